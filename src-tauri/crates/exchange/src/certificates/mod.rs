//! X.509 certificates of one profile: an office's authority issues them, roles hold them.
//!
//! Only certificates of this profile are certificates here: [`Certificate::from_der`] and
//! [`CaCertificate::from_der`] refuse anything else by name, so a value of these types has been checked. Whether a
//! certificate counts for a purpose is the charter's decision, not this module's.
//!
//! Deliberately absent: chains (an authority issues leaves and nothing else), revocation lists (a revocation is a
//! revision of the charter) and trust stores of the machine.

mod authority;
mod csr;
mod leaf;
mod profile;
mod subject;

pub use authority::{CaCertificate, IssueFault, OfficeCa, Serial};
pub use csr::{Csr, CsrFault};
pub use leaf::Certificate;
pub use profile::CertificateFault;
pub use subject::{Role, Subject, SubjectFault};

pub(crate) use profile::Fields;
