//! One type per identifier, so that none can stand in another's place.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};
use thiserror::Error;
use ts_rs::TS;

/// The text is not an identifier: 1–64 ASCII letters, digits, `.`, `-` or `_`, beginning with a letter or digit.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("not an identifier: {0:?}")]
pub struct IdFault(pub String);

fn is_identifier(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    (1..=64).contains(&text.len()) && text.bytes().all(allowed) && text.as_bytes()[0].is_ascii_alphanumeric()
}

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, TS)]
        #[serde(try_from = "String")]
        #[ts(as = "String")]
        pub struct $name(String);

        impl $name {
            /// Returns the identifier of this text.
            ///
            /// # Errors
            /// [`IdFault`] when the text is not an identifier.
            pub fn new(text: impl Into<String>) -> Result<Self, IdFault> {
                let text = text.into();
                if is_identifier(&text) { Ok(Self(text)) } else { Err(IdFault(text)) }
            }

            /// Returns the text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdFault;

            fn try_from(text: String) -> Result<Self, IdFault> {
                Self::new(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" })
            }
        }
    )+};
}

identifiers! {
    /// An edition 届 of an award.
    EditionId;
    /// A scheme, the standing rules of an award.
    SchemeId;
    /// A criteria set, such as `gbt19580-2012`.
    CriteriaSetId;
    /// A scored item 条款 of a criteria set, such as `4.1.2`.
    ItemId;
    /// A track: organisations, individuals, teams, projects.
    TrackId;
    /// A review round 轮次.
    RoundId;
    /// A panel 评审组 of a round.
    PanelId;
    /// An application 申报, by the number on its dossier.
    ApplicationId;
    /// A person with a role in the edition.
    PersonId;
    /// A document of a dossier.
    DocumentId;
}
