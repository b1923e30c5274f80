//! What an action works with: the open copy, the page engine, the clock, and how far it is.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::Duration,
};

use exchange::package::Flow;
use rules::time::Instant;
use serde::Serialize;
use store::OpenError;
use ts_rs::TS;

use crate::{
    DeskError, Passphrase,
    documents::{Engine, ViewerUnavailable},
    seat::Seat,
};

/// How long an act that is under way may keep a copy open that was let go of, before that is said to be in use.
const LONGEST_PARTING: Duration = Duration::from_secs(10);
const PARTING_PAUSE: Duration = Duration::from_millis(20);

/// One running program: at most one open copy, the page engine, and where the program keeps what is its own.
pub struct Session {
    seat: RwLock<Option<Arc<Seat>>>,
    /// The folder of the copy that was let go of last.
    left: Mutex<Option<PathBuf>>,
    engine: Result<Engine, ViewerUnavailable>,
    home: PathBuf,
}

impl Session {
    /// A session without an open copy. `home` is where copies and settings of this user lie unless they choose another
    /// place.
    #[must_use]
    pub fn new(home: PathBuf, engine: Result<Engine, ViewerUnavailable>) -> Session {
        Session { seat: RwLock::new(None), left: Mutex::new(None), engine, home }
    }

    /// Returns the open copy.
    ///
    /// # Errors
    /// [`DeskError::Locked`] when none is open.
    pub fn seat(&self) -> Result<Arc<Seat>, DeskError> {
        let seat = self.seat.read().unwrap_or_else(PoisonError::into_inner);
        seat.clone().ok_or(DeskError::Locked)
    }

    /// Takes an opened copy in place of the one before.
    pub fn enter(&self, seat: Seat) {
        *self.seat.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(seat));
    }

    /// Lets go of the copy; it is closed when the last act on it ends.
    pub fn leave(&self) {
        if let Some(seat) = self.seat.write().unwrap_or_else(PoisonError::into_inner).take() {
            *self.left.lock().unwrap_or_else(PoisonError::into_inner) = Some(seat.copy.folder().to_owned());
        }
    }

    /// Opens the copy in a folder. When this session let go of it a moment ago, an act may still be under way there and
    /// keep it open; that is waited for, within reason.
    ///
    /// # Errors
    /// As [`Seat::open`].
    pub fn open(&self, folder: &Path, passphrase: &Passphrase) -> Result<Seat, DeskError> {
        let was_here = self.left.lock().unwrap_or_else(PoisonError::into_inner).as_deref() == Some(folder);
        let mut waited = Duration::ZERO;
        loop {
            match Seat::open(folder, passphrase) {
                Err(DeskError::Open(OpenError::InUse)) if was_here && waited < LONGEST_PARTING => {
                    std::thread::sleep(PARTING_PAUSE);
                    waited += PARTING_PAUSE;
                }
                opened => return opened,
            }
        }
    }

    /// Returns the page engine.
    ///
    /// # Errors
    /// Why this machine shows no documents.
    pub fn engine(&self) -> Result<&Engine, DeskError> {
        self.engine.as_ref().map_err(|why| DeskError::Viewer(why.clone()))
    }

    /// Returns where copies and settings of this user lie.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }
}

/// Where a long act stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Step {
    /// What is being done, in Chinese.
    pub zh: String,
    /// What is being done, in English.
    pub en: String,
    /// Done so far, in the act's own unit.
    #[ts(type = "number")]
    pub done: u64,
    /// Of how many; 0 when unknown.
    #[ts(type = "number")]
    pub total: u64,
}

/// Hears how far a long act is, and says whether to go on.
pub type Progress<'a> = &'a (dyn Fn(Step) -> Flow + Sync);

/// What an action gets.
pub struct Context<'a> {
    /// The running program.
    pub session: &'a Session,
    /// The signer's clock, claimed and no more.
    pub now: Instant,
    /// Where progress goes.
    pub progress: Progress<'a>,
}

impl Context<'_> {
    /// Returns the open copy.
    ///
    /// # Errors
    /// [`DeskError::Locked`].
    pub fn seat(&self) -> Result<Arc<Seat>, DeskError> {
        self.session.seat()
    }

    /// Says how far the act is.
    ///
    /// # Errors
    /// [`DeskError::Cancelled`] when the person stopped it.
    pub fn step(&self, zh: &str, en: &str, done: u64, total: u64) -> Result<(), DeskError> {
        let step = Step { zh: zh.to_owned(), en: en.to_owned(), done, total };
        if (self.progress)(step) == Flow::Stop { Err(DeskError::Cancelled) } else { Ok(()) }
    }
}
