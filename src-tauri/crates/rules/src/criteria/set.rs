//! The values of a criteria set.

use super::step::Step;
use crate::ids::{CriteriaSetId, ItemId};
use crate::problem::{Problem, source};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The same words in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A table of scored items with their points, step and level descriptions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriteriaSet {
    /// Identifier, such as `gbt19580-2012`.
    pub id: CriteriaSetId,
    /// Name on screen and paper.
    pub name: Text,
    /// The standard or document the table comes from.
    pub source: String,
    /// What a reader must know about the reliability of the table.
    pub status: Text,
    /// True when names and points are only an example (示例分值) for the office to replace.
    #[serde(default)]
    pub sample: bool,
    /// Sum of all points.
    pub total: u32,
    /// The smallest difference between two marks.
    pub step: Step,
    /// Levels from lowest to highest, together covering 0–100 %.
    pub bands: Vec<Band>,
    /// The aids to judgement, per kind of item.
    #[serde(default)]
    pub dimensions: Vec<Dimensions>,
    /// The categories in their printed order.
    pub categories: Vec<Category>,
}

/// A group of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Clause number, such as `4.1`.
    pub code: String,
    /// Name.
    pub name: Text,
    /// Points of all its items together.
    pub points: u32,
    /// How well the points are known.
    pub confidence: Confidence,
    /// The scored items in their printed order.
    pub items: Vec<Item>,
}

/// One scored item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Clause number, such as `4.1.2`.
    pub code: ItemId,
    /// Name.
    pub name: Text,
    /// Full points.
    pub points: u32,
    /// How the item is judged.
    pub kind: ItemKind,
    /// How well the points are known.
    pub confidence: Confidence,
    /// What to look for.
    #[serde(default)]
    pub hints: Vec<Text>,
}

/// How an item is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A process item, seen by approach, deployment, learning, integration.
    Process,
    /// A result item, seen by levels, trends, comparisons, integration.
    Result,
    /// Neither: one judgement without dimensions, as in short forms.
    Plain,
}

/// How well a number of the table is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Checked against the printed source.
    Printed,
    /// Stated in a public document that was read.
    PublicDocument,
    /// Known in the trade, not yet confirmed by a document: 待与印刷版标准核对.
    TradeKnowledge,
    /// An example without any source.
    Sample,
}

/// One level of achievement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Lowest percent of the level.
    pub from: u32,
    /// Highest percent of the level.
    pub to: u32,
    /// What the level means for a process item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub process: Option<Text>,
    /// What the level means for a result item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Text>,
    /// What the level means for an item judged without dimensions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plain: Option<Text>,
}

/// The aids to judgement of one kind of item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dimensions {
    /// The kind of item they belong to.
    pub kind: ItemKind,
    /// The dimensions in their usual order.
    pub list: Vec<Dimension>,
}

/// One way of looking at an item. It carries no weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Short sign, such as `A` or `Le`.
    pub code: String,
    /// Name.
    pub name: Text,
    /// One line to think along.
    pub aid: Text,
}

impl CriteriaSet {
    /// Reads a criteria file and checks it.
    ///
    /// # Errors
    /// All problems of the file, placed by line and key.
    pub fn parse(text: &str) -> Result<CriteriaSet, Vec<Problem>> {
        let (set, places) = source::read::<CriteriaSet>(text)?;
        let problems = set.check();
        if problems.is_empty() { Ok(set) } else { Err(places.locate(problems)) }
    }

    /// Returns all items in printed order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.categories.iter().flat_map(|category| &category.items)
    }

    /// Returns the item with this code.
    #[must_use]
    pub fn item(&self, code: &ItemId) -> Option<&Item> {
        self.items().find(|item| item.code == *code)
    }

    /// Returns the category that holds this item.
    #[must_use]
    pub fn category_of(&self, code: &ItemId) -> Option<&Category> {
        self.categories.iter().find(|category| category.items.iter().any(|item| item.code == *code))
    }

    /// Returns the sum of all points.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.total
    }

    /// Returns the aids to judgement for a kind of item; empty when the set gives none.
    #[must_use]
    pub fn dimensions(&self, kind: ItemKind) -> &[Dimension] {
        self.dimensions.iter().find(|group| group.kind == kind).map_or(&[], |group| &group.list)
    }

    /// Returns the band a mark of `steps` steps on `item` lies in, or nothing when the item does not allow that mark.
    /// A value in the gap between two bands belongs to the lower one.
    #[must_use]
    pub fn band_of(&self, item: &Item, steps: u32) -> Option<&Band> {
        let (part, whole) = self.step.share(item.points, steps)?;
        self.bands.iter().rev().find(|band| part * 100 >= u64::from(band.from) * whole)
    }

    /// Returns the band of a percent value, 0–100.
    #[must_use]
    pub fn band_of_percent(&self, percent: u32) -> Option<&Band> {
        self.bands.iter().rev().find(|band| percent >= band.from).filter(|_| percent <= 100)
    }
}

impl Band {
    /// Returns what the level means for this kind of item.
    #[must_use]
    pub fn meaning(&self, kind: ItemKind) -> Option<&Text> {
        match kind {
            ItemKind::Process => self.process.as_ref(),
            ItemKind::Result => self.result.as_ref(),
            ItemKind::Plain => self.plain.as_ref(),
        }
    }
}
