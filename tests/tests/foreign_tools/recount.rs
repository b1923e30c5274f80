//! The recount by a verifier that has none of our code, only the format's description.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use exchange::{keys::SigningKey, signed_pdf};
use md5::{Digest as _, Md5};
use serde_json::Value;

use crate::{
    demo::{archive_copy, demo},
    signatures::pyhanko,
    tools::{detached, python, script, tool},
};

/// What the verifier says of a folder: exit status and answer.
fn recounted(folder: &Path) -> (Option<i32>, Value) {
    let script = script("verify_panel_result.py");
    let said = tool(&python(), &[script.as_os_str(), folder.as_os_str()]);
    let answer = serde_json::from_slice(&said.stdout).unwrap_or_else(|_| panic!("{}\n{}", said.text(), said.stderr));
    (said.status, answer)
}

fn codes(answer: &Value) -> Vec<&str> {
    let problems = answer["problems"].as_array().unwrap();
    problems.iter().map(|problem| problem["code"].as_str().unwrap()).collect()
}

/// Replaces text by other text of the same length, once.
fn replace(bytes: &mut [u8], from: &str, to: &str) {
    assert_eq!(from.len(), to.len());
    let at = bytes.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
    bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
}

#[test]
fn the_format_alone_is_enough_to_recompute_the_panel_result_and_the_ranking() {
    let (status, answer) = recounted(demo().folder());
    assert_eq!((status, answer["verdict"].as_str()), (Some(0), Some("holds")), "{answer}");
    let ours: Vec<(&Value, &Value, &Value)> = lines(&demo().report["ranking"]);
    assert_eq!(lines(&answer["ranking"]), ours);
    assert_eq!(ours.len(), 6);
    // 42 cells, 6 × 23 items with steps, score and spread, 6 scores, 6 ranks.
    assert_eq!(answer["compared"], 42 + 6 * 23 * 3 + 6 + 6);
}

fn lines(ranking: &Value) -> Vec<(&Value, &Value, &Value)> {
    ranking.as_array().unwrap().iter().map(|line| (&line["rank"], &line["application"], &line["composite"])).collect()
}

#[test]
fn a_mark_changed_in_the_panel_result_is_found_by_the_signature_and_by_the_recount() {
    let archive = archive_copy();
    let file = archive.path().join("results/panel-result.pdf");
    let mut bytes = fs::read(&file).unwrap();
    replace(&mut bytes, "\"displayed\": \"614.96\"", "\"displayed\": \"615.96\"");
    fs::write(&file, bytes).unwrap();
    let (status, answer) = recounted(archive.path());
    assert_eq!(status, Some(1));
    let codes = codes(&answer);
    assert!(codes.contains(&"signature") && codes.contains(&"score"), "{answer}");
    assert!(codes.contains(&"result-missing"), "the edition result rests on another identity: {answer}");
}

#[test]
fn a_score_that_the_chair_changed_and_signed_with_the_good_key_is_found_by_the_recount_alone() {
    let archive = archive_copy();
    let file = archive.path().join("results/panel-result.pdf");
    resign(&file, "C01", &[("\"score\": \"15374/25\"", "\"score\": \"15399/25\""), ("\"614.96\"", "\"615.96\"")]);
    // Signature software has nothing to say against it: the chair's key is good.
    assert_eq!(pyhanko(&[&file])[0]["summary"], "INTACT:TRUSTED,UNTOUCHED");
    fs::remove_file(archive.path().join("results/edition-result.pdf")).unwrap();
    let (status, answer) = recounted(archive.path());
    assert_eq!(status, Some(1));
    assert_eq!(codes(&answer), ["score"], "{answer}");
    let what = answer["problems"][0]["what"].as_str().unwrap();
    assert!(what.contains("comes to 15374/25, not 15399/25"), "{what}");
}

