//! What one reads and extracts is what was given.

use print::{page_text, plain};

use crate::{Kept, more_samples, samples, solid};

/// Text of all pages in the order it is written.
fn extracted(bytes: &[u8]) -> String {
    let text = Kept::new(bytes).run("pdftotext", &["-raw", "-enc", "UTF-8"], &["-"]);
    text.chars().filter(|character| *character != '\u{C}').collect()
}

/// Text of all pages as a person would copy it, line by line.
fn copied(bytes: &[u8]) -> String {
    Kept::new(bytes).run("pdftotext", &["-enc", "UTF-8"], &["-"])
}

#[test]
fn every_visible_string_is_extracted_in_its_order() {
    for (name, paper) in more_samples::all() {
        let text = solid(&extracted(&plain(&paper).unwrap().bytes));
        let mut rest = text.as_str();
        for line in page_text(&paper).lines().skip(usize::from(paper.demo.is_some())) {
            let line = solid(line);
            // A string may be cut by a footer or a repeated head where its page ends.
            match rest.find(&line) {
                Some(at) => rest = &rest[at + line.len()..],
                None => assert!(in_pieces(&text, &line), "{name}: {line} is not on the paper after what precedes it"),
            }
        }
    }
}

/// Whether all characters of a string follow each other with only gaps of a page's end between.
fn in_pieces(text: &str, line: &str) -> bool {
    let half = line.chars().count() / 2;
    let cut = |count: usize| line.char_indices().nth(count).map_or(line.len(), |(at, _)| at);
    (1..=half * 2).any(|count| {
        let (first, second) = line.split_at(cut(count));
        text.find(first).is_some_and(|at| text[at..].contains(second))
    })
}

#[test]
fn the_score_sheet_is_extracted_with_its_spaces_where_they_were_typed() {
    let text = copied(&plain(&samples::score_sheet().paper()).unwrap().bytes);
    for phrase in [
        "水性漆改造使挥发性有机物浓度由42降至16毫克/立方米，公共责任的措施、指标与目标成体系。",
        "特殊过程实施统计控制（Cpk大于1.33），总装周期由46天缩短到34天，改进有验证和固化。",
        "GB/T 19580-2012",
        "材料评审专家评分表",
    ] {
        assert!(text.contains(phrase), "{phrase}");
    }
}

#[test]
fn titles_and_labels_that_are_spread_are_extracted_as_words() {
    let text = extracted(&plain(&samples::witness_slip().paper()).unwrap().bytes);
    for word in ["见证单", "日志代码", "操作人", "监督员", "办公室"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn rare_characters_and_signs_are_extracted() {
    let mut sheet = samples::score_sheet();
    sheet.expert = "𠮷㛃䶮".to_owned();
    sheet.statement = "□△＋〔〕—①·“”《》％～Ⅰ℃×≥".to_owned();
    let text = copied(&plain(&sheet.paper()).unwrap().bytes);
    assert!(text.contains("𠮷㛃䶮"));
    assert!(text.contains(&sheet.statement));
}

#[test]
fn every_glyph_that_is_drawn_is_in_an_embedded_font() {
    let mut sheet = samples::score_sheet();
    sheet.application.name.push('𠮷');
    let kept = Kept::new(&plain(&sheet.paper()).unwrap().bytes);
    let fonts = kept.run("pdffonts", &[], &[]);
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    for name in
        ["NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Medium", "NotoSansMono-Medium", "NotoSerifJP-Regular"]
    {
        assert_eq!(fonts.iter().filter(|line| line.contains(name)).count(), 1, "{name}");
    }
    assert!(fonts.iter().all(|line| line.contains("yes yes yes")), "{fonts:?}");
}
