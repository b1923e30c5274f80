//! The office's authority: a key that issues leaf certificates and signs nothing else.

use std::fmt;

use openssl::asn1::{Asn1Integer, Asn1Time};
use openssl::bn::BigNum;
use openssl::hash::MessageDigest;
use openssl::rand::rand_bytes;
use openssl::x509::extension::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectKeyIdentifier,
};
use openssl::x509::{X509, X509Builder};

use super::csr::Csr;
use super::leaf::{Certificate, pem_of};
use super::profile::{CertificateFault, Fields, from_pem};
use super::subject::{Role, Subject, SubjectFault, check_office, office_name, read_office_name};
use crate::der::oid;
use crate::keys::{CryptoFault, KeyFault, PublicKey, SigningKey};
use crate::{Digest, UtcSeconds};

/// KeyUsage keyCertSign + cRLSign.
const USAGE: &[u8] = b"\x03\x02\x01\x06";
/// BasicConstraints CA, path length 0.
const AUTHORITY: &[u8] = b"\x30\x06\x01\x01\xff\x02\x01\x00";

/// Why nothing was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IssueFault {
    /// A name or id that cannot stand in a certificate.
    #[error("{0}")]
    Subject(#[from] SubjectFault),
    /// The certificate is asked for another edition than the authority's.
    #[error("the authority belongs to another edition")]
    OtherEdition,
    /// The validity ends before it begins or lies outside the authority's.
    #[error("the validity is empty or outside the authority's own")]
    Validity,
    /// The cryptographic library refused.
    #[error(transparent)]
    Crypto(#[from] CryptoFault),
}

/// A certificate's serial number: 16 bytes, positive, never shorter (RFC 5280 allows up to 20).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Serial([u8; 16]);

impl Serial {
    /// Draws a serial number from OpenSSL's random generator (126 random bits).
    pub fn random() -> Result<Self, CryptoFault> {
        let mut bytes = [0; 16];
        rand_bytes(&mut bytes)?;
        Ok(Self::from_bytes(bytes))
    }

    /// Makes a serial number of given bytes; the top two bits are replaced by 01.
    pub const fn from_bytes(mut bytes: [u8; 16]) -> Self {
        bytes[0] = (bytes[0] & 0x3f) | 0x40;
        Self(bytes)
    }

    fn to_asn1(self) -> Result<Asn1Integer, CryptoFault> {
        Ok(Asn1Integer::from_bn(&*BigNum::from_slice(&self.0)?)?)
    }
}

/// An authority's certificate: self-signed, of the profile. What trust in an edition is anchored to.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CaCertificate {
    der: Vec<u8>,
    subject_name: Vec<u8>,
    name: String,
    edition_id: String,
    not_before: UtcSeconds,
    not_after: UtcSeconds,
    public_key: PublicKey,
}

impl CaCertificate {
    /// Reads a DER certificate, checks the whole profile and that it is signed by itself.
    pub fn from_der(der: &[u8]) -> Result<Self, CertificateFault> {
        let fields = Fields::read(der)?;
        let (name, edition_id) = read_office_name(fields.subject)?;
        fields.require(&[
            (oid::BASIC_CONSTRAINTS, true, Some(AUTHORITY)),
            (oid::KEY_USAGE, true, Some(USAGE)),
            (oid::SUBJECT_KEY_ID, false, None),
        ])?;
        let signed =
            || -> Result<bool, CryptoFault> { Ok(X509::from_der(der)?.verify(&*fields.public_key.to_openssl()?)?) };
        if fields.issuer != fields.subject || !signed().unwrap_or(false) {
            return Err(CertificateFault::NotAnAuthority);
        }
        Ok(Self {
            subject_name: fields.subject.to_vec(),
            name,
            edition_id,
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

    /// Returns the SHA-256 of the DER.
    pub fn fingerprint(&self) -> Digest {
        Digest::of(&self.der)
    }

    /// Returns the office's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the edition this authority issues for.
    pub fn edition_id(&self) -> &str {
        &self.edition_id
    }

    /// Returns the first instant of validity.
    pub const fn not_before(&self) -> UtcSeconds {
        self.not_before
    }

    /// Returns the last instant of validity.
    pub const fn not_after(&self) -> UtcSeconds {
        self.not_after
    }

    /// Returns the authority's public key.
    pub const fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    pub(super) fn subject_name(&self) -> &[u8] {
        &self.subject_name
    }

    fn to_openssl(&self) -> Result<X509, CryptoFault> {
        Ok(X509::from_der(&self.der)?)
    }
}

impl fmt::Debug for CaCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CaCertificate").field("fingerprint", &self.fingerprint()).finish_non_exhaustive()
    }
}

/// The authority with its private key.
#[derive(Debug)]
pub struct OfficeCa {
    key: SigningKey,
    certificate: CaCertificate,
}

impl OfficeCa {
    /// Makes a new authority for one edition, with a self-signed certificate.
    pub fn create(
        name: &str,
        edition_id: &str,
        not_before: UtcSeconds,
        not_after: UtcSeconds,
    ) -> Result<Self, IssueFault> {
        check_office(name, edition_id)?;
        if not_before > not_after {
            return Err(IssueFault::Validity);
        }
        let key = SigningKey::generate()?;
        let der = self_signed(&key, name, edition_id, not_before, not_after)?;
        let certificate = CaCertificate::from_der(&der).map_err(|_| CryptoFault)?;
        Ok(Self { key, certificate })
    }

