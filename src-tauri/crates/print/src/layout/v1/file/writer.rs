//! The serialisation: one revision, a classic cross-reference table, no filters.
//!
//! Our own, so that no library decides how a number or a dictionary is written. The file identifier is
//! derived from all bytes before it, and the byte range of the signature is filled in here: after this
//! nothing outside the signature's hexadecimal digits changes.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};
use sha2::{Digest, Sha256};

use super::{super::units::write_integer, SIGNATURE_BYTES};

const RANGE: &[u8] = b"[0 0000000000 0000000000 0000000000]";

/// Where the signature dictionary left its gaps.
#[derive(Default)]
struct Gaps {
    /// Offset of the byte range.
    range: usize,
    /// Offset of the `<` that opens the contents.
    contents: usize,
}

/// Returns the bytes of a document; `signature` names the dictionary that gets the byte range.
pub(super) fn write(document: &Document, signature: Option<ObjectId>) -> Vec<u8> {
    let size: usize =
        document.objects.values().map(|object| object.as_stream().map_or(400, |s| s.content.len() + 100)).sum();
    let mut out = Vec::with_capacity(size + 16 * 1024);
    out.extend_from_slice(b"%PDF-1.7\n%\xE5\xAE\xA1\xE6\n");
    let mut offsets = Vec::new();
    let mut gaps = Gaps::default();
    for (id, object) in &document.objects {
        offsets.push((id.0, out.len()));
        write_integer(&mut out, i64::from(id.0));
        out.extend_from_slice(b" 0 obj\n");
        match object {
            Object::Dictionary(dictionary) if Some(*id) == signature => {
                write_signature(&mut out, dictionary, &mut gaps);
            }
            object => write_object(&mut out, object),
        }
        out.extend_from_slice(b"\nendobj\n");
    }
    let table = out.len();
    let count = offsets.last().map_or(1, |(id, _)| id + 1);
    write_table(&mut out, &offsets, count);
    write_trailer(&mut out, document, count);
    let identifier = out.len();
    // Both halves of the identifier have a fixed length, so the end of the file is known before it is.
    let tail = format!(">>\nstartxref\n{table}\n%%EOF\n");
    let length = identifier + b"/ID [<> <>]\n".len() + 2 * 32 + tail.len();
    if signature.is_some() {
        fill_range(&mut out, &gaps, length);
    }
    let digest = Sha256::digest(&out);
    let half: String = digest.iter().take(16).map(|byte| format!("{byte:02X}")).collect();
    out.extend_from_slice(format!("/ID [<{half}> <{half}>]\n").as_bytes());
    out.extend_from_slice(tail.as_bytes());
    debug_assert_eq!(out.len(), length, "the byte range must end with the file");
    out
}

/// Writes a cross-reference table; numbers that were never used are free (ISO 32000-1, 7.5.4).
fn write_table(out: &mut Vec<u8>, offsets: &[(u32, usize)], count: u32) {
    out.extend_from_slice(format!("xref\n0 {count}\n").as_bytes());
    let mut known = offsets.iter().peekable();
    for id in 0..count {
        let entry = match known.next_if(|(known, _)| *known == id) {
            Some((_, offset)) => format!("{offset:010} 00000 n \n"),
            None => "0000000000 65535 f \n".to_owned(),
        };
        out.extend_from_slice(entry.as_bytes());
    }
}

fn write_trailer(out: &mut Vec<u8>, document: &Document, count: u32) {
    out.extend_from_slice(format!("trailer\n<</Size {count}").as_bytes());
    for key in ["Root", "Info"] {
        if let Ok(value) = document.trailer.get(key.as_bytes()) {
            out.extend_from_slice(format!(" /{key} ").as_bytes());
            write_object(out, value);
        }
    }
    out.push(b'\n');
}

fn write_signature(out: &mut Vec<u8>, dictionary: &Dictionary, gaps: &mut Gaps) {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(out, key);
        out.push(b' ');
        match key.as_slice() {
            b"ByteRange" => {
                gaps.range = out.len();
                out.extend_from_slice(RANGE);
            }
            b"Contents" => {
                gaps.contents = out.len();
                write_object(out, value);
            }
            _ => write_object(out, value),
        }
        out.push(b' ');
    }
    out.extend_from_slice(b">>");
}

/// Writes the two signed parts: up to `<` and from after `>` to the end of the file.
fn fill_range(out: &mut [u8], gaps: &Gaps, length: usize) {
    let after = gaps.contents + 2 * SIGNATURE_BYTES + 2;
    let range = format!("[0 {:010} {:010} {:010}]", gaps.contents, after, length - after);
    out[gaps.range..gaps.range + RANGE.len()].copy_from_slice(range.as_bytes());
}

fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => write_integer(out, *value),
        // No float reaches a page; should a library add one, it is cut, the same way everywhere.
        Object::Real(value) => write_integer(out, *value as i64),
        Object::Name(name) => write_name(out, name),
        Object::String(bytes, format) => write_string(out, bytes, *format),
        Object::Array(array) => {
            out.push(b'[');
            for (index, item) in array.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write_object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary),
        Object::Stream(stream) => {
            let mut dictionary = stream.dict.clone();
            dictionary.set("Length", stream.content.len() as i64);
            write_dictionary(out, &dictionary);
            out.extend_from_slice(b"\nstream\n");
            out.extend_from_slice(&stream.content);
            out.extend_from_slice(b"\nendstream");
        }
        Object::Reference(id) => {
            write_integer(out, i64::from(id.0));
            out.push(b' ');
            write_integer(out, i64::from(id.1));
            out.extend_from_slice(b" R");
        }
    }
}

fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (index, (key, value)) in dictionary.iter().enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        write_name(out, key);
        out.push(b' ');
        write_object(out, value);
    }
    out.extend_from_slice(b">>");
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.push(b'#');
            write_hexadecimal(out, *byte);
        }
    }
}

fn write_string(out: &mut Vec<u8>, bytes: &[u8], format: StringFormat) {
    match format {
        StringFormat::Literal => {
            out.push(b'(');
            for byte in bytes {
                if b"()\\\r".contains(byte) {
                    out.push(b'\\');
                }
                out.push(if *byte == b'\r' { b'r' } else { *byte });
            }
            out.push(b')');
        }
        StringFormat::Hexadecimal => {
            out.push(b'<');
            for byte in bytes {
                write_hexadecimal(out, *byte);
            }
            out.push(b'>');
        }
    }
}

fn write_hexadecimal(out: &mut Vec<u8>, byte: u8) {
    for nibble in [byte >> 4, byte & 15] {
        out.push(b"0123456789ABCDEF"[usize::from(nibble)]);
    }
}
