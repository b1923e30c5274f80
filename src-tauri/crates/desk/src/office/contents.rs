//! What goes into one person's package, and over how many volumes.

use std::{
    collections::HashMap,
    io::{self, Read},
};

use exchange::{
    Digest,
    package::{FileEntry, PackageFault, numbered_path, plan_volumes},
};
use rules::ids::ApplicationId;
use sha2::{Digest as _, Sha256};

use super::{EditionPlan, PackSource, PlannedApplication, PlannedDocument};
use crate::DeskError;

/// A volume to be written: entries in order, and the plan's file of each.
pub(super) struct Contents<'p> {
    pub(super) files: Vec<FileEntry>,
    pub(super) sources: Vec<&'p str>,
}

/// Looks at each document once, however many people read it.
pub(super) struct Measuring<'p> {
    source: &'p dyn PackSource,
    seen: HashMap<&'p str, (u64, Digest)>,
}

impl<'p> Measuring<'p> {
    pub(super) fn of(source: &'p dyn PackSource) -> Measuring<'p> {
        Measuring { source, seen: HashMap::new() }
    }

    /// Divides the dossiers that `reads` accepts over volumes.
    pub(super) fn volumes(
        &mut self,
        plan: &'p EditionPlan,
        reads: impl Fn(&ApplicationId) -> bool,
        limit: u64,
    ) -> Result<Vec<Contents<'p>>, DeskError> {
        let mut files = Vec::new();
        let mut sources = Vec::new();
        for application in plan.applications.iter().filter(|application| reads(&application.id)) {
            let letter = match application.letter() {
                Some(letter) => Some(self.measure(&letter.file)?.1),
                None => None,
            };
            for document in &application.documents {
                let (size, sha256) = self.measure(&document.file)?;
                let file = FileEntry {
                    path: numbered_path(files.len(), &extension(document.name.as_str())),
                    application: application.id.to_string(),
                    document: document.id.to_string(),
                    name: document.name.to_string(),
                    media: media(document.name.as_str()).to_owned(),
                    size,
                    sha256,
                    secret_pages: document.secret_pages.clone(),
                    declassification: letter,
                };
                files.push(file);
                sources.push((application, document));
            }
        }
        let volumes = plan_volumes(files, limit).map_err(|fault| match fault {
            PackageFault::TooLarge { index } if index < sources.len() => too_large(sources[index], limit),
            other => DeskError::Package(other),
        })?;
        let mut sources = sources.into_iter().map(|(_, document)| document.file.as_str());
        let content = |files: Vec<FileEntry>| Contents { sources: sources.by_ref().take(files.len()).collect(), files };
        Ok(volumes.into_iter().map(content).collect())
    }

    fn measure(&mut self, file: &'p str) -> Result<(u64, Digest), DeskError> {
        if let Some(known) = self.seen.get(file) {
            return Ok(*known);
        }
        let found = measure(self.source.open(file)?)?;
        self.seen.insert(file, found);
        Ok(found)
    }
}

fn too_large((application, document): (&PlannedApplication, &PlannedDocument), limit: u64) -> DeskError {
    let (document, name) = (document.id.clone(), document.name.clone());
    DeskError::DocumentTooLarge { application: application.id.clone(), document, name, limit }
}

fn measure(mut reader: Box<dyn Read + '_>) -> io::Result<(u64, Digest)> {
    let mut hasher = Sha256::new();
    let mut size = 0;
    let mut buffer = vec![0; 64 << 10];
    loop {
        match reader.read(&mut buffer)? {
            0 => return Ok((size, Digest::from_bytes(hasher.finalize().into()))),
            read => {
                size += read as u64;
                hasher.update(&buffer[..read]);
            }
        }
    }
}

fn extension(name: &str) -> String {
    let extension = name.rsplit_once('.').map_or("bin", |(_, extension)| extension);
    let plain: String = extension.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    if plain.is_empty() { "bin".to_owned() } else { plain.to_ascii_lowercase() }
}

fn media(name: &str) -> &'static str {
    match extension(name).as_str() {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    }
}
