//! The sentences: what happened and what to do now, in Chinese and English, one table per noun.

mod charter;
mod copy;
mod document;
mod exchange;
mod package;
mod panel;

use std::borrow::Cow;

pub(crate) use panel::no_score_zh;

use super::DeskError;
use crate::verify::{charter_zh, result_zh, sheet_zh};

/// What people read about an error.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Explanation {
    /// Stable code; programs branch on it, never on text.
    pub code: &'static str,
    /// How it feels.
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

/// The three kinds a person can feel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// You cannot do this now.
    Precondition,
    /// Something is broken or not genuine.
    Broken,
    /// You stopped it.
    Cancelled,
}

/// Code, kind; what happened and what to do in Chinese, the same in English.
type Sentence = (&'static str, Severity, Text, Text, Text, Text);
type Text = Cow<'static, str>;

impl DeskError {
    /// Returns what people read.
    #[must_use]
    pub fn explain(&self) -> Explanation {
        let (code, severity, zh, remedy_zh, en, remedy_en) = sentence(self);
        Explanation {
            code,
            severity,
            zh: zh.into_owned(),
            remedy_zh: remedy_zh.into_owned(),
            en: en.into_owned(),
            remedy_en: remedy_en.into_owned(),
        }
    }
}

const fn now(
    code: &'static str,
    zh: &'static str,
    remedy_zh: &'static str,
    en: &'static str,
    remedy_en: &'static str,
) -> Sentence {
    use Cow::Borrowed as text;
    (code, Severity::Precondition, text(zh), text(remedy_zh), text(en), text(remedy_en))
}

const fn broken(
    code: &'static str,
    zh: &'static str,
    remedy_zh: &'static str,
    en: &'static str,
    remedy_en: &'static str,
) -> Sentence {
    use Cow::Borrowed as text;
    (code, Severity::Broken, text(zh), text(remedy_zh), text(en), text(remedy_en))
}

fn cancelled() -> Sentence {
    let (zh, en) = ("已取消，未写入任何内容。", "Cancelled; nothing was written.");
    (
        "E-CANCELLED",
        Severity::Cancelled,
        zh.into(),
        "需要时可以重新开始。".into(),
        en.into(),
        "Start again when you need to.".into(),
    )
}

fn sentence(error: &DeskError) -> Sentence {
    match error {
        DeskError::Open(error) => copy::open(error),
        DeskError::Create(error) => copy::create(error),
        DeskError::Store(error) => copy::store(error),
        DeskError::Draft(error) => copy::draft(error),
        DeskError::Import(error) => exchange::import(error),
        DeskError::Package(error) => exchange::package(error),
        DeskError::Seal(error) => exchange::seal(error),
        DeskError::Cancelled => cancelled(),
        DeskError::Key(_) => copy::KEY,
        DeskError::Crypto(_) | DeskError::Randomness => copy::CRYPTO,
        DeskError::Certificate(_) | DeskError::Issue(_) => exchange::CERTIFICATE,
        DeskError::Request(_) => exchange::REQUEST,
        DeskError::Response(_) => exchange::RESPONSE,
        DeskError::Signing(_) => exchange::SIGNING,
        DeskError::SignedPdf(_) | DeskError::NotGood { .. } => exchange::SIGNED_PDF,
        DeskError::Json(_) => exchange::JSON,
        DeskError::Print(_) => exchange::PRINT,
        DeskError::Unprintable { characters } => exchange::unprintable(characters),
        DeskError::Composite(fault) => charter::composite(fault),
        DeskError::Io(error) => package::io(error),
        DeskError::DamagedValue { name } => copy::damaged_value(name),
        DeskError::Locked => copy::LOCKED,
        DeskError::PassphraseTooShort => copy::PASSPHRASE_TOO_SHORT,
        DeskError::TrustNeeded => copy::TRUST_NEEDED,
        DeskError::NotEnrolled => copy::NOT_ENROLLED,
        DeskError::AlreadyEnrolled => copy::ALREADY_ENROLLED,
        DeskError::CodeDiffers => copy::CODE_DIFFERS,
        DeskError::OtherEdition => exchange::OTHER_EDITION,
        DeskError::OtherPerson => exchange::OTHER_PERSON,
        DeskError::NotTheOffice => copy::NOT_THE_OFFICE,
        DeskError::NoCharter => charter::NO_CHARTER,
        DeskError::AlreadyFrozen => charter::ALREADY_FROZEN,
        DeskError::Plan { faults } => several(
            "E-PLAN",
            "评审计划",
            "plan",
            faults.iter().map(|fault| (charter::plan_zh(fault), fault.to_string())),
        ),
        DeskError::Charter { faults } => several(
            "E-CHARTER",
            "评审方案",
            "charter",
            faults.iter().map(|fault| (charter_zh(fault), fault.to_string())),
        ),
        DeskError::Sheet { faults } => {
            several("E-SHEET", "评分表", "score sheet", faults.iter().map(|fault| (sheet_zh(fault), fault.to_string())))
        }
        DeskError::Result { faults } => several(
            "E-RESULT",
            "小组评审结果",
            "panel result",
            faults.iter().map(|fault| (result_zh(fault), fault.to_string())),
        ),
        DeskError::Problems { problems } => several(
            "E-RULES-FILE",
            "规则文件",
            "rules file",
            problems.iter().map(|problem| (problem.what.zh.clone(), problem.what.en.clone())),
        ),
        DeskError::NotAdmitted { people } => charter::not_admitted(people),
        DeskError::UnknownScheme => charter::UNKNOWN_SCHEME,
        DeskError::UnknownCriteria { id } => charter::unknown_criteria(id),
        DeskError::TwoPanels { application, first, second } => charter::two_panels(application, first, second),
        DeskError::Correction { fault } => charter::correction(fault),
        DeskError::SeatTaken { person } => charter::seat_taken(person),
        DeskError::NothingToChange => charter::NOTHING_TO_CHANGE,
        DeskError::CharterChain => charter::CHARTER_CHAIN,
        DeskError::OtherCharter => charter::OTHER_CHARTER,
        DeskError::NoSuchRecord { .. } => exchange::NO_SUCH_RECORD,
        DeskError::PackageSigner => exchange::PACKAGE_SIGNER,
        DeskError::PackageRows => exchange::PACKAGE_ROWS,
        DeskError::Recipient => exchange::RECIPIENT,
        DeskError::NoFiles => package::NO_FILES,
        DeskError::InFile { name, error } => package::in_file(name, error),
        DeskError::OtherVolumes => package::OTHER_VOLUMES,
        DeskError::DocumentTooLarge { application, name, limit, .. } => {
            package::document_too_large(application, name.as_str(), *limit)
        }
        DeskError::DeclassificationLetter { missing } => package::letters(missing),
        DeskError::DossierIncomplete { application, missing } => package::dossier_incomplete(application, missing),
        DeskError::Recused => panel::RECUSED,
        DeskError::NoMarksRound => panel::NO_MARKS_ROUND,
        DeskError::Incomplete { missing } => panel::incomplete(missing),
        DeskError::ReasonNeeded => panel::REASON_NEEDED,
        DeskError::NotAssigned => panel::NOT_ASSIGNED,
        DeskError::NothingSigned => panel::NOTHING_SIGNED,
        DeskError::AlreadyOpened => panel::ALREADY_OPENED,
        DeskError::NotOpened => panel::NOT_OPENED,
        DeskError::ChairFirst { missing } => panel::chair_first(*missing),
        DeskError::BeforeDeadline { missing } => panel::before_deadline(*missing),
        DeskError::NotLate { .. } => panel::NOT_LATE,
        DeskError::Forked => panel::FORKED,
        DeskError::AgreeOnSheets => panel::AGREE_ON_SHEETS,
        DeskError::AgreedMark { item } => panel::agreed_mark(item),
        DeskError::UnknownLetters { letters } => panel::unknown_letters(letters),
        DeskError::UnknownCells { cells } => panel::unknown_cells(*cells),
        DeskError::Merge { application, fault } => panel::merge(application.as_str(), fault),
        DeskError::Viewer(_) => document::VIEWER,
        DeskError::NoSuchDocument { key } => document::no_such_document(key),
        DeskError::NoSuchPage { page, .. } => document::no_such_page(*page),
        DeskError::NotShown(fault) => document::not_shown(fault),
        DeskError::DocumentPassword => document::DOCUMENT_PASSWORD,
    }
}

fn several(code: &'static str, zh: &str, en: &str, faults: impl Iterator<Item = (String, String)>) -> Sentence {
    let (in_zh, in_en): (Vec<String>, Vec<String>) = faults.unzip();
    (
        code,
        Severity::Precondition,
        format!("{zh}有 {} 处问题：{}。", in_zh.len(), in_zh.join("；")).into(),
        "逐处改正后再试。".into(),
        format!("The {en} has {} problems: {}.", in_en.len(), in_en.join("; ")).into(),
        "Correct each and try again.".into(),
    )
}
