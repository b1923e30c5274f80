//! Writing a package as a stream.

use std::io::{Read, Write};

use age::Encryptor;
use age::stream::StreamWriter;
use sha2::Digest as _;

use super::archive::{END, MANIFEST, SIGNATURE, header, padding};
use super::fault::PackageFault;
use super::manifest::{LARGEST, Manifest};
use super::progress::{Flow, Progress};
use crate::Digest;
use crate::certificates::Certificate;
use crate::cms::sign_detached;
use crate::keys::{Recipient, SigningKey};

pub(super) const PIECE: usize = 64 * 1024;

/// A package being written. After any fault the output is useless: write into a file that is dropped then
/// ([`crate::write_atomically`]).
pub struct PackageWriter<W: Write> {
    out: StreamWriter<W>,
    manifest: Manifest,
    manifest_digest: Digest,
    next: usize,
    done: u64,
}

impl<W: Write> PackageWriter<W> {
    /// Begins a package for one recipient: checks the manifest, signs it, writes both.
    pub fn new(
        out: W,
        recipient: &Recipient,
        manifest: Manifest,
        key: &SigningKey,
        certificate: &Certificate,
    ) -> Result<Self, PackageFault> {
        manifest.check()?;
        let json = serde_json::to_vec(&manifest).map_err(|_| PackageFault::Rule("rows"))?;
        if json.len() as u64 > LARGEST {
            return Err(PackageFault::Rule("size of the manifest"));
        }
        let signature = sign_detached(&json, key, certificate)?;
        let only = std::iter::once(recipient.as_age() as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(only).map_err(|_| PackageFault::Encryption)?;
        let mut out = encryptor.wrap_output(out).map_err(PackageFault::Io)?;
        entry(&mut out, MANIFEST, &json)?;
        entry(&mut out, SIGNATURE, &signature)?;
        Ok(Self { out, manifest, manifest_digest: Digest::of(&json), next: 0, done: 0 })
    }

    /// Returns the digest of `manifest.json`, the package's name in receipts and the journal.
    pub const fn manifest_digest(&self) -> Digest {
        self.manifest_digest
    }

    /// Adds the file at a place of the manifest (from 0, in order); the bytes must be those the manifest names.
    pub fn add_file(
        &mut self,
        index: usize,
        mut reader: impl Read,
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<(), PackageFault> {
        let total = self.manifest.total();
        let file = self.manifest.files.get(index).filter(|_| index == self.next).ok_or(PackageFault::Sequence)?;
        self.out.write_all(&header(&file.path, file.size)?).map_err(PackageFault::Io)?;
        let mut hasher = sha2::Sha256::new();
        let mut piece = vec![0; PIECE];
        let mut size = 0;
        loop {
            let count = read_some(&mut reader, &mut piece).map_err(PackageFault::Io)?;
            size += count as u64;
            if size > file.size || (count == 0 && size < file.size) {
                return Err(PackageFault::Size { index, declared: file.size, found: size });
            }
            if count == 0 {
                break;
            }
            hasher.update(&piece[..count]);
            self.out.write_all(&piece[..count]).map_err(PackageFault::Io)?;
            self.done += count as u64;
            if progress(Progress { done: self.done, total }) == Flow::Stop {
                return Err(PackageFault::Cancelled);
            }
        }
        if Digest::from_bytes(hasher.finalize().into()) != file.sha256 {
            return Err(PackageFault::Altered { index });
        }
        self.out.write_all(&END[..padding(file.size)]).map_err(PackageFault::Io)?;
        self.next += 1;
        Ok(())
    }

    /// Ends the package; every file of the manifest must have been added. Returns the output, flushed but not synced.
    pub fn finish(mut self) -> Result<W, PackageFault> {
        if self.next != self.manifest.files.len() {
            return Err(PackageFault::Sequence);
        }
        self.out.write_all(&END).map_err(PackageFault::Io)?;
        let mut out = self.out.finish().map_err(PackageFault::Io)?;
        out.flush().map_err(PackageFault::Io)?;
        Ok(out)
    }
}

fn entry(out: &mut impl Write, path: &str, bytes: &[u8]) -> Result<(), PackageFault> {
    let size = bytes.len() as u64;
    for part in [&header(path, size)?[..], bytes, &END[..padding(size)]] {
        out.write_all(part).map_err(PackageFault::Io)?;
    }
    Ok(())
}

/// Reads what is there, at least one byte unless the source has ended.
pub(super) fn read_some(reader: &mut impl Read, into: &mut [u8]) -> std::io::Result<usize> {
    loop {
        match reader.read(into) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            outcome => return outcome,
        }
    }
}
