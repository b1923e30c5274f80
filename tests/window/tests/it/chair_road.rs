//! The chair's road in both languages, by mouse and keys: from the sealed sheets to the signed result and a member's
//! answer.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;
use window_tests::{CHAIR, EXPERT, Edition, Language, Options, Window, panel, panelctl, printed, within};

/// Who answers the result.
const MEMBER: &str = "Z02";
const DAMAGED: &str = "cut-short.pdf.age";
const LATE: &str = "邮路中断两日，经监督员同意采纳。";
const REASON: &str = "三年数据齐全，对比只到同行平均，取中间一档。";
const OWN_LINE: &str = "与标杆的对比没有写明来源。";
const MINUTES: &str = "在评审驻地会议室逐条合议，回避专家离席，一致通过。";
const DISSENT: &str = "对 03 号 4.4.7 保留意见：合作方满意度只有一年数据。";

#[test]
fn in_chinese_a_chair_takes_in_opens_agrees_signs_and_collects_an_answer() {
    go_the_road(Language::Chinese);
}

#[test]
fn in_english_a_chair_takes_in_opens_agrees_signs_and_collects_an_answer() {
    go_the_road(Language::English);
}

fn go_the_road(language: Language) {
    let edition = Edition::new();
    let chair = edition.person(CHAIR);
    within(500, async {
        let window = Window::open(Options { home: Some(edition.home()), development: None }).await;
        let folder = tempfile::tempdir().unwrap();
        let sheets = sealed_sheets(&edition, &window, folder.path()).await;
        window.dress(language.code(), "light").await;
        window.resize(1280, 720).await;
        window.enter(chair).await;

        window.see(language.say("应交的都没有交", "Nothing has come")).await;
        nobody_sees_a_mark(&window, language).await;
        take_in(&edition, &window, language, &sheets, folder.path()).await;
        nobody_sees_a_mark(&window, language).await;
        open(&edition, &window, language, folder.path()).await;
        let letter = agree_on_one(&edition, &window, language).await;

        let rest = window.agree_on_the_rest().await;
        assert!(rest > 50, "{rest}");
        window.go("/panel/agenda").await;
        window.see(language.say("全部合议完毕。", "Everything has been agreed on.")).await;
        let result = folder.path().join("panel-result.pdf");
        let code = sign(&window, language, &result).await;
        is_proven(&edition, &result, &letter);

        let answer = folder.path().join("answer.pdf");
        answer_as_a_member(&edition, &window, language, &result, &code, &answer).await;
        edition.verify(&answer);
        collect(&edition, &window, language, &answer).await;
        assert_eq!(window.violations().await, []);
    });
}

/// Returns the files that a stick brings: what was handed in, a sheet that comes after the deadline, and one that was
/// cut short.
async fn sealed_sheets(edition: &Edition, window: &Window, folder: &Path) -> Vec<PathBuf> {
    let stick = folder.join("stick");
    fs::create_dir(&stick).unwrap();
    window.hand_in(edition.person(EXPERT), "06", &stick).await;
    for entry in fs::read_dir(edition.files().join("hand-in")).unwrap() {
        let from = entry.unwrap();
        fs::copy(from.path(), stick.join(from.file_name())).unwrap();
    }
    let mut files: Vec<PathBuf> = fs::read_dir(&stick).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let whole = fs::read(&files[0]).unwrap();
    files.push(stick.join(DAMAGED));
    fs::write(stick.join(DAMAGED), &whole[..whole.len() / 2]).unwrap();
    files
}

/// Looks at every screen that will show marks, and asks the desk for them.
async fn nobody_sees_a_mark(window: &Window, language: Language) {
    let unopened = language.say("开封后这里才有评分。", "Marks appear here after the opening.");
    for (tab, said) in [
        (language.say("评分矩阵", "Matrix"), unopened),
        (language.say("议程与合议", "Agenda"), unopened),
        (language.say("小组结果", "Result"), language.say("开封并合议以后", "After the opening and the consensus")),
        (
            language.say("进度与开封", "Progress"),
            language.say("任何人在任何界面都看不到分数", "No screen shows anybody a mark"),
        ),
    ] {
        window.click_in(".pd-tabs", tab).await;
        window.see(said).await;
        assert!(!window.text().await.contains('%'), "{}", window.text().await);
        assert_eq!(window.count(".mx-table, .mx-list, .it-voice, .pd-scale, .sp-page").await, 0);
    }
    let on = json!({ "place": panel(), "application": "01", "item": "4.1.2" });
    for (name, input) in [
        ("panel.matrix", json!({ "place": panel(), "application": "01" })),
        ("panel.agenda", json!({ "place": panel() })),
        ("panel.item", on),
    ] {
        assert_eq!(window.act(name, input).await.unwrap_err()["code"], "E-NOT-OPENED", "{name}");
    }
}

