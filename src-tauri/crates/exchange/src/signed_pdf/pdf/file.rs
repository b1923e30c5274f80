//! Reading a whole file: header, objects one after another, cross-reference table, trailer, end.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Malformed;
use super::lexer::{Lexer, Read};
use super::value::{Dict, Kind, Value};

pub(crate) const HEADER: &[u8] = b"%PDF-1.7\n";

/// Objects a file may have; a long report of ours has some hundred.
const MOST_OBJECTS: u64 = 100_000;

/// A numbered object; of a stream the dictionary and where its bytes lie.
#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) value: Value,
    pub(crate) stream: Option<Range<usize>>,
}

/// A file of the prescribed build. Invariant: every byte belongs to the header, an object, the table or the trailer.
#[derive(Debug)]
pub(crate) struct PdfFile {
    objects: BTreeMap<u32, Object>,
    root: u32,
}

impl PdfFile {
    pub(crate) fn read(bytes: &[u8]) -> Read<Self> {
        let table_at = table_offset(bytes)?;
        let (mut table, trailer) = table(bytes, table_at)?;
        let mut objects = BTreeMap::new();
        let mut lexer = Lexer::new(bytes, 0);
        header(&mut lexer)?;
        while lexer.at < table_at {
            let start = lexer.at;
            let (number, object) = object(&mut lexer)?;
            if table.remove(&number) != Some(start) {
                return Err(Malformed { rule: "an object where the table has none", offset: start as u64 });
            }
            objects.insert(number, object);
            lexer.skip_space();
        }
        if lexer.at != table_at || !table.is_empty() {
            return lexer.fail("the table names an object that is not there");
        }
        let root = trailer.reference("Root").filter(|root| objects.contains_key(root));
        match root {
            Some(root) => Ok(Self { objects, root }),
            None => lexer.fail("no catalog"),
        }
    }

    pub(crate) fn objects(&self) -> impl Iterator<Item = &Object> {
        self.objects.values()
    }

    pub(crate) fn object(&self, number: u32) -> Option<&Object> {
        self.objects.get(&number)
    }

    pub(crate) fn catalog(&self) -> Option<&Dict> {
        self.dict_of(self.root)
    }

