//! The document's bytes inside the worker: chunks asked from the parent, the last ones kept.

use super::Link;
use crate::fault::ReadFault;
use crate::wire::{Reply, Request};
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

/// The store keeps documents in chunks of this size; asking for whole ones decrypts nothing twice.
const CHUNK: u64 = 64 << 10;
/// So many chunks are asked for at once when one read wants them all: a scanned page comes in a few steps.
const RUN: u64 = 16;
/// 8 MiB: enough for a page's fonts and pictures, small beside the process limit.
const KEPT_CHUNKS: usize = 128;

/// Random access to the open document, by asking the parent.
#[derive(Clone)]
pub(crate) struct Supply(Rc<Inner>);

struct Inner {
    link: Rc<RefCell<Link>>,
    len: u64,
    kept: RefCell<Kept>,
    failed: Cell<bool>,
    given: Cell<u64>,
}

#[derive(Default)]
struct Kept {
    chunks: HashMap<u64, Rc<Vec<u8>>>,
    /// Oldest use first; may hold a chunk more than once, only the last entry counts.
    uses: VecDeque<u64>,
}

impl Supply {
    pub(crate) fn new(link: Rc<RefCell<Link>>, len: u64) -> Self {
        Self(Rc::new(Inner { link, len, kept: RefCell::default(), failed: Cell::new(false), given: Cell::new(0) }))
    }

    pub(crate) fn len(&self) -> u64 {
        self.0.len
    }

    /// Bytes given since this was last asked.
    pub(crate) fn given(&self) -> u64 {
        self.0.given.take()
    }

    pub(crate) fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let end = offset.checked_add(buffer.len() as u64).filter(|end| *end <= self.0.len);
        if end.is_none() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.0.given.set(self.0.given.get() + buffer.len() as u64);
        let mut done = 0;
        while done < buffer.len() {
            let position = offset + done as u64;
            let last = (offset + buffer.len() as u64 - 1) / CHUNK;
            let chunk = self.chunk(position / CHUNK, last)?;
            let from = usize::try_from(position % CHUNK).unwrap_or(usize::MAX);
            let part = chunk.get(from..).filter(|part| !part.is_empty()).ok_or(io::ErrorKind::UnexpectedEof)?;
            let count = part.len().min(buffer.len() - done);
            buffer[done..done + count].copy_from_slice(&part[..count]);
            done += count;
        }
        Ok(())
    }

    /// Returns the whole document when it is not longer than `limit`.
    pub(crate) fn read_all(&self, limit: u64) -> Result<Vec<u8>, ReadFault> {
        let len = usize::try_from(self.0.len).ok().filter(|_| self.0.len <= limit);
        let len = len.ok_or_else(|| ReadFault::too_large("file size"))?;
        let mut bytes = vec![0; len];
        self.read_at(0, &mut bytes).map_err(|_| ReadFault::SourceFailed)?;
        Ok(bytes)
    }

    /// A failure of the source explains any other failure that followed from it.
    pub(crate) fn judge<T>(&self, result: Result<T, ReadFault>) -> Result<T, ReadFault> {
        if self.0.failed.replace(false) { Err(ReadFault::SourceFailed) } else { result }
    }

    /// Returns a chunk; those behind it up to `last` are about to be wanted too.
    fn chunk(&self, index: u64, last: u64) -> io::Result<Rc<Vec<u8>>> {
        let mut kept = self.0.kept.borrow_mut();
        if let Some(chunk) = kept.chunks.get(&index).cloned() {
            kept.used(index);
            return Ok(chunk);
        }
        let run =
            (index..=last.min(index + RUN - 1)).take_while(|number| !kept.chunks.contains_key(number)).count() as u64;
        let offset = index * CHUNK;
        let bytes = self.ask(offset, (run * CHUNK).min(self.0.len - offset))?;
        let mut first = None;
        for (number, chunk) in (index..).zip(bytes.chunks(CHUNK as usize)) {
            let chunk = Rc::new(chunk.to_vec());
            first.get_or_insert_with(|| Rc::clone(&chunk));
            kept.chunks.insert(number, chunk);
            kept.used(number);
        }
        kept.trim();
        first.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    fn ask(&self, offset: u64, len: u64) -> io::Result<Vec<u8>> {
        let mut link = self.0.link.borrow_mut();
        link.send(&Reply::Need { offset, len: u32::try_from(len).unwrap_or(u32::MAX) }, &[])?;
        match link.receive()? {
            (Request::Range, bytes) if bytes.len() as u64 == len => Ok(bytes),
            _ => {
                self.0.failed.set(true);
                Err(io::ErrorKind::Other.into())
            }
        }
    }
}

impl Kept {
    fn used(&mut self, index: u64) {
        if self.uses.back() != Some(&index) {
            self.uses.push_back(index);
        }
        if self.uses.len() > 16 * KEPT_CHUNKS {
            self.compact();
        }
    }

    fn trim(&mut self) {
        while self.chunks.len() > KEPT_CHUNKS {
            match self.uses.pop_front() {
                Some(oldest) if self.uses.contains(&oldest) => {}
                Some(oldest) => {
                    self.chunks.remove(&oldest);
                }
                None => return,
            }
        }
    }

    fn compact(&mut self) {
        let mut seen = std::collections::HashSet::new();
        let last_uses: VecDeque<u64> = self.uses.iter().rev().copied().filter(|index| seen.insert(*index)).collect();
        self.uses = last_uses.into_iter().rev().collect();
    }
}

/// A reading position over a [`Supply`], for the zip and workbook parsers.
pub(crate) struct RangeReader {
    supply: Supply,
    position: u64,
}

impl RangeReader {
    pub(crate) fn new(supply: &Supply) -> Self {
        Self { supply: supply.clone(), position: 0 }
    }
}

impl Read for RangeReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.supply.len().saturating_sub(self.position);
        let count = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        self.supply.read_at(self.position, &mut buffer[..count])?;
        self.position += count as u64;
        Ok(count)
    }
}

impl Seek for RangeReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(delta) => self.supply.len().checked_add_signed(delta),
            SeekFrom::Current(delta) => self.position.checked_add_signed(delta),
        };
        self.position = target.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}
