//! Where the page engine lies and how its worker is started. The only place that knows.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use reader::{EnginePaths, StartFault, Worker};
use thiserror::Error;

use super::memory::Memory;

/// The program that reads one document and is all that a broken one can reach.
const READER: &str = if cfg!(target_os = "windows") { "paneldesk-reader.exe" } else { "paneldesk-reader" };
const LIBRARY: &str = if cfg!(target_os = "windows") {
    "pdfium.dll"
} else if cfg!(target_os = "macos") {
    "libpdfium.dylib"
} else {
    "libpdfium.so"
};
const FONT: &str = "NotoSansSC_500Medium.ttf";
/// Where the font lies in a checkout.
const FONT_PACKAGE: &str = "assets/fonts/node_modules/@expo-google-fonts/noto-sans-sc/500Medium";

/// What turns foreign documents into text and pictures.
#[derive(Clone, Debug)]
pub struct Engine {
    /// The program that reads.
    pub worker: PathBuf,
    /// The engine's files.
    pub paths: EnginePaths,
    fingerprint: Arc<OnceLock<Option<String>>>,
    pub(super) memory: Option<Memory>,
}

/// Why documents cannot be shown or read on this machine.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ViewerUnavailable {
    /// A file of the engine is in none of the places where it belongs.
    #[error("viewer unavailable: no {file}")]
    FileMissing {
        /// Its name.
        file: &'static str,
        /// Where it was looked for.
        looked: Vec<PathBuf>,
    },
    /// A worker does not start.
    #[error("viewer unavailable: {why}")]
    NotStarted {
        /// Why.
        why: String,
    },
}

impl Engine {
    /// Names an engine by its parts.
    #[must_use]
    pub fn new(worker: PathBuf, paths: EnginePaths) -> Engine {
        Engine { worker, paths, fingerprint: Arc::default(), memory: None }
    }

    /// Returns the same engine with a memory: a document that one copy read, another takes over. For many copies on one
    /// machine, as in the demo; the texts stay in this process until the last clone of the engine is gone.
    #[must_use]
    pub fn remembering(mut self) -> Engine {
        self.memory = Some(Memory::default());
        self
    }

    /// Finds the engine of a program: beside it, in `../lib/paneldesk`, or in the checkout it was built in.
    ///
    /// # Errors
    /// [`ViewerUnavailable::FileMissing`].
    pub fn locate(program: &Path) -> Result<Engine, ViewerUnavailable> {
        let beside = program.parent().map(Path::to_owned).unwrap_or_default();
        let installed = beside.join("../lib/paneldesk");
        let checkout = checkout_of(program);
        let places = |sub: &str| {
            let here = [beside.clone(), installed.clone()];
            let there = checkout.iter().map(|root| root.join(sub));
            here.into_iter().chain(there).collect::<Vec<_>>()
        };
        let find = |file: &'static str, places: Vec<PathBuf>| {
            let found = places.iter().map(|place| place.join(file)).find(|path| path.is_file());
            found.ok_or(ViewerUnavailable::FileMissing { file, looked: places })
        };
        let paths = EnginePaths {
            pdfium: find(LIBRARY, places("assets/pdfium"))?,
            cjk_font: find(FONT, places(FONT_PACKAGE))?,
        };
        let worker = find(READER, vec![beside, installed])?;
        Ok(Engine::new(worker, paths))
    }

    /// Finds the engine of the running program.
    ///
    /// # Errors
    /// As [`Engine::locate`].
    pub fn of_this_program() -> Result<Engine, ViewerUnavailable> {
        let program =
            std::env::current_exe().map_err(|error| ViewerUnavailable::NotStarted { why: error.to_string() })?;
        Engine::locate(&program)
    }

    /// Starts a worker and asks whether it can read pages.
    ///
    /// # Errors
    /// [`ViewerUnavailable::NotStarted`].
    pub fn check(&self) -> Result<(), ViewerUnavailable> {
        let worker = self.start().map_err(|fault| ViewerUnavailable::NotStarted { why: fault.to_string() })?;
        worker.engine().map_err(|fault| ViewerUnavailable::NotStarted { why: fault.to_string() })
    }

    /// Starts a worker.
    ///
    /// # Errors
    /// [`StartFault`].
    pub fn start(&self) -> Result<Worker, StartFault> {
        Worker::start(&self.worker, &self.paths)
    }

    /// Returns the digest of the engine's files, which decide how text comes out; computed once.
    pub(crate) fn fingerprint(&self) -> Option<String> {
        self.fingerprint.get_or_init(|| self.paths.fingerprint().ok()).clone()
    }
}

/// The checkout in whose `target` folder a program lies. Other parents are not searched: a folder above a program may
/// belong to somebody else.
fn checkout_of(program: &Path) -> Option<PathBuf> {
    let target = program.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "target"));
    let root = target.and_then(Path::parent).filter(|root| root.join("Cargo.toml").is_file());
    match root {
        Some(root) => Some(root.to_owned()),
        // Built into a target folder that lies elsewhere.
        None if cfg!(debug_assertions) => Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).map(Path::to_owned),
        None => None,
    }
}
