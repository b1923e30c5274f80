//! Making and opening a copy.

use std::path::Path;

use rules::time::Instant;
use store::{Copy, CopyInfo};

use super::{Seat, passphrase::not_changed};
use crate::{DeskError, Passphrase};

/// What the lock screen shows of a copy.
#[derive(Clone, Debug)]
pub struct SeatInfo {
    /// Whose copy it is.
    pub owner: String,
    /// For what, such as `expert`.
    pub kind: String,
    /// How much work one guess of the passphrase costs.
    pub cost: store::KdfCost,
}

impl Seat {
    /// Makes a copy in a missing or empty folder and leaves it open.
    ///
    /// # Errors
    /// The folder is not empty, the passphrase is empty, or the disk refuses.
    pub fn create(folder: &Path, passphrase: &Passphrase, info: SeatInfo, now: Instant) -> Result<Seat, DeskError> {
        let label = CopyInfo { owner: info.owner, kind: info.kind };
        let copy = Copy::create(folder, &passphrase.for_copy(), label, info.cost, &now.to_string())?;
        Ok(Seat { copy })
    }

    /// Opens a copy.
    ///
    /// # Errors
    /// Wrong passphrase, damaged, too new and in use are told apart.
    pub fn open(folder: &Path, passphrase: &Passphrase) -> Result<Seat, DeskError> {
        Ok(Seat { copy: Copy::open(folder, &passphrase.for_copy())? })
    }

    /// Checks that a passphrase is this copy's.
    ///
    /// # Errors
    /// [`store::OpenError::WrongPassphrase`], or the copy's own.
    pub fn check_passphrase(&self, passphrase: &Passphrase) -> Result<(), DeskError> {
        self.copy.check_passphrase(&passphrase.for_copy()).map_err(not_changed)
    }
}
