//! The recorded opening and its witness slip.

use std::path::PathBuf;

use rules::{
    digest::Digest,
    record::WitnessSlip,
    text::{Line, Prose},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shared::{PanelPage, PanelPlace, code_of, pages_of, write_file};
use crate::{
    DeskError,
    action::{Action, Context, Secret},
    panel::Opening,
    record::{Kind, SignedRecord},
};

/// Opens the sheets of a panel.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelOpen {
    /// The panel.
    pub place: PanelPlace,
    /// The owner's passphrase.
    pub passphrase: Secret,
    /// Who is there.
    pub present: Line,
    /// Where.
    pub at_place: Option<Line>,
    /// Why sheets are missing, or late ones accepted.
    pub reason: Option<Prose>,
    /// Late sheets that are accepted.
    #[ts(type = "Array<string>")]
    pub late: Vec<Digest>,
}

/// The sheets are open.
#[derive(Serialize, TS)]
pub(crate) struct PanelOpening {
    /// When.
    pub at: Instant,
    /// The code, in groups of four.
    pub code: Vec<String>,
    /// Sheets opened.
    pub sheets: u32,
    /// Identity of the witness slip.
    #[ts(type = "string")]
    pub slip: Digest,
}

/// Asks for the witness slip of an opening.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelSlip {
    /// The panel.
    pub place: PanelPlace,
    /// Width of the pictures in pixels.
    pub width: u32,
    /// Writes the slip there as well.
    pub path: Option<String>,
}

/// The witness slip.
#[derive(Serialize, TS)]
pub(crate) struct PanelSlipPages {
    /// The code, in groups of four.
    pub code: Vec<String>,
    /// Its pages.
    pub pages: Vec<PanelPage>,
}

impl Action for PanelOpen {
    const NAME: &'static str = "panel.open";
    const HELP_ZH: &'static str = "开封：记入日志、签署见证单，不能撤回";
    const HELP_EN: &'static str = "Opens the sheets: journaled, with a signed witness slip; cannot be undone";
    type Output = PanelOpening;

    fn run(self, context: &Context<'_>) -> Result<PanelOpening, DeskError> {
        let seat = context.seat()?;
        let signer = seat.unlock(&self.passphrase.passphrase())?;
        let before: Vec<SignedRecord<WitnessSlip>> = seat.records(Kind::WitnessSlip)?;
        let number = Line::new(format!("{:02}", before.len() + 1)).map_err(|_| DeskError::NoMarksRound)?;
        let opening = Opening {
            panel: self.place.key(),
            present: self.present,
            place: self.at_place,
            number,
            reason: self.reason,
            late: self.late.into_iter().collect(),
        };
        let slip = seat.open_sheets(&opening, &signer, context.now)?;
        Ok(PanelOpening {
            at: slip.payload.at,
            code: code_of(slip.payload.journal_head),
            sheets: u32::try_from(slip.payload.files.len()).unwrap_or(u32::MAX),
            slip: slip.identity,
        })
    }
}

impl Action for PanelSlip {
    const NAME: &'static str = "panel.slip";
    const HELP_ZH: &'static str = "开封见证单：逐页图片，可另存为文件";
    const HELP_EN: &'static str = "The witness slip of the opening as pictures; can be written to a file";
    type Output = PanelSlipPages;

    fn run(self, context: &Context<'_>) -> Result<PanelSlipPages, DeskError> {
        let slip = context.seat()?.opening(&self.place.key())?.ok_or(DeskError::NotOpened)?;
        if let Some(path) = self.path {
            write_file(&PathBuf::from(path), &slip.bytes)?;
        }
        let code = code_of(slip.payload.journal_head);
        Ok(PanelSlipPages { code, pages: pages_of(context, slip.bytes, self.width)? })
    }
}
