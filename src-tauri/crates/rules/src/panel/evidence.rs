//! What other signed files say of a sheet: when it came in, whether its expert agreed to it, whether it was accepted late.

use super::Candidate;
use crate::{
    digest::Digest,
    record::{Acknowledgement, Act, Receipt, WitnessSlip},
    sheet::Sheet,
};

/// Good signed files beside the sheets. Whether each is good is asked before.
#[derive(Clone, Debug, Default)]
pub struct Evidence<'a> {
    /// Intake receipts.
    pub receipts: Vec<&'a Receipt>,
    /// Acknowledgements.
    pub answers: Vec<&'a Acknowledgement>,
    /// Witness slips.
    pub slips: Vec<&'a WitnessSlip>,
}

impl Evidence<'_> {
    /// Returns the sheet with what these files say of it. `certificate` is the digest of the one that signed it.
    #[must_use]
    pub fn candidate<'s>(&self, identity: Digest, certificate: Digest, sheet: &'s Sheet) -> Candidate<'s> {
        let naming = self.receipts.iter().filter(|receipt| receipt.files.iter().any(|file| file.record == identity));
        Candidate {
            identity,
            certificate,
            received: naming.map(|receipt| receipt.received_at).min(),
            accepted_late: self.slips.iter().any(|slip| slip.accepts_late(sheet, identity)),
            countersigned: self.answers.iter().any(|answer| answer.countersigns(sheet, identity)),
            sheet,
        }
    }
}

impl WitnessSlip {
    /// Returns whether this opening names the sheet and says why: then it counts although it came in late.
    #[must_use]
    pub fn accepts_late(&self, sheet: &Sheet, identity: Digest) -> bool {
        let here =
            |round: &crate::charter::RoundReference| round.id == sheet.round.id && round.panel == sheet.round.panel;
        self.act == Act::Opening
            && self.edition.id == sheet.edition.id
            && self.round.as_ref().is_some_and(here)
            && self.reason.is_some()
            && self.files.contains(&identity)
    }
}
