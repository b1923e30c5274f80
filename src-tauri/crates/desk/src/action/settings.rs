//! How the program looks on this machine; backup and restore.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
