//! Without a mouse, and with an input method.

use serde_json::json;
use window_tests::{EXPERT, Edition, Options, Window, within};

const SCORE: &str = ".sc-score";
const ITEM: &str = ".sc-item-title h2";

#[test]
fn a_whole_dossier_is_scored_and_signed_without_a_mouse() {
    let edition = Edition::new();
    let expert = edition.person(EXPERT);
    within(300, async {
        let window = Window::open(Options { home: Some(edition.home()), development: None }).await;
        window.dress("en", "light").await;
        window.tab_to(".pd-copy", &expert.name).await;
        window.press("Enter").await;
        window
            .until("the person is chosen", async || window.said(".pd-entry-form .pd-title").await == expert.name)
            .await;
        window.tab_to("#passphrase", "").await;
        window.press("Enter").await;
        window.see("Go on scoring").await;
        window.press("Ctrl+Enter").await;
        window.find(".sc-page img").await;
        window.press("Alt+ArrowRight").await;
        window.until("the next dossier is shown", async || window.said(".sc-applicant").await.starts_with("02")).await;
        window.find(".sc-page img").await;
        // The first mark and what is cited for it leave the form where it is, though the address names no item.
        let first = window.said(ITEM).await;
        window.press("Ctrl+ArrowUp").await;
        window.until("it has a mark", async || window.said(SCORE).await.contains("50 %")).await;
        cite_by_keys(&window).await;
        assert_eq!(window.said(ITEM).await, first);
        window.press("Ctrl+ArrowDown").await;

        let mut items = 1;
        loop {
            window.press("Ctrl+ArrowUp").await;
            window.until("it has a mark", async || window.said(SCORE).await.contains("50 %")).await;
            if !window.said(".sc-foot-right .ant-btn-primary").await.starts_with("Next:") {
                break;
            }
            let item = window.said(ITEM).await;
            window.press("Ctrl+Enter").await;
            window.until("the next item is shown", async || window.said(ITEM).await != item).await;
            window.press("Ctrl+2").await;
            window.find(".sc-remark textarea:focus").await;
            window.write("Results are not compared with others.").await;
            items += 1;
        }
        assert_eq!(window.said(".sc-count .pd-strong").await, items.to_string());
        window.until("it is saved", async || window.is_saved().await).await;

        window.tab_to(".pd-tab", "Overview and sign").await;
        window.press("Enter").await;
        window.find(".ov-checklist li").await;
        window
            .until("it is ready to be signed", async || window.count(".ov-form input[type=password]").await == 1)
            .await;
        window.tab_to(".ov-form input[type=password]", "").await;
        window.write(&expert.passphrase).await;
        window.press("Enter").await;
        window.find(".ov-signed").await;
    });
}

async fn cite_by_keys(window: &Window) {
    window.cite("顾客", |place| place.starts_with("报告"), 2).await;
    window.write("Customers are asked every year.").await;
    assert_eq!(window.count(".sc-chips button").await, 2);
}

#[test]
fn no_key_that_an_input_method_composes_with_does_anything_else() {
    let edition = Edition::new();
    within(200, async {
        let window = Window::open(Options { home: Some(edition.home()), development: None }).await;
        window.enter(edition.person(EXPERT)).await;
        window.see("接着做").await;
        window.press("Ctrl+Enter").await;
        window.find(".sc-page img").await;
        window.press("Ctrl+1").await;
        window.find(".sc-remark textarea:focus").await;
        let item = window.said(ITEM).await;
        // The input method takes these keys: the page hears of them, and must leave them alone.
        let composed = "
            const field = document.activeElement;
            const say = (kind, data) => field.dispatchEvent(new CompositionEvent(kind, { data, bubbles: true }));
            const all = [['1', 'Digit1'], ['Enter', 'Enter'], ['Escape', 'Escape'], [' ', 'Space'], ['z', 'KeyZ'], ['l', 'KeyL'],
                ['f', 'KeyF'], ['0', 'Digit0'], ['ArrowUp', 'ArrowUp'], ['ArrowDown', 'ArrowDown'], ['PageDown', 'PageDown'],
                ['ArrowRight', 'ArrowRight'], ['F6', 'F6'], ['F1', 'F1'], ['Delete', 'Delete'], ['Backspace', 'Backspace']];
            say('compositionstart', '');
            const taken = [];
            for (const [key, code] of all) for (const ctrlKey of [false, true]) for (const altKey of [false, true]) {
                const how = { key, code, ctrlKey, altKey, isComposing: true, bubbles: true, cancelable: true };
                if (!field.dispatchEvent(new KeyboardEvent('keydown', how))) taken.push([key, ctrlKey, altKey]);
            }
            say('compositionend', '');
            return taken;";
        assert_eq!(window.eval(composed).await, json!([]));
        assert_eq!(window.said(ITEM).await, item);
        assert_eq!(window.count(".ant-modal, .sc-search, .sc-chips").await, 0);
        // Letters and digits are letters and digits.
        let all = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789";
        window.find(".sc-remark textarea:focus").await;
        window.write(all).await;
        window.write("，顾客满意。").await;
        let value = "return document.activeElement.value";
        let whole = format!("{all}，顾客满意。");
        window.until("all that was typed is there", async || window.eval(value).await == json!(whole)).await;
        assert_eq!(window.said(ITEM).await, item);
    });
}
