//! Dossiers: taking them in, opening the copy, looking at pages, searching.
//!
//! Each part makes what it needs once, from fixed seeds: `edition` founds an office and an expert with an encrypted copy,
//! `pdf` writes documents of scans or of Chinese text, `words` invents the text.

pub(crate) mod edition;
mod import;
mod opening;
pub(crate) mod pages;
pub(crate) mod pdf;
mod search;
mod seeded;
pub(crate) mod words;

pub(crate) use opening::{IDLE_ARGUMENT, idle};

use crate::harness::Part;

pub(crate) fn measures() -> Vec<Part> {
    vec![
        Part { name: "import", what: "a package of 500 MB into an encrypted copy", run: import::measure },
        Part { name: "open", what: "passphrase to opened copy", run: opening::measure },
        Part { name: "pages", what: "pages of a scan of 300 MB out of an encrypted copy", run: pages::measure },
        Part { name: "search", what: "search over 10,000 pages of Chinese text", run: search::measure },
    ]
}
