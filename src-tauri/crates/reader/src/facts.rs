//! What an opened document gives: facts, text with boxes, blocks, pictures. Plain values without behaviour.

use serde::{Deserialize, Serialize};

/// Everything known about a document after opening it, without reading its pages' content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFacts {
    /// One entry per page as shown (after rotation). DOCX and text: one page of size 0 × 0. XLSX: one per sheet.
    /// JPEG and PNG: one page, one pixel = one point, turned upright by the EXIF orientation.
    pub pages: Vec<PageSize>,
    /// Bookmarks in reading order; at most 10,000.
    pub outline: Vec<OutlineEntry>,
    pub protection: Protection,
    pub repair: Repair,
}

/// A page's size as shown, its rotation applied, in 1/100 pt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSize {
    pub width: u32,
    pub height: u32,
}

/// One bookmark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineEntry {
    /// 0 at the top.
    pub level: u8,
    pub title: String,
    /// The page it leads to, from 0.
    pub page: Option<u32>,
}

/// Encryption and the owner's wishes. Restrictions are reported, not enforced: the program decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Protection {
    None,
    /// Encrypted; opened without or with a password. ISO 32000-1 table 22, bits 3, 5 and 4.
    Encrypted {
        may_print: bool,
        may_copy: bool,
        may_change: bool,
    },
}

/// Whether the file had to be mended in memory to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repair {
    None,
    /// The cross-reference table was missing or wrong and was rebuilt by scanning the file.
    CrossReferencesRebuilt,
}

/// A page's text with the place of every character.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageText {
    /// Lines end with `\n`.
    pub text: String,
    /// One `[left, top, right, bottom]` per `char` of `text`, in 1/100 pt from the top left corner of the page as
    /// shown. `[0, 0, 0, 0]` where the character has no place (line ends, made-up spaces). Empty for documents
    /// without pages (DOCX, XLSX, text).
    pub boxes: Vec<[i32; 4]>,
}

/// A page as an encoded picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub format: PictureFormat,
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    Png,
    Jpeg,
}

impl PictureFormat {
    /// Returns the MIME type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// A piece of a document that flows (DOCX, XLSX, text), in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Level 1 to 9.
    Heading {
        level: u8,
        text: String,
    },
    Paragraph {
        text: String,
    },
    Table {
        rows: Vec<Vec<TableCell>>,
    },
    /// Text that stands outside the flow.
    Aside {
        place: Aside,
        text: String,
    },
}

/// Where text outside the flow stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aside {
    Header,
    Footer,
    Footnote,
    Endnote,
    Comment,
    TextBox,
}

/// A table cell; cells covered by a span are left out, as in HTML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCell {
    pub text: String,
    /// Columns and rows it covers, at least 1.
    pub columns: u16,
    pub rows: u16,
}

/// How far the worker process is locked in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confinement {
    /// Resource limits, no new privileges, system-call allow-list.
    Full,
    /// A plain child process: this platform has no confinement here yet.
    ProcessOnly,
}

/// Writes blocks as plain text, for searching and citing: one line per paragraph, table cells separated by tabs.
/// Cells covered by a merged one leave no gap.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Heading { text: line, .. } | Block::Paragraph { text: line } | Block::Aside { text: line, .. } => {
                text.push_str(line);
                text.push('\n');
            }
            Block::Table { rows } => {
                for row in rows {
                    for (index, cell) in row.iter().enumerate() {
                        if index > 0 {
                            text.push('\t');
                        }
                        text.push_str(&cell.text);
                    }
                    text.push('\n');
                }
            }
        }
    }
    text
}
