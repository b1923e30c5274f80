//! A criteria set as the form shows it, every score already worked out.

use rules::{
    criteria::{Band, CriteriaSet, Dimension, Item, ItemKind, Step},
    ids::ItemId,
};
use serde::Serialize;
use ts_rs::TS;

use super::shared::DECIMALS;
use crate::action::words::Words;

/// What is scored, and how.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ScoringCriteria {
    /// Name.
    pub name: Words,
    /// Full points.
    pub total: u32,
    /// What a mark counts.
    #[ts(type = "\"percent\" | \"points\"")]
    pub unit: &'static str,
    /// Levels from lowest to highest.
    pub bands: Vec<ScoringBand>,
    /// Aids to judgement, by kind of item.
    pub dimensions: Vec<ScoringDimensions>,
    /// In printed order.
    pub categories: Vec<ScoringCategory>,
}

/// One level.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ScoringBand {
    /// Lowest percent.
    pub from: u32,
    /// Highest percent.
    pub to: u32,
    /// What it means, by kind of item.
    pub process: Option<Words>,
    /// See above.
    pub result: Option<Words>,
    /// See above.
    pub plain: Option<Words>,
}

/// Aids to judgement of a kind of item.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ScoringDimensions {
    /// Kind of item.
    #[ts(type = "\"process\" | \"result\" | \"plain\"")]
    pub kind: ItemKind,
    /// In their usual order.
    pub list: Vec<ScoringDimension>,
}

/// One way of looking at an item.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ScoringDimension {
    /// Short sign.
    pub code: String,
    /// Name.
    pub name: Words,
    /// One line to think along.
    pub aid: Words,
}

/// A group of items.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ScoringCategory {
    /// Clause.
    pub code: String,
    /// Name.
    pub name: Words,
    /// Points of its items together.
    pub points: u32,
    /// In printed order.
    pub items: Vec<ScoringItem>,
}

/// A scored item.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ScoringItem {
    /// Clause.
    pub code: ItemId,
    /// Name.
    pub name: Words,
    /// Full points.
    pub points: u32,
    /// How it is judged.
    #[ts(type = "\"process\" | \"result\" | \"plain\"")]
    pub kind: ItemKind,
    /// What to look for.
    pub hints: Vec<Words>,
    /// Every mark it allows; the place in the list is the mark in steps.
    pub marks: Vec<ScoringMark>,
}

/// A mark that can be given.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ScoringMark {
    /// In percent or points, as the set counts.
    pub text: String,
    /// The item's score with it, in points.
    pub score: String,
    /// The band it lies in, from 0.
    pub band: Option<u32>,
}

impl ScoringCriteria {
    pub(super) fn of(set: &CriteriaSet) -> ScoringCriteria {
        let unit = match set.step {
            Step::Percent { .. } => "percent",
            Step::Points { .. } => "points",
        };
        let category = |category: &rules::criteria::Category| ScoringCategory {
            code: category.code.clone(),
            name: (&category.name).into(),
            points: category.points,
            items: category.items.iter().map(|entry| item(set, entry)).collect(),
        };
        let dimensions = set
            .dimensions
            .iter()
            .map(|group| ScoringDimensions { kind: group.kind, list: group.list.iter().map(dimension).collect() });
        ScoringCriteria {
            name: (&set.name).into(),
            total: set.total(),
            unit,
            bands: set.bands.iter().map(band).collect(),
            dimensions: dimensions.collect(),
            categories: set.categories.iter().map(category).collect(),
        }
    }
}

fn item(set: &CriteriaSet, item: &Item) -> ScoringItem {
    let mark = |steps| {
        let own = set.band_of(item, steps)?;
        let band = set.bands.iter().position(|band| band == own);
        Some(ScoringMark {
            text: set.mark_text(item, steps)?,
            score: set.score(item, steps)?.trimmed(DECIMALS),
            band: band.and_then(|band| u32::try_from(band).ok()),
        })
    };
    ScoringItem {
        code: item.code.clone(),
        name: (&item.name).into(),
        points: item.points,
        kind: item.kind,
        hints: item.hints.iter().map(Words::from).collect(),
        marks: set.steps(item).map_while(mark).collect(),
    }
}

fn band(band: &Band) -> ScoringBand {
    ScoringBand {
        from: band.from,
        to: band.to,
        process: band.process.as_ref().map(Words::from),
        result: band.result.as_ref().map(Words::from),
        plain: band.plain.as_ref().map(Words::from),
    }
}

fn dimension(dimension: &Dimension) -> ScoringDimension {
    ScoringDimension { code: dimension.code.clone(), name: (&dimension.name).into(), aid: (&dimension.aid).into() }
}
