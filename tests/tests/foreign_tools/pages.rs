//! What PDF software of other people makes of our files.

use std::{ffi::OsStr, path::Path};

use serde_json::Value;

use crate::{
    demo::{demo, signed_files},
    tools::{detached, sha256, tool},
};

/// The text of a file's pages, line by line as they look, without any white space: lines break where the page is full.
fn page_text(path: &Path) -> String {
    let arguments = [OsStr::new("-layout"), "-enc".as_ref(), "UTF-8".as_ref(), path.as_os_str(), "-".as_ref()];
    let said = tool("pdftotext", &arguments);
    said.content(path).text().split_whitespace().collect()
}

fn squeezed(value: &Value) -> String {
    value.as_str().unwrap().split_whitespace().collect()
}

#[test]
fn qpdf_finds_nothing_wrong_with_any_signed_file() {
    for file in signed_files() {
        let said = tool("qpdf", &[OsStr::new("--check"), file.path.as_os_str()]).content(&file.path);
        assert!(said.text().contains("No syntax or stream encoding errors found"), "{}", said.text());
        assert!(said.stderr.is_empty(), "{}: {}", file.path.display(), said.stderr);
    }
}

#[test]
fn pdfdetach_takes_out_the_data_whose_digest_the_page_prints() {
    for file in signed_files() {
        let (name, bytes) = detached(&file.path);
        let digest = sha256(&bytes).to_uppercase();
        let text = page_text(&file.path);
        // A witness slip prints one long number only, and that is the journal's.
        if name == "witness-slip.json" {
            let head = file.data["journal_head"].as_str().unwrap().to_uppercase();
            assert!(text.contains(&head[..16]), "the slip does not print its code {head}");
        } else {
            let short = format!("{}-{}", &digest[..4], &digest[4..8]);
            assert!(text.contains(&short), "{} does not print {short}", file.path.display());
            assert!(text.contains(&digest), "{} does not print {digest}\n{text}", file.path.display());
        }
        let signed = exchange::signed_pdf::read(&std::fs::read(&file.path).unwrap()).unwrap();
        assert!(signed.attachment == bytes, "{}: other bytes than were signed", file.path.display());
        assert_eq!(signed.attachment_name, name);
        assert!(bytes.ends_with(b"}\n"));
    }
}

#[test]
fn pdftotext_reads_every_name_mark_score_and_comment_of_a_sheet() {
    for file in signed_files().iter().filter(|file| file.data["format"] == "paneldesk.sheet/1") {
        let text = page_text(&file.path);
        let sheet = &file.data;
        let has = |wanted: String| assert!(text.contains(&wanted), "{} lacks {wanted}", file.path.display());
        has(squeezed(&sheet["cell"]["application"]["applicant"]));
        has(squeezed(&sheet["signing"]["name"]));
        has(squeezed(&sheet["edition"]["name"]));
        let items =
            sheet["criteria"]["categories"].as_array().unwrap().iter().flat_map(|one| one["items"].as_array().unwrap());
        for (item, mark) in items.zip(sheet["outcome"]["marks"].as_array().unwrap()) {
            assert_eq!(item["code"], mark["item"]);
            let percent = mark["steps"].as_u64().unwrap() * 5;
            let score = decimal(mark["score"].as_str().unwrap());
            has(format!("{}{}{}{percent}%{score}", squeezed(&item["code"]), squeezed(&item["name"]), item["points"]));
            for comment in mark["comments"].as_array().unwrap() {
                // A comment may cross a page, where foot and head of the pages come between.
                let words: Vec<char> = squeezed(&comment["text"]).chars().collect();
                has(words.iter().take(12).collect());
            }
        }
        has(decimal(sheet["outcome"]["total"].as_str().unwrap()));
    }
}

#[test]
fn pdftotext_reads_every_score_of_the_results() {
    for (place, list, score) in [
        ("results/panel-result.pdf", "applications", "displayed"),
        ("results/edition-result.pdf", "ranking", "displayed"),
    ] {
        let path = demo().path(place);
        let text = page_text(&path);
        let data = &signed_files().iter().find(|file| file.path == path).unwrap().data;
        let lines = data[list].as_array().unwrap();
        assert_eq!(lines.len(), 6);
        for line in lines {
            for wanted in [squeezed(&line["applicant"]), squeezed(&line[score])] {
                assert!(text.contains(&wanted), "{place} lacks {wanted}");
            }
        }
    }
}

/// An exact score with two decimals; the demo's step never needs more.
fn decimal(ratio: &str) -> String {
    let (numerator, denominator) = ratio.split_once('/').unwrap();
    let (numerator, denominator): (u64, u64) = (numerator.parse().unwrap(), denominator.parse().unwrap());
    assert_eq!(numerator * 100 % denominator, 0, "{ratio}");
    let hundredths = numerator * 100 / denominator;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
