//! The recorded opening and its witness slip.

use std::path::PathBuf;

use rules::{
    digest::Digest,
    panel::OpeningObstacle,
    record::WitnessSlip,
    text::{Line, Prose},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shared::{PanelPlace, code_of};
use crate::{
    DeskError,
    action::{
        Action, Context, Secret,
        files::write_file,
        printed::{PrintedPage, pages_of},
    },
    count::count,
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

/// Asks how an opening would stand.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelMayOpen {
    /// The panel.
    pub place: PanelPlace,
    /// Late sheets that would be accepted.
    #[ts(type = "Array<string>")]
    pub late: Vec<Digest>,
}

/// How an opening would stand.
#[derive(Serialize, TS)]
pub(crate) struct MayOpen {
    /// What forbids it, whatever is said.
    pub obstacle: Option<Obstacle>,
    /// Cells that would stay without a sheet.
    pub missing: u32,
    /// Whether a reason has to be given.
    pub needs_reason: bool,
}

/// What forbids an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "OpeningObstacle")]
#[serde(rename_all = "snake_case")]
pub(crate) enum Obstacle {
    /// Sheets stand against each other.
    Forked,
    /// The chair scores too, and the own sheets are not in.
    ChairFirst,
    /// Sheets are not in, and the deadline has not passed.
    BeforeDeadline,
}

impl From<OpeningObstacle> for Obstacle {
    fn from(obstacle: OpeningObstacle) -> Obstacle {
        match obstacle {
            OpeningObstacle::Forked => Obstacle::Forked,
            OpeningObstacle::ChairFirst(_) => Obstacle::ChairFirst,
            OpeningObstacle::BeforeDeadline(_) => Obstacle::BeforeDeadline,
        }
    }
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
    pub pages: Vec<PrintedPage>,
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
            sheets: count(slip.payload.files.len()),
            slip: slip.identity,
        })
    }
}

impl Action for PanelMayOpen {
    const NAME: &'static str = "panel.may_open";
    const HELP_ZH: &'static str = "按采纳的逾期收件，能否开封、还缺几份、要不要写明理由";
    const HELP_EN: &'static str =
        "Whether the sheets may be opened with these late ones, what stays missing, whether to say why";
    type Output = MayOpen;

    fn run(self, context: &Context<'_>) -> Result<MayOpen, DeskError> {
        let late = self.late.into_iter().collect();
        let readiness = context.seat()?.may_open(&self.place.key(), &late, context.now)?;
        Ok(MayOpen {
            obstacle: readiness.obstacle.map(Obstacle::from),
            missing: count(readiness.missing),
            needs_reason: readiness.needs_reason,
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
