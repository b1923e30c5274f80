//! Exact numbers: every score is a rational, and rounding is one named function.
//!
//! Invariant: a [`Ratio`] is reduced and its denominator positive, so equal values have equal text.

use std::{borrow::Cow, cmp::Ordering, fmt, str::FromStr};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use thiserror::Error;
use ts_rs::TS;

/// An exact rational number. JSON text is `"n/d"`, reduced, with d ≥ 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
pub struct Ratio(BigRational);

/// Why a text is not a rational in canonical form.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RatioFault {
    /// The text is not `n/d` in decimal digits.
    #[error("not of the form n/d")]
    Form,
    /// The denominator is zero.
    #[error("the denominator is zero")]
    ZeroDenominator,
    /// The fraction is not reduced or has leading zeros.
    #[error("not in reduced canonical form")]
    NotCanonical,
    /// More digits than any score can need.
    #[error("too many digits")]
    TooLong,
}

/// Longest accepted text of a rational; a bound against hostile files, far above any real score.
const LONGEST_TEXT: usize = 400;

impl Ratio {
    /// Returns the rational `numerator / denominator`.
    ///
    /// # Errors
    /// [`RatioFault::ZeroDenominator`] when `denominator` is 0.
    pub fn new(numerator: i64, denominator: i64) -> Result<Ratio, RatioFault> {
        if denominator == 0 {
            return Err(RatioFault::ZeroDenominator);
        }
        Ok(Ratio(BigRational::new(numerator.into(), denominator.into())))
    }

    /// Returns the whole number `value`.
    #[must_use]
    pub fn whole(value: i64) -> Ratio {
        Ratio(BigRational::from_integer(value.into()))
    }

    /// Returns zero.
    #[must_use]
    pub fn zero() -> Ratio {
        Ratio(BigRational::zero())
    }

    /// Returns whether the value is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Returns whether the value is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Returns the sum.
    #[must_use]
    pub fn plus(&self, other: &Ratio) -> Ratio {
        Ratio(&self.0 + &other.0)
    }

    /// Returns the difference.
    #[must_use]
    pub fn minus(&self, other: &Ratio) -> Ratio {
        Ratio(&self.0 - &other.0)
    }

    /// Returns the product.
    #[must_use]
    pub fn times(&self, other: &Ratio) -> Ratio {
        Ratio(&self.0 * &other.0)
    }

    /// Returns the quotient, or nothing when `other` is zero.
    #[must_use]
    pub fn over(&self, other: &Ratio) -> Option<Ratio> {
        (!other.is_zero()).then(|| Ratio(&self.0 / &other.0))
    }

    /// Returns the value rounded half up (away from zero, 四舍五入) to `digits` decimals.
    #[must_use]
    pub fn rounded(&self, digits: u32) -> Ratio {
        let scale = BigInt::from(10).pow(digits);
        Ratio(BigRational::new(self.scaled_half_up(&scale), scale))
    }

    /// Returns the value as decimal text with exactly `digits` decimals, rounded half up. For display only: what is
    /// compared is the rational.
    #[must_use]
    pub fn decimal(&self, digits: u32) -> String {
        let scale = BigInt::from(10).pow(digits);
        let scaled = self.scaled_half_up(&scale);
        let sign = if scaled.is_negative() { "-" } else { "" };
        let magnitude = scaled.abs();
        let whole = &magnitude / &scale;
        if digits == 0 {
            return format!("{sign}{whole}");
        }
        let fraction = (&magnitude % &scale).to_string();
        format!("{sign}{whole}.{fraction:0>width$}", width = digits as usize)
    }

    /// Returns the value as decimal text with no more decimals than it needs, and at most `most`, rounded half up. For
    /// display only.
    #[must_use]
    pub fn trimmed(&self, most: u32) -> String {
        let digits = (0..most).find(|digits| self.rounded(*digits) == *self).unwrap_or(most);
        self.decimal(digits)
    }

    fn scaled_half_up(&self, scale: &BigInt) -> BigInt {
        let scaled = &self.0 * BigRational::from_integer(scale.clone());
        let half = BigRational::new(1.into(), 2.into());
        if scaled.is_negative() { (scaled - half).ceil().to_integer() } else { (scaled + half).floor().to_integer() }
    }
}

/// Returns the sum of all values; zero for none.
pub fn sum<'a>(values: impl IntoIterator<Item = &'a Ratio>) -> Ratio {
    values.into_iter().fold(Ratio::zero(), |total, value| total.plus(value))
}

/// Returns the arithmetic mean, or nothing for no values.
#[must_use]
pub fn mean(values: &[Ratio]) -> Option<Ratio> {
    let count = i64::try_from(values.len()).ok()?;
    sum(values).over(&Ratio::whole(count))
}

