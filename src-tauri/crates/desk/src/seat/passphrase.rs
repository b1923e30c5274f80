//! A new passphrase for the copy and for the keys in it, which are wrapped under the same one.

use exchange::{
    certificates::OfficeCa,
    keys::{KeyFault, SigningKey},
};
use rules::time::Instant;

use super::{SIGNING_KEY, Seat};
use crate::{DeskError, Passphrase, office::CA_KEY};

/// Keys as they were wrapped under the passphrase before: the copy's envelope is a file of its own, and where power
/// fails between the keys and the envelope, the old passphrase must still open both.
const BEFORE: &str = "/before";

impl Seat {
    /// Exchanges the passphrase of the copy and of its keys. Backups made earlier keep the old one.
    ///
    /// # Errors
    /// [`store::OpenError::WrongPassphrase`] for a wrong old one; the copy's own.
    pub fn change_passphrase(&self, old: &Passphrase, new: &Passphrase, now: Instant) -> Result<(), DeskError> {
        // Before the keys are tried: it tells a wrong passphrase apart from a damaged key.
        self.check_passphrase(old)?;
        let mut wrapped = Vec::new();
        if let Some(before) = self.wrapped(SIGNING_KEY)? {
            let key = self.unwrap(SIGNING_KEY, old, SigningKey::from_wrapped)?.ok_or(DeskError::NotEnrolled)?;
            wrapped.push((SIGNING_KEY, before, key.to_wrapped(new.text())?));
        }
        if let Some(before) = self.wrapped(CA_KEY)? {
            let office = self.office()?;
            let open = |bytes: &[u8], text: &str| OfficeCa::from_wrapped(bytes, text, office.clone());
            let key = self.unwrap(CA_KEY, old, open)?.ok_or(DeskError::NotTheOffice)?;
            wrapped.push((CA_KEY, before, key.to_wrapped(new.text())?));
        }
        let changed = self.copy.change_passphrase(
            &old.for_copy(),
            &new.for_copy(),
            store::KdfCost::Standard,
            &now.to_string(),
            |write| {
                for (name, before, after) in &wrapped {
                    write.put_secret(&format!("{name}{BEFORE}"), before)?;
                    write.put_secret(name, after)?;
                }
                Ok(())
            },
        );
        changed.map_err(not_changed)
    }

    /// Opens a wrapped key of this copy; none when there is no such key.
    ///
    /// # Errors
    /// The passphrase is not the key's, the key is damaged, or the copy's own.
    pub(crate) fn unwrap<K>(
        &self,
        name: &str,
        passphrase: &Passphrase,
        open: impl Fn(&[u8], &str) -> Result<K, KeyFault>,
    ) -> Result<Option<K>, DeskError> {
        let Some(wrapped) = self.wrapped(name)? else { return Ok(None) };
        match open(&wrapped, passphrase.text()) {
            Err(KeyFault::WrongPassphrase) => {
                // Only where the copy itself still has this passphrase: a change that was finished is final.
                let before = self.wrapped(&format!("{name}{BEFORE}"))?;
                match before.filter(|_| self.check_passphrase(passphrase).is_ok()) {
                    Some(before) => Ok(Some(open(&before, passphrase.text())?)),
                    None => Err(KeyFault::WrongPassphrase.into()),
                }
            }
            opened => Ok(Some(opened?)),
        }
    }

    fn wrapped(&self, name: &str) -> Result<Option<Vec<u8>>, DeskError> {
        Ok(self.copy.secret(name)?.map(|secret| secret.to_vec()))
    }
}

pub(super) fn not_changed(error: store::ChangePassphraseError) -> DeskError {
    match error {
        store::ChangePassphraseError::Store(error) => DeskError::Store(error),
        store::ChangePassphraseError::Crypto => DeskError::Crypto(exchange::keys::CryptoFault),
        store::ChangePassphraseError::WrongPassphrase | store::ChangePassphraseError::EmptyPassphrase => {
            DeskError::Open(store::OpenError::WrongPassphrase)
        }
    }
}
