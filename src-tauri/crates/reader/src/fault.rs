//! What can go wrong with one document, and with starting a worker. No document text is ever part of an error.

use serde::{Deserialize, Serialize};

/// Why a document could not be read. The program itself is unharmed in every case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ReadFault {
    #[error("the document opens only with a password")]
    NeedsPassword,
    #[error("the password does not open the document")]
    WrongPassword,
    #[error("the document is damaged: {what}")]
    Damaged { what: String },
    #[error("the document took too long; its worker was stopped")]
    TimedOut,
    /// The worker ended by itself: a crash, or a memory or processor limit. Start another one.
    #[error("the worker ended while reading the document")]
    WorkerDied,
    #[error("the document passes a limit: {what}")]
    TooLarge { what: String },
    #[error("not something this program can read: {what}")]
    Unsupported { what: String },
    /// The PDF library or the fallback font could not be loaded on this machine.
    #[error("the page engine is not available: {why}")]
    EngineUnavailable { why: String },
    /// [`crate::ByteSource::read_at`] failed: the trouble is on our side, not in the document.
    #[error("the document's bytes could not be supplied")]
    SourceFailed,
    #[error("page {page} does not exist; the document has {pages}")]
    NoSuchPage { page: u32, pages: u32 },
    #[error("no document is open in this worker")]
    NothingOpen,
}

impl ReadFault {
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }

    pub(crate) fn too_large(what: impl Into<String>) -> Self {
        Self::TooLarge { what: what.into() }
    }

    /// True when the worker process is gone and a new one has to be started.
    pub fn ends_worker(&self) -> bool {
        matches!(self, Self::TimedOut | Self::WorkerDied)
    }
}

/// Why a worker could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartFault {
    #[error("the worker process could not be started: {0}")]
    Spawn(std::io::Error),
    #[error("the worker process ended or stayed silent before it was ready")]
    NotReady,
    #[error("the worker could not confine itself: {what}")]
    NotConfined { what: String },
    #[error("a file of the page engine could not be read: {0}")]
    EngineFile(std::io::Error),
}
