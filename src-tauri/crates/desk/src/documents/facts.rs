//! What the copy notes of a document, as JSON in the library.

use reader::{Kind, Protection, ReadFault, Repair, Survey, TextStatus as Found, Why};
use serde::{Deserialize, Serialize};

/// What is known of a document after it was read once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentFacts {
    /// What its bytes look like: `pdf`, `docx`, `xlsx`, `xls`, `jpeg`, `png`, `text`, or the name of a foreign format.
    pub kind: String,
    /// Whether it can be searched and cited.
    pub text: TextStatus,
    /// Width and height of every page as shown, in 1/100 pt; 0 × 0 for documents without pages.
    pub pages: Vec<[u32; 2]>,
    /// Bookmarks in reading order.
    pub bookmarks: Vec<Bookmark>,
    /// The owner's wishes, when the file is encrypted.
    pub restrictions: Option<Restrictions>,
    /// Whether the file had to be mended in memory to be read; its bytes are kept as they came.
    pub repaired: bool,
    /// Digest of the engine that read it.
    pub engine: Option<String>,
}

/// A bookmark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bookmark {
    /// 0 at the top.
    pub level: u8,
    /// Title.
    pub title: String,
    /// The page it leads to, from 1.
    pub page: Option<u32>,
}

/// What the owner of an encrypted file allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restrictions {
    /// Printing.
    pub may_print: bool,
    /// Copying.
    pub may_copy: bool,
    /// Changing.
    pub may_change: bool,
}

/// Whether a document's text can be searched and cited. Pages count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case", deny_unknown_fields)]
pub enum TextStatus {
    /// Every page has text.
    Full,
    /// There is no text layer 无文本层: a scan, a picture.
    None,
    /// Some pages have none.
    Partial {
        /// Pages without text.
        without: Vec<u32>,
        /// Pages that could not be read.
        failed: Vec<u32>,
    },
    /// It opens only with a password.
    NeedsPassword,
    /// It could not be opened, or none of its pages read.
    Damaged {
        /// How it failed.
        fault: TextFault,
    },
    /// Its format cannot be shown in place.
    Unsupported {
        /// What a person can do.
        why: WhyNotShown,
    },
    /// Nobody has read it yet; it can be made up for.
    NotRead {
        /// Why not.
        why: WhyNotRead,
    },
}

/// How a document failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextFault {
    /// Its content makes no sense.
    Damaged,
    /// It took too long.
    TooSlow,
    /// It brought the engine down.
    Crashed,
    /// It passes a limit.
    TooLarge,
}

/// Why a format is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNotShown {
    /// It must be converted to PDF.
    Convert,
    /// It must be unpacked.
    Unpack,
    /// It must be saved without its password.
    RemovePassword,
    /// Nothing helps.
    CannotShow,
}

/// Why a text was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNotRead {
    /// The viewer is not available on the machine that imported it.
    Viewer,
    /// The reading was interrupted.
    Interrupted,
}

impl DocumentFacts {
    pub(crate) fn of(survey: Survey, engine: Option<String>) -> DocumentFacts {
        let mut facts = DocumentFacts::unread(survey.kind, status(survey.status));
        facts.engine = engine;
        if let Some(found) = survey.facts {
            facts.pages = found.pages.iter().map(|page| [page.width, page.height]).collect();
            let bookmarks = found.outline.into_iter().map(|entry| Bookmark {
                level: entry.level,
                title: entry.title,
                page: entry.page.map(|page| page + 1),
            });
            facts.bookmarks = bookmarks.collect();
            facts.restrictions = match found.protection {
                Protection::None => None,
                Protection::Encrypted { may_print, may_copy, may_change } => {
                    Some(Restrictions { may_print, may_copy, may_change })
                }
            };
            facts.repaired = found.repair != Repair::None;
        }
        facts
    }

    /// Facts of a document that was not opened.
    pub(crate) fn unread(kind: Kind, text: TextStatus) -> DocumentFacts {
        DocumentFacts {
            kind: name_of(kind).to_owned(),
            text,
            pages: Vec::new(),
            bookmarks: Vec::new(),
            restrictions: None,
            repaired: false,
            engine: None,
        }
    }

    /// Facts of a document whose reading did not come to its end.
    pub(crate) fn interrupted() -> DocumentFacts {
        let text = TextStatus::NotRead { why: WhyNotRead::Interrupted };
        DocumentFacts { kind: String::new(), ..DocumentFacts::unread(Kind::Text, text) }
    }
}

