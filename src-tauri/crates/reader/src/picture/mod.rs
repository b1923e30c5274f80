//! Pictures: the size and orientation of foreign ones, and the encoding of drawn pages.
//!
//! `jpeg` and `png` read foreign files inside the worker; `encode` runs in the parent, over raw pixels only.

pub(crate) mod encode;
mod exif;
pub(crate) mod jpeg;
pub(crate) mod png;

pub(crate) use exif::Orientation;

/// No side of a picture is longer; JPEG cannot say more, a PNG claiming more is a bomb.
pub(crate) const MAX_SIDE: u32 = 65_535;

/// A JPEG's stored size and how to turn it upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Upright {
    pub(crate) stored: (u32, u32),
    pub(crate) orientation: Orientation,
}

impl Upright {
    /// Returns width and height as people see the picture.
    pub(crate) fn size(self) -> (u32, u32) {
        let (width, height) = self.stored;
        if self.orientation.swaps_sides() { (height, width) } else { (width, height) }
    }
}
