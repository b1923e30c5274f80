//! The end of a copy: without its envelope the key is gone, and with it every byte.

use crate::act::Act;
use crate::copy::{Copy, ENVELOPE, create};
use crate::error::StoreError;
use crate::journal::Head;
use crate::platform;

impl Copy {
    /// Journals the end, overwrites and removes the envelope, then removes the copy's other files. Returns the
    /// journal's last head, for the wipe receipt. What the person keeps must have been exported before.
    ///
    /// Backups hold the same key in their own envelopes and are not reached. Flash media may keep old cells; they hold
    /// the key wrapped by the passphrase only.
    pub fn destroy(self, at: &str) -> Result<Head, StoreError> {
        let copy = self.label().copy.clone();
        self.write(Act::DESTROY_COPY, at, &copy, |_| Ok::<_, StoreError>(()))?;
        let head = self.journal_head()?;
        let folder = self.folder().to_path_buf();
        platform::shred_file(&folder.join(ENVELOPE)).map_err(StoreError::from_io)?;
        platform::sync_dir(&folder).map_err(StoreError::from_io)?;
        // Closed first: open files cannot be removed everywhere.
        drop(self);
        create::remove_files(&folder);
        let _ = std::fs::remove_dir(&folder);
        Ok(head)
    }
}
