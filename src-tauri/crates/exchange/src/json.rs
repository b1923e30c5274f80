//! JSON that has one meaning: duplicate keys are refused at every depth, and nothing may follow the value.
//!
//! `serde` refuses a repeated key of a struct but keeps the last one in a free-form value; two programs could then
//! read two different things out of one signed text. Unknown keys are the business of each type
//! (`#[serde(deny_unknown_fields)]`).

use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};

/// Why a text is not acceptable JSON.
#[derive(Debug, thiserror::Error)]
pub enum JsonFault {
    /// Malformed, wrong shape, unknown or missing key.
    #[error("malformed JSON: {0}")]
    Malformed(String),
    /// One key appears twice in one object.
    #[error("a key appears twice in one JSON object")]
    DuplicateKey,
}

/// Reads one JSON value strictly: UTF-8, no duplicate key at any depth, nothing after it, at most 128 levels deep.
pub fn from_slice<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, JsonFault> {
    check(bytes)?;
    serde_json::from_slice(bytes).map_err(malformed)
}

/// Checks a text as [`from_slice`] does without keeping anything of it.
pub fn check(bytes: &[u8]) -> Result<(), JsonFault> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let once = <Unrepeated as serde::Deserialize>::deserialize(&mut deserializer).map_err(|error| {
        if error.to_string().starts_with(DUPLICATE) { JsonFault::DuplicateKey } else { malformed(error) }
    });
    once.and_then(|_| deserializer.end().map_err(malformed))
}

const DUPLICATE: &str = "duplicate key";

fn malformed(error: serde_json::Error) -> JsonFault {
    // Only the place: serde's own sentence may quote the text, and the text may hold scores or names.
    JsonFault::Malformed(format!("{:?} at line {} column {}", error.classify(), error.line(), error.column()))
}

/// A JSON value read only to see that no object in it repeats a key.
struct Unrepeated;

impl<'de> serde::Deserialize<'de> for Unrepeated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Unrepeated {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self, A::Error> {
        let mut keys = HashSet::new();
        while let Some(key) = entries.next_key::<String>()? {
            if !keys.insert(key) {
                return Err(serde::de::Error::custom(DUPLICATE));
            }
            entries.next_value::<Self>()?;
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_key_is_refused_at_every_depth_even_when_spelled_with_an_escape() {
        assert!(check(br#"{"a":1,"b":{"a":[{"x":null},{"x":1.5}]}}"#).is_ok());
        for text in [r#"{"a":1,"a":1}"#, r#"[{"b":{"a":1,"\u0061":2}}]"#] {
            assert!(matches!(check(text.as_bytes()), Err(JsonFault::DuplicateKey)), "{text}");
        }
    }

    #[test]
    fn anything_but_one_value_is_malformed() {
        let deep = "[".repeat(200) + &"]".repeat(200);
        for text in ["", "{} {}", "{}x", "\u{feff}{}", "{'a':1}", "[1,]", deep.as_str()] {
            assert!(matches!(check(text.as_bytes()), Err(JsonFault::Malformed(_))), "{text}");
        }
        assert!(check(b"\"\xff\"").is_err());
    }
}
