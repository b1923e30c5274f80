//! A person's hands: keys, typing, clicks, dragging, and what is chosen in a dialog of the system.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction},
    elements::{Element, ElementRef},
};
use serde_json::{Value, json};

use crate::{Person, Window};

/// Finds what can be clicked by what it is called: exactly so, or beginning so.
const NAMED: &str = "
    const [name, within] = arguments;
    const clean = (text) => (text || '').replace(/\\s+/g, '');
    const wanted = clean(name);
    const kinds = 'button, a, summary, label, [role=tab], [role=radio], [role=option], [role=menuitem]';
    const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled;
    const all = [...document.querySelectorAll(within)].flatMap((place) => [...place.querySelectorAll(kinds)]);
    const names = (one) => [one.getAttribute('aria-label'), one.innerText, one.title].map(clean);
    const there = all.filter(shown);
    return there.find((one) => names(one).includes(wanted))
        ?? there.find((one) => names(one).some((own) => own.startsWith(wanted))) ?? null;";

/// The dialogs are the system's own and cannot be driven. The page asks for one over the way that every command takes;
/// there the next question is answered.
const CHOOSE: &str = "
    const answer = arguments[0];
    const real = window.fetch;
    window.fetch = (address, ...rest) => {
        if (!decodeURIComponent(String(address)).includes('plugin:dialog|')) return real(address, ...rest);
        window.fetch = real;
        const headers = { 'Tauri-Response': 'ok', 'Content-Type': 'application/json' };
        return Promise.resolve(new Response(JSON.stringify(answer), { headers }));
    };";

/// Changes language and colours of the screen that is shown, as the page of settings does it; that page would be another
/// screen, and what was typed here would be gone. React keeps what the page draws in a tree behind its root.
const WEAR: &str = "
    const [language, theme] = arguments;
    const root = document.getElementById('root');
    const own = Object.keys(root).find((name) => name.startsWith('__reactContainer$'));
    const settings = (part) => {
        for (let one = part; one; one = one.sibling) {
            const value = one.memoizedProps?.value;
            if (typeof value?.change === 'function' && 'lockAfter' in value) return value;
            const below = settings(one.child);
            if (below) return below;
        }
        return null;
    };
    settings(root[own].stateNode.current).change({ language, theme });";

/// Whether it is shown so, and no colour is on its way to another any more.
const WORN: &str = "
    const [language, theme] = arguments;
    const { lang, dataset } = document.documentElement;
    const moves = (one) => one.playState === 'running' && one.effect.getComputedTiming().iterations !== Infinity;
    return lang.startsWith(language) && dataset.mode === theme && !document.getAnimations().some(moves);";

/// More than any screen has stops for the keyboard.
const MOST_STOPS: u32 = 150;

impl Window {
    /// Comes in as this person of the demo edition, from the list of copies.
    ///
    /// # Panics
    /// When the passphrase is refused.
    pub async fn enter(&self, person: &Person) {
        self.click_in(".pd-copies", &person.name).await;
        let chosen = async || self.said(".pd-entry-form .pd-title").await == person.name;
        self.until("the person is chosen", chosen).await;
        self.click_on(".pd-entry-form button[type=submit]").await;
        self.find(".pd-top").await;
    }

    /// Chooses language and colours, and begins anew.
    ///
    /// # Panics
    /// When the desk refuses.
    pub async fn dress(&self, language: &str, theme: &str) {
        let mut settings = self.act("settings.get", json!({})).await.unwrap();
        settings["language"] = json!(language);
        settings["theme"] = json!(theme);
        self.act("settings.set", settings).await.unwrap();
        self.go("/").await;
    }

    /// Changes language and colours of the screen that is shown.
    ///
    /// # Panics
    /// When it does not follow.
    pub async fn wear(&self, language: &str, theme: &str) {
        let wanted = || vec![json!(language), json!(theme)];
        self.client.execute(WEAR, wanted()).await.unwrap();
        let worn = async || self.client.execute(WORN, wanted()).await.unwrap() == json!(true);
        self.until(&format!("the screen is {language} and {theme}"), worn).await;
    }

    /// Presses keys together, such as `Ctrl+Enter`.
    ///
    /// # Panics
    /// When there is no such key.
    pub async fn press(&self, keys: &str) {
        let codes: Vec<char> = keys.split('+').map(code).collect();
        let mut actions = KeyActions::new("keys".to_owned());
        for value in codes.iter().copied() {
            actions = actions.then(KeyAction::Down { value });
        }
        for value in codes.iter().rev().copied() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.unwrap_or_else(|error| panic!("{keys}: {error}"));
    }

