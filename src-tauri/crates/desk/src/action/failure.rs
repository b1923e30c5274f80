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

    /// There is no action of this name. The name is not repeated: it is whatever was sent.
    pub(super) fn no_such_action() -> Failure {
        Failure {
            code: "E-ACTION".to_owned(),
            severity: Severity::Precondition,
            zh: "没有这个动作。".to_owned(),
            remedy_zh: "核对动作的名称；不带名称可列出全部动作。".to_owned(),
            en: "There is no such action.".to_owned(),
            remedy_en: "Check its name; without a name all actions are listed.".to_owned(),
        }
    }

    /// The act broke off in a way that nobody foresaw; what was written before stays whole.
    #[must_use]
    pub fn unexpected() -> Failure {
        Failure {
            code: "E-UNEXPECTED".to_owned(),
            severity: Severity::Broken,
            zh: "程序内部出错，这一步没有完成；已保存的内容不受影响。".to_owned(),
            remedy_zh: "再试一次；仍然出错请重新启动程序，并告诉评选办公室。".to_owned(),
            en: "The program failed inside and the step was not done; what was saved is unharmed.".to_owned(),
            remedy_en: "Try again; if it fails again, restart the program and tell the award office.".to_owned(),
        }
    }

    /// The computer's clock shows no time that can be written into a file.
    #[must_use]
    pub fn clock() -> Failure {
        Failure {
            code: "E-CLOCK".to_owned(),
            severity: Severity::Precondition,
            zh: "计算机的时钟不对。".to_owned(),
            remedy_zh: "在系统设置里改正日期和时间后再试。".to_owned(),
            en: "The computer's clock is wrong.".to_owned(),
            remedy_en: "Set date and time in the system's settings and try again.".to_owned(),
        }
    }
}
