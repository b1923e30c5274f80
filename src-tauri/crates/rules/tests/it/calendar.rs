//! Working days: published vectors, yearly counts, missing years, overlays, broken files.

use chrono::{Datelike, NaiveDate};
use rules::bundled;
use rules::calendar::{Calendar, Calendars, MissingYear};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Vectors computed from the State Council notices with an independent package (chinesecalendar 1.11).
const VECTORS: &[(&str, u32, &str)] = &[
    ("2023-01-19", 5, "2023-01-31"),
    ("2023-04-27", 5, "2023-05-08"),
    ("2023-09-27", 5, "2023-10-10"),
    ("2024-02-07", 5, "2024-02-20"),
    ("2024-09-27", 5, "2024-10-10"),
    ("2025-01-24", 5, "2025-02-07"),
    ("2025-04-29", 5, "2025-05-09"),
    ("2025-09-29", 7, "2025-10-15"),
    ("2026-02-12", 5, "2026-02-26"),
    ("2026-04-30", 5, "2026-05-11"),
    ("2026-09-23", 5, "2026-10-08"),
    ("2026-09-29", 7, "2026-10-14"),
    ("2025-09-26", 5, "2025-10-10"),
    ("2026-09-18", 5, "2026-09-24"),
];

#[test]
fn periods_end_on_the_day_of_the_published_vectors() {
    let calendars = bundled::calendars();
    for (from, count, expected) in VECTORS {
        let end = calendars.add_working_days(day(from), *count, false).unwrap();
        assert_eq!(end, day(expected), "{count} working days after {from}");
        assert_eq!(calendars.working_days_between(day(from), end).unwrap(), i64::from(*count), "{from} to {end}");
        assert_eq!(calendars.working_days_between(end, day(from)).unwrap(), -back(&calendars, from, end), "backwards");
    }
}

/// Working days after `from` up to `end`, counted one by one.
fn back(calendars: &Calendars, from: &str, end: NaiveDate) -> i64 {
    day(from)
        .iter_days()
        .skip(1)
        .take_while(|other| *other <= end)
        .filter(|other| calendars.is_working_day(*other).unwrap())
        .count() as i64
}

#[test]
fn the_starting_day_counts_only_when_asked() {
    let calendars = bundled::calendars();
    for (from, count, expected) in [
        // A publicity of 5 working days from a Monday without holidays.
        ("2026-03-02", 5, "2026-03-06"),
        ("2026-03-02", 1, "2026-03-02"),
        // A starting Saturday is not worked and therefore does not count.
        ("2026-03-07", 1, "2026-03-09"),
        // A made-up Sunday is worked and counts.
        ("2026-09-20", 1, "2026-09-20"),
        ("2026-03-07", 0, "2026-03-07"),
    ] {
        assert_eq!(calendars.add_working_days(day(from), count, true).unwrap(), day(expected), "{from} + {count}");
    }
    assert_eq!(calendars.add_working_days(day("2026-03-02"), 5, false).unwrap(), day("2026-03-09"));
}

#[test]
fn each_year_has_the_published_number_of_working_days() {
    let calendars = bundled::calendars();
    for (year, expected) in [(2023, 249), (2024, 251), (2025, 248), (2026, 248)] {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let count = first
            .iter_days()
            .take_while(|day| day.year() == year)
            .filter(|day| calendars.is_working_day(*day).unwrap());
        assert_eq!(count.count(), expected, "{year}");
    }
    assert_eq!(calendars.years().collect::<Vec<_>>(), [2023, 2024, 2025, 2026]);
}

#[test]
fn a_year_without_a_calendar_is_an_error_also_when_a_span_only_reaches_into_it() {
    let calendars = bundled::calendars();
    let missing = |year| Err(MissingYear { year });
    assert_eq!(calendars.is_working_day(day("2027-01-01")), Err(MissingYear { year: 2027 }));
    assert_eq!(calendars.add_working_days(day("2026-12-28"), 5, false), missing(2027));
    assert_eq!(calendars.add_working_days(day("2026-12-28"), 3, false), Ok(day("2026-12-31")));
    assert_eq!(calendars.add_working_days(day("2022-12-30"), 1, false), missing(2022));
    assert_eq!(calendars.add_working_days(day("2027-05-01"), 0, false), missing(2027));
    assert_eq!(calendars.working_days_between(day("2026-12-31"), day("2027-01-01")), Err(MissingYear { year: 2027 }));
    assert_eq!(calendars.working_days_between(day("2022-12-31"), day("2023-01-05")), Err(MissingYear { year: 2022 }));
    assert_eq!(calendars.add_working_days(NaiveDate::MAX, 1, true), missing(NaiveDate::MAX.year()));
}

