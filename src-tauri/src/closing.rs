//! Closing the window: at once, or after a question when acts are under way.
//!
//! The page asks, in its language and look: it hears `closing:asked` with the number of acts under way and calls the
//! command `close`, or does nothing. A page that does not answer cannot hold the window: a second wish to close is
//! granted.

use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{Emitter, WebviewWindow, Window, WindowEvent};

use crate::program::Program;

static ASKED: AtomicBool = AtomicBool::new(false);

/// Hears what happens to the window.
pub(crate) fn on_event(window: &Window, program: &Program, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            let jobs = program.jobs.count();
            if jobs > 0 && !ASKED.swap(true, Ordering::Relaxed) {
                api.prevent_close();
                if window.emit("closing:asked", jobs).is_err() {
                    ASKED.store(true, Ordering::Relaxed);
                }
            } else {
                program.lock();
            }
        }
        WindowEvent::Destroyed => program.lock(),
        _ => {}
    }
}

/// Closes the window; acts under way are told to stop and leave no trace.
pub(crate) fn close(window: &WebviewWindow, program: &Program) {
    program.lock();
    if let Err(error) = window.destroy() {
        tracing::error!(%error, "the window does not close");
    }
}