impl TextStatus {
    /// Returns a short stable name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            TextStatus::Full => "full",
            TextStatus::None => "none",
            TextStatus::Partial { .. } => "partial",
            TextStatus::NeedsPassword => "needs_password",
            TextStatus::Damaged { .. } => "damaged",
            TextStatus::Unsupported { .. } => "unsupported",
            TextStatus::NotRead { .. } => "not_read",
        }
    }

    /// Returns what people read, in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            TextStatus::Full => "可检索".to_owned(),
            TextStatus::None => "无文本层，不能检索".to_owned(),
            TextStatus::Partial { without, failed } if failed.is_empty() => format!("{} 页无文本层", without.len()),
            TextStatus::Partial { without, failed } => {
                format!("{} 页读不出，{} 页无文本层", failed.len(), without.len())
            }
            TextStatus::NeedsPassword => "需要密码才能打开".to_owned(),
            TextStatus::Damaged { fault: TextFault::Damaged } => "文件损坏，读不出".to_owned(),
            TextStatus::Damaged { fault: TextFault::TooSlow } => "读取超时，已停止".to_owned(),
            TextStatus::Damaged { fault: TextFault::Crashed } => "读取时出错，已隔离".to_owned(),
            TextStatus::Damaged { fault: TextFault::TooLarge } => "内容超出上限，读不出".to_owned(),
            TextStatus::Unsupported { why: WhyNotShown::Convert } => "格式不能显示，需转成 PDF".to_owned(),
            TextStatus::Unsupported { why: WhyNotShown::Unpack } => "压缩包不能显示，需先解压".to_owned(),
            TextStatus::Unsupported { why: WhyNotShown::RemovePassword } => "设有密码，需另存为无密码文件".to_owned(),
            TextStatus::Unsupported { why: WhyNotShown::CannotShow } => "格式不能显示".to_owned(),
            TextStatus::NotRead { why: WhyNotRead::Viewer } => "文本尚未读取：阅读组件不可用".to_owned(),
            TextStatus::NotRead { why: WhyNotRead::Interrupted } => "文本尚未读取".to_owned(),
        }
    }

    /// Returns what people read, in English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            TextStatus::Full => "searchable".to_owned(),
            TextStatus::None => "no text layer, cannot be searched".to_owned(),
            TextStatus::Partial { without, failed } if failed.is_empty() => {
                format!("{} pages without a text layer", without.len())
            }
            TextStatus::Partial { without, failed } => {
                format!("{} pages unreadable, {} without a text layer", failed.len(), without.len())
            }
            TextStatus::NeedsPassword => "opens only with a password".to_owned(),
            TextStatus::Damaged { fault: TextFault::Damaged } => "damaged, cannot be read".to_owned(),
            TextStatus::Damaged { fault: TextFault::TooSlow } => "took too long, was stopped".to_owned(),
            TextStatus::Damaged { fault: TextFault::Crashed } => "failed while being read, was isolated".to_owned(),
            TextStatus::Damaged { fault: TextFault::TooLarge } => "passes a limit, cannot be read".to_owned(),
            TextStatus::Unsupported { why: WhyNotShown::Convert } => "cannot be shown, convert it to PDF".to_owned(),
            TextStatus::Unsupported { why: WhyNotShown::Unpack } => "an archive, unpack it first".to_owned(),
            TextStatus::Unsupported { why: WhyNotShown::RemovePassword } => {
                "behind a password, save it without one".to_owned()
            }
            TextStatus::Unsupported { why: WhyNotShown::CannotShow } => "cannot be shown".to_owned(),
            TextStatus::NotRead { why: WhyNotRead::Viewer } => "text not read yet: viewer unavailable".to_owned(),
            TextStatus::NotRead { why: WhyNotRead::Interrupted } => "text not read yet".to_owned(),
        }
    }
}

impl From<Why> for WhyNotShown {
    fn from(why: Why) -> WhyNotShown {
        match why {
            Why::ConvertFirst(_) => WhyNotShown::Convert,
            Why::UnpackFirst(_) => WhyNotShown::Unpack,
            Why::RemovePassword => WhyNotShown::RemovePassword,
            Why::CannotShow(_) => WhyNotShown::CannotShow,
        }
    }
}

fn status(found: Found) -> TextStatus {
    match found {
        Found::Full => TextStatus::Full,
        Found::None => TextStatus::None,
        Found::Partial { without, failed } => TextStatus::Partial {
            without: without.into_iter().map(|page| page + 1).collect(),
            failed: failed.into_iter().map(|(page, _)| page + 1).collect(),
        },
        Found::NeedsPassword | Found::WrongPassword => TextStatus::NeedsPassword,
        Found::Damaged { fault } => match fault {
            ReadFault::Unsupported { .. } => TextStatus::Unsupported { why: WhyNotShown::CannotShow },
            ReadFault::TimedOut => TextStatus::Damaged { fault: TextFault::TooSlow },
            ReadFault::WorkerDied => TextStatus::Damaged { fault: TextFault::Crashed },
            ReadFault::TooLarge { .. } => TextStatus::Damaged { fault: TextFault::TooLarge },
            _ => TextStatus::Damaged { fault: TextFault::Damaged },
        },
        Found::Unsupported { why } => TextStatus::Unsupported { why: why.into() },
    }
}

fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Pdf => "pdf",
        Kind::Docx => "docx",
        Kind::Xlsx => "xlsx",
        Kind::Xls => "xls",
        Kind::Jpeg => "jpeg",
        Kind::Png => "png",
        Kind::Text => "text",
        Kind::Other(foreign) => foreign.name(),
    }
}
