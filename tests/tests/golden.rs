//! The golden exchange files: what was good must stay good, what was refused must stay refused for its own reason.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use rules::digest::Digest;
use serde_json::Value;
use whole_program::{
    Run, answer, command,
    forge::{self, Extent},
    golden,
};

/// Codes that the format promises, each with at least one committed file.
const PROMISED: &[&str] = &[
    "appended-update",
    "attachment-name",
    "changed-byte",
    "charter-fork",
    "data",
    "extra-certificate",
    "fork",
    "garbage-in-padding",
    "malformed",
    "missing-predecessor",
    "moved-byte-range",
    "no-charter",
    "non-der",
    "not-countersigned",
    "not-expected",
    "other-ca",
    "other-charter",
    "other-description",
    "other-dossier",
    "other-edition",
    "other-format",
    "page-differs",
    "partial-byte-range",
    "recused",
    "repeated-member",
    "revoked",
    "second-signature",
    "sheet",
    "signature",
    "stale-charter",
    "stripped-signature",
    "swapped-attachment",
    "unknown-layout",
    "unlisted-key",
    "unprintable",
    "unsigned-attribute",
    "wrong-role",
    "wrong-round",
];

#[test]
fn every_committed_file_gets_the_verdict_written_beside_it() {
    let (seen, wrong) = judge_all(&golden(""));
    assert!(wrong.is_empty(), "{} of {seen} cases:\n{}", wrong.len(), wrong.join("\n"));
    assert!(seen > 60, "only {seen} cases were found");
}

#[test]
fn the_same_forgeries_made_anew_with_other_keys_get_the_same_verdicts() {
    let folder = tempfile::tempdir().unwrap();
    forge::write(folder.path(), Extent::All);
    let (seen, wrong) = judge_all(folder.path());
    assert!(wrong.is_empty(), "{} of {seen} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_promised_reason_has_a_committed_file() {
    let mut codes = BTreeSet::new();
    for case in cases(&golden("")) {
        let expected = expected(&case);
        let listed = ["files", "refused"].into_iter().filter_map(|list| expected[list].as_array()).flatten();
        codes.extend(listed.filter_map(|entry| entry["code"].as_str().map(str::to_owned)));
    }
    let absent: Vec<_> = PROMISED.iter().filter(|code| !codes.contains(**code)).collect();
    assert!(absent.is_empty(), "no committed file is refused for {absent:?}");
}

#[test]
fn the_committed_folder_stays_small_and_holds_no_private_key() {
    let mut bytes = 0;
    for file in files_below(&golden("")) {
        let content = fs::read(&file).unwrap();
        bytes += content.len();
        let text = String::from_utf8_lossy(&content);
        for secret in ["PRIVATE KEY", "AGE-SECRET-KEY"] {
            assert!(!text.contains(secret), "{} holds a secret key", file.display());
        }
    }
    assert!(bytes < 6_000_000, "{bytes} bytes");
}

#[test]
fn a_sheet_with_any_byte_changed_is_never_good() {
    let sheet = fs::read(golden("valid/score-sheet/file.pdf")).unwrap();
    let changed = (0..sheet.len()).step_by(97).map(|at| {
        let mut bytes = sheet.clone();
        bytes[at] ^= 1 << (at % 8);
        (format!("byte {at}"), bytes)
    });
    never_good(changed.collect());
}

#[test]
fn a_sheet_cut_anywhere_is_never_good() {
    let sheet = fs::read(golden("valid/score-sheet/file.pdf")).unwrap();
    let lengths = (0..sheet.len()).step_by(1009).chain(sheet.len() - 60..sheet.len());
    never_good(lengths.map(|length| (format!("{length} bytes"), sheet[..length].to_vec())).collect());
}

#[test]
fn a_sheet_with_anything_before_within_or_behind_it_is_never_good() {
    let sheet = fs::read(golden("valid/score-sheet/file.pdf")).unwrap();
    let pieces: [&[u8]; 8] =
        [b"\n", b" ", b"\0", b"%%EOF\n", b"%\n", b"1 0 obj\n<<>>\nendobj\n", b"\xef\xbb\xbf", &sheet];
    let mut files = Vec::new();
    for piece in pieces {
        for at in (0..=sheet.len()).step_by(sheet.len() / 12).chain([sheet.len()]) {
            let bytes = [&sheet[..at], piece, &sheet[at..]].concat();
            files.push((format!("{} bytes at {at}", piece.len()), bytes));
        }
    }
    never_good(files);
}

#[test]
fn two_sheets_spliced_anywhere_are_never_good() {
    let [one, other] =
        ["valid/score-sheet/file.pdf", "valid/sheet-revised/file.pdf"].map(|file| fs::read(golden(file)).unwrap());
    let places = (1..12).map(|part| (one.len() * part / 12, other.len() * part / 12));
    never_good(places.map(|(at, from)| (format!("at {at}"), [&one[..at], &other[from..]].concat())).collect());
}

#[test]
fn a_charter_with_any_byte_changed_lets_nothing_count() {
    let charter = fs::read(golden("trust/charter-1.pdf")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("charter.pdf");
    for at in (0..charter.len()).step_by(charter.len() / 25) {
        let mut bytes = charter.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&path, bytes).unwrap();
        let sheet = golden("valid/score-sheet/file.pdf");
        let mut verify = command(&["verify", "--trust"]);
        verify.arg(golden("trust/office-ca.pem")).arg("--charter").arg(&path).arg(&sheet).arg("--json");
        let run: Run = verify.output().unwrap().into();
        assert_eq!(run.status, Some(1), "byte {at}: {}", run.stderr);
        let files = run.json();
        assert!(files["files"].as_array().unwrap().iter().all(|file| file["good"] == false), "byte {at}: {files}");
    }
}

/// The forgeries are worth refusing: for another program the signature of each is in order.
#[test]
fn pdfsig_calls_the_signature_valid_in_forgeries_that_are_refused_here() {
    let pdfsig = |case: &str| {
        let file = golden(&format!("{case}/file.pdf"));
        let run: Run = Command::new("pdfsig").arg("-nocert").arg(file).output().expect("pdfsig is installed").into();
        run.done().stdout
    };
    assert!(pdfsig("valid/score-sheet").contains("Signature is Valid"));
    assert!(pdfsig("invalid/changed-byte").contains("Digest Mismatch"), "it can tell a changed byte");
    for case in [
        "invalid/active-content",
        "invalid/attachment-name",
        "invalid/extra-certificate",
        "invalid/garbage-in-padding",
        "invalid/mirrored-signature",
        "invalid/non-der",
        "invalid/other-ca",
        "invalid/page-differs",
        "invalid/recused",
        "invalid/repeated-member",
        "invalid/second-attachment",
        "invalid/total-not-the-sum",
        "invalid/unsigned-attribute",
        "invalid/wrong-role-chair-on-sheet",
    ] {
        let said = pdfsig(case);
        assert!(said.contains("Signature is Valid"), "{case}: {said}");
        assert_eq!(expected(&golden(case))["status"], 1, "{case}");
    }
}

#[test]
fn what_another_program_appended_can_be_taken_off_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut verify = command(&["verify", "--trust"]);
    verify.arg(golden("trust/office-ca.pem")).arg("--charter").arg(golden("trust/charter-1.pdf"));
    verify.arg("--recover").arg(folder.path()).arg(golden("invalid/appended-update/file.pdf"));
    let run: Run = verify.output().unwrap().into();
    assert_eq!(run.status, Some(1), "{}", run.stderr);
    let original = fs::read(golden("valid/sheet-zero-and-full-marks/file.pdf")).unwrap();
    assert!(fs::read(folder.path().join("file.pdf")).unwrap() == original, "not the signed bytes");
}

