//! The parent's side of a worker: start it, ask it, time it, end it.

mod ask;
mod spawn;
mod watchdog;

use crate::facts::{Block, Confinement, DocumentFacts, PageText, Picture};
use crate::fault::{ReadFault, StartFault};
use crate::kind::Kind;
use crate::picture::encode;
use crate::source::ByteSource;
use crate::wire::{Reply, Request};
use sha2::{Digest, Sha256};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use watchdog::Watchdog;

/// Where the page engine's two files are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnginePaths {
    /// The pdfium shared library.
    pub pdfium: PathBuf,
    /// A TrueType font with Chinese glyphs, for documents that embed none.
    pub cjk_font: PathBuf,
}

impl EnginePaths {
    /// Returns the SHA-256 of library and font, in hex: both change the extracted text, so an index names them.
    ///
    /// # Errors
    /// [`StartFault::EngineFile`] when one cannot be read.
    pub fn fingerprint(&self) -> Result<String, StartFault> {
        let mut digest = Sha256::new();
        for path in [&self.pdfium, &self.cjk_font] {
            let bytes = std::fs::read(path).map_err(StartFault::EngineFile)?;
            digest.update((bytes.len() as u64).to_le_bytes());
            digest.update(bytes);
        }
        Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// Bounds of one request, kept by the parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long the worker may think about one request. Waiting for the source does not count.
    pub request: Duration,
    /// How long a new worker may take to be ready.
    pub start: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { request: Duration::from_secs(10), start: Duration::from_secs(20) }
    }
}

/// What is known right after opening, without touching the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    pub pages: u32,
}

/// A running worker process with at most one open document. Dropping it ends the process.
///
/// After a fault that [`ReadFault::ends_worker`], every request answers [`ReadFault::WorkerDied`].
pub struct Worker {
    child: Arc<Mutex<Child>>,
    input: BufWriter<ChildStdin>,
    output: BufReader<ChildStdout>,
    watchdog: Watchdog,
    limits: Limits,
    source: Option<Arc<dyn ByteSource>>,
    engine: Option<String>,
    confinement: Confinement,
    ended: bool,
}

impl Worker {
    /// Starts `exe <pdfium> <font>`, a program that calls [`crate::worker::main`].
    ///
    /// Succeeds without a usable PDF library: then [`Worker::engine`] says why and page documents answer
    /// [`ReadFault::EngineUnavailable`].
    ///
    /// # Errors
    /// [`StartFault`] when no confined worker answers in time.
    pub fn start(exe: &Path, engine: &EnginePaths) -> Result<Self, StartFault> {
        Self::start_with(exe, engine, Limits::default())
    }

