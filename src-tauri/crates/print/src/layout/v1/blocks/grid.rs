//! Tables ruled on all sides: facts about the paper, check points, differences.

use super::{
    super::{
        breaking::{Edge, Line, break_lines},
        draw::{Ink, Mark, baseline, horizontal, vertical},
        flow::{Piece, WIDTH},
        text::{Rich, natural_width, span, text_of},
        units::Mpt,
    },
    BODY, LABEL,
};

const RULE: Mpt = 500;
const PAD_X: Mpt = 5_000;
const PAD_Y: Mpt = 2_750;
/// A row up to this height is not cut.
const UNCUT: Mpt = 160_000;

/// A label with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The label; two or three characters are spread to the width of four.
    pub label: String,
    /// The value.
    pub value: Rich,
    /// Takes the whole width.
    pub wide: bool,
}

impl Fact {
    /// Returns a fact in plain body text.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Fact { label: label.into(), value: vec![span(value, BODY)], wide: false }
    }
}

/// Label and value pairs, two to a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The pairs.
    pub facts: Vec<Fact>,
    /// Distance between baselines, 1/1000 pt.
    pub leading: Mpt,
}

/// A table of rows with given column widths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Column widths, 1/1000 pt; the last column takes the rest.
    pub columns: Vec<Mpt>,
    /// Labels above the columns, repeated on each page; empty for none.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// Space above, 1/1000 pt.
    pub above: Mpt,
    /// Distance between baselines, 1/1000 pt.
    pub leading: Mpt,
}

/// A row of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// The cells, left to right.
    pub cells: Vec<GridCell>,
    /// Least height, 1/1000 pt: room to write by hand.
    pub height: Mpt,
}

/// A cell of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridCell {
    /// The text.
    pub text: Rich,
    /// Number of columns it takes.
    pub span: usize,
    /// Centred in its column.
    pub centred: bool,
}

impl GridCell {
    /// Returns a cell of text.
    pub fn new(text: Rich) -> Self {
        GridCell { text, span: 1, centred: false }
    }

    fn label(text: &str) -> Self {
        GridCell::new(vec![spread_label(text)])
    }
}

/// Returns a label, its characters spread to the width of four when there are two or three.
fn spread_label(text: &str) -> super::Span {
    let tracking = match text.chars().count() {
        2 => 2_000,
        3 => 500,
        _ => 0,
    };
    span(text, LABEL.tracked(tracking))
}

impl Facts {
    pub(super) fn texts(&self, out: &mut Vec<String>) {
        for fact in &self.facts {
            out.push(fact.label.clone());
            out.push(text_of(&fact.value));
        }
    }

    pub(super) fn pieces(&self) -> Vec<Piece> {
        self.grid().pieces()
    }

    fn grid(&self) -> Grid {
        let label_width = |facts: &mut dyn Iterator<Item = &Fact>| {
            let widest = facts.map(|fact| natural_width(&[spread_label(&fact.label)]) / 1000).max();
            (widest.unwrap_or(0) + 2 * PAD_X + 2_000).clamp(56_000, 110_000)
        };
        let (mut rows, mut pair): (Vec<[Option<&Fact>; 2]>, Option<&Fact>) = (Vec::new(), None);
        for fact in &self.facts {
            match (fact.wide, pair.take()) {
                (true, waiting) => {
                    rows.extend(waiting.map(|waiting| [Some(waiting), None]));
                    rows.push([Some(fact), None]);
                }
                (false, Some(first)) => rows.push([Some(first), Some(fact)]),
                (false, None) => pair = Some(fact),
            }
        }
        rows.extend(pair.map(|last| [Some(last), None]));
        let first_label = label_width(&mut rows.iter().filter_map(|row| row[0]));
        let second_label = label_width(&mut rows.iter().filter_map(|row| row[1]));
        let rest = WIDTH - first_label - second_label;
        let widest = |side: usize| {
            let paired = rows.iter().filter(|row| row[1].is_some());
            let widths = paired.filter_map(|row| row[side]).map(|fact| natural_width(&fact.value) / 1000 + 2 * PAD_X);
            widths.max().unwrap_or(0)
        };
        let (left, right) = (widest(0), widest(1));
        let first_value =
            if left + right <= rest { left + (rest - left - right) / 2 } else { rest * left / (left + right).max(1) };
        let first_value = first_value.clamp(rest * 3 / 10, rest * 7 / 10);
        let cells = |row: &[Option<&Fact>; 2]| {
            let mut cells = Vec::new();
            for fact in row.iter().flatten() {
                cells.push(GridCell::label(&fact.label));
                cells.push(GridCell::new(fact.value.clone()));
            }
            if row[1].is_none()
                && let Some(value) = cells.last_mut()
            {
                value.span = 3;
            }
            GridRow { cells, height: 0 }
        };
        Grid {
            columns: vec![first_label, first_value, second_label],
            head: Vec::new(),
            rows: rows.iter().map(cells).collect(),
            above: 0,
            leading: self.leading,
        }
    }
}

