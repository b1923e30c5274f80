//! The score sheet of one expert on one application.

use super::{
    super::{
        BODY, Block, COMMENT, Cell, Column, CommentBlock, CommentLine, Fact, Grid, GridCell, GridRow, InkRow, List,
        ListRow, Margins, Paper, Paragraph, Rich, RowKind, SMALL, SealBox, SealRow, Span, Width, citation, span,
    },
    Applicant, Signature,
    parts::{Sections, attachment_caption, digest_row, extra_facts, facts, list, short_digest, signed_row},
};

/// A score sheet, signed or blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreSheetPage {
    /// The edition line.
    pub edition: String,
    /// The title, for example 材料评审专家评分表.
    pub title: String,
    /// Mark on every page of a demonstration edition.
    pub demo: Option<String>,
    /// Who is scored.
    pub application: Applicant,
    /// Round and panel.
    pub round_panel: String,
    /// Track and category.
    pub track_category: String,
    /// The expert.
    pub expert: String,
    /// The criteria set and its total.
    pub criteria: String,
    /// Revision and short digest of the charter.
    pub charter: String,
    /// Which signature of this sheet, and when.
    pub revision: String,
    /// Further facts: label and value.
    pub facts: Vec<(String, String)>,
    /// Why the sheet was revised.
    pub revision_reason: Option<String>,
    /// What the sheet says.
    pub state: SheetState,
    /// The comments, item by item.
    pub comments: Vec<ItemComments>,
    /// The overall comment.
    pub overall: Option<String>,
    /// What to look at on site.
    pub check_points: Vec<CheckPoint>,
    /// The documents that were read.
    pub documents: Vec<DocumentRow>,
    /// The declaration above the signature.
    pub statement: String,
    /// Who signed; `None` on a blank sheet.
    pub signature: Option<Signature>,
    /// SHA-256 of the attached data, 64 hexadecimal digits; `None` on a blank sheet.
    pub data_digest: Option<String>,
    /// Name of the attached file.
    pub attachment: String,
    /// Set when the office entered a sheet written by hand.
    pub paper_entry: Option<PaperEntry>,
}

/// What a sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetState {
    /// Marks for every item.
    Scored {
        /// The categories with their items.
        rows: Vec<CategoryRow>,
        /// The line 合计.
        total: ItemRow,
    },
    /// 弃权, with the reason.
    Abstained(String),
    /// 材料不足, with the reason.
    Insufficient(String),
    /// A form to fill in by hand: items and points only.
    Blank {
        /// The categories with their items; percent and score empty.
        rows: Vec<CategoryRow>,
        /// The line 合计.
        total: ItemRow,
    },
}

/// A category of the criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryRow {
    /// `4.1`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: String,
    /// The part reached.
    pub percent: String,
    /// The score.
    pub score: String,
    /// Its items.
    pub items: Vec<ItemRow>,
}

/// An item of the criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    /// `4.1.2`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: String,
    /// The percent given.
    pub percent: String,
    /// The score.
    pub score: String,
}

/// The comments on one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemComments {
    /// `4.1.2`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The percent given.
    pub percent: String,
    /// The score, without 分.
    pub score: String,
    /// The comments.
    pub comments: Vec<Comment>,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Strength or opportunity.
    pub kind: CommentKind,
    /// The comment.
    pub text: String,
    /// Document and page, without brackets: `报告 20页`.
    pub citations: Vec<String>,
}

/// What a comment says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentKind {
    /// ＋ 优势.
    Strength,
    /// △ 改进机会.
    Opportunity,
    /// Without a sign.
    Plain,
}

/// Something to look at on site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckPoint {
    /// The items it belongs to, `4.1.4、4.7.7`.
    pub items: String,
    /// What to look at.
    pub text: String,
    /// Document and page, without brackets.
    pub citations: Vec<String>,
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its number in the dossier.
    pub code: String,
    /// Its file name.
    pub name: String,
    /// Its SHA-256 in groups of four.
    pub digest: String,
}

/// Who entered a sheet that was written by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperEntry {
    /// 录入人.
    pub entered_by: String,
    /// 核对人.
    pub checked_by: String,
    /// What scan is attached.
    pub scan: String,
}

