//! `paneldesk.key/1`: a private key wrapped under a passphrase.
//!
//! The key itself is an ordinary encrypted PKCS#8 (RFC 5958; PBES2 of RFC 8018 with scrypt of RFC 7914 and
//! AES-256-CBC) that `openssl pkcs8` opens. PBES2 cannot tell a wrong passphrase from a damaged file, so the envelope
//! adds a checksum (damage is noticed before any passphrase is tried) and the public key (which the opened private
//! key must have).

use openssl::pkey::PKey;
use openssl::rand::rand_bytes;
use openssl::symm::{Cipher, decrypt, encrypt};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::signing::{KeyKind, SigningKey};
use super::{Algorithm, CryptoFault};
use crate::der::{Der, DerFault, integer, oid, sequence, tag, tlv};
use crate::{Digest, json};

const FORMAT: &str = "paneldesk.key/1";
const LABEL: &str = "ENCRYPTED PRIVATE KEY";
const LARGEST: usize = 4096;

/// scrypt N, r, p: 16 MiB and about a third of a second. N stays at 2^14 because OpenSSL's own tools refuse more than
/// 32 MiB; p = 5 makes up for it (OWASP's equivalent of N = 2^17, p = 1).
const COST: u64 = 1 << 14;
const BLOCK: u64 = 8;
const LANES: u64 = 5;
const MEMORY_LIMIT: u64 = 64 << 20;

/// Why a wrapped key does not open.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// Not a key envelope of this version.
    #[error("not a key envelope of this version")]
    NotAKeyEnvelope,
    /// A key for another use (an authority's key where a signing key belongs, or the reverse).
    #[error("the envelope holds a key of another kind")]
    OtherKind {
        /// The kind inside.
        found: KeyKind,
    },
    /// The bytes changed since they were written.
    #[error("the key envelope is damaged")]
    Damaged,
    /// The envelope is whole but this passphrase does not open it.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The certificate given with an authority's key belongs to another key.
    #[error("the certificate belongs to another key")]
    OtherCertificate,
    /// The cryptographic library refused.
    #[error(transparent)]
    Crypto(#[from] CryptoFault),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    format: String,
    kind: KeyKind,
    algorithm: Algorithm,
    /// SHA-256 of the SubjectPublicKeyInfo.
    public_key: Digest,
    /// SHA-256 over the format, kind, public key and PKCS#8 text.
    check: Digest,
    /// PEM.
    pkcs8: String,
}

pub(super) fn wrap(key: &SigningKey, kind: KeyKind, passphrase: &str) -> Result<Vec<u8>, CryptoFault> {
    let plain = Zeroizing::new(key.to_openssl().private_key_to_pkcs8()?);
    let mut salt = [0; 16];
    let mut iv = [0; 16];
    rand_bytes(&mut salt)?;
    rand_bytes(&mut iv)?;
    let secret = derive(passphrase, &salt)?;
    let cipher = encrypt(Cipher::aes_256_cbc(), &*secret, Some(&iv), &plain)?;
    let pkcs8 = to_pem(&encrypted_private_key_info(&salt, &iv, &cipher));
    let public_key = key.public_key().fingerprint();
    let envelope = Envelope {
        format: FORMAT.to_owned(),
        kind,
        algorithm: Algorithm::EcdsaP256Sha256,
        public_key,
        check: checksum(kind, &public_key, &pkcs8),
        pkcs8,
    };
    let mut bytes = serde_json::to_vec_pretty(&envelope).map_err(|_| CryptoFault)?;
    bytes.push(b'\n');
    Ok(bytes)
}

pub(super) fn unwrap(bytes: &[u8], kind: KeyKind, passphrase: &str) -> Result<SigningKey, KeyFault> {
    if bytes.len() > LARGEST {
        return Err(KeyFault::NotAKeyEnvelope);
    }
    let envelope: Envelope = json::from_slice(bytes).map_err(|_| KeyFault::NotAKeyEnvelope)?;
    if envelope.format != FORMAT {
        return Err(KeyFault::NotAKeyEnvelope);
    }
    if envelope.check != checksum(envelope.kind, &envelope.public_key, &envelope.pkcs8) {
        return Err(KeyFault::Damaged);
    }
    if envelope.kind != kind {
        return Err(KeyFault::OtherKind { found: envelope.kind });
    }
    let der = from_pem(&envelope.pkcs8).ok_or(KeyFault::Damaged)?;
    let Encrypted { salt, iv, cipher } = Encrypted::read(&der).map_err(|_| KeyFault::Damaged)?;
    let secret = derive(passphrase, salt)?;
    let plain = decrypt(Cipher::aes_256_cbc(), &*secret, Some(iv), cipher).map_err(|_| KeyFault::WrongPassphrase)?;
    let plain = Zeroizing::new(plain);
    let private = PKey::private_key_from_pkcs8(&plain).map_err(|_| KeyFault::WrongPassphrase)?;
    let key = SigningKey::from_private(private).map_err(|_| KeyFault::WrongPassphrase)?;
    if key.public_key().fingerprint() == envelope.public_key { Ok(key) } else { Err(KeyFault::WrongPassphrase) }
}