    /// Wraps the authority's key under a passphrase; the certificate is public and kept beside it.
    pub fn to_wrapped(&self, passphrase: &str) -> Result<Vec<u8>, CryptoFault> {
        self.key.to_wrapped_authority(passphrase)
    }

    /// Opens a wrapped authority key; the certificate must be its own.
    pub fn from_wrapped(bytes: &[u8], passphrase: &str, certificate: CaCertificate) -> Result<Self, KeyFault> {
        let key = SigningKey::from_wrapped_authority(bytes, passphrase)?;
        if key.public_key() != certificate.public_key() {
            return Err(KeyFault::OtherCertificate);
        }
        Ok(Self { key, certificate })
    }

    /// Returns the public certificate.
    pub const fn certificate(&self) -> &CaCertificate {
        &self.certificate
    }

    /// Issues a leaf certificate for the key of a signing request; of the request only the key is taken.
    ///
    /// Customary validity: from one day before the issue until the end of the archive period, within the authority's.
    pub fn issue(
        &self,
        request: &Csr,
        subject: &Subject,
        role: Role,
        serial: Serial,
        not_before: UtcSeconds,
        not_after: UtcSeconds,
    ) -> Result<Certificate, IssueFault> {
        subject.check()?;
        let own = &self.certificate;
        if subject.edition_id != own.edition_id {
            return Err(IssueFault::OtherEdition);
        }
        if not_before > not_after || not_before < own.not_before || not_after > own.not_after {
            return Err(IssueFault::Validity);
        }
        let der = self.sign_leaf(request, subject, role, serial, (not_before, not_after))?;
        Ok(Certificate::from_der(&der).map_err(|_| CryptoFault)?)
    }

    fn sign_leaf(
        &self,
        request: &Csr,
        subject: &Subject,
        role: Role,
        serial: Serial,
        validity: (UtcSeconds, UtcSeconds),
    ) -> Result<Vec<u8>, CryptoFault> {
        let issuer = self.certificate.to_openssl()?;
        let mut leaf = builder(serial, validity)?;
        leaf.set_issuer_name(issuer.subject_name())?;
        leaf.set_subject_name(&*subject.to_name(role)?)?;
        leaf.set_pubkey(&*request.public_key().to_openssl()?)?;
        leaf.append_extension(BasicConstraints::new().critical().build()?)?;
        leaf.append_extension(KeyUsage::new().critical().digital_signature().non_repudiation().build()?)?;
        leaf.append_extension(ExtendedKeyUsage::new().other("1.3.6.1.5.5.7.3.36").email_protection().build()?)?;
        let key_id = SubjectKeyIdentifier::new().build(&leaf.x509v3_context(Some(&issuer), None))?;
        leaf.append_extension(key_id)?;
        let issuer_id = AuthorityKeyIdentifier::new().keyid(true).build(&leaf.x509v3_context(Some(&issuer), None))?;
        leaf.append_extension(issuer_id)?;
        leaf.sign(self.key.to_openssl(), MessageDigest::sha256())?;
        Ok(leaf.build().to_der()?)
    }
}

fn self_signed(
    key: &SigningKey,
    name: &str,
    edition_id: &str,
    not_before: UtcSeconds,
    not_after: UtcSeconds,
) -> Result<Vec<u8>, CryptoFault> {
    let office = office_name(name, edition_id)?;
    let mut own = builder(Serial::random()?, (not_before, not_after))?;
    own.set_issuer_name(&office)?;
    own.set_subject_name(&office)?;
    own.set_pubkey(key.to_openssl())?;
    own.append_extension(BasicConstraints::new().critical().ca().pathlen(0).build()?)?;
    own.append_extension(KeyUsage::new().critical().key_cert_sign().crl_sign().build()?)?;
    let key_id = SubjectKeyIdentifier::new().build(&own.x509v3_context(None, None))?;
    own.append_extension(key_id)?;
    own.sign(key.to_openssl(), MessageDigest::sha256())?;
    Ok(own.build().to_der()?)
}

fn builder(serial: Serial, validity: (UtcSeconds, UtcSeconds)) -> Result<X509Builder, CryptoFault> {
    let mut builder = X509Builder::new()?;
    builder.set_version(2)?;
    builder.set_serial_number(&*serial.to_asn1()?)?;
    builder.set_not_before(&*Asn1Time::from_unix(validity.0.0)?)?;
    builder.set_not_after(&*Asn1Time::from_unix(validity.1.0)?)?;
    Ok(builder)
}
