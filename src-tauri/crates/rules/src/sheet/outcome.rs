//! How a cell ends for its expert, and reading it without keeping it twice.

use std::fmt;

use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error as _, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::Mark;
use crate::{number::Ratio, text::Prose};

/// How the cell ends for this expert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Outcome {
    /// Every item has a mark 已评.
    Scored {
        /// Marks in the order of the criteria set.
        marks: Vec<Mark>,
        /// Sum of the item scores.
        total: Ratio,
    },
    /// The expert gives no marks 弃权.
    Abstained {
        /// Why.
        reason: Prose,
    },
    /// The material does not allow marks 材料不足.
    Insufficient {
        /// Why.
        reason: Prose,
    },
}

impl<'de> Deserialize<'de> for Outcome {
    /// Reads the kind first, as it is written, and the rest straight into its place; the derived reader would keep all
    /// marks in between. The kind in another place is not canonical anyway.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Outcome, D::Error> {
        deserializer.deserialize_map(OutcomeVisitor)
    }
}

struct OutcomeVisitor;

impl<'de> Visitor<'de> for OutcomeVisitor {
    type Value = Outcome;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an outcome")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Outcome, A::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "snake_case")]
        enum Kind {
            Scored,
            Abstained,
            Insufficient,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Scored {
            marks: Vec<Mark>,
            total: Ratio,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Unscored {
            reason: Prose,
        }
        if members.next_key::<String>()?.as_deref() != Some("kind") {
            return Err(A::Error::custom("`kind` must be the first member of an outcome"));
        }
        let kind = members.next_value::<Kind>()?;
        let rest = MapAccessDeserializer::new(members);
        Ok(match kind {
            Kind::Scored => {
                let Scored { marks, total } = Scored::deserialize(rest)?;
                Outcome::Scored { marks, total }
            }
            Kind::Abstained => Outcome::Abstained { reason: Unscored::deserialize(rest)?.reason },
            Kind::Insufficient => Outcome::Insufficient { reason: Unscored::deserialize(rest)?.reason },
        })
    }
}
