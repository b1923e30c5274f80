//! Signed files: printing and signing them, verifying them, and how both and merging grow.

mod contents;
mod edition;
mod growth;
mod peer;
mod sign;
mod verify;

use std::path::PathBuf;

use crate::harness::{Bench, Fault, Part};
use edition::SampleEdition;

pub(crate) fn measures() -> Vec<Part> {
    vec![
        Part { name: "sign", what: "print and sign score sheets, beside reportlab and pyHanko", run: sign::run },
        Part { name: "verify", what: "verify signed score sheets, beside pyHanko", run: verify::run },
        Part { name: "growth", what: "verify and merge from 10 to 10,000 sheets", run: growth::run },
    ]
}

/// A signed edition of so many sheets, made once.
fn written(bench: &Bench, sheets: usize) -> Result<PathBuf, Fault> {
    let name = format!("edition-{sheets}-v{}-{}", edition::VERSION, desk::paper::LAYOUT);
    bench.generated(&name, |folder| SampleEdition::new(sheets)?.write(folder))
}
