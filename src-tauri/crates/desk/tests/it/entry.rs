//! Coming in, through the actions of the window: the demo edition, a new copy, enrolment, locking.

use std::{fs, path::Path};

use desk::{
    Passphrase,
    action::{self, Context, Failure, Flow, Session, Step},
    office::Arrival,
    seat::Seat,
};
use rules::{charter::Role, ids::PersonId, text::Line, time::Instant};
use serde_json::{Value, json};

use crate::{edition::engine, played};

const PASSPHRASE: &str = "石桥 麦浪 晚钟 青瓷";

struct Machine {
    session: Session,
    now: Instant,
}

impl Machine {
    fn new(home: &Path) -> Machine {
        Machine { session: Session::new(home.to_owned(), Ok(engine())), now: "2026-05-14T03:00:00Z".parse().unwrap() }
    }

    fn act(&self, name: &str, input: Value) -> Result<Value, Box<Failure>> {
        self.act_until(name, input, &|_| Flow::Go)
    }

    fn act_until(
        &self,
        name: &str,
        input: Value,
        progress: &(dyn Fn(Step) -> Flow + Sync),
    ) -> Result<Value, Box<Failure>> {
        action::run(name, input, &Context { session: &self.session, now: self.now, progress })
    }

    fn recent(&self) -> Vec<Value> {
        self.act("entry.recent", json!({})).unwrap().as_array().unwrap().clone()
    }
}

fn code(result: Result<Value, Box<Failure>>) -> String {
    result.unwrap_err().code
}

#[test]
fn a_copy_is_made_locked_and_opened_again_by_its_passphrase_alone() {
    let home = tempfile::tempdir().unwrap();
    let machine = Machine::new(home.path());
    assert!(machine.recent().is_empty());
    let made =
        machine.act("entry.create", json!({ "folder": null, "name": "祁山月", "passphrase": PASSPHRASE })).unwrap();
    assert_eq!(made["name"], "祁山月");
    assert_eq!(made["role"], Value::Null, "without a certificate nobody has a role");
    let folder = made["folder"].as_str().unwrap().to_owned();
    assert!(Path::new(&folder).starts_with(home.path()), "{folder}");

    machine.act("entry.lock", json!({})).unwrap();
    assert_eq!(machine.act("entry.status", json!({})).unwrap()["open"], Value::Null);
    assert_eq!(code(machine.act("enrol.pending", json!({}))), "E-LOCKED");
    let wrong = json!({ "folder": folder, "passphrase": "石桥 麦浪 晚钟" });
    assert_eq!(code(machine.act("entry.open", wrong)), "E-COPY-PASSPHRASE");
    assert_eq!(machine.act("entry.status", json!({})).unwrap()["open"], Value::Null);

    let known = &machine.recent()[0];
    assert_eq!((&known["name"], &known["there"]), (&json!("祁山月"), &json!(true)));
    assert!(known["bytes"].as_u64().unwrap() > 10_000, "the copy has a size: {known}");
    assert_eq!(known["demo_passphrase"], Value::Null, "nobody's own passphrase is known");
    machine.act("entry.open", json!({ "folder": folder, "passphrase": PASSPHRASE })).unwrap();
    assert_eq!(machine.act("entry.status", json!({})).unwrap()["open"]["folder"], json!(folder));

    machine.act("entry.lock", json!({})).unwrap();
    fs::rename(&folder, home.path().join("elsewhere")).unwrap();
    assert_eq!(machine.recent()[0]["there"], json!(false), "a stick that was pulled out is said");
    assert!(machine.act("entry.forget", json!({ "folder": folder })).unwrap().as_array().unwrap().is_empty());
}

#[test]
fn a_copy_is_opened_again_although_an_act_on_it_was_still_under_way_when_it_was_locked() {
    let home = tempfile::tempdir().unwrap();
    let machine = Machine::new(home.path());
    let made =
        machine.act("entry.create", json!({ "folder": null, "name": "祁山月", "passphrase": PASSPHRASE })).unwrap();
    let act_under_way = machine.session.seat().unwrap();
    machine.act("entry.lock", json!({})).unwrap();
    let ends = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        drop(act_under_way);
    });
    machine.act("entry.open", json!({ "folder": made["folder"], "passphrase": PASSPHRASE })).unwrap();
    ends.join().unwrap();
}

