//! Where each of one's own cells stands: from the first mark to the receipt, and what became of it since.

use rules::{
    charter::{Charter, Expected, RevisionKind, Row, Signing},
    digest::Digest,
    sheet::{Draft, Sheet},
    time::Instant,
};

use super::CellKey;
use crate::{DeskError, record::SignedRecord, seat::Seat};

/// An own cell and all that is known of it.
#[derive(Clone, Debug)]
pub struct CellStanding {
    /// The opened row.
    pub row: Row,
    /// How far it is.
    pub stage: Stage,
    /// What is on it: the draft, or what was signed when nothing was written since.
    pub draft: Draft,
    /// Version of the draft; 0 when there is none.
    pub version: u64,
    /// When the draft was last saved.
    pub saved_at: Option<Instant>,
    /// The own sheet that no other replaces.
    pub sheet: Option<SignedRecord<Sheet>>,
    /// When that sheet was last sealed for handing in.
    pub handed_in: Option<Instant>,
    /// When that sheet came in, by its receipt.
    pub received: Option<Instant>,
}

/// How far a cell is. A stale sheet is stale however far it had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is signed.
    Draft,
    /// Signed and not handed in.
    Signed,
    /// Sealed into a file to carry.
    HandedIn,
    /// A receipt says that it came in.
    Receipted,
    /// What was signed does not count any more.
    Stale(Stale),
    /// Recused from the beginning: no dossier, no sheet.
    Recused,
    /// The charter in force does not expect it any more.
    Withdrawn {
        /// What kind of revision is in force.
        kind: RevisionKind,
    },
}

/// Why a signed sheet does not count any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// A charter is in force that does not keep what was signed under the sheet's.
    Charter {
        /// The sheet's.
        signed: u32,
        /// In force.
        in_force: u32,
        /// What kind of revision it is.
        kind: RevisionKind,
    },
    /// The key that signed does not count any more.
    Key,
}

impl Stale {
    /// Returns why something signed under `named` does not count; `received` is when it came in.
    #[must_use]
    pub fn of(
        head: (Digest, &Charter),
        named: (u32, Digest),
        signing: &Signing,
        received: Option<Instant>,
    ) -> Option<Stale> {
        let (in_force, charter) = head;
        if named.1 != in_force && !charter.revision.keeps.contains(&named.1) {
            let (number, kind) = (charter.revision.number, charter.revision.kind);
            return Some(Stale::Charter { signed: named.0, in_force: number, kind });
        }
        let person = charter.person(&signing.person).filter(|person| person.certificate == signing.certificate);
        match person.map(|person| &person.revoked) {
            Some(None) => None,
            Some(Some(revoked)) if received.is_some_and(|at| at < revoked.at) => None,
            _ => Some(Stale::Key),
        }
    }
}

impl Seat {
    /// Returns the owner's cells in order of round and application, withdrawn ones among them.
    ///
    /// # Errors
    /// The copy's own; there is no charter yet.
    pub fn standings(&self) -> Result<Vec<CellStanding>, DeskError> {
        let me = self.profile()?.person;
        let (identity, charter) = self.charter()?;
        let (handed_in, received) = (self.hand_ins()?, self.received()?);
        // The newest package opens a row last; an older opening of the same cell may not be expected any more.
        let mut rows: std::collections::BTreeMap<CellKey, Row> = std::collections::BTreeMap::new();
        for row in self.packages()?.into_iter().flat_map(|package| package.rows).filter(|row| row.expert == me) {
            let expected = charter.expects(&row).is_ok();
            let cell = CellKey::of(&row);
            if expected || rows.get(&cell).is_none_or(|known| charter.expects(known).is_err()) {
                rows.insert(cell, row);
            }
        }
        let mut standings = Vec::new();
        for (cell, row) in rows {
            let sheet = self.latest_sheet(&cell)?;
            let saved = self.copy.draft(&cell.text())?;
            let (mut draft, version) = self.draft(&cell)?;
            if let Some(sheet) = sheet.as_ref().filter(|_| version == 0) {
                draft = Draft::of(&sheet.payload);
            }
            let time = |times: &std::collections::BTreeMap<Digest, Instant>| {
                sheet.as_ref().and_then(|sheet| times.get(&sheet.identity).copied())
            };
            let (handed_in, received) = (time(&handed_in), time(&received));
            let stage = match &sheet {
                _ if charter.expects(&row).is_err() => Stage::Withdrawn { kind: charter.revision.kind },
                _ if row.expected == Expected::Recused => Stage::Recused,
                None => Stage::Draft,
                Some(sheet) => {
                    let named = (sheet.payload.charter.number, sheet.payload.charter.digest);
                    match Stale::of((identity, &charter), named, &sheet.payload.signing, received) {
                        Some(stale) => Stage::Stale(stale),
                        None if received.is_some() => Stage::Receipted,
                        None if handed_in.is_some() => Stage::HandedIn,
                        None => Stage::Signed,
                    }
                }
            };
            standings.push(CellStanding {
                stage,
                draft,
                version,
                saved_at: saved.and_then(|saved| saved.saved_at.parse().ok()),
                sheet,
                handed_in,
                received,
                row,
            });
        }
        Ok(standings)
    }
}
