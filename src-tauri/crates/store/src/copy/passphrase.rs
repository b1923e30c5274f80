//! A new passphrase: the key stays, only its envelope is written anew.

use crate::act::Act;
use crate::copy::open::{self, OpenError};
use crate::copy::{Copy, ENVELOPE};
use crate::envelope::{DatabaseKey, Envelope, EnvelopeError, KdfCost, Passphrase};
use crate::error::StoreError;
use crate::platform;
use crate::write::Write;

#[derive(Debug, thiserror::Error)]
pub enum ChangePassphraseError {
    /// The old passphrase does not open this copy.
    #[error("wrong passphrase")]
    WrongPassphrase,
    #[error("the new passphrase is empty")]
    EmptyPassphrase,
    #[error("the cryptographic library failed")]
    Crypto,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Copy {
    /// Exchanges the passphrase. Journaled; the old envelope is overwritten as far as the medium allows. Backups made
    /// earlier keep the old passphrase.
    ///
    /// `also` writes what else hangs on the passphrase, just before the envelope is exchanged. Power may fail between
    /// the two: what it writes must serve whoever still has the old passphrase as well.
    pub fn change_passphrase(
        &self,
        old: &Passphrase,
        new: &Passphrase,
        cost: KdfCost,
        at: &str,
        also: impl FnOnce(&mut Write<'_>) -> Result<(), StoreError>,
    ) -> Result<(), ChangePassphraseError> {
        if new.is_empty() {
            return Err(ChangePassphraseError::EmptyPassphrase);
        }
        let path = self.folder().join(ENVELOPE);
        let (current, key) = self.opened_envelope(old)?;
        let recovery = current.recovery().to_vec();
        let envelope =
            Envelope::seal(&key, new, current.label, recovery, cost).map_err(|_| ChangePassphraseError::Crypto)?;
        let before = std::fs::OpenOptions::new().write(true).open(&path);
        // Everything that may fail for want of room happens before the entry, the exchange itself after it.
        let replacement = platform::prepare_replacement(&path, &envelope.to_bytes()).map_err(StoreError::from_io)?;
        self.write(Act::CHANGE_PASSPHRASE, at, &self.label().copy, also)?;
        replacement.put_in_place().map_err(StoreError::from_io)?;
        if let Ok(mut before) = before {
            let _ = platform::overwrite(&mut before);
        }
        Ok(())
    }

    /// Checks that a passphrase is this copy's, before it wraps anything else.
    pub fn check_passphrase(&self, passphrase: &Passphrase) -> Result<(), ChangePassphraseError> {
        self.opened_envelope(passphrase).map(|_| ())
    }

    fn opened_envelope(&self, passphrase: &Passphrase) -> Result<(Envelope, DatabaseKey), ChangePassphraseError> {
        self.check_present()?;
        let envelope = open::read_envelope(self.folder()).map_err(|error| match error {
            OpenError::Io(error) => StoreError::from_io(error),
            OpenError::NotACopy => StoreError::Gone,
            _ => StoreError::Damaged { what: ENVELOPE },
        })?;
        let key = envelope.open(passphrase).map_err(|error| match error {
            EnvelopeError::WrongPassphrase => ChangePassphraseError::WrongPassphrase,
            EnvelopeError::Crypto => ChangePassphraseError::Crypto,
            _ => StoreError::Damaged { what: ENVELOPE }.into(),
        })?;
        Ok((envelope, key))
    }
}
