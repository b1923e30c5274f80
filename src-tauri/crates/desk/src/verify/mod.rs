//! What a signed file proves: two axes, signature and appearance, and the reason where one is not good.

mod charters;
mod fault;
mod file;

pub use charters::Charters;
pub use fault::{Reason, refusal_reason};
pub use file::{Appearance, FileVerdict, SignatureStatus, Trust, charters_of, read_own, verify_file};
