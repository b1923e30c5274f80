//! What `age`, `tar` and `openssl` make of what travels sealed.

use std::{collections::BTreeMap, ffi::OsStr, fs, path::Path};

use serde_json::Value;

use crate::{
    demo::demo,
    tools::{sha256, tool, tool_fed},
};

/// Writes a person's age identity, out of their own copy, where `age` can read it.
fn age_identity(person: &str, folder: &Path) -> String {
    let secret = demo().look_into(person, |copy| copy.secret("age-identity").unwrap().unwrap());
    let file = folder.join(format!("{person}.txt"));
    fs::write(&file, &*secret).unwrap();
    file.to_string_lossy().into_owned()
}

#[test]
fn age_and_tar_open_a_package_and_its_files_are_those_of_the_signed_manifest() {
    let folder = tempfile::tempdir().unwrap();
    for person in ["Z01", "Z02"] {
        let identity = age_identity(person, folder.path());
        let package = demo().path(&format!("packages/{person}-1.pkg"));
        let arguments = [OsStr::new("-d"), "-i".as_ref(), identity.as_ref(), package.as_os_str()];
        let archive = tool("age", &arguments).content(&package).stdout;
        let listed = tool_fed("tar", &["tf", "-"], &archive).content(&package).text();
        let names: Vec<&str> = listed.lines().collect();
        assert_eq!(names[..2], ["manifest.json", "manifest.p7s"]);

        let to = folder.path().join(person);
        fs::create_dir(&to).unwrap();
        tool_fed("tar", &[OsStr::new("xf"), "-".as_ref(), "-C".as_ref(), to.as_os_str()], &archive).content(&package);
        let manifest = fs::read(to.join("manifest.json")).unwrap();
        let office = demo().office();
        let (content, cms) = (to.join("manifest.json"), to.join("manifest.p7s"));
        let arguments = [
            OsStr::new("cms"),
            "-verify".as_ref(),
            "-cades".as_ref(),
            "-binary".as_ref(),
            "-inform".as_ref(),
            "DER".as_ref(),
            "-purpose".as_ref(),
            "any".as_ref(),
            "-in".as_ref(),
            cms.as_os_str(),
            "-content".as_ref(),
            content.as_os_str(),
            "-CAfile".as_ref(),
            office.as_os_str(),
            "-out".as_ref(),
            "/dev/null".as_ref(),
        ];
        tool("openssl", &arguments).content(&cms);
        let manifest: Value = serde_json::from_slice(&manifest).unwrap();
        assert_eq!(manifest["recipient"], person);
        let files = manifest["files"].as_array().unwrap();
        let listed: Vec<&str> = files.iter().map(|file| file["path"].as_str().unwrap()).collect();
        assert_eq!(names[2..], listed[..]);
        for file in files {
            let bytes = fs::read(to.join(file["path"].as_str().unwrap())).unwrap();
            assert_eq!(file["size"], bytes.len());
            assert_eq!(file["sha256"], *sha256(&bytes), "{file}");
        }
        let applications: Vec<&Value> = files.iter().map(|file| &file["application"]).collect();
        assert_eq!(person == "Z02", !applications.contains(&&Value::from("05")), "Z02 is recused from 05 and alone");
    }
}

#[test]
fn a_package_opens_for_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let identity = age_identity("Z03", folder.path());
    let package = demo().path("packages/Z01-1.pkg");
    let said = tool("age", &[OsStr::new("-d"), "-i".as_ref(), identity.as_ref(), package.as_os_str()]);
    assert_ne!(said.status, Some(0));
    assert!(said.stdout.is_empty());
}

#[test]
fn age_opens_a_handed_in_sheet_for_the_chair_as_the_very_file_in_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    let identity = age_identity("C01", folder.path());
    let mut opened = BTreeMap::new();
    for entry in fs::read_dir(demo().path("hand-in")).unwrap() {
        let path = entry.unwrap().path();
        let arguments = [OsStr::new("-d"), "-i".as_ref(), identity.as_ref(), path.as_os_str()];
        opened.insert(tool("age", &arguments).content(&path).stdout, path);
    }
    let mut sheets = 0;
    for entry in fs::read_dir(demo().path("sheets")).unwrap() {
        let path = entry.unwrap().path();
        assert!(opened.contains_key(&fs::read(&path).unwrap()), "{} was never handed in", path.display());
        sheets += 1;
    }
    assert_eq!((sheets, opened.len()), (38, 38));
}
