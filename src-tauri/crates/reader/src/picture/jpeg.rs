//! A JPEG's size and orientation from its markers (ITU-T T.81 annex B). The pixels are pdfium's business.

use super::{Orientation, Upright, exif};
use crate::fault::ReadFault;
use crate::worker::Supply;

/// Markers before the picture: thumbnails and colour profiles fit, an endless chain does not.
const MAX_SEGMENTS: usize = 512;
/// The worker holds the decoded picture: four bytes for each pixel.
const MAX_AREA: u64 = 100_000_000;

pub(crate) fn examine(supply: &Supply) -> Result<Upright, ReadFault> {
    let damaged = || ReadFault::damaged("no size in the JPEG");
    let mut orientation = Orientation::Upright;
    let mut position = 2;
    for _ in 0..MAX_SEGMENTS {
        let mut head = [0u8; 4];
        supply.read_at(position, &mut head).map_err(|_| damaged())?;
        let [0xff, marker, high, low] = head else { return Err(damaged()) };
        if marker == 0xff {
            // A fill byte.
            position += 1;
            continue;
        }
        let len = u64::from(u16::from_be_bytes([high, low]));
        if len < 2 {
            return Err(damaged());
        }
        let mut segment = vec![0; (len - 2) as usize];
        match marker {
            0xe1 => {
                supply.read_at(position + 4, &mut segment).map_err(|_| damaged())?;
                if let Some(tiff) = segment.strip_prefix(b"Exif\0\0") {
                    orientation = exif::orientation(tiff);
                }
            }
            // Frame headers; C4, C8 and CC are tables and reserved.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                supply.read_at(position + 4, &mut segment).map_err(|_| damaged())?;
                let &[_, a, b, c, d, ..] = segment.as_slice() else { return Err(damaged()) };
                let (height, width) = (u32::from(u16::from_be_bytes([a, b])), u32::from(u16::from_be_bytes([c, d])));
                return checked(Upright { stored: (width, height), orientation });
            }
            _ => {}
        }
        position += 2 + len;
    }
    Err(damaged())
}

fn checked(picture: Upright) -> Result<Upright, ReadFault> {
    let (width, height) = picture.stored;
    match u64::from(width) * u64::from(height) {
        0 => Err(ReadFault::damaged("an empty JPEG")),
        area if area > MAX_AREA => Err(ReadFault::too_large("pixels of the JPEG")),
        _ => Ok(picture),
    }
}
