//! `panelctl demo`.

use std::path::Path;

use desk::DeskError;
use store::CreateError;

use super::engine;
use crate::{
    args::DemoArgs,
    output::{CommandError, Outcome, Output},
};

pub(super) fn run(args: &DemoArgs, output: &Output) -> Result<Outcome, CommandError> {
    let mut step = |done: usize, total: usize, zh: &str, en: &str| {
        output.progress(done, total, zh, en);
        exchange::package::Flow::Go
    };
    let was_there = args.dir.exists();
    let engine = engine::find(output);
    let until = args.until.into();
    let run = desk::demo::run(&args.dir, args.seed, until, store::KdfCost::Standard, engine.as_ref(), &mut step);
    let report = run.inspect_err(|error| {
        if !matches!(error, DeskError::Create(CreateError::NotEmpty)) {
            sweep(&args.dir, was_there);
        }
    })?;
    output.answer(&report);
    output.say(
        "演示届：示范市市长质量奖。人员、单位、分数均为虚构。",
        "Demo edition. People, organisations and marks are invented.",
    );
    output.say("", "");
    for line in &report.ranking {
        let row = format!("{:>3}  {}  {:>7}  {}", line.rank, line.application, line.displayed, line.applicant);
        output.say(&row, &row);
    }
    if !report.ranking.is_empty() {
        output.say("", "");
    }
    match &report.opening_code {
        Some(code) => output.say(
            format!("签名评分表 {} 份，合议 {} 条，开封代码 {code}", report.sheets, report.agreed_items),
            format!("{} signed sheets, {} items agreed on, opening code {code}", report.sheets, report.agreed_items),
        ),
        None => output.say(
            format!("已交评分表 {} 份，组长尚未收表；第一位专家还在评分。", report.sheets),
            format!("{} sheets handed in, none taken in yet; the first expert is still scoring.", report.sheets),
        ),
    }
    output.say("", "");
    for (path, zh, en) in &report.places {
        let shown = args.dir.join(path).display().to_string();
        output.say(format!("{shown}    {zh}"), format!("{shown}    {en}"));
    }
    for person in &report.people {
        let row = format!("{}/{}    {}  {}", args.dir.display(), person.copy, person.name, person.passphrase);
        output.say(&row, &row);
    }
    if report.opening_code.is_some() {
        let dir = args.dir.display();
        output.say("", "");
        output.say("核验：", "Check it:");
        let command = format!("  panelctl audit {dir} --trust {dir}/trust/office-ca.pem");
        output.say(&command, &command);
    }
    Ok(Outcome::Done)
}

/// Takes away what a failed demo made in a folder that was empty or not there.
fn sweep(folder: &Path, was_there: bool) {
    for place in PLACES {
        // What cannot be removed stays; the error that is reported is why the demo stopped.
        let _ = std::fs::remove_dir_all(folder.join(place));
    }
    if !was_there {
        let _ = std::fs::remove_dir(folder);
    }
}

/// The folders a demo makes.
const PLACES: [&str; 11] = [
    "acknowledgements",
    "charter",
    "hand-in",
    "office",
    "packages",
    "people",
    "receipts",
    "results",
    "sheets",
    "trust",
    "witness",
];
