//! The acknowledgement, 确认书: a person's opinion on a file that somebody else signed.

use super::{
    super::{BODY_BOLD, Block, Fact, Margins, Paper, Paragraph, SealBox, SealRow, groups, span},
    Signature,
    parts::{
        Sections, attachment_caption, digest_groups, digest_row, extra_facts, facts, ink_row, short_digest, signed_row,
    },
};

/// An acknowledgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcknowledgementPage {
    /// The edition line.
    pub edition: String,
    /// The title, for example 专家确认书.
    pub title: String,
    /// Mark on every page of a demonstration edition.
    pub demo: Option<String>,
    /// Whose opinion.
    pub person: String,
    /// In what capacity.
    pub role: String,
    /// On what, in words: `小组评审结果，材料评审第一组`.
    pub subject: String,
    /// Who signed that file.
    pub subject_signer: String,
    /// Data digest of that file, 64 hexadecimal digits.
    pub subject_digest: String,
    /// Revision and short digest of the charter.
    pub charter: String,
    /// When.
    pub when: String,
    /// Further facts: label and value.
    pub facts: Vec<(String, String)>,
    /// Agreed or not.
    pub opinion: Opinion,
    /// The declaration above the signature.
    pub statement: String,
    /// Who signed.
    pub signature: Option<Signature>,
    /// SHA-256 of the attached data, 64 hexadecimal digits.
    pub data_digest: Option<String>,
    /// Name of the attached file.
    pub attachment: String,
}

/// An opinion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opinion {
    /// 同意, with a remark if there is one.
    Agree(Option<String>),
    /// 不同意, with the reasons.
    Dissent(String),
}

impl AcknowledgementPage {
    /// Sets the acknowledgement.
    pub fn paper(&self) -> Paper {
        let mut sections = Sections::spaced(14_000, 6_000);
        let mut all = vec![
            Fact::new("确认人", &self.person),
            Fact::new("身份", &self.role),
            Fact { wide: true, ..Fact::new("确认事项", &self.subject) },
            Fact::new("原件签名", &self.subject_signer),
            Fact::new("确认时间", &self.when),
            Fact { wide: true, ..Fact::new("评审方案", &self.charter) },
        ];
        all.extend(extra_facts(&self.facts));
        let mut blocks = vec![Block::Edition(self.edition.clone()), Block::Title(self.title.clone()), facts(all)];
        blocks.push(sections.heading("所确认文件的数据摘要"));
        blocks.extend(digest_groups(&self.subject_digest).chunks(8).map(|half| {
            let line = Paragraph { text: groups(half), ..Paragraph::note("", 0) };
            Block::Paragraph(Paragraph { leading: 16_000, ..line })
        }));
        blocks.push(sections.heading("意见"));
        let (word, text) = match &self.opinion {
            Opinion::Agree(remark) => ("同意", remark.as_deref().unwrap_or_default()),
            Opinion::Dissent(reasons) => ("不同意", reasons.as_str()),
        };
        let word = Paragraph { text: vec![span(word, BODY_BOLD)], ..Paragraph::body("") };
        blocks.push(Block::Paragraph(Paragraph { glued: !text.is_empty(), ..word }));
        let paragraphs = text.split('\n').filter(|text| !text.is_empty());
        blocks.extend(paragraphs.map(|text| Block::Paragraph(Paragraph::body(text))));
        blocks.push(self.seal(&mut sections));
        let digest = self.data_digest.iter().map(|digest| format!("数据摘要 {}", short_digest(digest)));
        let footer: Vec<String> = [self.title.clone(), self.person.clone()].into_iter().chain(digest).collect();
        Paper {
            title: format!("{}　{}", self.title, self.person),
            footer_left: footer.join("　"),
            demo: self.demo.clone(),
            margins: Margins::Wide,
            blocks,
        }
    }

    fn seal(&self, sections: &mut Sections) -> Block {
        let mut rows: Vec<SealRow> = self.signature.iter().map(signed_row).collect();
        if let Some(digest) = &self.data_digest {
            rows.push(digest_row(attachment_caption(&self.attachment), digest, "", 62_000));
        }
        rows.push(ink_row(&[&["手签", "日期"]], 38_000));
        Block::Together(vec![
            sections.heading("声明与签名"),
            Block::Paragraph(Paragraph::body(&self.statement)),
            Block::Seal(SealBox { rows, above: 14_000 }),
        ])
    }
}