impl ScoreSheetPage {
    /// Sets the sheet.
    pub fn paper(&self) -> Paper {
        let mut sections = Sections::spaced(14_000, 6_000);
        let mut blocks = vec![Block::Edition(self.edition.clone()), Block::Title(self.title.clone()), self.head()];
        self.state(&mut sections, &mut blocks);
        self.comments(&mut sections, &mut blocks);
        self.check_points(&mut sections, &mut blocks);
        if !self.documents.is_empty() {
            blocks.push(sections.heading("所读材料"));
            blocks.push(self.documents());
        }
        blocks.push(self.signature(&mut sections));
        Paper {
            title: format!("{}　{}　{}", self.title, self.application.code, self.application.name),
            footer_left: self.footer(),
            demo: self.demo.clone(),
            margins: Margins::Standard,
            blocks,
        }
    }

    fn footer(&self) -> String {
        let mut parts = vec!["评分表".to_owned(), format!("{} {}", self.application.code, self.application.name)];
        parts.push(self.expert.clone());
        parts.extend(self.data_digest.iter().map(|digest| format!("数据摘要 {}", short_digest(digest))));
        parts.retain(|part| !part.trim().is_empty());
        parts.join("　")
    }

    fn head(&self) -> Block {
        let mut all = vec![
            Fact::new("申报编号", &self.application.code),
            Fact::new("申报单位", &self.application.name),
            Fact::new("评审轮次", &self.round_panel),
            Fact::new("申报类别", &self.track_category),
            Fact::new("评审专家", &self.expert),
            Fact::new("评审准则", &self.criteria),
            Fact::new("评审方案", &self.charter),
            Fact::new("本表版次", &self.revision),
        ];
        all.extend(extra_facts(&self.facts));
        if let Some(reason) = &self.revision_reason {
            all.push(Fact { wide: true, ..Fact::new("修订理由", reason) });
        }
        if let Some(entry) = &self.paper_entry {
            let text = format!("录入　{}　　核对　{}　　原件　{}", entry.entered_by, entry.checked_by, entry.scan);
            all.push(Fact { wide: true, ..Fact::new("纸质代录", text) });
        }
        facts(all)
    }

    fn state(&self, sections: &mut Sections, blocks: &mut Vec<Block>) {
        match &self.state {
            SheetState::Scored { rows, total } | SheetState::Blank { rows, total } => {
                blocks.push(sections.heading("评分"));
                blocks.push(scores(rows, total));
            }
            SheetState::Abstained(reason) => {
                blocks.push(sections.heading("弃权"));
                blocks.push(Block::Paragraph(Paragraph::body(
                    "本人对该申报单位弃权，不给出评分。弃权不等于零分，不计入人数。",
                )));
                blocks.push(Block::Paragraph(Paragraph::body(format!("理由：{reason}"))));
            }
            SheetState::Insufficient(reason) => {
                blocks.push(sections.heading("材料不足"));
                blocks.push(Block::Paragraph(Paragraph::body(
                    "现有材料不足以评分，本人不给出评分。材料不足不等于零分，不计入人数。",
                )));
                blocks.push(Block::Paragraph(Paragraph::body(format!("理由：{reason}"))));
            }
        }
    }

    fn comments(&self, sections: &mut Sections, blocks: &mut Vec<Block>) {
        if !self.comments.is_empty() {
            blocks.push(sections.heading("评语"));
            let legend = Paragraph::note("＋ 优势　△ 改进机会　〔 〕内为所引申报材料及其页码", 0);
            blocks.push(Block::Paragraph(Paragraph { glued: true, ..legend }));
            for item in &self.comments {
                blocks.push(Block::Comments(item_block(item)));
            }
        }
        if let Some(overall) = &self.overall {
            blocks.push(sections.heading("总体评语"));
            blocks.extend(overall.split('\n').map(|text| Block::Paragraph(Paragraph::body(text))));
        }
        if matches!(self.state, SheetState::Blank { .. }) {
            blocks.push(sections.heading("评语和现场核查要点"));
            blocks.push(blank_lines());
        }
    }

    fn check_points(&self, sections: &mut Sections, blocks: &mut Vec<Block>) {
        if self.check_points.is_empty() {
            return;
        }
        blocks.push(sections.heading("现场核查要点"));
        let rows = self.check_points.iter().enumerate().map(|(index, point)| {
            let number = GridCell { centred: true, ..GridCell::new(vec![span((index + 1).to_string(), BODY)]) };
            let items = GridCell::new(vec![span(&point.items, BODY)]);
            let text = GridCell::new(with_citations(span(&point.text, BODY), &point.citations));
            GridRow { cells: vec![number, items, text], height: 0 }
        });
        blocks.push(Block::Grid(Grid {
            columns: vec![32_000, 74_000],
            head: ["序号", "条款", "要点"].map(str::to_owned).to_vec(),
            rows: rows.collect(),
            above: 0,
            leading: 15_500,
        }));
    }

