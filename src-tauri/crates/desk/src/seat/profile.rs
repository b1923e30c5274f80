//! What a copy knows of its owner once enrolment is complete.

use rules::{
    charter::Role,
    ids::{EditionId, PersonId},
    text::Line,
};
use serde::{Deserialize, Serialize};

/// The owner's place in the edition.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Person.
    pub person: PersonId,
    /// Name as printed.
    pub name: Line,
    /// Role of the certificate.
    pub role: Role,
    /// Edition.
    pub edition: EditionId,
    /// The owner's certificate, PEM.
    pub certificate_pem: String,
    /// The office's certificate, PEM.
    pub office_pem: String,
}
