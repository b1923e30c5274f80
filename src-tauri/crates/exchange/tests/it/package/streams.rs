//! Streams that end early, change, fail or are stopped.

use std::io::{Cursor, Read, Write};

use exchange::keys::AgeIdentity;
use exchange::package::{Flow, PackageFault, PackageReader, PackageWriter};
use exchange::write_atomically;

use super::forged::{B, Forged, two};
use super::{dossiers, file, go, manifest, read, sender, written};

#[test]
fn a_stranger_cannot_open_a_package_and_other_files_are_no_packages() {
    let office = sender();
    let bytes = written(&office, &dossiers());
    assert!(matches!(read(&bytes, &AgeIdentity::generate()), Err(PackageFault::NotForYou)));
    assert!(matches!(read(b"PK\x03\x04", &office.expert), Err(PackageFault::NotAPackage)));
    assert!(matches!(read(b"", &office.expert), Err(PackageFault::NotAPackage)));
}

#[test]
fn a_package_cut_anywhere_or_changed_anywhere_is_refused() {
    let office = sender();
    let bytes = written(&office, &dossiers());
    for length in (0..bytes.len()).step_by(1499).chain(bytes.len() - 20..bytes.len()) {
        let fault = read(&bytes[..length], &office.expert).unwrap_err();
        let named = matches!(fault, PackageFault::NotAPackage | PackageFault::Damaged | PackageFault::Truncated);
        assert!(named, "first {length} bytes: {fault:?}");
    }
    for at in (0..bytes.len()).step_by(997).chain(0..250) {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(read(&changed, &office.expert).is_err(), "byte {at}");
    }
    let last_piece = (bytes.len() - 200_000) % 65_552;
    assert!(last_piece > 0);
    let longer = [&bytes[..], b"x"].concat();
    assert!(matches!(read(&longer, &office.expert), Err(PackageFault::Damaged)));
}

#[test]
fn a_missing_last_piece_of_the_encrypted_stream_is_noticed() {
    let office = sender();
    let bytes = written(&office, &[vec![7; 300_000]]);
    let header = bytes.windows(5).position(|window| window == b"\n--- ").unwrap();
    let payload = header + 5 + 43 + 1 + 16;
    let pieces = (bytes.len() - payload) / (65_536 + 16);
    assert!(pieces >= 4);
    for kept in 1..=pieces {
        let cut = &bytes[..payload + kept * (65_536 + 16)];
        assert!(matches!(read(cut, &office.expert), Err(PackageFault::Truncated)), "{kept} pieces");
    }
    let empty = Forged::signed(&office, &two());
    assert!(matches!(empty.fault(&office), PackageFault::Truncated), "whole stream, archive without its end");
}

#[test]
fn a_refused_package_stays_refused() {
    let office = sender();
    let forged = Forged::signed(&office, &two())
        .entry("files/0001.pdf", b"FIRST", |_| {})
        .entry("files/0002.pdf", B, |_| {})
        .end()
        .sealed(&office.expert);
    let mut package = PackageReader::open(&forged[..], &office.expert).unwrap();
    let mut file = package.next_file().unwrap().unwrap();
    let mut content = Vec::new();
    let error = file.read_to_end(&mut content).unwrap_err();
    assert!(matches!(PackageFault::from_read(error), PackageFault::Altered { index: 0 }));
    assert!(content.is_empty(), "the last piece is not given out before the check");
    assert!(matches!(package.next_file(), Err(PackageFault::AlreadyRefused)));
}

#[test]
fn cancelling_leaves_no_file_behind() {
    let office = sender();
    let files = dossiers();
    let entries = files.iter().enumerate().map(|(index, bytes)| file(index, bytes)).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("甲.pkg");
    let mut seen = Vec::new();
    let outcome = write_atomically(&path, |out| {
        let recipient = office.expert.recipient();
        let mut writer = PackageWriter::new(out, &recipient, manifest(entries), &office.key, &office.certificate)?;
        for (index, bytes) in files.iter().enumerate() {
            writer.add_file(index, &bytes[..], &mut |progress| {
                seen.push(progress);
                if progress.done > 100_000 { Flow::Stop } else { Flow::Go }
            })?;
        }
        writer.finish().map(drop)
    });
    assert!(matches!(outcome, Err(exchange::WriteFault::Content(PackageFault::Cancelled))));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(seen.windows(2).all(|pair| pair[0].done < pair[1].done && pair[0].total == pair[1].total));

    let bytes = written(&office, &files);
    let mut package = PackageReader::open(&bytes[..], &office.expert).unwrap();
    let file = package.next_file().unwrap().unwrap();
    assert!(matches!(file.copy_to(&mut Vec::new(), &mut |_| Flow::Stop), Err(PackageFault::Cancelled)));
}

/// A stick that was pulled out.
pub(crate) struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("gone"))
    }
}

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("full"))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_failing_disk_is_an_io_fault_on_both_sides() {
    let office = sender();
    let bytes = written(&office, &[vec![7; 300_000]]);
    let mut package = PackageReader::open(Cursor::new(&bytes[..200_000]).chain(Broken), &office.expert).unwrap();
    let file = package.next_file().unwrap().unwrap();
    assert!(matches!(file.copy_to(&mut Vec::new(), &mut go), Err(PackageFault::Io(_))));
    let recipient = office.expert.recipient();
    let refused = PackageWriter::new(Broken, &recipient, manifest(Vec::new()), &office.key, &office.certificate);
    assert!(matches!(refused, Err(PackageFault::Io(_))));
}
