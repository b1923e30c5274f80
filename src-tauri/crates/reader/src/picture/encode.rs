//! Drawn pages as PNG, or as JPEG where a PNG would be large (scans). Runs in the parent, over raw pixels.

use crate::facts::{Picture, PictureFormat};
use std::io::{self, Write};

/// A page picture beyond this size is a scan or a photograph; lossless buys nothing there.
const MAX_PNG: usize = 1 << 20;
/// Small print stays readable, red seals stay red.
const JPEG_QUALITY: u8 = 90;

/// Encodes `width × height` RGB triples. `None` only for sizes that do not match or cannot be encoded.
pub(crate) fn encode(width: u32, height: u32, rgb: &[u8]) -> Option<Picture> {
    if width == 0 || height == 0 || rgb.len() as u64 != u64::from(width) * u64::from(height) * 3 {
        return None;
    }
    let grey = rgb.chunks_exact(3).all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2]);
    let samples: std::borrow::Cow<'_, [u8]> =
        if grey { rgb.iter().step_by(3).copied().collect::<Vec<_>>().into() } else { rgb.into() };
    let (format, bytes) = match png(width, height, &samples, grey) {
        Some(bytes) => (PictureFormat::Png, bytes),
        None => (PictureFormat::Jpeg, jpeg(width, height, &samples, grey)?),
    };
    Some(Picture { format, bytes, width, height })
}

/// `None` as soon as the file passes [`MAX_PNG`].
fn png(width: u32, height: u32, samples: &[u8], grey: bool) -> Option<Vec<u8>> {
    let mut bytes = Capped(Vec::new());
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(if grey { png::ColorType::Grayscale } else { png::ColorType::Rgb });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().ok()?;
    // In bands, so that a scan is noticed early and not compressed to the end for nothing.
    let mut stream = writer.stream_writer_with_size(64 << 10).ok()?;
    stream.write_all(samples).ok()?;
    stream.finish().ok()?;
    writer.finish().ok()?;
    Some(bytes.0)
}

fn jpeg(width: u32, height: u32, samples: &[u8], grey: bool) -> Option<Vec<u8>> {
    let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    let mut bytes = Vec::new();
    let colours = if grey { jpeg_encoder::ColorType::Luma } else { jpeg_encoder::ColorType::Rgb };
    jpeg_encoder::Encoder::new(&mut bytes, JPEG_QUALITY).encode(samples, width, height, colours).ok()?;
    Some(bytes)
}

struct Capped(Vec<u8>);

impl Write for Capped {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.0.len() + part.len() > MAX_PNG {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
