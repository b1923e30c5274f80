//! The acknowledgement of a result.

use print::pages::{AcknowledgementPage, Opinion};
use rules::{
    digest::Digest,
    json::Payload,
    record::{Acknowledgement, Answer},
};

use super::words;

pub(super) fn page(answer: &Acknowledgement, data: Digest) -> AcknowledgementPage {
    AcknowledgementPage {
        edition: answer.edition.name.to_string(),
        title: "专家确认书".to_owned(),
        demo: None,
        person: answer.signing.name.to_string(),
        role: words::role(answer.signing.role).to_owned(),
        subject: format!("小组评审结果，{}{}", answer.round.name, answer.round.panel_name),
        subject_signer: String::new(),
        subject_digest: answer.data.to_string(),
        charter: words::charter(&answer.charter),
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
