//! Nothing that was stored can be read in the bytes of the folder.

use std::fs;

use store::{Act, Copy, Record};

use crate::common::{LATER, NOW, add, new_copy, package, pass, sha256};

const MARKER: &str = "可识别的秘密MARKER-5e1f";

#[test]
fn a_marker_is_nowhere_in_the_folder_while_open_nor_after_closing() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("copy");
    let copy = new_copy(&folder);
    copy.save_draft(MARKER, MARKER, 0, NOW).unwrap();
    copy.save_draft(MARKER, &format!("{MARKER} again"), 1, NOW).unwrap();
    copy.write(Act::IMPORT_RECORD, LATER, MARKER, |write| {
        write.set_details(serde_json::json!({ "marker": MARKER }));
        write.put_secret(MARKER, MARKER.as_bytes())?;
        write.put_value(MARKER, MARKER)?;
        write.put_record(&Record {
            digest: sha256(MARKER.as_bytes()),
            kind: MARKER.into(),
            key: MARKER.into(),
            bytes: MARKER.repeat(5000).into_bytes(),
            received_at: NOW.into(),
        })
    })
    .unwrap();
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d", MARKER, MARKER.repeat(20_000).as_bytes());
    import.text("d", 1, &MARKER.repeat(100), Some(MARKER)).unwrap();
    import.document_facts("d", MARKER).unwrap();
    assert_nowhere(home.path());
    import.commit(LATER).unwrap();
    assert_nowhere(home.path());
    copy.backup_work(&home.path().join("backup")).unwrap();
    copy.integrity().unwrap();
    drop(copy);
    assert_nowhere(home.path());
    let copy = Copy::open(&folder, &pass()).unwrap();
    assert_eq!(copy.value(MARKER).unwrap().as_deref(), Some(MARKER), "it was really stored");
}

fn assert_nowhere(folder: &std::path::Path) {
    let mut read = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            assert_nowhere(&path);
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        read += bytes.len();
        for needle in [MARKER.as_bytes(), b"MARKER", b"SQLite format", b"CREATE TABLE", b"5e1f 4d 41"] {
            let found = bytes.windows(needle.len()).any(|window| window == needle);
            assert!(!found, "{} holds {}", path.display(), String::from_utf8_lossy(needle));
        }
    }
    assert!(folder.file_name().unwrap() != "copy" || read > 100_000, "files were really read");
}
