//! What a signed PDF must consist of, found in its object graph.

use super::fault::Fault;
use super::pdf::{Dict, Kind, PdfFile, Value};
use crate::UtcSeconds;

/// Keys and action types that could change what is seen or reach outside.
const ACTIVE_KEYS: [&str; 5] = ["JS", "JavaScript", "OpenAction", "AA", "XFA"];
const ACTIVE_ACTIONS: [&str; 6] = ["JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "Rendition"];

/// The parts of a file that has exactly one of each.
pub(super) struct Shape<'a> {
    pub(super) signature: &'a Dict,
    pub(super) claimed_time: UtcSeconds,
    pub(super) attachment: Attachment<'a>,
}

pub(super) struct Attachment<'a> {
    pub(super) name: String,
    pub(super) dict: &'a Dict,
    pub(super) bytes: std::ops::Range<usize>,
}

/// How often each thing occurs anywhere in the file, reachable or not.
#[derive(Default)]
struct Census {
    fields: usize,
    signatures: usize,
    file_specifications: usize,
    embedded_files: usize,
    active: bool,
}

impl<'a> Shape<'a> {
    pub(super) fn read(file: &'a PdfFile) -> Result<Self, Fault> {
        let census = Census::of(file);
        if census.signatures == 0 {
            return Err(Fault::NoSignature);
        }
        if census.signatures > 1 || census.fields > 1 {
            return Err(Fault::SeveralSignatures);
        }
        if census.active {
            return Err(Fault::ActiveContent);
        }
        let catalog = file.catalog().ok_or(Fault::WrongField)?;
        let number = signature_object(file, catalog)?;
        let signature = file.dict_of(number).ok_or(Fault::WrongField)?;
        let kind = signature.names("Type", "Sig")
            && signature.names("Filter", "Adobe.PPKLite")
            && signature.names("SubFilter", "ETSI.CAdES.detached");
        if !kind {
            return Err(Fault::WrongFilter);
        }
        certified(file, catalog, number, signature).ok_or(Fault::NotCertified)?;
        let claimed_time = signature.text("M").and_then(date).ok_or(Fault::BadTime)?;
        match census.file_specifications.max(census.embedded_files) {
            0 => Err(Fault::NoAttachment),
            1 => Ok(Self { signature, claimed_time, attachment: attachment(file, catalog)? }),
            _ => Err(Fault::SeveralAttachments),
        }
    }
}

impl Census {
    fn of(file: &PdfFile) -> Self {
        let mut census = Self::default();
        for object in file.objects() {
            object.value.each_dict(&mut |dict| census.count(dict));
            let is_embedded = matches!(&object.value.kind, Kind::Dict(dict) if dict.names("Type", "EmbeddedFile"));
            // An embedded file nobody points at is a second attachment for a program that searches for it.
            census.embedded_files += usize::from(is_embedded);
        }
        census
    }

    fn count(&mut self, dict: &Dict) {
        self.fields += usize::from(dict.names("FT", "Sig"));
        self.signatures += usize::from(dict.has("ByteRange"));
        self.file_specifications += usize::from(dict.has("EF"));
        self.active |= ACTIVE_KEYS.iter().any(|key| dict.has(key));
        self.active |= ACTIVE_ACTIONS.iter().any(|action| dict.names("S", action));
    }
}

/// The number of the signature's object, from the one prescribed field.
fn signature_object(file: &PdfFile, catalog: &Dict) -> Result<u32, Fault> {
    let find = || {
        let form = file.dict_at(catalog, "AcroForm")?;
        let [field] = file.array_at(form, "Fields")? else { return None };
        let field = file.dict_of(field.as_reference()?)?;
        let prescribed = form.integer("SigFlags") == Some(3)
            && field.names("FT", "Sig")
            && field.text("T") == Some(b"Signature1")
            && field.names("Subtype", "Widget")
            && field.array("Rect").is_some_and(is_nothing)
            && !field.has("Kids")
            && !field.has("AP");
        field.reference("V").filter(|_| prescribed)
    };
    find().ok_or(Fault::WrongField)
}

/// An invisible rectangle.
fn is_nothing(rectangle: &[Value]) -> bool {
    rectangle.len() == 4 && rectangle.iter().all(|side| matches!(side.kind, Kind::Integer(0)))
}

