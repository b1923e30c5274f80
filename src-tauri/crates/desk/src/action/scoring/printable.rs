//! Which characters of a text cannot be printed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context},
    expert::unprintable_in,
};

/// Asks which characters of some texts cannot be printed, so that the field can be named.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScoringPrintable {
    /// The texts.
    pub texts: Vec<String>,
}

/// The answer.
#[derive(Serialize, TS)]
pub(crate) struct ScoringUnprintable {
    /// Each character once.
    pub characters: Vec<String>,
}

impl Action for ScoringPrintable {
    const NAME: &'static str = "scoring.printable";
    const HELP_ZH: &'static str = "找出文字中不能印出的字符";
    const HELP_EN: &'static str = "Finds characters that cannot be printed";
    type Output = ScoringUnprintable;

    fn run(self, _: &Context<'_>) -> Result<ScoringUnprintable, DeskError> {
        let characters = unprintable_in(self.texts.iter().map(String::as_str));
        Ok(ScoringUnprintable { characters: characters.into_iter().map(String::from).collect() })
    }
}
