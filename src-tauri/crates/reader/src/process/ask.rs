//! One request and its answer, the document's bytes handed over in between.

use super::Worker;
use crate::facts::PageText;
use crate::fault::ReadFault;
use crate::source::ByteSource;
use crate::wire::{self, Reply, Request};
use std::io;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

/// A worker asks for chunks of 64 KiB; more at once is not ours.
const MAX_RANGE: u32 = 1 << 20;
/// Rebuilding a broken file reads it a few times; a worker that goes on is caught here, as the timer stands still
/// while the source reads.
const MAX_REREADS: u64 = 16;

impl Worker {
    pub(super) fn ask(&mut self, request: &Request) -> Result<(Reply, Vec<u8>), ReadFault> {
        if self.ended {
            return Err(ReadFault::WorkerDied);
        }
        let mut left = self.limits.request;
        let mut supplied: u64 = 0;
        self.watchdog.arm(left);
        if self.send(request, &[]).is_err() {
            return Err(self.fault_of_end());
        }
        loop {
            let Ok((reply, body)) = self.receive() else { return Err(self.fault_of_end()) };
            match reply {
                Reply::Need { offset, len } => {
                    left = self.watchdog.disarm().unwrap_or_default();
                    supplied += u64::from(len);
                    self.supply(offset, len, supplied, left)?;
                }
                Reply::Fault(fault) => {
                    self.watchdog.disarm();
                    return Err(fault);
                }
                reply => {
                    self.watchdog.disarm();
                    return Ok((reply, body));
                }
            }
        }
    }

    /// Answers one range request and starts the clock again with the time that was left.
    fn supply(&mut self, offset: u64, len: u32, supplied: u64, left: Duration) -> Result<(), ReadFault> {
        let Some(source) = self.source.clone() else { return Err(self.nonsense()) };
        let inside = offset.checked_add(u64::from(len)).is_some_and(|end| end <= source.len());
        if !inside || len > MAX_RANGE {
            return Err(self.nonsense());
        }
        if supplied / MAX_REREADS > source.len() + u64::from(MAX_RANGE) {
            self.end();
            return Err(ReadFault::TimedOut);
        }
        let read = read(&source, offset, len);
        self.watchdog.arm(left);
        let sent = match read {
            Ok(bytes) => self.send(&Request::Range, &bytes),
            Err(_) => self.send(&Request::NoRange, &[]),
        };
        sent.map_err(|_| self.fault_of_end())
    }

    /// The worker broke the protocol: it is not to be trusted with another request.
    pub(super) fn nonsense(&mut self) -> ReadFault {
        self.end();
        ReadFault::WorkerDied
    }

    pub(super) fn end(&mut self) {
        self.watchdog.disarm();
        self.ended = true;
        self.source = None;
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        // Both fail only for a process that is already gone.
        let _ = child.kill();
        let _ = child.wait();
    }

    pub(super) fn receive(&mut self) -> io::Result<(Reply, Vec<u8>)> {
        wire::receive(&mut self.output)
    }

    fn send(&mut self, request: &Request, body: &[u8]) -> io::Result<()> {
        wire::send(&mut self.input, request, body)
    }

    fn fault_of_end(&mut self) -> ReadFault {
        let late = self.watchdog.has_fired();
        self.end();
        if late { ReadFault::TimedOut } else { ReadFault::WorkerDied }
    }
}

fn read(source: &Arc<dyn ByteSource>, offset: u64, len: u32) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; len as usize];
    source.read_at(offset, &mut bytes)?;
    Ok(bytes)
}

/// Takes text and boxes apart; `None` when they do not fit together.
pub(super) fn text(text_len: u32, body: &[u8]) -> Option<PageText> {
    let (text, boxes) = body.split_at_checked(text_len as usize)?;
    let text = String::from_utf8(text.to_vec()).ok()?;
    let (boxes, rest) = boxes.as_chunks::<16>();
    let boxes: Vec<[i32; 4]> = boxes
        .iter()
        .map(|&[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]| {
            [[a, b, c, d], [e, f, g, h], [i, j, k, l], [m, n, o, p]].map(i32::from_le_bytes)
        })
        .collect();
    let fits = rest.is_empty() && (boxes.is_empty() || boxes.len() == text.chars().count());
    fits.then_some(PageText { text, boxes })
}
