//! What comes back to an expert and what is taken up again, in both languages: the chair's receipt is taken in, and the
//! signed sheet is revised with its reason.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use window_tests::{CHAIR, EXPERT, Edition, Language, Options, Window, printed, within};

/// What the expert of the demo edition has signed and handed in.
const APPLICATION: &str = "05";
const REASON: &str = "复核报告原文，员工测评只做过一次，下调一档。";
/// Whether a printed page is shown, another one than the page has noted.
const PRINTED: &str = "const page = document.querySelector('.sp-page img');
    return (page?.naturalWidth ?? 0) > 800 && page.src !== window.noted";
const NOTE: &str = "window.noted = document.querySelector('.sp-page img').src";

#[test]
fn in_chinese_a_receipt_is_taken_in_and_a_signed_sheet_is_revised_with_its_reason() {
    revise(Language::Chinese);
}

#[test]
fn in_english_a_receipt_is_taken_in_and_a_signed_sheet_is_revised_with_its_reason() {
    revise(Language::English);
}

fn revise(language: Language) {
    let edition = Edition::new();
    let expert = edition.person(EXPERT);
    within(300, async {
        let window = Window::open(Options { home: Some(edition.home()), development: None }).await;
        let folder = tempfile::tempdir().unwrap();
        let receipt = receipt(&edition, &window, folder.path()).await;
        window.dress(language.code(), "light").await;
        window.resize(1280, 720).await;
        window.enter(expert).await;
        take_in(&edition, &window, language, &receipt).await;

        let before = change_a_mark(&window, language).await;
        let totals = read_the_difference(&window, language).await;
        let after = sign(&window, language, &expert.passphrase).await;
        let (chinese, english) = (format!("合计 {before} → {after} 分"), format!("Total {before} → {after} points"));
        assert_eq!(totals, language.say(&chinese, &english));
        let signed = dossier(&window).await;
        assert_eq!((&signed["stage"], &signed["signed"]["revision"]), (&json!("signed"), &json!(2)));

        let bare = folder.path().join("评分表.pdf");
        window.choose_next(&bare).await;
        window.click(language.say("导出未封装的 PDF", "Export a PDF that is not sealed")).await;
        window.see(language.say("已导出：", "Exported:")).await;
        is_proven(&edition, &bare);
        assert_eq!(window.violations().await, []);
    });
}

/// Has the chair take in what was handed in, and returns the file that goes back to the expert.
async fn receipt(edition: &Edition, window: &Window, folder: &Path) -> PathBuf {
    let chair = edition.person(CHAIR);
    window.done("entry.open", json!({ "folder": chair.copy, "passphrase": chair.passphrase })).await;
    let take_in = json!({ "paths": [edition.files().join("hand-in")], "passphrase": chair.passphrase });
    window.done("panel.take_in", take_in).await;
    let written = window.done("panel.export_receipts", json!({ "folder": folder })).await;
    window.done("entry.lock", json!({})).await;
    let mut names = written["files"].as_array().unwrap().iter().map(|name| name.as_str().unwrap());
    folder.join(names.find(|name| name.starts_with(EXPERT)).unwrap())
}

/// Goes from My work to the import, reads what the file is before anything is written, takes it in, and comes back.
async fn take_in(edition: &Edition, window: &Window, language: Language, receipt: &Path) {
    let waits = language.say("回执未到", "no receipt yet");
    window.until("the sheet is on its way", async || listed(window).await.contains(waits)).await;
    window.click(language.say("收件与导入", "Receive files")).await;
    window.choose_all_next(&[receipt.to_owned()]).await;
    window.click(language.say("选择文件", "Choose files")).await;
    let report = format!("[aria-label='{}'] tbody tr", language.say("可以导入", "Can be imported"));
    window.find(&report).await;
    assert_eq!(window.count(&report).await, 1);
    let found = window.said(&report).await;
    for own in [
        receipt.file_name().unwrap().to_str().unwrap(),
        edition.person(CHAIR).name.as_str(),
        language.say("收件回执", "Receipt"),
        language.say("1 份评分表", "1 score sheet, came in"),
        language.say("签名有效，附页一致", "Signature good, pages match"),
    ] {
        assert!(found.contains(own), "{own} is not in {found}");
    }
    window.see(language.say("尚未写入任何内容", "Nothing has been written")).await;
    let before = dossier(window).await;
    let unwritten = (&json!("handed_in"), &Value::Null);
    assert_eq!((&before["stage"], &before["received"]), unwritten, "a report writes nothing");

    window.click(language.say("导入 1 份", "Import 1 file")).await;
    let done = format!("[aria-label='{}'] [role=status]", language.say("导入完成", "Imported"));
    window.find(&done).await;
    let said = window.said(&done).await;
    assert!(said.contains(language.say("回执：1 份评分表", "Receipt: 1 score sheet came in")), "{said}");
    assert_eq!(dossier(window).await["stage"], "receipted");
    window.click_in(".pd-foot", language.say("去我的评审", "To My work")).await;
    let (state, next) = (language.say("已收", "Received"), language.say("回执：", "Receipt: came in"));
    let came_in = async || {
        let line = listed(window).await;
        line.contains(state) && line.contains(next)
    };
    window.until("the sheet has come in", came_in).await;
}

