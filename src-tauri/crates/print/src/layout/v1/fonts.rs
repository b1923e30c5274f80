//! The six embedded faces: which one draws a character, and how wide it is there.
//!
//! Invariant: whether a character can be printed does not depend on the face it is set in. Every face
//! falls back to the regular serif, then to the Japanese and the Hong Kong serif (𠮷 and its kind).

use std::sync::OnceLock;

use super::{
    classes::{Class, class},
    font_files::FONT_FILES,
};

macro_rules! font {
    ($path:literal) => {
        include_bytes!(concat!(env!("PRINT_FONTS"), "/", $path))
    };
}

const SERIF: u8 = 0;
const SERIF_BOLD: u8 = 1;
const SANS: u8 = 2;
const MONO: u8 = 3;
const SERIF_JP: u8 = 4;
const SERIF_HK: u8 = 5;

/// Font programs, in the order of [`FONT_FILES`].
static PROGRAMS: [&[u8]; 6] = [
    font!("noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
    font!("noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf"),
    font!("noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf"),
    font!("noto-sans-mono/500Medium/NotoSansMono_500Medium.ttf"),
    font!("noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf"),
    font!("noto-serif-hk/400Regular/NotoSerifHK_400Regular.ttf"),
];

/// Advance of a digit in a column of numbers, in 1/1000 em. The serif has no tabular figures of its own
/// ("1" is 471 wide, the others 549 to 562).
pub(crate) const DIGIT_ADVANCE: i32 = 558;

/// The kind of letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// 宋体: the record.
    Serif,
    /// 宋体, bold: titles, totals, names.
    SerifBold,
    /// 黑体: labels and section headings.
    Sans,
    /// Codes and digests.
    Mono,
}

/// Where a character is drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// Index into [`FONT_FILES`].
    pub(crate) file: u8,
    pub(crate) id: u16,
    /// In 1/1000 em; all six fonts have 1000 units per em.
    pub(crate) width: u16,
}

/// What a character is in a face: how it behaves in a line, and its glyph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub(crate) class: Class,
    file: u8,
    id: u16,
    width: u16,
    is_drawn: bool,
}

impl Known {
    /// Returns the glyph; nothing when no font draws the character.
    pub(crate) fn glyph(self) -> Option<Glyph> {
        self.is_drawn.then_some(Glyph { file: self.file, id: self.id, width: self.width })
    }
}

/// Returns the glyph of `character` in `face` or its fallbacks.
pub(crate) fn glyph(face: Face, character: char) -> Option<Glyph> {
    known(face, character).glyph()
}

/// Looks a character up; the common plane is remembered in blocks of 256.
pub(crate) fn known(face: Face, character: char) -> Known {
    type Blocks = [OnceLock<Box<[Known]>>; 256];
    static KNOWN: [Blocks; 4] = [const { [const { OnceLock::new() }; 256] }; 4];
    let code = u32::from(character);
    let Some(block) = KNOWN[face as usize].get(code as usize >> 8) else {
        return look_up(face, character);
    };
    let known = block.get_or_init(|| {
        let first = code & !0xFF;
        // No character has the code of half a pair.
        (first..first + 256).map(|code| look_up(face, char::from_u32(code).unwrap_or('\u{FFFF}'))).collect()
    });
    known[code as usize & 0xFF]
}

fn look_up(face: Face, character: char) -> Known {
    let own = match face {
        Face::Serif => SERIF,
        Face::SerifBold => SERIF_BOLD,
        Face::Sans => SANS,
        Face::Mono => MONO,
    };
    // The mono font has half-width shapes of what the serif draws full-width; codes are ASCII.
    let chain = if face == Face::Mono && !character.is_ascii() {
        [SANS, SERIF, SERIF_JP, SERIF_HK]
    } else {
        [own, SERIF, SERIF_JP, SERIF_HK]
    };
    let class = class(character);
    let found = chain.into_iter().find_map(|file| {
        let face = parsed(file);
        let id = face.glyph_index(character)?;
        Some(Known { class, file, id: id.0, width: face.glyph_hor_advance(id)?, is_drawn: true })
    });
    found.unwrap_or(Known { class, file: 0, id: 0, width: 0, is_drawn: false })
}

/// Returns the font program at an index of [`FONT_FILES`].
pub(crate) fn program(file: u8) -> &'static [u8] {
    PROGRAMS[usize::from(file)]
}

/// Returns the name of a font, as written into the page.
pub(crate) fn name(file: u8) -> &'static str {
    FONT_FILES[usize::from(file)].0
}

/// Returns the parsed face, parsed once per process.
pub(crate) fn parsed(file: u8) -> &'static ttf_parser::Face<'static> {
    static FACES: OnceLock<Vec<ttf_parser::Face<'static>>> = OnceLock::new();
    let faces = FACES.get_or_init(|| {
        PROGRAMS
            .iter()
            .map(|program| ttf_parser::Face::parse(program, 0).expect("BUG: a font checked by hash does not parse"))
            .collect()
    });
    &faces[usize::from(file)]
}
