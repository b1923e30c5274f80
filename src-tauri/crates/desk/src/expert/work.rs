//! My work: every assigned dossier with its state.

use rules::{
    charter::{Charter, Expected, Row},
    digest::Digest,
    sheet::Sheet,
};

use super::CellKey;
use crate::{
    DeskError,
    count::count,
    record::{Kind, SignedRecord},
    seat::Seat,
};

/// One assigned dossier.
#[derive(Clone, Debug)]
pub struct WorkItem {
    /// The opened row.
    pub row: Row,
    /// How far it is.
    pub state: WorkState,
}

/// How far the work on a dossier is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkState {
    /// Recused: no dossier, no sheet.
    Recused,
    /// Marks given of all items.
    Draft {
        /// Marks given.
        given: u32,
        /// Items in all.
        items: u32,
    },
    /// Signed; the identity is the latest revision's.
    Signed {
        /// Identity.
        identity: Digest,
        /// Revision number.
        revision: u32,
    },
}

impl Seat {
    /// Returns the owner's dossiers in order of round and application.
    ///
    /// # Errors
    /// The copy's own.
    pub fn my_work(&self) -> Result<Vec<WorkItem>, DeskError> {
        let (_, charter) = self.charter()?;
        let rows = self.own_rows(&charter)?;
        let mut work = Vec::new();
        for row in rows {
            let state = match (row.expected, self.latest_sheet(&CellKey::of(&row))?) {
                (Expected::Recused, _) => WorkState::Recused,
                (_, Some(sheet)) => {
                    WorkState::Signed { identity: sheet.identity, revision: sheet.payload.revision.number }
                }
                (_, None) => {
                    let draft = self.draft(&CellKey::of(&row))?.0;
                    let items = charter.marks(&row.round).map_or(0, |(_, set)| set.items().count());
                    let given = draft.marks.values().filter(|mark| mark.steps.is_some()).count();
                    WorkState::Draft { given: count(given), items: count(items) }
                }
            };
            work.push(WorkItem { row, state });
        }
        Ok(work)
    }

    /// Returns whether the owner has dossiers to score; a panel's chair may, when the charter seats them as a member.
    ///
    /// # Errors
    /// The copy's own.
    pub fn scores(&self) -> Result<bool, DeskError> {
        let (_, charter) = self.charter()?;
        Ok(self.own_rows(&charter)?.iter().any(|row| row.expected != Expected::Recused))
    }

    /// Returns the owner's rows that the charter in force still expects.
    fn own_rows(&self, charter: &Charter) -> Result<Vec<Row>, DeskError> {
        let me = self.profile()?.person;
        let mut rows: Vec<Row> = self.packages()?.into_iter().flat_map(|package| package.rows).collect();
        rows.retain(|row| row.expert == me && charter.expects(row).is_ok());
        rows.sort();
        rows.dedup();
        Ok(rows)
    }

    /// Returns the own sheet of a cell that no other replaces.
    pub(crate) fn latest_sheet(&self, cell: &CellKey) -> Result<Option<SignedRecord<Sheet>>, DeskError> {
        let mut latest: Option<SignedRecord<Sheet>> = None;
        for info in self.copy.records_by_key(Kind::Sheet.as_str(), &cell.text())? {
            let Some(record) = self.copy.record(&info.digest)? else { continue };
            let signed: SignedRecord<Sheet> = crate::verify::read_own(record.bytes)?;
            if latest.as_ref().is_none_or(|before| before.payload.revision.number < signed.payload.revision.number) {
                latest = Some(signed);
            }
        }
        Ok(latest)
    }
}
