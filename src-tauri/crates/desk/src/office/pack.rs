//! Packing: one package per person, sealed to their key, with their dossiers and their opened rows.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use exchange::{
    keys::Recipient,
    package::{Flow, Manifest, PackageWriter, Progress, Volume, volume_set},
    write_atomically,
};
use reader::{ByteSource, FileSource};
use rules::{
    bundled,
    charter::{Charter, Expected, Person, Role, Row},
    ids::{ApplicationId, PersonId},
    time::Instant,
};
use store::Act;

use super::{
    EditionPlan,
    contents::{Contents, Measuring},
    freeze::rows_for,
};
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
    /// Most bytes of a volume's files; [`exchange::package::DEFAULT_LIMIT`] keeps volumes below 4 GiB.
    pub volume_limit: u64,
}

/// What was packed.
#[derive(Clone, Debug)]
pub struct PackReport {
    /// The packages, in the order of the charter's people; of a divided one, every volume.
    pub packages: Vec<Packed>,
    /// What their readers will not be able to see or search.
    pub concerns: Vec<Concern>,
}

/// A written package or volume.
#[derive(Clone, Debug)]
pub struct Packed {
    /// For whom.
    pub person: PersonId,
    /// Where it lies.
    pub path: PathBuf,
    /// Which part of the person's package it is.
    pub volume: Volume,
    /// Documents in it.
    pub documents: usize,
}

/// Everything for one person.
struct Parcel<'p> {
    person: &'p Person,
    rows: serde_json::Value,
    recipient: Recipient,
    volumes: Vec<Contents<'p>>,
}

impl Seat {
    /// Writes a package for each expert and chair of the charter, named by person and sequence number (and volume, when
    /// it has several), and says what in them cannot be shown. Nothing half-written stays when it is stopped.
    ///
    /// # Errors
    /// This is not the office's copy, a dossier lacks its declassification letter, a document is larger than a volume or
    /// cannot be read (in all these cases nothing was written), the disk refuses, or `progress` stopped it.
    pub fn pack(
        &self,
        packing: &Packing<'_>,
        signer: &Signer,
        now: Instant,
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<PackReport, DeskError> {
        let Packing { plan, source, sequence, engine, .. } = *packing;
        let scheme = bundled::scheme(plan.scheme.as_str()).ok_or(DeskError::UnknownScheme)?;
        let missing = plan.missing_letters(&scheme);
        if !missing.is_empty() {
            return Err(DeskError::DeclassificationLetter { missing });
        }
        let concerns =
            survey_dossiers(plan, source, engine, &mut |at| progress(Progress { done: 0, total: at.total }))?;
        let (charter_identity, charter) = self.charter()?;
        let parcels = self.parcels(packing, &charter)?;
        let files = parcels.iter().flat_map(|parcel| &parcel.volumes).flat_map(|volume| &volume.files);
        let total = files.map(|file| file.size).sum();
        let mut done = 0;
        let mut packed = Vec::new();
        for parcel in parcels {
            let lists: Vec<_> = parcel.volumes.iter().map(|volume| volume.files.clone()).collect();
            let set = volume_set(&lists);
            let of = u32::try_from(lists.len()).unwrap_or(u32::MAX);
            for (number, contents) in (1..).zip(parcel.volumes) {
                let volume = Volume { number, of };
                let manifest = Manifest {
                    format: exchange::package::FORMAT.to_owned(),
                    edition: charter.edition.id.to_string(),
                    charter: charter_identity,
                    recipient: parcel.person.id.to_string(),
                    sequence,
                    volume,
                    set: set.clone(),
                    rows: parcel.rows.clone(),
                    files: contents.files,
                };
                let path = packing.folder.join(file_name(&parcel.person.id, sequence, volume));
                let (before, size) = (done, manifest.total());
                let mut step = |at: Progress| progress(Progress { done: before + at.done, total });
                write_atomically(&path, |out| {
                    let (key, certificate) = (&signer.key, &signer.certificate);
                    let mut writer = PackageWriter::new(out, &parcel.recipient, manifest, key, certificate)?;
                    for (index, file) in contents.sources.iter().enumerate() {
                        writer.add_file(index, &mut source.open(file)?, &mut step)?;
                    }
                    writer.finish()?;
                    Ok::<(), DeskError>(())
                })?;
                done += size;
                packed.push(Packed {
                    person: parcel.person.id.clone(),
                    path,
                    volume,
                    documents: contents.sources.len(),
                });
            }
        }
        let mut people: Vec<&str> = packed.iter().map(|package| package.person.as_str()).collect();
        people.dedup();
        self.copy.write(Act::EXPORT, &now.to_string(), "packages", |write| {
            write.set_details(serde_json::json!({ "sequence": sequence, "people": people }));
            Ok::<(), DeskError>(())
        })?;
        Ok(PackReport { packages: packed, concerns })
    }

    /// Gathers what each person gets, before anything is written.
    fn parcels<'p>(&self, packing: &Packing<'p>, charter: &'p Charter) -> Result<Vec<Parcel<'p>>, DeskError> {
        let matrix = self.matrix()?;
        let mut measuring = Measuring::of(packing.source);
        let readers = charter
            .people
            .iter()
            .filter(|person| matches!(person.role, Role::Expert | Role::Chair) && person.revoked.is_none());
        let parcel = |person: &'p Person| {
            let rows = rows_for(charter, &matrix.rows, person);
            let reads = |id: &ApplicationId| {
                let own = |row: &&Row| row.application.id == *id && row.expert == person.id;
                let recused = rows.iter().find(own).is_some_and(|row| row.expected == Expected::Recused);
                !recused && rows.iter().any(|row| row.application.id == *id)
            };
            Ok(Parcel {
                person,
                recipient: person.recipient.as_str().parse().map_err(|_| DeskError::Recipient)?,
                volumes: measuring.volumes(packing.plan, reads, packing.volume_limit)?,
                rows: serde_json::to_value(&rows).map_err(|_| DeskError::PackageRows)?,
            })
        };
        readers.map(parcel).collect()
    }
}

/// `E-07-1.pkg`, or `E-07-1-v1of2.pkg` when there are several.
fn file_name(person: &PersonId, sequence: u64, volume: Volume) -> String {
    match volume {
        Volume { of: 1, .. } => format!("{person}-{sequence}.pkg"),
        Volume { number, of } => format!("{person}-{sequence}-v{number}of{of}.pkg"),
    }
}
