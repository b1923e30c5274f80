//! The tar inside a package: POSIX ustar with one possible header per path and size.

use std::ops::Range;

use tar::{EntryType, Header};

use super::fault::PackageFault;
use super::manifest::extension;

pub(super) const BLOCK: usize = 512;
/// The end of an archive: two empty blocks.
pub(super) const END: [u8; 2 * BLOCK] = [0; 2 * BLOCK];
/// What ustar's eleven octal digits hold (8 GiB − 1).
pub(super) const LARGEST_FILE: u64 = (1 << 33) - 1;

/// Where a header keeps its checksum.
const SUM: Range<usize> = 148..156;

pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const SIGNATURE: &str = "manifest.p7s";

/// The only header there is for a path and a size: mode 644, no owner, time 0; byte for byte what GNU tar writes with
/// `--format=ustar --numeric-owner --owner=0 --group=0 --mode=0644 --mtime=@0`.
pub(super) fn header(path: &str, size: u64) -> Result<[u8; BLOCK], PackageFault> {
    let mut header = Header::new_ustar();
    header.set_path(path).map_err(PackageFault::Io)?;
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_size(size);
    header.set_device_major(0).map_err(PackageFault::Io)?;
    header.set_device_minor(0).map_err(PackageFault::Io)?;
    let sum = format!("{:06o}\0 ", checksum(header.as_bytes()));
    let mut block = *header.as_bytes();
    block[SUM].copy_from_slice(sum.as_bytes());
    Ok(block)
}

/// Zero bytes that fill the last block of a file.
pub(super) fn padding(size: u64) -> usize {
    // Below BLOCK, so it fits.
    (size.wrapping_neg() % BLOCK as u64) as usize
}

/// What a block that should be a header turns out to be.
pub(super) struct Found<'a> {
    header: &'a Header,
    index: usize,
}

impl<'a> Found<'a> {
    /// Looks at a block at a place among the files (from 0); `None` for an empty block.
    pub(super) fn read(block: &'a [u8; BLOCK], index: usize) -> Result<Option<Self>, PackageFault> {
        if block.iter().all(|byte| *byte == 0) {
            return Ok(None);
        }
        let header = Header::from_byte_slice(block);
        if header.cksum().ok() != Some(checksum(block)) {
            return Err(PackageFault::Form);
        }
        let found = Self { header, index };
        if header.entry_type() != EntryType::Regular {
            return Err(PackageFault::NotAFile { index });
        }
        Ok(Some(found))
    }

    pub(super) fn path(&self) -> Result<String, PackageFault> {
        String::from_utf8(self.header.path_bytes().into_owned()).map_err(|_| PackageFault::Path { index: self.index })
    }

    pub(super) fn size(&self) -> Result<u64, PackageFault> {
        self.header.size().map_err(|_| PackageFault::Form)
    }

    pub(super) fn bytes(&self) -> &[u8; BLOCK] {
        self.header.as_bytes()
    }

    /// Names what is wrong with an entry that is not the expected one; `known` are the manifest's paths.
    pub(super) fn misplaced<'p>(&self, mut known: impl Iterator<Item = &'p str>) -> PackageFault {
        let Ok(path) = self.path() else { return PackageFault::Path { index: self.index } };
        let reserved = path == MANIFEST || path == SIGNATURE;
        match known.position(|other| other == path) {
            _ if reserved => PackageFault::Duplicate { index: self.index },
            Some(place) if place < self.index => PackageFault::Duplicate { index: self.index },
            Some(_) => PackageFault::Missing { index: self.index },
            None if is_file_path(&path) => PackageFault::Extra,
            None => PackageFault::Path { index: self.index },
        }
    }
}

/// Whether a path has the form `files/NNNN.ext`.
fn is_file_path(path: &str) -> bool {
    let stem = path.strip_prefix("files/").and_then(|rest| rest.rsplit_once('.')).map(|(stem, _)| stem);
    let numbered = stem.is_some_and(|stem| stem.len() == 4 && stem.bytes().all(|byte| byte.is_ascii_digit()));
    numbered && extension(path).is_some()
}

/// The sum of a header's bytes with its checksum field read as spaces (POSIX ustar).
fn checksum(block: &[u8; BLOCK]) -> u32 {
    block.iter().enumerate().map(|(at, byte)| if SUM.contains(&at) { 32 } else { u32::from(*byte) }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_fills_the_last_block() {
        for (size, expected) in [(0, 0), (1, 511), (511, 1), (512, 0), (513, 511), (LARGEST_FILE, 1)] {
            assert_eq!(padding(size), expected, "{size}");
        }
    }
}
