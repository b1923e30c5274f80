//! The demo edition: invented people whose passphrases everybody may know.

use std::{
    fs,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use exchange::package::Flow;
use rules::time::Instant;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context, Step},
    demo::{self, DemoPerson, Until},
};

const FOLDER: &str = "demo";
/// The file that says the edition is whole; its age is the age of the demo.
const MADE: &str = "demo.json";
/// 2026-05-14 14:30 in Beijing: after everything the script does before scoring ends.
const BEGINS: i64 = 1_778_740_200;
/// Twelve hours: the deadline, 17:00 on the day after, never passes by waiting.
const LASTS: i64 = 12 * 3600;
/// For the chair it is 17:26 on the day after: the deadline has passed, and the sheets may be opened without those that
/// nobody who tries the demo will sign.
const CHAIR_BEGINS: i64 = BEGINS + 26 * 3600 + 56 * 60;

/// Makes the demo edition where it is not there yet.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "DemoPrepare")]
pub struct Prepare {
    /// Throws an earlier one away with everything that was tried in it.
    #[serde(default)]
    anew: bool,
}

/// Where the demo edition lies and who is in it.
#[derive(Debug, Serialize, TS)]
pub struct DemoEdition {
    /// The folder with its files: charter, packages, sealed sheets.
    pub folder: String,
    /// Its people.
    pub people: Vec<DemoSeat>,
}

/// An invented person.
#[derive(Debug, Serialize, TS)]
pub struct DemoSeat {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: rules::charter::Role,
    /// The copy's folder.
    pub copy: String,
    /// The passphrase.
    pub passphrase: String,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    #[serde(default)]
    edition: Option<String>,
    people: Vec<KeptPerson>,
}

#[derive(Serialize, Deserialize)]
struct KeptPerson {
    id: String,
    name: String,
    role: rules::charter::Role,
    copy: String,
    passphrase: String,
}

impl Action for Prepare {
    const NAME: &'static str = "demo.prepare";
    const HELP_ZH: &'static str = "准备演示届：虚构的办公室、专家与组长，口令公开";
    const HELP_EN: &'static str =
        "Prepare the demo edition: invented office, experts and chair with public passphrases";
    type Output = DemoEdition;

    fn run(self, context: &Context<'_>) -> Result<DemoEdition, DeskError> {
        let folder = folder(context);
        if !self.anew
            && let Some(kept) = kept(context)
        {
            return Ok(edition(&folder, kept));
        }
        // One that was being made when the program ended is as good as none.
        if folder.exists() {
            context.session.leave();
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(context.session.home())?;
        let engine = context.session.engine().ok();
        let mut step = |done: usize, total: usize, zh: &str, en: &str| -> Flow {
            let (done, total) = (done as u64, total as u64);
            (context.progress)(Step { zh: zh.to_owned(), en: en.to_owned(), done, total })
        };
        let made = demo::run(&folder, 0, Until::Scoring, store::KdfCost::Standard, engine, &mut step);
        let report = match made {
            Ok(report) => report,
            Err(error) => {
                fs::remove_dir_all(&folder).or_else(|gone| match gone.kind() {
                    std::io::ErrorKind::NotFound => Ok(()),
                    _ => Err(gone),
                })?;
                return Err(error);
            }
        };
        let edition_name = report.edition;
        let people = report.people.into_iter().map(|person| {
            let DemoPerson { id, name, role, copy, passphrase } = person;
            KeptPerson { id, name, role, copy, passphrase }
        });
        let kept = Kept { edition: Some(edition_name), people: people.collect() };
        let json = serde_json::to_vec_pretty(&kept).map_err(|_| DeskError::DamagedValue { name: "demo" })?;
        fs::write(folder.join(MADE), json)?;
        Ok(edition(&folder, kept))
    }
}

fn folder(context: &Context<'_>) -> PathBuf {
    context.session.home().join(FOLDER)
}

fn kept(context: &Context<'_>) -> Option<Kept> {
    serde_json::from_slice(&fs::read(folder(context).join(MADE)).ok()?).ok()
}

fn edition(folder: &Path, kept: Kept) -> DemoEdition {
    let people = kept.people.into_iter().map(|person| DemoSeat {
        id: person.id,
        name: person.name,
        role: person.role,
        copy: folder.join(person.copy).display().to_string(),
        passphrase: person.passphrase,
    });
    DemoEdition { folder: folder.display().to_string(), people: people.collect() }
}

/// A copy of the demo edition as the list of copies shows it.
pub(super) struct DemoCopy {
    pub(super) folder: String,
    pub(super) name: String,
    pub(super) role: rules::charter::Role,
    pub(super) edition: Option<String>,
    pub(super) passphrase: String,
}

/// Returns the copies of the demo edition, where one was made: an expert and the chair first, they have most to try.
pub(super) fn copies(context: &Context<'_>) -> Vec<DemoCopy> {
    use rules::charter::Role;
    let Some(Kept { edition, people }) = kept(context) else { return Vec::new() };
    let folder = folder(context);
    let mut copies: Vec<DemoCopy> = people
        .into_iter()
        .map(|person| DemoCopy {
            folder: folder.join(person.copy).display().to_string(),
            name: person.name,
            role: person.role,
            edition: edition.clone(),
            passphrase: person.passphrase,
        })
        .collect();
    // The first expert is the one who still scores: the order among experts stays.
    let first_expert = copies.iter().find(|copy| copy.role == Role::Expert).map(|copy| copy.folder.clone());
    copies.sort_by_key(|copy| match copy.role {
        Role::Expert if Some(&copy.folder) == first_expert.as_ref() => 0,
        Role::Chair => 1,
        Role::Organiser | Role::EntrustedBody => 2,
        Role::Supervisor => 3,
        Role::Expert => 4,
    });
    copies
}

/// Returns the time for an act: the machine's, except where a copy of the demo edition is open. Its calendar is scripted
/// and long past, so its people live in its last days of scoring, its chair just after them, however late the demo is
/// tried.
pub(in crate::action) fn clock(context: &Context<'_>) -> Instant {
    let demo = folder(context);
    let seat = context.seat().ok().filter(|seat| seat.copy.folder().starts_with(&demo));
    let made = fs::metadata(demo.join(MADE)).and_then(|file| file.modified()).ok();
    let made = made.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let (Some(seat), Some(made)) = (seat, made) else { return context.now };
    let chair = seat.profile().is_ok_and(|profile| profile.role == rules::charter::Role::Chair);
    let begins = if chair { CHAIR_BEGINS } else { BEGINS };
    let made = i64::try_from(made.as_secs()).unwrap_or(i64::MAX);
    let since = context.now.unix_seconds().saturating_sub(made).clamp(0, LASTS);
    Instant::from_unix_seconds(begins + since).unwrap_or(context.now)
}
