//! Running other people's programs.

use std::{
    ffi::OsStr,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;
use whole_program::root;

/// What a program said.
pub(crate) struct Said {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Said {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    /// Returns what was said after checking that the program was content.
    pub(crate) fn content(self, about: &Path) -> Said {
        assert_eq!(self.status, Some(0), "{}\n{}\n{}", about.display(), self.text(), self.stderr);
        self
    }
}

/// Runs a program; one that is not installed fails the test.
pub(crate) fn tool(program: &str, arguments: &[impl AsRef<OsStr>]) -> Said {
    tool_fed(program, arguments, &[])
}

/// Runs a program with something on its standard input.
pub(crate) fn tool_fed(program: &str, arguments: &[impl AsRef<OsStr>], input: &[u8]) -> Said {
    let mut child = Command::new(program)
        .args(arguments)
        // What people read in English is compared below.
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}; `make test` installs what the tests need"));
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A program that has seen enough closes its input early.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Said {
        status: output.status.code(),
        stdout: output.stdout,
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The Python of the virtual environment with `tests/python/requirements.txt` in it.
pub(crate) fn python() -> String {
    let python = root().join(".venv/bin/python");
    assert!(python.is_file(), "no {}; `make test` makes it", python.display());
    python.to_string_lossy().into_owned()
}

/// A script of `tests/python`.
pub(crate) fn script(name: &str) -> PathBuf {
    root().join("tests/python").join(name)
}

/// Takes the attachment out of a PDF with `pdfdetach`; returns its name and bytes.
pub(crate) fn detached(path: &Path) -> (String, Vec<u8>) {
    let listed = tool("pdfdetach", &[OsStr::new("-list"), path.as_os_str()]).content(path).text();
    let name = listed.lines().find_map(|line| line.strip_prefix("1: ")).unwrap_or_else(|| panic!("{listed}"));
    assert!(listed.starts_with("1 embedded files"), "{listed}");
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("data");
    let arguments = [OsStr::new("-save"), "1".as_ref(), "-o".as_ref(), target.as_os_str(), path.as_os_str()];
    tool("pdfdetach", &arguments).content(path);
    (name.to_owned(), std::fs::read(target).unwrap())
}

pub(crate) fn json_of(path: &Path) -> Value {
    serde_json::from_slice(&detached(path).1).unwrap()
}

/// SHA-256 as `sha256sum` computes it.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let said = tool_fed("sha256sum", &["-b"], bytes).content(Path::new("sha256sum"));
    said.text().split_whitespace().next().unwrap().to_owned()
}

/// The parts of a signed PDF, cut out as the format's description says and nothing else.
pub(crate) struct Cut {
    /// Where the file lies whose content is signed.
    pub(crate) content: PathBuf,
    /// The CMS structure.
    pub(crate) cms: PathBuf,
    _folder: TempDir,
}

pub(crate) fn cut(path: &Path) -> Cut {
    let bytes = std::fs::read(path).unwrap();
    let marker = b"/ByteRange [0 ";
    let at = bytes.windows(marker.len()).position(|window| window == marker).unwrap() + marker.len();
    let numbers: Vec<usize> =
        std::str::from_utf8(&bytes[at..at + 32]).unwrap().split(' ').map(|number| number.parse().unwrap()).collect();
    let (before, after, rest) = (numbers[0], numbers[1], numbers[2]);
    assert_eq!(after + rest, bytes.len(), "{}", path.display());
    let digits = std::str::from_utf8(&bytes[before + 1..after - 1]).unwrap();
    let filled: Vec<u8> =
        (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect();
    let length = 4 + usize::from(filled[2]) * 256 + usize::from(filled[3]);
    let folder = tempfile::tempdir().unwrap();
    let (content, cms) = (folder.path().join("content"), folder.path().join("cms"));
    std::fs::write(&content, [&bytes[..before], &bytes[after..]].concat()).unwrap();
    std::fs::write(&cms, &filled[..length]).unwrap();
    Cut { content, cms, _folder: folder }
}
