//! Reading a package as a stream.

use std::io::{self, BufReader, Chain, Cursor, Read, Write};

use age::Decryptor;
use age::stream::StreamReader;
use sha2::{Digest as _, Sha256};

use super::archive::{BLOCK, END, Found, MANIFEST, SIGNATURE, header, padding};
use super::fault::PackageFault;
use super::manifest::{FileEntry, LARGEST, Manifest};
use super::progress::{Flow, Progress};
use super::recipient::check_single;
use super::write::{PIECE, read_some};
use crate::Digest;
use crate::certificates::Certificate;
use crate::cms::verify_detached;
use crate::keys::AgeIdentity;
use crate::sealed::{LARGEST_HEADER, check_header, header_fault};

const LARGEST_SIGNATURE: u64 = 16 * 1024;

type Plain<R> = StreamReader<BufReader<Chain<Cursor<Vec<u8>>, R>>>;

/// A package being read. Its manifest is what the returned certificate signed; whether that certificate is the
/// organiser's is for the caller to decide before taking any file.
pub struct PackageReader<R: Read> {
    plain: Plain<R>,
    manifest: Manifest,
    manifest_digest: Digest,
    signer: Certificate,
    /// The file to come, or being read.
    next: usize,
    done: u64,
    open: Option<Open>,
    refused: bool,
}

/// The file being read.
struct Open {
    remaining: u64,
    hasher: Sha256,
}

/// One file of a package while it streams; read it to its end, or let [`PackageReader::next_file`] skip the rest.
///
/// As `Read` it gives exactly the declared bytes. When they turn out altered, the read that would give the last of
/// them fails instead; [`PackageFault::from_read`] turns that error back into the fault.
pub struct PackageFile<'a, R: Read> {
    package: &'a mut PackageReader<R>,
    index: usize,
}

impl<R: Read> PackageReader<R> {
    /// Opens a package: decrypts, verifies the manifest's signature, checks the manifest.
    pub fn open(mut input: R, identity: &AgeIdentity) -> Result<Self, PackageFault> {
        let mut start = Vec::with_capacity(LARGEST_HEADER);
        (&mut input).take(LARGEST_HEADER as u64).read_to_end(&mut start).map_err(PackageFault::Io)?;
        check_header(&start)?;
        check_single(&start)?;
        let whole = BufReader::with_capacity(2 * PIECE, Cursor::new(start).chain(input));
        let decryptor = Decryptor::new_buffered(whole).map_err(|error| header_fault(&error))?;
        let mut plain = decryptor
            .decrypt(std::iter::once(identity.as_age() as &dyn age::Identity))
            .map_err(|error| header_fault(&error))?;
        let json = leading_entry(&mut plain, MANIFEST, LARGEST)?;
        let signature = leading_entry(&mut plain, SIGNATURE, LARGEST_SIGNATURE)?;
        let signer = verify_detached(&signature, &json).map_err(PackageFault::Signature)?;
        let manifest = Manifest::from_json(&json)?;
        let manifest_digest = Digest::of(&json);
        Ok(Self { plain, manifest, manifest_digest, signer, next: 0, done: 0, open: None, refused: false })
    }

    /// Returns the signed manifest.
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns the digest of `manifest.json` as it travelled.
    pub const fn manifest_digest(&self) -> Digest {
        self.manifest_digest
    }

    /// Returns the certificate that signed the manifest.
    pub const fn signer(&self) -> &Certificate {
        &self.signer
    }

    /// Refuses a package of another edition.
    pub fn check_edition(&self, expected: &str) -> Result<(), PackageFault> {
        self.manifest.check_edition(expected)
    }

