//! Dividing many files over volumes that fit on a FAT32 stick.

use super::fault::PackageFault;
use super::manifest::{FileEntry, extension, numbered_path};

/// The customary limit of a volume's files (3.5 GiB). With the largest manifest and everything tar and age add, the
/// volume stays below FAT32's 4 GiB − 1.
pub const DEFAULT_LIMIT: u64 = 7 << 29;

const BLOCK: u64 = 512;
const MOST_FILES: usize = 9999;

/// Divides files in their order over volumes whose files, as they stand in the archive, take at most `limit` bytes,
/// and numbers their paths anew in each volume. Without files there is one empty volume.
///
/// Of each given path only the extension is used.
pub fn plan_volumes(files: Vec<FileEntry>, limit: u64) -> Result<Vec<Vec<FileEntry>>, PackageFault> {
    let mut volumes = vec![Vec::new()];
    let mut used = 0_u64;
    for (index, mut file) in files.into_iter().enumerate() {
        let needed = archived(file.size);
        if needed > limit {
            return Err(PackageFault::TooLarge { index });
        }
        let is_full = |volume: &Vec<FileEntry>| volume.len() == MOST_FILES || used.saturating_add(needed) > limit;
        if volumes.last().is_none_or(is_full) {
            volumes.push(Vec::new());
            used = 0;
        }
        used += needed;
        if let Some(volume) = volumes.last_mut() {
            let extension = extension(&file.path).ok_or(PackageFault::Path { index })?;
            file.path = numbered_path(volume.len(), extension);
            volume.push(file);
        }
    }
    Ok(volumes)
}

/// A file's header, bytes and padding.
const fn archived(size: u64) -> u64 {
    size.div_ceil(BLOCK).saturating_mul(BLOCK).saturating_add(BLOCK)
}
