//! The applicants' documents: list, pages, text, search.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
