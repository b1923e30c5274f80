//! What was read already, by content: several copies of one machine that take in the same document pay for it once.
//!
//! Only in the memory of this process, and only for an [`Engine`](super::Engine) that was asked to remember: a dossier's
//! text outlives no copy that holds it.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use reader::PageText;

use super::DocumentFacts;

/// The text of one document: facts, and pages from 1 that have any.
#[derive(Clone, Debug)]
pub(super) struct Remembered {
    pub(super) facts: DocumentFacts,
    pub(super) pages: Vec<(u32, PageText)>,
}

/// Texts by SHA-256 and name; the name decides a document's kind where its bytes are silent.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory(Arc<Mutex<Texts>>);

type Texts = BTreeMap<(String, String), Arc<Remembered>>;

impl Memory {
    pub(super) fn get(&self, sha256: &str, name: &str) -> Option<Arc<Remembered>> {
        let texts = self.0.lock().ok()?;
        texts.get(&(sha256.to_owned(), name.to_owned())).cloned()
    }

    pub(super) fn put(&self, sha256: &str, name: &str, read: Remembered) {
        // A thread that panicked with the lock costs only the memory.
        if let Ok(mut texts) = self.0.lock() {
            texts.insert((sha256.to_owned(), name.to_owned()), Arc::new(read));
        }
    }
}
