//! ECDSA over P-256 with SHA-256: one public point, one accepted encoding per signature.
//!
//! For every ECDSA signature (r, s) the pair (r, n−s) verifies as well, and anybody can compute it. We sign with the
//! smaller s and refuse the larger one, so that a signed file cannot be turned into a second valid file without the
//! key.

use std::fmt;

use openssl::bn::{BigNum, BigNumContext};
use openssl::ec::{EcGroup, EcKey, EcPoint};
use openssl::ecdsa::EcdsaSig;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private, Public};

use super::CryptoFault;
use crate::Digest;
use crate::der::{Der, DerFault, integer, sequence, tag};
use crate::remembered::Remembered;

/// What stands before the point in a SubjectPublicKeyInfo of P-256 (RFC 5480).
const SPKI_PREFIX: [u8; 26] =
    *b"\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00";

/// ⌊n/2⌋ for the order n of P-256 (FIPS 186-5, SP 800-186).
const HALF_ORDER: [u8; 32] = [
    0x7f, 0xff, 0xff, 0xff, 0x80, 0x00, 0x00, 0x00, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xde, 0x73, 0x7d,
    0x56, 0xd3, 0x8b, 0xcf, 0x42, 0x79, 0xdc, 0xe5, 0x61, 0x7e, 0x31, 0x92, 0xa8,
];

/// A P-256 public key: an uncompressed point known to lie on the curve.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; 65]);

/// The bytes are not a P-256 public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a P-256 public key")]
pub struct PublicKeyFault;

/// Why a raw signature is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureFault {
    /// The two integers are not in DER.
    #[error("the signature value is not DER: {0}")]
    NotDer(#[from] DerFault),
    /// The larger of the two equivalent s values: somebody without the key can make one out of the other.
    #[error("the signature value is the mirrored twin of the accepted one")]
    HighS,
    /// The signature does not belong to this key and content.
    #[error("the signature does not match")]
    Mismatch,
}

impl PublicKey {
    /// Reads a DER SubjectPublicKeyInfo (RFC 5480, named curve, uncompressed point).
    pub fn from_spki(der: &[u8]) -> Result<Self, PublicKeyFault> {
        let point = der.strip_prefix(&SPKI_PREFIX).ok_or(PublicKeyFault)?;
        let key = Self(point.try_into().map_err(|_| PublicKeyFault)?);
        if key.0[0] != 4 {
            return Err(PublicKeyFault);
        }
        key.ec().map_err(|_| PublicKeyFault)?;
        Ok(key)
    }

    /// Returns the DER SubjectPublicKeyInfo.
    pub fn to_spki(&self) -> Vec<u8> {
        [&SPKI_PREFIX[..], &self.0].concat()
    }

    /// Returns the SHA-256 of the SubjectPublicKeyInfo.
    pub fn fingerprint(&self) -> Digest {
        Digest::of(&self.to_spki())
    }

    /// Checks a DER signature over content with this SHA-256 digest.
    pub fn verify(&self, content: &Digest, signature: &[u8]) -> Result<(), SignatureFault> {
        let (r, s) = parts(signature)?;
        if !is_low(s) {
            return Err(SignatureFault::HighS);
        }
        match self.verify_numbers(content, r, s) {
            Ok(true) => Ok(()),
            Ok(false) | Err(CryptoFault) => Err(SignatureFault::Mismatch),
        }
    }

    fn verify_numbers(&self, content: &Digest, r: &[u8], s: &[u8]) -> Result<bool, CryptoFault> {
        let pair = EcdsaSig::from_private_components(BigNum::from_slice(r)?, BigNum::from_slice(s)?)?;
        Ok(pair.verify(content.as_bytes(), &*self.ec()?)?)
    }

    pub(super) fn of_private(key: &PKey<Private>) -> Result<Self, PublicKeyFault> {
        Self::from_spki(&key.public_key_to_der().map_err(|_| PublicKeyFault)?)
    }

    pub(crate) fn to_openssl(self) -> Result<PKey<Public>, CryptoFault> {
        Ok(PKey::from_ec_key(self.ec()?)?)
    }

