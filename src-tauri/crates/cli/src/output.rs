//! What comes out: sentences for people, or one JSON value.

use std::io::{IsTerminal, Write};

use desk::{DeskError, Explanation, Severity, action::Failure, verify::Reason};
use serde::Serialize;

/// How a command ended when it could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done, and good.
    Done,
    /// Done, and the thing itself is bad.
    Bad,
}

/// Language of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    Zh,
    En,
}

/// Where and how to speak.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    pub(crate) json: bool,
    pub(crate) language: Language,
}

/// Why a command could not be done.
#[derive(Debug)]
pub(crate) enum CommandError {
    /// The desk refused.
    Desk(DeskError),
    /// An action was not done.
    Action(Box<Failure>),
    /// A file named on the command line cannot be read or written.
    File { path: String, error: std::io::Error },
    /// A word on the command line is not what it should be.
    Argument { zh: String, en: String },
    /// Working days of a year nobody has published yet.
    NoCalendar { year: i32 },
}

impl Output {
    /// Picks the sentence of the language.
    pub(crate) fn say(&self, zh: impl AsRef<str>, en: impl AsRef<str>) {
        if !self.json {
            // Nobody reads a closed pipe; that is no reason to fail.
            let _ = writeln!(std::io::stdout(), "{}", self.pick(zh.as_ref(), en.as_ref()));
        }
    }

    pub(crate) fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// Writes the JSON answer, when one was asked for.
    pub(crate) fn answer(&self, value: &impl Serialize) {
        if self.json {
            match serde_json::to_string_pretty(value) {
                Ok(text) => {
                    let _ = writeln!(std::io::stdout(), "{text}");
                }
                Err(error) => eprintln!("{error}"),
            }
        }
    }

    /// Shows progress on a terminal; silent elsewhere.
    pub(crate) fn progress(&self, done: usize, total: usize, zh: &str, en: &str) {
        let mut stderr = std::io::stderr();
        if stderr.is_terminal() {
            // A terminal that went away does not stop the work.
            let _ = write!(stderr, "\r\x1b[K[{done}/{total}] {}", self.pick(zh, en));
            let _ = stderr.flush();
            if done == total {
                let _ = writeln!(stderr);
            }
        }
    }

    /// Shows one moving line on a terminal; silent elsewhere.
    pub(crate) fn line(&self, text: &str) {
        let mut stderr = std::io::stderr();
        if stderr.is_terminal() {
            // A terminal that went away does not stop the work.
            let _ = write!(stderr, "\r\x1b[K{text}");
            let _ = stderr.flush();
        }
    }

    /// Takes the moving line away.
    pub(crate) fn end_line(&self) {
        self.line("");
    }

    /// Reports why a command could not be done.
    pub(crate) fn error(&self, error: &CommandError) {
        let explanation = error.failure();
        let reasons: Vec<_> = error.reasons().iter().map(Told::of).collect();
        self.answer(&serde_json::json!({ "error": explanation, "reasons": reasons }));
        let (what, remedy) = match self.language {
            Language::Zh => (&explanation.zh, &explanation.remedy_zh),
            Language::En => (&explanation.en, &explanation.remedy_en),
        };
        eprintln!("{what}");
        eprintln!("{remedy}  [{}]", explanation.code);
        for reason in reasons {
            eprintln!("  {}  [{}]", self.pick(&reason.zh, &reason.en), reason.code);
        }
    }
}

/// A reason as JSON.
#[derive(Serialize)]
pub(crate) struct Told {
    pub(crate) code: &'static str,
    pub(crate) zh: String,
    pub(crate) en: String,
}

impl Told {
    pub(crate) fn of(reason: &Reason) -> Told {
        Told { code: reason.code(), zh: reason.zh(), en: reason.en() }
    }
}

/// Returns what is said of a command line that is wrong; `text` is the parser's own.
pub(crate) fn usage(text: &str) -> Explanation {
    Explanation {
        code: "E-USAGE",
        severity: Severity::Precondition,
        zh: format!("命令写法不对：{text}"),
        remedy_zh: "用 --help 查看用法。".to_owned(),
        en: format!("The command line is wrong: {text}"),
        remedy_en: "See --help.".to_owned(),
    }
}

impl CommandError {
    /// Returns why the file that stopped the command is not good.
    fn reasons(&self) -> &[Reason] {
        match self {
            CommandError::Desk(DeskError::NotGood { reasons }) => reasons,
            _ => &[],
        }
    }

    fn failure(&self) -> Failure {
        let precondition = |code: &str, zh: String, en: String, remedy_zh: &str, remedy_en: &str| Failure {
            code: code.to_owned(),
            severity: Severity::Precondition,
            zh,
            remedy_zh: remedy_zh.to_owned(),
            en,
            remedy_en: remedy_en.to_owned(),
        };
        match self {
            CommandError::Desk(error) => Failure::of(error),
            CommandError::Action(failure) => Failure::clone(failure),
            CommandError::File { path, error } => {
                let (zh, en) = why(error);
                precondition(
                    "E-FILE",
                    format!("读写不了 {path}：{zh}。"),
                    format!("Cannot read or write {path}: {en}."),
                    "检查路径和权限。",
                    "Check the path and permissions.",
                )
            }
            CommandError::NoCalendar { year } => precondition(
                "E-CALENDAR",
                format!("没有 {year} 年的工作日历：国务院办公厅的放假通知公布后才能计算。"),
                format!("There is no calendar for {year}: it can be counted only after the official notice."),
                "等通知公布后更新程序，或改用已有日历的年份。",
                "Update the program once the notice is out, or stay within the years that have a calendar.",
            ),
            CommandError::Argument { zh, en } => {
                precondition("E-ARGUMENT", zh.clone(), en.clone(), "用 --help 查看用法。", "See --help.")
            }
        }
    }
}

impl From<DeskError> for CommandError {
    fn from(error: DeskError) -> CommandError {
        CommandError::Desk(error)
    }
}

/// The usual reasons of the operating system, which knows one language only.
fn why(error: &std::io::Error) -> (String, String) {
    use std::io::ErrorKind;
    let known = match error.kind() {
        ErrorKind::NotFound => Some(("没有这个文件或文件夹", "there is no such file or folder")),
        ErrorKind::PermissionDenied => Some(("没有权限", "permission denied")),
        ErrorKind::IsADirectory => Some(("这是一个文件夹", "it is a folder")),
        ErrorKind::NotADirectory => Some(("这不是文件夹", "it is not a folder")),
        ErrorKind::StorageFull => Some(("磁盘已满", "the disk is full")),
        ErrorKind::ReadOnlyFilesystem => Some(("磁盘只读", "the disk is read-only")),
        _ => None,
    };
    known.map_or_else(|| (error.to_string(), error.to_string()), |(zh, en)| (zh.to_owned(), en.to_owned()))
}
