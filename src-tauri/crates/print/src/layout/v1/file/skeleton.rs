//! The document: catalog, page tree, fonts and information, by printpdf.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat};
use printpdf::{Codepoint, Mm, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem};

use super::{
    super::{
        draw::Codes,
        units::{PAGE_HEIGHT, PAGE_WIDTH},
    },
    fonts,
};

/// Returns a document with one page per content stream.
pub(super) fn document(title: &str, contents: Vec<Vec<u8>>, codes: &Codes) -> Document {
    let mut pdf = PdfDocument::new(title);
    let mut mention = Vec::new();
    for file in 0..6 {
        if let Some((id, font)) = fonts::subset(file, codes) {
            mention.extend(mention_glyphs(&id, file, codes));
            pdf.resources.fonts.map.insert(id, font);
        }
    }
    // printpdf embeds the fonts that its own page operations mention; so the first page mentions every
    // glyph, and its content is then replaced by ours.
    let mut operations = vec![mention];
    operations.resize(contents.len().max(1), Vec::new());
    pdf.pages = operations.into_iter().map(|ops| PdfPage::new(Mm(210.0), Mm(297.0), ops)).collect();
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut document = pdf.to_lopdf_document(&options, &mut Vec::new());
    set_contents(&mut document, contents);
    tidy(&mut document, title);
    document
}

fn mention_glyphs(id: &printpdf::FontId, file: u8, codes: &Codes) -> [Op; 2] {
    let glyphs = codes.of(file).iter().enumerate().map(|(index, (_, character))| Codepoint {
        gid: index as u16 + 1,
        offset: 0.0,
        cid: Some(character.to_string()),
    });
    [
        Op::SetFont { font: PdfFontHandle::External(id.clone()), size: Pt(10.0) },
        Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] },
    ]
}

/// Puts our content streams and page boxes in the place of printpdf's.
fn set_contents(document: &mut Document, contents: Vec<Vec<u8>>) {
    let pages: Vec<_> = document.get_pages().into_values().collect();
    for (page, content) in pages.into_iter().zip(contents) {
        let Ok(Object::Dictionary(page)) = document.get_object_mut(page) else { continue };
        let size = [0, 0, PAGE_WIDTH / 1000, PAGE_HEIGHT / 1000];
        page.set("MediaBox", Object::Array(size.into_iter().map(Object::Integer).collect()));
        for unneeded in ["TrimBox", "CropBox", "Annots"] {
            page.remove(unneeded.as_bytes());
        }
        if let Ok(stream) = page.get(b"Contents").and_then(Object::as_reference) {
            document.set_object(stream, Stream::new(Dictionary::new(), content).with_compression(false));
        }
    }
}

/// Sets what printpdf leaves to chance or to its own habits.
fn tidy(document: &mut Document, title: &str) {
    document.version = "1.7".to_owned();
    let mut information = Dictionary::new();
    information.set("Title", text_string(title));
    information.set("Producer", Object::string_literal("Paneldesk"));
    let id = document.trailer.get(b"Info").and_then(Object::as_reference);
    if let Ok(id) = id {
        document.set_object(id, information);
    }
    document.trailer.remove(b"ID");
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Lang", Object::string_literal("zh-CN"));
        catalog.remove(b"PageLayout");
    }
}

/// Returns a text string: ASCII as it is, anything else as UTF-16 (ISO 32000-1, 7.9.2.2).
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}
