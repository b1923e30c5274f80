//! Exact numbers: every score is a rational, and rounding is one named function.
//!
//! Invariant: a [`Ratio`] is reduced and its denominator positive, so equal values have equal text.

mod value;

use std::{borrow::Cow, cmp::Ordering, fmt, str::FromStr};

use num_bigint::BigInt;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use thiserror::Error;
use ts_rs::TS;

use value::Value;

/// An exact rational number. JSON text is `"n/d"`, reduced, with d ≥ 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, TS)]
#[serde(try_from = "String")]
#[ts(as = "String")]
pub struct Ratio(Value);

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
        Value::quotient(numerator, denominator).map(Ratio).ok_or(RatioFault::ZeroDenominator)
    }

    /// Returns the whole number `value`.
    #[must_use]
    pub fn whole(value: i64) -> Ratio {
        Ratio(Value::Words(value, 1))
    }

    /// Returns zero.
    #[must_use]
    pub fn zero() -> Ratio {
        Ratio::whole(0)
    }

    /// Returns whether the value is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.sign() == Ordering::Equal
    }

    /// Returns whether the value is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.sign() == Ordering::Less
    }

    /// Returns the sum.
    #[must_use]
    pub fn plus(&self, other: &Ratio) -> Ratio {
        Ratio(self.0.plus(&other.0))
    }

    /// Returns the difference.
    #[must_use]
    pub fn minus(&self, other: &Ratio) -> Ratio {
        Ratio(self.0.minus(&other.0))
    }

    /// Returns the product.
    #[must_use]
    pub fn times(&self, other: &Ratio) -> Ratio {
        Ratio(self.0.times(&other.0))
    }

    /// Returns the quotient, or nothing when `other` is zero.
    #[must_use]
    pub fn over(&self, other: &Ratio) -> Option<Ratio> {
        self.0.over(&other.0).map(Ratio)
    }

    /// Returns the value rounded half up (away from zero, 四舍五入) to `digits` decimals.
    #[must_use]
    pub fn rounded(&self, digits: u32) -> Ratio {
        Ratio(self.0.scaled_half_up(digits).into_value(digits))
    }

    /// Returns the value as decimal text with exactly `digits` decimals, rounded half up. For display only: what is
    /// compared is the rational.
    #[must_use]
    pub fn decimal(&self, digits: u32) -> String {
        let (is_negative, magnitude) = self.0.scaled_half_up(digits).into_digits();
        let digits = digits as usize;
        let padded = format!("{magnitude:0>width$}", width = digits + 1);
        let (whole, fraction) = padded.split_at(padded.len() - digits);
        let sign = if is_negative { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// Returns the value as decimal text with no more decimals than it needs, and at most `most`, rounded half up. For
    /// display only.
    #[must_use]
    pub fn trimmed(&self, most: u32) -> String {
        let digits = (0..most).find(|digits| self.rounded(*digits) == *self).unwrap_or(most);
        self.decimal(digits)
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
        fmt::Display::fmt(&self.0, f)
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
        let ratio = match (numerator.parse(), denominator.parse()) {
            (Ok(numerator), Ok(denominator)) => Ratio::new(numerator, denominator)?,
            // Longer than a word.
            _ => {
                let big = |digits: &str| digits.parse::<BigInt>().map_err(|_| RatioFault::Form);
                let value = Value::big_quotient(big(numerator)?, big(denominator)?);
                value.map(Ratio).ok_or(RatioFault::ZeroDenominator)?
            }
        };
        if ratio.to_string() == text { Ok(ratio) } else { Err(RatioFault::NotCanonical) }
    }
}

impl TryFrom<String> for Ratio {
    type Error = RatioFault;

    fn try_from(text: String) -> Result<Ratio, RatioFault> {
        text.parse()
    }
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
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
