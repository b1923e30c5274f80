//! Sheets, the opening, consensus and results.

use rules::{ids::ItemId, panel::MergeFault, sheet::Missing};

use super::{Sentence, Severity, now};

pub(super) const RECUSED: Sentence = now(
    "E-RECUSED",
    "您对这一申报回避，不能评分。",
    "无需操作。",
    "You are recused from this application.",
    "Nothing to do.",
);

pub(super) const NO_MARKS_ROUND: Sentence =
    now("E-NO-MARKS", "这一轮不评分。", "选择评分的轮次。", "This round gives no marks.", "Choose a round that does.");

pub(super) fn incomplete(missing: &[Missing]) -> Sentence {
    let items: Vec<&str> = missing
        .iter()
        .map(|missing| match missing {
            Missing::Mark(item) | Missing::Disallowed(item) | Missing::UnknownItem(item) => item.as_str(),
        })
        .collect();
    (
        "E-INCOMPLETE",
        Severity::Precondition,
        format!("还有 {} 条没有评：{}。", items.len(), items.join("、")).into(),
        "补齐后再签名；不能评的可弃权或判材料不足并写明理由。".into(),
        format!("{} items have no valid mark: {}.", items.len(), items.join(", ")).into(),
        "Complete them, or abstain or declare the material insufficient with a reason.".into(),
    )
}

pub(super) const REASON_NEEDED: Sentence = now(
    "E-REASON",
    "这一步需要写明理由。",
    "填写理由后继续。",
    "This step needs a reason.",
    "Write the reason and go on.",
);

pub(super) const NOT_ASSIGNED: Sentence = now(
    "E-NOT-ASSIGNED",
    "这一项不归您评审。",
    "核对申报编号和轮次。",
    "This is not assigned to you.",
    "Check the application and round.",
);

pub(super) const NOTHING_SIGNED: Sentence = now(
    "E-NOTHING-SIGNED",
    "还没有签名的评分表。",
    "先签名，再交表。",
    "No sheet is signed yet.",
    "Sign first, then hand in.",
);

pub(super) const ALREADY_OPENED: Sentence = now(
    "E-OPENED",
    "已经开封。",
    "查看开封时的见证单。",
    "The sheets are opened already.",
    "See the witness slip of the opening.",
);

pub(super) const NOT_OPENED: Sentence = now(
    "E-NOT-OPENED",
    "还没有开封，看不到分数。",
    "收齐后开封；未收齐的须写明理由。",
    "The sheets are still sealed.",
    "Open them when all are in, or with a reason.",
);

pub(super) fn chair_first(missing: u32) -> Sentence {
    (
        "E-CHAIR-FIRST",
        Severity::Precondition,
        format!("组长本人也评分，还有 {missing} 份自己的评分表没有交；截止以前，先交自己的才能开封。").into(),
        "签名并交出自己的评分表，收件后再开封。".into(),
        format!(
            "The chair scores too and {missing} of the chair's own sheets are not in; they come before the opening."
        )
        .into(),
        "Sign and hand in your own sheets, take them in, then open.".into(),
    )
}

pub(super) fn before_deadline(missing: u32) -> Sentence {
    (
        "E-BEFORE-DEADLINE",
        Severity::Precondition,
        format!("还没有到截止时间，有 {missing} 份评分表没有收到，不能开封。").into(),
        "收齐后开封；截止后仍未收齐的，写明理由开封。".into(),
        format!("{missing} sheets are not in and the deadline has not passed.").into(),
        "Open when all are in, or after the deadline with a reason.".into(),
    )
}

pub(super) const NOT_LATE: Sentence = now(
    "E-NOT-LATE",
    "所选的评分表不是逾期收到的，不需要采纳。",
    "只选逾期收到、有回执的评分表。",
    "A chosen sheet did not come in late; there is nothing to accept.",
    "Choose only sheets whose receipt is after the deadline.",
);

pub(super) const FORKED: Sentence = now(
    "E-FORK",
    "同一项有两份互不替换的评分表。",
    "请该专家签一份同时替换两者的新表。",
    "One cell has two sheets that do not replace each other.",
    "Ask the expert to sign one that replaces both.",
);

pub(super) const AGREE_ON_SHEETS: Sentence = now(
    "E-AGREE-SHEETS",
    "本轮按整表合并，不逐条合议。",
    "无需合议。",
    "This round merges whole sheets; items are not agreed on.",
    "No consensus is needed.",
);

pub(super) fn agreed_mark(item: &ItemId) -> Sentence {
    (
        "E-AGREED-MARK",
        Severity::Precondition,
        format!("条款 {item} 的合议值不是允许的分档。").into(),
        "按评审准则的分档填写。".into(),
        format!("The agreed mark of item {item} is not allowed.").into(),
        "Use a step of the criteria.".into(),
    )
}

pub(super) fn unknown_letters(letters: &[String]) -> Sentence {
    (
        "E-LETTER",
        Severity::Precondition,
        format!("评语取自 {}，但本件没有这位专家的有效评分表。", letters.join("、")).into(),
        "只选本件有评分表的专家。".into(),
        format!("A comment is taken from {}, who has no sheet that counts here.", letters.join(", ")).into(),
        "Choose only letters that have a sheet for this application.".into(),
    )
}

pub(super) fn unknown_cells(cells: usize) -> Sentence {
    (
        "E-UNKNOWN-CELLS",
        Severity::Precondition,
        format!("本组还有 {cells} 个应评项本机不知道是谁的。").into(),
        "导入组长的材料包后再试。".into(),
        format!("{cells} cells of the panel are not known on this machine.").into(),
        "Import the chair's package first.".into(),
    )
}

/// Returns why there is no score and what to do, as parts of a sentence: Chinese, remedy in Chinese and in English.
fn no_score(fault: &MergeFault) -> (String, &'static str, &'static str) {
    match fault {
        MergeFault::TooFewSheets { found, needed } => (
            format!("只有 {found} 份可以计入，至少要 {needed} 份"),
            "补齐评分表，或由办公室替换专家。",
            "Get the missing sheets, or have the office replace experts.",
        ),
        MergeFault::NotAgreed(item) => (format!("条款 {item} 还没有合议"), "先完成合议。", "Agree on it first."),
        MergeFault::AgreedMark(item) => {
            (format!("条款 {item} 的合议值不允许"), "改为允许的分档。", "Use an allowed step.")
        }
        MergeFault::NoConsensusStep(item) => {
            (format!("本轮没有合议环节，不应合议条款 {item}"), "删除合议值。", "Remove the agreed mark.")
        }
        MergeFault::AgreedOnSheets(item) => {
            (format!("本轮按整表合并，不应合议条款 {item}"), "删除合议值。", "Remove the agreed mark.")
        }
        MergeFault::MissingMark(item) => {
            (format!("有评分表缺条款 {item}"), "向专家索取完整的评分表。", "Ask the expert for a complete sheet.")
        }
    }
}

/// Returns why there is no score, in Chinese, without a full stop.
pub(crate) fn no_score_zh(fault: &MergeFault) -> String {
    no_score(fault).0
}

pub(super) fn merge(application: &str, fault: &MergeFault) -> Sentence {
    let (zh, remedy_zh, remedy_en) = no_score(fault);
    (
        "E-MERGE",
        Severity::Precondition,
        format!("申报 {application}：{zh}。").into(),
        remedy_zh.into(),
        format!("Application {application}: {fault}.").into(),
        remedy_en.into(),
    )
}
