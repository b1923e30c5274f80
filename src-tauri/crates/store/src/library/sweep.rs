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

impl Copy {
    /// Sweeps now instead of at the next opening. Does nothing while an import runs.
    pub fn reclaim(&self) -> Result<(), StoreError> {
        if self.importing.load(Ordering::Acquire) {
            return Ok(());
        }
        sweep(self).map(|_| ())
    }
}

/// Sweeps and returns how many documents and contents went. The caller makes sure that no import is running.
pub(crate) fn sweep(copy: &Copy) -> Result<usize, StoreError> {
    let named: HashSet<i64> = documents::keys_in_order(&copy.reader())?.into_iter().map(|(_, _, key)| key).collect();
    let library = copy.library();
    let stale: Vec<i64> =
        column(&library, "SELECT library_key FROM entries")?.into_iter().filter(|key| !named.contains(key)).collect();
    for &key in &stale {
        remove_entry(&library, key)?;
    }
    let orphans = column(&library, "SELECT blob FROM blobs WHERE blob NOT IN (SELECT blob FROM entries)")?;
    for &blob in &orphans {
        remove_blob(&library, blob)?;
    }
    let swept = stale.len() + orphans.len();
    if swept > 0 {
        copy.ranges().clear();
        give_back(&library)?;
    }
    Ok(swept)
}

fn column(library: &Connection, query: &str) -> Result<Vec<i64>, StoreError> {
    let mut statement = library.prepare(query)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Text first, the entry last: a crash in between leaves something that is still found to be stale.
fn remove_entry(library: &Connection, key: i64) -> Result<(), StoreError> {
    loop {
        let transaction = library.unchecked_transaction()?;
        let last: Option<i64> = transaction.query_row(
            "SELECT max(page) FROM (SELECT page FROM pages WHERE page BETWEEN ?1 AND ?2
                                    ORDER BY page LIMIT ?3)",
            rusqlite::params![page_row(key, 0), page_row(key + 1, 0) - 1, PAGES_AT_ONCE],
            |row| row.get(0),
        )?;
        let Some(last) = last else {
            transaction.execute("DELETE FROM entries WHERE library_key = ?1", [key])?;
            transaction.commit()?;
            return Ok(());
        };
        let range = [page_row(key, 0), last];
        transaction.execute("DELETE FROM page_index WHERE rowid BETWEEN ?1 AND ?2", range)?;
        transaction.execute("DELETE FROM pages WHERE page BETWEEN ?1 AND ?2", range)?;
        transaction.commit()?;
    }
}

/// Chunks first, from the lowest that is left; the blob last.
fn remove_blob(library: &Connection, blob: i64) -> Result<(), StoreError> {
    let end = chunk_row(blob + 1, 0) - 1;
    loop {
        let transaction = library.unchecked_transaction()?;
        let first: Option<i64> = transaction.query_row(
            "SELECT min(chunk) FROM chunks WHERE chunk BETWEEN ?1 AND ?2",
            [chunk_row(blob, 0), end],
            |row| row.get(0),
        )?;
        let Some(first) = first else {
            transaction.execute("DELETE FROM blobs WHERE blob = ?1", [blob])?;
            transaction.commit()?;
            return Ok(());
        };
        transaction.execute(
            "DELETE FROM chunks WHERE chunk BETWEEN ?1 AND ?2",
            [first, end.min(first + CHUNKS_AT_ONCE - 1)],
        )?;
        transaction.commit()?;
    }
}

/// Returns free pages to the file system, so that nothing of a cancelled import stays on the disk.
fn give_back(library: &Connection) -> Result<(), StoreError> {
    loop {
        let free: i64 = library.query_row("PRAGMA freelist_count", [], |row| row.get(0))?;
        if free == 0 {
            break;
        }
        library.execute_batch(&format!("PRAGMA incremental_vacuum({FREED_AT_ONCE})"))?;
        let left: i64 = library.query_row("PRAGMA freelist_count", [], |row| row.get(0))?;
        if left >= free {
            break;
        }
    }
    library.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}
