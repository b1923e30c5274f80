//! Writes the picture of one page to standard output: `draw WORKER PDFIUM FONT FILE PAGE WIDTH` (pages from 0).

use reader::{EnginePaths, FileSource, Worker, detect};
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [exe, pdfium, font, file, page, width] = args.as_slice() else {
        return Err("usage: draw WORKER PDFIUM FONT FILE PAGE WIDTH".into());
    };
    let engine = EnginePaths { pdfium: PathBuf::from(pdfium), cjk_font: PathBuf::from(font) };
    let mut worker = Worker::start(Path::new(exe), &engine)?;
    let kind = detect(&std::fs::read(file)?, file);
    worker.open_only(Arc::new(FileSource::open(Path::new(file))?), kind, None)?;
    let picture = worker.page_picture(page.parse()?, width.parse()?)?;
    std::io::stdout().write_all(&picture.bytes)?;
    Ok(())
}
