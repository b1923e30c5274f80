//! Text of documents that are being imported.

use std::{
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use reader::{ByteSource, PageText};
use store::{Import, ImportError, StagedContent, StoreError, Texts};

use super::{
    layer::TextLayer,
    read::{Text, head_of},
};
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
    pub(crate) loan: &'i Loan,
}

impl Text for Staging<'_, '_> {
    fn range(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, DeskError> {
        Ok(self.loan.0.read(offset, length)?)
    }

    fn page(&mut self, page: u32, text: &PageText) -> Result<(), DeskError> {
        let boxes = TextLayer::to_json(text);
        unnumbered(self.import.text(self.key, page, &text.text, boxes.as_deref()))
    }
}

/// Staged content lent to the thread that waits for the worker. Given back when this is dropped, whatever that thread
/// does: the import must not end while it is out.
pub(crate) struct Loan(Arc<Lent>);

struct Lent {
    size: u64,
    content: Mutex<Option<StagedContent>>,
    /// Why bytes could not be given: the copy's own failure, which is not the document's.
    failure: Mutex<Option<StoreError>>,
}

impl Loan {
    pub(crate) fn of(content: StagedContent) -> Loan {
        Loan(Arc::new(Lent { size: content.size(), content: Mutex::new(Some(content)), failure: Mutex::new(None) }))
    }

    pub(crate) fn source(&self) -> Arc<dyn ByteSource> {
        Arc::clone(&self.0) as Arc<dyn ByteSource>
    }

    pub(crate) fn head(&self) -> Result<Vec<u8>, StoreError> {
        self.0.read(0, head_of(self.0.size))
    }

    /// Returns what kept bytes from being given.
    pub(crate) fn failure(&self) -> Option<StoreError> {
        hold(&self.0.failure).take()
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        hold(&self.0.content).take();
    }
}

impl Lent {
    fn read(&self, offset: u64, length: usize) -> Result<Vec<u8>, StoreError> {
        hold(&self.content).as_mut().map_or(Err(StoreError::Gone), |content| content.read_range(offset, length))
    }
}

impl ByteSource for Lent {
    fn len(&self) -> u64 {
        self.size
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let bytes = self.read(offset, buffer.len()).map_err(|error| {
            *hold(&self.failure) = Some(error);
            io::Error::from(io::ErrorKind::BrokenPipe)
        })?;
        if bytes.len() != buffer.len() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        buffer.copy_from_slice(&bytes);
        Ok(())
    }
}

/// A thread that panicked while it held the lock left nothing half done.
fn hold<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
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
