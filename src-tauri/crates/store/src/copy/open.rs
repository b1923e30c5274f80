//! Opening a copy: lock → envelope → key → prove it by a read → level → sweep.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use crate::act::Act;
use crate::copy::{Copy, ENVELOPE, LOCK};
use crate::database::{self, Database};
use crate::envelope::{DatabaseKey, Envelope, EnvelopeError, Label, Passphrase};
use crate::error::StoreError;
use crate::library::ballast::Ballast;
use crate::library::documents;
use crate::library::ranges::Ranges;
use crate::library::sweep;
use crate::migrate::{self, MigrateError};
use crate::{copy, instant, journal, platform};

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No envelope there.
    #[error("not a copy")]
    NotACopy,
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The bytes of a part do not verify. `what` is `envelope.json`, `work.db`, `library.db` or `the journal`.
    #[error("damaged: {what}")]
    Damaged { what: &'static str },
    /// Made by a newer program; the numbers are levels of the envelope or of a database.
    #[error("level {found} is newer than the known {known}")]
    TooNew { found: u32, known: u32 },
    /// Open in this or another process.
    #[error("in use")]
    InUse,
    #[error("input or output: {0}")]
    Io(#[source] std::io::Error),
    #[error(transparent)]
    Store(StoreError),
}

impl Copy {
    /// Reads the label of a copy without its passphrase and without opening it.
    pub fn peek(folder: &Path) -> Result<Label, OpenError> {
        Ok(read_envelope(folder)?.label)
    }

    /// Opens a copy and sweeps what an interrupted import left.
    pub fn open(folder: &Path, passphrase: &Passphrase) -> Result<Copy, OpenError> {
        let (envelope, lock, key) = unlock(folder, passphrase)?;
        assemble(folder, envelope.label, key, lock, Fresh::Nothing, |_| Ok(()))
    }

    /// Opens a copy whose library is damaged or missing with an empty one: documents and packages are forgotten and can
    /// be imported again; everything in `work.db` else stays. Journaled.
    pub fn open_discarding_library(folder: &Path, passphrase: &Passphrase, at: &str) -> Result<Copy, OpenError> {
        instant::check(at).map_err(OpenError::Store)?;
        let (envelope, lock, key) = unlock(folder, passphrase)?;
        for suffix in ["", "-wal", "-shm"] {
            let path = folder.join(format!("{}{suffix}", Database::Library.file_name()));
            match std::fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(OpenError::Io(error));
                }
                _ => {}
            }
        }
        platform::open_private_file(&folder.join(Database::Library.file_name())).map_err(OpenError::Io)?;
        assemble(folder, envelope.label, key, lock, Fresh::Library, |copy| {
            copy.write(Act::DISCARD_LIBRARY, at, &copy.label().copy, |write| documents::forget_all(write.transaction()))
        })
    }
}

fn unlock(folder: &Path, passphrase: &Passphrase) -> Result<(Envelope, Lock, DatabaseKey), OpenError> {
    if !folder.join(ENVELOPE).exists() {
        return Err(OpenError::NotACopy);
    }
    let lock = take_lock(folder)?;
    let envelope = read_envelope(folder)?;
    let key = envelope.open(passphrase).map_err(of_envelope)?;
    Ok((envelope, lock, key))
}

pub(crate) fn read_envelope(folder: &Path) -> Result<Envelope, OpenError> {
    let bytes = std::fs::read(folder.join(ENVELOPE)).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => OpenError::NotACopy,
        _ => OpenError::Io(error),
    })?;
    Envelope::parse(&bytes).map_err(of_envelope)
}

fn of_envelope(error: EnvelopeError) -> OpenError {
    match error {
        EnvelopeError::WrongPassphrase => OpenError::WrongPassphrase,
        EnvelopeError::TooNew { found } => OpenError::TooNew { found, known: crate::envelope::FORMAT_VERSION },
        EnvelopeError::Damaged | EnvelopeError::Crypto => OpenError::Damaged { what: ENVELOPE },
    }
}

