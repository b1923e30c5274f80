//! Hostile documents: each costs its own text at most. "Survive" means: an answer within the timer, a worker for the
//! next document, and this process unharmed.

use crate::common::{data, docx, open_bytes, package, pdf, source, stream, word_part, worker, worker_with_seconds};
use reader::{ByteSource, Kind, ReadFault, TextStatus, Worker, survey};
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;

/// A small generator of our own: the same mutations on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

fn mutated(original: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for _ in 0..=dice.below(12) {
        let at = dice.below(bytes.len());
        match dice.below(6) {
            0 => bytes[at] = dice.below(256) as u8,
            1 => bytes[at] ^= 1 << dice.below(8),
            2 => bytes.truncate(at.max(16)),
            3 => {
                let from = dice.below(bytes.len());
                let part = bytes[from..(from + dice.below(200)).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
            4 => {
                let end = (at + dice.below(100)).min(bytes.len());
                bytes.drain(at..end);
            }
            // Numbers are lengths, offsets, counts: turn one into a large or negative one.
            _ => {
                if let Some(digit) = bytes[at..].iter().position(u8::is_ascii_digit) {
                    let wild: [&[u8]; 4] = [b"4294967295", b"-1", b"99999999999999999999", b"0"];
                    bytes.splice(at + digit..=at + digit, wild[dice.below(4)].iter().copied());
                }
            }
        }
        if bytes.len() < 16 {
            break;
        }
    }
    bytes
}

/// Opens, reads and draws mutations of a document; returns how many still opened.
fn survive(name: &str, password: Option<&str>, kind: Kind, times: usize, seed: u64) -> usize {
    let original = data(name);
    let mut dice = Dice(seed);
    let mut running: Option<Worker> = None;
    let mut opened = 0;
    for _ in 0..times {
        let mut worker = running.take().unwrap_or_else(|| worker_with_seconds(5));
        let mut fate = worker.open(source(mutated(&original, &mut dice)), kind, password).map(|_| ());
        opened += usize::from(fate.is_ok());
        fate = fate.and_then(|()| worker.page_text(0).map(|_| ()));
        if kind == Kind::Pdf {
            fate = fate.and_then(|()| worker.page_picture(0, 64).map(|_| ()));
        }
        if !fate.is_err_and(|fault| fault.ends_worker()) {
            running = Some(worker);
        }
    }
    opened
}

#[test]
fn a_thousand_mutations_of_a_plain_pdf() {
    assert!(survive("cid-font-not-embedded.pdf", None, Kind::Pdf, 1000, 11) > 100);
}

#[test]
fn five_hundred_mutations_of_a_pdf_with_rotated_pages() {
    assert!(survive("rotated.pdf", None, Kind::Pdf, 500, 12) > 50);
}

#[test]
fn five_hundred_mutations_of_encrypted_pdfs() {
    survive("password-demo2026.pdf", Some("demo2026"), Kind::Pdf, 250, 13);
    survive("owner-restricted.pdf", None, Kind::Pdf, 250, 14);
}

#[test]
fn mutations_of_office_files_and_photographs() {
    survive("form.docx", None, Kind::Docx, 300, 15);
    survive("formulas.xlsx", None, Kind::Xlsx, 300, 16);
    survive("old-workbook.xls", None, Kind::Xls, 300, 19);
    survive("orientation-6.jpg", None, Kind::Jpeg, 100, 17);
}

#[test]
fn a_page_that_inflates_to_two_gigabytes_costs_only_itself() {
    let source = source(data("deflate-bomb.pdf"));
    let survey = survey(|| Ok(worker()), &source, "a.pdf", None, |_, _| ControlFlow::Continue(())).unwrap();
    assert!(!matches!(survey.status, TextStatus::Full), "{:?}", survey.status);
}

#[test]
fn a_word_file_that_inflates_beyond_all_bounds_is_refused_and_the_worker_goes_on() {
    let mut worker = worker();
    let bomb = docx(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "奖".repeat(40 << 20)));
    assert!(bomb.len() < 1 << 20, "small on the outside");
    let fault = open_bytes(&mut worker, bomb, Kind::Docx).unwrap_err();
    assert!(matches!(fault, ReadFault::TooLarge { .. }), "{fault}");
    assert!(open_bytes(&mut worker, docx("<w:p/>"), Kind::Docx).is_ok());
}

#[test]
fn many_parts_that_are_large_together_are_refused() {
    let part = vec![b' '; 30 << 20];
    let names: Vec<String> = (0..8).map(|number| format!("xl/worksheets/sheet{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), part.as_slice())).collect();
    let fault = open_bytes(&mut worker(), package(&parts), Kind::Xlsx).unwrap_err();
    assert!(matches!(fault, ReadFault::TooLarge { .. }), "{fault}");
}

#[test]
fn entities_of_a_documents_own_are_refused() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let body = word_part("document", "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>");
    let body = body.replacen("?>", &format!("?>{laughs}"), 1);
    let mut worker = worker();
    for (kind, name) in [(Kind::Docx, "word/document.xml"), (Kind::Xlsx, "xl/workbook.xml")] {
        let fault = open_bytes(&mut worker, package(&[(name, body.as_bytes())]), kind).unwrap_err();
        assert!(matches!(fault, ReadFault::Damaged { .. }), "{fault}");
    }
    // An entity without a declaration, pointing outside.
    let fault = open_bytes(&mut worker, docx("<w:p><w:r><w:t>&file;</w:t></w:r></w:p>"), Kind::Docx).unwrap_err();
    assert!(matches!(fault, ReadFault::Damaged { .. }), "{fault}");
}

#[test]
fn xml_as_deep_as_a_well_is_refused() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    let fault = open_bytes(&mut worker(), docx(&deep), Kind::Docx).unwrap_err();
    assert!(matches!(fault, ReadFault::TooLarge { .. }), "{fault}");
}

#[test]
fn a_million_pages_that_do_not_exist_are_refused() {
    let bytes = pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>".to_vec(),
    ]);
    // Either the count is believed and too large, or it is corrected.
    match open_bytes(&mut worker(), bytes, Kind::Pdf) {
        Ok(facts) => assert!(facts.pages.len() <= 100_000),
        Err(fault) => assert!(matches!(fault, ReadFault::TooLarge { .. }), "{fault}"),
    }
}

