//! Marks, comments and citations on one dossier.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
