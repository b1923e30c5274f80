//! The subset of a font that a paper uses, handed to printpdf.

use std::collections::BTreeMap;

use printpdf::{FontId, ParsedFont, PdfFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::super::{draw::Codes, fonts};

/// Returns the resource name and the embeddable subset of a font, or `None` when the paper does not use it.
pub(super) fn subset(file: u8, codes: &Codes) -> Option<(FontId, PdfFont)> {
    let glyphs = codes.of(file);
    if glyphs.is_empty() {
        return None;
    }
    let mut remapper = GlyphRemapper::new();
    let mut widths = BTreeMap::new();
    let mut characters = BTreeMap::new();
    let face = fonts::parsed(file);
    for (glyph, character) in glyphs {
        let code = remapper.remap(*glyph);
        characters.insert(u32::from(*character), code);
        widths.insert(code, face.glyph_hor_advance(ttf_parser::GlyphId(*glyph)).unwrap_or(0));
    }
    let program =
        subsetter::subset(fonts::program(file), 0, &remapper).expect("BUG: a font checked by hash cannot be subset");
    let name = format!("{}+{}", tag(file, glyphs.iter().map(|(glyph, _)| *glyph)), fonts::name(file));
    let metrics = printpdf::FontMetrics { ascent: face.ascender(), descent: face.descender() };
    let mut parsed =
        ParsedFont::with_glyph_data(program, 0, Some(name), characters, widths, face.units_per_em(), metrics);
    let bounds = face.global_bounding_box();
    parsed.pdf_font_metrics.x_min = bounds.x_min;
    parsed.pdf_font_metrics.y_min = bounds.y_min;
    parsed.pdf_font_metrics.x_max = bounds.x_max;
    parsed.pdf_font_metrics.y_max = bounds.y_max;
    parsed.pdf_font_metrics.us_weight_class = face.weight().to_number();
    Some((FontId(format!("F{file}")), PdfFont::new(parsed)))
}

/// Returns six capitals that name a subset (ISO 32000-1, 9.6.4), derived from its glyphs.
fn tag(file: u8, glyphs: impl Iterator<Item = u16>) -> String {
    let mut hash = Sha256::new();
    hash.update([file]);
    for glyph in glyphs {
        hash.update(glyph.to_be_bytes());
    }
    hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
