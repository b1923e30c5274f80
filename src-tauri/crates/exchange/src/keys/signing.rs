//! A private signing key.

use std::fmt;

use openssl::ec::{EcGroup, EcKey};
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use serde::{Deserialize, Serialize};

use super::envelope::{self, KeyFault};
use super::{CryptoFault, PublicKey, ecdsa};
use crate::Digest;

/// What a private key is for; a key envelope of one kind does not open as the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyKind {
    /// Signs files in a person's or a role's name.
    Signing,
    /// The office's authority: issues certificates and signs nothing else.
    OfficeCa,
}

/// A P-256 private key with its public half. Not `Clone`: one owner, wiped when dropped.
pub struct SigningKey {
    private: PKey<Private>,
    public: PublicKey,
}

impl SigningKey {
    /// Generates a key with OpenSSL's random generator.
    pub fn generate() -> Result<Self, CryptoFault> {
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
        Self::from_private(PKey::from_ec_key(EcKey::generate(&group)?)?)
    }

    /// Wraps the key under a passphrase (`paneldesk.key/1`: PBES2, scrypt, AES-256).
    ///
    /// The passphrase's UTF-8 bytes are used as they are: normalise it (NFC) before.
    pub fn to_wrapped(&self, passphrase: &str) -> Result<Vec<u8>, CryptoFault> {
        envelope::wrap(self, KeyKind::Signing, passphrase)
    }

    /// Opens a wrapped signing key; a wrong passphrase and a damaged envelope are two faults.
    pub fn from_wrapped(bytes: &[u8], passphrase: &str) -> Result<Self, KeyFault> {
        envelope::unwrap(bytes, KeyKind::Signing, passphrase)
    }

    pub(crate) fn to_wrapped_authority(&self, passphrase: &str) -> Result<Vec<u8>, CryptoFault> {
        envelope::wrap(self, KeyKind::OfficeCa, passphrase)
    }

    pub(crate) fn from_wrapped_authority(bytes: &[u8], passphrase: &str) -> Result<Self, KeyFault> {
        envelope::unwrap(bytes, KeyKind::OfficeCa, passphrase)
    }

    /// Returns the public half.
    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// Signs content by its SHA-256 digest; DER, smaller s.
    pub(crate) fn sign(&self, content: &Digest) -> Result<Vec<u8>, CryptoFault> {
        ecdsa::sign(&self.private, content)
    }

    pub(super) fn from_private(private: PKey<Private>) -> Result<Self, CryptoFault> {
        let public = PublicKey::of_private(&private).map_err(|_| CryptoFault)?;
        Ok(Self { private, public })
    }

    pub(crate) const fn to_openssl(&self) -> &PKey<Private> {
        &self.private
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("public", &self.public).finish_non_exhaustive()
    }
}
