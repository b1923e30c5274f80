//! The result of an edition: applications in the order of the rule, with what it rests on.

use super::{
    super::{Block, Column, Fact, Margins, Paper, Paragraph, SealBox, SealRow, Width},
    Signature,
    parts::{
        Sections, attachment_caption, digest_row, extra_facts, facts, ink_row, list, pairs, row, short_digest,
        signed_row,
    },
};

/// The result of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionResultPage {
    /// The edition line.
    pub edition: String,
    /// The title, for example 综合评审结果.
    pub title: String,
    /// Mark on every page of a demonstration edition.
    pub demo: Option<String>,
    /// Revision and short digest of the charter.
    pub charter: String,
    /// When it was computed.
    pub when: String,
    /// Further facts: label and value.
    pub facts: Vec<(String, String)>,
    /// How the composite is computed, ties decided and the line drawn: paragraphs.
    pub rule: Vec<String>,
    /// The applications, in order.
    pub rows: Vec<RankedRow>,
    /// A note below the table; empty for none.
    pub note: String,
    /// The signed files it rests on: name and digest.
    pub sources: Vec<(String, String)>,
    /// The declaration above the signature.
    pub statement: String,
    /// Who signed.
    pub signature: Option<Signature>,
    /// SHA-256 of the attached data, 64 hexadecimal digits.
    pub data_digest: Option<String>,
    /// Name of the attached file.
    pub attachment: String,
}

/// One application in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedRow {
    /// Its rank, or empty where the edition ranks nobody.
    pub rank: String,
    /// Its number.
    pub code: String,
    /// Its name.
    pub applicant: String,
    /// The composite score.
    pub score: String,
    /// A remark: on the list, tie decided by …
    pub note: String,
}

impl EditionResultPage {
    /// Sets the result.
    pub fn paper(&self) -> Paper {
        let mut sections = Sections::spaced(12_000, 5_000);
        let mut all = vec![Fact::new("评审方案", &self.charter), Fact::new("计算时间", &self.when)];
        all.extend(extra_facts(&self.facts));
        let mut blocks = vec![Block::Edition(self.edition.clone()), Block::Title(self.title.clone()), facts(all)];
        blocks.push(sections.heading("结果"));
        blocks.push(self.ranking());
        if !self.note.is_empty() {
            blocks.push(Block::Paragraph(Paragraph::note(&self.note, 4_000)));
        }
        if !self.rule.is_empty() {
            blocks.push(sections.heading("规则"));
            blocks.extend(self.rule.iter().map(|text| Block::Paragraph(Paragraph::body(text))));
        }
        if !self.sources.is_empty() {
            blocks.push(sections.heading("依据的签名文件"));
            let rows = self.sources.iter().map(|(name, digest)| [name.clone(), digest.clone()]);
            blocks.push(pairs(["文件", "数据摘要"], 230_000, rows));
        }
        let mut rows: Vec<SealRow> = self.signature.iter().map(signed_row).collect();
        if let Some(digest) = &self.data_digest {
            let note = "任何人都可以用所列签名文件重算本结果。";
            rows.push(digest_row(attachment_caption(&self.attachment), digest, note, 62_000));
        }
        rows.push(ink_row(&[&["评选办公室（盖章）", "监督员"], &["批准人", "日期"]], 36_000));
        blocks.push(Block::Together(vec![
            sections.heading("声明与签名"),
            Block::Paragraph(Paragraph::body(&self.statement)),
            Block::Seal(SealBox { rows, above: 12_000 }),
        ]));
        let digest = self.data_digest.iter().map(|digest| format!("数据摘要 {}", short_digest(digest)));
        let footer: Vec<String> = [self.title.clone()].into_iter().chain(digest).collect();
        Paper {
            title: format!("{}　{}", self.edition, self.title),
            footer_left: footer.join("　"),
            demo: self.demo.clone(),
            margins: Margins::Standard,
            blocks,
        }
    }

    fn ranking(&self) -> Block {
        let columns = vec![
            Column::number("名次", Width::Fixed(34_000)),
            Column::text("编号", Width::Fixed(44_000)).after(8_000),
            Column::text("申报单位", Width::Rest),
            Column::number("综合得分", Width::Fixed(72_000)),
            Column::text("备注", Width::Fixed(130_000)).after(12_000),
        ];
        let rows = self.rows.iter().cloned().map(|ranked| {
            let RankedRow { rank, code, applicant, score, note } = ranked;
            row([rank, code, applicant, score, note])
        });
        list(columns, rows.collect(), 17_000)
    }
}
