//! A document of the copy that is open in a reader.

use std::{
    io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, TryLockError,
        atomic::{AtomicU32, AtomicUsize, Ordering},
    },
};

use reader::{ByteSource, Picture, Worker, detect, displayable};
use store::DocumentInfo;

use super::fault_of;
use crate::{
    DeskError,
    documents::{Engine, ViewerUnavailable},
    seat::Seat,
};

/// Enough to tell what a document is.
const HEAD: usize = 64 << 10;

pub(super) struct Reading {
    pub(super) sha256: String,
    /// Requests that wait for the reader or use it.
    pub(super) waiting: AtomicUsize,
    /// The page asked for last.
    wanted: AtomicU32,
    info: DocumentInfo,
    engine: Engine,
    source: Arc<SeatSource>,
    worker: Mutex<Option<Worker>>,
}

impl Reading {
    pub(super) fn new(seat: &Arc<Seat>, engine: &Engine, info: DocumentInfo) -> Reading {
        let source = SeatSource { seat: Arc::clone(seat), sha256: info.sha256.clone(), size: info.size };
        Reading {
            sha256: info.sha256.clone(),
            waiting: AtomicUsize::new(0),
            wanted: AtomicU32::new(0),
            info,
            engine: engine.clone(),
            source: Arc::new(source),
            worker: Mutex::new(None),
        }
    }

    /// Notes which page somebody looks at.
    pub(super) fn wants(&self, page: u32) {
        self.wanted.store(page, Ordering::Relaxed);
    }

    /// Waits for the reader.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader { reading: self, worker: self.worker.lock().unwrap_or_else(PoisonError::into_inner) }
    }

    /// Returns the reader if nobody uses it, nobody waits for it, and the person is still at this page.
    pub(super) fn idle_reader(&self, page: u32) -> Option<Reader<'_>> {
        if self.waiting.load(Ordering::Relaxed) > 0 || self.wanted.load(Ordering::Relaxed) != page {
            return None;
        }
        match self.worker.try_lock() {
            Ok(worker) => Some(Reader { reading: self, worker }),
            Err(TryLockError::Poisoned(poisoned)) => Some(Reader { reading: self, worker: poisoned.into_inner() }),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    fn start(&self) -> Result<Worker, DeskError> {
        let head = self.source.seat.copy.read_range(&self.sha256, 0, HEAD)?;
        let kind = detect(&head, &self.info.name);
        displayable(kind)
            .map_err(|why| DeskError::NotShown(reader::ReadFault::Unsupported { what: why.to_string() }))?;
        let not_started =
            |fault: reader::StartFault| DeskError::Viewer(ViewerUnavailable::NotStarted { why: fault.to_string() });
        let mut worker = self.engine.start().map_err(not_started)?;
        let password = self.source.seat.document_password(&self.sha256)?;
        let source: Arc<dyn ByteSource> = Arc::clone(&self.source) as Arc<dyn ByteSource>;
        worker
            .open_only(source, kind, password.as_ref().map(|password| password.as_str()))
            .map_err(|fault| fault_of(&self.info.id, fault))?;
        Ok(worker)
    }
}

/// The reader of a document, for one caller at a time.
pub(super) struct Reader<'a> {
    reading: &'a Reading,
    worker: MutexGuard<'a, Option<Worker>>,
}

impl Reader<'_> {
    /// Draws a page, from 1; a reader that died is started once more.
    pub(super) fn draw(&mut self, page: u32, width: u32) -> Result<Picture, DeskError> {
        let key = &self.reading.info.id;
        let index = page.checked_sub(1).ok_or_else(|| DeskError::NoSuchPage { key: key.clone(), page })?;
        let fresh = self.worker.is_none();
        match self.draw_once(index, width) {
            Err(DeskError::NotShown(fault)) if fault.ends_worker() && !fresh => self.draw_once(index, width),
            drawn => drawn,
        }
    }

    fn draw_once(&mut self, index: u32, width: u32) -> Result<Picture, DeskError> {
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => self.reading.start()?,
        };
        let drawn = worker.page_picture(index, width);
        // One that ended, or that failed to give a page, is not asked again.
        if !drawn.as_ref().is_err_and(reader::ReadFault::ends_worker) {
            *self.worker = Some(worker);
        }
        drawn.map_err(|fault| fault_of(&self.reading.info.id, fault))
    }
}

/// A document's bytes out of the encrypted chunks.
struct SeatSource {
    seat: Arc<Seat>,
    sha256: String,
    size: u64,
}

impl ByteSource for SeatSource {
    fn len(&self) -> u64 {
        self.size
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let bytes = self.seat.copy.read_range(&self.sha256, offset, buffer.len()).map_err(io::Error::other)?;
        if bytes.len() != buffer.len() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        buffer.copy_from_slice(&bytes);
        Ok(())
    }
}
