//! The program that parses foreign documents, started for one document each by the window and by `panelctl`.
//!
//! A program of its own, so that nothing which a document could take over has the window's libraries, fonts and code
//! in its memory; it also starts at once.

fn main() -> std::process::ExitCode {
    reader::worker::main()
}
