//! What cannot be printed is refused by name, before a page exists.

use print::{PrintError, plain, uncovered};

use crate::samples;

#[test]
fn characters_of_names_and_reports_are_printable() {
    for text in [
        "𠮷㛃䶮喆堃镕𠅤",
        "□△＋〔〕—①②⑩％‰℃±×÷≤≥·～「」『』",
        "GB/T 19580-2012, ISO 9001:2015; α=0.05, μ, Ω, Cpk≥1.33",
        "αβγ АБВ éüñ",
        "一行\n又一行",
    ] {
        let found: Vec<char> = uncovered(text).into_iter().filter(|found| *found != '𠅤').collect();
        assert_eq!(found, [], "{text}");
    }
}

#[test]
fn what_hides_or_turns_text_is_refused() {
    let table = [
        ("tab", '\t'),
        ("carriage return", '\r'),
        ("nul", '\0'),
        ("delete", '\u{7F}'),
        ("next line", '\u{85}'),
        ("soft hyphen", '\u{AD}'),
        ("combining acute", '\u{301}'),
        ("Arabic letter mark", '\u{61C}'),
        ("Hebrew", 'א'),
        ("Hangul filler", '\u{3164}'),
        ("zero-width space", '\u{200B}'),
        ("zero-width joiner", '\u{200D}'),
        ("right-to-left mark", '\u{200F}'),
        ("right-to-left override", '\u{202E}'),
        ("line separator", '\u{2028}'),
        ("word joiner", '\u{2060}'),
        ("right-to-left isolate", '\u{2067}'),
        ("thin space", '\u{2009}'),
        ("Braille blank", '\u{2800}'),
        ("variation selector 16", '\u{FE0F}'),
        ("byte order mark", '\u{FEFF}'),
        ("replacement character", '\u{FFFD}'),
        ("private use", '\u{E000}'),
        ("ideographic variation selector", '\u{E0100}'),
        ("tag", '\u{E0041}'),
        ("emoji, in no font", '😀'),
    ];
    for (name, character) in table {
        assert_eq!(uncovered(&format!("张{character}三{character}")), [character], "{name}");
    }
}

#[test]
fn a_paper_with_such_a_character_is_not_printed() {
    let mut sheet = samples::score_sheet();
    sheet.check_points[0].citations[0].push('\u{202E}');
    sheet.attachment.push('😀');
    assert_eq!(plain(&sheet.paper()), Err(PrintError::Uncovered(vec!['\u{202E}', '😀'])));
}

#[test]
fn layouts_are_known_by_name_only() {
    let layout = print::layout("v1").unwrap();
    assert_eq!((layout.id, layout.fonts.len()), ("v1", 6));
    assert!(layout.fonts.iter().all(|(_, sha256)| sha256.len() == 64));
    assert!(print::layout("v0").is_none());
}
