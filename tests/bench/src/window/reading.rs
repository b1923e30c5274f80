//! Reading in the window: the scan's first page, turning pages, jumping, searching.

use window_tests::Window;

use super::{
    copy::REPORT,
    road::enter,
    watch::{Begin, arm, key, read, until},
};
use crate::harness::Fault;

const SCAN: &str = "原始凭证扫描件";
const REPORT_TITLE: &str = "自我评价报告";
/// Lines of the script that give a page's picture once it is drawn and more than half of the window shows that page.
const PICTURE: &str = "
    const pane = document.querySelector('.sc-scroll')?.getBoundingClientRect();
    const page = pane && document.querySelector(`.sc-page[data-page='${PAGE}']`);
    if (!page) return null;
    const at = page.getBoundingClientRect();
    if (Math.min(at.bottom, pane.bottom) - Math.max(at.top, pane.top) < pane.height / 2) return null;
    return [...page.querySelectorAll('img')].find((one) => one.naturalWidth > 0 && one.complete && one.style.visibility !== 'hidden');";
/// The same for whatever pages are in the window, once it shows something else than at `FROM` and they fill it.
const TURNED: &str = "
    const scroller = document.querySelector('.sc-scroll');
    if (Math.abs(scroller.scrollTop - FROM) < scroller.clientHeight / 2) return null;
    const pane = scroller.getBoundingClientRect();
    let filled = 0, last = null;
    for (const page of scroller.querySelectorAll('.sc-page')) {
        const at = page.getBoundingClientRect();
        const seen = Math.min(at.bottom, pane.bottom) - Math.max(at.top, pane.top);
        if (seen <= 0) continue;
        const picture = [...page.querySelectorAll('img')]
            .find((one) => one.naturalWidth > 0 && one.complete && one.style.visibility !== 'hidden');
        if (!picture) return null;
        filled += seen;
        last = picture;
    }
    return filled > pane.height * 0.9 ? last : null;";
/// Whether the page below the window is drawn already: the person has looked at this one for a moment.
const NEXT_IS_THERE: &str = "[...document.querySelectorAll('.sc-page')].at(-1)?.querySelector('img')?.naturalWidth > 0";

/// Words of the report, rare and frequent ones of every length.
const QUERIES: [&str; 8] = ["龘", "标杆", "鲲鹏", "数字孪生", "创", "鸾翔凤集", "质量", "Zq7-Alpha"];

/// Unlocks the copy anew and chooses the scan, of which nothing was drawn since; the time until its first page stands
/// there.
pub(super) async fn first_page(window: &Window) -> Result<f64, Fault> {
    enter(window).await;
    report(window).await;
    let there = format!(
        "const chosen = document.querySelector('.sc-document-button').textContent.includes('{SCAN}');
         if (!chosen) return null;
         const PAGE = 1; {PICTURE}"
    );
    list(window).await;
    arm(window, Begin::Click, &there).await;
    choose(window, SCAN).await;
    read(window, "page 1 of the scan").await
}

/// Shows the report of the first dossier.
pub(super) async fn report(window: &Window) {
    window.click_in(".pd-tabs", "评分").await;
    list(window).await;
    choose(window, REPORT_TITLE).await;
    let shown = format!(
        "document.querySelector('.sc-document-button').textContent.includes('{REPORT_TITLE}')
         && document.querySelector('.sc-document-menu') === null && document.querySelector('.sc-page img')"
    );
    until(window, "the report is shown", &shown).await;
}

/// Opens the list of documents. Not by the mouse: what was shown just now may still be moving to its place.
async fn list(window: &Window) {
    until(window, "the documents are there", "document.querySelector('.sc-page img')").await;
    let open = "document.querySelector('.sc-document-button')?.getAttribute('aria-expanded') === 'true'
        && document.querySelector('.sc-document-menu button')";
    window
        .until("the list of documents is open", async || {
            let is_open = window.eval(&format!("return Boolean({open})")).await == true;
            if !is_open {
                window.eval("document.querySelector('.sc-document-button')?.click()").await;
            }
            is_open
        })
        .await;
}

/// Chooses a document on the open list, for the same reason not by the mouse.
async fn choose(window: &Window, title: &str) {
    let found = "[...document.querySelectorAll('.sc-document-menu button')]";
    window.eval(&format!("{found}.find((one) => one.textContent.includes('{title}')).click()")).await;
}

pub(super) struct Turns {
    pub(super) at_leisure: Vec<f64>,
    pub(super) in_a_row: Vec<f64>,
    pub(super) jumps: Vec<f64>,
}

/// Leafs through the scan that is shown.
pub(super) async fn leaf(window: &Window, turns: usize) -> Result<Turns, Fault> {
    // A page as high as the window: then a key turns a page.
    window.click_on(".sc-fit").await;
    window.eval("document.querySelector('.sc-scroll').focus()").await;
    let (mut at_leisure, mut in_a_row, mut jumps) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..turns {
        until(window, "the next page is drawn", NEXT_IS_THERE).await;
        at_leisure.push(turn(window).await?);
    }
    for _ in 0..turns {
        in_a_row.push(turn(window).await?);
    }
    for number in 0..turns {
        jumps.push(jump(window, 140 - number % 10 * 7).await?);
    }
    Ok(Turns { at_leisure, in_a_row, jumps })
}

async fn turn(window: &Window) -> Result<f64, Fault> {
    let from = window.eval("return document.querySelector('.sc-scroll').scrollTop").await;
    key(window, "PageDown", &format!("const FROM = {from}; {TURNED}")).await
}

async fn jump(window: &Window, page: usize) -> Result<f64, Fault> {
    window.click_on(".sc-page-field").await;
    window.press("Ctrl+a").await;
    // Not written: the driver would put that behind the number that stands there.
    for digit in page.to_string().chars() {
        window.press(&digit.to_string()).await;
    }
    key(window, "Enter", &format!("const PAGE = {page}; {PICTURE}")).await
}

pub(super) struct Found {
    /// From the last key of the words to the hits listed.
    pub(super) listed: Vec<f64>,
    /// From Enter to the first hit marked on its page.
    pub(super) marked: Vec<f64>,
}

/// Searches the report.
pub(super) async fn search(window: &Window) -> Result<Found, Fault> {
    report(window).await;
    let (mut listed, mut marked) = (Vec::new(), Vec::new());
    for (number, query) in QUERIES.into_iter().enumerate() {
        // Away from wherever the hits are.
        jump(window, REPORT - 20 * (number % 4)).await?;
        window.press("Ctrl+F").await;
        window.find(".sc-search input:focus").await;
        window.press("Ctrl+a").await;
        window.press("Delete").await;
        let shown = format!(
            "const marks = document.querySelector('.sc-search li')?.querySelectorAll('mark') ?? [];
             return [...marks].map((mark) => mark.textContent).join('').replace(/\\s/g, '') === '{query}'"
        );
        arm(window, Begin::Key, &shown).await;
        window.write(query).await;
        listed.push(read(window, query).await?);
        let there = "
            const mark = document.querySelector('.sc-page .sc-mark.hit.now');
            const PAGE = mark?.closest('.sc-page').dataset.page;
            if (!mark) return null;";
        let hit = "
            const place = mark.getBoundingClientRect();
            if (place.top < pane.top || place.bottom > pane.bottom) return null;";
        let picture = PICTURE.replace("if (!page) return null;", &format!("if (!page) return null; {hit}"));
        marked.push(key(window, "Enter", &format!("{there} {picture}")).await?);
        window.press("Escape").await;
        until(window, "the search is put away", "document.querySelector('.sc-search') === null").await;
    }
    Ok(Found { listed, marked })
}
