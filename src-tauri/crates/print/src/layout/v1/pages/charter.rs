//! The edition charter, 评审方案: every rule with its article and who decided, and who takes part.

use super::{
    super::{Block, Cell, Column, Fact, ListRow, Margins, Paper, Paragraph, RowKind, SealBox, SealRow, Width},
    Signature,
    parts::{
        Sections, attachment_caption, digest_row, extra_facts, facts, ink_row, list, pairs, row, short_digest,
        signed_row,
    },
};

/// A charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CharterPage {
    /// The edition line.
    pub edition: String,
    /// The title, for example 评审方案.
    pub title: String,
    /// Mark on every page of a demonstration edition.
    pub demo: Option<String>,
    /// The scheme and its source.
    pub scheme: String,
    /// `第 2 版`.
    pub revision: String,
    /// Why this revision; for the first one what it is.
    pub revision_reason: String,
    /// Short digest of the revision before; empty for the first.
    pub previous: String,
    /// When it was frozen.
    pub frozen: String,
    /// Further facts: label and value.
    pub facts: Vec<(String, String)>,
    /// The rules.
    pub rules: Vec<RuleEntry>,
    /// The rounds.
    pub rounds: Vec<CharterRound>,
    /// Composite or deliberation.
    pub weighting: Weighting,
    /// The tie chain, in order.
    pub tie_chain: Vec<String>,
    /// The calendar.
    pub calendar: Vec<CalendarEntry>,
    /// The people.
    pub people: Vec<Person>,
    /// The expected matrix: label and count or digest.
    pub matrix: Vec<(String, String)>,
    /// The criteria sets: name and digest.
    pub criteria: Vec<(String, String)>,
    /// The declaration above the signature.
    pub statement: String,
    /// Who signed.
    pub signature: Option<Signature>,
    /// SHA-256 of the attached data, 64 hexadecimal digits.
    pub data_digest: Option<String>,
    /// Name of the attached file.
    pub attachment: String,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleEntry {
    /// What it governs.
    pub rule: String,
    /// What it says; 未规定 where the regulation says nothing.
    pub value: String,
    /// Its article.
    pub article: String,
    /// Who decided it.
    pub decided_by: String,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CharterRound {
    /// Its name.
    pub name: String,
    /// How sheets are merged.
    pub merge: String,
    /// From which spread on an item is discussed.
    pub threshold: String,
    /// How and where is rounded.
    pub rounding: String,
    /// Until when sheets are handed in.
    pub deadline: String,
}

/// How an edition comes to its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weighting {
    /// Weights of the rounds: name and weight.
    Composite(Vec<(String, String)>),
    /// No composite: a recorded deliberation; the text says how.
    Deliberation(String),
}

/// A date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// What.
    pub what: String,
    /// From when to when.
    pub dates: String,
    /// How it is counted.
    pub note: String,
}

/// A person with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The role, and the panel where there is one.
    pub role: String,
    /// Groups of the key's fingerprint: `0629 8432 51C0 77AE`.
    pub fingerprint: String,
    /// A remark: replaced, revoked.
    pub note: String,
}

impl CharterPage {
    /// Sets the charter.
    pub fn paper(&self) -> Paper {
        let mut sections = Sections::spaced(14_000, 6_000);
        let mut all = vec![
            Fact { wide: true, ..Fact::new("评选办法", &self.scheme) },
            Fact::new("版次", &self.revision),
            Fact::new("冻结时间", &self.frozen),
            Fact { wide: true, ..Fact::new("上一版", &self.previous) },
        ];
        all.extend(extra_facts(&self.facts));
        all.push(Fact { wide: true, ..Fact::new("修订理由", &self.revision_reason) });
        let mut blocks = vec![Block::Edition(self.edition.clone()), Block::Title(self.title.clone()), facts(all)];
        blocks.push(sections.heading("规则"));
        blocks.push(self.rules());
        blocks.push(sections.heading("轮次"));
        blocks.push(self.rounds());
        self.weighting(&mut sections, &mut blocks);
        if !self.tie_chain.is_empty() {
            let mut chain = vec![sections.heading("同分次序")];
            chain.extend(
                self.tie_chain
                    .iter()
                    .enumerate()
                    .map(|(index, text)| Block::Paragraph(Paragraph::body(format!("{}. {text}", index + 1)))),
            );
            blocks.push(Block::Together(chain));
        }
        blocks.push(sections.heading("日程"));
        blocks.push(self.calendar());
        blocks.push(sections.heading("人员与密钥"));
        blocks.push(self.people());
        blocks.push(sections.heading("应有评分表"));
        blocks.push(self.matrix());
        blocks.push(sections.heading("评审准则"));
        blocks.push(pairs(["条款", "分值与含义"], 190_000, own(&self.criteria)));
        blocks.push(self.seal(&mut sections));
        let digest = self.data_digest.iter().map(|digest| format!("数据摘要 {}", short_digest(digest)));
        let footer: Vec<String> = [self.title.clone(), self.revision.clone()].into_iter().chain(digest).collect();
        Paper {
            title: format!("{}　{}　{}", self.edition, self.title, self.revision),
            footer_left: footer.join("　"),
            demo: self.demo.clone(),
            margins: Margins::Standard,
            blocks,
        }
    }

