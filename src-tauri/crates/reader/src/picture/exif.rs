//! The orientation tag of EXIF (JEITA CP-3451, tag 0x0112), in the first image directory of a TIFF block.

/// How the stored pixels have to be turned to stand upright; the eight values of the tag, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Orientation {
    Upright,
    Mirrored,
    HalfTurn,
    MirroredHalfTurn,
    Transposed,
    QuarterTurn,
    Transversed,
    ThreeQuarterTurn,
}

impl Orientation {
    pub(crate) fn swaps_sides(self) -> bool {
        matches!(self, Self::Transposed | Self::QuarterTurn | Self::Transversed | Self::ThreeQuarterTurn)
    }

    fn from_tag(value: u16) -> Self {
        match value {
            2 => Self::Mirrored,
            3 => Self::HalfTurn,
            4 => Self::MirroredHalfTurn,
            5 => Self::Transposed,
            6 => Self::QuarterTurn,
            7 => Self::Transversed,
            8 => Self::ThreeQuarterTurn,
            _ => Self::Upright,
        }
    }
}

/// Reads the orientation from a TIFF block; anything unreadable means upright, as viewers do.
pub(super) fn orientation(tiff: &[u8]) -> Orientation {
    find(tiff).map_or(Orientation::Upright, Orientation::from_tag)
}

fn find(tiff: &[u8]) -> Option<u16> {
    let big_endian = match tiff.get(..4)? {
        b"II*\0" => false,
        b"MM\0*" => true,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let bytes: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let long = |at: usize| -> Option<u32> {
        let bytes: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let count = usize::from(short(directory)?);
    (0..count).find_map(|entry| {
        let at = directory.checked_add(2 + entry * 12)?;
        let is_short = short(at.checked_add(2)?)? == 3;
        if short(at)? == 0x0112 && is_short { short(at.checked_add(8)?) } else { None }
    })
}
