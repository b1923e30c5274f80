//! Whose signature it is.

use super::read::SignedPdf;
use crate::UtcSeconds;
use crate::certificates::CaCertificate;

/// What an office's authority says about a signer. Membership and purpose are the charter's to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// This authority issued the signer's certificate and it was valid at the given instant.
    IssuedByThisOffice,
    /// This authority issued the certificate, but not for the given instant.
    OutsideValidity,
    /// Somebody else issued the certificate.
    UnknownIssuer,
}

/// Judges the signer by an authority at an instant: the intake receipt's when there is one, because the time in the
/// file is only claimed.
pub fn trust(file: &SignedPdf, ca: &CaCertificate, at: UtcSeconds) -> Trust {
    if !file.signer.is_issued_by(ca) {
        return Trust::UnknownIssuer;
    }
    let valid = file.signer.is_valid_at(at) && ca.not_before() <= at && at <= ca.not_after();
    if valid { Trust::IssuedByThisOffice } else { Trust::OutsideValidity }
}
