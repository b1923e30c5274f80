//! One expert's road through a dossier: every item scored, cited and commented on, then signed.

use std::time::Duration;

use serde_json::{Value, json};
use window_tests::Window;

use super::{
    reading::report,
    watch::{Begin, arm, key, read, until},
};
use crate::{documents::edition, harness::Fault};

/// The copy's place in the window's home.
pub(super) const COPY: &str = "copy";
const ITEMS: u64 = 23;
/// A comment: the first part comes at once, as from an input method, the rest key by key.
const AT_ONCE: &str = "顾客满意的测量由第三方完成，三年连续上升，";
const TYPED: &str = "与标杆有可比的数据。";
/// Between two keys of somebody who types fast, with what the driver takes for each.
const PACE: Duration = Duration::from_millis(60);
/// The screen says that what was typed is durable; it has said before that it is being saved.
const SAVED: &str = "return watch.sawSaving && document.querySelector('.pd-saved.saved')";
/// Nothing is being saved, and has not been for a while: the next key is saved at once.
const RESTS: &str = "document.querySelector('.pd-saved.saving') === null
    && performance.now() - (window.benchWatch?.until ?? 0) > 300";
const ITEM: &str = "document.querySelector('.sc-item-title h2')?.textContent ?? ''";

pub(super) struct Times {
    /// From the key that gives a mark to its being saved.
    pub(super) marks: Vec<f64>,
    /// From the last key of a comment to its being saved.
    pub(super) comments: Vec<f64>,
    /// From the last of many characters that came at once to their being saved.
    pub(super) phrases: Vec<f64>,
    /// From the key to the next item's form.
    pub(super) items: Vec<f64>,
    pub(super) signing: f64,
}

/// Opens the copy for the first time, so that it stands on the list of those opened here.
pub(super) async fn prepare(window: &Window) -> Result<(), Fault> {
    let folder = window.home().join(COPY);
    let opened = window.act("entry.open", json!({ "folder": folder, "passphrase": edition::PASSPHRASE })).await;
    opened.map_err(|failure| failure.to_string())?;
    Ok(())
}

/// Unlocks the copy by its passphrase; one that is open is locked first. Deriving its key is slow on purpose, and is
/// not measured here.
pub(super) async fn enter(window: &Window) {
    let is_open = window.eval("return document.querySelector('.pd-top') !== null").await;
    if is_open == true {
        window.press("Ctrl+l").await;
    }
    window.click_on("#passphrase").await;
    window.write(edition::PASSPHRASE).await;
    window.press("Enter").await;
    window.find(".wk-table tbody tr").await;
}

/// Shows all dossiers, from the screen of one of them.
pub(super) async fn my_work(window: &Window, dossiers: usize) -> Result<f64, Fault> {
    let there = format!("return document.querySelectorAll('.wk-table tbody tr').length >= {dossiers}");
    arm(window, Begin::Click, &there).await;
    window.click_in(".pd-tabs", "我的评审").await;
    read(window, "my work").await
}

/// Scores the first dossier from its first item, and signs it.
pub(super) async fn score(window: &Window) -> Result<Times, Fault> {
    report(window).await;
    let (mut marks, mut comments, mut phrases, mut items) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for number in 1.. {
        until(window, "all is saved", RESTS).await;
        marks.push(key(window, "Ctrl+ArrowUp", SAVED).await?);
        cite(window).await;
        comment(window, &mut phrases, &mut comments).await?;
        if number % 2 == 0 {
            window.press("Ctrl+2").await;
            until(window, "one writes an opportunity", "document.activeElement?.value === ''").await;
            comment(window, &mut phrases, &mut comments).await?;
        }
        if !window.said(".sc-foot-right .ant-btn-primary").await.starts_with("下一未评") {
            break;
        }
        let now = window.eval(&format!("return {ITEM}")).await;
        items.push(key(window, "Ctrl+Enter", &format!("return ![{now}, ''].includes({ITEM})")).await?);
    }
    let given = window.said(".sc-count .pd-strong").await;
    if given != ITEMS.to_string() {
        return Err(format!("{given} items have a mark").into());
    }
    Ok(Times { marks, comments, phrases, items, signing: sign(window).await? })
}

/// Selects words of the page that is read, and cites them as a strength.
async fn cite(window: &Window) {
    window.eval("document.querySelector('.sc-scroll').focus()").await;
    until(window, "the page can be selected on", "document.querySelector('.sc-page .pd-unseen')").await;
    window.press("Shift+ArrowRight").await;
    window.press("Shift+ArrowRight").await;
    window.find(".sc-cite").await;
    window.press("Alt+1").await;
    until(window, "one writes the strength", "document.activeElement?.closest('.sc-remark')").await;
}

/// Types a comment where the keyboard is.
async fn comment(window: &Window, phrases: &mut Vec<f64>, comments: &mut Vec<f64>) -> Result<(), Fault> {
    arm(window, Begin::Key, SAVED).await;
    window.write(AT_ONCE).await;
    phrases.push(read(window, "the beginning of the comment saved").await?);
    arm(window, Begin::Key, SAVED).await;
    for character in TYPED.chars() {
        tokio::time::sleep(PACE).await;
        window.write(&character.to_string()).await;
    }
    comments.push(read(window, "the comment saved").await?);
    let typed = window.eval("return document.activeElement.value").await;
    if typed == json!(format!("{AT_ONCE}{TYPED}")) { Ok(()) } else { Err(format!("{typed} was typed").into()) }
}

async fn sign(window: &Window) -> Result<f64, Fault> {
    window.click_in(".pd-tabs", "总览与签名").await;
    window.find(".ov-checklist li").await;
    let drawn = "return (document.querySelector('.sp-page img')?.naturalWidth ?? 0) > 800";
    window.until("the printed page is there", async || window.eval(drawn).await == Value::Bool(true)).await;
    window.click_on(".ov-form input[type=password]").await;
    window.write(edition::PASSPHRASE).await;
    key(window, "Enter", "return document.querySelector('.ov-signed') !== null").await
}
