//! The timer over a worker: kills the process, which ends any read or write that waits for it.

use std::process::Child;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

#[derive(Default)]
struct State {
    deadline: Option<Instant>,
    fired: bool,
    stop: bool,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A thread that sleeps until the deadline, while there is one.
pub(super) struct Watchdog {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Watchdog {
    pub(super) fn over(child: Arc<Mutex<Child>>) -> Self {
        let shared = Arc::new(Shared::default());
        let thread = std::thread::spawn({
            let shared = Arc::clone(&shared);
            move || watch(&shared, &child)
        });
        Self { shared, thread: Some(thread) }
    }

    pub(super) fn arm(&self, time: Duration) {
        self.shared.lock().deadline = Instant::now().checked_add(time);
        self.shared.changed.notify_one();
    }

    /// Stops the clock and returns the time that was left.
    pub(super) fn disarm(&self) -> Option<Duration> {
        let deadline = self.shared.lock().deadline.take();
        deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()))
    }

    pub(super) fn has_fired(&self) -> bool {
        self.shared.lock().fired
    }
}

fn watch(shared: &Shared, child: &Mutex<Child>) {
    let mut state = shared.lock();
    while !state.stop {
        let now = Instant::now();
        state = match state.deadline {
            Some(deadline) if deadline <= now => {
                state.deadline = None;
                state.fired = true;
                drop(state);
                // Fails only for a process that is already gone.
                let _ = child.lock().unwrap_or_else(PoisonError::into_inner).kill();
                shared.lock()
            }
            Some(deadline) => {
                shared.changed.wait_timeout(state, deadline - now).unwrap_or_else(PoisonError::into_inner).0
            }
            None => shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
        };
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        self.shared.lock().stop = true;
        self.shared.changed.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