    fn documents(&self) -> Block {
        let columns = vec![
            Column::text("编号", Width::Fixed(36_000)),
            Column::text("文件", Width::Rest),
            Column::text("SHA-256", Width::Fixed(264_000)).after(8_000),
        ];
        let rows = self.documents.iter().cloned().map(|document| ListRow {
            kind: RowKind::Plain,
            cells: vec![Cell::Text(document.code), Cell::Text(document.name), Cell::Code(document.digest)],
        });
        list(columns, rows.collect(), 17_000)
    }

    fn signature(&self, sections: &mut Sections) -> Block {
        let mut rows: Vec<SealRow> = self.signature.iter().map(signed_row).collect();
        if let Some(digest) = &self.data_digest {
            let note = "任何人都可以用通用 PDF 软件验证签名，取出附件，重算本表。";
            rows.push(digest_row(attachment_caption(&self.attachment), digest, note, 62_000));
        }
        let (entered, checked) = self
            .paper_entry
            .as_ref()
            .map_or((String::new(), String::new()), |entry| (entry.entered_by.clone(), entry.checked_by.clone()));
        let field = |label: &str, value: String| (label.to_owned(), value);
        let lines = [
            [field("专家手签", String::new()), field("日期", String::new())],
            [field("录入人（纸质代录时）", entered), field("核对人（纸质代录时）", checked)],
            [field("收件单位（盖章）", String::new()), field("收件日期", String::new())],
        ];
        let ink = lines.map(|fields| InkRow { fields: fields.to_vec(), height: 38_000 });
        rows.push(SealRow { signed: false, lines: Vec::new(), ink: ink.to_vec(), qr: None, pad: 4_000 });
        Block::Together(vec![
            sections.heading("声明与签名"),
            Block::Paragraph(Paragraph::body(&self.statement)),
            Block::Seal(SealBox { rows, above: 14_000 }),
        ])
    }
}

fn scores(categories: &[CategoryRow], total: &ItemRow) -> Block {
    let cells = |texts: [&String; 5]| texts.into_iter().cloned().map(Cell::Text).collect();
    let mut rows = Vec::new();
    for category in categories {
        rows.push(ListRow {
            kind: RowKind::Category,
            cells: cells([&category.code, &category.name, &category.points, &category.percent, &category.score]),
        });
        for item in &category.items {
            let cells = cells([&item.code, &item.name, &item.points, &item.percent, &item.score]);
            rows.push(ListRow { kind: RowKind::Plain, cells });
        }
    }
    rows.push(ListRow {
        kind: RowKind::Total,
        cells: cells([&total.code, &total.name, &total.points, &total.percent, &total.score]),
    });
    Block::List(List {
        columns: vec![
            Column::text("条款", Width::Fixed(48_000)),
            Column::text("名称", Width::Rest),
            Column::number("分值", Width::Fixed(56_000)),
            Column::number("百分比", Width::Fixed(62_000)),
            Column::number("得分", Width::Fixed(68_000)),
        ],
        rows,
        row_height: 15_600,
        above: 0,
    })
}

pub(super) fn item_block(item: &ItemComments) -> CommentBlock {
    let mut value = vec![item.percent.clone()];
    if !item.score.is_empty() {
        value.push(format!("{} 分", item.score));
    }
    value.retain(|part| !part.is_empty());
    let line = |comment: &Comment| CommentLine {
        sign: match comment.kind {
            CommentKind::Strength => "＋",
            CommentKind::Opportunity => "△",
            CommentKind::Plain => "",
        }
        .to_owned(),
        text: with_citations(span(&comment.text, COMMENT), &comment.citations),
    };
    let heading = [&item.code, &item.name].into_iter().filter(|part| !part.is_empty()).cloned();
    CommentBlock {
        heading: heading.collect::<Vec<_>>().join("　"),
        value: value.join("　"),
        lines: item.comments.iter().map(line).collect(),
    }
}

fn with_citations(text: Span, citations: &[String]) -> Rich {
    let mut rich = vec![text];
    rich.extend(citations.iter().map(|text| citation(text)));
    rich
}

/// Returns a grid to write into by hand.
fn blank_lines() -> Block {
    let row = || GridRow { cells: vec![GridCell::new(vec![span("", SMALL)]); 3], height: 40_000 };
    Block::Grid(Grid {
        columns: vec![60_000, 60_000],
        head: ["条款", "＋或△", "内容和所引页码"].map(str::to_owned).to_vec(),
        rows: (0..12).map(|_| row()).collect(),
        above: 0,
        leading: 15_000,
    })
}
