//! Coming in: whose copy is open, the copies this machine knows, unlocking and locking, and the demo edition.

pub mod copies;
pub mod demo;
pub mod enrol;

use std::path::PathBuf;

use rules::{
    charter::Role,
    passphrase::{Strength, strength},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Action, Context, Entry, Secret};
use crate::{
    DeskError,
    seat::{Seat, SeatInfo},
};

pub(super) const ENTRIES: &[Entry] = &[
    Entry::of::<Status>(),
    Entry::of::<copies::Recent>(),
    Entry::of::<copies::Forget>(),
    Entry::of::<Open>(),
    Entry::of::<MeasurePassphrase>(),
    Entry::of::<Create>(),
    Entry::of::<Lock>(),
    Entry::of::<enrol::Pending>(),
    Entry::of::<enrol::Request>(),
    Entry::of::<enrol::Complete>(),
    Entry::of::<demo::Prepare>(),
];

/// Asks whose copy is open.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "EntryStatus")]
pub struct Status {}

/// Whose copy is open.
#[derive(Debug, Serialize, TS)]
pub struct OpenCopy {
    /// The folder.
    pub folder: String,
    /// The owner's name.
    pub name: String,
    /// The owner's role; none before enrolment.
    pub role: Option<Role>,
    /// The edition's name, once there is a charter.
    pub edition: Option<String>,
    /// Whether the owner has dossiers to score; a chair may.
    pub scores: bool,
}

/// The answer of `entry.status`.
#[derive(Debug, Serialize, TS)]
pub struct StatusReport {
    /// The open copy.
    pub open: Option<OpenCopy>,
    /// Whether documents can be shown on this machine.
    pub viewer: bool,
}

impl Action for Status {
    const NAME: &'static str = "entry.status";
    const HELP_ZH: &'static str = "当前打开的是谁的副本";
    const HELP_EN: &'static str = "Whose copy is open";
    type Output = StatusReport;

    fn run(self, context: &Context<'_>) -> Result<StatusReport, DeskError> {
        let viewer = context.session.engine().is_ok();
        let open = match context.seat() {
            Ok(seat) => Some(about(&seat)?),
            Err(DeskError::Locked) => None,
            Err(error) => return Err(error),
        };
        Ok(StatusReport { open, viewer })
    }
}

/// Opens a copy.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "EntryOpen")]
pub struct Open {
    folder: String,
    passphrase: Secret,
}

impl Action for Open {
    const NAME: &'static str = "entry.open";
    const HELP_ZH: &'static str = "用口令打开一个副本";
    const HELP_EN: &'static str = "Open a copy with its passphrase";
    type Output = OpenCopy;

    fn run(self, context: &Context<'_>) -> Result<OpenCopy, DeskError> {
        let folder = PathBuf::from(self.folder);
        // The copy that is open now would say of itself that it is in use.
        context.session.leave();
        let seat = context.session.open(&folder, &self.passphrase.passphrase())?;
        enter(context, seat)
    }
}

/// Asks how hard a passphrase is to guess, while it is typed.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "EntryStrength")]
pub struct MeasurePassphrase {
    passphrase: Secret,
}

impl Action for MeasurePassphrase {
    const NAME: &'static str = "entry.strength";
    const HELP_ZH: &'static str = "口令是否难以猜中";
    const HELP_EN: &'static str = "How hard a passphrase is to guess";
    type Output = Strength;

    fn run(self, _: &Context<'_>) -> Result<Strength, DeskError> {
        Ok(strength(self.passphrase.text()))
    }
}

/// Creates a copy.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "EntryCreate")]
pub struct Create {
    /// An empty or missing folder; without one a new folder in the program's own place.
    folder: Option<String>,
    /// The owner's name, shown before the passphrase is asked.
    name: String,
    passphrase: Secret,
}

impl Action for Create {
    const NAME: &'static str = "entry.create";
    const HELP_ZH: &'static str = "新建加密副本";
    const HELP_EN: &'static str = "Create an encrypted copy";
    type Output = OpenCopy;

    fn run(self, context: &Context<'_>) -> Result<OpenCopy, DeskError> {
        if strength(self.passphrase.text()) == Strength::TooShort {
            return Err(DeskError::PassphraseTooShort);
        }
        let folder = match self.folder {
            Some(folder) => PathBuf::from(folder),
            None => copies::free_folder(context, &self.name)?,
        };
        let info = SeatInfo { owner: self.name, kind: "person".to_owned(), cost: store::KdfCost::Standard };
        let seat = Seat::create(&folder, &self.passphrase.passphrase(), info, context.now)?;
        enter(context, seat)
    }
}

/// Locks the open copy.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "EntryLock")]
pub struct Lock {}

/// Nothing more to say.
#[derive(Debug, Serialize, TS)]
pub struct Done {}

impl Action for Lock {
    const NAME: &'static str = "entry.lock";
    const HELP_ZH: &'static str = "锁定打开的副本";
    const HELP_EN: &'static str = "Lock the open copy";
    type Output = Done;

    fn run(self, context: &Context<'_>) -> Result<Done, DeskError> {
        context.session.leave();
        Ok(Done {})
    }
}

pub(super) fn enter(context: &Context<'_>, seat: Seat) -> Result<OpenCopy, DeskError> {
    let open = about(&seat)?;
    context.session.enter(seat);
    // Not to remember a folder is no reason to keep somebody out.
    if let Err(error) = copies::remember(context, &open) {
        tracing::warn!(code = error.explain().code, "the list of copies was not kept");
    }
    Ok(open)
}

fn about(seat: &Seat) -> Result<OpenCopy, DeskError> {
    let folder = seat.copy.folder().display().to_string();
    let profile = match seat.profile() {
        Ok(profile) => Some(profile),
        Err(DeskError::NotEnrolled) => None,
        Err(error) => return Err(error),
    };
    let edition = match seat.charter() {
        Ok((_, charter)) => Some(charter.edition_reference().name.to_string()),
        Err(DeskError::NoCharter) => None,
        Err(error) => return Err(error),
    };
    let scores = match seat.scores() {
        Ok(scores) => scores,
        Err(DeskError::NotEnrolled | DeskError::NoCharter) => false,
        Err(error) => return Err(error),
    };
    let name = profile.as_ref().map_or_else(|| seat.copy.label().owner.clone(), |profile| profile.name.to_string());
    Ok(OpenCopy { folder, name, role: profile.map(|profile| profile.role), edition, scores })
}
