//! Layout v1. Frozen once released: a change of a single byte it prints is layout v2.
//!
//! Everything that decides bytes lives in this folder: fonts, line breaking, the blocks, the fixed words
//! of the forms, and the writing of the file. A paper goes through four steps: page struct → blocks →
//! strips on pages → bytes.

mod blocks;
mod breaking;
mod classes;
mod codes;
mod draw;
mod file;
mod flow;
mod font_files;
mod fonts;
pub mod pages;
mod qr;
mod refuse;
mod text;
mod units;

pub use blocks::{
    Align, BODY, BODY_BOLD, Block, COMMENT, Cell, Code, Column, CommentBlock, CommentLine, DIGEST, Fact, Facts, Grid,
    GridCell, GridRow, Heading, InkRow, LABEL, List, ListRow, Paragraph, QrMark, RowKind, SMALL, SMALL_LABEL, SealBox,
    SealRow, Verdict, Width, citation, groups,
};
pub use file::{Attachment, ClaimedAt, Hashed, SIGNATURE_BYTES, SlotInfo};
pub use flow::Margins;
pub use fonts::Face;
pub use refuse::uncovered;
pub use text::{Rich, Span, Style, span, whole};
pub use units::Mpt;

/// The name of this layout, as it stands in the data that is attached to a page.
pub const ID: &str = "v1";

/// The fonts this layout prints with: name and SHA-256 of the font program.
pub const FONTS: [(&str, &str); 6] = {
    let mut fonts = [("", ""); 6];
    let mut index = 0;
    while index < fonts.len() {
        let (name, _, sha256) = font_files::FONT_FILES[index];
        fonts[index] = (name, sha256);
        index += 1;
    }
    fonts
};

/// A paper, ready to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Title of the file.
    pub title: String,
    /// Left footer of every page.
    pub footer_left: String,
    /// Mark at the top right of every page of a demonstration edition.
    pub demo: Option<String>,
    /// Space around the text.
    pub margins: Margins,
    /// What is on the paper, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A printed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The bytes of the PDF.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: u32,
}

/// Why a paper is not printed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PrintError {
    /// The text holds characters that no font draws or that would hide something.
    #[error("{} characters of the text cannot be printed", .0.len())]
    Uncovered(Vec<char>),
    /// A box that is never cut (a verdict, a signature) is higher than a page.
    #[error("a part of the paper that must not be cut is higher than a page")]
    TooHigh,
    /// The name of an attachment is empty or not plain ASCII.
    #[error("the name of the attachment is not plain ASCII")]
    AttachmentName,
}

/// Prints a paper with its data attached and a place for one signature.
///
/// All bytes outside the hexadecimal digits of `/Contents` are final; the byte range is filled in.
///
/// # Errors
/// [`PrintError::Uncovered`] names what cannot be printed, [`PrintError::AttachmentName`] a name that a
/// PDF reader would not show as it is, [`PrintError::TooHigh`] a box that no page can hold.
pub fn finish(paper: &Paper, attachment: &Attachment<'_>, slot: &SlotInfo) -> Result<Printed, PrintError> {
    finish_hashed(paper, attachment, slot, None)
}

/// The same, to the byte; sooner when the file begins with bytes that somebody has hashed.
///
/// # Errors
/// As [`finish`].
pub fn finish_hashed(
    paper: &Paper,
    attachment: &Attachment<'_>,
    slot: &SlotInfo,
    hashed: Option<&Hashed<'_>>,
) -> Result<Printed, PrintError> {
    let name = &attachment.name;
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(PrintError::AttachmentName);
    }
    print(paper, Some(&file::Signing { attachment, slot: *slot, hashed }))
}

/// Prints a paper without data and signature (a report, a blank form).
///
/// # Errors
/// [`PrintError::Uncovered`] names what cannot be printed, [`PrintError::TooHigh`] a box that no page can hold.
pub fn plain(paper: &Paper) -> Result<Printed, PrintError> {
    print(paper, None)
}

/// Returns all visible text of a paper in its order, one cell, line or paragraph per line.
///
/// Without page numbers and without the codes that are drawn (QR).
pub fn page_text(paper: &Paper) -> String {
    let mut texts: Vec<String> = paper.demo.iter().cloned().collect();
    blocks::texts(&paper.blocks, &mut texts);
    texts.push(paper.footer_left.clone());
    texts.join("\n")
}

fn print(paper: &Paper, signing: Option<&file::Signing<'_>>) -> Result<Printed, PrintError> {
    let refused = uncovered(&format!("{}\n{}", paper.title, page_text(paper)));
    if !refused.is_empty() {
        return Err(PrintError::Uncovered(refused));
    }
    let pieces = blocks::pieces(&paper.blocks);
    if !flow::fits(&pieces, paper.margins) {
        return Err(PrintError::TooHigh);
    }
    let mut pages = flow::paginate(pieces, paper.margins);
    flow::add_margins(&mut pages, paper.margins, &paper.footer_left, paper.demo.as_deref());
    let bytes = file::write(&paper.title, &pages, signing);
    Ok(Printed { bytes, pages: pages.len() as u32 })
}
