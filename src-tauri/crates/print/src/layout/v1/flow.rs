//! Putting pieces on pages.
//!
//! A block becomes pieces: strips of full width that are never cut. Pieces that are glued together stay
//! on one page as long as a page can hold them; that keeps headings with their text and the signature
//! with its statement.

use super::{
    breaking::one_line,
    draw::{Mark, baseline},
    fonts::Face,
    text::{Style, span},
    units::{Mpt, PAGE_HEIGHT, PAGE_WIDTH},
};

/// A strip of the page that is not cut.
#[derive(Clone, Debug, Default)]
pub(crate) struct Piece {
    /// Space above, dropped at the top of a page.
    pub(crate) before: Mpt,
    pub(crate) height: Mpt,
    pub(crate) marks: Vec<Mark>,
    /// Stays on the page of the piece that follows.
    pub(crate) glued: bool,
    /// Strip repeated above this one when a page begins with it (the head of a table).
    pub(crate) head: Option<std::rc::Rc<Strip>>,
    /// Drawn when a page begins with this piece (top border of a cut row).
    pub(crate) opening: Vec<Mark>,
    /// Drawn when a page ends with this piece (bottom border of a cut row).
    pub(crate) closing: Vec<Mark>,
    /// Begins a new page.
    pub(crate) new_page: bool,
}

/// Marks with a height.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strip {
    pub(crate) height: Mpt,
    pub(crate) marks: Vec<Mark>,
}

/// The space around the text of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Margins {
    /// 22/22/20/24 mm (top, right, bottom, left).
    Standard,
    /// 20/22/18/24 mm: for a result that should stay on one page.
    Tight,
    /// 24/22/22/24 mm: for short papers.
    Wide,
}

/// Left edge of the text.
pub(crate) const LEFT: Mpt = 68_000;
/// Width of the text.
pub(crate) const WIDTH: Mpt = PAGE_WIDTH - LEFT - 62_400;

impl Margins {
    fn top(self) -> Mpt {
        match self {
            Margins::Standard => 62_400,
            Margins::Tight => 56_700,
            Margins::Wide => 68_000,
        }
    }

    fn bottom(self) -> Mpt {
        match self {
            Margins::Standard => 56_700,
            Margins::Tight => 51_000,
            Margins::Wide => 62_400,
        }
    }

    /// Returns the height that text may take on a page.
    pub(crate) fn room(self) -> Mpt {
        PAGE_HEIGHT - self.top() - self.bottom()
    }
}

/// A finished page: marks with the position of their origin.
pub(crate) type Page = Vec<(Mpt, Mpt, Mark)>;

/// Places pieces on pages.
pub(crate) fn paginate(pieces: Vec<Piece>, margins: Margins) -> Vec<Page> {
    let room = margins.room();
    let mut sheets = Sheets { pages: vec![Vec::new()], y: 0, top: margins.top(), closing: Vec::new() };
    let mut rest = pieces.into_iter().peekable();
    while rest.peek().is_some() {
        let mut chain = Vec::new();
        for piece in rest.by_ref() {
            let glued = piece.glued;
            chain.push(piece);
            if !glued {
                break;
            }
        }
        let height = |at_top: bool| -> Mpt {
            let extra = if at_top { head_height(&chain[0]) - chain[0].before } else { 0 };
            chain.iter().map(|piece| piece.before + piece.height).sum::<Mpt>() + extra
        };
        let fits_here = sheets.y + height(sheets.y == 0) <= room;
        if sheets.y > 0 && (chain[0].new_page || (!fits_here && height(true) <= room)) {
            sheets.turn();
        }
        // A chain higher than a page is cut; only its first piece, a heading, takes its neighbour along.
        let mut chain = chain.into_iter().enumerate().peekable();
        while let Some((index, piece)) = chain.next() {
            let own = piece.before + piece.height;
            let next = chain.peek().filter(|_| index == 0).map_or(0, |(_, next)| next.before + next.height);
            if sheets.y > 0 && sheets.y + own + next > room {
                sheets.turn();
            }
            sheets.place(piece);
        }
    }
    sheets.pages
}

