//! Surgery on printed and signed files, below every check of the program under test.

use std::ops::Range;

use exchange::cms::sign_detached;
use md5::{Digest as _, Md5};

use super::edition::Holder;

const OPENING: &[u8] = b"/Contents <";
const SLOT: usize = 8192;

/// A printed file as its numbered objects; written again with a fitting table and byte range.
#[derive(Clone)]
pub(super) struct Objects {
    header: Vec<u8>,
    /// `N 0 obj … endobj` with the final line feed, by number less one.
    objects: Vec<Vec<u8>>,
    trailer: String,
}

impl Objects {
    pub(super) fn of(bytes: &[u8]) -> Objects {
        let table_at = find(bytes, b"\nxref\n").expect("a printed file has a table") + 1;
        let text = String::from_utf8_lossy(&bytes[table_at..]);
        let offsets: Vec<usize> = text
            .lines()
            .skip(3)
            .take_while(|entry| entry.ends_with(" n "))
            .map(|entry| entry[..10].parse().expect("an offset"))
            .collect();
        let mut starts = offsets.clone();
        starts.sort_unstable();
        let end = |start: usize| starts.iter().copied().find(|next| *next > start).unwrap_or(table_at);
        let trailer = &text[text.find("trailer").expect("a trailer")..text.find("startxref").expect("an end")];
        Objects {
            header: bytes[..starts[0]].to_vec(),
            objects: offsets.iter().map(|start| bytes[*start..end(*start)].to_vec()).collect(),
            trailer: trailer.to_owned(),
        }
    }

    /// Replaces a text that stands exactly once in one object.
    pub(super) fn replace(&mut self, from: &str, to: &str) -> &mut Objects {
        let mut holders = self.objects.iter_mut().filter(|object| find(object, from.as_bytes()).is_some());
        let object = holders.next().expect("the text stands in an object");
        assert!(holders.next().is_none(), "{from} stands in several objects");
        let at = find(object, from.as_bytes()).expect("just found");
        object.splice(at..at + from.len(), to.bytes());
        self
    }

    /// Adds an object and returns its number.
    pub(super) fn add(&mut self, body: &[u8]) -> usize {
        let number = self.objects.len() + 1;
        self.objects.push([format!("{number} 0 obj\n").as_bytes(), body, b"\nendobj\n"].concat());
        number
    }

    /// Exchanges the attached data; size and checksum follow when `described` is true.
    pub(super) fn attach(&mut self, data: &[u8], described: bool) -> &mut Objects {
        let object = self
            .objects
            .iter_mut()
            .find(|object| find(object, b"/Type /EmbeddedFile").is_some())
            .expect("a printed file has an attachment");
        let before = String::from_utf8_lossy(object).into_owned();
        let dates = before.split("/ModDate (").nth(1).and_then(|rest| rest.split(')').next()).expect("a date");
        let sum = match described {
            true => checksum(data),
            false => before.split("/CheckSum <").nth(1).expect("a checksum")[..32].to_owned(),
        };
        let number = before.split(' ').next().expect("a number");
        *object = [number.as_bytes(), b" 0 obj\n", &embedded(data, dates, &sum)[..], b"\nendobj\n"].concat();
        self
    }

    /// Empties the list of form fields and turns the signature into nothing.
    pub(super) fn remove_signature(&mut self) -> &mut Objects {
        let signature = self.number_of(b"/Type /Sig ");
        let field = self.number_of(b"/FT /Sig");
        self.replace(&format!("/AcroForm <</Fields [{field} 0 R] /SigFlags 3>> "), "");
        self.replace(&format!("/Perms <</DocMDP {signature} 0 R>>"), "");
        self.replace(&format!(" /Annots [{field} 0 R]"), "");
        self.clear(field).clear(signature)
    }

    /// Leaves nothing in an object but its number.
    pub(super) fn clear(&mut self, number: usize) -> &mut Objects {
        self.objects[number - 1] = format!("{number} 0 obj\n<<>>\nendobj\n").into_bytes();
        self
    }

    /// Returns the number of the only object that contains this.
    pub(super) fn number_of(&self, content: &[u8]) -> usize {
        let found = self.objects.iter().filter(|object| find(object, content).is_some()).count();
        assert_eq!(found, 1, "objects that contain {}", String::from_utf8_lossy(content));
        self.number_of_first(content)
    }

