//! The audit report, 核验报告: verdict first, then counts, acts, differences, and what it cannot prove.

use super::{
    super::{
        Block, Cell, Column, Fact, Facts, Grid, GridCell, GridRow, LABEL, ListRow, Margins, Paper, Paragraph, RowKind,
        SMALL, SealBox, Verdict, Width, groups, span,
    },
    parts::{Sections, digest_groups, digest_row, ink_row, list, row, short_digest},
};
use crate::layout::v1::BODY;

/// An audit report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditReportPage {
    /// The edition line.
    pub edition: String,
    /// The edition in short, for the footer: `2026年届`.
    pub edition_short: String,
    /// Mark on every page of a demonstration edition.
    pub demo: Option<String>,
    /// What was audited.
    pub subject: String,
    /// When.
    pub when: String,
    /// SHA-256 of the archive, 64 hexadecimal digits.
    pub archive_digest: String,
    /// Where trust begins: charter and witness slips.
    pub anchors: String,
    /// The finding in one line.
    pub verdict: String,
    /// Its grounds.
    pub grounds: String,
    /// Sheets per round.
    pub counts: Vec<RoundCount>,
    /// The line 合计.
    pub total: Option<RoundCount>,
    /// The acts that matter.
    pub acts: Vec<Act>,
    /// What differs.
    pub differences: Vec<Difference>,
    /// What was computed again.
    pub recomputations: Vec<Recomputation>,
    /// 不能证明的事: one sentence each.
    pub not_provable: Vec<String>,
}

/// Sheets of one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundCount {
    /// The round.
    pub round: String,
    /// 应有.
    pub expected: String,
    /// 实有.
    pub received: String,
    /// 弃权.
    pub abstained: String,
    /// 缺.
    pub missing: String,
    /// 更换.
    pub replaced: String,
    /// 不符.
    pub differing: String,
    /// An explanation.
    pub note: String,
}

/// An act that matters, with its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// What.
    pub act: String,
    /// When.
    pub when: String,
    /// Its code, or —.
    pub code: String,
    /// What the journal says.
    pub journal: String,
}

/// A file that differs: label and value, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The file.
    pub file: String,
    /// The place in it.
    pub place: String,
    /// What was signed.
    pub signed: String,
    /// What is shown now.
    pub shown: String,
    /// What kind of difference.
    pub nature: String,
    /// What follows from it.
    pub effect: String,
}

/// A step that was computed again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recomputation {
    /// The step.
    pub step: String,
    /// Values compared.
    pub checked: String,
    /// Values that agree.
    pub equal: String,
    /// Values that do not.
    pub different: String,
    /// The rule.
    pub basis: String,
}

impl AuditReportPage {
    /// Sets the report.
    pub fn paper(&self) -> Paper {
        let mut sections = Sections::spaced(14_000, 6_000);
        let mut blocks = vec![
            Block::Edition(self.edition.clone()),
            Block::Title("核验报告".to_owned()),
            self.head(),
            Block::Verdict(Verdict { headline: self.verdict.clone(), text: self.grounds.clone() }),
            sections.heading("应有与实有"),
            self.counts(),
        ];
        if !self.acts.is_empty() {
            blocks.push(sections.heading("关键行为与见证单"));
            blocks.push(self.acts());
            let note = "代码由核验程序从档案重新推算。请逐字对照保管的纸质见证单，在末栏写“相符”或“不符”。\
                        没有见证单的行为，其时间只有系统日志为据。";
            let note =
                Paragraph { text: vec![span(note, SMALL)], leading: 14_000, above: 8_000, ..Paragraph::body("") };
            blocks.push(Block::Paragraph(note));
        }
        blocks.push(Block::NewPage);
        blocks.push(sections.heading("不符"));
        if self.differences.is_empty() {
            blocks.push(Block::Paragraph(Paragraph::body("没有发现不符。")));
        }
        blocks.extend(self.differences.iter().enumerate().map(|(index, found)| difference(found, index == 0)));
        blocks.push(sections.heading("逐级重算"));
        blocks.push(self.recomputations());
        blocks.push(sections.heading("本报告不能证明的事"));
        blocks.extend(self.not_provable.iter().enumerate().map(|(index, text)| {
            Block::Paragraph(Paragraph::body(format!("（{}）{text}", chinese_number(index + 1))))
        }));
        blocks.push(Block::Together(vec![sections.heading("核验人"), Block::Seal(self.seal())]));
        let short = short_digest(&self.archive_digest);
        Paper {
            title: format!("核验报告　{}", self.edition_short),
            footer_left: format!("核验报告　{}　档案摘要 {short}", self.edition_short),
            demo: self.demo.clone(),
            margins: Margins::Wide,
            blocks,
        }
    }

