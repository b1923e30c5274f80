//! A new copy in an empty folder.

use std::path::Path;

use crate::act::Act;
use crate::copy::open::{self, Fresh, OpenError};
use crate::copy::{Copy, ENVELOPE, LOCK};
use crate::database::Database;
use crate::envelope::{self, DatabaseKey, Envelope, KdfCost, Label, Passphrase};
use crate::error::StoreError;
use crate::{instant, platform};

/// What the lock screen shows. It lies outside the encryption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyInfo {
    pub owner: String,
    /// The role, as the caller spells it.
    pub kind: String,
}

#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    #[error("the folder is not empty")]
    NotEmpty,
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    #[error("the cryptographic library failed")]
    Crypto,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Copy {
    /// Makes a copy in a folder that is missing or empty and leaves it open. The envelope is written last: a folder
    /// without one is not a copy. On failure nothing stays.
    pub fn create(
        folder: &Path,
        passphrase: &Passphrase,
        info: CopyInfo,
        cost: KdfCost,
        now: &str,
    ) -> Result<Copy, CreateError> {
        instant::check(now)?;
        if passphrase.is_empty() {
            return Err(CreateError::EmptyPassphrase);
        }
        platform::create_private_dir(folder).map_err(StoreError::from_io)?;
        let mut entries = std::fs::read_dir(folder).map_err(StoreError::from_io)?;
        if entries.next().is_some() {
            return Err(CreateError::NotEmpty);
        }
        let result = fill(folder, passphrase, info, cost, now);
        if result.is_err() {
            remove_files(folder);
        }
        result
    }
}

fn fill(folder: &Path, passphrase: &Passphrase, info: CopyInfo, cost: KdfCost, now: &str) -> Result<Copy, CreateError> {
    let lock = open::take_lock(folder).map_err(of_opening)?;
    let key = DatabaseKey::generate().map_err(|_| CreateError::Crypto)?;
    let copy = envelope::random_id().map_err(|_| CreateError::Crypto)?;
    let label = Label { copy, owner: info.owner, kind: info.kind, created_at: now.to_owned() };
    for database in [Database::Work, Database::Library] {
        // Made here, so that SQLite's own files inherit the narrow permissions.
        platform::open_private_file(&folder.join(database.file_name())).map_err(StoreError::from_io)?;
    }
    let envelope =
        Envelope::seal(&key, passphrase, label.clone(), Vec::new(), cost).map_err(|_| CreateError::Crypto)?;
    let copy = open::assemble(folder, label, key, lock, Fresh::Everything, |copy| {
        copy.write(Act::CREATE_COPY, now, &copy.label().copy, |_| Ok::<_, StoreError>(()))
    })
    .map_err(of_opening)?;
    platform::replace_file(&folder.join(ENVELOPE), &envelope.to_bytes()).map_err(StoreError::from_io)?;
    Ok(copy)
}

/// Opening what was just made can only fail in the store.
fn of_opening(error: OpenError) -> CreateError {
    CreateError::Store(match error {
        OpenError::Io(error) => StoreError::from_io(error),
        OpenError::Store(error) => error,
        OpenError::InUse => StoreError::Io(std::io::ErrorKind::WouldBlock.into()),
        OpenError::Damaged { what } => StoreError::Damaged { what },
        OpenError::NotACopy | OpenError::WrongPassphrase | OpenError::TooNew { .. } => {
            StoreError::Damaged { what: "a new copy" }
        }
    })
}

/// Removes every file a copy consists of, as far as possible.
pub(crate) fn remove_files(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| {
            name.starts_with("work.db") || name.starts_with("library.db") || name == LOCK || name.starts_with(ENVELOPE)
        });
        if ours {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
