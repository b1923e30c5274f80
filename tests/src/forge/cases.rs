//! Writing golden directories: their files and what `panelctl` must say of them.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

/// Which cases are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Those that are committed and pin the format.
    Pinned,
    /// These and all others, which would only make the committed folder larger.
    All,
}

/// Where golden directories are written.
pub(super) struct Golden {
    root: PathBuf,
    extent: Extent,
    /// Files written so far; a second use names the first place.
    written: RefCell<BTreeMap<Vec<u8>, String>>,
}

/// One golden directory to be.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    /// Path below the golden folder, `invalid/changed-byte`.
    pub(super) name: &'a str,
    /// The one thing that matters in it, as a sentence.
    pub(super) what: &'a str,
    /// Charters of `trust/` given to `panelctl`.
    pub(super) charters: &'a [&'a str],
    /// Whether it is written for every extent.
    pub(super) pinned: bool,
}

/// What `panelctl verify` must say of one file.
pub(super) struct Verdict {
    pub(super) kind: Option<&'static str>,
    pub(super) signature: &'static str,
    pub(super) appearance: &'static str,
    pub(super) code: Option<&'static str>,
}

/// What `panelctl merge` must say of a set of files.
#[derive(Default)]
pub(super) struct Merged {
    /// Files that do not count, with their code.
    pub(super) refused: Vec<(&'static str, &'static str)>,
    /// Files that a revision replaces.
    pub(super) superseded: Vec<&'static str>,
    /// Per panel: sheets that count, cells of which nothing has come.
    pub(super) panels: Vec<(usize, usize)>,
    /// Cells whose sheets stand against each other.
    pub(super) forked: Vec<&'static str>,
}

impl<'a> Case<'a> {
    /// A committed case under the first charter.
    pub(super) fn pinned(name: &'a str, what: &'a str) -> Case<'a> {
        Case { name, what, charters: &["charter-1.pdf"], pinned: true }
    }

    /// A case under the first charter that is made anew by every test.
    pub(super) fn fresh(name: &'a str, what: &'a str) -> Case<'a> {
        Case { pinned: false, ..Case::pinned(name, what) }
    }

    pub(super) fn under(self, charters: &'a [&'a str]) -> Case<'a> {
        Case { charters, ..self }
    }
}

impl Verdict {
    pub(super) fn good(kind: &'static str) -> Verdict {
        Verdict { kind: Some(kind), signature: "good", appearance: "proven", code: None }
    }

    /// The file or its signature is not intact, or its data do not read.
    pub(super) fn broken(code: &'static str) -> Verdict {
        Verdict { kind: None, signature: "bad", appearance: "not-printed", code: Some(code) }
    }

    /// Intact and honestly printed, but its signer may not say this.
    pub(super) fn refused(kind: &'static str, code: &'static str) -> Verdict {
        Verdict { kind: Some(kind), signature: "bad", appearance: "proven", code: Some(code) }
    }
}

impl Golden {
    pub(super) fn new(root: &Path, extent: Extent) -> Golden {
        Golden { root: root.to_owned(), extent, written: RefCell::default() }
    }

    /// Writes a file unless the same bytes stand somewhere already; returns where they stand.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> String {
        if let Some(place) = self.written.borrow().get(bytes) {
            return place.clone();
        }
        let target = self.root.join(path);
        std::fs::create_dir_all(target.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(target, bytes).expect("the file can be written");
        self.written.borrow_mut().insert(bytes.to_vec(), path.to_owned());
        path.to_owned()
    }

    /// One file, `verify`.
    pub(super) fn verify(&self, case: Case<'_>, bytes: &[u8], verdict: &Verdict) {
        if !self.wants(case) {
            return;
        }
        let place = self.put(&format!("{}/file.pdf", case.name), bytes);
        self.expect(
            case,
            json!({
                "command": "verify",
                "status": i32::from(verdict.code.is_some()),
                "files": [{
                    "file": place,
                    "kind": verdict.kind,
                    "signature": verdict.signature,
                    "appearance": verdict.appearance,
                    "code": verdict.code,
                }],
            }),
        );
    }

    /// Several files, `merge`.
    pub(super) fn merge(&self, case: Case<'_>, files: &[(&str, &[u8])], merged: &Merged) {
        if !self.wants(case) {
            return;
        }
        let places: BTreeMap<&str, String> =
            files.iter().map(|(file, bytes)| (*file, self.put(&format!("{}/{file}", case.name), bytes))).collect();
        let refused = merged.refused.iter().map(|(file, code)| json!({ "file": places[file], "code": code }));
        let panels = merged.panels.iter().map(|(counted, missing)| json!({ "counted": counted, "missing": missing }));
        let good = merged.refused.is_empty() && merged.forked.is_empty();
        self.expect(
            case,
            json!({
                "command": "merge",
                "status": i32::from(!good),
                "files": places.values().collect::<Vec<_>>(),
                "refused": refused.collect::<Vec<Value>>(),
                "superseded": merged.superseded.iter().map(|file| &places[file]).collect::<Vec<_>>(),
                "panels": panels.collect::<Vec<Value>>(),
                "forked": merged.forked,
            }),
        );
    }

    fn wants(&self, case: Case<'_>) -> bool {
        case.pinned || self.extent == Extent::All
    }

    fn expect(&self, case: Case<'_>, mut expected: Value) {
        expected["what"] = json!(case.what);
        expected["charters"] = json!(case.charters);
        let text = serde_json::to_string_pretty(&expected).expect("JSON can be written");
        let path = self.root.join(case.name).join("expected.json");
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(path, format!("{text}\n")).expect("the file can be written");
    }
}
