//! What has come with a package, volume by volume.

use exchange::package::{FileEntry, Manifest};
use rules::{
    charter::Row,
    digest::Digest,
    ids::{ApplicationId, DocumentId},
    text::Line,
};

use crate::{DeskError, seat::Seat};

/// What has come with a package, all of its volumes that are here taken together.
#[derive(Clone, Debug)]
pub struct PackageImport {
    /// SHA-256 of the package's manifest; of the first volume's that is here, when it has several.
    pub manifest: Digest,
    /// Sequence number.
    pub sequence: u64,
    /// Rows opened to this person.
    pub rows: Vec<Row>,
    /// Documents that are here, in the order they travelled in.
    pub documents: Vec<ReceivedDocument>,
    /// Volumes in all.
    pub volumes: u32,
    /// The volumes that are here, in order.
    pub present: Vec<PresentVolume>,
    /// Dossiers of which something is in a volume that is not here; the others can be read and scored.
    pub incomplete: Vec<ApplicationId>,
}

/// A volume that is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresentVolume {
    /// Its number, from 1.
    pub number: u32,
    /// SHA-256 of its manifest.
    pub manifest: Digest,
}

/// A document of a package.
#[derive(Clone, Debug)]
pub struct ReceivedDocument {
    /// Identifier in this copy: application and document, `01-02`.
    pub key: String,
    /// Application.
    pub application: ApplicationId,
    /// Identifier within the dossier.
    pub id: DocumentId,
    /// File name as handed in.
    pub name: Line,
    /// SHA-256.
    pub digest: Digest,
    /// Pages the applicant declares secret (申明秘密), from 1.
    pub secret_pages: Vec<u32>,
    /// SHA-256 of the dossier's declassification letter (脱密审核同意书), where there is one.
    pub declassification: Option<Digest>,
    /// The volume it came in.
    pub volume: u32,
}

impl PackageImport {
    /// Returns the volumes that are still to come.
    #[must_use]
    pub fn missing(&self) -> Vec<u32> {
        (1..=self.volumes).filter(|number| self.present.iter().all(|volume| volume.number != *number)).collect()
    }

    /// Returns the manifest that a dossier came with; of its first document, when it came in several volumes.
    #[must_use]
    pub fn manifest_of(&self, application: &ApplicationId) -> Digest {
        let first = self.documents.iter().find(|document| document.application == *application);
        let volume = first.and_then(|first| self.present.iter().find(|volume| volume.number == first.volume));
        volume.map_or(self.manifest, |volume| volume.manifest)
    }
}

impl Seat {
    /// Returns the packages taken in, oldest first.
    ///
    /// # Errors
    /// The copy's own.
    pub fn packages(&self) -> Result<Vec<PackageImport>, DeskError> {
        let stored = self.copy.packages()?;
        let groups = stored.chunk_by(|one, next| (&one.edition, one.sequence) == (&next.edition, next.sequence));
        groups.map(gather).collect()
    }
}

/// Puts the volumes of one package together; there is at least one.
fn gather(volumes: &[store::Package]) -> Result<PackageImport, DeskError> {
    let mut read = Vec::new();
    for package in volumes {
        let manifest: Manifest = serde_json::from_str(&package.manifest_json).map_err(|_| DeskError::PackageRows)?;
        read.push((manifest, package.digest.parse().map_err(|_| DeskError::PackageRows)?));
    }
    read.sort_by_key(|(manifest, _)| manifest.volume.number);
    let present: Vec<PresentVolume> = read
        .iter()
        .map(|(manifest, digest)| PresentVolume { number: manifest.volume.number, manifest: *digest })
        .collect();
    let (first, digest) = read.first().ok_or(DeskError::PackageRows)?;
    let numbers: Vec<u32> = present.iter().map(|volume| volume.number).collect();
    let application = |id: &str| ApplicationId::new(id).map_err(|_| DeskError::PackageRows);
    let incomplete = first.incomplete(&numbers).into_iter().map(application).collect::<Result<_, _>>()?;
    let documents = read.iter().flat_map(|(manifest, _)| manifest.files.iter().map(|file| received(file, manifest)));
    Ok(PackageImport {
        manifest: *digest,
        sequence: first.sequence,
        rows: rows_of(first)?,
        documents: documents.collect::<Result<_, _>>()?,
        volumes: first.volume.of,
        present,
        incomplete,
    })
}

pub(super) fn rows_of(manifest: &Manifest) -> Result<Vec<Row>, DeskError> {
    serde_json::from_value(manifest.rows.clone()).map_err(|_| DeskError::PackageRows)
}

pub(super) fn received(entry: &FileEntry, manifest: &Manifest) -> Result<ReceivedDocument, DeskError> {
    let damaged = || DeskError::PackageRows;
    let application = ApplicationId::new(entry.application.as_str()).map_err(|_| damaged())?;
    let id = DocumentId::new(entry.document.as_str()).map_err(|_| damaged())?;
    Ok(ReceivedDocument {
        key: format!("{application}-{id}"),
        application,
        id,
        name: Line::new(entry.name.as_str()).map_err(|_| damaged())?,
        digest: entry.sha256,
        secret_pages: entry.secret_pages.clone(),
        declassification: entry.declassification,
        volume: manifest.volume.number,
    })
}
