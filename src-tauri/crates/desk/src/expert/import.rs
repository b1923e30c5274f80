//! Taking in a package: the dossiers and the rows that are one's own, in one file or in several volumes.

use std::{io::Read, ops::ControlFlow};

use exchange::package::{Flow, Manifest, PackageFault, PackageReader};
use rules::{digest::Digest, time::Instant};
use store::{DocumentInfo, Import, ImportError, PackageInfo};

use super::{
    PackageImport,
    package::{received, rows_of},
};
use crate::{
    DeskError,
    documents::{Engine, Given, ImportProgress, Loan, Outcome, PagesRead, Reading, Request, Staging, read_document},
    seat::Seat,
};

/// A file that is said to be a package or one of its volumes.
pub struct PackageFile<R> {
    /// Its name, which errors say when there are several.
    pub name: String,
    /// What is in it.
    pub content: R,
}

/// What an import of volumes did.
#[derive(Clone, Debug)]
pub struct VolumesImport {
    /// The package as it is here now.
    pub package: PackageImport,
    /// The volumes that were taken in, in order.
    pub taken: Vec<u32>,
    /// The volumes that were here already; nothing changed about them.
    pub already_here: Vec<u32>,
}

/// An opened file whose manifest was accepted.
struct Incoming<R: Read> {
    name: String,
    reader: PackageReader<R>,
    digest: Digest,
}

