//! Every screen an expert meets, and everybody before the first copy is opened.

use serde_json::json;
use window_tests::{EXPERT, Edition, within};

use crate::look::Look;

const OUTSIDE: [(&str, &str, &str); 4] = [
    ("unlock", "/entry", ".pd-copies"),
    ("create", "/entry/create", ".pd-steps"),
    ("audit-closed", "/audit", ".pd-audit"),
    ("settings-closed", "/settings", ".pd-settings"),
];
const INSIDE: [(&str, &str, &str); 12] = [
    ("work", "/work", ".wk-table tbody tr"),
    ("import", "/work/import", ".pd-body"),
    ("hand-in", "/work/hand-in", ".wk-hand-in"),
    ("scoring", "/scoring/document-review/panel-1/01/4.1.2", ".sc-page img"),
    ("scoring-signed", "/scoring/document-review/panel-1/02/4.1.2", ".sc-page img"),
    ("across", "/across/document-review/4.1.2", ".sc-across tbody tr"),
    ("overview-open", "/overview/document-review/panel-1/01", ".ov-table"),
    ("overview-signed", "/overview/document-review/panel-1/02", ".sp-page img"),
    ("compare", "/compare/document-review", "table, canvas, svg"),
    ("result", "/result", ".an-zone"),
    ("audit", "/audit", ".pd-audit"),
    ("settings", "/settings", ".pd-settings"),
];
const PASSPHRASE: &str = "石桥 麦浪 晚钟 青瓷";

#[test]
fn every_screen_of_an_expert_is_whole_and_accessible_in_both_languages_and_colours() {
    let edition = Edition::new();
    let expert = edition.person(EXPERT);
    within(500, async {
        let mut look = Look::open(Some(edition.home())).await;
        for (name, path, shown) in OUTSIDE {
            look.at(name, path, shown).await;
        }
        look.window.go("/entry").await;
        look.window.enter(expert).await;
        prepare(&mut look, &expert.passphrase).await;
        for (name, path, shown) in INSIDE {
            look.at(name, path, shown).await;
        }
        look.window.go("/scoring/document-review/panel-1/01/4.1.2").await;
        look.window.press("F1").await;
        look.window.find(".ant-modal").await;
        look.here("keys").await;
        look.end();
    });
}

/// Signs a dossier, so that the screens for what is signed have something to show, and learns what is content.
async fn prepare(look: &mut Look, passphrase: &str) {
    let mine = look.learn("scoring.mine", json!({})).await;
    let second = mine[1]["cell"].clone();
    look.window.sign(&second, 13, passphrase).await;
    for (name, input) in [("expert.my_work", json!({})), ("entry.status", json!({}))] {
        look.learn(name, input).await;
    }
    for dossier in mine.as_array().unwrap().iter().take(2) {
        let application = &dossier["cell"]["application"];
        look.learn("documents.list", json!({ "application": application })).await;
        look.learn("scoring.open", json!({ "cell": dossier["cell"] })).await;
        look.learn("expert.check_sheet", json!({ "cell": dossier["cell"] })).await;
    }
    look.learn("scoring.across", json!({ "round": second["round"], "item": "4.1.2" })).await;
}

#[test]
fn the_first_screen_of_the_office_and_of_the_supervisor_is_whole_and_accessible() {
    let edition = Edition::new();
    within(200, async {
        let mut look = Look::open(Some(edition.home())).await;
        for id in ["B01", "S01"] {
            let person = edition.person(id);
            let open = json!({ "folder": person.copy, "passphrase": person.passphrase });
            look.window.done("entry.open", open).await;
            look.learn("entry.status", json!({})).await;
            look.at(&format!("home-{id}"), "/", ".pd-audit").await;
            look.window.done("entry.lock", json!({})).await;
        }
        look.end();
    });
}

#[test]
fn every_screen_of_the_first_run_is_whole_and_accessible_in_both_languages_and_colours() {
    within(200, async {
        let mut look = Look::open(None).await;
        look.at("begin", "/entry", ".pd-begin").await;
        look.at("enrol-create", "/entry/create", "#own-name").await;
        let create = json!({ "folder": null, "name": "新到专家", "passphrase": PASSPHRASE });
        look.learn("entry.create", create).await;
        look.at("enrol-ask", "/entry", "#enrol-person").await;
        let stick = tempfile::tempdir().unwrap();
        let request = json!({
            "person": "Z30", "name": "新到专家", "edition": "shifan-2026", "passphrase": PASSPHRASE,
            "path": stick.path().join("request.enrol"),
        });
        look.learn("enrol.request", request).await;
        look.at("enrol-confirm", "/entry", "#enrol-code").await;
        look.window.click("上一步").await;
        look.window.see("当面或用 U 盘交给办公室").await;
        look.here("enrol-given").await;
        look.end();
    });
}
