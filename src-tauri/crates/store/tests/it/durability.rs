//! What was acknowledged is there after `kill -9`; two processes do not share a copy.
//!
//! The children are this test program itself, started with one test's name and the folder in an environment variable.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use store::journal::verify;
use store::{Act, Copy, OpenError, StoreError};

use crate::common::{Choices, LATER, NOW, add, new_copy, noise, package, pass};

const FOLDER: &str = "STORE_TEST_CHILD_FOLDER";

fn child(test: &str, folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("durability::{test}"), "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nchild: {line}").unwrap();
    out.flush().unwrap();
}

/// Lines the child said, one by one.
fn heard(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.strip_prefix("child: ").map(str::to_owned))
}

/// Not a test by itself: saves drafts and journaled values until it is killed, saying each when it is acknowledged.
#[test]
fn child_that_saves() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let copy = Copy::open(Path::new(&folder), &pass()).unwrap();
    let mut version = copy.draft("k").unwrap().map_or(0, |draft| draft.version);
    loop {
        let json = format!("{} {}", version + 1, "文".repeat(version as usize % 3000));
        version = copy.save_draft("k", &json, version, NOW).unwrap();
        say(&format!("draft {version}"));
        let name = format!("v{version}");
        copy.write(Act::EXPORT, LATER, &name, |write| write.put_value(&name, "1")).unwrap();
        say(&format!("value {version}"));
    }
}

#[test]
fn what_was_acknowledged_survives_being_killed_at_any_moment() {
    let home = tempfile::tempdir().unwrap();
    drop(new_copy(home.path()));
    let mut choices = Choices::new(11);
    for round in 0..12 {
        let mut running = child("child_that_saves", home.path());
        let mut lines = heard(&mut running);
        let first = lines.next().expect("the child opened the copy");
        let wait = Duration::from_micros(choices.below(60_000) as u64);
        let killer = std::thread::spawn(move || {
            std::thread::sleep(wait);
            running.kill().unwrap();
            running.wait().unwrap();
        });
        let last = lines.last().unwrap_or(first);
        killer.join().unwrap();
        let (what, version) = last.split_once(' ').unwrap();
        let version: u64 = version.parse().unwrap();

        let copy = Copy::open(home.path(), &pass()).unwrap();
        let draft = copy.draft("k").unwrap().unwrap();
        assert!(draft.version >= version, "round {round}: {last} was lost");
        assert!(draft.version <= version + 1, "round {round}: one more may have been under way");
        assert!(draft.json.starts_with(&format!("{} ", draft.version)), "never half a draft");
        let acknowledged = if what == "value" { version } else { version - 1 };
        for number in 1..=acknowledged {
            assert!(copy.value(&format!("v{number}")).unwrap().is_some(), "{number} of {last}");
        }
        let values = copy.values("v").unwrap().len();
        let entries = copy.journal().unwrap();
        assert_eq!(entries.len(), values + 1, "each change has its entry and each entry its change");
        verify(&entries).unwrap();
        // The child that was killed between draft and value never wrote that value; make up for it.
        for number in 1..=draft.version {
            let name = format!("v{number}");
            if copy.value(&name).unwrap().is_none() {
                copy.write(Act::EXPORT, LATER, &name, |write| write.put_value(&name, "1")).unwrap();
            }
        }
        assert_eq!(copy.integrity().unwrap(), []);
    }
}

/// Not a test by itself: imports packages until it is killed.
#[test]
fn child_that_imports() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let copy = Copy::open(Path::new(&folder), &pass()).unwrap();
    let mut sequence = copy.packages().unwrap().last().map_or(0, |package| package.sequence);
    say("begun");
    loop {
        sequence += 1;
        let mut import = copy.begin_import(package("e", sequence)).unwrap();
        for number in 0..3 {
            let id = format!("d{number}");
            let content = noise(sequence * 10 + number, 300_000);
            add(&mut import, &id, "a", &content);
            for page in 1..5 {
                let text = format!("第{sequence}次导入 第{page}页 {id}");
                import.text(&id, page, &text, None).unwrap();
            }
        }
        import.commit(LATER).unwrap();
        say(&format!("imported {sequence}"));
    }
}

#[test]
fn an_import_killed_at_any_moment_is_there_wholly_or_not_at_all() {
    let home = tempfile::tempdir().unwrap();
    drop(new_copy(home.path()));
    let mut choices = Choices::new(12);
    for round in 0..8 {
        let mut running = child("child_that_imports", home.path());
        let mut lines = heard(&mut running);
        let first = lines.next().expect("the child opened the copy");
        let wait = Duration::from_micros(choices.below(400_000) as u64);
        let killer = std::thread::spawn(move || {
            std::thread::sleep(wait);
            running.kill().unwrap();
            running.wait().unwrap();
        });
        let last = lines.last().unwrap_or(first);
        killer.join().unwrap();

        let copy = Copy::open(home.path(), &pass()).unwrap();
        let newest = copy.packages().unwrap().last().map_or(0, |package| package.sequence);
        if let Some(acknowledged) = last.strip_prefix("imported ") {
            assert!(newest >= acknowledged.parse().unwrap(), "round {round}: {last} was lost");
        }
        assert_eq!(copy.journal().unwrap().len() as u64, newest + 1);
        let documents = copy.all_documents().unwrap();
        assert_eq!(documents.len(), if newest == 0 { 0 } else { 3 });
        for (number, document) in documents.iter().enumerate() {
            let wanted = noise(newest * 10 + number as u64, 300_000);
            assert!(copy.read_range(&document.info.sha256, 0, 400_000).unwrap() == wanted);
        }
        let hits = copy.search("次导入", store::Scope::Everything, 100).unwrap();
        assert_eq!(hits.len(), documents.len() * 4, "nothing of the unfinished import is found");
        assert_eq!(copy.integrity().unwrap(), []);
    }
    let size = std::fs::metadata(home.path().join("library.db")).unwrap().len();
    assert!(size < 4 << 20, "leftovers were swept: {size}");
}

/// Not a test by itself: holds the copy open.
#[test]
fn child_that_holds() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let copy = Copy::open(Path::new(&folder), &pass()).unwrap();
    say("open");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    drop(copy);
}

#[test]
fn a_copy_open_in_another_process_is_in_use_until_that_one_dies() {
    let home = tempfile::tempdir().unwrap();
    drop(new_copy(home.path()));
    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "durability::child_that_holds", "--nocapture"])
        .env(FOLDER, home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    assert_eq!(heard(&mut holder).next().as_deref(), Some("open"));
    assert!(matches!(Copy::open(home.path(), &pass()), Err(OpenError::InUse)));
    assert!(Copy::peek(home.path()).is_ok(), "the label can be read all the same");
    holder.kill().unwrap();
    holder.wait().unwrap();
    let copy = Copy::open(home.path(), &pass()).unwrap();
    copy.write(Act::EXPORT, LATER, "x", |_| Ok::<_, StoreError>(())).unwrap();
}
