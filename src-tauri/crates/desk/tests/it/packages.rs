//! Packages as office and expert handle them: volumes, and what keeps a dossier from being sealed.

use std::{
    fs::{self, File},
    io::{self, Cursor, Read},
    path::{Path, PathBuf},
};

use desk::{
    DeskError,
    documents::{ConcernCode, ImportProgress},
    expert::{CellKey, PackageFile, SheetSigning, VolumesImport},
    office::{EditionPlan, PackReport, PackSource, Packing, PlanFault, survey_dossiers},
};
use exchange::{Digest, package::Flow};
use rules::{bundled, scheme::Scheme};

use crate::edition::{Edition, go, instant, plan_of};

/// Text files of so many bytes as their names say, each beginning with a word of its own.
struct Sized(&'static str);

impl Sized {
    fn content(&self, file: &str) -> Vec<u8> {
        let size = file.split_once('-').unwrap().1.parse().unwrap();
        let mut text = format!("{}{file}\n", self.0).into_bytes();
        text.resize(size, b'x');
        text
    }
}

impl PackSource for Sized {
    fn open(&self, file: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(Cursor::new(self.content(file))))
    }
}

/// Application 01 in volume 1, 02 in volumes 2 and 3, 03 in volume 3.
const LIMIT: u64 = 200_000;

fn three_volumes() -> EditionPlan {
    let files = |list: &[&str]| list.iter().map(|file| (format!("{file}.txt"), (*file).to_owned())).collect();
    plan_of(&[
        ("01".to_owned(), files(&["a-100000"])),
        ("02".to_owned(), files(&["b-150000", "c-150000"])),
        ("03".to_owned(), files(&["d-40000"])),
    ])
}

fn pack(
    edition: &Edition,
    folder: &Path,
    sequence: u64,
    limit: u64,
    word: &'static str,
) -> Result<PackReport, DeskError> {
    fs::create_dir_all(folder).unwrap();
    let source = Sized(word);
    let packing = Packing { plan: &edition.plan, source: &source, folder, sequence, engine: None, volume_limit: limit };
    edition.office.pack(&packing, &edition.signer, instant(6), &mut |_| Flow::Go)
}

fn volume(edition: &Edition, folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("{}-1-v{number}of3.pkg", edition.expert_id))
}

fn take_in(
    edition: &Edition,
    files: &[PathBuf],
    progress: &mut dyn FnMut(ImportProgress<'_>) -> Flow,
) -> Result<VolumesImport, DeskError> {
    let open = |path: &PathBuf| PackageFile { name: path.display().to_string(), content: File::open(path).unwrap() };
    edition.expert.import_volumes(files.iter().map(open).collect(), None, instant(7), progress)
}

fn code<T: std::fmt::Debug>(outcome: Result<T, DeskError>) -> &'static str {
    outcome.unwrap_err().explain().code
}

fn keys(edition: &Edition) -> Vec<String> {
    edition.expert.documents(None).unwrap().into_iter().map(|document| document.key).collect()
}

#[test]
fn volumes_come_in_any_order_and_say_what_is_missing() {
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::found(home.path(), three_volumes());
    let folder = home.path().join("stick");
    let report = pack(&edition, &folder, 1, LIMIT, "").unwrap();
    let own: Vec<_> = report.packages.iter().filter(|packed| packed.person == edition.expert_id).collect();
    assert_eq!(own.iter().map(|packed| packed.documents).collect::<Vec<_>>(), [1, 1, 2]);
    assert!(own.iter().all(|packed| fs::metadata(&packed.path).unwrap().len() < LIMIT + 10_000));
    let file = |number| volume(&edition, &folder, number);

    let first = take_in(&edition, &[file(2)], &mut go).unwrap();
    assert_eq!((first.taken, first.already_here, first.package.missing()), (vec![2], vec![], vec![1, 3]));
    assert_eq!(first.package.incomplete.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["01", "02", "03"]);
    assert_eq!(keys(&edition), ["02-01"]);
    let work = edition.expert.my_work().unwrap();
    assert_eq!(work.len(), 3, "the rows come with every volume");
    let signer = edition.expert.unlock(&desk::Passphrase::new("p")).unwrap();
    let sign = |place: usize| {
        let signing = SheetSigning { cell: CellKey::of(&work[place].row), reason: None };
        edition.expert.sign_sheet(&signing, &signer, instant(8))
    };
    assert_eq!(code(sign(1)), "E-DOSSIER-INCOMPLETE", "half a dossier is not signed for");

    let head = edition.expert.journal_head().unwrap();
    assert_eq!(code(take_in(&edition, &[file(2)], &mut go)), "E-PACKAGE-KNOWN");
    assert_eq!(edition.expert.journal_head().unwrap(), head, "a repeated volume changes nothing");

    let second = take_in(&edition, &[file(1)], &mut go).unwrap();
    assert_eq!(second.package.incomplete.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["02", "03"]);
    assert!(matches!(sign(0), Err(DeskError::Incomplete { .. })), "01 is whole: only its marks are missing");
    let bytes = edition.expert.document_bytes("01-01", 0, 1 << 20).unwrap();
    assert_eq!(bytes, Sized("").content("a-100000"));

    let last = take_in(&edition, &[file(3), file(2), file(3)], &mut go).unwrap();
    assert_eq!((last.taken, last.already_here), (vec![3], vec![2, 3]));
    assert!(last.package.missing().is_empty() && last.package.incomplete.is_empty());
    assert_eq!(edition.expert.packages().unwrap().len(), 1, "three volumes are one package");
    let documents: Vec<String> = last.package.documents.iter().map(|document| document.key.clone()).collect();
    assert_eq!(documents, ["01-01", "02-01", "02-02", "03-01"]);
    let by_number: Vec<_> = last.package.present.iter().map(|volume| (volume.number, volume.manifest)).collect();
    let divided = last.package.documents[1].application.clone();
    assert_eq!((2, last.package.manifest_of(&divided)), by_number[1], "of the volume with its first document");
    assert!(matches!(sign(1), Err(DeskError::Incomplete { .. })));
}

