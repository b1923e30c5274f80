//! What can go wrong while the copy is open.
//!
//! Errors carry ids and counts, never keys, texts or names: they end in logs.

use rusqlite::ErrorCode;

/// A failure of storage itself. Whatever was acknowledged before it is still there.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The medium has no room left; the change was rolled back.
    #[error("the disk is full")]
    DiskFull,
    /// The medium has room, but its file system holds no file of that size (4 GiB on FAT32); nothing was changed.
    #[error("the file would be larger than its file system allows")]
    FileTooLarge,
    /// The copy's folder was removed, renamed or its medium unplugged; nothing more is acknowledged.
    #[error("the copy's folder is gone")]
    Gone,
    /// The stored bytes do not verify.
    #[error("damaged: {what}")]
    Damaged { what: &'static str },
    /// An instant that is not RFC 3339 in UTC with a final `Z`.
    #[error("not an RFC 3339 instant in UTC: {found:?}")]
    NotAnInstant { found: String },
    /// A digest that is not 64 lower-case hexadecimal digits.
    #[error("not a SHA-256 in lower-case hexadecimal")]
    NotADigest,
    /// `write` was called from inside a `write` on the same thread.
    #[error("a write inside a write")]
    NestedWrite,
    /// The copy names content that its library does not hold (a library that was discarded and not refilled).
    #[error("the library does not hold {what}")]
    NotInLibrary { what: String },
    #[error("input or output: {0}")]
    Io(#[from] std::io::Error),
    #[error("database: {0}")]
    Database(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // The shared index of the log is a file too, and on a full medium it is the first that finds no room.
        let extended = error.sqlite_error().map(|code| code.extended_code);
        if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return StoreError::DiskFull;
        }
        // SQLite does not say why a write failed; the system still does, since nothing failed after it.
        if extended == Some(rusqlite::ffi::SQLITE_IOERR_WRITE) && is_too_large(&std::io::Error::last_os_error()) {
            return StoreError::FileTooLarge;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                StoreError::Damaged { what: "a database page" }
            }
            _ => StoreError::Database(error),
        }
    }
}

impl StoreError {
    /// Turns an error of the file system into the one the user can act on.
    pub(crate) fn from_io(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
            _ if is_too_large(&error) => StoreError::FileTooLarge,
            _ => StoreError::Io(error),
        }
    }
}

fn is_too_large(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::FileTooLarge
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

    use super::StoreError;
    use crate::{Copy, CopyInfo, DraftError, KdfCost, Passphrase};

    #[cfg(unix)]
    #[test]
    fn a_file_system_that_holds_no_larger_files_is_told_from_a_full_one() {
        let of = |code| StoreError::from_io(std::io::Error::from_raw_os_error(code));
        let (too_large, no_space, denied) = (27, 28, 13);
        assert!(matches!(of(too_large), StoreError::FileTooLarge));
        assert!(matches!(of(no_space), StoreError::DiskFull));
        assert!(matches!(of(denied), StoreError::Io(_)));
    }

    /// SQLite reports a file that may not grow exactly as it reports a full medium.
    #[test]
    fn a_full_disk_loses_nothing_that_was_acknowledged_and_room_lets_it_go_on() {
        let home = tempfile::tempdir().unwrap();
        let now = "2026-11-21T08:00:00Z";
        let info = CopyInfo { owner: String::new(), kind: String::new() };
        let pass = Passphrase::new("p");
        let copy = Copy::create(home.path(), &pass, info, KdfCost::Light, now).unwrap();
        let limit = |pages: u32| {
            let writer = copy.writer().unwrap();
            let query = format!("PRAGMA max_page_count = {pages}");
            writer.connection.query_row(&query, [], |_| Ok(())).unwrap();
        };
        limit(40);
        let text = "x".repeat(100_000);
        let mut version = 0;
        let refused = loop {
            match copy.save_draft("k", &text, version, now) {
                Ok(new) => version = new,
                Err(error) => break error,
            }
        };
        assert!(matches!(refused, DraftError::Store(StoreError::DiskFull)), "{refused:?}");
        assert!(version > 0);
        assert_eq!(copy.draft("k").unwrap().unwrap().version, version);
        limit(1_000_000);
        assert_eq!(copy.save_draft("k", "room", version, now).unwrap(), version + 1);
        assert_eq!(copy.integrity().unwrap(), []);
    }
}
