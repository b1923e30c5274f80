//! How the program looks on this machine, kept in one small file beside the copies; and of a copy its backup, its
//! restoring and its passphrase.

pub mod backup;
pub mod passphrase;

use std::{fs, io, path::PathBuf};

use exchange::write_atomically;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Action, Context, Entry};
use crate::DeskError;

pub(super) const ENTRIES: &[Entry] = &[
    Entry::of::<Get>(),
    Entry::of::<Set>(),
    Entry::of::<backup::BackUp>(),
    Entry::of::<backup::Restore>(),
    Entry::of::<passphrase::ChangePassphrase>(),
];

const FILE: &str = "settings.json";

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct WindowSettings {
    /// Language of the window.
    pub language: WindowLanguage,
    /// Light or dark.
    pub theme: WindowTheme,
    /// Size of text in pixels: 14, 16 or 18.
    #[ts(type = "14 | 16 | 18")]
    pub text_size: u8,
    /// Minutes without a key or the mouse until the copy is locked.
    pub lock_after: u32,
}

/// Language of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum WindowLanguage {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum WindowTheme {
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// As the system has it.
    #[default]
    System,
}

impl Default for WindowSettings {
    fn default() -> WindowSettings {
        WindowSettings { language: WindowLanguage::Zh, theme: WindowTheme::System, text_size: 14, lock_after: 15 }
    }
}

/// Asks what was chosen.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "SettingsGet")]
pub struct Get {}

impl Action for Get {
    const NAME: &'static str = "settings.get";
    const HELP_ZH: &'static str = "读取本机的界面设置";
    const HELP_EN: &'static str = "Read the settings of the window on this machine";
    type Output = WindowSettings;

    fn run(self, context: &Context<'_>) -> Result<WindowSettings, DeskError> {
        match fs::read(place(context)) {
            // A file that somebody edited into nonsense is no reason not to start.
            Ok(json) => Ok(serde_json::from_slice(&json).map(checked).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(WindowSettings::default()),
            Err(error) => Err(error.into()),
        }
    }
}

/// Chooses.
#[derive(Debug, Deserialize, TS)]
#[serde(transparent)]
#[ts(rename = "SettingsSet")]
pub struct Set(WindowSettings);

impl Action for Set {
    const NAME: &'static str = "settings.set";
    const HELP_ZH: &'static str = "保存本机的界面设置";
    const HELP_EN: &'static str = "Keep the settings of the window on this machine";
    type Output = WindowSettings;

    fn run(self, context: &Context<'_>) -> Result<WindowSettings, DeskError> {
        let settings = checked(self.0);
        let json = serde_json::to_vec_pretty(&settings).map_err(|_| DeskError::DamagedValue { name: "settings" })?;
        fs::create_dir_all(context.session.home())?;
        write_atomically(&place(context), |file| {
            io::Write::write_all(file, &json)?;
            Ok::<(), DeskError>(())
        })?;
        Ok(settings)
    }
}

fn place(context: &Context<'_>) -> PathBuf {
    context.session.home().join(FILE)
}

fn checked(settings: WindowSettings) -> WindowSettings {
    let text_size = if matches!(settings.text_size, 14 | 16 | 18) { settings.text_size } else { 14 };
    WindowSettings { text_size, lock_after: settings.lock_after.clamp(1, 240), ..settings }
}
