//! A TrueType font cut down to the glyphs of a paper (OpenType 1.9, tables `glyf`, `loca`, `hmtx`, `post`).
//!
//! Glyphs are renumbered in the order given, after the empty box; the parts of composed glyphs follow. What a
//! PDF reader does not need goes: the character map above all, which the PDF has itself.

mod composed;
mod naming;

use std::{borrow::Cow, collections::BTreeMap};

use composed::{Parts, is_composed, renumbered};
use naming::{Post, names};

type Tag = [u8; 4];

/// Offset of the whole font's checksum and of the format of `loca`, in `head`.
const CHECKSUM_AT: usize = 8;
const LOCA_FORMAT_AT: usize = 50;
/// What the words of a font add up to.
const CHECKSUM: u32 = 0xB1B0_AFBA;
/// Glyphs above this many bytes need offsets of four bytes; otherwise they begin at even ones, of two.
const LARGEST_SHORT: usize = 2 * u16::MAX as usize;

/// A font program, taken apart.
pub(super) struct Source<'a> {
    glyf: &'a [u8],
    loca: &'a [u8],
    hmtx: &'a [u8],
    /// Glyphs from here on have the advance of the one before.
    metrics: usize,
    head: &'a [u8],
    hhea: &'a [u8],
    maxp: &'a [u8],
    post: Post<'a>,
    /// Tables that are the same in every subset.
    unchanged: Vec<(Tag, Cow<'a, [u8]>)>,
}

/// A subset that can be written: it knows its length.
pub(super) struct Subset<'a> {
    glyphs: Vec<Cow<'a, [u8]>>,
    /// In the order of their tags; `glyf` stands for the glyphs.
    tables: Vec<(Tag, Cow<'a, [u8]>)>,
    /// Bytes of `glyf`.
    outlines: usize,
    /// Whether every glyph begins at an even offset.
    even: bool,
}

impl<'a> Source<'a> {
    /// Takes a font program apart; nothing for one that is not built as the fonts of this layout are.
    pub(super) fn read(program: &'a [u8]) -> Option<Source<'a>> {
        let table = |tag: &Tag| table(program, tag);
        let (head, hhea, maxp) = (table(b"head")?, table(b"hhea")?, table(b"maxp")?);
        if word(head, LOCA_FORMAT_AT)? != 1 || head.len() < LOCA_FORMAT_AT + 2 || hhea.len() < 36 || maxp.len() < 6 {
            return None;
        }
        let post = Post::read(table(b"post")?)?;
        let mut unchanged = vec![(*b"name", Cow::Owned(names(table(b"name")?)?))];
        for tag in [b"cvt ", b"fpgm", b"prep"] {
            unchanged.extend(table(tag).map(|bytes| (*tag, Cow::Borrowed(bytes))));
        }
        let metrics = usize::from(word(hhea, 34)?);
        let (glyf, loca, hmtx) = (table(b"glyf")?, table(b"loca")?, table(b"hmtx")?);
        (metrics > 0).then_some(Source { glyf, loca, hmtx, metrics, head, hhea, maxp, post, unchanged })
    }

    /// Returns the advance of a glyph.
    pub(super) fn advance(&self, glyph: u16) -> u16 {
        self.metric(glyph).0
    }

    /// Returns the subset of these glyphs, each named once, the empty box not at all.
    pub(super) fn subset(&self, glyphs: impl Iterator<Item = u16>) -> Subset<'a> {
        let mut order: Vec<u16> = std::iter::once(0).chain(glyphs).collect();
        let mut outlines: Vec<Cow<'a, [u8]>> = order.iter().map(|glyph| Cow::Borrowed(self.outline(*glyph))).collect();
        if outlines.iter().any(|outline| is_composed(outline)) {
            let numbers = self.add_parts(&mut order);
            outlines = order.iter().map(|glyph| renumbered(self.outline(*glyph), &numbers)).collect();
        }
        let even: usize = outlines.iter().map(|outline| outline.len().next_multiple_of(2)).sum();
        let is_short = even <= LARGEST_SHORT;
        let length = if is_short { even } else { outlines.iter().map(|outline| outline.len()).sum() };
        let (hmtx, hhea) = self.metrics_of(&order);
        let mut tables = self.unchanged.clone();
        tables.extend([
            (*b"glyf", Cow::Borrowed(&[][..])),
            (*b"loca", Cow::Owned(offsets(&outlines, is_short))),
            (*b"head", Cow::Owned(self.head_of(is_short))),
            (*b"hmtx", Cow::Owned(hmtx)),
            (*b"hhea", Cow::Owned(hhea)),
            (*b"maxp", Cow::Owned(self.maxp_of(order.len()))),
            (*b"post", self.post.of(&order)),
        ]);
        tables.sort_unstable_by_key(|(tag, _)| *tag);
        Subset { glyphs: outlines, tables, outlines: length, even: is_short }
    }

