//! The key envelope: `envelope.json`, format `paneldesk.copy/2`; of format 1 only the pages' codes differ, see
//! [`PageCode`].
//!
//! It holds the 32-byte database key, wrapped by AES-256-GCM under a key that scrypt (RFC 7914) makes from the
//! passphrase. The additional data binds every label and parameter, so none can be exchanged without the wrapping
//! failing. GCM alone cannot tell a wrong passphrase from a damaged file, hence the separate checksum over all fields:
//! it holds, and the tag does not → the passphrase is wrong. The checksum is against accidents, not against attackers.
//!
//! `recovery` is the place for further wrappings of the same key (to an age recipient, say); this version writes none
//! and keeps those it finds.

use std::sync::Arc;

use openssl::symm::Cipher;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use crate::hex;

const FORMAT_FAMILY: &str = "paneldesk.copy/";
/// The newest envelope format this program knows.
pub(crate) const FORMAT_VERSION: u32 = 2;

/// What a person types. Full-width and half-width forms are the same (NFKC), because an input method decides which comes.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    pub fn new(typed: &str) -> Self {
        // Reserved in one piece, so that no unwiped shorter buffer stays behind after growing.
        let mut normal = Zeroizing::new(String::with_capacity(typed.len() * 4 + 64));
        normal.extend(typed.nfkc());
        Passphrase(normal)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How much work one guess of the passphrase costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KdfCost {
    /// About 100 ms and 32 MiB per guess.
    #[default]
    Standard,
    /// About 1 ms: for tests only.
    Light,
}

/// The authentication code of every page of the databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageCode {
    /// Copies of format 1: SQLCipher's own choice.
    Sha512,
    /// Processors have instructions for SHA-256: half the time per page, and no weaker against forging.
    Sha256,
}

impl PageCode {
    const NEWEST: PageCode = PageCode::Sha256;

    fn of_format(version: u32) -> Self {
        if version == 1 { PageCode::Sha512 } else { PageCode::NEWEST }
    }

    fn format_version(self) -> u32 {
        match self {
            PageCode::Sha512 => 1,
            PageCode::Sha256 => FORMAT_VERSION,
        }
    }
}

/// The database key of an open copy, and how its pages are made with it. The bytes are behind a pointer, because moving
/// them would leave unwiped copies.
#[derive(Clone)]
pub(crate) struct DatabaseKey {
    bytes: Arc<Zeroizing<[u8; 32]>>,
    pages: PageCode,
}

impl DatabaseKey {
    pub(crate) fn generate() -> Result<Self, EnvelopeError> {
        let mut failure = None;
        let fill = |bytes: &mut [u8; 32]| failure = openssl::rand::rand_priv_bytes(bytes).err();
        let key = DatabaseKey::filled(PageCode::NEWEST, fill);
        failure.map_or(Ok(key), |_| Err(EnvelopeError::Crypto))
    }

