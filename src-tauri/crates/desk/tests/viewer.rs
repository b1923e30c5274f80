//! Leafing through the documents of a copy: what is drawn, what stays in memory, and what is gone after locking.
//!
//! A program of its own: the tests count the processes that this one started.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a failed unwrap is a failed test")]

#[path = "it/edition.rs"]
mod edition;

use std::{
    fs,
    io::{self, Cursor, Read},
    path::{Path, PathBuf},
    process::Command,
    sync::{LazyLock, Mutex, PoisonError},
    time::Duration,
};

use desk::{
    DeskError,
    action::Session,
    documents::{PageRequest, Viewer},
    office::PackSource,
    seat::Seat,
};
use edition::{Edition, demo_plan, engine, go, plan_of, root};

/// The tests look at the processes of this program: one at a time.
static ALONE: Mutex<()> = Mutex::new(());

fn session_with(seat: Seat, home: &Path) -> Session {
    let session = Session::new(home.to_owned(), Ok(engine()));
    session.enter(seat);
    session
}

/// A copy with the demo's dossiers. Their texts are not read: nobody needs them to look at pages.
static IMPORTED: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = edition::kept::folder("imported");
    let edition = Edition::found(&folder, demo_plan());
    edition.pack(&root().join("assets/demo/dossiers").as_path(), 1, None);
    edition.import(1, None, &mut go).unwrap();
    folder.join(edition.expert_id.as_str())
});

/// A copy of it, open.
fn demo_session(home: &Path) -> Session {
    edition::kept::copy(&IMPORTED, &home.join("copy"));
    session_with(edition::open(home, "copy"), home)
}

fn ask(key: &str, page: u32, width: u32) -> PageRequest {
    PageRequest { key: key.to_owned(), page, width }
}

/// The key of the largest PDF, and how many pages poppler counts in it.
fn longest(session: &Session) -> (String, u32) {
    let documents = session.seat().unwrap().documents(None).unwrap();
    let pdf = documents.into_iter().filter(|document| document.facts.kind == "pdf");
    let key = pdf.max_by_key(|document| document.size).unwrap().key;
    let file = root().join("assets/demo/dossiers").join(key.replace('-', "/")).with_extension("pdf");
    let info = Command::new("pdfinfo").arg(file).output().unwrap();
    let text = String::from_utf8(info.stdout).unwrap();
    let pages = text.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap();
    (key, pages.trim().parse().unwrap())
}

/// Processes that this one started.
fn children() -> Vec<u32> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let Ok(process) = entry.file_name().to_string_lossy().parse::<u32>() else { continue };
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
        let mut after_name = stat.rsplit(')').next().unwrap().split_whitespace();
        let state = after_name.next().unwrap().to_owned();
        let parent: u32 = after_name.next().unwrap().parse().unwrap();
        if parent == std::process::id() && state != "Z" {
            found.push(process);
        }
    }
    found
}

fn end(process: u32) {
    assert!(Command::new("kill").args(["-KILL", &process.to_string()]).status().unwrap().success());
    while children().contains(&process) {
        std::thread::yield_now();
    }
}

/// The width that a PNG says it has.
fn png_width(bytes: &[u8]) -> u32 {
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
    u32::from_be_bytes(bytes[16..20].try_into().unwrap())
}

#[test]
fn a_page_comes_as_wide_as_asked_and_stays_in_memory_with_the_ones_beside_it() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let home = tempfile::tempdir().unwrap();
    let session = demo_session(home.path());
    let viewer = Viewer::default();
    let (key, pages) = longest(&session);
    assert!(pages >= 5, "{pages}");

    let second = viewer.picture(&session, &ask(&key, 2, 700)).unwrap();
    assert_eq!((second.width, png_width(&second.bytes)), (700, 700));
    viewer.prefetch(&session, &ask(&key, 2, 700));
    let (open, held) = viewer.holds();
    assert!(open && held > second.bytes.len(), "the pages beside it are there already");

    // Without a reader, what is in memory is still shown, and the next page brings a reader again.
    let readers = children();
    assert_eq!(readers.len(), 1);
    end(readers[0]);
    for page in 1..=3 {
        assert_eq!(png_width(&viewer.picture(&session, &ask(&key, page, 700)).unwrap().bytes), 700);
    }
    assert!(children().is_empty(), "nobody needed a reader");
    assert_eq!(png_width(&viewer.picture(&session, &ask(&key, 5, 320)).unwrap().bytes), 320);
    assert_eq!(children().len(), 1);
}

#[test]
fn leafing_on_means_that_the_pages_left_behind_are_not_drawn() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let home = tempfile::tempdir().unwrap();
    let session = demo_session(home.path());
    let viewer = Viewer::default();
    let (key, _) = longest(&session);
    viewer.picture(&session, &ask(&key, 1, 400)).unwrap();
    viewer.picture(&session, &ask(&key, 4, 400)).unwrap();
    let (_, held) = viewer.holds();
    viewer.prefetch(&session, &ask(&key, 1, 400));
    assert_eq!(viewer.holds().1, held, "the person is at page 4 by now");
}

