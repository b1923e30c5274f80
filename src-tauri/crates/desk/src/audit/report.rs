//! What an audit reports.

use rules::{charter::Role, digest::Digest, record::WitnessSlip};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    office::RankingLine,
    paper::act_name,
    verify::{Charters, Reason},
};

/// The verdict on an archive.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AuditReport {
    /// Edition as printed; empty without a charter.
    pub edition: String,
    /// Signed files looked at.
    pub files: usize,
    /// SHA-256 over the sorted SHA-256 values of the files, one hex line each: the same wherever they lie.
    pub archive: Digest,
    /// Charter revisions found.
    pub charters: usize,
    /// Counts per round and panel.
    pub counts: Vec<RoundCount>,
    /// Acts with a witness slip.
    pub acts: Vec<WitnessedAct>,
    /// Files that are not good, and results that do not recompute.
    pub differences: Vec<Difference>,
    /// What was recomputed.
    pub recomputed: Vec<Recomputed>,
    /// The ranked list, recomputed.
    pub ranking: Vec<RankingLine>,
    /// What this audit cannot prove.
    pub not_provable: Vec<Said>,
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Said {
    /// Chinese; this is what is printed.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Said {
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Said {
        Said { zh: zh.into(), en: en.into() }
    }
}

/// Sheets of one panel in one round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct RoundCount {
    /// Round and panel as printed.
    pub name: String,
    /// Cells expected, recused ones included.
    pub expected: usize,
    /// Recused cells.
    pub recused: usize,
    /// Sheets that count.
    pub received: usize,
    /// Of these, abstentions and insufficient material.
    pub without_marks: usize,
    /// Cells without a sheet.
    pub missing: usize,
    /// Of these, with the chair's signed reason.
    pub explained: usize,
    /// Sheets replaced by a revision.
    pub replaced: usize,
    /// Sheets that do not count.
    pub refused: usize,
    /// Members who agreed, dissented, have not answered.
    pub answers: [usize; 3],
}

/// An act with its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WitnessedAct {
    /// What, as printed.
    pub act: String,
    /// When, as printed.
    pub when: String,
    /// The first four groups of the journal's head.
    pub code: String,
    /// Whether a code from paper was given and is the same; nothing was given: none.
    pub anchored: Option<bool>,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Difference {
    /// The file.
    pub file: String,
    /// Stable code of the first reason.
    pub code: String,
    /// What is wrong, in Chinese.
    pub zh: String,
    /// What is wrong, in English.
    pub en: String,
    /// Whether it keeps a result from being proven. A file that nothing rests on does not.
    pub matters: bool,
}

/// A step that was recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Recomputed {
    /// The step.
    pub step: Said,
    /// Values compared.
    pub compared: usize,
    /// Values that differ.
    pub differing: usize,
    /// What it rests on.
    pub basis: Said,
}

impl AuditReport {
    /// Returns whether everything that was recomputed agrees and nothing that matters differs.
    #[must_use]
    pub fn is_consistent(&self) -> bool {
        self.charters > 0
            && !self.recomputed.is_empty()
            && self.recomputed.iter().all(|step| step.differing == 0)
            && self.differing() == 0
    }

    /// Returns how many differences keep a result from being proven.
    #[must_use]
    pub fn differing(&self) -> usize {
        self.differences.iter().filter(|difference| difference.matters).count()
    }
}

impl Difference {
    /// A file that is not as it should be, with the first reason.
    pub(super) fn of(file: &str, reason: Option<&Reason>, matters: bool) -> Difference {
        let (code, zh, en) = reason.map_or_else(
            || ("unknown", "没有通过核验。".to_owned(), "It does not verify.".to_owned()),
            |reason| (reason.code(), reason.zh(), reason.en()),
        );
        Difference { file: file.to_owned(), code: code.to_owned(), zh, en, matters }
    }
}

impl WitnessedAct {
    /// The act of a slip, beside the codes that were read from paper.
    pub(super) fn of(slip: &WitnessSlip, codes: &[String]) -> WitnessedAct {
        let groups = slip.journal_head.groups()[..4].join("-");
        let plain = |text: &str| -> String {
            text.chars().filter(char::is_ascii_alphanumeric).map(|character| character.to_ascii_uppercase()).collect()
        };
        let own = plain(&groups);
        let name = act_name(slip.act);
        let anchored = (!codes.is_empty()).then(|| codes.iter().any(|code| plain(code) == own));
        WitnessedAct {
            act: slip.round.as_ref().map_or_else(|| name.to_owned(), |round| format!("{}{name}", round.panel_name)),
            when: slip.at.zh_minute(),
            code: groups,
            anchored,
        }
    }
}

/// Says what this audit cannot prove.
pub(super) fn not_provable(report: &AuditReport, charters: &Charters) -> Vec<Said> {
    let mut sentences = Vec::new();
    if charters.is_empty() {
        sentences.push(Said::new(
            "档案里没有可核验的评审方案，签名人有无资格无从判断。",
            "The archive holds no charter that can be verified; whether signers were entitled cannot be told.",
        ));
    }
    if report.acts.iter().any(|act| act.anchored != Some(true)) || report.acts.is_empty() {
        sentences.push(Said::new(
            "没有与纸质见证单核对的行为，不能排除其时间被整体改写。",
            "Acts were not compared with paper witness slips; that their times were rewritten as a whole cannot be ruled out.",
        ));
    }
    let unexplained: usize = report.counts.iter().map(|count| count.missing.saturating_sub(count.explained)).sum();
    if unexplained > 0 {
        sentences.push(Said::new(
            format!("有 {unexplained} 个应评项没有评分表，也没有组长签名的理由。"),
            format!("{unexplained} expected cells have neither a sheet nor the chair's signed reason."),
        ));
    }
    let roles = charters.head().map(|(_, charter)| charter.people.iter().any(|person| person.role == Role::Supervisor));
    if roles == Some(false) {
        sentences.push(Said::new("方案中没有监督员。", "The charter names no supervisor."));
    }
    sentences.push(Said::new(
        "除作者外无人见过的评分表，如被作者自行销毁，档案里不留痕迹。",
        "A sheet that nobody but its author saw leaves no trace when the author destroyed it.",
    ));
    sentences.push(Said::new(
        "办公室与全部持钥人串通、重新制作整套档案的情形。",
        "The office and all key holders colluding to make the whole archive anew.",
    ));
    sentences
}
