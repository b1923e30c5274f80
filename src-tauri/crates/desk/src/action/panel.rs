//! The chair's road: roster, intake, opening, consensus, result, acknowledgements.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
