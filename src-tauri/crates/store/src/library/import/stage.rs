//! Where rows wait until the import is committed: the library, in transactions of bounded size.

use rusqlite::Connection;

use crate::error::StoreError;

/// Bytes staged in one transaction, which bounds the log file.
const TRANSACTION: u64 = 16 << 20;

pub(super) struct Stage {
    /// The import's own, so that readers go on meanwhile.
    pub(super) library: Connection,
    /// Bytes in the open transaction; `None`: none is open.
    pending: Option<u64>,
}

impl Stage {
    pub(super) fn new(library: Connection) -> Self {
        Stage { library, pending: None }
    }

    /// Makes sure that a transaction is open and not too large for so many more bytes.
    pub(super) fn grow(&mut self, bytes: u64) -> Result<(), StoreError> {
        self.grow_within(TRANSACTION, bytes)
    }

    /// As [`Stage::grow`], with a smaller bound.
    pub(super) fn grow_within(&mut self, bound: u64, bytes: u64) -> Result<(), StoreError> {
        if self.pending.is_some_and(|pending| pending > 0 && pending + bytes > bound) {
            self.commit()?;
        }
        match &mut self.pending {
            Some(pending) => *pending += bytes,
            None => {
                self.library.execute_batch("BEGIN IMMEDIATE")?;
                self.pending = Some(bytes);
            }
        }
        Ok(())
    }

    /// Ends the open transaction, if there is one.
    pub(super) fn commit(&mut self) -> Result<(), StoreError> {
        if self.pending.is_some() {
            self.library.execute_batch("COMMIT")?;
            self.pending = None;
        }
        Ok(())
    }

    /// Forgets what the open transaction holds.
    pub(super) fn roll_back(&mut self) {
        if self.pending.take().is_some() {
            let _ = self.library.execute_batch("ROLLBACK");
        }
    }
}
