//! Founding an edition's office: the certificate authority, which only issues, and the organiser's own key.

use exchange::{
    UtcSeconds,
    certificates::{Csr, OfficeCa, Role, Serial, Subject},
    keys::{AgeIdentity, SigningKey},
};
use rules::{ids::PersonId, text::Line, time::Instant};
use store::Act;

use super::ARCHIVE_DAYS;
use crate::{
    DeskError, Passphrase,
    seat::{AGE_SECRET, PROFILE, SIGNING_KEY, Seat, profile_of},
};

/// The office of an edition.
#[derive(Clone, Debug)]
pub struct Founding {
    /// Edition.
    pub edition: rules::ids::EditionId,
    /// The organiser's identifier.
    pub person: PersonId,
    /// The office's name as printed.
    pub name: Line,
}

pub(crate) const CA_KEY: &str = "office-ca-key";

impl Seat {
    /// Makes the office's authority and the organiser's key in this copy and returns the office certificate (PEM),
    /// which everybody needs to verify anything.
    ///
    /// # Errors
    /// The copy has an owner already, or the copy's own.
    pub fn found_office(
        &self,
        founding: &Founding,
        passphrase: &Passphrase,
        now: Instant,
    ) -> Result<String, DeskError> {
        if self.copy.value(PROFILE)?.is_some() {
            return Err(DeskError::AlreadyEnrolled);
        }
        let from = UtcSeconds(now.unix_seconds()).plus_days(-1);
        let until = from.plus_days(ARCHIVE_DAYS);
        let ca = OfficeCa::create(founding.name.as_str(), founding.edition.as_str(), from, until)?;
        let key = SigningKey::generate()?;
        let age = AgeIdentity::generate();
        let subject = Subject {
            person_id: founding.person.to_string(),
            name: founding.name.to_string(),
            edition_id: founding.edition.to_string(),
        };
        let request = Csr::create(&key, founding.name.as_str())?;
        let certificate = ca.issue(&request, &subject, Role::Organiser, Serial::random()?, from, until)?;
        let profile = profile_of(&certificate, ca.certificate())?;
        let json = serde_json::to_string(&profile).map_err(|_| DeskError::DamagedValue { name: PROFILE })?;
        let wrapped_ca = ca.to_wrapped(passphrase.text())?;
        let wrapped_key = key.to_wrapped(passphrase.text())?;
        self.copy.write(Act::STORE_IDENTITY, &now.to_string(), founding.person.as_str(), |write| {
            write.put_secret(CA_KEY, &wrapped_ca)?;
            write.put_secret(SIGNING_KEY, &wrapped_key)?;
            write.put_secret(AGE_SECRET, age.to_secret().as_bytes())?;
            write.put_value(PROFILE, &json)?;
            Ok::<(), DeskError>(())
        })?;
        Ok(profile.office_pem)
    }
}
