//! A seat: somebody's encrypted copy, opened, with what it knows of its owner and the edition.

mod backup;
mod create;
mod enrol;
mod passphrase;
mod profile;

use std::collections::BTreeMap;

use exchange::{
    certificates::{CaCertificate, Certificate},
    keys::AgeIdentity,
};
use rules::{charter::Charter, digest::Digest, json::Payload};
use store::Copy;

pub use create::SeatInfo;
pub use enrol::{EnrolmentRequest, RequestInfo};
pub(crate) use enrol::{profile_of, role_of};
pub use profile::Profile;

use crate::{
    DeskError,
    record::{Kind, SignedRecord},
    verify::{Charters, read_own},
};

/// An opened copy.
pub struct Seat {
    pub(crate) copy: Copy,
}

pub(crate) const PROFILE: &str = "profile";
pub(crate) const AGE_SECRET: &str = "age-identity";
pub(crate) const SIGNING_KEY: &str = "signing-key";
pub(crate) const PENDING_REQUEST: &str = "enrolment-request";

impl Seat {
    /// Returns what the copy knows of its owner; an error before enrolment is complete.
    ///
    /// # Errors
    /// [`DeskError::NotEnrolled`], or the copy's own.
    pub fn profile(&self) -> Result<Profile, DeskError> {
        let json = self.copy.value(PROFILE)?.ok_or(DeskError::NotEnrolled)?;
        serde_json::from_str(&json).map_err(|_| DeskError::DamagedValue { name: PROFILE })
    }

    /// Returns the owner's certificate.
    ///
    /// # Errors
    /// As [`Seat::profile`].
    pub fn certificate(&self) -> Result<Certificate, DeskError> {
        let profile = self.profile()?;
        Certificate::from_pem(profile.certificate_pem.as_bytes())
            .map_err(|_| DeskError::DamagedValue { name: "certificate" })
    }

    /// Returns the office's certificate, the root of trust of this copy.
    ///
    /// # Errors
    /// As [`Seat::profile`].
    pub fn office(&self) -> Result<CaCertificate, DeskError> {
        let profile = self.profile()?;
        CaCertificate::from_pem(profile.office_pem.as_bytes()).map_err(|_| DeskError::DamagedValue { name: PROFILE })
    }

    /// Returns the charters of this copy with their chain.
    ///
    /// # Errors
    /// The copy's own, or a stored charter that no longer reads.
    pub fn charters(&self) -> Result<Charters, DeskError> {
        let mut charters = BTreeMap::new();
        for record in self.records::<Charter>(Kind::Charter)? {
            charters.insert(record.identity, record.payload);
        }
        Ok(Charters::new(charters))
    }

    /// Returns the charter in force.
    ///
    /// # Errors
    /// [`DeskError::NoCharter`] before one is imported.
    pub fn charter(&self) -> Result<(Digest, Charter), DeskError> {
        let charters = self.charters()?;
        let (identity, charter) = charters.head().ok_or(DeskError::NoCharter)?;
        Ok((identity, charter.clone()))
    }

    /// Returns the head of the copy's journal.
    ///
    /// # Errors
    /// The copy's own.
    pub fn journal_head(&self) -> Result<Digest, DeskError> {
        parse_head(self.copy.journal_head()?.as_str())
    }

    /// Returns all stored signed files of a kind, in order of key and identity.
    ///
    /// # Errors
    /// The copy's own, or a stored file that no longer reads.
    pub fn records<T: Payload>(&self, kind: Kind) -> Result<Vec<SignedRecord<T>>, DeskError> {
        let mut records = Vec::new();
        for info in self.copy.records(kind.as_str())? {
            if let Some(record) = self.copy.record(&info.digest)? {
                records.push(read_own(record.bytes)?);
            }
        }
        Ok(records)
    }

    /// Returns the exact bytes of a stored signed file.
    ///
    /// # Errors
    /// [`DeskError::NoSuchRecord`].
    pub fn bytes(&self, identity: &Digest) -> Result<Vec<u8>, DeskError> {
        let record = self.copy.record(&identity.to_string())?;
        Ok(record.ok_or(DeskError::NoSuchRecord { identity: *identity })?.bytes)
    }

    pub(crate) fn age_identity(&self) -> Result<AgeIdentity, DeskError> {
        let secret = self.copy.secret(AGE_SECRET)?.ok_or(DeskError::NotEnrolled)?;
        let text = std::str::from_utf8(&secret).map_err(|_| DeskError::DamagedValue { name: AGE_SECRET })?;
        AgeIdentity::from_secret(text).map_err(|_| DeskError::DamagedValue { name: AGE_SECRET })
    }
}

pub(crate) fn parse_head(text: &str) -> Result<Digest, DeskError> {
    text.parse().map_err(|_| DeskError::DamagedValue { name: "journal head" })
}
