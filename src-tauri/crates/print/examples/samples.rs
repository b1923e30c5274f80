//! Prints the sample papers into a folder, to be looked at:
//! `cargo run -p print --example samples -- FOLDER`.
#![allow(clippy::unwrap_used, reason = "a failing step should stop the example where it stands")]

#[path = "../tests/it/more_samples.rs"]
mod more_samples;
#[path = "../tests/it/samples.rs"]
mod samples;

fn main() {
    let folder = std::path::PathBuf::from(std::env::args_os().nth(1).unwrap_or_else(|| ".".into()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, paper) in more_samples::all() {
        let printed = print::plain(&paper).unwrap();
        std::fs::write(folder.join(name).with_extension("pdf"), printed.bytes).unwrap();
    }
}
