//! Search finds every query of one or more characters, however lines and pages break the words.

use std::path::Path;

use store::{Copy, Hit, Scope};

use crate::common::{Choices, LATER, NOW, add, new_copy, package};

/// A copy with one document per list of pages: `d0` of application `a0`, and so on.
fn with_pages(folder: &Path, documents: &[&[&str]]) -> Copy {
    let copy = new_copy(folder);
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    for (number, pages) in documents.iter().enumerate() {
        let id = format!("d{number}");
        add(&mut import, &id, &format!("a{number}"), id.as_bytes());
        for (page, text) in (1..).zip(pages.iter()) {
            import.text(&id, page, text, None).unwrap();
        }
    }
    import.commit(LATER).unwrap();
    copy
}

fn all(copy: &Copy, query: &str) -> Vec<Hit> {
    copy.search(query, Scope::Everything, usize::MAX).unwrap()
}

fn highlighted(hit: &Hit) -> String {
    let range = hit.ranges[0].clone();
    hit.snippet.chars().skip(range.start).take(range.len()).collect()
}

#[test]
fn each_way_of_writing_the_same_is_found_in_its_original_form() {
    // (text, query, what the snippet highlights)
    let cases: &[(&str, &str, &str)] = &[
        ("以顾客为中心", "顾", "顾"),
        ("以顾客为中心", "顾客", "顾客"),
        ("满意度 92.4 分", "92.4", "92.4"),
        ("满意度 92.4 分", "2", "2"),
        ("𠮷野家", "𠮷", "𠮷"),
        ("A 类设备完好率", "A类设备", "A 类设备"),
        ("A类设备完好率", "a 类", "A类"),
        ("ＧＢ／Ｔ　１９５８０", "gb/t 19580", "ＧＢ／Ｔ １９５８０"),
        ("GB/T 19580", "ＧＢ／Ｔ", "GB/T"),
        ("卓越绩效，质量", "绩效,质", "绩效，质"),
        ("\u{2F83}我评价", "自我", "\u{2F83}我"),
        ("\u{2ED3}期目标", "长期", "\u{2ED3}期"),
        ("质\u{F9DA}", "栗", "\u{F9DA}"),
        ("管\n理\r\n体 系", "管理体系", "管 理  体 系"),
        ("面积50㎡", "50m2", "50㎡"),
        ("customer\nsatisfaction", "customer satisfaction", "customer satisfaction"),
        ("inter-\nnational trade", "International", "inter- national"),
        ("a well-\nknown name", "well-known", "well- known"),
        ("a well-known name", "well-known", "well-known"),
        ("GB/T 19580-\n2012", "19580-2012", "19580- 2012"),
        ("GB/T 19580\u{2013}2012", "19580-2012", "19580\u{2013}2012"),
        ("ISO90\n01认证", "iso9001", "ISO90 01"),
        ("satisfaction", "sfac", "sfac"),
        ("Cafe\u{301} bar", "café", "Cafe\u{301}"),
        ("ﬁnance", "inan", "ﬁnan"),
        ("co\u{AD}operate 合\u{200B}作", "合作", "合\u{200B}作"),
        ("co\u{AD}operate", "cooperate", "co\u{AD}operate"),
        ("一 — 二", "—", "—"),
        ("x - y", "-", "-"),
        ("100%", "%", "%"),
        ("引号“卓越”结束", "“卓越”", "“卓越”"),
        ("\"phrase\" AND OR NOT *", "\" AND or", "\" AND OR"),
    ];
    for (text, query, wanted) in cases {
        let home = tempfile::tempdir().unwrap();
        let copy = with_pages(home.path(), &[&[text]]);
        let hits = all(&copy, query);
        assert_eq!(hits.len(), 1, "{query:?} in {text:?}: {hits:?}");
        assert_eq!(&highlighted(&hits[0]), wanted, "{query:?} in {text:?}");
        let original: String = text
            .chars()
            .skip(hits[0].offset)
            .take(hits[0].end_offset - hits[0].offset)
            .map(|character| if character.is_whitespace() { ' ' } else { character })
            .collect();
        assert_eq!(&original, wanted, "offsets count characters of the page");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    let home = tempfile::tempdir().unwrap();
    let copy = with_pages(home.path(), &[&["the art of 质量 management", "质 x 量"]]);
    for query in ["heart", "theart", "质管", "量质", "ta", "art  of art", "z", "*", "m*", "質"] {
        assert_eq!(all(&copy, query), [], "{query}");
    }
    for nothing in ["", " ", "\n\t\u{3000}", "\u{200B}"] {
        assert_eq!(all(&copy, nothing), [], "{nothing:?}");
    }
}

#[test]
fn a_phrase_broken_by_page_ends_is_found_once_where_it_begins() {
    let home = tempfile::tempdir().unwrap();
    let long = "长".repeat(30) + &"句".repeat(30);
    let (left, right) = long.split_at(long.len() / 3);
    let pages = ["前文 战略", "部", " \n ", "署 inter-", "national", left, right, "末"];
    let copy = with_pages(home.path(), &[&pages]);
    let hits = all(&copy, "战略部署");
    assert_eq!(hits.len(), 1);
    assert_eq!((hits[0].page, hits[0].offset), (1, 3));
    assert_eq!((hits[0].end_page, hits[0].end_offset), (4, 1));
    assert_eq!(highlighted(&hits[0]), "战略 部     署");
    assert_eq!(all(&copy, "international")[0].page, 4);
    let hits = all(&copy, &long);
    assert_eq!(hits.len(), 1, "longer than what a page carries of the next");
    assert_eq!((hits[0].page, hits[0].end_page), (6, 7));
    assert_eq!(all(&copy, &(long.clone() + "末")).len(), 1);
    assert_eq!(all(&copy, &(long + "尾")), []);
}

#[test]
fn hits_come_in_document_order_and_the_limit_cuts_them_there() {
    let home = tempfile::tempdir().unwrap();
    let copy = with_pages(home.path(), &[&["质量质量", "无", "质量"], &["aaaa", "质量"]]);
    let places = |hits: &[Hit]| hits.iter().map(|hit| (hit.document.clone(), hit.page, hit.offset)).collect::<Vec<_>>();
    let hits = all(&copy, "质量");
    let wanted = [("d0", 1, 0), ("d0", 1, 2), ("d0", 3, 0), ("d1", 2, 0)];
    assert_eq!(places(&hits), wanted.map(|(id, page, offset)| (id.to_owned(), page, offset)));
    for limit in 0..5 {
        let some = copy.search("质量", Scope::Everything, limit).unwrap();
        assert_eq!(some, hits[..limit.min(4)]);
    }
    assert_eq!(copy.search("质量", Scope::Application("a1"), 9).unwrap(), hits[3..]);
    assert_eq!(copy.search("质量", Scope::Document("d0"), 9).unwrap(), hits[..3]);
    assert_eq!(copy.search("质量", Scope::Document("none"), 9).unwrap(), []);
    assert_eq!(all(&copy, "aa").len(), 2, "occurrences do not overlap");
}

#[test]
fn snippets_keep_to_the_neighbourhood_and_highlight_the_match() {
    let home = tempfile::tempdir().unwrap();
    let text = "前".repeat(500) + "要点" + &"后".repeat(500);
    let copy = with_pages(home.path(), &[&[&text]]);
    let hit = &all(&copy, "要点")[0];
    assert_eq!(highlighted(hit), "要点");
    assert!(hit.snippet.chars().count() < 100);
    assert!(text.contains(&hit.snippet));
}

#[test]
fn text_sent_again_or_out_of_order_is_indexed_as_it_finally_stands() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "x", "a", b"x");
    add(&mut import, "y", "a", b"y");
    import.text("x", 2, "署完毕", None).unwrap();
    import.text("x", 1, "错误", None).unwrap();
    import.text("y", 1, "别的", None).unwrap();
    import.text("x", 1, "战略部", None).unwrap();
    import.commit(LATER).unwrap();
    assert_eq!(all(&copy, "战略部署").len(), 1);
    assert_eq!(all(&copy, "错误"), []);
    assert_eq!(all(&copy, "署").len(), 1);
}

