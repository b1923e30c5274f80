//! Looking at a package before it is taken in: what is in it, from whom, and whether it can be.

use std::{collections::BTreeMap, io::Read};

use exchange::package::Manifest;
use rules::{
    charter::{Expected, Row},
    digest::Digest,
    ids::ApplicationId,
    text::Line,
};
use store::ImportError;

use super::package::rows_of;
use crate::{DeskError, seat::Seat};

/// What a package says of itself; its signature and its recipient are checked, its documents are not read yet.
#[derive(Clone, Debug)]
pub struct PackageLook {
    /// SHA-256 of the manifest.
    pub manifest: Digest,
    /// Sequence number.
    pub sequence: u64,
    /// This volume, from 1.
    pub volume: u32,
    /// Volumes in all.
    pub volumes: u32,
    /// What its volumes have in common; an undivided package has nothing.
    pub set: Option<Digest>,
    /// The charter it rests on.
    pub charter: Digest,
    /// Who packed it, by the charter.
    pub from: Line,
    /// Dossiers and recusals it brings, in order.
    pub dossiers: Vec<PackageDossier>,
    /// Bytes of its documents.
    pub size: u64,
    /// It is in this copy already.
    pub here: bool,
}

/// A dossier in a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageDossier {
    /// Number.
    pub application: ApplicationId,
    /// Who applies.
    pub applicant: Line,
    /// Whether the owner is recused from it.
    pub recused: bool,
    /// Its documents in this file.
    pub documents: u32,
    /// Its bytes in this file.
    pub size: u64,
}

impl Seat {
    /// Looks at a package or one of its volumes without taking anything in.
    ///
    /// # Errors
    /// Why it would be refused.
    pub fn look_at_package(&self, content: impl Read) -> Result<PackageLook, DeskError> {
        let reader = self.open_package(content)?;
        let (_, charter) = self.charter()?;
        let signer = reader.signer().fingerprint();
        let from = charter.people.iter().find(|person| person.certificate == signer);
        let from = from.ok_or(DeskError::PackageSigner)?.name.clone();
        let manifest = reader.manifest();
        let digest = reader.manifest_digest();
        let stored = self.copy.packages()?;
        let here = stored.iter().any(|package| package.digest == digest.to_string());
        let newest = stored.iter().filter(|package| package.edition == manifest.edition);
        if let Some(have) = newest.map(|package| package.sequence).max().filter(|have| *have > manifest.sequence)
            && !here
        {
            return Err(ImportError::OlderSequence { have, got: manifest.sequence }.into());
        }
        Ok(PackageLook {
            manifest: digest,
            sequence: manifest.sequence,
            volume: manifest.volume.number,
            volumes: manifest.volume.of,
            set: manifest.set_name(),
            charter: manifest.charter,
            from,
            dossiers: dossiers(&rows_of(manifest)?, manifest),
            size: manifest.total(),
            here,
        })
    }
}

fn dossiers(rows: &[Row], manifest: &Manifest) -> Vec<PackageDossier> {
    let mut found: BTreeMap<&ApplicationId, PackageDossier> = BTreeMap::new();
    for row in rows {
        let files = manifest.files.iter().filter(|file| file.application == row.application.id.as_str());
        let dossier = PackageDossier {
            application: row.application.id.clone(),
            applicant: row.application.applicant.clone(),
            recused: row.expected == Expected::Recused,
            documents: u32::try_from(files.clone().count()).unwrap_or(u32::MAX),
            size: files.map(|file| file.size).sum(),
        };
        found.insert(&row.application.id, dossier);
    }
    found.into_values().collect()
}
