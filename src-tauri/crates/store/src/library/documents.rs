//! Which packages and documents the copy has, and the text of their pages.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::copy::Copy;
use crate::error::StoreError;
use crate::library::page_row;

/// A document as a package announces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Unique in the copy. A later package of the same edition may bring the same id again, which replaces it.
    pub id: String,
    pub application: String,
    /// For people.
    pub name: String,
    /// Media type.
    pub media: String,
    /// SHA-256 of the content, lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
}

/// A document in the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub info: DocumentInfo,
    pub edition: String,
    /// Digest of the package that brought it.
    pub package: String,
}

/// An imported package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    pub edition: String,
    pub sequence: u64,
    /// The volume, from 1.
    pub volume: u32,
    /// The name of the set the volume belongs to; `None` for an undivided package.
    pub volume_set: Option<String>,
    pub digest: String,
    pub manifest_json: String,
    /// RFC 3339, UTC.
    pub imported_at: String,
}

const SELECT: &str = "SELECT d.id, d.application, d.name, d.media, d.sha256, d.size, p.edition, p.digest
     FROM documents d JOIN packages p USING (package)";

impl Copy {
    /// Imported packages, each volume for itself, oldest first.
    pub fn packages(&self) -> Result<Vec<Package>, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT edition, sequence, volume, volume_set, digest, manifest, imported_at
             FROM packages ORDER BY package",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Package {
                edition: row.get(0)?,
                sequence: row.get::<_, i64>(1)? as u64,
                volume: row.get(2)?,
                volume_set: row.get(3)?,
                digest: row.get(4)?,
                manifest_json: row.get(5)?,
                imported_at: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The documents of one application, in the order of their packages and manifests.
    pub fn documents(&self, application: &str) -> Result<Vec<Document>, StoreError> {
        let reader = self.reader();
        let mut statement =
            reader.prepare_cached(&format!("{SELECT} WHERE d.application = ?1 ORDER BY d.package, d.position"))?;
        let rows = statement.query_map([application], row_to_document)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All documents, in the order of their packages and manifests.
    pub fn all_documents(&self) -> Result<Vec<Document>, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(&format!("{SELECT} ORDER BY d.package, d.position"))?;
        let rows = statement.query_map([], row_to_document)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn document(&self, id: &str) -> Result<Option<Document>, StoreError> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(&format!("{SELECT} WHERE d.id = ?1"))?;
        Ok(statement.query_row([id], row_to_document).optional()?)
    }

