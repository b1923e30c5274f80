//! Dossiers through the whole road: packed, sealed, imported into an encrypted copy, read, searched.
//!
//! Oracles: `pdftotext` of poppler for the text of PDF pages, SHA-256 of the files, and the quotations that the demo's
//! experts cite with document and page.

use std::{
    fs,
    io::{self, Cursor, Read},
    path::Path,
    process::Command,
};

use desk::{
    DeskError,
    documents::{ConcernCode, Engine, TextStatus, WhyNotRead, WhyNotShown},
    office::PackSource,
};
use exchange::package::Flow;
use rules::ids::ApplicationId;
use serde_json::Value;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::edition::{Edition, demo_plan, engine, go, instant, plan_of, root};

/// Documents made up for a test.
struct Made(Vec<(&'static str, Vec<u8>)>);

impl PackSource for Made {
    fn open(&self, file: &str) -> io::Result<Box<dyn Read + '_>> {
        let found = self.0.iter().find(|(name, _)| *name == file).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(&found.1)))
    }
}

impl Made {
    fn dossiers(&self) -> Vec<(String, Vec<(String, String)>)> {
        let files = self.0.iter().map(|(name, _)| ((*name).to_owned(), (*name).to_owned()));
        vec![("01".to_owned(), files.collect())]
    }
}

fn data(name: &str) -> Vec<u8> {
    fs::read(root().join("src-tauri/crates/reader/tests/data").join(name)).unwrap()
}

fn demo_edition(home: &Path, engine: Option<&Engine>) -> Edition {
    let edition = Edition::found(home, demo_plan());
    edition.pack(&root().join("assets/demo/dossiers").as_path(), 1, engine);
    edition
}

/// The characters of a page that are ink.
fn ink(text: &str) -> String {
    text.nfkc().filter(|character| !character.is_whitespace()).collect()
}

fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().collect();
    characters.sort_unstable();
    characters
}

fn pdftotext(file: &Path, page: usize) -> String {
    let page = page.to_string();
    let run = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8", "-f", &page, "-l", &page])
        .args([file, Path::new("-")])
        .output()
        .expect("pdftotext (poppler-utils) is there");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn the_demo_dossiers_arrive_whole_and_with_the_text_that_poppler_reads() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine();
    let edition = demo_edition(home.path(), None);
    edition.import(1, Some(&engine), &mut go).unwrap();
    let (mut pages, mut reordered) = (0, 0);
    for application in &edition.plan.applications {
        for document in &application.documents {
            let file = root().join("assets/demo/dossiers").join(&document.file);
            let key = format!("{}-{}", application.id, document.id);
            let there = edition.expert.document(&key).unwrap();
            assert_eq!(there.facts.text, TextStatus::Full, "{key}");
            let bytes = edition.expert.document_bytes(&key, 0, 1 << 30).unwrap();
            let digest: String =
                Sha256::digest(fs::read(&file).unwrap()).iter().map(|byte| format!("{byte:02x}")).collect();
            let arrived: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!((arrived, there.sha256), (digest.clone(), digest), "{key}");
            if there.facts.kind != "pdf" {
                continue;
            }
            for page in 1..=there.facts.pages.len() {
                let read = edition.expert.page_text(&key, u32::try_from(page).unwrap()).unwrap();
                let (ours, theirs) = (ink(&read.text), ink(&pdftotext(&file, page)));
                // The order of what stands side by side in a figure is each program's own.
                reordered += usize::from(ours != theirs);
                assert_eq!(sorted(&ours), sorted(&theirs), "{key}, page {page}");
                assert_eq!(
                    read.layer.boxes.len(),
                    read.text.chars().count(),
                    "{key}, page {page}: a box per character"
                );
                pages += 1;
            }
        }
    }
    assert!(pages > 150, "only {pages} pages were compared");
    assert!(reordered <= 5, "{reordered} of {pages} pages are in another order");
}

