//! `panelctl workdays`.

use crate::{
    args::WorkdaysArgs,
    output::{CommandError, Outcome, Output},
};

pub(super) fn run(args: &WorkdaysArgs, output: &Output) -> Result<Outcome, CommandError> {
    let calendars = rules::bundled::calendars();
    let end = calendars
        .add_working_days(args.from, args.days, args.first_day_counts)
        .map_err(|missing| CommandError::NoCalendar { year: missing.year })?;
    output.answer(&serde_json::json!({
        "from": args.from.to_string(),
        "days": args.days,
        "first_day_counts": args.first_day_counts,
        "to": end.to_string(),
    }));
    output.say(end.to_string(), end.to_string());
    Ok(Outcome::Done)
}
