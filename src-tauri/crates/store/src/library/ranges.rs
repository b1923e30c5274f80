//! Reading any part of a document, for engines that jump about in it.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use crate::copy::Copy;
use crate::error::StoreError;
use crate::library::{CHUNK, chunk_row, documents};

/// 8 MiB of chunks.
const CACHED_CHUNKS: usize = 128;

/// The chunks read last.
#[derive(Default)]
pub(crate) struct ChunkCache {
    chunks: HashMap<i64, (u64, Arc<Vec<u8>>)>,
    clock: u64,
}

impl ChunkCache {
    /// Reads `length` bytes from `offset`, fewer where the content ends.
    pub(crate) fn read(
        &mut self,
        library: &Connection,
        (blob, size): (i64, u64),
        offset: u64,
        length: usize,
    ) -> Result<Vec<u8>, StoreError> {
        let end = offset.saturating_add(length as u64).min(size);
        let mut bytes = Vec::with_capacity(end.saturating_sub(offset) as usize);
        let mut at = offset;
        while at < end {
            let number = at / CHUNK as u64;
            let from = (at % CHUNK as u64) as usize;
            let wanted = ((end - at) as usize).min(CHUNK - from);
            let chunk = self.chunk(library, chunk_row(blob, number))?;
            let part =
                chunk.get(from..from + wanted).ok_or(StoreError::Damaged { what: "the chunks of a document" })?;
            bytes.extend_from_slice(part);
            at += wanted as u64;
        }
        Ok(bytes)
    }

    fn chunk(&mut self, library: &Connection, row: i64) -> Result<Arc<Vec<u8>>, StoreError> {
        self.clock += 1;
        if let Some((used, bytes)) = self.chunks.get_mut(&row) {
            *used = self.clock;
            return Ok(Arc::clone(bytes));
        }
        let bytes: Vec<u8> = library
            .prepare_cached("SELECT bytes FROM chunks WHERE chunk = ?1")?
            .query_row([row], |row| row.get(0))
            .optional()?
            .ok_or(StoreError::Damaged { what: "the chunks of a document" })?;
        if self.chunks.len() >= CACHED_CHUNKS {
            let oldest = self.chunks.iter().min_by_key(|(_, (used, _))| *used).map(|(row, _)| *row);
            oldest.and_then(|row| self.chunks.remove(&row));
        }
        let bytes = Arc::new(bytes);
        self.chunks.insert(row, (self.clock, Arc::clone(&bytes)));
        Ok(bytes)
    }
}

/// Finds complete content.
pub(crate) fn find_blob(library: &Connection, sha256: &str) -> Result<Option<(i64, u64)>, StoreError> {
    let blob = library
        .prepare_cached("SELECT blob, size FROM blobs WHERE sha256 = ?1")?
        .query_row([sha256], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))
        .optional()?;
    Ok(blob)
}

/// The connection and caches of range reads, apart from those of search.
pub(crate) struct Ranges {
    connection: Connection,
    blobs: HashMap<String, (i64, u64)>,
    cache: ChunkCache,
}

impl Ranges {
    pub(crate) fn new(connection: Connection) -> Self {
        Ranges { connection, blobs: HashMap::new(), cache: ChunkCache::default() }
    }

    /// Forgets everything; needed when documents went, since blob numbers are given again.
    pub(crate) fn clear(&mut self) {
        self.blobs.clear();
        self.cache = ChunkCache::default();
    }
}

impl Copy {
    /// Reads `length` bytes from `offset` of the content with this SHA-256; fewer where it ends, none beyond it.
    ///
    /// # Errors
    /// [`StoreError::NotInLibrary`] when no visible document has this content.
    pub fn read_range(&self, sha256: &str, offset: u64, length: usize) -> Result<Vec<u8>, StoreError> {
        let mut ranges = self.ranges();
        let ranges = &mut *ranges;
        let blob = match ranges.blobs.get(sha256) {
            Some(blob) => *blob,
            None => {
                let missing = || StoreError::NotInLibrary { what: format!("content {sha256}") };
                if !documents::names_content(&self.reader(), sha256)? {
                    return Err(missing());
                }
                let blob = find_blob(&ranges.connection, sha256)?.ok_or_else(missing)?;
                ranges.blobs.insert(sha256.to_owned(), blob);
                blob
            }
        };
        ranges.cache.read(&ranges.connection, blob, offset, length)
    }
}