    /// Returns the number of the first object that contains this.
    pub(super) fn number_of_first(&self, content: &[u8]) -> usize {
        let found = self.objects.iter().position(|object| find(object, content).is_some());
        found.expect("an object contains it") + 1
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut bytes = self.header.clone();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.objects.len() + 1);
        for object in &self.objects {
            table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
            bytes.extend_from_slice(object);
        }
        let at = bytes.len();
        let size = self.trailer.find("/Size ").expect("a size") + 6;
        let rest = self.trailer[size..].trim_start_matches(|digit: char| digit.is_ascii_digit());
        let trailer = format!("{}{}{rest}", &self.trailer[..size], self.objects.len() + 1);
        bytes.extend_from_slice(format!("{table}{trailer}startxref\n{at}\n%%EOF\n").as_bytes());
        fit_byte_range(&mut bytes);
        bytes
    }
}

/// Signs whatever the file is, as its holder; no check is asked.
pub(super) fn force_sign(mut bytes: Vec<u8>, holder: &Holder) -> Vec<u8> {
    let digits = slot(&bytes);
    let content = [&bytes[..digits.start - 1], &bytes[digits.end + 1..]].concat();
    let der = sign_detached(&content, &holder.key, &holder.certificate).expect("a signature");
    put_signature(&mut bytes, &der);
    bytes
}

/// Returns the signature's DER out of its slot.
pub(super) fn signature(bytes: &[u8]) -> Vec<u8> {
    let digits = &bytes[slot(bytes)];
    let all: Vec<u8> = digits
        .as_chunks::<2>()
        .0
        .iter()
        .map(|pair| u8::from_str_radix(&String::from_utf8_lossy(pair), 16).expect("hexadecimal"))
        .collect();
    let size = 4 + usize::from(u16::from_be_bytes([all[2], all[3]]));
    all[..size].to_vec()
}

/// Writes a signature into its slot.
pub(super) fn put_signature(bytes: &mut [u8], der: &[u8]) {
    let digits = slot(bytes);
    let text: String = der.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(text.len() <= SLOT, "the signature fits");
    bytes[digits.clone()].fill(b'0');
    bytes[digits.start..digits.start + text.len()].copy_from_slice(text.as_bytes());
}

/// Where the digits of the prescribed signature stand.
pub(super) fn slot(bytes: &[u8]) -> Range<usize> {
    let start = find(bytes, OPENING).expect("a printed file has a slot") + OPENING.len();
    start..start + SLOT
}

/// Where the byte range's `[0 …]` stands.
pub(super) fn byte_range(bytes: &[u8]) -> Range<usize> {
    let word = b"/ByteRange ";
    let start = find(bytes, word).expect("a byte range") + word.len();
    let length = find(&bytes[start..], b"]").expect("an end") + 1;
    start..start + length
}

/// Overwrites the byte range by another of the same length.
pub(super) fn put_byte_range(bytes: &mut [u8], before: usize, after: usize, rest: usize) {
    let place = byte_range(bytes);
    bytes[place].copy_from_slice(format!("[0 {before:010} {after:010} {rest:010}]").as_bytes());
}

pub(super) fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn fit_byte_range(bytes: &mut [u8]) {
    if find(bytes, OPENING).is_some() {
        let digits = slot(bytes);
        let (before, after) = (digits.start - 1, digits.end + 1);
        put_byte_range(bytes, before, after, bytes.len() - after);
    }
}

/// An embedded file of these data that describes itself well.
pub(super) fn embedded_body(data: &[u8]) -> Vec<u8> {
    embedded(data, "D:20260410063000+00'00'", &checksum(data))
}

fn embedded(data: &[u8], date: &str, sum: &str) -> Vec<u8> {
    let size = data.len();
    let head = format!(
        "<</Type /EmbeddedFile /Subtype /application#2Fjson /Params <</Size {size} /CheckSum <{sum}> /ModDate ({date})>> \
         /Length {size}>>\nstream\n"
    );
    [head.as_bytes(), data, b"\nendstream"].concat()
}

fn checksum(data: &[u8]) -> String {
    Md5::digest(data).iter().map(|byte| format!("{byte:02X}")).collect()
}
