//! The one window, and what it may load.

use std::{sync::Arc, time::Duration};

use tauri::{App, Context, Manager, Url, WebviewUrl, WebviewWindowBuilder, Wry, webview::NewWindowResponse};

use crate::{act, closing, page, platform, program::Program};

/// For a test: what the page was kept from doing by its policy, from the first moment on.
const NOTE_FORBIDDEN: &str = "
    window.forbidden = [];
    document.addEventListener('securitypolicyviolation', (event) =>
        window.forbidden.push([event.effectiveDirective, event.blockedURI]));";
const BETWEEN_RESTS: Duration = Duration::from_secs(5);
const TITLE: &str = "评审台 Paneldesk";

/// Opens the window and stays until it is closed.
pub(crate) fn run() -> tauri::Result<()> {
    let context = context();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![act::act, act::cancel, act::close])
        .register_asynchronous_uri_scheme_protocol(page::SCHEME, page::answer)
        .setup(|app| {
            let program = Arc::new(Program::new(app.handle())?);
            rest_now_and_then(Arc::clone(&program));
            app.manage(program);
            open(app)?;
            Ok(())
        })
        .on_window_event(|window, event| {
            closing::on_event(window, &window.state::<Arc<Program>>(), event);
        })
        .run(context)
}

/// Closes the reader when nobody uses it, as long as the program runs.
fn rest_now_and_then(program: Arc<Program>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(BETWEEN_RESTS);
            program.viewer.rest();
        }
    });
}

/// The program's settings; while the pages are being developed they come from the server that the environment names.
fn context() -> Context<Wry> {
    #[allow(clippy::disallowed_methods, reason = "the toolkit's own: it ends a program built without its pages")]
    let mut context = tauri::generate_context!();
    if tauri::is_dev()
        && let Some(url) = std::env::var("PANELDESK_DEV_URL").ok().and_then(|url| Url::parse(&url).ok())
    {
        context.config_mut().build.dev_url = Some(url);
    }
    context
}

fn open(app: &App) -> tauri::Result<()> {
    let mut window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title(TITLE)
        .inner_size(1280.0, 800.0)
        .min_inner_size(960.0, 480.0)
        .center()
        .incognito(!is_driven())
        .devtools(tauri::is_dev())
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    if is_driven() {
        window = window.initialization_script(NOTE_FORBIDDEN);
    }
    platform::draw_plainly(&window.build()?)
}

/// Whether a test drives the window. Cookies, caches and storage of the page live in memory only, except then: such a
/// web view cannot be driven. So what a test does not find on the disk, the program as people have it never wrote.
fn is_driven() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|value| value == "true")
}

/// Whether a page is part of the program.
fn is_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        "http" | "https" => tauri::is_dev() || url.host_str() == Some("tauri.localhost"),
        "about" => url.as_str() == "about:blank",
        _ => false,
    }
}
