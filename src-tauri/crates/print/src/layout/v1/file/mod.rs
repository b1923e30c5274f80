//! From pages to the bytes of a PDF 1.7 file.
//!
//! All of it is ours, object by object, because every byte must come out the same on every machine: no
//! Flate, no floats, no random identifiers. The numbers and the order of the objects are those the first
//! files of this layout had, and stay.

mod document;
mod fonts;
mod slot;
mod subset;
mod writer;

use md5::{Digest, Md5};
use sha2::Sha256;

use super::{codes::Codes, draw::write_mark, flow::Page};

/// A file that is embedded in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// Its name, ASCII, for example `score-sheet.json`.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Their MD5, which the file states (ISO 32000-1, 7.11.4): a check against accidents, no security rests on it.
    pub md5: [u8; 16],
}

impl<'a> Attachment<'a> {
    /// Returns a file with these bytes.
    #[must_use]
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Attachment<'a> {
        Attachment { name, bytes, md5: Md5::digest(bytes).into() }
    }
}

/// A moment in UTC, as the signer's machine claims it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimedAt {
    /// Four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

/// What the signature dictionary says besides the signature itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotInfo {
    /// `/M` and the creation date.
    pub claimed_at: ClaimedAt,
}

/// Number of bytes reserved for the signature; written as twice as many hexadecimal zeros.
pub const SIGNATURE_BYTES: usize = 4096;

/// What goes into a file besides its pages.
pub(crate) struct Signing<'a> {
    pub(crate) attachment: &'a Attachment<'a>,
    pub(crate) slot: SlotInfo,
    pub(crate) hashed: Option<&'a Hashed<'a>>,
}

/// Bytes a file may begin with, and their SHA-256 so far: whoever compares a file has hashed it already.
pub struct Hashed<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// The state of the hash after them.
    pub state: &'a Sha256,
}

/// Writes pages as a file, with attachment and signature slot when `signing` says so.
pub(crate) fn write(title: &str, pages: &[Page], signing: Option<&Signing<'_>>) -> Vec<u8> {
    let codes = Codes::of_marks(pages.iter().flatten().map(|(_, _, mark)| mark));
    document::write(title, pages, &codes, signing)
}

/// Appends the content stream of a page.
fn write_content(out: &mut Vec<u8>, page: &Page, codes: &Codes) {
    for (left, top, mark) in page {
        write_mark(out, codes, mark, *left, *top);
    }
}
