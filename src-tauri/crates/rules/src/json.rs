//! The one JSON text of a value.
//!
//! Signed data is read only in the exact bytes this module would write: two spaces of indentation, members in the
//! order of their definition, no floats, a final line feed. Unknown and repeated members, other spellings and
//! trailing bytes are therefore refused, with the more telling reason first.

use std::{collections::BTreeSet, fmt, io};

use serde::{
    Deserialize, Serialize,
    de::{DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor},
};
use thiserror::Error;

/// Why bytes are not the JSON text of the expected value.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum JsonFault {
    /// Larger than any such file can be.
    #[error("{found} bytes, more than {limit}")]
    TooLarge {
        /// Bytes found.
        found: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// A member stands twice in one object.
    #[error("the member {0:?} is repeated")]
    Repeated(String),
    /// Not JSON, or an unknown, missing or wrongly typed member.
    #[error("{reason} (line {line}, column {column})")]
    Shape {
        /// What the reader found.
        reason: String,
        /// Line from 1.
        line: usize,
        /// Column from 1.
        column: usize,
    },
    /// The format names another kind or version.
    #[error("the format is {found:?}, expected {expected:?}")]
    OtherFormat {
        /// Format in the file.
        found: String,
        /// Format asked for.
        expected: &'static str,
    },
    /// The same value, written otherwise than this program writes it.
    #[error("not in canonical form")]
    NotCanonical,
    /// A value that no text can carry; impossible for the types of this crate.
    #[error("the value cannot be written")]
    Unwritable,
}

/// A value that is signed inside a file, with its format name and attachment name.
pub trait Payload: Serialize + DeserializeOwned {
    /// Format and version, such as `paneldesk.sheet/1`. A change of meaning is a new version.
    const FORMAT: &'static str;
    /// Name of the embedded file.
    const ATTACHMENT: &'static str;
    /// Returns the format written in the value.
    fn format(&self) -> &str;
}

/// Largest accepted embedded text, in bytes.
pub const LARGEST: usize = 16 << 20;

/// Returns the canonical text of a value.
///
/// # Errors
/// [`JsonFault::Unwritable`], which the types of this crate never cause.
pub fn to_canonical<T: Serialize>(value: &T) -> Result<Vec<u8>, JsonFault> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|_| JsonFault::Unwritable)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Returns whether these bytes are the canonical text of a value; the text is compared as it is written, not kept.
fn is_canonical<T: Serialize>(value: &T, bytes: &[u8]) -> bool {
    let Some((b'\n', text)) = bytes.split_last() else { return false };
    let mut expected = Expected(text);
    serde_json::to_writer_pretty(&mut expected, value).is_ok() && expected.0.is_empty()
}

/// What is still to be written; anything else is an error.
struct Expected<'a>(&'a [u8]);

impl io::Write for Expected<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.strip_prefix(bytes).ok_or(io::ErrorKind::InvalidData)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the payload of canonical bytes.
///
/// # Errors
/// [`JsonFault`] names the first rule that failed.
pub fn from_canonical<T: Payload>(bytes: &[u8]) -> Result<T, JsonFault> {
    // What a value is written as repeats no member; only bytes that are something else are asked what is wrong with them.
    if bytes.len() <= LARGEST
        && let Ok(value) = serde_json::from_slice::<T>(bytes)
        && value.format() == T::FORMAT
        && is_canonical(&value, bytes)
    {
        return Ok(value);
    }
    let format = peek_format(bytes)?;
    if format != T::FORMAT {
        return Err(JsonFault::OtherFormat { found: format, expected: T::FORMAT });
    }
    read_strict::<T>(bytes)?;
    Err(JsonFault::NotCanonical)
}

/// Returns the `format` member of an object, after refusing repeated members anywhere in it.
///
/// # Errors
/// [`JsonFault`] when the bytes are not such an object.
pub fn peek_format(bytes: &[u8]) -> Result<String, JsonFault> {
    #[derive(Deserialize)]
    struct Peek {
        format: String,
    }
    Ok(read_strict::<Peek>(bytes)?.format)
}

