//! Signed files, kept byte for byte.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::StoreError;
use crate::hex;

/// A signed file and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The file's identity: SHA-256 of its signed bytes, 64 lower-case hexadecimal digits.
    pub digest: String,
    pub kind: String,
    /// The natural key, as the caller spells it; several records may share one.
    pub key: String,
    pub bytes: Vec<u8>,
    /// RFC 3339, UTC.
    pub received_at: String,
}

/// A record without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordInfo {
    pub digest: String,
    pub kind: String,
    pub key: String,
    pub size: u64,
    pub received_at: String,
}

/// What became of a record that was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    Stored,
    /// A record of this digest is there; its bytes, kind and key stay as they first came.
    AlreadyThere,
}

pub(crate) fn put(connection: &Connection, record: &Record) -> Result<Put, StoreError> {
    if !hex::is_digest(&record.digest) {
        return Err(StoreError::NotADigest);
    }
    crate::instant::check(&record.received_at)?;
    let changed = connection
        .prepare_cached(
            "INSERT INTO records (digest, kind, key, received_at, size, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (digest) DO NOTHING",
        )?
        .execute(params![
            record.digest,
            record.kind,
            record.key,
            record.received_at,
            record.bytes.len() as i64,
            record.bytes
        ])?;
    Ok(if changed == 1 { Put::Stored } else { Put::AlreadyThere })
}

pub(crate) fn get(connection: &Connection, digest: &str) -> Result<Option<Record>, StoreError> {
    let record = connection
        .prepare_cached("SELECT digest, kind, key, received_at, bytes FROM records WHERE digest = ?1")?
        .query_row([digest], |row| {
            Ok(Record {
                digest: row.get(0)?,
                kind: row.get(1)?,
                key: row.get(2)?,
                received_at: row.get(3)?,
                bytes: row.get(4)?,
            })
        })
        .optional()?;
    Ok(record)
}

/// In the order of key and digest, which does not depend on the order of arrival.
pub(crate) fn of_kind(connection: &Connection, kind: &str) -> Result<Vec<RecordInfo>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT digest, kind, key, size, received_at FROM records
         WHERE kind = ?1 ORDER BY key, digest",
    )?;
    let rows = statement.query_map([kind], row_to_info)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn of_key(connection: &Connection, kind: &str, key: &str) -> Result<Vec<RecordInfo>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT digest, kind, key, size, received_at FROM records
         WHERE kind = ?1 AND key = ?2 ORDER BY digest",
    )?;
    let rows = statement.query_map([kind, key], row_to_info)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn row_to_info(row: &Row<'_>) -> rusqlite::Result<RecordInfo> {
    Ok(RecordInfo {
        digest: row.get(0)?,
        kind: row.get(1)?,
        key: row.get(2)?,
        size: row.get::<_, i64>(3)? as u64,
        received_at: row.get(4)?,
    })
}
