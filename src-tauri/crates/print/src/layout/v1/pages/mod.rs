//! The papers: plain structs in, [`Paper`](super::Paper) out.
//!
//! All values come in ready-made (Chinese) strings; the fixed words of each form are here, because they
//! are part of the frozen layout. No struct computes, sorts or decides anything.

mod acknowledgement;
mod audit_report;
mod charter;
mod edition_result;
mod panel_result;
mod parts;
mod receipt;
mod score_sheet;
mod witness_slip;

pub use acknowledgement::{AcknowledgementPage, Opinion};
pub use audit_report::{Act, AuditReportPage, Difference, Recomputation, RoundCount};
pub use charter::{CalendarEntry, CharterPage, CharterRound, Person, RuleEntry, Weighting};
pub use edition_result::{EditionResultPage, RankedRow};
pub use panel_result::{AnnexApplication, AnnexRow, Consent, PanelResultPage, PanelRow, SourceRow};
pub use parts::{Applicant, Signature};
pub use receipt::{ReceiptPage, ReceivedFile};
pub use score_sheet::{
    CategoryRow, CheckPoint, Comment, CommentKind, DocumentRow, ItemComments, ItemRow, PaperEntry, ScoreSheetPage,
    SheetState,
};
pub use witness_slip::{Situation, WitnessSlipPage};
