//! Taking a package in: staged in `library.db` in bounded transactions, made visible by one commit in `work.db`.
//!
//! A crash before that commit leaves rows nobody names; a crash after it leaves rows of replaced documents nobody names
//! any more. Both are swept at the next opening, so the two files never need repair against each other. The library is
//! flushed before `work.db` names its rows.

mod content;
mod stage;
pub(crate) mod texts;

use std::io::Read;
use std::ops::ControlFlow;

use rusqlite::{Connection, params};

use crate::act::Act;
use crate::copy::Copy;
use crate::database::{self, Database};
use crate::error::StoreError;
use crate::library::ballast::Ballast;
use crate::library::documents::{self, DocumentInfo, Package};
use crate::library::ranges::{self, ChunkCache};
use crate::library::sweep::{self, Turn};
use crate::library::{LAST_PAGE, page_row};
use crate::{hex, instant, search};
use stage::Stage;

/// What a package says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageInfo {
    pub edition: String,
    /// Grows with every package of the edition; volumes of one package share it.
    pub sequence: u64,
    /// The volume, from 1.
    pub volume: u32,
    /// The name of the set the volume belongs to; `None` for an undivided package.
    pub volume_set: Option<String>,
    /// SHA-256 of the package's manifest or file, as the caller defines it; 64 lower-case hexadecimal digits.
    pub digest: String,
    pub manifest_json: String,
}

#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// This very package is there already.
    #[error("already imported")]
    AlreadyImported,
    /// A newer or another equally numbered package of the edition is there.
    #[error("sequence {got} is not newer than {have}")]
    OlderSequence { have: u64, got: u64 },
    /// A volume of this sequence is there that belongs to another set.
    #[error("the volumes of sequence {sequence} that are there belong to another set")]
    OtherSet { sequence: u64 },
    /// Another import or a sweep of this copy is running.
    #[error("an import is running")]
    Busy,
    /// Size or SHA-256 of the content is not what was announced.
    #[error("document {id} differs from its announcement")]
    DocumentDiffers { id: String },
    /// The package brings one id twice.
    #[error("document {id} comes twice")]
    DocumentTwice { id: String },
    /// The id belongs to a document of another edition in this copy.
    #[error("document {id} belongs to another edition")]
    DocumentOfOtherEdition { id: String },
    /// Text or facts for a document that was not imported before them.
    #[error("no document {id} in this import")]
    UnknownDocument { id: String },
    /// Page numbers go from 1 to 1,048,575.
    #[error("page number {page} of document {id}")]
    PageNumber { id: String, page: u32 },
    /// The progress callback said stop.
    #[error("cancelled")]
    Cancelled,
    /// The package could not be read.
    #[error("reading the package: {0}")]
    Read(#[source] std::io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for ImportError {
    fn from(error: rusqlite::Error) -> Self {
        ImportError::Store(error.into())
    }
}

/// A running import. Dropping it without [`Import::commit`] leaves no trace.
pub struct Import<'c> {
    copy: &'c Copy,
    package: PackageInfo,
    stage: Stage,
    staged: Vec<Staged>,
    next_key: i64,
    next_blob: i64,
    /// The document whose text is arriving; it is indexed when another follows.
    unindexed: Option<usize>,
    /// `Some` until the end.
    ballast: Option<Ballast>,
    /// Released after the sweep.
    _turn: Turn<'c>,
}

/// Staged content on a connection of its own. Give it back, by dropping it, before the import ends.
pub struct StagedContent {
    library: Connection,
    blob: (i64, u64),
    cache: ChunkCache,
}

impl StagedContent {
    /// Returns the number of bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.blob.1
    }

    /// Reads `length` bytes from `offset`; fewer where the content ends, none beyond it.
    pub fn read_range(&mut self, offset: u64, length: usize) -> Result<Vec<u8>, StoreError> {
        self.cache.read(&self.library, self.blob, offset, length)
    }
}

struct Staged {
    info: DocumentInfo,
    library_key: i64,
    pages: u64,
}