#[test]
fn a_sheet_is_proven_whatever_language_and_time_zone_the_machine_has() {
    let mut answers = BTreeSet::new();
    for (language, zone) in [
        ("C", "UTC"),
        ("C.UTF-8", "Asia/Shanghai"),
        ("tr_TR.UTF-8", "Asia/Tokyo"),
        ("zh_CN.GB18030", "Pacific/Honolulu"),
        ("ar_EG.UTF-8", "Asia/Kathmandu"),
        ("de_DE.UTF-8", "America/St_Johns"),
    ] {
        let sheets =
            ["valid/score-sheet/file.pdf", "valid/sheet-rare-characters/file.pdf", "valid/witness-slip/file.pdf"];
        let mut verify = command(&["verify", "--json", "--trust"]);
        verify.env("LANG", language).env("LC_ALL", language).env("LANGUAGE", language).env("TZ", zone);
        verify.arg(golden("trust/office-ca.pem")).arg("--charter").arg(golden("trust/charter-1.pdf"));
        let run: Run = verify.args(sheets.map(golden)).output().unwrap().into();
        let run = run.done();
        let json = run.json();
        for file in json["files"].as_array().unwrap() {
            assert_eq!(file["appearance"], "proven", "{language} {zone}");
        }
        answers.insert(run.stdout);
    }
    assert_eq!(answers.len(), 1, "the answer depends on the machine's language or time zone");
}

#[test]
fn the_same_data_give_the_same_print_for_ever() {
    let data = fs::read(golden("print/score-sheet.json")).unwrap();
    let expected = fs::read_to_string(golden("print/score-sheet.sha256")).unwrap();
    let printed = desk::paper::print_data(&data).unwrap();
    assert_eq!(
        Digest::of(&printed).to_string(),
        expected.trim_end(),
        "layout {} prints otherwise",
        desk::paper::LAYOUT
    );
    assert!(desk::paper::print_data(&data).unwrap() == printed, "printing twice gives two files");
}

