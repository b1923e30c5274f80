//! Packages, documents, ranges, and imports that do not come to an end.

use std::fs;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;

use store::{Act, Copy, ImportError, Scope, StoreError};

use crate::common::{LATER, NOW, add, go_on, info, new_copy, noise, package, pass, sha256};

fn library_size(folder: &Path) -> u64 {
    ["library.db", "library.db-wal"]
        .iter()
        .filter_map(|name| fs::metadata(folder.join(name)).ok())
        .map(|metadata| metadata.len())
        .sum()
}

#[test]
fn an_imported_package_is_there_after_opening_again() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let large = noise(1, 200_000);
    let mut import = copy.begin_import(package("2026", 1)).unwrap();
    add(&mut import, "d2", "app-1", &large);
    add(&mut import, "d1", "app-2", b"small");
    add(&mut import, "d3", "app-1", b"");
    import.text("d2", 1, "第一页", Some("[1]")).unwrap();
    import.text("d2", 2, "第二页", None).unwrap();
    import.document_facts("d2", "{\"pages\":2}").unwrap();
    assert_eq!(copy.all_documents().unwrap(), [], "invisible before the commit");
    assert_eq!(copy.search("第一", Scope::Everything, 9).unwrap(), []);
    assert!(matches!(copy.read_range(&sha256(&large), 0, 1), Err(StoreError::NotInLibrary { .. })));
    import.commit(LATER).unwrap();
    drop(copy);

    let copy = Copy::open(home.path(), &pass()).unwrap();
    let ids =
        |documents: Vec<store::Document>| documents.into_iter().map(|document| document.info.id).collect::<Vec<_>>();
    assert_eq!(ids(copy.all_documents().unwrap()), ["d2", "d1", "d3"], "manifest order");
    assert_eq!(ids(copy.documents("app-1").unwrap()), ["d2", "d3"]);
    let document = copy.document("d2").unwrap().unwrap();
    assert_eq!(document.info, info("d2", "app-1", &large));
    assert_eq!(document.edition, "2026");
    assert_eq!(copy.document("none").unwrap(), None);
    assert_eq!(copy.document_facts("d2").unwrap().unwrap(), "{\"pages\":2}");
    assert_eq!(copy.document_facts("d1").unwrap(), None);
    assert_eq!(copy.page_text("d2", 1).unwrap().unwrap(), "第一页");
    assert_eq!(copy.page_boxes("d2", 1).unwrap().unwrap(), "[1]");
    assert_eq!(copy.page_text("d2", 3).unwrap(), None);
    assert_eq!(copy.page_text("d2", 0).unwrap(), None);
    assert_eq!(copy.page_text("d1", 1).unwrap(), None);
    let packages = copy.packages().unwrap();
    assert_eq!((packages[0].sequence, packages[0].imported_at.as_str()), (1, LATER));
    let entry = copy.journal().unwrap().pop().unwrap();
    assert_eq!((entry.act.as_str(), entry.subject.as_str()), ("import-package", &*package("2026", 1).digest));
    assert_eq!(entry.details, r#"{"bytes":200005,"documents":3,"edition":"2026","pages":2,"sequence":1}"#);
    assert_eq!(copy.integrity().unwrap(), []);
}

#[test]
fn any_range_reads_as_from_a_plain_file() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    // More chunks than the cache holds.
    let content = noise(2, 10 * 1024 * 1024 + 17);
    let digest = sha256(&content);
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d", "a", &content);
    assert_eq!(import.lend(&digest).unwrap().read_range(65_530, 12).unwrap(), content[65_530..65_542]);
    import.commit(LATER).unwrap();
    let mut choices = crate::common::Choices::new(3);
    for _ in 0..500 {
        let offset = choices.below(content.len() + 100_000);
        let length = *choices.of(&[0, 1, 1000, 65_536, 200_000]);
        let wanted = &content[offset.min(content.len())..(offset + length).min(content.len())];
        assert!(copy.read_range(&digest, offset as u64, length).unwrap() == wanted, "{offset}+{length}");
    }
    assert!(copy.read_range(&digest, u64::MAX, usize::MAX).unwrap().is_empty());
    assert!(copy.read_range(&digest, 0, usize::MAX).unwrap() == content);
}

