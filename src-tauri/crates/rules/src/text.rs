//! Text that people typed: no invisible characters, bounded length.
//!
//! What is read must be what was signed, so characters that cannot be seen or that reorder others are refused when
//! typed and again when a file is read. Whether a character can be *printed* is known to the fonts, not here.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};
use thiserror::Error;
use ts_rs::TS;

/// Why a text is refused.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum TextFault {
    /// No visible character.
    #[error("the text is empty")]
    Empty,
    /// Longer than `limit` characters.
    #[error("the text has {found} characters, more than {limit}")]
    TooLong {
        /// Characters found.
        found: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// A control, bidirectional or invisible character.
    #[error("character {position} is U+{:04X}, which cannot be seen", *.character as u32)]
    Unseen {
        /// The character.
        character: char,
        /// Its place, counted in characters from 1.
        position: usize,
    },
    /// Space at the beginning or end.
    #[error("the text begins or ends with a space")]
    Untrimmed,
}

/// Returns whether a character is invisible or changes how others are shown: controls, bidirectional marks (UAX #9),
/// zero-width and other default-ignorable characters (UAX #44), non-characters, private use, lone surrogate areas,
/// and spaces other than U+0020 and U+3000.
#[must_use]
pub fn is_unseen(character: char) -> bool {
    matches!(character as u32,
        0x00..=0x1F | 0x7F..=0xA0 | 0xAD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x1680 | 0x17B4..=0x17B5
        | 0x180B..=0x180F | 0x2000..=0x200F | 0x2028..=0x202F | 0x205F..=0x206F | 0x2800 | 0x3164
        | 0xE000..=0xF8FF | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFD
        | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0x10FFFF)
        || (character as u32) & 0xFFFE == 0xFFFE
        || (0xFDD0..=0xFDEF).contains(&(character as u32))
}

fn check(text: &str, limit: usize, line_breaks: bool) -> Result<(), TextFault> {
    let found = text.chars().count();
    if found > limit {
        return Err(TextFault::TooLong { found, limit });
    }
    for (index, character) in text.chars().enumerate() {
        if is_unseen(character) && !(line_breaks && character == '\n') {
            return Err(TextFault::Unseen { character, position: index + 1 });
        }
    }
    if text.trim().is_empty() {
        return Err(TextFault::Empty);
    }
    if text.trim() == text { Ok(()) } else { Err(TextFault::Untrimmed) }
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $limit:expr, $breaks:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, TS)]
        #[serde(try_from = "String")]
        #[ts(as = "String")]
        pub struct $name(String);

        impl $name {
            /// Longest text, in characters.
            pub const LIMIT: usize = $limit;

            /// Returns the checked text.
            ///
            /// # Errors
            /// [`TextFault`] names the first rule that failed.
            pub fn new(text: impl Into<String>) -> Result<Self, TextFault> {
                let text = text.into();
                check(&text, $limit, $breaks)?;
                Ok(Self(text))
            }

            /// Returns the text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextFault;

            fn try_from(text: String) -> Result<Self, TextFault> {
                Self::new(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "minLength": 1, "maxLength": $limit })
            }
        }
    )+};
}

texts! {
    /// One line: a name, a title, a label.
    Line: 200, false;
    /// A comment, reason or minute; may have line breaks.
    Prose: 6000, true;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unseen_characters_are_refused_with_their_place() {
        for (text, character, position) in
            [("张\u{202E}三", '\u{202E}', 2), ("a\u{200B}", '\u{200B}', 2), ("\u{7}", '\u{7}', 1), ("一\n二", '\n', 2)]
        {
            assert_eq!(Line::new(text), Err(TextFault::Unseen { character, position }), "{text:?}");
        }
    }

    #[test]
    fn rare_characters_of_names_are_accepted() {
        for name in ["𠮷野", "㛃", "䶮", "买买提·艾力", "O’Brien"] {
            assert!(Line::new(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_comment_may_break_lines_but_not_be_empty_or_padded() {
        assert!(Prose::new("一\n二").is_ok());
        assert_eq!(Prose::new(" \n"), Err(TextFault::Empty));
        assert_eq!(Prose::new("一 "), Err(TextFault::Untrimmed));
    }
}
