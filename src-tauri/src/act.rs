//! The commands of the page: do an action, stop a job, close after all.

use std::{sync::Arc, time::Instant};

use desk::action::{self, Context, Failure, Flow};
use serde_json::Value;
use tauri::{AppHandle, State, WebviewWindow};

use crate::{closing, platform, program::Program};

/// Does an action of the desk, on a thread of its own. With a `job` it reports as `job:<job>` and can be stopped.
#[tauri::command]
pub(crate) async fn act(
    app: AppHandle,
    program: State<'_, Arc<Program>>,
    name: String,
    input: Value,
    job: Option<String>,
) -> Result<Value, Box<Failure>> {
    let program = Arc::clone(&program);
    let done = tauri::async_runtime::spawn_blocking(move || run(&app, &program, &name, input, job.as_deref())).await;
    done.unwrap_or_else(|_| Err(Box::new(Failure::unexpected())))
}

fn run(app: &AppHandle, program: &Program, name: &str, input: Value, job: Option<&str>) -> Result<Value, Box<Failure>> {
    let began = Instant::now();
    let job = job.and_then(|job| program.jobs.begin(app, job));
    let progress = |step| job.as_ref().map_or(Flow::Go, |job| job.step(step));
    let now = platform::now().ok_or_else(|| Box::new(Failure::clock()))?;
    let context = Context { session: &program.session, now, progress: &progress };
    let done = action::run(name, input, &context);
    program.settle();
    let code = done.as_ref().err().map(|failure| failure.code.as_str());
    // A name that is no action's is the page's own text.
    let name = action::find(name).map(|entry| entry.name);
    tracing::info!(name, code, milliseconds = began.elapsed().as_millis(), "act");
    done
}

/// Tells a job to stop.
#[tauri::command]
pub(crate) fn cancel(program: State<'_, Arc<Program>>, job: &str) {
    program.jobs.stop(job);
}

/// Closes the window although jobs are under way: the person was asked.
#[tauri::command]
pub(crate) fn close(window: WebviewWindow, program: State<'_, Arc<Program>>) {
    closing::close(&window, &program);
}
