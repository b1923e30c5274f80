//! Other people's programs on the files of one demo edition.
//!
//! Nothing here trusts our own reader: poppler, pyHanko, qpdf, OpenSSL, age, tar and a verifier written from the format's
//! description must each say what `panelctl` says. A program that is not installed fails its test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed unwrap is a failed test")]

mod demo;
mod journals;
#[path = "../../../src-tauri/crates/desk/tests/it/kept.rs"]
mod kept;
mod methods;
mod packages;
mod pages;
mod recount;
mod signatures;
mod tools;
