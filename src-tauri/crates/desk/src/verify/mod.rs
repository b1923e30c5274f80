//! What a signed file proves: two axes, signature and appearance, and the reason where one is not good.

mod charters;
mod detail;
mod fault;
mod file;
mod many;
mod remedy;

pub use charters::Charters;
pub(crate) use detail::{charter as charter_zh, result as result_zh, sheet as sheet_zh};
pub use fault::{Reason, refusal_reason};
pub use file::{
    Appearance, Examined, FileVerdict, SignatureStatus, Trust, charters_of, examine, read_own, verify_file,
};
pub use many::in_order;
pub use remedy::{ANSWER, Remedy};
