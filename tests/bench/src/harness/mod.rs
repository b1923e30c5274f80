//! What a measurement is, and how to take one.
//!
//! A *part* measures one thing people wait for and gives one or more *measures*. Ours and the peer take turns
//! ([`alternate`]), so that whatever else the machine does hits both; what is compared are medians.

mod measure;
mod process;

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

pub(crate) use measure::{Aim, Measure, Samples, Unit};
pub(crate) use process::{answer, memory_of, resident_mb, run};

/// Whatever went wrong, as a sentence for the terminal.
pub(crate) type Fault = Box<dyn std::error::Error + Send + Sync>;

/// One thing that is measured.
pub(crate) struct Part {
    /// The name for `--only`: one word.
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) run: fn(&Bench) -> Result<Vec<Measure>, Fault>,
}

/// The surroundings of a run.
pub(crate) struct Bench {
    rounds: Option<usize>,
    /// The checkout.
    pub(crate) root: PathBuf,
    /// `out`: where the report goes.
    pub(crate) out: PathBuf,
    /// Generated inputs, kept between runs. Name what is in a folder by everything that decides its content.
    pub(crate) data: PathBuf,
    /// The program as a user runs it, of the same build.
    pub(crate) panelctl: PathBuf,
    /// The window with its pages: of the same build, or what `PANELDESK_PROGRAM` names, such as an installed one.
    pub(crate) window: PathBuf,
    /// A Python with the packages of `requirements.txt`.
    pub(crate) python: PathBuf,
}

impl Bench {
    pub(crate) fn start(rounds: Option<usize>) -> Result<Bench, Fault> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).ok_or("no checkout")?.to_owned();
        let out = root.join("out");
        let data = out.join("bench-data");
        std::fs::create_dir_all(&data)?;
        let panelctl = std::env::current_exe()?.with_file_name("panelctl");
        let beside = || panelctl.with_file_name("paneldesk");
        let window = std::env::var_os("PANELDESK_PROGRAM").map_or_else(beside, PathBuf::from);
        if let Some(lacking) = [&panelctl, &window].into_iter().find(|program| !program.is_file()) {
            return Err(format!("no {}: make/bench.sh builds it too", lacking.display()).into());
        }
        let python = out.join("bench-venv/bin/python3");
        if cfg!(debug_assertions) {
            eprintln!("bench: this is a debug build; its figures say nothing");
        }
        Ok(Bench { rounds, root, out, data, panelctl, window, python })
    }

    /// How often to measure: what the command line says, else what the part thinks.
    pub(crate) fn rounds(&self, usual: usize) -> usize {
        self.rounds.unwrap_or(usual)
    }

    /// Makes an empty folder for a part; it goes when the returned value does.
    pub(crate) fn scratch(&self, name: &str) -> Result<Scratch, Fault> {
        let path = self.out.join("bench-scratch").join(name);
        clear(&path)?;
        std::fs::create_dir_all(&path)?;
        Ok(Scratch(path))
    }

    /// Gives a folder of generated inputs. `make` fills it in the first run, or again when it did not end; change the
    /// name whenever it would make something else.
    pub(crate) fn generated(
        &self,
        name: &str,
        make: impl FnOnce(&Path) -> Result<(), Fault>,
    ) -> Result<PathBuf, Fault> {
        let folder = self.data.join(name);
        if !folder.is_dir() {
            eprintln!("   making {}", folder.display());
            let unfinished = self.data.join(format!("{name}.unfinished"));
            clear(&unfinished)?;
            std::fs::create_dir_all(&unfinished)?;
            make(&unfinished)?;
            std::fs::rename(&unfinished, &folder)?;
        }
        Ok(folder)
    }
}

/// A folder that goes with this value.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        // The next run clears it too.
        let _ = clear(&self.0);
    }
}

/// Removes a folder that may not be there.
pub(crate) fn clear(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Says how long some work took.
pub(crate) fn timed<T>(work: impl FnOnce() -> Result<T, Fault>) -> Result<(Duration, T), Fault> {
    let begun = Instant::now();
    let made = work()?;
    Ok((begun.elapsed(), made))
}

/// Lets ours and the peer take turns; each returns its figure of one round, in the measure's unit.
pub(crate) fn alternate(
    rounds: usize,
    mut ours: impl FnMut(usize) -> Result<f64, Fault>,
    mut peer: impl FnMut(usize) -> Result<f64, Fault>,
) -> Result<(Samples, Samples), Fault> {
    let (mut our_samples, mut peer_samples) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        our_samples.push(ours(round)?);
        peer_samples.push(peer(round)?);
    }
    Ok((Samples(our_samples), Samples(peer_samples)))
}

/// Repeats a measurement that has no peer.
pub(crate) fn repeat(rounds: usize, ours: impl FnMut(usize) -> Result<f64, Fault>) -> Result<Samples, Fault> {
    Ok(Samples((0..rounds).map(ours).collect::<Result<_, _>>()?))
}