struct Sheets {
    pages: Vec<Page>,
    /// Used height of the last page.
    y: Mpt,
    top: Mpt,
    /// What the last placed piece draws if the page ends after it.
    closing: Vec<(Mpt, Mpt, Mark)>,
}

impl Sheets {
    fn turn(&mut self) {
        let closing = std::mem::take(&mut self.closing);
        if let Some(page) = self.pages.last_mut() {
            page.extend(closing);
        }
        self.pages.push(Vec::new());
        self.y = 0;
    }

    fn place(&mut self, piece: Piece) {
        let at_top = self.y == 0 && self.pages.len() > 1;
        let Some(page) = self.pages.last_mut() else { return };
        if at_top {
            if let Some(head) = &piece.head {
                page.extend(head.marks.iter().map(|mark| (LEFT, self.top, mark.clone())));
                self.y = head.height;
            }
            let y = self.top + self.y;
            page.extend(piece.opening.into_iter().map(|mark| (LEFT, y, mark)));
        }
        if self.y > 0 && !at_top {
            self.y += piece.before;
        }
        let y = self.top + self.y;
        page.extend(piece.marks.into_iter().map(|mark| (LEFT, y, mark)));
        self.closing = piece.closing.into_iter().map(|mark| (LEFT, y, mark)).collect();
        self.y += piece.height;
    }
}

fn head_height(piece: &Piece) -> Mpt {
    piece.head.as_ref().map_or(0, |head| head.height)
}

/// Returns whether every piece can stand on a page.
pub(crate) fn fits(pieces: &[Piece], margins: Margins) -> bool {
    pieces.iter().all(|piece| head_height(piece) + piece.height <= margins.room())
}

/// Adds the footer, and the demonstration mark at the top right, to every page.
pub(crate) fn add_margins(pages: &mut [Page], margins: Margins, footer: &str, demo: Option<&str>) {
    let style = Style::new(Face::Serif, 8_500);
    let y = PAGE_HEIGHT - margins.bottom() + 32_000;
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let number = one_line(&[span(page_number(index + 1, count), style)]);
        let number_width = number.width / 1000;
        let left = fitted(footer, style, WIDTH - number_width - 20_000);
        page.push((LEFT, y, Mark::Text { x: 0, y: 0, line: one_line(&[span(left, style)]) }));
        page.push((LEFT, y, Mark::Text { x: WIDTH - number_width, y: 0, line: number }));
        if let Some(demo) = demo {
            let line = one_line(&[span(demo, Style::new(Face::Sans, 9_000))]);
            let (width, height) = (line.width / 1000 + 10_000, 15_000);
            let top = margins.top() - 26_000;
            page.push((LEFT, top, Mark::Text { x: WIDTH - width + 5_000, y: baseline(height, 9_000), line }));
            page.extend(frame(WIDTH - width, 0, width, height, 500).into_iter().map(|mark| (LEFT, top, mark)));
        }
    }
}

/// Returns the text of the right footer.
pub(crate) fn page_number(page: usize, count: usize) -> String {
    format!("第 {page} 页　共 {count} 页")
}

/// Returns the four rules of a box.
pub(crate) fn frame(x: Mpt, y: Mpt, width: Mpt, height: Mpt, thickness: Mpt) -> [Mark; 4] {
    use super::draw::{Ink, horizontal, vertical};
    let half = thickness / 2;
    [
        horizontal(x - half, y, width + thickness, thickness, Ink::Black),
        horizontal(x - half, y + height, width + thickness, thickness, Ink::Black),
        vertical(x, y, height, thickness),
        vertical(x + width, y, height, thickness),
    ]
}

/// Shortens a footer that would run into the page number.
fn fitted(text: &str, style: Style, width: Mpt) -> String {
    let fits = |text: &str| one_line(&[span(text, style)]).width <= width * 1000;
    if fits(text) {
        return text.to_owned();
    }
    let mut kept: String = text.to_owned();
    while kept.pop().is_some() {
        let shortened = format!("{kept}…");
        if fits(&shortened) {
            return shortened;
        }
    }
    String::new()
}
