//! Long work on a terminal: a line that moves, and Ctrl-C that stops it cleanly.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use desk::documents::ImportProgress;
use exchange::package::Flow;

use crate::output::Output;

/// Watches for Ctrl-C from now on, and draws.
pub(super) struct Watch {
    stopped: Arc<AtomicBool>,
    shown: String,
}

impl Watch {
    pub(super) fn begin() -> Watch {
        let stopped = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&stopped);
        // Without a handler Ctrl-C ends the program at once, which leaves no trace either.
        let handler = ctrlc::set_handler(move || {
            if seen.swap(true, Ordering::AcqRel) {
                #[allow(
                    clippy::disallowed_methods,
                    reason = "asked a second time: at once; nothing unfinished is visible"
                )]
                std::process::exit(2);
            }
        });
        if let Err(error) = handler {
            tracing::warn!(%error, "no handler for Ctrl-C");
        }
        Watch { stopped, shown: String::new() }
    }

    /// Says whether to go on.
    pub(super) fn flow(&self) -> Flow {
        if self.stopped.load(Ordering::Acquire) { Flow::Stop } else { Flow::Go }
    }

    pub(super) fn step(&mut self, output: &Output, at: ImportProgress<'_>) -> Flow {
        if self.flow() == Flow::Stop {
            return Flow::Stop;
        }
        let percent = at.done.saturating_mul(100).checked_div(at.total).unwrap_or(100);
        let line = match at.pages.filter(|pages| pages.of > 0) {
            Some(pages) => format!("{percent:>3} %  {}  {}/{}", at.document, pages.read, pages.of),
            None => format!("{percent:>3} %  {}", at.document),
        };
        if line != self.shown {
            output.line(&line);
            self.shown = line;
        }
        Flow::Go
    }
}
