//! The acknowledgement of a result.

use print::pages::{AcknowledgementPage, Opinion};
use rules::{
    charter::Charter,
    composite::EditionResult,
    digest::Digest,
    json::Payload,
    panel::PanelResult,
    record::{Acknowledgement, Answer, WitnessSlip},
    sheet::Sheet,
    text::Line,
};

use super::words;

pub(super) fn page(answer: &Acknowledgement, data: Digest) -> AcknowledgementPage {
    AcknowledgementPage {
        edition: answer.edition.name.to_string(),
        title: "确认书".to_owned(),
        demo: None,
        person: answer.signing.name.to_string(),
        role: words::role(answer.signing.role).to_owned(),
        subject: match &answer.round {
            Some(round) => format!("{}，{}{}", subject(&answer.subject), round.name, round.panel_name),
            None => subject(&answer.subject).to_owned(),
        },
        subject_signer: String::new(),
        subject_digest: answer.data.to_string(),
        charter: words::charter(&answer.edition, &answer.charter),
        when: answer.signing.claimed_at.zh_minute(),
        facts: vec![("文件标识".to_owned(), words::full(answer.of))],
        opinion: match &answer.answer {
            Answer::Agreed => Opinion::Agree(None),
            Answer::Dissent { text } => Opinion::Dissent(text.to_string()),
        },
        statement: "本人已阅上列结果，意见如上。".to_owned(),
        signature: Some(words::signature(&answer.signing, "确认书")),
        data_digest: Some(data.to_string()),
        attachment: Acknowledgement::ATTACHMENT.to_owned(),
    }
}

fn subject(format: &Line) -> &str {
    match format.as_str() {
        Charter::FORMAT => "评审方案",
        PanelResult::FORMAT => "小组评审结果",
        Sheet::FORMAT => "纸质代录的评分表",
        EditionResult::FORMAT => "综合评审结果",
        WitnessSlip::FORMAT => "见证单",
        other => other,
    }
}
