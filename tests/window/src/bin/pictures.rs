//! Takes the pictures of the README from the window and the demo edition: `make pictures`.
#![allow(clippy::unwrap_used, reason = "a tool for developing: what fails is told and ends it")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;
use window_tests::{CHAIR, EXPERT, Edition, Marked, Options, Window, archived, within};

const COMMENT: &str = "顾客满意的测量由第三方完成，三年连续上升，与标杆有可比的数据。";
/// Where the report begins to write about the item.
const ABOUT: u32 = 20;
/// Half marks to whatever has none yet.
const FILLED: u64 = 12;

fn main() {
    let folder = PathBuf::from(std::env::args_os().nth(1).unwrap());
    fs::create_dir_all(&folder).unwrap();
    within(600, async {
        expert(&folder).await;
        chair(&folder).await;
        audit(&folder).await;
    });
}

async fn open(home: Option<PathBuf>) -> Window {
    let window = Window::open(Options { home, development: None }).await;
    window.resize(1280, 720).await;
    window.dress("zh", "light").await;
    window
}

async fn keep(window: &Window, folder: &Path, name: &str) {
    fs::write(folder.join(format!("{name}.png")), window.picture().await).unwrap();
}

async fn expert(folder: &Path) {
    let edition = Edition::new();
    let window = open(Some(edition.home())).await;
    window.enter(edition.person(EXPERT)).await;
    window.see("接着做").await;
    window.go("/scoring/document-review/panel-1/01/4.3.3").await;
    window.find(".sc-page img").await;
    cite(&window).await;
    window.write(COMMENT).await;
    window.click_on(".pd-cell[data-step='13']").await;
    window.until("it is saved", async || window.is_saved().await).await;
    window.press("Escape").await;
    window.until("the search is put away", async || window.count(".sc-search").await == 0).await;
    keep(&window, folder, "scoring").await;
    window.wear("en", "dark").await;
    keep(&window, folder, "scoring-en-dark").await;
    window.wear("zh", "light").await;

    let cell = window.done("scoring.mine", json!({})).await[0]["cell"].clone();
    window.mark(&cell, FILLED, Marked::WhatHasNone).await;
    window.go("/overview/document-review/panel-1/01").await;
    let drawn = "return (document.querySelector('.sp-page img')?.naturalWidth ?? 0) > 0";
    window.until("the printed page is there", async || window.eval(drawn).await == json!(true)).await;
    keep(&window, folder, "signing").await;
}

/// Cites something from a page of the report that says more than what comes in it.
async fn cite(window: &Window) {
    let page = |place: &str| place.strip_prefix("报告").and_then(|page| page.trim().parse::<u32>().ok());
    window.cite("顾客满意", |place| page(place).is_some_and(|page| page >= ABOUT), 12).await;
}

async fn chair(folder: &Path) {
    let edition = Edition::new();
    let chair = edition.person(CHAIR);
    let window = open(Some(edition.home())).await;
    window.enter(chair).await;
    window.find(".pn-table").await;
    let sealed = fs::read_dir(edition.files().join("hand-in")).unwrap().map(|entry| entry.unwrap().path());
    let import = json!({ "paths": sealed.collect::<Vec<_>>(), "passphrase": chair.passphrase });
    window.done("panel.take_in", import).await;
    window.open_sheets(&chair.passphrase).await;
    window.go("/panel").await;
    window.find(".pn-table").await;
    keep(&window, folder, "roster").await;
    window.go("/panel/matrix/03").await;
    window.find(".mx-table").await;
    keep(&window, folder, "matrix").await;
}

/// Somebody outside recomputes a whole edition.
async fn audit(folder: &Path) {
    let own = tempfile::Builder::new().prefix("audit-").tempdir().unwrap();
    let (archive, trust) = archived(own.path());
    let window = open(None).await;
    window.go("/audit").await;
    window.choose_next(&trust).await;
    window.click("选择证书文件").await;
    window.choose_next(&archive).await;
    window.click("选择档案文件夹").await;
    window.see("重算一致").await;
    window.see("没有不符的文件。").await;
    keep(&window, folder, "audit").await;
}
