//! What stands before the panel's result and beside it, through the window's acts, on the demo edition.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::{
    played,
    window::{DemoWindow, place},
};

/// Before the deadline of the demo.
const IN_TIME: &str = "2026-05-15T08:40:00Z";
/// After everything the demo does.
const LATER: &str = "2026-07-01T01:00:00Z";

fn result(window: &DemoWindow) -> Value {
    window.does("panel.result", json!({ "place": place() }))
}

#[test]
fn before_the_opening_the_result_tells_nothing_and_nothing_is_kept_for_it() {
    let window = DemoWindow::open(played::scoring(), "C01", LATER);
    let state = result(&window);
    assert_eq!((&state["opened"], &state["sheets"], &state["signed"]), (&Value::Null, &json!(0), &Value::Null));
    assert_eq!((&state["missing"], &state["undecided"]), (&json!([]), &json!([])));
    let draft = json!({ "place": place(), "draft": { "minutes": "早了", "missing": [] } });
    assert_eq!(window.ask("panel.result_draft", draft).unwrap_err().code, "E-NOT-OPENED");
}

/// Opens what came as the chair, and returns the one application that the result is told to lack sheets of.
fn lacking(came: impl Fn(&DemoWindow) -> Vec<PathBuf>) -> Value {
    let window = DemoWindow::open(played::scoring(), "C01", "2026-05-15T09:26:00Z");
    let took_in = json!({ "paths": came(&window), "passphrase": "demo-C01" });
    window.ask_at(IN_TIME, "panel.take_in", took_in).unwrap();
    let open = json!({
        "place": place(), "passphrase": "demo-C01", "present": "监督员", "at_place": null, "reason": "未交。", "late": [],
    });
    window.does("panel.open", open);
    let state = result(&window);
    assert!(state["blocked"].as_array().unwrap().contains(&json!("too_few_sheets")));
    let [lacking] = state["too_few"].as_array().unwrap().as_slice() else { panic!("{state}") };
    lacking.clone()
}

#[test]
fn an_application_with_too_few_sheets_is_named_before_anybody_writes_minutes() {
    let lacking = lacking(|window| {
        let files = std::fs::read_dir(window.path("hand-in")).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|path| !path.file_name().unwrap().to_str().unwrap().starts_with("Z01")).collect()
    });
    // Without the first expert's sheet 05 has four; the rule asks for five.
    assert_eq!((&lacking["application"], &lacking["found"], &lacking["needed"]), (&json!("05"), &json!(4), &json!(5)));
}

#[test]
fn an_application_none_of_whose_sheets_came_is_not_left_out_of_the_result() {
    let lacking = lacking(|window| {
        let handed_in = window.path("hand-in");
        let checked = window.ask_at(IN_TIME, "panel.check", json!({ "paths": [handed_in] })).unwrap();
        let others = checked["good"].as_array().unwrap().iter().filter(|file| file["application"] != "06");
        others.map(|file| Path::new(&handed_in).join(file["name"].as_str().unwrap())).collect()
    });
    assert_eq!((&lacking["application"], &lacking["found"]), (&json!("06"), &json!(0)));
}

#[test]
fn a_signed_result_says_when_it_no_longer_stands_and_what_is_written_after_it_is_kept_until_the_next() {
    let window = DemoWindow::open(played::everything(), "C01", LATER);
    let state = result(&window);
    assert_eq!((&state["signed"]["outdated"], &state["blocked"]), (&json!(false), &json!([])));
    assert_eq!((&state["undecided"], &state["draft"]), (&json!([]), &Value::Null));
    let said = state["signed"]["said"].clone();
    assert_eq!(said["missing"].as_array().unwrap().len(), state["missing"].as_array().unwrap().len());
    let shown = window.ask("panel.result_shown", json!({ "place": place(), "width": 300 })).unwrap();
    assert!(shown["pages"][0]["data"].as_str().unwrap().starts_with("data:image/"));

    // The panel takes back what it agreed on: the result no longer stands, and another cannot be signed.
    let agenda = window.ask("panel.agenda", json!({ "place": place() })).unwrap();
    let entry = &agenda[0]["items"][0];
    let on = json!({ "place": place(), "application": entry["application"], "item": entry["item"] });
    let before = window.ask("panel.keep", on.clone()).unwrap()["before"].clone();
    let state = result(&window);
    assert_eq!((&state["signed"]["outdated"], &state["blocked"]), (&json!(true), &json!(["undecided"])));
    assert_eq!(state["undecided"], json!([{ "application": entry["application"], "item": entry["item"] }]));
    let mut agree = on;
    for name in ["steps", "reason", "comments"] {
        agree[name] = before[name].clone();
    }
    window.ask("panel.agree", agree).unwrap();
    assert_eq!(result(&window)["signed"]["outdated"], false, "agreed on as before, it stands as before");

    // What is written for the next result is kept, and ends with it.
    let mut draft = said;
    draft["minutes"] = json!("补充：");
    let keep = |draft: &Value| window.ask("panel.result_draft", json!({ "place": place(), "draft": draft }));
    keep(&draft).unwrap();
    let state = result(&window);
    assert_eq!((&state["draft"], &state["saved_at"]), (&draft, &json!(LATER)));
    let mut unprintable = draft.clone();
    unprintable["minutes"] = json!("😀");
    assert_eq!(keep(&unprintable).unwrap_err().code, "E-UNPRINTABLE");
    let signing =
        json!({ "place": place(), "minutes": "补充：", "missing": draft["missing"], "passphrase": "demo-C01" });
    let signed = window.ask("panel.conclude", signing).unwrap();
    let state = result(&window);
    assert_eq!((&state["draft"], &state["signed"]["said"]), (&Value::Null, &draft));
    assert_eq!(state["signed"]["identity"], signed["identity"]);
}

#[test]
fn a_member_finds_what_they_answered_and_what_they_began_to_write() {
    let window = DemoWindow::open(played::everything(), "Z02", LATER);
    let file = window.dir.join("results/panel-result.pdf").display().to_string();
    let read = || window.ask("expert.result", json!({ "path": file, "width": 300 })).unwrap();
    let seen = read();
    assert_eq!((&seen["answered"]["dissent"], &seen["draft"]), (&Value::Null, &Value::Null));
    assert!(seen["answered"]["at"].is_string(), "the demo's members have answered");
    let draft = |text: &str| {
        window.ask("expert.answer_draft", json!({ "identity": seen["identity"], "text": text })).map_err(|f| f.code)
    };
    draft("对 05 号").unwrap();
    assert_eq!(read()["draft"], "对 05 号");
    assert_eq!(draft("😀").unwrap_err(), "E-UNPRINTABLE");
    draft("").unwrap();
    assert_eq!(read()["draft"], Value::Null);
    let to = window.dir.join("answer.pdf").display().to_string();
    let answer = json!({ "path": file, "passphrase": "demo-Z02", "dissent": "对 05 号保留意见。", "to": to });
    window.ask("expert.acknowledge", answer).unwrap();
    assert_eq!(read()["answered"], json!({ "dissent": "对 05 号保留意见。", "at": LATER }));
}
