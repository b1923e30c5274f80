//! Dividing a package, and what holds its volumes together.

use exchange::Digest;
use exchange::package::{FileEntry, Manifest, PackageFault, Volume, VolumeContent, plan_volumes, volume_set};

use super::forged::{A, B, Forged};
use super::{file, manifest, sender};

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

#[test]
fn a_dossier_that_fits_into_a_volume_is_not_divided() {
    let of = |application: &str, size| FileEntry { application: application.into(), size, ..file(0, A) };
    let shape = |files: Vec<FileEntry>, limit| -> Vec<Vec<String>> {
        let volumes = plan_volumes(files, limit).unwrap();
        volumes.iter().map(|volume| volume.iter().map(|file| file.application.clone()).collect()).collect()
    };
    // Each takes 1024 bytes.
    let files = vec![of("1", 100), of("1", 100), of("2", 100), of("2", 100), of("3", 100)];
    assert_eq!(shape(files.clone(), 3072), [vec!["1", "1"], vec!["2", "2", "3"]]);
    assert_eq!(shape(files.clone(), 5120).len(), 1);
    // One that fits nowhere whole fills the volume before it.
    assert_eq!(shape(files, 1024 + 512 + 511), [vec!["1"], vec!["1"], vec!["2"], vec!["2"], vec!["3"]]);
    let large = vec![of("1", 100), of("2", 100), of("2", 100), of("2", 100), of("2", 100)];
    assert_eq!(shape(large, 3072), [vec!["1", "2", "2"], vec!["2", "2"]]);
}

/// The two volumes of a package with a file each.
fn pair() -> [Manifest; 2] {
    let volumes = [vec![file(0, A)], vec![FileEntry { application: "A-02".into(), ..file(0, B) }]];
    let set = volume_set(&volumes);
    let volume = |number, files| Manifest { volume: Volume { number, of: 2 }, set: set.clone(), ..manifest(files) };
    let [one, two] = volumes;
    [volume(1, one), volume(2, two)]
}

#[test]
fn a_volume_names_its_set_and_what_is_missing() {
    let [one, two] = pair();
    assert_eq!(one.set_name(), two.set_name());
    assert!(one.set_name().is_some() && manifest(vec![file(0, A)]).set_name().is_none());
    assert_eq!(one.incomplete(&[1]), ["A-02"]);
    assert_eq!(one.incomplete(&[2]), ["A-01"]);
    assert_eq!(one.incomplete(&[]), ["A-01", "A-02"]);
    assert!(one.incomplete(&[2, 1]).is_empty());
    for other in [
        Manifest { charter: Digest::of(b"another"), ..one.clone() },
        Manifest { rows: serde_json::json!([]), ..one.clone() },
        Manifest { sequence: 2, ..one.clone() },
        Manifest { set: volume_set(&[vec![file(0, A)], vec![file(0, A)]]), ..one.clone() },
    ] {
        assert_ne!(other.set_name(), one.set_name(), "made at another time");
    }
    // The line that FORMAT.md describes, written by hand.
    let line = format!(
        "files/0001.pdf\tA-01\t01\t申报材料 0.pdf\tapplication/pdf\t5\t{}\t3,4\t{}\n",
        Digest::of(A),
        Digest::of(b"letter")
    );
    let expected = VolumeContent { applications: vec!["A-01".into()], files: Digest::of(line.as_bytes()) };
    assert_eq!(one.set.unwrap()[0], expected);
    let bare = FileEntry { secret_pages: Vec::new(), declassification: None, ..file(0, A) };
    let line = format!("files/0001.pdf\tA-01\t01\t申报材料 0.pdf\tapplication/pdf\t5\t{}\t\t\n", Digest::of(A));
    assert_eq!(VolumeContent::of(&[bare]).files, Digest::of(line.as_bytes()));
}

#[test]
fn a_volume_that_contradicts_its_set_is_refused() {
    let office = sender();
    let [one, two] = pair();
    let fault = |manifest: &Manifest| {
        let json = serde_json::to_vec(manifest).unwrap();
        Forged::signed(&office, &json).entry("files/0001.pdf", A, |_| {}).end().fault(&office)
    };
    let files = two.files.clone();
    let mut longer = one.set.clone().unwrap();
    longer.push(longer[0].clone());
    let mut renamed = one.set.clone().unwrap();
    renamed[1].applications = vec!["\u{7}".into()];
    for (wrong, why) in [
        (Manifest { files, ..one.clone() }, "the files of the other volume"),
        (Manifest { volume: Volume { number: 2, of: 2 }, ..one.clone() }, "the number of the other volume"),
        (Manifest { set: None, ..one.clone() }, "no set"),
        (Manifest { set: Some(longer), ..one.clone() }, "three in a set of two"),
        (Manifest { set: Some(renamed), ..one.clone() }, "an unseen character"),
        (Manifest { volume: Volume { number: 1, of: 1 }, ..one.clone() }, "a set of an undivided package"),
    ] {
        assert!(matches!(fault(&wrong), PackageFault::Rule("set")), "{why}");
    }
    let json = serde_json::to_vec(&one).unwrap();
    let good = Forged::signed(&office, &json).entry("files/0001.pdf", A, |_| {}).end();
    assert_eq!(super::read(&good.sealed(&office.expert), &office.expert).unwrap(), [A]);
}
