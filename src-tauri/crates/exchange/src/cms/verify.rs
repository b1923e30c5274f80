//! Reading a detached signature, strictly.

use crate::Digest;
use crate::certificates::{Certificate, CertificateFault, Fields};
use crate::der::{Der, DerFault, oid, tag, tlv};
use crate::keys::SignatureFault;

/// Why a detached signature is bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CmsFault {
    /// Not DER, or not shaped like the profile.
    #[error("not a CMS signature of this profile: {0}")]
    NonDer(#[from] DerFault),
    /// The content travels inside the signature instead of beside it.
    #[error("the signature carries content of its own")]
    NotDetached,
    /// No certificate at all.
    #[error("the signature carries no certificate")]
    NoCertificate,
    /// More than the signer's certificate.
    #[error("the signature carries more than the signer's certificate")]
    ExtraCertificate,
    /// The signer's certificate is not of our profile.
    #[error("the signer's certificate is not acceptable: {0}")]
    Certificate(#[from] CertificateFault),
    /// Revocation lists, which nobody signed.
    #[error("the signature carries revocation lists")]
    RevocationLists,
    /// No signer.
    #[error("nobody signed")]
    NoSigner,
    /// More than one signer.
    #[error("there are several signers")]
    SeveralSigners,
    /// The signer info names another certificate than the one carried.
    #[error("the signer is not the certificate carried")]
    OtherSigner,
    /// Unsigned attributes, which anybody can add.
    #[error("the signature carries unsigned attributes")]
    UnsignedAttributes,
    /// The signed attribute that binds the certificate is missing.
    #[error("the signature does not bind its certificate")]
    MissingEss,
    /// The signed attribute that binds the certificate names another one.
    #[error("the signature binds another certificate")]
    OtherEss,
    /// A signed attribute that the profile does not have.
    #[error("the signature has an unexpected signed attribute")]
    UnexpectedAttribute,
    /// The content is not what was signed.
    #[error("the content is not what was signed")]
    ContentChanged,
    /// The signature value is bad.
    #[error("{0}")]
    Signature(#[from] SignatureFault),
}

/// Verifies a detached signature over some content; returns the signer's certificate, not yet trusted by anybody.
pub fn verify_detached(der: &[u8], content: &[u8]) -> Result<Certificate, CmsFault> {
    verify_detached_digest(der, &Digest::of(content))
}

/// Verifies a detached signature over content known by its SHA-256.
pub fn verify_detached_digest(der: &[u8], content: &Digest) -> Result<Certificate, CmsFault> {
    let mut info = Der::only(der, tag::SEQUENCE)?;
    info.expect(tag::OID, oid::SIGNED_DATA)?;
    let mut wrapper = info.open(tag::context(0))?;
    info.finish()?;
    let mut signed = wrapper.open(tag::SEQUENCE)?;
    wrapper.finish()?;

    signed.expect(tag::INTEGER, &[1])?;
    let mut digests = signed.open(tag::SET)?;
    digests.algorithm(oid::SHA256)?;
    digests.finish()?;
    let mut encapsulated = signed.open(tag::SEQUENCE)?;
    encapsulated.expect(tag::OID, oid::DATA)?;
    if !encapsulated.is_empty() {
        return Err(CmsFault::NotDetached);
    }
    let certificate = only_certificate(&mut signed)?;
    if signed.next_is(tag::context(1)) {
        return Err(CmsFault::RevocationLists);
    }
    let mut signers = signed.open(tag::SET)?;
    signed.finish()?;
    if signers.is_empty() {
        return Err(CmsFault::NoSigner);
    }
    let signer = signers.open(tag::SEQUENCE)?;
    if !signers.is_empty() {
        return Err(CmsFault::SeveralSigners);
    }
    verify_signer(signer, &certificate, content)?;
    Ok(certificate)
}

fn only_certificate(signed: &mut Der<'_>) -> Result<Certificate, CmsFault> {
    if !signed.next_is(tag::context(0)) {
        return Err(CmsFault::NoCertificate);
    }
    let mut certificates = signed.open(tag::context(0))?;
    if certificates.is_empty() {
        return Err(CmsFault::NoCertificate);
    }
    let der = certificates.whole(tag::SEQUENCE)?;
    if !certificates.is_empty() {
        return Err(CmsFault::ExtraCertificate);
    }
    Ok(Certificate::from_der(der)?)
}

fn verify_signer(mut signer: Der<'_>, certificate: &Certificate, content: &Digest) -> Result<(), CmsFault> {
    let fields = Fields::read(certificate.to_der())?;
    signer.expect(tag::INTEGER, &[1])?;
    let mut identifier = signer.open(tag::SEQUENCE)?;
    let issuer = identifier.whole(tag::SEQUENCE)?;
    let serial = identifier.whole(tag::INTEGER)?;
    identifier.finish()?;
    if issuer != fields.issuer || serial != fields.serial_element {
        return Err(CmsFault::OtherSigner);
    }
    signer.algorithm(oid::SHA256)?;
    let attributes = signer.content(tag::context(0))?;
    signer.algorithm(oid::ECDSA_WITH_SHA256)?;
    let value = signer.content(tag::OCTET_STRING)?;
    if signer.next_is(tag::context(1)) {
        return Err(CmsFault::UnsignedAttributes);
    }
    signer.finish()?;

    check_attributes(attributes, certificate, &fields, content)?;
    // What is signed is the attributes as an explicit SET OF, not as the [0] they travel in (RFC 5652 §5.4).
    let signed = Digest::of(&tlv(tag::SET, attributes));
    Ok(certificate.public_key().verify(&signed, value)?)
}

/// Checks the three signed attributes. In DER a SET OF is sorted by encoding, which for these is also the order of
/// their lengths; so the order is fixed and a sorted walk is enough.
fn check_attributes(
    attributes: &[u8],
    certificate: &Certificate,
    fields: &Fields<'_>,
    content: &Digest,
) -> Result<(), CmsFault> {
    let mut list = Der::new(attributes);
    let mut digest = None;
    let mut bound = None;
    let mut content_type = None;
    let mut previous: &[u8] = &[];
    while !list.is_empty() {
        let whole = list.whole(tag::SEQUENCE)?;
        if whole <= previous {
            return Err(DerFault::Value.into());
        }
        previous = whole;
        let mut attribute = Der::only(whole, tag::SEQUENCE)?;
        let kind = attribute.content(tag::OID)?;
        let mut values = attribute.open(tag::SET)?;
        attribute.finish()?;
        let (slot, value_tag) = match kind {
            oid::CONTENT_TYPE => (&mut content_type, tag::OID),
            oid::MESSAGE_DIGEST => (&mut digest, tag::OCTET_STRING),
            oid::SIGNING_CERTIFICATE_V2 => (&mut bound, tag::SEQUENCE),
            _ => return Err(CmsFault::UnexpectedAttribute),
        };
        if slot.replace(values.content(value_tag)?).is_some() {
            return Err(CmsFault::UnexpectedAttribute);
        }
        values.finish()?;
    }
    check_binding(bound.ok_or(CmsFault::MissingEss)?, certificate, fields)?;
    if content_type != Some(oid::DATA) {
        return Err(DerFault::Value.into());
    }
    if digest != Some(content.as_bytes()) { Err(CmsFault::ContentChanged) } else { Ok(()) }
}

/// SigningCertificateV2 (RFC 5035) with one ESSCertIDv2: SHA-256 (the default, so not written), issuer and serial.
fn check_binding(value: &[u8], certificate: &Certificate, fields: &Fields<'_>) -> Result<(), CmsFault> {
    let mut value = Der::new(value);
    let mut list = value.open(tag::SEQUENCE)?;
    value.finish()?;
    let mut bound = list.open(tag::SEQUENCE)?;
    list.finish()?;
    let hash = bound.content(tag::OCTET_STRING)?;
    let mut issuer_serial = bound.open(tag::SEQUENCE)?;
    bound.finish()?;
    let mut names = issuer_serial.open(tag::SEQUENCE)?;
    let mut name = names.open(tag::context(4))?;
    let issuer = name.whole(tag::SEQUENCE)?;
    name.finish()?;
    names.finish()?;
    let serial = issuer_serial.whole(tag::INTEGER)?;
    issuer_serial.finish()?;
    let same = hash == certificate.fingerprint().as_bytes();
    if same && issuer == fields.issuer && serial == fields.serial_element { Ok(()) } else { Err(CmsFault::OtherEss) }
}
