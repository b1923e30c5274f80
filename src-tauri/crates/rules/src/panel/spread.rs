//! Where experts differ, per item. No totals, ranks or lines: this is what a chair may see before agreeing.

use crate::{
    charter::ConsensusRule,
    criteria::CriteriaSet,
    digest::Digest,
    ids::{ItemId, PersonId},
    sheet::{Outcome, Sheet},
};

/// The marks of one item of one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemSpread {
    /// Item.
    pub item: ItemId,
    /// Marks in steps, by expert.
    pub marks: Vec<(PersonId, u32)>,
    /// Highest minus lowest, in steps.
    pub spread: u32,
    /// Level by the frozen threshold.
    pub level: SpreadLevel,
}

/// Level of spread: ● reached, ◐ one step below, ○ agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpreadLevel {
    /// Below the threshold by more than a step, or no threshold.
    Agreed,
    /// One step below the threshold.
    Near,
    /// At or above the threshold: the item is discussed.
    Reached,
}

/// Returns the spread of every item over the scored sheets of one application.
#[must_use]
pub fn item_spreads(set: &CriteriaSet, rule: Option<&ConsensusRule>, sheets: &[(Digest, &Sheet)]) -> Vec<ItemSpread> {
    let mut spreads = Vec::new();
    for item in set.items() {
        let mut marks: Vec<(PersonId, u32)> = Vec::new();
        for (_, sheet) in sheets {
            if let Outcome::Scored { marks: given, .. } = &sheet.outcome {
                let mark = given.iter().find(|mark| mark.item == item.code);
                marks.extend(mark.map(|mark| (sheet.cell.expert.clone(), mark.steps)));
            }
        }
        marks.sort();
        let highest = marks.iter().map(|(_, steps)| *steps).max().unwrap_or(0);
        let lowest = marks.iter().map(|(_, steps)| *steps).min().unwrap_or(0);
        let spread = highest - lowest;
        let level = match rule.map(|rule| rule.spread_steps) {
            Some(threshold) if spread >= threshold => SpreadLevel::Reached,
            Some(threshold) if threshold - spread == 1 => SpreadLevel::Near,
            _ => SpreadLevel::Agreed,
        };
        spreads.push(ItemSpread { item: item.code.clone(), marks, spread, level });
    }
    spreads
}
