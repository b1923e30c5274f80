//! What differs by operating system: permissions, flushing a folder, telling files apart.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Creates a folder that only its owner may enter.
pub(crate) fn create_private_dir(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Opens a file for writing that only its owner may read, creating it when missing and keeping its content.
pub(crate) fn open_private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Makes the names inside a folder durable. Windows does that by itself.
pub(crate) fn sync_dir(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// What tells one file from another of the same name. On Windows an open file cannot be removed, so the name is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileIdentity {
    #[cfg(unix)]
    device: u64,
    #[cfg(unix)]
    inode: u64,
}

pub(crate) fn file_identity(path: &Path) -> io::Result<FileIdentity> {
    let metadata = std::fs::metadata(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Ok(FileIdentity { device: metadata.dev(), inode: metadata.ino() })
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        Ok(FileIdentity {})
    }
}

/// Writes a whole file so that after a crash either the old or the new content is there.
pub(crate) fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    prepare_replacement(path, bytes)?.put_in_place()
}

/// A new content that lies, flushed, beside the file it will replace.
pub(crate) struct Replacement {
    temporary: std::path::PathBuf,
    target: std::path::PathBuf,
}

pub(crate) fn prepare_replacement(path: &Path, bytes: &[u8]) -> io::Result<Replacement> {
    use std::io::Write;
    let mut name = path.file_name().map(std::ffi::OsStr::to_os_string).unwrap_or_default();
    name.push(".new");
    let replacement = Replacement { temporary: path.with_file_name(name), target: path.to_path_buf() };
    let mut file = open_private_file(&replacement.temporary)?;
    file.set_len(0)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(replacement)
}

impl Replacement {
    pub(crate) fn put_in_place(self) -> io::Result<()> {
        std::fs::rename(&self.temporary, &self.target)?;
        match self.target.parent() {
            Some(folder) => sync_dir(folder),
            None => Ok(()),
        }
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        // After put_in_place there is nothing of that name; before it, an abandoned one must not stay.
        let _ = std::fs::remove_file(&self.temporary);
    }
}

/// Overwrites a file with zeros and removes it. On flash media the old cells may survive; the key they hold is
/// wrapped by the passphrase.
pub(crate) fn shred_file(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    overwrite(&mut file)?;
    drop(file);
    std::fs::remove_file(path)
}

/// Overwrites an open file with zeros, keeping its length.
pub(crate) fn overwrite(file: &mut File) -> io::Result<()> {
    use std::io::{Seek, SeekFrom, Write};
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    let zeros = [0u8; 4096];
    let mut left = length;
    while left > 0 {
        let step = left.min(zeros.len() as u64);
        file.write_all(&zeros[..step as usize])?;
        left -= step;
    }
    file.sync_all()
}
