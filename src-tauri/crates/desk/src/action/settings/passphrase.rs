//! A new passphrase for the open copy.

use rules::passphrase::{Strength, strength};
use serde::Deserialize;
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context, Secret, entry::Done},
};

/// Exchanges the passphrase of the open copy and of its keys.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "CopyChangePassphrase")]
pub struct ChangePassphrase {
    /// The passphrase until now.
    old: Secret,
    /// The passphrase from now on.
    new: Secret,
}

impl Action for ChangePassphrase {
    const NAME: &'static str = "copy.change_passphrase";
    const HELP_ZH: &'static str = "更改副本及其密钥的口令；此前的备份仍用旧口令";
    const HELP_EN: &'static str = "Change the passphrase of the copy and its keys; earlier backups keep the old one";
    type Output = Done;

    fn run(self, context: &Context<'_>) -> Result<Done, DeskError> {
        if strength(self.new.text()) == Strength::TooShort {
            return Err(DeskError::PassphraseTooShort);
        }
        context.seat()?.change_passphrase(&self.old.passphrase(), &self.new.passphrase(), context.now)?;
        Ok(Done {})
    }
}
