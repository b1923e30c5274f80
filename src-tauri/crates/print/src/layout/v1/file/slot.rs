//! The attachment and the place for the signature.
//!
//! One embedded file, one signature field without appearance, certified so that no later change is
//! allowed (DocMDP P=1).

use super::{Signing, writer::Writer};

/// The numbers of the four objects, which follow the document's own.
pub(super) struct Numbers {
    embedded: usize,
    file: usize,
    signature: usize,
    pub(super) field: usize,
}

impl Numbers {
    /// Returns the numbers when the document ends with object `last`.
    pub(super) fn after(last: usize) -> Numbers {
        Numbers { embedded: last + 1, file: last + 2, signature: last + 3, field: last + 4 }
    }
}

/// Writes the catalog's entries about attachment and signature.
pub(super) fn write_catalog(writer: &mut Writer, signing: &Signing<'_>, numbers: &Numbers) {
    writer.raw(b" /Names <</EmbeddedFiles <</Names [");
    writer.text(signing.attachment.name);
    writer.raw(b" ");
    writer.reference(numbers.file);
    writer.raw(b"]>>>> /AF [");
    writer.reference(numbers.file);
    writer.raw(b"] /AcroForm <</Fields [");
    writer.reference(numbers.field);
    writer.raw(b"] /SigFlags 3>> /Perms <</DocMDP ");
    writer.reference(numbers.signature);
    writer.raw(b">>");
}

/// Writes the four objects; the field lies on the page `last_page`.
pub(super) fn write(writer: &mut Writer, signing: &Signing<'_>, numbers: &Numbers, last_page: usize) {
    let bytes = signing.attachment.bytes;
    let entries = |writer: &mut Writer| {
        writer.raw(b"/Type /EmbeddedFile /Subtype /application#2Fjson /Params <</Size ");
        writer.number(bytes.len());
        writer.raw(b" /CheckSum ");
        writer.hexadecimal(&signing.attachment.md5);
        writer.raw(b" /ModDate ");
        write_date(writer, signing);
        writer.raw(b">> ");
    };
    writer.stream(entries, bytes);
    writer.object(|writer| write_file(writer, signing, numbers));
    writer.object(|writer| write_signature(writer, signing));
    writer.object(|writer| write_field(writer, numbers, last_page));
}

fn write_file(writer: &mut Writer, signing: &Signing<'_>, numbers: &Numbers) {
    writer.raw(b"<</Type /Filespec /F ");
    writer.text(signing.attachment.name);
    writer.raw(b" /UF ");
    writer.text(signing.attachment.name);
    writer.raw(b" /AFRelationship /Data /EF <</F ");
    writer.reference(numbers.embedded);
    writer.raw(b" /UF ");
    writer.reference(numbers.embedded);
    writer.raw(b">>>>");
}

fn write_signature(writer: &mut Writer, signing: &Signing<'_>) {
    writer.raw(b"<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M ");
    write_date(writer, signing);
    writer.raw(b" /Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams ");
    writer.raw(b"<</Type /TransformParams /P 1 /V /1.2>>>>] ");
    writer.gaps();
    writer.raw(b" >>");
}

/// Writes the field, which is its own invisible widget; its flags say that it is printed and locked.
fn write_field(writer: &mut Writer, numbers: &Numbers, last_page: usize) {
    writer.raw(b"<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /V ");
    writer.reference(numbers.signature);
    writer.raw(b" /Rect [0 0 0 0] /F 132 /P ");
    writer.reference(last_page);
    writer.raw(b">>");
}

/// Writes the claimed moment as a PDF date in UTC.
pub(super) fn write_date(writer: &mut Writer, signing: &Signing<'_>) {
    let at = signing.slot.claimed_at;
    let date =
        format!("D:{:04}{:02}{:02}{:02}{:02}{:02}+00'00'", at.year, at.month, at.day, at.hour, at.minute, at.second);
    writer.literal(date.as_bytes());
}
