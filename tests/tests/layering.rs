//! The arrows between our crates, as `cargo metadata` sees them.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::{collections::BTreeMap, process::Command};

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
    ("bench", &["desk", "exchange", "print", "reader", "rules", "store"]),
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

fn metadata() -> Value {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline", "--manifest-path", manifest])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}
