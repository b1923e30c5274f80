//! Reading the text of documents that are in the copy already: when the engine was missing at import, or a password.
//!
//! Nothing of what is there goes before the first new text of a document arrives. From then on the document has no
//! facts until [`Texts::finish`], so that an interruption shows as "not read" and never as text that is half there.

use super::{Import, ImportError, PackageInfo, Staged, Turn};
use crate::copy::Copy;
use crate::error::StoreError;
use crate::library::{documents, page_row};

/// Pages removed in one transaction.
const PAGES_AT_ONCE: u32 = 2048;

/// Texts being read again, one document after the other.
pub struct Texts<'c> {
    import: Import<'c>,
    chosen: Option<Chosen>,
}

struct Chosen {
    id: String,
    sha256: String,
    library_key: i64,
    /// Whether what was there is gone.
    cleared: bool,
}

impl Copy {
    /// Begins to read texts again.
    ///
    /// # Errors
    /// [`ImportError::Busy`] while an import runs, or the storage's own.
    pub fn begin_texts(&self) -> Result<Texts<'_>, ImportError> {
        self.check_present()?;
        let turn = Turn::take(self).ok_or(ImportError::Busy)?;
        let nothing = PackageInfo {
            edition: String::new(),
            sequence: 0,
            volume: 1,
            volume_set: None,
            digest: String::new(),
            manifest_json: String::new(),
        };
        Ok(Texts { import: self.stage(turn, nothing, 0)?, chosen: None })
    }
}

impl Texts<'_> {
    /// Turns to a visible document; one left without [`Texts::finish`] stays without facts if text had come.
    ///
    /// # Errors
    /// [`ImportError::UnknownDocument`], or the storage's own.
    pub fn choose(&mut self, document: &str) -> Result<(), ImportError> {
        let unknown = || ImportError::UnknownDocument { id: document.to_owned() };
        let copy = self.import.copy;
        let found = copy.document(document)?.ok_or_else(unknown)?;
        let library_key = documents::library_key(&copy.reader(), document)?.ok_or_else(unknown)?;
        self.import.unindexed = None;
        self.import.package.digest = found.package;
        self.chosen =
            Some(Chosen { id: found.info.id.clone(), sha256: found.info.sha256.clone(), library_key, cleared: false });
        self.import.staged = vec![Staged { info: found.info, library_key, pages: 0 }];
        Ok(())
    }

    /// Reads the chosen document's bytes.
    pub fn read_range(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, StoreError> {
        let Some(chosen) = &self.chosen else { return Ok(Vec::new()) };
        self.import.copy.read_range(&chosen.sha256, offset, length)
    }

    /// Puts the text of a page (from 1) and where it stands.
    pub fn text(&mut self, page: u32, text: &str, boxes_json: Option<&str>) -> Result<(), ImportError> {
        self.clear()?;
        let Some(chosen) = &self.chosen else { return Ok(()) };
        self.import.text(&chosen.id, page, text, boxes_json)
    }

    /// Indexes the chosen document's text, notes what else is known of it, and makes both durable.
    pub fn finish(&mut self, facts_json: &str) -> Result<(), ImportError> {
        self.clear()?;
        let Some(chosen) = self.chosen.take() else { return Ok(()) };
        self.import.index_text()?;
        self.import.document_facts(&chosen.id, facts_json)?;
        self.import.flush()?;
        self.import.copy.check_present()?;
        Ok(())
    }

    /// Removes the facts first, then text and index.
    fn clear(&mut self) -> Result<(), StoreError> {
        let Some(chosen) = self.chosen.as_mut().filter(|chosen| !chosen.cleared) else { return Ok(()) };
        chosen.cleared = true;
        let key = chosen.library_key;
        self.import.stage.commit()?;
        let library = &self.import.stage.library;
        library.execute("UPDATE entries SET facts = NULL WHERE library_key = ?1", [key])?;
        loop {
            let transaction = library.unchecked_transaction()?;
            let last: Option<i64> = transaction.query_row(
                "SELECT max(page) FROM (SELECT page FROM pages WHERE page BETWEEN ?1 AND ?2 ORDER BY page LIMIT ?3)",
                rusqlite::params![page_row(key, 0), page_row(key + 1, 0) - 1, PAGES_AT_ONCE],
                |row| row.get(0),
            )?;
            let Some(last) = last else { return Ok(()) };
            let range = [page_row(key, 0), last];
            transaction.execute("DELETE FROM page_index WHERE rowid BETWEEN ?1 AND ?2", range)?;
            transaction.execute("DELETE FROM pages WHERE page BETWEEN ?1 AND ?2", range)?;
            transaction.commit()?;
        }
    }
}
