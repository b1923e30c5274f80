//! The edition result 综合评审结果 as signed by the office.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    charter::{CharterReference, EditionReference, Signing},
    digest::Digest,
    ids::{ApplicationId, RoundId, TrackId},
    json::Payload,
    number::Ratio,
    text::Line,
};

/// A signed edition result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionResult {
    /// `paneldesk.edition-result/1`.
    pub format: String,
    /// Edition.
    pub edition: EditionReference,
    /// The charter it stands under.
    pub charter: CharterReference,
    /// Panel results it rests on, in order of identity.
    pub results: Vec<SourceResult>,
    /// The ranked list, best first.
    pub ranking: Vec<RankedApplication>,
    /// Edition results it replaces.
    pub supersedes: Vec<Digest>,
    /// Who signs.
    pub signing: Signing,
}

/// A panel result an edition result rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceResult {
    /// Its identity.
    pub digest: Digest,
    /// Its round.
    pub round: RoundId,
    /// Round and panel as printed.
    pub name: Line,
}

/// One line of the ranked list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankedApplication {
    /// Competition rank.
    pub rank: u32,
    /// Application.
    pub application: ApplicationId,
    /// Applicant as printed.
    pub applicant: Line,
    /// Track.
    pub track: TrackId,
    /// Composite score.
    pub composite: Ratio,
    /// The composite as printed, two decimals.
    pub displayed: Line,
}

impl Payload for EditionResult {
    const FORMAT: &'static str = "paneldesk.edition-result/1";
    const ATTACHMENT: &'static str = "edition-result.json";

    fn format(&self) -> &str {
        &self.format
    }
}
