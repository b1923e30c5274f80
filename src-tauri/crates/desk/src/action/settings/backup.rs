//! A backup of the open copy, and a copy made of a backup.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context, Secret, entry},
    seat::Seat,
};

/// Writes a backup of the open copy into an empty folder.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "CopyBackUp")]
pub struct BackUp {
    folder: String,
}

/// What was written.
#[derive(Debug, Serialize, TS)]
pub struct BackedUp {
    /// Where.
    pub folder: String,
    /// When.
    pub at: String,
}

impl Action for BackUp {
    const NAME: &'static str = "copy.back_up";
    const HELP_ZH: &'static str = "把草稿、签名件、密钥和日志备份到一个空文件夹";
    const HELP_EN: &'static str = "Back up drafts, signed files, keys and journal into an empty folder";
    type Output = BackedUp;

    fn run(self, context: &Context<'_>) -> Result<BackedUp, DeskError> {
        context.seat()?.back_up(&PathBuf::from(&self.folder))?;
        Ok(BackedUp { folder: self.folder, at: context.now.to_string() })
    }
}

/// Makes a copy of a backup and opens it.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "CopyRestore")]
pub struct Restore {
    /// The folder of the backup.
    backup: String,
    /// An empty or missing folder for the copy; without one a new folder in the program's own place.
    folder: Option<String>,
    passphrase: Secret,
}

impl Action for Restore {
    const NAME: &'static str = "copy.restore";
    const HELP_ZH: &'static str = "从备份恢复副本并打开；材料包须重新导入";
    const HELP_EN: &'static str = "Restore a copy from a backup and open it; packages are imported again";
    type Output = entry::OpenCopy;

    fn run(self, context: &Context<'_>) -> Result<entry::OpenCopy, DeskError> {
        let folder = match self.folder {
            Some(folder) => PathBuf::from(folder),
            None => entry::copies::free_folder(context, "restored")?,
        };
        let seat = Seat::restore(&PathBuf::from(self.backup), &folder, &self.passphrase.passphrase(), context.now)?;
        context.session.leave();
        entry::enter(context, seat)
    }
}
