//! Pictures of pages, fast enough to leaf through: readers that stay open, pictures that were drawn, and the pages
//! beside the one that is read.
//!
//! A reader is a confined process with one open document; it stays open until another document is read, or until it was
//! not used for [`IDLE`] and [`Viewer::rest`] closes it. Drawn pictures stay in memory up to [`MOST_BYTES`]. Both belong to one opened copy: when it is locked, or another takes its place, all of
//! it is dropped ([`Viewer::attend`], [`Viewer::forget`]), and a page that was being drawn meanwhile is not kept.

mod pictures;
mod reading;

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use reader::{Picture, ReadFault};

use self::{
    pictures::{Drawn, Pictures},
    reading::Reading,
};
use super::Engine;
use crate::{DeskError, action::Session, seat::Seat};

/// Whoever leafs comes back sooner; whoever reads one page for longer has the ones beside it drawn already. An open
/// document takes some 30 MB, and opens again in as many milliseconds.
const IDLE: Duration = Duration::from_secs(15);
/// Encoded pictures kept in memory.
const MOST_BYTES: usize = 6 << 20;
/// Pictures are drawn between these widths.
const WIDTHS: std::ops::RangeInclusive<u32> = 8..=8192;

/// A page that somebody wants to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// The document's key in the copy.
    pub key: String,
    /// Page, from 1.
    pub page: u32,
    /// Width of the picture in pixels.
    pub width: u32,
}

/// Draws pages of the open copy's documents.
pub struct Viewer {
    held: Mutex<Held>,
    /// The reader may be closed when it was not used for so long.
    idle: Duration,
}

/// What belongs to one opened copy.
#[derive(Default)]
struct Held {
    seat: Option<Arc<Seat>>,
    /// The document that is read, and when it was used last.
    reading: Option<(Instant, Arc<Reading>)>,
    pictures: Pictures,
}

impl Default for Viewer {
    fn default() -> Viewer {
        Viewer::closing_after(IDLE)
    }
}

impl Viewer {
    /// A viewer whose reader may be closed when it was not used for so long.
    #[must_use]
    pub fn closing_after(idle: Duration) -> Viewer {
        Viewer { held: Mutex::default(), idle }
    }

    /// Returns the picture of a page.
    ///
    /// # Errors
    /// The copy is locked, there is no such document or page, or why it cannot be shown.
    pub fn picture(&self, session: &Session, request: &PageRequest) -> Result<Arc<Picture>, DeskError> {
        let seat = session.seat()?;
        let reading = self.reading(&seat, session.engine()?, &request.key)?;
        let drawn = drawn(&reading, request.page, request.width);
        if let Some(picture) = self.held().pictures.get(&drawn) {
            reading.wants(request.page);
            return Ok(picture);
        }
        let _waits = Waits::new(&reading.waiting);
        reading.wants(request.page);
        let mut reader = reading.reader();
        // Somebody else may have drawn it while this request waited.
        if let Some(picture) = self.held().pictures.get(&drawn) {
            return Ok(picture);
        }
        let picture = Arc::new(reader.draw(request.page, drawn.width)?);
        self.keep(&seat, drawn, &picture);
        Ok(picture)
    }

    /// Draws the pages before and after, as long as nobody waits for another page of the document.
    pub fn prefetch(&self, session: &Session, request: &PageRequest) {
        let Ok(seat) = session.seat() else { return };
        let Some(reading) = self.open_reading(&seat, &request.key) else { return };
        for page in [request.page.saturating_add(1), request.page.saturating_sub(1)] {
            let drawn = drawn(&reading, page, request.width);
            if page == 0 || self.held().pictures.get(&drawn).is_some() {
                continue;
            }
            let Some(mut reader) = reading.idle_reader(request.page) else { return };
            // Whatever is wrong with the page is said when somebody asks for it.
            let Ok(picture) = reader.draw(page, drawn.width) else { continue };
            self.keep(&seat, drawn, &Arc::new(picture));
        }
    }

    /// Makes sure that what is held belongs to this copy; without one, nothing is held.
    pub fn attend(&self, seat: Option<&Arc<Seat>>) {
        let dropped = {
            let mut held = self.held();
            match (&held.seat, seat) {
                (None, None) => return,
                (Some(own), Some(seat)) if Arc::ptr_eq(own, seat) => return,
                _ => std::mem::replace(&mut *held, Held { seat: seat.cloned(), ..Held::default() }),
            }
        };
        // Ending readers takes a moment; nobody has to wait for it.
        drop(dropped);
    }

    /// Closes the reader if it was not used for a while. To be called now and then; pictures stay.
    pub fn rest(&self) {
        let closed = self.held().reading.take_if(|(used, _)| used.elapsed() >= self.idle);
        drop(closed);
    }

    /// Drops readers and pictures.
    pub fn forget(&self) {
        self.attend(None);
    }

    /// Returns whether a document is open, and how many bytes of pictures are held.
    pub fn holds(&self) -> (bool, usize) {
        let held = self.held();
        (held.reading.is_some(), held.pictures.bytes())
    }

    fn reading(&self, seat: &Arc<Seat>, engine: &Engine, key: &str) -> Result<Arc<Reading>, DeskError> {
        let found = seat.copy.document(key)?.ok_or_else(|| DeskError::NoSuchDocument { key: key.to_owned() })?;
        self.attend(Some(seat));
        let mut held = self.held();
        // By content: a later package may have brought another file under the same key.
        let before = held.reading.take();
        let open = before.as_ref().filter(|(_, reading)| reading.sha256 == found.info.sha256);
        let reading = match open {
            Some((_, reading)) => Arc::clone(reading),
            None => Arc::new(Reading::new(seat, engine, found.info)),
        };
        held.reading = Some((Instant::now(), Arc::clone(&reading)));
        drop(held);
        drop(before);
        Ok(reading)
    }

    /// Returns a document's reading if it is still open: for pages beside the one that is read none is opened, which
    /// would close the one that somebody has turned to.
    fn open_reading(&self, seat: &Arc<Seat>, key: &str) -> Option<Arc<Reading>> {
        let found = seat.copy.document(key).ok()??;
        let held = self.held();
        let own = held.seat.as_ref().is_some_and(|own| Arc::ptr_eq(own, seat));
        let (_, reading) = held.reading.as_ref().filter(|_| own)?;
        (reading.sha256 == found.info.sha256).then(|| Arc::clone(reading))
    }

    /// Keeps a picture, unless its copy was locked meanwhile.
    fn keep(&self, seat: &Arc<Seat>, drawn: Drawn, picture: &Arc<Picture>) {
        let mut held = self.held();
        if held.seat.as_ref().is_some_and(|own| Arc::ptr_eq(own, seat)) {
            held.pictures.put(drawn, Arc::clone(picture), MOST_BYTES);
        }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn drawn(reading: &Reading, page: u32, width: u32) -> Drawn {
    Drawn { sha256: reading.sha256.clone(), page, width: width.clamp(*WIDTHS.start(), *WIDTHS.end()) }
}

/// Counts a request that waits for a reader.
struct Waits<'a>(&'a AtomicUsize);

impl Waits<'_> {
    fn new(count: &AtomicUsize) -> Waits<'_> {
        count.fetch_add(1, Ordering::Relaxed);
        Waits(count)
    }
}

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What a reader's fault means to the person who turns the page.
fn fault_of(key: &str, fault: ReadFault) -> DeskError {
    match fault {
        ReadFault::NoSuchPage { page, .. } => {
            DeskError::NoSuchPage { key: key.to_owned(), page: page.saturating_add(1) }
        }
        fault => DeskError::NotShown(fault),
    }
}
