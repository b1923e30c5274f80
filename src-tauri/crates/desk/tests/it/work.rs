//! An expert's road as the window walks it: JSON in, JSON out, from a charter on a stick to a revision's receipt.

use std::{
    fs,
    io::{self, Cursor, Read},
    path::{Path, PathBuf},
};

use desk::{
    action::{Context, Failure, Session, Step, entries},
    office::{Change, PackSource},
    panel::Arrived,
};
use exchange::package::Flow;
use rules::{charter::Role, text::Prose, time::Instant};
use serde_json::{Value, json};

use crate::edition::{Edition, engine, instant, plan_of, root};

/// Two dossiers of a real document and a text each.
struct Dossiers;

impl PackSource for Dossiers {
    fn open(&self, file: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(match file {
            "report.pdf" => Box::new(fs::File::open(root().join("assets/demo/dossiers/02/02.pdf"))?),
            text => Box::new(Cursor::new(format!("{text} 的说明材料\n").into_bytes())),
        })
    }
}

/// The expert's window, and the people around it.
struct Window {
    _folder: tempfile::TempDir,
    home: PathBuf,
    session: Session,
    now: Instant,
    edition: Edition,
}

impl Window {
    fn open() -> Window {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("edition");
        let dossier = |number: &str, files: &[(&str, &str)]| {
            let files = files.iter().map(|(name, file)| ((*name).to_owned(), (*file).to_owned()));
            (number.to_owned(), files.collect::<Vec<_>>())
        };
        let plan = plan_of(&[
            dossier("01", &[("自我评价报告.pdf", "report.pdf"), ("说明.txt", "a.txt")]),
            dossier("02", &[("说明.txt", "b.txt")]),
        ]);
        let mut edition = Edition::found(&home, plan);
        let session = Session::new(home.join("window"), Ok(engine()));
        let info = desk::seat::SeatInfo { owner: String::new(), kind: "empty".to_owned(), cost: store::KdfCost::Light };
        let empty =
            desk::seat::Seat::create(&home.join("empty"), &desk::Passphrase::new("p"), info, instant(0)).unwrap();
        session.enter(std::mem::replace(&mut edition.expert, empty));
        Window { _folder: folder, home, session, now: instant(100), edition }
    }

    fn ask_hearing(
        &self,
        name: &str,
        input: Value,
        progress: &(dyn Fn(Step) -> Flow + Sync),
    ) -> Result<Value, Box<Failure>> {
        let context = Context { session: &self.session, now: self.now, progress };
        entries().find(|entry| entry.name == name).unwrap().run(input, &context)
    }

    fn ask(&self, name: &str, input: Value) -> Result<Value, Box<Failure>> {
        self.ask_hearing(name, input, &|_| Flow::Go)
    }

    fn does(&self, name: &str, input: Value) -> Value {
        self.ask(name, input).unwrap()
    }

    fn fails(&self, name: &str, input: Value) -> String {
        self.ask(name, input).unwrap_err().code
    }

    /// The dossier as My work shows it.
    fn dossier(&self, number: &str) -> Value {
        let work = self.does("expert.my_work", json!({}));
        let dossiers = work["rounds"][0]["dossiers"].as_array().unwrap().clone();
        dossiers.into_iter().find(|dossier| dossier["cell"]["application"] == number).unwrap()
    }

    fn cell(&self, application: &str) -> Value {
        let me = self.edition.expert_id.as_str();
        json!({ "round": "document-review", "panel": "panel-1", "application": application, "expert": me })
    }

    /// Gives every item of a dossier the same mark, in steps.
    fn mark_all(&self, application: &str, steps: u32) {
        let form = self.does("scoring.open", json!({ "cell": self.cell(application) }));
        let mut draft = form["draft"].clone();
        for category in form["criteria"]["categories"].as_array().unwrap() {
            for item in category["items"].as_array().unwrap() {
                draft["marks"][item["code"].as_str().unwrap()] = json!({ "steps": steps, "comments": [] });
            }
        }
        self.save(application, &draft);
    }

    fn save(&self, application: &str, draft: &Value) {
        let form = self.does("scoring.open", json!({ "cell": self.cell(application) }));
        let version = &form["version"];
        let cell = self.cell(application);
        self.does("scoring.save", json!({ "cell": cell, "draft": draft, "aids": form["aids"], "version": version }));
    }

    fn draft(&self, application: &str) -> Value {
        self.does("scoring.open", json!({ "cell": self.cell(application) }))["draft"].clone()
    }

