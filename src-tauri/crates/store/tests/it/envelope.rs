//! Creating, opening, the errors of opening, the passphrase.

use std::fs;
use std::path::Path;

use store::{ChangePassphraseError, Copy, CopyInfo, CreateError, KdfCost, OpenError, Passphrase, StoreError};

use crate::common::{LATER, NOW, new_copy, pass};

fn flip(path: &Path, offset: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[offset] ^= 0x40;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_new_copy_opens_again_with_its_passphrase_and_keeps_its_label() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("copy");
    let made = new_copy(&folder).label().clone();
    assert_eq!(made.owner, "Expert 7");
    assert_eq!(Copy::peek(&folder).unwrap(), made, "the label is legible without the passphrase");
    assert_eq!(Copy::open(&folder, &pass()).unwrap().label(), &made);
}

#[test]
fn full_width_and_half_width_passphrases_are_the_same() {
    let home = tempfile::tempdir().unwrap();
    drop(new_copy(home.path()));
    assert!(Copy::open(home.path(), &Passphrase::new("正确的口令\u{3000}ｏｎｅ")).is_ok());
}

#[test]
fn a_copy_is_only_made_in_an_empty_folder_and_with_a_passphrase() {
    let home = tempfile::tempdir().unwrap();
    let info = || CopyInfo { owner: String::new(), kind: String::new() };
    let empty = Copy::create(home.path(), &Passphrase::new(""), info(), KdfCost::Light, NOW);
    assert!(matches!(empty, Err(CreateError::EmptyPassphrase)));
    let instant = Copy::create(home.path(), &pass(), info(), KdfCost::Light, "yesterday");
    assert!(matches!(instant, Err(CreateError::Store(StoreError::NotAnInstant { .. }))));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "a refusal leaves nothing");
    fs::write(home.path().join("holiday.jpg"), "x").unwrap();
    let full = Copy::create(home.path(), &pass(), info(), KdfCost::Light, NOW);
    assert!(matches!(full, Err(CreateError::NotEmpty)));
}

#[test]
fn a_folder_without_an_envelope_is_not_a_copy() {
    let home = tempfile::tempdir().unwrap();
    assert!(matches!(Copy::open(home.path(), &pass()), Err(OpenError::NotACopy)));
    assert!(matches!(Copy::open(&home.path().join("none"), &pass()), Err(OpenError::NotACopy)));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "looking leaves no lock behind");
}

#[test]
fn a_wrong_passphrase_is_told_apart_from_damage() {
    let home = tempfile::tempdir().unwrap();
    drop(new_copy(home.path()));
    let wrong = Copy::open(home.path(), &Passphrase::new("wrong"));
    assert!(matches!(wrong, Err(OpenError::WrongPassphrase)));
}

#[test]
fn every_flipped_byte_of_the_envelope_is_damage_or_a_foreign_format() {
    let home = tempfile::tempdir().unwrap();
    drop(new_copy(home.path()));
    let path = home.path().join("envelope.json");
    let whole = fs::read(&path).unwrap();
    for offset in 0..whole.len() {
        flip(&path, offset);
        let opened = Copy::open(home.path(), &pass());
        // White space between the fields may be anything; it carries nothing.
        let harmless = whole[offset].is_ascii_whitespace();
        match opened {
            Err(OpenError::Damaged { what: "envelope.json" }) => {}
            Err(OpenError::TooNew { .. }) => {
                assert!((0..60).contains(&offset), "only the format line can say that");
            }
            Ok(_) if harmless => {}
            other => panic!("byte {offset}: {:?}", other.err()),
        }
        fs::write(&path, &whole).unwrap();
    }
}

#[test]
fn an_envelope_cut_short_or_emptied_is_damaged() {
    let home = tempfile::tempdir().unwrap();
    drop(new_copy(home.path()));
    let path = home.path().join("envelope.json");
    let whole = fs::read(&path).unwrap();
    for length in [0, 1, 40, whole.len() / 2, whole.len() - 3] {
        fs::write(&path, &whole[..length]).unwrap();
        let opened = Copy::open(home.path(), &pass());
        assert!(matches!(opened, Err(OpenError::Damaged { what: "envelope.json" })), "{length}");
    }
}

