//! The result of a panel, 合议书: by number, without ranks.

use super::{
    super::{
        BODY, BODY_BOLD, Block, Cell, Column, Fact, Heading, InkRow, ListRow, Margins, Paper, Paragraph, RowKind,
        SealBox, SealRow, Width, span,
    },
    ItemComments, Signature,
    parts::{Sections, attachment_caption, digest_row, extra_facts, facts, list, row, short_digest},
    score_sheet::item_block,
};

/// The result of a panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelResultPage {
    /// The edition line.
    pub edition: String,
    /// The title, for example 小组评审结果.
    pub title: String,
    /// Mark on every page of a demonstration edition.
    pub demo: Option<String>,
    /// The panel, `第一组，7 人`.
    pub panel: String,
    /// The round.
    pub round: String,
    /// Round and panel for the footer, `材料评审第一组`.
    pub footer: String,
    /// Revision and short digest of the charter.
    pub charter: String,
    /// When the sheets were opened, and the code of that act.
    pub opening: String,
    /// Sheets expected.
    pub expected: String,
    /// Sheets received.
    pub received: String,
    /// Further facts: label and value.
    pub facts: Vec<(String, String)>,
    /// One row per application, by number.
    pub rows: Vec<PanelRow>,
    /// How the scores were merged.
    pub merge_note: String,
    /// 合议: paragraphs.
    pub consensus: Vec<String>,
    /// 缺件与回避: paragraphs.
    pub missing: Vec<String>,
    /// The experts who are to agree.
    pub consents: Vec<Consent>,
    /// Who signed.
    pub signature: Option<Signature>,
    /// SHA-256 of the attached data, 64 hexadecimal digits.
    pub data_digest: Option<String>,
    /// Name of the attached file.
    pub attachment: String,
    /// Annex: by which criteria and rule, one sentence each.
    pub basis: Vec<String>,
    /// Annex: every application item by item, after the signature.
    pub items: Vec<AnnexApplication>,
    /// Annex: the sheets it rests on.
    pub sources: Vec<SourceRow>,
}

/// One application item by item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnexApplication {
    /// Number and name.
    pub heading: String,
    /// The items.
    pub rows: Vec<AnnexRow>,
    /// What was agreed on, with reasons and comments.
    pub agreed: Vec<ItemComments>,
}

/// One item of one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnexRow {
    /// `4.1.2`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: String,
    /// Highest minus lowest mark.
    pub spread: String,
    /// The agreed percent, or empty.
    pub agreed: String,
    /// The merged percent.
    pub percent: String,
    /// The score.
    pub score: String,
}

/// A file the result rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// What it is: application and expert.
    pub name: String,
    /// Its state, for example 评分.
    pub state: String,
    /// Its identity in groups of four.
    pub digest: String,
}

/// The result of one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelRow {
    /// Its number.
    pub code: String,
    /// Its name.
    pub applicant: String,
    /// Sheets counted.
    pub counted: String,
    /// Items on which the panel agreed in discussion.
    pub consensus_items: String,
    /// The panel's score.
    pub score: String,
    /// A remark.
    pub note: String,
}

/// A line on which an expert agrees in ink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The expert.
    pub expert: String,
    /// Absent: no boxes are printed.
    pub absent: bool,
}

impl PanelResultPage {
    /// Sets the result.
    pub fn paper(&self) -> Paper {
        let mut sections = Sections::spaced(8_000, 3_000);
        let mut all = vec![
            Fact::new("评审小组", &self.panel),
            Fact::new("评审轮次", &self.round),
            Fact::new("评审方案", &self.charter),
            Fact::new("开封", &self.opening),
            Fact::new("应收评分表", &self.expected),
            Fact::new("实收", &self.received),
        ];
        all.extend(extra_facts(&self.facts));
        let mut blocks = vec![
            Block::Edition(self.edition.clone()),
            Block::Title(self.title.clone()),
            facts(all),
            sections.heading("结果"),
            self.results(),
        ];
        if !self.merge_note.is_empty() {
            blocks.push(Block::Paragraph(Paragraph::note(&self.merge_note, 4_000)));
        }
        for (heading, paragraphs) in [("合议", &self.consensus), ("缺件与回避", &self.missing)] {
            if !paragraphs.is_empty() {
                blocks.push(sections.heading(heading));
                blocks.extend(
                    paragraphs
                        .iter()
                        .map(|text| Block::Paragraph(Paragraph { leading: 16_000, ..Paragraph::body(text) })),
                );
            }
        }
        if !self.consents.is_empty() {
            blocks.push(sections.heading("专家确认"));
            blocks.push(self.consents());
        }
        blocks.push(self.seal());
        self.annexes(&mut blocks);
        let digest = self.data_digest.iter().map(|digest| format!("数据摘要 {}", short_digest(digest)));
        let footer: Vec<String> = [self.title.clone(), self.footer.clone()].into_iter().chain(digest).collect();
        Paper {
            title: format!("{}　{}", self.title, self.footer),
            footer_left: footer.join("　"),
            demo: self.demo.clone(),
            margins: Margins::Tight,
            blocks,
        }
    }