#[test]
fn every_quotation_of_the_demo_is_found_on_its_page() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine();
    let edition = demo_edition(home.path(), None);
    edition.import(1, Some(&engine), &mut go).unwrap();
    let comments: Value = serde_json::from_slice(&fs::read(root().join("assets/demo/comments.json")).unwrap()).unwrap();
    let mut quotations = Vec::new();
    for (application, comments) in comments.as_object().unwrap() {
        let items = comments["items"].as_object().unwrap().values();
        let remarks = items.flat_map(|item| {
            let of = |kind: &str| item[kind].as_array().unwrap().clone();
            [of("strengths"), of("opportunities")].concat()
        });
        let points = comments["check_points"].as_array().unwrap().iter();
        let cited = points.flat_map(|point| point["citations"].as_array().unwrap().clone());
        quotations.extend(remarks.chain(cited).map(|place| (application.clone(), place)));
    }
    assert!(quotations.len() > 200, "only {} quotations", quotations.len());
    let mut lost = Vec::new();
    for (application, place) in quotations {
        let key = format!("{application}-{:02}", place["document"].as_u64().unwrap());
        let page = place["page"].as_u64().unwrap_or(1);
        let quote = place["quote"].as_str().unwrap();
        let hits =
            edition.expert.search(quote, Some(&ApplicationId::new(application.as_str()).unwrap()), 1000).unwrap();
        if !hits.iter().any(|hit| hit.document == key && u64::from(hit.page) == page) {
            lost.push(format!("{quote} on page {page} of {key}"));
        }
    }
    assert!(lost.is_empty(), "not found: {lost:#?}");
}

#[test]
fn without_the_engine_everything_is_imported_and_the_texts_are_read_later() {
    let home = tempfile::tempdir().unwrap();
    let edition = demo_edition(home.path(), None);
    edition.import(1, None, &mut go).unwrap();
    let documents = edition.expert.documents(None).unwrap();
    assert_eq!(documents.len(), 16);
    let unread = TextStatus::NotRead { why: WhyNotRead::Viewer };
    assert!(documents.iter().all(|document| document.facts.text == unread), "{documents:?}");
    assert!(edition.expert.search("质量", None, 5).unwrap().is_empty());

    let engine = engine();
    let mut seen = 0;
    let stopped = edition.expert.read_missing_texts(&engine, &mut |at| {
        seen += u32::from(at.done > 0);
        if seen > 0 { Flow::Stop } else { Flow::Go }
    });
    assert!(matches!(stopped, Err(DeskError::Cancelled)), "{stopped:?}");
    let status = |key: &str| edition.expert.document(key).unwrap().facts.text;
    assert_eq!(status("01-01"), TextStatus::Full, "what was read stays read");
    assert!(matches!(status("01-02"), TextStatus::NotRead { .. }), "the rest says that it was not");

    let read = edition.expert.read_missing_texts(&engine, &mut go).unwrap();
    assert_eq!(read.len(), 15);
    assert!(edition.expert.documents(None).unwrap().iter().all(|document| document.facts.text == TextStatus::Full));
    assert!(!edition.expert.search("质量一票否决7次", None, 5).unwrap().is_empty());
    assert!(edition.expert.read_missing_texts(&engine, &mut go).unwrap().is_empty(), "nothing is left to read");
}

#[test]
fn an_engine_that_does_not_start_costs_the_texts_and_not_the_import() {
    let home = tempfile::tempdir().unwrap();
    let edition = demo_edition(home.path(), None);
    let mut broken = engine();
    broken.worker = "/bin/false".into();
    edition.import(1, Some(&broken), &mut go).unwrap();
    let documents = edition.expert.documents(None).unwrap();
    let unread = TextStatus::NotRead { why: WhyNotRead::Viewer };
    assert!(documents.len() == 16 && documents.iter().all(|document| document.facts.text == unread));
    let error = edition.expert.read_missing_texts(&broken, &mut go).unwrap_err();
    assert_eq!(error.explain().code, "E-VIEWER");
}

