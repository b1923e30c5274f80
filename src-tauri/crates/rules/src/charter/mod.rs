//! The edition charter 评审方案: the resolved rules, the people and the expected matrix of one edition.
//!
//! Signed by the organiser; every later file names its digest. A change is a new revision that names the one before
//! and says which earlier signed files still count. A file is judged only against the charter it names.

mod authority;
mod check;
mod erratum;
mod lineage;
mod matrix;
mod people;
mod round;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use authority::{AuthorityFault, Purpose};
pub use check::{CharterFault, CharterPart};
pub use erratum::{Correction, CorrectionFault};
pub use matrix::{ApplicationReference, Expected, MatrixBlock, Row, RowFault, Salt};
pub use people::{Person, Revocation, Role};
pub use round::{BallotRule, ConsensusRule, Level, MarksRule, Merge, Panel, Product, Round};

use crate::{
    criteria::CriteriaSet,
    digest::Digest,
    ids::{EditionId, PanelId, PersonId, RoundId, SchemeId, TrackId},
    json::Payload,
    number::Ratio,
    text::{Line, Prose},
    time::Instant,
};

/// The charter of an edition. Invariants beyond its shape are listed by [`Charter::check`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Charter {
    /// `paneldesk.charter/1`.
    pub format: String,
    /// The edition.
    pub edition: Edition,
    /// Number, chain and reason of this revision.
    pub revision: CharterRevision,
    /// The scheme the rules were resolved from.
    pub scheme: SchemeReference,
    /// Criteria sets in force, whole.
    pub criteria: Vec<CriteriaSet>,
    /// Tracks that take part.
    pub tracks: Vec<Track>,
    /// Rounds in order.
    pub rounds: Vec<Round>,
    /// How rounds become one score, or that they do not.
    pub composite: CompositeRule,
    /// How equal scores are told apart.
    pub ties: TieRule,
    /// How working days are counted.
    pub calendar: CalendarRule,
    /// Everyone with a key in this edition.
    pub people: Vec<Person>,
    /// The expected cells, committed to.
    pub matrix: Vec<MatrixBlock>,
    /// Who signs.
    pub signing: Signing,
}

/// The edition 届 a file belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Identifier.
    pub id: EditionId,
    /// Name as printed, `2026年示范市市长质量奖（演示）`.
    pub name: Line,
    /// Whether everything in it is invented.
    pub demonstration: bool,
}

/// A charter's place in its chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CharterRevision {
    /// 1 for the first.
    pub number: u32,
    /// Identity of the revision before; none for the first.
    pub previous: Option<Digest>,
    /// What kind of change it is.
    pub kind: RevisionKind,
    /// Why; required from the second on.
    pub reason: Option<Prose>,
    /// Identities of earlier revisions whose signed files still count.
    pub keeps: Vec<Digest>,
}

/// Kinds of charter revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RevisionKind {
    /// The first charter.
    Initial,
    /// A correction 勘误.
    Erratum,
    /// Another person takes a seat.
    Replacement,
    /// A key no longer counts.
    Revocation,
    /// A recusal found late.
    Recusal,
}

/// The scheme file a charter was resolved from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchemeReference {
    /// Identifier.
    pub id: SchemeId,
    /// Title of the regulation.
    pub title: Line,
    /// SHA-256 of the scheme file's bytes.
    pub digest: Digest,
}

/// A track of applicants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// Identifier.
    pub id: TrackId,
    /// Name as the scheme says it.
    pub name: Line,
}

/// Where a rule comes from: an article, or who decided it where the regulation gives none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Article of the regulation; none where it is unspecified 未规定.
    pub article: Option<Line>,
    /// Who set it for this edition.
    pub decided_by: Line,
}

/// How rounds become one score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CompositeRule {
    /// No composite: recorded deliberation. No weight can be entered later.
    Deliberation {
        /// Its source.
        source: Source,
    },
    /// A weighted sum of round scores, each on a common scale.
    Weights {
        /// Parts per track; the weights of a track add up to 1.
        parts: Vec<WeightedRound>,
        /// Points of the common scale.
        scale: u32,
        /// Rounding of the composite.
        rounding: Option<crate::number::Rounding>,
        /// Its source.
        source: Source,
    },
}

