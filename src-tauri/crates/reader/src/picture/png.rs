//! A PNG's pixels, laid on white, in the byte order pdfium takes.

use super::MAX_SIDE;
use crate::fault::ReadFault;
use crate::worker::{RangeReader, Supply};
use std::io::BufReader;

/// Decoded pixels held at once, twice: as read and as handed on.
const MAX_AREA: u64 = 40_000_000;
const MAX_BYTES: usize = 400 << 20;

/// Pixels of four bytes, blue first, the fourth without meaning.
pub(crate) struct Decoded {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bgrx: Vec<u8>,
}

pub(crate) fn decode(supply: &Supply) -> Result<Decoded, ReadFault> {
    let limits = png::Limits { bytes: MAX_BYTES };
    let mut decoder = png::Decoder::new_with_limits(BufReader::new(RangeReader::new(supply)), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(|_| ReadFault::damaged("head of the PNG"))?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_AREA {
        return Err(ReadFault::too_large("pixels of the PNG"));
    }
    let size = reader.output_buffer_size().ok_or_else(|| ReadFault::too_large("pixels of the PNG"))?;
    let mut raw = vec![0; size];
    let frame = reader.next_frame(&mut raw).map_err(|_| ReadFault::damaged("pixels of the PNG"))?;
    let pixels = &raw[..frame.buffer_size()];
    let bgrx = match frame.color_type {
        png::ColorType::GrayscaleAlpha => {
            pixels.chunks_exact(2).flat_map(|pixel| on_white([pixel[0]; 3], pixel[1])).collect()
        }
        png::ColorType::Rgba => {
            pixels.chunks_exact(4).flat_map(|pixel| on_white([pixel[2], pixel[1], pixel[0]], pixel[3])).collect()
        }
        _ => return Err(ReadFault::damaged("colours of the PNG")),
    };
    Ok(Decoded { width, height, bgrx })
}

fn on_white(colour: [u8; 3], alpha: u8) -> [u8; 4] {
    let alpha = u32::from(alpha);
    let mix = |value: u8| ((u32::from(value) * alpha + 255 * (255 - alpha) + 127) / 255) as u8;
    [mix(colour[0]), mix(colour[1]), mix(colour[2]), 255]
}
