//! PDF pages: text against another program's, boxes against the ink, protection, repairs.

use crate::common::{data, open, open_bytes, pdf, source, stream, worker};
use reader::{Kind, Protection, ReadFault, Repair, TextStatus, survey};
use std::ops::ControlFlow;
use unicode_normalization::UnicodeNormalization;

/// Compared are the characters people read: compatibility forms unified, white space out.
fn read_characters(text: &str) -> String {
    text.nfkc().filter(|character| !character.is_whitespace()).collect()
}

/// `pdftotext -raw` of poppler 22.12, committed beside the documents; pages end with a form feed.
fn pages_by_poppler(name: &str) -> Vec<String> {
    let text = String::from_utf8(data(name)).unwrap();
    text.split_terminator('\u{c}').map(read_characters).collect()
}

fn our_pages(name: &str, password: Option<&str>) -> Vec<String> {
    let source = source(data(name));
    let survey = survey(|| Ok(worker()), &source, name, password, |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(survey.status, TextStatus::Full, "{name}");
    survey.text_by_page.iter().map(|page| read_characters(&page.text)).collect()
}

#[test]
fn text_equals_that_of_poppler_page_by_page() {
    for stem in ["cid-font-not-embedded", "cut-off", "rare-characters", "vertical"] {
        let (ours, theirs) = (our_pages(&format!("{stem}.pdf"), None), pages_by_poppler(&format!("{stem}.pdftotext")));
        assert_eq!(ours, theirs, "{stem}");
    }
    let ours = our_pages("password-demo2026.pdf", Some("demo2026"));
    assert_eq!(ours, pages_by_poppler("password-demo2026.pdftotext"));
}

#[test]
fn turned_pages_give_the_same_characters_though_the_upside_down_one_in_another_order() {
    let (ours, theirs) = (our_pages("rotated.pdf", None), pages_by_poppler("rotated.pdftotext"));
    assert_eq!(ours.len(), theirs.len());
    for (page, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
        if page == 3 {
            let sorted = |text: &str| {
                let mut characters: Vec<char> = text.chars().collect();
                characters.sort_unstable();
                characters
            };
            assert_eq!(sorted(ours), sorted(theirs));
        } else {
            assert_eq!(ours, theirs, "page {}", page + 1);
        }
    }
}

#[test]
fn characters_beyond_the_basic_plane_are_one_character_with_one_box() {
    let mut worker = worker();
    open(&mut worker, "rare-characters.pdf").unwrap();
    let page = worker.page_text(0).unwrap();
    assert!(page.text.contains('𠮷') || page.text.contains('𬭎'), "no rare character found");
    assert_eq!(page.boxes.len(), page.text.chars().count());
}

#[test]
fn turned_pages_have_the_size_people_see() {
    let facts = open(&mut worker(), "rotated.pdf").unwrap();
    let sizes: Vec<(u32, u32)> = facts.pages.iter().map(|page| (page.width, page.height)).collect();
    let (upright, turned) = ((59528, 84189), (84189, 59528));
    assert_eq!(sizes, [upright, turned, turned, upright, upright]);
}

#[test]
fn boxes_lie_on_the_ink_of_the_picture_on_turned_pages_too() {
    let mut worker = worker();
    let facts = open(&mut worker, "rotated.pdf").unwrap();
    for page in 0..5 {
        let text = worker.page_text(page).unwrap();
        let picture = worker.page_picture(page, 1600).unwrap();
        let (width, _, samples, channels) = decode_png(&picture.bytes);
        let scale = f64::from(picture.width) / f64::from(facts.pages[page as usize].width);
        let (mut with_ink, mut visible) = (0, 0);
        for (character, place) in text.text.chars().zip(&text.boxes) {
            if character.is_whitespace() || character == '-' || character == '—' {
                continue;
            }
            visible += 1;
            let [left, top, right, bottom] = place.map(|edge| (f64::from(edge) * scale) as usize);
            let dark = (top..=bottom)
                .flat_map(|row| (left..=right).map(move |column| (row * width + column) * channels))
                .any(|at| samples.get(at).is_some_and(|value| *value < 140));
            with_ink += usize::from(dark);
        }
        assert!(visible > 50, "page {page} has text");
        assert_eq!(with_ink, visible, "page {page}: every visible character has ink in its box");
    }
}

#[test]
fn a_password_is_asked_for_and_checked() {
    let (mut worker, bytes) = (worker(), data("password-demo2026.pdf"));
    let mut open = |password| worker.open(source(bytes.clone()), Kind::Pdf, password);
    assert_eq!(open(None).unwrap_err(), ReadFault::NeedsPassword);
    assert_eq!(open(Some("demo2025")).unwrap_err(), ReadFault::WrongPassword);
    assert_eq!(open(Some("demo2026")).unwrap().pages.len(), 1);
}

#[test]
fn a_password_given_to_a_document_that_needs_none_does_no_harm() {
    let mut worker = worker();
    for name in ["owner-restricted.pdf", "vertical.pdf"] {
        assert!(worker.open(source(data(name)), Kind::Pdf, Some("demo2026")).is_ok(), "{name}");
    }
}

#[test]
fn an_owners_restrictions_are_reported_and_do_not_hinder_reading() {
    let mut worker = worker();
    let facts = open(&mut worker, "owner-restricted.pdf").unwrap();
    assert_eq!(facts.protection, Protection::Encrypted { may_print: true, may_copy: false, may_change: false });
    assert_eq!(
        read_characters(&worker.page_text(0).unwrap().text),
        pages_by_poppler("cid-font-not-embedded.pdftotext")[0]
    );
}

#[test]
fn a_broken_cross_reference_table_is_rebuilt_and_said_so() {
    for name in ["cut-off.pdf", "wrong-startxref.pdf"] {
        assert_eq!(open(&mut worker(), name).unwrap().repair, Repair::CrossReferencesRebuilt, "{name}");
    }
    assert_eq!(open(&mut worker(), "rotated.pdf").unwrap().repair, Repair::None);
}

#[test]
fn bookmarks_lead_to_their_pages() {
    let facts = open(&mut worker(), "rare-characters.pdf").unwrap();
    assert_eq!(facts.outline.len(), 5);
    assert!(facts.outline.iter().all(|entry| entry.page.is_some_and(|page| page < 2) && !entry.title.is_empty()));
}

/// A page that is one grey picture, as a scanner makes it.
fn scan() -> Vec<u8> {
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>".to_vec(),
        stream("", b"q 595 0 0 842 0 0 cm /I Do Q"),
        stream("/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray", &[0, 90, 180, 255]),
    ])
}