    /// Presses Tab until the keyboard is at what these CSS words name and what says this.
    ///
    /// # Panics
    /// When it never is.
    pub async fn tab_to(&self, css: &str, text: &str) {
        let at = "const at = document.activeElement;
            return at.matches(arguments[0]) && (at.innerText ?? '').includes(arguments[1])";
        for _ in 0..MOST_STOPS {
            if self.client.execute(at, vec![json!(css), json!(text)]).await.unwrap() == json!(true) {
                return;
            }
            self.press("Tab").await;
        }
        panic!("Tab never reaches {css} “{text}”");
    }

    /// Searches the dossier, goes on to the first hit at a place that is wanted, selects so many characters from there,
    /// and cites them as a strength; the comment has the keyboard then. All of it by keys.
    ///
    /// # Panics
    /// When there is nothing to cite.
    pub async fn cite(&self, words: &str, wanted: impl Fn(&str) -> bool, characters: u32) {
        self.press("Ctrl+F").await;
        self.find(".sc-search input:focus").await;
        self.write(words).await;
        self.until("there are hits", async || self.count(".sc-search li").await > 1).await;
        for _ in 0..self.count(".sc-search li").await {
            self.press("Enter").await;
            if wanted(&self.said(".sc-search [aria-current=true] .sc-hit-place").await) {
                break;
            }
        }
        self.find(".sc-page .sc-mark.hit.now").await;
        self.tab_to(".sc-scroll", "").await;
        for _ in 0..characters {
            self.press("Shift+ArrowRight").await;
        }
        self.find(".sc-cite").await;
        self.press("Alt+1").await;
        self.find(".sc-remark textarea:focus").await;
    }

    /// Types into whatever has the keyboard.
    ///
    /// # Panics
    /// When nothing does.
    pub async fn write(&self, text: &str) {
        self.client.active_element().await.unwrap().send_keys(text).await.unwrap();
    }

    /// Clicks what is called so.
    ///
    /// # Panics
    /// When it does not come, or never can be clicked.
    pub async fn click(&self, name: &str) {
        self.click_in("body", name).await;
    }

    /// Clicks what is called so within a part of the page.
    ///
    /// # Panics
    /// When it does not come, or never can be clicked.
    pub async fn click_in(&self, part: &str, name: &str) {
        let found = async || self.client.execute(NAMED, vec![json!(name), json!(part)]).await.unwrap();
        self.until(&format!("“{name}” can be clicked"), async || match self.element(&found().await) {
            Some(element) => element.click().await.is_ok(),
            None => false,
        })
        .await;
    }

    /// Clicks the first that these CSS words name.
    ///
    /// # Panics
    /// When it does not come, or never can be clicked.
    pub async fn click_on(&self, css: &str) {
        let element = self.find(css).await;
        self.until(&format!("{css} can be clicked"), async || {
            let _ = element.click().await.is_ok() || {
                // It may have been drawn anew.
                self.find(css).await.click().await.is_ok()
            };
            true
        })
        .await;
    }

    /// Presses the mouse at one place of the page, and lets it go at another.
    ///
    /// # Panics
    /// When the mouse cannot go there.
    pub async fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let go = |(x, y): (f64, f64)| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(50)),
            x: x.round(),
            y: y.round(),
        };
        let actions = MouseActions::new("mouse".to_owned())
            .then(go(from))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(go(to))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(actions).await.unwrap();
    }

    /// Chooses this file or folder in the next dialog of the system.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn choose_next(&self, path: &Path) {
        self.client.execute(CHOOSE, vec![json!(path)]).await.unwrap();
    }

    /// Chooses all of these files in the next dialog of the system.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn choose_all_next(&self, paths: &[PathBuf]) {
        self.client.execute(CHOOSE, vec![json!(paths)]).await.unwrap();
    }

    fn element(&self, found: &Value) -> Option<Element> {
        let id = found.as_object()?.values().next()?.as_str()?;
        Some(Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned())))
    }
}

fn code(key: &str) -> char {
    match key {
        "Backspace" => '\u{e003}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Ctrl" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Escape" => '\u{e00c}',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Delete" => '\u{e017}',
        "F1" => '\u{e031}',
        "F6" => '\u{e036}',
        _ => {
            let mut characters = key.chars();
            let (one, rest) = (characters.next(), characters.next());
            assert!(rest.is_none(), "no such key: {key}");
            one.unwrap().to_ascii_lowercase()
        }
    }
}
