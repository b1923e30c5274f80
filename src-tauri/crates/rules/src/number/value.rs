//! The arithmetic of an exact number.
//!
//! Numerator and denominator of a score have a few digits, so they are held in machine words and computed in wider
//! ones. What does not fit goes on in big numbers: nothing overflows and nothing is rounded.

use std::{cmp::Ordering, fmt};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// A rational number. Invariant: reduced, its denominator positive, and in words whenever it fits; so equal values are
/// equal in form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Value {
    /// Numerator and denominator.
    Words(i64, i64),
    Big(Box<BigRational>),
}

impl Value {
    /// Returns `numerator / denominator`, or nothing when the denominator is zero.
    pub(super) fn quotient(numerator: i64, denominator: i64) -> Option<Value> {
        (denominator != 0).then(|| Value::reduced(numerator.into(), denominator.into()))
    }

    /// Returns the same for numbers of any length.
    pub(super) fn big_quotient(numerator: BigInt, denominator: BigInt) -> Option<Value> {
        (!denominator.is_zero()).then(|| Value::from(BigRational::new(numerator, denominator)))
    }

    /// Returns a fraction in its one form. Of words both are sums or products of two, which fit; the denominator is not
    /// zero.
    fn reduced(numerator: i128, denominator: i128) -> Value {
        let divisor = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs()) as i128;
        let divisor = if denominator < 0 { -divisor } else { divisor };
        match (i64::try_from(numerator / divisor), i64::try_from(denominator / divisor)) {
            (Ok(numerator), Ok(denominator)) => Value::Words(numerator, denominator),
            _ => Value::from(BigRational::new(numerator.into(), denominator.into())),
        }
    }

    pub(super) fn plus(&self, other: &Value) -> Value {
        match (self, other) {
            (Value::Words(a, b), Value::Words(c, d)) => Value::reduced(wide(*a, *d) + wide(*c, *b), wide(*b, *d)),
            _ => Value::from(self.big() + other.big()),
        }
    }

    pub(super) fn minus(&self, other: &Value) -> Value {
        match (self, other) {
            (Value::Words(a, b), Value::Words(c, d)) => Value::reduced(wide(*a, *d) - wide(*c, *b), wide(*b, *d)),
            _ => Value::from(self.big() - other.big()),
        }
    }

    pub(super) fn times(&self, other: &Value) -> Value {
        match (self, other) {
            (Value::Words(a, b), Value::Words(c, d)) => Value::reduced(wide(*a, *c), wide(*b, *d)),
            _ => Value::from(self.big() * other.big()),
        }
    }

    /// Returns the quotient, or nothing when `other` is zero.
    pub(super) fn over(&self, other: &Value) -> Option<Value> {
        if other.sign() == Ordering::Equal {
            return None;
        }
        Some(match (self, other) {
            (Value::Words(a, b), Value::Words(c, d)) => Value::reduced(wide(*a, *d), wide(*b, *c)),
            _ => Value::from(self.big() / other.big()),
        })
    }

    /// Returns how the value stands to zero.
    pub(super) fn sign(&self) -> Ordering {
        match self {
            Value::Words(numerator, _) => numerator.cmp(&0),
            Value::Big(big) => big.as_ref().cmp(&BigRational::zero()),
        }
    }

    /// Returns the value times 10 to the power of `digits`, rounded half up (away from zero).
    pub(super) fn scaled_half_up(&self, digits: u32) -> Scaled {
        if let Value::Words(numerator, denominator) = self
            && let Some(twice) = 10_i128.checked_pow(digits).and_then(|scale| scale.checked_mul(2))
            && let Some(scaled) = twice.checked_mul((*numerator).into())
            // Half of the divisor, away from zero, because the division cuts towards it.
            && let Some(raised) = scaled.checked_add(i128::from(*denominator) * scaled.signum())
        {
            return Scaled::Word(raised / (2 * i128::from(*denominator)));
        }
        let scaled = self.big() * BigRational::from_integer(BigInt::from(10).pow(digits));
        let half = BigRational::new(1.into(), 2.into());
        let negative = scaled.is_negative();
        let rounded = if negative { (scaled - half).ceil() } else { (scaled + half).floor() };
        Scaled::Big(rounded.to_integer())
    }

    fn big(&self) -> BigRational {
        match self {
            Value::Words(numerator, denominator) => BigRational::new_raw((*numerator).into(), (*denominator).into()),
            Value::Big(big) => (**big).clone(),
        }
    }
}

/// A whole number that a value was rounded to.
pub(super) enum Scaled {
    Word(i128),
    Big(BigInt),
}

