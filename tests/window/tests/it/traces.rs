//! What an evening's work leaves on the disk besides the encrypted copy.

use std::fs;

use serde_json::json;
use window_tests::{EXPERT, Edition, Options, Window, within};

const COMMENT: &str = "只写在加密副本里的评语：顾客之声未闭环。";

#[test]
fn nothing_of_a_dossier_or_a_comment_is_left_on_the_disk() {
    let edition = Edition::new();
    let expert = edition.person(EXPERT);
    within(240, async {
        let window = Window::open(Options { home: Some(edition.home()), development: None }).await;
        window.enter(expert).await;
        window.find(".wk-go-on").await;
        window.press("Ctrl+Enter").await;
        window.find(".sc-page img").await;
        let read = window.act("documents.page", json!({ "key": "01-02", "page": 12 })).await.unwrap();
        // Who applies stands in the charter, which is no secret of this copy.
        let applicant = window.said(".sc-applicant .pd-strong").await;
        let mut marks = sentences(read["text"].as_str().unwrap());
        marks.retain(|mark| !applicant.contains(mark.as_str()));
        window.click_on(".sc-page-field").await;
        for key in ["1", "2", "Enter"] {
            window.press(key).await;
        }
        window.find(".sc-page[data-page='12'] img").await;
        window.press("Ctrl+F").await;
        window.find(".sc-search input:focus").await;
        window.write(&marks[0].chars().take(4).collect::<String>()).await;
        window.find(".sc-search li").await;
        window.press("Ctrl+1").await;
        window.find(".sc-remark textarea:focus").await;
        window.write(COMMENT).await;
        window.until("it is saved", async || window.is_saved().await).await;
        window.picture().await;
        window.click_in(".pd-tabs", "总览与签名").await;
        window.find(".ov-table").await;
        window.click_in(".pd-tabs", "同条横看").await;
        window.see(COMMENT).await;
        let left = window.end();

        for text in marks.iter().map(String::as_str).chain([COMMENT]) {
            assert_eq!(left.holding(text), Vec::<std::path::PathBuf>::new(), "{text}");
        }
        // The search finds what there is to find.
        let known: Vec<u8> = COMMENT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        fs::write(left.folders().join("cache/known"), known).unwrap();
        assert_eq!(left.holding(COMMENT).len(), 1);
    });
}

/// Returns words of this page long enough to stand nowhere else.
fn sentences(text: &str) -> Vec<String> {
    let runs = text.split(|letter: char| !('\u{4e00}'..='\u{9fff}').contains(&letter));
    let found: Vec<String> = runs.filter(|run| run.chars().count() >= 8).map(str::to_owned).take(5).collect();
    assert!(found.len() > 1, "{text}");
    found
}
