//! The applicants' documents: list, pages, text, search.

mod again;
mod blocks;
mod list;
mod page;
mod search;

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    Entry::of::<list::DocumentsList>(),
    Entry::of::<page::DocumentsPage>(),
    Entry::of::<blocks::DocumentsBlocks>(),
    Entry::of::<search::DocumentsSearch>(),
    Entry::of::<again::DocumentsGivePassword>(),
    Entry::of::<again::DocumentsReadMissing>(),
];
