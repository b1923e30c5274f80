//! Keys: P-256 for signing, X25519 (age) for sealing.
//!
//! A person's signing key is made on their own machine and leaves it only wrapped by their passphrase. Keys and
//! decrypted key material are wiped from memory when dropped: OpenSSL clears its private numbers, our own buffers
//! are `Zeroizing`. Randomness comes from OpenSSL (signing keys, salts) and from age (the operating system).
//!
//! P-256 with SHA-256 is the only algorithm today; the field that names it is everywhere so that SM2 with SM3 can
//! follow as another value. Nothing here is assessed cryptography in the sense of 商用密码.

mod ecdsa;
mod envelope;
mod sealing;
mod signing;

use serde::{Deserialize, Serialize};

pub use ecdsa::{PublicKey, PublicKeyFault, SignatureFault};
pub use envelope::KeyFault;
pub use sealing::{AgeIdentity, AgeKeyFault, Recipient};
pub use signing::{KeyKind, SigningKey};

/// The signature algorithm of a key, a certificate or a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Algorithm {
    /// ECDSA over P-256 with SHA-256 (FIPS 186-5). The text `sm2-sm3` is reserved and refused.
    #[serde(rename = "ecdsa-p256-sha256")]
    EcdsaP256Sha256,
}

impl Algorithm {
    /// Returns the text used in files.
    pub const fn text(self) -> &'static str {
        match self {
            Self::EcdsaP256Sha256 => "ecdsa-p256-sha256",
        }
    }
}

/// The cryptographic library refused an operation that should always work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the cryptographic library refused")]
pub struct CryptoFault;

impl From<openssl::error::ErrorStack> for CryptoFault {
    fn from(_: openssl::error::ErrorStack) -> Self {
        Self
    }
}
