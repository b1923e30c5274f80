//! Receiving the charter and its revisions.

use exchange::certificates::CaCertificate;
use rules::{charter::Charter, time::Instant};
use store::{Act, Record};

use crate::{
    DeskError,
    record::{Content, Kind, SignedRecord},
    seat::Seat,
    verify::{Trust, read_own, verify_file},
};

impl Seat {
    /// Takes in a signed charter. A revision must continue the chain this copy knows.
    ///
    /// # Errors
    /// The file is not good for this office, is of another edition, or continues a chain this copy does not have.
    pub fn receive_charter(&self, bytes: &[u8], now: Instant) -> Result<SignedRecord<Charter>, DeskError> {
        let office: CaCertificate = self.office()?;
        let verdict = verify_file(bytes, &Trust { office, charters: Default::default() });
        let Some(Content::Charter(charter)) = verdict.content.as_ref().filter(|_| verdict.is_good()) else {
            return Err(DeskError::NotGood { reasons: verdict.reasons });
        };
        if charter.edition.id != self.profile()?.edition {
            return Err(DeskError::OtherEdition);
        }
        let known = self.charters()?;
        let signed: SignedRecord<Charter> = read_own(bytes.to_vec())?;
        if known.get(&signed.identity).is_some() {
            return Ok(signed);
        }
        let continues = match charter.revision.previous {
            None => known.is_empty(),
            Some(previous) => known.is_empty() || known.get(&previous).is_some(),
        };
        if !continues {
            return Err(DeskError::CharterChain);
        }
        let before = charter.revision.previous.and_then(|previous| Some((previous, known.get(&previous)?)));
        if before.is_some_and(|(identity, before)| !charter.may_follow(identity, before)) {
            return Err(DeskError::Charter { faults: vec![rules::charter::CharterFault::Change] });
        }
        let record = Record {
            digest: signed.identity.to_string(),
            kind: Kind::Charter.as_str().to_owned(),
            key: charter.edition.id.to_string(),
            bytes: bytes.to_vec(),
            received_at: now.to_string(),
        };
        self.copy.write(Act::IMPORT_CHARTER, &now.to_string(), charter.edition.id.as_str(), |write| {
            write.put_record(&record)?;
            write.set_details(serde_json::json!({ "record": record.digest, "revision": charter.revision.number }));
            Ok::<(), DeskError>(())
        })?;
        Ok(signed)
    }
}
