//! Reading one document whose bytes only the calling thread can give.
//!
//! The staged chunks of an import belong to one thread, the worker is waited for in another: that one asks for ranges
//! and hands pages over through a channel, and this one answers. Dropping the receiving end stops the other thread at
//! its next word; a page under way costs at most the time of one request then, and nobody waits for it.

use std::{
    io,
    ops::ControlFlow,
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError, SyncSender},
    },
    time::{Duration, Instant},
};

use exchange::package::Flow;
use reader::{ByteSource, PageText, ReadFault, StartFault, Survey, SurveyFault, detect, displayable, survey_each};
use zeroize::Zeroizing;

use super::{
    DocumentFacts, Engine, TextStatus, WhyNotRead,
    memory::{Memory, Remembered},
};
use crate::DeskError;

/// Text of one document beyond this is an attack or a defect: 20,000 pages full of writing.
const MOST_TEXT: usize = 64 << 20;
/// A document may take so long in all, however quick each page is.
const LONGEST: Duration = Duration::from_secs(900);
/// How often the caller is asked whether to go on while a page takes its time.
const PATIENCE: Duration = Duration::from_millis(100);
/// Enough to see what a document is.
const HEAD: usize = 64 << 10;

/// A document to be read.
pub(crate) struct Request<'a> {
    /// Its name decides its kind where its bytes are silent.
    pub(crate) name: &'a str,
    /// Bytes.
    pub(crate) size: u64,
    /// A password that was given for it.
    pub(crate) password: Option<Zeroizing<String>>,
}

/// Where a document's bytes come from and its text goes to.
pub(crate) trait Text {
    /// Returns bytes of the document.
    fn range(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, DeskError>;
    /// Returns the document's digest, where it is proven by now.
    fn sha256(&self) -> Option<&str> {
        None
    }
    /// Takes the text of a page, from 1.
    fn page(&mut self, page: u32, text: &PageText) -> Result<(), DeskError>;
}

/// How reading ended.
pub(crate) enum Outcome {
    /// With these facts.
    Read(Box<DocumentFacts>),
    /// The given password does not open it; nothing was handed over.
    WrongPassword,
    /// No worker can be started on this machine; nothing was handed over.
    NoEngine(Box<DocumentFacts>),
}

enum Word {
    Range { offset: u64, length: usize, answer: SyncSender<Vec<u8>> },
    Page { page: u32, pages: u32, text: PageText },
    End(Result<Survey, SurveyFault>),
}

/// Reads a document; without an engine only what it is. `progress` is told pages read and pages in all.
pub(crate) fn read_document(
    engine: Option<&Engine>,
    request: Request<'_>,
    text: &mut dyn Text,
    progress: &mut dyn FnMut(u32, u32) -> Flow,
) -> Result<Outcome, DeskError> {
    let head = text.range(0, HEAD.min(usize::try_from(request.size).unwrap_or(HEAD)))?;
    let kind = detect(&head, request.name);
    let unread = |status| Box::new(DocumentFacts::unread(kind, status));
    if let Err(why) = displayable(kind) {
        return Ok(Outcome::Read(unread(TextStatus::Unsupported { why: why.into() })));
    }
    let no_engine = || Outcome::NoEngine(unread(TextStatus::NotRead { why: WhyNotRead::Viewer }));
    let Some(engine) = engine else { return Ok(no_engine()) };
    let Some((memory, sha256)) = memory_for(engine, &request, text) else {
        return read_now(engine, request, text, progress).map(|outcome| outcome.unwrap_or_else(no_engine));
    };
    let name = request.name;
    if let Some(known) = memory.get(&sha256, name) {
        for (page, read) in &known.pages {
            text.page(*page, read)?;
        }
        let pages = known.pages.last().map_or(0, |(page, _)| *page);
        if progress(pages, pages) == Flow::Stop {
            return Err(DeskError::Cancelled);
        }
        return Ok(Outcome::Read(Box::new(known.facts.clone())));
    }
    let mut noting = Noting { text, pages: Vec::new() };
    let outcome = read_now(engine, request, &mut noting, progress)?;
    if let Some(Outcome::Read(facts)) = &outcome {
        memory.put(&sha256, name, Remembered { facts: (**facts).clone(), pages: noting.pages });
    }
    Ok(outcome.unwrap_or_else(no_engine))
}

/// What was read with a password is not remembered: another copy may not have been given it.
fn memory_for<'e>(engine: &'e Engine, request: &Request<'_>, text: &dyn Text) -> Option<(&'e Memory, String)> {
    let memory = engine.memory.as_ref().filter(|_| request.password.is_none())?;
    Some((memory, text.sha256()?.to_owned()))
}

