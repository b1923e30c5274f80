//! The same values give the same bytes: in another thread, process, language and time zone, and next year.

use std::process::Command;

use sha2::{Digest, Sha256};

use crate::{AT, attachment, more_samples, samples, signed};

/// Set for a child process: the file into which it prints.
const CHILD: &str = "PRINT_TEST_CHILD";

/// SHA-256 of the signed score sheet of the samples. It changes only together with the layout: once v1 is
/// released, never again.
const GOLDEN: &str = "b56f888395e925ecbc697ce90669a94a59e86418148aed3ba3a976ef617d51dd";

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn all() -> Vec<u8> {
    let papers = more_samples::all();
    papers.iter().flat_map(|(_, paper)| signed(paper).bytes).collect()
}

#[test]
fn the_golden_sheet_is_printed_to_the_byte() {
    assert_eq!(sha256(&signed(&samples::score_sheet().paper()).bytes), GOLDEN);
}

#[test]
fn threads_print_the_same_bytes() {
    let expected = sha256(&all());
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(|| sha256(&all()))).collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), expected);
    }
}

#[test]
fn a_process_with_another_language_and_time_zone_prints_the_same_bytes() {
    if let Some(file) = std::env::var_os(CHILD) {
        std::fs::write(file, all()).unwrap();
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let expected = all();
    for (index, (language, zone)) in
        [("C", "UTC"), ("zh_CN.GB18030", "Asia/Shanghai"), ("tr_TR.UTF-8", "Pacific/Chatham")].iter().enumerate()
    {
        let file = folder.path().join(index.to_string());
        let name = "same_bytes::a_process_with_another_language_and_time_zone_prints_the_same_bytes";
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", name])
            .env(CHILD, &file)
            .env("LANG", language)
            .env("LC_ALL", language)
            .env("TZ", zone)
            .output()
            .unwrap()
            .status;
        assert!(status.success());
        assert!(std::fs::read(&file).unwrap() == expected, "{language} {zone}");
    }
}

#[test]
fn what_was_hashed_before_changes_no_byte() {
    let paper = samples::score_sheet().paper();
    let expected = signed(&paper).bytes;
    for length in [0, 1, 1_000, expected.len() / 2, expected.len() - 500] {
        let same = &expected[..length];
        let mut other = same.to_vec();
        other.push(b'?');
        for bytes in [same, &other] {
            let state = Sha256::new_with_prefix(bytes);
            let hashed = print::Hashed { bytes, state: &state };
            let printed = print::finish_hashed(&paper, &attachment("score-sheet.json"), &AT, Some(&hashed)).unwrap();
            assert!(printed.bytes == expected, "{length}");
        }
    }
}
