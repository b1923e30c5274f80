//! Reading and scoring as the window does it: JSON in, JSON out, on a copy of the demo.

use desk::action::Failure;
use serde_json::{Value, json};

use crate::{played, window::DemoWindow};

/// A few days before the deadline.
const NOW: &str = "2026-05-12T01:00:00Z";

fn form_of(window: &DemoWindow, application: &str) -> Value {
    window.does("scoring.open", json!({ "cell": cell(application) }))
}

fn save_form(window: &DemoWindow, form: &Value, version: &Value) -> Result<Value, Box<Failure>> {
    let input = json!({ "cell": form["cell"], "draft": form["draft"], "aids": form["aids"], "version": version });
    window.ask("scoring.save", input)
}

fn cell(application: &str) -> Value {
    json!({ "round": "document-review", "panel": "panel-1", "application": application, "expert": "Z01" })
}

fn scored_form_shows_exact_texts(window: &DemoWindow) {
    let form = form_of(window, "01");
    assert_eq!(form["criteria"]["unit"], "percent");
    let items: Vec<&Value> = form["criteria"]["categories"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|category| category["items"].as_array().unwrap())
        .collect();
    assert_eq!(items.len(), 23);
    let item = items.iter().find(|item| item["code"] == "4.3.3").unwrap();
    // 50 points × 65 % and 5 %, by hand.
    assert_eq!(item["points"], 50);
    assert_eq!(item["marks"][13], json!({ "text": "65", "score": "32.5", "band": 3 }));
    assert_eq!(item["marks"][1], json!({ "text": "5", "score": "2.5", "band": 0 }));
    assert_eq!(item["marks"].as_array().unwrap().len(), 21);
    assert_eq!(form["scores"]["given"], 11);
    assert_eq!(form["scores"]["items"], 23);
    assert_eq!(form["version"], 1);
    assert!(form["saved_at"].as_str().unwrap() < "2026-05-15T09:00:00Z", "before the deadline");
    assert_eq!(form_of(window, "06")["saved_at"], Value::Null);
    assert_eq!(form["signed"], Value::Null);
    assert_eq!(form["dossiers"].as_array().unwrap().len(), 6);
    assert_eq!(window.does("scoring.mine", json!({})), form["dossiers"]);
    assert_eq!(form["days_left"], 3, "Wednesday to Friday");
}

fn saves_and_is_there_again(window: &DemoWindow) {
    let mut form = form_of(window, "02");
    form["draft"]["marks"]["4.1.2"] = json!({
        "steps": 13,
        "comments": [{ "kind": "strength", "text": "高层定期走访顾客", "citations": [
            { "document": "02", "label": "报告", "page": 9, "quote": "走访顾客", "region": [100, 200, 300, 400] },
        ] }],
    });
    form["draft"]["check_points"] = json!([{ "items": ["4.1.2"], "text": "核对走访记录", "citations": [] }]);
    form["aids"]["items"]["4.1.2"] =
        json!({ "dimensions": { "I": { "band": 2, "note": "与设计衔接少" } }, "uncited": [], "dismissed": [] });
    form["aids"]["key_factors"] = json!(["战略顾客集中"]);
    let saved = save_form(window, &form, &json!(0)).unwrap();
    assert_eq!(saved["version"], 1);
    assert_eq!(saved["at"], "2026-05-12T01:00:00Z");
    // 50 points × 65 %.
    assert_eq!(saved["scores"]["total"], "32.5");
    assert_eq!(saved["scores"]["categories"][0]["score"], "32.5");
    assert_eq!(saved["scores"]["categories"][0]["given"], 1);
    let again = form_of(window, "02");
    for part in ["draft", "aids"] {
        assert_eq!(again[part], form[part], "{part}");
    }
    let hints = window.does("scoring.hints", json!({ "cell": cell("02"), "item": "4.1.2" }));
    assert_eq!(hints[0], json!({ "code": "dimensions_apart", "band": 3, "apart": [{ "dimension": "I", "band": 2 }] }));
    let rows = window.does("scoring.across", json!({ "round": "document-review", "item": "4.1.2" }));
    assert_eq!(rows.as_array().unwrap().len(), 6);
    assert_eq!(rows[1]["mark"], "65");
    assert_eq!(rows[1]["score"], "32.5");
    assert_eq!(rows[1]["check_points"][0]["text"], "核对走访记录");
    assert_eq!(rows[2]["mark"], Value::Null);
}

