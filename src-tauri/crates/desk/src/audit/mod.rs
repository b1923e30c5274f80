//! What an archive proves: every signed file verified, every result recomputed from the leaves, and what cannot be
//! proven said plainly.

mod archive;
mod mine;
mod paper;
mod recount;
mod report;

pub use self::paper::print_report;
pub use archive::{ArchiveFile, Scanned, scan};
pub use mine::{Mine, MineState};
pub use recount::{audit, audit_watched};
pub use report::{AuditReport, Difference, Recomputed, RoundCount, Said, WitnessedAct};