impl Scaled {
    /// Returns the number divided by 10 to the power of `digits`.
    pub(super) fn into_value(self, digits: u32) -> Value {
        match (self, 10_i128.checked_pow(digits)) {
            (Scaled::Word(word), Some(scale)) => Value::reduced(word, scale),
            (Scaled::Word(word), None) => Value::from(BigRational::new(word.into(), BigInt::from(10).pow(digits))),
            (Scaled::Big(big), _) => Value::from(BigRational::new(big, BigInt::from(10).pow(digits))),
        }
    }

    /// Returns the decimal digits and whether the number is negative.
    pub(super) fn into_digits(self) -> (bool, String) {
        match self {
            Scaled::Word(word) => (word < 0, word.unsigned_abs().to_string()),
            Scaled::Big(big) => (big.is_negative(), big.abs().to_string()),
        }
    }
}

impl From<BigRational> for Value {
    fn from(big: BigRational) -> Value {
        match (big.numer().to_i64(), big.denom().to_i64()) {
            (Some(numerator), Some(denominator)) => Value::Words(numerator, denominator),
            _ => Value::Big(Box::new(big)),
        }
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Value) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Value) -> Ordering {
        match (self, other) {
            (Value::Words(a, b), Value::Words(c, d)) => wide(*a, *d).cmp(&wide(*c, *b)),
            _ => self.big().cmp(&other.big()),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Words(numerator, denominator) => write!(f, "{numerator}/{denominator}"),
            Value::Big(big) => write!(f, "{}/{}", big.numer(), big.denom()),
        }
    }
}

/// Returns the product of two words, which always fits, and so does a sum of two of them.
fn wide(a: i64, b: i64) -> i128 {
    i128::from(a) * i128::from(b)
}

/// Euclid's algorithm; in short words as soon as both numbers fit, where a division is much faster.
fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(mut short_a), Ok(mut short_b)) = (u64::try_from(a), u64::try_from(b)) {
            while short_b != 0 {
                (short_a, short_b) = (short_b, short_a % short_b);
            }
            return short_a.into();
        }
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Words of every length, the longest above all.
    fn word() -> impl Strategy<Value = i64> {
        prop_oneof![
            any::<i64>(),
            -200_i64..200,
            prop::sample::select(vec![i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX]),
            (0_u32..63, any::<bool>()).prop_map(|(bits, up)| if up { 1 << bits } else { -(1 << bits) }),
        ]
    }

    fn big(numerator: i64, denominator: i64) -> BigRational {
        BigRational::new(numerator.into(), denominator.into())
    }

    /// Whether a value is this number, in its one form.
    fn is(value: &Value, expected: &BigRational) -> bool {
        let in_words = expected.numer().to_i64().zip(expected.denom().to_i64());
        match value {
            Value::Words(numerator, denominator) => in_words == Some((*numerator, *denominator)),
            Value::Big(big) => in_words.is_none() && **big == *expected,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn words_and_big_numbers_give_the_same(a in word(), b in word(), c in word(), d in word(), digits in 0_u32..30) {
            prop_assume!(b != 0 && d != 0);
            let (left, right) = (big(a, b), big(c, d));
            let (x, y) = (Value::from(left.clone()), Value::from(right.clone()));
            prop_assert!(is(&Value::quotient(a, b).unwrap(), &left));
            prop_assert!(is(&x.plus(&y), &(&left + &right)));
            prop_assert!(is(&x.minus(&y), &(&left - &right)));
            prop_assert!(is(&x.times(&y), &(&left * &right)));
            match x.over(&y) {
                Some(quotient) => prop_assert!(is(&quotient, &(&left / &right))),
                None => prop_assert!(right.is_zero()),
            }
            prop_assert_eq!(x.cmp(&y), left.cmp(&right));
            prop_assert_eq!(x == y, left == right);
            prop_assert_eq!(x.to_string(), format!("{}/{}", left.numer(), left.denom()));
            // Beyond words in both operands.
            let (z, wide) = (x.times(&y), &left * &right);
            prop_assert!(is(&z.plus(&x), &(&wide + &left)));
            prop_assert!(is(&z.minus(&z), &BigRational::zero()));
            prop_assert_eq!(z.cmp(&x), wide.cmp(&left));
            let scale = BigInt::from(10).pow(digits);
            let scaled = &wide * BigRational::from_integer(scale.clone());
            let half_up = (scaled.abs() + big(1, 2)).floor().to_integer() * scaled.signum().to_integer();
            prop_assert!(is(&z.scaled_half_up(digits).into_value(digits), &BigRational::new(half_up.clone(), scale)));
            let (is_negative, magnitude) = z.scaled_half_up(digits).into_digits();
            prop_assert_eq!((is_negative, magnitude), (half_up.is_negative(), half_up.abs().to_string()));
        }
    }
}
