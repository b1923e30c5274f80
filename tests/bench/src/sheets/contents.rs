//! What the experts of the invented edition write: the demo's comments, marks out of a hash.

use std::collections::BTreeMap;

use rules::{
    charter::Row,
    criteria::CriteriaSet,
    digest::Digest,
    ids::{DocumentId, ItemId},
    number::sum,
    sheet::{CheckPoint, Citation, Comment, CommentKind, DocumentReference, DossierReference, Mark, Outcome},
    text::{Line, Prose},
};
use serde::Deserialize;

use crate::harness::Fault;

const COMMENTS: &str = include_str!("../../../../assets/demo/comments.json");

/// Comments by application of the demo.
pub(super) struct Contents(Vec<Remarks>);

#[derive(Deserialize)]
struct Remarks {
    items: BTreeMap<String, ItemRemarks>,
    check_points: Vec<PointRemark>,
}

#[derive(Deserialize)]
struct ItemRemarks {
    strengths: Vec<Remark>,
    opportunities: Vec<Remark>,
}

#[derive(Deserialize)]
struct Remark {
    text: String,
    #[serde(flatten)]
    place: Place,
}

#[derive(Deserialize)]
struct PointRemark {
    items: Vec<String>,
    text: String,
    citations: Vec<Place>,
}

#[derive(Deserialize)]
struct Place {
    document: usize,
    page: Option<u32>,
    quote: Option<String>,
}

/// What an expert has to say about an application.
pub(super) struct Content {
    pub(super) dossier: DossierReference,
    pub(super) outcome: Outcome,
    pub(super) check_points: Vec<CheckPoint>,
}

/// Documents of every dossier: name and how it is cited.
const DOCUMENTS: [(&str, &str); 4] = [
    ("01_申报表.docx", "申报表"),
    ("02_自我评价报告.pdf", "报告"),
    ("03_证实性材料.pdf", "材料"),
    ("04_附表.xlsx", "附表"),
];

impl Contents {
    pub(super) fn read() -> Result<Contents, Fault> {
        let by_application: BTreeMap<String, Remarks> = serde_json::from_str(COMMENTS)?;
        Ok(Contents(by_application.into_values().collect()))
    }

    /// Returns the same for the same cell: every item has a mark and a comment, a third of them two.
    pub(super) fn of(&self, set: &CriteriaSet, row: &Row) -> Result<Content, Fault> {
        let (application, expert) = (row.application.id.as_str(), row.expert.as_str());
        let chance =
            |what: &str| Digest::of(format!("{application} {expert} {what}").as_bytes()).as_bytes()[0] as usize;
        let remarks = &self.0[Digest::of(application.as_bytes()).as_bytes()[0] as usize % self.0.len()];
        let mut marks = Vec::new();
        for item in set.items() {
            let code = item.code.as_str();
            let own = remarks.items.get(code).ok_or("the demo comments on every item")?;
            let steps = 6 + u32::try_from(chance(code) % 11)?;
            let both = [(CommentKind::Strength, &own.strengths), (CommentKind::Opportunity, &own.opportunities)];
            let turn = chance(code) % 3;
            let mut comments = Vec::new();
            for (place, (kind, list)) in both.into_iter().enumerate() {
                if let Some(remark) = list.get(chance(code) % list.len().max(1)).filter(|_| turn == 2 || turn == place)
                {
                    comments.push(Comment {
                        kind,
                        text: Prose::new(&remark.text)?,
                        citations: vec![remark.place.cited()?],
                    });
                }
            }
            let score = set.score(item, steps).ok_or("an allowed mark")?;
            marks.push(Mark { item: item.code.clone(), steps, score, comments });
        }
        let total = sum(marks.iter().map(|mark| &mark.score));
        let mut check_points = Vec::new();
        for point in &remarks.check_points {
            let items = point.items.iter().map(ItemId::new).collect::<Result<_, _>>()?;
            let citations = point.citations.iter().map(Place::cited).collect::<Result<_, _>>()?;
            check_points.push(CheckPoint { items, text: Prose::new(&point.text)?, citations });
        }
        let mut documents = Vec::new();
        for (number, (name, _)) in DOCUMENTS.into_iter().enumerate() {
            documents.push(DocumentReference {
                id: document(number + 1)?,
                name: Line::new(name)?,
                digest: Digest::of(format!("{application} {name}").as_bytes()),
            });
        }
        let manifest = Digest::of(format!("package of {expert}").as_bytes());
        let dossier = DossierReference { manifest, documents };
        Ok(Content { dossier, outcome: Outcome::Scored { marks, total }, check_points })
    }
}

impl Place {
    fn cited(&self) -> Result<Citation, Fault> {
        let (_, label) = DOCUMENTS[(self.document.max(1) - 1) % DOCUMENTS.len()];
        Ok(Citation {
            document: document(self.document)?,
            label: Line::new(label)?,
            page: self.page,
            quote: self.quote.as_deref().map(Line::new).transpose()?,
            region: None,
        })
    }
}

fn document(number: usize) -> Result<DocumentId, Fault> {
    Ok(DocumentId::new(format!("{number:02}"))?)
}
