//! People of an edition and the keys that act for them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    digest::Digest,
    ids::PersonId,
    text::{Line, Prose},
    time::Instant,
};

/// A person with a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Identifier, such as `Z01`.
    pub id: PersonId,
    /// Name as printed.
    pub name: Line,
    /// What the certificate was issued for.
    pub role: Role,
    /// SHA-256 of the certificate (DER).
    pub certificate: Digest,
    /// Signature algorithm; `ecdsa-p256-sha256` now.
    pub algorithm: Line,
    /// Where files for this person are sealed to.
    pub recipient: Line,
    /// Since when the key no longer counts.
    pub revoked: Option<Revocation>,
}

/// The end of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// From when on, by the office's record.
    pub at: Instant,
    /// Why.
    pub reason: Prose,
}

/// What a certificate was issued for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The award office 评选办公室.
    Organiser,
    /// The body the office entrusts with running the review 第三方机构.
    EntrustedBody,
    /// A panel's leader 组长.
    Chair,
    /// Discipline inspection 监督员.
    Supervisor,
    /// A reviewer 评审专家.
    Expert,
}

impl Role {
    /// Returns the text used in certificates and files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Organiser => "organiser",
            Role::EntrustedBody => "entrusted_body",
            Role::Chair => "chair",
            Role::Supervisor => "supervisor",
            Role::Expert => "expert",
        }
    }
}
