//! Glyphs made of other glyphs (OpenType 1.9, `glyf`, composite glyph description).

use std::{borrow::Cow, collections::BTreeMap};

use super::word;

/// Whether a glyph is made of others: its number of contours is negative.
pub(super) fn is_composed(outline: &[u8]) -> bool {
    outline.first().is_some_and(|byte| *byte >= 0x80)
}

/// A part of a composed glyph.
pub(super) struct Part {
    pub(super) glyph: u16,
    /// Where its number stands.
    at: usize,
    /// Where the part ends.
    end: usize,
    /// Whether instructions follow, after the last part.
    is_instructed: bool,
}

/// The parts of a glyph; none for a plain one.
pub(super) struct Parts<'a> {
    outline: &'a [u8],
    at: Option<usize>,
}

impl Parts<'_> {
    pub(super) fn of(outline: &[u8]) -> Parts<'_> {
        Parts { outline, at: is_composed(outline).then_some(10) }
    }
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        const WORDS: u16 = 0x0001;
        const SCALE: u16 = 0x0008;
        const MORE: u16 = 0x0020;
        const TWO_SCALES: u16 = 0x0040;
        const MATRIX: u16 = 0x0080;
        const INSTRUCTIONS: u16 = 0x0100;
        let begin = self.at.take()?;
        let flags = word(self.outline, begin)?;
        let glyph = word(self.outline, begin + 2)?;
        let place = if flags & WORDS == 0 { 2 } else { 4 };
        let form = match flags & (SCALE | TWO_SCALES | MATRIX) {
            0 => 0,
            scale if scale & SCALE != 0 => 2,
            scale if scale & TWO_SCALES != 0 => 4,
            _ => 8,
        };
        let end = begin + 4 + place + form;
        self.at = (flags & MORE != 0).then_some(end);
        Some(Part { glyph, at: begin + 2, end, is_instructed: flags & INSTRUCTIONS != 0 })
    }
}

/// Returns an outline with the numbers of its parts as they are in the subset.
pub(super) fn renumbered<'a>(outline: &'a [u8], numbers: &BTreeMap<u16, u16>) -> Cow<'a, [u8]> {
    let Some(last) = Parts::of(outline).last() else { return Cow::Borrowed(outline) };
    let end = if last.is_instructed { outline.len() } else { last.end.min(outline.len()) };
    let mut own = outline[..end].to_vec();
    for part in Parts::of(outline) {
        let number = numbers.get(&part.glyph).copied().unwrap_or(0);
        own[part.at..part.at + 2].copy_from_slice(&number.to_be_bytes());
    }
    Cow::Owned(own)
}
