//! Text of documents that are being imported.

use reader::PageText;
use store::{Import, ImportError, Texts};

use super::{layer::TextLayer, read::Text};
use crate::DeskError;

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportProgress<'a> {
    /// Bytes of documents taken in.
    pub done: u64,
    /// Bytes of all documents of the package.
    pub total: u64,
    /// The document being taken in.
    pub document: &'a str,
    /// Pages read, while its text is read.
    pub pages: Option<PagesRead>,
}

/// How far a document's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PagesRead {
    /// Pages read.
    pub read: u32,
    /// Pages in all; 0 until they are known.
    pub of: u32,
}

/// A staged document of a running import.
pub(crate) struct Staging<'i, 'c> {
    pub(crate) import: &'i mut Import<'c>,
    pub(crate) key: &'i str,
    pub(crate) sha256: &'i str,
}

impl Text for Staging<'_, '_> {
    fn sha256(&self) -> Option<&str> {
        Some(self.sha256)
    }

    fn range(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, DeskError> {
        Ok(self.import.read_range(self.sha256, offset, length)?)
    }

    fn page(&mut self, page: u32, text: &PageText) -> Result<(), DeskError> {
        let boxes = TextLayer::to_json(text);
        unnumbered(self.import.text(self.key, page, &text.text, boxes.as_deref()))
    }
}

/// The document chosen of a copy.
impl Text for Texts<'_> {
    fn range(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, DeskError> {
        Ok(self.read_range(offset, length)?)
    }

    fn page(&mut self, page: u32, text: &PageText) -> Result<(), DeskError> {
        let boxes = TextLayer::to_json(text);
        unnumbered(self.text(page, &text.text, boxes.as_deref()))
    }
}

/// Pages beyond the copy's numbers have no text; no reader counts that far.
fn unnumbered(put: Result<(), ImportError>) -> Result<(), DeskError> {
    match put {
        Err(ImportError::PageNumber { .. }) => Ok(()),
        other => Ok(other?),
    }
}
