//! `kill -9` at moments from a fixed list of seeds, several rounds on one copy.

use std::collections::BTreeMap;
use std::time::Duration;

use desk::{Kind, verify::verify_file};
use rules::{digest::Digest, sheet::Sheet};

use crate::child::killed_after;
use crate::edition::{Choices, Clock, Edition, ITEMS, cells, check_sound, folder, import, open_store};

#[test]
fn no_saved_mark_is_lost_when_scoring_is_killed() {
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::of_one(home.path(), 4, 1000);
    let packages = edition.pack(1, &Clock::off_by(0));
    import(&edition.seat("Z01"), &packages.join("Z01-1.pkg"), Clock::off_by(0).now()).unwrap();
    let mut choices = Choices::new(21);
    for round in 0..10 {
        let said = killed_after(Duration::from_micros(choices.below(150_000)), "score", home.path(), "Z01");
        let mut acknowledged: BTreeMap<usize, u64> = BTreeMap::new();
        for line in &said {
            let (place, version) = line.split_once(' ').unwrap();
            acknowledged.insert(place.parse().unwrap(), version.parse().unwrap());
        }
        check_sound(home.path(), "Z01");
        let seat = edition.seat("Z01");
        let mut unsaid = 0;
        for (place, cell) in cells(&seat).iter().enumerate() {
            let (draft, version) = seat.draft(cell).unwrap();
            let Some(&least) = acknowledged.get(&place) else { continue };
            assert!(version >= least, "round {round}: version {least} of cell {place} was lost, {version} is there");
            unsaid += version - least;
            assert_eq!(draft.marks.len(), ITEMS, "round {round}: half a draft");
            let steps = u32::try_from(version % 21).unwrap();
            assert!(draft.marks.values().all(|mark| mark.steps == Some(steps)), "round {round}: mixed versions");
            let remark = draft.overall.unwrap();
            assert!(
                remark.as_str().starts_with(&format!("{version} ")),
                "round {round}: marks and remark of one version"
            );
        }
        assert!(unsaid <= 1, "round {round}: at most the save under way was not said");
    }
}

#[test]
fn an_import_killed_half_way_leaves_nothing_and_an_acknowledged_one_everything() {
    const APPLICATIONS: usize = 6;
    const DOCUMENT: usize = 500_000;
    const PACKAGES: u64 = 9;
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::of_one(home.path(), APPLICATIONS, DOCUMENT);
    for sequence in 1..=PACKAGES {
        edition.pack(sequence, &Clock::off_by(0));
    }
    let before = check_sound(home.path(), "Z01").len();
    let mut choices = Choices::new(22);
    for round in 0..8 {
        let said = killed_after(Duration::from_micros(choices.below(250_000)), "import", home.path(), "Z01");
        let acknowledged: u64 = said.last().map_or(0, |sequence| sequence.parse().unwrap());
        let entries = check_sound(home.path(), "Z01").len() - before;
        let copy = open_store(home.path(), "Z01");
        let packages = copy.packages().unwrap();
        let newest = packages.last().map_or(0, |package| package.sequence);
        assert!(newest >= acknowledged, "round {round}: package {acknowledged} was lost, {newest} is there");
        assert_eq!(packages.len() as u64, newest, "round {round}: no package was left out");
        assert_eq!(entries as u64, newest, "round {round}: every import has its journal entry and none has two");
        let documents = copy.all_documents().unwrap();
        assert_eq!(documents.len(), if newest == 0 { 0 } else { APPLICATIONS }, "round {round}");
        for document in &documents {
            let bytes = copy.read_range(&document.info.sha256, 0, 2 * DOCUMENT).unwrap();
            assert_eq!(Digest::of(&bytes).to_string(), document.info.sha256, "round {round}: {}", document.info.id);
            assert_eq!(document.package, packages.last().unwrap().digest, "round {round}: of the newest package");
        }
        drop(copy);
        let kept = std::fs::metadata(folder(home.path(), "Z01").join("library.db")).unwrap().len();
        let needed = documents.len() * DOCUMENT;
        assert!(kept < needed as u64 * 11 / 10 + (1 << 20), "round {round}: {kept} bytes kept for {needed}");
        assert!(!folder(home.path(), "Z01").join("library.db-ballast").exists(), "round {round}");
        let seat = edition.seat("Z01");
        assert_eq!(cells(&seat).len(), documents.len(), "round {round}: rows come with their package");
        if newest < PACKAGES {
            continue;
        }
        break;
    }
    let (seat, clock) = (edition.seat("Z01"), Clock::off_by(0));
    let newest = seat.packages().unwrap().last().map_or(0, |package| package.sequence);
    for sequence in newest + 1..=PACKAGES {
        import(&seat, &home.path().join(format!("packages/Z01-{sequence}.pkg")), clock.now()).unwrap();
    }
}

