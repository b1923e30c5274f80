//! What a writer does not write.

use std::io::{Cursor, Read as _};

use exchange::package::{FileEntry, PackageFault, PackageWriter};

use super::forged::{A, B};
use super::streams::Broken;
use super::{file, go, manifest, sender};

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
