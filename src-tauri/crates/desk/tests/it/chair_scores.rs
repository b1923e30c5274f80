//! A chair who scores too: the own sheets come before the opening.

use std::{
    fs::{self, File},
    io::{self, Cursor, Read},
    path::Path,
};

use desk::{
    Passphrase,
    action::Session,
    expert::{CellKey, SheetSigning},
    office::{EditionPlan, PackSource},
    seat::Seat,
};
use rules::{
    ids::RoundId,
    sheet::{Draft, DraftMark},
    text::Prose,
};
use serde_json::json;

use crate::{
    edition::{Edition, engine, go, instant, open as open_copy, plan_of},
    window::{ask, place},
};

struct Text;

impl PackSource for Text {
    fn open(&self, file: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(Cursor::new(file.as_bytes().to_vec())))
    }
}

/// One dossier before two people, one of them the chair.
fn plan() -> EditionPlan {
    let mut plan = plan_of(&[("01".to_owned(), vec![("说明.txt".to_owned(), "a.txt".to_owned())])]);
    let panel = &mut plan.rounds[0].panels[0];
    panel.members.push(panel.chair.clone());
    plan
}

/// Scores and signs everything with one mark.
fn signs(seat: &Seat, steps: u32, reason: Option<&str>) {
    let signer = seat.unlock(&Passphrase::new("p")).unwrap();
    let (_, charter) = seat.charter().unwrap();
    let (_, set) = charter.marks(&RoundId::new("document-review").unwrap()).unwrap();
    let mark = DraftMark { steps: Some(steps), comments: Vec::new() };
    let draft =
        Draft { marks: set.items().map(|item| (item.code.clone(), mark.clone())).collect(), ..Draft::default() };
    for item in seat.my_work().unwrap() {
        let cell = CellKey::of(&item.row);
        let (_, version) = seat.draft(&cell).unwrap();
        seat.save_draft(&cell, &draft, version, instant(10)).unwrap();
        let reason = reason.map(|reason| Prose::new(reason).unwrap());
        seat.sign_sheet(&SheetSigning { cell, reason }, &signer, instant(11)).unwrap();
    }
}

/// Scores, signs, and writes the sealed sheets into a folder.
fn hands_in(seat: &Seat, folder: &Path) {
    signs(seat, 12, None);
    fs::create_dir(folder).unwrap();
    for file in seat.hand_in(instant(12)).unwrap() {
        fs::write(folder.join(file.name), file.bytes).unwrap();
    }
}

#[test]
fn before_the_deadline_nothing_is_opened_until_all_is_in_the_chairs_own_sheets_first() {
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::found(home.path(), plan());
    edition.pack(&Text, 1, None);
    edition.import(1, None, &mut go).unwrap();
    let chair = open_copy(home.path(), "C01");
    chair.receive_charter(&edition.charter, instant(5)).unwrap();
    chair.import_package(File::open(home.path().join("C01-1.pkg")).unwrap(), None, instant(7), &mut go).unwrap();
    let [own, others] = ["own", "others"].map(|name| home.path().join(name));
    hands_in(&chair, &own);
    hands_in(&edition.expert, &others);

    let session = Session::new(home.path().join("window"), Ok(engine()));
    session.enter(chair);
    // Hand-in ends on 15 May at 09:00 UTC.
    let (before, after) = ("2026-05-15T09:00:00Z", "2026-05-15T09:00:01Z");
    let open = |at: &str, reason: Option<&str>| {
        let input = json!({
            "place": place(), "passphrase": "p", "present": "监督员", "at_place": null, "reason": reason, "late": [],
        });
        ask(&session, at, "panel.open", input)
    };
    let refused = |at: &str, reason: Option<&str>| open(at, reason).unwrap_err().code;
    let check = |at: &str, code: &str| {
        let roster = ask(&session, at, "panel.roster", json!({ "place": place() })).unwrap();
        roster["checklist"].as_array().unwrap().iter().find(|check| check["code"] == code).unwrap()["met"].clone()
    };
    let take_in = |folder: &Path| {
        ask(&session, before, "panel.take_in", json!({ "paths": [folder], "passphrase": "p" })).unwrap()["sheets"]
            .clone()
    };

    let told = open(before, Some("急需开封。")).unwrap_err();
    assert_eq!(told.code, "E-CHAIR-FIRST");
    assert!(told.zh.contains("1 份自己的") && told.en.contains("1 of the chair's own"), "{told:?}");
    assert_eq!((check(before, "chair_first"), check(before, "deadline")), (json!(false), json!(false)));
    assert_eq!((check(after, "chair_first"), check(after, "deadline")), (json!(true), json!(true)));
    assert_eq!(refused(after, None), "E-REASON", "after the deadline a reason opens");

    assert_eq!(take_in(&own), 1);
    assert_eq!(
        refused(before, Some("急需开封。")),
        "E-BEFORE-DEADLINE",
        "no reason opens while others may still score"
    );
    assert_eq!((check(before, "chair_first"), check(before, "deadline")), (json!(true), json!(false)));

    assert_eq!(take_in(&others), 1);
    assert_eq!(check(before, "deadline"), true);
    assert_eq!(open(before, None).unwrap()["sheets"], 2, "all is in: no reason is needed");

    // Who has seen the others' marks may revise the own sheet, and it counts no more than anybody's that came too late.
    session.leave();
    let chair = open_copy(home.path(), "C01");
    signs(&chair, 20, Some("看过其他专家的分数。"));
    session.enter(chair);
    let matrix = ask(&session, after, "panel.matrix", json!({ "place": place(), "application": "01" })).unwrap();
    let marks = matrix["items"][0]["marks"].as_array().unwrap();
    assert_eq!(marks.iter().map(|mark| &mark["steps"]).collect::<Vec<_>>(), [12, 12]);
}
