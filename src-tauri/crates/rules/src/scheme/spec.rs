//! What the text says, with its article, or that it says nothing.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt};
use thiserror::Error;

/// The place of a rule in its document, such as `第二十条` or `五(四)`. Invariant: never blank.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Article(String);

/// A rule without its article.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("an article must not be blank")]
pub struct BlankArticle;

impl Article {
    /// Returns the article of this text.
    ///
    /// # Errors
    /// [`BlankArticle`] when the text is blank.
    pub fn new(text: impl Into<String>) -> Result<Article, BlankArticle> {
        let text = text.into();
        if text.trim().is_empty() { Err(BlankArticle) } else { Ok(Article(text)) }
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Article {
    type Error = BlankArticle;

    fn try_from(text: String) -> Result<Article, BlankArticle> {
        Article::new(text)
    }
}

impl From<Article> for String {
    fn from(article: Article) -> String {
        article.0
    }
}

impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl JsonSchema for Article {
    fn schema_name() -> Cow<'static, str> {
        "Article".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1, "description": "where the rule stands in its document" })
    }
}

/// A value the text gives, or the fact that it gives none (未规定).
///
/// In a file: `{ value = …, article = "第三条" }` or `{ unspecified = "办法未规定" }`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Wire<T>", into = "Wire<T>", bound(serialize = "T: Clone + Serialize"))]
#[schemars(bound = "T: JsonSchema")]
pub enum Spec<T> {
    /// The text says it.
    Given {
        /// What it says.
        value: T,
        /// Where it says so.
        article: Article,
    },
    /// The text does not say it. Never to be replaced by a default.
    Unspecified {
        /// What a reader should know: what is missing, who decides.
        note: String,
    },
}

impl<T> Spec<T> {
    /// Returns the value the text gives.
    pub fn given(&self) -> Option<&T> {
        match self {
            Spec::Given { value, .. } => Some(value),
            Spec::Unspecified { .. } => None,
        }
    }

    /// Returns whether the text gives a value.
    pub fn is_given(&self) -> bool {
        self.given().is_some()
    }

    /// Returns the article, when the text gives a value.
    pub fn article(&self) -> Option<&Article> {
        match self {
            Spec::Given { article, .. } => Some(article),
            Spec::Unspecified { .. } => None,
        }
    }
}

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "T: Deserialize<'de>"))]
#[schemars(rename = "Spec_{T}", bound = "T: JsonSchema")]
struct Wire<T> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<T>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    article: Option<Article>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unspecified: Option<String>,
}

/// Neither a value with its article nor a note that there is none.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum SpecFault {
    /// A value without an article.
    #[error("a value needs its article")]
    NoArticle,
    /// A value and `unspecified` together.
    #[error("write either value and article, or unspecified")]
    Both,
    /// Neither of them.
    #[error("write value and article, or unspecified = \"note\"")]
    Neither,
}

impl<T> TryFrom<Wire<T>> for Spec<T> {
    type Error = SpecFault;

    fn try_from(wire: Wire<T>) -> Result<Spec<T>, SpecFault> {
        match (wire.value, wire.article, wire.unspecified) {
            (Some(value), Some(article), None) => Ok(Spec::Given { value, article }),
            (None, None, Some(note)) => Ok(Spec::Unspecified { note }),
            (Some(_), None, None) => Err(SpecFault::NoArticle),
            (None, None, None) | (None, Some(_), None) => Err(SpecFault::Neither),
            (_, _, Some(_)) => Err(SpecFault::Both),
        }
    }
}

impl<T> From<Spec<T>> for Wire<T> {
    fn from(spec: Spec<T>) -> Wire<T> {
        match spec {
            Spec::Given { value, article } => Wire { value: Some(value), article: Some(article), unspecified: None },
            Spec::Unspecified { note } => Wire { value: None, article: None, unspecified: Some(note) },
        }
    }
}
