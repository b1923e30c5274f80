//! What comes out: sentences for people, or one JSON value.

use std::io::{IsTerminal, Write};

use desk::{DeskError, Explanation, Severity};
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
    /// A file named on the command line cannot be read or written.
    File { path: String, error: std::io::Error },
    /// A word on the command line is not what it should be.
    Argument { zh: String, en: String },
}

impl Output {
    /// Picks the sentence of the language.
    pub(crate) fn say(&self, zh: impl AsRef<str>, en: impl AsRef<str>) {
        if !self.json {
            println!("{}", self.pick(zh.as_ref(), en.as_ref()));
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
                Ok(text) => println!("{text}"),
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

    /// Reports why a command could not be done.
    pub(crate) fn error(&self, error: &CommandError) {
        let explanation = error.explain();
        self.answer(&serde_json::json!({ "error": explanation }));
        let (what, remedy) = match self.language {
            Language::Zh => (&explanation.zh, &explanation.remedy_zh),
            Language::En => (&explanation.en, &explanation.remedy_en),
        };
        eprintln!("{what}");
        eprintln!("{remedy}  [{}]", explanation.code);
        if let CommandError::Desk(DeskError::NotGood { reasons }) = error {
            for reason in reasons {
                eprintln!("  {}  [{}]", self.pick(&reason.zh(), &reason.en()), reason.code());
            }
        }
    }
}

impl CommandError {
    fn explain(&self) -> Explanation {
        let precondition = |code, zh: String, en: String, remedy_zh: &str, remedy_en: &str| Explanation {
            code,
            severity: Severity::Precondition,
            zh,
            remedy_zh: remedy_zh.to_owned(),
            en,
            remedy_en: remedy_en.to_owned(),
        };
        match self {
            CommandError::Desk(error) => error.explain(),
            CommandError::File { path, error } => precondition(
                "E-FILE",
                format!("读写不了 {path}：{error}。"),
                format!("Cannot read or write {path}: {error}."),
                "检查路径和权限。",
                "Check the path and permissions.",
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