#[test]
fn staged_content_reads_the_same_piece_by_piece_whatever_the_pieces() {
    let folder = tempfile::tempdir().unwrap();
    let copy = new_copy(folder.path());
    let mut import = copy.begin_import(package("2026", 1)).unwrap();
    let contents = [noise(1, 1_500_000), noise(2, 70_000), noise(3, 2_000_001)];
    for (number, content) in contents.iter().enumerate() {
        add(&mut import, &format!("0{number}"), "01", content);
        let mut lent = import.lend(&sha256(content)).unwrap();
        let mut other = import.lend(&sha256(&contents[0])).unwrap();
        for piece in [300_000, 64 << 10, 1 << 20, 7_919] {
            let mut read = Vec::new();
            while read.len() < content.len() {
                read.extend(lent.read_range(read.len() as u64, piece).unwrap());
                if read.len() == piece {
                    // Somebody looks elsewhere in between.
                    assert_eq!(other.read_range(99_999, 5).unwrap(), contents[0][99_999..100_004]);
                }
                import.text(&format!("0{number}"), 1, "text arrives meanwhile", None).unwrap();
            }
            assert!(read == *content, "document {number} in pieces of {piece}");
        }
    }
    import.commit(NOW).unwrap();
    for content in &contents {
        assert!(copy.read_range(&sha256(content), 0, usize::MAX).unwrap() == *content);
    }
}

#[test]
fn content_that_is_there_already_is_not_stored_twice() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let content = noise(4, 3 << 20);
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d1", "a", &content);
    add(&mut import, "d2", "b", &content);
    import.commit(LATER).unwrap();
    let mut import = copy.begin_import(package("e", 2)).unwrap();
    add(&mut import, "d1", "a", &content);
    import.commit(LATER).unwrap();
    drop(copy);
    assert!(library_size(home.path()) < 4 << 20);
    let copy = Copy::open(home.path(), &pass()).unwrap();
    assert!(copy.read_range(&sha256(&content), 0, 4 << 20).unwrap() == content);
}

#[test]
fn a_known_digest_does_not_let_other_content_pass() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d1", "a", b"content");
    let announced = info("d2", "a", b"content");
    let wrong = import.document(announced, &mut &b"c0ntent"[..], &mut go_on);
    assert!(matches!(wrong, Err(ImportError::DocumentDiffers { id }) if id == "d2"));
}

#[test]
fn content_unlike_its_announcement_is_refused_and_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let content = noise(5, 100_000);
    let mut short = info("d", "a", &content);
    short.size -= 1;
    let mut long = info("d", "a", &content);
    long.size += 1;
    let mut other = info("d", "a", &content);
    other.sha256 = sha256(b"other");
    for announced in [short, long, other] {
        let mut import = copy.begin_import(package("e", 1)).unwrap();
        let result = import.document(announced, &mut content.as_slice(), &mut go_on);
        assert!(matches!(result, Err(ImportError::DocumentDiffers { .. })));
    }
    // A caller who goes on regardless gets the rest of the package, never that document.
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    let mut announced = info("d", "a", &content);
    announced.sha256 = sha256(b"other");
    import.document(announced, &mut content.as_slice(), &mut go_on).unwrap_err();
    add(&mut import, "fine", "a", b"fine");
    import.commit(LATER).unwrap();
    assert_eq!(copy.document("d").unwrap(), None);
    assert!(copy.read_range(&sha256(b"other"), 0, 1).is_err());
    assert_eq!(copy.read_range(&sha256(b"fine"), 0, 9).unwrap(), b"fine");
}

#[test]
fn a_cancelled_import_leaves_the_journal_the_rows_and_the_size_as_they_were() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "kept", "a", &noise(6, 300_000));
    import.text("kept", 1, "留下的文字", None).unwrap();
    import.commit(LATER).unwrap();
    let head = copy.journal_head().unwrap();
    drop(copy);
    let size = library_size(home.path());
    let copy = Copy::open(home.path(), &pass()).unwrap();

    // Several bounded transactions, then stopped in the middle of a document.
    let mut import = copy.begin_import(package("e", 2)).unwrap();
    add(&mut import, "d1", "a", &noise(7, 20 << 20));
    import.text("d1", 1, "取消的文字", None).unwrap();
    let content = noise(8, 20 << 20);
    let stopped = import.document(info("d2", "a", &content), &mut content.as_slice(), &mut |read| {
        if read > 18 << 20 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(stopped, Err(ImportError::Cancelled)));
    assert!(library_size(home.path()) > size + (30 << 20), "it was really under way");
    import.cancel();

    assert_eq!(copy.journal_head().unwrap(), head);
    assert_eq!(copy.all_documents().unwrap().len(), 1);
    assert_eq!(copy.packages().unwrap().len(), 1);
    assert_eq!(copy.search("文字", Scope::Everything, 9).unwrap().len(), 1);
    drop(copy);
    assert!(library_size(home.path()) <= size + 65_536, "{} {size}", library_size(home.path()));
    let copy = Copy::open(home.path(), &pass()).unwrap();
    assert_eq!(copy.integrity().unwrap(), []);
    let mut import = copy.begin_import(package("e", 2)).unwrap();
    add(&mut import, "d1", "a", b"the same package again");
    import.commit(LATER).unwrap();
}

struct Failing;

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the stick was pulled"))
    }
}

