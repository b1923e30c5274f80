//! What crosses between machines: keys and certificates, enrolment, CMS signatures, signed PDFs, sealed files
//! and assignment packages.
//!
//! Everything written here opens with tools that are not ours (`openssl`, `pdfsig`, `age`, `tar`); `FORMAT.md`
//! beside this crate describes every container well enough for a second implementation.
//!
//! Invariants
//! - Verification is strict: one encoding per signed fact, anything unexpected is a named fault, never a warning.
//! - Bytes that came from outside never panic, never loop and never allocate more than a bound says.
//! - Time is an argument ([`UtcSeconds`]). Randomness is not: keys, salts, serial numbers and nonces come from
//!   OpenSSL's generator, file keys from age's own (the operating system's), because a caller could only weaken them.
//!
//! Deliberately absent: who may sign what (the charter decides, in `rules` and `desk`), the meaning of the JSON
//! inside a signed file, printing it again for comparison (`print` and `desk`), and every network.

pub mod certificates;
pub mod cms;
mod der;
pub mod enrolment;
mod files;
mod hex;
mod instant;
pub mod json;
pub mod keys;
pub mod package;
mod remembered;
pub mod sealed;
pub mod signed_pdf;

pub use files::{WriteFault, write_atomically};
pub use instant::UtcSeconds;
pub use rules::digest::Digest;
