//! Bringing a database file to this program's level.
//!
//! Levels are numbered SQL files under `migrations/`; a shipped one is never edited. `user_version` is the level. All
//! pending steps run in one transaction with the level itself, after a copy of the file was put beside it. A file of a
//! newer level opens when its row `readable_from` in `meta` says that this program's level suffices.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::StoreError;

/// One step. Its number is its place in the list, from 1.
pub(crate) struct Migration {
    pub(crate) sql: &'static str,
    /// The lowest level a program must know to open a file at this level. Raise it rarely.
    pub(crate) readable_from: u32,
}

pub(crate) const WORK: &[Migration] =
    &[Migration { sql: include_str!("../migrations/work/0001_first.sql"), readable_from: 1 }];

pub(crate) const LIBRARY: &[Migration] =
    &[Migration { sql: include_str!("../migrations/library/0001_first.sql"), readable_from: 1 }];

#[derive(Debug, thiserror::Error)]
pub(crate) enum MigrateError {
    #[error("level {found} is newer than {known}")]
    TooNew { found: u32, known: u32 },
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for MigrateError {
    fn from(error: rusqlite::Error) -> Self {
        MigrateError::Store(error.into())
    }
}

/// Runs the pending steps, all or none. `back_up` is called with the number of the first pending step before an
/// existing file is changed.
pub(crate) fn migrate(
    connection: &mut Connection,
    steps: &[Migration],
    back_up: impl FnOnce(&Connection, u32) -> Result<(), StoreError>,
) -> Result<(), MigrateError> {
    let known = steps.len() as u32;
    let found = level(connection)?;
    if found > known {
        let readable_from = connection
            .query_row("SELECT value FROM meta WHERE name = 'readable_from'", [], |row| row.get::<_, String>(0))
            .ok()
            .and_then(|text| text.parse::<u32>().ok());
        return match readable_from {
            Some(least) if least <= known => Ok(()),
            _ => Err(MigrateError::TooNew { found, known }),
        };
    }
    let Some(last) = steps.last().filter(|_| found < known) else { return Ok(()) };
    if found > 0 {
        back_up(connection, found + 1)?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in &steps[found as usize..] {
        transaction.execute_batch(step.sql)?;
    }
    transaction.execute(
        "INSERT INTO meta (name, value) VALUES ('readable_from', ?1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [last.readable_from.to_string()],
    )?;
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

/// Refuses a file that was emptied: filling it anew would hide the loss.
pub(crate) fn require_begun(connection: &Connection) -> Result<(), MigrateError> {
    match level(connection)? {
        0 => Err(StoreError::Damaged { what: "an emptied database" }.into()),
        _ => Ok(()),
    }
}

fn level(connection: &Connection) -> Result<u32, MigrateError> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    u32::try_from(version).map_err(|_| MigrateError::Store(StoreError::Damaged { what: "the level of a database" }))
}
