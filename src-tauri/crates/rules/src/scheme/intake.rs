//! Papers, channels, departments to be asked.

use super::eligibility::Scope;
use super::spec::{Article, Spec};
use crate::ids::CriteriaSetId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A paper somebody hands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentRule {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it is.
    pub kind: DocumentKind,
    /// The body that hands it in.
    pub from: String,
    /// Whom it concerns.
    #[serde(default)]
    pub scope: Scope,
    /// Whether it must be there.
    pub required: bool,
    /// The form it uses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The criteria it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria: Option<CriteriaSetId>,
    /// Paper copies.
    pub paper_copies: Spec<u32>,
    /// Electronic copies.
    pub electronic: Spec<Vec<Electronic>>,
    /// Most characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_characters: Option<Spec<u32>>,
    /// Whether paper and electronic versions must agree.
    #[serde(default)]
    pub paper_equals_electronic: bool,
    /// Where.
    pub article: Article,
}

/// What a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The application form.
    Form,
    /// Self-assessment report.
    SelfAssessment,
    /// Organisational profile.
    Profile,
    /// Main results of a person.
    Achievements,
    /// Evidence.
    Evidence,
    /// The applicant's statement of its trade and technical secrets.
    SecretsStatement,
    /// Consent after declassification (脱密审核同意书).
    Declassification,
    /// The recommender's opinion or letter.
    Recommendation,
    /// Summary list of nominees.
    Summary,
    /// Text of a standard.
    StandardText,
    /// Minutes of a decision taken together.
    CollectiveDecision,
    /// Anything else.
    Other,
}

/// An electronic copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Electronic {
    /// Format.
    pub format: FileFormat,
    /// Copies.
    pub copies: u32,
    /// Medium, when the text names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<Medium>,
}

/// Format of an electronic copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    /// Word.
    Word,
    /// PDF.
    Pdf,
    /// Word or PDF; the text does not say which.
    WordOrPdf,
    /// Scanned pages.
    Scan,
}

/// Medium of an electronic copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// Optical disc.
    Disc,
    /// USB stick.
    UsbStick,
    /// E-mail.
    Email,
}

/// A way an application may go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Identifier.
    pub id: String,
    /// Who goes this way.
    #[serde(default)]
    pub scope: Scope,
    /// Who goes this way, in words, where no recorded fact says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The bodies in order.
    pub steps: Vec<ChannelStep>,
    /// Most nominees of one recommender.
    pub nominees: Spec<u32>,
    /// Where.
    pub article: Article,
}

/// What one body of a channel does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChannelStep {
    /// The body.
    pub body: String,
    /// What it does.
    pub acts: Vec<ChannelAct>,
    /// What it looks at, in the text's words.
    #[serde(default)]
    pub checks: Vec<String>,
    /// Where.
    pub article: Article,
}

/// What a body of a channel does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChannelAct {
    /// Receives and passes on.
    Receives,
    /// Formal check.
    FormalCheck,
    /// Asks departments.
    Consults,
    /// Shows to the public.
    Publicises,
    /// Gives an opinion.
    Recommends,
    /// Ranks its nominees.
    Ranks,
    /// Decides together, with minutes.
    DecidesCollectively,
    /// Approves what a lower body recommends.
    Approves,
}

/// Departments that must be asked about an applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consultation {
    /// Identifier.
    pub id: String,
    /// About whom.
    #[serde(default)]
    pub scope: Scope,
    /// About whom, in words, where no recorded fact says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The body that asks.
    pub by: String,
    /// Departments, as the text names them; "有关部门" where it names none.
    pub ask: Vec<String>,
    /// True when further departments may be added as needed.
    #[serde(default)]
    pub more_as_needed: bool,
    /// True when only a narrow circle may be asked.
    #[serde(default)]
    pub restricted: bool,
    /// In writing?
    pub written: Spec<bool>,
    /// The stage it belongs to.
    pub stage: String,
    /// Where.
    pub article: Article,
}
