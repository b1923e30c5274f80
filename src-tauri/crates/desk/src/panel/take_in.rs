//! Taking in sealed sheets: everything is checked and refused files are named before anything is written; then the
//! sealed bytes are stored and a receipt is signed.

use std::collections::{BTreeMap, BTreeSet};

use exchange::sealed;
use rules::{
    charter::CharterReference,
    digest::Digest,
    ids::PersonId,
    json::Payload,
    record::{Receipt, ReceivedFile},
    sheet::Sheet,
    text::Line,
    time::Instant,
};
use store::{Act, Record};

use crate::{
    DeskError, Signer,
    record::{Content, Kind, SignedRecord},
    seat::Seat,
    signing::SigningAct,
    verify::{FileVerdict, Reason, Trust, verify_file},
};

/// A file as it arrived.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// Name on the stick; only for telling people which file is meant.
    pub name: String,
    /// Sealed bytes.
    pub bytes: Vec<u8>,
}

/// A file that was not taken in.
#[derive(Clone, Debug)]
pub struct RefusedFile {
    /// Name on the stick.
    pub name: String,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What came of taking files in.
#[derive(Clone, Debug, Default)]
pub struct Intaken {
    /// One receipt per person who handed in.
    pub receipts: Vec<SignedRecord<Receipt>>,
    /// Files that are here already.
    pub known: Vec<String>,
    /// Files received after the deadline: kept with their receipt, and left out unless the opening accepts them.
    pub late: Vec<String>,
    /// Files that were refused.
    pub refused: Vec<RefusedFile>,
}

/// Kind under which sealed sheets wait in the chair's copy.
pub(crate) const SEALED: &str = "sealed-sheet";

impl Seat {
    /// Checks sealed sheets without showing what they say.
    ///
    /// # Errors
    /// The copy's own. A file that is not good is not an error: it is listed as refused.
    pub fn take_in(&self, files: &[Arrived], signer: &Signer, now: Instant) -> Result<Intaken, DeskError> {
        let identity = self.age_identity()?;
        let trust = Trust { office: self.office()?, charters: self.charters()? };
        let receipts: Vec<SignedRecord<Receipt>> = self.records(Kind::Receipt)?;
        let known: BTreeSet<Digest> =
            receipts.iter().flat_map(|receipt| &receipt.payload.files).map(|file| file.record).collect();
        let (_, charter) = self.charter()?;
        let mut result = Intaken::default();
        let mut accepted: BTreeMap<PersonId, Vec<(ReceivedFile, &Arrived, Sheet)>> = BTreeMap::new();
        for file in files {
            let opened = match sealed::open(&file.bytes, &identity) {
                Ok(opened) => opened,
                Err(fault) => {
                    result
                        .refused
                        .push(RefusedFile { name: file.name.clone(), reasons: vec![Reason::Seal(fault.into())] });
                    continue;
                }
            };
            let verdict = verify_file(&opened, &trust);
            let (Some(record), Some(sheet)) = (verdict.identity, good_sheet(&verdict)) else {
                let mut reasons = verdict.reasons;
                if reasons.is_empty() {
                    reasons.push(Reason::NotASheet);
                }
                result.refused.push(RefusedFile { name: file.name.clone(), reasons });
                continue;
            };
            if known.contains(&record) {
                result.known.push(file.name.clone());
                continue;
            }
            if charter.round(&sheet.round.id).is_some_and(|round| now > round.deadline) {
                result.late.push(file.name.clone());
            }
            let received = ReceivedFile { sealed: Digest::of(&file.bytes), record, size: file.bytes.len() as u64 };
            accepted.entry(sheet.cell.expert.clone()).or_default().push((received, file, sheet));
        }
        for (person, mut files) in accepted {
            files.sort_by(|a, b| a.0.cmp(&b.0));
            files.dedup_by(|a, b| a.0.record == b.0.record);
            result.receipts.push(self.receive_from(&person, &files, signer, now)?);
        }
        Ok(result)
    }

    fn receive_from(
        &self,
        person: &PersonId,
        files: &[(ReceivedFile, &Arrived, Sheet)],
        signer: &Signer,
        now: Instant,
    ) -> Result<SignedRecord<Receipt>, DeskError> {
        let (charter_identity, charter) = self.charter()?;
        let name: Line =
            files.first().map(|(_, _, sheet)| sheet.signing.name.clone()).ok_or(DeskError::NothingSigned)?;
        let act = SigningAct {
            act: Act::IMPORT_RECORD,
            subject: person.as_str(),
            kind: Kind::Receipt,
            key: person.as_str(),
            now,
        };
        let build = |signing| {
            Ok(Receipt {
                format: Receipt::FORMAT.to_owned(),
                edition: charter.edition_reference(),
                charter: CharterReference { number: charter.revision.number, digest: charter_identity },
                from: person.clone(),
                from_name: name.clone(),
                received_at: now,
                files: files.iter().map(|(received, _, _)| received.clone()).collect(),
                signing,
            })
        };
        self.sign_record(signer, &act, build, |write, _| {
            for (received, file, sheet) in files {
                write.put_record(&Record {
                    digest: received.sealed.to_string(),
                    kind: SEALED.to_owned(),
                    key: crate::expert::CellKey::of(&sheet.cell).text(),
                    bytes: file.bytes.clone(),
                    received_at: now.to_string(),
                })?;
            }
            Ok(())
        })
    }
}

fn good_sheet(verdict: &FileVerdict) -> Option<Sheet> {
    match &verdict.content {
        Some(Content::Sheet(sheet)) if verdict.is_good() => Some((**sheet).clone()),
        _ => None,
    }
}
