//! Receiving: the charter, then the package with the dossiers and the rows that are one's own.

use std::{io::Read, ops::ControlFlow};

use exchange::{
    certificates::CaCertificate,
    package::{FileEntry, Flow, Manifest, PackageFault, PackageReader},
};
use rules::{
    charter::{Charter, Row},
    digest::Digest,
    ids::{ApplicationId, DocumentId},
    text::Line,
    time::Instant,
};
use store::{Act, DocumentInfo, ImportError, PackageInfo, Record};

use crate::{
    DeskError,
    documents::{Engine, ImportProgress, Outcome, PagesRead, Request, Staging, read_document},
    record::{Content, Kind, SignedRecord},
    seat::Seat,
    verify::{Trust, read_own, verify_file},
};

/// What came with a package.
#[derive(Clone, Debug)]
pub struct PackageImport {
    /// SHA-256 of the package's manifest.
    pub manifest: Digest,
    /// Sequence number.
    pub sequence: u64,
    /// Rows opened to this person.
    pub rows: Vec<Row>,
    /// Documents, in manifest order.
    pub documents: Vec<ReceivedDocument>,
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
}

impl Seat {
    /// Takes in a signed charter. A revision must continue the chain this copy knows.
    ///
    /// # Errors
    /// The file is not good for this office, is of another edition, or continues a chain this copy does not have.
    pub fn receive_charter(&self, bytes: &[u8], now: Instant) -> Result<SignedRecord<Charter>, DeskError> {
        let office: CaCertificate = self.office()?;
        let verdict = verify_file(bytes, &Trust { office, charters: Default::default() });
        let Some(Content::Charter(charter)) = verdict.content.as_ref().filter(|_| verdict.is_good()) else {
            return Err(DeskError::NotGood { reasons: verdict.reasons });
        };
        if charter.edition.id != self.profile()?.edition {
            return Err(DeskError::OtherEdition);
        }
        let known = self.charters()?;
        let signed: SignedRecord<Charter> = read_own(bytes.to_vec())?;
        if known.get(&signed.identity).is_some() {
            return Ok(signed);
        }
        let continues = match charter.revision.previous {
            None => known.is_empty(),
            Some(previous) => known.is_empty() || known.get(&previous).is_some(),
        };
        if !continues {
            return Err(DeskError::CharterChain);
        }
        let record = Record {
            digest: signed.identity.to_string(),
            kind: Kind::Charter.as_str().to_owned(),
            key: charter.edition.id.to_string(),
            bytes: bytes.to_vec(),
            received_at: now.to_string(),
        };
        self.copy.write(Act::IMPORT_CHARTER, &now.to_string(), charter.edition.id.as_str(), |write| {
            write.put_record(&record)?;
            write.set_details(serde_json::json!({ "record": record.digest, "revision": charter.revision.number }));
            Ok::<(), DeskError>(())
        })?;
        Ok(signed)
    }

