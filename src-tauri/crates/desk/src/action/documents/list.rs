//! What a dossier holds and how each document can be read.

use std::collections::BTreeMap;

use rules::{
    ids::{ApplicationId, DocumentId},
    text::Line,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context},
    documents::{CopyDocument, TextStatus},
    seat::Seat,
};

/// Lists the documents of a dossier.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentsList {
    /// Whose.
    pub application: ApplicationId,
}

/// A document as the reading pane needs it.
#[derive(Serialize, TS)]
pub(crate) struct DocumentView {
    /// Identifier in this copy: application and document, `01-02`.
    pub key: String,
    /// Application.
    pub application: String,
    /// Identifier within the dossier, as citations name it.
    pub document: String,
    /// File name as handed in.
    pub name: String,
    /// Name without number and ending.
    pub title: String,
    /// A few characters for citations, such as 报告.
    pub label: String,
    /// `pdf`, `docx`, `xlsx`, …
    pub kind: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// How it is read in place.
    pub reading: DocumentReading,
    /// Width and height of every page in 1/100 pt, one after the other; 0 × 0 for a sheet of a workbook.
    pub pages: Vec<u32>,
    /// Bookmarks in reading order.
    pub bookmarks: Vec<DocumentBookmark>,
    /// Whether it can be searched: a short stable name.
    pub status: &'static str,
    /// The same in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Pages the applicant declares secret 申明秘密, from 1.
    pub secret_pages: Vec<u32>,
}

/// How a document is read in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DocumentReading {
    /// As pictures of its pages, with their text.
    Pages,
    /// As headings, paragraphs and tables.
    Blocks,
    /// After a password is given.
    Password,
    /// After its text is read, which can be made up for.
    Unread,
    /// Not at all.
    Never,
}

/// A bookmark.
#[derive(Serialize, TS)]
pub(crate) struct DocumentBookmark {
    /// 0 at the top.
    pub level: u8,
    /// Title.
    pub title: String,
    /// Page, from 1.
    pub page: Option<u32>,
}

impl Action for DocumentsList {
    const NAME: &'static str = "documents.list";
    const HELP_ZH: &'static str = "列出一家申报单位的材料";
    const HELP_EN: &'static str = "Lists the documents of a dossier";
    type Output = Vec<DocumentView>;

    fn run(self, context: &Context<'_>) -> Result<Vec<DocumentView>, DeskError> {
        let seat = context.seat()?;
        let documents = seat.documents(Some(&self.application))?;
        views(&seat, documents)
    }
}

/// Returns how the window shows these documents.
pub(super) fn views(seat: &Seat, documents: Vec<CopyDocument>) -> Result<Vec<DocumentView>, DeskError> {
    let received = seat.packages()?.into_iter().flat_map(|package| package.documents);
    let mut secret: BTreeMap<String, Vec<u32>> =
        received.map(|document| (document.key, document.secret_pages)).collect();
    Ok(documents.into_iter().map(|document| view(document, &mut secret)).collect())
}

fn view(document: CopyDocument, secret: &mut BTreeMap<String, Vec<u32>>) -> DocumentView {
    let reading = reading(&document);
    let title = title(&document.name);
    let facts = document.facts;
    DocumentView {
        label: label(&title, &document.document),
        title,
        secret_pages: secret.remove(&document.key).unwrap_or_default(),
        key: document.key,
        application: document.application,
        document: document.document,
        name: document.name,
        kind: facts.kind,
        size: document.size,
        reading,
        pages: facts.pages.into_iter().flatten().collect(),
        bookmarks: facts
            .bookmarks
            .into_iter()
            .map(|mark| DocumentBookmark { level: mark.level, title: mark.title, page: mark.page })
            .collect(),
        status: facts.text.code(),
        zh: facts.text.zh(),
        en: facts.text.en(),
    }
}

fn reading(document: &CopyDocument) -> DocumentReading {
    match (&document.facts.text, document.facts.kind.as_str()) {
        (TextStatus::NeedsPassword, _) => DocumentReading::Password,
        (TextStatus::NotRead { .. }, _) => DocumentReading::Unread,
        (TextStatus::Damaged { .. } | TextStatus::Unsupported { .. }, _) => DocumentReading::Never,
        (_, "docx" | "xlsx" | "xls" | "text") => DocumentReading::Blocks,
        (_, "pdf" | "jpeg" | "png") => DocumentReading::Pages,
        _ => DocumentReading::Never,
    }
}

/// `02_自我评价报告.pdf` → `自我评价报告`.
fn title(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let digits = stem.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let separators = |letter: char| matches!(letter, '_' | '-' | '.' | '、' | ' ' | '\u{3000}');
    let rest = digits.trim_start_matches(separators);
    // Digits that no separator follows belong to the name: 2024年报.
    let rest = if rest.len() < digits.len() { rest } else { stem };
    if rest.is_empty() { name.to_owned() } else { rest.to_owned() }
}

/// Longest label that is taken as it is.
const LABEL: usize = 8;

/// Names of the one document everybody cites, which then is simply 报告.
const REPORTS: [&str; 4] = ["自我评价报告", "自评报告", "绩效报告", "申报报告"];

/// Returns a citation's short name; the document's number when the file name cannot be printed in a citation.
fn label(title: &str, document: &str) -> String {
    if REPORTS.iter().any(|report| title.contains(report)) {
        return "报告".to_owned();
    }
    // Remarks in brackets say what kind of file it is, not which.
    let plain = title.split(['（', '(', '【']).next().unwrap_or(title).trim();
    let short: String = plain.chars().take(LABEL).collect();
    let short = short.trim().to_owned();
    let fits = Line::new(short.as_str()).is_ok();
    let number = DocumentId::new(document).map_or_else(|_| "—".to_owned(), |id| id.to_string());
    if fits { short } else { number }
}

#[cfg(test)]
mod tests {
    use super::{label, title};

    #[test]
    fn a_citation_names_a_document_in_a_few_characters() {
        for (name, expected_title, expected_label) in [
            ("02_自我评价报告.pdf", "自我评价报告", "报告"),
            ("04_顾客满意度调查报告.pdf", "顾客满意度调查报告", "顾客满意度调查报"),
            ("03_顾客满意度调查（CID字体）.pdf", "顾客满意度调查（CID字体）", "顾客满意度调查"),
            ("2024年报.pdf", "2024年报", "2024年报"),
            ("01.pdf", "01", "01"),
            ("财务摘要.xlsx", "财务摘要", "财务摘要"),
            ("\u{200B}.pdf", "\u{200B}", "07"),
        ] {
            assert_eq!(title(name), expected_title, "{name}");
            assert_eq!(label(expected_title, "07"), expected_label, "{name}");
        }
    }
}
