//! What an expert notes for themselves beside a draft. It is never signed, printed or handed in, and goes with the
//! draft.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{HintCode, Remark};
use crate::ids::ItemId;

/// Private notes of one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Aids {
    /// By item.
    pub items: BTreeMap<ItemId, ItemAids>,
    /// What matters most about this applicant, in the expert's words.
    pub key_factors: Vec<String>,
}

/// Private notes on one item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ItemAids {
    /// By the dimension's code.
    pub dimensions: BTreeMap<String, DimensionAid>,
    /// Kinds of remark that need no citation, as the expert said.
    pub uncited: BTreeSet<Remark>,
    /// Hints that were put away.
    pub dismissed: BTreeSet<HintCode>,
}

/// How an item looks in one dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DimensionAid {
    /// The band of the criteria set, from 0.
    pub band: Option<u32>,
    /// A few words; may be empty.
    pub note: String,
}
