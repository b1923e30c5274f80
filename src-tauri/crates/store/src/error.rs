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
            _ => StoreError::Io(error),
        }
    }
}
