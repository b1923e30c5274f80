//! Records, secrets, values, drafts, backups, and a folder that goes away.

use std::fs;

use store::{Act, Copy, DRAFT_HISTORY, DraftError, Fault, OpenError, Put, Record, StoreError};

use crate::common::{LATER, NOW, add, new_copy, package, pass, sha256};

fn record(content: &str, key: &str) -> Record {
    Record {
        digest: sha256(content.as_bytes()),
        kind: "sheet".into(),
        key: key.into(),
        bytes: content.as_bytes().to_vec(),
        received_at: NOW.into(),
    }
}

#[test]
fn a_record_keeps_its_first_bytes_whatever_comes_later_under_its_digest() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let first = record("one", "k2");
    let mut other = first.clone();
    other.bytes = b"changed outside the signed range".to_vec();
    let put = |record: &Record| copy.write(Act::IMPORT_RECORD, LATER, &record.digest, |write| write.put_record(record));
    assert_eq!(put(&first).unwrap(), Put::Stored);
    assert_eq!(put(&other).unwrap(), Put::AlreadyThere);
    assert_eq!(copy.record(&first.digest).unwrap(), Some(first.clone()));
    assert_eq!(put(&record("two", "k1")).unwrap(), Put::Stored);
    let keys: Vec<_> = copy.records("sheet").unwrap().into_iter().map(|info| info.key).collect();
    assert_eq!(keys, ["k1", "k2"], "ordered by key, not by arrival");
    assert_eq!(copy.records_by_key("sheet", "k2").unwrap()[0].digest, first.digest);
    assert_eq!(copy.records_by_key("receipt", "k2").unwrap(), []);
    let mut malformed = record("three", "k");
    malformed.digest.make_ascii_uppercase();
    assert!(matches!(put(&malformed), Err(StoreError::NotADigest)));
}

#[test]
fn secrets_and_values_are_replaced_by_name_and_survive() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    copy.write(Act::STORE_IDENTITY, LATER, "me", |write| {
        write.put_secret("signing-key", &[1, 2, 3])?;
        write.put_secret("signing-key", &[0, 255])?;
        write.put_value("p%/a", "1")?;
        write.put_value("p%/b", "2")?;
        write.put_value("pp/c", "3")?;
        write.put_value("gone", "4")?;
        write.delete_value("gone")
    })
    .unwrap();
    drop(copy);
    let copy = Copy::open(home.path(), &pass()).unwrap();
    assert_eq!(copy.secret("signing-key").unwrap().unwrap().as_slice(), [0, 255]);
    assert!(copy.secret("other").unwrap().is_none());
    assert_eq!(copy.value("gone").unwrap(), None);
    let under = copy.values("p%/").unwrap();
    assert_eq!(under, [("p%/a".into(), "1".into()), ("p%/b".into(), "2".into())]);
}

#[test]
fn a_draft_is_saved_only_over_the_version_that_was_seen() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    assert_eq!(copy.save_draft("sheet/1", "a", 0, NOW).unwrap(), 1);
    assert_eq!(copy.save_draft("sheet/1", "b", 1, LATER).unwrap(), 2);
    match copy.save_draft("sheet/1", "c", 1, LATER) {
        Err(DraftError::Conflict { expected: 1, current: Some(current) }) => {
            assert_eq!((current.version, current.json.as_str()), (2, "b"));
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(copy.save_draft("new", "c", 3, LATER), Err(DraftError::Conflict { expected: 3, current: None })));
    assert_eq!(copy.draft("sheet/1").unwrap().unwrap().saved_at, LATER);
    assert_eq!(copy.drafts().unwrap().len(), 1);
    assert_eq!(copy.journal().unwrap().len(), 1, "drafts are not journaled");
}

#[test]
fn fifty_earlier_versions_are_kept_for_undo() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    for version in 0..60 {
        copy.save_draft("k", &version.to_string(), version, NOW).unwrap();
    }
    let history = copy.draft_history("k").unwrap();
    let found: Vec<u64> = history.iter().map(|draft| draft.version).collect();
    let wanted: Vec<u64> = (10..60).rev().collect();
    assert_eq!(found, wanted);
    assert_eq!(history.len() as u64, DRAFT_HISTORY);
    assert_eq!(history[0].json, "58");
}

