//! The pipe between parent and worker: frames of a JSON head and raw bytes.
//!
//! `u32 head length | u32 body length | head | body`, little endian. Lengths are checked against limits before
//! anything is allocated, in both directions: the parent does not trust the worker.

mod message;

pub(crate) use message::{Reply, Request};

use serde::{Serialize, de::DeserializeOwned};
use std::io::{self, Read, Write};

/// Upper limit of a head: outlines and page lists of the largest accepted documents fit.
const MAX_HEAD: u32 = 16 << 20;
/// Upper limit of a body: pixels of the largest picture, or text and boxes of the largest page.
const MAX_BODY: u32 = 128 << 20;

pub(crate) fn send<T: Serialize>(to: &mut impl Write, head: &T, body: &[u8]) -> io::Result<()> {
    let head = serde_json::to_vec(head)?;
    let (head_len, body_len) = (length(head.len(), MAX_HEAD)?, length(body.len(), MAX_BODY)?);
    // One small write for lengths and head: the answer to a range request then costs two system calls.
    let mut front = Vec::with_capacity(8 + head.len());
    front.extend_from_slice(&head_len.to_le_bytes());
    front.extend_from_slice(&body_len.to_le_bytes());
    front.extend_from_slice(&head);
    to.write_all(&front)?;
    to.write_all(body)?;
    to.flush()
}

pub(crate) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<(T, Vec<u8>)> {
    let mut lengths = [0u8; 8];
    from.read_exact(&mut lengths)?;
    let [a, b, c, d, e, f, g, h] = lengths;
    let (head_len, body_len) = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]));
    if head_len > MAX_HEAD || body_len > MAX_BODY {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let head = read_vec(from, head_len)?;
    let body = read_vec(from, body_len)?;
    Ok((serde_json::from_slice(&head)?, body))
}

/// Grows with what really arrives, so that a lying length allocates nothing.
fn read_vec(from: &mut impl Read, len: u32) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(len.min(1 << 20) as usize);
    from.by_ref().take(u64::from(len)).read_to_end(&mut bytes)?;
    if bytes.len() == len as usize { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

fn length(len: usize, max: u32) -> io::Result<u32> {
    u32::try_from(len).ok().filter(|len| *len <= max).ok_or_else(|| io::ErrorKind::InvalidData.into())
}