impl Grid {
    pub(super) fn texts(&self, out: &mut Vec<String>) {
        out.extend(self.head.iter().cloned());
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            out.push(text_of(&cell.text));
        }
    }

    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let head = (!self.head.is_empty()).then(|| {
            let cells = self.head.iter().map(|text| GridCell::new(vec![span(text, LABEL)])).collect();
            self.row(&GridRow { cells, height: 0 }).whole(true)
        });
        let strip = head.map(|piece| {
            let strip = super::super::flow::Strip { height: piece.height, marks: piece.marks.clone() };
            pieces.push(Piece { glued: true, ..piece });
            std::rc::Rc::new(strip)
        });
        for (index, row) in self.rows.iter().enumerate() {
            let laid = self.row(row);
            let first = index == 0 && strip.is_none();
            let mut parts = if laid.height() <= UNCUT { vec![laid.whole(first)] } else { laid.cut(first) };
            for part in &mut parts {
                part.head.clone_from(&strip);
            }
            pieces.append(&mut parts);
        }
        if let Some(first) = pieces.first_mut() {
            first.before = self.above;
        }
        pieces
    }

    fn row(&self, row: &GridRow) -> LaidRow {
        let mut edges = vec![0];
        edges.extend(self.columns.iter().scan(0, |x, width| {
            *x += width;
            Some(*x)
        }));
        edges.push(WIDTH);
        let mut cells = Vec::new();
        let mut column = 0;
        for cell in &row.cells {
            let left = edges[column.min(edges.len() - 1)];
            column += cell.span;
            let right = edges[column.min(edges.len() - 1)];
            let width = right - left;
            let lines = break_lines(&cell.text, width - 2 * PAD_X, 0, Edge::Ragged);
            let size = cell.text.first().map_or(BODY.size, |span| span.style.size);
            cells.push(LaidCell { left, width, lines, size, centred: cell.centred });
        }
        LaidRow { cells, leading: self.leading, least: row.height }
    }
}

struct LaidCell {
    left: Mpt,
    width: Mpt,
    lines: Vec<Line>,
    size: Mpt,
    centred: bool,
}

struct LaidRow {
    cells: Vec<LaidCell>,
    leading: Mpt,
    least: Mpt,
}

impl LaidRow {
    fn line_count(&self) -> usize {
        self.cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1).max(1)
    }

    fn height(&self) -> Mpt {
        (self.line_count() as Mpt * self.leading + 2 * PAD_Y).max(self.least)
    }

    /// Returns the row as one strip, its cells centred vertically.
    fn whole(&self, first: bool) -> Piece {
        let height = self.height();
        let mut marks = self.sides(height);
        if first {
            marks.push(border(0));
        }
        marks.push(border(height));
        for cell in &self.cells {
            let top = (height - cell.lines.len() as Mpt * self.leading) / 2;
            for (index, line) in cell.lines.iter().enumerate() {
                marks.push(self.text(cell, line, top + index as Mpt * self.leading));
            }
        }
        Piece { height, marks, opening: vec![border(0)], ..Piece::default() }
    }

    /// Returns the row as one strip per line of text, its cells at the top.
    fn cut(&self, first: bool) -> Vec<Piece> {
        let count = self.line_count();
        let mut pieces = Vec::with_capacity(count);
        for index in 0..count {
            let top = if index == 0 { PAD_Y } else { 0 };
            let bottom = if index + 1 == count { PAD_Y } else { 0 };
            let height = top + self.leading + bottom;
            let mut marks = self.sides(height);
            if index == 0 && first {
                marks.push(border(0));
            }
            if index + 1 == count {
                marks.push(border(height));
            }
            for cell in &self.cells {
                marks.extend(cell.lines.get(index).map(|line| self.text(cell, line, top)));
            }
            let glued = super::prose::glue_in_paragraph(index, count);
            let (opening, closing) = (vec![border(0)], vec![border(height)]);
            pieces.push(Piece { height, marks, glued, opening, closing, ..Piece::default() });
        }
        pieces
    }

    fn sides(&self, height: Mpt) -> Vec<Mark> {
        let mut marks: Vec<Mark> = self.cells.iter().map(|cell| vertical(cell.left, 0, height, RULE)).collect();
        marks.push(vertical(WIDTH, 0, height, RULE));
        marks
    }

    fn text(&self, cell: &LaidCell, line: &Line, top: Mpt) -> Mark {
        let x = if cell.centred { (cell.width - line.width / 1000) / 2 } else { PAD_X };
        Mark::Text { x: cell.left + x, y: top + baseline(self.leading, cell.size), line: line.clone() }
    }
}

fn border(y: Mpt) -> Mark {
    horizontal(-RULE / 2, y, WIDTH + RULE, RULE, Ink::Black)
}
