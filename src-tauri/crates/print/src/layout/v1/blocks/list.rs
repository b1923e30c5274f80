//! Tables with horizontal rules only: scores, results, rosters.
//!
//! 1.2 pt above and below, 0.75 pt under the head, 0.35 pt grey between rows. The head is repeated on each
//! page; a category never ends a page, and the total never begins one.

use std::rc::Rc;

use super::{
    super::{
        breaking::{Edge, Line, break_lines, one_line},
        draw::{Ink, Mark, baseline, horizontal},
        flow::{Piece, Strip, WIDTH},
        fonts::Face,
        text::{Rich, Style, natural_width, span, text_of},
        units::Mpt,
    },
    BODY, DIGEST,
};

const PAD_X: Mpt = 4_000;
const LEADING: Mpt = 15_000;
const HEAD: Style = Style::new(Face::Sans, 9_500);

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<ListRow>,
    /// Least height of a plain row, 1/1000 pt.
    pub row_height: Mpt,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its label.
    pub label: String,
    /// Its width.
    pub width: Width,
    /// Where its text stands; numbers also get digits of one width.
    pub align: Align,
    /// Additional space at its left, 1/1000 pt.
    pub gap: Mpt,
}

impl Column {
    /// Returns a column of text.
    pub fn text(label: &str, width: Width) -> Self {
        Column { label: label.to_owned(), width, align: Align::Left, gap: 0 }
    }

    /// Returns a column of numbers.
    pub fn number(label: &str, width: Width) -> Self {
        Column { label: label.to_owned(), width, align: Align::Number, gap: 0 }
    }

    /// Returns the column with space at its left (1/1000 pt).
    pub fn after(self, gap: Mpt) -> Self {
        Column { gap, ..self }
    }
}

/// The width of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// In 1/1000 pt.
    Fixed(Mpt),
    /// As wide as its widest text, at most 40 % of the table.
    Auto,
    /// An equal share of what the others leave.
    Rest,
}

/// Where the text of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Left.
    Left,
    /// Right, digits of one width.
    Number,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// What the row is.
    pub kind: RowKind,
    /// Its cells, left to right.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// An ordinary row.
    Plain,
    /// The head of a group: sans, between black rules.
    Category,
    /// The last line: bold.
    Total,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text or a number, in the style of its row.
    Text(String),
    /// A code in the mono face.
    Code(String),
    /// Text with a style of its own.
    Rich(Rich),
}

impl Cell {
    fn rich(&self, kind: RowKind, align: Align) -> Rich {
        let style = match kind {
            RowKind::Plain => BODY,
            RowKind::Category => Style::new(Face::Sans, 10_000),
            RowKind::Total => Style::new(Face::SerifBold, 11_000),
        };
        match self {
            Cell::Text(text) if align == Align::Number => vec![span(text, style.tabular())],
            Cell::Text(text) => vec![span(text, style)],
            Cell::Code(text) => vec![span(text, DIGEST)],
            Cell::Rich(rich) => rich.clone(),
        }
    }

    fn text(&self) -> String {
        match self {
            Cell::Text(text) | Cell::Code(text) => text.clone(),
            Cell::Rich(rich) => text_of(rich),
        }
    }
}

