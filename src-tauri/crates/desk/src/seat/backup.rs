//! Backup and restore of what cannot be made anew: drafts, signed sheets, keys and the journal. Dossiers are left out;
//! they are imported again from their packages.

use std::{fs, path::Path};

use rules::time::Instant;
use store::{BackupError, Copy, CreateError, OpenError};

use super::Seat;
use crate::{DeskError, Passphrase};

/// The files of a backup, as [`Copy::backup_work`] writes them; the envelope last, without it a folder is no copy.
const FILES: [&str; 2] = ["work.db", "envelope.json"];

impl Seat {
    /// Writes a backup into an empty or missing folder. It is encrypted as the copy is and opens with its passphrase.
    ///
    /// # Errors
    /// The folder is not empty, or the disk refuses.
    pub fn back_up(&self, to: &Path) -> Result<(), DeskError> {
        self.copy.backup_work(to).map_err(|error| match error {
            BackupError::NotEmpty => DeskError::Create(CreateError::NotEmpty),
            BackupError::Store(error) => DeskError::Store(error),
        })
    }

    /// Makes a copy of a backup in an empty or missing folder and opens it. The backup stays as it is.
    ///
    /// # Errors
    /// No backup there, a wrong passphrase, the folder is not empty, or the disk refuses; then nothing is left.
    pub fn restore(backup: &Path, to: &Path, passphrase: &Passphrase, now: Instant) -> Result<Seat, DeskError> {
        if FILES.iter().any(|name| !backup.join(name).is_file()) {
            return Err(DeskError::Open(OpenError::NotACopy));
        }
        let was_there = to.is_dir();
        if was_there && fs::read_dir(to)?.next().is_some() {
            return Err(DeskError::Create(CreateError::NotEmpty));
        }
        let restored = copy_files(backup, to)
            .map_err(DeskError::Io)
            .and_then(|()| Ok(Copy::open_discarding_library(to, &passphrase.for_copy(), &now.to_string())?));
        match restored {
            Ok(copy) => Ok(Seat { copy }),
            Err(error) => {
                sweep(to, was_there);
                Err(error)
            }
        }
    }
}

fn copy_files(backup: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for name in FILES {
        fs::copy(backup.join(name), to.join(name))?;
        fs::File::open(to.join(name))?.sync_all()?;
    }
    Ok(())
}

/// What cannot be removed was reported by the error that led here.
fn sweep(folder: &Path, was_there: bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let _ = fs::remove_file(entry.path());
    }
    if !was_there {
        let _ = fs::remove_dir(folder);
    }
}
