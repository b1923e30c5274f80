//! The demo edition, played once as far as each of the two ways goes; every test works on a copy.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use desk::{
    demo::{self, DemoReport, Until},
    documents::Engine,
};
use exchange::package::Flow;

use crate::edition::{engine, kept};

/// A played edition.
pub(crate) struct Played {
    dir: PathBuf,
    /// What the demo said of itself.
    pub(crate) report: DemoReport,
    /// The steps it told: number, of how many.
    pub(crate) steps: Vec<(usize, usize)>,
}

static SCORING: LazyLock<Played> = LazyLock::new(|| Played::until(Until::Scoring, Some(&engine())));
static EVERYTHING: LazyLock<Played> = LazyLock::new(|| Played::until(Until::Everything, None));

/// The last days of scoring; the texts of the documents are read.
pub(crate) fn scoring() -> &'static Played {
    &SCORING
}

/// The edition to its ranked list; the texts are not read.
pub(crate) fn everything() -> &'static Played {
    &EVERYTHING
}

impl Played {
    fn until(until: Until, engine: Option<&Engine>) -> Played {
        let dir = kept::folder(&format!("demo-{until:?}"));
        let mut steps = Vec::new();
        let report = demo::run(&dir, 0, until, store::KdfCost::Light, engine, &mut |step, of, _, _| {
            steps.push((step, of));
            Flow::Go
        });
        Played { dir, report: report.unwrap(), steps }
    }

    /// Where it lies, for tests that only read.
    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }

    /// Copies it into a folder.
    pub(crate) fn copy_to(&self, folder: &Path) {
        kept::copy(&self.dir, folder);
    }
}
