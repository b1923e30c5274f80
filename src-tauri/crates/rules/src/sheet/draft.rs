//! Unfinished work on a cell: a mark is given or not yet.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CheckPoint, Comment, Mark, Outcome, Sheet};
use crate::{
    criteria::CriteriaSet,
    ids::ItemId,
    number::{Ratio, sum},
    text::Prose,
};

/// What an expert has entered so far. Autosaved; nothing in it is final.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Whether marks are being given.
    pub standing: Standing,
    /// Marks and comments by item.
    pub marks: BTreeMap<ItemId, DraftMark>,
    /// Overall comment.
    pub overall: Option<Prose>,
    /// What should be checked on site.
    pub check_points: Vec<CheckPoint>,
}

/// Whether marks are being given on a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Standing {
    /// Yes.
    #[default]
    Scoring,
    /// No: the expert abstains.
    Abstaining {
        /// Why.
        reason: Prose,
    },
    /// No: the material does not suffice.
    Insufficient {
        /// Why.
        reason: Prose,
    },
}

/// One item in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftMark {
    /// The mark in steps; none is not yet given.
    pub steps: Option<u32>,
    /// Comments so far.
    pub comments: Vec<Comment>,
}

/// Why a draft cannot become a sheet yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No mark yet.
    Mark(ItemId),
    /// The mark is not one the set allows.
    Disallowed(ItemId),
    /// The draft marks an item the set does not have.
    UnknownItem(ItemId),
}

impl Draft {
    /// Returns the draft a revision of a sheet begins with.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Draft {
        let mut draft = Draft {
            standing: Standing::Scoring,
            marks: BTreeMap::new(),
            overall: sheet.overall.clone(),
            check_points: sheet.check_points.clone(),
        };
        match &sheet.outcome {
            Outcome::Abstained { reason } => draft.standing = Standing::Abstaining { reason: reason.clone() },
            Outcome::Insufficient { reason } => draft.standing = Standing::Insufficient { reason: reason.clone() },
            Outcome::Scored { marks, .. } => {
                let mark = |mark: &Mark| DraftMark { steps: Some(mark.steps), comments: mark.comments.clone() };
                draft.marks = marks.iter().map(|given| (given.item.clone(), mark(given))).collect();
            }
        }
        draft
    }

    /// Returns the outcome this draft comes to, or everything that is missing.
    ///
    /// # Errors
    /// All [`Missing`] marks, in the order of the set.
    pub fn outcome(&self, set: &CriteriaSet) -> Result<Outcome, Vec<Missing>> {
        match &self.standing {
            Standing::Abstaining { reason } => return Ok(Outcome::Abstained { reason: reason.clone() }),
            Standing::Insufficient { reason } => return Ok(Outcome::Insufficient { reason: reason.clone() }),
            Standing::Scoring => {}
        }
        let mut missing = Vec::new();
        let mut marks = Vec::new();
        for item in set.items() {
            let draft = self.marks.get(&item.code);
            match draft.and_then(|mark| mark.steps) {
                None => missing.push(Missing::Mark(item.code.clone())),
                Some(steps) => match set.mark_score(&item.code, steps) {
                    None => missing.push(Missing::Disallowed(item.code.clone())),
                    Some(score) => {
                        let comments = draft.map(|mark| mark.comments.clone()).unwrap_or_default();
                        marks.push(Mark { item: item.code.clone(), steps, score, comments });
                    }
                },
            }
        }
        let unknown = self.marks.keys().filter(|code| set.item(code).is_none());
        missing.extend(unknown.cloned().map(Missing::UnknownItem));
        if missing.is_empty() {
            let total: Ratio = sum(marks.iter().map(|mark| &mark.score));
            Ok(Outcome::Scored { marks, total })
        } else {
            Err(missing)
        }
    }
}
