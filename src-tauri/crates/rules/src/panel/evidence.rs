//! What other signed files say of a sheet: when it came in, whether its expert agreed to it, whether it was accepted late.

use std::collections::BTreeMap;

use super::Candidate;
use crate::{
    digest::Digest,
    record::{Acknowledgement, Act, Receipt, WitnessSlip},
    sheet::Sheet,
    time::Instant,
};

/// Good signed files beside the sheets, by the sheets they name: with thousands of both, nobody looks through all of them
/// for each sheet. Whether each is good is asked before.
#[derive(Clone, Debug, Default)]
pub struct Evidence<'a> {
    received: BTreeMap<Digest, Instant>,
    answers: BTreeMap<Digest, Vec<&'a Acknowledgement>>,
    slips: BTreeMap<Digest, Vec<&'a WitnessSlip>>,
}

impl<'a> Evidence<'a> {
    /// Returns what intake receipts, acknowledgements and witness slips say together.
    #[must_use]
    pub fn new(
        receipts: impl IntoIterator<Item = &'a Receipt>,
        answers: impl IntoIterator<Item = &'a Acknowledgement>,
        slips: impl IntoIterator<Item = &'a WitnessSlip>,
    ) -> Evidence<'a> {
        let mut evidence = Evidence::default();
        for receipt in receipts {
            for file in &receipt.files {
                let first = evidence.received.entry(file.record).or_insert(receipt.received_at);
                *first = receipt.received_at.min(*first);
            }
        }
        for answer in answers {
            evidence.answers.entry(answer.of).or_default().push(answer);
        }
        for slip in slips {
            for file in &slip.files {
                evidence.slips.entry(*file).or_default().push(slip);
            }
        }
        evidence
    }

    /// Returns the sheet with what these files say of it. `certificate` is the digest of the one that signed it.
    #[must_use]
    pub fn candidate<'s>(&self, identity: Digest, certificate: Digest, sheet: &'s Sheet) -> Candidate<'s> {
        let mut answers = self.answers.get(&identity).into_iter().flatten();
        let mut slips = self.slips.get(&identity).into_iter().flatten();
        Candidate {
            identity,
            certificate,
            received: self.received.get(&identity).copied(),
            accepted_late: slips.any(|slip| slip.accepts(sheet)),
            countersigned: answers.any(|answer| answer.countersigns(sheet, identity)),
            sheet,
        }
    }
}

impl WitnessSlip {
    /// Returns whether this is an opening of the sheet's panel that says why: a late sheet that it names counts.
    fn accepts(&self, sheet: &Sheet) -> bool {
        let here =
            |round: &crate::charter::RoundReference| round.id == sheet.round.id && round.panel == sheet.round.panel;
        self.act == Act::Opening
            && self.edition.id == sheet.edition.id
            && self.round.as_ref().is_some_and(here)
            && self.reason.is_some()
    }
}
