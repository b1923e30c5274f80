//! Long acts under way: each has a name that the page chose, says how far it is, and can be stopped.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use desk::action::{Flow, Step};
use tauri::{AppHandle, Emitter};

/// A person sees no more than ten changes a second.
const PAUSE: Duration = Duration::from_millis(100);
const LONGEST_NAME: usize = 64;

/// The jobs under way.
#[derive(Default)]
pub(crate) struct Jobs {
    under_way: Mutex<BTreeMap<String, Arc<AtomicBool>>>,
}

impl Jobs {
    /// Begins a job; it is over when what is returned is dropped. `None` for a name that cannot be part of an event's.
    pub(crate) fn begin<'a>(&'a self, app: &'a AppHandle, name: &str) -> Option<Job<'a>> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if name.is_empty() || name.len() > LONGEST_NAME || !name.bytes().all(plain) {
            return None;
        }
        let stopped = Arc::new(AtomicBool::new(false));
        self.lock().insert(name.to_owned(), Arc::clone(&stopped));
        Some(Job { jobs: self, app, name: name.to_owned(), stopped, last: Mutex::new(None) })
    }

    /// Tells a job to stop; one that is over is left alone.
    pub(crate) fn stop(&self, name: &str) {
        if let Some(stopped) = self.lock().get(name) {
            stopped.store(true, Ordering::Relaxed);
        }
    }

    /// Tells every job to stop.
    pub(crate) fn stop_all(&self) {
        for stopped in self.lock().values() {
            stopped.store(true, Ordering::Relaxed);
        }
    }

    /// Returns how many are under way.
    pub(crate) fn count(&self) -> usize {
        self.lock().len()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<AtomicBool>>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A long act under way.
pub(crate) struct Job<'a> {
    jobs: &'a Jobs,
    app: &'a AppHandle,
    name: String,
    stopped: Arc<AtomicBool>,
    last: Mutex<Option<(Instant, Step)>>,
}

impl Job<'_> {
    /// Passes on how far the act is, as the event `job:<name>`, and says whether to go on.
    pub(crate) fn step(&self, step: Step) -> Flow {
        if self.stopped.load(Ordering::Relaxed) {
            return Flow::Stop;
        }
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let due = match &*last {
            // The first and the last of a part are always told.
            Some((at, told)) => told.zh != step.zh || step.done == step.total || at.elapsed() >= PAUSE,
            None => true,
        };
        if due && last.as_ref().is_none_or(|(_, told)| *told != step) {
            if let Err(error) = self.app.emit(&format!("job:{}", self.name), &step) {
                tracing::warn!(%error, "progress was not heard");
            }
            *last = Some((Instant::now(), step));
        }
        Flow::Go
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        let mut under_way = self.jobs.lock();
        // Another job may have taken the name over.
        if under_way.get(&self.name).is_some_and(|stopped| Arc::ptr_eq(stopped, &self.stopped)) {
            under_way.remove(&self.name);
        }
    }
}
