//! Stages, what they produce, who goes on, and how their results become one.

use super::spec::{Article, Spec};
use crate::calendar::day;
use crate::ids::{CriteriaSetId, TrackId};
use crate::number::{Ratio, Rounding};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One step of the procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Identifier.
    pub id: String,
    /// The scheme's own name for it.
    pub name: String,
    /// What it is.
    pub kind: StageKind,
    /// Bodies that act.
    pub actors: Vec<String>,
    /// Tracks that take part; no other track passes through.
    #[serde(default)]
    pub tracks: Vec<TrackId>,
    /// Stages whose outcome it starts from.
    #[serde(default)]
    pub inputs: Vec<String>,
    /// What is done, in the text's words.
    pub work: String,
    /// Points it looks at, where the text names them.
    #[serde(default)]
    pub looks_at: Vec<String>,
    /// What comes out.
    #[serde(default)]
    pub products: Vec<Product>,
    /// Whether experts give scores. Explicit only: a report is not a score.
    pub scored: Spec<bool>,
    /// The criteria it judges by; a track is named in at most one of them.
    #[serde(default)]
    pub criteria: Vec<CriteriaUse>,
    /// Who goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advance: Option<Advance>,
    /// What those who do not go on are told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Spec<NoticeDuty>>,
    /// Who appears for the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Spec<String>>,
    /// Minutes allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Spec<u32>>,
    /// Where.
    pub article: Article,
}

/// What a stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StageKind {
    /// The edition is started.
    Launch,
    /// The notice is issued.
    Call,
    /// Applicants apply.
    Application,
    /// A recommender checks and recommends.
    InitialCheck,
    /// The office checks qualification and accepts.
    EligibilityCheck,
    /// Experts read the material.
    DocumentReview,
    /// Experts visit.
    SiteReview,
    /// Applicants speak and answer.
    Defence,
    /// Experts of one trade decide (专业评选).
    SpecialistReview,
    /// Results are put together.
    Evaluation,
    /// A body deliberates and decides on the list.
    Deliberation,
    /// The list is approved and the award given.
    Conferral,
}

/// The criteria of some tracks in a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriteriaUse {
    /// The tracks; all of the stage when empty.
    #[serde(default)]
    pub tracks: Vec<TrackId>,
    /// The set.
    pub set: Spec<CriteriaSetId>,
    /// Sets the text says its criteria are derived from (依据 … 结合实际制定): the edition chooses.
    #[serde(default)]
    pub based_on: Vec<CriteriaSetId>,
}

/// What a stage produces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Product {
    /// Scores.
    Marks {
        /// Their name.
        name: String,
    },
    /// A report.
    Report {
        /// Its name.
        name: String,
        /// Whether it holds suggestions for the applicant.
        #[serde(default)]
        suggestions: bool,
    },
    /// One or more lists.
    Lists(Vec<ListOut>),
    /// A tier for each applicant.
    Tier,
    /// A secret ballot.
    Ballot {
        /// Share of votes needed, when the text says it.
        majority: Spec<Ratio>,
        /// Share of the body that must be present, when the text says it.
        quorum: Spec<Ratio>,
    },
}

/// A list that comes out of a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListOut {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Tracks on it; all of the stage when empty.
    #[serde(default)]
    pub tracks: Vec<TrackId>,
    /// The stage it leads to, when it leads to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leads_to: Option<String>,
}

/// Who goes on to the next stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Advance {
    /// By which rule.
    pub rule: Spec<AdvanceRule>,
    /// Who proposes, when that is another body than the decider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
    /// Who decides.
    pub decided_by: String,
}

/// Which applicants go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum AdvanceRule {
    /// All that pass.
    AllThatPass,
    /// The best by number.
    Top {
        /// How many.
        count: u32,
    },
    /// A multiple of the places.
    TimesPlaces {
        /// The multiple.
        factor: Ratio,
    },
    /// From a score on.
    FromScore {
        /// The least score, as share of full marks.
        share: Ratio,
    },
    /// By scores, without a number.
    ByScores,
    /// A decision on the experts' report, by a principle such as 好中选优.
    Decision {
        /// The principle in the text's words.
        principle: String,
    },
}