#[test]
fn a_package_that_cannot_be_read_is_told_apart_from_a_failing_store() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    let result = import.document(info("d", "a", b"x"), &mut Failing, &mut go_on);
    assert!(matches!(result, Err(ImportError::Read(_))));
}

#[test]
fn older_equal_and_repeated_packages_are_refused_each_in_its_way() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    copy.begin_import(package("e", 5)).unwrap().commit(LATER).unwrap();
    assert!(matches!(copy.begin_import(package("e", 5)), Err(ImportError::AlreadyImported)));
    let mut rival = package("e", 5);
    rival.digest = sha256(b"rival");
    assert!(matches!(copy.begin_import(rival), Err(ImportError::OlderSequence { have: 5, got: 5 })));
    assert!(matches!(copy.begin_import(package("e", 4)), Err(ImportError::OlderSequence { have: 5, got: 4 })));
    copy.begin_import(package("another edition", 1)).unwrap().commit(LATER).unwrap();
    let running = copy.begin_import(package("e", 6)).unwrap();
    assert!(matches!(copy.begin_import(package("e", 7)), Err(ImportError::Busy)));
    drop(running);
    copy.begin_import(package("e", 6)).unwrap().commit(LATER).unwrap();
}

#[test]
fn a_newer_package_replaces_documents_by_id_and_keeps_the_others() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d1", "a", b"old");
    import.text("d1", 1, "旧的内容", None).unwrap();
    add(&mut import, "d2", "a", b"stays");
    import.text("d2", 1, "保留内容", None).unwrap();
    import.commit(LATER).unwrap();
    let mut import = copy.begin_import(package("e", 2)).unwrap();
    add(&mut import, "d1", "a", b"new");
    import.text("d1", 1, "新的内容", None).unwrap();
    assert_eq!(copy.page_text("d1", 1).unwrap().unwrap(), "旧的内容", "until the commit");
    import.commit(LATER).unwrap();
    assert_eq!(copy.page_text("d1", 1).unwrap().unwrap(), "新的内容");
    assert_eq!(copy.read_range(&sha256(b"stays"), 0, 9).unwrap(), b"stays");
    assert!(matches!(copy.read_range(&sha256(b"old"), 0, 9), Err(StoreError::NotInLibrary { .. })));
    let found: Vec<_> = copy.search("内容", Scope::Everything, 9).unwrap();
    let found: Vec<_> = found.iter().map(|hit| hit.document.as_str()).collect();
    assert_eq!(found, ["d2", "d1"], "in the order of packages");
    let mut import = copy.begin_import(package("another edition", 1)).unwrap();
    let taken = import.document(info("d1", "a", b"x"), &mut &b"x"[..], &mut go_on);
    assert!(matches!(taken, Err(ImportError::DocumentOfOtherEdition { .. })));
}

#[test]
fn withdrawn_documents_are_gone_at_once_and_from_the_disk_after_reclaiming() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let empty = library_size(home.path());
    let content = noise(9, 5 << 20);
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d1", "conflicted", &content);
    import.text("d1", 1, "回避的材料", None).unwrap();
    add(&mut import, "d2", "fine", b"fine");
    import.commit(LATER).unwrap();
    copy.read_range(&sha256(&content), 0, 10).unwrap();
    let count = copy
        .write(Act::WITHDRAW_DOCUMENTS, LATER, "conflicted", |write| write.withdraw_documents("conflicted"))
        .unwrap();
    assert_eq!(count, 1);
    assert!(copy.read_range(&sha256(&content), 0, 10).is_err());
    assert_eq!(copy.search("回避", Scope::Everything, 9).unwrap(), []);
    copy.reclaim().unwrap();
    assert_eq!(copy.read_range(&sha256(b"fine"), 0, 10).unwrap(), b"fine");
    drop(copy);
    assert!(library_size(home.path()) < empty + (1 << 20));
}

#[test]
fn malformed_calls_of_an_import_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let mut malformed = package("e", 1);
    malformed.digest = "abc".into();
    assert!(matches!(copy.begin_import(malformed), Err(ImportError::Store(StoreError::NotADigest))));
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d", "a", b"x");
    let twice = import.document(info("d", "a", b"x"), &mut &b"x"[..], &mut go_on);
    assert!(matches!(twice, Err(ImportError::DocumentTwice { .. })));
    assert!(matches!(import.text("none", 1, "", None), Err(ImportError::UnknownDocument { .. })));
    for page in [0, 1 << 20, u32::MAX] {
        assert!(matches!(import.text("d", page, "", None), Err(ImportError::PageNumber { .. })));
    }
    import.text("d", (1 << 20) - 1, "最后一页", None).unwrap();
    assert!(import.commit("now").is_err(), "an instant is asked for");
    assert_eq!(copy.all_documents().unwrap(), []);
}

