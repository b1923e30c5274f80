//! The processes behind a window, and what they leave behind.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::Window;

/// What a window leaves on the disk; dropping it removes the folders that the test gave it.
pub struct Left {
    pub(crate) home: PathBuf,
    pub(crate) own: TempDir,
}

impl Left {
    /// Returns the files that hold this text, in UTF-8, in UTF-16 of either order, or as JSON escapes it.
    ///
    /// # Panics
    /// When a file cannot be read.
    #[must_use]
    pub fn holding(&self, text: &str) -> Vec<PathBuf> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let escaped: String = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
        let marks = [
            text.as_bytes().to_vec(),
            units.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
            units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
            escaped.into_bytes(),
        ];
        let mut found = Vec::new();
        for folder in [self.home.as_path(), self.own.path()] {
            search(folder, &marks, &mut found);
        }
        found
    }

    /// Returns the folder that held the window's home, temporary and cache folders.
    #[must_use]
    pub fn folders(&self) -> &Path {
        self.own.path()
    }
}

fn search(folder: &Path, marks: &[Vec<u8>], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            search(&entry.path(), marks, found);
        } else if kind.is_file() {
            let bytes = fs::read(entry.path()).unwrap();
            if marks.iter().any(|mark| contains(&bytes, mark)) {
                found.push(entry.path());
            }
        }
    }
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == mark[0]) {
        if rest[at..].starts_with(mark) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}

impl Window {
    /// Ends the processes of this name behind the window at once: they write nothing any more.
    ///
    /// # Panics
    /// When there is none.
    pub fn kill(&self, name: &str) {
        let there = self.processes(name);
        assert!(!there.is_empty(), "no {name} is running");
        there.into_iter().for_each(|process| kill_process(process, Signal::KILL).unwrap());
    }

    /// Returns the processes of this name behind the window.
    ///
    /// # Panics
    /// When the system does not tell.
    #[must_use]
    pub fn processes(&self, name: &str) -> Vec<Pid> {
        // The kernel keeps fifteen characters.
        let short: String = name.chars().take(15).collect();
        let own = format!("PANELDESK_HOME={}", self.home().display()).into_bytes();
        let is_own = |folder: &Path| {
            let reads = |file: &str| fs::read(folder.join(file)).unwrap_or_default();
            reads("comm").trim_ascii_end() == short.as_bytes()
                && reads("environ").split(|byte| *byte == 0).any(|one| one == own)
        };
        let numbers = fs::read_dir("/proc").unwrap().filter_map(|entry| {
            let entry = entry.unwrap();
            let number: i32 = entry.file_name().to_str()?.parse().ok()?;
            is_own(&entry.path()).then(|| Pid::from_raw(number))?
        });
        numbers.collect()
    }

    /// Ends the window and everything behind it; what it wrote is left.
    #[must_use]
    pub fn end(self) -> Left {
        self.into_left()
    }
}
