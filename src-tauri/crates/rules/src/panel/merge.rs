//! The marks of several experts become one value per application.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::{
    charter::{Level, MarksRule, Merge},
    criteria::CriteriaSet,
    ids::ItemId,
    number::{Ratio, Rounding, RoundingPoint, mean, median, sum},
    sheet::Mark,
};

/// The marks of one sheet, in the order of the criteria set.
pub type Judged<'a> = &'a [Mark];

/// Consensus marks in steps, by item.
pub type Agreed = BTreeMap<ItemId, u32>;

/// One application's merged score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Sheets counted.
    pub sheets: u32,
    /// Items in order; empty when whole sheets are merged.
    pub items: Vec<MergedItem>,
    /// The application's score of the round.
    pub score: Ratio,
}

/// One item's merged value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedItem {
    /// Item.
    pub item: ItemId,
    /// Mean of the marks that count, in steps, or the agreed mark.
    pub steps: Ratio,
    /// Its score.
    pub score: Ratio,
    /// Whether the value was agreed on.
    pub agreed: bool,
}

/// A merge by another rule than the charter's, to see what it would change. It is another type than [`Merged`] so that
/// no result can be made from it. A merge by the rule becomes a result,
///
/// ```
/// use rules::{ids::ApplicationId, panel::{Merged, ScoredApplication}, text::Line};
/// fn state(score: Merged, application: ApplicationId, name: Line) -> ScoredApplication {
///     ScoredApplication::of(application, name, score, &Default::default(), &Default::default(), None)
/// }
/// ```
///
/// a guess does not:
///
/// ```compile_fail,E0308
/// use rules::{ids::ApplicationId, panel::{ScoredApplication, WhatIf}, text::Line};
/// fn state(score: WhatIf, application: ApplicationId, name: Line) -> ScoredApplication {
///     ScoredApplication::of(application, name, score, &Default::default(), &Default::default(), None)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf(Merged);

/// Why there is no merged score.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum MergeFault {
    /// Fewer sheets count than the rule asks for.
    #[error("{found} sheets count, {needed} are needed")]
    TooFewSheets {
        /// Sheets counted.
        found: u32,
        /// Sheets needed.
        needed: u32,
    },
    /// The rule asks for consensus on an item and there is none.
    #[error("item {0} has not been agreed on")]
    NotAgreed(ItemId),
    /// An agreed mark is not allowed, or there is no such item.
    #[error("the agreed mark of item {0} is not allowed")]
    AgreedMark(ItemId),
    /// An item is agreed on although the rule has no consensus step.
    #[error("item {0} was agreed on, but the rule has no consensus step")]
    NoConsensusStep(ItemId),
    /// Items are agreed on although whole sheets are merged.
    #[error("item {0} was agreed on, but the rule merges whole sheets")]
    AgreedOnSheets(ItemId),
    /// A sheet lacks an item.
    #[error("a sheet has no mark for item {0}")]
    MissingMark(ItemId),
}

