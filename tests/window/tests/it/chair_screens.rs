//! Every screen a chair meets, before the opening, after it, and after the signature; and a member's with the result.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use window_tests::{CHAIR, EXPERT, Edition, Person, panel, within};

use crate::look::Look;

const MEMBER: &str = "Z02";

#[test]
fn every_screen_of_a_chair_is_whole_and_accessible_in_both_languages_and_colours() {
    let edition = Edition::new();
    let chair = edition.person(CHAIR);
    within(600, async {
        let mut look = Look::open(Some(edition.home())).await;
        let folder = tempfile::tempdir().unwrap();
        let sheets = folder.path().join("stick");
        fs::create_dir(&sheets).unwrap();
        look.window.hand_in(edition.person(EXPERT), "06", &sheets).await;
        for entry in fs::read_dir(edition.files().join("hand-in")).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), sheets.join(entry.file_name())).unwrap();
        }
        fs::write(sheets.join("cut-short.pdf.age"), b"age-encryption.org/v1\n").unwrap();
        come_in(&mut look, chair).await;

        before_the_opening(&mut look, &sheets, chair).await;
        after_the_opening(&mut look, chair).await;
        after_the_signature(&mut look, &edition, folder.path()).await;
        look.end();
    });
}

async fn come_in(look: &mut Look, person: &Person) {
    look.window.done("entry.open", json!({ "folder": person.copy, "passphrase": person.passphrase })).await;
    look.learn("entry.status", json!({})).await;
}

async fn before_the_opening(look: &mut Look, sheets: &Path, chair: &Person) {
    look.learn("panel.list", json!({})).await;
    let roster = look.learn("panel.roster", json!({ "place": panel() })).await;
    for application in roster["applications"].as_array().unwrap() {
        // Above a narrow column stands the beginning of a name.
        let name = application["applicant"].as_str().unwrap().trim_start_matches("示范市");
        look.content.learn(&json!(name.chars().take(4).collect::<String>()));
    }
    look.at("panel", "/panel", ".pn-table").await;
    look.at("intake", "/panel/intake", ".in-dropzone").await;
    look.learn("panel.check", json!({ "paths": [sheets] })).await;
    look.window.choose_next(sheets).await;
    look.window.click("选择文件夹").await;
    look.window.find("[aria-label=不能收下]").await;
    look.here("intake-report").await;
    look.window.click_on(".in-passphrase").await;
    look.window.write(&chair.passphrase).await;
    look.window.press("Enter").await;
    look.window.see("34 份评分表已存入加密副本").await;
    look.here("intake-done").await;
    look.learn("panel.roster", json!({ "place": panel() })).await;
    look.at("panel-sealed", "/panel", ".pn-late, .pn-table .late").await;
    look.at("matrix-sealed", "/panel/matrix", ".pd-link").await;
    look.at("result-sealed", "/panel/result", ".pd-link").await;
    look.at("opening", "/panel/opening", ".pn-late").await;
}

async fn after_the_opening(look: &mut Look, chair: &Person) {
    look.window.open_sheets(&chair.passphrase).await;
    look.learn("panel.roster", json!({ "place": panel() })).await;
    for application in ["01", "03"] {
        look.learn("panel.matrix", json!({ "place": panel(), "application": application })).await;
        look.learn("documents.list", json!({ "application": application })).await;
    }
    look.learn("panel.agenda", json!({ "place": panel() })).await;
    let item = look.learn("panel.item", json!({ "place": panel(), "application": "03", "item": "4.4.7" })).await;
    for comment in item["voices"].as_array().unwrap().iter().flat_map(|one| one["comments"].as_array().unwrap()) {
        // What can be done with a comment is named by its beginning.
        look.content.learn(&json!(comment["text"].as_str().unwrap().chars().take(24).collect::<String>()));
    }
    look.learn("panel.result", json!({ "place": panel() })).await;
    look.at("slip", "/panel/opening", ".pn-pages img").await;
    look.at("panel-opened", "/panel", ".pn-table").await;
    look.at("matrix", "/panel/matrix/03", ".mx-table").await;
    look.at("agenda", "/panel/agenda", ".mx-list").await;
    look.at("item", "/panel/item/03/4.4.7", ".it-voices").await;
    look.window.click_in(".it-acts", "采用").await;
    look.window.click_on(".it-mark .pd-cell[data-step='10']").await;
    look.window.click("看原文").await;
    look.window.find(".sc-page img").await;
    look.here("item-reading").await;
    look.at("result-undecided", "/panel/result", ".cn-checklist .bad").await;
    look.window.agree_on_the_rest().await;
    look.learn("panel.agenda", json!({ "place": panel() })).await;
    look.learn("panel.item", json!({ "place": panel(), "application": "03", "item": "4.4.7" })).await;
    look.at("agenda-done", "/panel/agenda", ".mx-list").await;
    look.window.done("panel.result_draft", json!({ "place": panel(), "draft": conclusion(look).await })).await;
    look.learn("panel.result", json!({ "place": panel() })).await;
    look.at("result-draft", "/panel/result", ".cn-checklist").await;
}

/// Returns minutes, and a reason for each missing sheet.
async fn conclusion(look: &Look) -> Value {
    let state = look.window.done("panel.result", json!({ "place": panel() })).await;
    let because = |cell: &Value| json!({ "application": cell["application"], "person": cell["person"], "reason": "因公出境，未交。" });
    let missing: Vec<Value> = state["missing"].as_array().unwrap().iter().map(because).collect();
    json!({ "minutes": "在评审驻地会议室逐条合议，回避专家离席，一致通过。", "missing": missing })
}

async fn after_the_signature(look: &mut Look, edition: &Edition, folder: &Path) {
    let (chair, member) = (edition.person(CHAIR), edition.person(MEMBER));
    let mut signing = conclusion(look).await;
    signing["place"] = panel();
    signing["passphrase"] = json!(chair.passphrase);
    look.learn("panel.conclude", signing).await;
    let (result, answer): (PathBuf, PathBuf) = (folder.join("panel-result.pdf"), folder.join("answer.pdf"));
    look.window.done("panel.export_result", json!({ "place": panel(), "path": result })).await;
    look.learn("panel.result", json!({ "place": panel() })).await;
    look.learn("panel.collect", json!({ "place": panel(), "paths": [] })).await;
    look.at("panel-signed", "/panel", ".pn-table").await;
    look.at("item-signed", "/panel/item/03/4.4.7", ".it-read").await;
    look.at("result-signed", "/panel/result", ".cn-members").await;

    look.window.done("entry.lock", json!({})).await;
    come_in(look, member).await;
    look.learn("expert.my_work", json!({})).await;
    look.learn("expert.result", json!({ "path": result, "width": 300 })).await;
    look.window.go("/result").await;
    look.window.choose_next(&result).await;
    look.window.click("选择结果文件").await;
    look.window.find(".an-form").await;
    look.window.click_in(".an-choice", "有不同意见").await;
    look.here("answer").await;
    let acknowledge =
        json!({ "path": result, "passphrase": member.passphrase, "dissent": "对 03 号保留意见。", "to": answer });
    look.learn("expert.acknowledge", acknowledge).await;

    look.window.done("entry.lock", json!({})).await;
    come_in(look, chair).await;
    look.learn("panel.collect", json!({ "place": panel(), "paths": [answer] })).await;
    look.at("result-answers", "/panel/result", ".cn-dissent").await;
}
