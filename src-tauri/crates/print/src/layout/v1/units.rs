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

/// Digits of hexadecimal numbers in a page.
pub(crate) const HEXADECIMAL: &[u8; 16] = b"0123456789ABCDEF";

/// Appends `value` in points, at most three decimals, no trailing zeros: `12`, `0.35`, `-3.5`.
pub(crate) fn write_points(out: &mut Vec<u8>, value: Mpt) {
    if value < 0 {
        out.push(b'-');
    }
    let value = value.unsigned_abs();
    write_digits(out, value / 1000);
    let rest = value % 1000;
    if rest != 0 {
        let digit = |value: u64| b'0' + (value % 10) as u8;
        let decimals = [b'.', digit(rest / 100), digit(rest / 10), digit(rest)];
        let zeros = if rest.is_multiple_of(100) { 2 } else { usize::from(rest.is_multiple_of(10)) };
        out.extend_from_slice(&decimals[..4 - zeros]);
    }
}

/// Appends a whole number.
pub(crate) fn write_integer(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    write_digits(out, value.unsigned_abs());
}

/// Appends four hexadecimal digits.
pub(crate) fn write_code(out: &mut Vec<u8>, code: u16) {
    let digit = |shift: u32| HEXADECIMAL[usize::from(code >> shift & 15)];
    out.extend_from_slice(&[digit(12), digit(8), digit(4), digit(0)]);
}

fn write_digits(out: &mut Vec<u8>, value: u64) {
    let mut digits = [b'0'; 20];
    let (mut begin, mut rest) = (digits.len() - 1, value);
    while rest >= 10 {
        digits[begin] = b'0' + (rest % 10) as u8;
        rest /= 10;
        begin -= 1;
    }
    digits[begin] = b'0' + rest as u8;
    out.extend_from_slice(&digits[begin..]);
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
