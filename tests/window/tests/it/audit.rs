//! Somebody outside checks a whole edition: nobody's copy is open, the office's certificate came another way.

use std::{fs, path::Path, process::Command};

use serde_json::json;
use window_tests::{Window, archived, printed, within};

use crate::look::Look;

const FORGED: &str = "sheets/01-Z01.pdf";

#[test]
fn an_archive_is_recomputed_and_the_one_forged_file_in_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (archive, trust) = archived(folder.path());
    within(400, async {
        let mut look = Look::open(None).await;
        let run = json!({ "folder": archive, "trust": trust, "codes": [] });
        look.learn("audit.run", run.clone()).await;
        let window = &look.window;
        window.resize(1280, 720).await;
        window.go("/audit").await;
        window.see("证书须从办公室另行取得").await;
        window.choose_next(&trust).await;
        window.click("选择证书文件").await;
        window.see(&format!("用 {}", trust.display())).await;
        window.choose_next(&archive).await;
        window.click("选择档案文件夹").await;
        window.see("重算一致").await;
        window.see("没有不符的文件。").await;
        look.here("audit-whole").await;

        let window = &look.window;
        // The supervisor's paper slip, as it was signed in ink.
        let code = on_paper(&archive.join("witness"));
        let acts = window.said(".pd-audit-side table").await;
        assert!(acts.contains(&code) && acts.contains("未锚定"), "{code}: {acts}");
        window.click_on("#audit-codes").await;
        window.write(&code).await;
        window.click("重新核验").await;
        let anchored = async || window.said(".pd-audit-side table").await.contains("相符");
        window.until("the slip is as on paper", anchored).await;
        assert!(window.count(".pd-ranking tbody tr").await >= 5);

        forge(&archive.join(FORGED));
        drop_on(window, &archive).await;
        window.see("不能认定重算一致").await;
        look.learn("audit.run", run).await;
        look.here("audit-forged").await;
        let window = &look.window;
        let named = format!(
            "return [...document.querySelectorAll('.pd-bar.error')].some((one) => one.innerText.includes({}) && one.innerText.includes({}))",
            json!(FORGED),
            json!("签名之后内容被改动"),
        );
        assert_eq!(window.eval(&named).await, json!(true), "{}", window.text().await);

        let title = window.said(".pd-verdict-title").await;
        let report = folder.path().join("report.pdf");
        window.choose_next(&report).await;
        window.click("打印两页报告").await;
        window.see("报告已写入").await;
        let paper = printed(&report);
        assert!(paper.contains("01-Z01.pdf"));
        let title: String = title.split_whitespace().collect();
        assert!(paper.contains(&title), "the paper says what the screen says: {title}");
        assert_eq!(window.violations().await, []);
        look.end();
    });
}

/// Returns the code that a witness slip prints: four groups of four.
fn on_paper(witness: &Path) -> String {
    let slip = fs::read_dir(witness).unwrap().next().unwrap().unwrap().path();
    let output = Command::new("pdftotext").args([slip.as_os_str(), "-".as_ref()]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let is_group = |group: &str| group.len() == 4 && group.chars().all(|one| one.is_ascii_hexdigit());
    let groups: Vec<&str> = text.split([' ', '\n', '-', '\u{b7}']).map(str::trim).collect();
    let found = groups.windows(4).find(|four| four.iter().all(|group| is_group(group)));
    found.unwrap_or_else(|| panic!("no code in {text}")).join("-")
}

/// Changes one byte of what was signed.
fn forge(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).unwrap();
}

/// Drops a folder on the window, from where the shell hands it on: no driver carries files over from another program.
async fn drop_on(window: &Window, folder: &Path) {
    const DROP: &str = "
        const [path, done] = arguments;
        const payload = { type: 'drop', paths: [path], position: { x: 400, y: 300 } };
        const target = { kind: 'Webview', label: 'main' };
        window.__TAURI_INTERNALS__.invoke('plugin:event|emit_to', { target, event: 'tauri://drag-drop', payload })
            .then(() => done(null), (error) => done(String(error)));";
    let refused = window.client.execute_async(DROP, vec![json!(folder)]).await.unwrap();
    assert_eq!(refused, json!(null), "{refused}");
}
