//! A backup of what cannot be rebuilt: the envelope and `work.db`, as they are encrypted.

use std::io;
use std::path::Path;

use rusqlite::Connection;

use crate::copy::{Copy, ENVELOPE};
use crate::database::Database;
use crate::error::StoreError;
use crate::platform;

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("the folder for the backup is not empty")]
    NotEmpty,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Copy {
    /// Writes a folder with the envelope and `work.db`. It opens with the passphrase of today, by
    /// [`Copy::open_discarding_library`], since the library is left out.
    pub fn backup_work(&self, to: &Path) -> Result<(), BackupError> {
        platform::create_private_dir(to).map_err(StoreError::from_io)?;
        let mut entries = std::fs::read_dir(to).map_err(StoreError::from_io)?;
        if entries.next().is_some() {
            return Err(BackupError::NotEmpty);
        }
        let result = self.write_backup(to);
        if result.is_err() {
            crate::copy::create::remove_files(to);
        }
        Ok(result?)
    }

    fn write_backup(&self, to: &Path) -> Result<(), StoreError> {
        let writer = self.writer()?;
        // Nobody reads while the log is emptied into the file, or it could not be emptied.
        let _reader = self.reader();
        copy_work_file(&writer.connection, self.folder(), &to.join(Database::Work.file_name()))?;
        let envelope = std::fs::read(self.folder().join(ENVELOPE)).map_err(StoreError::from_io)?;
        // The envelope last: without it the folder is not a copy.
        platform::replace_file(&to.join(ENVELOPE), &envelope).map_err(StoreError::from_io)
    }
}

/// Copies the encrypted `work.db` through the connection that may write it: the log is emptied first and nobody can
/// write meanwhile, since one process holds the lock and the caller the connection.
pub(crate) fn copy_work_file(connection: &Connection, folder: &Path, to: &Path) -> Result<(), StoreError> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy != 0 {
        return Err(StoreError::Io(io::ErrorKind::WouldBlock.into()));
    }
    copy_file(&folder.join(Database::Work.file_name()), to).map_err(StoreError::from_io)
}

fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    let mut name = to.file_name().map(std::ffi::OsStr::to_os_string).unwrap_or_default();
    name.push(".new");
    let temporary = to.with_file_name(name);
    let result = (|| {
        let mut source = std::fs::File::open(from)?;
        let mut target = platform::open_private_file(&temporary)?;
        target.set_len(0)?;
        io::copy(&mut source, &mut target)?;
        target.sync_all()?;
        std::fs::rename(&temporary, to)
    })();
    if result.is_err() {
        let _ = std::fs::remove_file(&temporary);
    }
    result?;
    to.parent().map_or(Ok(()), platform::sync_dir)
}
