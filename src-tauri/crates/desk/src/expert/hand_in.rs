//! Handing in: signed sheets, sealed to the chair and the office.

use std::{
    collections::BTreeMap,
    io::Write as _,
    path::{Path, PathBuf},
};

use exchange::{keys::Recipient, sealed, write_atomically};
use rules::{charter::Charter, digest::Digest, ids::PersonId, sheet::Sheet, time::Instant};
use store::Act;

use super::CellKey;
use crate::{
    DeskError,
    record::{Kind, SignedRecord},
    seat::Seat,
};

/// A sealed file to carry.
#[derive(Clone, Debug)]
pub struct HandIn {
    /// Suggested file name; names nobody and no score.
    pub name: String,
    /// Identity of the sheet inside.
    pub record: Digest,
    /// The cell it is the sheet of.
    pub cell: CellKey,
    /// The sealed bytes.
    pub bytes: Vec<u8>,
}

/// A sealed file that lies in a folder.
#[derive(Clone, Debug)]
pub struct HandedIn {
    /// Where.
    pub path: PathBuf,
    /// Identity of the sheet inside.
    pub record: Digest,
    /// The cell it is the sheet of.
    pub cell: CellKey,
    /// Its size in bytes.
    pub size: u64,
}

impl Seat {
    /// Seals every own sheet, replaced revisions included, to the panel's chair and the office.
    ///
    /// # Errors
    /// Nothing is signed yet, or the charter lists no usable recipient.
    pub fn hand_in(&self, now: Instant) -> Result<Vec<HandIn>, DeskError> {
        let me = self.profile()?.person;
        let files = self.seal(None, &me)?;
        self.copy.write(Act::HAND_IN, &now.to_string(), me.as_str(), |write| {
            write.set_details(details(files.iter().map(|file| file.record)));
            Ok::<(), DeskError>(())
        })?;
        Ok(files)
    }

    /// Seals the own sheets of some cells, replaced revisions included, into a folder. Either all of them lie there and
    /// the journal says so, or none and it does not.
    ///
    /// # Errors
    /// As [`Seat::hand_in`]; the folder cannot be written to.
    pub fn hand_in_to(&self, folder: &Path, cells: &[CellKey], now: Instant) -> Result<Vec<HandedIn>, DeskError> {
        let me = self.profile()?.person;
        let files = self.seal(Some(cells), &me)?;
        let mut written: Vec<HandedIn> = Vec::new();
        let done = self.copy.write(Act::HAND_IN, &now.to_string(), me.as_str(), |write| {
            for file in files {
                let path = folder.join(&file.name);
                write_atomically(&path, |out| {
                    out.write_all(&file.bytes)?;
                    Ok::<(), DeskError>(())
                })?;
                let size = file.bytes.len() as u64;
                written.push(HandedIn { path, record: file.record, cell: file.cell, size });
            }
            write.set_details(details(written.iter().map(|file| file.record)));
            Ok::<(), DeskError>(())
        });
        if let Err(error) = done {
            for file in &written {
                // The first error is the one to report.
                let _ = std::fs::remove_file(&file.path);
            }
            return Err(error);
        }
        Ok(written)
    }

    /// Returns when each own sheet was last sealed for handing in.
    ///
    /// # Errors
    /// The copy's own.
    pub fn hand_ins(&self) -> Result<BTreeMap<Digest, Instant>, DeskError> {
        let damaged = || DeskError::DamagedValue { name: "journal" };
        let mut times = BTreeMap::new();
        for entry in self.copy.journal()? {
            if entry.act != Act::HAND_IN.as_str() {
                continue;
            }
            let details: Details = serde_json::from_str(&entry.details).map_err(|_| damaged())?;
            let at: Instant = entry.at.parse().map_err(|_| damaged())?;
            times.extend(details.records.into_iter().map(|record| (record, at)));
        }
        Ok(times)
    }

    fn seal(&self, cells: Option<&[CellKey]>, me: &PersonId) -> Result<Vec<HandIn>, DeskError> {
        let (_, charter) = self.charter()?;
        let sheets: Vec<SignedRecord<Sheet>> = self.records(Kind::Sheet)?;
        let mut files = Vec::new();
        for sheet in sheets {
            let cell = CellKey::of(&sheet.payload.cell);
            if cell.expert != *me || cells.is_some_and(|cells| !cells.contains(&cell)) {
                continue;
            }
            let bytes = sealed::seal(&sheet.bytes, &recipients(&charter, &sheet.payload)?)?;
            let name = format!("{me}-{}.pdf.age", sheet.identity.short());
            files.push(HandIn { name, record: sheet.identity, cell, bytes });
        }
        if files.is_empty() { Err(DeskError::NothingSigned) } else { Ok(files) }
    }
}

/// What the journal keeps of a hand-in.
#[derive(serde::Serialize, serde::Deserialize)]
struct Details {
    records: Vec<Digest>,
}

fn details(records: impl Iterator<Item = Digest>) -> serde_json::Value {
    let records: Vec<String> = records.map(|record| record.to_string()).collect();
    serde_json::json!({ "records": records })
}

fn recipients(charter: &Charter, sheet: &Sheet) -> Result<Vec<Recipient>, DeskError> {
    let panel = charter.panel(&sheet.round.id, &sheet.round.panel);
    let chair = panel.and_then(|panel| charter.person(&panel.chair));
    let office = charter.people.iter().find(|person| person.role == rules::charter::Role::Organiser);
    let people = chair.into_iter().chain(office);
    people.map(|person| person.recipient.as_str().parse().map_err(|_| DeskError::Recipient)).collect()
}
