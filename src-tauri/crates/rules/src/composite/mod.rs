//! From round scores to the edition's ranked list.
//!
//! The list is advice for a deliberation; ranks are competition ranks (1, 2, 2, 4).

mod rank;
mod result;

pub use rank::{CompositeFault, Ranked, RoundScores, rank, round_scores};
pub use result::{EditionResult, RankedApplication, SourceResult};
