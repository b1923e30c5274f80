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

/// A file that may be taken in.
#[derive(Clone, Debug)]
pub struct GoodFile {
    /// The file.
    pub file: Arrived,
    /// What the receipt will say of it.
    pub received: ReceivedFile,
    /// Whether it comes after the deadline.
    pub late: bool,
    /// What it says; nobody sees the marks before the opening.
    pub(crate) sheet: Sheet,
}

/// The report before anything is written.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Files that may be taken in.
    pub good: Vec<GoodFile>,
    /// Files that are here already.
    pub known: Vec<String>,
    /// Files that are refused.
    pub refused: Vec<RefusedFile>,
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
    /// Checks sealed sheets without showing what they say, and writes nothing. `each` hears before every file.
    ///
    /// # Errors
    /// The copy's own, or what `each` says. A file that is not good is not an error: it is listed as refused.
    pub fn check_arrived(
        &self,
        files: Vec<Arrived>,
        now: Instant,
        each: &mut dyn FnMut(usize, &Arrived) -> Result<(), DeskError>,
    ) -> Result<Checked, DeskError> {
        let identity = self.age_identity()?;
        let trust = Trust { office: self.office()?, charters: self.charters()? };
        let receipts: Vec<SignedRecord<Receipt>> = self.records(Kind::Receipt)?;
        let known: BTreeSet<Digest> =
            receipts.iter().flat_map(|receipt| &receipt.payload.files).map(|file| file.record).collect();
        let (_, charter) = self.charter()?;
        let mut checked = Checked::default();
        for (index, file) in files.into_iter().enumerate() {
            each(index, &file)?;
            let opened = match sealed::open(&file.bytes, &identity) {
                Ok(opened) => opened,
                Err(fault) => {
                    checked.refused.push(RefusedFile { name: file.name, reasons: vec![Reason::Seal(fault.into())] });
                    continue;
                }
            };
            let verdict = verify_file(&opened, &trust);
            let (Some(record), Some(sheet)) = (verdict.identity, good_sheet(&verdict)) else {
                let mut reasons = verdict.reasons;
                if reasons.is_empty() {
                    reasons.push(Reason::NotASheet);
                }
                checked.refused.push(RefusedFile { name: file.name, reasons });
                continue;
            };
            if known.contains(&record) {
                checked.known.push(file.name);
                continue;
            }
            let late = charter.round(&sheet.round.id).is_some_and(|round| now > round.deadline);
            let received = ReceivedFile { sealed: Digest::of(&file.bytes), record, size: file.bytes.len() as u64 };
            checked.good.push(GoodFile { file, received, sheet, late });
        }
        Ok(checked)
    }

    /// Takes in what was checked: stores the sealed bytes and signs one receipt per person.
    ///
    /// # Errors
    /// The copy's own.
    pub fn take_in_checked(&self, checked: Checked, signer: &Signer, now: Instant) -> Result<Intaken, DeskError> {
        let late = checked.good.iter().filter(|good| good.late).map(|good| good.file.name.clone()).collect();
        let mut result = Intaken { receipts: Vec::new(), known: checked.known, late, refused: checked.refused };
        let mut accepted: BTreeMap<PersonId, Vec<GoodFile>> = BTreeMap::new();
        for good in checked.good {
            accepted.entry(good.sheet.cell.expert.clone()).or_default().push(good);
        }
        for (person, mut files) in accepted {
            files.sort_by(|a, b| a.received.cmp(&b.received));
            files.dedup_by(|a, b| a.received.record == b.received.record);
            result.receipts.push(self.receive_from(&person, &files, signer, now)?);
        }
        Ok(result)
    }

    /// Checks sealed sheets and takes in the good ones.
    ///
    /// # Errors
    /// As [`Seat::check_arrived`] and [`Seat::take_in_checked`].
    pub fn take_in(&self, files: &[Arrived], signer: &Signer, now: Instant) -> Result<Intaken, DeskError> {
        let checked = self.check_arrived(files.to_vec(), now, &mut |_, _| Ok(()))?;
        self.take_in_checked(checked, signer, now)
    }

    fn receive_from(
        &self,
        person: &PersonId,
        files: &[GoodFile],
        signer: &Signer,
        now: Instant,
    ) -> Result<SignedRecord<Receipt>, DeskError> {
        let (charter_identity, charter) = self.charter()?;
        let name: Line = files.first().map(|good| good.sheet.signing.name.clone()).ok_or(DeskError::NothingSigned)?;
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
                files: files.iter().map(|good| good.received.clone()).collect(),
                signing,
            })
        };
        self.sign_record(signer, &act, build, |write, _| {
            for GoodFile { received, file, sheet, .. } in files {
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