fn derive(passphrase: &str, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, CryptoFault> {
    let mut secret = Zeroizing::new([0; 32]);
    openssl::pkcs5::scrypt(passphrase.as_bytes(), salt, COST, BLOCK, LANES, MEMORY_LIMIT, &mut *secret)?;
    Ok(secret)
}

/// Everything that opening relies on before the passphrase is known.
fn checksum(kind: KeyKind, public_key: &Digest, pkcs8: &str) -> Digest {
    let kind: &[u8] = match kind {
        KeyKind::Signing => b"signing",
        KeyKind::OfficeCa => b"office-ca",
    };
    Digest::of_parts(&[
        FORMAT.as_bytes(),
        b"\n",
        kind,
        b"\n",
        public_key.to_string().as_bytes(),
        b"\n",
        pkcs8.as_bytes(),
    ])
}

/// EncryptedPrivateKeyInfo of RFC 5958 with PBES2.
fn encrypted_private_key_info(salt: &[u8; 16], iv: &[u8; 16], cipher: &[u8]) -> Vec<u8> {
    sequence(&[&algorithm(salt, iv), &tlv(tag::OCTET_STRING, cipher)])
}

fn algorithm(salt: &[u8], iv: &[u8]) -> Vec<u8> {
    let numbers = [COST, BLOCK, LANES].map(|number| integer(&number.to_be_bytes()));
    let parameters = sequence(&[&tlv(tag::OCTET_STRING, salt), &numbers[0], &numbers[1], &numbers[2], &integer(&[32])]);
    let derivation = sequence(&[&tlv(tag::OID, oid::SCRYPT), &parameters]);
    let encryption = sequence(&[&tlv(tag::OID, oid::AES_256_CBC), &tlv(tag::OCTET_STRING, iv)]);
    sequence(&[&tlv(tag::OID, oid::PBES2), &sequence(&[&derivation, &encryption])])
}

/// The variable parts of an EncryptedPrivateKeyInfo.
struct Encrypted<'a> {
    salt: &'a [u8],
    iv: &'a [u8],
    cipher: &'a [u8],
}

impl<'a> Encrypted<'a> {
    /// Other costs than ours are refused: a hostile envelope must not make opening arbitrarily slow.
    fn read(der: &'a [u8]) -> Result<Self, DerFault> {
        let mut info = Der::only(der, tag::SEQUENCE)?;
        let whole = info.clone().whole(tag::SEQUENCE)?;
        let mut pbes2 = info.open(tag::SEQUENCE)?;
        pbes2.expect(tag::OID, oid::PBES2)?;
        let mut both = pbes2.open(tag::SEQUENCE)?;
        let mut derivation = both.open(tag::SEQUENCE)?;
        derivation.expect(tag::OID, oid::SCRYPT)?;
        let salt = derivation.open(tag::SEQUENCE)?.content(tag::OCTET_STRING)?;
        let mut encryption = both.open(tag::SEQUENCE)?;
        encryption.expect(tag::OID, oid::AES_256_CBC)?;
        let iv = encryption.content(tag::OCTET_STRING)?;
        if salt.len() != 16 || iv.len() != 16 || whole != algorithm(salt, iv) {
            return Err(DerFault::Value);
        }
        let cipher = info.content(tag::OCTET_STRING)?;
        info.finish()?;
        Ok(Self { salt, iv, cipher })
    }
}

fn to_pem(der: &[u8]) -> String {
    let base64 = openssl::base64::encode_block(der);
    let mut pem = format!("-----BEGIN {LABEL}-----\n");
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        pem.push_str(line);
        pem.push('\n');
        rest = after;
    }
    pem.push_str(&format!("-----END {LABEL}-----\n"));
    pem
}

fn from_pem(pem: &str) -> Option<Vec<u8>> {
    let body = pem.strip_prefix(&format!("-----BEGIN {LABEL}-----\n"))?;
    let body = body.strip_suffix(&format!("-----END {LABEL}-----\n"))?;
    openssl::base64::decode_block(&body.replace('\n', "")).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed step fails the test")]
    use super::*;

    #[test]
    fn a_wrong_passphrase_and_a_damaged_envelope_are_two_faults() {
        let key = SigningKey::generate().unwrap();
        let wrapped = key.to_wrapped("口令 甲乙丙").unwrap();
        let opened = SigningKey::from_wrapped(&wrapped, "口令 甲乙丙").unwrap();
        assert_eq!(opened.public_key(), key.public_key());
        assert!(matches!(SigningKey::from_wrapped(&wrapped, "口令 甲乙丁"), Err(KeyFault::WrongPassphrase)));
        assert!(matches!(unwrap(&wrapped, KeyKind::OfficeCa, "x"), Err(KeyFault::OtherKind { .. })));
        for at in 0..wrapped.len() {
            let mut damaged = wrapped.clone();
            damaged[at] ^= 1;
            let fault = SigningKey::from_wrapped(&damaged, "口令 甲乙丙");
            // White space between JSON tokens is the one place where a changed byte may not matter.
            let harmless = fault.is_ok() && wrapped[at].is_ascii_whitespace();
            let named = matches!(fault, Err(KeyFault::Damaged | KeyFault::NotAKeyEnvelope));
            assert!(harmless || named, "byte {at}: {fault:?}");
        }
    }

    #[test]
    fn another_cost_than_ours_is_refused_before_it_is_paid() {
        let key = SigningKey::generate().unwrap();
        let wrapped = key.to_wrapped("p").unwrap();
        let mut envelope: serde_json::Value = serde_json::from_slice(&wrapped).unwrap();
        let mut der = from_pem(envelope["pkcs8"].as_str().unwrap()).unwrap();
        let at = der.windows(4).position(|four| four == [2, 2, 0x40, 0]).unwrap();
        der[at + 2] = 0x7f;
        let pem = to_pem(&der);
        let public_key = key.public_key().fingerprint();
        envelope["check"] = checksum(KeyKind::Signing, &public_key, &pem).to_string().into();
        envelope["pkcs8"] = pem.into();
        let forged = serde_json::to_vec(&envelope).unwrap();
        assert!(matches!(SigningKey::from_wrapped(&forged, "p"), Err(KeyFault::Damaged)));
    }
}
