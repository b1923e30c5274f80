//! Reading all of a document once, as import does, whatever the document does to its workers.

use crate::facts::{DocumentFacts, PageText};
use crate::fault::{ReadFault, StartFault};
use crate::kind::{Kind, Why, detect, displayable};
use crate::process::Worker;
use crate::source::ByteSource;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Enough for [`detect`] to see a zip's first parts.
const HEAD: u64 = 64 << 10;
/// A document that kills more workers than this is left alone.
const MAX_RESTARTS: u32 = 4;

/// All a document's text and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    pub kind: Kind,
    /// `None` when the document could not be opened.
    pub facts: Option<DocumentFacts>,
    /// One entry per page; an empty one where a page has no text or failed. Empty after [`survey_each`].
    pub text_by_page: Vec<PageText>,
    pub status: TextStatus,
}

/// Whether the document's text can be searched and cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextStatus {
    /// Every page has text.
    Full,
    /// No page has text: a scan, a picture.
    None,
    /// Some pages have no text or could not be read; page numbers from 0.
    Partial {
        without: Vec<u32>,
        failed: Vec<(u32, ReadFault)>,
    },
    NeedsPassword,
    WrongPassword,
    /// The document could not be opened or none of its pages read.
    Damaged {
        fault: ReadFault,
    },
    Unsupported {
        why: Why,
    },
}

/// Why a survey has no result; everything about the document itself is in [`Survey::status`].
#[derive(Debug, thiserror::Error)]
pub enum SurveyFault {
    #[error(transparent)]
    Start(#[from] StartFault),
    #[error("the survey was cancelled")]
    Cancelled,
    /// The engine or the source failed: the document is not to blame.
    #[error(transparent)]
    Ours(ReadFault),
}

/// Opens the document and reads the text of every page, starting a new worker whenever one dies.
///
/// `progress` is called with pages done and pages in all, and may break off.
///
/// # Errors
/// [`SurveyFault`].
pub fn survey(
    start: impl FnMut() -> Result<Worker, StartFault>,
    source: &Arc<dyn ByteSource>,
    name: &str,
    password: Option<&str>,
    mut progress: impl FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<Survey, SurveyFault> {
    let mut text_by_page = Vec::new();
    let survey = survey_each(start, source, name, password, |page, pages, text| {
        text_by_page.push(text);
        match progress(page + 1, pages) {
            ControlFlow::Continue(()) => ControlFlow::Continue(()),
            ControlFlow::Break(()) => ControlFlow::Break(None),
        }
    })?;
    Ok(Survey { text_by_page, ..survey })
}

/// As [`survey`], but hands each page's text over as it is read instead of keeping it, so that a document of any
/// length costs the memory of one page. `text_by_page` stays empty.
///
/// `each` is called for every page in order, with the page's number from 0, pages in all, and its text (empty where
/// there is none or it failed). It may break off: with `None` the survey is cancelled, with a fault the page just
/// handed over and all later ones count as failed by it.
///
/// # Errors
/// [`SurveyFault`].
pub fn survey_each(
    mut start: impl FnMut() -> Result<Worker, StartFault>,
    source: &Arc<dyn ByteSource>,
    name: &str,
    password: Option<&str>,
    mut each: impl FnMut(u32, u32, PageText) -> ControlFlow<Option<ReadFault>>,
) -> Result<Survey, SurveyFault> {
    let mut head = vec![0; usize::try_from(source.len().min(HEAD)).unwrap_or_default()];
    source.read_at(0, &mut head).map_err(|_| SurveyFault::Ours(ReadFault::SourceFailed))?;
    let kind = detect(&head, name);
    let unread = |status| Survey { kind, facts: None, text_by_page: Vec::new(), status };
    if let Err(why) = displayable(kind) {
        return Ok(unread(TextStatus::Unsupported { why }));
    }
    let mut worker = start()?;
    let facts = match worker.open(Arc::clone(source), kind, password) {
        Ok(facts) => facts,
        Err(ReadFault::NeedsPassword) => return Ok(unread(TextStatus::NeedsPassword)),
        Err(ReadFault::WrongPassword) => return Ok(unread(TextStatus::WrongPassword)),
        Err(fault @ (ReadFault::EngineUnavailable { .. } | ReadFault::SourceFailed)) => {
            return Err(SurveyFault::Ours(fault));
        }
        Err(fault) => return Ok(unread(TextStatus::Damaged { fault })),
    };
    let pages = u32::try_from(facts.pages.len()).unwrap_or(u32::MAX);
    let mut without = Vec::new();
    let mut failed = Vec::new();
    let mut restarts = 0;
    for page in 0..pages {
        let text = match worker.page_text(page) {
            Ok(text) => {
                if text.text.trim().is_empty() {
                    without.push(page);
                }
                text
            }
            Err(ReadFault::SourceFailed) => return Err(SurveyFault::Ours(ReadFault::SourceFailed)),
            Err(fault) => {
                if fault.ends_worker() && restarts < MAX_RESTARTS {
                    restarts += 1;
                    worker = start()?;
                    // If it fails, so will every later page, and each says so.
                    let _ = worker.open_only(Arc::clone(source), kind, password);
                }
                failed.push((page, fault));
                PageText::default()
            }
        };
        match each(page, pages, text) {
            ControlFlow::Continue(()) => {}
            ControlFlow::Break(None) => return Err(SurveyFault::Cancelled),
            ControlFlow::Break(Some(fault)) => {
                without.retain(|other| *other != page);
                failed.retain(|(other, _)| *other != page);
                failed.extend((page..pages).map(|page| (page, fault.clone())));
                break;
            }
        }
    }
    Ok(Survey { kind, facts: Some(facts), text_by_page: Vec::new(), status: status(pages, without, failed) })
}

fn status(pages: u32, without: Vec<u32>, failed: Vec<(u32, ReadFault)>) -> TextStatus {
    let all = |count: usize| count as u64 == u64::from(pages);
    match failed.first() {
        None if without.is_empty() => TextStatus::Full,
        None if all(without.len()) => TextStatus::None,
        Some((_, fault)) if all(failed.len()) => TextStatus::Damaged { fault: fault.clone() },
        _ => TextStatus::Partial { without, failed },
    }
}