#[test]
fn drafts_are_saved_and_documents_read_while_an_import_runs() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d1", "a", b"first");
    import.commit(LATER).unwrap();
    let mut import = copy.begin_import(package("e", 2)).unwrap();
    let content = noise(10, 1 << 20);
    let mut version = 0;
    import
        .document(info("d2", "a", &content), &mut content.as_slice(), &mut |_| {
            version = copy.save_draft("k", "{}", version, NOW).unwrap();
            assert_eq!(copy.read_range(&sha256(b"first"), 0, 9).unwrap(), b"first");
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(version, 16);
    import.commit(LATER).unwrap();
}

#[test]
fn the_text_of_a_document_can_be_read_again_and_an_interruption_shows() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let mut import = copy.begin_import(package("e", 1)).unwrap();
    add(&mut import, "d1", "01", b"first");
    add(&mut import, "d2", "01", b"second");
    import.document_facts("d1", "\"needs a password\"").unwrap();
    import.text("d2", 1, "质量方针", None).unwrap();
    import.document_facts("d2", "\"read\"").unwrap();
    import.commit(NOW).unwrap();

    let mut texts = copy.begin_texts().unwrap();
    assert!(matches!(copy.begin_import(package("e", 2)), Err(ImportError::Busy)), "one at a time");
    texts.choose("d1").unwrap();
    assert_eq!(texts.read_range(1, 3).unwrap(), b"irs");
    drop(texts);
    assert_eq!(copy.document_facts("d1").unwrap().unwrap(), "\"needs a password\"", "nothing came, nothing went");

    let mut texts = copy.begin_texts().unwrap();
    texts.choose("d1").unwrap();
    texts.text(1, "顾客满意", None).unwrap();
    drop(texts);
    assert_eq!(copy.document_facts("d1").unwrap(), None, "half a reading is no reading");

    let mut texts = copy.begin_texts().unwrap();
    texts.choose("d1").unwrap();
    texts.text(1, "顾客满意度", Some("[]")).unwrap();
    texts.text(2, "改进", None).unwrap();
    texts.finish("\"read\"").unwrap();
    texts.choose("d2").unwrap();
    texts.text(1, "质量目标", None).unwrap();
    texts.finish("\"read again\"").unwrap();
    assert!(matches!(texts.choose("d3"), Err(ImportError::UnknownDocument { .. })));
    drop(texts);
    let pages = |query| -> Vec<(String, u32)> {
        let hits = copy.search(query, Scope::Everything, 9).unwrap();
        hits.into_iter().map(|hit| (hit.document, hit.page)).collect()
    };
    assert_eq!(pages("满意度改进"), [("d1".to_owned(), 1)]);
    assert_eq!(pages("质量目标"), [("d2".to_owned(), 1)]);
    assert_eq!(pages("方针"), [], "the text before is gone, from the index too");
    assert_eq!(copy.page_text("d1", 1).unwrap().unwrap(), "顾客满意度");
    assert_eq!(copy.document_facts("d2").unwrap().unwrap(), "\"read again\"");
    assert_eq!(copy.integrity().unwrap(), []);
}

fn volume(number: u32, set: &str) -> store::PackageInfo {
    store::PackageInfo {
        volume: number,
        volume_set: Some(set.into()),
        digest: sha256(format!("{set} {number}").as_bytes()),
        ..package("e", 3)
    }
}

#[test]
fn volumes_of_one_set_come_in_any_order_and_others_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let mut import = copy.begin_import(volume(2, "set")).unwrap();
    add(&mut import, "b", "B", b"second");
    import.commit(LATER).unwrap();
    assert!(matches!(copy.begin_import(volume(2, "set")), Err(ImportError::AlreadyImported)));
    let mut again = volume(2, "set");
    again.digest = sha256(b"another spelling");
    assert!(matches!(copy.begin_import(again), Err(ImportError::OlderSequence { have: 3, got: 3 })));
    assert!(matches!(copy.begin_import(volume(1, "another")), Err(ImportError::OtherSet { sequence: 3 })));
    assert!(matches!(copy.begin_import(package("e", 3)), Err(ImportError::OlderSequence { have: 3, got: 3 })));
    let mut import = copy.begin_import(volume(1, "set")).unwrap();
    add(&mut import, "a", "A", b"first");
    import.commit(LATER).unwrap();
    let numbers: Vec<u32> = copy.packages().unwrap().iter().map(|package| package.volume).collect();
    assert_eq!(numbers, [2, 1]);
    assert_eq!(copy.all_documents().unwrap().len(), 2);

    copy.begin_import(package("e", 4)).unwrap().commit(LATER).unwrap();
    let late = copy.begin_import(volume(3, "set"));
    assert!(matches!(late, Err(ImportError::OlderSequence { have: 4, got: 3 })), "a newer package ends the set");
}
