//! A strict reader of the one kind of PDF that is signed here: PDF 1.7 (ISO 32000-1), one revision, a classic
//! cross-reference table, every object exactly where the table says and not a byte between them.
//!
//! Two PDF programs can read two different documents out of one lax file; a file that passes here leaves no room for
//! that. Deliberately absent: object streams, cross-reference streams, encryption, repair, comments, filters.

mod file;
mod lexer;
mod value;

pub(super) use file::{HEADER, PdfFile};
pub(super) use value::{Dict, Kind, Value};

/// How a PDF departs from the prescribed build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{rule} at byte {offset}")]
pub struct Malformed {
    /// The rule that is broken.
    pub rule: &'static str,
    /// Where, in bytes from the start of the file.
    pub offset: u64,
}