#[test]
fn a_signed_sheet_is_whole_or_absent_and_never_forks_when_signing_is_killed() {
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::of_one(home.path(), 5, 1000);
    let packages = edition.pack(1, &Clock::off_by(0));
    import(&edition.seat("Z01"), &packages.join("Z01-1.pkg"), Clock::off_by(0).now()).unwrap();
    let trust = edition.trust();
    let mut choices = Choices::new(23);
    for round in 0..8 {
        let said = killed_after(Duration::from_micros(choices.below(700_000)), "sign", home.path(), "Z01");
        let acts = check_sound(home.path(), "Z01");
        let seat = edition.seat("Z01");
        let cells = cells(&seat);
        let sheets = seat.records::<Sheet>(Kind::Sheet).unwrap();
        let signings = acts.iter().filter(|act| *act == "sign-record").count();
        assert_eq!(signings, sheets.len(), "round {round}: every sheet is journaled and nothing else is");
        let mut chains: BTreeMap<usize, BTreeMap<u32, Digest>> = BTreeMap::new();
        for sheet in &sheets {
            let verdict = verify_file(&sheet.bytes, &trust);
            assert!(verdict.is_good(), "round {round}: {:?}", verdict.reasons);
            let place = cells.iter().position(|cell| cell.application == sheet.payload.cell.application.id).unwrap();
            let number = sheet.payload.revision.number;
            let twin = chains.entry(place).or_default().insert(number, sheet.identity);
            assert_eq!(twin, None, "round {round}: two revisions {number} of cell {place}");
        }
        for sheet in &sheets {
            let place = cells.iter().position(|cell| cell.application == sheet.payload.cell.application.id).unwrap();
            let number = sheet.payload.revision.number;
            let before: Vec<Digest> = chains[&place].get(&(number - 1)).copied().into_iter().collect();
            assert_eq!(before.len(), usize::from(number > 1), "round {round}: a gap before revision {number}");
            assert_eq!(sheet.payload.revision.supersedes, before, "round {round}: revision {number} of cell {place}");
        }
        for line in &said {
            let words: Vec<&str> = line.split(' ').collect();
            let (place, number): (usize, u32) = (words[1].parse().unwrap(), words[2].parse().unwrap());
            let stored = chains.get(&place).and_then(|chain| chain.get(&number));
            match words[0] {
                "signed" => {
                    let stored = stored.unwrap_or_else(|| panic!("round {round}: {line} was lost"));
                    assert_eq!(stored.to_string(), words[3], "round {round}: {line} is another one");
                }
                _ => {
                    let (draft, _) = seat.draft(&cells[place]).unwrap();
                    let typed =
                        draft.marks.len() == ITEMS && draft.marks.values().all(|mark| mark.steps == Some(number % 21));
                    assert!(
                        stored.is_some() != typed,
                        "round {round}: {line} is a draft or a sheet, never none or both"
                    );
                }
            }
        }
    }
}
