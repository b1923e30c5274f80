//! The window of 评审台 Paneldesk.
//!
//! It shows pages (`ui/`) and does what they ask; no rule lives here. All acts go through one command, [`act`], to the
//! desk's actions; page pictures come by the scheme `pv` ([`page`]); long acts report and can be stopped ([`jobs`]).
//!
//! **Invariants**
//! - Nothing of this program talks to a network: the page may load only what is built in, and there is no plug-in that
//!   could reach out.
//! - No act runs on the thread that draws the window.
//! - The log names acts, codes and durations; never a person, a score, a path or what was typed.
//! - When the copy is locked or the window closes, pictures and readers of its documents are gone too.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod act;
mod closing;
mod jobs;
mod page;
mod platform;
mod program;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    start_log();
    platform::use_little_memory();
    platform::no_core_dumps();
    match window::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "no window");
            ExitCode::FAILURE
        }
    }
}

/// Errors are always told on standard error; `PANELDESK_LOG` asks for more.
fn start_log() {
    let filter = std::env::var("PANELDESK_LOG").unwrap_or_else(|_| "error".to_owned());
    let filter = tracing_subscriber::EnvFilter::new(filter);
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
