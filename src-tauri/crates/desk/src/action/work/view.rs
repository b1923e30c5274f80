//! Parts that several screens of an expert show in the same way.

use rules::{
    bundled,
    charter::RevisionKind,
    criteria::{CriteriaSet, Item, Step},
    ids::ItemId,
    time::Instant,
};
use serde::Serialize;
use ts_rs::TS;

use crate::expert::{Stage, Stale};

/// How far a dossier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum WorkStage {
    /// Nothing is signed.
    Draft,
    /// Signed, not handed in.
    Signed,
    /// Sealed into a file to carry.
    HandedIn,
    /// Its receipt came.
    Receipted,
    /// What was signed does not count any more.
    Stale,
    /// Recused from the beginning.
    Recused,
    /// Not expected any more.
    Withdrawn,
}

/// Why a dossier is stale or withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub(crate) enum WorkWhy {
    /// A charter is in force that does not keep what was signed under an earlier one.
    CharterChanged {
        /// Its number when it was signed.
        signed: u32,
        /// Its number now.
        in_force: u32,
        /// What kind of revision that is.
        kind: RevisionKind,
    },
    /// The key does not count any more.
    KeyRevoked,
    /// The charter in force does not expect the cell as it was opened.
    NotExpected {
        /// What kind of revision that is.
        kind: RevisionKind,
    },
}

impl From<Stage> for WorkStage {
    fn from(stage: Stage) -> WorkStage {
        match stage {
            Stage::Draft => WorkStage::Draft,
            Stage::Signed => WorkStage::Signed,
            Stage::HandedIn => WorkStage::HandedIn,
            Stage::Receipted => WorkStage::Receipted,
            Stage::Stale(_) => WorkStage::Stale,
            Stage::Recused => WorkStage::Recused,
            Stage::Withdrawn { .. } => WorkStage::Withdrawn,
        }
    }
}

/// Returns why a cell is stale or withdrawn.
pub(crate) fn why(stage: Stage) -> Option<WorkWhy> {
    match stage {
        Stage::Stale(Stale::Charter { signed, in_force, kind }) => {
            Some(WorkWhy::CharterChanged { signed, in_force, kind })
        }
        Stage::Stale(Stale::Key) => Some(WorkWhy::KeyRevoked),
        Stage::Withdrawn { kind } => Some(WorkWhy::NotExpected { kind }),
        Stage::Draft | Stage::Signed | Stage::HandedIn | Stage::Receipted | Stage::Recused => None,
    }
}

/// When hand-in ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct WorkDeadline {
    /// The instant.
    pub at: Instant,
    /// Its civil date in UTC+8, `2026-05-15`.
    pub date: String,
    /// It has passed, by the clock of this machine.
    pub passed: bool,
    /// Working days until then, below 0 when it has passed; none without a calendar.
    #[ts(type = "number | null")]
    pub days_left: Option<i64>,
    /// The year that has no calendar.
    pub missing_year: Option<i32>,
}

impl WorkDeadline {
    pub(crate) fn of(at: Instant, now: Instant) -> WorkDeadline {
        let days = bundled::calendars().working_days_between(now.civil_date(), at.civil_date());
        WorkDeadline {
            at,
            date: at.civil_date().to_string(),
            passed: now > at,
            days_left: days.ok(),
            missing_year: days.err().map(|missing| missing.year),
        }
    }
}

/// What is scored, without the words that help to score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct WorkCriteria {
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Full points.
    pub total: u32,
    /// What a mark counts.
    #[ts(type = "\"percent\" | \"points\"")]
    pub unit: &'static str,
    /// In printed order.
    pub categories: Vec<WorkCategory>,
}

/// A group of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct WorkCategory {
    /// Clause.
    pub code: String,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Points of its items together.
    pub points: u32,
    /// In printed order.
    pub items: Vec<WorkItemName>,
}

/// A scored item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct WorkItemName {
    /// Clause.
    pub code: ItemId,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Full points.
    pub points: u32,
}

/// Returns what is scored by a set.
pub(crate) fn criteria_of(set: &CriteriaSet) -> WorkCriteria {
    let item = |item: &Item| WorkItemName {
        code: item.code.clone(),
        zh: item.name.zh.clone(),
        en: item.name.en.clone(),
        points: item.points,
    };
    let category = |category: &rules::criteria::Category| WorkCategory {
        code: category.code.clone(),
        zh: category.name.zh.clone(),
        en: category.name.en.clone(),
        points: category.points,
        items: category.items.iter().map(item).collect(),
    };
    WorkCriteria {
        zh: set.name.zh.clone(),
        en: set.name.en.clone(),
        total: set.total(),
        unit: match set.step {
            Step::Percent { .. } => "percent",
            Step::Points { .. } => "points",
        },
        categories: set.categories.iter().map(category).collect(),
    }
}

/// Returns a mark as it is spoken of: `65%`, or points.
pub(crate) fn mark_text(set: &CriteriaSet, item: &Item, steps: u32) -> Option<String> {
    let number = set.mark_text(item, steps)?;
    Some(if matches!(set.step, Step::Percent { .. }) { format!("{number}%") } else { number })
}

/// Returns how high a mark is drawn, 0 to 100. For drawing only.
pub(crate) fn height(set: &CriteriaSet, item: &Item, steps: u32) -> u32 {
    (steps.min(set.step.full(item.points)) * 100).checked_div(set.step.full(item.points)).unwrap_or(0)
}