/// What was meant, without any layout: characters and single spaces between Latin words.
fn meaning(choices: &mut Choices) -> Vec<char> {
    let mut text = Vec::new();
    let words = ["quality", "ISO", "of", "a", "customer", "An", "Kpi"];
    let numbers = ["92.4", "2026", "100%", "3", "19580-2012"];
    let han: Vec<char> = "质量管理顾客战略部署过程结果测量分析改进的𠮷，。".chars().collect();
    while text.len() < 900 {
        match choices.below(8) {
            0..=4 => {
                for _ in 0..=choices.below(9) {
                    text.push(*choices.of(&han));
                }
            }
            5..=6 => {
                for number in 0..=choices.below(3) {
                    if number > 0 {
                        text.push(' ');
                    }
                    text.extend(choices.of(&words).chars());
                }
                text.push(*choices.of(&han));
            }
            _ => {
                text.extend(choices.of(&numbers).chars());
                text.push(*choices.of(&han));
            }
        }
    }
    text
}

/// The same, laid out: pages of lines, and for each character of the meaning its page and offset.
fn layout(meaning: &[char], choices: &mut Choices) -> (Vec<String>, Vec<(u32, usize)>) {
    let mut pages: Vec<Vec<char>> = vec![Vec::new()];
    let mut places = Vec::new();
    let han = |character: char| character > '\u{2FFF}';
    let break_here = |pages: &mut Vec<Vec<char>>, choices: &mut Choices| match choices.below(4) {
        0 => pages.push(Vec::new()),
        1 => {
            // A page of nothing in between.
            pages.push(vec![' ']);
            pages.push(Vec::new());
        }
        _ => pages.last_mut().unwrap().push('\n'),
    };
    for (at, &character) in meaning.iter().enumerate() {
        if at > 0 {
            let before = meaning[at - 1];
            if han(before) || han(character) {
                match choices.below(14) {
                    0 => break_here(&mut pages, choices),
                    1 => pages.last_mut().unwrap().push(*choices.of(&[' ', '\u{3000}'])),
                    _ => {}
                }
            } else if before.is_alphabetic() && character.is_alphabetic() && choices.below(12) == 0 {
                pages.last_mut().unwrap().push('-');
                break_here(&mut pages, choices);
            }
        }
        places.push((pages.len() as u32, pages.last().unwrap().len()));
        if character == ' ' && choices.below(3) == 0 {
            break_here(&mut pages, choices);
            continue;
        }
        let wide = char::from_u32(u32::from(character) + 0xfee0).unwrap();
        let shown = match choices.below(6) {
            0 if character.is_ascii_graphic() => wide,
            1 => character.to_ascii_uppercase(),
            _ => character,
        };
        pages.last_mut().unwrap().push(shown);
    }
    (pages.into_iter().map(|page| page.into_iter().collect()).collect(), places)
}

