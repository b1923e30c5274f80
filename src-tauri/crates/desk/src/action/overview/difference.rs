//! What a revision changes of the sheet that was signed before it.

use rules::{
    criteria::CriteriaSet,
    ids::ItemId,
    sheet::{CheckPoint, Comment, Draft, Standing},
    text::Prose,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    check::{CheckItem, named},
    table::{OverviewSum, total_of},
};
use crate::{
    DeskError,
    action::{Action, Context, work::mark_text},
    expert::{CellKey, Changes, ItemDifference, SheetDifference},
};

/// Asks what the draft of a dossier changes of its signed sheet.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertDifference {
    /// The dossier.
    pub cell: CellKey,
}

/// What is different.
#[derive(Serialize, TS)]
pub(crate) struct RevisionDifference {
    /// Nothing is.
    pub empty: bool,
    /// Number of the signed sheet.
    pub before: u32,
    /// What the signed marks came to.
    pub total_before: OverviewSum,
    /// What the marks come to now.
    pub total_after: OverviewSum,
    /// Whether marks are given, before and now, where that changed.
    pub standing: Option<(Standing, Standing)>,
    /// Items that changed, in the order of the criteria.
    pub items: Vec<ChangedItem>,
    /// The overall comment, before and now, where it changed.
    pub overall: Option<(Option<Prose>, Option<Prose>)>,
    /// Points to check on site that came.
    pub points_added: Vec<CheckPoint>,
    /// Points to check on site that went.
    pub points_removed: Vec<CheckPoint>,
    /// Points to check on site that were rewritten, before and now.
    pub points_changed: Vec<(CheckPoint, CheckPoint)>,
}

/// An item that changed.
#[derive(Serialize, TS)]
pub(crate) struct ChangedItem {
    /// The item.
    pub item: CheckItem,
    /// Its mark before.
    pub before: Option<String>,
    /// Its mark now.
    pub after: Option<String>,
    /// Its score before, with two decimals.
    pub score_before: Option<String>,
    /// Its score now.
    pub score_after: Option<String>,
    /// Comments that came.
    pub added: Vec<Comment>,
    /// Comments that went.
    pub removed: Vec<Comment>,
    /// Comments that were rewritten, before and now.
    pub changed: Vec<(Comment, Comment)>,
}

impl Action for ExpertDifference {
    const NAME: &'static str = "expert.difference";
    const HELP_ZH: &'static str = "修订草稿与已签名评分表的差别";
    const HELP_EN: &'static str = "What a revision's draft changes of the signed sheet";
    type Output = RevisionDifference;

    fn run(self, context: &Context<'_>) -> Result<RevisionDifference, DeskError> {
        let seat = context.seat()?;
        let (_, charter) = seat.charter()?;
        let (_, set) = charter.marks(&self.cell.round).ok_or(DeskError::NoMarksRound)?;
        let sheet = seat.latest_sheet(&self.cell)?.ok_or(DeskError::NothingSigned)?;
        let before = Draft::of(&sheet.payload);
        let (draft, version) = seat.draft(&self.cell)?;
        let draft = if version == 0 { before.clone() } else { draft };
        let difference = SheetDifference::between(&sheet.payload, &draft);
        let empty = difference.is_empty();
        let SheetDifference { standing, items, overall, check_points } = difference;
        let Changes { added, removed, changed } = check_points;
        Ok(RevisionDifference {
            empty,
            before: sheet.payload.revision.number,
            total_before: total_of(set, &before),
            total_after: total_of(set, &draft),
            standing,
            items: items.into_iter().filter_map(|item| changed_item(set, item)).collect(),
            overall,
            points_added: added,
            points_removed: removed,
            points_changed: changed,
        })
    }
}

fn changed_item(set: &CriteriaSet, difference: ItemDifference) -> Option<ChangedItem> {
    let code: &ItemId = &difference.item;
    let item = set.item(code)?;
    let score = |steps| set.score(item, steps).map(|score| score.decimal(2));
    Some(ChangedItem {
        item: named(item),
        before: difference.before.and_then(|steps| mark_text(set, item, steps)),
        after: difference.after.and_then(|steps| mark_text(set, item, steps)),
        score_before: difference.before.and_then(score),
        score_after: difference.after.and_then(score),
        added: difference.comments.added,
        removed: difference.comments.removed,
        changed: difference.comments.changed,
    })
}