/// What those who do not go on are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeDuty {
    /// A written notice.
    Written,
    /// The review report itself, which therefore names no expert and no competitor.
    Report,
}

/// How the results of several stages become one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Composite {
    /// A score is composed.
    Score(Box<CompositeScore>),
    /// No formula: a recorded decision on what the stages produced.
    Deliberation {
        /// The stages it rests on.
        stages: Vec<String>,
        /// Where.
        article: Article,
    },
    /// The text does not say how results come together.
    Unspecified {
        /// What a reader should know.
        note: String,
    },
}

/// How a composite score is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompositeScore {
    /// Per set of tracks, the stages it is made of.
    pub parts: Vec<CompositePart>,
    /// How one stage's sheets become its score.
    pub within_stage: Spec<Aggregation>,
    /// Rounding.
    pub rounding: Spec<Rounding>,
    /// Least share of full marks for a tier.
    pub minimum: Spec<Ratio>,
    /// What decides between equals.
    pub ties: Spec<String>,
    /// Where the composition is ordered.
    pub article: Article,
}

/// The stages one set of tracks is composed of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompositePart {
    /// The tracks.
    pub tracks: Vec<TrackId>,
    /// The stages.
    pub stages: Vec<String>,
    /// Their weights, together 1.
    pub weights: Spec<Vec<Weight>>,
}

/// Weight of one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// The stage.
    pub stage: String,
    /// Its share of the whole.
    pub share: Ratio,
}

/// How several sheets become one score, where a text says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Aggregation {
    /// Arithmetic mean.
    Mean,
    /// Mean without the extremes.
    TrimmedMean {
        /// Highest scores left out.
        highest: u32,
        /// Lowest scores left out.
        lowest: u32,
    },
    /// Median.
    Median,
    /// One value agreed on.
    Consensus,
}

/// How a panel is formed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelRule {
    /// Identifier.
    pub id: String,
    /// Name in the text.
    pub name: String,
    /// Stages it serves.
    pub stages: Vec<String>,
    /// The body that forms it.
    pub formed_by: String,
    /// Size.
    pub size: Spec<PanelSize>,
    /// From where its members come.
    pub members: Spec<Vec<String>>,
    /// How they are chosen.
    pub draw: Spec<Draw>,
    /// Whether a discipline body watches.
    pub supervised: Spec<bool>,
    /// When it ends.
    pub ends: Spec<String>,
    /// Where.
    pub article: Article,
}

/// Size of a panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelSize {
    /// Fewest members.
    pub at_least: u32,
    /// Most members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// Whether the number must be odd.
    #[serde(default)]
    pub odd: bool,
}

/// How members are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Draw {
    /// At random from the pool.
    RandomFromPool,
    /// Appointed.
    Appointed,
}

/// A date the text fixes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DateRule {
    /// Identifier.
    pub id: String,
    /// What happens.
    pub what: String,
    /// The stage it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// Whether something opens or closes.
    pub kind: DateKind,
    /// The civil date.
    #[serde(with = "day")]
    #[schemars(with = "String")]
    pub date: NaiveDate,
    /// Where.
    pub article: Article,
}

/// What a date does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateKind {
    /// From this day on.
    Opens,
    /// Up to and including this day ("前" read as including it).
    Closes,
    /// On this day.
    On,
}

/// How working days are counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingDays {
    /// Region whose local calendar additions hold, when any may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Whether the day of posting counts.
    pub first_day_counts: Spec<bool>,
}

impl Stage {
    /// Returns the criteria this stage uses for a track, when the stage says anything about it.
    #[must_use]
    pub fn criteria_for(&self, track: &TrackId) -> Option<&CriteriaUse> {
        self.criteria.iter().find(|used| used.tracks.is_empty() || used.tracks.contains(track))
    }
}
