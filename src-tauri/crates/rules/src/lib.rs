//! What the regulations say, computed.
//!
//! Values and functions only: this crate reads no file, clock or random source and decides nothing by a float, by
//! the order of import or by the language of the machine. Whatever varies comes in as an argument.
//!
//! - [`criteria`], [`scheme`], [`calendar`]: rules as data, each with its article.
//! - [`charter`]: the resolved rules of one edition, its people and its expected matrix, as signed by the organiser.
//! - [`sheet`], [`panel`], [`composite`]: marks, their merging, consensus, ranking.
//! - [`record`]: the smaller signed records: receipts, acknowledgements, witness slips.
#![deny(clippy::float_arithmetic)]

pub mod bundled;
pub mod calendar;
pub mod charter;
pub mod composite;
pub mod criteria;
pub mod digest;
pub mod ids;
pub mod json;
pub mod number;
pub mod panel;
pub mod passphrase;
pub mod problem;
pub mod record;
pub mod scheme;
pub mod sheet;
pub mod text;
pub mod time;
