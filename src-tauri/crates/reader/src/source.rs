//! Where a document's bytes come from.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Random access to a document's bytes, held by the parent (for instance over encrypted chunks).
///
/// The worker reads in aligned chunks of 64 KiB. A source over one database connection wraps it in a `Mutex`.
pub trait ByteSource: Send + Sync {
    /// Returns the document's length in bytes; must not change while the document is open.
    fn len(&self) -> u64;

    /// Fills `buffer` with the bytes from `offset`; the caller never asks beyond [`ByteSource::len`].
    ///
    /// # Errors
    /// Any error ends the request with [`crate::ReadFault::SourceFailed`].
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()>;

    /// Returns true for a document without bytes.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A document held in memory.
pub struct MemorySource(pub Vec<u8>);

impl ByteSource for MemorySource {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let start = usize::try_from(offset).map_err(|_| io::ErrorKind::UnexpectedEof)?;
        let end = start.checked_add(buffer.len()).ok_or(io::ErrorKind::UnexpectedEof)?;
        buffer.copy_from_slice(self.0.get(start..end).ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }
}

/// A document in a file, for intake before anything is encrypted.
pub struct FileSource {
    file: Mutex<File>,
    len: u64,
}

impl FileSource {
    /// Opens the file for reading; its length is taken once, now.
    ///
    /// # Errors
    /// The file cannot be opened or its length not be read.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let len = file.metadata()?.len();
        Ok(Self { file: Mutex::new(file), len })
    }
}

impl ByteSource for FileSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(buffer)
    }
}
