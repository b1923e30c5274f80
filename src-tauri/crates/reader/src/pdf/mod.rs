//! PDF by pdfium, and JPEG and PNG by way of it: opening, facts, text with boxes, pixels.

mod ffi;
mod outline;
mod text;

use crate::facts::{DocumentFacts, PageSize, PageText, Protection, Repair};
use crate::fault::ReadFault;
use crate::picture::{Orientation, Upright};
use crate::worker::Supply;
use ffi::{DocumentHandle, Library, LoadError, PageHandle};
use std::fs::File;
use std::path::Path;
use std::rc::Rc;

/// Longest side and area of a drawn page: 16 million pixels are 48 MB inside the worker.
const MAX_SIDE: u32 = 8192;
const MAX_AREA: u64 = 16 << 20;
/// A thumbnail is never smaller.
const MIN_SIDE: u32 = 8;
/// More pages than any bound volume has; a damaged count can claim millions.
const MAX_PAGES: u32 = 100_000;
/// ISO 32000-1 Annex C allows 14,400 pt; larger values are nonsense and would overflow 1/100 pt arithmetic.
const MAX_POINTS: f32 = 200_000.0;

/// pdfium, loaded and ready.
pub(crate) struct Engine(Rc<Library>);

/// Pixels as `width × height` red-green-blue triples.
pub(crate) struct Pixels {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rgb: Vec<u8>,
}

/// An open page document.
pub(crate) struct Pdf(DocumentHandle);

impl Engine {
    /// Loads the library and the fallback font; says why not in words for a log.
    pub(crate) fn load(library: &Path, font: &Path) -> Result<Self, String> {
        let font = File::open(font).map_err(|error| format!("fallback font: {error}"))?;
        Ok(Self(Rc::new(Library::load(library, &font)?)))
    }

    pub(crate) fn open(&self, supply: &Supply, password: Option<&str>) -> Result<Pdf, ReadFault> {
        let document = match DocumentHandle::open(&self.0, supply, password) {
            // One password is often given for a whole dossier; documents that need none ignore it.
            Err(LoadError::Password) if password.is_some() => DocumentHandle::open(&self.0, supply, None),
            other => other,
        };
        let document = document.map_err(|error| match (error, password) {
            (LoadError::Password, None) => ReadFault::NeedsPassword,
            (LoadError::Password, Some(_)) => ReadFault::WrongPassword,
            (LoadError::Security, _) => ReadFault::Unsupported { what: "this kind of PDF encryption".to_owned() },
            (LoadError::Format, _) => ReadFault::damaged("not a readable PDF"),
        })?;
        match document.page_count() {
            0 => Err(ReadFault::damaged("no pages")),
            pages if pages > MAX_PAGES => Err(ReadFault::too_large("page count")),
            _ => Ok(Pdf(document)),
        }
    }

    /// Opens a JPEG as a document of one upright page, one pixel being one point.
    pub(crate) fn open_jpeg(&self, supply: &Supply, picture: Upright) -> Result<Pdf, ReadFault> {
        let (width, height) = picture.size();
        let matrix = placement(picture.orientation, f64::from(width), f64::from(height));
        let size = (f64::from(width), f64::from(height));
        let made = DocumentHandle::from_jpeg(&self.0, supply, size, matrix);
        made.map(Pdf).ok_or_else(|| ReadFault::damaged("not a readable JPEG"))
    }

    pub(crate) fn open_pixels(&self, mut picture: crate::picture::png::Decoded) -> Result<Pdf, ReadFault> {
        let made = DocumentHandle::from_pixels(&self.0, picture.width, picture.height, &mut picture.bgrx);
        made.map(Pdf).ok_or_else(|| ReadFault::damaged("not a readable PNG"))
    }
}

impl Pdf {
    pub(crate) fn page_count(&self) -> u32 {
        self.0.page_count()
    }

    pub(crate) fn facts(&self) -> Result<DocumentFacts, ReadFault> {
        let pages = (0..self.page_count()).map(|page| {
            // A page that cannot be loaded keeps its place with the size of nothing.
            let (width, height) = self.0.page_size(page).unwrap_or_default();
            PageSize { width: hundredths(width), height: hundredths(height) }
        });
        Ok(DocumentFacts {
            pages: pages.collect(),
            outline: outline::read(&self.0),
            protection: protection(self.0.permissions()),
            repair: if self.0.has_valid_cross_references() { Repair::None } else { Repair::CrossReferencesRebuilt },
        })
    }

    pub(crate) fn text(&self, page: u32) -> Result<PageText, ReadFault> {
        text::read(&self.page(page)?)
    }

    /// Draws a page `wanted` pixels wide, or as wide as the limits allow.
    pub(crate) fn pixels(&self, page: u32, wanted: u32) -> Result<Pixels, ReadFault> {
        let page = self.page(page)?;
        let (width, height) = picture_size(page.size(), wanted);
        let rgb = page.draw(width, height).ok_or_else(|| ReadFault::too_large("picture"))?;
        Ok(Pixels { width, height, rgb })
    }

    fn page(&self, page: u32) -> Result<PageHandle<'_>, ReadFault> {
        self.0.page(page).ok_or_else(|| ReadFault::damaged(format!("page {}", page + 1)))
    }
}

fn hundredths(points: f32) -> u32 {
    (points.clamp(0.0, MAX_POINTS) * 100.0).round() as u32
}

/// ISO 32000-1 table 22: bit 3 printing, bit 4 changing, bit 5 copying, counted from 1.
fn protection(permissions: Option<u64>) -> Protection {
    match permissions {
        None => Protection::None,
        Some(bits) => Protection::Encrypted {
            may_print: bits & 1 << 2 != 0,
            may_change: bits & 1 << 3 != 0,
            may_copy: bits & 1 << 4 != 0,
        },
    }
}

/// Keeps the page's proportions inside the limits.
fn picture_size((width, height): (f32, f32), wanted: u32) -> (u32, u32) {
    let (width, height) = (f64::from(width).max(1.0), f64::from(height).max(1.0));
    let mut scale = f64::from(wanted.clamp(MIN_SIDE, MAX_SIDE)) / width;
    scale = scale.min(f64::from(MAX_SIDE) / height);
    scale = scale.min((MAX_AREA as f64 / (width * height)).sqrt());
    let side = |points: f64| ((points * scale).round() as u32).clamp(MIN_SIDE, MAX_SIDE);
    (side(width), side(height))
}

/// The matrix that puts the unit square, in which an image is drawn upright, on a page of `w × h` turned as the EXIF
/// orientation asks.
fn placement(orientation: Orientation, w: f64, h: f64) -> [f64; 6] {
    match orientation {
        Orientation::Upright => [w, 0.0, 0.0, h, 0.0, 0.0],
        Orientation::Mirrored => [-w, 0.0, 0.0, h, w, 0.0],
        Orientation::HalfTurn => [-w, 0.0, 0.0, -h, w, h],
        Orientation::MirroredHalfTurn => [w, 0.0, 0.0, -h, 0.0, h],
        // Stored first row is the left side, first column the top.
        Orientation::Transposed => [0.0, -h, -w, 0.0, w, h],
        // Stored first row is the right side, first column the top.
        Orientation::QuarterTurn => [0.0, -h, w, 0.0, 0.0, h],
        // Stored first row is the right side, first column the bottom.
        Orientation::Transversed => [0.0, h, w, 0.0, 0.0, 0.0],
        // Stored first row is the left side, first column the bottom.
        Orientation::ThreeQuarterTurn => [0.0, h, -w, 0.0, w, 0.0],
    }
}
