//! The power fails, or the web view does: what the screen called saved is there. Closing locks.

use serde_json::{Value, json};
use window_tests::{EXPERT, Edition, Options, Person, Window, within};

/// What the field holds, and whether the screen says in the same moment that it is saved.
const STANDS: &str = "return [document.activeElement.value, document.querySelector('.pd-saved.saved') !== null]";

#[test]
fn what_was_called_saved_outlives_the_program() {
    what_was_called_saved_outlives("paneldesk");
}

#[test]
fn what_was_called_saved_outlives_the_web_view() {
    what_was_called_saved_outlives("WebKitWebProcess");
}

fn what_was_called_saved_outlives(process: &str) {
    let edition = Edition::new();
    let expert = edition.person(EXPERT);
    within(240, async {
        let window = score(&edition, expert).await;
        window.press("Ctrl+1").await;
        window.find(".sc-remark textarea:focus").await;
        window.write("先写下的一句。").await;
        window.until("it is saved", async || window.is_saved().await).await;
        let mut saved = window.eval(STANDS).await[0].as_str().unwrap().to_owned();
        for letter in "typing goes on and on, and nobody waits for anything".chars() {
            window.write(&letter.to_string()).await;
            let stands = window.eval(STANDS).await;
            if stands[1] == json!(true) {
                stands[0].as_str().unwrap().clone_into(&mut saved);
            }
        }
        window.write("this came last").await;
        window.kill(process);
        drop(window);
        assert!(saved.starts_with("先写下的一句。"), "{saved}");

        let window = score(&edition, expert).await;
        window.find(".sc-remark textarea").await;
        let shown =
            window.eval("return [...document.querySelectorAll('.sc-remark textarea')].map((one) => one.value)").await;
        let is_there = |one: &Value| one.as_str().unwrap().starts_with(&saved);
        assert!(shown.as_array().unwrap().iter().any(is_there), "{saved} is not in {shown}");
    });
}

/// Opens the window where one stopped scoring.
async fn score(edition: &Edition, expert: &Person) -> Window {
    let window = Window::open(Options { home: Some(edition.home()), development: None }).await;
    window.enter(expert).await;
    window.find(".wk-go-on").await;
    window.press("Ctrl+Enter").await;
    window.find(".sc-page img").await;
    window
}

#[test]
fn locking_and_closing_leave_nothing_to_be_seen_without_the_passphrase() {
    let edition = Edition::new();
    let expert = edition.person(EXPERT);
    within(200, async {
        let window = score(&edition, expert).await;
        let applicant = window.said(".sc-applicant .pd-strong").await;
        assert!(!applicant.is_empty());
        window.press("Ctrl+L").await;
        window.find(".pd-entry-form").await;
        is_locked(&window, &applicant).await;

        window.enter(expert).await;
        window.find(".wk-go-on").await;
        // The page that asks is gone before it hears the answer.
        let _ = window.client.execute("window.__TAURI_INTERNALS__.invoke('close')", Vec::new()).await;
        let gone = std::time::Instant::now();
        while !window.processes("paneldesk").is_empty() {
            assert!(gone.elapsed().as_secs() < 60, "the window does not close");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        drop(window);
        let window = Window::open(Options { home: Some(edition.home()), development: None }).await;
        is_locked(&window, &applicant).await;
    });
}

async fn is_locked(window: &Window, applicant: &str) {
    assert_eq!(window.act("entry.status", json!({})).await.unwrap()["open"], Value::Null);
    assert_eq!(window.act("expert.my_work", json!({})).await.unwrap_err()["code"], "E-LOCKED");
    let source = window.client.source().await.unwrap();
    assert!(!source.contains(applicant), "{applicant} is still in the page");
}
