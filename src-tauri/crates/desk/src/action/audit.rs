//! What a folder of signed files proves.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
