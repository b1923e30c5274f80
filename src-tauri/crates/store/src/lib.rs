//! The encrypted copy: what one person received, wrote and signed, in one folder.
//!
//! ```text
//! envelope.json   whose copy this is; the database key, wrapped by the passphrase
//! work.db         records, secrets, drafts, values, the journal, and which documents exist   (small, backed up)
//! library.db      document content in chunks, page text, search index              (large, rebuildable from packages)
//! lock            held while the copy is open
//! ```
//!
//! Both databases are SQLCipher files under one random key. **Invariants:**
//!
//! - `work.db` is the truth. Library rows that it does not name do not exist for anybody and are swept at the next
//!   opening; that is how an import of gigabytes becomes visible by one small commit, and why a crash between the two
//!   files needs no repair.
//! - Whatever a call acknowledged survives `kill -9` and power loss (`synchronous = FULL`).
//! - Every change that matters goes through [`Copy::write`], which adds one journal entry in the same transaction.
//!   Draft saves are the exception.
//! - No plaintext leaves the two encrypted files: no temporary files, no plain index.
//!
//! Deliberately absent: what the bytes mean (charter, sheet, package), who may see what, and the clock.

mod act;
mod copy;
mod database;
mod drafts;
mod envelope;
mod error;
mod hex;
mod instant;
pub mod journal;
mod library;
mod migrate;
mod named;
mod netstring;
mod platform;
mod records;
mod search;
mod write;

pub use act::Act;
pub use copy::create::{CopyInfo, CreateError};
pub use copy::integrity::Fault;
pub use copy::open::OpenError;
pub use copy::passphrase::ChangePassphraseError;
pub use copy::{BackupError, Copy};
pub use drafts::{DRAFT_HISTORY, Draft, DraftError};
pub use envelope::{KdfCost, Label, Passphrase};
pub use error::StoreError;
pub use library::documents::{Document, DocumentInfo, Package};
pub use library::import::texts::Texts;
pub use library::import::{Import, ImportError, PackageInfo, StagedContent};
pub use records::{Put, Record, RecordInfo};
pub use search::{Hit, Scope};
pub use write::Write;
