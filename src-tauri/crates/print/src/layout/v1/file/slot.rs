//! The attachment and the place for the signature.
//!
//! One embedded file, one signature field without appearance, certified so that no later change is
//! allowed (DocMDP P=1).

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use md5::{Digest, Md5};

use super::{ClaimedAt, SIGNATURE_BYTES, Signing, skeleton::text_string};

/// Adds attachment and signature field, and returns the id of the signature dictionary.
pub(super) fn add(document: &mut Document, signing: &Signing<'_>) -> ObjectId {
    let date = date(signing.slot.claimed_at);
    if let Ok(id) = document.trailer.get(b"Info").and_then(Object::as_reference)
        && let Ok(information) = document.get_dictionary_mut(id)
    {
        information.set("CreationDate", Object::string_literal(date.clone()));
    }
    let file = attachment(document, signing, &date);
    let signature = document.add_object(signature(&date));
    let field = field(document, signature);
    let names = Object::Array(vec![text_string(&signing.attachment.name), Object::Reference(file)]);
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
        catalog.set("AF", vec![Object::Reference(file)]);
        catalog.set("AcroForm", dictionary! { "Fields" => vec![Object::Reference(field)], "SigFlags" => 3 });
        catalog.set("Perms", dictionary! { "DocMDP" => Object::Reference(signature) });
    }
    signature
}

fn attachment(document: &mut Document, signing: &Signing<'_>, date: &str) -> ObjectId {
    let bytes = &signing.attachment.bytes;
    let checksum = Object::String(Md5::digest(bytes).to_vec(), StringFormat::Hexadecimal);
    let embedded = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => "application/json",
        "Params" => dictionary! {
            "Size" => bytes.len() as i64,
            "CheckSum" => checksum,
            "ModDate" => Object::string_literal(date),
        },
    };
    let stream = document.add_object(Stream::new(embedded, bytes.clone()).with_compression(false));
    let name = text_string(&signing.attachment.name);
    document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => name.clone(),
        "UF" => name,
        "AFRelationship" => "Data",
        "EF" => dictionary! { "F" => Object::Reference(stream), "UF" => Object::Reference(stream) },
    })
}

/// Returns the signature dictionary; the writer puts the byte range and the empty contents in.
fn signature(date: &str) -> Dictionary {
    let parameters = dictionary! { "Type" => "TransformParams", "P" => 1, "V" => "1.2" };
    let reference = dictionary! { "Type" => "SigRef", "TransformMethod" => "DocMDP", "TransformParams" => parameters };
    dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "M" => Object::string_literal(date),
        "Reference" => vec![Object::Dictionary(reference)],
        "ByteRange" => Object::Null,
        "Contents" => Object::String(vec![0; SIGNATURE_BYTES], StringFormat::Hexadecimal),
    }
}

/// Adds the field, which is its own invisible widget, to the last page.
fn field(document: &mut Document, signature: ObjectId) -> ObjectId {
    let last_page = document.get_pages().into_values().last();
    let mut field = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => Object::string_literal("Signature1"),
        "V" => Object::Reference(signature),
        "Rect" => vec![Object::Integer(0), Object::Integer(0), Object::Integer(0), Object::Integer(0)],
        // Print and Locked.
        "F" => 132,
    };
    if let Some(page) = last_page {
        field.set("P", Object::Reference(page));
    }
    let field = document.add_object(field);
    if let Some(page) = last_page
        && let Ok(page) = document.get_dictionary_mut(page)
    {
        page.set("Annots", vec![Object::Reference(field)]);
    }
    field
}

/// Returns a PDF date in UTC.
fn date(at: ClaimedAt) -> String {
    format!("D:{:04}{:02}{:02}{:02}{:02}{:02}+00'00'", at.year, at.month, at.day, at.hour, at.minute, at.second)
}
