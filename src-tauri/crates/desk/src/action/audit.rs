//! What a folder of signed files proves.

use std::{fs, path::PathBuf};

use exchange::{certificates::CaCertificate, write_atomically};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Action, Context, Entry, entry::Done};
use crate::{
    DeskError,
    audit::{self, ArchiveFile, AuditReport, MineState},
};

pub(super) const ENTRIES: &[Entry] = &[Entry::of::<Run>(), Entry::of::<Report>(), Entry::of::<Mine>()];

/// Largest certificate file read.
const LARGEST: u64 = 1 << 20;

/// Verifies every signed file of a folder and recomputes the results.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "AuditRun")]
pub struct Run {
    #[serde(flatten)]
    what: Archive,
}

/// The folder and what is trusted.
#[derive(Debug, Deserialize, TS)]
pub struct Archive {
    /// The folder.
    folder: String,
    /// The office's certificate, from somewhere else than the archive. Without it the one of the open copy.
    trust: Option<String>,
    /// Codes from paper witness slips.
    #[serde(default)]
    codes: Vec<String>,
}

/// The verdict.
#[derive(Debug, Serialize, TS)]
pub struct AuditVerdict {
    /// Whether everything that was recomputed agrees and nothing that matters differs.
    pub consistent: bool,
    /// How many differences keep a result from being proven.
    pub differing: usize,
    /// Files passed over because they are too large to be of this program.
    pub too_large: Vec<String>,
    /// The report.
    pub report: AuditReport,
}

impl Action for Run {
    const NAME: &'static str = "audit.run";
    const HELP_ZH: &'static str = "核验档案文件夹：逐份核验签名，逐级重算";
    const HELP_EN: &'static str = "Audit a folder: verify every signature and recompute every result";
    type Output = AuditVerdict;

    fn run(self, context: &Context<'_>) -> Result<AuditVerdict, DeskError> {
        let (report, too_large) = self.what.audit(context)?;
        Ok(AuditVerdict { consistent: report.is_consistent(), differing: report.differing(), too_large, report })
    }
}

/// Writes the two-page report.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "AuditReportFile")]
pub struct Report {
    #[serde(flatten)]
    what: Archive,
    /// Where the PDF goes.
    path: String,
}

impl Action for Report {
    const NAME: &'static str = "audit.report";
    const HELP_ZH: &'static str = "把核验报告写成两页 PDF";
    const HELP_EN: &'static str = "Write the audit report as a two-page PDF";
    type Output = Done;

    fn run(self, context: &Context<'_>) -> Result<Done, DeskError> {
        let (report, _) = self.what.audit(context)?;
        let pdf = audit::print_report(&report, "评审档案", context.now)?;
        write_atomically(&PathBuf::from(self.path), |file| {
            std::io::Write::write_all(file, &pdf)?;
            Ok::<(), DeskError>(())
        })?;
        Ok(Done {})
    }
}

impl Archive {
    fn audit(&self, context: &Context<'_>) -> Result<(AuditReport, Vec<String>), DeskError> {
        context.step("读取文件", "Reading files", 0, 0)?;
        let office = self.office(context)?;
        let scanned = audit::scan(&PathBuf::from(&self.folder))?;
        let step = |done: usize, total: usize| {
            context.step("核验签名，逐级重算", "Verifying signatures, recomputing", done as u64, total as u64)
        };
        step(0, scanned.files.len())?;
        Ok((audit::audit_watched(&scanned.files, &office, &self.codes, step)?, scanned.too_large))
    }

    fn office(&self, context: &Context<'_>) -> Result<CaCertificate, DeskError> {
        let Some(path) = &self.trust else {
            return match context.seat() {
                Ok(seat) => seat.office(),
                Err(DeskError::Locked) => Err(DeskError::TrustNeeded),
                Err(error) => Err(error),
            };
        };
        if fs::metadata(path)?.len() > LARGEST {
            return Err(DeskError::TrustNeeded);
        }
        CaCertificate::from_pem(&fs::read(path)?).map_err(|_| DeskError::TrustNeeded)
    }
}

/// Compares one's own signed sheets with a folder.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "AuditMine")]
pub struct Mine {
    folder: String,
}

/// One own sheet and what the archive has of it.
#[derive(Debug, Serialize, TS)]
pub struct OwnSheet {
    /// Application.
    pub application: String,
    /// Round as printed.
    pub round: String,
    /// Revision number.
    pub revision: u32,
    /// What the archive has: the same bytes counted, replaced by a later revision, uncounted, or nothing.
    #[ts(type = "\"counted\" | \"replaced\" | \"uncounted\" | \"absent\"")]
    pub state: MineState,
}

impl Action for Mine {
    const NAME: &'static str = "audit.mine";
    const HELP_ZH: &'static str = "自己签名的评分表是否原样在档案里";
    const HELP_EN: &'static str = "Whether the archive holds your own sheets as you signed them";
    type Output = Vec<OwnSheet>;

    fn run(self, context: &Context<'_>) -> Result<Vec<OwnSheet>, DeskError> {
        let files: Vec<ArchiveFile> = audit::scan(&PathBuf::from(self.folder))?.files;
        let own = context.seat()?.audit_mine(&files)?;
        let shown = own.into_iter().map(|mine| OwnSheet {
            application: mine.application,
            round: mine.round,
            revision: mine.revision,
            state: mine.state,
        });
        Ok(shown.collect())
    }
}
