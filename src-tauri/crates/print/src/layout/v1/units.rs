//! Lengths, and how a length is written into a page.
//!
//! All layout is in whole thousandths of a point (1 pt = 1/72 inch). There is no float anywhere between
//! a value and its bytes, so every machine and every build prints the same file.

/// A length in thousandths of a point.
pub type Mpt = i64;

/// A text width in millionths of a point: glyph units (1/1000 em) times size (1/1000 pt), exact.
pub(crate) type Upt = i64;

/// A4 in whole points, the size most programs write for it (595 × 842 pt).
pub(crate) const PAGE_WIDTH: Mpt = 595_000;
pub(crate) const PAGE_HEIGHT: Mpt = 842_000;

/// Appends `value` in points, at most three decimals, no trailing zeros: `12`, `0.35`, `-3.5`.
pub(crate) fn write_points(out: &mut Vec<u8>, value: Mpt) {
    if value < 0 {
        out.push(b'-');
    }
    let value = value.unsigned_abs();
    write_digits(out, value / 1000);
    let rest = value % 1000;
    if rest != 0 {
        let digits = [rest / 100, rest / 10 % 10, rest % 10];
        let keep = digits.iter().rposition(|digit| *digit != 0).map_or(0, |last| last + 1);
        out.push(b'.');
        for digit in digits.iter().take(keep) {
            write_digits(out, *digit);
        }
    }
}

/// Appends a whole number.
pub(crate) fn write_integer(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    write_digits(out, value.unsigned_abs());
}

fn write_digits(out: &mut Vec<u8>, value: u64) {
    if value >= 10 {
        write_digits(out, value / 10);
    }
    out.push(b"0123456789"[(value % 10) as usize]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_written_without_trailing_zeros() {
        for (value, expected) in [
            (0, "0"),
            (12_000, "12"),
            (350, "0.35"),
            (-3_500, "-3.5"),
            (1, "0.001"),
            (10_050, "10.05"),
            (595_276, "595.276"),
        ] {
            let mut out = Vec::new();
            write_points(&mut out, value);
            assert_eq!(String::from_utf8_lossy(&out), expected);
        }
    }
}