    fn results(&self) -> Block {
        let columns = vec![
            Column::text("编号", Width::Fixed(32_000)),
            Column::text("申报单位", Width::Rest),
            Column::number("计入人数", Width::Fixed(48_000)),
            Column::number("合议条数", Width::Fixed(48_000)),
            Column::number("小组得分", Width::Fixed(56_000)),
            Column::text("备注", Width::Auto).after(10_000),
        ];
        let rows = self.rows.iter().cloned().map(|result| {
            let PanelRow { code, applicant, counted, consensus_items, score, note } = result;
            row([code, applicant, counted, consensus_items, score, note])
        });
        list(columns, rows.collect(), 16_400)
    }

    fn consents(&self) -> Block {
        let columns = vec![
            Column::text("专家", Width::Fixed(70_000)),
            Column::text("意见", Width::Rest),
            Column::text("手签", Width::Fixed(110_000)),
            Column::text("日期", Width::Fixed(80_000)),
        ];
        let rows = self.consents.iter().map(|consent| {
            let opinion = if consent.absent { "缺席" } else { "□ 同意　　□ 不同意，意见附后" };
            row([consent.expert.clone(), opinion.to_owned(), String::new(), String::new()])
        });
        list(columns, rows.collect(), 16_400)
    }

    fn annexes(&self, blocks: &mut Vec<Block>) {
        let heading = |text: &str| Block::Heading(Heading { text: text.to_owned(), above: 10_000, below: 4_000 });
        for (index, application) in self.items.iter().enumerate() {
            if index == 0 {
                blocks.push(Block::NewPage);
                blocks.extend(self.basis.iter().map(|text| Block::Paragraph(Paragraph::note(text, 0))));
            }
            blocks.push(heading(&format!("附一（{}）　{}", index + 1, application.heading)));
            if !application.rows.is_empty() {
                blocks.push(annex_items(&application.rows));
            }
            blocks.extend(application.agreed.iter().map(|item| Block::Comments(item_block(item))));
        }
        if !self.sources.is_empty() {
            blocks.push(heading("附二　所依据的文件"));
            let columns = vec![
                Column::text("文件", Width::Rest),
                Column::text("状态", Width::Fixed(60_000)),
                Column::text("文件标识", Width::Fixed(264_000)).after(8_000),
            ];
            let rows = self.sources.iter().cloned().map(|source| ListRow {
                kind: RowKind::Plain,
                cells: vec![Cell::Text(source.name), Cell::Text(source.state), Cell::Code(source.digest)],
            });
            blocks.push(list(columns, rows.collect(), 16_400));
        }
    }

    fn seal(&self) -> Block {
        let note = Paragraph::note("以本人密钥确认的，另成确认书一份，写明本结果的数据摘要和意见，手签栏可空。", 3_000);
        let mut rows = Vec::new();
        if let (Some(signature), Some(digest)) = (&self.signature, &self.data_digest) {
            let role = if signature.role.is_empty() { String::new() } else { format!("（{}）", signature.role) };
            let sentence = format!("{role}　{} 以本人密钥签名（所述时间）", signature.when);
            let caption = format!("{}　证书　{}", attachment_caption(&self.attachment), signature.certificate);
            let mut signed = digest_row(caption, digest, "", 54_000);
            signed.signed = true;
            signed.pad = 5_000;
            signed.lines.insert(0, (vec![span(&signature.person, BODY_BOLD), span(sentence, BODY)], 16_000));
            rows.push(signed);
        }
        let fields = ["组长手签", "监督员", "日期"].map(|label| (label.to_owned(), String::new()));
        let ink = vec![InkRow { fields: fields.to_vec(), height: 26_000 }];
        rows.push(SealRow { signed: false, lines: Vec::new(), ink, qr: None, pad: 2_000 });
        let seal = Block::Seal(SealBox { rows, above: 8_000 });
        if self.consents.is_empty() {
            return seal;
        }
        Block::Together(vec![Block::Paragraph(note), seal])
    }
}

fn annex_items(rows: &[AnnexRow]) -> Block {
    let columns = vec![
        Column::text("条款", Width::Fixed(42_000)),
        Column::text("名称", Width::Rest),
        Column::number("分值", Width::Fixed(40_000)),
        Column::number("离散", Width::Fixed(44_000)),
        Column::number("合议", Width::Fixed(44_000)),
        Column::number("百分比", Width::Fixed(56_000)),
        Column::number("得分", Width::Fixed(56_000)),
    ];
    let rows = rows.iter().cloned().map(|item| {
        let AnnexRow { code, name, points, spread, agreed, percent, score } = item;
        row([code, name, points, spread, agreed, percent, score])
    });
    list(columns, rows.collect(), 15_600)
}