/// Runs every case below a folder; returns how many there are and what was not as expected.
fn judge_all(root: &Path) -> (usize, Vec<String>) {
    let cases = cases(root);
    let wrong = cases.iter().filter_map(|case| {
        let expected = expected(case);
        let found = judge(root, &expected);
        let wanted = wanted(&expected);
        (found != wanted).then(|| format!("{}:\n  expected {wanted}\n  found    {found}", case.display()))
    });
    (cases.len(), wrong.collect())
}

/// What `panelctl` says, in the words of `expected.json`.
fn judge(root: &Path, expected: &Value) -> Value {
    let verb = expected["command"].as_str().unwrap();
    let mut arguments = vec![verb.into(), "--trust".into(), root.join("trust/office-ca.pem")];
    for charter in strings(&expected["charters"]) {
        arguments.extend(["--charter".into(), root.join("trust").join(charter)]);
    }
    let named = |file: &Value| file.as_str().or(file["file"].as_str()).unwrap().to_owned();
    arguments.extend(expected["files"].as_array().unwrap().iter().map(|file| root.join(named(file))));
    let (status, said) = answer(&arguments);
    let place = |path: &Value| {
        let path = Path::new(path.as_str().unwrap()).strip_prefix(root).unwrap();
        Value::from(path.to_str().unwrap())
    };
    let code = |file: &Value| serde_json::json!({ "file": place(&file["file"]), "code": file["code"] });
    let list =
        |value: &Value, each: &dyn Fn(&Value) -> Value| value.as_array().unwrap().iter().map(each).collect::<Value>();
    match verb {
        "verify" => serde_json::json!({
            "status": status,
            "files": list(&said["files"], &|file| {
                let first = file["reasons"].get(0).map(|reason| reason["code"].clone());
                serde_json::json!({
                    "file": place(&file["file"]),
                    "kind": file["kind"],
                    "signature": file["signature"],
                    "appearance": file["appearance"],
                    "code": first,
                })
            }),
        }),
        _ => serde_json::json!({
            "status": status,
            "refused": list(&said["refused"], &code),
            "superseded": list(&said["superseded"], &|file| place(&file["file"])),
            "panels": list(&said["panels"], &|panel| {
                serde_json::json!({ "counted": panel["counted"], "missing": panel["missing"] })
            }),
            "forked": said["panels"].as_array().unwrap().iter().flat_map(|panel| strings(&panel["forked"])).collect::<Value>(),
        }),
    }
}

/// The part of `expected.json` that is compared; lists of files in order of name, as `panelctl merge` gives them.
fn wanted(expected: &Value) -> Value {
    let mut wanted = expected.clone();
    let object = wanted.as_object_mut().unwrap();
    for key in ["what", "command", "charters"] {
        object.remove(key);
    }
    if expected["command"] == "merge" {
        object.remove("files");
        for key in ["refused", "superseded"] {
            let list = object[key].as_array_mut().unwrap();
            list.sort_by_key(|file| file.as_str().or(file["file"].as_str()).unwrap().to_owned());
        }
    }
    wanted
}

/// Verifies many bad files, some at a time: none may be good, none may end the program otherwise than with status 1.
fn never_good(files: Vec<(String, Vec<u8>)>) {
    let folder = tempfile::tempdir().unwrap();
    for batch in files.chunks(50) {
        let mut verify = command(&["verify", "--json", "--trust"]);
        verify.arg(golden("trust/office-ca.pem")).arg("--charter").arg(golden("trust/charter-1.pdf"));
        for (number, (_, bytes)) in batch.iter().enumerate() {
            let path = folder.path().join(format!("{number}.pdf"));
            fs::write(&path, bytes).unwrap();
            verify.arg(path);
        }
        let run: Run = verify.output().unwrap().into();
        let names = || batch.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
        assert_eq!(run.status, Some(1), "one of {}: {}", names(), run.stderr);
        let json = run.json();
        let verdicts = json["files"].as_array().unwrap();
        assert_eq!(verdicts.len(), batch.len());
        for (verdict, (name, _)) in verdicts.iter().zip(batch) {
            assert!(verdict["good"] == false, "good with {name}: {verdict}");
            assert!(verdict["reasons"].get(0).is_some(), "no reason with {name}: {verdict}");
        }
    }
}

fn cases(root: &Path) -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = files_below(root)
        .into_iter()
        .filter(|file| file.file_name().is_some_and(|name| name == "expected.json"))
        .map(|file| file.parent().unwrap().to_owned())
        .collect();
    cases.sort();
    cases
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files
}

fn expected(case: &Path) -> Value {
    serde_json::from_slice(&fs::read(case.join("expected.json")).unwrap()).unwrap()
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}
