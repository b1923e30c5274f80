//! One's own marks side by side, and signing.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