/// DocMDP with P 1, from the catalog and in the signature (ISO 32000-1 §12.8.2.2).
fn certified(file: &PdfFile, catalog: &Dict, number: u32, signature: &Dict) -> Option<()> {
    let permissions = file.dict_at(catalog, "Perms")?;
    let [reference] = file.array_at(signature, "Reference")? else { return None };
    let reference = match &reference.kind {
        Kind::Dict(dict) => dict,
        _ => file.dict_of(reference.as_reference()?)?,
    };
    let parameters = file.dict_at(reference, "TransformParams")?;
    let good = permissions.reference("DocMDP") == Some(number)
        && permissions.entries().count() == 1
        && reference.names("TransformMethod", "DocMDP")
        && parameters.integer("P") == Some(1)
        && parameters.names("V", "1.2");
    good.then_some(())
}

/// `D:YYYYMMDDHHMMSS+00'00'`, UTC only.
fn date(text: &[u8]) -> Option<UtcSeconds> {
    UtcSeconds::from_digits(text.strip_prefix(b"D:")?.strip_suffix(b"+00'00'")?)
}

/// The one attachment, the same from the name tree and from the catalog's associated files.
fn attachment<'a>(file: &'a PdfFile, catalog: &'a Dict) -> Result<Attachment<'a>, Fault> {
    let names = file.dict_at(catalog, "Names").and_then(|names| file.dict_at(names, "EmbeddedFiles"));
    let names = names.ok_or(Fault::NoAttachment)?;
    let [_, from_tree] = file.array_at(names, "Names").ok_or(Fault::NoAttachment)? else {
        return Err(Fault::SeveralAttachments);
    };
    let [associated] = file.array_at(catalog, "AF").ok_or(Fault::WrongAttachment("not an associated file"))? else {
        return Err(Fault::WrongAttachment("not the only associated file"));
    };
    let number = from_tree.as_reference().ok_or(Fault::WrongAttachment("not by reference"))?;
    if associated.as_reference() != Some(number) {
        return Err(Fault::WrongAttachment("another associated file"));
    }
    let specification = file.dict_of(number).ok_or(Fault::NoAttachment)?;
    if !specification.names("AFRelationship", "Data") {
        return Err(Fault::WrongAttachment("relationship"));
    }
    let name = specification.text("UF").and_then(text_string).ok_or(Fault::WrongAttachment("name"))?;
    let same_name = specification.text("F").and_then(text_string).is_none_or(|plain| plain == name || !name.is_ascii());
    if !same_name || !is_plain_name(&name) {
        return Err(Fault::WrongAttachment("name"));
    }
    let stream = embedded_stream(file, specification).ok_or(Fault::WrongAttachment("stream"))?;
    let object = file.object(stream).ok_or(Fault::NoAttachment)?;
    match (&object.value.kind, &object.stream) {
        (Kind::Dict(dict), Some(bytes)) => Ok(Attachment { name, dict, bytes: bytes.clone() }),
        _ => Err(Fault::WrongAttachment("stream")),
    }
}

/// The one stream that F and UF of EF both name.
fn embedded_stream(file: &PdfFile, specification: &Dict) -> Option<u32> {
    let embedded = file.dict_at(specification, "EF")?;
    let stream = embedded.reference("F")?;
    embedded.entries().all(|(_, value)| value.as_reference() == Some(stream)).then_some(stream)
}

/// A text string: UTF-16BE behind its mark, or printable ASCII.
fn text_string(bytes: &[u8]) -> Option<String> {
    let Some(utf16) = bytes.strip_prefix(b"\xfe\xff") else {
        let printable = bytes.iter().all(|byte| matches!(byte, 0x20..=0x7e));
        return printable.then(|| String::from_utf8_lossy(bytes).into_owned());
    };
    let (units, rest) = utf16.as_chunks::<2>();
    let units: Vec<u16> = units.iter().map(|unit| u16::from_be_bytes(*unit)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

/// A file name that may be shown and used: no path, nothing invisible.
fn is_plain_name(name: &str) -> bool {
    let bad = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':');
    !name.is_empty() && name.len() <= 255 && !name.starts_with('.') && !name.chars().any(bad)
}
