//! Times that the page itself takes: the driver only says what to wait for, and asks for the figure afterwards.

use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;
use window_tests::Window;

use crate::harness::Fault;

const WATCH: &str = include_str!("watch.js");
/// Answers with the milliseconds, or with nothing when what was waited for never came.
const READ: &str = "
    const [done] = arguments;
    const watch = window.benchWatch;
    const answer = (time) => { watch.stop(); done(time); };
    if (watch.until !== null) answer(watch.until - watch.since);
    else { watch.tell = answer; setTimeout(() => answer(null), 30000); }";

/// Without the stopwatch: the same is waited for, by asking now and then.
const UNWATCHED: &str = "const watch = { sawSaving: true };";
/// Whether times are taken. The stopwatch looks at every frame and at every change, and so takes memory itself.
static WATCHES: AtomicBool = AtomicBool::new(true);

/// Takes times from now on, or takes none, which are then all zero.
pub(super) fn watch(watches: bool) {
    WATCHES.store(watches, Ordering::Relaxed);
}

/// What begins a time.
#[derive(Clone, Copy)]
pub(super) enum Begin {
    Key,
    Click,
}

/// Makes the page ready to take the time from the next key or click until `there`, the body of a function in
/// JavaScript, returns something.
pub(super) async fn arm(window: &Window, begin: Begin, there: &str) {
    let event = match begin {
        Begin::Key => "keydown",
        Begin::Click => "click",
    };
    let script = if WATCHES.load(Ordering::Relaxed) {
        format!("const BEGINS = '{event}';\nconst there = () => {{ {there} }};\n{WATCH}")
    } else {
        format!("{UNWATCHED}\nwindow.benchThere = () => {{ {there} }};")
    };
    window.eval(&script).await;
}

/// Returns the milliseconds it took.
pub(super) async fn read(window: &Window, what: &str) -> Result<f64, Fault> {
    if !WATCHES.load(Ordering::Relaxed) {
        until(window, what, "window.benchThere()").await;
        return Ok(0.0);
    }
    match window.client.execute_async(READ, Vec::new()).await?.as_f64() {
        Some(time) => Ok(time),
        None => Err(format!("never came: {what}; page {}", window.said(".sc-page-number").await).into()),
    }
}

/// Takes the time of a key.
pub(super) async fn key(window: &Window, keys: &str, there: &str) -> Result<f64, Fault> {
    arm(window, Begin::Key, there).await;
    window.press(keys).await;
    read(window, keys).await
}

/// Waits until an expression of the page is true.
pub(super) async fn until(window: &Window, what: &str, expression: &str) {
    let asked = format!("return Boolean({expression})");
    window.until(what, async || window.eval(&asked).await == Value::Bool(true)).await;
}