    /// As [`Worker::start`], with other limits.
    ///
    /// # Errors
    /// As [`Worker::start`].
    pub fn start_with(exe: &Path, engine: &EnginePaths, limits: Limits) -> Result<Self, StartFault> {
        let mut child = spawn::spawn(exe, engine).map_err(StartFault::Spawn)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(StartFault::NotReady);
        };
        let child = Arc::new(Mutex::new(child));
        let mut worker = Self {
            watchdog: Watchdog::over(Arc::clone(&child)),
            child,
            input: BufWriter::new(input),
            output: BufReader::with_capacity(64 << 10, output),
            limits,
            source: None,
            engine: None,
            confinement: Confinement::ProcessOnly,
            ended: false,
        };
        worker.watchdog.arm(limits.start);
        let first = worker.receive();
        worker.watchdog.disarm();
        match first {
            Ok((Reply::Ready { engine, confinement }, _)) => {
                worker.engine = engine;
                worker.confinement = confinement;
                Ok(worker)
            }
            Ok((Reply::NotConfined { what }, _)) => Err(StartFault::NotConfined { what }),
            _ => Err(StartFault::NotReady),
        }
    }

    /// Says how far the worker is locked in.
    pub fn confinement(&self) -> &Confinement {
        &self.confinement
    }

    /// Tells whether PDF and pictures can be read on this machine.
    ///
    /// # Errors
    /// [`ReadFault::EngineUnavailable`] with the reason.
    pub fn engine(&self) -> Result<(), ReadFault> {
        match &self.engine {
            None => Ok(()),
            Some(why) => Err(ReadFault::EngineUnavailable { why: why.clone() }),
        }
    }

    /// Opens a document and reads its facts: every page's size, outline, protection, repairs.
    ///
    /// # Errors
    /// [`ReadFault`]; nothing is open then.
    pub fn open(
        &mut self,
        source: Arc<dyn ByteSource>,
        kind: Kind,
        password: Option<&str>,
    ) -> Result<DocumentFacts, ReadFault> {
        self.open_only(source, kind, password)?;
        self.facts()
    }

    /// Opens a document without reading every page's size: for a viewer that has stored the facts at import.
    ///
    /// # Errors
    /// [`ReadFault`]; nothing is open then.
    pub fn open_only(
        &mut self,
        source: Arc<dyn ByteSource>,
        kind: Kind,
        password: Option<&str>,
    ) -> Result<Opened, ReadFault> {
        let len = source.len();
        self.source = Some(source);
        let request = Request::Open { kind, len, password: password.map(str::to_owned) };
        match self.ask(&request)? {
            (Reply::Opened { pages }, _) => Ok(Opened { pages }),
            _ => Err(self.nonsense()),
        }
    }

    /// Returns the facts of the open document.
    ///
    /// # Errors
    /// [`ReadFault`].
    pub fn facts(&mut self) -> Result<DocumentFacts, ReadFault> {
        match self.ask(&Request::Facts)? {
            (Reply::Facts(facts), _) => Ok(facts),
            _ => Err(self.nonsense()),
        }
    }

    /// Returns the text of a page, counted from 0, with the place of every character.
    ///
    /// # Errors
    /// [`ReadFault`].
    pub fn page_text(&mut self, page: u32) -> Result<PageText, ReadFault> {
        match self.ask(&Request::Text { page })? {
            (Reply::Text { text_len }, body) => ask::text(text_len, &body).ok_or_else(|| self.nonsense()),
            _ => Err(self.nonsense()),
        }
    }

    /// Returns headings, paragraphs and tables of a flowing document (DOCX, text; a sheet of a workbook).
    ///
    /// # Errors
    /// [`ReadFault`]; [`ReadFault::Unsupported`] for documents made of pages.
    pub fn page_blocks(&mut self, page: u32) -> Result<Vec<Block>, ReadFault> {
        match self.ask(&Request::Blocks { page })? {
            (Reply::Blocks(blocks), _) => Ok(blocks),
            _ => Err(self.nonsense()),
        }
    }

    /// Draws a page, counted from 0, about `width_px` pixels wide (8 to 8192, at most 16 million pixels in all):
    /// form fields and annotations included, on white.
    ///
    /// # Errors
    /// [`ReadFault`]; [`ReadFault::Unsupported`] for flowing documents.
    pub fn page_picture(&mut self, page: u32, width_px: u32) -> Result<Picture, ReadFault> {
        match self.ask(&Request::Pixels { page, width: width_px })? {
            (Reply::Pixels { width, height }, rgb) => {
                encode::encode(width, height, &rgb).ok_or_else(|| self.nonsense())
            }
            _ => Err(self.nonsense()),
        }
    }

    /// Runs a self-check that the worker program of this crate's tests knows.
    #[doc(hidden)]
    pub fn drill(&mut self, name: &str) -> Result<String, ReadFault> {
        match self.ask(&Request::Drill { name: name.to_owned() })? {
            (Reply::Drilled { found }, _) => Ok(found),
            _ => Err(self.nonsense()),
        }
    }

    /// Returns the worker's process id, for measuring its memory.
    pub fn process_id(&self) -> u32 {
        self.child.lock().unwrap_or_else(std::sync::PoisonError::into_inner).id()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}