fn same(a: char, b: char) -> bool {
    a.eq_ignore_ascii_case(&b)
}

/// The characters that carry meaning, as the generator writes them.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '-' | '－'))
        .map(|character| match character {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xfee0).unwrap(),
            other => other,
        })
        .map(|character| character.to_ascii_lowercase())
        .collect()
}

fn between(pages: &[String], hit: &Hit) -> String {
    (hit.page..=hit.end_page)
        .map(|page| {
            let skip = if page == hit.page { hit.offset } else { 0 };
            let stop = if page == hit.end_page { hit.end_offset } else { usize::MAX };
            pages[page as usize - 1].chars().take(stop).skip(skip).collect::<String>()
        })
        .collect()
}

/// The oracle knows the meaning before it was laid out and looks for the query there, character by character.
#[test]
fn every_substring_of_the_meaning_is_found_where_it_was_laid_out() {
    let mut queries = 0;
    for seed in 1..=6 {
        let mut choices = Choices::new(seed);
        let meaning = meaning(&mut choices);
        let (pages, places) = layout(&meaning, &mut choices);
        let home = tempfile::tempdir().unwrap();
        let borrowed: Vec<&str> = pages.iter().map(String::as_str).collect();
        let copy = with_pages(home.path(), &[&["前一份文件"], &borrowed, &["后一份文件"]]);
        for _ in 0..120 {
            let longest = *choices.of(&[1, 2, 4, 8, 20, 90]);
            let length = 1 + choices.below(longest);
            let start = choices.below(meaning.len() - length);
            let query = &meaning[start..start + length];
            if query[0] == ' ' || query[length - 1] == ' ' {
                continue;
            }
            queries += 1;
            let text: String = query.iter().collect();
            let hits = copy.search(&text, Scope::Document("d1"), usize::MAX).unwrap();
            // Complete: each place of the meaning that reads so lies in a hit.
            for at in 0..=meaning.len() - length {
                if !meaning[at..at + length].iter().zip(query).all(|(a, b)| same(*a, *b)) {
                    continue;
                }
                let (page, offset) = places[at];
                let found = hits.iter().any(|hit| {
                    hit.page == page && hit.offset <= offset && (hit.end_page > page || offset < hit.end_offset)
                });
                assert!(found, "seed {seed}: {text:?} at page {page} offset {offset} in {pages:?}");
            }
            // Sound: each hit reads so, once white space and hyphens are left out.
            for hit in &hits {
                let original = between(&pages, hit);
                assert_eq!(squeezed(&original), squeezed(&text), "seed {seed}: {text:?} {hit:?}");
            }
            // In order and without overlap on a page.
            for pair in hits.windows(2) {
                let end = if pair[0].end_page > pair[0].page { usize::MAX } else { pair[0].end_offset };
                assert!(
                    pair[0].page < pair[1].page || (pair[0].page == pair[1].page && end <= pair[1].offset),
                    "{pair:?}"
                );
            }
        }
    }
    assert!(queries > 500, "{queries}");
}

