//! Bookmarks, flattened in reading order, safe against circles and endless chains.

use super::ffi::{Bookmark, DocumentHandle};
use crate::facts::OutlineEntry;
use std::collections::HashSet;

const MAX_ENTRIES: usize = 10_000;
const MAX_LEVEL: u8 = 16;

pub(super) fn read(document: &DocumentHandle) -> Vec<OutlineEntry> {
    let mut entries = Vec::new();
    let mut seen = HashSet::new();
    // One waiting sibling per level.
    let mut path: Vec<Option<Bookmark>> = vec![document.first_bookmark(None)];
    while let Some(waiting) = path.last_mut() {
        let Some(bookmark) = waiting.take() else {
            path.pop();
            continue;
        };
        if entries.len() >= MAX_ENTRIES || !seen.insert(bookmark) {
            continue;
        }
        *waiting = document.next_bookmark(bookmark);
        let level = u8::try_from(path.len() - 1).unwrap_or(MAX_LEVEL);
        entries.push(OutlineEntry {
            level,
            title: document.bookmark_title(bookmark),
            page: document.bookmark_page(bookmark),
        });
        if level < MAX_LEVEL {
            path.push(document.first_bookmark(Some(bookmark)));
        }
    }
    entries
}
