//! Score sheets 评分表: one expert's marks and comments on one application in one round.
//!
//! A sheet is whole or it is not a sheet: unfinished work is a [`Draft`]. Zero is a mark; abstention, recusal, material
//! that does not suffice and a missing sheet are not.

mod aids;
mod check;
mod criteria;
mod draft;
mod hint;
mod outcome;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use aids::{Aids, DimensionAid, ItemAids};
pub use check::SheetFault;
pub use draft::{Draft, DraftMark, Missing, Standing};
pub use hint::{Hint, HintCode, OwnWork, Remark, hints};
pub use outcome::Outcome;

use crate::{
    charter::{CharterReference, EditionReference, RoundReference, Row, Signing},
    criteria::Step,
    digest::Digest,
    ids::{CriteriaSetId, DocumentId, ItemId},
    json::Payload,
    number::Ratio,
    text::{Line, Prose},
};

/// A signed score sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// `paneldesk.sheet/1`.
    pub format: String,
    /// Edition.
    pub edition: EditionReference,
    /// The charter it stands under.
    pub charter: CharterReference,
    /// Round and panel.
    pub round: RoundReference,
    /// The opened cell of the matrix.
    pub cell: Row,
    /// Criteria used.
    pub criteria: CriteriaReference,
    /// What was read.
    pub dossier: DossierReference,
    /// Marks, or why there are none.
    pub outcome: Outcome,
    /// Overall comment.
    pub overall: Option<Prose>,
    /// What should be checked on site.
    pub check_points: Vec<CheckPoint>,
    /// Place in the chain of this cell's sheets.
    pub revision: SheetRevision,
    /// Set when somebody entered a sheet written on paper.
    pub entered: Option<Entered>,
    /// Who signs.
    pub signing: Signing,
}

/// The criteria a file was made by, with all that its pages print of them, so that the pages can be printed again from
/// the file alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriteriaReference {
    /// Criteria set.
    pub id: CriteriaSetId,
    /// As printed.
    pub name: Line,
    /// Full points.
    pub total: u32,
    /// The step of marks.
    pub step: Step,
    /// Categories in order.
    pub categories: Vec<CategoryReference>,
}

/// A category as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryReference {
    /// Code, such as `4.1`.
    pub code: Line,
    /// Name.
    pub name: Line,
    /// Points of its items together.
    pub points: u32,
    /// Items in order.
    pub items: Vec<ItemReference>,
}

/// An item as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemReference {
    /// Code, such as `4.1.2`.
    pub code: ItemId,
    /// Name.
    pub name: Line,
    /// Full points.
    pub points: u32,
}

/// The dossier as the expert had it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DossierReference {
    /// SHA-256 of the package manifest it came with.
    pub manifest: Digest,
    /// Its documents.
    pub documents: Vec<DocumentReference>,
}

/// One document of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentReference {
    /// Identifier within the dossier.
    pub id: DocumentId,
    /// File name as handed in.
    pub name: Line,
    /// SHA-256 of the file.
    pub digest: Digest,
}

/// One item's mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Item.
    pub item: ItemId,
    /// The mark in steps of the criteria set, from 0.
    pub steps: u32,
    /// Item score, points × steps × step.
    pub score: Ratio,
    /// Comments in the order written.
    pub comments: Vec<Comment>,
}

/// A comment on an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// What it says.
    pub kind: CommentKind,
    /// Text.
    pub text: Prose,
    /// Places in the dossier it rests on.
    pub citations: Vec<Citation>,
}

/// Kinds of comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum CommentKind {
    /// 优势.
    Strength,
    /// 改进机会.
    Opportunity,
}

/// A place in the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Document of the dossier.
    pub document: DocumentId,
    /// Short name as printed, such as 报告.
    pub label: Line,
    /// Physical page from 1; none for a document without pages.
    pub page: Option<u32>,
    /// The words cited, when text was selected.
    pub quote: Option<Line>,
    /// The region cited in 1/100 pt of the page picture: left, top, right, bottom.
    pub region: Option<[u32; 4]>,
}

/// Something to check on site 现场核查要点.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckPoint {
    /// Items concerned.
    pub items: Vec<ItemId>,
    /// Text.
    pub text: Prose,
    /// Places in the dossier it rests on.
    pub citations: Vec<Citation>,
}

/// Place of a sheet in the chain of its cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetRevision {
    /// 1 for the first.
    pub number: u32,
    /// Identities of the sheets it replaces: one normally, all heads when it ends a fork, none for the first.
    pub supersedes: Vec<Digest>,
    /// Why; required from the second on.
    pub reason: Option<Prose>,
}

/// A sheet written on paper and entered by the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entered {
    /// Who typed it.
    pub entered_by: Line,
    /// Who compared it with the paper.
    pub checked_by: Line,
    /// SHA-256 of the scan.
    pub scan: Digest,
}

impl Payload for Sheet {
    const FORMAT: &'static str = "paneldesk.sheet/1";
    const ATTACHMENT: &'static str = "score-sheet.json";

    fn format(&self) -> &str {
        &self.format
    }
}
