//! The reader's worker for the tests of this crate; the real program becomes it by a hidden argument.

fn main() -> std::process::ExitCode {
    desk::documents::run_worker()
}
