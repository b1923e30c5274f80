//! `panelctl` as a person or a script meets it: help, exit status, JSON, both languages.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap is a failed test")]

use std::fs;

use serde_json::Value;
use whole_program::{Run, answer, command, root, run};

/// Every command with its words, sub-commands included, as `--help` lists them.
fn commands() -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut waiting = vec![Vec::new()];
    while let Some(words) = waiting.pop() {
        let listed = listed(&help(&words), "Commands:");
        let names: Vec<String> = listed.into_iter().map(|(name, _)| name).filter(|name| name != "help").collect();
        if names.is_empty() {
            found.push(words);
        } else {
            waiting.extend(names.into_iter().map(|name| [words.clone(), vec![name]].concat()));
        }
    }
    found.sort();
    found
}

fn help(words: &[String]) -> String {
    let mut arguments = words.to_vec();
    arguments.push("--help".to_owned());
    run(&arguments).done().stdout
}

/// The entries of a section of a help text with their explanations.
fn listed(help: &str, section: &str) -> Vec<(String, String)> {
    let lines = help.lines().skip_while(|line| *line != section).skip(1);
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in lines.take_while(|line| line.is_empty() || line.starts_with(' ')) {
        let indent = line.len() - line.trim_start().len();
        let word = line.trim();
        // Options and arguments begin within six columns, what is said of them further right.
        if indent <= 6 && !word.is_empty() && (section == "Commands:") != word.starts_with(['-', '<', '[']) {
            let (name, said) = word.split_once("  ").unwrap_or((word, ""));
            entries.push((name.trim().to_owned(), said.trim().to_owned()));
        } else if let Some((_, said)) = entries.last_mut() {
            said.push_str(word);
        }
    }
    entries
}

#[test]
fn every_command_explains_itself_and_every_option() {
    let commands = commands();
    for wanted in ["demo", "verify", "merge", "audit", "workdays", "scheme check", "criteria check"] {
        assert!(commands.iter().any(|words| words.join(" ") == wanted), "{wanted} is not among {commands:?}");
    }
    for words in &commands {
        let help = help(words);
        let name = words.join(" ");
        assert!(help.lines().next().unwrap().len() > 10, "{name} says nothing of itself");
        let options = listed(&help, "Options:");
        assert!(options.iter().any(|(option, _)| option == "--json"), "{name} lacks --json");
        for (option, said) in options.iter().chain(&listed(&help, "Arguments:")) {
            assert!(said.chars().count() > 5, "{name} does not explain {option}\n{help}");
        }
    }
}

#[test]
fn the_readme_names_every_command() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let lines = commands().into_iter().map(|words| format!("panelctl {}", words.join(" ")));
    let missing: Vec<String> = lines.filter(|line| !readme.contains(line)).collect();
    assert!(missing.is_empty(), "README.md does not say {missing:?}");
}

#[test]
fn help_and_version_end_with_0_and_a_wrong_command_line_with_2() {
    assert!(run(&["--version"]).done().stdout.starts_with("panelctl "));
    assert!(run(&["help", "audit"]).done().stdout.contains("panelctl audit"));
    let wrong: [&[&str]; 8] = [
        &[],
        &["frobnicate"],
        &["workdays"],
        &["workdays", "--from", "2026-02-30", "--days", "1"],
        &["workdays", "--from", "2026-09-18", "--days", "-1"],
        &["verify", "--trust", "ca.pem"],
        &["audit", "folder"],
        &["--lang", "fr", "workdays", "--from", "2026-09-18", "--days", "1"],
    ];
    for words in wrong {
        let said = run(words);
        assert_eq!(said.status, Some(2), "{words:?}\n{}{}", said.stdout, said.stderr);
        assert!(said.stdout.is_empty() && !said.stderr.is_empty(), "{words:?}: people read errors on standard error");
    }
}

#[test]
fn with_json_there_is_one_json_value_whatever_happens() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing").to_string_lossy().into_owned();
    let junk = folder.path().join("junk").to_string_lossy().into_owned();
    fs::write(&junk, b"\xff\xfe no text").unwrap();
    let cases: [(&[&str], i32, &str); 9] = [
        (&["frobnicate"], 2, "E-USAGE"),
        (&["workdays"], 2, "E-USAGE"),
        (&["workdays", "--from", "2026-12-30", "--days", "9"], 2, "E-CALENDAR"),
        (&["verify", "--trust", &missing, &junk], 2, "E-FILE"),
        (&["verify", "--trust", &junk, &junk], 2, "E-ARGUMENT"),
        (&["scheme", "check", &missing], 2, "E-FILE"),
        (&["criteria", "check", &junk], 2, "E-ARGUMENT"),
        (&["audit", &missing, "--trust", &missing], 2, "E-FILE"),
        (&["audit", "--mine", &missing, folder.path().to_str().unwrap()], 2, "E-COPY-NONE"),
    ];
    for (words, status, code) in cases {
        let said: Run = command(words).arg("--json").env("PANELDESK_PASSPHRASE", "invented").output().unwrap().into();
        assert_eq!(said.status, Some(status), "{words:?}\n{}{}", said.stdout, said.stderr);
        let error = &said.json()["error"];
        assert_eq!(error["code"], code, "{words:?}: {error}");
        for language in ["zh", "remedy_zh", "en", "remedy_en"] {
            assert!(!error[language].as_str().unwrap().is_empty(), "{words:?} lacks {language}");
        }
    }
    let (status, help) = answer(&["--help"]);
    assert_eq!(status, Some(0));
    assert!(help["help"].as_str().unwrap().contains("Usage: panelctl"));
}

