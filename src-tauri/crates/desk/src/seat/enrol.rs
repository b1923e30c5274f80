//! Enrolment: the person makes keys and a request; the office answers with a certificate; both confirm a short code by
//! typing it.

use exchange::{
    certificates::{CaCertificate, Certificate},
    enrolment::{Applicant, Request, Response},
    keys::{AgeIdentity, SigningKey},
};
use rules::{
    charter::Role,
    ids::{EditionId, PersonId},
    text::Line,
    time::Instant,
};
use store::Act;

use super::{AGE_SECRET, PENDING_REQUEST, PROFILE, Profile, SIGNING_KEY, Seat};
use crate::{DeskError, Passphrase};

/// What a person says of themselves when asking for a certificate.
#[derive(Clone, Debug)]
pub struct RequestInfo {
    /// Identifier the office announced.
    pub person: PersonId,
    /// Name as it will be printed.
    pub name: Line,
    /// Edition.
    pub edition: EditionId,
}

/// An enrolment request to carry to the office.
#[derive(Clone, Debug)]
pub struct EnrolmentRequest {
    /// The file.
    pub bytes: Vec<u8>,
    /// The code to say by telephone.
    pub code: String,
}

impl Seat {
    /// Makes the owner's keys in the copy and returns the request. Asking again replaces keys not yet certified.
    ///
    /// # Errors
    /// The owner is enrolled already, or the copy's own.
    pub fn request_enrolment(
        &self,
        info: &RequestInfo,
        passphrase: &Passphrase,
        now: Instant,
    ) -> Result<EnrolmentRequest, DeskError> {
        if self.copy.value(PROFILE)?.is_some() {
            return Err(DeskError::AlreadyEnrolled);
        }
        let key = SigningKey::generate()?;
        let age = AgeIdentity::generate();
        let applicant = Applicant {
            name: info.name.to_string(),
            person_id: Some(info.person.to_string()),
            edition_id: info.edition.to_string(),
        };
        let request = Request::create(&applicant, &key, &age.recipient())?;
        let wrapped = key.to_wrapped(passphrase.text())?;
        let bytes = request.to_bytes().to_vec();
        self.copy.write(Act::STORE_IDENTITY, &now.to_string(), info.person.as_str(), |write| {
            write.put_secret(SIGNING_KEY, &wrapped)?;
            write.put_secret(AGE_SECRET, age.to_secret().as_bytes())?;
            write.put_secret(PENDING_REQUEST, &bytes)?;
            Ok::<(), DeskError>(())
        })?;
        Ok(EnrolmentRequest { bytes, code: request.code().to_string() })
    }

    /// Takes the office's answer after its code was typed. From here on the copy trusts this office's certificate.
    ///
    /// # Errors
    /// The answer is not to this copy's request, or the typed code is not the answer's.
    pub fn complete_enrolment(&self, response: &[u8], typed_code: &str, now: Instant) -> Result<Profile, DeskError> {
        let pending = self.copy.secret(PENDING_REQUEST)?.ok_or(DeskError::NotEnrolled)?;
        let request = Request::verify(&pending)?;
        let response = Response::verify(response, &request)?;
        if !response.confirm_code(typed_code) {
            return Err(DeskError::CodeDiffers);
        }
        let profile = profile_of(response.certificate(), response.ca())?;
        let json = serde_json::to_string(&profile).map_err(|_| DeskError::DamagedValue { name: PROFILE })?;
        self.copy.write(Act::STORE_IDENTITY, &now.to_string(), profile.person.as_str(), |write| {
            write.put_value(PROFILE, &json)?;
            Ok::<(), DeskError>(())
        })?;
        Ok(profile)
    }
}

/// Returns the profile a certificate stands for.
pub(crate) fn profile_of(certificate: &Certificate, office: &CaCertificate) -> Result<Profile, DeskError> {
    let subject = certificate.subject();
    let damaged = || DeskError::DamagedValue { name: "certificate" };
    Ok(Profile {
        person: PersonId::new(subject.person_id.as_str()).map_err(|_| damaged())?,
        name: Line::new(subject.name.as_str()).map_err(|_| damaged())?,
        role: role_of(certificate),
        edition: EditionId::new(subject.edition_id.as_str()).map_err(|_| damaged())?,
        certificate_pem: certificate.to_pem()?,
        office_pem: office.to_pem()?,
    })
}

/// Returns a certificate's role as the rules know it.
pub(crate) fn role_of(certificate: &Certificate) -> Role {
    use exchange::certificates::Role as Issued;
    match certificate.role() {
        Issued::Organiser => Role::Organiser,
        Issued::EntrustedBody => Role::EntrustedBody,
        Issued::Chair => Role::Chair,
        Issued::Supervisor => Role::Supervisor,
        Issued::Expert => Role::Expert,
    }
}
