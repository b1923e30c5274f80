//! Opening one SQLCipher file: the same settings every time, in the one order that works.

use std::path::Path;
use std::sync::Once;

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::envelope::DatabaseKey;
use crate::hex;

/// Pages of both databases. Must be said on every open before the first read.
pub(crate) const PAGE_SIZE: usize = 16384;

/// Which of the two files; they differ in how much log they may leave lying about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Database {
    Work,
    Library,
}

impl Database {
    pub(crate) fn file_name(self) -> &'static str {
        match self {
            Database::Work => "work.db",
            Database::Library => "library.db",
        }
    }

    fn log_limit(self) -> u32 {
        match self {
            Database::Work => 4 << 20,
            Database::Library => 16 << 20,
        }
    }
}

/// SQLite calls itself ready before SQLCipher's own beginning has run; a second thread that opens in between gets a
/// connection that takes no key. So the first connection of a process is made alone.
static BEGUN: Once = Once::new();

/// Opens an existing file (an empty one becomes a database) and proves the key by reading.
pub(crate) fn connect(folder: &Path, database: Database, key: &DatabaseKey) -> rusqlite::Result<Connection> {
    // Should it fail, the connection below says why.
    BEGUN.call_once(|| drop(Connection::open_in_memory()));
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(folder.join(database.file_name()), flags)?;
    // Or a wrong key is reported on stderr.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let spelled = Zeroizing::new(hex::encode(key.bytes()));
    let statement = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", *spelled));
    connection.execute_batch(&statement)?;
    connection.execute_batch(&format!(
        "PRAGMA cipher_page_size = {PAGE_SIZE};
         PRAGMA temp_store = MEMORY;"
    ))?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    let limit = database.log_limit();
    let pages = limit as usize / PAGE_SIZE;
    // auto_vacuum must precede WAL, which writes the first page.
    connection.execute_batch(&format!(
        "PRAGMA auto_vacuum = INCREMENTAL;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA recursive_triggers = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA journal_size_limit = {limit};
         PRAGMA wal_autocheckpoint = {pages};"
    ))?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}
