//! The text of a page with the place of every character.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context},
};

/// Asks for the text of a page.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentsPage {
    /// The document's key.
    pub key: String,
    /// Page, from 1.
    pub page: u32,
}

/// A page's text; empty where there is none.
#[derive(Serialize, TS)]
pub(crate) struct DocumentPageText {
    /// The text; lines end with `\n`.
    pub text: String,
    /// Left, top, right, bottom of every character (not UTF-16 unit) one after the other, in 1/100 pt from the top left
    /// corner of the page as shown; all 0 where a character has no place.
    pub boxes: Vec<i32>,
}

impl Action for DocumentsPage {
    const NAME: &'static str = "documents.page";
    const HELP_ZH: &'static str = "一页的文字和每个字的位置";
    const HELP_EN: &'static str = "The text of a page and the place of every character";
    type Output = DocumentPageText;

    fn run(self, context: &Context<'_>) -> Result<DocumentPageText, DeskError> {
        let page = context.seat()?.page_text(&self.key, self.page)?;
        Ok(DocumentPageText { text: page.text, boxes: page.layer.boxes.into_iter().flatten().collect() })
    }
}
