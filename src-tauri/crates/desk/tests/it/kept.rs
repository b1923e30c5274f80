//! Folders that the tests of a program share: made once, because keys and pages cost time.
//!
//! Nothing runs when a test program ends, so nobody could remove them then. They lie where cargo keeps test data, and the
//! next run takes the first one that no running program holds and empties it.
#![allow(dead_code, reason = "test helpers; each test program uses some of them")]

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// Folders are held as long as the program runs.
static HELD: Mutex<Vec<File>> = Mutex::new(Vec::new());

/// Returns an empty folder that no other program uses.
pub(crate) fn folder(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let free = |number: u32| {
        let lock = File::create(place.join(format!("{name}-{number}.lock"))).unwrap();
        lock.try_lock().is_ok().then_some((number, lock))
    };
    let (number, lock) = (0..).find_map(free).unwrap();
    HELD.lock().unwrap_or_else(PoisonError::into_inner).push(lock);
    let folder = place.join(format!("{name}-{number}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir(&folder).unwrap();
    folder
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (entry, to) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).unwrap();
        if entry.is_dir() {
            copy(&entry, &to);
        } else {
            fs::copy(&entry, &to).unwrap();
        }
    }
}
