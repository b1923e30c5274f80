//! What several acts of a panel need.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use exchange::write_atomically;
use openssl::base64::encode_block;
use reader::{Kind, MemorySource, StartFault};
use rules::{
    criteria::{CriteriaSet, Step},
    digest::Digest,
    ids::{PanelId, RoundId},
    number::Ratio,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::Context,
    documents::ViewerUnavailable,
    panel::{Arrived, PanelKey, RefusedFile},
};

/// Signed files and sealed sheets are far smaller; anything larger is something else.
const LARGEST: u64 = 64 << 20;
/// Pictures are drawn between these widths.
const WIDTHS: std::ops::RangeInclusive<u32> = 200..=2400;

/// A panel of a round.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelPlace {
    /// Round.
    pub round: RoundId,
    /// Panel.
    pub panel: PanelId,
}

impl PanelPlace {
    pub(super) fn key(&self) -> PanelKey {
        PanelKey { round: self.round.clone(), panel: self.panel.clone() }
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PanelText {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl PanelText {
    pub(super) fn of(text: &rules::criteria::Text) -> PanelText {
        PanelText { zh: text.zh.clone(), en: text.en.clone() }
    }
}

/// A file that was refused, with the reasons.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PanelRefusedFile {
    /// Its name.
    pub name: String,
    /// Code of the first reason.
    pub code: String,
    /// All reasons, in Chinese.
    pub zh: String,
    /// All reasons, in English.
    pub en: String,
}

impl PanelRefusedFile {
    pub(super) fn of(refused: RefusedFile) -> PanelRefusedFile {
        let reasons = &refused.reasons;
        PanelRefusedFile {
            code: reasons.first().map(|reason| reason.code().to_owned()).unwrap_or_default(),
            zh: reasons.iter().map(crate::verify::Reason::zh).collect::<Vec<_>>().concat(),
            en: reasons.iter().map(crate::verify::Reason::en).collect::<Vec<_>>().join(" "),
            name: refused.name,
        }
    }
}

/// A page as a picture.
#[derive(Serialize, TS)]
pub(crate) struct PanelPage {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture as an address that holds all of it.
    pub data: String,
}

/// Returns the pages of a file in memory as pictures; nothing is written.
pub(super) fn pages_of(context: &Context<'_>, file: Vec<u8>, width: u32) -> Result<Vec<PanelPage>, DeskError> {
    let not_started = |fault: StartFault| DeskError::Viewer(ViewerUnavailable::NotStarted { why: fault.to_string() });
    let mut worker = context.session.engine()?.start().map_err(not_started)?;
    let opened = worker.open_only(Arc::new(MemorySource(file)), Kind::Pdf, None).map_err(DeskError::NotShown)?;
    let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
    let mut pages = Vec::new();
    for page in 0..opened.pages {
        let picture = worker.page_picture(page, width).map_err(DeskError::NotShown)?;
        let data = format!("data:{};base64,{}", picture.format.mime(), encode_block(&picture.bytes));
        pages.push(PanelPage { width: picture.width, height: picture.height, data });
    }
    Ok(pages)
}

/// Reads files and the files of folders, in order of their names.
pub(super) fn read_paths(context: &Context<'_>, paths: &[String]) -> Result<Vec<Arrived>, DeskError> {
    let mut files = Vec::new();
    for path in paths.iter().map(PathBuf::from) {
        if !path.is_dir() {
            files.push(path);
            continue;
        }
        let mut within = Vec::new();
        for entry in fs::read_dir(&path)? {
            let entry = entry?;
            if !entry.file_name().to_string_lossy().starts_with('.') && entry.path().is_file() {
                within.push(entry.path());
            }
        }
        within.sort();
        files.extend(within);
    }
    files.dedup();
    if files.is_empty() {
        return Err(DeskError::NoFiles);
    }
    let total = files.len();
    let mut arrived = Vec::new();
    for (done, path) in files.iter().enumerate() {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        context.step(&format!("读取：{name}"), &format!("Reading {name}"), done as u64, total as u64)?;
        arrived.push(Arrived { name, bytes: read_signed(path)? });
    }
    Ok(arrived)
}

/// Reads one file into memory.
pub(super) fn read_signed(path: &Path) -> Result<Vec<u8>, DeskError> {
    if path.metadata()?.len() > LARGEST {
        return Err(DeskError::Io(io::ErrorKind::FileTooLarge.into()));
    }
    Ok(fs::read(path)?)
}

pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), DeskError> {
    write_atomically(path, |file: &mut File| file.write_all(bytes).map_err(DeskError::Io))?;
    Ok(())
}

/// Returns the first four groups of a digest, as they are read aloud.
pub(super) fn code_of(digest: Digest) -> Vec<String> {
    digest.groups().into_iter().take(4).collect()
}

/// Returns a mark or spread of so many steps as people read it: percent, or points.
pub(super) fn amount(set: &CriteriaSet, steps: u32) -> String {
    let one = match set.step {
        Step::Percent { step } => Ratio::whole(i64::from(step)),
        Step::Points { numerator, denominator } => {
            Ratio::new(i64::from(numerator), i64::from(denominator)).unwrap_or_else(|_| Ratio::zero())
        }
    };
    let value = one.times(&Ratio::whole(i64::from(steps)));
    let digits = (0..2).find(|digits| value.rounded(*digits) == value).unwrap_or(2);
    value.decimal(digits)
}