/// Takes the signed sheet up again and gives its first item another mark; returns what the marks came to before.
async fn change_a_mark(window: &Window, language: Language) -> String {
    let (chinese, english) = (format!("查看 {APPLICATION}"), format!("View {APPLICATION}"));
    window.click(language.say(&chinese, &english)).await;
    window.see(language.say("收到，有回执", "with receipt")).await;
    let signed = window.said(".ov-signed").await;
    assert!(signed.contains(language.say("第 1 版", "revision 1")), "{signed}");
    let before = window.said(".ov-number").await;
    window.click(language.say("修订", "Revise")).await;
    let said = ("正在修订第 1 版，签名时须写明理由。", "Revising revision 1; signing will ask for a reason.");
    window.see(language.say(said.0, said.1)).await;
    assert!(window.said(".sc-item-title h2").await.starts_with("4.1.2"));
    assert!(window.said(".sc-score").await.starts_with("70 %"));
    window.click_on(".pd-cell[data-step='13']").await;
    let marked = async || window.said(".sc-score").await.starts_with("65 %");
    window.until("it has the other mark", marked).await;
    window.until("it is saved", async || window.is_saved().await).await;
    before
}

/// Goes on to the overview and reads what the revision changes; returns the line of the totals.
async fn read_the_difference(window: &Window, language: Language) -> String {
    window.click_in(".pd-tabs", language.say("总览与签名", "Overview and sign")).await;
    let revising = language.say("正在修订第 1 版", "Revising revision 1");
    window.until("it is being revised", async || window.said(".ov-form h2").await == revising).await;
    window.click_in(".ov-tabs", language.say("改了什么", "What changed")).await;
    let changed = async || window.said(".ov-difference .ov-changed").await == "70% → 65%";
    window.until("the marks before and after are named", changed).await;
    let item = language.say("4.1.2 高层领导的作用", "4.1.2 Role of senior leaders");
    assert_eq!(window.said(".ov-difference-head .pd-strong").await, item);
    assert_eq!(window.count(".ov-difference-head").await, 1, "nothing else changed");
    window.said(".ov-difference .pd-section").await
}

/// Tries without a reason, writes it, waits for the page that prints it, and signs; returns what the marks come to.
async fn sign(window: &Window, language: Language, passphrase: &str) -> String {
    let missing = language.say("写明修订理由后可以签", "State the reason to sign");
    let why = async || window.said(".pd-seal + .pd-second").await == missing;
    window.until("the button says what it waits for", &why).await;
    window.click_on(".ov-form input[type=password]").await;
    window.write(passphrase).await;
    window.press("Enter").await;
    window.until("the passphrase is not enough", why).await;
    assert_eq!((window.count(".pd-seal:disabled").await, window.count(".ov-signed").await), (1, 0));

    window.until("a printed page is there", async || window.eval(PRINTED).await == json!(true)).await;
    window.eval(NOTE).await;
    window.click_on(".ov-form textarea").await;
    window.write(REASON).await;
    window.until("the page is printed with the reason", async || window.eval(PRINTED).await == json!(true)).await;
    window.click_on(".pd-seal:not(:disabled)").await;
    let revision = language.say("第 2 版", "revision 2");
    window.until("it is signed again", async || window.said(".ov-signed").await.contains(revision)).await;
    let facts = window.said(".ov-facts").await;
    assert!(facts.contains(REASON), "{facts}");
    // What came in was the first revision.
    window.see(language.say("尚未封装交出", "Not handed in")).await;
    window.said(".ov-number").await
}

/// Our program and other people's tool find the file whole, and it says what was written.
fn is_proven(edition: &Edition, file: &Path) {
    edition.verify(file);
    let text = printed(file);
    for own in ["第2次签名", "修订理由", REASON] {
        assert!(text.contains(own), "{own} is not in {text}");
    }
}

/// Returns what My work says of the sheet; nothing on another screen.
async fn listed(window: &Window) -> String {
    let line = "const lines = [...document.querySelectorAll('.wk-table tbody tr')];
        return lines.find((line) => line.cells[0].innerText.trim() === arguments[0])?.innerText ?? ''";
    window.client.execute(line, vec![json!(APPLICATION)]).await.unwrap().as_str().unwrap().to_owned()
}

/// Returns what the desk knows of the sheet.
async fn dossier(window: &Window) -> Value {
    let work = window.done("expert.my_work", json!({})).await;
    let mut all = work["rounds"].as_array().unwrap().iter().flat_map(|round| round["dossiers"].as_array().unwrap());
    all.find(|one| one["cell"]["application"] == APPLICATION).unwrap().clone()
}
