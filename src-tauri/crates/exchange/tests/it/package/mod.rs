//! Assignment packages: other people's tools open them, and every kind of hostile one has its name.

mod forged;
mod good;
mod hostile;
mod recipients;
mod streams;
mod volumes;
mod writing;

use crate::common::{EDITION, office, person};
use exchange::Digest;
use exchange::certificates::{Certificate, OfficeCa, Role};
use exchange::keys::{AgeIdentity, SigningKey};
use exchange::package::{
    FORMAT, FileEntry, Flow, Manifest, PackageFault, PackageReader, PackageWriter, Progress, Volume, numbered_path,
};

pub(crate) struct Office {
    pub(crate) ca: OfficeCa,
    pub(crate) key: SigningKey,
    pub(crate) certificate: Certificate,
    pub(crate) expert: AgeIdentity,
}

pub(crate) fn sender() -> Office {
    let ca = office();
    let (key, certificate) = person(&ca, "O-1", Role::Organiser);
    Office { ca, key, certificate, expert: AgeIdentity::generate() }
}

pub(crate) fn file(index: usize, bytes: &[u8]) -> FileEntry {
    FileEntry {
        path: numbered_path(index, "pdf"),
        application: "A-01".into(),
        document: "01".into(),
        name: format!("申报材料 {index}.pdf"),
        media: "application/pdf".into(),
        size: bytes.len() as u64,
        sha256: Digest::of(bytes),
        secret_pages: vec![3, 4],
        declassification: Some(Digest::of(b"letter")),
    }
}

pub(crate) fn manifest(files: Vec<FileEntry>) -> Manifest {
    Manifest {
        format: FORMAT.into(),
        edition: EDITION.into(),
        charter: Digest::of(b"charter"),
        recipient: "E-07".into(),
        sequence: 1,
        volume: Volume { number: 1, of: 1 },
        set: None,
        rows: serde_json::json!([{"round": "材料评审", "application": "A-01"}]),
        files,
    }
}

pub(crate) fn dossiers() -> Vec<Vec<u8>> {
    vec![b"%PDF-1.7 first".to_vec(), Vec::new(), (0..200_000_u32).map(|n| (n % 251) as u8).collect(), vec![1; 1024]]
}

pub(crate) fn go(_: Progress) -> Flow {
    Flow::Go
}

pub(crate) fn written(office: &Office, files: &[Vec<u8>]) -> Vec<u8> {
    let entries = files.iter().enumerate().map(|(index, bytes)| file(index, bytes)).collect();
    let recipient = office.expert.recipient();
    let mut writer =
        PackageWriter::new(Vec::new(), &recipient, manifest(entries), &office.key, &office.certificate).unwrap();
    for (index, bytes) in files.iter().enumerate() {
        writer.add_file(index, &bytes[..], &mut go).unwrap();
    }
    writer.finish().unwrap()
}

/// Reads a whole package and returns its files.
pub(crate) fn read(bytes: &[u8], identity: &AgeIdentity) -> Result<Vec<Vec<u8>>, PackageFault> {
    let mut package = PackageReader::open(bytes, identity)?;
    let mut files = Vec::new();
    while let Some(file) = package.next_file()? {
        let mut content = Vec::new();
        file.copy_to(&mut content, &mut go)?;
        files.push(content);
    }
    Ok(files)
}
