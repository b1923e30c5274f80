//! The declared step: which marks an item allows, exactly.

use super::set::{CriteriaSet, Item};
use crate::number::Ratio;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The smallest difference between two marks. A mark is a whole number of steps, 0 to [`Step::full`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// Percent of the item's points: GB/T 19580 practice is 5 %.
    Percent {
        /// Percent points of one step; divides 100.
        step: u32,
    },
    /// Points, as the fraction numerator/denominator of one point.
    Points {
        /// Numerator of one step.
        numerator: u32,
        /// Denominator of one step.
        denominator: u32,
    },
}

impl Step {
    /// Returns how many steps full marks are for an item of `points` points; 0 for a step that is out of range.
    #[must_use]
    pub fn full(&self, points: u32) -> u32 {
        match *self {
            Step::Percent { step } => 100u32.checked_div(step).unwrap_or(0),
            Step::Points { numerator, denominator } => {
                let full = (u64::from(points) * u64::from(denominator)).checked_div(u64::from(numerator));
                full.and_then(|full| u32::try_from(full).ok()).unwrap_or(0)
            }
        }
    }

    /// Returns (steps, full steps), or nothing when `steps` exceeds full marks.
    pub(super) fn share(&self, points: u32, steps: u32) -> Option<(u64, u64)> {
        let full = self.full(points);
        (full > 0 && steps <= full).then(|| (u64::from(steps), u64::from(full)))
    }
}

impl CriteriaSet {
    /// Returns the marks `item` allows, as counts of the step, lowest first: 0..=20 for 5 % steps.
    #[must_use]
    pub fn steps(&self, item: &Item) -> std::ops::RangeInclusive<u32> {
        0..=self.step.full(item.points)
    }

    /// Returns the exact score of a mark of `steps` steps, or nothing when the item does not allow that mark.
    #[must_use]
    pub fn score(&self, item: &Item, steps: u32) -> Option<Ratio> {
        let (part, whole) = self.step.share(item.points, steps)?;
        let points = u64::from(item.points).checked_mul(part)?;
        Ratio::new(i64::try_from(points).ok()?, i64::try_from(whole).ok()?).ok()
    }

    /// Returns a mark as exact percent of the item's points, or nothing when the item does not allow that mark.
    #[must_use]
    pub fn percent(&self, item: &Item, steps: u32) -> Option<Ratio> {
        let (part, whole) = self.step.share(item.points, steps)?;
        Ratio::new(i64::try_from(part.checked_mul(100)?).ok()?, i64::try_from(whole).ok()?).ok()
    }

    /// Returns a mark as the number people give: percent or points, as the set has it. Nothing when the item does not
    /// allow that mark.
    #[must_use]
    pub fn mark_text(&self, item: &Item, steps: u32) -> Option<String> {
        self.step.share(item.points, steps).map(|_| self.steps_text(steps))
    }

    /// Returns so many steps as the number people give, whatever the item: a spread between two marks, a threshold.
    #[must_use]
    pub fn steps_text(&self, steps: u32) -> String {
        let one = match self.step {
            Step::Percent { step } => Ratio::whole(i64::from(step)),
            Step::Points { numerator, denominator } => {
                Ratio::new(i64::from(numerator), i64::from(denominator)).unwrap_or_else(|_| Ratio::zero())
            }
        };
        one.times(&Ratio::whole(i64::from(steps))).trimmed(2)
    }
}
