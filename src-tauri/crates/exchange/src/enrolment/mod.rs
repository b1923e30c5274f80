//! Enrolment: how a person's keys get to the office and a certificate gets back, over a channel nobody trusts.
//!
//! The person's machine writes a [`Request`] (name, edition, signing request, age recipient, nonce), signed by the
//! new key. Both sides see a short [`Code`] computed from all of it; the person reads theirs aloud by telephone, the
//! office **types** it. The office answers with a [`Response`] (certificate and authority), and the second code is
//! read by the office and typed by the person. So neither a swapped key or recipient on the way to the office nor a
//! swapped authority on the way back goes unnoticed.

mod code;
mod request;
mod response;

pub use code::Code;
pub use request::{Applicant, Request, RequestFault};
pub use response::{Response, ResponseFault};
