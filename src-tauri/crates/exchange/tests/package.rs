//! Assignment packages: other people's tools open them, and every kind of hostile one has its name.
#![allow(clippy::unwrap_used, reason = "a failed step fails the test")]

mod common;

use std::io::{Cursor, Read, Write};

use common::{EDITION, NOW, office, person, run, text};
use exchange::certificates::{Certificate, OfficeCa, Role};
use exchange::cms::{CmsFault, sign_detached};
use exchange::keys::{AgeIdentity, SigningKey};
use exchange::package::{
    FORMAT, FileEntry, Flow, Manifest, PackageFault, PackageReader, PackageWriter, Progress, Volume, numbered_path,
    plan_volumes,
};
use exchange::{Digest, write_atomically};
use tar::{EntryType, Header};

struct Office {
    ca: OfficeCa,
    key: SigningKey,
    certificate: Certificate,
    expert: AgeIdentity,
}

fn sender() -> Office {
    let ca = office();
    let (key, certificate) = person(&ca, "O-1", Role::Organiser);
    Office { ca, key, certificate, expert: AgeIdentity::generate() }
}

fn file(index: usize, bytes: &[u8]) -> FileEntry {
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

fn manifest(files: Vec<FileEntry>) -> Manifest {
    Manifest {
        format: FORMAT.into(),
        edition: EDITION.into(),
        charter: Digest::of(b"charter"),
        recipient: "E-07".into(),
        sequence: 1,
        volume: Volume { number: 1, of: 1 },
        rows: serde_json::json!([{"round": "材料评审", "application": "A-01"}]),
        files,
    }
}

fn dossiers() -> Vec<Vec<u8>> {
    vec![b"%PDF-1.7 first".to_vec(), Vec::new(), (0..200_000_u32).map(|n| (n % 251) as u8).collect(), vec![1; 1024]]
}

fn go(_: Progress) -> Flow {
    Flow::Go
}

fn written(office: &Office, files: &[Vec<u8>]) -> Vec<u8> {
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
fn read(bytes: &[u8], identity: &AgeIdentity) -> Result<Vec<Vec<u8>>, PackageFault> {
    let mut package = PackageReader::open(bytes, identity)?;
    let mut files = Vec::new();
    while let Some(file) = package.next_file()? {
        let mut content = Vec::new();
        file.copy_to(&mut content, &mut go)?;
        files.push(content);
    }
    Ok(files)
}

#[test]
fn a_package_gives_back_its_files_its_manifest_and_its_signer() {
    let office = sender();
    let files = dossiers();
    let bytes = written(&office, &files);
    assert_eq!(read(&bytes, &office.expert).unwrap(), files);
    let mut package = PackageReader::open(&bytes[..], &office.expert).unwrap();
    assert_eq!(package.signer(), &office.certificate);
    assert!(package.signer().is_issued_by(office.ca.certificate()));
    assert_eq!(package.manifest().files.len(), 4);
    assert_eq!(package.manifest().total(), files.iter().map(|file| file.len() as u64).sum::<u64>());
    assert!(package.check_edition(EDITION).is_ok());
    assert!(matches!(package.check_edition("吉林-2025"), Err(PackageFault::OtherEdition)));
    let json = serde_json::to_vec(package.manifest()).unwrap();
    assert_eq!(package.manifest_digest(), Digest::of(&json));
    // Skipping a file, or reading only its beginning, does not skip its check.
    let mut names = Vec::new();
    while let Some(mut file) = package.next_file().unwrap() {
        names.push(file.entry().name.clone());
        assert_eq!(file.index() + 1, names.len());
        let _ = file.read(&mut [0; 10]).unwrap();
    }
    assert_eq!(names.len(), 4);
}

#[test]
fn the_age_tar_and_openssl_tools_open_a_package() {
    let office = sender();
    let files = dossiers();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    std::fs::write(path.join("x.pkg"), written(&office, &files)).unwrap();
    std::fs::write(path.join("key"), office.expert.to_secret().as_bytes()).unwrap();
    std::fs::write(path.join("ca.pem"), office.ca.certificate().to_pem().unwrap()).unwrap();
    let listed = run(path, "sh", &["-c", "age -d -i key x.pkg | tar tv"]);
    assert!(listed.status.success(), "{}", text(&listed));
    let names: Vec<String> = text(&listed).lines().map(|line| line.rsplit(' ').next().unwrap().to_owned()).collect();
    let expected =
        ["manifest.json", "manifest.p7s", "files/0001.pdf", "files/0002.pdf", "files/0003.pdf", "files/0004.pdf"];
    assert_eq!(names, expected);
    let unpacked = run(path, "sh", &["-c", "age -d -i key x.pkg | tar xf -"]);
    assert!(unpacked.status.success() && unpacked.stderr.is_empty(), "{}", text(&unpacked));
    for (index, bytes) in files.iter().enumerate() {
        assert_eq!(&std::fs::read(path.join(numbered_path(index, "pdf"))).unwrap(), bytes);
    }
    let at = NOW.0.to_string();
    let arguments =
        ["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "manifest.p7s", "-content", "manifest.json"];
    let verified = run(path, "openssl", &[&arguments[..], &["-CAfile", "ca.pem", "-attime", &at]].concat());
    assert!(verified.status.success(), "{}", text(&verified));
}

#[test]
fn a_package_made_by_other_tools_in_the_prescribed_form_is_good() {
    let office = sender();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let bytes = b"by hand".to_vec();
    let json = serde_json::to_vec(&manifest(vec![file(0, &bytes)])).unwrap();
    std::fs::write(path.join("manifest.json"), &json).unwrap();
    std::fs::write(path.join("manifest.p7s"), sign_detached(&json, &office.key, &office.certificate).unwrap()).unwrap();
    std::fs::create_dir(path.join("files")).unwrap();
    std::fs::write(path.join("files/0001.pdf"), &bytes).unwrap();
    let script = format!(
        "tar -c -b 1 --format=ustar --numeric-owner --owner=0 --group=0 --mode=0644 --mtime=@0 \
         manifest.json manifest.p7s files/0001.pdf | age -r {} > x.pkg",
        office.expert.recipient()
    );
    let made = run(path, "sh", &["-c", &script]);
    assert!(made.status.success(), "{}", text(&made));
    assert_eq!(read(&std::fs::read(path.join("x.pkg")).unwrap(), &office.expert).unwrap(), [bytes]);
}

/// An archive built entry by entry, encrypted properly: what somebody with a recipient's public key can send.
struct Forged {
    tar: Vec<u8>,
}

impl Forged {
    fn signed(office: &Office, json: &[u8]) -> Self {
        let signature = sign_detached(json, &office.key, &office.certificate).unwrap();
        Self { tar: Vec::new() }.entry("manifest.json", json, |_| {}).entry("manifest.p7s", &signature, |_| {})
    }

    fn entry(mut self, path: &str, bytes: &[u8], change: impl FnOnce(&mut Header)) -> Self {
        let mut header = Header::new_ustar();
        // Straight into the field: the crate's own setter refuses what a forger would write.
        header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_entry_type(EntryType::Regular);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(0);
        header.set_size(bytes.len() as u64);
        header.set_device_major(0).unwrap();
        header.set_device_minor(0).unwrap();
        change(&mut header);
        header.set_cksum();
        let mut block = *header.as_bytes();
        // The traditional spelling of the sum: six digits, NUL, space.
        block.copy_within(149..155, 148);
        block[154..156].copy_from_slice(b"\0 ");
        self.tar.extend(block);
        self.tar.extend(bytes);
        self.tar.resize(self.tar.len().next_multiple_of(512), 0);
        self
    }

    fn end(mut self) -> Self {
        self.tar.extend([0; 1024]);
        self
    }

    fn sealed(&self, identity: &AgeIdentity) -> Vec<u8> {
        let recipient: age::x25519::Recipient = identity.recipient().to_string().parse().unwrap();
        age::encrypt(&recipient, &self.tar).unwrap()
    }

    fn fault(&self, office: &Office) -> PackageFault {
        read(&self.sealed(&office.expert), &office.expert).unwrap_err()
    }
}

const A: &[u8] = b"first";
const B: &[u8] = b"second";

fn two() -> Vec<u8> {
    serde_json::to_vec(&manifest(vec![file(0, A), file(1, B)])).unwrap()
}

#[test]
fn hostile_archives_are_refused_by_name() {
    let office = sender();
    let begin = || Forged::signed(&office, &two()).entry("files/0001.pdf", A, |_| {});
    let good = begin().entry("files/0002.pdf", B, |_| {});
    assert_eq!(read(&good.end().sealed(&office.expert), &office.expert).unwrap(), [A, B]);

    let second = |path: &str, bytes: &[u8]| begin().entry(path, bytes, |_| {}).end().fault(&office);
    for path in
        ["../evil.pdf", "/etc/passwd", "files/../../x.pdf", "files/0002.pdf/..", "files/2.pdf", "files/0002.PDF"]
    {
        assert!(matches!(second(path, B), PackageFault::Path { index: 1 }), "{path}");
    }
    assert!(matches!(second("files/0001.pdf", A), PackageFault::Duplicate { index: 1 }));
    assert!(matches!(second("manifest.json", A), PackageFault::Duplicate { index: 1 }));
    assert!(matches!(second("files/0003.pdf", B), PackageFault::Extra));
    assert!(matches!(second("files/0002.pdf", b"secone"), PackageFault::Altered { index: 1 }));
    assert!(matches!(second("files/0002.pdf", b"second and more"), PackageFault::Size { index: 1, .. }));
    assert!(matches!(begin().end().fault(&office), PackageFault::Missing { index: 1 }));
    let swapped = Forged::signed(&office, &two()).entry("files/0002.pdf", B, |_| {}).end();
    assert!(matches!(swapped.fault(&office), PackageFault::Missing { index: 0 }));
    let third = begin().entry("files/0002.pdf", B, |_| {}).entry("files/0003.pdf", B, |_| {}).end();
    assert!(matches!(third.fault(&office), PackageFault::Extra));
    for kind in [EntryType::Symlink, EntryType::Link, EntryType::Char, EntryType::Block, EntryType::Fifo] {
        let link = begin().entry("files/0002.pdf", b"", |header| header.set_entry_type(kind)).end();
        assert!(matches!(link.fault(&office), PackageFault::NotAFile { index: 1 }), "{kind:?}");
    }
    for kind in [EntryType::Directory, EntryType::GNULongName, EntryType::XHeader, EntryType::GNUSparse] {
        let odd = begin().entry("files/0002.pdf", B, |header| header.set_entry_type(kind)).end();
        assert!(matches!(odd.fault(&office), PackageFault::NotAFile { index: 1 }), "{kind:?}");
    }
}

#[test]
fn headers_padding_and_end_have_one_form() {
    let office = sender();
    let begin = || Forged::signed(&office, &two()).entry("files/0001.pdf", A, |_| {});
    let changes: [fn(&mut Header); 4] = [
        |header| header.set_mode(0o4755),
        |header| header.set_mtime(1),
        |header| header.set_uid(1000),
        |header| header.set_username("甲").unwrap(),
    ];
    for change in changes {
        assert!(matches!(begin().entry("files/0002.pdf", B, change).end().fault(&office), PackageFault::Form));
    }
    let mut padded = begin().entry("files/0002.pdf", B, |_| {});
    *padded.tar.last_mut().unwrap() = 1;
    assert!(matches!(padded.end().fault(&office), PackageFault::Form));
    let mut longer = begin().entry("files/0002.pdf", B, |_| {}).end();
    longer.tar.push(0);
    assert!(matches!(longer.fault(&office), PackageFault::Extra));
    let mut unsummed = begin().entry("files/0002.pdf", B, |_| {}).end();
    let at = unsummed.tar.len() - 1024 - 1024 + 150;
    unsummed.tar[at] ^= 1;
    assert!(matches!(unsummed.fault(&office), PackageFault::Form));
}

#[test]
fn a_bomb_is_refused_by_its_header_and_costs_no_memory() {
    let office = sender();
    let huge = Forged::signed(&office, &two()).entry("files/0001.pdf", A, |header| header.set_size(8 << 30)).end();
    assert!(matches!(huge.fault(&office), PackageFault::Size { index: 0, declared: 5, .. }));
    let endless = Forged { tar: Vec::new() }.entry("manifest.json", b"{}", |header| header.set_size(7 << 30)).end();
    assert!(matches!(endless.fault(&office), PackageFault::NoManifest));
    let claimed = Forged { tar: Vec::new() }.entry("manifest.json", b"{}", |header| header.set_size(15 << 20)).end();
    assert!(matches!(claimed.fault(&office), PackageFault::Truncated));
}

#[test]
fn an_altered_or_malformed_manifest_is_refused() {
    let office = sender();
    let json = two();
    let signature = sign_detached(&json, &office.key, &office.certificate).unwrap();
    let altered = String::from_utf8(json.clone()).unwrap().replacen("E-07", "E-08", 1);
    let forged = |json: &[u8]| {
        Forged { tar: Vec::new() }.entry("manifest.json", json, |_| {}).entry("manifest.p7s", &signature, |_| {}).end()
    };
    let changed = forged(altered.as_bytes()).fault(&office);
    assert!(matches!(changed, PackageFault::Signature(CmsFault::ContentChanged)));
    let late = Forged { tar: Vec::new() }.entry("files/0001.pdf", A, |_| {}).end();
    assert!(matches!(late.fault(&office), PackageFault::NoManifest));
    assert!(matches!(Forged { tar: Vec::new() }.end().fault(&office), PackageFault::NoManifest));

    let text = String::from_utf8(json).unwrap();
    let signed = |text: &str| Forged::signed(&office, text.as_bytes()).end().fault(&office);
    assert!(matches!(signed(&text.replacen("{", "{\"more\":1,", 1)), PackageFault::Manifest(_)));
    assert!(matches!(signed(&text.replacen("{", "{\"edition\":\"x\",", 1)), PackageFault::Manifest(_)));
    let twice = text.replacen("\"round\":", "\"application\":1,\"round\":", 1);
    assert!(matches!(signed(&twice), PackageFault::Manifest(_)), "a key twice inside the opaque rows");
    assert!(matches!(signed(&text.replacen("package/1", "package/2", 1)), PackageFault::OtherFormat));
    assert!(matches!(signed(&text.replacen("files/0001", "files/0002", 1)), PackageFault::Path { index: 0 }));
    assert!(matches!(signed(&text.replacen("files/0001", "../x/0001", 1)), PackageFault::Path { index: 0 }));
    assert!(matches!(signed(&text.replacen("\"number\":1", "\"number\":2", 1)), PackageFault::Rule("volume")));
    assert!(matches!(signed(&text.replacen("[3,4]", "[4,3]", 1)), PackageFault::Rule("secret pages")));
    assert!(matches!(signed(&text.replacen("[3,4]", "[0]", 1)), PackageFault::Rule("secret pages")));
    assert!(matches!(signed(&text.replacen("\"name\":\"申", "\"name\":\"\\u0007申", 1)), PackageFault::Rule("name")));
}

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

#[test]
fn a_writer_keeps_to_its_manifest() {
    let office = sender();
    let begin = |files: Vec<FileEntry>| {
        let recipient = office.expert.recipient();
        PackageWriter::new(Vec::new(), &recipient, manifest(files), &office.key, &office.certificate)
    };
    let add = |index: usize, bytes: &[u8]| {
        begin(vec![file(0, A), file(1, B)]).unwrap().add_file(index, bytes, &mut go).unwrap_err()
    };
    assert!(matches!(add(1, B), PackageFault::Sequence));
    assert!(matches!(add(0, b"firs"), PackageFault::Size { index: 0, declared: 5, found: 4 }));
    assert!(matches!(add(0, b"first!"), PackageFault::Size { index: 0, declared: 5, found: 6 }));
    assert!(matches!(add(0, b"First"), PackageFault::Altered { index: 0 }));
    assert!(matches!(begin(vec![file(0, A)]).unwrap().finish(), Err(PackageFault::Sequence)));
    assert!(matches!(begin(vec![file(1, A)]), Err(PackageFault::Path { index: 0 })));
    let failing = Cursor::new(A).chain(Broken);
    let mut writer = begin(vec![file(0, b"first and more")]).unwrap();
    assert!(matches!(writer.add_file(0, failing, &mut go), Err(PackageFault::Io(_))));
}

/// A stick that was pulled out.
struct Broken;

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

#[test]
fn many_files_are_divided_in_order_and_numbered_anew() {
    let entries = |sizes: &[u64]| -> Vec<FileEntry> {
        sizes.iter().map(|size| FileEntry { path: "x.pdf".into(), size: *size, ..file(0, A) }).collect()
    };
    // In the archive a file of 100 bytes takes 1024, one of 1000 bytes 1536.
    let volumes = plan_volumes(entries(&[100, 1000, 100, 100, 1000]), 2560).unwrap();
    let shape: Vec<Vec<(&str, u64)>> =
        volumes.iter().map(|volume| volume.iter().map(|file| (file.path.as_str(), file.size)).collect()).collect();
    let (one, two) = ("files/0001.pdf", "files/0002.pdf");
    assert_eq!(shape, [vec![(one, 100), (two, 1000)], vec![(one, 100), (two, 100)], vec![(one, 1000)]]);
    assert!(matches!(plan_volumes(entries(&[100, 2100]), 2560), Err(PackageFault::TooLarge { index: 1 })));
    assert_eq!(plan_volumes(Vec::new(), 2560).unwrap(), [Vec::new()]);
    assert_eq!(plan_volumes(entries(&vec![1; 10_000]), u64::MAX).unwrap().len(), 2);
    let unnamed = vec![FileEntry { path: "../x".into(), ..file(0, A) }];
    assert!(matches!(plan_volumes(unnamed, 2560), Err(PackageFault::Path { index: 0 })));
}