fn overlay(rest: &str, work: &str) -> Calendar {
    Calendar::parse(&format!(
        "id = \"local\"\nyear = 2026\nrevision = 1\nrest = [{rest}]\nwork = [{work}]\n\
         [scope.local]\nregion = \"示范盟\"\n[notice]\ntitle = \"关于本盟放假的通知（演示）\"\n"
    ))
    .unwrap()
}

fn national(year: i32) -> Calendar {
    let id = format!("cn-{year}");
    Calendar::parse(bundled::CALENDARS.iter().find(|(name, _)| *name == id).unwrap().1).unwrap()
}

#[test]
fn a_local_overlay_adds_rest_and_working_days_and_the_order_given_does_not_matter() {
    let span = |from: &str| format!("{{ from = \"{from}\", to = \"{from}\", name = \"地方节日\" }}");
    let local = overlay(&span("2026-08-10"), &span("2026-08-15"));
    let one = Calendars::new(vec![national(2026), local.clone()]).unwrap();
    let other = Calendars::new(vec![local, national(2026)]).unwrap();
    assert_eq!(one, other);
    assert_eq!(one.is_working_day(day("2026-08-10")), Ok(false), "a Monday that the region does not work");
    assert_eq!(one.is_working_day(day("2026-08-15")), Ok(true), "a Saturday that the region works");
    assert_eq!(bundled::calendars().is_working_day(day("2026-08-10")), Ok(true));
}

#[test]
fn overlays_that_have_no_year_or_contradict_each_other_are_refused() {
    let span = "{ from = \"2026-08-10\", to = \"2026-08-10\", name = \"x\" }";
    let problems = Calendars::new(vec![overlay(span, "")]).unwrap_err();
    assert!(problems[0].what.zh.contains("没有 2026 年的全国年历"), "{problems:?}");
    let problems = Calendars::new(vec![national(2026), overlay(span, ""), overlay("", span)]).unwrap_err();
    assert!(problems[0].what.zh.contains("说法相反"), "{problems:?}");
}

#[test]
fn a_reissued_notice_applies_by_its_revision_in_any_order() {
    let mut reissued = national(2026);
    reissued.id = "cn-2026-2".into();
    reissued.revision = 2;
    reissued.rest.pop();
    let mut double = national(2026);
    double.id = "cn-2026-b".into();
    double.rest.clear();
    let all = [national(2026), double.clone(), reissued.clone()];
    let expected = Calendars::new(vec![reissued.clone()]).unwrap();
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let given = order.map(|at: usize| all[at].clone()).to_vec();
        assert_eq!(Calendars::new(given).unwrap(), expected, "order {order:?}");
    }
    let problems = Calendars::new(vec![national(2026), double]).unwrap_err();
    assert!(problems[0].what.en.contains("same revision"), "{problems:?}");
}

#[test]
fn broken_calendar_files_name_every_place() {
    let head = "id = \"cn-2026\"\nyear = 2026\nrevision = 1\nscope = \"national\"\n";
    let foot = "[notice]\ntitle = \"t\"\n";
    for (body, expected) in [
        (
            "rest = [\n{ from = \"2026-01-01\", to = \"2026-01-01\", name = \"\" },\n]\nwork = []\n",
            vec!["第 6 行 / rest[1].name"],
        ),
        (
            "rest = [\n{ from = \"2025-12-31\", to = \"2026-01-01\", name = \"x\" },\n]\nwork = []\n",
            vec!["第 6 行 / rest[1]"],
        ),
        (
            "rest = [\n{ from = \"2026-01-02\", to = \"2026-01-01\", name = \"x\" },\n]\nwork = []\n",
            vec!["第 6 行 / rest[1]"],
        ),
        (
            "rest = [\n{ from = \"2026-01-01\", to = \"2026-01-02\", name = \"x\" },\n{ from = \"2026-01-02\", to = \"2026-01-02\", name = \"x\" },\n]\nwork = []\n",
            vec!["第 7 行 / rest[2]"],
        ),
        (
            "rest = [\n{ from = \"2026-01-10\", to = \"2026-01-11\", name = \"x\" },\n]\nwork = [\n{ from = \"2026-01-12\", to = \"2026-01-12\", name = \"x\" },\n]\n",
            vec!["第 6 行 / rest[1]", "第 9 行 / work[1]"],
        ),
        (
            "rest = [\n{ from = \"2026-1-1\", to = \"2026-01-01\", name = \"x\" },\n]\nwork = []\n",
            vec!["第 6 行 / rest[1].from"],
        ),
    ] {
        let problems = Calendar::parse(&format!("{head}{body}{foot}")).unwrap_err();
        let places: Vec<_> = problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, expected, "{body}\n{problems:#?}");
    }
}
