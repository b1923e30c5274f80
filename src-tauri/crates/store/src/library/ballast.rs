//! Room kept back while an import runs.
//!
//! Taking staged rows out again needs room in the log. An import that fills the disk could otherwise neither be undone
//! nor leave room for a draft. So it begins by filling a file with nothing, and gives that room back before it sweeps.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::StoreError;
use crate::platform;

const FILE: &str = "library.db-ballast";
/// The log and one transaction at their largest, with a reserve.
const SIZE: usize = 48 << 20;

pub(crate) struct Ballast {
    path: PathBuf,
}

impl Ballast {
    /// # Errors
    /// [`StoreError::DiskFull`] when there is no such room, and so none for an import either.
    pub(crate) fn take(folder: &Path) -> Result<Self, StoreError> {
        let ballast = Ballast { path: folder.join(FILE) };
        let mut file = platform::open_private_file(&ballast.path).map_err(StoreError::from_io)?;
        let nothing = vec![0u8; 1 << 20];
        for _ in 0..SIZE / nothing.len() {
            file.write_all(&nothing).map_err(StoreError::from_io)?;
        }
        Ok(ballast)
    }

    /// Removes what a killed import left.
    pub(crate) fn drop_stale(folder: &Path) {
        let _ = std::fs::remove_file(folder.join(FILE));
    }
}

impl Drop for Ballast {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}
