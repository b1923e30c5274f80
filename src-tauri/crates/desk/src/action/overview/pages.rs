//! The printed sheet: what will be signed, or what was.

use rules::text::Prose;
use serde::Deserialize;
use ts_rs::TS;

use crate::{
    DeskError,
    action::{
        Action, Context,
        printed::{PrintedPages, pages_of},
    },
    expert::{CellKey, SheetSigning},
};

/// Asks for the printed pages of a sheet.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertPreviewSheet {
    /// The dossier.
    pub cell: CellKey,
    /// What would be signed now, or what was signed last.
    pub of: PreviewOf,
    /// The reason of a revision, as far as it is written.
    pub reason: Option<Prose>,
    /// Width of the pictures in pixels.
    pub width: u32,
}

/// Which sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PreviewOf {
    /// The draft, printed as it would be signed now.
    Draft,
    /// The sheet that was signed last.
    Signed,
}

impl Action for ExpertPreviewSheet {
    const NAME: &'static str = "expert.preview_sheet";
    const HELP_ZH: &'static str = "评分表打印时的样子（逐页图片，不写文件）";
    const HELP_EN: &'static str = "The printed pages of a sheet as pictures; no file is written";
    type Output = PrintedPages;

    fn run(self, context: &Context<'_>) -> Result<PrintedPages, DeskError> {
        let seat = context.seat()?;
        let file = match self.of {
            PreviewOf::Draft => {
                let request = SheetSigning { cell: self.cell, reason: self.reason };
                seat.preview_sheet(&request, context.now)?.1
            }
            PreviewOf::Signed => seat.latest_sheet(&self.cell)?.ok_or(DeskError::NothingSigned)?.bytes,
        };
        Ok(PrintedPages { pages: pages_of(context, file, self.width)? })
    }
}
