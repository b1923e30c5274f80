//! What every test of this crate needs: workers, the committed documents, and small documents made on the spot.

use reader::{ByteSource, DocumentFacts, EnginePaths, Kind, Limits, MemorySource, ReadFault, Worker, detect};
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use zip::write::SimpleFileOptions;

pub(crate) fn engine() -> EnginePaths {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let fonts = root.join("assets/fonts/node_modules/@expo-google-fonts/noto-sans-sc");
    let paths = EnginePaths {
        pdfium: root.join("assets/pdfium/libpdfium.so"),
        cjk_font: fonts.join("500Medium/NotoSansSC_500Medium.ttf"),
    };
    assert!(paths.pdfium.exists(), "pdfium is missing: run src-tauri/crates/reader/pdfium/fetch.sh assets/pdfium");
    assert!(paths.cjk_font.exists(), "the fallback font is missing: run npm ci in assets/fonts");
    paths
}

pub(crate) fn worker() -> Worker {
    Worker::start(Path::new(env!("CARGO_BIN_EXE_reader-worker")), &engine()).unwrap()
}

pub(crate) fn worker_with_seconds(seconds: u64) -> Worker {
    let limits = Limits { request: Duration::from_secs(seconds), ..Limits::default() };
    Worker::start_with(Path::new(env!("CARGO_BIN_EXE_reader-worker")), &engine(), limits).unwrap()
}

pub(crate) fn data(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap()
}

pub(crate) fn source(bytes: Vec<u8>) -> Arc<dyn ByteSource> {
    Arc::new(MemorySource(bytes))
}

/// Opens committed data by the kind its bytes have.
pub(crate) fn open(worker: &mut Worker, name: &str) -> Result<DocumentFacts, ReadFault> {
    let bytes = data(name);
    let kind = detect(&bytes, name);
    worker.open(source(bytes), kind, None)
}

pub(crate) fn open_bytes(worker: &mut Worker, bytes: Vec<u8>, kind: Kind) -> Result<DocumentFacts, ReadFault> {
    worker.open(source(bytes), kind, None)
}

/// A PDF of the given objects (number 1 is the catalogue), with a correct cross-reference table.
pub(crate) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.extend(format!("{} 0 obj\n", index + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for offset in offsets {
        file.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    file.extend(format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
    file
}

pub(crate) fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{dictionary}/Length {}>>stream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

/// An office file of the given parts.
pub(crate) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word file with the given content of `w:body`.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    package(&[("word/document.xml", word_part("document", &format!("<w:body>{body}</w:body>")).as_bytes())])
}

pub(crate) fn word_part(root: &str, content: &str) -> String {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} xmlns:w=\"{namespace}\">{content}</w:{root}>")
}
