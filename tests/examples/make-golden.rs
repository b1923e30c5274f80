//! Writes the committed golden files anew: `cargo run -p whole-program --example make-golden -- tests/golden`.

use std::{io::ErrorKind, path::PathBuf, process::ExitCode};

use whole_program::forge;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else { return ExitCode::from(2) };
    for part in forge::FOLDERS {
        // A golden file that is no longer made must not stay behind.
        match std::fs::remove_dir_all(folder.join(part)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return ExitCode::from(2),
            _ => {}
        }
    }
    forge::write(&folder, forge::Extent::Pinned);
    ExitCode::SUCCESS
}