/// One round's weight for one track. A track that lacks a round has no part for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeightedRound {
    /// Track.
    pub track: TrackId,
    /// Round.
    pub round: RoundId,
    /// Weight between 0 and 1.
    pub weight: Ratio,
}

/// The declared chain for equal scores; what is still equal at its end stays equal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TieRule {
    /// Steps in order.
    pub chain: Vec<TieBreak>,
    /// Its source.
    pub source: Source,
}

/// One step of a tie chain; the higher value goes first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum TieBreak {
    /// The score of one round.
    Round {
        /// Round.
        round: RoundId,
    },
    /// The sum of one category's items in one round.
    Category {
        /// Round.
        round: RoundId,
        /// Category code such as `4.7`.
        category: Line,
    },
}

/// How working days are counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarRule {
    /// Calendar files by identifier.
    pub calendars: Vec<Line>,
    /// Whether the day of posting counts.
    pub first_day_counts: bool,
    /// Its source.
    pub source: Source,
}

/// Who signs a file, when by their own clock, and in which layout it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signing {
    /// The signer.
    pub person: PersonId,
    /// The signer's name as printed.
    pub name: Line,
    /// In which role.
    pub role: Role,
    /// The signer's clock; claimed, never relied on.
    pub claimed_at: Instant,
    /// SHA-256 of the signer's certificate (DER).
    pub certificate: Digest,
    /// Head of the signer's journal before this act.
    pub journal_head: Digest,
    /// Layout that prints the pages.
    pub layout: Line,
    /// SHA-256 of the fonts, in the layout's order.
    pub fonts: Vec<Digest>,
}

/// How a file names the charter it stands under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CharterReference {
    /// Revision number.
    pub number: u32,
    /// Identity of the signed charter.
    pub digest: Digest,
}

/// How a file names its edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionReference {
    /// Identifier.
    pub id: EditionId,
    /// Name as printed.
    pub name: Line,
}

/// A round or panel with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundReference {
    /// Round.
    pub id: RoundId,
    /// The scheme's word for it, such as 材料评审.
    pub name: Line,
    /// Panel.
    pub panel: PanelId,
    /// The panel's name.
    pub panel_name: Line,
}

impl Payload for Charter {
    const FORMAT: &'static str = "paneldesk.charter/1";
    const ATTACHMENT: &'static str = "charter.json";

    fn format(&self) -> &str {
        &self.format
    }
}

impl Charter {
    /// Returns the round of this identifier.
    #[must_use]
    pub fn round(&self, id: &RoundId) -> Option<&Round> {
        self.rounds.iter().find(|round| round.id == *id)
    }

    /// Returns the panel of this round.
    #[must_use]
    pub fn panel(&self, round: &RoundId, panel: &PanelId) -> Option<&Panel> {
        self.round(round)?.panels.iter().find(|candidate| candidate.id == *panel)
    }

    /// Returns the person of this identifier.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// Returns the rule and criteria set of a round that gives marks.
    #[must_use]
    pub fn marks(&self, round: &RoundId) -> Option<(&MarksRule, &CriteriaSet)> {
        let Product::Marks(rule) = &self.round(round)?.product else { return None };
        let set = self.criteria.iter().find(|set| set.id == rule.criteria)?;
        Some((rule, set))
    }

    /// Returns how this charter's files name their edition.
    #[must_use]
    pub fn edition_reference(&self) -> EditionReference {
        EditionReference { id: self.edition.id.clone(), name: self.edition.name.clone() }
    }

    /// Returns how files name this round and panel.
    #[must_use]
    pub fn round_reference(&self, round: &RoundId, panel: &PanelId) -> Option<RoundReference> {
        let named = self.round(round)?;
        let seat = self.panel(round, panel)?;
        Some(RoundReference {
            id: named.id.clone(),
            name: named.name.clone(),
            panel: seat.id.clone(),
            panel_name: seat.name.clone(),
        })
    }
}
