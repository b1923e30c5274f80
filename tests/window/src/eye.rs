//! What is shown: in which language, and whether all of it can be seen.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{Window, window::PAUSE};

/// A part that changes with the size of the window follows it within this time, or it never does.
pub(crate) const LONGEST_LAYOUT: Duration = Duration::from_secs(3);

/// Everything the page says to eyes and screen readers. Pages of a dossier, what is typed, and what says itself that
/// it is of a language, belong to nobody's language.
const SAID: &str = "
    const others = '.pd-brand-mark, .sc-page, .sp-page img, textarea, input, [lang]:not(html), script, style';
    const said = [];
    const shown = (one) => one.checkVisibility({ visibilityProperty: true });
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const { parentElement: at, data } = walk.currentNode;
        if (data.trim() !== '' && shown(at) && !at.closest(others)) said.push(data.trim());
    }
    for (const one of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
        if (!shown(one) || one.closest('.sc-page, [lang]:not(html)')) continue;
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
            const text = one.getAttribute(name);
            // The other names it, whatever a library calls it.
            if (name === 'aria-label' && one.hasAttribute('aria-labelledby')) continue;
            if (text && text.trim() !== '') said.push(text.trim());
        }
    }
    return said;";

/// What goes beyond the window, and words that end where the eye cannot follow and no tooltip says the rest.
///
/// It is looked at in the second frame: in the first, parts that follow the window are drawn as they were.
const CUT: &str = "
    const done = arguments[0];
    requestAnimationFrame(() => requestAnimationFrame(() => done(cut())));
    function cut() {
    const found = [];
    const page = document.scrollingElement;
    if (page.scrollWidth > window.innerWidth) found.push(`the page is ${page.scrollWidth} wide`);
    // What lies behind a dialog is not there to be read.
    const front = document.querySelector('[role=dialog]') ?? document.body;
    for (const one of front.querySelectorAll('*')) {
        if (one.clientWidth === 0 || one.scrollWidth <= one.clientWidth + 1) continue;
        if (!['hidden', 'clip'].includes(getComputedStyle(one).overflowX)) continue;
        if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        // Pictures, what is only for screen readers, and what a field scrolls by itself.
        if (one.closest('svg, .pd-unseen, .sc-page, [aria-hidden=true], input, textarea')) continue;
        if (one.closest('[title]') || one.innerText.trim() === '') continue;
        found.push(`${one.tagName.toLowerCase()}.${[...one.classList].join('.')}: ${one.innerText.slice(0, 60)}`);
    }
    return found;
    }";

/// Words that are nobody's language: what the window names, and what is written on keys.
const NAMES: [&str; 9] =
    ["Paneldesk", "评审台", "中文", "English", "Caps Lock", "Page Up", "Page Down", "Ctrl", "Shift"];

/// What comes out of copies and files, and is shown as it is in either language.
#[derive(Debug, Default)]
pub struct Content(BTreeSet<String>);

impl Content {
    /// Learns every text in the answer of an act, but not what the program itself says in two languages.
    pub fn learn(&mut self, answer: &Value) {
        match answer {
            Value::String(text) => {
                self.0.extend(text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
            }
            Value::Array(list) => list.iter().for_each(|one| self.learn(one)),
            Value::Object(fields) => {
                let own = |name: &str| matches!(name, "zh" | "en" | "remedy_zh" | "remedy_en");
                fields.iter().filter(|(name, _)| !own(name)).for_each(|(_, value)| self.learn(value));
            }
            _ => {}
        }
    }

    fn without(&self, said: &str) -> String {
        let mut own = said.to_owned();
        // The longest first: one name may stand in another.
        let mut known: Vec<&str> = self.0.iter().map(String::as_str).chain(NAMES).collect();
        known.sort_by_key(|text| std::cmp::Reverse(text.len()));
        for text in known.into_iter().filter(|text| own_word(text)) {
            own = own.replace(text, " ");
        }
        own
    }
}

/// A letter or a number alone would tear other words apart.
fn own_word(text: &str) -> bool {
    text.chars().count() > 2 || text.chars().all(is_chinese)
}

fn is_chinese(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character) || ('\u{20000}'..='\u{3ffff}').contains(&character)
}

/// Returns whether two English words follow each other: one alone may be a name or a format.
fn has_english(text: &str) -> bool {
    let words: Vec<&str> = text.split(|letter: char| !letter.is_ascii_alphabetic() && letter != ' ').collect();
    words.iter().any(|run| {
        let long =
            run.split(' ').filter(|word| word.len() > 1 && word.chars().skip(1).all(|one| one.is_ascii_lowercase()));
        long.count() > 1
    })
}

impl Window {
    /// Returns what is shown in a language that is not the chosen one, content aside.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn foreign(&self, language: &str, content: &Content) -> Vec<String> {
        let said: Vec<String> = serde_json::from_value(self.eval(SAID).await).unwrap();
        let is_foreign = |text: &String| {
            let own = content.without(text);
            if language == "en" { own.chars().any(is_chinese) } else { has_english(&own) }
        };
        said.into_iter().filter(is_foreign).collect()
    }

    /// Returns what cannot be seen because it is cut off or lies beyond the window, once the page has had the time to
    /// lay itself out.
    ///
    /// # Panics
    /// When the page is gone.
    pub async fn cut(&self) -> Vec<String> {
        let began = Instant::now();
        loop {
            let cut = self.client.execute_async(CUT, Vec::new()).await.unwrap();
            let cut: Vec<String> = serde_json::from_value(cut).unwrap();
            if cut.is_empty() || began.elapsed() > LONGEST_LAYOUT {
                return cut;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Saves a picture of the screen under this name, where the variable `PANELDESK_PICTURES` says.
    ///
    /// # Panics
    /// When it cannot be written.
    pub async fn keep_picture(&self, name: &str) {
        if let Some(folder) = std::env::var_os("PANELDESK_PICTURES") {
            let folder = std::path::PathBuf::from(folder);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(format!("{name}.png")), self.picture().await).unwrap();
        }
    }

    /// Asks the desk, and learns what it answers.
    ///
    /// # Panics
    /// When the desk refuses.
    pub async fn learn(&self, content: &mut Content, name: &str, input: Value) -> Value {
        let answer = self.act(name, input.clone()).await.unwrap_or_else(|failure| panic!("{name} {input}: {failure}"));
        content.learn(&answer);
        content.learn(&json!(input));
        answer
    }
}
