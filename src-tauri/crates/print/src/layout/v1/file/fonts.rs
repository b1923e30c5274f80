//! The fonts of a paper: each as a subset, its widths, and what its codes mean as text.
//!
//! A font is four objects: the program, the map to Unicode, the descriptor, and the font itself.

use std::{ops::Range, sync::OnceLock};

use sha2::{Digest, Sha256};

use super::{
    super::{fonts, units::write_code},
    subset::Source,
    writer::Writer,
};

/// Number of font files.
pub(super) const COUNT: u8 = 6;

/// What a font says of itself, written once per process.
struct Described {
    source: Source<'static>,
    /// The descriptor between its name and the reference to the program.
    metrics: String,
}

/// Writes a font with these glyphs, in the order of their codes, and returns the number of the font object.
pub(super) fn write(writer: &mut Writer, file: u8, glyphs: &[(u16, char)]) -> usize {
    let described = described(file);
    let name = format!("/{}+{}", tag(file, glyphs), fonts::name(file));
    let subset = described.source.subset(glyphs.iter().map(|(glyph, _)| *glyph));
    let program = writer.object(|writer| {
        writer.raw(b"<</Length1 ");
        writer.number(subset.len());
        writer.raw(b" /Length ");
        writer.number(subset.len());
        writer.raw(b">>\nstream\n");
        subset.write(&mut writer.out);
        writer.raw(b"\nendstream");
    });
    let characters = characters(file, glyphs);
    let characters = writer.stream(|_| {}, &characters);
    let descriptor = writer.object(|writer| {
        writer.raw(b"<</Type /FontDescriptor /FontName ");
        writer.raw(name.as_bytes());
        writer.raw(described.metrics.as_bytes());
        writer.reference(program);
        writer.raw(b">>");
    });
    writer.object(|writer| {
        writer.raw(b"<</Type /Font /Subtype /Type0 /BaseFont ");
        writer.raw(name.as_bytes());
        writer.raw(b" /Encoding /Identity-H /ToUnicode ");
        writer.reference(characters);
        writer.raw(b" /DescendantFonts [<</Type /Font /BaseFont ");
        writer.raw(name.as_bytes());
        writer.raw(b" /Subtype /CIDFontType2 /CIDSystemInfo ");
        writer.raw(b"<</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /W [1 [");
        for (index, (glyph, _)) in glyphs.iter().enumerate() {
            if index > 0 {
                writer.raw(b" ");
            }
            writer.integer(described.source.advance(*glyph).into());
        }
        writer.raw(b"]] /DW 1000 /FontDescriptor ");
        writer.reference(descriptor);
        writer.raw(b" /CIDToGIDMap /Identity>>]>>");
    })
}

fn described(file: u8) -> &'static Described {
    static DESCRIBED: [OnceLock<Described>; COUNT as usize] = [const { OnceLock::new() }; COUNT as usize];
    DESCRIBED[usize::from(file)].get_or_init(|| {
        let face = fonts::parsed(file);
        let (bounds, weight) = (face.global_bounding_box(), u32::from(face.weight().to_number()));
        // The width of stems is in no table; by the custom of PDF writers it follows from the weight: 50 + (weight/65)².
        let stem = 50 + (2 * weight * weight + 65 * 65) / (2 * 65 * 65);
        let metrics = format!(
            " /Ascent {0} /Descent {1} /CapHeight {0} /ItalicAngle 0 /Flags 32 /StemV {stem} /FontBBox [{2} {3} {4} {5}] \
             /FontFile2 ",
            face.ascender(),
            face.descender(),
            bounds.x_min,
            bounds.y_min,
            bounds.x_max,
            bounds.y_max,
        );
        let source = Source::read(fonts::program(file)).expect("BUG: a font checked by hash cannot be subset");
        Described { source, metrics }
    })
}

/// Returns six capitals that name a subset (ISO 32000-1, 9.6.4), derived from its glyphs.
fn tag(file: u8, glyphs: &[(u16, char)]) -> String {
    let mut bytes = Vec::with_capacity(1 + 2 * glyphs.len());
    bytes.push(file);
    bytes.extend(glyphs.iter().flat_map(|(glyph, _)| glyph.to_be_bytes()));
    Sha256::digest(&bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Returns the map from codes to text (ISO 32000-1, 9.10.3).
fn characters(file: u8, glyphs: &[(u16, char)]) -> Vec<u8> {
    let mut out = Vec::with_capacity(800 + 17 * glyphs.len());
    out.extend_from_slice(
        b"/CIDInit /ProcSet findresource begin\n\n12 dict begin\n\nbegincmap\n\n%!PS-Adobe-3.0 Resource-CMap\n\
          %%DocumentNeededResources: procset CIDInit\n%%IncludeResource: procset CIDInit\n\n\
          /CIDSystemInfo 3 dict dup begin\n/Registry (FontSpecific) def\n",
    );
    out.extend_from_slice(
        format!("/Ordering (F{file}) def\n/Supplement 0 def\nend def\n\n/CMapName /FontSpecific-F{file} def\n")
            .as_bytes(),
    );
    out.extend_from_slice(
        b"/CMapVersion 1 def\n/CMapType 2 def\n/WMode 0 def\n\n\
          1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    for codes in blocks(glyphs.len()) {
        out.extend_from_slice(format!("{} beginbfchar\n", codes.len()).as_bytes());
        for code in codes {
            let mut units = [0; 2];
            out.push(b'<');
            write_code(&mut out, code as u16);
            out.extend_from_slice(b"> <");
            for unit in glyphs[code - 1].1.encode_utf16(&mut units) {
                write_code(&mut out, *unit);
            }
            out.extend_from_slice(b">\n");
        }
        out.extend_from_slice(b"endbfchar\n");
    }
    out.extend_from_slice(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out
}

/// Returns the codes from 1 to `last` in blocks of at most 100, none of which goes over a multiple of 256.
fn blocks(last: usize) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut first = 1;
    while first <= last {
        let row = first / 256 * 256;
        let end = (first + 100).min(row + 256).min(last + 1);
        blocks.push(first..end);
        first = end;
    }
    blocks
}
