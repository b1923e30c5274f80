//! The demo edition's data, compiled in.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read},
};

use serde::Deserialize;

use crate::{
    DeskError,
    office::{EditionPlan, PackSource},
};

macro_rules! dossiers {
    ($($file:literal),+ $(,)?) => {
        &[$(($file, include_bytes!(concat!("../../../../../assets/demo/dossiers/", $file)))),+]
    };
}

/// Documents: (file of the plan, content).
const DOSSIERS: &[(&str, &[u8])] = dossiers!(
    "01/01.docx",
    "01/02.pdf",
    "01/03.pdf",
    "01/04.xlsx",
    "02/01.docx",
    "02/02.pdf",
    "03/01.docx",
    "03/02.pdf",
    "04/01.docx",
    "04/02.pdf",
    "04/03.pdf",
    "05/01.docx",
    "05/02.pdf",
    "06/01.docx",
    "06/02.pdf",
    "06/03.pdf",
);

/// What the experts write about one application.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Comments {
    /// By item.
    pub(super) items: BTreeMap<String, ItemComments>,
    /// For the visit.
    pub(super) check_points: Vec<Point>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemComments {
    pub(super) strengths: Vec<Remark>,
    pub(super) opportunities: Vec<Remark>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Remark {
    pub(super) text: String,
    #[serde(flatten)]
    pub(super) place: Place,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Place {
    pub(super) document: u32,
    pub(super) page: Option<u32>,
    pub(super) quote: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Point {
    pub(super) items: Vec<String>,
    pub(super) text: String,
    pub(super) citations: Vec<Place>,
}

/// The demo documents as a source for packing.
pub(super) struct Bundled;

impl PackSource for Bundled {
    fn open(&self, file: &str) -> io::Result<Box<dyn Read + '_>> {
        let found = DOSSIERS.iter().find(|(name, _)| *name == file).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(found.1)))
    }
}

pub(super) fn plan() -> Result<EditionPlan, DeskError> {
    toml::from_str(include_str!("../../../../../assets/demo/edition.toml")).map_err(|_| damaged())
}

pub(super) fn comments() -> Result<BTreeMap<String, Comments>, DeskError> {
    serde_json::from_str(include_str!("../../../../../assets/demo/comments.json")).map_err(|_| damaged())
}

/// Returns the table of marks: header with item codes, then one line per expert and application.
pub(super) fn marks() -> &'static str {
    include_str!("../../../../../assets/demo/marks.csv")
}

pub(super) fn damaged() -> DeskError {
    DeskError::DamagedValue { name: "demo data" }
}