    /// Goes to the next file; the one before is read to its end and checked first.
    ///
    /// `None` means that everything was there, nothing was too much, and the stream ended as it must.
    pub fn next_file(&mut self) -> Result<Option<PackageFile<'_, R>>, PackageFault> {
        if self.refused {
            return Err(PackageFault::AlreadyRefused);
        }
        match self.advance() {
            Ok(Some(index)) => Ok(Some(PackageFile { package: self, index })),
            Ok(None) => Ok(None),
            Err(fault) => {
                self.refused = true;
                Err(fault)
            }
        }
    }

    fn advance(&mut self) -> Result<Option<usize>, PackageFault> {
        self.skip_rest()?;
        let index = self.next;
        let Some(file) = self.manifest.files.get(index) else {
            self.end()?;
            return Ok(None);
        };
        let block = read_block(&mut self.plain)?;
        let found = Found::read(&block, index)?.ok_or(PackageFault::Missing { index })?;
        if found.path()? != file.path {
            return Err(found.misplaced(self.manifest.files.iter().map(|file| file.path.as_str())));
        }
        if found.size()? != file.size {
            return Err(PackageFault::Size { index, declared: file.size, found: found.size()? });
        }
        if *found.bytes() != header(&file.path, file.size)? {
            return Err(PackageFault::Form);
        }
        self.open = Some(Open { remaining: file.size, hasher: Sha256::new() });
        if file.size == 0 {
            self.close()?;
        }
        Ok(Some(index))
    }

    fn skip_rest(&mut self) -> Result<(), PackageFault> {
        let mut piece = vec![0; if self.open.is_some() { PIECE } else { 0 }];
        while self.open.is_some() {
            self.read_open(&mut piece)?;
        }
        Ok(())
    }

    /// Reads some of the open file; 0 when there is none.
    fn read_open(&mut self, into: &mut [u8]) -> Result<usize, PackageFault> {
        let Some(open) = &mut self.open else { return Ok(0) };
        let wanted = usize::try_from(open.remaining).unwrap_or(usize::MAX).min(into.len());
        let count = read_some(&mut self.plain, &mut into[..wanted]).map_err(PackageFault::from_read)?;
        if count == 0 {
            return if wanted == 0 { Ok(0) } else { Err(PackageFault::Truncated) };
        }
        open.hasher.update(&into[..count]);
        open.remaining -= count as u64;
        self.done += count as u64;
        if open.remaining == 0 {
            self.close()?;
        }
        Ok(count)
    }

    /// Checks the file just read and its padding.
    fn close(&mut self) -> Result<(), PackageFault> {
        let index = self.next;
        let (Some(open), Some(file)) = (self.open.take(), self.manifest.files.get(index)) else { return Ok(()) };
        self.next += 1;
        if Digest::from_bytes(open.hasher.finalize().into()) != file.sha256 {
            return Err(PackageFault::Altered { index });
        }
        read_padding(&mut self.plain, file.size)
    }

    /// Two empty blocks, then the end of the authenticated stream.
    fn end(&mut self) -> Result<(), PackageFault> {
        let block = read_block(&mut self.plain)?;
        if let Some(found) = Found::read(&block, self.next)? {
            return Err(found.misplaced(self.manifest.files.iter().map(|file| file.path.as_str())));
        }
        if read_block(&mut self.plain)? != END[..BLOCK] {
            return Err(PackageFault::Form);
        }
        match read_some(&mut self.plain, &mut [0]).map_err(PackageFault::from_read)? {
            0 => Ok(()),
            _ => Err(PackageFault::Extra),
        }
    }
}

impl<R: Read> PackageFile<'_, R> {
    /// Returns the file's place in the manifest, from 0.
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Returns what the manifest says about the file.
    pub fn entry(&self) -> &FileEntry {
        &self.package.manifest.files[self.index]
    }

    /// Copies the whole file and checks it; what was written before a fault must be dropped.
    pub fn copy_to(
        mut self,
        out: &mut impl Write,
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<(), PackageFault> {
        let total = self.package.manifest.total();
        let mut piece = vec![0; PIECE];
        loop {
            let count = self.read_checked(&mut piece)?;
            if count == 0 {
                return Ok(());
            }
            out.write_all(&piece[..count]).map_err(PackageFault::Io)?;
            if progress(Progress { done: self.package.done, total }) == Flow::Stop {
                return Err(PackageFault::Cancelled);
            }
        }
    }

    fn read_checked(&mut self, into: &mut [u8]) -> Result<usize, PackageFault> {
        if self.package.refused {
            return Err(PackageFault::AlreadyRefused);
        }
        let outcome = self.package.read_open(into);
        self.package.refused |= outcome.is_err();
        outcome
    }
}

impl<R: Read> Read for PackageFile<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.read_checked(into).map_err(io::Error::other)
    }
}

/// Reads one of the two entries whose size the manifest cannot foretell.
fn leading_entry(plain: &mut impl Read, path: &str, largest: u64) -> Result<Vec<u8>, PackageFault> {
    let block = read_block(plain)?;
    let found = Found::read(&block, 0)?.ok_or(PackageFault::NoManifest)?;
    let size = found.size()?;
    if found.path()? != path || size > largest {
        return Err(PackageFault::NoManifest);
    }
    if *found.bytes() != header(path, size)? {
        return Err(PackageFault::Form);
    }
    // Grows with what is really there, not with what the header says.
    let mut bytes = Vec::new();
    plain.take(size).read_to_end(&mut bytes).map_err(PackageFault::from_read)?;
    if bytes.len() as u64 != size {
        return Err(PackageFault::Truncated);
    }
    read_padding(plain, size)?;
    Ok(bytes)
}

fn read_block(plain: &mut impl Read) -> Result<[u8; BLOCK], PackageFault> {
    let mut block = [0; BLOCK];
    plain.read_exact(&mut block).map_err(PackageFault::from_read)?;
    Ok(block)
}

fn read_padding(plain: &mut impl Read, size: u64) -> Result<(), PackageFault> {
    let mut block = [0; BLOCK];
    let rest = &mut block[..padding(size)];
    plain.read_exact(rest).map_err(PackageFault::from_read)?;
    if rest.iter().all(|byte| *byte == 0) { Ok(()) } else { Err(PackageFault::Form) }
}
