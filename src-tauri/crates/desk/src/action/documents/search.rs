//! Finding words in the documents.

use rules::ids::ApplicationId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context},
    documents::SearchHit,
};

/// More hits than anybody reads.
const MOST: u32 = 1000;

/// Finds words in the documents of a dossier, or of the whole copy.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentsSearch {
    /// What is looked for; white space, line ends, width and case do not matter.
    pub query: String,
    /// Whose documents; none for all.
    pub application: Option<ApplicationId>,
    /// At most so many hits.
    pub limit: u32,
}

/// What was found.
#[derive(Serialize, TS)]
pub(crate) struct DocumentsFound {
    /// In the order of documents and pages.
    pub hits: Vec<DocumentHit>,
    /// Whether there are more than the limit.
    pub more: bool,
}

/// One place where the words stand.
#[derive(Serialize, TS)]
pub(crate) struct DocumentHit {
    /// The document's key.
    pub key: String,
    /// Application.
    pub application: String,
    /// The document's file name.
    pub name: String,
    /// Page on which the words begin, from 1.
    pub page: u32,
    /// First character (not UTF-16 unit) of the words in the page's text, from 0.
    pub from: u32,
    /// Page on which they end.
    pub end_page: u32,
    /// One past their last character there.
    pub to: u32,
    /// The text around them, on one line.
    pub snippet: String,
    /// Characters of the snippet to be marked: from and one past the last.
    pub marks: Vec<[u32; 2]>,
}

impl Action for DocumentsSearch {
    const NAME: &'static str = "documents.search";
    const HELP_ZH: &'static str = "在材料中查找";
    const HELP_EN: &'static str = "Finds words in the documents";
    type Output = DocumentsFound;

    fn run(self, context: &Context<'_>) -> Result<DocumentsFound, DeskError> {
        let limit = self.limit.clamp(1, MOST) as usize;
        let mut hits = context.seat()?.search(&self.query, self.application.as_ref(), limit + 1)?;
        let more = hits.len() > limit;
        hits.truncate(limit);
        Ok(DocumentsFound { hits: hits.into_iter().map(hit).collect(), more })
    }
}

fn hit(hit: SearchHit) -> DocumentHit {
    DocumentHit {
        key: hit.document,
        application: hit.application,
        name: hit.name,
        page: hit.page,
        from: place(hit.offset),
        end_page: hit.end_page,
        to: place(hit.end_offset),
        snippet: hit.snippet,
        marks: hit.marks.into_iter().map(|mark| [place(mark.start), place(mark.end)]).collect(),
    }
}

fn place(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
