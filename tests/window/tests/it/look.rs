//! Judging a screen: in the chosen language only, within the window at each size, for other eyes and hands. Each is
//! loaded once; language and colours are changed where it stands.

use std::path::PathBuf;

use serde_json::Value;
use window_tests::{Content, Options, Stumble, Window};

/// The smallest laptop, a usual one, a large screen.
const SIZES: [(u32, u32); 3] = [(1093, 540), (1280, 720), (1920, 1080)];
/// A language, the colours in which all is judged, and those in which only what colours change is judged.
const LOOKS: [(&str, &str, &str); 2] = [("zh", "light", "dark"), ("en", "dark", "light")];

pub(crate) struct Look {
    pub(crate) window: Window,
    pub(crate) content: Content,
    wrong: Vec<String>,
}

impl Look {
    pub(crate) async fn open(home: Option<PathBuf>) -> Look {
        let window = Window::open(Options { home, development: None }).await;
        window.dress("zh", "light").await;
        let mut look = Look { window, content: Content::default(), wrong: Vec::new() };
        look.learn("entry.recent", serde_json::json!({})).await;
        look
    }

    /// Asks the desk for what is shown as it is in either language.
    pub(crate) async fn learn(&mut self, name: &str, input: Value) -> Value {
        self.window.learn(&mut self.content, name, input).await
    }

    /// Goes to a screen and judges it.
    pub(crate) async fn at(&mut self, name: &str, path: &str, shown: &str) {
        self.window.resize(1280, 720).await;
        self.window.go(path).await;
        self.window.find(shown).await;
        self.here(name).await;
    }

    /// Judges the screen that is shown.
    pub(crate) async fn here(&mut self, name: &str) {
        for (language, theme, other) in LOOKS {
            let window = &self.window;
            window.resize(1280, 720).await;
            window.wear(language, theme).await;
            let own = format!("{name}-{language}-{theme}");
            let foreign = window.foreign(language, &self.content).await;
            self.wrong.extend(foreign.into_iter().map(|text| format!("{own}, other language: {text}")));
            add(&mut self.wrong, &own, &window.serious(false).await);
            for (width, height) in SIZES {
                window.resize(width, height).await;
                let cut = window.cut().await;
                self.wrong.extend(cut.into_iter().map(|one| format!("{own} at {width}×{height}, cut: {one}")));
                window.keep_picture(&format!("{own}-{width}x{height}")).await;
            }
            window.wear(language, other).await;
            add(&mut self.wrong, &format!("{name}-{language}-{other}"), &window.serious(true).await);
        }
        self.window.resize(1280, 720).await;
        self.window.wear("zh", "light").await;
    }

    /// Fails when anything was wrong on any screen.
    pub(crate) fn end(self) {
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
    }
}

fn add(wrong: &mut Vec<String>, name: &str, stumbles: &[Stumble]) {
    wrong.extend(stumbles.iter().map(|stumble| format!("{name}: {stumble}")));
}
