//! `panelctl do`: the acts of the window from a terminal.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use desk::{
    Passphrase, action,
    seat::{Seat, SeatInfo},
};
use rules::time::Instant;
use serde_json::{Value, json};

fn panelctl(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_panelctl"));
    command.arg("do").env("PANELDESK_HOME", home).env_remove("PANELDESK_PASSPHRASE").stdin(Stdio::null());
    command
}

fn answer(output: &Output) -> (Option<i32>, Value) {
    let value = serde_json::from_slice(&output.stdout).unwrap_or_else(|fault| {
        panic!("not one JSON value: {fault}\n{}", String::from_utf8_lossy(&output.stderr));
    });
    (output.status.code(), value)
}

#[test]
fn every_act_is_listed_with_what_it_does_in_both_languages() {
    let home = tempfile::tempdir().unwrap();
    let (status, listed) = answer(&panelctl(home.path()).arg("--json").output().unwrap());
    assert_eq!(status, Some(0));
    let listed = listed["actions"].as_array().unwrap();
    assert_eq!(listed.len(), action::entries().count());
    let text = String::from_utf8(panelctl(home.path()).output().unwrap().stdout).unwrap();
    for (entry, listed) in action::entries().zip(listed) {
        assert_eq!(listed["name"], entry.name);
        for said in [entry.name, entry.help_zh, entry.help_en] {
            assert!(text.contains(said), "{} lacks {said}", entry.name);
        }
        let chinese = |text: &str| text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character));
        assert!(chinese(entry.help_zh) && !chinese(entry.help_en), "{}", entry.name);
    }
}

#[test]
fn every_act_of_the_list_can_be_called() {
    let home = tempfile::tempdir().unwrap();
    for entry in action::entries() {
        // No action takes a bare `true`: each is reached, and refuses.
        let (status, refused) =
            answer(&panelctl(home.path()).args([entry.name, "--input", "true", "--json"]).output().unwrap());
        assert_eq!((status, &refused["error"]["code"]), (Some(2), &"E-REQUEST".into()), "{}", entry.name);
    }
}

#[test]
fn an_act_that_does_not_exist_and_input_that_is_no_json_are_refused_without_repeating_them() {
    let home = tempfile::tempdir().unwrap();
    let unknown = panelctl(home.path()).args(["no.such", "--json"]).output().unwrap();
    assert_eq!(answer(&unknown).1["error"]["code"], "E-ACTION");
    let mut asked = panelctl(home.path())
        .args(["no.such", "--input", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    asked.stdin.take().unwrap().write_all(b"{\"passphrase\": \"swordfish\"").unwrap();
    let refused = asked.wait_with_output().unwrap();
    let (status, value) = answer(&refused);
    assert_eq!((status, &value["error"]["code"]), (Some(2), &"E-ARGUMENT".into()));
    let said = [refused.stdout, refused.stderr].concat();
    assert!(!String::from_utf8_lossy(&said).contains("swordfish"));
}

#[test]
fn a_copy_is_opened_with_the_passphrase_in_a_file_before_the_act() {
    let home = tempfile::tempdir().unwrap();
    let copy = home.path().join("copy");
    let info = SeatInfo { owner: String::new(), kind: "expert".to_owned(), cost: store::KdfCost::Light };
    let now = Instant::from_unix_seconds(1_775_700_120).unwrap();
    drop(Seat::create(&copy, &Passphrase::new("swordfish"), info, now).unwrap());
    let file = home.path().join("passphrase");
    for (typed, expected) in [("wrong\n", "E-COPY-PASSPHRASE"), ("swordfish\nsecond line\n", "E-ACTION")] {
        fs::write(&file, typed).unwrap();
        let run = panelctl(home.path())
            .args(["no.such", "--json", "--copy"])
            .arg(&copy)
            .arg("--passphrase-file")
            .arg(&file)
            .output()
            .unwrap();
        let (status, refused) = answer(&run);
        assert_eq!((status, &refused["error"]["code"]), (Some(2), &json!(expected)));
    }
}
