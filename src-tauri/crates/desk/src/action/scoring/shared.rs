//! What several acts of scoring need: the round's criteria, one's own other dossiers, numbers as people read them.

use rules::{
    charter::{Charter, Expected, Row},
    criteria::CriteriaSet,
    sheet::Draft,
};

use crate::{DeskError, expert::CellKey, seat::Seat};

/// Most decimals a score needs on screen; more are cut by rounding, and the exact value is what counts.
pub(super) const DECIMALS: u32 = 2;

/// Returns the criteria of a cell's round.
pub(super) fn criteria<'c>(charter: &'c Charter, cell: &CellKey) -> Result<&'c CriteriaSet, DeskError> {
    charter.marks(&cell.round).map(|(_, set)| set).ok_or(DeskError::NoMarksRound)
}

/// Returns the row of a cell that its owner scores.
///
/// # Errors
/// It is somebody else's, or recused.
pub(super) fn own_row(seat: &Seat, cell: &CellKey) -> Result<Row, DeskError> {
    let (row, _) = seat.row(cell)?;
    if row.expert != seat.profile()?.person {
        return Err(DeskError::NotAssigned);
    }
    if row.expected == Expected::Recused { Err(DeskError::Recused) } else { Ok(row) }
}

/// One of the owner's cells with what is on it by now: the draft, or what was signed.
pub(super) struct OwnCell {
    pub(super) row: Row,
    pub(super) draft: Draft,
    pub(super) signed: bool,
}

/// Returns the owner's cells in a round, in order of applications.
pub(super) fn own_cells(seat: &Seat, round: &rules::ids::RoundId) -> Result<Vec<OwnCell>, DeskError> {
    let mut cells = Vec::new();
    for item in seat.my_work()? {
        if item.row.expected == Expected::Recused || item.row.round != *round {
            continue;
        }
        let cell = CellKey::of(&item.row);
        let (draft, version) = seat.draft(&cell)?;
        let signed = matches!(item.state, crate::expert::WorkState::Signed { .. });
        let draft = match seat.latest_sheet(&cell)? {
            Some(sheet) if version == 0 => Draft::of(&sheet.payload),
            _ => draft,
        };
        cells.push(OwnCell { row: item.row, draft, signed });
    }
    Ok(cells)
}
