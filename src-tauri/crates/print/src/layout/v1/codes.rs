//! The glyphs a paper uses, and the codes they have in it.

use super::{draw::Mark, text::Item};

/// The glyphs a paper uses, per font, and the codes they get in the embedded subsets.
///
/// Codes follow the order of glyph ids, so they depend on the set of characters only.
#[derive(Debug)]
pub(crate) struct Codes {
    fonts: [Used; 6],
}

/// Stands for a character not yet known; no text holds it.
const UNNAMED: char = char::MAX;

/// The glyphs used of one font.
#[derive(Debug, Default)]
struct Used {
    /// One bit per glyph id, in words that end with the last glyph used.
    words: Vec<Word>,
    /// Glyph id and the character it is extracted as, in the order of codes.
    glyphs: Vec<(u16, char)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Word {
    bits: u64,
    /// Glyphs used before those of this word.
    before: u16,
}

impl Codes {
    /// Collects and numbers the glyphs of marks.
    pub(crate) fn of_marks<'a>(marks: impl Iterator<Item = &'a Mark> + Clone) -> Self {
        let mut codes = Codes { fonts: Default::default() };
        for item in items(marks.clone()) {
            codes.fonts[usize::from(item.file)].add(item.glyph);
        }
        for used in &mut codes.fonts {
            used.number();
        }
        for item in items(marks) {
            codes.fonts[usize::from(item.file)].name(item);
        }
        codes
    }

    /// Returns the glyphs of a font in the order of their codes, which begin with 1.
    pub(crate) fn of(&self, file: u8) -> &[(u16, char)] {
        &self.fonts[usize::from(file)].glyphs
    }

    /// Returns the code of a glyph; 0, the empty box, for what was not collected.
    pub(crate) fn code(&self, item: &Item) -> u16 {
        self.fonts[usize::from(item.file)].place(item.glyph).map_or(0, |place| place + 1)
    }
}

impl Used {
    fn add(&mut self, glyph: u16) {
        let word = usize::from(glyph >> 6);
        if word >= self.words.len() {
            self.words.resize(word + 1, Word::default());
        }
        self.words[word].bits |= 1 << (glyph & 63);
    }

    /// Puts the glyphs in order.
    fn number(&mut self) {
        for (high, word) in (0_u16..).zip(&mut self.words) {
            word.before = self.glyphs.len() as u16;
            let mut bits = word.bits;
            while bits != 0 {
                self.glyphs.push((high << 6 | bits.trailing_zeros() as u16, UNNAMED));
                bits &= bits - 1;
            }
        }
    }

    /// Two characters may share a glyph (一 and the radical ⼀): it is extracted as the ordinary one.
    fn name(&mut self, item: &Item) {
        let Some(place) = self.place(item.glyph) else { return };
        let character = &mut self.glyphs[usize::from(place)].1;
        let rank = |character: char| (character == UNNAMED, is_compatibility(character), character);
        if *character != item.character && rank(item.character) < rank(*character) {
            *character = item.character;
        }
    }

    /// Returns how many glyphs come before this one; nothing for one that is not used.
    fn place(&self, glyph: u16) -> Option<u16> {
        let word = self.words.get(usize::from(glyph >> 6))?;
        let bit = 1_u64 << (glyph & 63);
        (word.bits & bit != 0).then(|| word.before + (word.bits & (bit - 1)).count_ones() as u16)
    }
}

fn items<'a>(marks: impl Iterator<Item = &'a Mark>) -> impl Iterator<Item = &'a Item> {
    let lines = marks.filter_map(|mark| match mark {
        Mark::Text { line, .. } | Mark::Seal { letter: line, .. } => Some(line),
        Mark::Rule { .. } | Mark::Squares { .. } => None,
    });
    lines.flat_map(|line| &line.items)
}

fn is_compatibility(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}
