//! Which characters cannot stand on a signed page.
//!
//! Two reasons: no font of the layout draws it, or it would make the page say something else than the
//! data (it is invisible, turns the direction of its neighbours, or joins with them). Asked when text is
//! typed or imported, and again before printing.

use super::fonts::{self, Face};

/// Characters refused although a font may have a shape for them; first and last of each range.
///
/// The line break U+000A is the one control that is allowed: it ends a line on the page.
const REFUSED: &[(u32, u32, &str)] = &[
    (0x0000, 0x0009, "control (tab included)"),
    (0x000B, 0x001F, "control"),
    (0x007F, 0x009F, "control"),
    (0x00AD, 0x00AD, "soft hyphen: invisible"),
    (0x0300, 0x036F, "combining mark: letters are printed one by one, precomposed"),
    (0x0483, 0x0489, "combining mark"),
    (0x0590, 0x08FF, "right-to-left scripts and their controls"),
    (0x115F, 0x1160, "Hangul filler: invisible"),
    (0x1100, 0x115E, "Hangul jamo: joins with its neighbour"),
    (0x1161, 0x11FF, "Hangul jamo: joins with its neighbour"),
    (0x1680, 0x1680, "space of another script"),
    (0x17B4, 0x17B5, "invisible"),
    (0x180B, 0x180F, "Mongolian selectors: invisible"),
    (0x1AB0, 0x1AFF, "combining mark"),
    (0x1DC0, 0x1DFF, "combining mark"),
    (0x2000, 0x200A, "spaces that look like another space"),
    (0x200B, 0x200F, "zero-width characters and direction marks"),
    (0x2028, 0x202E, "line separators and direction controls"),
    (0x202F, 0x202F, "narrow space that looks like another space"),
    (0x205F, 0x206F, "spaces, invisible operators, direction isolates"),
    (0x20D0, 0x20FF, "combining mark"),
    (0x2800, 0x2800, "blank Braille pattern: invisible"),
    (0x2FF0, 0x2FFF, "description characters: show as something they are not"),
    (0x302A, 0x302F, "combining tone mark"),
    (0x303E, 0x303F, "variation indicator and half fill: show as nothing"),
    (0x3099, 0x309A, "combining voice mark"),
    (0x3164, 0x3164, "Hangul filler: invisible"),
    (0xA960, 0xA97F, "Hangul jamo: joins with its neighbour"),
    (0xD7B0, 0xD7FF, "Hangul jamo: joins with its neighbour"),
    (0xE000, 0xF8FF, "private use: nobody can say what it means"),
    (0xFB1D, 0xFDFF, "right-to-left presentation forms"),
    (0xFE00, 0xFE0F, "variation selector: invisible"),
    (0xFE20, 0xFE2F, "combining mark"),
    (0xFE70, 0xFEFF, "right-to-left presentation forms, byte order mark"),
    (0xFFA0, 0xFFA0, "half-width Hangul filler: invisible"),
    (0xFFF0, 0xFFFF, "specials, replacement character"),
    (0x1BCA0, 0x1BCA3, "shorthand format controls"),
    (0x1D173, 0x1D17A, "music format controls"),
    (0xE0000, 0xE0FFF, "tags and variation selectors: invisible"),
    (0xF0000, 0x10FFFF, "private use"),
];

/// Returns the characters of `text` that cannot be printed, each once, in order of appearance.
pub fn uncovered(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for character in text.chars() {
        if !is_printable(character) && !found.contains(&character) {
            found.push(character);
        }
    }
    found
}

fn is_printable(character: char) -> bool {
    if character == '\n' || (' '..='~').contains(&character) {
        return true;
    }
    let code = u32::from(character);
    // No refused range begins in the common Chinese characters, nearly all of a paper.
    let refused = !('\u{4E00}'..='\u{9FFF}').contains(&character)
        && REFUSED.iter().any(|(first, last, _)| (*first..=*last).contains(&code));
    !refused && fonts::glyph(Face::Serif, character).is_some()
}