impl Copy {
    /// Begins to take a package in. Nothing is visible before [`Import::commit`].
    pub fn begin_import(&self, package: PackageInfo) -> Result<Import<'_>, ImportError> {
        if !hex::is_digest(&package.digest) {
            return Err(StoreError::NotADigest.into());
        }
        self.check_present()?;
        let turn = Turn::take(self).ok_or(ImportError::Busy)?;
        let highest = {
            let work = self.reader();
            if documents::has_package(&work, &package.digest)? {
                return Err(ImportError::AlreadyImported);
            }
            let highest: i64 =
                work.query_row("SELECT coalesce(max(library_key), 0) FROM documents", [], |row| row.get(0))?;
            check_sequence(&work, &package)?;
            highest
        };
        self.stage(turn, package, highest)
    }

    fn stage<'c>(&'c self, turn: Turn<'c>, package: PackageInfo, highest: i64) -> Result<Import<'c>, ImportError> {
        // What an earlier sweep could not remove must not be taken for part of this import.
        sweep::sweep(self)?;
        let library = database::connect(self.folder(), Database::Library, self.key())?;
        // Staged rows may be lost in a crash; the commit flushes them.
        library.execute_batch("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -12288;")?;
        let maximum = |query: &str| library.query_row(query, [], |row| row.get::<_, i64>(0));
        let staged_key = maximum("SELECT coalesce(max(library_key), 0) FROM entries")?;
        let next_blob = maximum("SELECT coalesce(max(blob), 0) FROM blobs")? + 1;
        Ok(Import {
            copy: self,
            package,
            stage: Stage::new(library),
            staged: Vec::new(),
            next_key: staged_key.max(highest) + 1,
            next_blob,
            unindexed: None,
            ballast: Some(Ballast::take(self.folder())?),
            _turn: turn,
        })
    }
}

