//! The demo edition in its last days of scoring: made once for a test program, copied for each test.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use serde_json::Value;
use tempfile::TempDir;

use crate::built;

/// The expert who still scores.
pub const EXPERT: &str = "Z01";
/// The chair of that expert's panel.
pub const CHAIR: &str = "C01";
/// What nobody writes to: every copy of the edition has the same files.
const SHARED: [&str; 1] = ["packages"];

/// A copy of the demo edition; dropping it removes it.
pub struct Edition {
    folder: TempDir,
    people: Vec<Person>,
}

/// Somebody in it.
#[derive(Clone, Debug)]
pub struct Person {
    /// Such as `Z01`.
    pub id: String,
    /// The name that the window shows.
    pub name: String,
    /// The passphrase of the copy and of the keys.
    pub passphrase: String,
    /// Where the encrypted copy lies.
    pub copy: PathBuf,
}

impl Edition {
    /// Makes the edition when this program has none yet, and copies it.
    ///
    /// # Panics
    /// When `panelctl` is not built.
    #[must_use]
    pub fn new() -> Edition {
        let made = made();
        let folder = tempfile::Builder::new().prefix("edition-").tempdir_in(place()).unwrap();
        copy(made, folder.path());
        let kept: Value = serde_json::from_slice(&fs::read(folder.path().join("demo/demo.json")).unwrap()).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let person = |one: &Value| Person {
            id: text(&one["id"]),
            name: text(&one["name"]),
            passphrase: text(&one["passphrase"]),
            copy: folder.path().join("demo").join(text(&one["copy"])),
        };
        let people = kept["people"].as_array().unwrap().iter().map(person).collect();
        Edition { folder, people }
    }

    /// Returns the folder to open a window with.
    #[must_use]
    pub fn home(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Returns the folder with the edition's files: charter, certificate of the office, sealed sheets.
    #[must_use]
    pub fn files(&self) -> PathBuf {
        self.folder.path().join("demo")
    }

    /// Has `panelctl` verify a signed file by the office's certificate and the charter, and other people's tool its
    /// signature.
    ///
    /// # Panics
    /// When it does not count in this edition.
    pub fn verify(&self, file: &Path) {
        let (ca, charter) = (self.files().join("trust/office-ca.pem"), self.files().join("charter/charter-1.pdf"));
        let mut verify = panelctl();
        verify.args(["verify", "--lang", "en", "--trust"]).arg(ca).arg("--charter").arg(charter).arg(file);
        let output = verify.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}: {said}", file.display());
        let output = Command::new("pdfsig").arg(file).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let whole = said.contains("Signature is Valid") && said.contains("Total document signed");
        assert!(whole, "{}: {said}", file.display());
    }

    /// Returns everybody in it.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Returns the person of this number.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn person(&self, id: &str) -> &Person {
        self.people.iter().find(|person| person.id == id).unwrap()
    }
}

impl Default for Edition {
    fn default() -> Edition {
        Edition::new()
    }
}

/// The built `panelctl`, for what a person does without the window.
#[must_use]
pub fn panelctl() -> Command {
    let program = built().join("panelctl");
    assert!(program.is_file(), "{} is not built", program.display());
    Command::new(program)
}

/// Returns what a file says on paper, without blanks: lines end anywhere.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn printed(file: &Path) -> String {
    let output = Command::new("pdftotext").args([file.as_os_str(), "-".as_ref()]).output().unwrap();
    assert!(output.status.success(), "{}", file.display());
    String::from_utf8_lossy(&output.stdout).split_whitespace().collect()
}

/// What an archive is made of; the certificate is not in it.
const ARCHIVED: [&str; 6] = ["charter", "sheets", "receipts", "results", "acknowledgements", "witness"];

/// Makes the archive of a whole demo edition in a folder; returns it, and the office's certificate beside it.
///
/// # Panics
/// When `panelctl` is not built.
#[must_use]
pub fn archived(folder: &Path) -> (PathBuf, PathBuf) {
    let edition = folder.join("edition");
    let output = panelctl().arg("demo").arg(&edition).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let archive = folder.join("档案");
    fs::create_dir(&archive).unwrap();
    for name in ARCHIVED {
        fs::rename(edition.join(name), archive.join(name)).unwrap();
    }
    let trust = folder.join("office-ca.pem");
    fs::rename(edition.join("trust/office-ca.pem"), &trust).unwrap();
    (archive, trust)
}

fn place() -> PathBuf {
    let place = built().parent().unwrap().join("tmp/window");
    fs::create_dir_all(&place).unwrap();
    place
}

/// Returns the folder with the edition as it was made. Another test program that wants one waits until this one ends.
fn made() -> &'static Path {
    static MADE: OnceLock<(PathBuf, File)> = OnceLock::new();
    let (folder, _) = MADE.get_or_init(|| {
        let lock = File::create(place().join("lock")).unwrap();
        lock.lock().unwrap();
        let folder = place().join("made");
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        let output = panelctl().args(["do", "demo.prepare"]).env("PANELDESK_HOME", &folder).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        (folder, lock)
    });
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (own, other) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type().unwrap().is_dir() {
            copy(&own, &other);
        } else if SHARED.iter().any(|name| from.ends_with(name)) {
            fs::hard_link(own, other).unwrap();
        } else {
            fs::copy(own, other).unwrap();
        }
    }
}
