//! Text with its form, and the row of glyphs it becomes.
//!
//! Spacing is position, never characters: the gap between 汉字 and Latin letters, the tightened brackets
//! and the fixed digits are shifts between glyphs, so what one selects or extracts is what was typed.

use std::num::NonZero;

use super::{
    classes::Class,
    fonts::{self, DIGIT_ADVANCE, Face},
    units::{Mpt, Upt},
};

/// Gap between a Chinese character and a Latin letter or digit, in 1/1000 em. CSS `text-autospace` uses
/// 125; below 100 text extraction does not take the gap for a space.
const AUTOSPACE: i32 = 96;

/// Half a full-width character: what a bracket or comma gives up beside another one.
const HALF: i32 = 500;

/// The form of a run of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The kind of letter.
    pub face: Face,
    /// In 1/1000 pt.
    pub size: Mpt,
    /// Extra space after each character, in 1/1000 em.
    pub tracking: i64,
    /// Digits on one fixed advance, for columns of numbers.
    pub tabular: bool,
}

impl Style {
    /// Returns plain text of a face and size (1/1000 pt).
    pub const fn new(face: Face, size: Mpt) -> Self {
        Style { face, size, tracking: 0, tabular: false }
    }

    /// Returns the same style with extra space after each character (1/1000 em).
    pub const fn tracked(self, tracking: i64) -> Self {
        Style { tracking, ..self }
    }

    /// Returns the same style with digits of one width.
    pub const fn tabular(self) -> Self {
        Style { tabular: true, ..self }
    }
}

/// A run of text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text; `\n` ends a line.
    pub text: String,
    /// Its form.
    pub style: Style,
    /// Never broken over two lines unless it is wider than a line (citations, codes).
    pub whole: bool,
}

/// Text of several styles.
pub type Rich = Vec<Span>;

/// Returns one run of text.
pub fn span(text: impl Into<String>, style: Style) -> Span {
    Span { text: text.into(), style, whole: false }
}

/// Returns one run of text that is not broken over two lines.
pub fn whole(text: impl Into<String>, style: Style) -> Span {
    Span { text: text.into(), style, whole: true }
}

/// Returns the characters of a rich text.
pub(crate) fn text_of(rich: &[Span]) -> String {
    rich.iter().map(|span| span.text.as_str()).collect()
}

/// A character with its place relative to its neighbours; lengths in 1/1000 em of `size`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) character: char,
    pub(crate) class: Class,
    pub(crate) file: u8,
    pub(crate) glyph: u16,
    pub(crate) size: i32,
    /// Shift before the glyph.
    pub(crate) before: i32,
    /// The font's own advance: what a viewer adds by itself.
    pub(crate) natural: i32,
    /// Shift after the glyph.
    pub(crate) after: i32,
    /// Number of the unbreakable run this item belongs to.
    pub(crate) whole: Option<NonZero<u32>>,
}

impl Item {
    /// Returns the full advance, in millionths of a point.
    pub(crate) fn advance(&self) -> Upt {
        self.length(self.before + self.natural + self.after)
    }

    /// Returns a length given in 1/1000 em of this item.
    pub(crate) fn length(&self, units: i32) -> Upt {
        Upt::from(units) * Upt::from(self.size)
    }

    /// Returns whether the glyph fills a full square, so that punctuation has a blank half.
    pub(crate) fn is_full_width(&self) -> bool {
        self.natural == 1000
    }
}

/// Turns text into glyphs with all shifts that do not depend on where lines end.
pub(crate) fn shape(rich: &[Span]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(rich.iter().map(|span| span.text.chars().count()).sum());
    for (index, span) in (1..).zip(rich) {
        for character in span.text.chars() {
            let mut item = shape_one(character, span.style);
            item.whole = NonZero::new(index).filter(|_| span.whole);
            if let Some(previous) = items.last_mut() {
                previous.after += between(previous, &item);
            }
            items.push(item);
        }
    }
    items
}

/// Returns the width of text set on one line, in millionths of a point.
pub(crate) fn natural_width(rich: &[Span]) -> Upt {
    shape(rich).iter().map(Item::advance).sum()
}

fn shape_one(character: char, style: Style) -> Item {
    let known = fonts::known(style.face, character);
    let class = known.class;
    let found = known.glyph().filter(|_| class != Class::Newline);
    // Uncovered characters are refused before layout; a line break has no width.
    let (file, glyph, natural) = found.map_or((0, 0, 0), |found| (found.file, found.id, i32::from(found.width)));
    let mut item = Item {
        character,
        class,
        file,
        glyph,
        size: style.size as i32,
        before: 0,
        natural,
        after: style.tracking as i32,
        whole: None,
    };
    if style.tabular && character.is_ascii_digit() {
        item.before = (DIGIT_ADVANCE - natural) / 2;
        item.after += DIGIT_ADVANCE - natural - item.before;
    }
    item
}

/// Returns the shift between two neighbours, in 1/1000 em of the first.
fn between(first: &Item, second: &Item) -> i32 {
    use Class::{Close, Ideograph, Open, Space, WideSpace, Word};
    let alphanumeric = |item: &Item| item.class == Word && item.character.is_alphanumeric();
    match (first.class, second.class) {
        (Ideograph, Word) if alphanumeric(second) => AUTOSPACE,
        (Word, Ideograph) if alphanumeric(first) => AUTOSPACE,
        (Close, Space) if first.is_full_width() => -HALF,
        (Close, Close | Open | WideSpace) if first.is_full_width() && second.is_full_width() => -HALF,
        (Open, Open) | (WideSpace, Open) if first.is_full_width() && second.is_full_width() => -HALF,
        _ => 0,
    }
}
