//! The document: page tree, fonts, pages, catalog and information.

use super::{
    super::{
        codes::Codes,
        flow::Page,
        units::{PAGE_HEIGHT, PAGE_WIDTH},
    },
    Signing, fonts, slot,
    writer::Writer,
};

/// Estimates, so that memory is taken once: bytes of a page, and of a glyph with its width and its character.
const PER_PAGE: usize = 20 * 1024;
const PER_GLYPH: usize = 400;

/// Returns the file.
pub(super) fn write(title: &str, pages: &[Page], codes: &Codes, signing: Option<&Signing<'_>>) -> Vec<u8> {
    let used: Vec<u8> = (0..fonts::COUNT).filter(|file| !codes.of(*file).is_empty()).collect();
    let numbers = Numbers::new(used.len(), pages.len());
    let mut writer = Writer::new(capacity(pages, codes, signing));
    page_tree(&mut writer, numbers.first_page, pages.len());
    let fonts: Vec<(u8, usize)> =
        used.into_iter().map(|file| (file, fonts::write(&mut writer, file, codes.of(file)))).collect();
    let lists = resource_lists(&mut writer, &fonts);
    for index in 0..pages.len() {
        let field = signing.filter(|_| index + 1 == pages.len()).map(|_| numbers.slot.field);
        page(&mut writer, numbers.first_resources + 2 * index, field);
    }
    let mut content = Vec::with_capacity(PER_PAGE);
    for page in pages {
        resources(&mut writer, lists);
        content.clear();
        super::write_content(&mut content, page, codes);
        writer.stream(|_| {}, &content);
    }
    let catalog = catalog(&mut writer, signing, &numbers.slot);
    let information = information(&mut writer, title, signing);
    if let Some(signing) = signing {
        slot::write(&mut writer, signing, &numbers.slot, numbers.first_resources - 1);
    }
    writer.finish(catalog, information, signing.and_then(|signing| signing.hashed))
}

/// Numbers of objects that are named before they are written.
struct Numbers {
    first_page: usize,
    first_resources: usize,
    slot: slot::Numbers,
}

impl Numbers {
    fn new(fonts: usize, pages: usize) -> Numbers {
        // The page tree, the fonts, the list of fonts and three empty ones, the pages, two objects for each of them,
        // catalog and information.
        let first_page = 1 + 4 * fonts + 4 + 1;
        let first_resources = first_page + pages;
        Numbers { first_page, first_resources, slot: slot::Numbers::after(first_resources + 2 * pages + 1) }
    }
}

fn capacity(pages: &[Page], codes: &Codes, signing: Option<&Signing<'_>>) -> usize {
    let glyphs: usize = (0..fonts::COUNT).map(|file| codes.of(file).len()).sum();
    let attached = signing.map_or(0, |signing| signing.attachment.bytes.len());
    glyphs * PER_GLYPH + pages.len() * PER_PAGE + attached + 32 * 1024
}

fn catalog(writer: &mut Writer, signing: Option<&Signing<'_>>, numbers: &slot::Numbers) -> usize {
    writer.object(|writer| {
        writer.raw(b"<</Type /Catalog /Lang (zh-CN) /PageMode /UseNone /Pages 1 0 R");
        if let Some(signing) = signing {
            slot::write_catalog(writer, signing, numbers);
        }
        writer.raw(b">>");
    })
}

fn information(writer: &mut Writer, title: &str, signing: Option<&Signing<'_>>) -> usize {
    writer.object(|writer| {
        writer.raw(b"<</Title ");
        writer.text(title);
        writer.raw(b" /Producer (Paneldesk)");
        if let Some(signing) = signing {
            writer.raw(b" /CreationDate ");
            slot::write_date(writer, signing);
        }
        writer.raw(b">>");
    })
}

fn page_tree(writer: &mut Writer, first: usize, count: usize) {
    writer.object(|writer| {
        writer.raw(b"<</Type /Pages /Count ");
        writer.number(count);
        writer.raw(b" /Kids [");
        for index in 0..count {
            if index > 0 {
                writer.raw(b" ");
            }
            writer.reference(first + index);
        }
        writer.raw(b"]>>");
    });
}

/// Writes the list of fonts and the empty lists of pictures, graphics states and shadings; returns the first's number.
fn resource_lists(writer: &mut Writer, fonts: &[(u8, usize)]) -> usize {
    let first = writer.object(|writer| {
        writer.raw(b"<<");
        for (index, (file, object)) in fonts.iter().enumerate() {
            writer.raw(if index > 0 { b" /F" } else { b"/F" });
            writer.number(usize::from(*file));
            writer.raw(b" ");
            writer.reference(*object);
        }
        writer.raw(b">>");
    });
    for _ in 0..3 {
        writer.object(|writer| writer.raw(b"<<>>"));
    }
    first
}

fn page(writer: &mut Writer, resources: usize, field: Option<usize>) {
    writer.object(|writer| {
        writer.raw(b"<</Type /Page /MediaBox [0 0 ");
        writer.integer(PAGE_WIDTH / 1000);
        writer.raw(b" ");
        writer.integer(PAGE_HEIGHT / 1000);
        writer.raw(b"] /Resources ");
        writer.reference(resources);
        writer.raw(b" /Contents ");
        writer.reference(resources + 1);
        writer.raw(b" /Parent 1 0 R");
        if let Some(field) = field {
            writer.raw(b" /Annots [");
            writer.reference(field);
            writer.raw(b"]");
        }
        writer.raw(b">>");
    });
}

fn resources(writer: &mut Writer, lists: usize) {
    writer.object(|writer| {
        let kinds = [&b"<</Font "[..], b" /XObject ", b" /ExtGState ", b" /Shading "];
        for (index, kind) in kinds.into_iter().enumerate() {
            writer.raw(kind);
            writer.reference(lists + index);
        }
        writer.raw(b">>");
    });
}