    /// Takes in a package with the text of its documents. Nothing of it is visible until all of it is verified and
    /// stored; `progress` may stop the import, which then leaves no trace. Without an engine the documents are there and
    /// say that their text was not read; [`Seat::read_missing_texts`] makes up for it.
    ///
    /// # Errors
    /// The package is not for this person, not intact, not signed by the organiser of the charter in force, older than
    /// one already here, or was stopped. A document that cannot be read is no error: its facts say so.
    pub fn import_package(
        &self,
        package: impl Read,
        engine: Option<&Engine>,
        now: Instant,
        progress: &mut dyn FnMut(ImportProgress<'_>) -> Flow,
    ) -> Result<PackageImport, DeskError> {
        let profile = self.profile()?;
        let (charter_identity, charter) = self.charter()?;
        let mut reader = PackageReader::open(package, &self.age_identity()?)?;
        reader.check_edition(profile.edition.as_str())?;
        let manifest = reader.manifest().clone();
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
        if rows_of(&manifest)?.iter().any(|row| charter.expects(row).is_err()) {
            return Err(DeskError::PackageRows);
        }
        let manifest_digest = reader.manifest_digest();
        let mut import = self.copy.begin_import(PackageInfo {
            sequence: manifest.sequence,
            volume: 1,
            volume_set: None,
            digest: manifest_digest.to_string(),
            manifest_json: serde_json::to_string(&manifest).map_err(|_| DeskError::PackageRows)?,
            edition: manifest.edition.clone(),
        })?;
        let total: u64 = manifest.files.iter().map(|file| file.size).sum();
        let mut done = 0;
        let mut engine = engine;
        while let Some(mut content) = reader.next_file()? {
            let entry = content.entry().clone();
            let key = received(&entry)?.key;
            let info = DocumentInfo {
                id: key.clone(),
                application: entry.application.clone(),
                name: entry.name.clone(),
                media: entry.media.clone(),
                sha256: entry.sha256.to_string(),
                size: entry.size,
            };
            let sha256 = info.sha256.clone();
            let document = entry.name.as_str();
            let taken = import.document(info, &mut content, &mut |bytes| match progress(ImportProgress {
                done: done + bytes,
                total,
                document,
                pages: None,
            }) {
                Flow::Go => ControlFlow::Continue(()),
                Flow::Stop => ControlFlow::Break(()),
            });
            taken.map_err(fault_of)?;
            done += entry.size;
            let mut pages =
                |read, of| progress(ImportProgress { done, total, document, pages: Some(PagesRead { read, of }) });
            let password = self.document_password(&sha256)?;
            let mut staging = Staging { import: &mut import, key: &key, sha256: &sha256 };
            let request = |password| Request { name: document, size: entry.size, password };
            let outcome = match read_document(engine, request(password), &mut staging, &mut pages)? {
                // Given for other content of the same digest? Then it is asked for again.
                Outcome::WrongPassword => read_document(engine, request(None), &mut staging, &mut pages)?,
                outcome => outcome,
            };
            let facts = match outcome {
                Outcome::Read(facts) => facts,
                Outcome::NoEngine(facts) => {
                    // A machine on which one worker does not start has none for the other documents either.
                    engine = None;
                    facts
                }
                Outcome::WrongPassword => continue,
            };
            let json = serde_json::to_string(&facts).map_err(|_| DeskError::DamagedValue { name: "document facts" })?;
            import.document_facts(&key, &json)?;
        }
        import.commit(&now.to_string())?;
        read_manifest(&manifest, manifest_digest)
    }

    /// Returns the packages taken in, oldest first.
    ///
    /// # Errors
    /// The copy's own.
    pub fn packages(&self) -> Result<Vec<PackageImport>, DeskError> {
        let read = |package: store::Package| {
            let manifest: Manifest =
                serde_json::from_str(&package.manifest_json).map_err(|_| DeskError::PackageRows)?;
            read_manifest(&manifest, package.digest.parse().map_err(|_| DeskError::PackageRows)?)
        };
        self.copy.packages()?.into_iter().map(read).collect()
    }
}

/// Returns what the package's stream said, where it is to blame.
fn fault_of(error: ImportError) -> DeskError {
    match error {
        ImportError::Read(error) => DeskError::Package(PackageFault::from_read(error)),
        other => DeskError::Import(other),
    }
}

fn read_manifest(manifest: &Manifest, digest: Digest) -> Result<PackageImport, DeskError> {
    Ok(PackageImport {
        manifest: digest,
        sequence: manifest.sequence,
        rows: rows_of(manifest)?,
        documents: manifest.files.iter().map(received).collect::<Result<_, _>>()?,
    })
}

fn rows_of(manifest: &Manifest) -> Result<Vec<Row>, DeskError> {
    serde_json::from_value(manifest.rows.clone()).map_err(|_| DeskError::PackageRows)
}

fn received(entry: &FileEntry) -> Result<ReceivedDocument, DeskError> {
    let damaged = || DeskError::PackageRows;
    let application = ApplicationId::new(entry.application.as_str()).map_err(|_| damaged())?;
    let id = DocumentId::new(entry.document.as_str()).map_err(|_| damaged())?;
    Ok(ReceivedDocument {
        key: format!("{application}-{id}"),
        application,
        id,
        name: Line::new(entry.name.as_str()).map_err(|_| damaged())?,
        digest: entry.sha256,
    })
}
