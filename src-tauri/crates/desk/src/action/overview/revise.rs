//! Taking a signed sheet up again, and putting that away.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context},
    expert::CellKey,
};

/// Begins a revision: a draft that says what the signed sheet says.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertReopen {
    /// The dossier.
    pub cell: CellKey,
}

/// The draft of a revision.
#[derive(Serialize, TS)]
pub(crate) struct RevisionDraft {
    /// Its version; 0 when there is none.
    #[ts(type = "number")]
    pub version: u64,
}

impl Action for ExpertReopen {
    const NAME: &'static str = "expert.reopen";
    const HELP_ZH: &'static str = "修订已签名的评分表：从已签内容开始一份草稿";
    const HELP_EN: &'static str = "Begins a revision of a signed sheet";
    type Output = RevisionDraft;

    fn run(self, context: &Context<'_>) -> Result<RevisionDraft, DeskError> {
        let saved = context.seat()?.reopen_sheet(&self.cell, context.now)?;
        Ok(RevisionDraft { version: saved.version })
    }
}

/// Puts the draft of a revision away; what was signed stays.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertDiscardRevision {
    /// The dossier.
    pub cell: CellKey,
    /// The version last read.
    #[ts(type = "number")]
    pub version: u64,
}

impl Action for ExpertDiscardRevision {
    const NAME: &'static str = "expert.discard_revision";
    const HELP_ZH: &'static str = "放弃修订草稿；已签名的评分表不变";
    const HELP_EN: &'static str = "Puts the draft of a revision away; the signed sheet stays";
    type Output = RevisionDraft;

    fn run(self, context: &Context<'_>) -> Result<RevisionDraft, DeskError> {
        context.seat()?.discard_revision(&self.cell, self.version, context.now)?;
        Ok(RevisionDraft { version: 0 })
    }
}
