//! A passphrase on its way from a field into the desk.

use std::fmt;

use serde::{Deserialize, Deserializer};
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::Passphrase;

/// What was typed into a passphrase field. It is never written out again and is wiped when dropped.
#[derive(TS)]
#[ts(as = "String")]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Returns the passphrase.
    #[must_use]
    pub fn passphrase(&self) -> Passphrase {
        Passphrase::new(&self.0)
    }

    /// Returns what was typed, for a password that is not a passphrase of ours.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Secret, D::Error> {
        String::deserialize(deserializer).map(|text| Secret(Zeroizing::new(text)))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}
