//! The expert's road in both languages, by mouse and keys: from the passphrase to the sealed file.

use std::fs;

use serde_json::json;
use window_tests::{EXPERT, Edition, Language, Options, Window, printed, within};

const COMMENT: &str = "顾客满意的测量由第三方完成，三年连续上升。";

#[test]
fn in_chinese_an_expert_reads_cites_scores_signs_and_hands_in() {
    go_the_road(Language::Chinese);
}

#[test]
fn in_english_an_expert_reads_cites_scores_signs_and_hands_in() {
    go_the_road(Language::English);
}

fn go_the_road(language: Language) {
    let edition = Edition::new();
    let expert = edition.person(EXPERT);
    within(300, async {
        let window = Window::open(Options { home: Some(edition.home()), development: None }).await;
        window.dress(language.code(), "light").await;
        window.resize(1280, 720).await;
        window.enter(expert).await;
        window.see(language.say("继续评分", "Go on scoring")).await;
        window.click(language.say("继续 01", "Go on 01")).await;
        window.find(".sc-page img").await;
        let unscored = language.say("未评", "Not scored");
        assert_eq!(score(&window).await, unscored);

        cite_what_was_searched_for(&window, language).await;
        window.write(COMMENT).await;
        window.click_on(".pd-cell[data-step='13']").await;
        window.see("65 %").await;
        window.until("it is saved", async || window.is_saved().await).await;

        // The citation leads back from another page.
        let cited = window.eval("return document.querySelector('.sc-pin').closest('.sc-page').dataset.page").await;
        window.click_on(".sc-page-field").await;
        for page in ["12", "30"] {
            for digit in page.chars() {
                window.press(&digit.to_string()).await;
            }
            window.press("Enter").await;
            window.find(&format!(".sc-page[data-page='{page}']")).await;
        }
        window.click_on(".sc-chips button").await;
        window.find(&format!(".sc-page[data-page={cited}] .sc-mark.flash")).await;

        window.press("Ctrl+Z").await;
        window.until("the mark is taken back", async || score(&window).await == unscored).await;
        window.press("Ctrl+Shift+Z").await;
        window.until("the mark is there again", async || score(&window).await.starts_with("65 %")).await;

        let all = score_what_is_missing(&window, language).await;
        window.until("it is saved", async || window.is_saved().await).await;
        assert_eq!(all, 23);
        sign(&window, language, &expert.passphrase).await;

        let folder = tempfile::tempdir().unwrap();
        let bare = folder.path().join("评分表.pdf");
        window.choose_next(&bare).await;
        window.click(language.say("导出未封装的 PDF", "Export a PDF that is not sealed")).await;
        window.see(language.say("已导出", "Exported")).await;
        edition.verify(&bare);
        let text = printed(&bare);
        assert!(text.contains(COMMENT), "{text}");

        let stick = folder.path().join("U 盘");
        fs::create_dir(&stick).unwrap();
        window.click(language.say("封装与交出", "Seal and hand in")).await;
        window.find(".wk-hand-in").await;
        window.choose_next(&stick).await;
        window.click(language.say("选择文件夹", "Choose a folder")).await;
        window.click(language.say("封装 1 份", "Seal 1 sheet")).await;
        window.see(language.say("1 个文件已写入", "1 file written")).await;
        let sealed: Vec<_> = fs::read_dir(&stick).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(sealed.len(), 1, "{sealed:?}");
        let bytes = fs::read(&sealed[0]).unwrap();
        assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
        let name = sealed[0].file_name().unwrap().to_str().unwrap();
        assert!(name.starts_with("Z01-") && !name.contains(&expert.name), "{name}");
    });
}

/// Searches, selects what was found with the mouse, and cites it as a strength.
async fn cite_what_was_searched_for(window: &Window, language: Language) {
    window.press("Ctrl+F").await;
    window.find(".sc-search input").await;
    window.write("顾客满意").await;
    window.until("there are hits", async || window.count(".sc-search li").await > 1).await;
    window.see(language.say("处", "places")).await;
    // The first stand in the application form, which is no page with places to be dragged over.
    for _ in 0..window.count(".sc-search li").await {
        window.press("Enter").await;
        if window.said(".sc-search [aria-current=true] .sc-hit-place").await.starts_with("报告") {
            break;
        }
    }
    window.find(".sc-page .sc-mark.hit.now").await;
    let place = window
        .until_some("the hit stands still in sight", async || {
            let (before, after) = (hit(window).await, hit(window).await);
            (before == after).then_some(before).flatten()
        })
        .await;
    let [left, top, right, bottom] = place;
    let middle = (top + bottom) / 2.0;
    window.drag((left + 1.0, middle), (right - 1.0, middle)).await;
    window.find(".sc-cite").await;
    window.press("Alt+1").await;
    window.find(".sc-chips button").await;
    let writing = "return document.activeElement.closest('[data-remark]') !== null";
    window.until("one writes the strength", async || window.eval(writing).await == json!(true)).await;
}

async fn hit(window: &Window) -> Option<[f64; 4]> {
    let place = "const at = document.querySelector('.sc-page .sc-mark.hit.now')?.getBoundingClientRect();
        const frame = document.querySelector('.sc-scroll').getBoundingClientRect();
        return at && at.top > frame.top && at.bottom < frame.bottom && at.right < frame.right
            ? [at.left, at.top, at.right, at.bottom] : null";
    serde_json::from_value(window.eval(place).await).unwrap()
}

/// Goes through the items that have no mark, and gives the middle one; returns how many have one then.
async fn score_what_is_missing(window: &Window, language: Language) -> u64 {
    while window.said(".sc-foot-right .ant-btn-primary").await.starts_with(language.say("下一未评", "Next:")) {
        let item = window.said(".sc-item-title h2").await;
        window.press("Ctrl+Enter").await;
        window.until("the next item is shown", async || window.said(".sc-item-title h2").await != item).await;
        assert_eq!(score(window).await, language.say("未评", "Not scored"));
        window.press("Ctrl+ArrowUp").await;
        window.until("it has a mark", async || score(window).await.contains("50 %")).await;
    }
    window.said(".sc-count .pd-strong").await.parse().unwrap()
}

async fn sign(window: &Window, language: Language, passphrase: &str) {
    window.click_in(".pd-tabs", language.say("总览与签名", "Overview and sign")).await;
    window.find(".ov-checklist li").await;
    let drawn = "return (document.querySelector('.sp-page img')?.naturalWidth ?? 0) > 800";
    window.until("the printed page is there", async || window.eval(drawn).await == json!(true)).await;
    window.click_on(".ov-form input[type=password]").await;
    window.write(passphrase).await;
    window.press("Enter").await;
    window.find(".ov-signed").await;
}

async fn score(window: &Window) -> String {
    window.said(".sc-score").await
}
