//! Instants as text: RFC 3339, UTC, with a final `Z`.

use crate::error::StoreError;

/// Checks the shape `YYYY-MM-DDThh:mm:ss[.fraction]Z` and the ranges of its numbers (not the length of the month).
pub(crate) fn check(text: &str) -> Result<(), StoreError> {
    if is_instant(text) { Ok(()) } else { Err(StoreError::NotAnInstant { found: text.chars().take(40).collect() }) }
}

fn is_instant(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some((&b'Z', bytes)) = bytes.split_last() else { return false };
    if bytes.len() < 19 {
        return false;
    }
    let (whole, fraction) = bytes.split_at(19);
    let shape = whole.iter().zip(b"dddd-dd-ddTdd:dd:dd").all(|(found, wanted)| match wanted {
        b'd' => found.is_ascii_digit(),
        _ => found == wanted,
    });
    if !shape {
        return false;
    }
    let two = |at: usize| u32::from(whole[at] - b'0') * 10 + u32::from(whole[at + 1] - b'0');
    let ranges =
        (1..=12).contains(&two(5)) && (1..=31).contains(&two(8)) && two(11) <= 23 && two(14) <= 59 && two(17) <= 60;
    let fraction_good = match fraction.split_first() {
        None => true,
        Some((b'.', digits)) => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        Some(_) => false,
    };
    ranges && fraction_good
}

#[cfg(test)]
mod tests {
    use super::is_instant;

    #[test]
    fn only_utc_instants_are_accepted() {
        for good in ["2026-11-21T08:00:00Z", "2026-12-31T23:59:60Z", "2026-01-01T00:00:00.123456Z"] {
            assert!(is_instant(good), "{good}");
        }
        for bad in [
            "",
            "Z",
            "2026-11-21",
            "2026-11-21T08:00:00",
            "2026-11-21T08:00:00+08:00",
            "2026-13-21T08:00:00Z",
            "2026-11-21 08:00:00Z",
            "2026-11-21T08:00:00.Z",
            "2026-11-21T24:00:00Z",
            "2026-11-21T08:00:00zZ",
        ] {
            assert!(!is_instant(bad), "{bad}");
        }
    }
}