    /// What the import noted about a document (page sizes and the like), as JSON text.
    pub fn document_facts(&self, id: &str) -> Result<Option<String>, StoreError> {
        let Some(key) = library_key(&self.reader(), id)? else { return Ok(None) };
        let library = self.library();
        let facts = library
            .prepare_cached("SELECT facts FROM entries WHERE library_key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        facts.ok_or_else(|| StoreError::NotInLibrary { what: format!("document {id}") })
    }

    /// The text of a page (from 1), if the document and the page's text are there.
    pub fn page_text(&self, document: &str, page: u32) -> Result<Option<String>, StoreError> {
        self.page_column(document, page, "SELECT text FROM pages WHERE page = ?1")
    }

    /// Where the text of a page stands, as JSON text in the reader's form.
    pub fn page_boxes(&self, document: &str, page: u32) -> Result<Option<String>, StoreError> {
        self.page_column(document, page, "SELECT boxes FROM pages WHERE page = ?1")
    }

    fn page_column(&self, document: &str, page: u32, query: &str) -> Result<Option<String>, StoreError> {
        let Some(key) = library_key(&self.reader(), document)? else { return Ok(None) };
        if page == 0 || page > crate::library::LAST_PAGE {
            return Ok(None);
        }
        let library = self.library();
        let text = library
            .prepare_cached(query)?
            .query_row([page_row(key, page)], |row| row.get::<_, Option<String>>(0))
            .optional()?;
        Ok(text.flatten())
    }
}

fn row_to_document(row: &Row<'_>) -> rusqlite::Result<Document> {
    Ok(Document {
        info: DocumentInfo {
            id: row.get(0)?,
            application: row.get(1)?,
            name: row.get(2)?,
            media: row.get(3)?,
            sha256: row.get(4)?,
            size: row.get::<_, i64>(5)? as u64,
        },
        edition: row.get(6)?,
        package: row.get(7)?,
    })
}

pub(crate) fn library_key(work: &Connection, id: &str) -> Result<Option<i64>, StoreError> {
    let key = work
        .prepare_cached("SELECT library_key FROM documents WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(key)
}

/// Tells whether some visible document has this content.
pub(crate) fn names_content(work: &Connection, sha256: &str) -> Result<bool, StoreError> {
    Ok(work.prepare_cached("SELECT 1 FROM documents WHERE sha256 = ?1")?.exists([sha256])?)
}

/// Ids and library keys of all documents, in document order.
pub(crate) fn keys_in_order(work: &Connection) -> Result<Vec<(String, String, i64)>, StoreError> {
    let mut statement =
        work.prepare_cached("SELECT id, application, library_key FROM documents ORDER BY package, position")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The newest sequence of an edition.
pub(crate) fn newest_sequence(work: &Connection, edition: &str) -> Result<Option<u64>, StoreError> {
    let newest: Option<i64> =
        work.query_row("SELECT max(sequence) FROM packages WHERE edition = ?1", [edition], |row| row.get(0))?;
    Ok(newest.map(|sequence| sequence as u64))
}

/// The volumes of a sequence that are there: number and set.
pub(crate) fn volumes(
    work: &Connection,
    edition: &str,
    sequence: u64,
) -> Result<Vec<(u32, Option<String>)>, StoreError> {
    let mut statement =
        work.prepare_cached("SELECT volume, volume_set FROM packages WHERE edition = ?1 AND sequence = ?2")?;
    let rows = statement.query_map(params![edition, sequence as i64], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn has_package(work: &Connection, digest: &str) -> Result<bool, StoreError> {
    Ok(work.prepare_cached("SELECT 1 FROM packages WHERE digest = ?1")?.exists([digest])?)
}

/// The edition of the document with this id.
pub(crate) fn edition_of(work: &Connection, id: &str) -> Result<Option<String>, StoreError> {
    let edition = work
        .prepare_cached("SELECT p.edition FROM documents d JOIN packages p USING (package) WHERE d.id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(edition)
}

pub(crate) fn insert_package(work: &Connection, package: &Package) -> Result<i64, StoreError> {
    work.execute(
        "INSERT INTO packages (digest, edition, sequence, volume, volume_set, manifest, imported_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            package.digest,
            package.edition,
            package.sequence as i64,
            package.volume,
            package.volume_set,
            package.manifest_json,
            package.imported_at
        ],
    )?;
    Ok(work.last_insert_rowid())
}

/// Makes a document visible, in place of an earlier one with its id.
pub(crate) fn name_document(
    work: &Connection,
    package: i64,
    position: usize,
    info: &DocumentInfo,
    library_key: i64,
) -> Result<(), StoreError> {
    work.prepare_cached(
        "INSERT OR REPLACE INTO documents
             (id, package, position, application, name, media, sha256, size, library_key)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        info.id,
        package,
        position as i64,
        info.application,
        info.name,
        info.media,
        info.sha256,
        info.size as i64,
        library_key
    ])?;
    Ok(())
}

pub(crate) fn withdraw(work: &Connection, application: &str) -> Result<u64, StoreError> {
    let count = work.execute("DELETE FROM documents WHERE application = ?1", [application])?;
    Ok(count as u64)
}

pub(crate) fn forget_all(work: &Connection) -> Result<(), StoreError> {
    work.execute("DELETE FROM documents", [])?;
    work.execute("DELETE FROM packages", [])?;
    Ok(())
}