impl Import<'_> {
    /// Stages a document's content, hashing it on the way. Content that is there already is compared, not stored again.
    /// `progress` is told the bytes read of this document, about every 64 KiB, and may stop the import.
    pub fn document(
        &mut self,
        info: DocumentInfo,
        reader: &mut dyn Read,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<(), ImportError> {
        if !hex::is_digest(&info.sha256) {
            return Err(StoreError::NotADigest.into());
        }
        if self.staged.iter().any(|staged| staged.info.id == info.id) {
            return Err(ImportError::DocumentTwice { id: info.id });
        }
        let edition = documents::edition_of(&self.copy.reader(), &info.id)?;
        if edition.is_some_and(|edition| edition != self.package.edition) {
            return Err(ImportError::DocumentOfOtherEdition { id: info.id });
        }
        let blob = match ranges::find_blob(&self.stage.library, &info.sha256)? {
            Some((blob, _)) => {
                content::compare(&info, reader, progress)?;
                blob
            }
            None => {
                let blob = self.next_blob;
                self.next_blob += 1;
                self.stage.grow(0)?;
                self.stage.library.execute(
                    "INSERT INTO blobs (blob, sha256, size) VALUES (?1, NULL, ?2)",
                    params![blob, info.size as i64],
                )?;
                content::store(&mut self.stage, blob, &info, reader, progress)?;
                self.stage
                    .library
                    .execute("UPDATE blobs SET sha256 = ?2 WHERE blob = ?1", params![blob, info.sha256])?;
                blob
            }
        };
        let library_key = self.next_key;
        self.next_key += 1;
        self.stage.grow(0)?;
        self.stage.library.execute("INSERT INTO entries (library_key, blob) VALUES (?1, ?2)", [library_key, blob])?;
        self.staged.push(Staged { info, library_key, pages: 0 });
        Ok(())
    }

    /// Lends staged content to another thread, so that text can be taken out of it while the next document comes.
    pub fn lend(&mut self, sha256: &str) -> Result<StagedContent, StoreError> {
        // Other connections see what was committed.
        self.stage.commit()?;
        let library = database::connect(self.copy.folder(), Database::Library, self.copy.key());
        let library = library.or_else(|error| {
            // A copy that is gone is said to be gone.
            self.copy.check_present()?;
            Err(StoreError::from(error))
        })?;
        let blob = ranges::find_blob(&library, sha256)?
            .ok_or_else(|| StoreError::NotInLibrary { what: format!("content {sha256}") })?;
        Ok(StagedContent { library, blob, cache: ChunkCache::default() })
    }

    /// Stages the text of a page (from 1) and where it stands. Send the pages of one document together.
    pub fn text(&mut self, document: &str, page: u32, text: &str, boxes_json: Option<&str>) -> Result<(), ImportError> {
        let index = self.find(document)?;
        if page == 0 || page > LAST_PAGE {
            return Err(ImportError::PageNumber { id: document.to_owned(), page });
        }
        if self.unindexed != Some(index) {
            self.index_text()?;
            self.unindexed = Some(index);
        }
        self.stage.grow((text.len() + boxes_json.map_or(0, str::len)) as u64)?;
        self.stage
            .library
            .prepare_cached("INSERT OR REPLACE INTO pages (page, text, boxes) VALUES (?1, ?2, ?3)")?
            .execute(params![page_row(self.staged[index].library_key, page), text, boxes_json])?;
        self.staged[index].pages += 1;
        Ok(())
    }

    /// Stages what else is known of a document (page sizes and the like), as JSON text.
    pub fn document_facts(&mut self, document: &str, json: &str) -> Result<(), ImportError> {
        let index = self.find(document)?;
        self.stage.grow(json.len() as u64)?;
        self.stage.library.execute(
            "UPDATE entries SET facts = ?2 WHERE library_key = ?1",
            params![self.staged[index].library_key, json],
        )?;
        Ok(())
    }

    /// Makes everything visible at once, journals it, and removes what it replaced. `at` is RFC 3339 in UTC.
    pub fn commit(mut self, at: &str) -> Result<(), ImportError> {
        instant::check(at)?;
        self.index_text()?;
        self.flush()?;
        let package = Package {
            edition: self.package.edition.clone(),
            sequence: self.package.sequence,
            volume: self.package.volume,
            volume_set: self.package.volume_set.clone(),
            digest: self.package.digest.clone(),
            manifest_json: self.package.manifest_json.clone(),
            imported_at: at.to_owned(),
        };
        let staged = std::mem::take(&mut self.staged);
        self.copy.write(Act::IMPORT_PACKAGE, at, &package.digest, |write| {
            let number = documents::insert_package(write.transaction(), &package)?;
            for (position, document) in staged.iter().enumerate() {
                documents::name_document(write.transaction(), number, position, &document.info, document.library_key)?;
            }
            let mut details = serde_json::json!({
                "edition": package.edition,
                "sequence": package.sequence,
                "documents": staged.len(),
                "bytes": staged.iter().map(|document| document.info.size).sum::<u64>(),
                "pages": staged.iter().map(|document| document.pages).sum::<u64>(),
            });
            if package.volume_set.is_some() {
                details["volume"] = package.volume.into();
            }
            write.set_details(details);
            Ok::<_, StoreError>(())
        })?;
        Ok(())
        // Dropping sweeps what was replaced.
    }

    /// Ends the import without a trace.
    pub fn cancel(self) {}

    fn find(&self, document: &str) -> Result<usize, ImportError> {
        self.staged
            .iter()
            .rposition(|staged| staged.info.id == document)
            .ok_or_else(|| ImportError::UnknownDocument { id: document.to_owned() })
    }

    fn index_text(&mut self) -> Result<(), StoreError> {
        let Some(index) = self.unindexed.take() else { return Ok(()) };
        let key = self.staged[index].library_key;
        let mut walk = search::pages::Walk::new(key);
        while walk.step(&self.stage.library)? {
            let bytes = search::index::index_page(&self.stage.library, key, &mut walk)?;
            self.stage.grow(bytes)?;
        }
        Ok(())
    }

    /// Ends the open transaction and makes everything staged durable.
    fn flush(&mut self) -> Result<(), StoreError> {
        self.stage.commit()?;
        self.stage.library.execute_batch("PRAGMA synchronous = FULL")?;
        // A commit under FULL flushes the log with everything before it.
        self.stage
            .library
            .execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('last_import', ?1)", [&self.package.digest])?;
        Ok(())
    }
}

impl Drop for Import<'_> {
    fn drop(&mut self) {
        self.stage.roll_back();
        self.ballast = None;
        // What cannot be swept now is invisible and swept at the next opening.
        let _ = sweep::sweep(self.copy);
    }
}

/// Refuses what is not newer, except for a further volume of the newest set.
fn check_sequence(work: &Connection, package: &PackageInfo) -> Result<(), ImportError> {
    let newest = documents::newest_sequence(work, &package.edition)?;
    let Some(have) = newest.filter(|have| *have >= package.sequence) else { return Ok(()) };
    let older = ImportError::OlderSequence { have, got: package.sequence };
    if have > package.sequence || package.volume_set.is_none() {
        return Err(older);
    }
    let present = documents::volumes(work, &package.edition, have)?;
    if present.iter().any(|(_, set)| *set != package.volume_set) {
        return Err(ImportError::OtherSet { sequence: have });
    }
    if present.iter().any(|(volume, _)| *volume == package.volume) { Err(older) } else { Ok(()) }
}
