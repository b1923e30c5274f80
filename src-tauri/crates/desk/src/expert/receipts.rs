//! Receipts for one's own sheets: that they came in, and when, by the receiver's clock.

use std::collections::{BTreeMap, BTreeSet};

use rules::{digest::Digest, record::Receipt, sheet::Sheet, time::Instant};
use store::{Act, Record};

use crate::{
    DeskError,
    record::{Content, Kind, SignedRecord},
    seat::Seat,
    verify::{Trust, read_own, verify_file},
};

/// A good receipt for this person.
#[derive(Clone, Debug)]
pub struct OwnReceipt {
    /// The receipt.
    pub receipt: SignedRecord<Receipt>,
    /// It is in this copy already.
    pub here: bool,
    /// Own sheets it is for.
    pub sheets: Vec<Digest>,
    /// Files in it that are no sheets of this copy, such as those of a laptop that was replaced.
    pub others: usize,
}

impl Seat {
    /// Checks a receipt without storing it.
    ///
    /// # Errors
    /// It is not good, no receipt, or somebody else's.
    pub fn read_receipt(&self, bytes: &[u8]) -> Result<OwnReceipt, DeskError> {
        let trust = Trust { office: self.office()?, charters: self.charters()? };
        let verdict = verify_file(bytes, &trust);
        let Some(Content::Receipt(content)) = verdict.content.as_ref().filter(|_| verdict.is_good()) else {
            return Err(DeskError::NotGood { reasons: verdict.reasons });
        };
        if content.from != self.profile()?.person {
            return Err(DeskError::OtherPerson);
        }
        let receipt: SignedRecord<Receipt> = read_own(bytes.to_vec())?;
        let own: BTreeSet<Digest> =
            self.records::<Sheet>(Kind::Sheet)?.into_iter().map(|sheet| sheet.identity).collect();
        let (sheets, others): (Vec<Digest>, Vec<Digest>) =
            receipt.payload.files.iter().map(|file| file.record).partition(|record| own.contains(record));
        let here = self.copy.record(&receipt.identity.to_string())?.is_some();
        Ok(OwnReceipt { receipt, here, sheets, others: others.len() })
    }

    /// Stores a receipt for one's own sheets; one that is here already changes nothing.
    ///
    /// # Errors
    /// As [`Seat::read_receipt`].
    pub fn take_receipt(&self, bytes: &[u8], now: Instant) -> Result<OwnReceipt, DeskError> {
        let read = self.read_receipt(bytes)?;
        if read.here {
            return Ok(read);
        }
        let person = read.receipt.payload.from.to_string();
        let record = Record {
            digest: read.receipt.identity.to_string(),
            kind: Kind::Receipt.as_str().to_owned(),
            key: person.clone(),
            bytes: bytes.to_vec(),
            received_at: now.to_string(),
        };
        self.copy.write(Act::IMPORT_RECORD, &now.to_string(), &person, |write| {
            write.put_record(&record)?;
            write.set_details(serde_json::json!({ "kind": record.kind, "record": record.digest }));
            Ok::<(), DeskError>(())
        })?;
        Ok(read)
    }

    /// Returns when each own sheet came in, as the first receipt that names it says.
    ///
    /// # Errors
    /// The copy's own.
    pub fn received(&self) -> Result<BTreeMap<Digest, Instant>, DeskError> {
        let me = self.profile()?.person;
        let mut times: BTreeMap<Digest, Instant> = BTreeMap::new();
        for receipt in self.records::<Receipt>(Kind::Receipt)? {
            // A chair's copy holds the receipts of all members.
            if receipt.payload.from != me {
                continue;
            }
            for file in &receipt.payload.files {
                let first = times.entry(file.record).or_insert(receipt.payload.received_at);
                *first = receipt.payload.received_at.min(*first);
            }
        }
        Ok(times)
    }
}
