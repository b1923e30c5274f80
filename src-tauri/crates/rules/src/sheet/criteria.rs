//! How signed files name their criteria, and the scores those criteria give.

use super::{CategoryReference, CriteriaReference, ItemReference};
use crate::{criteria::CriteriaSet, ids::ItemId, number::Ratio, text::Line};

impl CriteriaReference {
    /// Returns how a file names this set.
    #[must_use]
    pub fn of(set: &CriteriaSet) -> CriteriaReference {
        let item = |item: &crate::criteria::Item| ItemReference {
            code: item.code.clone(),
            name: line(&item.name.zh, item.code.as_str()),
            points: item.points,
        };
        let category = |category: &crate::criteria::Category| CategoryReference {
            code: line(&category.code, set.id.as_str()),
            name: line(&category.name.zh, set.id.as_str()),
            points: category.points,
            items: category.items.iter().map(item).collect(),
        };
        CriteriaReference {
            id: set.id.clone(),
            name: line(&set.name.zh, set.id.as_str()),
            total: set.total(),
            step: set.step,
            categories: set.categories.iter().map(category).collect(),
        }
    }

    /// Returns all items in order.
    pub fn items(&self) -> impl Iterator<Item = &ItemReference> {
        self.categories.iter().flat_map(|category| &category.items)
    }

    /// Returns a mark, or a merged mark between two steps, as percent of full marks; nothing for a set without steps.
    #[must_use]
    pub fn percent(&self, item: &ItemReference, steps: &Ratio) -> Option<Ratio> {
        steps.times(&Ratio::whole(100)).over(&Ratio::whole(self.step.full(item.points).into()))
    }
}

impl CriteriaSet {
    /// Returns the exact score of a mark on the item of this code, or nothing when the set has no such item or mark.
    #[must_use]
    pub fn mark_score(&self, code: &ItemId, steps: u32) -> Option<Ratio> {
        self.score(self.item(code)?, steps)
    }

    /// Returns the exact score of a merged mark, which may lie between two steps.
    #[must_use]
    pub fn merged_score(&self, code: &ItemId, steps: &Ratio) -> Option<Ratio> {
        let item = self.item(code)?;
        Ratio::whole(item.points.into()).times(steps).over(&Ratio::whole(self.step.full(item.points).into()))
    }
}

/// A criteria set that passed its own check has names that are lines; the identifier stands in for any other.
fn line(text: &str, otherwise: &str) -> Line {
    Line::new(text).or_else(|_| Line::new(otherwise)).expect("BUG: an identifier is a line")
}
