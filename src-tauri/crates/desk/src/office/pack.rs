//! Packing: one package per person, sealed to their key, with their dossiers and their opened rows.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use exchange::{
    keys::Recipient,
    package::{FileEntry, Flow, Manifest, PackageWriter, Progress, Volume},
    write_atomically,
};
use reader::{ByteSource, FileSource};
use rules::{
    charter::{Expected, Role},
    ids::{ApplicationId, PersonId},
    time::Instant,
};
use sha2::{Digest as _, Sha256};
use store::Act;

use super::{EditionPlan, freeze::rows_for};
use crate::{
    DeskError, Signer,
    documents::{self, Concern, Engine, survey_dossiers},
    seat::Seat,
};

/// Where the documents of the plan come from.
pub trait PackSource {
    /// Opens a document by the `file` named in the plan.
    ///
    /// # Errors
    /// The file cannot be read.
    fn open(&self, file: &str) -> io::Result<Box<dyn Read + '_>>;

    /// Gives random access to a document, for looking at it before it is sealed.
    ///
    /// # Errors
    /// The file cannot be read.
    fn bytes(&self, file: &str) -> io::Result<Arc<dyn ByteSource>> {
        documents::in_memory(self.open(file)?)
    }
}

/// Documents in a folder.
impl PackSource for &Path {
    fn open(&self, file: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(self.join(file))?))
    }

    fn bytes(&self, file: &str) -> io::Result<Arc<dyn ByteSource>> {
        Ok(Arc::new(FileSource::open(&self.join(file))?))
    }
}

/// What is to be packed, and where to.
pub struct Packing<'a> {
    /// The plan with its dossiers.
    pub plan: &'a EditionPlan,
    /// Where their documents come from.
    pub source: &'a dyn PackSource,
    /// Folder of the packages.
    pub folder: &'a Path,
    /// Sequence number.
    pub sequence: u64,
    /// What looks at the documents first; without it only their formats are judged.
    pub engine: Option<&'a Engine>,
}

/// What was packed.
#[derive(Clone, Debug)]
pub struct PackReport {
    /// The packages, in the order of the charter's people.
    pub packages: Vec<Packed>,
    /// What their readers will not be able to see or search.
    pub concerns: Vec<Concern>,
}

/// A written package.
#[derive(Clone, Debug)]
pub struct Packed {
    /// For whom.
    pub person: PersonId,
    /// Where it lies.
    pub path: PathBuf,
    /// Documents in it.
    pub documents: usize,
}

impl Seat {
    /// Writes a package for each expert and chair of the charter, named by person and sequence number, and says what in
    /// them cannot be shown. Nothing half-written stays when it is stopped.
    ///
    /// # Errors
    /// This is not the office's copy, a document cannot be read, the disk refuses, or `progress` stopped it.
    pub fn pack(
        &self,
        packing: &Packing<'_>,
        signer: &Signer,
        now: Instant,
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<PackReport, DeskError> {
        let Packing { plan, source, folder, sequence, engine } = *packing;
        let concerns =
            survey_dossiers(plan, source, engine, &mut |at| progress(Progress { done: 0, total: at.total }))?;
        let (charter_identity, charter) = self.charter()?;
        let matrix = self.matrix()?;
        let mut packed = Vec::new();
        for person in &charter.people {
            if !matches!(person.role, Role::Expert | Role::Chair) || person.revoked.is_some() {
                continue;
            }
            let rows = rows_for(&charter, &matrix.rows, person);
            let read: Vec<&ApplicationId> = plan
                .applications
                .iter()
                .map(|application| &application.id)
                .filter(|id| {
                    let own = |row: &&rules::charter::Row| row.application.id == **id && row.expert == person.id;
                    let recused = rows.iter().find(own).is_some_and(|row| row.expected == Expected::Recused);
                    !recused && rows.iter().any(|row| row.application.id == **id)
                })
                .collect();
            let mut files = Vec::new();
            let mut sources = Vec::new();
            for application in plan.applications.iter().filter(|application| read.contains(&&application.id)) {
                for document in &application.documents {
                    let (size, sha256) = measure(source.open(&document.file))?;
                    files.push(FileEntry {
                        path: format!("files/{:04}.{}", files.len() + 1, extension(document.name.as_str())),
                        application: application.id.to_string(),
                        document: document.id.to_string(),
                        name: document.name.to_string(),
                        media: media(document.name.as_str()).to_owned(),
                        size,
                        sha256,
                        secret_pages: Vec::new(),
                        declassification: None,
                    });
                    sources.push(document.file.as_str());
                }
            }
            let manifest = Manifest {
                format: exchange::package::FORMAT.to_owned(),
                volume: Volume { number: 1, of: 1 },
                set: None,
                edition: charter.edition.id.to_string(),
                charter: charter_identity,
                recipient: person.id.to_string(),
                sequence,
                rows: serde_json::to_value(&rows).map_err(|_| DeskError::PackageRows)?,
                files,
            };
            let recipient: Recipient = person.recipient.as_str().parse().map_err(|_| DeskError::Recipient)?;
            let path = folder.join(format!("{}-{sequence}.pkg", person.id));
            let documents = sources.len();
            write_atomically(&path, |out| {
                let mut writer = PackageWriter::new(out, &recipient, manifest, &signer.key, &signer.certificate)?;
                for (index, file) in sources.iter().enumerate() {
                    writer.add_file(index, &mut source.open(file)?, progress)?;
                }
                writer.finish()?;
                Ok::<(), DeskError>(())
            })?;
            packed.push(Packed { person: person.id.clone(), path, documents });
        }
        let people: Vec<&str> = packed.iter().map(|package| package.person.as_str()).collect();
        self.copy.write(Act::EXPORT, &now.to_string(), "packages", |write| {
            write.set_details(serde_json::json!({ "sequence": sequence, "people": people }));
            Ok::<(), DeskError>(())
        })?;
        Ok(PackReport { packages: packed, concerns })
    }
}

fn measure(opened: io::Result<Box<dyn Read + '_>>) -> Result<(u64, exchange::Digest), DeskError> {
    let mut reader = opened?;
    let mut hasher = Sha256::new();
    let mut size = 0;
    let mut buffer = vec![0; 64 << 10];
    loop {
        match reader.read(&mut buffer)? {
            0 => return Ok((size, exchange::Digest::from_bytes(hasher.finalize().into()))),
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
