//! `panelctl demo`.

use crate::{
    args::DemoArgs,
    output::{CommandError, Outcome, Output},
};

pub(super) fn run(args: &DemoArgs, output: &Output) -> Result<Outcome, CommandError> {
    let mut step = |done: usize, total: usize, zh: &str, en: &str| {
        output.progress(done, total, zh, en);
        exchange::package::Flow::Go
    };
    let report = desk::demo::run(&args.dir, args.seed, store::KdfCost::Standard, &mut step)?;
    output.answer(&report);
    output.say("演示届：示范市市长质量奖。人员、单位、分数均为虚构。", "Demo edition. People, organisations and marks are invented.");
    output.say("", "");
    for line in &report.ranking {
        let row = format!("{:>3}  {}  {:>7}  {}", line.rank, line.application, line.displayed, line.applicant);
        output.say(&row, &row);
    }
    output.say("", "");
    output.say(
        format!("签名评分表 {} 份，合议 {} 条，开封代码 {}", report.sheets, report.agreed_items, report.opening_code),
        format!("{} signed sheets, {} items agreed on, opening code {}", report.sheets, report.agreed_items, report.opening_code),
    );
    output.say("", "");
    for (path, zh, en) in &report.places {
        let shown = args.dir.join(path).display().to_string();
        output.say(format!("{shown}    {zh}"), format!("{shown}    {en}"));
    }
    for person in &report.people {
        let row = format!("{}/{}    {}  {}", args.dir.display(), person.copy, person.name, person.passphrase);
        output.say(&row, &row);
    }
    let dir = args.dir.display();
    output.say("", "");
    output.say("核验：", "Check it:");
    let command = format!("  panelctl audit {dir} --trust {dir}/trust/office-ca.pem");
    output.say(&command, &command);
    Ok(Outcome::Done)
}
