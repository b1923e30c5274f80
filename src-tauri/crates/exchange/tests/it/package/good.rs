//! What a package gives back, here and in other people's tools.

use std::io::Read as _;

use exchange::Digest;
use exchange::cms::sign_detached;
use exchange::package::{PackageFault, PackageReader, numbered_path};

use super::{dossiers, file, manifest, read, sender, written};
use crate::common::{EDITION, NOW, run, text};

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
