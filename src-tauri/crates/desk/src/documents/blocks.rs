//! Documents that flow (DOCX, workbooks, text) as headings, paragraphs and tables.

use std::sync::Arc;

use reader::{Block, MemorySource, ReadFault, detect};

use super::{Engine, ViewerUnavailable};
use crate::{DeskError, seat::Seat};

/// Larger office files are refused: they are unpacked in memory.
const LARGEST: u64 = 256 << 20;

impl Seat {
    /// Returns the blocks of a page, from 1: the whole of a DOCX or text, a sheet of a workbook.
    ///
    /// # Errors
    /// There is no such document, it has no blocks, the viewer does not start, or the copy's own.
    pub fn page_blocks(&self, key: &str, page: u32, engine: &Engine) -> Result<Vec<Block>, DeskError> {
        let document = self.document(key)?;
        if document.size > LARGEST {
            return Err(DeskError::NotShown(ReadFault::TooLarge { what: "document".to_owned() }));
        }
        let place = page.checked_sub(1).ok_or_else(|| DeskError::NoSuchPage { key: key.to_owned(), page })?;
        let bytes = self.document_bytes(key, 0, usize::try_from(document.size).unwrap_or_default())?;
        let kind = detect(&bytes, &document.name);
        let password = self.document_password(&document.sha256)?;
        let mut worker = engine
            .start()
            .map_err(|fault| DeskError::Viewer(ViewerUnavailable::NotStarted { why: fault.to_string() }))?;
        worker
            .open_only(Arc::new(MemorySource(bytes)), kind, password.as_ref().map(|password| password.as_str()))
            .map_err(DeskError::NotShown)?;
        worker.page_blocks(place).map_err(DeskError::NotShown)
    }
}
