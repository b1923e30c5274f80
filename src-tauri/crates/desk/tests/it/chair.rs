//! The chair's road as the window does it: JSON in, JSON out, on a copy of the demo.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{
    played,
    window::{DemoWindow, place},
};

#[test]
fn the_chair_takes_in_opens_agrees_and_concludes_and_a_member_answers() {
    let window = DemoWindow::open(played::scoring(), "C01", "2026-05-15T09:00:00Z");
    let now = "2026-05-15T08:40:00Z";
    let panels = window.ask_at(now, "panel.list", json!({})).unwrap();
    assert_eq!((panels.as_array().unwrap().len(), &panels[0]["opened"]), (1, &Value::Null));

    // The report before anything is written; a damaged file is named with its reason.
    let damaged = window.path("hand-in/damaged.pdf.age");
    std::fs::write(&damaged, b"not a sealed sheet").unwrap();
    let paths = json!({ "paths": [window.path("hand-in")] });
    let checked = window.ask_at(now, "panel.check", paths.clone()).unwrap();
    assert_eq!(checked["good"].as_array().unwrap().len(), 33);
    assert_eq!(checked["good"][0]["place"], place());
    assert_eq!(checked["refused"][0]["name"], "damaged.pdf.age");
    assert!(!checked["refused"][0]["zh"].as_str().unwrap().is_empty());
    assert!(checked["refused"][0]["remedy_zh"].as_str().unwrap().contains("重新封装"));
    let roster = |at: &str| window.ask_at(at, "panel.roster", json!({ "place": place() })).unwrap();
    assert_eq!(roster(now)["received"], 0, "checking writes nothing");

    let mut take = paths;
    take["passphrase"] = json!("demo-C01");
    let taken = window.ask_at(now, "panel.take_in", take.clone()).unwrap();
    assert_eq!(taken["sheets"], 33);
    assert_eq!(window.ask_at(now, "panel.take_in", take).unwrap()["known"].as_array().unwrap().len(), 33);
    let receipts = window.path("receipts");
    std::fs::create_dir_all(&receipts).unwrap();
    let written = window.ask_at(now, "panel.export_receipts", json!({ "folder": receipts })).unwrap();
    assert_eq!(Value::from(written["files"].as_array().unwrap().len()), taken["receipts"]);

    // Before the opening nothing shows a number.
    let before = roster(now);
    assert_eq!(before["received"], 33);
    let text = before.to_string();
    assert!(!text.contains("steps") && !text.contains("percent") && !text.contains("marks"));
    for name in ["panel.matrix", "panel.item"] {
        let input = json!({ "place": place(), "application": "05", "item": "4.7.2" });
        let mut input = input;
        if name == "panel.matrix" {
            input.as_object_mut().unwrap().remove("item");
        }
        assert_eq!(window.ask_at(now, name, input).unwrap_err().code, "E-NOT-OPENED");
    }

    let at = "2026-05-15T09:26:00Z";
    let may_open = |at: &str| window.ask_at(at, "panel.may_open", json!({ "place": place(), "late": [] })).unwrap();
    assert_eq!(
        (&before["obstacle"], &may_open(now)["obstacle"]),
        (&json!("before_deadline"), &json!("before_deadline"))
    );
    assert_eq!(may_open(at), json!({ "obstacle": null, "missing": before["missing"], "needs_reason": true }));
    let mut open = json!({
        "place": place(), "passphrase": "demo-C01", "present": "监督员", "at_place": null, "reason": null, "late": [],
    });
    assert_eq!(window.ask_at(at, "panel.open", open.clone()).unwrap_err().code, "E-REASON");
    open["reason"] = json!("其余评分表未交，经监督员同意。");
    let opened = window.ask_at(at, "panel.open", open).unwrap();
    assert_eq!(opened["code"].as_array().unwrap().len(), 4);
    let slip = window.ask_at(at, "panel.slip", json!({ "place": place(), "width": 600, "path": null })).unwrap();
    assert!(slip["pages"][0]["data"].as_str().unwrap().starts_with("data:image/"));
    assert_eq!(slip["code"], opened["code"]);

    // By letter: no name and no person of the panel is in what comes back.
    let matrix = window.ask_at(at, "panel.matrix", json!({ "place": place(), "application": "05" })).unwrap();
    assert_eq!(matrix["items"].as_array().unwrap().len(), 23);
    let letters: Vec<&str> =
        matrix["voices"].as_array().unwrap().iter().map(|voice| voice["letter"].as_str().unwrap()).collect();
    assert_eq!(letters, ["A", "B", "C", "D", "E", "F", "G"]);
    let agenda = window.ask_at(at, "panel.agenda", json!({ "place": place() })).unwrap();
    let text = format!("{matrix}{agenda}");
    for expert in before["experts"].as_array().unwrap() {
        assert!(!text.contains(expert["name"].as_str().unwrap()) && !text.contains(expert["person"].as_str().unwrap()));
    }

    let groups = agenda.as_array().unwrap().clone();
    let items: Vec<Value> = groups.iter().flat_map(|group| group["items"].as_array().unwrap().clone()).collect();
    assert!(!items.is_empty());
    let conclude = |minutes: &str| {
        let after = roster(at);
        let missing: Vec<Value> = after["experts"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|expert| {
                let cells = expert["cells"].as_array().unwrap().iter().zip(after["applications"].as_array().unwrap());
                cells
                    .filter(|(state, _)| **state == "missing")
                    .map(|(_, application)| {
                        json!({ "application": application["id"], "person": expert["person"], "reason": "未交。" })
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        json!({ "place": place(), "minutes": minutes, "missing": missing })
    };
    let mut signing = conclude("逐条合议。");
    signing["passphrase"] = json!("demo-C01");
    assert!(window.ask_at(at, "panel.conclude", signing.clone()).is_err(), "items at the threshold are not agreed on");
    assert_eq!((&matrix["agreeing"], &matrix["unit"]), (&json!("threshold"), &json!("percent")));

    // What is typed and not recorded is kept, letters and all, until it is.
    let on = json!({ "place": place(), "application": items[0]["application"], "item": items[0]["item"] });
    let mut typing = on.clone();
    typing["draft"] = json!({
        "steps": null, "reason": "先看", "comments":
        [{ "kind": "opportunity", "text": "", "citations": [], "taken_from": ["B"] }],
    });
    window.ask_at(at, "panel.draft", typing.clone()).unwrap();
    let again = window.ask_at(at, "panel.item", on.clone()).unwrap();
    assert_eq!((&again["draft"], &again["consensus"]), (&typing["draft"], &Value::Null));
    let mut unprintable = typing.clone();
    unprintable["draft"]["reason"] = json!("😀");
    assert_eq!(window.ask_at(at, "panel.draft", unprintable).unwrap_err().code, "E-UNPRINTABLE");

    a_letter_without_a_sheet_is_refused(&window, at, &on);

    let mut matrices: BTreeMap<String, Value> = BTreeMap::new();
    for (place_on_agenda, entry) in items.iter().enumerate() {
        let on = json!({ "place": place(), "application": entry["application"], "item": entry["item"] });
        let matrix = matrices.entry(entry["application"].to_string()).or_insert_with(|| {
            window.ask_at(at, "panel.matrix", json!({ "place": place(), "application": entry["application"] })).unwrap()
        });
        let item = matrix["items"].as_array().unwrap().iter().find(|item| item["code"] == entry["item"]).unwrap();
        let voice = item["marks"].as_array().unwrap().iter().position(|mark| !mark.is_null()).unwrap();
        let letter = &matrix["voices"][voice]["letter"];
        let mut agree = on.clone();
        agree["steps"] = item["marks"][voice]["steps"].clone();
        agree["reason"] = json!("比对所引材料后一致。");
        agree["comments"] =
            json!([{ "kind": "strength", "text": "经合议。", "citations": [], "taken_from": [letter] }]);
        assert_eq!(window.ask_at(at, "panel.agree", agree.clone()).unwrap()["before"], Value::Null);
        if place_on_agenda > 0 {
            continue;
        }
        let taken_back = window.ask_at(at, "panel.keep", on.clone()).unwrap();
        assert_eq!(taken_back["before"]["comments"][0]["taken_from"][0], *letter);
        let item = window.ask_at(at, "panel.item", on).unwrap();
        assert_eq!(item["consensus"], Value::Null);
        let said = item["voices"].as_array().unwrap().iter().find(|voice| voice["letter"] == *letter).unwrap();
        assert_eq!(said["steps"], agree["steps"], "the item says what the matrix says");
        window.ask_at(at, "panel.agree", agree).unwrap();
    }
    assert_eq!(window.ask_at(at, "panel.item", on).unwrap()["draft"], Value::Null, "recording ends the draft");
    let mut preview = conclude("逐条合议。");
    preview["width"] = json!(400);
    assert!(!window.ask_at(at, "panel.result_preview", preview).unwrap()["pages"].as_array().unwrap().is_empty());
    let result = window.ask_at(at, "panel.conclude", signing).unwrap();
    let file = window.path("panel-result.pdf");
    let exported = window.ask_at(at, "panel.export_result", json!({ "place": place(), "path": file })).unwrap();
    assert_eq!(exported["identity"], result["identity"]);

    // A member reads the result and dissents; the chair collects it.
    window.enter("Z02");
    let seen = window.ask_at(at, "expert.result", json!({ "path": file, "width": 400 })).unwrap();
    assert_eq!((&seen["member"], &seen["code"]), (&json!(true), &result["code"]));
    let to = window.path("Z02-answer.pdf");
    let answer = json!({ "path": file, "passphrase": "demo-Z02", "dissent": "对 05 号材料保留意见。", "to": to });
    window.ask_at("2026-05-16T01:00:00Z", "expert.acknowledge", answer).unwrap();
    window.enter("C01");
    let collect = json!({ "place": place(), "paths": [to, damaged] });
    let collected = window.ask_at("2026-05-16T02:00:00Z", "panel.collect", collect).unwrap();
    assert_eq!(
        (&collected["stored"][0], &collected["refused"][0]["name"]),
        (&json!("Z02-answer.pdf"), &json!("damaged.pdf.age"))
    );
    let answers: Vec<&Value> = collected["members"].as_array().unwrap().iter().collect();
    let own = answers.iter().find(|member| member["person"] == "Z02").unwrap();
    assert_eq!((&own["answer"], &own["text"]), (&json!("dissent"), &json!("对 05 号材料保留意见。")));
    assert_eq!(answers.iter().filter(|member| member["answer"] == "none").count(), answers.len() - 1);

    an_answer_to_a_replaced_result_is_told_so(&window, &conclude("补充说明后重签。"), &file, &receipts);
}

fn a_letter_without_a_sheet_is_refused(window: &DemoWindow, at: &str, on: &Value) {
    let mut agree = on.clone();
    agree["steps"] = json!(10);
    agree["reason"] = json!("比对所引材料后一致。");
    agree["comments"] = json!([{ "kind": "strength", "text": "经合议。", "citations": [], "taken_from": ["Q", "a"] }]);
    let refused = window.ask_at(at, "panel.agree", agree.clone()).unwrap_err();
    assert_eq!(refused.code, "E-LETTER");
    let mut kept = on.clone();
    kept["draft"] = json!({ "steps": null, "reason": "", "comments": agree["comments"] });
    assert_eq!(window.ask_at(at, "panel.draft", kept).unwrap_err().code, "E-LETTER");
    assert!(refused.zh.contains("Q、a") && refused.en.contains("Q, a"), "{refused:?}");
    let item = window.ask_at(at, "panel.item", on.clone()).unwrap();
    assert_eq!(item["consensus"], Value::Null, "nothing was recorded");
}

fn an_answer_to_a_replaced_result_is_told_so(window: &DemoWindow, conclusion: &Value, first: &str, receipts: &str) {
    let mut signing = conclusion.clone();
    signing["passphrase"] = json!("demo-C01");
    window.ask_at("2026-05-17T01:00:00Z", "panel.conclude", signing).unwrap();
    window.enter("Z03");
    let to = window.path("Z03-answer.pdf");
    let answer = json!({ "path": first, "passphrase": "demo-Z03", "dissent": null, "to": to });
    window.ask_at("2026-05-17T02:00:00Z", "expert.acknowledge", answer).unwrap();
    window.enter("C01");
    let receipt = std::fs::read_dir(receipts).unwrap().next().unwrap().unwrap().path();
    let collect = json!({ "place": place(), "paths": [to, receipt] });
    let collected = window.ask_at("2026-05-17T03:00:00Z", "panel.collect", collect).unwrap();
    assert_eq!(collected["stored"], json!([]));
    let codes: Vec<&Value> = collected["refused"].as_array().unwrap().iter().map(|refused| &refused["code"]).collect();
    assert_eq!(codes, ["other-result", "not-an-acknowledgement"]);
    assert!(collected["refused"][0]["zh"].as_str().unwrap().contains("另一份小组结果"));
    let answers = collected["members"].as_array().unwrap();
    assert!(
        answers.iter().all(|member| member["answer"] == "none"),
        "answers to the first do not count for the second"
    );
}