#[test]
fn several_volumes_at_once_count_their_bytes_together() {
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::found(home.path(), three_volumes());
    pack(&edition, home.path(), 1, LIMIT, "").unwrap();
    let files = [3, 1, 2].map(|number| volume(&edition, home.path(), number));
    let mut seen = Vec::new();
    let imported = take_in(&edition, &files, &mut |at| {
        seen.push((at.done, at.total));
        Flow::Go
    });
    assert_eq!(imported.unwrap().taken, [1, 2, 3]);
    assert!(seen.is_sorted() && seen.iter().all(|(_, total)| *total == 440_000), "{seen:?}");
    assert_eq!(seen.last().unwrap().0, 440_000);
}

#[test]
fn volumes_of_different_makes_and_older_sequences_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::found(home.path(), three_volumes());
    let [one, other, again, whole] = ["one", "other", "again", "whole"].map(|name| home.path().join(name));
    pack(&edition, &one, 1, LIMIT, "").unwrap();
    pack(&edition, &other, 1, LIMIT, "changed ").unwrap();
    pack(&edition, &again, 1, LIMIT, "").unwrap();
    pack(&edition, &whole, 1, 1 << 30, "").unwrap();

    let mixed = take_in(&edition, &[volume(&edition, &one, 1), volume(&edition, &other, 2)], &mut go).unwrap_err();
    let told = mixed.explain();
    assert_eq!(told.code, "E-PACKAGE-OTHER-VOLUMES");
    assert!(told.zh.contains("other") && told.en.contains("v2of3"), "the file is named: {told:?}");
    assert!(keys(&edition).is_empty(), "nothing of either");

    take_in(&edition, &[volume(&edition, &one, 1)], &mut go).unwrap();
    let foreign = take_in(&edition, &[volume(&edition, &other, 2)], &mut go);
    assert_eq!(code(foreign), "E-PACKAGE-OTHER-VOLUMES");
    assert_eq!(code(take_in(&edition, &[edition_file(&edition, &whole, 1)], &mut go)), "E-PACKAGE-OLD");
    let remade = take_in(&edition, &[volume(&edition, &again, 3)], &mut go).unwrap();
    assert_eq!(remade.package.missing(), [2], "made again from the same documents is the same set");
    assert_eq!(code(take_in(&edition, &[volume(&edition, &again, 1)], &mut go)), "E-PACKAGE-KNOWN");

    pack(&edition, &whole, 2, 1 << 30, "").unwrap();
    take_in(&edition, &[edition_file(&edition, &whole, 2)], &mut go).unwrap();
    assert_eq!(code(take_in(&edition, &[volume(&edition, &one, 2)], &mut go)), "E-PACKAGE-OLD");
}

fn edition_file(edition: &Edition, folder: &Path, sequence: u64) -> PathBuf {
    folder.join(format!("{}-{sequence}.pkg", edition.expert_id))
}

#[test]
fn a_volume_that_is_stopped_or_damaged_leaves_nothing_and_those_before_it_stay() {
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::found(home.path(), three_volumes());
    pack(&edition, home.path(), 1, LIMIT, "").unwrap();
    let files = [1, 2, 3].map(|number| volume(&edition, home.path(), number));
    let stopped = take_in(&edition, &files, &mut |at| if at.done > 150_000 { Flow::Stop } else { Flow::Go });
    assert_eq!(code(stopped), "E-CANCELLED");
    assert_eq!(keys(&edition), ["01-01"]);
    assert_eq!(edition.expert.packages().unwrap()[0].missing(), [2, 3]);

    let whole = fs::read(&files[1]).unwrap();
    fs::write(&files[1], &whole[..whole.len() - 70_000]).unwrap();
    let cut = take_in(&edition, &files[1..], &mut go).unwrap_err().explain();
    assert!(cut.code == "E-PACKAGE-TRUNCATED" || cut.code == "E-PACKAGE-DAMAGED", "{cut:?}");
    assert!(cut.en.contains("v2of3"), "{cut:?}");
    assert_eq!(keys(&edition), ["01-01"]);
    fs::write(&files[1], &whole).unwrap();
    take_in(&edition, &files[1..], &mut go).unwrap();
    assert_eq!(keys(&edition).len(), 4);
    assert_eq!(code(take_in(&edition, &[], &mut go)), "E-NO-FILES");
}

