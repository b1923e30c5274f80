//! Reading a certificate down to the last byte (RFC 5280), and what both kinds have in common.

use super::subject::SubjectFault;
use crate::UtcSeconds;
use crate::der::{Der, DerFault, oid, tag};
use crate::keys::{PublicKey, PublicKeyFault};

/// The largest certificate that is looked at; ours have about 700 bytes.
const LARGEST: usize = 4096;

/// Why some bytes are not a certificate of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CertificateFault {
    /// Not PEM, or not exactly one certificate in it.
    #[error("not exactly one PEM certificate")]
    NotPem,
    /// Larger than 4096 bytes.
    #[error("larger than any certificate of this profile")]
    TooLarge,
    /// Not in DER, or shaped otherwise than the profile.
    #[error("not a certificate of this profile: {0}")]
    Shape(#[from] DerFault),
    /// A name that is not UTF-8.
    #[error("a name is not UTF-8")]
    NotUtf8,
    /// A name or id that is not allowed.
    #[error("{0}")]
    Subject(#[from] SubjectFault),
    /// Not a P-256 key.
    #[error("{0}")]
    Key(#[from] PublicKeyFault),
    /// The OU names no role.
    #[error("the certificate names no known role")]
    UnknownRole,
    /// A validity time that is no such second, or ends before it begins.
    #[error("the certificate has no sensible validity")]
    Validity,
    /// Key usage, extended key usage, basic constraints or key identifiers differ from the profile.
    #[error("the certificate's extensions differ from the profile")]
    Extensions,
    /// A leaf certificate where an authority's belongs, or one that was not signed by itself.
    #[error("not an authority's certificate")]
    NotAnAuthority,
}

/// A certificate's parts, as slices of its DER.
pub(crate) struct Fields<'a> {
    pub(crate) serial: &'a [u8],
    /// The whole INTEGER, as CMS repeats it.
    pub(crate) serial_element: &'a [u8],
    pub(crate) issuer: &'a [u8],
    pub(crate) subject: &'a [u8],
    pub(super) not_before: UtcSeconds,
    pub(super) not_after: UtcSeconds,
    pub(super) public_key: PublicKey,
    pub(super) extensions: Vec<Extension<'a>>,
}

pub(super) struct Extension<'a> {
    pub(super) identifier: &'a [u8],
    pub(super) critical: bool,
    pub(super) value: &'a [u8],
}

/// An extension that must be there: identifier, critical or not, value. `None` as value allows any (the key
/// identifiers, which decide nothing here).
pub(super) type Wanted<'a> = (&'a [u8], bool, Option<&'a [u8]>);

impl<'a> Fields<'a> {
    pub(crate) fn read(der: &'a [u8]) -> Result<Self, CertificateFault> {
        if der.len() > LARGEST {
            return Err(CertificateFault::TooLarge);
        }
        let mut certificate = Der::only(der, tag::SEQUENCE)?;
        let mut signed = certificate.open(tag::SEQUENCE)?;
        certificate.algorithm(oid::ECDSA_WITH_SHA256)?;
        certificate.content(tag::BIT_STRING)?;
        certificate.finish()?;

        let mut version = signed.open(tag::context(0))?;
        version.expect(tag::INTEGER, &[2])?;
        version.finish()?;
        let serial = signed.clone().positive()?;
        let serial_element = signed.whole(tag::INTEGER)?;
        signed.algorithm(oid::ECDSA_WITH_SHA256)?;
        let issuer = signed.whole(tag::SEQUENCE)?;
        let mut validity = signed.open(tag::SEQUENCE)?;
        let (not_before, not_after) = (time(&mut validity)?, time(&mut validity)?);
        validity.finish()?;
        if not_before > not_after {
            return Err(CertificateFault::Validity);
        }
        let subject = signed.whole(tag::SEQUENCE)?;
        let public_key = PublicKey::from_spki(signed.whole(tag::SEQUENCE)?)?;
        let mut wrapper = signed.open(tag::context(3))?;
        signed.finish()?;
        let mut list = wrapper.open(tag::SEQUENCE)?;
        wrapper.finish()?;
        let mut extensions = Vec::new();
        while !list.is_empty() {
            extensions.push(extension(&mut list)?);
        }
        Ok(Self { serial, serial_element, issuer, subject, not_before, not_after, public_key, extensions })
    }

    /// Checks that there are exactly the given extensions, each once.
    pub(super) fn require(&self, wanted: &[Wanted<'_>]) -> Result<(), CertificateFault> {
        let found = |(identifier, critical, value): &Wanted<'_>| {
            let mut of_this = self.extensions.iter().filter(|extension| extension.identifier == *identifier);
            let matches = |extension: &Extension<'_>| {
                extension.critical == *critical && value.is_none_or(|value| value == extension.value)
            };
            of_this.next().is_some_and(matches) && of_this.next().is_none()
        };
        if self.extensions.len() == wanted.len() && wanted.iter().all(found) {
            Ok(())
        } else {
            Err(CertificateFault::Extensions)
        }
    }
}

fn extension<'a>(list: &mut Der<'a>) -> Result<Extension<'a>, DerFault> {
    let mut extension = list.open(tag::SEQUENCE)?;
    let identifier = extension.content(tag::OID)?;
    let critical = extension.next_is(tag::BOOLEAN);
    if critical {
        extension.expect(tag::BOOLEAN, &[0xff])?;
    }
    let value = extension.content(tag::OCTET_STRING)?;
    extension.finish()?;
    Ok(Extension { identifier, critical, value })
}

/// UTCTime before 2050, GeneralizedTime from then on (RFC 5280 §4.1.2.5).
fn time(validity: &mut Der<'_>) -> Result<UtcSeconds, CertificateFault> {
    let mut digits = Vec::with_capacity(15);
    if validity.next_is(tag::UTC_TIME) {
        let text = validity.content(tag::UTC_TIME)?;
        digits.extend(if text.first().is_some_and(|digit| *digit < b'5') { b"20" } else { b"19" });
        digits.extend(text);
    } else {
        digits.extend(validity.content(tag::GENERALIZED_TIME)?);
        if digits.as_slice() < b"2050".as_slice() {
            return Err(CertificateFault::Validity);
        }
    }
    let digits = digits.strip_suffix(b"Z").ok_or(CertificateFault::Validity)?;
    UtcSeconds::from_digits(digits).ok_or(CertificateFault::Validity)
}

/// Reads exactly one PEM certificate, in the spelling OpenSSL writes, and returns its DER.
pub(super) fn from_pem(pem: &[u8]) -> Result<Vec<u8>, CertificateFault> {
    let x509 = openssl::x509::X509::from_pem(pem).map_err(|_| CertificateFault::NotPem)?;
    let again = x509.to_pem().map_err(|_| CertificateFault::NotPem)?;
    // Anything before, after or between would travel unseen.
    if again != pem {
        return Err(CertificateFault::NotPem);
    }
    x509.to_der().map_err(|_| CertificateFault::NotPem)
}
