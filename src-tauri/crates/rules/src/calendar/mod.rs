//! Working days, from the yearly notices that fix them.
//!
//! A working day is Monday to Friday, except the rest days of the year's notice, plus the weekend days the notice
//! orders to be worked (调休). Nothing can be computed for a year whose notice is not at hand: every function then says
//! [`MissingYear`] instead of guessing, also when only part of a span lies in such a year. A local overlay (an ethnic
//! area's own holidays, 全国年节及纪念日放假办法 第四条; an ad-hoc closure) adds rest and working days of one region to
//! the national calendar.
//!
//! Deliberately absent: the lunar calendar, statutory-holiday rules (they do not say which weekends are worked), and
//! any notion of "today".

mod days;
mod file;

pub use days::{Calendars, MissingYear};
pub use file::{Calendar, DaySpan, Notice, Scope};
pub(crate) use file::{day, optional_day};
