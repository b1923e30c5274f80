//! The comments on one item of the criteria.
//!
//! Ragged right, because spreading a line before a citation that wraps would tear it. A short block stays
//! on one page; a long one flows, its heading taking at least two lines along.

use super::{
    super::{
        breaking::{Edge, break_lines, one_line},
        draw::{Ink, Mark, baseline, horizontal},
        flow::{Piece, WIDTH},
        fonts::Face,
        text::{Rich, Style, span, text_of},
        units::Mpt,
    },
    prose::glue_in_paragraph,
};

const LEADING: Mpt = 15_500;
const SIZE: Mpt = 10_000;
const HANG: Mpt = 16_000;
/// A block up to this height is kept on one page.
const KEPT_TOGETHER: Mpt = 250_000;

/// An item with its comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentBlock {
    /// Code and name of the item; empty for text that belongs to no item.
    pub heading: String,
    /// Percent and score, at the right edge.
    pub value: String,
    /// The comments.
    pub lines: Vec<CommentLine>,
}

/// One comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentLine {
    /// ＋, △, or empty.
    pub sign: String,
    /// The comment and its citations; in the style [`COMMENT`].
    pub text: Rich,
}

/// Comments, 10 pt.
pub const COMMENT: Style = Style::new(Face::Serif, SIZE);

impl CommentBlock {
    pub(super) fn texts(&self, out: &mut Vec<String>) {
        let heading = [&self.heading, &self.value].into_iter().filter(|text| !text.is_empty());
        out.extend(heading.cloned());
        for line in &self.lines {
            if !line.sign.is_empty() {
                out.push(line.sign.clone());
            }
            out.push(text_of(&line.text));
        }
    }

    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut pieces = vec![Piece { height: 3_000, glued: true, ..Piece::default() }];
        if !self.heading.is_empty() {
            pieces.push(self.heading_piece());
        }
        for comment in &self.lines {
            let lines = break_lines(&comment.text, WIDTH - HANG, 0, Edge::Ragged);
            let count = lines.len();
            for (index, line) in lines.into_iter().enumerate() {
                let y = baseline(LEADING, SIZE);
                let mut marks = Vec::new();
                if index == 0 && !comment.sign.is_empty() {
                    let sign = one_line(&[span(&comment.sign, COMMENT)]);
                    marks.push(Mark::Text { x: 0, y, line: sign });
                }
                marks.push(Mark::Text { x: HANG, y, line });
                let glued = glue_in_paragraph(index, count);
                pieces.push(Piece { height: LEADING, marks, glued, ..Piece::default() });
            }
        }
        if let Some(last) = pieces.last_mut() {
            last.glued = true;
        }
        let rule = horizontal(0, 3_000, WIDTH, 350, Ink::Grey);
        pieces.push(Piece { height: 3_000, marks: vec![rule], ..Piece::default() });
        if pieces.iter().map(|piece| piece.height).sum::<Mpt>() <= KEPT_TOGETHER {
            return super::together(pieces);
        }
        pieces
    }

    fn heading_piece(&self) -> Piece {
        let style = Style::new(Face::Sans, SIZE);
        let y = baseline(LEADING, SIZE);
        let value = one_line(&[span(&self.value, style.tabular())]);
        let value_width = value.width / 1000;
        let mut marks = Vec::new();
        let mut height = 0;
        let room = WIDTH - value_width - 12_000;
        for line in break_lines(&[span(&self.heading, style)], room, 0, Edge::Ragged) {
            marks.push(Mark::Text { x: 0, y: height + y, line });
            height += LEADING;
        }
        marks.push(Mark::Text { x: WIDTH - value_width, y, line: value });
        Piece { height, marks, glued: true, ..Piece::default() }
    }
}