    fn head(&self) -> Block {
        let digest: Vec<String> = digest_groups(&self.archive_digest).into_iter().take(4).collect();
        Block::Facts(Facts {
            facts: vec![
                Fact::new("核验对象", &self.subject),
                Fact::new("核验时间", &self.when),
                Fact { label: "档案摘要".to_owned(), value: groups(&digest), wide: false },
                Fact::new("信任起点", &self.anchors),
            ],
            leading: 17_000,
        })
    }

    fn counts(&self) -> Block {
        let number = |label: &str| Column::number(label, Width::Fixed(39_000));
        let columns = vec![
            Column::text("轮次", Width::Fixed(80_000)),
            number("应有"),
            number("实有"),
            number("弃权"),
            number("缺"),
            number("更换"),
            number("不符"),
            Column::text("说明", Width::Rest).after(10_000),
        ];
        let cells = |count: &RoundCount| {
            let RoundCount { round, expected, received, abstained, missing, replaced, differing, note } = count.clone();
            row([round, expected, received, abstained, missing, replaced, differing, note])
        };
        let mut rows: Vec<ListRow> = self.counts.iter().map(cells).collect();
        rows.extend(self.total.as_ref().map(|total| ListRow { kind: RowKind::Total, ..cells(total) }));
        list(columns, rows, 19_000)
    }

    fn acts(&self) -> Block {
        let columns = vec![
            Column::text("行为", Width::Fixed(86_000)),
            Column::text("时间", Width::Fixed(96_000)),
            Column::text("代码", Width::Fixed(84_000)),
            Column::text("与日志", Width::Rest),
            Column::text("与纸质见证单（手填）", Width::Fixed(112_000)),
        ];
        let rows = self.acts.iter().cloned().map(|act| ListRow {
            kind: RowKind::Plain,
            cells: vec![
                Cell::Text(act.act),
                Cell::Text(act.when),
                Cell::Code(act.code),
                Cell::Text(act.journal),
                Cell::Text(String::new()),
            ],
        });
        list(columns, rows.collect(), 19_000)
    }

    fn recomputations(&self) -> Block {
        let columns = vec![
            Column::text("环节", Width::Auto),
            Column::number("核对数", Width::Fixed(58_000)),
            Column::number("一致", Width::Fixed(48_000)),
            Column::number("不一致", Width::Fixed(50_000)),
            Column::text("依据", Width::Rest).after(14_000),
        ];
        let rows = self.recomputations.iter().cloned().map(|step| {
            let Recomputation { step, checked, equal, different, basis } = step;
            row([step, checked, equal, different, basis])
        });
        list(columns, rows.collect(), 19_000)
    }

    fn seal(&self) -> SealBox {
        let note = "核验程序、规则和本报告均可由他人用同一档案重做。";
        SealBox {
            rows: vec![
                digest_row("档案摘要 SHA-256".to_owned(), &self.archive_digest, note, 62_000),
                ink_row(&[&["核验人", "单位", "日期"]], 36_000),
            ],
            above: 4_000,
        }
    }
}

/// Returns the table of one difference.
fn difference(difference: &Difference, first: bool) -> Block {
    let label = |text: &str| GridCell::new(vec![span(text, LABEL)]);
    let value = |text: &str, columns: usize| GridCell { span: columns, ..GridCell::new(vec![span(text, BODY)]) };
    let row = |cells: Vec<GridCell>| GridRow { cells, height: 0 };
    let grid = Grid {
        columns: vec![60_000, 172_000, 60_000],
        head: Vec::new(),
        rows: vec![
            row(vec![label("文件"), value(&difference.file, 3)]),
            row(vec![label("位置"), value(&difference.place, 3)]),
            row(vec![label("签名时"), value(&difference.signed, 1), label("现显示"), value(&difference.shown, 1)]),
            row(vec![label("性质"), value(&difference.nature, 3)]),
            row(vec![label("影响"), value(&difference.effect, 3)]),
        ],
        above: if first { 0 } else { 10_000 },
        leading: 17_000,
    };
    Block::Grid(grid)
}

/// Returns a number up to 99 in Chinese figures.
fn chinese_number(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        1..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number % 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}