/// Returns a value from JSON text without repeated members, in any layout.
///
/// # Errors
/// [`JsonFault`] names the first rule that failed.
pub fn read_strict<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, JsonFault> {
    if bytes.len() > LARGEST {
        return Err(JsonFault::TooLarge { found: bytes.len(), limit: LARGEST });
    }
    let shape = |error: serde_json::Error| match error.to_string().strip_prefix(REPEATED) {
        Some(rest) => JsonFault::Repeated(rest.split('\u{1}').next().unwrap_or(rest).to_owned()),
        None => JsonFault::Shape { line: error.line(), column: error.column(), reason: plain_reason(&error) },
    };
    serde_json::from_slice::<NoRepeats>(bytes).map_err(shape)?;
    serde_json::from_slice(bytes).map_err(shape)
}

const REPEATED: &str = "repeated member \u{1}";

fn plain_reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(reason, _)| reason.to_owned())
}

/// Reads any JSON and fails on a repeated member; keeps nothing.
struct NoRepeats;

impl<'de> Deserialize<'de> for NoRepeats {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<NoRepeats, D::Error> {
        struct Walk;
        impl<'de> Visitor<'de> for Walk {
            type Value = NoRepeats;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON without floats")
            }
            fn visit_bool<E>(self, _: bool) -> Result<NoRepeats, E> {
                Ok(NoRepeats)
            }
            fn visit_i64<E>(self, _: i64) -> Result<NoRepeats, E> {
                Ok(NoRepeats)
            }
            fn visit_u64<E>(self, _: u64) -> Result<NoRepeats, E> {
                Ok(NoRepeats)
            }
            fn visit_str<E>(self, _: &str) -> Result<NoRepeats, E> {
                Ok(NoRepeats)
            }
            fn visit_unit<E>(self) -> Result<NoRepeats, E> {
                Ok(NoRepeats)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<NoRepeats, A::Error> {
                while items.next_element::<NoRepeats>()?.is_some() {}
                Ok(NoRepeats)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<NoRepeats, A::Error> {
                let mut seen = BTreeSet::new();
                while let Some(name) = members.next_key::<String>()? {
                    members.next_value::<NoRepeats>()?;
                    if !seen.insert(name.clone()) {
                        // The mark ends the name: serde_json appends " at line …" to the text.
                        return Err(serde::de::Error::custom(format!("{REPEATED}{name}\u{1}")));
                    }
                }
                Ok(NoRepeats)
            }
        }
        deserializer.deserialize_any(Walk)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Slip {
        format: String,
        count: u32,
    }

    impl Payload for Slip {
        const FORMAT: &'static str = "test.slip/1";
        const ATTACHMENT: &'static str = "slip.json";
        fn format(&self) -> &str {
            &self.format
        }
    }

    #[test]
    fn only_the_canonical_bytes_are_read() {
        let good = b"{\n  \"format\": \"test.slip/1\",\n  \"count\": 7\n}\n";
        assert_eq!(from_canonical::<Slip>(good).unwrap().count, 7);
        let faults: Vec<String> = [
            &b"{\n  \"format\": \"test.slip/1\",\n  \"count\": 7,\n  \"count\": 8\n}\n"[..],
            b"{\n  \"format\": \"test.slip/1\",\n  \"count\": 7,\n  \"more\": 8\n}\n",
            b"{\"format\": \"test.slip/1\", \"count\": 7}",
            b"{\n  \"format\": \"test.slip/2\",\n  \"count\": 7\n}\n",
            b"{\n  \"format\": \"test.slip/1\",\n  \"count\": 7.0\n}\n",
            b"{\n  \"format\": \"test.slip/1\",\n  \"count\": 7\n}\n\n",
        ]
        .iter()
        .map(|bytes| from_canonical::<Slip>(bytes).unwrap_err().to_string())
        .collect();
        assert_eq!(faults[0], "the member \"count\" is repeated");
        assert!(faults[1].starts_with("unknown field `more`"), "{}", faults[1]);
        assert_eq!(faults[2], "not in canonical form");
        assert_eq!(faults[3], "the format is \"test.slip/2\", expected \"test.slip/1\"");
        assert!(faults[4].contains("floating point"), "{}", faults[4]);
        assert_eq!(faults[5], "not in canonical form");
    }
}
