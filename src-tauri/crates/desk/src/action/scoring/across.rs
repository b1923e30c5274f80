//! One item across all of one's dossiers.

use rules::{
    ids::{ItemId, RoundId},
    sheet::{CheckPoint, Comment},
    text::Line,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shared;
use crate::{
    DeskError,
    action::{Action, Context},
    expert::CellKey,
};

/// Asks for one item across all of one's dossiers of a round.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScoringAcross {
    /// Round.
    pub round: RoundId,
    /// Item.
    pub item: ItemId,
}

/// The item in one dossier.
#[derive(Serialize, TS)]
pub(crate) struct ScoringAcrossRow {
    /// The dossier.
    pub cell: CellKey,
    /// Who applies.
    pub applicant: Line,
    /// The mark in steps; none is not yet given.
    pub steps: Option<u32>,
    /// The mark in percent or points.
    pub mark: Option<String>,
    /// The item's score.
    pub score: Option<String>,
    /// What was written.
    pub comments: Vec<Comment>,
    /// What is to be checked on site.
    pub check_points: Vec<CheckPoint>,
    /// Whether the dossier is signed.
    pub signed: bool,
}

impl Action for ScoringAcross {
    const NAME: &'static str = "scoring.across";
    const HELP_ZH: &'static str = "同一条款在本人各份材料上的评分";
    const HELP_EN: &'static str = "One item across all of one's dossiers";
    type Output = Vec<ScoringAcrossRow>;

    fn run(self, context: &Context<'_>) -> Result<Vec<ScoringAcrossRow>, DeskError> {
        let seat = context.seat()?;
        let (_, charter) = seat.charter()?;
        let (_, set) = charter.marks(&self.round).ok_or(DeskError::NoMarksRound)?;
        let Some(item) = set.item(&self.item) else { return Ok(Vec::new()) };
        let row = |mut own: shared::OwnCell| {
            let mark = own.draft.marks.remove(&self.item).unwrap_or_default();
            own.draft.check_points.retain(|point| point.items.contains(&self.item));
            ScoringAcrossRow {
                cell: CellKey::of(&own.row),
                applicant: own.row.application.applicant,
                steps: mark.steps,
                mark: mark.steps.and_then(|steps| set.mark_text(item, steps)),
                score: mark.steps.and_then(|steps| set.score(item, steps)).map(|score| score.trimmed(shared::DECIMALS)),
                comments: mark.comments,
                check_points: own.draft.check_points,
                signed: own.signed,
            }
        };
        Ok(shared::own_cells(&seat, &self.round)?.into_iter().map(row).collect())
    }
}
