//! Long papers: nothing is lost, nothing stands where it should not.

use print::{page_text, pages::*, plain};

use crate::{Kept, samples, solid};

fn pages(bytes: &[u8]) -> Vec<String> {
    let text = Kept::new(bytes).run("pdftotext", &["-raw", "-enc", "UTF-8"], &["-"]);
    let mut pages: Vec<String> = text.split('\u{C}').map(str::to_owned).collect();
    pages.pop();
    pages
}

/// A sheet whose comments are long enough for some forty pages.
fn long_sheet() -> ScoreSheetPage {
    let mut sheet = samples::score_sheet();
    let sentence = "关键过程用四项准则打分识别，要求来源与指标一一对应（见附表3），设计准则库吸收97条失效教训；";
    for (number, item) in sheet.comments.iter_mut().enumerate() {
        for (index, comment) in item.comments.iter_mut().enumerate() {
            let repeats = 3 + (number * 7 + index * 11) % 60;
            comment.text = (0..repeats).map(|part| format!("{sentence}第{number}之{index}之{part}。")).collect();
        }
    }
    for (number, point) in sheet.check_points.iter_mut().enumerate() {
        point.text = format!("{sentence}第{number}点。").repeat(10 + number * 30);
    }
    sheet
}

#[test]
fn a_paper_of_forty_pages_keeps_every_character_in_order() {
    let sheet = long_sheet();
    let printed = plain(&sheet.paper()).unwrap();
    let pages = pages(&printed.bytes);
    assert_eq!(pages.len(), printed.pages as usize);
    assert!(printed.pages >= 40, "{} pages", printed.pages);
    let count = pages.len();
    let mut text = String::new();
    for (index, page) in pages.iter().enumerate() {
        let page = solid(page);
        let footer = format!("第{}页共{count}页", index + 1);
        let end = page.rfind("评分表01").unwrap();
        assert!(page[end..].contains(&footer), "page {}: {}", index + 1, &page[end..]);
        text.push_str(&page[..end]);
    }
    let text = text.replace("序号条款要点", "");
    for item in &sheet.comments {
        for comment in &item.comments {
            assert!(text.contains(&solid(&comment.text)), "{} is torn or lost", item.code);
        }
    }
    let all: usize = sheet.check_points.iter().map(|point| point.text.matches('第').count()).sum();
    assert!(text.matches("点。").count() >= all, "a check point lost a line");
    assert!(solid(&page_text(&sheet.paper())).len() <= text.len() + 200);
}

#[test]
fn no_page_of_a_long_paper_ends_with_a_heading() {
    let sheet = long_sheet();
    let headings: Vec<String> = sheet
        .comments
        .iter()
        .map(|item| solid(&format!("{}{}{}{}分", item.code, item.name, item.percent, item.score)))
        .chain(["一、评分", "二、评语", "三、现场核查要点", "四、声明与签名"].map(str::to_owned))
        .collect();
    for (index, page) in pages(&plain(&sheet.paper()).unwrap().bytes).iter().enumerate() {
        let page = solid(page);
        let body = &page[..page.rfind("评分表01").unwrap()];
        for heading in &headings {
            assert!(!body.ends_with(heading.as_str()), "page {} ends with {heading}", index + 1);
        }
    }
}

#[test]
fn the_head_of_a_table_is_repeated_on_each_of_its_pages() {
    let mut result = samples::panel_result();
    let row = result.rows[0].clone();
    result.rows = (1..=150).map(|number| PanelRow { code: format!("{number:03}"), ..row.clone() }).collect();
    let pages = pages(&plain(&result.paper()).unwrap().bytes);
    for page in pages.iter().filter(|page| page.contains("示范市砺峤重型装备有限公司")) {
        assert_eq!(solid(page).matches("编号申报单位计入人数").count(), 1);
    }
    let all = pages.concat();
    assert!((1..=150).all(|number| all.contains(&format!("{number:03}"))));
}

#[test]
fn the_signature_stands_on_one_page_with_its_heading_and_statement() {
    for extra in 0..30 {
        let mut sheet = samples::score_sheet();
        let point = sheet.check_points[0].clone();
        sheet.check_points.extend(std::iter::repeat_n(point, extra));
        let pages = pages(&plain(&sheet.paper()).unwrap().bytes);
        let page = solid(pages.last().unwrap());
        for part in ["四、声明与签名", &sheet.statement, "以本人密钥签名", "收件日期"] {
            assert!(page.contains(part), "{extra} more points: {part}");
        }
    }
}

#[test]
fn a_box_higher_than_a_page_is_refused_and_not_cut_off() {
    let mut report = samples::audit_report();
    report.grounds = "逐级重算一致；".repeat(400);
    assert_eq!(plain(&report.paper()), Err(print::PrintError::TooHigh));
}