/// Whatever a person copies out of a page, line ends and all, is found there again.
#[test]
fn every_piece_of_the_original_text_finds_itself() {
    for seed in 21..=24 {
        let mut choices = Choices::new(seed);
        let (pages, _) = layout(&meaning(&mut choices), &mut choices);
        let home = tempfile::tempdir().unwrap();
        let borrowed: Vec<&str> = pages.iter().map(String::as_str).collect();
        let copy = with_pages(home.path(), &[&borrowed]);
        let everything: Vec<(u32, usize, char)> = (1u32..)
            .zip(&pages)
            .flat_map(|(page, text)| {
                let end = (page, usize::MAX, '\n');
                let own = text.chars().enumerate().map(move |(at, shown)| (page, at, shown));
                own.chain([end])
            })
            .collect();
        for _ in 0..120 {
            let longest = *choices.of(&[1, 2, 3, 10, 30]);
            let length = 1 + choices.below(longest);
            let start = choices.below(everything.len() - length);
            let piece = &everything[start..start + length];
            let Some((page, offset, _)) = piece.iter().find(|(_, _, shown)| !shown.is_whitespace()) else {
                continue;
            };
            let query: String = piece.iter().map(|(_, _, shown)| *shown).collect();
            let hits = all(&copy, &query);
            let found = hits.iter().any(|hit| {
                hit.page == *page && hit.offset <= *offset && (hit.end_page > *page || *offset < hit.end_offset)
            });
            assert!(found, "seed {seed}: {query:?} at page {page} offset {offset}: {hits:?}");
        }
    }
}

#[test]
fn a_phrase_that_goes_on_behind_running_heads_is_found_where_it_begins() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d", "01", b"d");
    let head = |page: u32| format!("迅楫物流 自我评价报告\n- {page} -\n");
    let foot = |page: u32| format!("\n第 {page} 页");
    let bodies = ["质量方针", "满意度结果未公布，中小客", "户样本不足60份。Excel-", "lence 到此为止"];
    for (number, body) in (1..).zip(bodies) {
        import.text("d", number, &format!("{}{body}{}", head(number), foot(number)), None).unwrap();
    }
    import.commit(NOW).unwrap();
    let places = |query: &str| -> Vec<(u32, u32)> {
        let hits = copy.search(query, Scope::Everything, 9).unwrap();
        hits.into_iter().map(|hit| (hit.page, hit.end_page)).collect()
    };
    assert_eq!(places("中小客户样本不足60份"), [(2, 3)]);
    assert_eq!(places("excellence"), [(3, 4)], "a word broken by a hyphen, too");
    assert_eq!(places("自我评价报告"), [(1, 1), (2, 2), (3, 3), (4, 4)], "the head itself is found everywhere");
    assert_eq!(places("公布"), [(2, 2)]);
    let hit = &copy.search("客户样本", Scope::Everything, 9).unwrap()[0];
    let marked: String =
        hit.snippet.chars().skip(hit.ranges[0].start).take(hit.ranges[0].len()).filter(|c| *c != ' ').collect();
    assert_eq!(marked, "客户样本", "{}", hit.snippet);
    let second: Vec<char> = copy.page_text("d", 3).unwrap().unwrap().chars().collect();
    assert_eq!(second[hit.end_offset - 1], '本', "the place on the page is true");
}
