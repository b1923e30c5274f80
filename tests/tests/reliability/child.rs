//! This test program started again as another process that does one thing until it is stopped, and says on standard
//! output what was acknowledged to it.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use desk::expert::WorkState;

use crate::edition::{Clock, cells, draft, import, open, passphrase, signing};
use crate::{disk, vanished};

const ACT: &str = "RELIABILITY_ACT";
const HOME: &str = "RELIABILITY_HOME";
const PERSON: &str = "RELIABILITY_PERSON";
const MARK: &str = "child: ";

/// Returns a command that does an act on a person's copy.
pub(crate) fn command(act: &str, home: &Path, person: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    prepare(&mut command, act, home, person);
    command
}

/// Returns the same under a shell line, whose `"$@"` is the child.
pub(crate) fn command_under_shell(line: &str, act: &str, home: &Path, person: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-euc", line, "sh"]).arg(std::env::current_exe().unwrap());
    prepare(&mut command, act, home, person);
    command
}

/// Returns the same in a mount namespace of its own, where the shell line may mount.
pub(crate) fn command_under(unshare: &[&str], line: &str, act: &str, home: &Path, person: &str) -> Command {
    let mut command = Command::new("unshare");
    command.args(unshare).args(["--mount", "sh", "-euc", line, "sh"]).arg(std::env::current_exe().unwrap());
    prepare(&mut command, act, home, person);
    command
}

fn prepare(command: &mut Command, act: &str, home: &Path, person: &str) {
    command
        .args(["--exact", "child::acts", "--nocapture"])
        .env(ACT, act)
        .env(HOME, home)
        .env(PERSON, person)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
}

/// What a child says, line by line, until it ends.
pub(crate) fn heard(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.map_while(Result::ok).filter_map(|line| line.strip_prefix(MARK).map(str::to_owned))
}

/// Lets a child act for a while from the moment it is ready, kills it, and returns what was acknowledged to it.
pub(crate) fn killed_after(delay: Duration, act: &str, home: &Path, person: &str) -> Vec<String> {
    let mut running = command(act, home, person).spawn().unwrap();
    let mut lines = heard(&mut running);
    assert_eq!(lines.next().as_deref(), Some("ready"), "the child opened the copy");
    let killer = std::thread::spawn(move || {
        std::thread::sleep(delay);
        running.kill().unwrap();
        running.wait().unwrap();
    });
    let said = lines.collect();
    killer.join().unwrap();
    said
}

/// Runs a child to its end and returns what it said; it must have come to its own end.
pub(crate) fn said_to_the_end(mut command: Command) -> Vec<String> {
    let output = command.stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    said.lines().filter_map(|line| line.strip_prefix(MARK).map(str::to_owned)).collect()
}

/// Says a line to the parent. It is out when this returns.
pub(crate) fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{MARK}{line}").unwrap();
    out.flush().unwrap();
}

/// Not a test by itself: what the children of the tests do.
#[test]
fn acts() {
    let Ok(act) = std::env::var(ACT) else { return };
    let home = PathBuf::from(std::env::var_os(HOME).unwrap());
    let person = std::env::var(PERSON).unwrap();
    match act.as_str() {
        "score" => score(&home, &person),
        "import" => import_all(&home, &person),
        "sign" => sign(&home, &person),
        "hold" => hold(&home, &person),
        "fill-disk" => disk::fill(&home, &person),
        "outgrow-file" => disk::outgrow(&home, &person),
        "unplug" => vanished::unplug(&home, &person),
        other => panic!("no act {other}"),
    }
}

/// Saves drafts for ever, one cell after the other. The marks of a version are its number.
fn score(home: &Path, person: &str) {
    let (seat, clock) = (open(home, person), Clock::off_by(0));
    let cells = cells(&seat);
    say("ready");
    loop {
        for (place, cell) in cells.iter().enumerate() {
            let (_, version) = seat.draft(cell).unwrap();
            let next = version + 1;
            let remark = format!("{next} {}", "评".repeat(usize::try_from(next).unwrap() % 2000));
            let saved = seat.save_draft(cell, &draft(u32::try_from(next % 21).unwrap(), &remark), version, clock.now());
            say(&format!("{place} {}", saved.unwrap().version));
        }
    }
}

/// Imports every package of its folder that is not here yet, oldest first.
fn import_all(home: &Path, person: &str) {
    let (seat, clock) = (open(home, person), Clock::off_by(0));
    let mut sequence = seat.packages().unwrap().last().map_or(0, |package| package.sequence);
    say("ready");
    loop {
        sequence += 1;
        let package = home.join("packages").join(format!("{person}-{sequence}.pkg"));
        if !package.is_file() {
            // All is here; stay to be killed.
            std::thread::sleep(Duration::from_secs(3600));
        }
        import(&seat, &package, clock.now()).unwrap();
        say(&sequence.to_string());
    }
}

/// Drafts and signs for ever, one cell after the other, first sheets and then revisions of them.
fn sign(home: &Path, person: &str) {
    let (seat, clock) = (open(home, person), Clock::off_by(0));
    let signer = seat.unlock(&passphrase(person)).unwrap();
    let cells = cells(&seat);
    say("ready");
    loop {
        for (place, cell) in cells.iter().enumerate() {
            let signed = seat.my_work().unwrap().into_iter().nth(place).map(|item| item.state);
            let next = match signed {
                Some(WorkState::Signed { revision, .. }) => revision + 1,
                _ => 1,
            };
            let (_, version) = seat.draft(cell).unwrap();
            seat.save_draft(cell, &draft(next, &format!("第{next}次")), version, clock.now()).unwrap();
            say(&format!("draft {place} {next}"));
            let reason = (next > 1).then_some("复核后更正。");
            let sheet = seat.sign_sheet(&signing(cell, reason), &signer, clock.now()).unwrap();
            say(&format!("signed {place} {next} {}", sheet.identity));
        }
    }
}

/// Holds the copy open until the parent says so.
fn hold(home: &Path, person: &str) {
    let seat = open(home, person);
    say("ready");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    drop(seat);
}
