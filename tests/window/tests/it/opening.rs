//! The window opens: in both languages, within its policy, without a network.

use std::net::TcpListener;

use serde_json::json;
use window_tests::{Options, Window, alone, within};

fn chinese(text: &str) -> bool {
    text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character))
}

/// What is shown in Chinese also in the English window: names.
const NAMES: [&str; 3] = ["评审台", "评", "中文"];

#[test]
fn the_first_screen_is_shown_in_chinese_and_in_english() {
    within(120, async {
        let window = Window::open(Options::default()).await;
        assert!(chinese(&window.text().await));
        window.axe().await;
        let mut settings = window.act("settings.get", json!({})).await.unwrap();
        settings["language"] = json!("en");
        window.act("settings.set", settings).await.unwrap();
        window.go("/").await;
        let mut text = window.text().await;
        for name in NAMES {
            text = text.replace(name, "");
        }
        assert!(!chinese(&text), "{text}");
        window.axe().await;
    });
}

#[test]
fn the_page_keeps_to_its_policy_and_cannot_leave_it() {
    within(120, async {
        let window = Window::open(Options::default()).await;
        assert_eq!(window.violations().await, []);
        let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
        elsewhere.set_nonblocking(true).unwrap();
        let address = format!("http://{}/", elsewhere.local_addr().unwrap());
        let tried = format!(
            "const at = {};
             document.body.append(Object.assign(new Image(), {{ src: at + 'picture' }}));
             fetch(at + 'data').catch(() => {{}});
             document.body.append(Object.assign(document.createElement('script'), {{ src: at + 'script' }}));
             document.body.append(Object.assign(document.createElement('script'), {{ textContent: 'window.ran = 1' }}));
             document.body.append(Object.assign(document.createElement('iframe'), {{ src: at + 'frame' }}));
             window.open(at + 'window');
             window.location.href = at + 'page';",
            json!(address)
        );
        window.eval(&tried).await;
        window
            .until("each attempt is forbidden", async || {
                let found = window.violations().await;
                let forbids = |wanted: &str| found.iter().any(|one| one.directive.starts_with(wanted));
                ["img-src", "connect-src", "script-src"].into_iter().all(forbids)
            })
            .await;
        assert_eq!(
            window.eval("return [window.location.protocol, typeof window.ran]").await,
            json!(["tauri:", "undefined"])
        );
        let visitor = elsewhere.accept().map(|_| ());
        assert_eq!(visitor.unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "somebody came");
    });
}

#[test]
fn nothing_leaves_the_machine() {
    alone("opening::nothing_leaves_the_machine", |outside| {
        within(120, async {
            let before = outside.attempts();
            let window = Window::open(Options::default()).await;
            window.go("/").await;
            window.picture().await;
            assert_eq!(outside.attempts(), before);
        });
    });
}

#[test]
fn what_the_desk_refuses_reaches_the_page_with_its_code() {
    within(120, async {
        let window = Window::open(Options::default()).await;
        assert_eq!(window.act("no.such", json!({})).await.unwrap_err()["code"], "E-ACTION");
        let locked = "const done = arguments[0];
            fetch('pv://localhost/01-01/1?w=300').then(async (got) => done([got.status, (await got.json()).code]));";
        let answer = window.client.execute_async(locked, Vec::new()).await.unwrap();
        assert_eq!(answer, json!([410, "E-LOCKED"]));
    });
}
