//! Dividing many files over volumes that fit on a FAT32 stick.

use std::collections::HashSet;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::fault::PackageFault;
use super::manifest::{FileEntry, MOST_FILES, extension, numbered_path};
use crate::Digest;

/// The customary limit of a volume's files (3.5 GiB). With the largest manifest and everything tar and age add, the
/// volume stays below FAT32's 4 GiB − 1.
pub const DEFAULT_LIMIT: u64 = 7 << 29;

const BLOCK: u64 = 512;

/// What one volume of a divided package holds. Every volume carries this for all of them, so that volumes made at
/// different times are told apart, and a reader knows which dossiers are still incomplete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VolumeContent {
    /// The applications of its files, each once, in the order they travel in.
    pub applications: Vec<String>,
    /// The digest of its list of files.
    pub files: Digest,
}

impl VolumeContent {
    /// Sums up the files of a volume.
    pub fn of(files: &[FileEntry]) -> Self {
        let mut applications: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
        let mut list = String::new();
        for file in files {
            if seen.insert(file.application.as_str()) {
                applications.push(file.application.clone());
            }
            let FileEntry { path, application, document, name, media, size, sha256, .. } = file;
            let secret: Vec<String> = file.secret_pages.iter().map(u32::to_string).collect();
            let letter = file.declassification.map(|digest| digest.to_string()).unwrap_or_default();
            // Nothing in these texts is a control character, so the line has one reading. Writing to a string cannot fail.
            let _ = writeln!(
                list,
                "{path}\t{application}\t{document}\t{name}\t{media}\t{size}\t{sha256}\t{}\t{letter}",
                secret.join(",")
            );
        }
        Self { applications, files: Digest::of(list.as_bytes()) }
    }
}

/// Sums up all volumes; `None` when there is only one.
pub fn volume_set(volumes: &[Vec<FileEntry>]) -> Option<Vec<VolumeContent>> {
    (volumes.len() > 1).then(|| volumes.iter().map(|files| VolumeContent::of(files)).collect())
}

/// Divides files in their order over volumes whose files, as they stand in the archive, take at most `limit` bytes,
/// and numbers their paths anew in each volume. Without files there is one empty volume.
///
/// A file is never divided, and neither is a dossier that fits into a volume. Of each given path only the extension is
/// used.
pub fn plan_volumes(files: Vec<FileEntry>, limit: u64) -> Result<Vec<Vec<FileEntry>>, PackageFault> {
    if let Some(index) = files.iter().position(|file| archived(file.size) > limit) {
        return Err(PackageFault::TooLarge { index });
    }
    if let Some(index) = files.iter().position(|file| extension(&file.path).is_none()) {
        return Err(PackageFault::Path { index });
    }
    let mut volumes = Volumes { full: Vec::new(), current: Vec::new(), used: 0, limit };
    for dossier in files.chunk_by(|one, next| one.application == next.application) {
        let needed = dossier.iter().fold(0_u64, |sum, file| sum.saturating_add(archived(file.size)));
        if !volumes.has_room(dossier.len(), needed) && dossier.len() <= MOST_FILES && needed <= limit {
            volumes.begin();
        }
        dossier.iter().for_each(|file| volumes.add(file));
    }
    volumes.full.push(volumes.current);
    Ok(volumes.full)
}

struct Volumes {
    full: Vec<Vec<FileEntry>>,
    current: Vec<FileEntry>,
    used: u64,
    limit: u64,
}

impl Volumes {
    fn has_room(&self, files: usize, needed: u64) -> bool {
        self.current.len() + files <= MOST_FILES && self.used.saturating_add(needed) <= self.limit
    }

    fn begin(&mut self) {
        self.full.push(std::mem::take(&mut self.current));
        self.used = 0;
    }

    fn add(&mut self, file: &FileEntry) {
        let needed = archived(file.size);
        if !self.has_room(1, needed) {
            self.begin();
        }
        let path = numbered_path(self.current.len(), extension(&file.path).unwrap_or_default());
        self.used += needed;
        self.current.push(FileEntry { path, ..file.clone() });
    }
}

/// A file's header, bytes and padding.
const fn archived(size: u64) -> u64 {
    size.div_ceil(BLOCK).saturating_mul(BLOCK).saturating_add(BLOCK)
}
