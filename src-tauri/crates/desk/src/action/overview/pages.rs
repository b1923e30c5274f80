//! The printed sheet as pictures: what will be signed, or what was. The pages are in memory only.

use std::sync::Arc;

use openssl::base64::encode_block;
use reader::{Kind, MemorySource, StartFault};
use rules::text::Prose;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context},
    documents::ViewerUnavailable,
    expert::{CellKey, SheetSigning},
};

/// Pictures are drawn between these widths.
const WIDTHS: std::ops::RangeInclusive<u32> = 200..=2400;

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

/// The pages.
#[derive(Serialize, TS)]
pub(crate) struct SheetPages {
    /// In order.
    pub pages: Vec<SheetPage>,
}

/// A page.
#[derive(Serialize, TS)]
pub(crate) struct SheetPage {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture as an address that holds all of it.
    pub data: String,
}

impl Action for ExpertPreviewSheet {
    const NAME: &'static str = "expert.preview_sheet";
    const HELP_ZH: &'static str = "评分表打印时的样子（逐页图片，不写文件）";
    const HELP_EN: &'static str = "The printed pages of a sheet as pictures; no file is written";
    type Output = SheetPages;

    fn run(self, context: &Context<'_>) -> Result<SheetPages, DeskError> {
        let seat = context.seat()?;
        let file = match self.of {
            PreviewOf::Draft => {
                let request = SheetSigning { cell: self.cell, reason: self.reason };
                seat.preview_sheet(&request, context.now)?.1
            }
            PreviewOf::Signed => seat.latest_sheet(&self.cell)?.ok_or(DeskError::NothingSigned)?.bytes,
        };
        let not_started =
            |fault: StartFault| DeskError::Viewer(ViewerUnavailable::NotStarted { why: fault.to_string() });
        let mut worker = context.session.engine()?.start().map_err(not_started)?;
        let opened = worker.open_only(Arc::new(MemorySource(file)), Kind::Pdf, None).map_err(DeskError::NotShown)?;
        let width = self.width.clamp(*WIDTHS.start(), *WIDTHS.end());
        let mut pages = Vec::new();
        for page in 0..opened.pages {
            let picture = worker.page_picture(page, width).map_err(DeskError::NotShown)?;
            let data = format!("data:{};base64,{}", picture.format.mime(), encode_block(&picture.bytes));
            pages.push(SheetPage { width: picture.width, height: picture.height, data });
        }
        Ok(SheetPages { pages })
    }
}