/// Chooses the files, reads the report, takes them in, and writes the receipts.
async fn take_in(edition: &Edition, window: &Window, language: Language, sheets: &[PathBuf], folder: &Path) {
    let (all, good) = (sheets.len(), sheets.len() - 1);
    window.click_in(".pd-tabs", language.say("收件", "Intake")).await;
    window.choose_all_next(sheets).await;
    window.click(language.say("选择文件", "Choose files")).await;
    window.see(language.say(&format!("查验了 {all} 份"), &format!("{all} files checked"))).await;
    let report = language.say("[aria-label=不能收下] tbody", "[aria-label=Refused] tbody");
    assert_eq!(window.said(&format!("{report} tr .in-name")).await, DAMAGED);
    let refused = window.said(report).await;
    let fault = language.say("封装件打不开。", "The sealed file does not open.");
    let remedy = language.say("文件损坏", "It is damaged");
    assert!(refused.contains(fault) && refused.contains(remedy), "{refused}");
    assert_eq!(window.count(&format!("{report} tr")).await, 1);
    let takes = format!("{} {good}", language.say("可以收下", "Can be taken in"));
    assert!(window.text().await.contains(&takes), "{takes}");
    let roster = window.done("panel.roster", json!({ "place": panel() })).await;
    assert_eq!((&roster["received"], &roster["late"]), (&json!(0), &json!(0)), "a report writes nothing");

    window.click_on(".in-passphrase").await;
    window.write(&edition.person(CHAIR).passphrase).await;
    window.press("Enter").await;
    let sealed = language.say("份评分表已存入加密副本，仍然封着", "sheets are in the encrypted copy, still sealed");
    window.see(&format!("{good} {sealed}")).await;
    let receipts = folder.join("receipts");
    fs::create_dir(&receipts).unwrap();
    window.choose_next(&receipts).await;
    window.click(language.say("把回执写到文件夹", "Write the receipts into a folder")).await;
    window.see(language.say("7 张回执已写入", "7 receipts written")).await;
    let written: Vec<PathBuf> = fs::read_dir(&receipts).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(written.len(), 7, "{written:?}");
    for receipt in &written {
        edition.verify(receipt);
    }
    window.press("Ctrl+Enter").await;
    window.find(".pn-table").await;
    window.see(language.say("7 份缺件须写明理由", "7 missing: a reason is needed")).await;
}

/// Opens with all that came late; reads out the code, and keeps the slip.
async fn open(edition: &Edition, window: &Window, language: Language, folder: &Path) {
    window.click(language.say("办理开封", "Go to the opening")).await;
    window.see(language.say("逐份决定逾期收件后可以开封", "Decide on each late sheet first")).await;
    window.click(language.say("全部采纳", "Accept all")).await;
    window.see(language.say("写明在场人后可以开封", "Write who is present first")).await;
    window.click(language.say("在场人", "Who is present")).await;
    window.write("监督员、记录员").await;
    window.see(language.say("写明理由后可以开封", "Write the reason first")).await;
    window.click(language.say("理由", "Reason")).await;
    window.write(LATE).await;
    window.see(language.say("输入口令后可以开封", "Type the passphrase first")).await;
    window.click(language.say("口令", "Passphrase")).await;
    window.write(&edition.person(CHAIR).passphrase).await;
    assert!(window.said(".pd-seal").await.contains(language.say("开封\u{3000}34 份", "Open 34 sheets")));
    window.click_on(".pd-seal").await;
    window.see(language.say("请在场人听清、抄下这个代码", "Read this code aloud")).await;
    let code = window.said(".pn-code .pd-codes").await;
    window.find(".pn-pages img").await;
    let slip = folder.join("slip.pdf");
    window.choose_next(&slip).await;
    window.click(language.say("另存见证单", "Save the slip")).await;
    window.see(language.say("见证单已写入", "The slip is in")).await;
    let text = printed(&slip);
    for group in code.split_whitespace().chain(["监督员、记录员", LATE]) {
        assert!(text.contains(group), "{group} is not in {text}");
    }
    window.press("Ctrl+Enter").await;
    window.find(".mx-table").await;
}

