//! Sheets that come in after the deadline: listed, left out, and accepted only by a recorded reason.

use std::{collections::BTreeSet, path::Path};

use desk::{
    Kind, Passphrase,
    action::{self, Context, Flow, Session},
    documents::ViewerUnavailable,
    panel::{Arrived, Opening, PanelKey, preview::merge_preview},
    seat::Seat,
    verify::{Trust, charters_of},
};
use exchange::certificates::CaCertificate;
use rules::{
    digest::Digest,
    ids::{PanelId, RoundId},
    panel::Refusal,
    sheet::Sheet,
    text::{Line, Prose},
    time::Instant,
};

use crate::played;

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn handed_in(demo: &Path, wanted: impl Fn(&str) -> bool) -> Vec<Arrived> {
    let mut files: Vec<Arrived> = std::fs::read_dir(demo.join("hand-in"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| Arrived {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(&path).unwrap(),
        })
        .filter(|file| wanted(&file.name))
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

#[test]
fn a_late_sheet_is_left_out_until_the_opening_accepts_it_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("demo");
    played::scoring().copy_to(&dir);
    let passphrase = Passphrase::new("demo-C01");
    let chair = Seat::open(&dir.join("people/C01"), &passphrase).unwrap();
    let signer = chair.unlock(&passphrase).unwrap();
    let panel = PanelKey { round: RoundId::new("document-review").unwrap(), panel: PanelId::new("panel-1").unwrap() };

    // Hand-in ends on 15 May at 09:00 UTC.
    let early = handed_in(&dir, |name| !name.starts_with("Z22"));
    let in_time = chair.take_in(&early, &signer, at("2026-05-15T09:00:00Z")).unwrap();
    assert!(in_time.late.is_empty());
    let late = handed_in(&dir, |name| name.starts_with("Z22"));
    let after = chair.take_in(&late, &signer, at("2026-05-15T09:00:01Z")).unwrap();
    assert!(after.refused.is_empty(), "a late sheet is kept, with its receipt");
    let names: Vec<_> = late.iter().map(|file| file.name.clone()).collect();
    assert_eq!((after.late.len(), after.late), (6, names));

    let roster = chair.roster(&panel).unwrap();
    let is_late = |reason: &Refusal| *reason == Refusal::Late;
    let listed: BTreeSet<Digest> =
        roster.intake.refused.iter().filter(|(_, reason)| is_late(reason)).map(|(sheet, _)| *sheet).collect();
    assert_eq!((listed.len(), roster.seen.late), (6, 6));
    let counted = roster.seen.handed_in;

    let one = *listed.first().unwrap();
    let opening = |late: &[Digest], reason: Option<&str>| Opening {
        panel: panel.clone(),
        present: Line::new("监督员").unwrap(),
        place: None,
        number: Line::new("1").unwrap(),
        reason: reason.map(|text| Prose::new(text).unwrap()),
        late: late.iter().copied().collect(),
    };
    let now = at("2026-05-15T09:30:00Z");
    let missing = |late: &[Digest]| chair.may_open(&panel, &late.iter().copied().collect(), now).unwrap().missing;
    assert_eq!(missing(&[]), missing(&[one]) + 1, "a cell is missing until its late sheet is accepted");
    let fault = |opening: Opening| chair.open_sheets(&opening, &signer, now).unwrap_err().explain().code;
    assert_eq!(fault(opening(&[one], None)), "E-REASON");
    let in_time = *chair
        .roster(&panel)
        .unwrap()
        .intake
        .cells
        .iter()
        .find_map(|cell| match &cell.state {
            rules::panel::CellState::Scored(sheet) => Some(sheet),
            _ => None,
        })
        .unwrap();
    assert_eq!(fault(opening(&[in_time], Some("误选"))), "E-NOT-LATE");

    let reason = "缺的未交；逾期一份因快递延误，经监督员同意采纳。";
    let slip = chair.open_sheets(&opening(&[one], Some(reason)), &signer, now).unwrap();
    assert!(slip.payload.files.contains(&one));
    assert_eq!(slip.payload.files.iter().filter(|sheet| listed.contains(sheet)).count(), 1);
    let labels: Vec<_> =
        slip.payload.counts.iter().map(|count| (count.label.to_string(), count.count)).skip(5).collect();
    assert_eq!(labels, [("逾期收件，采纳".to_owned(), 1), ("逾期收件，未采纳".to_owned(), 5)]);
    let after = chair.roster(&panel).unwrap();
    assert_eq!((after.seen.handed_in, after.seen.late), (counted + 1, 5));

    // Somebody with the files alone comes to the same.
    let charter = std::fs::read(dir.join("charter/charter-1.pdf")).unwrap();
    let office = CaCertificate::from_pem(&std::fs::read(dir.join("trust/office-ca.pem")).unwrap()).unwrap();
    let (charters, _) = charters_of(&[charter], &office);
    let trust = Trust { office, charters };
    let matrix = std::fs::read(dir.join("charter/matrix.json")).unwrap();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for sheet in chair.records::<Sheet>(Kind::Sheet).unwrap() {
        files.push((sheet.identity.to_string(), sheet.bytes));
    }
    for receipt in chair.records::<rules::record::Receipt>(Kind::Receipt).unwrap() {
        files.push((format!("receipt {}", receipt.identity), receipt.bytes));
    }
    let count = |files: &[(String, Vec<u8>)]| {
        let preview = merge_preview(files, Some(&matrix), &trust, None).unwrap();
        let refused: BTreeSet<(String, &str)> =
            preview.refused.into_iter().map(|refused| (refused.file, refused.code)).collect();
        (preview.panels[0].counted, refused)
    };
    let (without, refused) = count(&files);
    assert_eq!((without, refused.len()), (counted as usize, 6), "without the opening all six are late");
    files.push(("opening".to_owned(), slip.bytes));
    let (with, refused) = count(&files);
    let left: BTreeSet<(String, &str)> =
        listed.iter().filter(|sheet| **sheet != one).map(|sheet| (sheet.to_string(), "late")).collect();
    assert_eq!((with, refused), (counted as usize + 1, left));

    // In the window late sheets stand for themselves and are not counted once more as missing.
    let session = Session::new(folder.path().join("home"), Err(ViewerUnavailable::NotStarted { why: String::new() }));
    session.enter(chair);
    let context = Context { session: &session, now, progress: &|_| Flow::Go };
    let place = serde_json::json!({ "place": { "round": "document-review", "panel": "panel-1" } });
    let shown = action::run("panel.roster", place, &context).unwrap();
    assert_eq!((&shown["missing"], &shown["late"]), (&(after.seen.missing - 5).into(), &5.into()));
}
