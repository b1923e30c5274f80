//! What a panel's chair does: take in sealed sheets, see who has handed in, open, agree, conclude; and what its members
//! answer.
//!
//! Until the recorded opening the sheets stay sealed in the chair's copy and nothing here returns a mark.

mod acknowledge;
mod agree;
mod collect;
mod conclude;
mod concluding;
mod open;
pub mod preview;
mod roster;
mod take_in;

pub(crate) use take_in::SEALED;

pub use acknowledge::Answering;
pub(crate) use agree::OpenedSheets;
pub use agree::{AgreedItem, Disagreement};
pub use collect::{Answered, Collected};
pub use conclude::Conclusion;
pub use open::Opening;
pub use roster::{Roster, Seen};
pub use take_in::{Arrived, Checked, GoodFile, Intaken, RefusedFile};

use rules::ids::{PanelId, RoundId};

/// A panel of a round.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PanelKey {
    /// Round.
    pub round: RoundId,
    /// Panel.
    pub panel: PanelId,
}

impl PanelKey {
    pub(crate) fn text(&self) -> String {
        format!("{}/{}", self.round, self.panel)
    }
}