#[test]
fn locking_leaves_neither_pictures_nor_readers() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let home = tempfile::tempdir().unwrap();
    let session = demo_session(home.path());
    let viewer = Viewer::default();
    let (key, _) = longest(&session);
    viewer.picture(&session, &ask(&key, 1, 400)).unwrap();
    assert_eq!(children().len(), 1);
    session.leave();
    viewer.attend(session.seat().ok().as_ref());
    assert_eq!(viewer.holds(), (false, 0));
    assert!(children().is_empty());
    let refused = viewer.picture(&session, &ask(&key, 1, 400)).unwrap_err();
    assert!(matches!(refused, DeskError::Locked), "{refused}");
    viewer.prefetch(&session, &ask(&key, 1, 400));
    assert_eq!(viewer.holds(), (false, 0));
}

#[test]
fn another_document_closes_the_one_before() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let home = tempfile::tempdir().unwrap();
    let session = demo_session(home.path());
    let viewer = Viewer::default();
    let documents = session.seat().unwrap().documents(None).unwrap();
    let mut keys = documents.into_iter().filter(|document| document.facts.kind == "pdf").map(|document| document.key);
    let (before, after) = (keys.next().unwrap(), keys.next().unwrap());
    for key in [&before, &after] {
        viewer.picture(&session, &ask(key, 1, 300)).unwrap();
        assert_eq!((viewer.holds().0, children().len()), (true, 1));
    }
    viewer.prefetch(&session, &ask(&before, 1, 300));
    assert!(viewer.picture(&session, &ask(&after, 1, 310)).is_ok());
    assert_eq!(children().len(), 1);
    viewer.picture(&session, &ask(&before, 1, 300)).unwrap();
    assert_eq!(children().len(), 0, "its picture is still in memory: the document needs no reader yet");
}

#[test]
fn a_document_that_nobody_reads_is_closed_and_opens_again() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let home = tempfile::tempdir().unwrap();
    let session = demo_session(home.path());
    let viewer = Viewer::closing_after(Duration::ZERO);
    let documents = session.seat().unwrap().documents(None).unwrap();
    let mut keys = documents.into_iter().filter(|document| document.facts.kind == "pdf").map(|document| document.key);
    let key = keys.next().unwrap();
    viewer.picture(&session, &ask(&key, 1, 300)).unwrap();
    assert_eq!(children().len(), 1);
    viewer.rest();
    assert_eq!((viewer.holds().0, children().len()), (false, 0));
    assert!(viewer.holds().1 > 0, "what was drawn is still there");
    viewer.picture(&session, &ask(&key, 1, 400)).unwrap();
    assert_eq!(children().len(), 1);

    let patient = Viewer::default();
    patient.picture(&session, &ask(&key, 1, 300)).unwrap();
    patient.rest();
    assert!(patient.holds().0, "it was used just now");
}

#[test]
fn what_is_not_there_or_has_no_pages_is_told_apart() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let home = tempfile::tempdir().unwrap();
    let session = demo_session(home.path());
    let viewer = Viewer::default();
    let (key, pages) = longest(&session);
    let code = |key: &str, page| viewer.picture(&session, &ask(key, page, 300)).unwrap_err().explain().code;
    assert_eq!(code("99-99", 1), "E-NO-DOCUMENT");
    assert_eq!(code(&key, 0), "E-NO-PAGE");
    assert_eq!(code(&key, pages + 1), "E-NO-PAGE");
    let documents = session.seat().unwrap().documents(None).unwrap();
    let flowing = documents.iter().find(|document| document.facts.kind == "docx").unwrap();
    assert_eq!(code(&flowing.key, 1), "E-DOCUMENT-NO-PICTURE");
    let no_engine =
        Session::new(PathBuf::new(), Err(desk::documents::ViewerUnavailable::NotStarted { why: String::new() }));
    let locked = viewer.picture(&no_engine, &ask(&key, 1, 300)).unwrap_err();
    assert_eq!(locked.explain().code, "E-LOCKED");
}

/// Documents made up for a test.
struct Made(Vec<(&'static str, Vec<u8>)>);

impl PackSource for Made {
    fn open(&self, file: &str) -> io::Result<Box<dyn Read + '_>> {
        let found = self.0.iter().find(|(name, _)| *name == file).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(&found.1)))
    }
}

#[test]
fn pictures_locked_files_and_broken_files_each_say_their_own() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let home = tempfile::tempdir().unwrap();
    let data = |name: &str| fs::read(root().join("src-tauri/crates/reader/tests/data").join(name)).unwrap();
    let made = Made(vec![
        ("照片.jpg", data("orientation-6.jpg")),
        ("加密.pdf", data("password-demo2026.pdf")),
        ("坏.pdf", b"%PDF-1.7\nnothing of the kind".to_vec()),
    ]);
    let files = made.0.iter().map(|(name, _)| ((*name).to_owned(), (*name).to_owned())).collect();
    let edition = Edition::found(home.path(), plan_of(&[("01".to_owned(), files)]));
    edition.pack(&made, 1, None);
    edition.import(1, Some(&engine()), &mut go).unwrap();
    let session = session_with(edition.expert, home.path());
    let viewer = Viewer::default();
    let photo = viewer.picture(&session, &ask("01-01", 1, 200)).unwrap();
    assert_eq!(photo.width, 200);
    let code = |key: &str| viewer.picture(&session, &ask(key, 1, 300)).unwrap_err().explain().code;
    assert_eq!(code("01-02"), "E-DOCUMENT-NEEDS-PASSWORD");
    assert_eq!(code("01-03"), "E-DOCUMENT-DAMAGED");
    session.seat().unwrap().give_password("01-02", "demo2026", &engine(), edition::instant(9)).unwrap();
    assert_eq!(viewer.picture(&session, &ask("01-02", 1, 300)).unwrap().width, 300, "the password is remembered");
}
