//! Saving what is typed.

use rules::{
    sheet::{Aids, Draft},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{scores::ScoringScores, shared};
use crate::{
    DeskError,
    action::{Action, Context},
    expert::{CellKey, Working},
};

/// Saves all that is entered on a dossier; durable when it answers.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScoringSave {
    /// Which.
    pub cell: CellKey,
    /// What is entered.
    pub draft: Draft,
    /// Private notes.
    pub aids: Aids,
    /// The version last read or saved.
    #[ts(type = "number")]
    pub version: u64,
}

/// It is saved.
#[derive(Serialize, TS)]
pub(crate) struct ScoringSaved {
    /// To be named by the next save.
    #[ts(type = "number")]
    pub version: u64,
    /// When.
    pub at: Instant,
    /// What it comes to now.
    pub scores: ScoringScores,
}

impl Action for ScoringSave {
    const NAME: &'static str = "scoring.save";
    const HELP_ZH: &'static str = "保存一份材料的评分草稿";
    const HELP_EN: &'static str = "Saves the scoring draft of a dossier";
    type Output = ScoringSaved;

    fn run(self, context: &Context<'_>) -> Result<ScoringSaved, DeskError> {
        let seat = context.seat()?;
        shared::own_row(&seat, &self.cell)?;
        let (_, charter) = seat.charter()?;
        let scores = ScoringScores::of(shared::criteria(&charter, &self.cell)?, &self.draft);
        let working = Working { draft: self.draft, aids: self.aids };
        let saved = seat.save_working(&self.cell, working, self.version, context.now)?;
        Ok(ScoringSaved { version: saved.version, at: context.now, scores })
    }
}