/// Reads the matrix and the agenda, and agrees on its first item with a comment of somebody and one of one's own;
/// returns whose comment that was.
async fn agree_on_one(edition: &Edition, window: &Window, language: Language) -> String {
    assert_eq!(window.count(".mx-table tbody tr").await, 23);
    assert!(window.said(".mx-table tbody .mx-mark").await.parse::<u32>().is_ok());
    is_nameless(edition, window).await;
    window.press("Alt+ArrowRight").await;
    window.until("the next dossier is shown", async || window.said(".mx-dossier").await.starts_with("02")).await;
    window.click_in(".pd-tabs", language.say("议程与合议", "Agenda")).await;
    window.find(".mx-list").await;
    is_nameless(edition, window).await;
    window.press("Ctrl+Enter").await;
    window.find(".it-voices").await;
    is_nameless(edition, window).await;

    let item = window.said(".it-title h1").await;
    let letter = window.said(".it-voice .it-letter").await;
    let comment = window.said(".it-said .pd-selectable").await;
    window.click_in(".it-acts", language.say("采用", "Take over")).await;
    window.see(&format!("{} {letter}", language.say("取自", "from"))).await;
    window.press("Ctrl+2").await;
    window.until("one writes the line", async || window.count(".it-text:focus").await == 1).await;
    window.write(OWN_LINE).await;
    window.see(language.say("合议时写", "written in consensus")).await;
    window.click_on(".it-mark .pd-cell[data-step='10']").await;
    window.see(language.say("写明理由后可以记", "State the reason to record it")).await;
    window.click_on("#it-reason").await;
    window.write(REASON).await;
    window.press("Ctrl+Enter").await;
    window.until("the next item is shown", async || window.said(".it-title h1").await != item).await;
    window.press("Ctrl+PageUp").await;
    window.see(language.say("已合议 50%", "Agreed on 50%")).await;
    assert_eq!(window.said(".it-title h1").await, item);

    let agenda = window.done("panel.agenda", json!({ "place": panel() })).await;
    let groups = agenda.as_array().unwrap().iter().flat_map(|group| group["items"].as_array().unwrap());
    let agreed: Vec<_> = groups.filter(|one| !one["agreed"].is_null()).collect();
    assert_eq!(agreed.len(), 1);
    let on = json!({ "place": panel(), "application": agreed[0]["application"], "item": agreed[0]["item"] });
    let consensus = window.done("panel.item", on).await["consensus"].take();
    assert_eq!((&consensus["steps"], &consensus["reason"]), (&json!(10), &json!(REASON)));
    assert_eq!(consensus["comments"][0]["taken_from"], json!([letter]));
    assert!(comment.ends_with(consensus["comments"][0]["text"].as_str().unwrap()), "{comment}");
    assert_eq!(
        (&consensus["comments"][1]["text"], &consensus["comments"][1]["taken_from"]),
        (&json!(OWN_LINE), &json!([]))
    );
    letter
}

/// After the opening marks have letters, not names.
async fn is_nameless(edition: &Edition, window: &Window) {
    let text = window.text().await;
    for person in edition.people().iter().filter(|person| person.id.starts_with('Z')) {
        assert!(!text.contains(&person.name), "{} is named: {text}", person.name);
    }
}