fn second_window_is_refused(window: &DemoWindow) {
    let mut form = form_of(window, "03");
    form["draft"]["marks"]["4.1.2"] = json!({ "steps": 5, "comments": [] });
    let first = save_form(window, &form, &json!(0)).unwrap();
    form["draft"]["marks"]["4.1.2"] = json!({ "steps": 6, "comments": [] });
    save_form(window, &form, &json!(0)).unwrap_err();
    assert_eq!(form_of(window, "03")["draft"]["marks"]["4.1.2"]["steps"], 5, "nothing was overwritten");
    save_form(window, &form, &first["version"]).unwrap();
    assert_eq!(form_of(window, "03")["draft"]["marks"]["4.1.2"]["steps"], 6);
}

fn unprintable_is_named(window: &DemoWindow) {
    let mut form = form_of(window, "04");
    let text = "很好\u{1F600}";
    form["draft"]["marks"]["4.1.2"] = json!({ "steps": 5, "comments": [
        { "kind": "strength", "text": text, "citations": [] },
    ] });
    let refused = save_form(window, &form, &json!(0)).unwrap_err();
    assert_eq!(refused.code, "E-UNPRINTABLE");
    assert_eq!(form_of(window, "04")["version"], 0, "nothing was saved");
    let found = window.does("scoring.printable", json!({ "texts": ["很好", text] }));
    assert_eq!(found, json!({ "characters": ["\u{1F600}"] }));
}

fn others_cells_stay_closed(window: &DemoWindow) {
    let mut other = cell("01");
    other["expert"] = json!("Z02");
    let refused = window.ask("scoring.open", json!({ "cell": other })).unwrap_err();
    assert_eq!(refused.code, "E-NOT-ASSIGNED");
    let mut form = form_of(window, "01");
    form["cell"]["expert"] = json!("Z02");
    assert_eq!(save_form(window, &form, &json!(0)).unwrap_err().code, "E-NOT-ASSIGNED");
}

fn documents_are_listed_read_and_searched(window: &DemoWindow) {
    let list = window.does("documents.list", json!({ "application": "01" }));
    let reading: Vec<(&str, &str)> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|document| (document["label"].as_str().unwrap(), document["reading"].as_str().unwrap()))
        .collect();
    assert_eq!(
        reading,
        [("申报表", "blocks"), ("报告", "pages"), ("顾客满意度调查报", "pages"), ("财务摘要", "blocks")]
    );
    let report = &list[1];
    let sizes = report["pages"].as_array().unwrap();
    // A4: 595.28 × 841.89 pt.
    assert!(sizes[0].as_u64().unwrap().abs_diff(59528) < 100 && sizes[1].as_u64().unwrap().abs_diff(84189) < 100);

    let found = window.does("documents.search", json!({ "query": "顾客 满意度", "application": "01", "limit": 3 }));
    assert_eq!(found["hits"].as_array().unwrap().len(), 3);
    assert_eq!(found["more"], true);
    let hit = found["hits"].as_array().unwrap().iter().find(|hit| hit["key"] == "01-02").unwrap();
    let page = window.does("documents.page", json!({ "key": "01-02", "page": hit["page"] }));
    let text: Vec<char> = page["text"].as_str().unwrap().chars().collect();
    assert_eq!(page["boxes"].as_array().unwrap().len(), text.len() * 4);
    let from = usize::try_from(hit["from"].as_u64().unwrap()).unwrap();
    assert_eq!(text[from], '顾', "the hit begins where its words stand");
    let place: Vec<i64> = page["boxes"].as_array().unwrap()[from * 4..from * 4 + 4]
        .iter()
        .map(|number| number.as_i64().unwrap())
        .collect();
    assert!(place[0] < place[2] && place[1] < place[3], "{place:?}");

    let blocks = window.does("documents.blocks", json!({ "key": "01-01", "page": 1 }));
    let kinds: Vec<&str> = blocks.as_array().unwrap().iter().map(|block| block["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"table"), "{kinds:?}");
    let sheet = window.does("documents.blocks", json!({ "key": "01-04", "page": 1 }));
    assert!(sheet.as_array().unwrap().iter().any(|block| block["kind"] == "table"));
    assert_eq!(window.ask("documents.page", json!({ "key": "09-09", "page": 1 })).unwrap()["text"], "");
    assert_eq!(window.does("documents.read_missing", json!({})), json!([]), "everything was read");
}

/// One demo edition for all: it takes seconds to make.
#[test]
fn an_expert_reads_and_scores() {
    let window = DemoWindow::open(played::scoring(), "Z01", NOW);
    scored_form_shows_exact_texts(&window);
    saves_and_is_there_again(&window);
    second_window_is_refused(&window);
    unprintable_is_named(&window);
    others_cells_stay_closed(&window);
    documents_are_listed_read_and_searched(&window);
}
