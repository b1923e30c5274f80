//! What a draft comes to so far.

use rules::{
    criteria::CriteriaSet,
    number::{Ratio, sum},
    sheet::Draft,
};
use serde::Serialize;
use ts_rs::TS;

use super::shared::DECIMALS;
use crate::count::count;

/// What a draft comes to so far; only marks that are given count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct ScoringScores {
    /// In printed order.
    pub categories: Vec<ScoringSubtotal>,
    /// Of all marks given.
    pub total: String,
    /// Marks given.
    pub given: u32,
    /// Marks to be given.
    pub items: u32,
}

/// A category's part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct ScoringSubtotal {
    /// Clause.
    pub code: String,
    /// Of its marks given.
    pub score: String,
    /// Marks given.
    pub given: u32,
    /// Marks to be given.
    pub items: u32,
}

impl ScoringScores {
    pub(super) fn of(set: &CriteriaSet, draft: &Draft) -> ScoringScores {
        let mut all: Vec<Ratio> = Vec::new();
        let mut categories = Vec::new();
        for category in &set.categories {
            let scores = category.items.iter().filter_map(|item| {
                let steps = draft.marks.get(&item.code)?.steps?;
                set.score(item, steps)
            });
            let scores: Vec<Ratio> = scores.collect();
            categories.push(ScoringSubtotal {
                code: category.code.clone(),
                score: sum(&scores).trimmed(DECIMALS),
                given: count(scores.len()),
                items: count(category.items.len()),
            });
            all.extend(scores);
        }
        ScoringScores {
            categories,
            total: sum(&all).trimmed(DECIMALS),
            given: count(all.len()),
            items: count(set.items().count()),
        }
    }
}
