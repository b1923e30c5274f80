//! Admitting a person: read the request, compare the code heard by telephone, issue the certificate.

use exchange::{
    UtcSeconds,
    certificates::{OfficeCa, Role as Issued, Serial, Subject},
    enrolment::{Request, Response},
};
use rules::{
    charter::{Person, Role},
    ids::PersonId,
    text::Line,
    time::Instant,
};
use store::Act;

use super::{ARCHIVE_DAYS, found::CA_KEY};
use crate::{DeskError, Passphrase, seat::Seat};

/// What the office decides about an arriving request.
#[derive(Clone, Debug)]
pub struct Arrival<'a> {
    /// The request file.
    pub request: &'a [u8],
    /// The code the person said by telephone, as typed by the office.
    pub typed_code: &'a str,
    /// Who this is in the edition.
    pub person: PersonId,
    /// Name as printed.
    pub name: Line,
    /// Role.
    pub role: Role,
}

/// The answer to a request.
#[derive(Clone, Debug)]
pub struct Admission {
    /// The response file.
    pub response: Vec<u8>,
    /// The code the person will type.
    pub code: String,
    /// The person as the charter will list them.
    pub person: Person,
}

const ADMITTED: &str = "admitted/";

/// The office's unlocked authority; it issues certificates and nothing else. Unlocking costs a fraction of a second, so
/// several people are admitted with one.
pub struct Authority(OfficeCa);

impl Seat {
    /// Unlocks the office's authority.
    ///
    /// # Errors
    /// This is not the office's copy, or the passphrase is not the key's.
    pub fn unlock_authority(&self, passphrase: &Passphrase) -> Result<Authority, DeskError> {
        let certificate = self.office()?;
        let open = |bytes: &[u8], text: &str| OfficeCa::from_wrapped(bytes, text, certificate.clone());
        self.unwrap(CA_KEY, passphrase, open)?.map(Authority).ok_or(DeskError::NotTheOffice)
    }

    /// Issues a certificate for a request whose code was confirmed.
    ///
    /// # Errors
    /// The request is not intact, is for another edition or person, or the typed code is not its code.
    pub fn admit(&self, arrival: &Arrival<'_>, authority: &Authority, now: Instant) -> Result<Admission, DeskError> {
        let profile = self.profile()?;
        let request = Request::verify(arrival.request)?;
        if request.applicant().edition_id != profile.edition.as_str() {
            return Err(DeskError::OtherEdition);
        }
        let applicant = request.applicant();
        let other_id = applicant.person_id.as_ref().is_some_and(|id| id != arrival.person.as_str());
        if applicant.name != arrival.name.as_str() || other_id {
            return Err(DeskError::OtherPerson);
        }
        if !request.confirm_code(arrival.typed_code) {
            return Err(DeskError::CodeDiffers);
        }
        let ca = &authority.0;
        let from = UtcSeconds(now.unix_seconds()).plus_days(-1);
        let until = from.plus_days(ARCHIVE_DAYS);
        let until = if until > ca.certificate().not_after() { ca.certificate().not_after() } else { until };
        let from = if from < ca.certificate().not_before() { ca.certificate().not_before() } else { from };
        let subject = Subject {
            person_id: arrival.person.to_string(),
            name: arrival.name.to_string(),
            edition_id: profile.edition.to_string(),
        };
        let certificate = ca.issue(request.csr(), &subject, issued(arrival.role), Serial::random()?, from, until)?;
        let response = Response::create(&request, &certificate, ca.certificate())?;
        let person = Person {
            id: arrival.person.clone(),
            name: arrival.name.clone(),
            role: arrival.role,
            certificate: certificate.fingerprint(),
            algorithm: Line::new("ecdsa-p256-sha256").expect("BUG: the algorithm's name is a line"),
            recipient: Line::new(request.recipient().to_string()).map_err(|_| DeskError::OtherPerson)?,
            revoked: None,
        };
        let json = serde_json::to_string(&person).map_err(|_| DeskError::DamagedValue { name: "person" })?;
        self.copy.write(Act::ISSUE_CERTIFICATE, &now.to_string(), person.id.as_str(), |write| {
            write.put_value(&format!("{ADMITTED}{}", person.id), &json)?;
            write.set_details(serde_json::json!({ "certificate": person.certificate.to_string() }));
            Ok::<(), DeskError>(())
        })?;
        Ok(Admission { response: response.to_bytes().to_vec(), code: response.code().to_string(), person })
    }

    /// Returns everyone admitted so far, in order of identifier.
    ///
    /// # Errors
    /// The copy's own.
    pub fn admitted(&self) -> Result<Vec<Person>, DeskError> {
        let read = |(_, json): (String, String)| {
            serde_json::from_str(&json).map_err(|_| DeskError::DamagedValue { name: "person" })
        };
        self.copy.values(ADMITTED)?.into_iter().map(read).collect()
    }
}

fn issued(role: Role) -> Issued {
    match role {
        Role::Organiser => Issued::Organiser,
        Role::EntrustedBody => Issued::EntrustedBody,
        Role::Chair => Issued::Chair,
        Role::Supervisor => Issued::Supervisor,
        Role::Expert => Issued::Expert,
    }
}