impl List {
    pub(super) fn texts(&self, out: &mut Vec<String>) {
        out.extend(self.columns.iter().map(|column| column.label.clone()));
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            out.push(cell.text());
        }
    }

    pub(super) fn pieces(&self) -> Vec<Piece> {
        let edges = self.edges();
        let head = self.head(&edges);
        let strip = Rc::new(Strip { height: head.height, marks: head.marks.clone() });
        let mut pieces = vec![head];
        let count = self.rows.len();
        for (index, row) in self.rows.iter().enumerate() {
            let next = self.rows.get(index + 1).map(|row| row.kind);
            let mut piece = self.row(row, next, &edges);
            // Two rows stay with the head, and two with the end.
            piece.glued |= index + 1 < count && (index == 0 || index + 2 == count);
            piece.head = Some(Rc::clone(&strip));
            pieces.push(piece);
        }
        if let Some(last) = pieces.last_mut() {
            let y = last.height;
            last.marks.push(horizontal(0, y, WIDTH, 1_200, Ink::Black));
        }
        pieces
    }

    /// Returns the left edge of each column and the right edge of the table.
    fn edges(&self) -> Vec<Mpt> {
        let natural = |index: usize, column: &Column| {
            let cells = self.rows.iter().filter_map(|row| {
                row.cells.get(index).map(|cell| natural_width(&cell.rich(row.kind, column.align)))
            });
            let label = natural_width(&[span(&column.label, HEAD)]);
            let widest = cells.chain([label]).max().unwrap_or(0) / 1000 + 1;
            (widest + 2 * PAD_X + column.gap).min(WIDTH * 4 / 10)
        };
        let mut widths: Vec<Option<Mpt>> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            widths.push(match column.width {
                Width::Fixed(width) => Some(width),
                Width::Auto => Some(natural(index, column)),
                Width::Rest => None,
            });
        }
        let taken: Mpt = widths.iter().flatten().sum();
        let open = widths.iter().filter(|width| width.is_none()).count() as Mpt;
        let share = if open > 0 { ((WIDTH - taken) / open).max(48_000) } else { 0 };
        let mut edges = vec![0];
        let mut x = 0;
        for width in widths {
            x += width.unwrap_or(share);
            edges.push(x.min(WIDTH));
        }
        if let Some(last) = edges.last_mut() {
            *last = WIDTH;
        }
        edges
    }

    fn head(&self, edges: &[Mpt]) -> Piece {
        const HEIGHT: Mpt = 19_500;
        let mut marks = vec![horizontal(0, 0, WIDTH, 1_200, Ink::Black)];
        for (index, column) in self.columns.iter().enumerate() {
            let line = one_line(&[span(&column.label, HEAD)]);
            marks.push(place(column, edges, index, line, baseline(HEIGHT, HEAD.size)));
        }
        marks.push(horizontal(0, HEIGHT, WIDTH, 750, Ink::Black));
        Piece { height: HEIGHT, marks, glued: true, ..Piece::default() }
    }

    fn row(&self, row: &ListRow, next: Option<RowKind>, edges: &[Mpt]) -> Piece {
        let least = if row.kind == RowKind::Total { self.row_height.max(20_000) } else { self.row_height };
        let mut cells = Vec::new();
        for (index, (column, cell)) in self.columns.iter().zip(&row.cells).enumerate() {
            let rich = cell.rich(row.kind, column.align);
            let size = rich.first().map_or(BODY.size, |span| span.style.size);
            let width = edges[index + 1] - edges[index] - 2 * PAD_X - column.gap;
            let lines = match column.align {
                Align::Left => break_lines(&rich, width, 0, Edge::Ragged),
                Align::Number => vec![one_line(&rich)],
            };
            cells.push((index, column, size, lines));
        }
        let lines = cells.iter().map(|(_, _, _, lines)| lines.len()).max().unwrap_or(1) as Mpt;
        let height = if lines > 1 { least.max(lines * LEADING + 3_000) } else { least };
        let mut marks = Vec::new();
        for (index, column, size, lines) in cells {
            let mut y = (height - lines.len() as Mpt * LEADING) / 2;
            for line in lines {
                marks.push(place(column, edges, index, line, y + baseline(LEADING, size)));
                y += LEADING;
            }
        }
        let (thickness, ink) = match (row.kind, next) {
            (_, Some(RowKind::Total)) => (1_200, Ink::Black),
            (RowKind::Category, _) | (_, Some(RowKind::Category)) => (500, Ink::Black),
            _ => (350, Ink::Grey),
        };
        if next.is_some() {
            marks.push(horizontal(0, height, WIDTH, thickness, ink));
        }
        let glued = row.kind == RowKind::Category || next == Some(RowKind::Total);
        Piece { height, marks, glued, ..Piece::default() }
    }
}

/// Returns a line of a cell at its place.
fn place(column: &Column, edges: &[Mpt], index: usize, line: Line, y: Mpt) -> Mark {
    let x = match column.align {
        Align::Left => edges[index] + PAD_X + column.gap,
        Align::Number => edges[index + 1] - PAD_X - line.width / 1000,
    };
    Mark::Text { x, y, line }
}
