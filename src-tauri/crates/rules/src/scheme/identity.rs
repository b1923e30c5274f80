//! Which award, by which document, with which bodies.

use super::spec::Article;
use crate::calendar::{day, optional_day};
use crate::criteria::Text;
use crate::ids::SchemeId;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which award and which document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Identifier, such as `xingan-2025`.
    pub id: SchemeId,
    /// Full name of the award.
    pub name: Text,
    /// Short name, as the document abbreviates it.
    pub short_name: String,
    /// Version of this data file, not of the regulation.
    pub version: String,
    /// True for an invented scheme that no authority issued.
    #[serde(default)]
    pub demo: bool,
    /// Level of government.
    pub level: Level,
    /// The body in whose name the award is given.
    pub organiser: String,
    /// The award this one is a part of, when one regulation sets up several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<Family>,
    /// The document.
    pub source: Source,
    /// Laws and documents the regulation rests on.
    #[serde(default)]
    pub legal_basis: Vec<Basis>,
    /// From when the rules hold.
    pub effective: Effective,
    /// Documents it replaces.
    #[serde(default)]
    pub replaces: Vec<Replaced>,
}

/// Level of government that gives the award.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The state.
    National,
    /// Province, autonomous region, municipality.
    Province,
    /// City, league, prefecture.
    Prefecture,
    /// County, banner, district.
    County,
}

/// A regulation that sets up several awards with rules of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Identifier shared by the parts.
    pub id: String,
    /// Name of the whole.
    pub name: String,
    /// Name of this part.
    pub part: String,
    /// The other parts' scheme ids.
    pub siblings: Vec<SchemeId>,
    /// Where the parts are set up.
    pub article: Article,
}

/// The document the rules are taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title.
    pub title: String,
    /// Number (文号), when the text shows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Date under the document, when it has one.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
    #[schemars(with = "Option<String>")]
    pub signed: Option<NaiveDate>,
    /// Standing rules or one edition's notice.
    pub genre: Genre,
    /// Draft or in force.
    pub status: DocumentStatus,
    /// Damage in the text at hand, doubtful readings.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// What sort of document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    /// Management measures that hold for every edition (管理办法).
    Standing,
    /// The notice of one edition (评选通知).
    Edition,
}

/// How far a document holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentStatus {
    /// A draft (修订稿, 征求意见稿).
    Draft,
    /// Issued.
    Issued,
    /// Replaced by a later one.
    Repealed,
}

/// A law or document the regulation rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Its name.
    pub name: String,
    /// Where the regulation cites it.
    pub article: Article,
}

/// From when the rules hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Effective {
    /// From a date.
    From {
        /// The date.
        #[serde(with = "day")]
        #[schemars(with = "String")]
        date: NaiveDate,
        /// Where.
        article: Article,
    },
    /// Some calendar days after publication.
    AfterPublication {
        /// Calendar days.
        days: u32,
        /// The day of publication, when it is certain.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
        #[schemars(with = "Option<String>")]
        published: Option<NaiveDate>,
        /// Where.
        article: Article,
    },
    /// The text leaves the date blank.
    Blank {
        /// Where.
        article: Article,
        /// What stands there.
        note: String,
    },
    /// The text, an edition's notice, has no such rule.
    NotStated,
}

impl Effective {
    /// Returns the first day the rules hold, when the text and its publication give one.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        match self {
            Effective::From { date, .. } => Some(*date),
            Effective::AfterPublication { days, published, .. } => {
                published.and_then(|day| day.checked_add_days(chrono::Days::new(u64::from(*days))))
            }
            Effective::Blank { .. } | Effective::NotStated => None,
        }
    }
}

/// A document that lost its force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replaced {
    /// Title.
    pub title: String,
    /// Number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Where it is repealed.
    pub article: Article,
}

/// One edition of the award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Its number (第几届), when it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordinal: Option<u32>,
    /// Its label on paper, such as `第三届（2022—2023年度）`.
    pub label: String,
    /// Where label and number come from.
    pub article: Article,
}

/// Somebody the rules give something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Identifier other rules refer to.
    pub id: String,
    /// Its name in the text.
    pub name: String,
    /// What it is to the award.
    pub roles: Vec<BodyRole>,
    /// Its duties in short, when the text lists them.
    #[serde(default)]
    pub duties: Vec<String>,
    /// Where it is named.
    pub article: Article,
}

/// What a body is to the award.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BodyRole {
    /// Gives the award and decides.
    Organiser,
    /// Deliberates on candidates (领导小组, 专题会议).
    LeadingGroup,
    /// Runs the daily work (办公室, 主管部门).
    Office,
    /// A third party entrusted with the review.
    EntrustedBody,
    /// Approves the plan of an edition.
    PlanAuthority,
    /// Checks and recommends applicants.
    Recommender,
    /// Experts.
    Reviewers,
    /// Departments that are asked.
    Consulted,
    /// Watches over the review.
    Supervisor,
    /// The applicant, or its unit.
    Applicant,
}

/// A rule that computes nothing here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Identifier.
    pub id: String,
    /// The rule in short.
    pub text: String,
    /// Where.
    pub article: Article,
}
