//! What the shell asks of the operating system. The only place that differs between systems.

use std::path::PathBuf;

use rules::time::Instant;
use tauri::{AppHandle, Manager};

/// Keeps the memory of this process, and of those it starts, out of core dumps.
pub(crate) fn no_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        if let Err(error) = setrlimit(Resource::Core, none) {
            tracing::warn!(%error, "core dumps stay as the system has them");
        }
    }
}

/// Returns the folder where copies and settings of this user lie: `PANELDESK_HOME`, or `paneldesk` in the user's data
/// folder.
pub(crate) fn home(app: &AppHandle) -> tauri::Result<PathBuf> {
    match std::env::var_os("PANELDESK_HOME").filter(|home| !home.is_empty()) {
        Some(home) => Ok(PathBuf::from(home)),
        None => Ok(app.path().data_dir()?.join("paneldesk")),
    }
}

/// Reads the clock; a clock outside the years this program knows counts as the first of them. The only place of this
/// program that does.
pub(crate) fn now() -> Option<Instant> {
    #[allow(clippy::disallowed_methods, reason = "the window is where the clock is read")]
    let elapsed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seconds = elapsed.ok().and_then(|elapsed| i64::try_from(elapsed.as_secs()).ok())?;
    Instant::from_unix_seconds(seconds).ok()
}
