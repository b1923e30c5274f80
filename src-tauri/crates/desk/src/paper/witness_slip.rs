//! The witness slip.

use print::pages::{Situation, WitnessSlipPage};
use rules::{
    digest::Digest,
    record::{Act, WitnessSlip},
};

use super::words;

/// Returns an act as printed.
pub(crate) fn act_name(act: Act) -> &'static str {
    match act {
        Act::RulesFrozen => "方案冻结",
        Act::Draw => "专家抽取",
        Act::Opening => "开封",
        Act::Line => "定线",
        Act::Result => "结果",
        Act::Archive => "归档",
    }
}

pub(super) fn page(slip: &WitnessSlip) -> WitnessSlipPage {
    let mut facts = Vec::new();
    if let Some(reason) = &slip.reason {
        facts.push(("理由".to_owned(), reason.to_string()));
    }
    facts.push(("所涉文件".to_owned(), format!("{} 份，清单 {}", slip.files.len(), files_digest(&slip.files).short())));
    let signed = format!("{}　证书 {}", slip.signing.claimed_at.zh_minute(), slip.signing.certificate.short());
    facts.push(("签名".to_owned(), signed));
    WitnessSlipPage {
        edition: slip.edition.name.to_string(),
        demo: None,
        act: act_name(slip.act).to_owned(),
        subject: match &slip.round {
            Some(round) => format!("{}{}，{}", round.name, round.panel_name, slip.subject),
            None => slip.subject.to_string(),
        },
        when: slip.at.zh_minute(),
        place: slip.place.as_ref().map(ToString::to_string).unwrap_or_default(),
        operator: format!("{}（{}）", slip.signing.name, words::role(slip.signing.role)),
        present: slip.present.to_string(),
        charter: slip
            .charter
            .as_ref()
            .map_or_else(|| slip.edition.id.to_string(), |charter| words::charter(&slip.edition, charter)),
        number: slip.number.to_string(),
        facts,
        code: slip.journal_head.groups()[..4].to_vec(),
        situation: slip
            .counts
            .iter()
            .map(|count| Situation {
                what: count.label.to_string(),
                count: count.count.to_string(),
                note: count.remark.as_ref().map(ToString::to_string).unwrap_or_default(),
            })
            .collect(),
        qr: slip.journal_head.to_string(),
    }
}

/// Returns the digest of a list of files: SHA-256 over their digests in order, one hex line each.
pub(super) fn files_digest(files: &[Digest]) -> Digest {
    let text: String = files.iter().map(|digest| format!("{digest}\n")).collect();
    Digest::of(text.as_bytes())
}
