//! The copies this machine knows: where they lie and whose they are, so that a person picks instead of searching.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use exchange::write_atomically;
use rules::charter::Role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::OpenCopy;
use crate::{
    DeskError,
    action::{Action, Context},
};

const FILE: &str = "copies.json";
const KEPT: usize = 12;

/// A copy that was opened here before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KnownCopy {
    /// The folder.
    pub folder: String,
    /// The owner's name.
    pub name: String,
    /// The owner's role, when it was opened last.
    pub role: Option<Role>,
    /// The edition's name.
    pub edition: Option<String>,
    /// When it was opened last; never yet for a copy of the demo edition that waits to be tried.
    pub opened: Option<String>,
    /// Whether the folder still holds a copy.
    #[serde(default)]
    pub there: bool,
    /// How much it takes on the disk, all of it encrypted.
    #[serde(default, skip_deserializing)]
    #[ts(type = "number")]
    pub bytes: u64,
    /// The passphrase of an invented person of the demo edition; of nobody else.
    #[serde(default, skip_deserializing)]
    pub demo_passphrase: Option<String>,
}

/// Asks for the copies this machine knows.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "EntryRecent")]
pub struct Recent {}

impl Action for Recent {
    const NAME: &'static str = "entry.recent";
    const HELP_ZH: &'static str = "本机打开过的副本，以及演示届的副本";
    const HELP_EN: &'static str = "Copies that were opened on this machine, and those of the demo edition";
    type Output = Vec<KnownCopy>;

    fn run(self, context: &Context<'_>) -> Result<Vec<KnownCopy>, DeskError> {
        let mut known = read(context)?;
        for demo in super::demo::copies(context) {
            if let Some(copy) = known.iter_mut().find(|copy| copy.folder == demo.folder) {
                copy.demo_passphrase = Some(demo.passphrase);
            } else {
                known.push(KnownCopy {
                    folder: demo.folder,
                    name: demo.name,
                    role: Some(demo.role),
                    edition: demo.edition,
                    opened: None,
                    there: false,
                    bytes: 0,
                    demo_passphrase: Some(demo.passphrase),
                });
            }
        }
        for copy in &mut known {
            let folder = Path::new(&copy.folder);
            copy.there = folder.join("envelope.json").is_file();
            copy.bytes = size(folder);
        }
        Ok(known)
    }
}

/// Takes a copy off the list. The copy itself stays where it is.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "EntryForget")]
pub struct Forget {
    folder: String,
}

impl Action for Forget {
    const NAME: &'static str = "entry.forget";
    const HELP_ZH: &'static str = "把副本从清单中去掉，副本本身不动";
    const HELP_EN: &'static str = "Take a copy off the list; the copy itself stays";
    type Output = Vec<KnownCopy>;

    fn run(self, context: &Context<'_>) -> Result<Vec<KnownCopy>, DeskError> {
        let mut known = read(context)?;
        known.retain(|copy| copy.folder != self.folder);
        write(context, &known)?;
        Recent {}.run(context)
    }
}

/// Puts a copy at the top of the list.
pub(super) fn remember(context: &Context<'_>, open: &OpenCopy) -> Result<(), DeskError> {
    let mut known = read(context)?;
    known.retain(|copy| copy.folder != open.folder);
    known.insert(
        0,
        KnownCopy {
            folder: open.folder.clone(),
            name: open.name.clone(),
            role: open.role,
            edition: open.edition.clone(),
            opened: Some(context.now.to_string()),
            there: true,
            bytes: 0,
            demo_passphrase: None,
        },
    );
    known.truncate(KEPT);
    write(context, &known)
}

/// Returns a folder in the program's own place that does not exist yet.
pub(in crate::action) fn free_folder(context: &Context<'_>, name: &str) -> Result<PathBuf, DeskError> {
    let copies = context.session.home().join("copies");
    fs::create_dir_all(&copies)?;
    let plain: String = name.chars().filter(|char| char.is_alphanumeric()).take(40).collect();
    let plain = if plain.is_empty() { "copy".to_owned() } else { plain };
    let names = std::iter::once(plain.clone()).chain((2..1000).map(|number| format!("{plain}-{number}")));
    let free = names.map(|name| copies.join(name)).find(|folder| !folder.exists());
    free.ok_or(DeskError::Create(store::CreateError::NotEmpty))
}

/// Returns how much the files of a copy take; what cannot be looked at counts nothing.
fn size(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .filter_map(|entry| entry.metadata().ok())
        .filter(fs::Metadata::is_file)
        .map(|file| file.len())
        .sum()
}

fn read(context: &Context<'_>) -> Result<Vec<KnownCopy>, DeskError> {
    match fs::read(context.session.home().join(FILE)) {
        // The list is a help only: one that does not read begins anew.
        Ok(json) => Ok(serde_json::from_slice(&json).unwrap_or_default()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

fn write(context: &Context<'_>, known: &[KnownCopy]) -> Result<(), DeskError> {
    let json = serde_json::to_vec_pretty(known).map_err(|_| DeskError::DamagedValue { name: "list of copies" })?;
    fs::create_dir_all(context.session.home())?;
    write_atomically(&context.session.home().join(FILE), |file| {
        io::Write::write_all(file, &json)?;
        Ok::<(), DeskError>(())
    })?;
    Ok(())
}
