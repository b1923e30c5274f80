//! What a page is built from: one file per block.
//!
//! A block is a plain value. It knows how to become strips of page ([`Piece`]) and which text it shows;
//! both go through the same fields, so nothing is printed that [`texts`] does not name.

mod comments;
mod grid;
mod head;
mod list;
mod prose;
mod seal;

pub use comments::{COMMENT, CommentBlock, CommentLine};
pub use grid::{Fact, Facts, Grid, GridCell, GridRow};
pub use list::{Align, Cell, Column, List, ListRow, RowKind, Width};
pub use prose::{Code, Paragraph, Verdict};
pub use seal::{InkRow, QrMark, SealBox, SealRow};

use super::{
    flow::Piece,
    fonts::Face,
    text::{Rich, Span, Style, span, whole},
    units::Mpt,
};

/// One part of a page, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The edition line, 14 pt, centred.
    Edition(String),
    /// The title, 22 pt bold, centred.
    Title(String),
    /// A section heading, 12 pt sans; never last on a page.
    Heading(Heading),
    /// Label and value pairs in two columns.
    Facts(Facts),
    /// A table with black rules on all sides.
    Grid(Grid),
    /// A table with horizontal rules only; its head is repeated on each page.
    List(List),
    /// The comments on one item.
    Comments(CommentBlock),
    /// Running text.
    Paragraph(Paragraph),
    /// A verdict in a box.
    Verdict(Verdict),
    /// A code that is the largest thing on its page.
    Code(Code),
    /// The signature box.
    Seal(SealBox),
    /// Blocks that stay on one page.
    Together(Vec<Block>),
    /// The next block begins a page.
    NewPage,
}

/// A section heading with the space above it (1/1000 pt).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The heading, its number included.
    pub text: String,
    /// Space above.
    pub above: Mpt,
    /// Space below.
    pub below: Mpt,
}

/// Body text, 10.5 pt.
pub const BODY: Style = Style::new(Face::Serif, 10_500);
/// Body text in bold.
pub const BODY_BOLD: Style = Style::new(Face::SerifBold, 10_500);
/// Notes, 9 pt.
pub const SMALL: Style = Style::new(Face::Serif, 9_000);
/// Labels, 10.5 pt sans.
pub const LABEL: Style = Style::new(Face::Sans, 10_500);
/// Small labels, 9 pt sans.
pub const SMALL_LABEL: Style = Style::new(Face::Sans, 9_000);
/// Codes and digests, 9.5 pt.
pub const DIGEST: Style = Style::new(Face::Mono, 9_500).tracked(21);

/// Returns a citation as it stands in a comment: 9 pt, in brackets, not broken.
pub fn citation(text: &str) -> Span {
    whole(format!("〔{text}〕"), SMALL)
}

/// Returns groups of a code with clear gaps between them.
pub fn groups(groups: &[String]) -> Rich {
    spaced(groups, DIGEST, 420)
}

/// Returns words with a space between them that is widened by `gap` (1/1000 em).
fn spaced(words: &[String], style: Style, gap: i64) -> Rich {
    let mut rich = Rich::new();
    for word in words {
        if !rich.is_empty() {
            rich.push(span(" ", style.tracked(gap)));
        }
        rich.push(whole(word, style));
    }
    rich
}

/// Turns blocks into strips of page.
pub(crate) fn pieces(blocks: &[Block]) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut new_page = false;
    for block in blocks {
        if matches!(block, Block::NewPage) {
            new_page = true;
            continue;
        }
        let mut pieces = block.pieces();
        if let Some(first) = pieces.first_mut() {
            first.new_page = std::mem::take(&mut new_page);
        }
        all.append(&mut pieces);
    }
    all
}

/// Appends the visible text of blocks, one string per cell, line or paragraph.
pub(crate) fn texts(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Edition(text) | Block::Title(text) => out.push(text.clone()),
            Block::Heading(heading) => out.push(heading.text.clone()),
            Block::Facts(facts) => facts.texts(out),
            Block::Grid(grid) => grid.texts(out),
            Block::List(list) => list.texts(out),
            Block::Comments(comments) => comments.texts(out),
            Block::Paragraph(paragraph) => paragraph.texts(out),
            Block::Verdict(verdict) => verdict.texts(out),
            Block::Code(code) => code.texts(out),
            Block::Seal(seal) => seal.texts(out),
            Block::Together(blocks) => texts(blocks, out),
            Block::NewPage => {}
        }
    }
}

impl Block {
    fn pieces(&self) -> Vec<Piece> {
        match self {
            Block::Edition(text) => vec![head::edition(text)],
            Block::Title(text) => vec![head::title(text)],
            Block::Heading(heading) => vec![head::heading(heading)],
            Block::Facts(facts) => facts.pieces(),
            Block::Grid(grid) => grid.pieces(),
            Block::List(list) => list.pieces(),
            Block::Comments(comments) => comments.pieces(),
            Block::Paragraph(paragraph) => paragraph.pieces(),
            Block::Verdict(verdict) => verdict.pieces(),
            Block::Code(code) => code.pieces(),
            Block::Seal(seal) => seal.pieces(),
            Block::Together(blocks) => together(pieces(blocks)),
            Block::NewPage => Vec::new(),
        }
    }
}

/// Glues pieces to one chain.
fn together(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    for piece in pieces.iter_mut().take(last) {
        piece.glued = true;
    }
    pieces
}
