//! The rule files that come with the program, as text compiled into it. It is data, not IO.
//!
//! Invariant (tested): every file parses without a problem and its id is its file name.

use crate::calendar::{Calendar, Calendars};
use crate::criteria::CriteriaSet;
use crate::scheme::Scheme;

macro_rules! files {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../assets/", $folder, "/", $name, ".toml")))),+]
    };
}

/// Criteria files: (id, TOML text).
pub const CRITERIA: &[(&str, &str)] = files!("criteria":
    "gbt19580-2012",
    "individual-sample",
    "frontline-team-sample",
    "standard-project-sample",
    "defence-sample",
    "onsite-sample",
);

/// Scheme files: (id, TOML text).
pub const SCHEMES: &[(&str, &str)] = files!("schemes": "demo-mayor", "panzhihua-2023", "shanxi-2024", "xingan-2025");

/// National calendars: (id, TOML text).
pub const CALENDARS: &[(&str, &str)] = files!("calendars": "cn-2023", "cn-2024", "cn-2025", "cn-2026");

/// Returns a bundled criteria set, or nothing for an unknown id.
#[must_use]
pub fn criteria(id: &str) -> Option<CriteriaSet> {
    text(CRITERIA, id).map(|text| CriteriaSet::parse(text).expect("BUG: a bundled criteria set has a problem"))
}

/// Returns a bundled scheme, or nothing for an unknown id.
#[must_use]
pub fn scheme(id: &str) -> Option<Scheme> {
    text(SCHEMES, id).map(|text| Scheme::parse(text).expect("BUG: a bundled scheme has a problem"))
}

/// Returns the bundled national calendars.
#[must_use]
pub fn calendars() -> Calendars {
    let parse = |text: &&str| Calendar::parse(text).expect("BUG: a bundled calendar has a problem");
    Calendars::new(CALENDARS.iter().map(|(_, text)| parse(text)).collect())
        .expect("BUG: the bundled calendars contradict each other")
}

fn text<'a>(files: &'a [(&str, &'a str)], id: &str) -> Option<&'a str> {
    files.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}
