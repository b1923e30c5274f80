//! Rounds, what they produce, and how a panel's marks become one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Source;
use crate::{
    ids::{CriteriaSetId, PanelId, PersonId, RoundId},
    number::{Ratio, Rounding},
    text::Line,
    time::Instant,
};

/// A review round 轮次.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Identifier.
    pub id: RoundId,
    /// The scheme's word, such as 材料评审 or 资料评审.
    pub name: Line,
    /// What it produces.
    pub product: Product,
    /// When hand-in ends, judged by the intake receipt.
    pub deadline: Instant,
    /// Its panels.
    pub panels: Vec<Panel>,
}

/// What a round produces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Product {
    /// Marks against a criteria set.
    Marks(MarksRule),
    /// A report without marks.
    Report(Source),
    /// One or more lists.
    Lists(Source),
    /// A tier per application.
    Tier(Source),
    /// A secret ballot.
    Ballot(BallotRule),
}

/// How marks are given and merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarksRule {
    /// The criteria set.
    pub criteria: CriteriaSetId,
    /// How a panel's marks become one.
    pub merge: Merge,
    /// Rounding; none compares exact values.
    pub rounding: Option<Rounding>,
    /// When an item must be agreed on; none for no consensus step.
    pub consensus: Option<ConsensusRule>,
    /// Fewest counted sheets for a valid score.
    pub minimum_sheets: u32,
    /// Where the rule comes from.
    pub source: Source,
}

/// A secret ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotRule {
    /// Least share of eligible voters present.
    pub quorum: Ratio,
    /// Least share of votes for.
    pub majority: Ratio,
    /// Where the rule comes from.
    pub source: Source,
}

/// When an item goes to consensus 合议.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsensusRule {
    /// Spread (highest minus lowest mark) from which on an item is discussed, in steps of the set.
    pub spread_steps: u32,
}

/// How the marks of several experts become one value.
///
/// All four are monotone: raising one mark never lowers the merged value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "method", rename_all = "snake_case", deny_unknown_fields)]
pub enum Merge {
    /// Arithmetic mean 算术平均.
    Mean,
    /// Mean without the `drop` highest and `drop` lowest 去掉最高分最低分, from `from` values on; the plain mean below.
    TrimmedMean {
        /// How many at each end; one copy each, also among equals.
        drop: u32,
        /// Fewest values for which anything is dropped.
        from: u32,
        /// What is trimmed.
        level: Level,
    },
    /// Median 中位数; the mean of the middle two for an even count.
    Median {
        /// Of what.
        level: Level,
    },
    /// Only agreed values count: every item needs a consensus mark.
    Consensus,
}

/// What a method is applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The marks of each item; items are then added.
    Item,
    /// The totals of whole sheets. No item can then be agreed on.
    Sheet,
}

/// A panel 评审组 of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// Identifier.
    pub id: PanelId,
    /// Name as printed.
    pub name: Line,
    /// The leader 组长.
    pub chair: PersonId,
    /// Those who score; the chair only if listed.
    pub members: Vec<PersonId>,
}

impl Merge {
    /// Returns whether single items are merged, so that they can be agreed on.
    #[must_use]
    pub fn merges_items(&self) -> bool {
        !matches!(self, Merge::TrimmedMean { level: Level::Sheet, .. } | Merge::Median { level: Level::Sheet })
    }
}
