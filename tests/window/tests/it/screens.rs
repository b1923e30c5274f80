//! Every screen an expert meets: in the chosen language only, within the window at each size, for other eyes and hands.

use serde_json::json;
use window_tests::{Content, EXPERT, Edition, Options, Window, within};

/// The smallest laptop, a usual one, a large screen.
const SIZES: [(u32, u32); 3] = [(1093, 540), (1280, 720), (1920, 1080)];
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

#[test]
fn every_screen_is_chinese_whole_and_accessible_in_light() {
    every_screen("zh", "light");
}

#[test]
fn every_screen_is_english_whole_and_accessible_in_dark() {
    every_screen("en", "dark");
}

fn every_screen(language: &'static str, theme: &'static str) {
    let edition = Edition::new();
    let expert = edition.person(EXPERT);
    within(400, async {
        let window = Window::open(Options { home: Some(edition.home()), development: None }).await;
        let mut look = Look { window, language, theme, content: Content::default(), wrong: Vec::new() };
        look.window.dress(language, theme).await;
        look.window.learn(&mut look.content, "entry.recent", json!({})).await;
        for (name, path, shown) in OUTSIDE {
            look.at(name, path, shown).await;
        }
        look.window.go("/entry").await;
        look.window.enter(expert).await;
        look.prepare(&expert.passphrase).await;
        for (name, path, shown) in INSIDE {
            look.at(name, path, shown).await;
        }
        look.window.go("/scoring/document-review/panel-1/01/4.1.2").await;
        look.window.press("F1").await;
        look.window.find(".ant-modal").await;
        look.here("keys").await;
        look.window.press("Escape").await;
        assert!(look.wrong.is_empty(), "{}", look.wrong.join("\n"));
    });
}

struct Look {
    window: Window,
    language: &'static str,
    theme: &'static str,
    content: Content,
    wrong: Vec<String>,
}

impl Look {
    /// Signs a dossier, so that the screens for what is signed have something to show, and learns what is content.
    async fn prepare(&mut self, passphrase: &str) {
        let window = &self.window;
        let mine = window.learn(&mut self.content, "scoring.mine", json!({})).await;
        let second = mine[1]["cell"].clone();
        let form = window.act("scoring.open", json!({ "cell": second })).await.unwrap();
        let mut draft = form["draft"].clone();
        for item in
            form["criteria"]["categories"].as_array().unwrap().iter().flat_map(|one| one["items"].as_array().unwrap())
        {
            draft["marks"][item["code"].as_str().unwrap()] = json!({ "steps": 13, "comments": [] });
        }
        let save = json!({ "cell": second, "draft": draft, "aids": form["aids"], "version": form["version"] });
        let saved = window.act("scoring.save", save).await.unwrap();
        let sign = json!({ "cell": second, "version": saved["version"], "passphrase": passphrase, "reason": null });
        window.act("expert.sign", sign).await.unwrap();
        for (name, input) in [("expert.my_work", json!({})), ("entry.status", json!({}))] {
            window.learn(&mut self.content, name, input).await;
        }
        for dossier in mine.as_array().unwrap().iter().take(2) {
            let application = &dossier["cell"]["application"];
            window.learn(&mut self.content, "documents.list", json!({ "application": application })).await;
            window.learn(&mut self.content, "scoring.open", json!({ "cell": dossier["cell"] })).await;
            window.learn(&mut self.content, "expert.check_sheet", json!({ "cell": dossier["cell"] })).await;
        }
        let item = json!({ "round": second["round"], "item": "4.1.2" });
        window.learn(&mut self.content, "scoring.across", item).await;
    }

    async fn at(&mut self, name: &str, path: &str, shown: &str) {
        self.window.resize(1280, 720).await;
        self.window.go(path).await;
        self.window.find(shown).await;
        self.here(name).await;
    }

    /// Judges the screen that is shown.
    async fn here(&mut self, name: &str) {
        let name = format!("{name}-{}-{}", self.language, self.theme);
        let foreign = self.window.foreign(self.language, &self.content).await;
        self.wrong.extend(foreign.into_iter().map(|text| format!("{name}, other language: {text}")));
        let stumbles = self.window.stumbles().await;
        let serious = stumbles.iter().filter(|one| one.is_serious());
        self.wrong.extend(serious.map(|stumble| format!("{name}: {stumble}")));
        for (width, height) in SIZES {
            self.window.resize(width, height).await;
            let cut = self.window.cut().await;
            self.wrong.extend(cut.into_iter().map(|one| format!("{name} at {width}×{height}, cut: {one}")));
            self.window.keep_picture(&format!("{name}-{width}x{height}")).await;
        }
    }
}
