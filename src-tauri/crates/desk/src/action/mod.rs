//! What a person can ask the program to do, as data: one struct in, one struct out.
//!
//! The window's commands, the terminal's `panelctl do` and the TypeScript types all come from [`entries`], so an act
//! that is in the list can be done everywhere, and one that is not can be done nowhere. An action only asks the desk:
//! what may be done and what comes of it is decided by [`crate::expert`], [`crate::panel`], [`crate::office`] and the
//! rules below them.
//!
//! ```text
//! name + JSON ──► Entry::run ──► Action::run(Context) ──► the desk ──► JSON, or a Failure with code and sentences
//! ```
//!
//! A new action: a struct with [`Action`] in the file of its noun, and one line in that file's `ENTRIES`.

pub mod audit;
mod context;
mod declare;
pub mod documents;
pub mod entry;
mod failure;
mod files;
pub mod overview;
pub mod panel;
mod printed;
pub mod scoring;
mod secret;
pub mod settings;
mod words;
pub mod work;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use ts_rs::TS;

pub use context::{Context, Progress, Session, Step};
pub use declare::typescript;
pub use exchange::package::Flow;
pub use failure::Failure;
pub use secret::Secret;

use crate::DeskError;

/// Something a person asks for.
pub trait Action: DeserializeOwned + TS + 'static {
    /// `noun.verb`, stable.
    const NAME: &'static str;
    /// What it does, in Chinese, one line.
    const HELP_ZH: &'static str;
    /// What it does, in English, one line.
    const HELP_EN: &'static str;
    /// What comes back.
    type Output: Serialize + TS + 'static;

    /// Does it.
    ///
    /// # Errors
    /// The desk's own.
    fn run(self, context: &Context<'_>) -> Result<Self::Output, DeskError>;
}

/// An action without its types.
pub struct Entry {
    /// [`Action::NAME`].
    pub name: &'static str,
    /// [`Action::HELP_ZH`].
    pub help_zh: &'static str,
    /// [`Action::HELP_EN`].
    pub help_en: &'static str,
    run: fn(Value, &Context<'_>) -> Result<Value, Box<Failure>>,
    declare: fn(&mut declare::Declarations),
}

impl Entry {
    /// Returns the entry of an action.
    #[must_use]
    pub const fn of<A: Action>() -> Entry {
        Entry {
            name: A::NAME,
            help_zh: A::HELP_ZH,
            help_en: A::HELP_EN,
            run: run_as::<A>,
            declare: declare::Declarations::action::<A>,
        }
    }

    /// Does it: JSON in, JSON out.
    ///
    /// # Errors
    /// A [`Failure`] with what happened and what to do; `E-REQUEST` when the input is not what the action takes.
    pub fn run(&self, input: Value, context: &Context<'_>) -> Result<Value, Box<Failure>> {
        (self.run)(input, context)
    }
}

fn run_as<A: Action>(input: Value, context: &Context<'_>) -> Result<Value, Box<Failure>> {
    let action: A = serde_json::from_value(input).map_err(|error| Box::new(Failure::request(A::NAME, &error)))?;
    let output = action.run(context).map_err(|error| Box::new(Failure::of(&error)))?;
    serde_json::to_value(output).map_err(|error| Box::new(Failure::request(A::NAME, &error)))
}

/// Returns every action, in the order of their nouns.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    NOUNS.iter().flat_map(|noun| noun.iter())
}

/// Returns the action of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Entry> {
    entries().find(|entry| entry.name == name)
}

/// Does the action of this name: JSON in, JSON out.
///
/// # Errors
/// As [`Entry::run`]; `E-ACTION` when there is no such action.
pub fn run(name: &str, input: Value, context: &Context<'_>) -> Result<Value, Box<Failure>> {
    let entry = find(name).ok_or_else(|| Box::new(Failure::no_such_action()))?;
    entry.run(input, &Context { now: entry::demo::clock(context), ..*context })
}

/// One list per noun.
const NOUNS: &[&[Entry]] = &[
    entry::ENTRIES,
    work::ENTRIES,
    documents::ENTRIES,
    scoring::ENTRIES,
    overview::ENTRIES,
    panel::ENTRIES,
    audit::ENTRIES,
    settings::ENTRIES,
];
