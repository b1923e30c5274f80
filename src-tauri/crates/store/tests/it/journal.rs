//! The hash chain.

use std::process::Command;

use store::journal::{Broken, Entry, Head, verify};
use store::{Act, Copy, StoreError};

use crate::common::{LATER, NOW, new_copy, pass};

fn three_entries(copy: &Copy) -> Vec<Entry> {
    for subject in ["第一个", "b"] {
        copy.write(Act::EXPORT, LATER, subject, |write| {
            write.set_details(serde_json::json!({ "files": 2, "名": "甲\"," }));
            Ok::<_, StoreError>(())
        })
        .unwrap();
    }
    copy.journal().unwrap()
}

#[test]
fn the_first_entry_is_the_creation_and_the_chain_verifies() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let entries = three_entries(&copy);
    assert_eq!(entries[0].act, "create-copy");
    assert_eq!(entries[0].at, NOW);
    assert_eq!(entries[0].subject, copy.label().copy);
    assert_eq!(entries[0].previous, Head::genesis());
    assert_eq!(verify(&entries), Ok(copy.journal_head().unwrap()));
    assert_eq!(verify(&[]), Ok(Head::genesis()));
}

#[test]
fn every_change_to_an_exported_journal_is_found_at_its_entry() {
    let home = tempfile::tempdir().unwrap();
    let entries = three_entries(&new_copy(home.path()));
    let changes: [fn(&mut Entry); 6] = [
        |entry| entry.at = NOW.replace("08:", "09:"),
        |entry| entry.act.push('x'),
        |entry| entry.subject.push(' '),
        |entry| entry.details.push(' '),
        |entry| entry.seq += 1,
        |entry| entry.head = Head::parse(&"a".repeat(64)).unwrap(),
    ];
    for change in changes {
        let mut changed = entries.clone();
        change(&mut changed[1]);
        assert_eq!(verify(&changed), Err(Broken { seq: 2 }));
    }
    let mut shorter = entries.clone();
    shorter.remove(1);
    assert_eq!(verify(&shorter), Err(Broken { seq: 2 }));
    let mut swapped = entries;
    swapped.swap(0, 1);
    assert_eq!(verify(&swapped), Err(Broken { seq: 1 }));
}

/// The recipe of the module's documentation, run by another language.
#[test]
fn python_recomputes_the_head_from_the_documented_encoding() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let entries = three_entries(&copy);
    let script = r#"
import hashlib, json, sys
head = "0" * 64
for e in json.loads(sys.argv[1]):
    assert e["previous"] == head
    parts = ["paneldesk.journal/1", e["previous"], str(e["seq"]), e["at"], e["act"], e["subject"], e["details"]]
    data = b"".join(b"%d:%s," % (len(p.encode()), p.encode()) for p in parts)
    head = hashlib.sha256(data).hexdigest()
sys.stdout.write(head)
"#;
    let json = serde_json::to_string(&entries).unwrap();
    let run = Command::new("python3").args(["-X", "utf8", "-c", script, &json]).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(String::from_utf8(run.stdout).unwrap(), copy.journal_head().unwrap().as_str());
}

#[test]
fn a_failed_write_changes_nothing_and_is_not_journaled() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let head = copy.journal_head().unwrap();
    let failed = copy.write(Act::MERGE, LATER, "x", |write| {
        write.put_value("a", "1")?;
        assert_eq!(write.value("a")?.as_deref(), Some("1"), "a writing sees its own changes");
        Err::<(), _>(StoreError::NotADigest)
    });
    assert!(matches!(failed, Err(StoreError::NotADigest)));
    assert_eq!(copy.value("a").unwrap(), None);
    assert_eq!(copy.journal_head().unwrap(), head);
    let malformed = copy.write(Act::MERGE, "2026-11-21", "x", |_| Ok::<_, StoreError>(()));
    assert!(matches!(malformed, Err(StoreError::NotAnInstant { .. })));
    assert_eq!(copy.journal_head().unwrap(), head);
}

#[test]
fn a_panicking_write_rolls_back_and_does_not_block_the_next() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let head = copy.journal_head().unwrap();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        copy.write::<(), StoreError>(Act::MERGE, LATER, "x", |write| {
            write.put_value("a", "1")?;
            panic!("on purpose");
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(copy.journal_head().unwrap(), head);
    copy.write(Act::MERGE, LATER, "x", |write| write.put_value("a", "2")).unwrap();
    assert_eq!(copy.value("a").unwrap().as_deref(), Some("2"));
}

#[test]
fn a_write_inside_a_write_is_refused_and_reads_inside_one_do_not_wait() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    copy.write(Act::MERGE, LATER, "x", |write| {
        write.put_value("a", "1")?;
        assert_eq!(copy.value("a")?, None, "others see it after the commit");
        let inner = copy.write(Act::MERGE, LATER, "y", |_| Ok::<_, StoreError>(()));
        assert!(matches!(inner, Err(StoreError::NestedWrite)));
        assert!(matches!(copy.save_draft("d", "{}", 0, LATER), Err(store::DraftError::Store(StoreError::NestedWrite))));
        Ok::<_, StoreError>(())
    })
    .unwrap();
    assert_eq!(copy.journal().unwrap().len(), 2);
}

#[test]
fn writes_of_many_threads_make_one_chain() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let copy = &copy;
            scope.spawn(move || {
                for number in 0..10 {
                    let name = format!("{thread}/{number}");
                    copy.write(Act::EXPORT, LATER, &name, |write| write.put_value(&name, "1")).unwrap();
                }
            });
        }
    });
    assert_eq!(copy.journal().unwrap().len(), 41);
    assert_eq!(copy.values("").unwrap().len(), 40);
    verify(&copy.journal().unwrap()).unwrap();
    drop(copy);
    assert_eq!(Copy::open(home.path(), &pass()).unwrap().journal().unwrap().len(), 41);
}
