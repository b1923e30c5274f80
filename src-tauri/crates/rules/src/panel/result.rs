//! The panel result 小组评审结果: what the panel's sheets come to, with every file it rests on.

use std::{collections::BTreeMap, fmt};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Agreed, MergeFault, Merged};
use crate::{
    charter::{CharterReference, EditionReference, MarksRule, RoundReference, Signing},
    digest::Digest,
    ids::{ApplicationId, ItemId, PersonId},
    json::Payload,
    number::Ratio,
    sheet::{Citation, CommentKind, CriteriaReference},
    text::{Line, Prose},
    time::Instant,
};

/// A signed panel result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelResult {
    /// `paneldesk.panel-result/1`.
    pub format: String,
    /// Edition.
    pub edition: EditionReference,
    /// The charter it stands under.
    pub charter: CharterReference,
    /// Round and panel.
    pub round: RoundReference,
    /// The recorded opening 开封 it rests on.
    pub opening: OpeningReference,
    /// The criteria marked against.
    pub criteria: CriteriaReference,
    /// The rule merged by, as the charter has it.
    pub rule: MarksRule,
    /// Cells the charter expects of this panel.
    pub expected: u32,
    /// Of these, recused.
    pub recused: Vec<RecusedCell>,
    /// Every sheet that counts, in order of application and expert.
    pub sheets: Vec<AppliedSheet>,
    /// Every cell without a sheet, with the chair's reason.
    pub not_handed_in: Vec<NotHandedIn>,
    /// Scores, in order of application; no ranks.
    pub applications: Vec<ScoredApplication>,
    /// How the panel deliberated.
    pub minutes: Prose,
    /// Members asked to acknowledge, in the charter's order.
    pub members: Vec<MemberReference>,
    /// Place in the chain: results it replaces.
    pub supersedes: Vec<Digest>,
    /// Who signs.
    pub signing: Signing,
}

/// The opening a result rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningReference {
    /// Identity of the witness slip.
    pub digest: Digest,
    /// When, by the chair's clock.
    pub at: Instant,
}

/// A member of the panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberReference {
    /// Person.
    pub person: PersonId,
    /// Name as printed.
    pub name: Line,
}

/// A sheet that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppliedSheet {
    /// Application.
    pub application: ApplicationId,
    /// Expert.
    pub expert: PersonId,
    /// Its identity.
    pub digest: Digest,
    /// Whether it gives marks.
    pub scored: bool,
}

/// A recused cell 回避.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecusedCell {
    /// Application.
    pub application: ApplicationId,
    /// Expert.
    pub expert: PersonId,
}

/// A cell without a sheet 未交.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotHandedIn {
    /// Application.
    pub application: ApplicationId,
    /// Expert.
    pub expert: PersonId,
    /// The chair's reason.
    pub reason: Prose,
}

/// One application's score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoredApplication {
    /// Application.
    pub application: ApplicationId,
    /// Applicant as printed.
    pub applicant: Line,
    /// Sheets counted.
    pub sheets: u32,
    /// Items in order of the criteria set; empty when whole sheets are merged.
    pub items: Vec<ItemResult>,
    /// The score.
    pub score: Ratio,
    /// The score as printed, two decimals.
    pub displayed: Line,
    /// A remark, such as who did not hand in.
    pub remark: Option<Line>,
}

/// One item's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemResult {
    /// Item.
    pub item: ItemId,
    /// Merged mark in steps.
    pub steps: Ratio,
    /// Merged score.
    pub score: Ratio,
    /// Highest minus lowest mark before consensus, in steps.
    pub spread: u32,
    /// What was agreed on, if it was.
    pub consensus: Option<Consensus>,
}

/// What a panel agreed on for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consensus {
    /// The agreed mark in steps.
    pub steps: u32,
    /// Why.
    pub reason: Prose,
    /// Comments taken over or rewritten.
    pub comments: Vec<ConsensusComment>,
}

