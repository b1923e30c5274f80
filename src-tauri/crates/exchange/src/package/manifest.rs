//! `paneldesk.package/1`: what is in a package, signed by the organiser.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::fault::PackageFault;
use super::volumes::VolumeContent;
use crate::Digest;
use crate::json;

/// The format's name in the manifest.
pub const FORMAT: &str = "paneldesk.package/1";

/// The largest manifest, in bytes (16 MiB).
pub(super) const LARGEST: u64 = 16 << 20;
/// Four digits number the files.
pub(super) const MOST_FILES: usize = 9999;
const LONGEST_TEXT: usize = 255;

/// The contents of a package. `rows` is opaque here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always [`FORMAT`].
    pub format: String,
    /// The edition's id.
    pub edition: String,
    /// The charter the assignment rests on.
    pub charter: Digest,
    /// The id of the person the package is for.
    pub recipient: String,
    /// Counts the packages to this person, from 1; the same in every volume.
    pub sequence: u64,
    /// Which part of a divided package this is.
    pub volume: Volume,
    /// What every volume holds, in order; exactly in the volumes of a divided package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<Vec<VolumeContent>>,
    /// The person's opened rows of the expected matrix.
    pub rows: serde_json::Value,
    /// The files in the order they travel in.
    pub files: Vec<FileEntry>,
}

/// Volume `number` of `of`, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    /// This volume, from 1.
    pub number: u32,
    /// All volumes.
    pub of: u32,
}

/// A file in a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// `files/NNNN.ext`, numbered from 0001 in order (see [`numbered_path`]).
    pub path: String,
    /// The application the file belongs to.
    pub application: String,
    /// The document's identifier within the dossier, which citations name.
    pub document: String,
    /// The file's name as people know it; never used as a path.
    pub name: String,
    /// The media type.
    pub media: String,
    /// Bytes.
    pub size: u64,
    /// The digest of the bytes.
    pub sha256: Digest,
    /// Declared-secret pages (申明秘密), from 1, ascending.
    pub secret_pages: Vec<u32>,
    /// The digest of the declassification letter (脱密审核同意书), where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declassification: Option<Digest>,
}

impl Manifest {
    /// Reads a manifest: no unknown or duplicate key, every rule kept. Says nothing about its signature.
    pub fn from_json(bytes: &[u8]) -> Result<Self, PackageFault> {
        if bytes.len() as u64 > LARGEST {
            return Err(PackageFault::NoManifest);
        }
        let manifest: Self = json::from_slice(bytes)?;
        manifest.check()?;
        Ok(manifest)
    }

    /// Refuses a package of another edition.
    pub fn check_edition(&self, expected: &str) -> Result<(), PackageFault> {
        if self.edition == expected { Ok(()) } else { Err(PackageFault::OtherEdition) }
    }

    /// Returns the bytes of all files.
    pub fn total(&self) -> u64 {
        self.files.iter().fold(0, |total, file| total.saturating_add(file.size))
    }

    /// Returns the name of the set this volume belongs to: equal for volumes that were made together, and for those made
    /// again from the same documents. `None` for an undivided package.
    pub fn set_name(&self) -> Option<Digest> {
        self.set.as_ref()?;
        let shared = Self { volume: Volume { number: 1, ..self.volume }, files: Vec::new(), ..self.clone() };
        serde_json::to_vec(&shared).ok().map(|json| Digest::of(&json))
    }

    /// Returns the applications of which something is in none of these volumes, in the order they travel in.
    pub fn incomplete(&self, present: &[u32]) -> Vec<&str> {
        let mut seen = HashSet::new();
        let volumes = (1..).zip(self.set.iter().flatten()).filter(|(number, _)| !present.contains(number));
        let named = volumes.flat_map(|(_, volume)| volume.applications.iter().map(String::as_str));
        named.filter(|application| seen.insert(*application)).collect()
    }

    pub(super) fn check(&self) -> Result<(), PackageFault> {
        if self.format != FORMAT {
            return Err(PackageFault::OtherFormat);
        }
        let Volume { number, of } = self.volume;
        let rules = [
            (is_text(&self.edition), "edition"),
            (is_text(&self.recipient), "recipient"),
            (self.sequence >= 1, "sequence"),
            (number >= 1 && number <= of, "volume"),
            (self.files.len() <= MOST_FILES, "number of files"),
        ];
        hold(&rules)?;
        self.files.iter().enumerate().try_for_each(|(index, file)| file.check(index))?;
        hold(&[(self.has_its_place(), "set")])
    }

    /// Whether the set, where there must be one, says of this volume what this volume holds.
    fn has_its_place(&self) -> bool {
        let Volume { number, of } = self.volume;
        let Some(set) = &self.set else { return of == 1 };
        let texts = set.iter().flat_map(|volume| &volume.applications).all(|application| is_text(application));
        let own = usize::try_from(number - 1).ok().and_then(|place| set.get(place));
        of > 1 && set.len() as u64 == u64::from(of) && texts && own == Some(&VolumeContent::of(&self.files))
    }
}

impl FileEntry {
    fn check(&self, index: usize) -> Result<(), PackageFault> {
        if extension(&self.path).is_none_or(|extension| self.path != numbered_path(index, extension)) {
            return Err(PackageFault::Path { index });
        }
        let ascending = self.secret_pages.windows(2).all(|pair| pair[0] < pair[1]);
        hold(&[
            (is_text(&self.application), "application"),
            (is_text(&self.document), "document"),
            (is_text(&self.name), "name"),
            (is_text(&self.media), "media type"),
            (ascending && self.secret_pages.first() != Some(&0), "secret pages"),
            (self.size <= super::archive::LARGEST_FILE, "size"),
        ])
    }
}

/// Returns the path of the file at a place (from 0) with an extension of 1 to 8 of a–z, 0–9.
pub fn numbered_path(index: usize, extension: &str) -> String {
    format!("files/{:04}.{extension}", index + 1)
}

/// The extension of a path, when it is one that may occur.
pub(super) fn extension(path: &str) -> Option<&str> {
    let (_, extension) = path.rsplit_once('.')?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    (matches!(extension.len(), 1..=8) && extension.bytes().all(plain)).then_some(extension)
}

fn hold(rules: &[(bool, &'static str)]) -> Result<(), PackageFault> {
    rules.iter().try_for_each(|(holds, rule)| if *holds { Ok(()) } else { Err(PackageFault::Rule(rule)) })
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && text.len() <= LONGEST_TEXT && !text.chars().any(char::is_control)
}
