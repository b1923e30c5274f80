//! The two-page report an inspector reads.

use print::pages::{Act, AuditReportPage, Difference, Recomputation, RoundCount};
use rules::time::Instant;

use super::{AuditReport, report};
use crate::DeskError;

/// Prints the report as a plain PDF.
///
/// # Errors
/// A file name holds characters that cannot be printed.
pub fn print_report(report: &AuditReport, subject: &str, now: Instant) -> Result<Vec<u8>, DeskError> {
    let page = AuditReportPage {
        edition: report.edition.clone(),
        edition_short: report.edition.clone(),
        demo: None,
        subject: format!("{subject}，{} 个签名文件", report.files),
        when: now.zh_minute(),
        archive_digest: report.archive.to_string(),
        anchors: anchors(report),
        verdict: verdict(report),
        grounds: grounds(report),
        counts: report.counts.iter().map(count).collect(),
        total: total(&report.counts),
        acts: report.acts.iter().map(act).collect(),
        differences: report.differences.iter().map(difference).collect(),
        recomputations: report.recomputed.iter().map(recomputation).collect(),
        not_provable: report.not_provable.iter().map(|said| said.zh.clone()).collect(),
    };
    Ok(print::plain(&page.paper())?.bytes)
}

fn anchors(report: &AuditReport) -> String {
    let anchored = report.acts.iter().filter(|act| act.anchored == Some(true)).count();
    format!("评审方案 {} 版，见证单 {} 张，已核对 {anchored} 张", report.charters, report.acts.len())
}

fn verdict(report: &AuditReport) -> String {
    match (report.is_consistent(), report.differing()) {
        (true, _) => "重算一致".to_owned(),
        (false, 0) => "材料不全，不能认定重算一致".to_owned(),
        (false, differing) => format!("有 {differing} 处不符，不能认定重算一致"),
    }
}

fn grounds(report: &AuditReport) -> String {
    let sheets: usize = report.counts.iter().map(|count| count.received).sum();
    let compared: usize = report.recomputed.iter().map(|step| step.compared).sum();
    let differing: usize = report.recomputed.iter().map(|step| step.differing).sum();
    format!("{sheets} 份评分表计入；逐级重算 {compared} 个数值，{differing} 个不一致。")
}

fn count(count: &report::RoundCount) -> RoundCount {
    let mut notes = Vec::new();
    if count.recused > 0 {
        notes.push(format!("另回避 {} 项", count.recused));
    }
    if count.missing > 0 {
        notes.push(format!("缺件中 {} 项有组长签名的理由", count.explained.min(count.missing)));
    }
    let [agreed, dissented, silent] = count.answers;
    if agreed + dissented + silent > 0 {
        notes.push(format!("确认：同意 {agreed}，不同意 {dissented}，未答 {silent}"));
    }
    RoundCount {
        round: count.name.clone(),
        expected: (count.expected - count.recused.min(count.expected)).to_string(),
        received: count.received.to_string(),
        abstained: count.without_marks.to_string(),
        missing: count.missing.to_string(),
        replaced: count.replaced.to_string(),
        differing: count.refused.to_string(),
        note: notes.join("；"),
    }
}

fn total(counts: &[report::RoundCount]) -> Option<RoundCount> {
    let sum = |part: fn(&report::RoundCount) -> usize| counts.iter().map(part).sum::<usize>().to_string();
    (!counts.is_empty()).then(|| RoundCount {
        round: "合计".to_owned(),
        expected: sum(|count| count.expected - count.recused.min(count.expected)),
        received: sum(|count| count.received),
        abstained: sum(|count| count.without_marks),
        missing: sum(|count| count.missing),
        replaced: sum(|count| count.replaced),
        differing: sum(|count| count.refused),
        note: String::new(),
    })
}

fn act(act: &report::WitnessedAct) -> Act {
    let journal = match act.anchored {
        Some(true) => "与所报代码相符",
        Some(false) => "与所报代码不符",
        None => "未核对",
    };
    Act { act: act.act.clone(), when: act.when.clone(), code: act.code.clone(), journal: journal.to_owned() }
}

fn difference(difference: &report::Difference) -> Difference {
    Difference {
        file: difference.file.clone(),
        place: String::new(),
        signed: String::new(),
        shown: String::new(),
        nature: format!("{}（{}）", difference.zh, difference.code),
        effect: if difference.matters { "不能作为依据" } else { "不影响重算" }.to_owned(),
    }
}

fn recomputation(step: &report::Recomputed) -> Recomputation {
    Recomputation {
        step: step.step.zh.clone(),
        checked: step.compared.to_string(),
        equal: step.compared.saturating_sub(step.differing).to_string(),
        different: step.differing.to_string(),
        basis: step.basis.zh.clone(),
    }
}
