//! From pages to the bytes of a PDF 1.7 file.
//!
//! printpdf builds the document (catalog, page tree, fonts with their widths and ToUnicode maps); the
//! page contents, the attachment, the signature field and the serialisation are ours, because every byte
//! of them must come out the same on every machine: no Flate, no floats, no random identifiers.

mod fonts;
mod skeleton;
mod slot;
mod writer;

use super::{
    draw::{Codes, write_mark},
    flow::Page,
};

/// A file that is embedded in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, ASCII, for example `score-sheet.json`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
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
    pub(crate) attachment: &'a Attachment,
    pub(crate) slot: SlotInfo,
}

/// Writes pages as a file, with attachment and signature slot when `signing` says so.
pub(crate) fn write(title: &str, pages: &[Page], signing: Option<&Signing<'_>>) -> Vec<u8> {
    let codes = Codes::of_marks(pages.iter().flatten().map(|(_, _, mark)| mark));
    let contents: Vec<Vec<u8>> = pages.iter().map(|page| content(page, &codes)).collect();
    let mut document = skeleton::document(title, contents, &codes);
    let slot = signing.map(|signing| slot::add(&mut document, signing));
    writer::write(&document, slot)
}

fn content(page: &Page, codes: &Codes) -> Vec<u8> {
    let mut out = Vec::with_capacity(16 * 1024);
    for (left, top, mark) in page {
        write_mark(&mut out, codes, mark, *left, *top);
    }
    out
}
