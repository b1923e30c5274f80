//! The worker process: what it may not do, and what happens to it when it hangs, crashes or eats memory.

use crate::common::{self, data, engine, open, source, worker, worker_with_seconds};
use reader::{ByteSource, Confinement, EnginePaths, Kind, ReadFault, StartFault, TextStatus, Worker, survey};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

#[cfg(target_os = "linux")]
#[test]
fn a_worker_can_neither_open_files_nor_reach_the_network_nor_start_anything() {
    let mut worker = worker();
    assert_eq!(*worker.confinement(), Confinement::Full);
    for attempt in ["open-file", "create-file", "connect", "datagram", "start-process", "start-thread"] {
        assert_eq!(worker.drill(attempt).unwrap(), "PermissionDenied", "{attempt}");
    }
    let nothing_inherited = "MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072";
    assert_eq!(worker.drill("environment").unwrap(), nothing_inherited);
}

#[cfg(target_os = "linux")]
#[test]
fn the_kernel_confirms_the_confinement() {
    let worker = worker();
    let folder = Path::new("/proc").join(worker.process_id().to_string());
    let status = std::fs::read_to_string(folder.join("status")).unwrap();
    let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned();
    assert_eq!(field("NoNewPrivs:"), "1");
    assert_eq!(field("Seccomp:"), "2", "a filter is active");
    assert_eq!(field("Threads:"), "1");
    let limits = std::fs::read_to_string(folder.join("limits"));
    // A process that cannot be dumped belongs to root in /proc; other users then cannot read its limits.
    if let Ok(limits) = limits {
        let line = |name: &str| limits.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
        assert!(line("Max address space").contains("1073741824"));
        assert!(line("Max core file size").contains(" 0 "));
        assert!(line("Max file size").contains(" 0 "));
        assert!(line("Max open files").contains(" 3 "));
    }
}

#[test]
fn a_worker_that_hangs_is_stopped_by_the_timer() {
    let mut worker = worker_with_seconds(1);
    open(&mut worker, "vertical.pdf").unwrap();
    assert_eq!(worker.drill("hang").unwrap_err(), ReadFault::TimedOut);
    assert_eq!(worker.page_text(0).unwrap_err(), ReadFault::WorkerDied, "and stays stopped");
}

#[test]
fn a_worker_that_crashes_or_eats_memory_is_noticed() {
    for end in ["crash", "exhaust-memory"] {
        assert_eq!(worker().drill(end).unwrap_err(), ReadFault::WorkerDied, "{end}");
    }
}

#[test]
fn a_parser_that_panics_costs_the_request_and_not_the_worker() {
    let mut worker = worker();
    assert!(matches!(worker.drill("panic").unwrap_err(), ReadFault::Damaged { .. }));
    assert!(open(&mut worker, "vertical.pdf").is_ok());
}

#[test]
fn a_dropped_worker_leaves_no_process() {
    let worker = worker();
    let process = Path::new("/proc").join(worker.process_id().to_string());
    drop(worker);
    assert!(!process.exists());
}

#[test]
fn a_worker_outlives_the_thread_that_started_it() {
    let mut worker = std::thread::spawn(worker).join().unwrap();
    assert!(open(&mut worker, "vertical.pdf").is_ok());
}

/// A source that counts reads.
struct Counted {
    bytes: Vec<u8>,
    reads: std::sync::atomic::AtomicUsize,
}

impl ByteSource for Counted {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> std::io::Result<()> {
        self.reads.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let start = offset as usize;
        buffer.copy_from_slice(&self.bytes[start..][..buffer.len()]);
        Ok(())
    }
}

#[test]
fn a_document_is_read_in_whole_chunks_and_no_chunk_twice() {
    let bytes = data("vertical.pdf");
    let chunks = bytes.len().div_ceil(64 << 10);
    let source = Arc::new(Counted { bytes, reads: 0.into() });
    let mut worker = worker();
    worker.open(Arc::clone(&source) as Arc<dyn ByteSource>, Kind::Pdf, None).unwrap();
    worker.page_text(0).unwrap();
    worker.page_picture(0, 300).unwrap();
    assert!(source.reads.load(std::sync::atomic::Ordering::SeqCst) <= chunks);
}

#[test]
fn a_survey_starts_a_new_worker_for_the_pages_after_a_deadly_one() {
    // Page 2 of 3 is the bomb: only its text is lost.
    let bomb = data("deflate-bomb.pdf");
    let position = |part: &[u8]| bomb.windows(part.len()).position(|window| window == part).unwrap();
    let deadly = bomb[position(b"4 0 obj\n") + 8..position(b"endstream") + 9].to_vec();
    let page = |content: u32| {
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents {content} 0 R\
             /Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
        )
        .into_bytes()
    };
    let bytes = common::pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>".to_vec(),
        page(6),
        page(7),
        page(6),
        common::stream("", b"BT /F 9 Tf 9 50 Td (award) Tj ET"),
        deadly,
    ]);
    let survey =
        survey(|| Ok(worker_with_seconds(3)), &source(bytes), "a.pdf", None, |_, _| ControlFlow::Continue(())).unwrap();
    let texts: Vec<&str> = survey.text_by_page.iter().map(|page| page.text.trim()).collect();
    assert_eq!(texts, ["award", "", "award"]);
    let TextStatus::Partial { without, failed } = survey.status else { panic!("{:?}", survey.status) };
    assert!(without.is_empty());
    assert!(matches!(failed.as_slice(), [(1, fault)] if fault.ends_worker()), "{failed:?}");
}

#[test]
fn without_the_library_only_page_documents_are_unavailable() {
    let nowhere = EnginePaths { pdfium: "/nowhere/libpdfium.so".into(), ..engine() };
    let mut worker = Worker::start(Path::new(env!("CARGO_BIN_EXE_reader-worker")), &nowhere).unwrap();
    assert!(matches!(worker.engine(), Err(ReadFault::EngineUnavailable { .. })));
    assert!(matches!(open(&mut worker, "vertical.pdf"), Err(ReadFault::EngineUnavailable { .. })));
    assert!(open(&mut worker, "form.docx").is_ok());
}

#[test]
fn a_program_that_is_no_worker_is_noticed() {
    let start = |program: &str| Worker::start(Path::new(program), &engine());
    assert!(matches!(start("/nowhere/worker"), Err(StartFault::Spawn(_))));
    assert!(matches!(start("/bin/true"), Err(StartFault::NotReady)));
    // Answers with text instead of a frame.
    assert!(matches!(start("/bin/echo"), Err(StartFault::NotReady)));
}

#[test]
fn the_engines_fingerprint_changes_with_either_file() {
    let engine = engine();
    let swapped = EnginePaths { pdfium: engine.cjk_font.clone(), cjk_font: engine.pdfium.clone() };
    assert_ne!(engine.fingerprint().unwrap(), swapped.fingerprint().unwrap());
    assert_eq!(engine.fingerprint().unwrap().len(), 64);
}
