//! Opening one SQLCipher file: the same settings every time, in the one order that works.

use std::path::Path;
use std::sync::Once;

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::envelope::{DatabaseKey, PageCode};
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
    let code = match key.pages() {
        PageCode::Sha512 => "HMAC_SHA512",
        PageCode::Sha256 => "HMAC_SHA256",
    };
    connection.execute_batch(&format!(
        "PRAGMA cipher_page_size = {PAGE_SIZE};
         PRAGMA cipher_hmac_algorithm = {code};
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::envelope::{Envelope, KdfCost, Label, Passphrase};

    /// A copy of format 1 keeps its format and stays legible; with the other code its pages are not.
    #[test]
    fn a_copy_of_the_first_format_is_opened_as_it_was_made() {
        let home = tempfile::tempdir().unwrap();
        let key = DatabaseKey::generate().unwrap().making(PageCode::Sha512);
        let path = home.path().join(Database::Work.file_name());
        std::fs::write(&path, []).unwrap();
        connect(home.path(), Database::Work, &key).unwrap().execute_batch("CREATE TABLE one (number)").unwrap();

        let passphrase = Passphrase::new("祁山月");
        let label = Label {
            copy: "0".repeat(32),
            owner: "祁山月".into(),
            kind: "person".into(),
            created_at: "2026-05-14T03:00:00Z".into(),
        };
        let sealed = Envelope::seal(&key, &passphrase, label, Vec::new(), KdfCost::Light).unwrap().to_bytes();
        assert!(String::from_utf8(sealed.clone()).unwrap().contains("paneldesk.copy/1"));
        let opened = Envelope::parse(&sealed).unwrap().open(&passphrase).unwrap();
        assert_eq!(opened.pages(), PageCode::Sha512);
        let count = |key: &DatabaseKey| {
            connect(home.path(), Database::Work, key)?
                .query_row("SELECT count(*) FROM one", [], |row| row.get::<_, u32>(0))
        };
        assert_eq!(count(&opened).unwrap(), 0);
        assert!(count(&opened.making(PageCode::Sha256)).is_err());
    }
}
