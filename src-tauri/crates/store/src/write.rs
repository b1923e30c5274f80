//! The one door for writing.

use rusqlite::{Transaction, TransactionBehavior};

use crate::act::Act;
use crate::copy::Copy;
use crate::drafts::{Draft, DraftError};
use crate::error::StoreError;
use crate::journal::{Head, NewEntry};
use crate::library::documents;
use crate::records::{Put, Record, RecordInfo};
use crate::{drafts, instant, journal, named, records};

/// A transaction on `work.db` that ends in one journal entry. It reads its own changes.
pub struct Write<'c> {
    transaction: Transaction<'c>,
    at: String,
    details: serde_json::Value,
    /// Documents went, so cached places of content no longer hold.
    withdrew: bool,
}

impl Copy {
    /// Runs `body` in one transaction and adds one journal entry to it: act, subject (an id) and the details that the
    /// body set. When the body fails, nothing is changed and nothing journaled. When this returns `Ok`, the change is
    /// durable.
    ///
    /// `at` is RFC 3339 in UTC. Other threads' writes wait; a write inside a write is refused.
    pub fn write<T, E: From<StoreError>>(
        &self,
        act: Act,
        at: &str,
        subject: &str,
        body: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        instant::check(at)?;
        let mut writer = self.writer()?;
        let transaction =
            writer.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let details = serde_json::Value::Object(serde_json::Map::new());
        let mut write = Write { transaction, at: at.to_owned(), details, withdrew: false };
        let value = body(&mut write)?;
        let entry = NewEntry { at, act: act.as_str(), subject, details: &write.details };
        journal::append(&write.transaction, entry)?;
        write.transaction.commit().map_err(StoreError::from)?;
        if write.withdrew {
            self.ranges().clear();
        }
        // Written into a removed file is not written.
        self.check_present()?;
        Ok(value)
    }

    /// Saves a draft without a journal entry; durable when it returns. `expected` is the version the caller last saw
    /// (0: none); the new version is returned. The last [`crate::DRAFT_HISTORY`] earlier versions are kept.
    pub fn save_draft(&self, key: &str, json: &str, expected: u64, at: &str) -> Result<u64, DraftError> {
        let mut writer = self.writer()?;
        let transaction = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version = drafts::save(&transaction, key, json, expected, at)?;
        transaction.commit()?;
        self.check_present()?;
        Ok(version)
    }
}

impl Write<'_> {
    /// Sets the details of the journal entry: ids, digests and counts, never texts, names or scores.
    pub fn set_details(&mut self, details: serde_json::Value) {
        self.details = details;
    }

    /// The journal's head before this writing's own entry.
    pub fn journal_head(&self) -> Result<Head, StoreError> {
        journal::head(&self.transaction)
    }

    /// Stores a signed file. Idempotent by digest: the first bytes stay.
    pub fn put_record(&mut self, record: &Record) -> Result<Put, StoreError> {
        records::put(&self.transaction, record)
    }

    pub fn record(&self, digest: &str) -> Result<Option<Record>, StoreError> {
        records::get(&self.transaction, digest)
    }

    pub fn records(&self, kind: &str) -> Result<Vec<RecordInfo>, StoreError> {
        records::of_kind(&self.transaction, kind)
    }

    pub fn records_by_key(&self, kind: &str, key: &str) -> Result<Vec<RecordInfo>, StoreError> {
        records::of_key(&self.transaction, kind, key)
    }

    pub fn put_secret(&mut self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        named::put_secret(&self.transaction, name, bytes)
    }

    pub fn put_value(&mut self, name: &str, json: &str) -> Result<(), StoreError> {
        named::put_value(&self.transaction, name, json)
    }

    pub fn delete_value(&mut self, name: &str) -> Result<(), StoreError> {
        named::delete_value(&self.transaction, name)
    }

    pub fn value(&self, name: &str) -> Result<Option<String>, StoreError> {
        named::value(&self.transaction, name)
    }

    pub fn draft(&self, key: &str) -> Result<Option<Draft>, StoreError> {
        drafts::get(&self.transaction, key)
    }

    /// Saves a draft as part of this writing, saved at this writing's instant.
    pub fn save_draft(&mut self, key: &str, json: &str, expected: u64) -> Result<u64, DraftError> {
        drafts::save(&self.transaction, key, json, expected, &self.at)
    }

    /// Deletes a draft and its history if it is still at the version the caller read (0: expects none).
    pub fn delete_draft(&mut self, key: &str, expected: u64) -> Result<(), DraftError> {
        drafts::delete(&self.transaction, key, expected, &self.at)
    }

    /// Removes an application's documents from the copy (a recusal, say) and returns how many there were. Their bytes
    /// are swept at the next opening or by [`Copy::reclaim`].
    pub fn withdraw_documents(&mut self, application: &str) -> Result<u64, StoreError> {
        self.withdrew = true;
        documents::withdraw(&self.transaction, application)
    }

    pub(crate) fn transaction(&self) -> &rusqlite::Connection {
        &self.transaction
    }
}
