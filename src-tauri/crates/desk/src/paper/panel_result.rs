//! The panel result.

use print::pages::{
    AnnexApplication, AnnexRow, Comment, CommentKind, Consent, ItemComments, PanelResultPage, PanelRow, SourceRow,
};
use rules::{
    digest::Digest,
    ids::PersonId,
    json::Payload,
    number::Ratio,
    panel::{ConsensusComment, PanelResult, ScoredApplication},
    sheet::ItemReference,
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
        round: format!("{}　{}", result.edition.id, result.round.name),
        footer: format!("{}{}", result.round.name, result.round.panel_name),
        charter: words::revision(&result.charter),
        opening: format!("{}　{}", result.opening.at.zh_minute(), result.opening.digest.short()),
        expected: match recused {
            0 => format!("{} 份", result.expected),
            _ => format!(
                "{} 份（{} 份减回避 {recused} 份）",
                result.expected as usize - recused.min(result.expected as usize),
                result.expected
            ),
        },
        received,
        facts: result.supersedes.iter().map(|replaced| ("替换".to_owned(), words::full(*replaced))).collect(),
        rows: result.applications.iter().map(row).collect(),
        merge_note: format!(
            "{}，经合议的取合议值；{}（依评审方案）。按编号排列，不排名次。",
            words::merge(&result.rule.merge),
            words::rounding(result.rule.rounding.as_ref())
        ),
        consensus: consensus(result),
        missing: absences(result),
        consents: result
            .members
            .iter()
            .map(|member| Consent { expert: member.name.to_string(), absent: false })
            .collect(),
        signature: Some(words::signature(&result.signing, "小组评审结果")),
        data_digest: Some(data.to_string()),
        attachment: PanelResult::ATTACHMENT.to_owned(),
        basis: vec![
            format!("评审准则　{}，{} 分", result.criteria.name, result.criteria.total),
            format!("条款表摘要　{}", words::criteria_digest(&result.criteria)),
            format!(
                "合并规则　每项至少计入 {} 份评分表；{}；决定人　{}",
                result.rule.minimum_sheets,
                result.rule.source.article.as_ref().map_or("规定未作要求", |article| article.as_str()),
                result.rule.source.decided_by
            ),
        ],
        items: result.applications.iter().map(|application| annex(result, application)).collect(),
        sources: sources(result),
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
        let threshold = result
            .criteria
            .items()
            .next()
            .and_then(|item| result.criteria.percent(item, &Ratio::whole(rule.spread_steps.into())));
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
    let recused =
        result.recused.iter().map(|cell| format!("{} 回避 {}。", name_of(result, &cell.expert), cell.application));
    // One sentence per expert and reason: seven lines of the same words would hide what matters.
    let mut groups: Vec<(&PersonId, &str, Vec<&str>)> = Vec::new();
    for cell in &result.not_handed_in {
        let same =
            groups.iter_mut().find(|(expert, reason, _)| **expert == cell.expert && *reason == cell.reason.as_str());
        match same {
            Some((_, _, applications)) => applications.push(cell.application.as_str()),
            None => groups.push((&cell.expert, cell.reason.as_str(), vec![cell.application.as_str()])),
        }
    }
    let missing = groups.into_iter().map(|(expert, reason, applications)| {
        format!("{} 未交 {}：{reason}", name_of(result, expert), applications.join("、"))
    });
    recused.chain(missing).collect()
}

fn name_of<'a>(result: &'a PanelResult, person: &'a PersonId) -> &'a str {
    let member = result.members.iter().find(|member| member.person == *person);
    member.map_or(person.as_str(), |member| member.name.as_str())
}

fn annex(result: &PanelResult, application: &ScoredApplication) -> AnnexApplication {
    let percent = |item: &ItemReference, steps: &Ratio| result.criteria.percent(item, steps);
    let shown = |item: &ItemReference, steps: &Ratio| percent(item, steps).map(|value| words::exact_percent(&value));
    let mut rows = Vec::new();
    let mut agreed = Vec::new();
    for item in result.criteria.items() {
        let Some(own) = application.items.iter().find(|own| own.item == item.code) else { continue };
        let consensus = own.consensus.as_ref();
        let agreed_percent = consensus.and_then(|consensus| shown(item, &Ratio::whole(consensus.steps.into())));
        rows.push(AnnexRow {
            code: item.code.to_string(),
            name: item.name.to_string(),
            points: item.points.to_string(),
            spread: percent(item, &Ratio::whole(own.spread.into())).map(|value| value.decimal(0)).unwrap_or_default(),
            agreed: agreed_percent.clone().unwrap_or_default(),
            percent: shown(item, &own.steps).unwrap_or_default(),
            score: words::exact_score(&own.score),
        });
        if let Some(consensus) = consensus {
            let reason = Comment {
                kind: CommentKind::Plain,
                text: format!("合议：{}", consensus.reason),
                citations: Vec::new(),
            };
            let comments = consensus.comments.iter().map(|comment| comment_of(result, comment));
            agreed.push(ItemComments {
                code: item.code.to_string(),
                name: item.name.to_string(),
                percent: agreed_percent.unwrap_or_default(),
                score: words::exact_score(&own.score),
                comments: [reason].into_iter().chain(comments).collect(),
            });
        }
    }
    AnnexApplication {
        heading: format!("{}　{}　精确得分 {}", application.application, application.applicant, application.score),
        rows,
        agreed,
    }
}

fn comment_of(result: &PanelResult, comment: &ConsensusComment) -> Comment {
    let experts: Vec<&str> = comment
        .taken_from
        .iter()
        .filter_map(|digest| result.sheets.iter().find(|sheet| sheet.digest == *digest))
        .map(|sheet| sheet.expert.as_str())
        .collect();
    let mut citations: Vec<String> = comment.citations.iter().map(words::citation).collect();
    if !experts.is_empty() {
        citations.push(format!("取自 {}", experts.join("、")));
    }
    Comment {
        kind: match comment.kind {
            rules::sheet::CommentKind::Strength => CommentKind::Strength,
            rules::sheet::CommentKind::Opportunity => CommentKind::Opportunity,
        },
        text: comment.text.to_string(),
        citations,
    }
}

fn sources(result: &PanelResult) -> Vec<SourceRow> {
    let opening =
        SourceRow {
            name: "开封见证单".to_owned(), state: String::new(), digest: words::full(result.opening.digest)
        };
    let sheets = result.sheets.iter().map(|sheet| SourceRow {
        name: format!("评分表　{}　{}　{}", sheet.application, sheet.expert, name_of(result, &sheet.expert)),
        state: if sheet.scored { "评分" } else { "未评分" }.to_owned(),
        digest: words::full(sheet.digest),
    });
    [opening].into_iter().chain(sheets).collect()
}