#[test]
fn a_scan_has_no_text_layer() {
    let source = source(scan());
    let survey = survey(|| Ok(worker()), &source, "扫描件.pdf", None, |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(survey.status, TextStatus::None);
    assert_eq!(survey.text_by_page.len(), 1);
}

#[test]
fn form_fields_are_drawn() {
    let form = |fields: &str| {
        pdf(&[
            format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{fields}]>>>>").into_bytes(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[{fields}]>>").into_bytes(),
            b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(x)/F 4/Rect[50 50 150 150]/AP<</N 5 0 R>>>>".to_vec(),
            stream("/Subtype/Form/BBox[0 0 100 100]", b"0 0 0 rg 0 0 100 100 re f"),
        ])
    };
    let middle = |bytes: Vec<u8>| {
        let mut worker = worker();
        open_bytes(&mut worker, bytes, Kind::Pdf).unwrap();
        let picture = worker.page_picture(0, 200).unwrap();
        let (width, height, samples, channels) = decode_png(&picture.bytes);
        samples[(height / 2 * width + width / 2) * channels]
    };
    assert_eq!(middle(form("4 0 R")), 0);
    assert_eq!(middle(form("")), 255);
}

#[test]
fn a_page_that_does_not_exist_is_refused() {
    let mut worker = worker();
    assert_eq!(worker.page_text(0).unwrap_err(), ReadFault::NothingOpen);
    open(&mut worker, "vertical.pdf").unwrap();
    assert_eq!(worker.page_text(1).unwrap_err(), ReadFault::NoSuchPage { page: 1, pages: 1 });
    assert!(worker.page_text(0).is_ok(), "the worker goes on");
}

#[test]
fn a_survey_can_be_broken_off() {
    let source = source(data("rotated.pdf"));
    let end = survey(
        || Ok(worker()),
        &source,
        "a.pdf",
        None,
        |done, _| {
            if done < 2 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        },
    );
    assert!(matches!(end, Err(reader::SurveyFault::Cancelled)));
}

/// Width, height, samples and samples per pixel.
fn decode_png(bytes: &[u8]) -> (usize, usize, Vec<u8>, usize) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut samples = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut samples).unwrap();
    (frame.width as usize, frame.height as usize, samples, frame.color_type.samples())
}