#[test]
fn signing_deletes_exactly_the_draft_that_was_signed() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    copy.save_draft("k", "signed text", 0, NOW).unwrap();
    copy.save_draft("k", "typed since", 1, NOW).unwrap();
    let sign = |seen: u64| {
        copy.write(Act::SIGN_RECORD, LATER, "k", |write| {
            write.put_record(&record("sheet", "k"))?;
            write.delete_draft("k", seen)
        })
    };
    assert!(matches!(sign(1), Err(DraftError::Conflict { expected: 1, .. })));
    assert_eq!(copy.records("sheet").unwrap(), [], "the record went with the refused deletion");
    sign(2).unwrap();
    assert_eq!(copy.draft("k").unwrap(), None);
    assert_eq!(copy.draft_history("k").unwrap(), []);
    assert!(matches!(copy.save_draft("k", "late", 2, NOW), Err(DraftError::Conflict { .. })));
    assert_eq!(copy.save_draft("k", "revision", 0, NOW).unwrap(), 4, "numbers never come back");
}

#[test]
fn a_backup_opens_by_itself_and_refills_its_library() {
    let home = tempfile::tempdir().unwrap();
    let (folder, backup) = (home.path().join("copy"), home.path().join("backup"));
    let copy = new_copy(&folder);
    copy.save_draft("k", "text", 0, NOW).unwrap();
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d", "a", b"content");
    import.commit(LATER).unwrap();
    copy.backup_work(&backup).unwrap();
    copy.save_draft("k", "after the backup", 1, NOW).unwrap();
    assert!(matches!(copy.backup_work(&backup), Err(store::BackupError::NotEmpty)));
    drop(copy);
    assert!(matches!(Copy::open(&backup, &pass()), Err(OpenError::Damaged { what: "library.db" })));
    let restored = Copy::open_discarding_library(&backup, &pass(), LATER).unwrap();
    assert_eq!(restored.draft("k").unwrap().unwrap().json, "text");
    assert_eq!(restored.all_documents().unwrap(), []);
    assert_eq!(restored.journal().unwrap().last().unwrap().act, "discard-library");
    let mut import = restored.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d", "a", b"content");
    import.commit(LATER).unwrap();
    assert_eq!(restored.read_range(&sha256(b"content"), 0, 99).unwrap(), b"content");
}

#[test]
fn a_sound_copy_has_no_faults_and_a_damaged_page_is_found() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let text = "x".repeat(400_000);
    copy.save_draft("k", &text, 0, NOW).unwrap();
    copy.save_draft("small", "y", 0, NOW).unwrap();
    assert_eq!(copy.integrity().unwrap(), []);
    drop(copy);
    let path = home.path().join("work.db");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() - 16384 * 3 + 77;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let copy = Copy::open(home.path(), &pass()).unwrap();
    let faults = copy.integrity().unwrap();
    assert!(matches!(faults[..], [Fault::File { what: "work.db", .. }]), "{faults:?}");
    assert!(matches!(copy.draft("k"), Err(StoreError::Damaged { .. })));
    assert_eq!(copy.draft("small").unwrap().unwrap().json, "y", "the rest can still be read");
}

#[cfg(unix)]
#[test]
fn what_is_written_into_a_vanished_folder_is_not_acknowledged() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("copy");
    let copy = new_copy(&folder);
    fs::rename(&folder, home.path().join("elsewhere")).unwrap();
    assert!(matches!(copy.save_draft("k", "text", 0, NOW), Err(DraftError::Store(StoreError::Gone))));
    let written = copy.write(Act::EXPORT, LATER, "x", |_| Ok::<_, StoreError>(()));
    assert!(matches!(written, Err(StoreError::Gone)));
    assert!(matches!(copy.begin_import(package("e", 1)), Err(store::ImportError::Store(StoreError::Gone))));
    fs::rename(home.path().join("elsewhere"), &folder).unwrap();
    assert_eq!(copy.save_draft("k", "text", 0, NOW).unwrap(), 1, "plugged in again, it goes on");
}