#[test]
fn an_import_cancelled_while_text_is_read_leaves_no_trace() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine();
    let edition = demo_edition(home.path(), None);
    let before = edition.expert.journal_head().unwrap();
    let stopped = edition.import(1, Some(&engine), &mut |at| match at.pages {
        Some(pages) if pages.read >= 3 => Flow::Stop,
        _ => Flow::Go,
    });
    assert!(matches!(stopped, Err(DeskError::Cancelled)), "{stopped:?}");
    assert!(edition.expert.documents(None).unwrap().is_empty());
    assert!(edition.expert.packages().unwrap().is_empty());
    assert_eq!(edition.expert.journal_head().unwrap(), before);
    edition.import(1, Some(&engine), &mut go).unwrap();
    assert_eq!(edition.expert.documents(None).unwrap().len(), 16, "and it can be taken in again");
}

/// A page with a black square, as a scan is: something to see, nothing to read.
fn a_page_without_text() -> Vec<u8> {
    let drawing = "0 0 200 200 re f";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>".to_owned(),
        format!("<</Length {}>>stream\n{drawing}\nendstream", drawing.len()),
    ];
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = String::new();
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let at = file.len();
    file.push_str(&format!(
        "xref\n0 5\n0000000000 65535 f \n{table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n"
    ));
    file.into_bytes()
}

fn troubled() -> Made {
    Made(vec![
        ("加密.pdf", data("password-demo2026.pdf")),
        ("扫描.pdf", a_page_without_text()),
        ("交叉引用.pdf", data("wrong-startxref.pdf")),
        ("坏.pdf", b"%PDF-1.7\nnothing of a document".to_vec()),
        ("炸弹.pdf", data("deflate-bomb.pdf")),
        ("旧.doc", [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 600]].concat()),
        ("版式.ofd", b"PK\x03\x04\x14\0\0\0\0\0OFD.xml".to_vec()),
        ("打包.zip", b"PK\x03\x04\x14\0\0\0\0\0a.txt".to_vec()),
        ("空.pdf", Vec::new()),
        ("照片.jpg", data("orientation-6.jpg")),
        ("说明.txt", "说明：质量承诺".as_bytes().to_vec()),
    ])
}

#[test]
fn a_troubled_document_costs_its_own_text_and_says_why() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine();
    let made = troubled();
    let edition = Edition::found(home.path(), plan_of(&made.dossiers()));
    edition.pack(&made, 1, None);
    edition.import(1, Some(&engine), &mut go).unwrap();
    let documents = edition.expert.documents(None).unwrap();
    let status = |name: &str| documents.iter().find(|document| document.name == name).unwrap().facts.clone();
    assert_eq!(status("加密.pdf").text, TextStatus::NeedsPassword);
    assert_eq!(status("扫描.pdf").text, TextStatus::None);
    assert_eq!(status("交叉引用.pdf").text, TextStatus::Full);
    assert!(status("交叉引用.pdf").repaired);
    assert!(matches!(status("坏.pdf").text, TextStatus::Damaged { .. }), "{:?}", status("坏.pdf").text);
    assert!(!matches!(status("炸弹.pdf").text, TextStatus::Full), "{:?}", status("炸弹.pdf").text);
    assert_eq!(status("旧.doc").text, TextStatus::Unsupported { why: WhyNotShown::Convert });
    assert_eq!(status("版式.ofd").text, TextStatus::Unsupported { why: WhyNotShown::Convert });
    assert_eq!(status("打包.zip").text, TextStatus::Unsupported { why: WhyNotShown::Unpack });
    assert_eq!(status("照片.jpg").text, TextStatus::None);
    assert!(!status("照片.jpg").repaired);
    assert_eq!(status("说明.txt").text, TextStatus::Full);
    assert_eq!(edition.expert.search("质量承诺", None, 5).unwrap().len(), 1);
    for (name, bytes) in &made.0 {
        let key = &documents.iter().find(|document| document.name == *name).unwrap().key;
        assert_eq!(&edition.expert.document_bytes(key, 0, 1 << 30).unwrap(), bytes, "{name} is kept as it came");
    }
}

