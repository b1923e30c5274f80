//! What survives when things go wrong: a process killed at any moment, a full disk, a copy or a target folder that
//! vanishes, a copy opened twice, machines whose clocks are years off.
//!
//! The harness grows: [`edition`] founds a small edition with real copies on the disk, [`child`] starts this test program
//! again to do one thing until it is stopped, and each of the other files tries one kind of trouble. Whatever a child said
//! was acknowledged to it and must be found again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "whatever fails here is a failed test")]

mod child;
mod clock;
mod disk;
mod edition;
mod in_use;
#[path = "../../../src-tauri/crates/desk/tests/it/kept.rs"]
mod kept;
mod killed;
mod vanished;
