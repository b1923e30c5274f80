//! Autosaved work in progress, by version.
//!
//! A version number never comes back: a deleted draft leaves its number behind, so a window that still shows the old
//! text cannot overwrite what was begun after it.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;

/// How many earlier versions of a draft are kept for undo.
pub const DRAFT_HISTORY: u64 = 50;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub key: String,
    /// From 1, growing with every save and deletion.
    pub version: u64,
    pub json: String,
    /// RFC 3339, UTC.
    pub saved_at: String,
}

#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// Somebody saved in between; `current` is what is there now (`None`: it was deleted or never begun).
    #[error("the draft is not at version {expected}")]
    Conflict { expected: u64, current: Option<Draft> },
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for DraftError {
    fn from(error: rusqlite::Error) -> Self {
        DraftError::Store(error.into())
    }
}

/// Saves if the draft is still at the expected version (0: there is none) and returns the new version.
pub(crate) fn save(connection: &Connection, key: &str, json: &str, expected: u64, at: &str) -> Result<u64, DraftError> {
    crate::instant::check(at)?;
    let (last, current) = state(connection, key)?;
    if current.as_ref().map_or(0, |draft| draft.version) != expected {
        return Err(DraftError::Conflict { expected, current });
    }
    let version = last + 1;
    if let Some(earlier) = current {
        connection
            .prepare_cached("INSERT INTO draft_history (key, version, json, saved_at) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![key, earlier.version as i64, earlier.json, earlier.saved_at])?;
        connection
            .prepare_cached("DELETE FROM draft_history WHERE key = ?1 AND version < ?2")?
            .execute(params![key, version.saturating_sub(DRAFT_HISTORY) as i64])?;
    }
    put(connection, key, version, Some(json), at)?;
    Ok(version)
}

/// Deletes the draft and its history if it is still at the expected version.
pub(crate) fn delete(connection: &Connection, key: &str, expected: u64, at: &str) -> Result<(), DraftError> {
    let (last, current) = state(connection, key)?;
    if current.as_ref().map_or(0, |draft| draft.version) != expected {
        return Err(DraftError::Conflict { expected, current });
    }
    if current.is_some() {
        connection.prepare_cached("DELETE FROM draft_history WHERE key = ?1")?.execute([key])?;
        put(connection, key, last + 1, None, at)?;
    }
    Ok(())
}

pub(crate) fn get(connection: &Connection, key: &str) -> Result<Option<Draft>, StoreError> {
    Ok(state(connection, key)?.1)
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<Draft>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT key, version, json, saved_at FROM drafts WHERE json IS NOT NULL ORDER BY key")?;
    let rows = statement.query_map([], row_to_draft)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Earlier versions, newest first.
pub(crate) fn history(connection: &Connection, key: &str) -> Result<Vec<Draft>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT key, version, json, saved_at FROM draft_history
         WHERE key = ?1 ORDER BY version DESC",
    )?;
    let rows = statement.query_map([key], row_to_draft)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the last version number used and the draft, if one stands.
fn state(connection: &Connection, key: &str) -> Result<(u64, Option<Draft>), StoreError> {
    let row = connection
        .prepare_cached("SELECT key, version, json, saved_at FROM drafts WHERE key = ?1")?
        .query_row([key], |row| {
            let version = row.get::<_, i64>(1)? as u64;
            let json: Option<String> = row.get(2)?;
            let saved_at = row.get(3)?;
            let draft = json.map(|json| Draft { key: key.to_owned(), version, json, saved_at });
            Ok((version, draft))
        })
        .optional()?;
    Ok(row.unwrap_or((0, None)))
}

fn put(connection: &Connection, key: &str, version: u64, json: Option<&str>, at: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO drafts (key, version, json, saved_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (key) DO UPDATE SET
                 version = excluded.version, json = excluded.json, saved_at = excluded.saved_at",
        )?
        .execute(params![key, version as i64, json, at])?;
    Ok(())
}

fn row_to_draft(row: &rusqlite::Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft { key: row.get(0)?, version: row.get::<_, i64>(1)? as u64, json: row.get(2)?, saved_at: row.get(3)? })
}
