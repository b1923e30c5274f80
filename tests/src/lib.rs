//! Helpers of the whole-program tests: the real `panelctl`, built once and run as a stranger would run it.

pub mod forge;

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use serde_json::Value;

/// The workspace's root folder.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the workspace")
}

/// A file or folder of `tests/golden`.
#[must_use]
pub fn golden(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(path)
}

/// Returns the path of `panelctl`, built in the profile of the tests themselves.
///
/// Cargo hands a test only the programs of its own package, so the first caller in a process asks cargo for this one;
/// when nothing changed that takes a moment. It is asked for with a test beside it in the whole workspace, since features
/// are chosen over all that is built at once: alone, the program would be compiled again with another choice of them.
#[must_use]
pub fn panelctl() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let mut build = Command::new(env!("CARGO"));
        build.current_dir(root()).args(["build", "--offline", "--quiet"]);
        build.args(["--workspace", "--bin", "panelctl", "--bin", "paneldesk-reader", "--test", "layering"]);
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        let built = build.output().expect("cargo runs");
        assert!(built.status.success(), "panelctl does not build:\n{}", String::from_utf8_lossy(&built.stderr));
        let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
        let program = target_directory().join(profile).join(format!("panelctl{}", std::env::consts::EXE_SUFFIX));
        assert!(program.is_file(), "no {}", program.display());
        program
    })
}

/// Where cargo puts what it builds.
fn target_directory() -> PathBuf {
    let metadata = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .output()
        .expect("cargo runs");
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).expect("cargo metadata is JSON");
    PathBuf::from(metadata["target_directory"].as_str().expect("cargo names its target directory"))
}

/// What a run of `panelctl` left behind.
#[derive(Clone, Debug)]
pub struct Run {
    /// The exit status; none when a signal ended it.
    pub status: Option<i32>,
    /// What it said on standard output.
    pub stdout: String,
    /// What it said on standard error.
    pub stderr: String,
}

impl Run {
    /// Returns standard output as the one JSON value that `--json` promises.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|fault| panic!("not one JSON value: {fault}\n{}\n{}", self.stdout, self.stderr))
    }

    /// Returns the run after checking that the work was done.
    #[must_use]
    pub fn done(self) -> Run {
        assert_eq!(self.status, Some(0), "exit status\n{}\n{}", self.stdout, self.stderr);
        self
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Run {
        Run {
            status: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// Returns a `panelctl` command to which a test adds its own environment.
#[must_use]
pub fn command(arguments: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(panelctl());
    command.args(arguments);
    command
}

/// Runs `panelctl` with these arguments.
#[must_use]
pub fn run(arguments: &[impl AsRef<OsStr>]) -> Run {
    command(arguments).output().expect("panelctl starts").into()
}

/// Runs `panelctl` with these arguments and `--json`; returns the exit status and the answer.
#[must_use]
pub fn answer(arguments: &[impl AsRef<OsStr>]) -> (Option<i32>, Value) {
    let run: Run = command(arguments).arg("--json").output().expect("panelctl starts").into();
    (run.status, run.json())
}
