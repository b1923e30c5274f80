//! Hostile archives and manifests: each is refused by its name.

use exchange::cms::{CmsFault, sign_detached};
use exchange::package::PackageFault;
use tar::{EntryType, Header};

use super::forged::{A, B, Forged, two};
use super::{read, sender};

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