    /// Returns the key for OpenSSL, after checking that the point is one of the curve's.
    fn ec(&self) -> Result<EcKey<Public>, CryptoFault> {
        static CHECKED: Remembered<[u8; 65], EcKey<Public>> = Remembered::new();
        CHECKED.get_or(self.0, || {
            let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
            let point = EcPoint::from_bytes(&group, &self.0, &mut *BigNumContext::new()?)?;
            let key = EcKey::from_public_key(&group, &point)?;
            key.check_key()?;
            Ok(key)
        })
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.fingerprint())
    }
}

/// Signs a SHA-256 digest; the result has the smaller s.
pub(super) fn sign(key: &PKey<Private>, content: &Digest) -> Result<Vec<u8>, CryptoFault> {
    let ec = key.ec_key()?;
    let pair = EcdsaSig::sign(content.as_bytes(), &ec)?;
    let r = pair.r().to_vec();
    let s = pair.s().to_vec();
    if is_low(&s) {
        return Ok(sequence(&[&integer(&r), &integer(&s)]));
    }
    let mut order = BigNum::new()?;
    ec.group().order(&mut order, &mut *BigNumContext::new()?)?;
    let mut low = BigNum::new()?;
    low.checked_sub(&order, pair.s())?;
    Ok(sequence(&[&integer(&r), &integer(&low.to_vec())]))
}

/// Splits a DER signature value into the magnitudes of r and s.
fn parts(signature: &[u8]) -> Result<(&[u8], &[u8]), DerFault> {
    let mut pair = Der::only(signature, tag::SEQUENCE)?;
    let r = pair.positive()?;
    let s = pair.positive()?;
    pair.finish()?;
    Ok((r, s))
}

/// Whether a magnitude without leading zeros is at most half the order.
fn is_low(s: &[u8]) -> bool {
    s.len() < HALF_ORDER.len() || (s.len() == HALF_ORDER.len() && s <= &HALF_ORDER[..])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed step fails the test")]
    use super::super::SigningKey;
    use super::*;

    fn order() -> BigNum {
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
        let mut order = BigNum::new().unwrap();
        group.order(&mut order, &mut BigNumContext::new().unwrap()).unwrap();
        order
    }

    #[test]
    fn the_half_order_is_half_of_the_curves_order() {
        let mut half = BigNum::new().unwrap();
        half.rshift1(&order()).unwrap();
        assert_eq!(half.to_vec(), HALF_ORDER);
    }

    #[test]
    fn the_mirrored_twin_of_a_good_signature_is_refused() {
        let key = SigningKey::generate().unwrap();
        let content = Digest::of(b"content");
        for _ in 0..20 {
            let good = key.sign(&content).unwrap();
            assert_eq!(key.public_key().verify(&content, &good), Ok(()));
            assert_eq!(key.public_key().verify(&Digest::of(b"other"), &good), Err(SignatureFault::Mismatch));
            let (r, s) = parts(&good).unwrap();
            let mut mirrored = BigNum::new().unwrap();
            mirrored.checked_sub(&order(), &BigNum::from_slice(s).unwrap()).unwrap();
            let twin = sequence(&[&integer(r), &integer(&mirrored.to_vec())]);
            assert_eq!(key.public_key().verify(&content, &twin), Err(SignatureFault::HighS));
            let ec = key.public_key().ec().unwrap();
            let accepted_elsewhere = EcdsaSig::from_der(&twin).unwrap().verify(content.as_bytes(), &ec).unwrap();
            assert!(accepted_elsewhere, "the twin is a valid ECDSA signature for everybody else");
        }
    }

    #[test]
    fn a_point_off_the_curve_is_not_a_key() {
        let mut spki = SigningKey::generate().unwrap().public_key().to_spki();
        assert!(PublicKey::from_spki(&spki).is_ok());
        spki[40] ^= 1;
        assert_eq!(PublicKey::from_spki(&spki), Err(PublicKeyFault));
        assert_eq!(PublicKey::from_spki(&spki[..90]), Err(PublicKeyFault));
    }
}
