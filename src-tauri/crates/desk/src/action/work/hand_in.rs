//! Handing in: sealed files into a folder; and one bare file, deliberately.

use std::path::Path;

use rules::{digest::Digest, time::Instant};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context, files::name_of},
    expert::{CellKey, Stage},
};

/// Seals the signed sheets of some dossiers to the chair and the office, into a folder.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertHandIn {
    /// The folder, such as a stick.
    pub folder: String,
    /// The dossiers.
    pub cells: Vec<CellKey>,
}

/// What lies in the folder now.
#[derive(Serialize, TS)]
pub(crate) struct HandInReport {
    /// The sealed files.
    pub files: Vec<SealedFile>,
    /// Dossiers that were left out: nothing is signed on them that counts.
    pub left_out: Vec<CellKey>,
    /// When.
    pub at: Instant,
}

/// A sealed file.
#[derive(Serialize, TS)]
pub(crate) struct SealedFile {
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub path: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// The dossier.
    pub cell: CellKey,
}

impl Action for ExpertHandIn {
    const NAME: &'static str = "expert.hand_in";
    const HELP_ZH: &'static str = "把已签名的评分表封装给组长和办公室，存入所选文件夹";
    const HELP_EN: &'static str = "Seals signed sheets to the chair and the office, into a folder";
    type Output = HandInReport;

    fn run(self, context: &Context<'_>) -> Result<HandInReport, DeskError> {
        let seat = context.seat()?;
        let counts = seat
            .standings()?
            .into_iter()
            .filter(|standing| matches!(standing.stage, Stage::Signed | Stage::HandedIn | Stage::Receipted));
        let counts: Vec<CellKey> = counts.map(|standing| CellKey::of(&standing.row)).collect();
        let (cells, left_out): (Vec<CellKey>, Vec<CellKey>) =
            self.cells.into_iter().partition(|cell| counts.contains(cell));
        let files = seat.hand_in_to(Path::new(&self.folder), &cells, context.now)?;
        let file = |file: crate::expert::HandedIn| SealedFile {
            name: name_of(&file.path),
            path: file.path.display().to_string(),
            size: file.size,
            cell: file.cell,
        };
        Ok(HandInReport { files: files.into_iter().map(file).collect(), left_out, at: context.now })
    }
}

/// Writes one own signed sheet, not sealed, to a file. Everybody who gets the file can read it.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertExportSheet {
    /// The sheet's identity.
    #[ts(type = "string")]
    pub identity: Digest,
    /// The file.
    pub path: String,
}

/// It was written.
#[derive(Serialize, TS)]
pub(crate) struct SheetExported {
    /// Where.
    pub path: String,
}

impl Action for ExpertExportSheet {
    const NAME: &'static str = "expert.export_sheet";
    const HELP_ZH: &'static str = "导出一份未封装的已签名评分表；此举记入日志";
    const HELP_EN: &'static str = "Writes a signed sheet that is not sealed; the journal notes it";
    type Output = SheetExported;

    fn run(self, context: &Context<'_>) -> Result<SheetExported, DeskError> {
        context.seat()?.export_sheet(&self.identity, Path::new(&self.path), context.now)?;
        Ok(SheetExported { path: self.path })
    }
}
