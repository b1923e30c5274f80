//! What several acts of a panel need.

use rules::{
    digest::Digest,
    ids::{PanelId, RoundId},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    panel::{PanelKey, RefusedFile},
    verify::{ANSWER, Reason, Remedy},
};

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
    /// What to do, in Chinese.
    pub remedy_zh: &'static str,
    /// What to do, in English.
    pub remedy_en: &'static str,
}

impl PanelRefusedFile {
    /// Of a score sheet.
    pub(super) fn sheet(refused: RefusedFile) -> PanelRefusedFile {
        let remedy = refused.reasons.first().map_or(("", ""), Reason::sheet_remedy);
        PanelRefusedFile::with(refused, remedy)
    }

    /// Of a member's answer.
    pub(super) fn answer(refused: RefusedFile) -> PanelRefusedFile {
        PanelRefusedFile::with(refused, ANSWER)
    }

    fn with(refused: RefusedFile, (remedy_zh, remedy_en): Remedy) -> PanelRefusedFile {
        let reasons = &refused.reasons;
        PanelRefusedFile {
            remedy_zh,
            remedy_en,
            code: reasons.first().map(|reason| reason.code().to_owned()).unwrap_or_default(),
            zh: reasons.iter().map(Reason::zh).collect::<Vec<_>>().concat(),
            en: reasons.iter().map(Reason::en).collect::<Vec<_>>().join(" "),
            name: refused.name,
        }
    }
}

/// Returns the first four groups of a digest, as they are read aloud.
pub(super) fn code_of(digest: Digest) -> Vec<String> {
    digest.groups().into_iter().take(4).collect()
}
