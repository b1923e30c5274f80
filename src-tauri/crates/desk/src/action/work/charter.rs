//! Taking in the charter or its next revision.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context, files::read_signed},
};

/// Takes in a charter.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertReceiveCharter {
    /// The file.
    pub path: String,
}

/// The charter that was taken in.
#[derive(Serialize, TS)]
pub(crate) struct CharterReceived {
    /// Its number.
    pub number: u32,
    /// The number in force now; another one when an earlier charter was taken in after a later.
    pub in_force: Option<u32>,
}

impl Action for ExpertReceiveCharter {
    const NAME: &'static str = "expert.receive_charter";
    const HELP_ZH: &'static str = "导入评审方案或它的修订版";
    const HELP_EN: &'static str = "Takes in the charter or a revision of it";
    type Output = CharterReceived;

    fn run(self, context: &Context<'_>) -> Result<CharterReceived, DeskError> {
        let seat = context.seat()?;
        let signed = seat.receive_charter(&read_signed(Path::new(&self.path))?, context.now)?;
        let in_force = seat.charters()?.head().map(|(_, charter)| charter.revision.number);
        Ok(CharterReceived { number: signed.payload.revision.number, in_force })
    }
}