    fn outline(&self, glyph: u16) -> &'a [u8] {
        let at = |number: usize| Some(long(self.loca, 4 * number)? as usize);
        let range = at(usize::from(glyph)).zip(at(usize::from(glyph) + 1));
        range.and_then(|(from, to)| self.glyf.get(from..to)).unwrap_or_default()
    }

    /// Adds what the composed glyphs consist of, and returns all new numbers.
    fn add_parts(&self, order: &mut Vec<u16>) -> BTreeMap<u16, u16> {
        let mut numbers: BTreeMap<u16, u16> = order.iter().copied().zip(0..).collect();
        // From the last glyph to the first, and depth first: the order of the first files of this layout.
        let mut waiting = order.clone();
        while let Some(glyph) = waiting.pop() {
            let next = order.len() as u16;
            numbers.entry(glyph).or_insert_with(|| {
                order.push(glyph);
                next
            });
            let outline = self.outline(glyph);
            waiting.extend(Parts::of(outline).map(|part| part.glyph).filter(|part| !numbers.contains_key(part)));
        }
        numbers
    }

    /// Returns advance and left side bearing.
    fn metric(&self, glyph: u16) -> (u16, u16) {
        let glyph = usize::from(glyph);
        let advance = word(self.hmtx, 4 * glyph.min(self.metrics - 1)).unwrap_or(0);
        let bearing = if glyph < self.metrics { 4 * glyph + 2 } else { 2 * self.metrics + 2 * glyph };
        (advance, word(self.hmtx, bearing).unwrap_or(0))
    }

    /// Returns `hmtx`, in which an advance repeated to the end is left out, and `hhea`, which counts the others.
    fn metrics_of(&self, order: &[u16]) -> (Vec<u8>, Vec<u8>) {
        let metrics: Vec<(u16, u16)> = order.iter().map(|glyph| self.metric(*glyph)).collect();
        let last = metrics.last().map_or(0, |(advance, _)| *advance);
        let repeated = metrics.iter().rev().skip(1).take_while(|(advance, _)| *advance == last).count();
        let full = metrics.len() - repeated;
        let mut hmtx = Vec::with_capacity(4 * metrics.len());
        for (index, (advance, bearing)) in metrics.into_iter().enumerate() {
            if index < full {
                hmtx.extend_from_slice(&advance.to_be_bytes());
            }
            hmtx.extend_from_slice(&bearing.to_be_bytes());
        }
        let mut hhea = self.hhea[..self.hhea.len() - 2].to_vec();
        hhea.extend_from_slice(&(full as u16).to_be_bytes());
        (hmtx, hhea)
    }

    fn head_of(&self, is_short: bool) -> Vec<u8> {
        let mut head = self.head.to_vec();
        head[CHECKSUM_AT..CHECKSUM_AT + 4].fill(0);
        head[LOCA_FORMAT_AT + 1] = u8::from(!is_short);
        head
    }

    fn maxp_of(&self, glyphs: usize) -> Vec<u8> {
        let mut maxp = self.maxp.to_vec();
        maxp[..4].copy_from_slice(&[0, 1, 0, 0]);
        maxp[4..6].copy_from_slice(&(glyphs as u16).to_be_bytes());
        maxp
    }
}

