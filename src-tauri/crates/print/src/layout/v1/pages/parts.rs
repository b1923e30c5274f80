//! What several papers share: headings with their numbers, the signature box, the digest.

use super::super::{
    BODY, BODY_BOLD, Block, Cell, Column, Fact, Facts, Heading, InkRow, List, ListRow, Mpt, QrMark, RowKind, SMALL,
    SMALL_LABEL, SealRow, Width, groups, span,
};

/// The code and name of an applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// Its number in the edition, `01`.
    pub code: String,
    /// Its full name.
    pub name: String,
}

/// Who signs with a key, as printed beside the 签 mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The person.
    pub person: String,
    /// Their office in this paper, for example 组长; empty for none.
    pub role: String,
    /// The claimed time, `2026年5月14日 11:42`.
    pub when: String,
    /// Short form of the certificate's fingerprint, `0629-8432`.
    pub certificate: String,
    /// Who issued it.
    pub issuer: String,
    /// What the certificate is used for here, for example 评分表.
    pub purpose: String,
}

/// Numbers the sections of a paper.
#[derive(Default)]
pub(super) struct Sections {
    count: usize,
    /// Space above a heading.
    above: Mpt,
    below: Mpt,
}

impl Sections {
    pub(super) fn spaced(above: Mpt, below: Mpt) -> Self {
        Sections { count: 0, above, below }
    }

    /// Returns the next heading: 一、…
    pub(super) fn heading(&mut self, text: &str) -> Block {
        const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        let number = NUMBERS.get(self.count).copied().unwrap_or("另");
        self.count += 1;
        Block::Heading(Heading { text: format!("{number}、{text}"), above: self.above, below: self.below })
    }
}

pub(super) fn facts(facts: Vec<Fact>) -> Block {
    Block::Facts(Facts { facts, leading: 15_000 })
}

/// Returns the facts that a caller adds to the fixed ones.
pub(super) fn extra_facts(extra: &[(String, String)]) -> impl Iterator<Item = Fact> + '_ {
    extra.iter().map(|(label, value)| Fact::new(label, value))
}

/// Returns the row with the 签 mark.
pub(super) fn signed_row(signature: &Signature) -> SealRow {
    let role = if signature.role.is_empty() { String::new() } else { format!("（{}）", signature.role) };
    let sentence = format!("{role}　{} 以本人密钥签名（签名人所述时间）", signature.when);
    let details =
        format!("证书　{}　　签发　{}　　用途　{}", signature.certificate, signature.issuer, signature.purpose);
    SealRow {
        signed: true,
        lines: vec![
            (vec![span(&signature.person, BODY_BOLD), span(sentence, BODY)], 18_000),
            (vec![span(details, SMALL)], 16_000),
        ],
        ink: Vec::new(),
        qr: None,
        pad: 8_000,
    }
}

/// Returns the row with the digest in two lines, what it is, and the QR code.
pub(super) fn digest_row(caption: String, digest: &str, note: &str, side: Mpt) -> SealRow {
    let code = digest.to_ascii_uppercase();
    let mut lines = vec![(vec![span(caption, SMALL_LABEL)], 15_000)];
    lines.extend(digest_groups(&code).chunks(8).map(|half| (groups(half), 15_500)));
    if !note.is_empty() {
        lines.push((vec![span(note, SMALL)], 15_000));
    }
    SealRow { signed: false, lines, ink: Vec::new(), qr: Some(QrMark { text: code, side }), pad: 8_000 }
}

/// Returns the caption of the digest of an attachment.
pub(super) fn attachment_caption(attachment: &str) -> String {
    format!("数据摘要（附件 {attachment} 的 SHA-256）")
}

/// Returns a row of lines for ink.
pub(super) fn ink_row(rows: &[&[&str]], height: Mpt) -> SealRow {
    let row = |labels: &&[&str]| InkRow {
        fields: labels.iter().map(|label| ((*label).to_owned(), String::new())).collect(),
        height,
    };
    SealRow { signed: false, lines: Vec::new(), ink: rows.iter().map(row).collect(), qr: None, pad: 4_000 }
}

/// Returns a digest in groups of four capitals.
pub(super) fn digest_groups(digest: &str) -> Vec<String> {
    let characters: Vec<char> = digest.to_ascii_uppercase().chars().collect();
    characters.chunks(4).map(|group| group.iter().collect()).collect()
}

/// Returns the first two groups of a digest: `9388-CC19`.
pub(super) fn short_digest(digest: &str) -> String {
    digest_groups(digest).into_iter().take(2).collect::<Vec<_>>().join("-")
}

/// Returns a plain row of a list.
pub(super) fn row(cells: impl IntoIterator<Item = String>) -> ListRow {
    ListRow { kind: RowKind::Plain, cells: cells.into_iter().map(Cell::Text).collect() }
}

/// Returns a list of plain rows.
pub(super) fn list(columns: Vec<Column>, rows: Vec<ListRow>, row_height: Mpt) -> Block {
    Block::List(List { columns, rows, row_height, above: 0 })
}

/// Returns a list of name and text, both left.
pub(super) fn pairs(labels: [&str; 2], width: Mpt, rows: impl Iterator<Item = [String; 2]>) -> Block {
    let columns = vec![Column::text(labels[0], Width::Fixed(width)), Column::text(labels[1], Width::Rest)];
    list(columns, rows.map(row).collect(), 17_000)
}
