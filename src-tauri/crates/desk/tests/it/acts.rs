//! Charter acts from the office's desk: an expert is replaced in the middle of scoring, a misprinted name is put right.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::Command,
};

use desk::{
    Passphrase, Signer,
    audit::{audit, scan},
    expert::{CellKey, SheetSigning, WorkState},
    office::{Arrival, Change, EditionPlan, Packing, Replacement},
    panel::{Arrived, PanelKey},
    seat::{RequestInfo, Seat, SeatInfo},
    verify::{Trust, charters_of, verify_file},
};
use exchange::{certificates::CaCertificate, package::Flow};
use rules::{
    charter::{Correction, RevisionKind, Role},
    ids::{ApplicationId, PanelId, PersonId, RoundId},
    panel::CellState,
    sheet::{Draft, DraftMark},
    text::{Line, Prose},
    time::Instant,
};

use crate::played::{self, Played};

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

fn open(folder: &Path, id: &str) -> (Seat, Signer) {
    let passphrase = Passphrase::new(&format!("demo-{id}"));
    let seat = Seat::open(folder, &passphrase).unwrap();
    let signer = seat.unlock(&passphrase).unwrap();
    (seat, signer)
}

fn copy(played: &Played, folder: &Path) -> PathBuf {
    let dir = folder.join("demo");
    played.copy_to(&dir);
    dir
}

fn printed(folder: &Path, charter: &[u8]) -> String {
    let file = folder.join("printed.pdf");
    std::fs::write(&file, charter).unwrap();
    let output = Command::new("pdftotext").args(["-layout".as_ref(), file.as_os_str(), "-".as_ref()]).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().split_whitespace().collect()
}

fn handed_in(dir: &Path) -> Vec<Arrived> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(dir.join("hand-in")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .map(|path| Arrived {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(path).unwrap(),
        })
        .collect()
}

/// The plan with the new person, and a seat of theirs, admitted by the office.
fn admit(dir: &Path, office: &Seat) -> (Seat, Signer) {
    let passphrase = Passphrase::new("demo-Z30");
    let info = SeatInfo { owner: "替补专家".into(), kind: "expert".into(), cost: store::KdfCost::Light };
    let now = at("2026-05-14T01:00:00Z");
    let seat = Seat::create(&dir.join("people/Z30"), &passphrase, info, now).unwrap();
    let name = Line::new("替补专家").unwrap();
    let info =
        RequestInfo { person: person("Z30"), name: name.clone(), edition: office.profile().unwrap().edition.clone() };
    let request = seat.request_enrolment(&info, &passphrase, now).unwrap();
    let arrival =
        Arrival { request: &request.bytes, typed_code: &request.code, person: person("Z30"), name, role: Role::Expert };
    let authority = office.unlock_authority(&Passphrase::new("demo-B01")).unwrap();
    let admission = office.admit(&arrival, &authority, now).unwrap();
    seat.complete_enrolment(&admission.response, &admission.code, now).unwrap();
    let signer = seat.unlock(&passphrase).unwrap();
    (seat, signer)
}

