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
/// A row up to this height is not cut.
const UNCUT: Mpt = 160_000;
/// Space above and below the text of a row that is cut.
const CUT_PAD: Mpt = 1_500;
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
    /// Space above, 1/1000 pt.
    pub above: Mpt,
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
        let mut head = self.head(&edges);
        let strip = Rc::new(Strip { height: head.height, marks: head.marks.clone() });
        head.before = self.above;
        let mut pieces = vec![head];
        let count = self.rows.len();
        for (index, row) in self.rows.iter().enumerate() {
            let next = self.rows.get(index + 1).map(|row| row.kind);
            let mut strips = self.row(row, next, &edges);
            for piece in &mut strips {
                piece.head = Some(Rc::clone(&strip));
            }
            // Two rows stay with the head, and two with the end.
            if let Some(last) = strips.last_mut() {
                last.glued |= index + 1 < count && (index == 0 || index + 2 == count);
            }
            pieces.append(&mut strips);
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
            let cells = self
                .rows
                .iter()
                .filter_map(|row| row.cells.get(index).map(|cell| natural_width(&cell.rich(row.kind, column.align))));
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

    /// Returns a row as one strip, or as one strip per line when it is very high.
    fn row(&self, row: &ListRow, next: Option<RowKind>, edges: &[Mpt]) -> Vec<Piece> {
        let least = if row.kind == RowKind::Total { self.row_height.max(20_000) } else { self.row_height };
        let mut cells = Vec::new();
        for (index, (column, cell)) in self.columns.iter().zip(&row.cells).enumerate() {
            let rich = cell.rich(row.kind, column.align);
            let size = rich.first().map_or(BODY.size, |span| span.style.size);
            let width = edges[index + 1] - edges[index] - 2 * PAD_X - column.gap;
            cells.push((index, column, size, break_lines(&rich, width, 0, Edge::Ragged)));
        }
        let count = cells.iter().map(|(_, _, _, lines)| lines.len()).max().unwrap_or(1).max(1);
        let height = if count > 1 { least.max(count as Mpt * LEADING + 3_000) } else { least };
        let rule = next.map(|next| rule_below(row.kind, next));
        let glued = row.kind == RowKind::Category || next == Some(RowKind::Total);
        let whole = height <= UNCUT;
        let heights = if whole { vec![height] } else { cut_heights(count) };
        let mut pieces: Vec<Piece> =
            heights.iter().map(|height| Piece { height: *height, ..Piece::default() }).collect();
        for (index, column, size, lines) in cells {
            let mut y = if whole { (height - lines.len() as Mpt * LEADING) / 2 } else { 0 };
            for (number, line) in lines.into_iter().enumerate() {
                let (strip, top) = if whole { (0, y) } else { (number, if number == 0 { CUT_PAD } else { 0 }) };
                pieces[strip].marks.push(place(column, edges, index, line, top + baseline(LEADING, size)));
                y += LEADING;
            }
        }
        let last = pieces.len() - 1;
        for (index, piece) in pieces.iter_mut().enumerate() {
            piece.glued = if index == last { glued } else { super::prose::glue_in_paragraph(index, last + 1) };
        }
        if let Some((thickness, ink)) = rule {
            let y = pieces[last].height;
            pieces[last].marks.push(horizontal(0, y, WIDTH, thickness, ink));
        }
        pieces
    }
}

/// Returns the rule between two rows.
fn rule_below(kind: RowKind, next: RowKind) -> (Mpt, Ink) {
    match (kind, next) {
        (_, RowKind::Total) => (1_200, Ink::Black),
        (RowKind::Category, _) | (_, RowKind::Category) => (500, Ink::Black),
        _ => (350, Ink::Grey),
    }
}

/// Returns the heights of the strips of a row that is cut at every line.
fn cut_heights(count: usize) -> Vec<Mpt> {
    let pad = |index: usize| Mpt::from(index == 0) * CUT_PAD + Mpt::from(index + 1 == count) * CUT_PAD;
    (0..count).map(|index| LEADING + pad(index)).collect()
}

/// Returns a line of a cell at its place.
fn place(column: &Column, edges: &[Mpt], index: usize, line: Line, y: Mpt) -> Mark {
    let x = match column.align {
        Align::Left => edges[index] + PAD_X + column.gap,
        Align::Number => edges[index + 1] - PAD_X - line.width / 1000,
    };
    Mark::Text { x, y, line }
}
