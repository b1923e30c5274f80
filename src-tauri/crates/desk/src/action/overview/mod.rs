//! One's own marks side by side, and signing.

mod check;
mod difference;
mod pages;
mod revise;
mod sign;
mod table;

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    Entry::of::<table::ExpertOverview>(),
    Entry::of::<check::ExpertCheckSheet>(),
    Entry::of::<pages::ExpertPreviewSheet>(),
    Entry::of::<sign::ExpertSign>(),
    Entry::of::<revise::ExpertReopen>(),
    Entry::of::<revise::ExpertDiscardRevision>(),
    Entry::of::<difference::ExpertDifference>(),
];