#[test]
fn an_expert_who_falls_ill_is_replaced_and_the_sheets_that_came_in_count() {
    let folder = tempfile::tempdir().unwrap();
    let dir = copy(played::scoring(), folder.path());
    let (office, office_key) = open(&dir.join("office"), "B01");
    let (chair, chair_key) = open(&dir.join("people/C01"), "C01");
    let files = handed_in(&dir);
    let now = at("2026-05-14T03:00:00Z");
    // The hand-in is sealed to the office as well: it sees which cells are in, without opening anything to people.
    office.take_in(&files, &office_key, now).unwrap();
    let change = |by: &str| {
        Change::Replace(Replacement {
            out: person("Z18"),
            by: person(by),
            from: now,
            handed_in: BTreeSet::new(),
            minutes: prose("办公室会议记录第 7 号。"),
        })
    };
    let reason = prose("因病退出。");
    let refused = |by: &str| office.revise(&change(by), &reason, &office_key, now).unwrap_err().explain().code;
    assert_eq!(refused("Z30"), "E-NOT-ADMITTED");
    assert_eq!(refused("Z22"), "E-SEAT-TAKEN");
    let (new, new_key) = admit(&dir, &office);
    let revised = office.revise(&change("Z30"), &reason, &office_key, now).unwrap();
    let charter = &revised.charter.payload;
    assert_eq!((charter.revision.number, charter.revision.kind), (2, RevisionKind::Replacement));
    let page = printed(folder.path(), &revised.charter.bytes);
    for words in ["人员替换", "Replacement", "替补专家", "移交未交的应评项3项", "已收的3项仍有效"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }

    // The new expert gets a package of the next number with exactly the cells that were not in.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/demo");
    let plan: EditionPlan = toml::from_str(&std::fs::read_to_string(root.join("edition.toml")).unwrap()).unwrap();
    let packages = dir.join("packages");
    let dossiers = root.join("dossiers");
    let packing = Packing {
        plan: &plan,
        source: &dossiers.as_path(),
        folder: &packages,
        sequence: 2,
        engine: None,
        volume_limit: exchange::package::DEFAULT_LIMIT,
    };
    office.pack(&packing, &office_key, now, &mut |_| Flow::Go).unwrap();
    let take = |seat: &Seat, id: &str| {
        seat.receive_charter(&revised.charter.bytes, now).unwrap();
        let package = std::fs::File::open(packages.join(format!("{id}-2.pkg"))).unwrap();
        seat.import_package(package, None, now, &mut |_| Flow::Go).unwrap();
    };
    new.receive_charter(&std::fs::read(dir.join("charter/charter-1.pdf")).unwrap(), now).unwrap();
    take(&new, "Z30");
    let work = new.my_work().unwrap();
    let cells: Vec<&str> = work.iter().map(|item| item.row.application.id.as_str()).collect();
    assert_eq!(cells, ["04", "05", "06"]);
    let mut draft = Draft::default();
    let (_, set) = charter.marks(&RoundId::new("document-review").unwrap()).unwrap();
    for item in set.items() {
        draft.marks.insert(item.code.clone(), DraftMark { steps: Some(12), comments: Vec::new() });
    }
    let cell = CellKey::of(&work[0].row);
    new.save_draft(&cell, &draft, 0, now).unwrap();
    new.sign_sheet(&SheetSigning { cell, reason: None }, &new_key, now).unwrap();
    let mut all = files;
    all.extend(new.hand_in(now).unwrap().into_iter().map(|file| Arrived { name: file.name, bytes: file.bytes }));

    // The old one keeps what was handed in and has nothing left to do.
    let (old, _) = open(&dir.join("people/Z18"), "Z18");
    old.receive_charter(&revised.charter.bytes, now).unwrap();
    let left = old.my_work().unwrap();
    assert_eq!(left.len(), 3);
    assert!(left.iter().all(|item| matches!(item.state, WorkState::Signed { .. })));

    take(&chair, "C01");
    let taken = chair.take_in(&all, &chair_key, now).unwrap();
    assert!(taken.refused.is_empty(), "{:?}", taken.refused);
    let panel = PanelKey { round: RoundId::new("document-review").unwrap(), panel: PanelId::new("panel-1").unwrap() };
    let roster = chair.roster(&panel).unwrap();
    assert_eq!((roster.intake.cells.len(), roster.rows.len(), roster.intake.unopened), (42, 42, 0));
    assert!(roster.intake.refused.is_empty());
    let states = |id: &str| {
        let own = roster.intake.cells.iter().filter(|cell| cell.expert == person(id));
        own.map(|cell| (cell.application.to_string(), matches!(cell.state, CellState::Scored(_)))).collect::<Vec<_>>()
    };
    let scored = |cells: [(&str, bool); 3]| cells.map(|(name, scored)| (name.to_owned(), scored)).to_vec();
    assert_eq!(states("Z18"), scored([("01", true), ("02", true), ("03", true)]));
    assert_eq!(states("Z30"), scored([("04", true), ("05", false), ("06", false)]));
}

#[test]
fn a_misprinted_name_is_put_right_after_everything_is_signed_and_the_archive_still_holds() {
    let folder = tempfile::tempdir().unwrap();
    let dir = copy(played::everything(), folder.path());
    let (office, key) = open(&dir.join("office"), "B01");
    let now = at("2026-07-02T02:00:00Z");
    let erratum =
        |corrections| Change::Erratum {
            corrections, article: None, minutes: prose("公示期内单位来函，经核对。")
        };
    let name = Line::new("示范市砺峤重型装备股份有限公司").unwrap();
    let applicant = Correction::Applicant { application: ApplicationId::new("01").unwrap(), name };
    let round =
        Correction::Round { round: RoundId::new("document-review").unwrap(), name: Line::new("资料评审").unwrap() };
    let late =
        Correction::Deadline { round: RoundId::new("document-review").unwrap(), deadline: at("2026-08-01T00:00:00Z") };
    let reason = prose("印制有误。");
    let code = |corrections: Vec<Correction>| {
        office.revise(&erratum(corrections), &reason, &key, now).unwrap_err().explain().code
    };
    assert_eq!(code(vec![applicant.clone(), late]), "E-ERRATUM-PASSED");
    assert_eq!(code(Vec::new()), "E-NOTHING-TO-CHANGE");
    let revised = office.revise(&erratum(vec![applicant, round]), &reason, &key, now).unwrap();
    let page = printed(folder.path(), &revised.charter.bytes);
    for words in ["勘误", "Erratum", "砺峤重型装备有限公司”更正为", "依据：未规定", "资料评审"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }

    std::fs::write(dir.join("charter/charter-2.pdf"), &revised.charter.bytes).unwrap();
    std::fs::write(dir.join("charter/matrix.json"), rules::json::to_canonical(&revised.matrix).unwrap()).unwrap();
    let ca = CaCertificate::from_pem(&std::fs::read(dir.join("trust/office-ca.pem")).unwrap()).unwrap();
    let report = audit(&scan(&dir).unwrap().files, &ca, &[]);
    assert!(report.is_consistent(), "{:?}", report.differences);
    assert_eq!(report.counts[0].received, 38);
    let first = std::fs::read(dir.join("charter/charter-1.pdf")).unwrap();
    let (charters, bad) = charters_of(&[first, revised.charter.bytes], &ca);
    assert!(bad.is_empty());
    let trust = Trust { office: ca, charters };
    let sheet = std::fs::read(dir.join("sheets/01-Z01.pdf")).unwrap();
    assert!(verify_file(&sheet, &trust).is_good());
}