impl Seat {
    /// Takes in a package with the text of its documents. Nothing of it is visible until all of it is verified and
    /// stored; `progress` may stop the import, which then leaves no trace. Without an engine the documents are there and
    /// say that their text was not read; [`Seat::read_missing_texts`] makes up for it.
    ///
    /// # Errors
    /// The package is not for this person alone, not intact, not signed by the organiser of the charter in force, older
    /// than one already here, here already, or was stopped. A document that cannot be read is no error: its facts say so.
    pub fn import_package(
        &self,
        package: impl Read,
        engine: Option<&Engine>,
        now: Instant,
        progress: &mut dyn FnMut(ImportProgress<'_>) -> Flow,
    ) -> Result<PackageImport, DeskError> {
        let file = PackageFile { name: String::new(), content: package };
        Ok(self.import_volumes(vec![file], engine, now, progress)?.package)
    }

    /// Takes in volumes of one package, in any order and however many; the others may come later. All are looked at
    /// before the first is taken in. Each is taken in as [`Seat::import_package`] does, wholly or not at all: when one
    /// fails or is stopped, those before it stay.
    ///
    /// # Errors
    /// As of [`Seat::import_package`]; with several files, [`DeskError::InFile`] says which. The files do not belong
    /// together or to the volumes that are here, or all of them are here already.
    pub fn import_volumes<R: Read>(
        &self,
        files: Vec<PackageFile<R>>,
        engine: Option<&Engine>,
        now: Instant,
        progress: &mut dyn FnMut(ImportProgress<'_>) -> Flow,
    ) -> Result<VolumesImport, DeskError> {
        let several = files.len() > 1;
        let named = |name: &str, error: DeskError| match error {
            DeskError::Cancelled | DeskError::Import(ImportError::Cancelled) => error,
            error if several => DeskError::InFile { name: name.to_owned(), error: Box::new(error) },
            error => error,
        };
        let mut incoming: Vec<Incoming<R>> = Vec::new();
        for PackageFile { name, content } in files {
            let opened = self.open_package(content).map_err(|error| named(&name, error))?;
            let digest = opened.manifest_digest();
            incoming.push(Incoming { name, reader: opened, digest });
        }
        let Some(first) = incoming.first() else { return Err(DeskError::NoFiles) };
        let sequence = first.reader.manifest().sequence;
        let set = first.reader.manifest().set_name();
        for other in &incoming {
            let manifest = other.reader.manifest();
            // An undivided package belongs to itself alone.
            let together = manifest.set_name() == set && (set.is_some() || other.digest == first.digest);
            if !together {
                return Err(named(&other.name, DeskError::OtherVolumes));
            }
        }
        incoming.sort_by_key(|file| file.reader.manifest().volume.number);
        let mut already_here = Vec::new();
        let mut fresh: Vec<Incoming<R>> = Vec::new();
        let here: Vec<String> = self.copy.packages()?.into_iter().map(|package| package.digest).collect();
        for file in incoming {
            let known = fresh.last().is_some_and(|before| before.digest == file.digest);
            if known || here.contains(&file.digest.to_string()) {
                already_here.push(file.reader.manifest().volume.number);
            } else {
                fresh.push(file);
            }
        }
        already_here.dedup();
        if fresh.is_empty() {
            return Err(ImportError::AlreadyImported.into());
        }
        let total = fresh.iter().map(|file| file.reader.manifest().total()).sum();
        let mut taking = Taking { engine, progress, done: 0, total };
        let mut taken = Vec::new();
        for mut file in fresh {
            let volume = file.reader.manifest().volume.number;
            self.import_volume(&mut file.reader, &mut taking, now).map_err(|error| named(&file.name, error))?;
            taken.push(volume);
        }
        let here = self.packages()?.into_iter().find(|package| package.sequence == sequence);
        let package = here.ok_or(DeskError::DamagedValue { name: "package" })?;
        Ok(VolumesImport { package, taken, already_here })
    }

    /// Opens a package and accepts its manifest, or not.
    pub(super) fn open_package<R: Read>(&self, content: R) -> Result<PackageReader<R>, DeskError> {
        let profile = self.profile()?;
        let (charter_identity, charter) = self.charter()?;
        let reader = PackageReader::open(content, &self.age_identity()?)?;
        reader.check_edition(profile.edition.as_str())?;
        let manifest = reader.manifest();
        if manifest.recipient != profile.person.as_str() {
            return Err(DeskError::OtherPerson);
        }
        let signer = reader.signer().fingerprint();
        let organiser = charter.people.iter().find(|person| person.certificate == signer);
        if organiser.is_none_or(|person| person.role != rules::charter::Role::Organiser || person.revoked.is_some()) {
            return Err(DeskError::PackageSigner);
        }
        if manifest.charter != charter_identity {
            return Err(DeskError::OtherCharter);
        }
        if rows_of(manifest)?.iter().any(|row| charter.expects(row).is_err()) {
            return Err(DeskError::PackageRows);
        }
        Ok(reader)
    }

    fn import_volume<R: Read>(
        &self,
        reader: &mut PackageReader<R>,
        taking: &mut Taking<'_>,
        now: Instant,
    ) -> Result<(), DeskError> {
        let manifest: Manifest = reader.manifest().clone();
        let import = self.copy.begin_import(PackageInfo {
            sequence: manifest.sequence,
            volume: manifest.volume.number,
            volume_set: manifest.set_name().map(|name| name.to_string()),
            digest: reader.manifest_digest().to_string(),
            manifest_json: serde_json::to_string(&manifest).map_err(|_| DeskError::PackageRows)?,
            edition: manifest.edition.clone(),
        });
        let mut import = import.map_err(fault_of)?;
        // Dropped before the import, which must not end while content is lent.
        let mut reading: Option<BeingRead> = None;
        while let Some(mut content) = reader.next_file()? {
            let entry = content.entry().clone();
            let key = received(&entry, &manifest)?.key;
            let info = DocumentInfo {
                id: key.clone(),
                application: entry.application.clone(),
                name: entry.name.clone(),
                media: entry.media.clone(),
                sha256: entry.sha256.to_string(),
                size: entry.size,
            };
            let document = entry.name.as_str();
            let taken =
                import.document(info.clone(), &mut content, &mut |bytes| match taking.step(bytes, document, None) {
                    Flow::Go => ControlFlow::Continue(()),
                    Flow::Stop => ControlFlow::Break(()),
                });
            taken.map_err(fault_of)?;
            taking.done += entry.size;
            // Its text is read while the next one comes.
            if let Some(before) = reading.take() {
                self.finish_reading(before, &mut import, taking)?;
            }
            reading = Some(self.begin_reading(info, &mut import, taking)?);
        }
        if let Some(last) = reading.take() {
            self.finish_reading(last, &mut import, taking)?;
        }
        import.commit(&now.to_string())?;
        Ok(())
    }

    fn begin_reading(
        &self,
        info: DocumentInfo,
        import: &mut Import<'_>,
        taking: &Taking<'_>,
    ) -> Result<BeingRead, DeskError> {
        let loan = Loan::of(import.lend(&info.sha256)?);
        let given = Given { source: loan.source(), sha256: info.sha256.clone() };
        let password = self.document_password(&info.sha256)?;
        let request = Request { name: &info.name, size: info.size, password };
        let reading = Reading::begin(taking.engine, request, &loan.head()?, Some(given))?;
        Ok(BeingRead { info, reading, loan })
    }

    fn finish_reading(
        &self,
        BeingRead { info, reading, loan }: BeingRead,
        import: &mut Import<'_>,
        taking: &mut Taking<'_>,
    ) -> Result<(), DeskError> {
        let engine = taking.engine;
        let mut pages = |read, of| taking.step(0, &info.name, Some(PagesRead { read, of }));
        let mut staging = Staging { import, key: &info.id, loan: &loan };
        let mut ended = reading.finish(&mut staging, &mut pages);
        if matches!(ended, Ok(Outcome::WrongPassword)) {
            // Given for other content of the same digest? Then it is asked for again.
            let request = Request { name: &info.name, size: info.size, password: None };
            ended = read_document(engine, request, &mut staging, &mut pages);
        }
        if let Some(failure) = loan.failure() {
            return Err(failure.into());
        }
        let facts = match ended? {
            Outcome::Read(facts) => facts,
            Outcome::NoEngine(facts) => {
                // A machine on which one worker does not start has none for the other documents either.
                taking.engine = None;
                facts
            }
            Outcome::WrongPassword => return Ok(()),
        };
        let json = serde_json::to_string(&facts).map_err(|_| DeskError::DamagedValue { name: "document facts" })?;
        import.document_facts(&info.id, &json)?;
        Ok(())
    }
}

/// A staged document whose text is being read.
struct BeingRead {
    info: DocumentInfo,
    reading: Reading,
    loan: Loan,
}

/// What goes on from one volume to the next.
struct Taking<'t> {
    engine: Option<&'t Engine>,
    progress: &'t mut dyn FnMut(ImportProgress<'_>) -> Flow,
    /// Bytes of all volumes taken in so far.
    done: u64,
    total: u64,
}

impl Taking<'_> {
    fn step(&mut self, bytes: u64, document: &str, pages: Option<PagesRead>) -> Flow {
        (self.progress)(ImportProgress { done: self.done + bytes, total: self.total, document, pages })
    }
}

/// Returns what the package's stream said, where it is to blame.
fn fault_of(error: ImportError) -> DeskError {
    match error {
        ImportError::Read(error) => DeskError::Package(PackageFault::from_read(error)),
        ImportError::OtherSet { .. } => DeskError::OtherVolumes,
        other => DeskError::Import(other),
    }
}