/// Returns the median, the mean of the middle two for an even count, or nothing for no values.
#[must_use]
pub fn median(values: &[Ratio]) -> Option<Ratio> {
    let mut sorted = values.to_vec();
    sorted.sort();
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        n if n % 2 == 1 => Some(sorted[middle].clone()),
        _ => mean(&sorted[middle - 1..=middle]),
    }
}

/// Where and how far a frozen rule rounds, half up (四舍五入). A rule without it compares exact values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// The value that is rounded.
    pub at: RoundingPoint,
    /// Decimals kept, 0–6.
    #[serde(deserialize_with = "few_digits")]
    #[schemars(range(max = MOST_DIGITS))]
    pub digits: u32,
}

/// Most decimals a rule may keep. A bound against hostile files too: 10 to the power of the digits is computed.
pub const MOST_DIGITS: u32 = 6;

fn few_digits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let digits = u32::deserialize(deserializer)?;
    if digits <= MOST_DIGITS { Ok(digits) } else { Err(D::Error::custom("more than 6 decimals")) }
}

/// The value a [`Rounding`] applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RoundingPoint {
    /// Each merged item score.
    Item,
    /// Each sheet total, before merging.
    Sheet,
    /// The application's score of a round.
    Round,
    /// The application's composite score.
    Composite,
}

impl Rounding {
    /// Returns `value` rounded when `rule` rounds at `point`, else unchanged.
    #[must_use]
    pub fn apply(rule: Option<&Rounding>, point: RoundingPoint, value: Ratio) -> Ratio {
        match rule {
            Some(rounding) if rounding.at == point => value.rounded(rounding.digits),
            _ => value,
        }
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.0.numer(), self.0.denom())
    }
}

impl FromStr for Ratio {
    type Err = RatioFault;

    fn from_str(text: &str) -> Result<Ratio, RatioFault> {
        if text.len() > LONGEST_TEXT {
            return Err(RatioFault::TooLong);
        }
        let (numerator, denominator) = text.split_once('/').ok_or(RatioFault::Form)?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(numerator.strip_prefix('-').unwrap_or(numerator)) || !digits(denominator) {
            return Err(RatioFault::Form);
        }
        let numerator: BigInt = numerator.parse().map_err(|_| RatioFault::Form)?;
        let denominator: BigInt = denominator.parse().map_err(|_| RatioFault::Form)?;
        if denominator.cmp(&BigInt::zero()) == Ordering::Equal {
            return Err(RatioFault::ZeroDenominator);
        }
        let ratio = Ratio(BigRational::new(numerator, denominator));
        if ratio.to_string() == text { Ok(ratio) } else { Err(RatioFault::NotCanonical) }
    }
}

impl TryFrom<String> for Ratio {
    type Error = RatioFault;

    fn try_from(text: String) -> Result<Ratio, RatioFault> {
        text.parse()
    }
}

impl From<Ratio> for String {
    fn from(ratio: Ratio) -> String {
        ratio.to_string()
    }
}

impl JsonSchema for Ratio {
    fn schema_name() -> Cow<'static, str> {
        "Ratio".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^-?[0-9]+/[1-9][0-9]*$", "description": "an exact reduced fraction n/d" })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn decimals_round_half_up_away_from_zero() {
        for (n, d, digits, expected) in [
            (1, 8, 2, "0.13"),
            (-1, 8, 2, "-0.13"),
            (5, 2, 0, "3"),
            (105, 20, 2, "5.25"),
            (1, 3, 2, "0.33"),
            (2, 3, 2, "0.67"),
            (599, 1, 2, "599.00"),
            (-1, 1000, 2, "0.00"),
        ] {
            assert_eq!(Ratio::new(n, d).unwrap().decimal(digits), expected, "{n}/{d} to {digits} digits");
        }
    }

    #[test]
    fn only_the_canonical_text_is_read() {
        assert_eq!("13/2".parse::<Ratio>().unwrap(), Ratio::new(13, 2).unwrap());
        for (text, fault) in [
            ("26/4", RatioFault::NotCanonical),
            ("013/2", RatioFault::NotCanonical),
            ("1/0", RatioFault::ZeroDenominator),
            ("1", RatioFault::Form),
            ("1.5/1", RatioFault::Form),
            ("-/1", RatioFault::Form),
            ("+1/2", RatioFault::Form),
            ("-0/1", RatioFault::NotCanonical),
        ] {
            assert_eq!(text.parse::<Ratio>(), Err(fault), "{text}");
        }
    }

    #[test]
    fn median_of_an_even_count_is_the_mean_of_the_middle_two() {
        let values: Vec<Ratio> = [4, 1, 3, 2].map(Ratio::whole).to_vec();
        assert_eq!(median(&values), Some(Ratio::new(5, 2).unwrap()));
        assert_eq!(median(&[]), None);
    }
}
