//! Files that appear whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteFault<E> {
    /// The path has no file name.
    #[error("the path has no file name")]
    NoFileName,
    /// The disk refused.
    #[error("could not write the file: {0}")]
    Io(#[from] io::Error),
    /// The caller's own writing stopped.
    #[error("{0}")]
    Content(E),
}

/// Writes a file under `<name>.part`, syncs it and renames it, so that `path` is never half written.
///
/// An existing `path` is replaced; asking first is the caller's part. When `write` fails, or the disk does, the
/// `.part` file is removed and an existing `path` stays as it was.
pub fn write_atomically<T, E>(path: &Path, write: impl FnOnce(&mut File) -> Result<T, E>) -> Result<T, WriteFault<E>> {
    let part = part_path(path).ok_or(WriteFault::NoFileName)?;
    let outcome = write_and_rename(path, &part, write);
    if outcome.is_err() {
        // The first error is the one to report; a leftover `.part` file is only untidy.
        let _ = fs::remove_file(&part);
    }
    outcome
}

fn write_and_rename<T, E>(
    path: &Path,
    part: &Path,
    write: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, WriteFault<E>> {
    let mut file = File::create(part)?;
    let value = write(&mut file).map_err(WriteFault::Content)?;
    file.sync_all()?;
    drop(file);
    fs::rename(part, path)?;
    sync_folder(path)?;
    Ok(value)
}

fn part_path(path: &Path) -> Option<PathBuf> {
    let mut name = OsString::from(path.file_name()?);
    name.push(".part");
    Some(path.with_file_name(name))
}

/// Makes the rename itself durable where the platform has a way to say so.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed step fails the test")]
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_no_part() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("包.pkg");
        write_atomically(&path, |file| file.write_all(b"old")).unwrap();
        let failed = write_atomically(&path, |file| file.write_all(b"ne").and(Err::<(), _>(io::Error::other("stop"))));
        assert!(matches!(failed, Err(WriteFault::Content(_))));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write_atomically(&path, |file| file.write_all(b"new")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
