//! An expert's work: what is assigned, what comes in, hand-in, receipts.

mod charter;
mod hand_in;
mod import;
mod look;
mod mine;
mod receipts;
mod view;

pub(super) use view::{WorkCriteria, WorkDeadline, WorkStage, WorkWhy, criteria_of, height, mark_text, why};

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    Entry::of::<mine::ExpertMyWork>(),
    Entry::of::<look::ExpertLookAt>(),
    Entry::of::<charter::ExpertReceiveCharter>(),
    Entry::of::<import::ExpertImportPackages>(),
    Entry::of::<hand_in::ExpertHandIn>(),
    Entry::of::<hand_in::ExpertExportSheet>(),
    Entry::of::<receipts::ExpertReceipts>(),
];
