//! The files of an archive folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Deepest folder looked into; a bound against endless links.
const DEEPEST: usize = 12;
/// Largest file read: no signed file of ours comes near.
const LARGEST: u64 = 64 << 20;

/// A file of an archive.
#[derive(Clone, Debug)]
pub struct ArchiveFile {
    /// Path relative to the folder, with `/`.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// What a folder holds.
#[derive(Clone, Debug, Default)]
pub struct Scanned {
    /// PDF files and the opened matrix, in order of name.
    pub files: Vec<ArchiveFile>,
    /// Files passed over because no audit reads them.
    pub ignored: usize,
    /// Files too large to be ours.
    pub too_large: Vec<String>,
}

/// Reads the files of a folder that an audit looks at. Encrypted copies and symbolic links are passed over.
///
/// # Errors
/// The folder or a file in it cannot be read.
pub fn scan(folder: &Path) -> io::Result<Scanned> {
    let mut scanned = Scanned::default();
    walk(folder, folder, 0, &mut scanned)?;
    scanned.files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(scanned)
}

fn walk(root: &Path, folder: &Path, depth: usize, scanned: &mut Scanned) -> io::Result<()> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    entries.sort();
    if entries.iter().any(|path| path.file_name().is_some_and(|name| name == "envelope.json")) {
        scanned.ignored += entries.len();
        return Ok(());
    }
    for path in entries {
        let kind = fs::symlink_metadata(&path)?;
        if kind.is_dir() && depth < DEEPEST {
            walk(root, &path, depth + 1, scanned)?;
            continue;
        }
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let wanted = name.to_ascii_lowercase().ends_with(".pdf") || name.ends_with("matrix.json");
        if !kind.is_file() || !wanted {
            scanned.ignored += 1;
        } else if kind.len() > LARGEST {
            scanned.too_large.push(name);
        } else {
            scanned.files.push(ArchiveFile { name, bytes: fs::read(&path)? });
        }
    }
    Ok(())
}