/// Returns an application's score by the charter's rule.
///
/// # Errors
/// [`MergeFault`] names the first rule that keeps it from having one.
pub fn merge(
    rule: &MarksRule,
    set: &CriteriaSet,
    sheets: &[Judged<'_>],
    agreed: &Agreed,
) -> Result<Merged, MergeFault> {
    merge_by(&rule.merge, rule, set, sheets, agreed)
}

/// Returns what an application's score would be by another method.
///
/// # Errors
/// As [`merge`].
pub fn what_if(
    method: &Merge,
    rule: &MarksRule,
    set: &CriteriaSet,
    sheets: &[Judged<'_>],
    agreed: &Agreed,
) -> Result<WhatIf, MergeFault> {
    merge_by(method, rule, set, sheets, agreed).map(WhatIf)
}

impl WhatIf {
    /// Returns the score it would be.
    #[must_use]
    pub fn score(&self) -> &Ratio {
        &self.0.score
    }
}

fn merge_by(
    method: &Merge,
    rule: &MarksRule,
    set: &CriteriaSet,
    sheets: &[Judged<'_>],
    agreed: &Agreed,
) -> Result<Merged, MergeFault> {
    let found = u32::try_from(sheets.len()).unwrap_or(u32::MAX);
    let needed = rule.minimum_sheets.max(1);
    if found < needed {
        return Err(MergeFault::TooFewSheets { found, needed });
    }
    if let Some(unknown) = agreed.keys().find(|item| set.item(item).is_none()) {
        return Err(MergeFault::AgreedMark(unknown.clone()));
    }
    let rounding = rule.rounding.as_ref();
    if !method.merges_items() {
        if let Some(item) = agreed.keys().next() {
            return Err(MergeFault::AgreedOnSheets(item.clone()));
        }
        let mut totals = vec![Ratio::zero(); sheets.len()];
        for item in set.items() {
            for (total, steps) in totals.iter_mut().zip(marks_of(&item.code, sheets)?) {
                let score = set.merged_score(&item.code, &steps).unwrap_or_else(Ratio::zero);
                *total = total.plus(&score);
            }
        }
        let round = |total| Rounding::apply(rounding, RoundingPoint::Sheet, total);
        let totals: Vec<Ratio> = totals.into_iter().map(round).collect();
        let score = central(method, &totals).unwrap_or_else(Ratio::zero);
        return Ok(Merged {
            sheets: found,
            items: Vec::new(),
            score: Rounding::apply(rounding, RoundingPoint::Round, score),
        });
    }
    if rule.consensus.is_none()
        && rule.merge != Merge::Consensus
        && let Some(item) = agreed.keys().next()
    {
        return Err(MergeFault::NoConsensusStep(item.clone()));
    }
    let mut items = Vec::new();
    for item in set.items() {
        let (steps, is_agreed) = match (agreed.get(&item.code), method) {
            (Some(steps), _) => (Ratio::whole(i64::from(*steps)), true),
            (None, Merge::Consensus) => return Err(MergeFault::NotAgreed(item.code.clone())),
            (None, _) => (central(method, &marks_of(&item.code, sheets)?).unwrap_or_else(Ratio::zero), false),
        };
        if agreed.get(&item.code).is_some_and(|steps| set.mark_score(&item.code, *steps).is_none()) {
            return Err(MergeFault::AgreedMark(item.code.clone()));
        }
        let score = set.merged_score(&item.code, &steps).unwrap_or_else(Ratio::zero);
        let score = Rounding::apply(rounding, RoundingPoint::Item, score);
        items.push(MergedItem { item: item.code.clone(), steps, score, agreed: is_agreed });
    }
    let score = Rounding::apply(rounding, RoundingPoint::Round, sum(items.iter().map(|item| &item.score)));
    Ok(Merged { sheets: found, items, score })
}

fn marks_of(item: &ItemId, sheets: &[Judged<'_>]) -> Result<Vec<Ratio>, MergeFault> {
    let steps = |sheet: &Judged<'_>| {
        let mark = sheet.iter().find(|mark| mark.item == *item);
        mark.map(|mark| Ratio::whole(i64::from(mark.steps))).ok_or_else(|| MergeFault::MissingMark(item.clone()))
    };
    sheets.iter().map(steps).collect()
}

/// The one value of several by a method; nothing for no values.
fn central(method: &Merge, values: &[Ratio]) -> Option<Ratio> {
    match method {
        Merge::Mean | Merge::Consensus => mean(values),
        Merge::Median { level: Level::Item | Level::Sheet } => median(values),
        Merge::TrimmedMean { drop, from, .. } => {
            let (drop, from) = (*drop as usize, *from as usize);
            if values.len() < from || values.len() <= drop * 2 {
                return mean(values);
            }
            let mut sorted = values.to_vec();
            sorted.sort();
            mean(&sorted[drop..sorted.len() - drop])
        }
    }
}
