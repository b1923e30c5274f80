//! Printed papers as pictures: what will be signed, or what was. The pages are in memory only.

use std::sync::Arc;

use openssl::base64::encode_block;
use reader::{Kind, MemorySource, StartFault};
use serde::Serialize;
use ts_rs::TS;

use super::Context;
use crate::{DeskError, documents::ViewerUnavailable};

/// Pictures are drawn between these widths.
const WIDTHS: std::ops::RangeInclusive<u32> = 200..=2400;

/// The pages of a paper.
#[derive(Serialize, TS)]
pub(crate) struct PrintedPages {
    /// In order.
    pub pages: Vec<PrintedPage>,
}

/// A page as a picture.
#[derive(Serialize, TS)]
pub(crate) struct PrintedPage {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture as an address that holds all of it.
    pub data: String,
}

/// Draws the pages of a file that this program printed.
///
/// # Errors
/// The viewer does not start, or cannot draw it.
pub(super) fn pages_of(context: &Context<'_>, file: Vec<u8>, width: u32) -> Result<Vec<PrintedPage>, DeskError> {
    let not_started = |fault: StartFault| DeskError::Viewer(ViewerUnavailable::NotStarted { why: fault.to_string() });
    let mut worker = context.session.engine()?.start().map_err(not_started)?;
    let opened = worker.open_only(Arc::new(MemorySource(file)), Kind::Pdf, None).map_err(DeskError::NotShown)?;
    let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
    let mut pages = Vec::new();
    for page in 0..opened.pages {
        let picture = worker.page_picture(page, width).map_err(DeskError::NotShown)?;
        let data = format!("data:{};base64,{}", picture.format.mime(), encode_block(&picture.bytes));
        pages.push(PrintedPage { width: picture.width, height: picture.height, data });
    }
    Ok(pages)
}
