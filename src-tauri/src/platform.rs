//! What the shell asks of the operating system. The only place that differs between systems.

use std::path::PathBuf;

use rules::time::Instant;
use tauri::{AppHandle, Manager, WebviewWindow};

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

/// Keeps the memory of this process and of the web view's small: what is freed goes back to the system, and scripts'
/// garbage is collected soon, where both would otherwise pile up as if the machine were this program's alone: a quarter
/// of all memory after a dossier was scored. What a person has set in the environment stays.
///
/// Call it in `main`, before any thread runs.
pub(crate) fn use_little_memory() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        /// From this size on, in bytes, memory comes from the system and goes back to it.
        const LARGE: i32 = 128 << 10;
        /// Threads share this many pools.
        const POOLS: i32 = 2;
        for (option, value) in
            [(libc::M_ARENA_MAX, POOLS), (libc::M_MMAP_THRESHOLD, LARGE), (libc::M_TRIM_THRESHOLD, LARGE)]
        {
            // SAFETY: sets a number of the allocator, before there is a second thread.
            #[allow(unsafe_code)]
            unsafe {
                libc::mallopt(option, value);
            }
        }
        // The same for the web view's processes, which are started later and inherit this; see mallopt(3). What begins
        // with JSC is the engine's own: one that does not know it says so on standard error and goes on. Scripts are
        // compiled to fast code only where they really run hot: what a page of text does never pays for it.
        for (name, value) in [
            ("MALLOC_ARENA_MAX", POOLS.to_string()),
            ("MALLOC_MMAP_THRESHOLD_", LARGE.to_string()),
            ("MALLOC_TRIM_THRESHOLD_", LARGE.to_string()),
            ("JSC_forceMiniVMMode", "true".to_owned()),
            ("JSC_useFTLJIT", "false".to_owned()),
            ("JSC_thresholdForOptimizeAfterWarmUp", "10000".to_owned()),
            ("JSC_thresholdForOptimizeAfterLongWarmUp", "10000".to_owned()),
        ] {
            if let Err(error) = webkit2gtk::glib::setenv(name, value, false) {
                tracing::warn!(%error, name, "not set");
            }
        }
    }
}

/// Tells the web view that it shows one page of still text and pictures. Without a graphics card the system would
/// otherwise imitate one: twice the time to the first screen, three times that of turning a page, and half as much
/// memory again. Pages that were left and what they had loaded are not kept.
pub(crate) fn draw_plainly(window: &WebviewWindow) -> tauri::Result<()> {
    #[cfg(target_os = "linux")]
    window.with_webview(|view| {
        use webkit2gtk::{CacheModel, HardwareAccelerationPolicy, SettingsExt, WebContextExt, WebViewExt};
        let view = view.inner();
        if let Some(context) = view.context() {
            context.set_cache_model(CacheModel::DocumentViewer);
        }
        if let Some(settings) = WebViewExt::settings(&view) {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            settings.set_enable_page_cache(false);
            settings.set_enable_webgl(false);
            settings.set_enable_webaudio(false);
            settings.set_enable_webrtc(false);
            settings.set_enable_media(false);
        }
    })?;
    #[cfg(not(target_os = "linux"))]
    let _ = window;
    Ok(())
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
