//! A new passphrase for a copy and for the keys in it, through the act of the window.

use std::{fs, path::Path};

use desk::{
    Passphrase,
    action::{self, Context, Failure, Flow, Session},
    documents::ViewerUnavailable,
    office::Founding,
    seat::{Seat, SeatInfo},
};
use rules::{
    ids::{EditionId, PersonId},
    text::Line,
    time::Instant,
};
use serde_json::json;
use store::KdfCost;

const OLD: &str = "石桥 麦浪 晚钟 青瓷";
const NEW: &str = "渡口 松针 白鹭 灯影";

fn now() -> Instant {
    "2026-05-14T03:00:00Z".parse().unwrap()
}

/// An office's copy: it has a signing key and an authority's key.
fn office(folder: &Path) -> Seat {
    let info = SeatInfo { owner: "示范办公室".into(), kind: "office".into(), cost: KdfCost::Light };
    let seat = Seat::create(folder, &Passphrase::new(OLD), info, now()).unwrap();
    let founding = Founding {
        edition: EditionId::new("2026").unwrap(),
        person: PersonId::new("B01").unwrap(),
        name: Line::new("示范办公室").unwrap(),
    };
    seat.found_office(&founding, &Passphrase::new(OLD), now()).unwrap();
    seat
}

fn change(session: &Session, old: &str, new: &str) -> Result<(), Box<Failure>> {
    let context = Context { session, now: now(), progress: &|_| Flow::Go };
    action::run("copy.change_passphrase", json!({ "old": old, "new": new }), &context).map(|_| ())
}

fn session(home: &Path, seat: Seat) -> Session {
    let session = Session::new(home.join("home"), Err(ViewerUnavailable::NotStarted { why: "not needed".into() }));
    session.enter(seat);
    session
}

fn opens_all(folder: &Path, passphrase: &str) -> bool {
    let typed = Passphrase::new(passphrase);
    let Ok(seat) = Seat::open(folder, &typed) else { return false };
    seat.unlock(&typed).unwrap();
    seat.unlock_authority(&typed).unwrap();
    true
}

#[test]
fn the_new_passphrase_opens_the_copy_and_its_keys_and_the_old_one_none_of_them() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("copy");
    let session = session(home.path(), office(&folder));
    assert_eq!(change(&session, NEW, NEW).unwrap_err().code, "E-COPY-PASSPHRASE");
    assert_eq!(change(&session, OLD, "短口令").unwrap_err().code, "E-PASSPHRASE-SHORT");
    change(&session, OLD, NEW).unwrap();
    session.leave();
    assert_eq!((opens_all(&folder, OLD), opens_all(&folder, NEW)), (false, true));
    let seat = Seat::open(&folder, &Passphrase::new(NEW)).unwrap();
    assert!(seat.unlock(&Passphrase::new(OLD)).is_err() && seat.unlock_authority(&Passphrase::new(OLD)).is_err());
}

#[test]
fn where_power_fails_before_the_envelope_is_exchanged_the_old_passphrase_still_opens_everything() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("copy");
    let session = session(home.path(), office(&folder));
    let envelope = fs::read(folder.join("envelope.json")).unwrap();
    change(&session, OLD, NEW).unwrap();
    session.leave();
    fs::write(folder.join("envelope.json"), envelope).unwrap();
    assert!(opens_all(&folder, OLD));
    let session = self::session(home.path(), Seat::open(&folder, &Passphrase::new(OLD)).unwrap());
    change(&session, OLD, NEW).unwrap();
    session.leave();
    assert_eq!((opens_all(&folder, OLD), opens_all(&folder, NEW)), (false, true), "and it is changed at last");
}
