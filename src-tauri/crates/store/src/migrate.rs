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

pub(crate) const WORK: &[Migration] = &[
    Migration { sql: include_str!("../migrations/work/0001_first.sql"), readable_from: 1 },
    Migration { sql: include_str!("../migrations/work/0002_volumes.sql"), readable_from: 2 },
];

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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

    use std::path::Path;

    use super::*;
    use crate::database::{self, Database};
    use crate::envelope::{DatabaseKey, KdfCost, Passphrase};
    use crate::{Copy, CopyInfo, OpenError, copy};

    const NOW: &str = "2026-11-21T08:00:00Z";

    fn pass() -> Passphrase {
        Passphrase::new("p")
    }

    /// A copy with one draft, closed, and its key.
    fn copy_with_a_draft(folder: &Path) -> DatabaseKey {
        let info = CopyInfo { owner: String::new(), kind: String::new() };
        let copy = Copy::create(folder, &pass(), info, KdfCost::Light, NOW).unwrap();
        copy.save_draft("k", "before", 0, NOW).unwrap();
        copy.key().clone()
    }

    /// The level of this program and the one after it.
    const KNOWN: u32 = WORK.len() as u32;
    const NEXT: u32 = KNOWN + 1;

    fn next(sql: &'static str, readable_from: u32) -> Vec<Migration> {
        let known = WORK.iter().map(|step| Migration { sql: step.sql, readable_from: step.readable_from });
        known.chain([Migration { sql, readable_from }]).collect()
    }

    fn run(folder: &Path, key: &DatabaseKey, steps: &[Migration]) -> Result<(), MigrateError> {
        let mut connection = database::connect(folder, Database::Work, key)?;
        migrate(&mut connection, steps, |connection, number| {
            let beside = folder.join(format!("work.db.before-{number}"));
            copy::backup::copy_work_file(connection, folder, &beside)
        })
    }

    #[test]
    fn a_step_that_fails_halfway_changes_nothing_and_leaves_the_copy_made_before() {
        let home = tempfile::tempdir().unwrap();
        let key = copy_with_a_draft(home.path());
        let steps = next(
            "ALTER TABLE drafts ADD COLUMN extra TEXT;
             UPDATE drafts SET json = 'half';
             INSERT INTO no_such_table VALUES (1);",
            NEXT,
        );
        assert!(matches!(run(home.path(), &key, &steps), Err(MigrateError::Store(_))));
        let copy = Copy::open(home.path(), &pass()).unwrap();
        assert_eq!(copy.draft("k").unwrap().unwrap().json, "before");
        assert_eq!(copy.save_draft("k", "after", 1, NOW).unwrap(), 2);
        drop(copy);
        let before = home.path().join(format!("work.db.before-{NEXT}"));
        std::fs::rename(before, home.path().join("work.db")).unwrap();
        let copy = Copy::open(home.path(), &pass()).unwrap();
        assert_eq!(copy.draft("k").unwrap().unwrap().json, "before", "the copy made before opens");
        assert_eq!(copy.integrity().unwrap(), []);
    }

    #[test]
    fn a_later_step_keeps_what_was_there_and_shuts_out_the_older_program() {
        let home = tempfile::tempdir().unwrap();
        let key = copy_with_a_draft(home.path());
        let steps = next("ALTER TABLE drafts ADD COLUMN extra TEXT DEFAULT 'x';", NEXT);
        run(home.path(), &key, &steps).unwrap();
        run(home.path(), &key, &steps).unwrap();
        let connection = database::connect(home.path(), Database::Work, &key).unwrap();
        let row: (String, String) =
            connection.query_row("SELECT json, extra FROM drafts", [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        assert_eq!(row, ("before".into(), "x".into()));
        drop(connection);
        let opened = Copy::open(home.path(), &pass());
        assert!(matches!(opened, Err(OpenError::TooNew { found: NEXT, known: KNOWN })));
    }

    #[test]
    fn a_later_step_may_let_the_older_program_in() {
        let home = tempfile::tempdir().unwrap();
        let key = copy_with_a_draft(home.path());
        run(home.path(), &key, &next("CREATE TABLE more (a TEXT) STRICT;", KNOWN)).unwrap();
        let copy = Copy::open(home.path(), &pass()).unwrap();
        assert_eq!(copy.draft("k").unwrap().unwrap().json, "before");
        drop(copy);
        let connection = database::connect(home.path(), Database::Work, &key).unwrap();
        assert_eq!(level(&connection).unwrap(), NEXT, "the older program does not lower the level");
    }

    #[test]
    fn packages_and_documents_of_the_first_level_become_single_volumes() {
        let home = tempfile::tempdir().unwrap();
        let key = copy_with_a_draft(home.path());
        std::fs::write(home.path().join("work.db"), []).unwrap();
        run(home.path(), &key, &WORK[..1]).unwrap();
        let old = database::connect(home.path(), Database::Work, &key).unwrap();
        old.execute_batch(
            "INSERT INTO packages VALUES (7, 'd', 'e', 3, '{}', '2026-11-21T08:00:00Z');
             INSERT INTO documents VALUES ('01-01', 7, 0, '01', 'a.pdf', 'application/pdf', 'c', 9, 4);",
        )
        .unwrap();
        drop(old);
        run(home.path(), &key, WORK).unwrap();
        let new = database::connect(home.path(), Database::Work, &key).unwrap();
        let found: (String, i64, i64, Option<String>, i64) = new
            .query_row(
                "SELECT d.id, p.sequence, p.volume, p.volume_set, d.library_key
                 FROM documents d JOIN packages p USING (package) WHERE p.digest = 'd'",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
            )
            .unwrap();
        assert_eq!(found, ("01-01".into(), 3, 1, None, 4));
        let orphan = new.execute("INSERT INTO documents VALUES ('x', 8, 0, '', '', '', '', 0, 5)", []);
        assert!(orphan.is_err(), "a document still names its package");
    }
}