#[test]
fn pages_bookmarks_and_forms_that_contain_themselves_end() {
    let mut worker = worker();
    let bytes = pdf(&[
        b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 7 0 R>>>>>>".to_vec(),
        stream("", b"/F Do"),
        b"<</First 6 0 R/Last 6 0 R>>".to_vec(),
        b"<</Title(x)/Parent 5 0 R/First 6 0 R/Next 6 0 R>>".to_vec(),
        stream("/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</F 7 0 R>>>>", b"/F Do /F Do"),
    ]);
    // Drawing grows without end; the outline does not.
    if let Ok(facts) = open_bytes(&mut worker, bytes, Kind::Pdf) {
        assert!(facts.outline.len() <= 2);
        let drawn = worker.page_picture(0, 100);
        assert!(drawn.is_ok() || drawn.is_err_and(|fault| fault.ends_worker()));
    }
}

#[test]
fn nonsense_of_every_kind_is_damaged_not_more() {
    let mut worker = worker();
    let mut dice = Dice(18);
    for kind in [Kind::Pdf, Kind::Docx, Kind::Xlsx, Kind::Xls, Kind::Jpeg, Kind::Png] {
        for len in [0, 1, 10, 1000, 200_000] {
            let bytes: Vec<u8> = (0..len).map(|_| dice.below(256) as u8).collect();
            let fault = open_bytes(&mut worker, bytes, kind).unwrap_err();
            assert!(matches!(fault, ReadFault::Damaged { .. }), "{kind:?} of {len} bytes: {fault}");
        }
    }
}

/// A source that fails after some reads, as a pulled memory stick does.
struct Pulled(Vec<u8>);

impl ByteSource for Pulled {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let start = offset as usize;
        if start == 0 {
            Err(io::ErrorKind::NotConnected.into())
        } else {
            buffer.copy_from_slice(&self.0[start..][..buffer.len()]);
            Ok(())
        }
    }
}

#[test]
fn a_failing_source_is_not_blamed_on_the_document() {
    let mut worker = worker();
    for (name, kind) in [("rotated.pdf", Kind::Pdf), ("form.docx", Kind::Docx), ("orientation-6.jpg", Kind::Jpeg)] {
        let fault = worker.open(Arc::new(Pulled(data(name))), kind, None).unwrap_err();
        assert_eq!(fault, ReadFault::SourceFailed, "{name}");
    }
    assert!(open_bytes(&mut worker, data("rotated.pdf"), Kind::Pdf).is_ok(), "the worker goes on");
}
