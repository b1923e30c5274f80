//! The text of a page, each character with its box on the page as shown.

use super::ffi::{PageHandle, TextHandle};
use super::hundredths;
use crate::facts::PageText;
use crate::fault::ReadFault;

/// A page with more characters is an attack or a defect, not something to read.
const MAX_CHARACTERS: i32 = 2_000_000;

pub(super) fn read(page: &PageHandle<'_>) -> Result<PageText, ReadFault> {
    let Some(characters) = page.text() else { return Err(ReadFault::damaged("text of a page")) };
    let count = characters.count();
    if count > MAX_CHARACTERS {
        return Err(ReadFault::too_large("characters of a page"));
    }
    let (width, height) = page.size();
    let size = (hundredths(width).max(1) as i32, hundredths(height).max(1) as i32);
    let mut text = PageText::default();
    let mut index = 0;
    while index < count {
        let (character, used) = next(&characters, index, count);
        match character {
            // Line ends come as a pair.
            Some('\r') | None => {}
            Some(character) => {
                let place = if character == '\n' { [0; 4] } else { place(page, &characters, index, size) };
                text.text.push(character);
                text.boxes.push(place);
            }
        }
        index += used;
    }
    Ok(text)
}

/// Returns the character at `index` and how many of pdfium's places it takes.
///
/// Characters beyond the basic plane come as two surrogates; unmapped glyphs as 0.
fn next(characters: &TextHandle<'_>, index: i32, count: i32) -> (Option<char>, i32) {
    let unit = characters.unicode(index);
    if (0xd800..0xdc00).contains(&unit) && index + 1 < count {
        let low = characters.unicode(index + 1);
        if (0xdc00..0xe000).contains(&low) {
            return (char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)), 2);
        }
    }
    let character = match unit {
        0 => None,
        // pdfium marks a hyphen at a line's end so that words can be joined; people see a hyphen.
        0x2 | 0xfffe if characters.is_line_end_hyphen(index) => Some('-'),
        0x2 | 0xfffe | 0xffff => None,
        _ => Some(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)),
    };
    (character, 1)
}

fn place(page: &PageHandle<'_>, characters: &TextHandle<'_>, index: i32, size: (i32, i32)) -> [i32; 4] {
    let Some(rect) = characters.rect(index) else { return [0; 4] };
    let one = page.to_picture(size, rect.left, rect.top);
    let other = page.to_picture(size, rect.right, rect.bottom);
    [one.0.min(other.0), one.1.min(other.1), one.0.max(other.0), one.1.max(other.1)]
}
