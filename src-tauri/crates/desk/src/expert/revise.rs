//! A signed sheet taken up again: a draft begins with what was signed, and can be put away before it is signed.

use rules::{sheet::Draft, time::Instant};
use store::Act;

use super::{CellKey, SavedDraft, Working};
use crate::{DeskError, seat::Seat};

impl Seat {
    /// Begins a revision of a cell's signed sheet: a draft that says what the sheet says. A draft that is there stays.
    ///
    /// # Errors
    /// Nothing is signed on the cell, or it is recused by now.
    pub fn reopen_sheet(&self, cell: &CellKey, now: Instant) -> Result<SavedDraft, DeskError> {
        if self.row(cell)?.0.expected == rules::charter::Expected::Recused {
            return Err(DeskError::Recused);
        }
        let sheet = self.latest_sheet(cell)?.ok_or(DeskError::NothingSigned)?;
        let (working, version) = self.working(cell)?;
        if version > 0 {
            return Ok(SavedDraft { version });
        }
        self.save_working(cell, Working { draft: Draft::of(&sheet.payload), aids: working.aids }, 0, now)
    }

    /// Puts the draft of a revision away; what was signed stays as it is. `version` is the one last read.
    ///
    /// # Errors
    /// Nothing is signed on the cell (a first draft is not thrown away by this), or the draft was saved since.
    pub fn discard_revision(&self, cell: &CellKey, version: u64, now: Instant) -> Result<(), DeskError> {
        self.latest_sheet(cell)?.ok_or(DeskError::NothingSigned)?;
        let key = cell.text();
        self.copy.write(Act::named("discard-draft"), &now.to_string(), &key, |write| {
            write.delete_draft(&key, version)?;
            Ok(())
        })
    }
}
