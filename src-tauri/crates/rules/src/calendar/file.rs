//! One year's calendar as a file.

use crate::problem::{Problem, Problems, source};
use chrono::{Datelike, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One year of rest days and worked weekend days, as one notice orders them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Identifier, such as `cn-2026`.
    pub id: String,
    /// The civil year all days lie in.
    pub year: i32,
    /// Counts re-issued notices of the same year; the highest one applies.
    pub revision: u32,
    /// Where the calendar holds.
    pub scope: Scope,
    /// The notice the days come from.
    pub notice: Notice,
    /// Days nobody works. A span may contain weekend days, as notices write them.
    pub rest: Vec<DaySpan>,
    /// Days that are worked although they would be free.
    pub work: Vec<DaySpan>,
}

/// Where a calendar holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Scope {
    /// The whole country.
    National,
    /// Additions for one region, on top of the national calendar.
    Local {
        /// The region's name.
        region: String,
    },
}

/// The document that fixes the days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Its title.
    pub title: String,
    /// Its number (文号), when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its date, when known.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
    #[schemars(with = "Option<String>")]
    pub issued: Option<NaiveDate>,
    /// What a reader should know about the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Consecutive days, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DaySpan {
    /// First day, `YYYY-MM-DD`.
    #[serde(with = "day")]
    #[schemars(with = "String")]
    pub from: NaiveDate,
    /// Last day, `YYYY-MM-DD`.
    #[serde(with = "day")]
    #[schemars(with = "String")]
    pub to: NaiveDate,
    /// The holiday, or the reason.
    pub name: String,
}

impl DaySpan {
    /// Returns the days in order; none when the span is reversed.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let to = self.to;
        self.from.iter_days().take_while(move |day| *day <= to)
    }
}

impl Calendar {
    /// Reads a calendar file and checks it.
    ///
    /// # Errors
    /// All problems of the file.
    pub fn parse(text: &str) -> Result<Calendar, Vec<Problem>> {
        let (calendar, places) = source::read::<Calendar>(text)?;
        let problems = calendar.check();
        if problems.is_empty() { Ok(calendar) } else { Err(places.locate(problems)) }
    }

    /// Returns what is wrong with the calendar.
    #[must_use]
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Problems::default();
        problems.identifier("id", &self.id);
        problems.not_blank("notice.title", &self.notice.title);
        if let Scope::Local { region } = &self.scope {
            problems.not_blank("scope.local.region", region);
        }
        if !(1950..=2200).contains(&self.year) {
            problems.add(
                "year",
                (format!("年份 {} 不合理。", self.year), format!("The year {} is out of range.", self.year)),
                ("写四位公历年份。", "Write the four-digit civil year."),
            );
        }
        let mut stated: BTreeMap<NaiveDate, String> = BTreeMap::new();
        self.check_spans("rest", &self.rest, &mut stated, &mut problems);
        self.check_spans("work", &self.work, &mut stated, &mut problems);
        problems.into_vec()
    }

    fn check_spans(
        &self,
        list: &str,
        spans: &[DaySpan],
        stated: &mut BTreeMap<NaiveDate, String>,
        problems: &mut Problems,
    ) {
        for (index, span) in spans.iter().enumerate() {
            let place = format!("{list}[{}]", index + 1);
            problems.not_blank(format!("{place}.name"), &span.name);
            if span.from.year() != self.year || span.to.year() != self.year {
                problems.add(
                    place,
                    (format!("日期不在 {} 年内。", self.year), format!("A date lies outside {}.", self.year)),
                    (
                        "每个年历文件只写本年的日期，跨年的放假分写在两个文件中。",
                        "A calendar file holds the days of its own year only; split a holiday that crosses the new year.",
                    ),
                );
                continue;
            }
            if span.to < span.from {
                problems.add(
                    place,
                    ("结束日期早于开始日期。".into(), "The last day is before the first day.".into()),
                    ("请核对起止日期。", "Check both dates."),
                );
                continue;
            }
            for day in span.days() {
                if let Some(earlier) = stated.insert(day, place.clone()) {
                    problems.add(
                        place.clone(),
                        (format!("{day} 已写在 {earlier} 中。"), format!("{day} is already stated in {earlier}.")),
                        ("每一天只能写一次。", "State each day once."),
                    );
                }
            }
            // A weekday is worked anyway: naming it as make-up work is a slip, except that a local overlay may
            // order work on a national holiday.
            if list == "work" && self.scope == Scope::National {
                for day in span.days().filter(|day| !is_weekend(*day)) {
                    problems.add(
                        place.clone(),
                        (
                            format!("{day} 不是周末，不必写成上班日。"),
                            format!("{day} is not a weekend day and is worked anyway."),
                        ),
                        ("请核对调休上班的日期。", "Check the date of the make-up day."),
                    );
                }
            }
        }
        if list == "rest" && self.scope == Scope::National {
            for (index, span) in spans.iter().enumerate().filter(|(_, span)| span.from <= span.to) {
                if span.from.year() == self.year && span.to.year() == self.year && span.days().all(is_weekend) {
                    problems.add(
                        format!("rest[{}]", index + 1),
                        ("这段放假全在周末。".into(), "This rest span holds weekend days only.".into()),
                        (
                            "请核对日期；周末本来就不是工作日。",
                            "Check the dates; weekends are free without being named.",
                        ),
                    );
                }
            }
        }
    }
}

pub(super) fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// A civil date as the text `YYYY-MM-DD`.
pub(crate) mod day {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&day.format("%Y-%m-%d"))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        read(&String::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("not a civil date YYYY-MM-DD"))
    }

    pub(super) fn read(text: &str) -> Option<NaiveDate> {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
        // One spelling only: chrono also takes `2026-1-2`.
        (day.format("%Y-%m-%d").to_string() == text).then_some(day)
    }
}

/// A civil date that may be absent.
pub(crate) mod optional_day {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => super::day::serialize(day, serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        match Option::<String>::deserialize(deserializer)? {
            Some(text) => {
                super::day::read(&text).map(Some).ok_or_else(|| D::Error::custom("not a civil date YYYY-MM-DD"))
            }
            None => Ok(None),
        }
    }
}
