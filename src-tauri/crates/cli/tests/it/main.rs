//! `panelctl` as a process.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod act;
mod documents;
#[path = "../../../desk/tests/it/edition.rs"]
mod edition;
mod passphrase;
