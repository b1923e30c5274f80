//! What the award office does: found an edition, admit people, freeze the charter, pack dossiers, conclude.

mod admit;
mod conclude;
mod contents;
mod found;
mod freeze;
mod letter;
mod pack;
mod plan;
mod revise;

pub use admit::{Admission, Arrival, Authority};
pub use conclude::RankingLine;
pub(crate) use found::CA_KEY;
pub use found::Founding;
pub use freeze::Frozen;
pub use letter::MissingLetter;
pub use pack::{PackReport, PackSource, Packed, Packing};
pub use plan::{
    EditionPlan, PlanFault, PlannedApplication, PlannedAssignment, PlannedDocument, PlannedPerson, PlannedRecusal,
};
pub use revise::{Change, Replacement, Revised};

pub use crate::documents::survey_dossiers;

/// How long certificates count after issue: the archive period, ten years.
pub(crate) const ARCHIVE_DAYS: i32 = 3653;