#[test]
fn nothing_of_a_passphrase_or_a_name_inside_lies_in_the_list_of_copies() {
    let home = tempfile::tempdir().unwrap();
    let machine = Machine::new(home.path());
    machine.act("entry.create", json!({ "folder": null, "name": "祁山月", "passphrase": PASSPHRASE })).unwrap();
    let list = fs::read_to_string(home.path().join("copies.json")).unwrap();
    assert!(!list.contains("石桥"), "{list}");
}

#[test]
fn a_demo_that_is_stopped_leaves_no_trace() {
    let home = tempfile::tempdir().unwrap();
    let machine = Machine::new(home.path());
    let stop_at_the_second = |step: Step| if step.done >= 2 { Flow::Stop } else { Flow::Go };
    let stopped = machine.act_until("demo.prepare", json!({ "anew": false }), &stop_at_the_second);
    assert_eq!(stopped.unwrap_err().severity, desk::Severity::Cancelled);
    assert!(!home.path().join("demo").exists());
    assert!(machine.recent().is_empty());
}

#[test]
fn the_demo_is_entered_by_anybody_and_its_office_admits_a_new_expert() {
    let home = tempfile::tempdir().unwrap();
    let machine = Machine::new(home.path());
    let demo = machine.act("demo.prepare", json!({ "anew": false })).unwrap();
    let again = machine.act("demo.prepare", json!({ "anew": false })).unwrap();
    assert_eq!(demo, again, "what is there is not made again");

    // Nobody has opened anything yet, and everybody can come in: who still scores first, then the chair.
    let known = machine.recent();
    assert_eq!(known.len(), demo["people"].as_array().unwrap().len());
    assert_eq!((&known[0]["role"], &known[1]["role"]), (&json!("expert"), &json!("chair")));
    for copy in &known {
        assert_eq!((&copy["opened"], &copy["there"]), (&Value::Null, &json!(true)), "{copy}");
        assert_eq!(copy["edition"], "2026年示范市市长质量奖（演示）");
    }
    for role in ["expert", "chair", "organiser"] {
        let copy = known.iter().find(|copy| copy["role"] == role).unwrap();
        let input = json!({ "folder": copy["folder"], "passphrase": copy["demo_passphrase"] });
        let open = machine.act("entry.open", input).unwrap();
        assert_eq!((&open["role"], &open["scores"]), (&json!(role), &json!(role == "expert")));
    }
    assert_eq!(machine.recent().len(), known.len(), "a copy that was opened stands once");

    enrols_with(&machine, home.path(), &known);
}

fn enrols_with(machine: &Machine, home: &Path, known: &[Value]) {
    machine.act("entry.create", json!({ "folder": null, "name": "替补专家", "passphrase": PASSPHRASE })).unwrap();
    assert_eq!(machine.act("enrol.pending", json!({})).unwrap(), Value::Null);
    let office_copy = known.iter().find(|copy| copy["role"] == "organiser").unwrap();
    let office = Seat::open(
        Path::new(office_copy["folder"].as_str().unwrap()),
        &Passphrase::new(office_copy["demo_passphrase"].as_str().unwrap()),
    )
    .unwrap();
    let request_file = home.join("request.enrol");
    let mut ask = json!({
        "person": "Z30", "name": "替补专家", "edition": office.profile().unwrap().edition,
        "passphrase": "别的口令", "path": request_file,
    });
    assert_eq!(code(machine.act("enrol.request", ask.clone())), "E-COPY-PASSPHRASE");
    assert!(!request_file.exists());
    ask["passphrase"] = json!(PASSPHRASE);
    let pending = machine.act("enrol.request", ask).unwrap();
    assert_eq!(machine.act("enrol.pending", json!({})).unwrap(), pending, "it waits over a restart");

    let authority =
        office.unlock_authority(&Passphrase::new(office_copy["demo_passphrase"].as_str().unwrap())).unwrap();
    let request = fs::read(&request_file).unwrap();
    let arrival = Arrival {
        request: &request,
        typed_code: pending["code"].as_str().unwrap(),
        person: PersonId::new("Z30").unwrap(),
        name: Line::new("替补专家").unwrap(),
        role: Role::Expert,
    };
    let admission = office.admit(&arrival, &authority, machine.now).unwrap();
    let answer = home.join("answer");
    fs::write(&answer, &admission.response).unwrap();
    let complete = |code: &str| machine.act("enrol.complete", json!({ "path": answer, "code": code }));
    assert_eq!(code(complete("0000 0000 0000")), "E-CODE");
    assert_eq!(machine.act("entry.status", json!({})).unwrap()["open"]["role"], Value::Null);
    assert_eq!(complete(&admission.code.replace(' ', "")).unwrap()["role"], "expert");
    assert_eq!(machine.act("entry.status", json!({})).unwrap()["open"]["role"], "expert");
}

