//! One function per thing a person does.
//!
//! This is the only place where the rules, the encrypted copy, foreign documents, exchange files and printed pages
//! meet. The window and the terminal call the same functions and decide nothing themselves.
//!
//! - [`seat`]: somebody's encrypted copy, their keys and their certificate.
//! - [`office`]: found an office, admit people, freeze the charter, pack dossiers, conclude the edition.
//! - [`expert`]: receive a package, give marks, sign, hand in.
//! - [`documents`]: the applicants' documents: their text, search, and what cannot be shown.
//! - [`panel`]: take in sealed sheets, open them, agree, conclude, acknowledge.
//! - [`action`]: all of it as data, one struct in and one struct out, for the window and the terminal.
//! - [`verify`], [`audit`]: what a file and an archive prove, and what they do not.
//! - [`paper`]: signed data as printed pages; the same function prints for signing and for verification.
//!
//! Time always comes in as an argument. **Invariant:** a signed file is stored, byte for byte, before its signing is
//! reported as done.

pub mod action;
pub mod audit;
pub mod demo;
pub mod documents;
pub mod error;
pub mod expert;
pub mod office;
pub mod panel;
pub mod paper;
pub mod seat;
pub mod verify;

mod count;
mod passphrase;
pub mod record;
mod signing;

pub use error::{DeskError, Explanation, Severity};
pub use passphrase::Passphrase;
pub use record::{Content, Kind, SignedRecord};
pub use signing::Signer;
