//! What may be worth another look on an item.

use rules::{
    ids::{ApplicationId, ItemId},
    sheet::{Hint, OwnWork, hints},
    text::Line,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shared;
use crate::{
    DeskError,
    action::{Action, Context},
    count::count,
    expert::CellKey,
};

/// Asks for the consistency hints on an item as it is saved; they never keep anything from being saved or signed.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScoringHints {
    /// The dossier.
    pub cell: CellKey,
    /// The item.
    pub item: ItemId,
}

/// A hint with its reason.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub(crate) enum ScoringHint {
    /// Dimensions and the mark do not go together.
    DimensionsApart {
        /// The mark's band, from 0.
        band: u32,
        /// The dimensions.
        apart: Vec<ScoringApart>,
    },
    /// A mark without a comment.
    NoComment,
    /// A very high or very low mark without a citation.
    ExtremeUncited {
        /// Whether it is high.
        high: bool,
    },
    /// The same words elsewhere.
    SameText {
        /// Application.
        application: ApplicationId,
        /// Who applies.
        applicant: Line,
        /// Item.
        item: ItemId,
        /// The mark there.
        mark: Option<String>,
    },
    /// One's own marks on the item lie elsewhere.
    UnlikeOwn {
        /// Their median, in percent.
        median: String,
        /// How many.
        others: u32,
    },
}

/// A dimension in another band than the mark.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct ScoringApart {
    /// Its code.
    pub dimension: String,
    /// Its band, from 0.
    pub band: u32,
}

impl Action for ScoringHints {
    const NAME: &'static str = "scoring.hints";
    const HELP_ZH: &'static str = "一个条款上值得再看一眼之处，仅供参考";
    const HELP_EN: &'static str = "What may be worth another look on an item";
    type Output = Vec<ScoringHint>;

    fn run(self, context: &Context<'_>) -> Result<Vec<ScoringHint>, DeskError> {
        let seat = context.seat()?;
        shared::own_row(&seat, &self.cell)?;
        let (_, charter) = seat.charter()?;
        let set = shared::criteria(&charter, &self.cell)?;
        let Some(item) = set.item(&self.item) else { return Ok(Vec::new()) };
        let aids = seat.working(&self.cell)?.0.aids.items.remove(&self.item).unwrap_or_default();
        let cells = shared::own_cells(&seat, &self.cell.round)?;
        let (own, others): (Vec<_>, Vec<_>) = cells.iter().partition(|cell| CellKey::of(&cell.row) == self.cell);
        let Some(own) = own.first() else { return Ok(Vec::new()) };
        let others: Vec<OwnWork<'_>> = others.into_iter().map(work).collect();
        let found = hints(set, item, work(own), &aids, &others);
        let applicant_of = |application: &ApplicationId| {
            let cell = cells.iter().find(|cell| cell.row.application.id == *application).unwrap_or(own);
            cell.row.application.applicant.clone()
        };
        let view = |hint| match hint {
            Hint::DimensionsApart { band, apart } => ScoringHint::DimensionsApart {
                band: count(band),
                apart: apart
                    .into_iter()
                    .map(|(dimension, band)| ScoringApart { dimension, band: count(band) })
                    .collect(),
            },
            Hint::NoComment => ScoringHint::NoComment,
            Hint::ExtremeUncited { high } => ScoringHint::ExtremeUncited { high },
            Hint::SameText { application, item, steps } => ScoringHint::SameText {
                applicant: applicant_of(&application),
                mark: set.item(&item).zip(steps).and_then(|(item, steps)| set.mark_text(item, steps)),
                application,
                item,
            },
            Hint::UnlikeOwn { median, others } => {
                ScoringHint::UnlikeOwn { median: median.trimmed(shared::DECIMALS), others: count(others) }
            }
        };
        Ok(found.into_iter().map(view).collect())
    }
}

fn work(cell: &shared::OwnCell) -> OwnWork<'_> {
    (&cell.row.application.id, &cell.draft)
}