    fn version(&self, application: &str) -> Value {
        self.does("expert.check_sheet", json!({ "cell": self.cell(application) }))["version"].clone()
    }

    fn sign(&self, application: &str, reason: Value) -> Result<Value, Box<Failure>> {
        let version = self.version(application);
        let cell = self.cell(application);
        self.ask("expert.sign", json!({ "cell": cell, "version": version, "passphrase": "p", "reason": reason }))
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

/// A second charter and its package on a stick, with a letter that has nothing to do with it.
fn stick(window: &Window) -> PathBuf {
    let stick = window.home.join("stick");
    fs::create_dir_all(&stick).unwrap();
    let edition = &window.edition;
    let supervisor = edition.plan.people.iter().find(|person| person.role == Role::Supervisor).unwrap().id.clone();
    let reason = Prose::new("监督员证书遗失").unwrap();
    let change = Change::Revoke { person: supervisor };
    let revised = edition.office.revise(&change, &reason, &edition.signer, instant(6)).unwrap();
    fs::write(stick.join("1-方案.pdf"), &revised.charter.bytes).unwrap();
    edition.pack(&Dossiers, 1, None);
    fs::rename(edition.package(1), stick.join("2-材料.pkg")).unwrap();
    fs::write(stick.join("3-信.txt"), "各位专家：").unwrap();
    let mut broken = revised.charter.bytes;
    let middle = broken.len() / 2;
    broken[middle] ^= 1;
    fs::write(stick.join("4-方案改.pdf"), broken).unwrap();
    stick
}

fn nothing_is_taken_in_before_it_was_looked_at(window: &Window, stick: &Path) {
    let work = window.does("expert.my_work", json!({}));
    assert_eq!(work["charter"]["number"], 1);
    assert_eq!(work["rounds"][0]["dossiers"], json!([]));
    assert_eq!(work["go_on"], Value::Null);
    let looked = window.does("expert.look_at", json!({ "paths": [text(stick)] }));
    let kinds: Vec<&Value> = looked.as_array().unwrap().iter().map(|file| &file["found"]["kind"]).collect();
    assert_eq!(kinds, ["charter", "after_charter", "refused", "refused"]);
    assert_eq!(looked[0]["found"]["number"], 2);
    assert_eq!(looked[0]["found"]["revision"], "revocation");
    assert_eq!(looked[2]["found"]["failure"]["code"], "E-FILE-KIND");
    assert_ne!(
        looked[3]["found"]["failure"]["code"], "E-FILE-KIND",
        "a damaged signed file says what is wrong with it"
    );
    let refused = window.does("expert.import_packages", json!({ "paths": [text(&stick.join("2-材料.pkg"))] }));
    assert_eq!(refused["packages"], json!([]));
    assert_eq!(refused["refused"][0]["failure"]["code"], "E-OTHER-CHARTER");
    let path = text(&stick.join("1-方案.pdf"));
    assert_eq!(window.does("expert.receive_charter", json!({ "path": path })), json!({ "number": 2, "in_force": 2 }));
    let looked = window.does("expert.look_at", json!({ "paths": [text(stick)] }));
    let package = &looked[1]["found"];
    assert_eq!(
        (&package["kind"], &package["here"], &package["volumes"]),
        (&json!("package"), &json!(false), &json!(1))
    );
    assert_eq!(package["dossiers"][0]["applicant"], "示范单位01");
    assert_eq!(package["dossiers"][0]["documents"], 2);
    assert_eq!(looked[0]["found"]["here"], true);
}

fn a_stopped_import_leaves_nothing_and_a_finished_one_says_what_came(window: &Window, stick: &Path) {
    let paths = json!({ "paths": [text(stick)] });
    let stop = |step: Step| if step.zh.starts_with("解密入库") { Flow::Stop } else { Flow::Go };
    let stopped = window.ask_hearing("expert.import_packages", paths.clone(), &stop).unwrap_err();
    assert_eq!(stopped.code, "E-CANCELLED");
    assert_eq!(window.does("expert.my_work", json!({}))["packages"], json!([]));
    let heard = std::sync::Mutex::new(Vec::new());
    let hear = |step: Step| {
        heard.lock().unwrap().push(step);
        Flow::Go
    };
    let done = window.ask_hearing("expert.import_packages", paths.clone(), &hear).unwrap();
    assert_eq!(done["cancelled"], false);
    let package = json!({
        "sequence": 1, "volumes": 1, "missing": [], "dossiers": 2, "documents": 3, "password": 0, "unread": 0,
    });
    assert_eq!(done["packages"], json!([package]));
    assert_eq!(done["refused"].as_array().unwrap().len(), 3, "charter, letter and the damaged charter are no packages");
    let heard = heard.into_inner().unwrap();
    assert!(heard.iter().any(|step| step.zh.contains("自我评价报告.pdf") && step.zh.starts_with("读取文字")));
    assert!(heard.iter().filter(|step| step.total > 100_000).all(|step| step.done <= step.total));
    let again = window.does("expert.import_packages", paths);
    assert_eq!((&again["packages"], &again["already_here"]), (&json!([]), &json!(["2-材料.pkg"])));
}

fn my_work_says_where_one_stopped_and_what_is_missing(window: &Window) {
    let work = window.does("expert.my_work", json!({}));
    assert_eq!(work["packages"], json!([{ "sequence": 1, "volumes": 1, "missing": [] }]));
    assert_eq!(work["go_on"]["cell"], window.cell("01"));
    assert_eq!((&work["go_on"]["item"], &work["go_on"]["stopped"]), (&json!("4.1.2"), &json!(false)));
    let round = &work["rounds"][0];
    assert_eq!(round["criteria"]["total"], 1000);
    assert_eq!(round["deadline"]["passed"], false);
    assert!(round["deadline"]["days_left"].as_i64().unwrap() > 0);
    let mut draft = window.draft("02");
    draft["marks"]["4.3.2"] = json!({ "steps": 13, "comments": [] });
    window.save("02", &draft);
    draft["marks"]["4.1.3"] = json!({ "steps": 7, "comments": [
        { "kind": "opportunity", "text": "未见授权的依据", "citations": [] },
    ] });
    window.save("02", &draft);
    let work = window.does("expert.my_work", json!({}));
    assert_eq!(work["go_on"]["item"], "4.1.3", "the last save changed it");
    assert_eq!(work["go_on"]["stopped"], true);
    assert_eq!(work["go_on"]["mark"], "35%");
    assert_eq!(work["go_on"]["uncited"], 1);
    assert_eq!(work["saved_at"], window.now.to_string());
    let dossier = window.dossier("02");
    assert_eq!((&dossier["stage"], &dossier["given"], &dossier["next"]), (&json!("draft"), &json!(2), &json!("4.1.2")));
    assert_eq!(dossier["marks"].as_array().unwrap().len(), 23);
    assert_eq!(dossier["marks"][1], 35);
    assert_eq!(dossier["documents"], json!({ "all": 1, "password": 0, "unread": 0, "unshown": 0 }));
    let cell = json!({ "cell": window.cell("02") });
    let check = window.does("expert.check_sheet", cell);
    assert_eq!(check["blocked"], json!(["marks_missing"]));
    assert_eq!(check["missing"].as_array().unwrap().len(), 21);
    assert_eq!(check["uncited"], 1);
    let preview = json!({ "cell": window.cell("02"), "of": "draft", "reason": null, "width": 600 });
    assert_eq!(window.fails("expert.preview_sheet", preview), "E-INCOMPLETE");
    assert_eq!(window.sign("02", Value::Null).unwrap_err().code, "E-INCOMPLETE");
}

fn sums_are_exact(window: &Window) {
    window.mark_all("01", 11);
    let go_on = &window.does("expert.my_work", json!({}))["go_on"];
    assert_eq!(go_on["cell"], window.cell("02"), "01 was saved later, but its marks are complete");
    let table = window.does("expert.overview", json!({ "round": "document-review" }));
    let column = &table["dossiers"][0];
    // 55 % of 1000 and of 110 points, by hand.
    assert_eq!((&column["total"]["score"], &column["total"]["percent"]), (&json!("550.00"), &json!("55.0%")));
    assert_eq!(column["categories"][0]["score"], "60.50");
    assert_eq!(column["missing"], json!([]));
    let other = &table["dossiers"][1];
    // 65 % of 40 points and 35 % of 30, by hand.
    assert_eq!(other["total"]["score"], "36.50");
    assert_eq!(other["marks"][1], json!({ "text": "35%", "score": "10.50", "height": 35, "comments": 1 }));
    assert_eq!(other["total"]["given"], 2);
}

fn what_is_shown_before_signing_is_what_is_signed(window: &Window) {
    let pages = |of: &str| {
        let input = json!({ "cell": window.cell("01"), "of": of, "reason": null, "width": 600 });
        window.does("expert.preview_sheet", input)["pages"].clone()
    };
    let preview = pages("draft");
    assert!(preview[0]["data"].as_str().unwrap().starts_with("data:image/png;base64,iVBOR"));
    assert_eq!(preview[0]["width"], 600);
    let check = window.does("expert.check_sheet", json!({ "cell": window.cell("01") }));
    assert_eq!(check["blocked"], json!([]));
    assert_eq!(check["total"]["score"], "550.00");
    assert_eq!(check["charter"], 2);
    assert_eq!(check["hints"].as_array().unwrap().len(), 23, "no item has a comment");
    let wrong = json!({ "cell": window.cell("01"), "version": check["version"], "passphrase": "q", "reason": null });
    assert_eq!(window.fails("expert.sign", wrong), "E-KEY-PASSPHRASE");
    let old = json!({ "cell": window.cell("01"), "version": 0, "passphrase": "p", "reason": null });
    let failed = window.fails("expert.sign", old);
    assert_ne!(failed, "E-KEY-PASSPHRASE", "another draft than the one that was shown is not signed");
    let signed = window.sign("01", Value::Null).unwrap();
    assert_eq!((&signed["revision"], &signed["total"]), (&json!(1), &json!("550.00")));
    let printed = pages("signed");
    assert_eq!(printed.as_array().unwrap().len(), preview.as_array().unwrap().len());
    // Page 1 has marks and names; only the last page has the data's digest.
    let dossier = window.dossier("01");
    assert_eq!(dossier["stage"], "signed");
    assert_eq!(dossier["signed"]["identity"], signed["identity"]);
    let check = window.does("expert.check_sheet", json!({ "cell": window.cell("01") }));
    assert_eq!(check["blocked"], json!(["signed_already"]));
    assert_eq!(check["signed"]["data"], signed["data"]);
}

fn sealed_files_lie_in_the_folder_or_nothing_is_said(window: &Window, stick: &Path) -> PathBuf {
    let cells = json!([window.cell("01"), window.cell("02")]);
    let nowhere = json!({ "folder": text(&stick.join("nowhere")), "cells": cells });
    assert!(window.ask("expert.hand_in", nowhere).is_err());
    assert_eq!(window.dossier("01")["handed_in"], Value::Null);
    let done = window.does("expert.hand_in", json!({ "folder": text(stick), "cells": cells }));
    assert_eq!(done["left_out"], json!([window.cell("02")]), "nothing is signed there");
    assert_eq!(done["files"].as_array().unwrap().len(), 1);
    let path = PathBuf::from(done["files"][0]["path"].as_str().unwrap());
    assert_eq!(fs::metadata(&path).unwrap().len(), done["files"][0]["size"].as_u64().unwrap());
    let dossier = window.dossier("01");
    assert_eq!((&dossier["stage"], &dossier["handed_in"]), (&json!("handed_in"), &json!(window.now.to_string())));
    path
}

fn a_receipt_is_the_offices_word_that_it_came_in(window: &Window, sealed: &Path, stick: &Path) {
    let arrived = Arrived { name: "a".to_owned(), bytes: fs::read(sealed).unwrap() };
    let edition = &window.edition;
    let intake = edition.office.take_in(&[arrived], &edition.signer, instant(110)).unwrap();
    assert_eq!(intake.refused.len(), 0);
    let receipt = stick.join("回执.pdf");
    fs::write(&receipt, &intake.receipts[0].bytes).unwrap();
    let looked = window.does("expert.look_at", json!({ "paths": [text(&receipt)] }));
    assert_eq!(looked[0]["found"]["kind"], "receipt");
    assert_eq!((&looked[0]["found"]["sheets"], &looked[0]["found"]["others"]), (&json!(1), &json!(0)));
    let paths = json!({ "paths": [text(&receipt), text(&stick.join("3-信.txt"))] });
    let outcomes = window.does("expert.receipts", paths.clone());
    assert_eq!((&outcomes[0]["kind"], &outcomes[0]["here"]), (&json!("taken"), &json!(false)));
    assert_eq!(outcomes[1]["kind"], "refused");
    assert_eq!(window.does("expert.receipts", paths)[0]["here"], true);
    let dossier = window.dossier("01");
    assert_eq!((&dossier["stage"], &dossier["received"]), (&json!("receipted"), &json!(instant(110).to_string())));
}

fn a_revision_says_why_and_what_it_changes(window: &Window) {
    let cell = json!({ "cell": window.cell("01") });
    assert_eq!(window.fails("expert.reopen", json!({ "cell": window.cell("02") })), "E-NOTHING-SIGNED");
    let version = window.does("expert.reopen", cell.clone())["version"].clone();
    assert_eq!(window.does("expert.reopen", cell.clone())["version"], version, "what was begun stays");
    let check = window.does("expert.check_sheet", cell.clone());
    assert_eq!(check["blocked"], json!(["nothing_changed"]));
    let discarded = json!({ "cell": window.cell("01"), "version": version });
    assert_eq!(window.does("expert.discard_revision", discarded)["version"], 0);
    assert_eq!(window.dossier("01")["revising"], false);
    window.does("expert.reopen", cell.clone());
    let mut draft = window.draft("01");
    draft["marks"]["4.1.2"] = json!({ "steps": 12, "comments": [
        { "kind": "strength", "text": "高层每季走访顾客", "citations": [] },
    ] });
    window.save("01", &draft);
    let difference = window.does("expert.difference", cell.clone());
    assert_eq!(difference["empty"], false);
    assert_eq!(difference["items"].as_array().unwrap().len(), 1);
    let item = &difference["items"][0];
    // 50 points: 55 % and 60 %, by hand.
    assert_eq!((&item["before"], &item["after"]), (&json!("55%"), &json!("60%")));
    assert_eq!((&item["score_before"], &item["score_after"]), (&json!("27.50"), &json!("30.00")));
    assert_eq!(item["added"][0]["text"], "高层每季走访顾客");
    assert_eq!(difference["total_after"]["score"], "552.50");
    assert_eq!(window.dossier("01")["revising"], true);
    let bare = json!({ "cell": window.cell("01"), "of": "draft", "reason": null, "width": 400 });
    window.does("expert.preview_sheet", bare);
    assert_eq!(window.sign("01", Value::Null).unwrap_err().code, "E-REASON");
    let signed = window.sign("01", json!("漏看了走访记录")).unwrap();
    assert_eq!((&signed["revision"], &signed["total"]), (&json!(2), &json!("552.50")));
    let dossier = window.dossier("01");
    assert_eq!(
        (&dossier["stage"], &dossier["received"]),
        (&json!("signed"), &Value::Null),
        "the first sheet's receipt"
    );
}

fn a_bare_sheet_is_a_deliberate_export_that_the_journal_has(window: &Window, stick: &Path) {
    let identity = window.dossier("01")["signed"]["identity"].clone();
    let path = stick.join("评分表.pdf");
    window.does("expert.export_sheet", json!({ "identity": identity, "path": text(&path) }));
    assert!(fs::read(&path).unwrap().starts_with(b"%PDF-"));
    let unknown = json!({ "identity": "0".repeat(64), "path": text(&stick.join("x.pdf")) });
    assert!(window.ask("expert.export_sheet", unknown).is_err());
    assert!(!stick.join("x.pdf").exists());
}

fn a_late_recusal_takes_the_dossier_away_and_says_so(window: &Window, stick: &Path) {
    let edition = &window.edition;
    let application = edition.plan.applications[1].id.clone();
    let change = Change::Recuse { application, expert: edition.expert_id.clone() };
    let reason = Prose::new("事后查明存在利害关系").unwrap();
    let revised = edition.office.revise(&change, &reason, &edition.signer, instant(120)).unwrap();
    let path = stick.join("5-方案.pdf");
    fs::write(&path, &revised.charter.bytes).unwrap();
    window.does("expert.receive_charter", json!({ "path": text(&path) }));
    let dossier = window.dossier("02");
    assert_eq!(dossier["stage"], "withdrawn");
    assert_eq!(dossier["why"], json!({ "code": "not_expected", "kind": "recusal" }));
    assert_eq!(window.dossier("01")["stage"], "signed", "what was signed before still counts");
    let table = window.does("expert.overview", json!({ "round": "document-review" }));
    assert_eq!(table["dossiers"].as_array().unwrap().len(), 1);
}

#[test]
fn an_experts_road_from_the_stick_to_a_revision() {
    let window = Window::open();
    let stick = stick(&window);
    nothing_is_taken_in_before_it_was_looked_at(&window, &stick);
    a_stopped_import_leaves_nothing_and_a_finished_one_says_what_came(&window, &stick);
    my_work_says_where_one_stopped_and_what_is_missing(&window);
    sums_are_exact(&window);
    what_is_shown_before_signing_is_what_is_signed(&window);
    let sealed = sealed_files_lie_in_the_folder_or_nothing_is_said(&window, &stick);
    a_receipt_is_the_offices_word_that_it_came_in(&window, &sealed, &stick);
    a_revision_says_why_and_what_it_changes(&window);
    a_bare_sheet_is_a_deliberate_export_that_the_journal_has(&window, &stick);
    a_late_recusal_takes_the_dossier_away_and_says_so(&window, &stick);
}
