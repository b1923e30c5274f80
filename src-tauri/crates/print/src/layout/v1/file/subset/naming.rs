//! The names in a font: of its glyphs and of itself (OpenType 1.9, `post` and `name`).

use std::{borrow::Cow, collections::BTreeMap};

use super::{long, word};

/// Glyph names below this are those of the standard, without a text in the font.
const STANDARD_NAMES: u16 = 258;

/// A `post` table, taken apart.
pub(super) enum Post<'a> {
    /// Without names of glyphs.
    Whole(&'a [u8]),
    /// The head of the table, the index of every glyph's name, and the names.
    Named { head: &'a [u8], indexes: &'a [u8], names: Vec<&'a [u8]> },
}

impl<'a> Post<'a> {
    pub(super) fn read(table: &'a [u8]) -> Option<Post<'a>> {
        const NAMED: u32 = 0x0002_0000;
        if long(table, 0)? != NAMED {
            return Some(Post::Whole(table));
        }
        let count = usize::from(word(table, 32)?);
        let (indexes, mut rest) = table.get(34..)?.split_at_checked(2 * count)?;
        let mut names = Vec::new();
        while let Some((length, after)) = rest.split_first().filter(|(length, _)| **length > 0) {
            let Some((name, after)) = after.split_at_checked(usize::from(*length)) else { break };
            names.push(name);
            rest = after;
        }
        Some(Post::Named { head: &table[..32], indexes, names })
    }

    /// Returns the table of a subset.
    pub(super) fn of(&self, order: &[u16]) -> Cow<'a, [u8]> {
        let (head, indexes, names) = match self {
            Post::Whole(table) => return Cow::Borrowed(table),
            Post::Named { head, indexes, names } => (head, indexes, names),
        };
        let mut table = head.to_vec();
        table.extend_from_slice(&(order.len() as u16).to_be_bytes());
        let (mut texts, mut count) = (Vec::new(), 0);
        for glyph in order {
            let own = word(indexes, 2 * usize::from(*glyph)).unwrap_or(0);
            let index = if own < STANDARD_NAMES { own } else { STANDARD_NAMES + count };
            table.extend_from_slice(&index.to_be_bytes());
            if own >= STANDARD_NAMES {
                let name = names.get(usize::from(own - STANDARD_NAMES)).copied().unwrap_or_default();
                texts.push(name.len() as u8);
                texts.extend_from_slice(name);
                count += 1;
            }
        }
        table.extend_from_slice(&texts);
        Cow::Owned(table)
    }
}

/// Returns a `name` table with what a reader of the file may want to know of the font: its names, makers and licence,
/// in Unicode, each text once.
pub(super) fn names(table: &[u8]) -> Option<Vec<u8>> {
    const UNICODE: u16 = 0;
    const WINDOWS: u16 = 3;
    let count = usize::from(word(table, 2)?);
    let texts = table.get(usize::from(word(table, 4)?)..)?;
    let (mut records, mut stored): (Vec<[u16; 6]>, Vec<u8>) = (Vec::new(), Vec::new());
    let mut places: BTreeMap<&[u8], u16> = BTreeMap::new();
    for record in table.get(6..6 + 12 * count)?.chunks_exact(12) {
        let mut fields = [0; 6];
        for (index, field) in fields.iter_mut().enumerate() {
            *field = word(record, 2 * index)?;
        }
        let [platform, encoding, _, kind, length, offset] = fields;
        let in_unicode = platform == UNICODE || (platform == WINDOWS && [0, 1, 10].contains(&encoding));
        if !in_unicode || kind > 14 || kind == 10 {
            continue;
        }
        let text = texts.get(usize::from(offset)..usize::from(offset) + usize::from(length))?;
        let place = *places.entry(text).or_insert_with(|| {
            stored.extend_from_slice(text);
            (stored.len() - text.len()) as u16
        });
        fields[5] = place;
        records.push(fields);
    }
    let count = records.len() as u16;
    let head = [0, count, 6 + 12 * count];
    let words = head.iter().chain(records.iter().flatten());
    Some(words.flat_map(|word| word.to_be_bytes()).chain(stored).collect())
}
