//! A leaf certificate: one person in one role of one edition.

use std::fmt;

use openssl::x509::X509;

use super::authority::CaCertificate;
use super::profile::{CertificateFault, Fields, from_pem};
use super::subject::{Role, Subject};
use crate::der::oid;
use crate::keys::{Algorithm, CryptoFault, PublicKey};
use crate::remembered::Remembered;
use crate::{Digest, UtcSeconds, hex};

/// KeyUsage digitalSignature + nonRepudiation.
const USAGE: &[u8] = b"\x03\x02\x06\xc0";
/// ExtKeyUsage documentSigning (RFC 9336), emailProtection.
const PURPOSES: &[u8] = b"\x30\x14\x06\x08\x2b\x06\x01\x05\x05\x07\x03\x24\x06\x08\x2b\x06\x01\x05\x05\x07\x03\x04";
/// BasicConstraints without the CA bit.
const NO_AUTHORITY: &[u8] = b"\x30\x00";

/// A certificate of the leaf profile. Says nothing yet about who issued it: see [`Certificate::is_issued_by`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Certificate {
    der: Vec<u8>,
    subject: Subject,
    role: Role,
    serial: String,
    not_before: UtcSeconds,
    not_after: UtcSeconds,
    public_key: PublicKey,
}

impl Certificate {
    /// Reads a DER certificate and checks the whole profile.
    pub fn from_der(der: &[u8]) -> Result<Self, CertificateFault> {
        let fields = Fields::read(der)?;
        fields.require(&[
            (oid::BASIC_CONSTRAINTS, true, Some(NO_AUTHORITY)),
            (oid::KEY_USAGE, true, Some(USAGE)),
            (oid::EXTENDED_KEY_USAGE, false, Some(PURPOSES)),
            (oid::SUBJECT_KEY_ID, false, None),
            (oid::AUTHORITY_KEY_ID, false, None),
        ])?;
        let (subject, role) = Subject::from_name(fields.subject)?;
        Ok(Self {
            subject,
            role,
            serial: hex::encode(fields.serial),
            not_before: fields.not_before,
            not_after: fields.not_after,
            public_key: fields.public_key,
            der: der.to_vec(),
        })
    }

    /// Reads exactly one PEM certificate.
    pub fn from_pem(pem: &[u8]) -> Result<Self, CertificateFault> {
        Self::from_der(&from_pem(pem)?)
    }

    /// Returns the DER bytes.
    pub fn to_der(&self) -> &[u8] {
        &self.der
    }

    /// Returns the PEM text.
    pub fn to_pem(&self) -> Result<String, CryptoFault> {
        pem_of(&self.to_openssl()?)
    }

    /// Returns the SHA-256 of the DER, the name the charter lists.
    pub fn fingerprint(&self) -> Digest {
        Digest::of(&self.der)
    }

    /// Returns who the certificate names.
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Returns the role it is for.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Returns the serial number in lower-case hexadecimal.
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// Returns the first instant of validity.
    pub const fn not_before(&self) -> UtcSeconds {
        self.not_before
    }

    /// Returns the last instant of validity.
    pub const fn not_after(&self) -> UtcSeconds {
        self.not_after
    }

    /// Whether the instant lies within the validity, both ends included.
    pub fn is_valid_at(&self, at: UtcSeconds) -> bool {
        self.not_before <= at && at <= self.not_after
    }

    /// Returns the holder's public key.
    pub const fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    /// Returns the signature algorithm of key and certificate.
    pub const fn algorithm(&self) -> Algorithm {
        Algorithm::EcdsaP256Sha256
    }

    /// Whether this authority signed the certificate, for its own edition.
    pub fn is_issued_by(&self, ca: &CaCertificate) -> bool {
        let named = Fields::read(&self.der).is_ok_and(|fields| fields.issuer == ca.subject_name());
        named && self.subject.edition_id == ca.edition_id() && self.is_signed_by(ca)
    }

    /// Whether the authority's key made the certificate's signature.
    fn is_signed_by(&self, ca: &CaCertificate) -> bool {
        static GOOD: Remembered<(Digest, PublicKey), ()> = Remembered::new();
        let check = || match self.to_openssl()?.verify(&*ca.public_key().to_openssl()?)? {
            true => Ok(()),
            false => Err(CryptoFault),
        };
        GOOD.get_or((self.fingerprint(), *ca.public_key()), check).is_ok()
    }

    pub(crate) fn to_openssl(&self) -> Result<X509, CryptoFault> {
        Ok(X509::from_der(&self.der)?)
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Ids only: a name in a log is personal data.
        f.debug_struct("Certificate")
            .field("fingerprint", &self.fingerprint())
            .field("person_id", &self.subject.person_id)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

pub(super) fn pem_of(x509: &X509) -> Result<String, CryptoFault> {
    String::from_utf8(x509.to_pem()?).map_err(|_| CryptoFault)
}
