//! Taking in sealed sheets: the report before anything is written, the intake, and the receipts.

use std::path::PathBuf;

use rules::{
    ids::{ApplicationId, PersonId},
    record::Receipt,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shared::{PanelPlace, PanelRefusedFile};
use crate::{
    DeskError,
    action::{
        Action, Context, Secret,
        files::{read_all, write_file},
    },
    count::count,
    panel::{Checked, GoodFile},
    record::{Kind, SignedRecord},
};

/// Checks sealed sheets and writes nothing.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelCheck {
    /// Files and folders.
    pub paths: Vec<String>,
}

/// The report before anything is written.
#[derive(Serialize, TS)]
pub(crate) struct PanelChecked {
    /// Files that may be taken in.
    pub good: Vec<PanelGoodFile>,
    /// Files that are here already.
    pub known: Vec<String>,
    /// Files that are refused.
    pub refused: Vec<PanelRefusedFile>,
}

/// A file that may be taken in.
#[derive(Serialize, TS)]
pub(crate) struct PanelGoodFile {
    /// Its name.
    pub name: String,
    /// Which panel it is for.
    pub place: PanelPlace,
    /// Who hands it in.
    pub person: PersonId,
    /// That person's name.
    pub person_name: String,
    /// Application.
    pub application: ApplicationId,
    /// Applicant.
    pub applicant: String,
    /// Which revision of the sheet.
    pub revision: u32,
    /// Whether it comes after the deadline: kept, and left out unless the opening accepts it.
    pub late: bool,
}

/// Checks sealed sheets and takes in the good ones.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelTakeIn {
    /// Files and folders.
    pub paths: Vec<String>,
    /// The owner's passphrase: receipts are signed.
    pub passphrase: Secret,
}

/// What came of it.
#[derive(Serialize, TS)]
pub(crate) struct PanelTakenIn {
    /// Sheets taken in.
    pub sheets: u32,
    /// Receipts signed, one per person.
    pub receipts: u32,
    /// Of the sheets, those after the deadline.
    pub late: Vec<String>,
    /// Files that were here already.
    pub known: Vec<String>,
    /// Files that were refused.
    pub refused: Vec<PanelRefusedFile>,
}

/// Writes all receipts into a folder.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelExportReceipts {
    /// The folder.
    pub folder: String,
}

/// What was written.
#[derive(Serialize, TS)]
pub(crate) struct PanelExported {
    /// Names of the files.
    pub files: Vec<String>,
}

fn check(context: &Context<'_>, paths: &[String]) -> Result<Checked, DeskError> {
    let seat = context.seat()?;
    let files = read_all(context, paths)?;
    let total = files.len() as u64;
    seat.check_arrived(files, context.now, &mut |done, file| {
        let (zh, en) = (format!("查验签名与附页：{}", file.name), format!("Checking {}", file.name));
        context.step(&zh, &en, done as u64, total)
    })
}

fn view(good: &GoodFile) -> PanelGoodFile {
    let cell = &good.sheet.cell;
    PanelGoodFile {
        name: good.file.name.clone(),
        place: PanelPlace { round: good.sheet.round.id.clone(), panel: good.sheet.round.panel.clone() },
        person: cell.expert.clone(),
        person_name: good.sheet.signing.name.to_string(),
        application: cell.application.id.clone(),
        applicant: cell.application.applicant.to_string(),
        revision: good.sheet.revision.number,
        late: good.late,
    }
}

impl Action for PanelCheck {
    const NAME: &'static str = "panel.check";
    const HELP_ZH: &'static str = "查验封装的评分表，逐份报告，不写入任何内容";
    const HELP_EN: &'static str = "Checks sealed score sheets and reports on each; nothing is written";
    type Output = PanelChecked;

    fn run(self, context: &Context<'_>) -> Result<PanelChecked, DeskError> {
        let checked = check(context, &self.paths)?;
        Ok(PanelChecked {
            good: checked.good.iter().map(view).collect(),
            known: checked.known,
            refused: checked.refused.into_iter().map(PanelRefusedFile::sheet).collect(),
        })
    }
}

impl Action for PanelTakeIn {
    const NAME: &'static str = "panel.take_in";
    const HELP_ZH: &'static str = "收件：存入有效的封装评分表，签署收件回执";
    const HELP_EN: &'static str = "Takes in good sealed score sheets and signs receipts";
    type Output = PanelTakenIn;

    fn run(self, context: &Context<'_>) -> Result<PanelTakenIn, DeskError> {
        let seat = context.seat()?;
        let signer = seat.unlock(&self.passphrase.passphrase())?;
        let checked = check(context, &self.paths)?;
        let taken = seat.take_in_checked(checked, &signer, context.now)?;
        let sheets: usize = taken.receipts.iter().map(|receipt| receipt.payload.files.len()).sum();
        Ok(PanelTakenIn {
            sheets: count(sheets),
            receipts: count(taken.receipts.len()),
            late: taken.late,
            known: taken.known,
            refused: taken.refused.into_iter().map(PanelRefusedFile::sheet).collect(),
        })
    }
}

impl Action for PanelExportReceipts {
    const NAME: &'static str = "panel.export_receipts";
    const HELP_ZH: &'static str = "把收件回执写到文件夹，交还专家";
    const HELP_EN: &'static str = "Writes the receipts into a folder, to be given to the experts";
    type Output = PanelExported;

    fn run(self, context: &Context<'_>) -> Result<PanelExported, DeskError> {
        let receipts: Vec<SignedRecord<Receipt>> = context.seat()?.records(Kind::Receipt)?;
        let mut files = Vec::new();
        for receipt in receipts {
            let name = format!("{}-{}.pdf", receipt.payload.from, receipt.identity.short());
            write_file(&PathBuf::from(&self.folder).join(&name), &receipt.bytes)?;
            files.push(name);
        }
        Ok(PanelExported { files })
    }
}
