//! The table of one's own marks: categories and items by dossiers, every sum worked out exactly.

use rules::{
    criteria::{CriteriaSet, Item},
    ids::{ItemId, RoundId},
    number::{Ratio, sum},
    sheet::{Draft, Standing},
    text::Line,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{
        Action, Context,
        work::{WorkCriteria, WorkStage, WorkWhy, criteria_of, height, mark_text, why},
    },
    count::count,
    expert::{CellKey, CellStanding, Stage},
};

/// Asks for one's own marks in a round.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertOverview {
    /// Round.
    pub round: RoundId,
}

/// One's own marks in a round.
#[derive(Serialize, TS)]
pub(crate) struct OverviewTable {
    /// Round.
    pub name: Line,
    /// What is scored.
    pub criteria: WorkCriteria,
    /// One's own dossiers in order of number; recused and withdrawn ones are left out.
    pub dossiers: Vec<OverviewDossier>,
}

/// A dossier's column.
#[derive(Serialize, TS)]
pub(crate) struct OverviewDossier {
    /// The cell.
    pub cell: CellKey,
    /// Who applies.
    pub applicant: Line,
    /// How far it is.
    pub stage: WorkStage,
    /// Why it is stale.
    pub why: Option<WorkWhy>,
    /// Whether marks are given.
    #[ts(type = "\"scoring\" | \"abstaining\" | \"insufficient\"")]
    pub standing: &'static str,
    /// In the order of the criteria's items; none is not yet given.
    pub marks: Vec<Option<OverviewMark>>,
    /// In the order of the criteria's categories.
    pub categories: Vec<OverviewSum>,
    /// Of all marks given.
    pub total: OverviewSum,
    /// Items without a mark.
    pub missing: Vec<ItemId>,
}

/// A mark.
#[derive(Serialize, TS)]
pub(crate) struct OverviewMark {
    /// As it is spoken of: `65%`.
    pub text: String,
    /// The item's score with two decimals.
    pub score: String,
    /// How high it is drawn, 0 to 100.
    pub height: u32,
    /// Comments on it.
    pub comments: u32,
}

/// A sum over marks that are given.
#[derive(Serialize, TS)]
pub(crate) struct OverviewSum {
    /// With two decimals.
    pub score: String,
    /// Of full points, with one decimal, as printed.
    pub percent: String,
    /// How high it is drawn, 0 to 100.
    pub height: u32,
    /// Marks given.
    pub given: u32,
    /// Marks to be given.
    pub items: u32,
}

impl Action for ExpertOverview {
    const NAME: &'static str = "expert.overview";
    const HELP_ZH: &'static str = "本人在一轮中的全部评分：按类目与材料列表，合计精确";
    const HELP_EN: &'static str = "One's own marks in a round: categories by dossiers, with exact sums";
    type Output = OverviewTable;

    fn run(self, context: &Context<'_>) -> Result<OverviewTable, DeskError> {
        let seat = context.seat()?;
        let (_, charter) = seat.charter()?;
        let (_, set) = charter.marks(&self.round).ok_or(DeskError::NoMarksRound)?;
        let name = charter.round(&self.round).map(|round| round.name.clone()).ok_or(DeskError::NoMarksRound)?;
        let own = seat.standings()?.into_iter().filter(|standing| {
            let theirs = !matches!(standing.stage, Stage::Recused | Stage::Withdrawn { .. });
            standing.row.round == self.round && theirs
        });
        let dossiers = own.map(|standing| dossier(set, &standing)).collect();
        Ok(OverviewTable { name, criteria: criteria_of(set), dossiers })
    }
}

fn dossier(set: &CriteriaSet, standing: &CellStanding) -> OverviewDossier {
    let draft = &standing.draft;
    let mark = |item: &Item| {
        let given = draft.marks.get(&item.code)?;
        let steps = given.steps?;
        Some(OverviewMark {
            text: mark_text(set, item, steps)?,
            score: set.score(item, steps)?.decimal(2),
            height: height(set, item, steps),
            comments: count(given.comments.len()),
        })
    };
    let steps = |item: &&Item| draft.marks.get(&item.code).and_then(|mark| mark.steps).is_none();
    OverviewDossier {
        cell: CellKey::of(&standing.row),
        applicant: standing.row.application.applicant.clone(),
        stage: standing.stage.into(),
        why: why(standing.stage),
        standing: match draft.standing {
            Standing::Scoring => "scoring",
            Standing::Abstaining { .. } => "abstaining",
            Standing::Insufficient { .. } => "insufficient",
        },
        marks: set.items().map(mark).collect(),
        categories: set
            .categories
            .iter()
            .map(|category| sum_of(set, draft, &category.items, category.points))
            .collect(),
        total: total_of(set, draft),
        missing: set.items().filter(steps).map(|item| item.code.clone()).collect(),
    }
}

/// Returns the sum over all marks of a draft.
pub(super) fn total_of(set: &CriteriaSet, draft: &Draft) -> OverviewSum {
    let items: Vec<Item> = set.items().cloned().collect();
    sum_of(set, draft, &items, set.total())
}

fn sum_of(set: &CriteriaSet, draft: &Draft, items: &[Item], points: u32) -> OverviewSum {
    let given = items.iter().filter_map(|item| set.score(item, draft.marks.get(&item.code)?.steps?));
    let given: Vec<Ratio> = given.collect();
    let score = sum(&given);
    let percent = score.times(&Ratio::whole(100)).over(&Ratio::whole(points.into())).unwrap_or_else(Ratio::zero);
    OverviewSum {
        score: score.decimal(2),
        percent: format!("{}%", percent.decimal(1)),
        height: percent.decimal(0).parse().unwrap_or(0),
        given: count(given.len()),
        items: count(items.len()),
    }
}
