//! The open copy: its connections and its plain reads. One file per act beside this one.

pub(crate) mod backup;
pub(crate) mod create;
pub(crate) mod destroy;
pub(crate) mod integrity;
pub(crate) mod open;
pub(crate) mod passphrase;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::ThreadId;

use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::drafts::{self, Draft};
use crate::envelope::{DatabaseKey, Label};
use crate::error::StoreError;
use crate::journal::{self, Entry, Head};
use crate::library::ranges::Ranges;
use crate::platform::{self, FileIdentity};
use crate::records::{self, Record, RecordInfo};
use crate::{database, named};

pub use backup::BackupError;

pub(crate) const ENVELOPE: &str = "envelope.json";
pub(crate) const LOCK: &str = "lock";

/// An open copy. May be shared between threads; writes take turns, reads do not wait for them.
pub struct Copy {
    folder: PathBuf,
    label: Label,
    key: DatabaseKey,
    work_file: FileIdentity,
    writer: Mutex<Connection>,
    /// Which thread is writing, to refuse a write inside a write instead of waiting for ever.
    writing: Mutex<Option<ThreadId>>,
    reader: Mutex<Connection>,
    library: Mutex<Connection>,
    ranges: Mutex<Ranges>,
    /// Whether somebody adds to or sweeps the library.
    pub(crate) library_turn: AtomicBool,
    /// Last, so that it is released after the databases are closed.
    _lock: open::Lock,
}

/// The writing connection, for as long as one writing lasts.
pub(crate) struct Writer<'c> {
    pub(crate) connection: MutexGuard<'c, Connection>,
    writing: &'c Mutex<Option<ThreadId>>,
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        *hold(self.writing) = None;
    }
}

/// Locks; a panic in another thread does not matter, because its transaction was rolled back.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Copy {
    /// Who the copy belongs to, as legible without the passphrase.
    pub fn label(&self) -> &Label {
        &self.label
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The whole journal, oldest first. Check it with [`journal::verify`].
    pub fn journal(&self) -> Result<Vec<Entry>, StoreError> {
        journal::all(&hold(&self.reader))
    }

    pub fn journal_head(&self) -> Result<Head, StoreError> {
        journal::head(&hold(&self.reader))
    }

    /// The records of a kind, ordered by key and digest.
    pub fn records(&self, kind: &str) -> Result<Vec<RecordInfo>, StoreError> {
        records::of_kind(&hold(&self.reader), kind)
    }

    pub fn records_by_key(&self, kind: &str, key: &str) -> Result<Vec<RecordInfo>, StoreError> {
        records::of_key(&hold(&self.reader), kind, key)
    }

    pub fn record(&self, digest: &str) -> Result<Option<Record>, StoreError> {
        records::get(&hold(&self.reader), digest)
    }

    pub fn secret(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        named::secret(&hold(&self.reader), name)
    }

    pub fn value(&self, name: &str) -> Result<Option<String>, StoreError> {
        named::value(&hold(&self.reader), name)
    }

    /// Names and values whose name begins with `prefix`, ordered by name.
    pub fn values(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreError> {
        named::values(&hold(&self.reader), prefix)
    }

    pub fn draft(&self, key: &str) -> Result<Option<Draft>, StoreError> {
        drafts::get(&hold(&self.reader), key)
    }

    /// All drafts, ordered by key.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        drafts::all(&hold(&self.reader))
    }

    /// Earlier versions of a draft, newest first.
    pub fn draft_history(&self, key: &str) -> Result<Vec<Draft>, StoreError> {
        drafts::history(&hold(&self.reader), key)
    }

    /// Takes the writing connection, after making sure that the folder is still there.
    pub(crate) fn writer(&self) -> Result<Writer<'_>, StoreError> {
        let me = std::thread::current().id();
        if *hold(&self.writing) == Some(me) {
            return Err(StoreError::NestedWrite);
        }
        let connection = hold(&self.writer);
        *hold(&self.writing) = Some(me);
        let writer = Writer { connection, writing: &self.writing };
        self.check_present()?;
        Ok(writer)
    }

    pub(crate) fn reader(&self) -> MutexGuard<'_, Connection> {
        hold(&self.reader)
    }

    pub(crate) fn library(&self) -> MutexGuard<'_, Connection> {
        hold(&self.library)
    }

    pub(crate) fn ranges(&self) -> MutexGuard<'_, Ranges> {
        hold(&self.ranges)
    }

    pub(crate) fn key(&self) -> &DatabaseKey {
        &self.key
    }

    /// On Unix an open file can be removed and still be written to; such a write must not be acknowledged.
    pub(crate) fn check_present(&self) -> Result<(), StoreError> {
        let path = self.folder.join(database::Database::Work.file_name());
        match platform::file_identity(&path) {
            Ok(found) if found == self.work_file => Ok(()),
            Ok(_) => Err(StoreError::Gone),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(StoreError::Gone),
            Err(error) => Err(StoreError::from_io(error)),
        }
    }
}
