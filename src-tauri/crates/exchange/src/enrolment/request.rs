//! `paneldesk.enrolment-request/1`: what a person sends to the office.

use openssl::rand::rand_bytes;
use serde::{Deserialize, Serialize};

use super::code::Code;
use crate::certificates::{Csr, CsrFault};
use crate::json::{self, JsonFault};
use crate::keys::{Algorithm, CryptoFault, Recipient, SignatureFault, SigningKey};
use crate::{Digest, hex};

pub(super) const FORMAT: &str = "paneldesk.enrolment-request/1";
const LARGEST: usize = 16 * 1024;
const LONGEST_NAME: usize = 64;

/// Why a file is not a good enrolment request.
#[derive(Debug, thiserror::Error)]
pub enum RequestFault {
    /// More than 16 KiB.
    #[error("larger than an enrolment request may be")]
    TooLarge,
    /// Not the JSON of an enrolment request.
    #[error("not an enrolment request: {0}")]
    Json(#[from] JsonFault),
    /// Another format or version.
    #[error("another format or version")]
    OtherFormat,
    /// The same values in another spelling: white space, order or escapes differ.
    #[error("not in its one prescribed spelling")]
    Spelling,
    /// A name or id that is empty or too long.
    #[error("a name or id is empty or too long")]
    Text,
    /// The signing request is bad.
    #[error("{0}")]
    Csr(#[from] CsrFault),
    /// The file was not signed by the key it asks a certificate for.
    #[error("not signed by its own key: {0}")]
    Signature(#[from] SignatureFault),
    /// The cryptographic library refused.
    #[error(transparent)]
    Crypto(#[from] CryptoFault),
}

/// What a person says about themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// The name as on paper.
    pub name: String,
    /// The person's id in the edition, when they know it.
    pub person_id: Option<String>,
    /// The edition's id.
    pub edition_id: String,
}

/// A request whose signatures are good. Who sent it is known only after [`Request::confirm_code`].
#[derive(Clone)]
pub struct Request {
    bytes: Vec<u8>,
    applicant: Applicant,
    csr: Csr,
    recipient: Recipient,
    code: Code,
}

/// The file. Fields in the order they are written in.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    request: Body,
    /// DER ECDSA in hexadecimal over the compact JSON of `request`.
    signature: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    person_id: Option<String>,
    edition: String,
    algorithm: Algorithm,
    csr: String,
    recipient: Recipient,
    nonce: Digest,
}

impl Request {
    /// Makes a request for a new signing key and age recipient; the nonce comes from OpenSSL's generator.
    pub fn create(applicant: &Applicant, key: &SigningKey, recipient: &Recipient) -> Result<Self, RequestFault> {
        check(applicant)?;
        let mut nonce = [0; 32];
        rand_bytes(&mut nonce).map_err(CryptoFault::from)?;
        let request = Body {
            name: applicant.name.clone(),
            person_id: applicant.person_id.clone(),
            edition: applicant.edition_id.clone(),
            algorithm: Algorithm::EcdsaP256Sha256,
            csr: Csr::create(key, &applicant.name)?.to_pem().to_owned(),
            recipient: recipient.clone(),
            nonce: Digest::from_bytes(nonce),
        };
        let signature = hex::encode(&key.sign(&signed(&request)?)?);
        let file = File { format: FORMAT.to_owned(), request, signature };
        Self::verify(&compact(&file)?)
    }

    /// Reads a request and checks its spelling and both signatures of its key.
    pub fn verify(bytes: &[u8]) -> Result<Self, RequestFault> {
        if bytes.len() > LARGEST {
            return Err(RequestFault::TooLarge);
        }
        let file: File = json::from_slice(bytes)?;
        if file.format != FORMAT {
            return Err(RequestFault::OtherFormat);
        }
        if compact(&file)? != bytes {
            return Err(RequestFault::Spelling);
        }
        let csr = Csr::from_pem(&file.request.csr)?;
        let signature = hex::decode(file.signature.as_bytes()).ok_or(RequestFault::Spelling)?;
        csr.public_key().verify(&signed(&file.request)?, &signature)?;
        let Body { name, person_id, edition, recipient, .. } = file.request;
        let applicant = Applicant { name, person_id, edition_id: edition };
        check(&applicant)?;
        Ok(Self { code: Code::of(FORMAT, bytes)?, bytes: bytes.to_vec(), applicant, csr, recipient })
    }

    /// Returns the bytes of the file.
    pub fn to_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the SHA-256 of the file, which the response repeats.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.bytes)
    }

    /// Returns the code the person reads aloud; it covers every byte of the file, key and recipient included.
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// Whether the code typed at the office is this request's.
    pub fn confirm_code(&self, typed: &str) -> bool {
        self.code.confirm(typed)
    }

    /// Returns what the person says about themselves.
    pub const fn applicant(&self) -> &Applicant {
        &self.applicant
    }

    /// Returns the signing request.
    pub const fn csr(&self) -> &Csr {
        &self.csr
    }

    /// Returns who files for this person are sealed to.
    pub const fn recipient(&self) -> &Recipient {
        &self.recipient
    }
}

fn check(applicant: &Applicant) -> Result<(), RequestFault> {
    let fits = |text: &str| !text.trim().is_empty() && text.chars().count() <= LONGEST_NAME;
    let all = fits(&applicant.name) && fits(&applicant.edition_id) && applicant.person_id.as_deref().is_none_or(fits);
    if all { Ok(()) } else { Err(RequestFault::Text) }
}

fn signed(body: &Body) -> Result<Digest, CryptoFault> {
    let json = compact(body)?;
    Ok(Digest::of_parts(&[FORMAT.as_bytes(), b"\n", &json]))
}

/// The one spelling: fields in order, no white space, text as UTF-8 with only the escapes JSON demands.
pub(super) fn compact(value: &impl Serialize) -> Result<Vec<u8>, CryptoFault> {
    serde_json::to_vec(value).map_err(|_| CryptoFault)
}
