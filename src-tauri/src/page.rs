//! Pictures of pages for the window: `pv://localhost/<document key>/<page from 1>?w=<pixels>`.
//!
//! The answer is a PNG or JPEG that nothing may keep, or a small JSON that says why there is none: 404 for a document
//! or page that is not there, 410 when the copy is locked, 500 for everything else.

use std::sync::Arc;

use desk::{
    DeskError,
    action::Failure,
    documents::{PageRequest, Picture},
};
use tauri::{
    Manager, Runtime, UriSchemeContext, UriSchemeResponder,
    http::{Request, Response, StatusCode, Uri, header},
};

use crate::program::Program;

pub(crate) const SCHEME: &str = "pv";

/// Answers a request for a page, on a thread of its own.
pub(crate) fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let program = Arc::clone(&context.app_handle().state::<Arc<Program>>());
    tauri::async_runtime::spawn_blocking(move || {
        let drawn = match parse(request.uri()) {
            Some(page) => program.viewer.picture(&program.session, &page),
            None => Err(DeskError::NoSuchDocument { key: String::new() }),
        };
        responder.respond(match drawn {
            Ok(picture) => shown(&picture),
            Err(error) => refused(&error),
        });
        if let Some(page) = parse(request.uri()) {
            program.viewer.prefetch(&program.session, &page);
        }
    });
}

fn parse(uri: &Uri) -> Option<PageRequest> {
    let (key, page) = uri.path().strip_prefix('/')?.split_once('/')?;
    let width = uri.query()?.split('&').find_map(|pair| pair.strip_prefix("w="))?;
    Some(PageRequest { key: key.to_owned(), page: page.parse().ok()?, width: width.parse().ok()? })
}

fn shown(picture: &Picture) -> Response<Vec<u8>> {
    respond(StatusCode::OK, picture.format.mime(), picture.bytes.clone())
}

fn refused(error: &DeskError) -> Response<Vec<u8>> {
    let status = match error {
        DeskError::NoSuchDocument { .. } | DeskError::NoSuchPage { .. } => StatusCode::NOT_FOUND,
        DeskError::Locked => StatusCode::GONE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let failure = Failure::of(error);
    tracing::info!(code = failure.code, "no page picture");
    respond(status, "application/json", serde_json::to_vec(&failure).unwrap_or_default())
}

fn respond(status: StatusCode, mime: &str, bytes: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(bytes);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if let Ok(mime) = header::HeaderValue::from_str(mime) {
        headers.insert(header::CONTENT_TYPE, mime);
    }
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    // The page's origin is another scheme; no other page is ever in this window.
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, header::HeaderValue::from_static("*"));
    response
}
