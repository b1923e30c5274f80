//! The witness slip, 见证单: the journal's code at an act that matters, signed in ink and kept.

use super::{
    super::{
        Block, Code, Column, Fact, InkRow, List, Margins, Paper, Paragraph, QrMark, SMALL, SealBox, SealRow, Width,
        span,
    },
    parts::{extra_facts, facts, row},
};
use crate::layout::v1::{BODY, BODY_BOLD};

/// A witness slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessSlipPage {
    /// The edition line.
    pub edition: String,
    /// Mark on every page of a demonstration edition.
    pub demo: Option<String>,
    /// The act in one word, for example 开封.
    pub act: String,
    /// What it was about.
    pub subject: String,
    /// When.
    pub when: String,
    /// Where; empty to be filled in by hand.
    pub place: String,
    /// Who did it.
    pub operator: String,
    /// Who was present.
    pub present: String,
    /// Revision and short digest of the charter.
    pub charter: String,
    /// Number of the slip.
    pub number: String,
    /// Further facts: label and value.
    pub facts: Vec<(String, String)>,
    /// The code in groups of four.
    pub code: Vec<String>,
    /// How things stood then.
    pub situation: Vec<Situation>,
    /// Content of the QR code.
    pub qr: String,
}

/// One number at the time of the act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// What is counted.
    pub what: String,
    /// How many.
    pub count: String,
    /// An explanation.
    pub note: String,
}

impl WitnessSlipPage {
    /// Sets the slip.
    pub fn paper(&self) -> Paper {
        let act = vec![span(&self.act, BODY_BOLD), span(format!("　{}", self.subject), BODY)];
        let mut all = vec![
            Fact { label: "事项".to_owned(), value: act, wide: true },
            Fact::new("时间", &self.when),
            Fact::new("地点", &self.place),
            Fact::new("操作人", &self.operator),
            Fact::new("在场", &self.present),
            Fact::new("评审方案", &self.charter),
            Fact::new("单号", &self.number),
        ];
        all.extend(extra_facts(&self.facts));
        let code = Code {
            caption: "日志代码".to_owned(),
            groups: self.code.clone(),
            note: "以上各组由本次操作时的全部日志推算得出。此后任何一条日志被改动，都不再得到这一代码。".to_owned(),
        };
        let note = "本单一式两份，监督员、办公室各存一份。日后核验档案时，把上面的代码与核验报告中同一事项的代码逐字对照；\
                    不一致的，以手签的本单为准，并应查明原因。";
        let note = Paragraph { text: vec![span(note, SMALL)], leading: 15_000, above: 12_000, ..Paragraph::body("") };
        let mut blocks = vec![
            Block::Edition(self.edition.clone()),
            Block::Title("见证单".to_owned()),
            facts(all),
            Block::Code(code),
        ];
        blocks.push(self.situation());
        blocks.push(Block::Together(vec![Block::Seal(self.ink()), Block::Paragraph(note)]));
        Paper {
            title: format!("见证单　{}　{}", self.number, self.act),
            footer_left: format!("见证单　{}　{}", self.number, self.act),
            demo: self.demo.clone(),
            margins: Margins::Wide,
            blocks,
        }
    }

    fn situation(&self) -> Block {
        let columns = vec![
            Column::text("当时的情况", Width::Fixed(100_000)),
            Column::number("数", Width::Fixed(30_000)),
            Column::text("说明", Width::Rest).after(14_000),
        ];
        let rows = self.situation.iter().cloned().map(|Situation { what, count, note }| row([what, count, note]));
        Block::List(List { columns, rows: rows.collect(), row_height: 17_500, above: 14_000 })
    }

    fn ink(&self) -> SealBox {
        let row = |labels: [&str; 2]| InkRow {
            fields: labels.map(|label| (label.to_owned(), String::new())).to_vec(),
            height: 36_000,
        };
        let rows = vec![SealRow {
            signed: false,
            lines: Vec::new(),
            ink: [["监督员", "日期"], ["组长", "日期"], ["办公室", "盖章"]].map(row).to_vec(),
            qr: Some(QrMark { text: self.qr.clone(), side: 62_000 }),
            pad: 8_000,
        }];
        SealBox { rows, above: 18_000 }
    }
}
