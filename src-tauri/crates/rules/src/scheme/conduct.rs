//! Recusal, secrecy, discipline; publicity, objections, substitution.

use super::spec::{Article, Spec};
use crate::ids::TrackId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Rules on the conduct of the review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conduct {
    /// Who must step aside, and why.
    pub recusal: Spec<Recusal>,
    /// Who keeps whose secrets.
    pub confidentiality: Spec<Secrecy>,
    /// Whether applicants must mark their trade and technical secrets.
    pub applicant_marks_secrets: Spec<bool>,
    /// Whether material must be declassified, with a signed consent, before it is sent.
    pub declassification: Spec<bool>,
    /// Whether fees are forbidden.
    pub no_fees: Spec<bool>,
    /// Who watches over the review.
    pub supervision: Spec<String>,
    /// What misconduct leads to.
    #[serde(default)]
    pub discipline: Vec<Discipline>,
}

/// Who must step aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recusal {
    /// Whom the rule binds.
    pub binds: Vec<RecusedRole>,
    /// Grounds in the text's words.
    pub grounds: Vec<String>,
}

/// Whom recusal binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecusedRole {
    /// Experts.
    Reviewers,
    /// Staff of the office and of the entrusted body.
    Staff,
}

/// Who keeps whose secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Secrecy {
    /// Who is bound.
    pub who: String,
    /// What they keep.
    pub what: Vec<String>,
}

/// What misconduct leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Discipline {
    /// Who.
    pub who: String,
    /// Which acts.
    pub acts: Vec<String>,
    /// What follows.
    pub consequence: String,
    /// Where.
    pub article: Article,
}

/// Something that must be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publicity {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// What is shown.
    pub object: PublicityObject,
    /// The body that shows it.
    pub by: String,
    /// Where it is shown.
    pub place: Spec<String>,
    /// How long.
    pub length: Spec<Length>,
    /// When, relative to a stage.
    pub position: Position,
    /// Tracks it concerns; all when empty.
    #[serde(default)]
    pub tracks: Vec<TrackId>,
    /// Where the rule stands.
    pub article: Article,
}

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PublicityObject {
    /// Taking part.
    Participation,
    /// The application material.
    Material,
    /// The person, after vetting.
    Person,
    /// Drafters and their shares.
    Drafters,
    /// Those to be recommended.
    Nominees,
    /// The list of those accepted.
    AcceptanceList,
    /// Result of the formal check.
    CheckResult,
    /// The list of candidates.
    Candidates,
    /// Opinions are asked from the public without a period of publicity.
    OpenConsultation,
    /// The list of proposed winners.
    ProposedWinners,
    /// Those who move up.
    Substitutes,
    /// The text does not say what.
    NotStated,
}

/// Length in working days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// Working days.
    pub working_days: u32,
    /// How the text puts it.
    pub kind: LengthKind,
}

/// How a length is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LengthKind {
    /// "不少于": may be longer.
    AtLeast,
    /// A bare number: plan exactly that, never less.
    Exactly,
}

/// When, relative to a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Position {
    /// Before the stage ends with its handing-over: within it.
    Within(String),
    /// Before the stage begins.
    Before(String),
    /// After the stage.
    After(String),
}

/// How objections are made and handled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objections {
    /// In writing?
    pub written: Spec<bool>,
    /// With true identity?
    pub real_identity: Spec<bool>,
    /// Only within the period of publicity?
    pub within_period: Spec<bool>,
    /// The body that handles them.
    pub handler: Spec<String>,
    /// Working days for handling.
    pub handling_days: Spec<u32>,
    /// What publicity without objection leads to, or what an objection stops.
    pub effect: Spec<String>,
}

/// What happens when a proposed winner falls out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Substitution {
    /// The place stays empty.
    None,
    /// The next by score moves up.
    ByScore {
        /// Within the same pool of places?
        within_pool: Spec<bool>,
        /// Whether those moving up are publicised again.
        publicised_again: bool,
    },
}