/// A comment of the panel, with where it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsensusComment {
    /// What it says.
    pub kind: CommentKind,
    /// Text.
    pub text: Prose,
    /// Places in the dossier.
    pub citations: Vec<Citation>,
    /// Sheets it was taken over or rewritten from.
    pub taken_from: Vec<Digest>,
}

/// A rule that a panel result breaks.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ResultFault {
    /// The round gives no marks, or is unknown.
    #[error("the round gives no marks")]
    NoMarks,
    /// Rule or criteria are not the charter's.
    #[error("rule or criteria are not the charter's")]
    OtherRule,
    /// Edition, round or members are not the charter's.
    #[error("edition, round or members are not the charter's")]
    Heading,
    /// A named sheet is not among those given.
    #[error("the sheet {} is not there", .0.short())]
    MissingSheet(Digest),
    /// A sheet counts that the result does not name.
    #[error("the sheet {} counts and is not named", .0.short())]
    UnnamedSheet(Digest),
    /// Expected, named and missing cells do not add up, or a cell stands twice or is nobody's.
    #[error("expected cells, sheets, recusals and missing cells do not add up")]
    Count,
    /// An item over the threshold was not agreed on.
    #[error("item {item} of application {application} reaches the threshold and was not agreed on")]
    NotAgreed {
        /// Application.
        application: ApplicationId,
        /// Item.
        item: ItemId,
    },
    /// The recomputed value differs.
    #[error("application {application}: {what} differs when recomputed")]
    Differs {
        /// Application.
        application: ApplicationId,
        /// What differs.
        what: ResultPart,
    },
    /// There is no score to compare with.
    #[error("application {application}: {fault}")]
    Merge {
        /// Application.
        application: ApplicationId,
        /// Why.
        fault: MergeFault,
    },
}

/// What differs when a panel result is recomputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultPart {
    /// The cell a sheet belongs to.
    Cell,
    /// Its place in the list.
    Place,
    /// Whether it has a score.
    Listed,
    /// The applicant.
    Applicant,
    /// Where a comment was taken from.
    Source,
    /// A citation.
    Citation,
    /// The number of sheets.
    Sheets,
    /// An item.
    Item,
    /// The score.
    Score,
    /// A spread.
    Spread,
}

impl fmt::Display for ResultPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ResultPart::Cell => "the cell of a sheet",
            ResultPart::Place => "its place in the list",
            ResultPart::Listed => "whether it has a score",
            ResultPart::Applicant => "the applicant",
            ResultPart::Source => "where a comment was taken from",
            ResultPart::Citation => "a citation",
            ResultPart::Sheets => "the number of sheets",
            ResultPart::Item => "an item",
            ResultPart::Score => "the score",
            ResultPart::Spread => "a spread",
        })
    }
}

impl Payload for PanelResult {
    const FORMAT: &'static str = "paneldesk.panel-result/1";
    const ATTACHMENT: &'static str = "panel-result.json";

    fn format(&self) -> &str {
        &self.format
    }
}

impl ScoredApplication {
    /// Returns the agreed marks by item.
    #[must_use]
    pub fn agreed(&self) -> Agreed {
        let agreed = |item: &ItemResult| Some((item.item.clone(), item.consensus.as_ref()?.steps));
        self.items.iter().filter_map(agreed).collect()
    }

    /// Returns the score of an application as a result states it.
    #[must_use]
    pub fn of(
        application: ApplicationId,
        applicant: Line,
        merged: Merged,
        spreads: &BTreeMap<ItemId, u32>,
        consensus: &BTreeMap<ItemId, Consensus>,
        remark: Option<Line>,
    ) -> ScoredApplication {
        let items = merged.items.into_iter().map(|item| ItemResult {
            spread: spreads.get(&item.item).copied().unwrap_or(0),
            consensus: consensus.get(&item.item).cloned(),
            item: item.item,
            steps: item.steps,
            score: item.score,
        });
        let displayed = Line::new(merged.score.decimal(2)).expect("BUG: a decimal number is a line");
        ScoredApplication {
            application,
            applicant,
            sheets: merged.sheets,
            items: items.collect(),
            score: merged.score,
            displayed,
            remark,
        }
    }
}
