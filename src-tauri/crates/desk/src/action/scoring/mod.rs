//! Marks, comments and citations on one dossier.

mod across;
mod criteria;
mod hints;
mod open;
mod printable;
mod save;
mod scores;
mod shared;

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    Entry::of::<open::ScoringMine>(),
    Entry::of::<open::ScoringOpen>(),
    Entry::of::<save::ScoringSave>(),
    Entry::of::<hints::ScoringHints>(),
    Entry::of::<across::ScoringAcross>(),
    Entry::of::<printable::ScoringPrintable>(),
];