#[test]
fn a_password_opens_its_document_and_is_remembered_for_the_next_package() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine();
    let made = troubled();
    let edition = Edition::found(home.path(), plan_of(&made.dossiers()));
    edition.pack(&made, 1, None);
    edition.import(1, Some(&engine), &mut go).unwrap();
    let key = "01-01";
    let wrong = edition.expert.give_password(key, "guess", &engine, instant(8)).unwrap_err();
    assert!(matches!(wrong, DeskError::DocumentPassword), "{wrong:?}");
    let facts = |key: &str| edition.expert.document(key).unwrap().facts;
    assert_eq!(facts(key).text, TextStatus::NeedsPassword, "a wrong guess changes nothing");
    let opened = edition.expert.give_password(key, "demo2026", &engine, instant(9)).unwrap();
    assert_eq!(opened.facts.text, TextStatus::Full);
    assert_eq!(facts(key).text, TextStatus::Full);
    let text = edition.expert.page_text(key, 1).unwrap().text;
    let words: String = text.lines().next().unwrap().chars().take(6).collect();
    assert!(edition.expert.search(&words, None, 5).unwrap().iter().any(|hit| hit.document == key));

    edition.pack(&made, 2, None);
    edition.import(2, Some(&engine), &mut go).unwrap();
    assert_eq!(facts(key).text, TextStatus::Full, "the password is tried again");
    let nobody = edition.expert.give_password("01-77", "x", &engine, instant(9)).unwrap_err();
    assert!(matches!(nobody, DeskError::NoSuchDocument { .. }), "{nobody:?}");
}

#[test]
fn what_cannot_be_shown_is_named_before_sealing_and_hinders_nothing() {
    let home = tempfile::tempdir().unwrap();
    let made = troubled();
    let edition = Edition::found(home.path(), plan_of(&made.dossiers()));
    let report = edition.pack(&made, 1, Some(&engine()));
    assert!(edition.package(1).is_file() && !report.packages.is_empty());
    let codes = |name: &str| -> Vec<ConcernCode> {
        report.concerns.iter().filter(|concern| concern.name.as_str() == name).map(|concern| concern.code).collect()
    };
    assert_eq!(codes("加密.pdf"), [ConcernCode::NeedsPassword]);
    assert_eq!(codes("扫描.pdf"), [ConcernCode::NoTextLayer]);
    assert_eq!(codes("交叉引用.pdf"), [ConcernCode::Repaired]);
    assert_eq!(codes("坏.pdf"), [ConcernCode::Damaged]);
    assert_eq!(codes("旧.doc"), [ConcernCode::ConvertFirst]);
    assert_eq!(codes("版式.ofd"), [ConcernCode::ConvertFirst]);
    assert_eq!(codes("打包.zip"), [ConcernCode::UnpackFirst]);
    assert_eq!(codes("空.pdf"), [ConcernCode::Empty]);
    assert_eq!(codes("照片.jpg"), [], "nobody expects a photograph to have text");
    assert_eq!(codes("说明.txt"), []);
    assert!(report.concerns.iter().all(|concern| concern.application.as_str() == "01" && !concern.zh.is_empty()));

    let formats_only = edition.pack(&made, 2, None).concerns;
    let codes: Vec<ConcernCode> = formats_only.iter().map(|concern| concern.code).collect();
    use ConcernCode::{ConvertFirst, Empty, UnpackFirst};
    assert_eq!(codes, [ConvertFirst, ConvertFirst, UnpackFirst, Empty], "formats show without an engine");
}