/// Held while the copy is open.
pub(crate) struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone does not give it back while a process that another thread is just starting holds the same file.
        let _ = self.0.unlock();
    }
}

pub(crate) fn take_lock(folder: &Path) -> Result<Lock, OpenError> {
    let file = platform::open_private_file(&folder.join(LOCK)).map_err(OpenError::Io)?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(file)),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse),
        Err(TryLockError::Error(error)) => Err(OpenError::Io(error)),
    }
}

/// Which databases may be empty because they have just been made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fresh {
    Nothing,
    Library,
    Everything,
}

/// Opens the databases of an unlocked copy. `first` runs when both are at this program's level, before the journal is
/// checked and the library swept.
pub(crate) fn assemble(
    folder: &Path,
    label: Label,
    key: DatabaseKey,
    lock: Lock,
    fresh: Fresh,
    first: impl FnOnce(&Copy) -> Result<(), StoreError>,
) -> Result<Copy, OpenError> {
    Ballast::drop_stale(folder);
    let work_path = folder.join(Database::Work.file_name());
    let work_file =
        platform::file_identity(&work_path).map_err(|_| OpenError::Damaged { what: Database::Work.file_name() })?;
    let connect =
        |which: Database| database::connect(folder, which, &key).map_err(|error| of_database(which, error.into()));
    let mut writer = connect(Database::Work)?;
    if fresh != Fresh::Everything {
        migrate::require_begun(&writer).map_err(|error| of_migration(Database::Work, error))?;
    }
    migrate::migrate(&mut writer, migrate::WORK, |connection, next| {
        let beside = folder.join(format!("{}.before-{next}", Database::Work.file_name()));
        copy::backup::copy_work_file(connection, folder, &beside)
    })
    .map_err(|error| of_migration(Database::Work, error))?;
    let mut library = connect(Database::Library)?;
    if fresh == Fresh::Nothing {
        migrate::require_begun(&library).map_err(|error| of_migration(Database::Library, error))?;
    }
    // No copy of the library first: it may hold gigabytes, and the packages hold them too.
    migrate::migrate(&mut library, migrate::LIBRARY, |_, _| Ok(()))
        .map_err(|error| of_migration(Database::Library, error))?;
    let copy = Copy {
        folder: folder.to_path_buf(),
        label,
        work_file,
        writer: Mutex::new(writer),
        writing: Mutex::new(None),
        reader: Mutex::new(connect(Database::Work)?),
        library: Mutex::new(library),
        ranges: Mutex::new(Ranges::new(connect(Database::Library)?)),
        library_turn: AtomicBool::new(false),
        key,
        _lock: lock,
    };
    platform::sync_dir(folder).map_err(OpenError::Io)?;
    first(&copy).map_err(|error| of_database(Database::Work, error))?;
    journal::check_end(&copy.reader()).map_err(|error| match error {
        StoreError::Damaged { what: "the journal" } => OpenError::Damaged { what: "the journal" },
        error => of_database(Database::Work, error),
    })?;
    // What could not be swept is invisible all the same, and the next opening tries again.
    if let Err(error @ StoreError::Damaged { .. }) = sweep::sweep(&copy) {
        return Err(of_database(Database::Library, error));
    }
    Ok(copy)
}

fn of_database(which: Database, error: StoreError) -> OpenError {
    match error {
        StoreError::Damaged { .. } => OpenError::Damaged { what: which.file_name() },
        // The folder's files went away while opening.
        StoreError::Database(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen) => {
            OpenError::Damaged { what: which.file_name() }
        }
        error => OpenError::Store(error),
    }
}

fn of_migration(which: Database, error: MigrateError) -> OpenError {
    match error {
        MigrateError::TooNew { found, known } => OpenError::TooNew { found, known },
        MigrateError::Store(error) => of_database(which, error),
    }
}
