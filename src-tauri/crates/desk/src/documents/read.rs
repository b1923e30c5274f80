//! Reading one document: a thread of its own waits for the worker and hands pages over through a channel.
//!
//! Bytes come from a source of their own, so that an import takes in the next document meanwhile; where only the
//! calling thread can give them, the other asks for ranges through the same channel, and this one answers. Dropping the
//! receiving end stops the other thread at its next word; a page under way costs at most the time of one request then,
//! and nobody waits for it.

use std::{
    io,
    ops::ControlFlow,
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, SyncSender},
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
/// Pages that may wait for the caller: a few megabytes where pages are ordinary.
const WAITING: usize = 128;

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
    let head = text.range(0, head_of(request.size))?;
    Reading::begin(engine, request, &head, None)?.finish(text, progress)
}

/// Returns how many first bytes tell what a document of this size is.
pub(crate) fn head_of(size: u64) -> usize {
    HEAD.min(usize::try_from(size).unwrap_or(HEAD))
}

/// Bytes that another thread may read, of a document whose digest is proven.
pub(crate) struct Given {
    pub(crate) source: Arc<dyn ByteSource>,
    pub(crate) sha256: String,
}

/// A document being read.
pub(crate) struct Reading(State);

enum State {
    /// Nothing needs to be read.
    Over(Outcome),
    /// Another copy of this machine has read it.
    Known(Arc<Remembered>),
    Going(Going),
}

struct Going {
    heard: Receiver<Word>,
    kind: reader::Kind,
    engine: Engine,
    /// Where it is remembered: under which digest and name.
    memory: Option<(Memory, String, String)>,
}

impl Reading {
    /// Begins; with bytes given, it goes on by itself until [`WAITING`] pages wait.
    pub(crate) fn begin(
        engine: Option<&Engine>,
        request: Request<'_>,
        head: &[u8],
        given: Option<Given>,
    ) -> Result<Reading, DeskError> {
        let kind = detect(head, request.name);
        let unread = |status| Box::new(DocumentFacts::unread(kind, status));
        if let Err(why) = displayable(kind) {
            return Ok(Reading(State::Over(Outcome::Read(unread(TextStatus::Unsupported { why: why.into() })))));
        }
        let Some(engine) = engine else {
            let status = TextStatus::NotRead { why: WhyNotRead::Viewer };
            return Ok(Reading(State::Over(Outcome::NoEngine(unread(status)))));
        };
        // What was read with a password is not remembered: another copy may not have been given it.
        let memory = engine.memory.as_ref().filter(|_| request.password.is_none()).zip(given.as_ref());
        let memory = memory.map(|(memory, given)| (memory.clone(), given.sha256.clone(), request.name.to_owned()));
        if let Some(known) = memory.as_ref().and_then(|(memory, sha256, name)| memory.get(sha256, name)) {
            return Ok(Reading(State::Known(known)));
        }
        let heard = listen(engine, request, given.map(|given| given.source))?;
        Ok(Reading(State::Going(Going { heard, kind, engine: engine.clone(), memory })))
    }

    /// Hands the pages over and returns how it ended.
    pub(crate) fn finish(
        self,
        text: &mut dyn Text,
        progress: &mut dyn FnMut(u32, u32) -> Flow,
    ) -> Result<Outcome, DeskError> {
        let mut going = match self.0 {
            State::Over(outcome) => return Ok(outcome),
            State::Known(known) => return retell(&known, text, progress),
            State::Going(going) => going,
        };
        let Some((memory, sha256, name)) = going.memory.take() else {
            return going.outcome(hear(&going.heard, text, progress)?);
        };
        let mut noting = Noting { text, pages: Vec::new() };
        let outcome = going.outcome(hear(&going.heard, &mut noting, progress)?)?;
        if let Outcome::Read(facts) = &outcome {
            memory.put(&sha256, &name, Remembered { facts: (**facts).clone(), pages: noting.pages });
        }
        Ok(outcome)
    }
}

impl Going {
    fn outcome(&self, end: Result<Survey, SurveyFault>) -> Result<Outcome, DeskError> {
        let why = match end {
            Ok(survey) if matches!(survey.status, reader::TextStatus::WrongPassword) => {
                return Ok(Outcome::WrongPassword);
            }
            Ok(survey) => return Ok(Outcome::Read(Box::new(DocumentFacts::of(survey, self.engine.fingerprint())))),
            Err(SurveyFault::Start(fault)) => fault.to_string(),
            Err(SurveyFault::Ours(ReadFault::EngineUnavailable { why })) => why,
            Err(SurveyFault::Cancelled) => return Err(DeskError::Cancelled),
            // Whatever failed while giving bytes was returned where it failed.
            Err(SurveyFault::Ours(fault)) => return Err(DeskError::Io(io::Error::other(fault))),
        };
        tracing::warn!(why, "no worker");
        let facts = DocumentFacts::unread(self.kind, TextStatus::NotRead { why: WhyNotRead::Viewer });
        Ok(Outcome::NoEngine(Box::new(facts)))
    }
}

fn retell(
    known: &Remembered,
    text: &mut dyn Text,
    progress: &mut dyn FnMut(u32, u32) -> Flow,
) -> Result<Outcome, DeskError> {
    for (page, read) in &known.pages {
        text.page(*page, read)?;
    }
    let pages = known.pages.last().map_or(0, |(page, _)| *page);
    if progress(pages, pages) == Flow::Stop {
        return Err(DeskError::Cancelled);
    }
    Ok(Outcome::Read(Box::new(known.facts.clone())))
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

/// Starts the thread that waits for the worker.
fn listen(
    engine: &Engine,
    request: Request<'_>,
    source: Option<Arc<dyn ByteSource>>,
) -> Result<Receiver<Word>, DeskError> {
    let (words, heard) = mpsc::sync_channel(WAITING);
    let (engine, name, password, size) = (engine.clone(), request.name.to_owned(), request.password, request.size);
    std::thread::Builder::new().name("document".to_owned()).spawn(move || {
        let source = source.unwrap_or_else(|| Arc::new(Remote { size, words: words.clone() }));
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
    Ok(heard)
}

/// Takes pages, and gives bytes where they are asked for, until the end.
fn hear(
    heard: &Receiver<Word>,
    text: &mut dyn Text,
    progress: &mut dyn FnMut(u32, u32) -> Flow,
) -> Result<Result<Survey, SurveyFault>, DeskError> {
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