/// Writes minutes and reasons, reads the pages, signs, and saves the file; returns the code that is read out.
async fn sign(window: &Window, language: Language, result: &Path) -> String {
    window.click(language.say("去小组结果", "To the panel result")).await;
    window
        .see(language.say(
            "写好合议纪要、补齐缺件理由和合议值以后",
            "Once the minutes, the reasons and the agreed marks are there",
        ))
        .await;
    window.click(language.say("合议纪要", "Minutes")).await;
    window.write(MINUTES).await;
    window.see(language.say("还差 7 份缺件的理由", "7 missing sheets have no reason yet")).await;
    window.click(language.say("沿用", "Use it")).await;
    let drawn = "return (document.querySelector('.sp-page img')?.naturalWidth ?? 0) > 800";
    window.until("the printed page is there", async || window.eval(drawn).await == json!(true)).await;
    window.click_on(".cn-sign input[type=password]").await;
    window.write("demo-C01").await;
    window.click_on(".pd-seal").await;
    window.see(language.say("保存结果文件", "Save the result file")).await;
    let code = window.said(".cn-facts .pd-codes").await;
    window.choose_next(result).await;
    window.click(language.say("保存结果文件", "Save the result file")).await;
    window.see(language.say("已保存：", "Saved:")).await;
    window.see(language.say("7 人未确认", "7 have not answered")).await;
    code
}

/// Our program and other people's tool find the result whole, and it says what was written.
fn is_proven(edition: &Edition, result: &Path, letter: &str) {
    edition.verify(result);
    let text = printed(result);
    for own in [REASON, OWN_LINE, MINUTES, LATE] {
        let own: String = own.split_whitespace().collect();
        assert!(text.contains(&own), "{own} is not in {text}");
    }
    assert!(text.contains(letter), "{letter}");
    // A file that somebody touched proves nothing.
    let touched = result.with_file_name("touched.pdf");
    let mut bytes = fs::read(result).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&touched, bytes).unwrap();
    assert!(!panelctl().arg("verify").arg(&touched).output().unwrap().status.success());
}

/// Comes in as a member, verifies the file, compares the code, and signs a dissent.
async fn answer_as_a_member(
    edition: &Edition,
    window: &Window,
    language: Language,
    result: &Path,
    code: &str,
    answer: &Path,
) {
    let member = edition.person(MEMBER);
    window.press("Ctrl+L").await;
    window.find(".pd-entry-form").await;
    window.enter(member).await;
    window.click(language.say("确认小组结果", "Answer the panel result")).await;
    window.choose_next(result).await;
    window.click(language.say("选择结果文件", "Choose the result file")).await;
    window
        .see(language.say("签名有效，页面与签名数据一致", "The signature is good, and the pages say what was signed"))
        .await;
    assert_eq!(window.said(".an-facts .pd-codes").await, code);
    window.find(".sp-page img").await;
    window.see(language.say("选择同意或有不同意见后可以签", "Choose to agree or to dissent")).await;
    window.click_in(".an-choice", language.say("有不同意见", "Dissent")).await;
    window.see(language.say("写明意见后可以签", "Write what you hold to sign")).await;
    window.click_on(".an-field textarea").await;
    window.write(DISSENT).await;
    window.click_on(".an-form input[type=password]").await;
    window.write(&member.passphrase).await;
    window.choose_next(answer).await;
    window.press("Enter").await;
    window.see(language.say("已签署确认书", "The answer is signed")).await;
    let text = printed(answer);
    let held: String = DISSENT.split_whitespace().collect();
    assert!(text.contains(&held), "{text}");
}

/// The chair takes the answer in, and reads it.
async fn collect(edition: &Edition, window: &Window, language: Language, answer: &Path) {
    window.press("Ctrl+L").await;
    window.find(".pd-entry-form").await;
    window.enter(edition.person(CHAIR)).await;
    window.click_in(".pd-tabs", language.say("小组结果", "Result")).await;
    window.see(language.say("7 人未确认", "7 have not answered")).await;
    window.choose_all_next(&[answer.to_owned()]).await;
    window.click(language.say("收取确认书", "Take in answers")).await;
    window.see(language.say("收下 1 份", "1 taken in")).await;
    window.see(language.say("1 人有不同意见", "1 dissents")).await;
    window.see(language.say("6 人未确认", "6 have not answered")).await;
    assert_eq!(window.said(".cn-dissent").await, DISSENT);
    let row = window.said(".cn-members tbody tr").await;
    assert!(row.contains(&edition.person(MEMBER).name) && row.contains(language.say("不同意见", "Dissent")), "{row}");
}
