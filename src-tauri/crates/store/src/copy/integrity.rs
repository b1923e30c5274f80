//! A full check of everything stored.

use rusqlite::Connection;

use crate::copy::Copy;
use crate::database::Database;
use crate::error::StoreError;
use crate::journal;

/// One thing that does not verify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Pages of a file whose authentication fails (`count`), or whose structure is wrong.
    File { what: &'static str, count: u64 },
    /// The chain breaks at an entry.
    Journal { seq: u64 },
}

impl Copy {
    /// Authenticates every page of both files, checks their structure and recomputes the journal. Empty means sound.
    /// Takes as long as reading the whole copy; nothing is written meanwhile.
    pub fn integrity(&self) -> Result<Vec<Fault>, StoreError> {
        let mut faults = Vec::new();
        {
            // Pages still in the log are not seen by the check of the file.
            let writer = self.writer()?;
            check_file(&writer.connection, Database::Work, &mut faults)?;
        }
        check_file(&self.library(), Database::Library, &mut faults)?;
        match self.journal() {
            Ok(entries) => {
                if let Err(broken) = journal::verify(&entries) {
                    faults.push(Fault::Journal { seq: broken.seq });
                }
            }
            Err(StoreError::Damaged { .. }) => faults.push(Fault::Journal { seq: 0 }),
            Err(error) => return Err(error),
        }
        Ok(faults)
    }
}

fn check_file(connection: &Connection, database: Database, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    let _: i64 = connection.query_row("PRAGMA wal_checkpoint(FULL)", [], |row| row.get(0))?;
    let pages = count_rows(connection, "PRAGMA cipher_integrity_check")?;
    let structure = match connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0)) {
        Ok(text) => u64::from(text != "ok"),
        Err(_) => 1,
    };
    if pages + structure > 0 {
        faults.push(Fault::File { what: database.file_name(), count: pages.max(structure) });
    }
    Ok(())
}

fn count_rows(connection: &Connection, query: &str) -> Result<u64, StoreError> {
    let mut statement = connection.prepare(query)?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while rows.next()?.is_some() {
        count += 1;
    }
    Ok(count)
}