#[test]
fn a_passphrase_that_is_too_short_makes_no_copy() {
    let home = tempfile::tempdir().unwrap();
    let machine = Machine::new(home.path());
    let short = json!({ "folder": null, "name": "祁山月", "passphrase": "石桥麦浪" });
    assert_eq!(machine.act("entry.strength", json!({ "passphrase": "石桥麦浪" })).unwrap(), "too_short");
    assert_eq!(code(machine.act("entry.create", short)), "E-PASSPHRASE-SHORT");
    assert!(machine.recent().is_empty());
    assert!(!home.path().join("copies").exists());
}

#[test]
fn a_backup_brings_back_what_was_entered_and_a_failed_restore_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let machine = Machine::new(home.path());
    let demo = home.path().join("demo");
    played::scoring().copy_to(&demo);
    let people = &played::scoring().report.people;
    let expert = people.iter().find(|person| person.role == Role::Expert).unwrap();
    let (copy, passphrase) = (demo.join(&expert.copy), expert.passphrase.as_str());
    machine.act("entry.open", json!({ "folder": copy, "passphrase": passphrase })).unwrap();
    let saved = |machine: &Machine| machine.act("expert.my_work", json!({})).unwrap();
    let before = saved(&machine);
    let given = before["rounds"][0]["dossiers"][0]["given"].as_u64().unwrap();
    assert!(given > 0, "something was entered");

    let backup = home.path().join("stick");
    machine.act("copy.back_up", json!({ "folder": backup })).unwrap();
    assert_eq!(code(machine.act("copy.back_up", json!({ "folder": backup }))), "E-COPY-NOT-EMPTY");
    let drafts = |copy: &Path| {
        let seat = Seat::open(copy, &Passphrase::new(passphrase)).unwrap();
        (seat.journal_head().unwrap(), seat.profile().unwrap().person)
    };

    let to = home.path().join("again");
    let wrong = json!({ "backup": backup, "folder": to, "passphrase": "别的口令别的" });
    assert_eq!(code(machine.act("copy.restore", wrong)), "E-COPY-PASSPHRASE");
    assert!(!to.exists(), "nothing is left of a restore that failed");
    let nothing = json!({ "backup": demo, "folder": to, "passphrase": passphrase });
    assert_eq!(code(machine.act("copy.restore", nothing)), "E-COPY-NONE");
    let filled = json!({ "backup": backup, "folder": backup, "passphrase": passphrase });
    assert_eq!(code(machine.act("copy.restore", filled)), "E-COPY-NOT-EMPTY");
    assert_eq!(saved(&machine), before, "the open copy went on through all of it");

    let right = json!({ "backup": backup, "folder": to, "passphrase": passphrase });
    let restored = machine.act("copy.restore", right).unwrap();
    assert_eq!((&restored["name"], &restored["role"]), (&json!(expert.name), &json!("expert")));
    assert_eq!(machine.act("entry.status", json!({})).unwrap()["open"]["folder"], json!(to));
    machine.act("entry.lock", json!({})).unwrap();
    let (restored, original) = (drafts(&to), drafts(&copy));
    assert_eq!(restored.1, original.1);
    assert_ne!(restored.0, original.0, "the journal says that the documents were left out");
}