#[test]
fn a_document_larger_than_a_volume_is_named_and_nothing_is_written() {
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::found(home.path(), three_volumes());
    let folder = home.path().join("stick");
    let told = pack(&edition, &folder, 1, 120_000, "").unwrap_err().explain();
    assert_eq!(told.code, "E-DOCUMENT-TOO-LARGE");
    for text in [&told.zh, &told.en] {
        assert!(text.contains("02") && text.contains("b-150000.txt") && text.contains("120000"), "{text}");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn declared_secrets_without_a_letter_are_listed_beforehand_and_not_sealed() {
    let home = tempfile::tempdir().unwrap();
    let mut plan = three_volumes();
    plan.applications[1].documents[0].secret_pages = vec![1, 3];
    let edition = Edition::found(home.path(), plan.clone());
    let folder = home.path().join("stick");
    let concerns = survey_dossiers(&plan, &Sized(""), None, &mut go).unwrap();
    let listed: Vec<_> = concerns.iter().filter(|concern| concern.code == ConcernCode::NoLetter).collect();
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].application.as_str(), listed[0].document.as_str()), ("02", "01"));
    assert!(listed[0].zh.contains("演示办法第六条"), "{}", listed[0].zh);

    let told = pack(&edition, &folder, 1, LIMIT, "").unwrap_err().explain();
    assert_eq!(told.code, "E-DECLASSIFICATION-LETTER");
    for text in [&told.zh, &told.en] {
        assert!(text.contains("02") && text.contains("演示办法第六条"), "application and article: {text}");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);

    let mut edition = edition;
    edition.plan.applications[1].documents[1].declassification = true;
    assert!(survey_dossiers(&edition.plan, &Sized(""), None, &mut go).unwrap().is_empty());
    pack(&edition, &folder, 1, 1 << 30, "").unwrap();
    let imported = take_in(&edition, &[edition_file(&edition, &folder, 1)], &mut go).unwrap().package;
    let letter = Digest::of(&Sized("").content("c-150000"));
    let carried: Vec<_> = imported.documents.iter().map(|document| document.declassification).collect();
    assert_eq!(carried, [None, Some(letter), Some(letter), None]);
    assert_eq!(imported.documents[1].secret_pages, [1, 3]);
}

#[test]
fn a_scheme_that_requires_the_letter_requires_it_of_every_dossier() {
    let text = bundled::SCHEMES.iter().find(|(id, _)| *id == "demo-mayor").unwrap().1;
    let silent = "declassification = { unspecified = \"演示办法未规定。\" }";
    assert!(text.contains(silent));
    let text = text.replace(silent, "declassification = { value = true, article = \"第九条\" }");
    let scheme = Scheme::parse(&text).unwrap();
    let mut plan = three_volumes();
    plan.applications[0].documents[0].declassification = true;
    let missing = plan.missing_letters(&scheme);
    let named: Vec<_> = missing.iter().map(|letter| (letter.application.as_str(), letter.article.as_deref())).collect();
    assert_eq!(named, [("02", Some("第九条")), ("03", Some("第九条"))]);
    assert!(missing[0].required && missing[0].zh().contains("第九条"));
    assert!(three_volumes().missing_letters(&bundled::scheme("demo-mayor").unwrap()).is_empty());
}

#[test]
fn a_plan_with_two_letters_or_disordered_secret_pages_is_faulty() {
    let mut plan = three_volumes();
    assert_eq!(plan.check(), []);
    plan.applications[1].documents.iter_mut().for_each(|document| document.declassification = true);
    plan.applications[2].documents[0].secret_pages = vec![2, 2];
    plan.applications[0].documents[0].secret_pages = vec![0, 1];
    let faults = plan.check();
    assert_eq!(faults.len(), 3, "{faults:?}");
    assert_eq!(faults[1], PlanFault::SecondLetter(plan.applications[1].id.clone()));
    assert!(matches!(&faults[0], PlanFault::SecretPages { application, .. } if application.as_str() == "01"));
    let written = toml::to_string(&plan).unwrap();
    let read: EditionPlan = toml::from_str(&written).unwrap();
    assert_eq!(read.check(), faults, "marks of documents survive the file");
}
