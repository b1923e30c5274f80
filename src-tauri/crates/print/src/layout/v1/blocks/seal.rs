//! The signature box: the 签 mark, the digest with its QR code, and lines for ink.
//!
//! One box is one strip: it is never cut.

use super::{
    super::{
        breaking::{Edge, break_lines, one_line},
        draw::{Ink, Mark, SEAL_SIDE, baseline, horizontal, vertical},
        flow::{Piece, WIDTH, frame},
        fonts::Face,
        qr::qr,
        text::{Rich, Style, span, text_of},
        units::Mpt,
    },
    BODY,
};

const PAD: Mpt = 10_000;

/// A box with rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealBox {
    /// The rows, top to bottom.
    pub rows: Vec<SealRow>,
    /// Space above, 1/1000 pt.
    pub above: Mpt,
}

/// A row of the box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealRow {
    /// Shows the vermilion 签 at the left: this paper is signed with a person's key.
    pub signed: bool,
    /// Lines of text with the distance between their baselines (1/1000 pt).
    pub lines: Vec<(Rich, Mpt)>,
    /// Rows of lines for ink, below the text.
    pub ink: Vec<InkRow>,
    /// A QR code in a cell of its own at the right.
    pub qr: Option<QrMark>,
    /// Space above and below the content, 1/1000 pt.
    pub pad: Mpt,
}

/// Lines for ink beside each other; each label is followed by a rule, or by what was written already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InkRow {
    /// Label and, when known, what stands on the line.
    pub fields: Vec<(String, String)>,
    /// Height of the row, 1/1000 pt.
    pub height: Mpt,
}

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrMark {
    /// What it holds.
    pub text: String,
    /// Its side, 1/1000 pt.
    pub side: Mpt,
}

impl SealBox {
    pub(super) fn texts(&self, out: &mut Vec<String>) {
        for row in &self.rows {
            if row.signed {
                out.push("签".to_owned());
            }
            out.extend(row.lines.iter().map(|(rich, _)| text_of(rich)));
            for (label, value) in row.ink.iter().flat_map(|ink| &ink.fields) {
                out.push(label.clone());
                if !value.is_empty() {
                    out.push(value.clone());
                }
            }
        }
    }

    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut marks = Vec::new();
        let mut y = 0;
        for (index, row) in self.rows.iter().enumerate() {
            if index > 0 {
                marks.push(horizontal(0, y, WIDTH, 500, Ink::Black));
            }
            y += row.lay(y, &mut marks);
        }
        marks.extend(frame(0, 0, WIDTH, y, 750));
        vec![Piece { before: self.above, height: y + 2_000, marks, ..Piece::default() }]
    }
}

impl SealRow {
    /// Draws the row at `top` and returns its height.
    fn lay(&self, top: Mpt, marks: &mut Vec<Mark>) -> Mpt {
        let left = if self.signed { PAD + SEAL_SIDE + PAD } else { PAD };
        let code_cell = self.qr.as_ref().map_or(0, |code| code.side + 2 * PAD);
        let right = WIDTH - code_cell - PAD;
        let mut text = Vec::new();
        let mut y = self.pad;
        for (rich, leading) in &self.lines {
            let size = rich.first().map_or(BODY.size, |span| span.style.size);
            for line in break_lines(rich, right - left, 0, Edge::Ragged) {
                text.push(Mark::Text { x: left, y: y + baseline(*leading, size), line });
                y += leading;
            }
        }
        let mut ink = Vec::new();
        for row in &self.ink {
            lay_ink(row, PAD, right, y, &mut ink);
            y += row.height;
        }
        y += if self.ink.is_empty() { self.pad } else { self.pad + 3_000 };
        let code_height = self.qr.as_ref().map_or(0, |code| code.side + 16_000);
        let seal_height = if self.signed { SEAL_SIDE + 2 * PAD } else { 0 };
        let height = y.max(code_height).max(seal_height);
        let shift = top + (height - y) / 2;
        marks.extend(text.into_iter().chain(ink).map(|mark| moved(mark, shift)));
        if self.signed {
            marks.push(seal(PAD, top + (height - SEAL_SIDE).min(2 * PAD) / 2));
        }
        if let Some(code) = &self.qr {
            marks.push(vertical(WIDTH - code_cell, top, height, 500));
            marks.extend(qr(&code.text, WIDTH - code_cell + PAD, top + (height - code.side) / 2, code.side));
        }
        height
    }
}

/// Draws labels, and after each a rule to the end of its share of the width.
fn lay_ink(row: &InkRow, left: Mpt, right: Mpt, top: Mpt, marks: &mut Vec<Mark>) {
    const GAP: Mpt = 20_000;
    let count = row.fields.len().max(1) as Mpt;
    let share = (right - left - GAP * (count - 1)) / count;
    for (index, (label, value)) in row.fields.iter().enumerate() {
        let x = left + index as Mpt * (share + GAP);
        let y = top + row.height - 6_000;
        let tracking = match label.chars().count() {
            2 if count <= 2 => 2_000,
            3 if count <= 2 => 500,
            _ => 0,
        };
        let line = one_line(&[span(label, BODY.tracked(tracking))]);
        let begin = x + line.width / 1000 + 4_000;
        marks.push(Mark::Text { x, y, line });
        marks.push(horizontal(begin, y + 4_000, (x + share - begin).max(0), 500, Ink::Black));
        if !value.is_empty() {
            marks.push(Mark::Text { x: begin + 4_000, y, line: one_line(&[span(value, BODY)]) });
        }
    }
}

/// Returns the 签 mark with its letter in the middle.
fn seal(x: Mpt, y: Mpt) -> Mark {
    const SIZE: Mpt = 20_000;
    let letter = one_line(&[span("签", Style::new(Face::SerifBold, SIZE))]);
    let letter_x = x + (SEAL_SIDE - letter.width / 1000) / 2;
    Mark::Seal { x, y, letter, letter_x, letter_y: y + baseline(SEAL_SIDE, SIZE) }
}

fn moved(mark: Mark, dy: Mpt) -> Mark {
    match mark {
        Mark::Text { x, y, line } => Mark::Text { x, y: y + dy, line },
        Mark::Rule { from, to, thickness, ink } => {
            Mark::Rule { from: (from.0, from.1 + dy), to: (to.0, to.1 + dy), thickness, ink }
        }
        other => other,
    }
}