    /// Makes the place first and fills it there.
    fn filled(pages: PageCode, fill: impl FnOnce(&mut [u8; 32])) -> Self {
        let mut place = Arc::new(Zeroizing::new([0u8; 32]));
        if let Some(bytes) = Arc::get_mut(&mut place) {
            fill(bytes);
        }
        DatabaseKey { bytes: place, pages }
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    pub(crate) fn pages(&self) -> PageCode {
        self.pages
    }

    /// The same key for pages made otherwise.
    #[cfg(test)]
    pub(crate) fn making(self, pages: PageCode) -> Self {
        DatabaseKey { pages, ..self }
    }
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum EnvelopeError {
    #[error("the envelope is damaged")]
    Damaged,
    #[error("envelope format {found} is newer than {FORMAT_VERSION}")]
    TooNew { found: u32 },
    #[error("the passphrase does not unwrap the key")]
    WrongPassphrase,
    #[error("the cryptographic library failed")]
    Crypto,
}

/// What is legible without the passphrase: enough for "whose copy is this" on the lock screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Random, 32 hexadecimal digits; the same for the copy's whole life.
    pub copy: String,
    pub owner: String,
    pub kind: String,
    pub created_at: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kdf {
    name: String,
    n: u64,
    r: u64,
    p: u64,
    salt: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrapped {
    cipher: String,
    nonce: String,
    /// Ciphertext and tag.
    key: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Envelope {
    format: String,
    pub(crate) label: Label,
    kdf: Kdf,
    wrapped: Wrapped,
    recovery: Vec<serde_json::Value>,
    checksum: String,
}

#[derive(Deserialize)]
struct FormatOnly {
    format: String,
}

fn version(format: &str) -> Option<u32> {
    format.strip_prefix(FORMAT_FAMILY)?.parse().ok()
}

impl Envelope {
    /// Wraps a key under a passphrase with fresh salt and nonce.
    pub(crate) fn seal(
        key: &DatabaseKey,
        passphrase: &Passphrase,
        label: Label,
        recovery: Vec<serde_json::Value>,
        cost: KdfCost,
    ) -> Result<Self, EnvelopeError> {
        let mut salt = [0u8; 32];
        let mut nonce = [0u8; 12];
        openssl::rand::rand_bytes(&mut salt).map_err(|_| EnvelopeError::Crypto)?;
        openssl::rand::rand_bytes(&mut nonce).map_err(|_| EnvelopeError::Crypto)?;
        let n = match cost {
            KdfCost::Standard => 1 << 15,
            KdfCost::Light => 1 << 8,
        };
        let mut envelope = Envelope {
            format: format!("{FORMAT_FAMILY}{}", key.pages.format_version()),
            label,
            kdf: Kdf { name: "scrypt".into(), n, r: 8, p: 1, salt: hex::encode(&salt) },
            wrapped: Wrapped { cipher: "aes-256-gcm".into(), nonce: hex::encode(&nonce), key: String::new() },
            recovery,
            checksum: String::new(),
        };
        let wrapping = envelope.wrapping_key(passphrase)?;
        let mut tag = [0u8; 16];
        let mut sealed = openssl::symm::encrypt_aead(
            Cipher::aes_256_gcm(),
            &*wrapping,
            Some(&nonce),
            &envelope.additional_data(),
            key.bytes(),
            &mut tag,
        )
        .map_err(|_| EnvelopeError::Crypto)?;
        sealed.extend_from_slice(&tag);
        envelope.wrapped.key = hex::encode(&sealed);
        envelope.checksum = envelope.expected_checksum();
        Ok(envelope)
    }

    /// Reads an envelope and checks that it is whole and of a known format.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let head: FormatOnly = serde_json::from_slice(bytes).map_err(|_| EnvelopeError::Damaged)?;
        let version = version(&head.format).ok_or(EnvelopeError::Damaged)?;
        if version > FORMAT_VERSION {
            return Err(EnvelopeError::TooNew { found: version });
        }
        let envelope: Envelope = serde_json::from_slice(bytes).map_err(|_| EnvelopeError::Damaged)?;
        if envelope.checksum != envelope.expected_checksum() {
            return Err(EnvelopeError::Damaged);
        }
        Ok(envelope)
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("BUG: an envelope is plain strings and numbers");
        bytes.push(b'\n');
        bytes
    }

    pub(crate) fn recovery(&self) -> &[serde_json::Value] {
        &self.recovery
    }

    /// Unwraps the database key.
    pub(crate) fn open(&self, passphrase: &Passphrase) -> Result<DatabaseKey, EnvelopeError> {
        let nonce = hex::decode(&self.wrapped.nonce).ok_or(EnvelopeError::Damaged)?;
        let sealed = hex::decode(&self.wrapped.key).ok_or(EnvelopeError::Damaged)?;
        if nonce.len() != 12 || sealed.len() != 48 || self.wrapped.cipher != "aes-256-gcm" {
            return Err(EnvelopeError::Damaged);
        }
        let wrapping = self.wrapping_key(passphrase)?;
        let mut plain = openssl::symm::decrypt_aead(
            Cipher::aes_256_gcm(),
            &*wrapping,
            Some(&nonce),
            &self.additional_data(),
            &sealed[..32],
            &sealed[32..],
        )
        .map_err(|_| EnvelopeError::WrongPassphrase)?;
        let pages = version(&self.format).map(PageCode::of_format).ok_or(EnvelopeError::Damaged)?;
        let key = DatabaseKey::filled(pages, |bytes| bytes.copy_from_slice(&plain));
        plain.zeroize();
        Ok(key)
    }

    fn wrapping_key(&self, passphrase: &Passphrase) -> Result<Zeroizing<[u8; 32]>, EnvelopeError> {
        let kdf = &self.kdf;
        // Bounds, so that a foreign envelope cannot ask for all memory: at most 1 GiB.
        let bounded = kdf.n.is_power_of_two()
            && (2..=1 << 20).contains(&kdf.n)
            && (1..=8).contains(&kdf.r)
            && (1..=4).contains(&kdf.p);
        let salt = hex::decode(&kdf.salt).ok_or(EnvelopeError::Damaged)?;
        if !bounded || kdf.name != "scrypt" || salt.len() < 16 {
            return Err(EnvelopeError::Damaged);
        }
        let memory = 128 * kdf.r * (kdf.n + kdf.p + 2);
        let mut key = Zeroizing::new([0u8; 32]);
        openssl::pkcs5::scrypt(passphrase.0.as_bytes(), &salt, kdf.n, kdf.r, kdf.p, memory, &mut *key)
            .map_err(|_| EnvelopeError::Crypto)?;
        Ok(key)
    }

    /// Everything but the wrapped key, the recovery places and the checksum.
    fn additional_data(&self) -> Vec<u8> {
        let (kdf, label) = (&self.kdf, &self.label);
        let numbers = [kdf.n, kdf.r, kdf.p].map(|number| number.to_string());
        crate::netstring::join(&[
            &self.format,
            &label.copy,
            &label.owner,
            &label.kind,
            &label.created_at,
            &kdf.name,
            &numbers[0],
            &numbers[1],
            &numbers[2],
            &kdf.salt,
            &self.wrapped.cipher,
            &self.wrapped.nonce,
        ])
    }

    fn expected_checksum(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.additional_data());
        hash.update(crate::netstring::join(&[
            &self.wrapped.key,
            &serde_json::Value::Array(self.recovery.clone()).to_string(),
        ]));
        hex::encode(&hash.finalize())
    }
}

/// 16 random bytes as hexadecimal: a copy's id.
pub(crate) fn random_id() -> Result<String, EnvelopeError> {
    let mut bytes = [0u8; 16];
    openssl::rand::rand_bytes(&mut bytes).map_err(|_| EnvelopeError::Crypto)?;
    Ok(hex::encode(&bytes))
}
