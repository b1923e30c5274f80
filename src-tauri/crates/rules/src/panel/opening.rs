//! What stands before the recorded opening 开封. Whoever has seen others' marks no longer judges alone: until the deadline
//! has passed everything must be in, the sheets of a chair who scores first of all.

use super::{Cell, CellState, Intake};
use crate::ids::PersonId;

/// What forbids the opening, whatever is said there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningObstacle {
    /// Sheets of a cell stand against each other: only their author can end it.
    Forked,
    /// Before the deadline, so many of the chair's own sheets are not in.
    ChairFirst(usize),
    /// Before the deadline, so many cells have no sheet that counts.
    BeforeDeadline(usize),
}

/// How an opening would stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpeningReadiness {
    /// What forbids it.
    pub obstacle: Option<OpeningObstacle>,
    /// Cells that would stay without a sheet that counts.
    pub missing: usize,
    /// Of these, the chair's own.
    pub own_missing: usize,
    /// Whether the slip has to say why: sheets are missing, or late ones are accepted.
    pub needs_reason: bool,
}

impl OpeningReadiness {
    /// Judges an intake in which `accepted` late sheets are accepted already.
    #[must_use]
    pub fn of(intake: &Intake, chair: Option<&PersonId>, accepted: usize, past: bool) -> OpeningReadiness {
        let count = |state: fn(&CellState) -> bool| intake.cells.iter().filter(|cell| state(&cell.state)).count();
        let missing = count(|state| *state == CellState::Missing);
        let own = |cell: &&Cell| cell.state == CellState::Missing && Some(&cell.expert) == chair;
        let own = intake.cells.iter().filter(own).count();
        let outstanding = missing + intake.unopened;
        let obstacle = if count(|state| matches!(state, CellState::Forked(_))) > 0 {
            Some(OpeningObstacle::Forked)
        } else if !past && own > 0 {
            Some(OpeningObstacle::ChairFirst(own))
        } else if !past && outstanding > 0 {
            Some(OpeningObstacle::BeforeDeadline(outstanding))
        } else {
            None
        };
        OpeningReadiness { obstacle, missing, own_missing: own, needs_reason: missing > 0 || accepted > 0 }
    }
}
