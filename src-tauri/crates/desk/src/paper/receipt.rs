//! The intake receipt.

use print::pages::{ReceiptPage, ReceivedFile};
use rules::{digest::Digest, json::Payload, record::Receipt};

use super::words;

pub(super) fn page(receipt: &Receipt, data: Digest) -> ReceiptPage {
    let file = |(index, file): (usize, &rules::record::ReceivedFile)| ReceivedFile {
        name: format!("封装评分表 {}", index + 1),
        record: words::full(file.record),
        size: file.size.to_string(),
        digest: words::full(file.sealed),
        state: "签名有效，未启封".to_owned(),
    };
    ReceiptPage {
        edition: receipt.edition.name.to_string(),
        title: "收件回执".to_owned(),
        demo: None,
        from: format!("{}　{}", receipt.from_name, receipt.from),
        to: format!("{}（{}）", receipt.signing.name, words::role(receipt.signing.role)),
        at: receipt.received_at.zh_minute(),
        number: data.short(),
        counts: format!("封装评分表 {} 份", receipt.files.len()),
        charter: words::charter(&receipt.edition, &receipt.charter),
        facts: Vec::new(),
        files: receipt.files.iter().enumerate().map(file).collect(),
        statement: "上列文件已收到并保存原样；是否逾期、证书是否有效，以本回执的收件时间为准。".to_owned(),
        signature: Some(words::signature(&receipt.signing, "收件回执")),
        data_digest: Some(data.to_string()),
        attachment: Receipt::ATTACHMENT.to_owned(),
    }
}
