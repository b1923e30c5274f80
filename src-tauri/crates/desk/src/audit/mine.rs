//! Whether an archive holds one's own sheets as one signed them.

use std::{collections::BTreeMap, convert::Infallible};

use rules::{digest::Digest, sheet::Sheet};
use serde::Serialize;

use super::archive::ArchiveFile;
use crate::{
    DeskError,
    record::{Content, Kind, SignedRecord},
    seat::Seat,
    verify::{Trust, in_order, verify_file},
};

/// One own sheet and what the archive has of it.
#[derive(Clone, Debug, Serialize)]
pub struct Mine {
    /// Application.
    pub application: String,
    /// Round as printed.
    pub round: String,
    /// Identity of the own sheet.
    pub record: Digest,
    /// Revision number.
    pub revision: u32,
    /// What the archive has.
    pub state: MineState,
}

/// What an archive has of an own sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MineState {
    /// The same signed bytes, and a panel result names it.
    Counted,
    /// The same signed bytes, replaced by an own later revision.
    Replaced,
    /// The same signed bytes, and no panel result names it.
    Uncounted,
    /// It is not there.
    Absent,
}

impl Seat {
    /// Compares the owner's signed sheets with an archive.
    ///
    /// # Errors
    /// The copy's own.
    pub fn audit_mine(&self, files: &[ArchiveFile]) -> Result<Vec<Mine>, DeskError> {
        let trust = Trust { office: self.office()?, charters: self.charters()? };
        let mut present: BTreeMap<Digest, bool> = BTreeMap::new();
        let mut counted = Vec::new();
        let pdfs: Vec<&ArchiveFile> = files.iter().filter(|file| !file.name.ends_with(".json")).collect();
        let Ok(()) = in_order(
            &pdfs,
            |file| verify_file(&file.bytes, &trust),
            |_, verdict| {
                match (&verdict.content, verdict.identity) {
                    (Some(Content::Sheet(_)), Some(identity)) => {
                        present.insert(identity, verdict.is_good());
                    }
                    (Some(Content::PanelResult(result)), Some(_)) if verdict.is_good() => {
                        counted.extend(result.sheets.iter().map(|sheet| sheet.digest));
                    }
                    _ => {}
                }
                Ok::<(), Infallible>(())
            },
        );
        let me = self.profile()?.person;
        let own: Vec<SignedRecord<Sheet>> = self.records(Kind::Sheet)?;
        let own: Vec<_> = own.into_iter().filter(|sheet| sheet.payload.signing.person == me).collect();
        let replaced: Vec<Digest> = own.iter().flat_map(|sheet| sheet.payload.revision.supersedes.clone()).collect();
        let mine = own.iter().map(|sheet| Mine {
            application: sheet.payload.cell.application.id.to_string(),
            round: sheet.payload.round.name.to_string(),
            record: sheet.identity,
            revision: sheet.payload.revision.number,
            state: match present.get(&sheet.identity) {
                None | Some(false) => MineState::Absent,
                Some(true) if counted.contains(&sheet.identity) => MineState::Counted,
                Some(true) if replaced.contains(&sheet.identity) => MineState::Replaced,
                Some(true) => MineState::Uncounted,
            },
        });
        Ok(mine.collect())
    }
}
