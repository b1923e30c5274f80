//! The edition result.

use print::pages::{EditionResultPage, RankedRow};
use rules::{composite::EditionResult, digest::Digest, json::Payload};

use super::words;

pub(super) fn page(result: &EditionResult, data: Digest) -> EditionResultPage {
    let row = |row: &rules::composite::RankedApplication| RankedRow {
        rank: row.rank.to_string(),
        code: row.application.to_string(),
        applicant: row.applicant.to_string(),
        score: row.displayed.to_string(),
        note: format!("精确值 {}", row.composite),
    };
    let mut facts = Vec::new();
    for replaced in &result.supersedes {
        facts.push(("替换".to_owned(), words::full(*replaced)));
    }
    EditionResultPage {
        edition: result.edition.name.to_string(),
        title: "综合评审结果".to_owned(),
        demo: None,
        charter: words::charter(&result.edition, &result.charter),
        when: result.signing.claimed_at.zh_minute(),
        facts,
        rule: vec![
            "综合得分按评审方案所定权重由各小组评审结果合成，以精确值比较；得分相同的，按方案所定次序区分，仍相同的名次并列。\
             本名单供审议使用。"
                .to_owned(),
        ],
        rows: result.ranking.iter().map(row).collect(),
        note: String::new(),
        sources: result.results.iter().map(|source| (source.name.to_string(), words::full(source.digest))).collect(),
        statement: "以上名单由下列签名文件计算得出，任何人都可以重算。".to_owned(),
        signature: Some(words::signature(&result.signing, "综合评审结果")),
        data_digest: Some(data.to_string()),
        attachment: EditionResult::ATTACHMENT.to_owned(),
    }
}
