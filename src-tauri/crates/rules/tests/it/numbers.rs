//! Exact arithmetic against cross-multiplication in 128 bits.

use proptest::prelude::*;
use rules::number::{Ratio, RatioFault, Rounding, mean, median, sum};

/// Numerator and denominator, small enough that every product below fits 128 bits.
fn fraction() -> impl Strategy<Value = (i64, i64)> {
    (-1_000_000_000i64..1_000_000_000, prop_oneof![1i64..1_000_000, -1_000_000i64..0])
}

fn of((n, d): (i64, i64)) -> Ratio {
    Ratio::new(n, d).unwrap()
}

/// Whether a ratio is exactly n/d, by its text and cross-multiplication.
fn is(ratio: &Ratio, n: i128, d: i128) -> bool {
    let text = ratio.to_string();
    let (numerator, denominator) = text.split_once('/').unwrap();
    let (numerator, denominator): (i128, i128) = (numerator.parse().unwrap(), denominator.parse().unwrap());
    denominator > 0 && numerator * d == n * denominator
}

fn wide((n, d): (i64, i64)) -> (i128, i128) {
    (n.into(), d.into())
}

proptest! {
    #[test]
    fn the_four_operations_and_the_order_agree_with_cross_multiplication(a in fraction(), b in fraction()) {
        let ((p, q), (r, s)) = (wide(a), wide(b));
        let (x, y) = (of(a), of(b));
        prop_assert!(is(&x.plus(&y), p * s + r * q, q * s));
        prop_assert!(is(&x.minus(&y), p * s - r * q, q * s));
        prop_assert!(is(&x.times(&y), p * r, q * s));
        match x.over(&y) {
            None => prop_assert_eq!(r, 0),
            Some(quotient) => prop_assert!(is(&quotient, p * s, q * r)),
        }
        prop_assert_eq!(x.cmp(&y), (p * s * (q * s).signum()).cmp(&(r * q * (q * s).signum())));
        prop_assert_eq!(x == y, x.to_string() == y.to_string(), "equal values have equal text");
    }

    #[test]
    fn the_text_of_a_ratio_reads_back_and_no_other_text_does(a in fraction(), factor in 2i64..50) {
        let ratio = of(a);
        prop_assert_eq!(ratio.to_string().parse::<Ratio>().unwrap(), ratio.clone());
        let (n, d) = (i128::from(a.0) * i128::from(factor), i128::from(a.1) * i128::from(factor));
        let unreduced = if d < 0 { format!("{}/{}", -n, -d) } else { format!("{n}/{d}") };
        prop_assert_eq!(unreduced.parse::<Ratio>(), Err(RatioFault::NotCanonical));
    }

    #[test]
    fn rounding_is_half_up_by_magnitude(a in fraction(), digits in 0u32..=6) {
        let (n, d) = wide(a);
        let scale = 10i128.pow(digits);
        // Schoolbook: floor(|n/d| × scale + 1/2), then the sign again.
        let magnitude = (2 * n.abs() * scale + d.abs()) / (2 * d.abs());
        let signed = if (n < 0) != (d < 0) { -magnitude } else { magnitude };
        prop_assert!(is(&of(a).rounded(digits), signed, scale));
        let text = of(a).decimal(digits);
        let plain: i128 = text.replace('.', "").parse().unwrap();
        prop_assert_eq!(plain, signed);
        prop_assert_eq!(text.split_once('.').map_or(0, |(_, decimals)| decimals.len()), digits as usize);
        prop_assert!(!(text.starts_with('-') && signed == 0), "no negative zero");
    }

    #[test]
    fn mean_and_median_do_not_depend_on_order(values in prop::collection::vec(-1000i64..1000, 1..9)) {
        let count = i64::try_from(values.len()).unwrap();
        let ratios: Vec<Ratio> = values.iter().copied().map(Ratio::whole).collect();
        let reversed: Vec<Ratio> = ratios.iter().rev().cloned().collect();
        prop_assert!(is(&sum(&ratios), i128::from(values.iter().sum::<i64>()), 1));
        prop_assert_eq!(mean(&ratios), Some(of((values.iter().sum(), count))));
        prop_assert_eq!(median(&ratios), median(&reversed));
        // Half of the values are at or below the median, half at or above.
        let middle = median(&ratios).unwrap();
        prop_assert!(ratios.iter().filter(|value| **value <= middle).count() * 2 >= values.len());
        prop_assert!(ratios.iter().filter(|value| **value >= middle).count() * 2 >= values.len());
    }
}

#[test]
fn numbers_larger_than_any_score_are_refused_as_text() {
    let long = format!("{}/1", "9".repeat(400));
    assert_eq!(long.parse::<Ratio>(), Err(RatioFault::TooLong));
    assert_eq!(Ratio::new(1, 0), Err(RatioFault::ZeroDenominator));
    assert!(Ratio::new(i64::MIN, -1).unwrap() > Ratio::whole(i64::MAX), "no overflow at the ends of 64 bits");
}

#[test]
fn a_rule_that_keeps_more_than_six_decimals_is_not_read() {
    let read = |digits: &str| serde_json::from_str::<Rounding>(&format!(r#"{{"at":"round","digits":{digits}}}"#));
    assert_eq!(read("6").unwrap().digits, 6);
    assert!(read("7").is_err());
    assert!(read("4294967295").is_err(), "ten to that power would fill the memory");
}
