//! An expert's copy as it is in the last days of scoring: forty dossiers, one of them with a scan of 300 MB.

use std::path::{Path, PathBuf};

use crate::{
    documents::{edition, pages, pdf::Pdf, words::Language},
    harness::{Bench, Fault},
};

pub(super) const DOSSIERS: usize = 40;
/// Pages of the report that is scored.
pub(super) const REPORT: usize = 200;
/// Pages of every other dossier.
const OTHER: usize = 60;
/// What stands on one page of the report, in the middle of it, and how to search for it: see the words.
const RARE_FROM: usize = 1150;

/// Returns the closed copy; it is not to be written to.
pub(super) fn generated(bench: &Bench) -> Result<PathBuf, Fault> {
    let scan = pages::scan(&pages::generated(bench)?);
    let folder = bench.generated("window-40-dossiers-1", |folder| make(folder, &scan))?;
    Ok(edition::in_folder(&folder).copy)
}

fn make(folder: &Path, scan: &Path) -> Result<(), Fault> {
    let documents = folder.join("documents");
    let language = Language::new();
    let first = documents.join("01");
    std::fs::create_dir_all(&first)?;
    write(&language, &first.join("1-自我评价报告.pdf"), 0, REPORT)?;
    std::fs::copy(scan, first.join("2-原始凭证扫描件.pdf"))?;
    for number in 1..DOSSIERS {
        write(&language, &documents.join(format!("{:02}.pdf", number + 1)), number, OTHER)?;
    }
    edition::imported(folder, &documents)?;
    Ok(std::fs::remove_dir_all(&documents)?)
}

fn write(language: &Language, path: &Path, document: usize, pages: usize) -> Result<(), Fault> {
    let mut pdf = Pdf::create(path)?;
    for page in 0..pages {
        pdf.lines(&language.page(document, page, RARE_FROM + document * REPORT + page))?;
    }
    Ok(pdf.finish()?)
}
