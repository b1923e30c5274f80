//! What axe-core, other people's judge of accessibility, finds on the screen that is shown.

use std::{fmt, time::Instant};

use serde_json::{Value, json};

use crate::{Window, eye::LONGEST_LAYOUT, root, window::PAUSE};

const LIBRARY: &str = "ui/node_modules/axe-core/axe.min.js";
const RUN: &str = "
    const [rules, done] = arguments;
    const only = rules.length > 0 ? { runOnly: rules } : {};
    axe.run(document, { resultTypes: ['violations'], ...only })
        .then((found) => done(found.violations), (error) => done('axe: ' + error));";

/// Something that a person with other eyes or hands stumbles over.
#[derive(Clone, Debug)]
pub struct Stumble {
    /// axe-core's name of the rule.
    pub rule: String,
    /// `minor`, `moderate`, `serious`, `critical`.
    pub impact: String,
    /// What it is about.
    pub help: String,
    /// Where, as selectors.
    pub places: Vec<String>,
}

impl Stumble {
    /// Returns whether it keeps somebody from working.
    #[must_use]
    pub fn is_serious(&self) -> bool {
        matches!(self.impact.as_str(), "serious" | "critical")
    }
}

impl fmt::Display for Stumble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.rule, self.impact, self.help)?;
        self.places.iter().try_for_each(|place| write!(f, "\n    {place}"))
    }
}

impl Window {
    /// Returns everything axe-core finds on this screen.
    ///
    /// # Panics
    /// When axe-core cannot judge it.
    pub async fn stumbles(&self) -> Vec<Stumble> {
        self.stumbles_by(&[]).await
    }

    /// All that another theme changes.
    async fn stumbles_of_colour(&self) -> Vec<Stumble> {
        self.stumbles_by(&["color-contrast"]).await
    }

    async fn stumbles_by(&self, rules: &[&str]) -> Vec<Stumble> {
        let path = root().join(LIBRARY);
        let library =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; make ui", path.display()));
        if self.eval("return typeof axe").await == json!("undefined") {
            self.client.execute(&library, Vec::new()).await.unwrap();
        }
        let found = self.client.execute_async(RUN, vec![json!(rules)]).await.unwrap();
        let found = found.as_array().unwrap_or_else(|| panic!("{found}"));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let places = |rule: &Value| {
            rule["nodes"].as_array().into_iter().flatten().map(|node| text(&node["target"][0])).collect()
        };
        let stumble = |rule: &Value| Stumble {
            rule: text(&rule["id"]),
            impact: text(&rule["impact"]),
            help: text(&rule["help"]),
            places: places(rule),
        };
        found.iter().map(stumble).collect()
    }

    /// Returns what keeps somebody from working, on the whole screen or in its colours only. A colour that is on its way
    /// to another gets the time to arrive.
    ///
    /// # Panics
    /// When axe-core cannot judge it.
    pub async fn serious(&self, only_colours: bool) -> Vec<Stumble> {
        let began = Instant::now();
        loop {
            let mut found = if only_colours { self.stumbles_of_colour().await } else { self.stumbles().await };
            found.retain(Stumble::is_serious);
            if found.is_empty() || began.elapsed() > LONGEST_LAYOUT {
                return found;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Fails when axe-core finds something serious or critical on this screen.
    ///
    /// # Panics
    /// Then, with the list.
    pub async fn axe(&self) {
        let serious = self.serious(false).await;
        let list: Vec<String> = serious.iter().map(ToString::to_string).collect();
        assert!(list.is_empty(), "somebody stumbles here:\n{}", list.join("\n"));
    }
}
