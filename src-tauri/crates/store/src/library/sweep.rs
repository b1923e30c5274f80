//! Removing library rows that `work.db` does not name: an interrupted import, a replaced or withdrawn document.

use std::collections::HashSet;
use std::sync::atomic::Ordering;

use rusqlite::Connection;

use crate::copy::Copy;
use crate::error::StoreError;
use crate::library::{chunk_row, documents, page_row};

/// Rows removed in one transaction: 16 MiB of chunks.
const CHUNKS_AT_ONCE: i64 = 256;
const PAGES_AT_ONCE: u32 = 2048;
/// Pages of the file given back in one step.
const FREED_AT_ONCE: u32 = 1024;

/// The right to add to or sweep the library; one at a time.
pub(crate) struct Turn<'c>(&'c Copy);

impl<'c> Turn<'c> {
    pub(crate) fn take(copy: &'c Copy) -> Option<Self> {
        let taken = copy.library_turn.swap(true, Ordering::AcqRel);
        (!taken).then_some(Turn(copy))
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.library_turn.store(false, Ordering::Release);
    }
}

impl Copy {
    /// Sweeps now instead of at the next opening. Does nothing while an import runs, which sweeps at its end.
    pub fn reclaim(&self) -> Result<(), StoreError> {
        let Some(_turn) = Turn::take(self) else { return Ok(()) };
        sweep(self).map(|_| ())
    }
}

/// Sweeps and returns how many documents and contents went. The caller holds the turn. Readers get theirs between the
/// steps.
pub(crate) fn sweep(copy: &Copy) -> Result<usize, StoreError> {
    let named: HashSet<i64> = documents::keys_in_order(&copy.reader())?.into_iter().map(|(_, _, key)| key).collect();
    let stale: Vec<i64> = column(&copy.library(), "SELECT library_key FROM entries")?
        .into_iter()
        .filter(|key| !named.contains(key))
        .collect();
    if !stale.is_empty() {
        // Waits for a read under way; later ones ask work.db first and do not find what goes.
        copy.ranges().clear();
    }
    for &key in &stale {
        while remove_pages_or_entry(&copy.library(), key)? == Left::Some {}
    }
    let orphans = column(&copy.library(), "SELECT blob FROM blobs WHERE blob NOT IN (SELECT blob FROM entries)")?;
    for &blob in &orphans {
        while remove_chunks_or_blob(&copy.library(), blob)? == Left::Some {}
    }
    let swept = stale.len() + orphans.len();
    // Nothing to sweep and yet free: a sweep was killed between the two.
    if swept > 0 || free_pages(&copy.library())? > 0 {
        while give_back(&copy.library())? == Left::Some {}
        copy.library().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    }
    Ok(swept)
}

/// Whether a step left something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    Some,
    Nothing,
}

fn column(library: &Connection, query: &str) -> Result<Vec<i64>, StoreError> {
    let mut statement = library.prepare(query)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Text first, the entry last: a crash in between leaves something that is still found to be stale.
fn remove_pages_or_entry(library: &Connection, key: i64) -> Result<Left, StoreError> {
    let transaction = library.unchecked_transaction()?;
    let last: Option<i64> = transaction.query_row(
        "SELECT max(page) FROM (SELECT page FROM pages WHERE page BETWEEN ?1 AND ?2 ORDER BY page LIMIT ?3)",
        rusqlite::params![page_row(key, 0), page_row(key + 1, 0) - 1, PAGES_AT_ONCE],
        |row| row.get(0),
    )?;
    let left = match last {
        Some(last) => {
            let range = [page_row(key, 0), last];
            transaction.execute("DELETE FROM page_index WHERE rowid BETWEEN ?1 AND ?2", range)?;
            transaction.execute("DELETE FROM pages WHERE page BETWEEN ?1 AND ?2", range)?;
            Left::Some
        }
        None => {
            transaction.execute("DELETE FROM entries WHERE library_key = ?1", [key])?;
            Left::Nothing
        }
    };
    transaction.commit()?;
    Ok(left)
}

/// Chunks first, from the lowest that is left; the blob last.
fn remove_chunks_or_blob(library: &Connection, blob: i64) -> Result<Left, StoreError> {
    let end = chunk_row(blob + 1, 0) - 1;
    let transaction = library.unchecked_transaction()?;
    let first: Option<i64> = transaction.query_row(
        "SELECT min(chunk) FROM chunks WHERE chunk BETWEEN ?1 AND ?2",
        [chunk_row(blob, 0), end],
        |row| row.get(0),
    )?;
    let left = match first {
        Some(first) => {
            let range = [first, end.min(first + CHUNKS_AT_ONCE - 1)];
            transaction.execute("DELETE FROM chunks WHERE chunk BETWEEN ?1 AND ?2", range)?;
            Left::Some
        }
        None => {
            transaction.execute("DELETE FROM blobs WHERE blob = ?1", [blob])?;
            Left::Nothing
        }
    };
    transaction.commit()?;
    Ok(left)
}

/// Returns free pages to the file system, so that nothing of a cancelled import stays on the disk.
fn give_back(library: &Connection) -> Result<Left, StoreError> {
    let before = free_pages(library)?;
    {
        // Each step frees one page, and the steps of one statement are one transaction.
        let mut statement = library.prepare(&format!("PRAGMA incremental_vacuum({FREED_AT_ONCE})"))?;
        let mut rows = statement.query([])?;
        while rows.next()?.is_some() {}
    }
    let after = free_pages(library)?;
    Ok(if after == 0 || after >= before { Left::Nothing } else { Left::Some })
}

fn free_pages(library: &Connection) -> Result<i64, StoreError> {
    Ok(library.query_row("PRAGMA freelist_count", [], |row| row.get(0))?)
}
