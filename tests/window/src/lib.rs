//! The real window, driven from outside.
//!
//! A test opens the program on a screen of its own (Xvfb), through the driver of the system's web view, as a person's
//! hands and eyes: keys, clicks, text, pictures. Everything it starts ends with it, also when it fails.
//!
//! - [`Window::open`]: a screen, a driver, the program with a home folder of its own.
//! - [`Edition`]: the demo edition, a copy for each test; [`Window::enter`] comes in as one of its people.
//! - [`Window::press`], [`Window::write`], [`Window::click`], [`Window::drag`], [`Window::choose_next`]: hands.
//! - [`Window::act`], [`Window::hand_in`], [`Window::agree_on_the_rest`]: what is done between the screens, by acts.
//! - [`Window::see`], [`Window::find`], [`Window::until`]: eyes. Nothing is ever waited for by the clock.
//! - [`Language`], [`Window::dress`]: the same test in Chinese and in English.
//! - [`within`]: a test that hangs fails.
//! - [`Window::picture`]: what is on the screen once it stands still.
//! - [`Window::axe`]: what a person with other eyes or hands stumbles over.
//! - [`alone`]: the same test again on a machine without a network.
//!
//! The program is the one that was built with the tests, pages included (`--features paneldesk/custom-protocol`), or
//! the one that the variable `PANELDESK_PROGRAM` names, such as an installed one.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a failed unwrap is a failed test")]

mod acts;
mod alone;
mod axe;
mod display;
mod driver;
mod edition;
mod eye;
mod group;
mod hand;
mod language;
mod process;
mod window;

use std::{
    future::Future,
    path::{Path, PathBuf},
    time::Duration,
};

pub use acts::{Marked, panel};
pub use alone::{Outside, alone};
pub use axe::Stumble;
pub use display::Display;
pub use edition::{CHAIR, EXPERT, Edition, Person, archived, panelctl, printed};
pub use eye::Content;
pub use language::Language;
pub use process::Left;
pub use window::{Options, Violation, Window};

/// Runs a test, and fails it when it takes longer.
///
/// # Panics
/// After so many seconds.
pub fn within<T>(seconds: u64, test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let patience = Duration::from_secs(seconds);
    runtime.block_on(async {
        tokio::time::timeout(patience, test).await.unwrap_or_else(|_| panic!("not done within {seconds} s"))
    })
}

/// Returns the folder of the project.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// Returns the program whose window is opened: the one named in `PANELDESK_PROGRAM`, or the one built with this test.
fn program() -> PathBuf {
    std::env::var_os("PANELDESK_PROGRAM").map_or_else(|| built().join("paneldesk"), PathBuf::from)
}

/// Returns the folder in which cargo built this test.
fn built() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    let folder = program.parent().unwrap();
    if folder.ends_with("deps") { folder.parent().unwrap().to_owned() } else { folder.to_owned() }
}