#[test]
fn a_sheet_whose_expert_signed_another_mark_later_does_not_fit_the_result() {
    let archive = archive_copy();
    let file = archive.path().join("sheets/01-Z01.pdf");
    // 4.7.7: 12 steps of 50 points are 30, 13 are 65/2; the total moves along.
    let (from, to) = ("\"steps\": 12,\n        \"score\": \"30/1\"", "\"steps\": 10,\n        \"score\": \"25/1\"");
    resign(&file, "Z01", &[(from, to)]);
    let (status, answer) = recounted(archive.path());
    assert_eq!(status, Some(1));
    let codes = codes(&answer);
    assert!(codes.contains(&"sheet"), "the total is no longer the sum: {answer}");
    assert!(codes.contains(&"sheet-missing"), "the named sheet is gone: {answer}");
}

#[test]
fn a_sheet_left_out_of_the_archive_is_missed() {
    let archive = archive_copy();
    fs::remove_file(archive.path().join("sheets/03-Z11.pdf")).unwrap();
    let (status, answer) = recounted(archive.path());
    assert_eq!(status, Some(1));
    let codes = codes(&answer);
    assert!(codes.contains(&"sheet-missing") && codes.contains(&"score") && codes.contains(&"count"), "{answer}");
}

#[test]
fn a_row_of_the_matrix_that_the_charter_did_not_commit_to_is_refused() {
    let archive = archive_copy();
    let matrix = archive.path().join("charter/matrix.json");
    let text = fs::read_to_string(&matrix).unwrap();
    fs::write(&matrix, text.replacen("\"expected\": \"recused\"", "\"expected\": \"sheet\"", 1)).unwrap();
    let (status, answer) = recounted(archive.path());
    assert_eq!(status, Some(1));
    assert!(codes(&answer).contains(&"matrix"), "{answer}");
}

#[test]
fn the_certificate_of_another_office_makes_every_file_a_stranger() {
    let archive = archive_copy();
    let (key, certificate) = (archive.path().join("key"), archive.path().join("trust/office-ca.pem"));
    let arguments = [
        OsStr::new("req"),
        "-x509".as_ref(),
        "-newkey".as_ref(),
        "ec".as_ref(),
        "-pkeyopt".as_ref(),
        "ec_paramgen_curve:P-256".as_ref(),
        "-nodes".as_ref(),
        "-keyout".as_ref(),
        key.as_os_str(),
        "-utf8".as_ref(),
        "-subj".as_ref(),
        "/CN=评选办公室/O=demo-2026/OU=office-ca".as_ref(),
        "-out".as_ref(),
        certificate.as_os_str(),
    ];
    tool("openssl", &arguments).content(&certificate);
    let (status, answer) = recounted(archive.path());
    assert_eq!(status, Some(1));
    let strangers = codes(&answer).iter().filter(|code| **code == "signature").count();
    assert_eq!(strangers, 55, "all signed files: {answer}");
}

/// Changes the data of a signed file, with its checksum, and signs it again with the person's own key.
fn resign(file: &PathBuf, person: &str, changes: &[(&str, &str)]) {
    let bytes = fs::read(file).unwrap();
    let signed = signed_pdf::read(&bytes).unwrap();
    let mut unsigned = signed.unsigned_form(&bytes);
    for (from, to) in changes {
        replace(&mut unsigned, from, to);
    }
    let (_, before) = detached(file);
    let mut after = before.clone();
    for (from, to) in changes {
        replace(&mut after, from, to);
    }
    let checksum = |data: &[u8]| Md5::digest(data).iter().map(|byte| format!("{byte:02X}")).collect::<String>();
    replace(&mut unsigned, &checksum(&before), &checksum(&after));
    let wrapped = demo().look_into(person, |copy| copy.secret("signing-key").unwrap().unwrap());
    let key = SigningKey::from_wrapped(&wrapped, demo().passphrase(person)).unwrap();
    fs::write(file, signed_pdf::sign(unsigned, &key, &signed.signer).unwrap()).unwrap();
}