impl Subset<'_> {
    /// Returns the number of bytes.
    pub(super) fn len(&self) -> usize {
        let tables = self.tables.iter().map(|(tag, bytes)| self.table_length(tag, bytes).next_multiple_of(4));
        self.directory_length() + tables.sum::<usize>()
    }

    fn directory_length(&self) -> usize {
        12 + 16 * self.tables.len()
    }

    fn table_length(&self, tag: &Tag, bytes: &[u8]) -> usize {
        if tag == b"glyf" { self.outlines } else { bytes.len() }
    }

    /// Appends the font program.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let start = out.len();
        let mut directory = Vec::with_capacity(self.directory_length());
        let count = self.tables.len() as u16;
        let power = count.ilog2() as u16;
        directory.extend_from_slice(&[0, 1, 0, 0]);
        for number in [count, 16 << power, power, 16 * count - (16 << power)] {
            directory.extend_from_slice(&number.to_be_bytes());
        }
        out.resize(start + self.directory_length(), 0);
        let (mut sum, mut head) = (0_u32, start);
        for (tag, bytes) in &self.tables {
            let begin = out.len();
            match tag {
                b"glyf" => self.write_outlines(out),
                _ => out.extend_from_slice(bytes),
            }
            if tag == b"head" {
                head = begin;
            }
            let length = out.len() - begin;
            out.resize(begin + length.next_multiple_of(4), 0);
            let own = checksum(&out[begin..]);
            sum = sum.wrapping_add(own);
            directory.extend_from_slice(tag);
            for number in [own, (begin - start) as u32, length as u32] {
                directory.extend_from_slice(&number.to_be_bytes());
            }
        }
        let sum = sum.wrapping_add(checksum(&directory));
        out[start..start + directory.len()].copy_from_slice(&directory);
        out[head + CHECKSUM_AT..head + CHECKSUM_AT + 4].copy_from_slice(&CHECKSUM.wrapping_sub(sum).to_be_bytes());
    }

    fn write_outlines(&self, out: &mut Vec<u8>) {
        for outline in &self.glyphs {
            out.extend_from_slice(outline);
            if self.even && outline.len() % 2 == 1 {
                out.push(0);
            }
        }
    }
}

/// Returns a table of a font program.
fn table<'a>(program: &'a [u8], tag: &Tag) -> Option<&'a [u8]> {
    let count = usize::from(word(program, 4)?);
    let record = program.get(12..12 + 16 * count)?.chunks_exact(16).find(|record| record[..4] == tag[..])?;
    let begin = long(record, 8)? as usize;
    program.get(begin..begin.checked_add(long(record, 12)? as usize)?)
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Returns the sum of all words of four bytes; the length is a multiple of four.
fn checksum(bytes: &[u8]) -> u32 {
    let (words, _) = bytes.as_chunks::<4>();
    words.iter().fold(0, |sum: u32, word| sum.wrapping_add(u32::from_be_bytes(*word)))
}

fn offsets(outlines: &[Cow<'_, [u8]>], is_short: bool) -> Vec<u8> {
    let mut table = Vec::with_capacity(4 * (outlines.len() + 1));
    let mut offset = 0;
    let mut put = |offset: usize| match is_short {
        true => table.extend_from_slice(&((offset / 2) as u16).to_be_bytes()),
        false => table.extend_from_slice(&(offset as u32).to_be_bytes()),
    };
    for outline in outlines {
        put(offset);
        offset += if is_short { outline.len().next_multiple_of(2) } else { outline.len() };
    }
    put(offset);
    table
}

#[cfg(test)]
mod tests {
    use subsetter::GlyphRemapper;

    use super::{super::super::fonts, *};

    /// Whether both programs make the same font of these glyphs.
    fn compare(file: u8, source: &Source<'_>, glyphs: &[u16]) {
        let subset = source.subset(glyphs.iter().copied());
        let mut own = Vec::new();
        subset.write(&mut own);
        let theirs = subsetter::subset(fonts::program(file), 0, &GlyphRemapper::new_from_glyphs(glyphs));
        assert!(
            theirs.is_ok_and(|theirs| theirs == own),
            "font {file}, {} glyphs from {:?}",
            glyphs.len(),
            glyphs.first()
        );
        assert_eq!(subset.len(), own.len());
    }

    #[test]
    fn any_choice_of_glyphs_of_any_font_gives_the_bytes_another_program_gives() {
        let mut state = 20_260_514_u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        for file in 0..6 {
            let program = fonts::program(file);
            let source = Source::read(program).expect("a font of this layout");
            let count = fonts::parsed(file).number_of_glyphs();
            compare(file, &source, &[]);
            // Every glyph once, in sets that need offsets of two bytes and of four.
            let all: Vec<u16> = (1..count).collect();
            for size in [200, 5_000] {
                all.chunks(size).for_each(|glyphs| compare(file, &source, glyphs));
            }
            for _ in 0..60 {
                let mut glyphs: Vec<u16> = (0..next(700)).map(|_| 1 + next(usize::from(count) - 1) as u16).collect();
                glyphs.sort_unstable();
                glyphs.dedup();
                compare(file, &source, &glyphs);
            }
        }
    }

    #[test]
    fn what_is_no_font_of_this_layout_is_not_taken_apart() {
        let program = fonts::program(3);
        for length in [0, 3, 11, 40, 300, program.len() / 2] {
            assert!(Source::read(&program[..length]).is_none(), "{length}");
        }
    }
}
