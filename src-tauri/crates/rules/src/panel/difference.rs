//! How far a mark lies from the item's median, in five classes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::number::{Ratio, median};

/// Class of a mark's difference from the median, in percent of the item's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// 15 or more below.
    Lo2,
    /// 10 or more below.
    Lo1,
    /// Nearer.
    Even,
    /// 10 or more above.
    Hi1,
    /// 15 or more above.
    Hi2,
}

/// Returns the class of each of these marks of one item, given in percent.
#[must_use]
pub fn differences(percents: &[Ratio]) -> Vec<Difference> {
    let Some(middle) = median(percents) else { return Vec::new() };
    let class = |percent: &Ratio| {
        let by = percent.minus(&middle);
        let whole = Ratio::whole;
        match () {
            () if by <= whole(-15) => Difference::Lo2,
            () if by <= whole(-10) => Difference::Lo1,
            () if by >= whole(15) => Difference::Hi2,
            () if by >= whole(10) => Difference::Hi1,
            () => Difference::Even,
        }
    };
    percents.iter().map(class).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_counted_from_the_median() {
        use Difference::{Even, Hi1, Hi2, Lo1, Lo2};
        let classes = |marks: &[i64]| differences(&marks.iter().map(|mark| Ratio::whole(*mark)).collect::<Vec<_>>());
        assert_eq!(classes(&[70, 65, 60, 85, 80]), [Even, Even, Lo1, Hi2, Hi1]);
        assert_eq!(classes(&[70, 35, 35, 70, 55]), [Hi2, Lo2, Lo2, Hi2, Even]);
        // The median of an even count lies between two steps: 52.5.
        assert_eq!(classes(&[40, 50, 55, 65]), [Lo1, Even, Even, Hi1]);
        assert_eq!(classes(&[]), []);
    }
}
