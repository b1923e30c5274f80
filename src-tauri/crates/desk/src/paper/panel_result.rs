//! The panel result.

use print::pages::{Consent, PanelResultPage, PanelRow};
use rules::{
    digest::Digest,
    ids::PersonId,
    json::Payload,
    number::Ratio,
    panel::{PanelResult, ScoredApplication},
};

use super::words;

pub(super) fn page(result: &PanelResult, data: Digest) -> PanelResultPage {
    let recused = result.recused.len();
    let missing = result.not_handed_in.len();
    let received = match missing {
        0 => format!("{} 份", result.sheets.len()),
        _ => format!("{} 份，缺 {missing} 份", result.sheets.len()),
    };
    PanelResultPage {
        edition: result.edition.name.to_string(),
        title: "小组评审结果".to_owned(),
        demo: None,
        panel: format!("{}，{} 人", result.round.panel_name, result.members.len()),
        round: result.round.name.to_string(),
        footer: format!("{}{}", result.round.name, result.round.panel_name),
        charter: words::charter(&result.charter),
        opening: format!("{}　{}", result.opening.at.zh_minute(), result.opening.digest.short()),
        expected: match recused {
            0 => format!("{} 份", result.expected),
            _ => format!("{} 份（{} 份减回避 {recused} 份）", result.expected as usize - recused.min(result.expected as usize), result.expected),
        },
        received,
        facts: result.supersedes.iter().map(|replaced| ("替　　换".to_owned(), words::full(*replaced))).collect(),
        rows: result.applications.iter().map(row).collect(),
        merge_note: format!(
            "{}，经合议的取合议值；{}（依评审方案）。按编号排列，不排名次。",
            words::merge(&result.rule.merge),
            words::rounding(result.rule.rounding.as_ref())
        ),
        consensus: consensus(result),
        missing: absences(result),
        consents: result.members.iter().map(|member| Consent { expert: member.name.to_string(), absent: false }).collect(),
        signature: Some(words::signature(&result.signing, "小组评审结果")),
        data_digest: Some(data.to_string()),
        attachment: PanelResult::ATTACHMENT.to_owned(),
    }
}

fn row(application: &ScoredApplication) -> PanelRow {
    PanelRow {
        code: application.application.to_string(),
        applicant: application.applicant.to_string(),
        counted: application.sheets.to_string(),
        consensus_items: application.items.iter().filter(|item| item.consensus.is_some()).count().to_string(),
        score: application.displayed.to_string(),
        note: application.remark.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}

fn consensus(result: &PanelResult) -> Vec<String> {
    let mut paragraphs = Vec::new();
    if let Some(rule) = &result.rule.consensus {
        let threshold = result.criteria.items().next().and_then(|item| {
            result.criteria.percent(item, &Ratio::whole(rule.spread_steps.into()))
        });
        if let Some(threshold) = threshold {
            paragraphs.push(format!(
                "离散达到 {} 个百分点的条款全部合议。合议时专家以字母代称，未显示总分、名次和入围线。各条结果、合议理由及评语见附页。",
                threshold.decimal(0)
            ));
        }
    }
    paragraphs.extend(result.minutes.as_str().split('\n').map(str::to_owned));
    paragraphs
}

fn absences(result: &PanelResult) -> Vec<String> {
    let recused = result.recused.iter().map(|cell| format!("{} 回避 {}。", name_of(result, &cell.expert), cell.application));
    let missing = result
        .not_handed_in
        .iter()
        .map(|cell| format!("{} 未交 {}：{}", name_of(result, &cell.expert), cell.application, cell.reason));
    recused.chain(missing).collect()
}

fn name_of<'a>(result: &'a PanelResult, person: &'a PersonId) -> &'a str {
    let member = result.members.iter().find(|member| member.person == *person);
    member.map_or(person.as_str(), |member| member.name.as_str())
}
