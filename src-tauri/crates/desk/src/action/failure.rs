//! Why an act was not done, as the window and `--json` get it.

use serde::Serialize;
use ts_rs::TS;

use crate::{DeskError, Severity};

/// An error with its sentences in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Failure {
    /// Stable code; programs branch on it, never on text.
    pub code: String,
    /// How it feels: something is not ready, something is not genuine, or you stopped it.
    #[ts(type = "\"precondition\" | \"broken\" | \"cancelled\"")]
    pub severity: Severity,
    /// What happened, in Chinese.
    pub zh: String,
    /// What to do now, in Chinese.
    pub remedy_zh: String,
    /// What happened, in English.
    pub en: String,
    /// What to do now, in English.
    pub remedy_en: String,
}

impl Failure {
    /// Returns the failure of an error.
    #[must_use]
    pub fn of(error: &DeskError) -> Failure {
        let said = error.explain();
        Failure {
            code: said.code.to_owned(),
            severity: said.severity,
            zh: said.zh,
            remedy_zh: said.remedy_zh,
            en: said.en,
            remedy_en: said.remedy_en,
        }
    }

    /// The input is not what the action takes. The input itself is not repeated: it may hold a passphrase.
    pub(super) fn request(action: &str, error: &serde_json::Error) -> Failure {
        let place = error.column();
        Failure {
            code: "E-REQUEST".to_owned(),
            severity: Severity::Precondition,
            zh: format!("“{action}”的输入不合格式（第 {place} 个字符附近）。"),
            remedy_zh: "请对照该动作的说明改正输入。".to_owned(),
            en: format!("The input of “{action}” is not of its form (near character {place})."),
            remedy_en: "Compare it with the description of the action.".to_owned(),
        }
    }
}
