//! Rows of grid cells, some continuing the one above, turned into cells with spans as in HTML.

use crate::facts::TableCell;

/// A cell as Word stores it.
pub(super) struct GridCell {
    pub(super) text: String,
    pub(super) columns: u16,
    pub(super) vertical: Vertical,
}

/// `w:vMerge`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Vertical {
    Own,
    Restart,
    Continues,
}

/// A row: grid columns left out before the first cell, then the cells.
#[derive(Default)]
pub(super) struct GridRow {
    pub(super) before: u16,
    pub(super) cells: Vec<GridCell>,
}

pub(super) fn spans(rows: Vec<GridRow>) -> Vec<Vec<TableCell>> {
    let mut table: Vec<Vec<TableCell>> = Vec::new();
    // Per open vertical merge: grid column, and where its first cell went.
    let mut open: Vec<(u32, usize, usize)> = Vec::new();
    for row in rows {
        let mut column = u32::from(row.before);
        let mut cells = Vec::new();
        let mut still_open = Vec::new();
        for cell in row.cells {
            let merge = open.iter().copied().find(|(start, _, _)| *start == column);
            match (cell.vertical, merge) {
                (Vertical::Continues, Some((start, above, index))) => {
                    table[above][index].rows = table[above][index].rows.saturating_add(1);
                    still_open.push((start, above, index));
                }
                (vertical, _) => {
                    if vertical != Vertical::Own {
                        still_open.push((column, table.len(), cells.len()));
                    }
                    cells.push(TableCell { text: cell.text, columns: cell.columns, rows: 1 });
                }
            }
            column = column.saturating_add(u32::from(cell.columns));
        }
        table.push(cells);
        open = still_open;
    }
    table
}
