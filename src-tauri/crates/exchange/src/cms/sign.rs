//! Making a detached signature.

use openssl::cms::{CMSOptions, CmsContentInfo};

use super::verify::{CmsFault, verify_detached};
use crate::certificates::Certificate;
use crate::keys::{CryptoFault, SignatureFault, SigningKey};

/// Adds signingCertificateV2 (OpenSSL's `CMS_CADES`; the crate has no name for it).
const CADES: u32 = 0x10_0000;
/// Leaves signingTime out (OpenSSL's `CMS_NO_SIGNING_TIME`): the claimed time belongs to the signed content.
const NO_SIGNING_TIME: u32 = 0x40_0000;
/// One in two signatures has the larger s; that all of these do happens never.
const ATTEMPTS: usize = 128;

/// Why nothing was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignFault {
    /// The certificate belongs to another key.
    #[error("the certificate belongs to another key")]
    OtherKey,
    /// What was signed does not verify; nothing is returned.
    #[error("the signature just made does not verify: {0}")]
    OwnOutput(CmsFault),
    /// The cryptographic library refused.
    #[error(transparent)]
    Crypto(#[from] CryptoFault),
}

/// Signs content with a key and its certificate and returns the DER ContentInfo, verified before it is returned.
///
/// Two signatures over the same content differ: the identity of a signed thing is the digest of the content.
pub fn sign_detached(content: &[u8], key: &SigningKey, certificate: &Certificate) -> Result<Vec<u8>, SignFault> {
    if key.public_key() != certificate.public_key() {
        return Err(SignFault::OtherKey);
    }
    let mut last = CmsFault::Signature(SignatureFault::HighS);
    for _ in 0..ATTEMPTS {
        let der = sign_once(content, key, certificate)?;
        match verify_detached(&der, content) {
            Ok(_) => return Ok(der),
            Err(fault @ CmsFault::Signature(SignatureFault::HighS)) => last = fault,
            Err(fault) => return Err(SignFault::OwnOutput(fault)),
        }
    }
    Err(SignFault::OwnOutput(last))
}

fn sign_once(content: &[u8], key: &SigningKey, certificate: &Certificate) -> Result<Vec<u8>, CryptoFault> {
    let options = CMSOptions::DETACHED
        | CMSOptions::BINARY
        | CMSOptions::NOSMIMECAP
        | CMSOptions::from_bits_retain(CADES | NO_SIGNING_TIME);
    let x509 = certificate.to_openssl()?;
    let cms = CmsContentInfo::sign(Some(&x509), Some(key.to_openssl()), None, Some(content), options)?;
    Ok(cms.to_der()?)
}
