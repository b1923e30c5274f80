//! The receipt, 收件回执: which files came in, from whom, when, in what state.

use super::{
    super::{Block, Cell, Column, Fact, ListRow, Margins, Paper, Paragraph, RowKind, SealBox, SealRow, Width},
    Signature,
    parts::{Sections, attachment_caption, digest_row, extra_facts, facts, ink_row, list, short_digest, signed_row},
};

/// A receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptPage {
    /// The edition line.
    pub edition: String,
    /// The title, for example 收件回执.
    pub title: String,
    /// Mark on every page of a demonstration edition.
    pub demo: Option<String>,
    /// Who handed in.
    pub from: String,
    /// Who received.
    pub to: String,
    /// When, by the receiver's clock.
    pub at: String,
    /// Number of the receipt.
    pub number: String,
    /// How many files, and which kinds.
    pub counts: String,
    /// Revision and short digest of the charter.
    pub charter: String,
    /// Further facts: label and value.
    pub facts: Vec<(String, String)>,
    /// The files.
    pub files: Vec<ReceivedFile>,
    /// What the receipt means.
    pub statement: String,
    /// Who signed.
    pub signature: Option<Signature>,
    /// SHA-256 of the attached data, 64 hexadecimal digits.
    pub data_digest: Option<String>,
    /// Name of the attached file.
    pub attachment: String,
}

/// A file that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedFile {
    /// What it is, for example 评分表.
    pub name: String,
    /// Identity of the signed file inside, in groups of four.
    pub record: String,
    /// Its size, for example `68,214 字节`; empty when it does not matter.
    pub size: String,
    /// Its digest as it should be printed: short (`9388-CC19`) or in full.
    pub digest: String,
    /// Its state, for example 有效.
    pub state: String,
}

impl ReceiptPage {
    /// Sets the receipt.
    pub fn paper(&self) -> Paper {
        let mut sections = Sections::spaced(14_000, 6_000);
        let mut all = vec![
            Fact::new("交件人", &self.from),
            Fact::new("收件人", &self.to),
            Fact::new("收件时间", &self.at),
            Fact::new("编号", &self.number),
            Fact::new("件数", &self.counts),
            Fact::new("评审方案", &self.charter),
        ];
        all.extend(extra_facts(&self.facts));
        let mut blocks = vec![Block::Edition(self.edition.clone()), Block::Title(self.title.clone()), facts(all)];
        blocks.push(sections.heading("文件"));
        blocks.push(self.files());
        let mut rows: Vec<SealRow> = self.signature.iter().map(signed_row).collect();
        if let Some(digest) = &self.data_digest {
            rows.push(digest_row(attachment_caption(&self.attachment), digest, "", 62_000));
        }
        rows.push(ink_row(&[&["收件单位（盖章）", "交件人手签"]], 38_000));
        blocks.push(Block::Together(vec![
            sections.heading("收件声明"),
            Block::Paragraph(Paragraph::body(&self.statement)),
            Block::Seal(SealBox { rows, above: 14_000 }),
        ]));
        let digest = self.data_digest.iter().map(|digest| format!("数据摘要 {}", short_digest(digest)));
        let footer: Vec<String> = [self.title.clone(), self.number.clone()].into_iter().chain(digest).collect();
        Paper {
            title: format!("{}　{}", self.title, self.number),
            footer_left: footer.join("　"),
            demo: self.demo.clone(),
            margins: Margins::Wide,
            blocks,
        }
    }

    fn files(&self) -> Block {
        let columns = vec![
            Column::number("序号", Width::Fixed(32_000)),
            Column::text("文件", Width::Fixed(98_000)).after(4_000),
            Column::text("封装件 SHA-256，其下为内件标识", Width::Rest).after(8_000),
            Column::number("字节", Width::Fixed(56_000)),
        ];
        let rows = self.files.iter().enumerate().flat_map(|(index, file)| {
            let first = vec![
                Cell::Text((index + 1).to_string()),
                Cell::Text(file.name.clone()),
                Cell::Code(file.digest.clone()),
                Cell::Text(file.size.clone()),
            ];
            let second = vec![
                Cell::Text(String::new()),
                Cell::Text(file.state.clone()),
                Cell::Code(file.record.clone()),
                Cell::Text(String::new()),
            ];
            [first, second].map(|cells| ListRow { kind: RowKind::Plain, cells })
        });
        list(columns, rows.collect(), 18_000)
    }
}
