//! The serialisation: one revision, a classic cross-reference table, no filters.
//!
//! The file identifier is derived from all bytes before it, and the byte range of the signature is
//! filled in here: after this nothing outside the signature's hexadecimal digits changes.

use sha2::{Digest, Sha256};

use super::{
    super::units::{HEXADECIMAL, write_code, write_integer},
    Hashed, SIGNATURE_BYTES,
};

const RANGE: &[u8] = b"[0 0000000000 0000000000 0000000000]";

/// A file that is being written, object after object, numbered from 1.
pub(super) struct Writer {
    pub(super) out: Vec<u8>,
    /// Where each object begins, in the order of their numbers.
    offsets: Vec<usize>,
    gaps: Option<Gaps>,
}

/// What the signature dictionary left open.
struct Gaps {
    /// Offset of the byte range.
    range: usize,
    /// Offset of the `<` that opens the contents.
    contents: usize,
}

impl Writer {
    pub(super) fn new(capacity: usize) -> Writer {
        let mut out = Vec::with_capacity(capacity);
        out.extend_from_slice(b"%PDF-1.7\n%\xE5\xAE\xA1\xE6\n");
        Writer { out, offsets: Vec::with_capacity(64), gaps: None }
    }

    /// Returns the number of the object that is written next.
    pub(super) fn next(&self) -> usize {
        self.offsets.len() + 1
    }

    /// Writes the next object and returns its number.
    pub(super) fn object(&mut self, body: impl FnOnce(&mut Writer)) -> usize {
        let number = self.next();
        self.offsets.push(self.out.len());
        self.number(number);
        self.raw(b" 0 obj\n");
        body(self);
        self.raw(b"\nendobj\n");
        number
    }

    /// Writes the next object: a stream whose dictionary begins with `entries`, and returns its number.
    pub(super) fn stream(&mut self, entries: impl FnOnce(&mut Writer), bytes: &[u8]) -> usize {
        self.object(|writer| {
            writer.raw(b"<<");
            entries(writer);
            writer.raw(b"/Length ");
            writer.number(bytes.len());
            writer.raw(b">>\nstream\n");
            writer.raw(bytes);
            writer.raw(b"\nendstream");
        })
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    pub(super) fn number(&mut self, value: usize) {
        write_integer(&mut self.out, value as i64);
    }

    pub(super) fn integer(&mut self, value: i64) {
        write_integer(&mut self.out, value);
    }

    /// Writes a reference: `7 0 R`.
    pub(super) fn reference(&mut self, object: usize) {
        self.number(object);
        self.raw(b" 0 R");
    }

    /// Writes a text string: ASCII as it is, anything else as UTF-16 (ISO 32000-1, 7.9.2.2).
    pub(super) fn text(&mut self, text: &str) {
        if text.is_ascii() {
            self.literal(text.as_bytes());
            return;
        }
        self.raw(b"<FEFF");
        for unit in text.encode_utf16() {
            write_code(&mut self.out, unit);
        }
        self.out.push(b'>');
    }

    /// Writes a string between parentheses.
    pub(super) fn literal(&mut self, bytes: &[u8]) {
        self.out.push(b'(');
        for byte in bytes {
            if b"()\\\r".contains(byte) {
                self.out.push(b'\\');
            }
            self.out.push(if *byte == b'\r' { b'r' } else { *byte });
        }
        self.out.push(b')');
    }

    /// Writes a string of bytes between angle brackets.
    pub(super) fn hexadecimal(&mut self, bytes: &[u8]) {
        self.out.push(b'<');
        write_hexadecimal(&mut self.out, bytes);
        self.out.push(b'>');
    }

    /// Writes the byte range and the contents of a signature, to be filled when the file is complete.
    pub(super) fn gaps(&mut self) {
        self.raw(b"/ByteRange ");
        let range = self.out.len();
        self.raw(RANGE);
        self.raw(b" /Contents ");
        let contents = self.out.len();
        self.out.push(b'<');
        self.out.resize(contents + 1 + 2 * SIGNATURE_BYTES, b'0');
        self.out.push(b'>');
        self.gaps = Some(Gaps { range, contents });
    }

    /// Writes table, trailer and identifier, and returns the file.
    pub(super) fn finish(mut self, root: usize, information: usize, hashed: Option<&Hashed<'_>>) -> Vec<u8> {
        let (table, count) = (self.out.len(), self.next());
        self.raw(b"xref\n0 ");
        self.number(count);
        self.raw(b"\n0000000000 65535 f \n");
        for offset in std::mem::take(&mut self.offsets) {
            write_ten_digits(&mut self.out, offset);
            self.raw(b" 00000 n \n");
        }
        self.raw(b"trailer\n<</Size ");
        self.number(count);
        self.raw(b" /Root ");
        self.reference(root);
        self.raw(b" /Info ");
        self.reference(information);
        self.raw(b"\n");
        // Both halves of the identifier have a fixed length, so the end of the file is known before it is.
        let tail = format!(">>\nstartxref\n{table}\n%%EOF\n");
        let length = self.out.len() + b"/ID [<> <>]\n".len() + 2 * 32 + tail.len();
        self.fill_gaps(length);
        let digest = match hashed.filter(|hashed| self.out.starts_with(hashed.bytes)) {
            Some(hashed) => hashed.state.clone().chain_update(&self.out[hashed.bytes.len()..]).finalize(),
            None => Sha256::digest(&self.out),
        };
        self.raw(b"/ID [");
        self.hexadecimal(&digest[..16]);
        self.raw(b" ");
        self.hexadecimal(&digest[..16]);
        self.raw(b"]\n");
        self.raw(tail.as_bytes());
        debug_assert_eq!(self.out.len(), length, "the byte range must end with the file");
        self.out
    }

    /// Writes the two signed parts: up to `<` and from after `>` to the end of the file.
    fn fill_gaps(&mut self, length: usize) {
        let Some(gaps) = self.gaps.take() else { return };
        let after = gaps.contents + 2 * SIGNATURE_BYTES + 2;
        let range = format!("[0 {:010} {:010} {:010}]", gaps.contents, after, length - after);
        self.out[gaps.range..gaps.range + RANGE.len()].copy_from_slice(range.as_bytes());
    }
}

fn write_hexadecimal(out: &mut Vec<u8>, bytes: &[u8]) {
    for byte in bytes {
        out.extend_from_slice(&[HEXADECIMAL[usize::from(byte >> 4)], HEXADECIMAL[usize::from(byte & 15)]]);
    }
}

fn write_ten_digits(out: &mut Vec<u8>, value: usize) {
    let mut digits = [b'0'; 10];
    let mut rest = value;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    out.extend_from_slice(&digits);
}
