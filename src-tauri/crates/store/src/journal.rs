//! The journal: a hash chain of what mattered, written in the same transaction as each change.
//!
//! # How to recompute it
//!
//! The head of an entry is the SHA-256, in lower-case hexadecimal, over these seven texts in UTF-8, each written as a
//! netstring (`<length in bytes, decimal>:<text>,`) and nothing between them:
//!
//! ```text
//! paneldesk.journal/1   the previous head   seq in decimal   at   act   subject   details
//! ```
//!
//! The first entry has seq 1 and as its previous head sixty-four zeros. `details` is hashed as it is stored, so nobody
//! needs a canonical JSON. In Python:
//!
//! ```python
//! def head(e):
//!     parts = ["paneldesk.journal/1", e["previous"], str(e["seq"]), e["at"], e["act"], e["subject"], e["details"]]
//!     data = b"".join(b"%d:%s," % (len(p.encode()), p.encode()) for p in parts)
//!     return hashlib.sha256(data).hexdigest()
//! ```
//!
//! What it proves: with a head that somebody else kept, that the entries up to it are the ones there were then. It proves
//! nothing about the time, and nothing against the owner of the copy before the head went out.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::{hex, netstring};

const DOMAIN: &str = "paneldesk.journal/1";

/// The hash of a journal up to some entry: 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Head(String);

impl Head {
    /// The head before the first entry.
    pub fn genesis() -> Self {
        Head("0".repeat(64))
    }

    /// Returns `None` unless the text is 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        hex::is_digest(text).then(|| Head(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Head {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One act. `subject` and `details` hold ids and counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub seq: u64,
    /// RFC 3339, UTC, as the machine's clock claimed.
    pub at: String,
    pub act: String,
    pub subject: String,
    /// JSON text, hashed as it stands.
    pub details: String,
    pub previous: Head,
    pub head: Head,
}

/// The first entry that does not continue the chain.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the journal is broken at entry {seq}")]
pub struct Broken {
    pub seq: u64,
}

/// Recomputes a journal from its first entry and returns its head.
pub fn verify(entries: &[Entry]) -> Result<Head, Broken> {
    let mut head = Head::genesis();
    for (entry, seq) in entries.iter().zip(1..) {
        if entry.seq != seq || entry.previous != head || entry.head != compute(entry) {
            return Err(Broken { seq });
        }
        head = entry.head.clone();
    }
    Ok(head)
}

fn compute(entry: &Entry) -> Head {
    let bytes = netstring::join(&[
        DOMAIN,
        entry.previous.as_str(),
        &entry.seq.to_string(),
        &entry.at,
        &entry.act,
        &entry.subject,
        &entry.details,
    ]);
    Head(hex::encode(&Sha256::digest(bytes)))
}

/// What one writing adds.
pub(crate) struct NewEntry<'a> {
    pub(crate) at: &'a str,
    pub(crate) act: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) details: &'a serde_json::Value,
}

pub(crate) fn append(connection: &Connection, new: NewEntry<'_>) -> Result<Head, StoreError> {
    let (seq, previous) = last(connection)?.unwrap_or((0, Head::genesis()));
    let mut entry = Entry {
        seq: seq + 1,
        at: new.at.to_owned(),
        act: new.act.to_owned(),
        subject: new.subject.to_owned(),
        details: new.details.to_string(),
        previous,
        head: Head::genesis(),
    };
    entry.head = compute(&entry);
    connection
        .prepare_cached(
            "INSERT INTO journal (seq, at, act, subject, details, previous, head)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            entry.seq as i64,
            entry.at,
            entry.act,
            entry.subject,
            entry.details,
            entry.previous.as_str(),
            entry.head.as_str()
        ])?;
    connection
        .prepare_cached(
            "INSERT INTO journal_head (only, seq, head) VALUES (1, ?1, ?2)
             ON CONFLICT (only) DO UPDATE SET seq = excluded.seq, head = excluded.head",
        )?
        .execute(params![entry.seq as i64, entry.head.as_str()])?;
    Ok(entry.head)
}

pub(crate) fn head(connection: &Connection) -> Result<Head, StoreError> {
    Ok(last(connection)?.map_or_else(Head::genesis, |(_, head)| head))
}

fn last(connection: &Connection) -> Result<Option<(u64, Head)>, StoreError> {
    let row = connection
        .prepare_cached("SELECT seq, head FROM journal_head")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)? as u64, Head(row.get(1)?))))
        .optional()?;
    Ok(row)
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<Entry>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT seq, at, act, subject, details, previous, head FROM journal ORDER BY seq")?;
    let rows = statement.query_map([], row_to_entry)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Checks the last entry against the kept head: a cut end is noticed without reading the whole journal.
pub(crate) fn check_end(connection: &Connection) -> Result<(), StoreError> {
    let entry = connection
        .query_row(
            "SELECT seq, at, act, subject, details, previous, head FROM journal
             ORDER BY seq DESC LIMIT 1",
            [],
            row_to_entry,
        )
        .optional()?;
    let kept = last(connection)?;
    let agrees = match (&entry, &kept) {
        (Some(entry), Some((seq, head))) => entry.seq == *seq && entry.head == *head && compute(entry) == *head,
        // A copy begins with its creation in the journal.
        _ => false,
    };
    if agrees { Ok(()) } else { Err(StoreError::Damaged { what: "the journal" }) }
}

fn row_to_entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        seq: row.get::<_, i64>(0)? as u64,
        at: row.get(1)?,
        act: row.get(2)?,
        subject: row.get(3)?,
        details: row.get(4)?,
        previous: Head(row.get(5)?),
        head: Head(row.get(6)?),
    })
}
