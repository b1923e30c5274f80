//! Detached CMS signatures (RFC 5652) in the shape of CAdES-B (ETSI EN 319 122-1), one accepted encoding each.
//!
//! Profile: DER; SignedData version 1; one digest algorithm, SHA-256; content type id-data, detached; exactly the
//! signer's certificate; no revocation lists; one SignerInfo by issuer and serial number; signed attributes exactly
//! contentType, messageDigest and signingCertificateV2; ECDSA P-256 with the smaller s; no unsigned attributes.
//! OpenSSL writes it; reading is our own code byte by byte, so that a signed file cannot be dressed up without the
//! key: everything but the signature value itself follows from the certificate and the content.

mod sign;
mod verify;

pub use sign::{SignFault, sign_detached};
pub use verify::{CmsFault, verify_detached, verify_detached_digest};
