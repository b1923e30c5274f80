//! Coming in: creating, unlocking and locking a copy, and enrolment.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[];
