//! `paneldesk.enrolment-response/1`: what the office sends back.

use serde::{Deserialize, Serialize};

use super::code::Code;
use super::request::{Request, compact};
use crate::Digest;
use crate::certificates::{CaCertificate, Certificate, CertificateFault};
use crate::json::{self, JsonFault};
use crate::keys::{Algorithm, CryptoFault};

const FORMAT: &str = "paneldesk.enrolment-response/1";
const LARGEST: usize = 16 * 1024;

/// Why a file is not a good answer to a request.
#[derive(Debug, thiserror::Error)]
pub enum ResponseFault {
    /// More than 16 KiB.
    #[error("larger than an enrolment response may be")]
    TooLarge,
    /// Not the JSON of an enrolment response.
    #[error("not an enrolment response: {0}")]
    Json(#[from] JsonFault),
    /// Another format or version.
    #[error("another format or version")]
    OtherFormat,
    /// The same values in another spelling.
    #[error("not in its one prescribed spelling")]
    Spelling,
    /// The answer to another request.
    #[error("the answer to another request")]
    OtherRequest,
    /// A certificate is not of our profile.
    #[error("{0}")]
    Certificate(#[from] CertificateFault),
    /// The certificate was issued for another key.
    #[error("the certificate is for another key")]
    OtherKey,
    /// The certificate names another person or edition than the request.
    #[error("the certificate names another person or edition")]
    OtherSubject,
    /// The certificate was not issued by the authority that comes with it.
    #[error("the certificate was not issued by the authority beside it")]
    NotIssued,
    /// The cryptographic library refused.
    #[error(transparent)]
    Crypto(#[from] CryptoFault),
}

/// An answer that fits its request. Which office it comes from is known only after [`Response::confirm_code`].
#[derive(Clone)]
pub struct Response {
    bytes: Vec<u8>,
    certificate: Certificate,
    ca: CaCertificate,
    code: Code,
}

/// The file. Fields in the order they are written in.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    request: Digest,
    algorithm: Algorithm,
    certificate: String,
    ca: String,
}

impl Response {
    /// Makes the answer to a request.
    pub fn create(request: &Request, certificate: &Certificate, ca: &CaCertificate) -> Result<Self, ResponseFault> {
        let file = File {
            format: FORMAT.to_owned(),
            request: request.digest(),
            algorithm: Algorithm::EcdsaP256Sha256,
            certificate: certificate.to_pem()?,
            ca: ca.to_pem()?,
        };
        Self::verify(&compact(&file)?, request)
    }

    /// Reads an answer and checks it against the request it must answer.
    pub fn verify(bytes: &[u8], request: &Request) -> Result<Self, ResponseFault> {
        if bytes.len() > LARGEST {
            return Err(ResponseFault::TooLarge);
        }
        let file: File = json::from_slice(bytes)?;
        if file.format != FORMAT {
            return Err(ResponseFault::OtherFormat);
        }
        if compact(&file)? != bytes {
            return Err(ResponseFault::Spelling);
        }
        if file.request != request.digest() {
            return Err(ResponseFault::OtherRequest);
        }
        let certificate = Certificate::from_pem(file.certificate.as_bytes())?;
        let ca = CaCertificate::from_pem(file.ca.as_bytes())?;
        fits(&certificate, &ca, request)?;
        Ok(Self { code: Code::of(FORMAT, bytes)?, bytes: bytes.to_vec(), certificate, ca })
    }

    /// Returns the bytes of the file.
    pub fn to_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the code the office reads aloud; it covers the authority's certificate and the request.
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// Whether the code typed by the person is this answer's.
    pub fn confirm_code(&self, typed: &str) -> bool {
        self.code.confirm(typed)
    }

    /// Returns the person's certificate.
    pub const fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// Returns the office's authority, to be trusted for this edition once the code is confirmed.
    pub const fn ca(&self) -> &CaCertificate {
        &self.ca
    }
}

fn fits(certificate: &Certificate, ca: &CaCertificate, request: &Request) -> Result<(), ResponseFault> {
    if certificate.public_key() != request.csr().public_key() {
        return Err(ResponseFault::OtherKey);
    }
    let (subject, asked) = (certificate.subject(), request.applicant());
    let same_id = asked.person_id.as_ref().is_none_or(|id| *id == subject.person_id);
    if subject.name != asked.name || subject.edition_id != asked.edition_id || !same_id {
        return Err(ResponseFault::OtherSubject);
    }
    if certificate.is_issued_by(ca) { Ok(()) } else { Err(ResponseFault::NotIssued) }
}
