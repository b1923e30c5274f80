//! The arrows between our crates and what is tested of each, as `cargo metadata` sees them.
//!
//! A program of its own: it links next to nothing, and is built beside `panelctl` for the sake of its features.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Crate → ours it may depend on. An arrow that is not here needs a reason and a change of this table.
const ALLOWED: &[(&str, &[&str])] = &[
    ("rules", &[]),
    ("reader", &[]),
    ("store", &["rules"]),
    ("exchange", &["rules"]),
    ("print", &["rules"]),
    ("desk", &["exchange", "print", "reader", "rules", "store"]),
    ("cli", &["desk", "exchange", "rules", "store"]),
    ("paneldesk", &["desk", "rules"]),
    ("window-tests", &[]),
    ("bench", &["desk", "exchange", "print", "reader", "rules", "store", "window-tests"]),
    ("whole-program", &["cli", "desk", "exchange", "print", "reader", "rules", "store"]),
];

/// Packages that would give `rules` a clock, randomness, files, a network, a database or a window.
const IMPURE: &[&str] =
    &["age", "getrandom", "libc", "openssl", "rand", "rusqlite", "tauri", "tokio", "lopdf", "printpdf"];

#[test]
fn crates_depend_only_downwards() {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let ours: Vec<&str> = packages.iter().map(|package| package["name"].as_str().unwrap()).collect();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let may = allowed.get(name).unwrap_or_else(|| panic!("{name} is not in the table of allowed arrows"));
        for dependency in package["dependencies"].as_array().unwrap() {
            let target = dependency["name"].as_str().unwrap();
            let arrow = ours.contains(&target) && dependency["kind"].is_null();
            assert!(!arrow || may.contains(&target), "{name} must not depend on {target}");
        }
    }
}

#[test]
fn rules_cannot_reach_the_outside_world() {
    let metadata = metadata();
    let rules = metadata["packages"].as_array().unwrap().iter().find(|package| package["name"] == "rules").unwrap();
    for dependency in rules["dependencies"].as_array().unwrap() {
        let name = dependency["name"].as_str().unwrap();
        let shipped = dependency["kind"].is_null();
        assert!(!shipped || !IMPURE.contains(&name), "rules must not depend on {name}");
        let clock =
            dependency["features"].as_array().unwrap().iter().any(|feature| feature == "clock" || feature == "now");
        assert!(!clock, "rules must not read the clock through {name}");
    }
}

/// Building a program a second time for its tests costs as much as building it, so what has none says so in its manifest.
#[test]
fn what_is_not_built_for_tests_holds_none() {
    let metadata = metadata();
    for target in metadata["packages"].as_array().unwrap().iter().flat_map(|one| one["targets"].as_array().unwrap()) {
        let kind = target["kind"][0].as_str().unwrap();
        let main = Path::new(target["src_path"].as_str().unwrap());
        // A program beside a library is one file.
        let files = if kind == "lib" || !main.with_file_name("lib.rs").exists() && main.ends_with("src/main.rs") {
            sources(main.parent().unwrap())
        } else {
            vec![main.to_owned()]
        };
        let holds = |test: fn(&str) -> bool| files.iter().find(|file| test(&fs::read_to_string(file).unwrap()));
        if ["lib", "bin"].contains(&kind) && target["test"] == false {
            assert_eq!(holds(|text| text.lines().any(|line| line.trim() == "#[test]")), None, "its tests never run");
        }
        if kind == "lib" && target["doctest"] == false {
            assert_eq!(holds(has_example), None, "its examples never run");
        }
    }
}

/// Whether the documentation has an example in Rust: a fence that opens and names no other language.
fn has_example(text: &str) -> bool {
    text.lines().filter_map(fence).step_by(2).any(|language| !["text", "python", "toml", "json"].contains(&language))
}

/// What stands behind a fence of the documentation.
fn fence(line: &str) -> Option<&str> {
    let doc = line.trim().strip_prefix("///").or(line.trim().strip_prefix("//!"))?;
    doc.trim().strip_prefix("```")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = entries.map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    below.flatten().filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

fn metadata() -> Value {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline", "--manifest-path", manifest])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}
