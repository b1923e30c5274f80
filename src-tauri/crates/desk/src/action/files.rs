//! Files that people choose: found, read and written.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use exchange::write_atomically;

use super::Context;
use crate::{DeskError, panel::Arrived};

/// Signed files and sealed sheets are far smaller; anything larger is something else.
pub(super) const LARGEST_SIGNED: u64 = 64 << 20;

/// Returns the files of these paths; those of a folder, not of its folders, in order of their names.
///
/// # Errors
/// A folder cannot be read.
pub(super) fn files_of(paths: &[String]) -> Result<Vec<PathBuf>, DeskError> {
    let mut files = Vec::new();
    for path in paths.iter().map(PathBuf::from) {
        if !path.is_dir() {
            files.push(path);
            continue;
        }
        let mut within = Vec::new();
        for entry in fs::read_dir(&path)? {
            let entry = entry?;
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if !hidden && entry.path().is_file() {
                within.push(entry.path());
            }
        }
        within.sort();
        files.extend(within);
    }
    files.dedup();
    Ok(files)
}

pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Reads all files of these paths into memory.
///
/// # Errors
/// There are none, one is larger than any signed file, one cannot be read, or it was stopped.
pub(super) fn read_all(context: &Context<'_>, paths: &[String]) -> Result<Vec<Arrived>, DeskError> {
    let files = files_of(paths)?;
    if files.is_empty() {
        return Err(DeskError::NoFiles);
    }
    let mut arrived = Vec::new();
    for (done, path) in files.iter().enumerate() {
        let name = name_of(path);
        context.step(&format!("读取：{name}"), &format!("Reading {name}"), done as u64, files.len() as u64)?;
        arrived.push(Arrived { name, bytes: read_signed(path)? });
    }
    Ok(arrived)
}

/// Reads a signed file into memory.
///
/// # Errors
/// It is larger than any, or cannot be read.
pub(super) fn read_signed(path: &Path) -> Result<Vec<u8>, DeskError> {
    if path.metadata()?.len() > LARGEST_SIGNED {
        return Err(DeskError::Io(io::ErrorKind::FileTooLarge.into()));
    }
    Ok(fs::read(path)?)
}

/// Writes a file whole or not at all.
///
/// # Errors
/// The disk refuses.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), DeskError> {
    write_atomically(path, |file: &mut File| file.write_all(bytes).map_err(DeskError::Io))?;
    Ok(())
}
