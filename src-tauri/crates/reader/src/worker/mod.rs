//! The child process: parses foreign documents and nothing else.
//!
//! Order at start matters: close inherited files, limit resources, load the PDF library and the font, give up
//! everything else, and only then take the first byte of a document.

mod open;
mod sandbox;
mod supply;

pub(crate) use open::Flow;
pub(crate) use supply::{RangeReader, Supply};

use crate::facts::PageText;
use crate::fault::ReadFault;
use crate::pdf::Engine;
use crate::wire::{Reply, Request};
use open::OpenDocument;
use std::cell::RefCell;
use std::io::{self, BufReader, BufWriter, Stdin, Stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

/// Both ends of the pipe to the parent.
pub(crate) struct Link {
    input: BufReader<Stdin>,
    output: BufWriter<Stdout>,
}

impl Link {
    fn send(&mut self, reply: &Reply, body: &[u8]) -> io::Result<()> {
        crate::wire::send(&mut self.output, reply, body)
    }

    fn receive(&mut self) -> io::Result<(Request, Vec<u8>)> {
        crate::wire::receive(&mut self.input)
    }
}

/// Runs the worker until the parent closes the pipe. Call it first thing in `main`, before any other thread runs.
///
/// The last two process arguments are the PDF library and the fallback font, as [`crate::Worker::start`] adds them.
pub fn main() -> ExitCode {
    main_with(|_| None)
}

/// As [`main`], with self-checks by name: for the worker program of this crate's tests.
#[doc(hidden)]
pub fn main_with(drill: fn(&str) -> Option<String>) -> ExitCode {
    // A panic is reported to the parent as damage; its message could quote the document.
    std::panic::set_hook(Box::new(|_| {}));
    let mut paths = std::env::args_os().skip(1).collect::<Vec<_>>();
    let (font, library) = (paths.pop().map(PathBuf::from), paths.pop().map(PathBuf::from));
    let mut link = Link { input: BufReader::new(io::stdin()), output: BufWriter::new(io::stdout()) };
    if let Err(what) = sandbox::limit_resources() {
        let _ = link.send(&Reply::NotConfined { what }, &[]);
        return ExitCode::FAILURE;
    }
    let engine = match (library, font) {
        (Some(library), Some(font)) => Engine::load(&library, &font),
        _ => Err("no library path given".to_owned()),
    };
    let confinement = match sandbox::confine() {
        Ok(confinement) => confinement,
        Err(what) => {
            let _ = link.send(&Reply::NotConfined { what }, &[]);
            return ExitCode::FAILURE;
        }
    };
    let ready = Reply::Ready { engine: engine.as_ref().err().cloned(), confinement };
    if link.send(&ready, &[]).is_err() {
        return ExitCode::FAILURE;
    }
    serve(Rc::new(RefCell::new(link)), engine, drill)
}

fn serve(link: Rc<RefCell<Link>>, engine: Result<Engine, String>, drill: fn(&str) -> Option<String>) -> ExitCode {
    let engine = engine.map(Rc::new);
    let mut document: Option<OpenDocument> = None;
    loop {
        let Ok((request, _)) = link.borrow_mut().receive() else {
            // The parent is gone or speaks nonsense: nothing is left to do.
            return ExitCode::SUCCESS;
        };
        let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            answer(&link, &engine, &mut document, request, drill)
        }));
        let (reply, body) = match answer {
            Ok(Ok(answer)) => answer,
            Ok(Err(fault)) => (Reply::Fault(fault), Vec::new()),
            Err(_) => (Reply::Fault(ReadFault::damaged("a parser gave up")), Vec::new()),
        };
        if link.borrow_mut().send(&reply, &body).is_err() {
            return ExitCode::FAILURE;
        }
    }
}

fn answer(
    link: &Rc<RefCell<Link>>,
    engine: &Result<Rc<Engine>, String>,
    document: &mut Option<OpenDocument>,
    request: Request,
    drill: fn(&str) -> Option<String>,
) -> Result<(Reply, Vec<u8>), ReadFault> {
    match request {
        Request::Open { kind, len, password } => {
            *document = None;
            let supply = Supply::new(Rc::clone(link), len);
            let opened = supply.judge(OpenDocument::open(kind, &supply, engine, password.as_deref()))?;
            let pages = opened.page_count();
            *document = Some(opened);
            Ok((Reply::Opened { pages }, Vec::new()))
        }
        Request::Facts => with(document, |open| Ok((Reply::Facts(open.facts()?), Vec::new()))),
        Request::Text { page } => with(document, |open| open.text(page).map(text_reply)),
        Request::Blocks { page } => with(document, |open| Ok((Reply::Blocks(open.blocks(page)?), Vec::new()))),
        Request::Pixels { page, width } => with(document, |open| {
            let pixels = open.pixels(page, width)?;
            Ok((Reply::Pixels { width: pixels.width, height: pixels.height }, pixels.rgb))
        }),
        Request::Drill { name } => match drill(&name) {
            Some(found) => Ok((Reply::Drilled { found }, Vec::new())),
            None => Err(ReadFault::Unsupported { what: "self-check".to_owned() }),
        },
        Request::Range | Request::NoRange => Err(ReadFault::damaged("a range nobody asked for")),
    }
}

fn with<T>(
    document: &mut Option<OpenDocument>,
    act: impl FnOnce(&mut OpenDocument) -> Result<T, ReadFault>,
) -> Result<T, ReadFault> {
    let open = document.as_mut().ok_or(ReadFault::NothingOpen)?;
    let supply = open.supply();
    supply.judge(act(open))
}

fn text_reply(page: PageText) -> (Reply, Vec<u8>) {
    let mut body = page.text.into_bytes();
    let text_len = u32::try_from(body.len()).unwrap_or(u32::MAX);
    body.reserve(page.boxes.len() * 16);
    for corner in page.boxes.iter().flatten() {
        body.extend_from_slice(&corner.to_le_bytes());
    }
    (Reply::Text { text_len }, body)
}
