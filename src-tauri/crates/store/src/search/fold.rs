//! Text as search sees it.
//!
//! Folding turns page texts into a row of units. Each unit is one character after NFKC, lower-casing and radicals, and
//! remembers where in which page its original stands and what lay between it and the unit before: nothing, a space, or
//! the end of a line (a page ends like a line). Invisible characters vanish.
//!
//! A unit is *wide* when it came from Chinese writing, where space and line ends mean nothing. A hyphen between letters
//! at the end of a line is *soft*: it may belong to the word or to the break.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

use crate::search::radicals;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    None,
    Space,
    Line,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit {
    pub(crate) character: char,
    /// Which of the pushed pages.
    pub(crate) page: u32,
    /// First and one past the last original character in that page.
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) gap: Gap,
    pub(crate) wide: bool,
    pub(crate) soft: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Folded {
    pub(crate) units: Vec<Unit>,
    pages: u32,
    pending: Option<Gap>,
}

impl Folded {
    /// Folds what a person typed.
    pub(crate) fn of_query(query: &str) -> Self {
        let mut folded = Folded::default();
        folded.push_page(query);
        // A soft hyphen that was pasted with its line end is not part of the word for sure.
        folded.units.retain(|unit| !unit.soft);
        folded
    }

    /// Appends a page.
    pub(crate) fn push_page(&mut self, text: &str) {
        if self.pages > 0 {
            self.separate(Gap::Line);
        }
        let page = self.pages;
        self.pages += 1;
        let mut characters = text.chars().zip(0u32..).peekable();
        let mut cluster = String::new();
        while let Some((first, start)) = characters.next() {
            if is_line_end(first) {
                self.separate(Gap::Line);
                continue;
            }
            if first.is_whitespace() {
                self.separate(Gap::Space);
                continue;
            }
            if is_invisible(first) {
                continue;
            }
            cluster.clear();
            cluster.push(first);
            let mut end = start + 1;
            while let Some(&(mark, at)) = characters.peek() {
                if !is_mark(mark) {
                    break;
                }
                cluster.push(mark);
                end = at + 1;
                characters.next();
            }
            self.push_cluster(&cluster, page, (start, end));
        }
    }

    fn push_cluster(&mut self, cluster: &str, page: u32, (start, end): (u32, u32)) {
        let wide = cluster.chars().next().is_some_and(is_wide);
        let mut alone = cluster.chars();
        if let (Some(plain), None) = (alone.next(), alone.next())
            && is_plain(plain)
        {
            self.push_character(plain.to_ascii_lowercase(), page, (start, end), wide);
            return;
        }
        for character in cluster.nfkc().flat_map(char::to_lowercase) {
            if character.is_whitespace() || is_invisible(character) {
                continue;
            }
            self.push_character(hyphen(radicals::unify(character)), page, (start, end), wide);
        }
    }

    fn push_character(&mut self, character: char, page: u32, (start, end): (u32, u32), wide: bool) {
        let gap = self.pending.take().unwrap_or(Gap::None);
        if gap == Gap::Line && is_letter(character) {
            self.soften_last();
        }
        self.units.push(Unit { character, page, start, end, gap, wide, soft: false });
    }

    /// Marks the last unit soft if it is a hyphen directly behind a letter.
    fn soften_last(&mut self) {
        if let [.., before, last] = self.units.as_mut_slice()
            && last.character == '-'
            && last.gap == Gap::None
            && is_letter(before.character)
        {
            last.soft = true;
        }
    }

    fn separate(&mut self, gap: Gap) {
        if !self.units.is_empty() {
            self.pending = self.pending.max(Some(gap));
        }
    }
}

/// Nearly all of a page: characters that folding leaves alone but for ASCII case, and that never compose.
fn is_plain(character: char) -> bool {
    character.is_ascii() || matches!(character, '\u{4E00}'..='\u{9FFF}')
}

/// Tells whether words of such characters are broken with hyphens. A full-width letter, once folded, is a letter too.
fn is_letter(folded: char) -> bool {
    folded.is_alphabetic() && !is_wide(folded)
}

fn hyphen(character: char) -> char {
    match character {
        '\u{2010}'..='\u{2013}' | '\u{2212}' => '-',
        other => other,
    }
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Soft hyphen, joiners, bidi controls, variation selectors, byte order mark.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{E0100}'..='\u{E01EF}' | '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'
    )
}

/// Tells whether a character composes with the one before it.
fn is_mark(character: char) -> bool {
    if is_plain(character) {
        return false;
    }
    let mut first = None;
    decompose_compatible(character, |part| {
        first.get_or_insert(part);
    });
    first.is_some_and(|part| canonical_combining_class(part) != 0)
}

/// Ideographs, kana, bopomofo, their punctuation and full-width forms.
fn is_wide(character: char) -> bool {
    matches!(
        character,
        '\u{2E80}'..='\u{312F}' | '\u{3190}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}'
            | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF9F}'
            | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFF}'
            | '\u{B7}' | '\u{2014}' | '\u{2015}' | '\u{2018}'..='\u{201F}' | '\u{2026}'
    )
}
