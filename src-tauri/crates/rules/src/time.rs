//! Instants are UTC seconds; civil dates and what people read are UTC+8, whatever the laptop says.

use std::{borrow::Cow, fmt, str::FromStr};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};
use thiserror::Error;
use ts_rs::TS;

/// A moment as somebody's clock claimed it. JSON text is `2026-05-14T03:42:00Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, TS)]
#[serde(try_from = "String")]
#[ts(as = "String")]
pub struct Instant(DateTime<Utc>);

/// The text is not `YYYY-MM-DDThh:mm:ssZ`.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("not an instant of the form YYYY-MM-DDThh:mm:ssZ")]
pub struct InstantFault;

const TEXT: &str = "%Y-%m-%dT%H:%M:%SZ";
const BEIJING: TimeDelta = TimeDelta::hours(8);

impl Instant {
    /// Returns the instant of a clock reading, cut to whole seconds.
    ///
    /// # Errors
    /// [`InstantFault`] when the reading is outside the years 2000–9999.
    pub fn from_unix_seconds(seconds: i64) -> Result<Instant, InstantFault> {
        let reading = DateTime::from_timestamp(seconds, 0).ok_or(InstantFault)?;
        if (2000..=9999).contains(&reading.year()) { Ok(Instant(reading)) } else { Err(InstantFault) }
    }

    /// Returns seconds since 1970-01-01 UTC.
    #[must_use]
    pub fn unix_seconds(&self) -> i64 {
        self.0.timestamp()
    }

    /// Returns the year, and month, day, hour, minute, second, in UTC.
    #[must_use]
    pub fn utc_parts(&self) -> (u16, [u8; 5]) {
        let part = |value: u32| u8::try_from(value).expect("BUG: a month, day, hour, minute or second is below 256");
        let year = u16::try_from(self.0.year()).expect("BUG: an instant's year is between 2000 and 9999");
        let parts = [self.0.month(), self.0.day(), self.0.hour(), self.0.minute(), self.0.second()];
        (year, parts.map(part))
    }

    /// Returns the civil date in UTC+8.
    #[must_use]
    pub fn civil_date(&self) -> NaiveDate {
        self.civil().date()
    }

    /// Returns the civil date and minute as printed, `2026年5月14日 11:42`.
    #[must_use]
    pub fn zh_minute(&self) -> String {
        let civil = self.civil();
        format!("{} {:02}:{:02}", zh_date(civil.date()), civil.hour(), civil.minute())
    }

    /// Returns the civil date as printed, `2026年5月14日`.
    #[must_use]
    pub fn zh_date(&self) -> String {
        zh_date(self.civil_date())
    }

    fn civil(&self) -> NaiveDateTime {
        // Both ends of the accepted range are far from chrono's limits.
        self.0.naive_utc() + BEIJING
    }
}

/// Returns a civil date as printed, `2026年5月14日`.
#[must_use]
pub fn zh_date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format(TEXT))
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Instant {
    type Err = InstantFault;

    fn from_str(text: &str) -> Result<Instant, InstantFault> {
        let reading = NaiveDateTime::parse_from_str(text, TEXT).map_err(|_| InstantFault)?.and_utc();
        let instant = Instant::from_unix_seconds(reading.timestamp())?;
        if instant.to_string() == text { Ok(instant) } else { Err(InstantFault) }
    }
}

impl TryFrom<String> for Instant {
    type Error = InstantFault;

    fn try_from(text: String) -> Result<Instant, InstantFault> {
        text.parse()
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<Instant> for String {
    fn from(instant: Instant) -> String {
        instant.to_string()
    }
}

impl JsonSchema for Instant {
    fn schema_name() -> Cow<'static, str> {
        "Instant".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[2-9][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z$" })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn people_read_beijing_time() {
        let late: Instant = "2026-05-14T16:30:00Z".parse().unwrap();
        assert_eq!(late.zh_minute(), "2026年5月15日 00:30");
    }

    #[test]
    fn other_spellings_of_an_instant_are_refused() {
        for text in ["2026-05-14T03:42:00+00:00", "2026-05-14 03:42:00Z", "2026-5-14T03:42:00Z", "1999-01-01T00:00:00Z"]
        {
            assert_eq!(text.parse::<Instant>(), Err(InstantFault), "{text}");
        }
    }
}
