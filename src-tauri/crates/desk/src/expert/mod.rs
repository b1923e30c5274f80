//! What a reviewer does: receive the charter and a package, give marks, sign, hand in.

mod difference;
mod export;
mod hand_in;
mod import;
mod inspect;
mod mark;
mod package;
mod receipts;
mod receive;
mod revise;
mod sign;
mod standing;
mod work;

pub use difference::{Changes, ItemDifference, SheetDifference};
pub use hand_in::{HandIn, HandedIn};
pub use import::{PackageFile, VolumesImport};
pub use inspect::{PackageDossier, PackageLook};
pub(crate) use mark::unprintable_in;
pub use mark::{SavedDraft, Working};
pub use package::{PackageImport, PresentVolume, ReceivedDocument};
pub use receipts::OwnReceipt;
pub use sign::SheetSigning;
pub use standing::{CellStanding, Stage, Stale};
pub use work::{WorkItem, WorkState};

use rules::{
    charter::Row,
    ids::{ApplicationId, PanelId, PersonId, RoundId},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A cell of the matrix by its natural key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CellKey {
    /// Round.
    pub round: RoundId,
    /// Panel.
    pub panel: PanelId,
    /// Application.
    pub application: ApplicationId,
    /// Expert.
    pub expert: PersonId,
}

impl CellKey {
    /// Returns the key of an opened row.
    #[must_use]
    pub fn of(row: &Row) -> CellKey {
        CellKey {
            round: row.round.clone(),
            panel: row.panel.clone(),
            application: row.application.id.clone(),
            expert: row.expert.clone(),
        }
    }

    pub(crate) fn text(&self) -> String {
        format!("{}/{}/{}/{}", self.round, self.panel, self.application, self.expert)
    }
}
