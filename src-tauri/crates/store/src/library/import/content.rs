//! A document's bytes on their way into the library.
//!
//! Two threads share the work: this one reads (which decrypts the package) and hashes, the other encrypts and writes. A
//! few chunks wait between them, no more.

use std::io::Read;
use std::ops::ControlFlow;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use rusqlite::params;
use sha2::{Digest, Sha256};

use super::ImportError;
use super::stage::Stage;
use crate::error::StoreError;
use crate::hex;
use crate::library::documents::DocumentInfo;
use crate::library::{CHUNK, chunk_row};

/// Bytes of content in one transaction. They are encrypted when it ends, and meanwhile as many are read.
const TRANSACTION: u64 = 4 << 20;
/// Chunks that may wait for the writing thread.
const AHEAD: usize = TRANSACTION as usize / CHUNK;

type Progress<'p> = &'p mut dyn FnMut(u64) -> ControlFlow<()>;

/// Reads all content and compares it with its announcement.
pub(super) fn compare(info: &DocumentInfo, reader: &mut dyn Read, progress: Progress<'_>) -> Result<(), ImportError> {
    read(info, reader, progress, |_| ControlFlow::Continue(()))
}

/// As [`compare`], and stores the content as the chunks of a blob.
pub(super) fn store(
    stage: &mut Stage,
    blob: i64,
    info: &DocumentInfo,
    reader: &mut dyn Read,
    progress: Progress<'_>,
) -> Result<(), ImportError> {
    thread::scope(|scope| {
        let (chunks, arriving) = mpsc::sync_channel(AHEAD);
        let writer = thread::Builder::new()
            .name("chunks".to_owned())
            .spawn_scoped(scope, move || write(stage, blob, arriving))
            .map_err(StoreError::from_io)?;
        let compared = read(info, reader, progress, |chunk| match chunks.send(chunk) {
            Ok(()) => ControlFlow::Continue(()),
            // The writer has failed, and says why below.
            Err(_) => ControlFlow::Break(()),
        });
        drop(chunks);
        let written = writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // A failed writer stops the reader, whose own verdict then means nothing.
        written?;
        compared
    })
}

fn write(stage: &mut Stage, blob: i64, arriving: Receiver<Vec<u8>>) -> Result<(), StoreError> {
    for (number, chunk) in (0..).zip(arriving) {
        stage.grow_within(TRANSACTION, chunk.len() as u64)?;
        stage
            .library
            .prepare_cached("INSERT INTO chunks (chunk, bytes) VALUES (?1, ?2)")?
            .execute(params![chunk_row(blob, number), chunk])?;
    }
    Ok(())
}

/// Hands every chunk on until told to stop.
fn read(
    info: &DocumentInfo,
    reader: &mut dyn Read,
    progress: Progress<'_>,
    mut take: impl FnMut(Vec<u8>) -> ControlFlow<()>,
) -> Result<(), ImportError> {
    let differs = || ImportError::DocumentDiffers { id: info.id.clone() };
    let mut hash = Sha256::new();
    let mut total = 0u64;
    loop {
        let mut chunk = vec![0u8; CHUNK];
        let length = fill(reader, &mut chunk).map_err(ImportError::Read)?;
        if length == 0 {
            break;
        }
        chunk.truncate(length);
        total += length as u64;
        if total > info.size {
            return Err(differs());
        }
        hash.update(&chunk);
        if take(chunk).is_break() {
            return Ok(());
        }
        if progress(total).is_break() {
            return Err(ImportError::Cancelled);
        }
    }
    let found = hex::encode(&hash.finalize());
    if total == info.size && found == info.sha256 { Ok(()) } else { Err(differs()) }
}

/// Reads until the buffer is full or the content ends.
fn fill(reader: &mut dyn Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
