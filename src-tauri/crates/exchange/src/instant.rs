//! Instants as whole seconds of UTC, passed in by the caller and never read from a clock.

use chrono::{DateTime, NaiveDate, Utc};

/// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcSeconds(pub i64);

impl UtcSeconds {
    /// Returns the instant `days` times 86 400 seconds later (earlier when negative).
    pub const fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days as i64 * 86_400))
    }

    /// Builds an instant from civil UTC fields; `None` when there is no such second.
    pub fn from_civil(year: i32, month: u32, day: u32, hour: u32, minute: u32, second: u32) -> Option<Self> {
        let time = NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour, minute, second)?;
        Some(Self(time.and_utc().timestamp()))
    }

    /// Reads exactly `YYYYMMDDHHMMSS` (UTC), the digits shared by PDF dates and ASN.1 times.
    pub(crate) fn from_digits(text: &[u8]) -> Option<Self> {
        if text.len() != 14 || !text.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let number = |from: usize, to: usize| text[from..to].iter().fold(0_u32, |n, d| n * 10 + u32::from(d - b'0'));
        let year = i32::try_from(number(0, 4)).ok()?;
        Self::from_civil(year, number(4, 6), number(6, 8), number(8, 10), number(10, 12), number(12, 14))
    }
}

impl From<DateTime<Utc>> for UtcSeconds {
    fn from(time: DateTime<Utc>) -> Self {
        Self(time.timestamp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_a_civil_second_in_utc() {
        assert_eq!(UtcSeconds::from_digits(b"19700101000000"), Some(UtcSeconds(0)));
        // `date -u -d 2026-02-28T23:59:59Z +%s`
        assert_eq!(UtcSeconds::from_digits(b"20260228235959"), Some(UtcSeconds(1_772_323_199)));
        for wrong in ["20260229000000", "2026022800000", "2026022824000", "20260228000060", "+0260228000000"] {
            assert_eq!(UtcSeconds::from_digits(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
