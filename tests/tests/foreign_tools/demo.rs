//! One demo edition for all tests of this program.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, OnceLock, PoisonError},
};

use serde_json::Value;
use store::{Copy, Passphrase};
use tempfile::TempDir;
use whole_program::answer;

use crate::{kept, tools::json_of};

/// A demo edition and what `panelctl demo` said of it.
pub(crate) struct Demo {
    folder: PathBuf,
    pub(crate) report: Value,
}

/// A signed file of the demo.
pub(crate) struct Signed {
    pub(crate) path: PathBuf,
    /// Its data, as `pdfdetach` takes them out.
    pub(crate) data: Value,
}

impl Demo {
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn path(&self, place: &str) -> PathBuf {
        self.folder().join(place)
    }

    pub(crate) fn office(&self) -> PathBuf {
        self.path("trust/office-ca.pem")
    }

    /// The passphrase the demo invented for a person.
    pub(crate) fn passphrase(&self, person: &str) -> &str {
        self.person(person)["passphrase"].as_str().unwrap()
    }

    /// Opens a person's encrypted copy and looks into it. One at a time: a copy opens once.
    pub(crate) fn look_into<T>(&self, person: &str, look: impl FnOnce(&Copy) -> T) -> T {
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = self.path(self.person(person)["copy"].as_str().unwrap());
        look(&Copy::open(&folder, &Passphrase::new(self.passphrase(person))).unwrap())
    }

    fn person(&self, id: &str) -> &Value {
        self.report["people"].as_array().unwrap().iter().find(|known| known["id"] == id).unwrap()
    }
}

/// Returns the demo edition, made once.
pub(crate) fn demo() -> &'static Demo {
    static DEMO: OnceLock<Demo> = OnceLock::new();
    DEMO.get_or_init(|| {
        let folder = kept::folder("foreign-tools");
        let (status, report) = answer(&["demo".as_ref(), folder.as_os_str()]);
        assert_eq!(status, Some(0), "{report}");
        Demo { folder, report }
    })
}

/// Returns every signed file of the demo, in order of name.
pub(crate) fn signed_files() -> &'static [Signed] {
    static FILES: OnceLock<Vec<Signed>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut paths = Vec::new();
        pdfs_below(demo().folder(), &mut paths);
        paths.sort();
        paths.into_iter().map(|path| Signed { data: json_of(&path), path }).collect()
    })
}

/// Returns one signed file of each kind.
pub(crate) fn one_of_each_kind() -> Vec<&'static Signed> {
    let mut kinds: Vec<&'static Signed> = Vec::new();
    for file in signed_files() {
        if kinds.iter().all(|known| known.data["format"] != file.data["format"]) {
            kinds.push(file);
        }
    }
    kinds
}

/// Copies the archive, without the encrypted copies and what travels sealed.
pub(crate) fn archive_copy() -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for place in ["trust", "charter", "sheets", "results", "witness", "receipts", "acknowledgements"] {
        fs::create_dir(copy.path().join(place)).unwrap();
        for entry in fs::read_dir(demo().path(place)).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), copy.path().join(place).join(entry.file_name())).unwrap();
        }
    }
    copy
}

fn pdfs_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pdfs_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "pdf") {
            found.push(path);
        }
    }
}

#[test]
fn the_demo_makes_every_kind_of_signed_file() {
    let mut kinds: Vec<&str> = one_of_each_kind().iter().map(|file| file.data["format"].as_str().unwrap()).collect();
    kinds.sort_unstable();
    let all = [
        "paneldesk.acknowledgement/1",
        "paneldesk.charter/1",
        "paneldesk.edition-result/1",
        "paneldesk.panel-result/1",
        "paneldesk.receipt/1",
        "paneldesk.sheet/1",
        "paneldesk.witness-slip/1",
    ];
    assert_eq!(kinds, all);
}