    fn rules(&self) -> Block {
        let columns = vec![
            Column::text("事项", Width::Fixed(80_000)),
            Column::text("规定", Width::Rest),
            Column::text("依据", Width::Fixed(82_000)),
            Column::text("决定人", Width::Fixed(74_000)),
        ];
        let rows = self.rules.iter().cloned().map(|rule| row([rule.rule, rule.value, rule.article, rule.decided_by]));
        list(columns, rows.collect(), 18_000)
    }

    fn rounds(&self) -> Block {
        let columns = vec![
            Column::text("轮次", Width::Fixed(70_000)),
            Column::text("合并方式", Width::Rest),
            Column::text("合议界限", Width::Fixed(84_000)),
            Column::text("取位", Width::Fixed(92_000)),
            Column::text("截止", Width::Fixed(106_000)),
        ];
        let rows = self.rounds.iter().cloned().map(|round| {
            let CharterRound { name, merge, threshold, rounding, deadline } = round;
            row([name, merge, threshold, rounding, deadline])
        });
        list(columns, rows.collect(), 18_000)
    }

    fn weighting(&self, sections: &mut Sections, blocks: &mut Vec<Block>) {
        match &self.weighting {
            Weighting::Composite(weights) => {
                blocks.push(sections.heading("综合得分的权重"));
                let columns = vec![
                    Column::text("轮次", Width::Fixed(150_000)),
                    Column::number("权重", Width::Fixed(80_000)),
                    Column::text("", Width::Rest),
                ];
                let rows = weights.iter().cloned().map(|(name, weight)| row([name, weight, String::new()]));
                blocks.push(list(columns, rows.collect(), 17_000));
            }
            Weighting::Deliberation(text) => {
                blocks.push(sections.heading("不作综合，会议审议"));
                blocks.push(Block::Paragraph(Paragraph::body(text)));
            }
        }
    }

    fn calendar(&self) -> Block {
        let columns = vec![
            Column::text("事项", Width::Fixed(130_000)),
            Column::text("日期", Width::Fixed(160_000)),
            Column::text("说明", Width::Rest),
        ];
        let rows = self.calendar.iter().cloned().map(|entry| row([entry.what, entry.dates, entry.note]));
        list(columns, rows.collect(), 17_000)
    }

    fn people(&self) -> Block {
        let columns = vec![
            Column::text("姓名", Width::Fixed(86_000)),
            Column::text("职责", Width::Fixed(106_000)),
            Column::text("证书指纹", Width::Rest).after(8_000),
        ];
        let rows = self.people.iter().cloned().map(|person| ListRow {
            kind: RowKind::Plain,
            cells: vec![
                Cell::Text(person.name),
                Cell::Text(if person.note.is_empty() {
                    person.role
                } else {
                    format!("{}。{}", person.role, person.note)
                }),
                Cell::Code(person.fingerprint),
            ],
        });
        list(columns, rows.collect(), 17_000)
    }

    fn matrix(&self) -> Block {
        let columns = vec![Column::text("项目", Width::Fixed(104_000)), Column::text("数或承诺值", Width::Rest)];
        let rows = self
            .matrix
            .iter()
            .cloned()
            .map(|(name, value)| ListRow { kind: RowKind::Plain, cells: vec![Cell::Text(name), Cell::Code(value)] });
        list(columns, rows.collect(), 17_000)
    }

    fn seal(&self, sections: &mut Sections) -> Block {
        let mut rows: Vec<SealRow> = self.signature.iter().map(signed_row).collect();
        if let Some(digest) = &self.data_digest {
            let note = "附件载有本方案全文。评分表、小组结果和届次结果均写明所依据方案的摘要。";
            rows.push(digest_row(attachment_caption(&self.attachment), digest, note, 62_000));
        }
        rows.push(ink_row(&[&["组织单位（盖章）", "监督员"], &["批准人", "日期"]], 36_000));
        Block::Together(vec![
            sections.heading("冻结与签名"),
            Block::Paragraph(Paragraph::body(&self.statement)),
            Block::Seal(SealBox { rows, above: 14_000 }),
        ])
    }
}

fn own(pairs: &[(String, String)]) -> impl Iterator<Item = [String; 2]> + '_ {
    pairs.iter().map(|(name, value)| [name.clone(), value.clone()])
}
