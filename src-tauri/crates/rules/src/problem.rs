//! What is wrong with a rule file, told so that the person who wrote the file can mend it.
//!
//! A check returns every [`Problem`] it finds, not the first one. A problem names its place by line and key
//! (`第 12 行 / items[3].points`; positions in lists count from 1), and says what is wrong and what to do, each as a
//! whole sentence in Chinese and English. Deliberately absent: error codes (nobody branches on a problem) and severity
//! (a rule file with a problem is not used).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

pub(crate) mod source;

/// One whole sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// The sentence in Chinese.
    pub zh: String,
    /// The same sentence in English.
    pub en: String,
}

impl Message {
    /// Builds a message from its two sentences.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

/// One thing wrong with a rule file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// Where: `第 12 行 / items[3].points`, or only the key path when the text is not at hand. List positions count
    /// from 1. An empty path is the file as a whole.
    pub place: String,
    /// What is wrong.
    pub what: Message,
    /// What to do about it.
    pub remedy: Message,
}

impl Problem {
    /// Builds a problem at `place`.
    pub fn new(place: impl Into<String>, what: Message, remedy: Message) -> Self {
        Self { place: place.into(), what, remedy }
    }
}

impl fmt::Display for Problem {
    /// Plain English for developers and logs; people read `what` and `remedy` in their language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.place, self.what.en, self.remedy.en)
    }
}

/// Collects the problems of one check.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    /// Notes a problem: `what` and `remedy` as (Chinese, English).
    pub(crate) fn add(&mut self, place: impl Into<String>, what: (String, String), remedy: (&str, &str)) {
        self.0.push(Problem::new(place, Message::new(what.0, what.1), Message::new(remedy.0, remedy.1)));
    }

    /// Notes a text that must not be blank.
    pub(crate) fn not_blank(&mut self, place: impl Into<String>, text: &str) {
        if text.trim().is_empty() {
            self.add(
                place,
                ("这里不能留空。".into(), "This must not be blank.".into()),
                ("请填写内容。", "Fill it in."),
            );
        }
    }

    /// Notes an identifier that is not lower-case letters, digits and hyphens.
    pub(crate) fn identifier(&mut self, place: impl Into<String>, id: &str) {
        let clean = !id.is_empty()
            && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && !id.starts_with('-')
            && !id.ends_with('-');
        if !clean {
            self.add(
                place,
                (format!("标识“{id}”不合规则。"), format!("The identifier \"{id}\" is not well formed.")),
                ("只用小写字母、数字和连字符。", "Use lower-case letters, digits and inner hyphens only."),
            );
        }
    }

    /// Notes identifiers that occur twice; `places` pairs each identifier with its place.
    pub(crate) fn unique<'a>(&mut self, places: impl IntoIterator<Item = (String, &'a str)>) {
        let mut seen = std::collections::BTreeSet::new();
        for (place, id) in places {
            if !seen.insert(id) {
                self.add(
                    place,
                    (format!("标识“{id}”重复。"), format!("The identifier \"{id}\" is used twice.")),
                    ("请改用另一个标识。", "Choose another identifier."),
                );
            }
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Problem> {
        self.0
    }
}