#[test]
fn an_envelope_of_a_newer_format_is_too_new() {
    let home = tempfile::tempdir().unwrap();
    drop(new_copy(home.path()));
    let path = home.path().join("envelope.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("paneldesk.copy/2", "paneldesk.copy/3")).unwrap();
    let opened = Copy::open(home.path(), &pass());
    assert!(matches!(opened, Err(OpenError::TooNew { found: 3, known: 2 })));
}

#[test]
fn a_hostile_envelope_cannot_ask_for_all_memory() {
    let home = tempfile::tempdir().unwrap();
    drop(new_copy(home.path()));
    let path = home.path().join("envelope.json");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("\"n\": 256"));
    fs::write(&path, text.replace("\"n\": 256", "\"n\": 1099511627776")).unwrap();
    let opened = Copy::open(home.path(), &pass());
    assert!(matches!(opened, Err(OpenError::Damaged { what: "envelope.json" })));
}

#[test]
fn a_damaged_header_of_either_database_is_named() {
    for name in ["work.db", "library.db"] {
        for offset in [0, 20, 100, 16000] {
            let home = tempfile::tempdir().unwrap();
            drop(new_copy(home.path()));
            flip(&home.path().join(name), offset);
            match Copy::open(home.path(), &pass()) {
                Err(OpenError::Damaged { what }) => assert_eq!(what, name),
                other => panic!("{name} {offset}: {:?}", other.err()),
            }
        }
    }
}

#[test]
fn a_missing_or_empty_database_is_damage_and_not_a_fresh_start() {
    for name in ["work.db", "library.db"] {
        let home = tempfile::tempdir().unwrap();
        drop(new_copy(home.path()));
        fs::remove_file(home.path().join(name)).unwrap();
        let opened = Copy::open(home.path(), &pass());
        assert!(matches!(opened, Err(OpenError::Damaged { what }) if what == name));
        assert!(!home.path().join(name).exists(), "nothing was put in its place");
        fs::write(home.path().join(name), "").unwrap();
        let opened = Copy::open(home.path(), &pass());
        assert!(matches!(opened, Err(OpenError::Damaged { what }) if what == name), "{name}");
    }
}

#[test]
fn the_databases_of_another_copy_do_not_open() {
    let home = tempfile::tempdir().unwrap();
    let (mine, theirs) = (home.path().join("mine"), home.path().join("theirs"));
    drop(new_copy(&mine));
    drop(new_copy(&theirs));
    fs::copy(theirs.join("work.db"), mine.join("work.db")).unwrap();
    let opened = Copy::open(&mine, &pass());
    assert!(matches!(opened, Err(OpenError::Damaged { what: "work.db" })));
}

#[test]
fn a_second_opening_in_the_same_process_is_refused_until_the_first_ends() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    assert!(matches!(Copy::open(home.path(), &pass()), Err(OpenError::InUse)));
    drop(copy);
    assert!(Copy::open(home.path(), &pass()).is_ok());
}

#[test]
fn changing_the_passphrase_touches_only_the_envelope_and_is_journaled() {
    let home = tempfile::tempdir().unwrap();
    let copy = new_copy(home.path());
    let new = Passphrase::new("new");
    let refused = copy.change_passphrase(&new, &new, KdfCost::Light, LATER, |_| Ok(()));
    assert!(matches!(refused, Err(ChangePassphraseError::WrongPassphrase)));
    let refused = copy.change_passphrase(&pass(), &Passphrase::new(""), KdfCost::Light, LATER, |_| Ok(()));
    assert!(matches!(refused, Err(ChangePassphraseError::EmptyPassphrase)));
    let label = copy.label().clone();
    assert_eq!(copy.journal().unwrap().len(), 1);
    let before = fs::read(home.path().join("envelope.json")).unwrap();
    copy.change_passphrase(&pass(), &new, KdfCost::Light, LATER, |_| Ok(())).unwrap();
    assert_ne!(fs::read(home.path().join("envelope.json")).unwrap(), before);
    assert_eq!(copy.journal().unwrap()[1].act, "change-passphrase");
    drop(copy);
    assert!(matches!(Copy::open(home.path(), &pass()), Err(OpenError::WrongPassphrase)));
    assert_eq!(Copy::open(home.path(), &new).unwrap().label(), &label);
    assert!(!home.path().join("envelope.json.new").exists());
}

#[test]
fn a_destroyed_copy_leaves_its_last_head_and_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("copy");
    let copy = new_copy(&folder);
    let before = copy.journal_head().unwrap();
    let head = copy.destroy(LATER).unwrap();
    assert_ne!(head, before, "the end itself is in the journal");
    assert!(!folder.exists());
    assert!(matches!(Copy::open(&folder, &pass()), Err(OpenError::NotACopy)));
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_folder() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("copy");
    let copy = new_copy(&folder);
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    for entry in fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.file_name());
    }
    drop(copy);
}
