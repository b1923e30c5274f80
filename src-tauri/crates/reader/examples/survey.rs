//! Reads documents as import does and prints one JSON line for each: `survey WORKER PDFIUM FONT FILE…`.
//!
//! WORKER is the `reader-worker` program. A file may be followed by `=PASSWORD` as an argument of its own.
#![allow(clippy::print_stdout, reason = "an example prints")]

use reader::{ByteSource, EnginePaths, FileSource, Worker};
use std::error::Error;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(exe), Some(pdfium), Some(font)) = (args.next(), args.next(), args.next()) else {
        return Err("usage: survey WORKER PDFIUM FONT FILE…".into());
    };
    let engine = EnginePaths { pdfium: PathBuf::from(pdfium), cjk_font: PathBuf::from(font) };
    let mut files = args.peekable();
    while let Some(file) = files.next() {
        let password = files.next_if(|next| next.starts_with('=')).map(|next| next[1..].to_owned());
        let source: Arc<dyn ByteSource> = Arc::new(FileSource::open(Path::new(&file))?);
        let begin = Instant::now();
        let start = || Worker::start(Path::new(&exe), &engine);
        let survey = reader::survey(start, &source, &file, password.as_deref(), |_, _| ControlFlow::Continue(()))?;
        let line = serde_json::json!({
            "file": file,
            "kind": format!("{:?}", survey.kind),
            "status": format!("{:?}", survey.status),
            "facts": survey.facts,
            "text": survey.text_by_page.iter().map(|page| &page.text).collect::<Vec<_>>(),
            "milliseconds": begin.elapsed().as_millis(),
        });
        println!("{line}");
    }
    Ok(())
}
