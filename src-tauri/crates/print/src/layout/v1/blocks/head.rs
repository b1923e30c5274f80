//! The top of a paper and the headings of its sections.

use super::{
    super::{
        breaking::{Edge, break_lines},
        draw::{Mark, baseline},
        flow::{Piece, WIDTH},
        fonts::Face,
        text::{Span, Style, span},
        units::Mpt,
    },
    Heading,
};

/// The edition line: 14 pt on 22.
pub(super) fn edition(text: &str) -> Piece {
    centred(&[span(text, Style::new(Face::Serif, 14_000))], 14_000, 22_000, 0)
}

/// The title: 22 pt bold on 34, 2 pt tracking, 9 pt below.
pub(super) fn title(text: &str) -> Piece {
    // Two or three characters are spread, as titles of forms are.
    let tracking = match text.chars().count() {
        0..=3 => 1_000,
        4 => 330,
        _ => 91,
    };
    centred(&[span(text, Style::new(Face::SerifBold, 22_000).tracked(tracking))], 22_000, 34_000, 9_000)
}

/// A section heading: 12 pt sans on 20.
pub(super) fn heading(heading: &Heading) -> Piece {
    let style = Style::new(Face::Sans, 12_000);
    let lines = break_lines(&[span(&heading.text, style)], WIDTH, 0, Edge::Ragged);
    let mut marks = Vec::new();
    let mut y = 0;
    for line in lines {
        marks.push(Mark::Text { x: 0, y: y + baseline(20_000, 12_000), line });
        y += 20_000;
    }
    Piece { before: heading.above, height: y + heading.below, marks, glued: true, ..Piece::default() }
}

fn centred(text: &[Span], size: Mpt, leading: Mpt, below: Mpt) -> Piece {
    let mut marks = Vec::new();
    let mut y = 0;
    for line in break_lines(text, WIDTH, 0, Edge::Ragged) {
        let x = (WIDTH - line.width / 1000) / 2;
        marks.push(Mark::Text { x, y: y + baseline(leading, size), line });
        y += leading;
    }
    Piece { height: y + below, marks, glued: true, ..Piece::default() }
}