#[test]
fn working_days_follow_the_official_calendars() {
    for (from, days, to) in [
        ("2026-09-18", "5", "2026-09-24"),
        // National Day and Mid-Autumn 2025 close 1 to 8 October; 28 September is worked instead.
        ("2025-09-26", "5", "2025-10-10"),
    ] {
        assert_eq!(run(&["workdays", "--from", from, "--days", days]).done().stdout.trim(), to, "{from} + {days}");
        let (status, told) = answer(&["workdays", "--from", from, "--days", days]);
        assert_eq!((status, &told["to"]), (Some(0), &Value::from(to)));
    }
    let counted = run(&["workdays", "--from", "2026-09-18", "--days", "5", "--first-day-counts"]).done();
    assert_eq!(counted.stdout.trim(), "2026-09-23", "counting the first day ends a working day earlier");
}

#[test]
fn a_year_without_a_calendar_stops_with_a_clear_sentence_in_both_languages() {
    let words = ["workdays", "--from", "2026-12-25", "--days", "10"];
    let zh = run(&words);
    assert_eq!((zh.status, zh.stdout.as_str()), (Some(2), ""));
    assert!(zh.stderr.contains("没有 2027 年的工作日历"), "{}", zh.stderr);
    let en = run(&[&words[..], &["--lang", "en"]].concat());
    assert_eq!(en.status, Some(2));
    assert!(en.stderr.contains("no calendar for 2027") && en.stderr.is_ascii(), "{}", en.stderr);
}

#[test]
fn the_language_changes_sentences_and_never_the_answer() {
    let words = ["verify", "--trust", "missing.pem", "missing.pdf"];
    let (zh, en) = (run(&words), run(&[&words[..], &["--lang", "en"]].concat()));
    assert!(zh.stderr.contains("没有这个文件"), "{}", zh.stderr);
    assert!(en.stderr.contains("no such file") && en.stderr.is_ascii(), "{}", en.stderr);
    assert_eq!((zh.status, en.status), (Some(2), Some(2)));
    assert_eq!(answer(&words), answer(&[&words[..], &["--lang", "en"]].concat()));
}

#[test]
fn every_rule_file_of_the_program_passes_its_check() {
    for (kind, folder) in [("scheme", "assets/schemes"), ("criteria", "assets/criteria")] {
        let mut words = vec![kind.to_owned(), "check".to_owned()];
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            words.push(entry.unwrap().path().to_string_lossy().into_owned());
        }
        assert!(words.len() > 3, "{folder} is empty");
        let (status, told) = answer(&words);
        assert_eq!(status, Some(0), "{told}");
        assert_eq!(told["files"].as_array().unwrap().len(), words.len() - 2);
    }
}

#[test]
fn a_broken_criteria_set_is_told_all_its_problems_at_once_with_place_and_remedy() {
    let good = fs::read_to_string(root().join("assets/criteria/gbt19580-2012.toml")).unwrap();
    let broken = good.replacen("total = 1000", "total = 1002", 1).replacen("step = 5", "step = 7", 1);
    let broken = broken.replacen("points = 110", "points = 111", 1);
    assert_eq!(broken.lines().zip(good.lines()).filter(|(broken, good)| broken != good).count(), 3, "three changes");
    let problems = problems("criteria", &broken);
    for place in ["total", "step", "categories[1].points"] {
        assert!(problems.iter().any(|(at, _)| at.contains(place)), "{place} is not told: {problems:?}");
    }
    assert!(problems.iter().all(|(at, _)| at.contains(char::is_numeric)), "every place has its line: {problems:?}");
}

#[test]
fn a_broken_scheme_is_told_all_its_problems_at_once_with_place_and_remedy() {
    let good = fs::read_to_string(root().join("assets/schemes/xingan-2025.toml")).unwrap();
    let broken = format!("{good}\n[nonsense]\nx = 1\n");
    assert!(!problems("scheme", &broken).is_empty(), "an unknown table");
    let problems = problems("scheme", "id = \"x\"\n");
    assert!(!problems.is_empty());
}

/// What the check of a file with this text says: place and remedy, in both languages, exit status 1.
fn problems(kind: &str, text: &str) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.toml");
    fs::write(&file, text).unwrap();
    let words = [kind, "check", file.to_str().unwrap()];
    let (status, told) = answer(&words);
    assert_eq!(status, Some(1), "{told}");
    let people = run(&words);
    let problems = told["files"][0]["problems"].as_array().unwrap();
    for problem in problems {
        for part in [&problem["what"], &problem["remedy"]] {
            assert!(!part["zh"].as_str().unwrap().is_empty() && !part["en"].as_str().unwrap().is_empty(), "{problem}");
        }
        assert!(people.stdout.contains(problem["what"]["zh"].as_str().unwrap()), "{}", people.stdout);
    }
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    problems.iter().map(|problem| (text(&problem["place"]), text(&problem["remedy"]["zh"]))).collect()
}
