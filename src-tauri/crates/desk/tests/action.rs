//! The actions as a list: their names, their sentences, and their TypeScript.
//!
//! A program of its own: whoever changes an action's types runs it, and need not build the other tests for that.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::{collections::BTreeSet, fs, path::Path};

use desk::action::{entries, typescript};

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/api/generated.ts");

#[test]
fn every_action_has_a_name_of_its_own_and_says_what_it_does_in_both_languages() {
    let mut names = BTreeSet::new();
    for entry in entries() {
        let parts: Vec<&str> = entry.name.split('.').collect();
        let plain =
            |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        assert!(parts.len() == 2 && parts.iter().all(plain), "{} is not noun.verb", entry.name);
        assert!(names.insert(entry.name), "{} stands twice", entry.name);
        assert!(entry.help_zh.chars().any(|char| char > '\u{2e7f}'), "{} has no Chinese help", entry.name);
        assert!(entry.help_en.is_ascii() && entry.help_en.len() > 8, "{} has no English help", entry.name);
    }
}

/// With `PANELDESK_WRITE=1` the file is written instead.
#[test]
fn the_windows_types_are_those_of_the_actions() {
    let text = typescript();
    if std::env::var_os("PANELDESK_WRITE").is_some() {
        fs::create_dir_all(Path::new(COMMITTED).parent().unwrap()).unwrap();
        fs::write(COMMITTED, &text).unwrap();
    }
    let committed = fs::read_to_string(COMMITTED).unwrap_or_default();
    assert!(committed == text, "ui/src/api/generated.ts is out of date: run this test with PANELDESK_WRITE=1");
}
