//! Signed hybrid PDFs: one revision, one attachment, one signature over everything but itself.
//!
//! The `print` crate writes the whole file with an empty signature slot; [`sign`] fills the slot and [`read`]
//! checks a file from outside: its structure strictly, its signature cryptographically, and hands out the attached
//! data. The identity of such a file is the SHA-256 of its signed byte range, so two files that differ only in the
//! slot are the same record.
//!
//! What [`read`] does not say: whether the signer may sign this (the charter), whether the pages show what the data
//! says (`desk` prints again and compares with [`SignedPdf::is_unsigned_form`]), and what the data means (`rules`).

mod diagnosis;
mod fault;
mod pdf;
mod read;
mod shape;
mod sign;
mod slot;
mod trust;

pub use fault::Fault;
pub use pdf::Malformed;
pub use read::{BeforeSlot, SignedPdf, read};
pub use sign::{SignError, sign};
pub use slot::{Slot, identity};
pub use trust::{Trust, trust};

/// The largest signed PDF that is read, in bytes (64 MiB).
pub const LARGEST: usize = 64 << 20;
