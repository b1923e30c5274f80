//! What a panel does with its sheets: sort them, open them, see where they differ, agree, merge, sign the result.
//!
//! Merging is a function of a *set* of signed sheets: order of import, repetition and clocks do not matter. What cannot
//! be counted is a value with its reason, never an error and never silence.

mod difference;
mod evidence;
mod intake;
mod letters;
mod merge;
mod opening;
mod recompute;
mod result;
mod spread;

pub use difference::{Difference, differences};
pub use evidence::Evidence;
pub use intake::{Candidate, Cell, CellState, Intake, Refusal, sort_in};
pub use letters::letters;
pub use merge::{Agreed, Judged, MergeFault, Merged, MergedItem, WhatIf, merge, what_if};
pub use opening::{OpeningObstacle, OpeningReadiness};
pub use recompute::{recompute, recompute_under};
pub use result::{
    AppliedSheet, Consensus, ConsensusComment, ItemResult, MemberReference, NotHandedIn, OpeningReference, PanelResult,
    RecusedCell, ResultFault, ResultPart, ScoredApplication,
};
pub use spread::{ItemSpread, SpreadLevel, item_spreads};