    /// The dictionary of a numbered object.
    pub(crate) fn dict_of(&self, number: u32) -> Option<&Dict> {
        match &self.object(number)?.value.kind {
            Kind::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// A dictionary under a key, direct or by one reference.
    pub(crate) fn dict_at<'a>(&'a self, dict: &'a Dict, key: &str) -> Option<&'a Dict> {
        match &dict.get(key)?.kind {
            Kind::Dict(inner) => Some(inner),
            Kind::Reference(number) => self.dict_of(*number),
            _ => None,
        }
    }

    /// An array under a key, direct or by one reference.
    pub(crate) fn array_at<'a>(&'a self, dict: &'a Dict, key: &str) -> Option<&'a [Value]> {
        match &dict.get(key)?.kind {
            Kind::Array(items) => Some(items),
            Kind::Reference(number) => match &self.object(*number)?.value.kind {
                Kind::Array(items) => Some(items),
                _ => None,
            },
            _ => None,
        }
    }
}

/// `%PDF-1.7`, then at most one comment line (the customary four high bytes).
fn header(lexer: &mut Lexer<'_>) -> Read<()> {
    lexer.literal(HEADER, "header")?;
    if lexer.peek() == Some(b'%') {
        match lexer.rest().iter().take(16).position(|byte| *byte == b'\n') {
            Some(end) => lexer.at += end + 1,
            None => return lexer.fail("header"),
        }
    }
    Ok(())
}

/// The number between `startxref` and the final `%%EOF`.
fn table_offset(bytes: &[u8]) -> Read<usize> {
    const TAIL: usize = 48;
    let start = bytes.len().saturating_sub(TAIL);
    let keyword = b"startxref\n";
    let found = bytes[start..].windows(keyword.len()).rposition(|window| window == keyword);
    let mut lexer = Lexer::new(bytes, start + found.unwrap_or(0));
    lexer.literal(keyword, "end of file")?;
    let offset = lexer.unsigned("end of file")?;
    lexer.literal(b"\n%%EOF\n", "end of file")?;
    if !lexer.rest().is_empty() {
        return lexer.fail("end of file");
    }
    usize::try_from(offset)
        .ok()
        .filter(|offset| *offset < start + TAIL)
        .ok_or(Malformed { rule: "end of file", offset })
}

/// The offsets of all objects in use, and the trailer.
fn table(bytes: &[u8], at: usize) -> Read<(BTreeMap<u32, usize>, Dict)> {
    let mut lexer = Lexer::new(bytes, at);
    lexer.literal(b"xref\n", "table")?;
    let mut offsets = BTreeMap::new();
    let mut next = 0;
    while lexer.peek() != Some(b't') {
        let first = lexer.unsigned("table")?;
        lexer.literal(b" ", "table")?;
        let count = lexer.unsigned("table")?;
        lexer.skip_space();
        if first < next || first + count > MOST_OBJECTS {
            return lexer.fail("table");
        }
        next = first + count;
        for number in first..next {
            if let Some(offset) = entry(&mut lexer)? {
                // In range: at most MOST_OBJECTS.
                offsets.insert(number as u32, offset);
            }
        }
    }
    lexer.keyword(b"trailer", "trailer")?;
    let Kind::Dict(trailer) = lexer.value()?.kind else { return lexer.fail("trailer") };
    let foreign = ["Prev", "XRefStm", "Encrypt"].iter().any(|key| trailer.has(key));
    if foreign || trailer.integer("Size") != i64::try_from(next).ok() {
        return lexer.fail("trailer");
    }
    lexer.skip_space();
    lexer.literal(b"startxref\n", "trailer")?;
    Ok((offsets, trailer))
}

/// One entry of exactly 20 bytes (§7.5.4); the offset when the object is in use.
fn entry(lexer: &mut Lexer<'_>) -> Read<Option<usize>> {
    let start = lexer.at;
    let offset = lexer.unsigned("table")?;
    lexer.literal(b" ", "table")?;
    let generation = lexer.unsigned("table")?;
    let ends = [&b" f \n"[..], b" f\r\n", b" n \n", b" n\r\n"];
    let Some(end) = ends.into_iter().find(|end| lexer.rest().starts_with(end)) else { return lexer.fail("table") };
    lexer.at += end.len();
    let in_use = end[1] == b'n';
    if lexer.at - start != 20 || (in_use && generation != 0) {
        return lexer.fail("table");
    }
    Ok(in_use.then_some(usize::try_from(offset).unwrap_or(usize::MAX)))
}

fn object(lexer: &mut Lexer<'_>) -> Read<(u32, Object)> {
    let number = lexer.unsigned("object")?;
    let Some(number) = u32::try_from(number).ok().filter(|number| *number > 0) else { return lexer.fail("object") };
    lexer.keyword(b" 0 obj", "object")?;
    let value = lexer.value()?;
    lexer.skip_space();
    let mut stream = None;
    if let (Kind::Dict(dict), true) = (&value.kind, lexer.rest().starts_with(b"stream")) {
        stream = Some(stream_bytes(lexer, dict)?);
        lexer.skip_space();
    }
    lexer.keyword(b"endobj", "object")?;
    Ok((number, Object { value, stream }))
}

/// The bytes between `stream` and `endstream`, by a direct Length, unfiltered (a JPEG picture may keep its own form).
fn stream_bytes(lexer: &mut Lexer<'_>, dict: &Dict) -> Read<Range<usize>> {
    let allowed = !dict.has("Filter") || (dict.names("Filter", "DCTDecode") && dict.names("Subtype", "Image"));
    if !allowed || dict.has("F") || dict.names("Type", "ObjStm") || dict.names("Type", "XRef") {
        return lexer.fail("a stream that is not written plainly");
    }
    lexer.literal(b"stream", "stream")?;
    lexer.at += usize::from(lexer.peek() == Some(b'\r'));
    lexer.literal(b"\n", "stream")?;
    let length = dict.integer("Length").and_then(|length| usize::try_from(length).ok());
    let start = lexer.at;
    let Some(end) = length.and_then(|length| start.checked_add(length)).filter(|end| end - start <= lexer.rest().len())
    else {
        return lexer.fail("stream length");
    };
    lexer.at = end;
    lexer.at += usize::from(lexer.peek() == Some(b'\r'));
    lexer.at += usize::from(lexer.peek() == Some(b'\n'));
    lexer.keyword(b"endstream", "stream length")?;
    Ok(start..end)
}
