//! Tracks, tiers, places.

use super::spec::{Article, Spec};
use crate::criteria::Text;
use crate::ids::{CriteriaSetId, TrackId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sort of applicant with a way of its own through the stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// Identifier.
    pub id: TrackId,
    /// Name.
    pub name: Text,
    /// What the applicant is.
    pub kind: TrackKind,
    /// Who belongs here, in the text's words.
    pub definition: String,
    /// Most members of a joint application, where joint applications are allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_members: Option<Spec<u32>>,
    /// Who is left out.
    #[serde(default)]
    pub excludes: Vec<String>,
    /// Categories with a form or criteria of their own.
    #[serde(default)]
    pub categories: Vec<Category>,
    /// Where.
    pub article: Article,
}

/// What the applicant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TrackKind {
    /// An organisation.
    Organisation,
    /// A person.
    Individual,
    /// A frontline team (班组).
    Team,
    /// Several persons applying together; conflicts, bans and cooling-off attach to each member.
    Group,
    /// A project, such as a standard.
    Project,
}

/// A category inside a track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// The form it uses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// Criteria set of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria: Option<CriteriaSetId>,
    /// The track whose places it uses, when the text or the edition says so and it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts_in: Option<Spec<TrackId>>,
    /// Kinds admitted, when the list is closed (such as 小学、初中、职业技术学校).
    #[serde(default)]
    pub only: Vec<String>,
    /// Where.
    pub article: Article,
}

/// What can be won.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Awards {
    /// How often the award is given.
    pub cycle: Spec<Cycle>,
    /// Named awards inside the scheme (奖项), when it distinguishes them.
    #[serde(default)]
    pub items: Vec<AwardItem>,
    /// Tiers (等次), highest first.
    pub tiers: Vec<TierRule>,
    /// Places: each pool is one tier's places shared by the tracks it names.
    pub pools: Vec<Pool>,
    /// Whether places may stay empty.
    pub vacancies: Spec<bool>,
    /// How an applicant gets its tier.
    pub tier_assignment: Spec<TierAssignment>,
}

/// How often the award is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cycle {
    /// Years between editions.
    pub years: u32,
    /// True for "in principle" (原则上).
    #[serde(default)]
    pub in_principle: bool,
}

/// A named award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AwardItem {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Tracks it is for.
    pub tracks: Vec<TrackId>,
    /// Where.
    pub article: Article,
}

/// A tier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TierRule {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Where.
    pub article: Article,
}

/// One tier's places and the tracks that share them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    /// Identifier.
    pub id: String,
    /// The tier.
    pub tier: String,
    /// The tracks that share the places.
    pub tracks: Vec<TrackId>,
    /// How many.
    pub places: Spec<Places>,
    /// Counting word on paper (个, 名, 项, 户).
    pub unit: String,
}

/// A number of places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// The number.
    pub count: u32,
    /// How the text puts it.
    pub limit: Limit,
}

/// How a number of places is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// "不超过": not more than.
    AtMost,
    /// "设 … 个": set to this number; [`Awards::vacancies`] says whether fewer is allowed.
    Set,
}

/// How an applicant gets its tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TierAssignment {
    /// There is one tier.
    Single,
    /// From one list, best first.
    Ranking,
    /// A panel decides the tier.
    Panel,
    /// The application names its tier.
    Application,
    /// Proposed by the office and decided by deliberation.
    Deliberation,
}
