//! The panel's result: read as it will be printed, sign, write out, and collect the members' answers.

use std::path::PathBuf;

use rules::{
    digest::Digest,
    ids::{ApplicationId, PersonId},
    json::to_canonical,
    record::Answer,
    text::Prose,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shared::{PanelPlace, PanelRefusedFile, code_of};
use crate::{
    DeskError,
    action::{
        Action, Context, Secret,
        files::{read_all, write_file},
        printed::{PrintedPages, pages_of},
    },
    panel::Conclusion,
    paper,
};

/// Why a sheet is missing.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MissingReason {
    /// Application.
    pub application: ApplicationId,
    /// Expert.
    pub person: PersonId,
    /// Why.
    pub reason: Prose,
}

/// Asks for the printed result before it is signed.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelResultPreview {
    /// The panel.
    pub place: PanelPlace,
    /// How the panel deliberated.
    pub minutes: Prose,
    /// Why each missing sheet is missing.
    pub missing: Vec<MissingReason>,
    /// Width of the pictures in pixels.
    pub width: u32,
}

/// Signs the panel's result.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelConclude {
    /// The panel.
    pub place: PanelPlace,
    /// How the panel deliberated.
    pub minutes: Prose,
    /// Why each missing sheet is missing.
    pub missing: Vec<MissingReason>,
    /// The owner's passphrase.
    pub passphrase: Secret,
}

/// The result is signed.
#[derive(Serialize, TS)]
pub(crate) struct PanelConcluded {
    /// Identity of the file.
    #[ts(type = "string")]
    pub identity: Digest,
    /// SHA-256 of its data, as printed.
    #[ts(type = "string")]
    pub data: Digest,
    /// First groups of the data's digest.
    pub code: Vec<String>,
    /// When.
    pub at: Instant,
}

/// Writes the signed result to a file.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelExportResult {
    /// The panel.
    pub place: PanelPlace,
    /// The file.
    pub path: String,
}

/// Takes in members' answers; without paths only tells who is missing.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelCollect {
    /// The panel.
    pub place: PanelPlace,
    /// Files and folders.
    pub paths: Vec<String>,
}

/// Answers of the members.
#[derive(Serialize, TS)]
pub(crate) struct PanelAnswers {
    /// Members in the charter's order.
    pub members: Vec<PanelAnswer>,
    /// Files that were stored now.
    pub stored: Vec<String>,
    /// Files that were here already.
    pub known: Vec<String>,
    /// Files that were refused.
    pub refused: Vec<PanelRefusedFile>,
}

/// A member's answer.
#[derive(Serialize, TS)]
pub(crate) struct PanelAnswer {
    /// Person.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Whether and how the member answered.
    #[ts(type = "\"agreed\" | \"dissent\" | \"none\"")]
    pub answer: &'static str,
    /// What a dissenting member holds.
    pub text: Option<String>,
    /// When, as the member's clock claims.
    pub at: Option<Instant>,
}

fn conclusion(place: &PanelPlace, minutes: Prose, missing: Vec<MissingReason>) -> Conclusion {
    let missing = missing.into_iter().map(|one| ((one.application, one.person), one.reason)).collect();
    Conclusion { panel: place.key(), minutes, missing }
}

impl Action for PanelResultPreview {
    const NAME: &'static str = "panel.result_preview";
    const HELP_ZH: &'static str = "签名前查看小组评审结果打印时的样子（不写文件）";
    const HELP_EN: &'static str = "The panel result as it will be printed, before signing; no file is written";
    type Output = PrintedPages;

    fn run(self, context: &Context<'_>) -> Result<PrintedPages, DeskError> {
        let seat = context.seat()?;
        let conclusion = conclusion(&self.place, self.minutes, self.missing);
        let result = seat.panel_result(&conclusion, seat.signing_now(context.now)?)?;
        let file = paper::print_data(&to_canonical(&result)?)?;
        Ok(PrintedPages { pages: pages_of(context, file, self.width)? })
    }
}

impl Action for PanelConclude {
    const NAME: &'static str = "panel.conclude";
    const HELP_ZH: &'static str = "以本人口令签署小组评审结果";
    const HELP_EN: &'static str = "Signs the panel result with the owner's passphrase";
    type Output = PanelConcluded;

    fn run(self, context: &Context<'_>) -> Result<PanelConcluded, DeskError> {
        let seat = context.seat()?;
        let signer = seat.unlock(&self.passphrase.passphrase())?;
        let conclusion = conclusion(&self.place, self.minutes, self.missing);
        let result = seat.conclude_panel(&conclusion, &signer, context.now)?;
        Ok(PanelConcluded {
            identity: result.identity,
            data: result.data,
            code: code_of(result.data),
            at: result.payload.signing.claimed_at,
        })
    }
}

impl Action for PanelExportResult {
    const NAME: &'static str = "panel.export_result";
    const HELP_ZH: &'static str = "把已签名的小组评审结果写到文件";
    const HELP_EN: &'static str = "Writes the signed panel result to a file";
    type Output = PanelConcluded;

    fn run(self, context: &Context<'_>) -> Result<PanelConcluded, DeskError> {
        let result = context.seat()?.result_in_force(&self.place.key())?.ok_or(DeskError::NothingSigned)?;
        write_file(&PathBuf::from(self.path), &result.bytes)?;
        Ok(PanelConcluded {
            identity: result.identity,
            data: result.data,
            code: code_of(result.data),
            at: result.payload.signing.claimed_at,
        })
    }
}

impl Action for PanelCollect {
    const NAME: &'static str = "panel.collect";
    const HELP_ZH: &'static str = "收取组员的确认书，查看谁还没有确认";
    const HELP_EN: &'static str = "Takes in members' acknowledgements and tells who is missing";
    type Output = PanelAnswers;

    fn run(self, context: &Context<'_>) -> Result<PanelAnswers, DeskError> {
        let seat = context.seat()?;
        let key = self.place.key();
        let files = if self.paths.is_empty() { Vec::new() } else { read_all(context, &self.paths)? };
        let collected = seat.collect_answers(&key, &files, context.now)?;
        let members = seat.answers(&key)?.into_iter().map(|member| {
            let at = member.answer.as_ref().map(|(_, at)| *at);
            let (answer, text) = match member.answer {
                None => ("none", None),
                Some((Answer::Agreed, _)) => ("agreed", None),
                Some((Answer::Dissent { text }, _)) => ("dissent", Some(text.to_string())),
            };
            PanelAnswer { person: member.person, name: member.name, answer, text, at }
        });
        Ok(PanelAnswers {
            members: members.collect(),
            stored: collected.stored,
            known: collected.known,
            refused: collected.refused.into_iter().map(PanelRefusedFile::answer).collect(),
        })
    }
}