/// Passes pages on and keeps them.
struct Noting<'t> {
    text: &'t mut dyn Text,
    pages: Vec<(u32, PageText)>,
}

impl Text for Noting<'_> {
    fn range(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, DeskError> {
        self.text.range(offset, length)
    }

    fn page(&mut self, page: u32, text: &PageText) -> Result<(), DeskError> {
        self.pages.push((page, text.clone()));
        self.text.page(page, text)
    }
}

/// Reads a document that has a kind; nothing when no worker starts.
fn read_now(
    engine: &Engine,
    request: Request<'_>,
    text: &mut dyn Text,
    progress: &mut dyn FnMut(u32, u32) -> Flow,
) -> Result<Option<Outcome>, DeskError> {
    match listen(engine, request, text, progress)? {
        Ok(survey) if matches!(survey.status, reader::TextStatus::WrongPassword) => Ok(Some(Outcome::WrongPassword)),
        Ok(survey) => Ok(Some(Outcome::Read(Box::new(DocumentFacts::of(survey, engine.fingerprint()))))),
        Err(SurveyFault::Start(fault)) => {
            tracing::warn!(%fault, "no worker");
            Ok(None)
        }
        Err(SurveyFault::Ours(ReadFault::EngineUnavailable { why })) => {
            tracing::warn!(why, "no page engine");
            Ok(None)
        }
        Err(SurveyFault::Cancelled) => Err(DeskError::Cancelled),
        // Whatever failed while giving bytes was returned where it failed.
        Err(SurveyFault::Ours(fault)) => Err(DeskError::Io(io::Error::other(fault))),
    }
}

fn listen(
    engine: &Engine,
    request: Request<'_>,
    text: &mut dyn Text,
    progress: &mut dyn FnMut(u32, u32) -> Flow,
) -> Result<Result<Survey, SurveyFault>, DeskError> {
    let (words, heard) = mpsc::sync_channel(2);
    let (engine, name, password, size) = (engine.clone(), request.name.to_owned(), request.password, request.size);
    std::thread::Builder::new().name("document".to_owned()).spawn(move || {
        let source: Arc<dyn ByteSource> = Arc::new(Remote { size, words: words.clone() });
        let mut bounds = Bounds::new();
        let each = |page, pages, text: PageText| {
            if let Err(fault) = bounds.pass(&text) {
                return ControlFlow::Break(Some(fault));
            }
            match words.send(Word::Page { page, pages, text }) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(None),
            }
        };
        let start = || engine.start();
        let end = survey_each(start, &source, &name, password.as_ref().map(|password| password.as_str()), each);
        // Nobody listens any more once the caller has given up.
        let _ = words.send(Word::End(end));
    })?;
    let mut at = (0, 0);
    loop {
        match heard.recv_timeout(PATIENCE) {
            Ok(Word::Range { offset, length, answer }) => {
                let bytes = text.range(offset, length)?;
                // Fails only for a thread that ended.
                let _ = answer.send(bytes);
            }
            Ok(Word::Page { page, pages, text: read }) => {
                if !read.text.trim().is_empty() {
                    text.page(page + 1, &read)?;
                }
                at = (page + 1, pages);
            }
            Ok(Word::End(end)) => return Ok(end),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(Err(SurveyFault::Start(StartFault::NotReady))),
        }
        if progress(at.0, at.1) == Flow::Stop {
            return Err(DeskError::Cancelled);
        }
    }
}

/// What one document may cost.
pub(super) struct Bounds {
    left: usize,
    until: Option<Instant>,
}

impl Bounds {
    pub(super) fn new() -> Bounds {
        Bounds { left: MOST_TEXT, until: Instant::now().checked_add(LONGEST) }
    }

    /// Counts a page's text.
    pub(super) fn pass(&mut self, text: &PageText) -> Result<(), ReadFault> {
        if self.until.is_some_and(|until| Instant::now() > until) {
            return Err(ReadFault::TimedOut);
        }
        let left = self.left.checked_sub(text.text.len());
        self.left = left.ok_or_else(|| ReadFault::TooLarge { what: "text of the document".to_owned() })?;
        Ok(())
    }
}

/// The document's bytes, as the other thread sees them.
struct Remote {
    size: u64,
    words: SyncSender<Word>,
}

impl ByteSource for Remote {
    fn len(&self) -> u64 {
        self.size
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        let (answer, bytes) = mpsc::sync_channel(1);
        self.words.send(Word::Range { offset, length: buffer.len(), answer }).map_err(|_| gone())?;
        let bytes = bytes.recv().map_err(|_| gone())?;
        if bytes.len() != buffer.len() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        buffer.copy_from_slice(&bytes);
        Ok(())
    }
}
