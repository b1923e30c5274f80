//! Running text, notes, the verdict box and the large code.

use super::{
    super::{
        breaking::{Edge, break_lines, one_line},
        draw::{Ink, Mark, baseline, horizontal},
        flow::{Piece, WIDTH, frame},
        fonts::Face,
        text::{Rich, Style, span, text_of},
        units::Mpt,
    },
    BODY, SMALL,
};

/// Running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The text.
    pub text: Rich,
    /// Distance between baselines, 1/1000 pt.
    pub leading: Mpt,
    /// Two characters of indent, both edges straight; otherwise flush left and ragged right.
    pub indented: bool,
    /// Centred instead.
    pub centred: bool,
    /// Space above, 1/1000 pt.
    pub above: Mpt,
    /// Stays with the block that follows.
    pub glued: bool,
}

impl Paragraph {
    /// Returns a paragraph of body text with an indent of two characters.
    pub fn body(text: impl Into<String>) -> Self {
        Paragraph {
            text: vec![span(text, BODY)],
            leading: 17_000,
            indented: true,
            centred: false,
            above: 0,
            glued: false,
        }
    }

    /// Returns a note, 9 pt.
    pub fn note(text: impl Into<String>, above: Mpt) -> Self {
        Paragraph {
            text: vec![span(text, SMALL)],
            leading: 14_000,
            indented: false,
            centred: false,
            above,
            glued: false,
        }
    }

    pub(super) fn texts(&self, out: &mut Vec<String>) {
        out.push(text_of(&self.text));
    }

    pub(super) fn pieces(&self) -> Vec<Piece> {
        let size = self.text.first().map_or(BODY.size, |span| span.style.size);
        let indent = if self.indented { 2 * size } else { 0 };
        let edge = if self.indented { Edge::Justified } else { Edge::Ragged };
        let lines = break_lines(&self.text, WIDTH, indent, edge);
        let count = lines.len();
        let mut pieces = Vec::with_capacity(count);
        for (index, line) in lines.into_iter().enumerate() {
            let x = match (self.centred, index) {
                (true, _) => (WIDTH - line.width / 1000) / 2,
                (false, 0) => indent,
                _ => 0,
            };
            pieces.push(Piece {
                before: if index == 0 { self.above } else { 0 },
                height: self.leading,
                marks: vec![Mark::Text { x, y: baseline(self.leading, size), line }],
                glued: glue_in_paragraph(index, count) || (self.glued && index + 1 == count),
                ..Piece::default()
            });
        }
        pieces
    }
}

/// Returns whether line `index` of `count` stays with the next: no single line alone on a page.
pub(super) fn glue_in_paragraph(index: usize, count: usize) -> bool {
    index + 1 < count && (index == 0 || index + 2 == count)
}

/// A verdict in a box: 15 pt sans, its grounds below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The finding in one line.
    pub headline: String,
    /// Its grounds.
    pub text: String,
}

impl Verdict {
    pub(super) fn texts(&self, out: &mut Vec<String>) {
        out.push(self.headline.clone());
        out.push(self.text.clone());
    }

    pub(super) fn pieces(&self) -> Vec<Piece> {
        const PAD_X: Mpt = 14_000;
        let mut y = 10_000;
        let mut marks = Vec::new();
        let inner = WIDTH - 2 * PAD_X;
        let headline = span(&self.headline, Style::new(Face::Sans, 15_000));
        for line in break_lines(&[headline], inner, 0, Edge::Ragged) {
            marks.push(Mark::Text { x: PAD_X, y: y + baseline(24_000, 15_000), line });
            y += 24_000;
        }
        for line in break_lines(&[span(&self.text, BODY)], inner, 0, Edge::Justified) {
            marks.push(Mark::Text { x: PAD_X, y: y + baseline(17_000, BODY.size), line });
            y += 17_000;
        }
        y += 10_000;
        marks.extend(frame(0, 0, WIDTH, y, 1_200));
        vec![Piece { before: 12_000, height: y, marks, ..Piece::default() }]
    }
}

/// A code in groups of four, 27 pt, between two rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What the code is.
    pub caption: String,
    /// The groups.
    pub groups: Vec<String>,
    /// What it means, centred below.
    pub note: String,
}

impl Code {
    pub(super) fn texts(&self, out: &mut Vec<String>) {
        out.push(self.caption.clone());
        out.push(self.groups.join(" "));
        out.push(self.note.clone());
    }

    pub(super) fn pieces(&self) -> Vec<Piece> {
        let centre = |width: i64| (WIDTH - width / 1000) / 2;
        let caption = one_line(&[span(&self.caption, Style::new(Face::Sans, 10_500).tracked(333))]);
        let mut marks = vec![Mark::Text { x: centre(caption.width), y: baseline(17_000, 10_500), line: caption }];
        marks.push(horizontal(0, 23_000, WIDTH, 750, Ink::Black));
        let code = Style::new(Face::Mono, 27_000).tracked(74);
        let line = one_line(&super::spaced(&self.groups, code, 300));
        marks.push(Mark::Text { x: centre(line.width), y: 35_000 + baseline(36_000, 27_000), line });
        marks.push(horizontal(0, 83_000, WIDTH, 750, Ink::Black));
        let mut y = 93_000;
        for line in break_lines(&[span(&self.note, SMALL)], WIDTH, 0, Edge::Ragged) {
            marks.push(Mark::Text { x: centre(line.width), y: y + baseline(14_000, SMALL.size), line });
            y += 14_000;
        }
        vec![Piece { before: 26_000, height: y, marks, ..Piece::default() }]
    }
}
