//! `panelctl audit`.

use std::path::Path;

use desk::{Passphrase, audit, seat::Seat};

use crate::{
    args::AuditArgs,
    output::{CommandError, Outcome, Output},
    workspace,
};

pub(super) fn run(args: &AuditArgs, output: &Output) -> Result<Outcome, CommandError> {
    let scanned =
        audit::scan(&args.dir).map_err(|error| CommandError::File { path: args.dir.display().to_string(), error })?;
    for name in &scanned.too_large {
        output.say(format!("{name}：文件过大，未核验。"), format!("{name}: too large, not looked at."));
    }
    if let Some(copy) = &args.mine {
        return mine(copy, &scanned.files, output);
    }
    let trust = args.trust.as_deref().unwrap_or(Path::new(""));
    let office = workspace::office(trust)?;
    let report = audit::audit_watched(&scanned.files, &office, &args.code, |done, total| {
        output.progress(done, total, "核验", "Verifying");
        Ok::<(), CommandError>(())
    })?;
    if let Some(path) = &args.report {
        let pdf = audit::print_report(&report, "评审档案", workspace::now()?)?;
        workspace::write(path, &pdf)?;
    }
    let consistent = report.is_consistent();
    output.answer(&serde_json::json!({ "consistent": consistent, "report": report }));
    show(&report, consistent, output);
    Ok(if consistent { Outcome::Done } else { Outcome::Bad })
}

fn show(report: &audit::AuditReport, consistent: bool, output: &Output) {
    let (zh, en) = match consistent {
        true => ("重算一致", "Recomputed: consistent"),
        false => ("不能认定重算一致", "Not consistent"),
    };
    output.say(format!("{zh}　{}", report.edition), format!("{en}  {}", report.edition));
    for count in &report.counts {
        let [agreed, dissented, silent] = count.answers;
        output.say(
            format!(
                "{}：应有 {}，回避 {}，计入 {}，缺 {}（有理由 {}），替换 {}，不计 {}；确认 同意 {agreed}、不同意 {dissented}、未答 {silent}",
                count.name, count.expected, count.recused, count.received, count.missing, count.explained, count.replaced,
                count.refused
            ),
            format!(
                "{}: expected {}, recused {}, counted {}, missing {} (explained {}), replaced {}, refused {}; answers: \
                 {agreed} agreed, {dissented} dissented, {silent} silent",
                count.name, count.expected, count.recused, count.received, count.missing, count.explained, count.replaced,
                count.refused
            ),
        );
    }
    for step in &report.recomputed {
        output.say(
            format!("{}：核对 {}，不一致 {}（{}）", step.step.zh, step.compared, step.differing, step.basis.zh),
            format!("{}: {} compared, {} differ ({})", step.step.en, step.compared, step.differing, step.basis.en),
        );
    }
    for act in &report.acts {
        let (zh, en) = match act.anchored {
            Some(true) => ("与纸质代码相符", "anchored by paper"),
            Some(false) => ("与所报代码不符", "no code given matches"),
            None => ("未核对", "unanchored"),
        };
        output.say(
            format!("{}　{}　{}　{zh}", act.act, act.when, act.code),
            format!("{}  {}  {}  {en}", act.act, act.when, act.code),
        );
    }
    for difference in &report.differences {
        output.say(
            format!("✗ {}：{}  [{}]", difference.file, difference.zh, difference.code),
            format!("✗ {}: {}  [{}]", difference.file, difference.en, difference.code),
        );
    }
    for line in &report.ranking {
        let row = format!("{:>3}  {}  {:>7}  {}", line.rank, line.application, line.displayed, line.applicant);
        output.say(&row, &row);
    }
    output.say("不能证明的事：", "What cannot be proven:");
    for sentence in &report.not_provable {
        output.say(format!("  {}", sentence.zh), format!("  {}", sentence.en));
    }
}

fn mine(copy: &Path, files: &[audit::ArchiveFile], output: &Output) -> Result<Outcome, CommandError> {
    let passphrase = passphrase(output)?;
    let seat = Seat::open(copy, &passphrase)?;
    let mine = seat.audit_mine(files)?;
    output.answer(&serde_json::json!({ "mine": mine }));
    let mut all_there = true;
    for sheet in &mine {
        let (good, zh, en) = match sheet.state {
            audit::MineState::Counted => (true, "在档，已计入", "there, counted"),
            audit::MineState::Replaced => (true, "在档，已被本人修订替换", "there, replaced by an own revision"),
            audit::MineState::Uncounted => (false, "在档，未见计入", "there, not counted"),
            audit::MineState::Absent => (false, "档案里没有", "not there"),
        };
        all_there &= good;
        let short = sheet.record.short();
        output.say(
            format!("{}　{}　第 {} 次签名　{short}　{zh}", sheet.round, sheet.application, sheet.revision),
            format!("{}  {}  revision {}  {short}  {en}", sheet.round, sheet.application, sheet.revision),
        );
    }
    Ok(if all_there { Outcome::Done } else { Outcome::Bad })
}

fn passphrase(output: &Output) -> Result<Passphrase, CommandError> {
    if let Ok(text) = std::env::var("PANELDESK_PASSPHRASE") {
        return Ok(Passphrase::new(&text));
    }
    eprintln!("{}", output.pick("口令（会显示在屏幕上）：", "Passphrase (will be shown):"));
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .map_err(|error| CommandError::File { path: "standard input".to_owned(), error })?;
    Ok(Passphrase::new(line.trim_end_matches(['\r', '\n'])))
}
