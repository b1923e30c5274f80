//! Counting working days.

use super::file::{Calendar, DaySpan, Scope, is_weekend};
use crate::problem::{Problem, Problems};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use thiserror::Error;

/// The calendars at hand: for each year the national one with the additions of the regions given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendars {
    /// Per year, the days whose state differs from "Monday to Friday are worked".
    years: BTreeMap<i32, BTreeMap<NaiveDate, bool>>,
}

/// No calendar for a year that the computation needs.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("no calendar of working days for the year {year}")]
pub struct MissingYear {
    /// The civil year without data.
    pub year: i32,
}

impl Calendars {
    /// Joins calendars; their order does not matter.
    ///
    /// Of several national calendars for one year the highest revision applies. Give only the local overlays that hold
    /// for the edition.
    ///
    /// # Errors
    /// Problems, placed by calendar id: two national calendars of one year with the same revision, an overlay for a
    /// year without a national calendar, two overlays that contradict each other on a day.
    pub fn new(calendars: Vec<Calendar>) -> Result<Calendars, Vec<Problem>> {
        let mut problems = Problems::default();
        for calendar in &calendars {
            for problem in calendar.check() {
                let place = format!("{} / {}", calendar.id, problem.place);
                problems.add(
                    place,
                    (problem.what.zh, problem.what.en),
                    (problem.remedy.zh.as_str(), problem.remedy.en.as_str()),
                );
            }
        }
        let (mut national, local): (Vec<_>, Vec<_>) =
            calendars.into_iter().partition(|calendar| calendar.scope == Scope::National);
        // Highest revision first, so that an outdated double does not matter whatever the order given.
        national.sort_by(|a, b| (b.revision, &a.id).cmp(&(a.revision, &b.id)));
        let mut applying: BTreeMap<i32, Calendar> = BTreeMap::new();
        for calendar in national {
            match applying.get(&calendar.year) {
                Some(known) if known.revision == calendar.revision && *known != calendar => problems.add(
                    calendar.id.clone(),
                    (
                        format!("{} 年有两份同一修订号的全国年历。", calendar.year),
                        format!("There are two national calendars of {} with the same revision.", calendar.year),
                    ),
                    ("给后发布的一份更大的修订号。", "Give the later one a higher revision."),
                ),
                Some(_) => {}
                None => {
                    applying.insert(calendar.year, calendar);
                }
            }
        }
        let mut years: BTreeMap<i32, BTreeMap<NaiveDate, bool>> = BTreeMap::new();
        for (year, calendar) in &applying {
            years.insert(*year, stated_days(calendar).collect());
        }
        let mut overlaid: BTreeMap<NaiveDate, bool> = BTreeMap::new();
        for calendar in &local {
            let Some(year) = years.get_mut(&calendar.year) else {
                problems.add(
                    calendar.id.clone(),
                    (
                        format!("没有 {} 年的全国年历，地方增补无从叠加。", calendar.year),
                        format!("There is no national calendar of {} for this overlay.", calendar.year),
                    ),
                    ("先导入该年的全国年历。", "Add the national calendar of that year first."),
                );
                continue;
            };
            for (day, worked) in stated_days(calendar) {
                if overlaid.insert(day, worked).is_some_and(|earlier| earlier != worked) {
                    problems.add(
                        calendar.id.clone(),
                        (
                            format!("{day} 在两份地方增补中说法相反。"),
                            format!("Two overlays contradict each other on {day}."),
                        ),
                        ("只保留适用于本届的一份。", "Keep only the one that holds for the edition."),
                    );
                }
                year.insert(day, worked);
            }
        }
        let problems = problems.into_vec();
        if problems.is_empty() { Ok(Calendars { years }) } else { Err(problems) }
    }

    /// Returns the years that can be computed, in order.
    pub fn years(&self) -> impl Iterator<Item = i32> + '_ {
        self.years.keys().copied()
    }

    /// Returns whether `day` is worked.
    ///
    /// # Errors
    /// [`MissingYear`] when there is no calendar for the day's year.
    pub fn is_working_day(&self, day: NaiveDate) -> Result<bool, MissingYear> {
        let year = self.years.get(&day.year()).ok_or(MissingYear { year: day.year() })?;
        Ok(year.get(&day).copied().unwrap_or_else(|| !is_weekend(day)))
    }

    /// Returns the last day of a period of `count` working days.
    ///
    /// The period begins with `from` when `first_day_counts` (and counts it if it is worked), else with the day after.
    /// The general civil rule does not count the starting day (民法典 第二百零一条), so a period computed without it
    /// is never too short. A count of 0 gives `from`.
    ///
    /// # Errors
    /// [`MissingYear`] when the span, `from` included, touches a year without a calendar.
    pub fn add_working_days(
        &self,
        from: NaiveDate,
        count: u32,
        first_day_counts: bool,
    ) -> Result<NaiveDate, MissingYear> {
        let starts_worked = self.is_working_day(from)?;
        let mut left = count;
        let mut day = from;
        if first_day_counts && starts_worked {
            left = left.saturating_sub(1);
        }
        while left > 0 {
            day = day.succ_opt().ok_or(MissingYear { year: day.year().saturating_add(1) })?;
            if self.is_working_day(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// Returns how many working days lie after `from` up to and including `to`; negative when `to` is earlier.
    ///
    /// # Errors
    /// [`MissingYear`] when the span, both ends included, touches a year without a calendar.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> Result<i64, MissingYear> {
        if to < from {
            return self.working_days_between(to, from).map(|count| -count);
        }
        self.is_working_day(from)?;
        let mut count = 0;
        for day in from.iter_days().skip(1).take_while(|day| *day <= to) {
            count += i64::from(self.is_working_day(day)?);
        }
        Ok(count)
    }
}

fn stated_days(calendar: &Calendar) -> impl Iterator<Item = (NaiveDate, bool)> + '_ {
    let rest = calendar.rest.iter().flat_map(DaySpan::days).map(|day| (day, false));
    let work = calendar.work.iter().flat_map(DaySpan::days).map(|day| (day, true));
    rest.chain(work)
}
