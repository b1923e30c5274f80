//! What stands before the panel's result is signed; what is written for it; and the signed one with its pages.

use exchange::{UtcSeconds, certificates::Certificate};
use rules::{
    charter::Charter,
    digest::Digest,
    ids::{ApplicationId, ItemId, PersonId},
    panel::{CellState, PanelResult},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    draft::DraftKept,
    shared::{PanelPlace, code_of},
};
use crate::{
    DeskError,
    action::{
        Action, Context,
        printed::{PrintedPages, pages_of},
    },
    count::count,
    expert::unprintable_in,
    panel::PanelKey,
    record::SignedRecord,
    seat::{Profile, Seat},
};

/// Asks how far the panel's result is.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelResultOf {
    /// The panel.
    pub place: PanelPlace,
}

/// How far the panel's result is.
#[derive(Serialize, TS)]
pub(crate) struct PanelResultState {
    /// The charter in force.
    pub charter: u32,
    /// When the sheets were opened; before that nothing below is told.
    pub opened: Option<Instant>,
    /// The reason stated at the opening, when not everything was in.
    pub opening_reason: Option<String>,
    /// Applications.
    pub applications: u32,
    /// Sheets that count.
    pub sheets: u32,
    /// Recused cells.
    pub recused: u32,
    /// Cells without a sheet; each needs a reason.
    pub missing: Vec<ResultMissing>,
    /// Applications with fewer sheets than the rule asks for.
    pub too_few: Vec<ResultTooFew>,
    /// Items the rule wants agreed on.
    pub agenda: u32,
    /// Of these, the ones that are not agreed on.
    pub undecided: Vec<ResultUndecided>,
    /// The certificate's last instant.
    pub certificate_until: Option<Instant>,
    /// Why it cannot be signed now, whatever is typed.
    pub blocked: Vec<ResultBlock>,
    /// What is written for it since the last signature.
    pub draft: Option<ResultDraft>,
    /// When that was kept.
    pub saved_at: Option<Instant>,
    /// The signed result that no later one replaces.
    pub signed: Option<PanelSigned>,
}

/// A cell without a sheet.
#[derive(Serialize, TS)]
pub(crate) struct ResultMissing {
    /// Application.
    pub application: ApplicationId,
    /// Applicant.
    pub applicant: String,
    /// Expert.
    pub person: PersonId,
    /// The expert's name.
    pub name: String,
}

/// An application that cannot get a score.
#[derive(Serialize, TS)]
pub(crate) struct ResultTooFew {
    /// Application.
    pub application: ApplicationId,
    /// Applicant.
    pub applicant: String,
    /// Sheets that give marks.
    pub found: u32,
    /// Sheets the rule asks for.
    pub needed: u32,
}

/// An item that is not agreed on.
#[derive(Serialize, TS)]
pub(crate) struct ResultUndecided {
    /// Application.
    pub application: ApplicationId,
    /// Item.
    pub item: ItemId,
}

/// Why the result cannot be signed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ResultBlock {
    /// Cells of the panel are unknown to this copy.
    UnknownCells,
    /// Two sheets of a cell stand against each other.
    Forked,
    /// An application has fewer sheets than the rule asks for.
    TooFewSheets,
    /// Items on the agenda are not agreed on.
    Undecided,
    /// The certificate is not valid now.
    CertificateExpired,
    /// The charter in force revokes the owner's key.
    KeyRevoked,
}

/// What is written for the result; any of it may still be empty.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResultDraft {
    /// How the panel deliberated.
    pub minutes: String,
    /// Why each missing sheet is missing.
    pub missing: Vec<ResultReason>,
}

/// What is written, and after which signature.
#[derive(Serialize, Deserialize)]
struct KeptDraft {
    /// The result that was in force.
    after: Option<Digest>,
    draft: ResultDraft,
}

/// Why a sheet is missing.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResultReason {
    /// Application.
    pub application: ApplicationId,
    /// Expert.
    pub person: PersonId,
    /// Why.
    pub reason: String,
}

/// The signed result.
#[derive(Serialize, TS)]
pub(crate) struct PanelSigned {
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
    /// What it says of the deliberation and of missing sheets.
    pub said: ResultDraft,
    /// Whether signing now would give another result.
    pub outdated: bool,
}

/// Keeps what is written for the result.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelResultDraft {
    /// The panel.
    pub place: PanelPlace,
    /// What is written.
    pub draft: ResultDraft,
}

/// Asks for the pages of the signed result.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelResultShown {
    /// The panel.
    pub place: PanelPlace,
    /// Width of the pictures in pixels.
    pub width: u32,
}

impl PanelSigned {
    fn of(seat: &Seat, signed: &SignedRecord<PanelResult>) -> PanelSigned {
        let reason = |cell: &rules::panel::NotHandedIn| ResultReason {
            application: cell.application.clone(),
            person: cell.expert.clone(),
            reason: cell.reason.to_string(),
        };
        PanelSigned {
            identity: signed.identity,
            data: signed.data,
            code: code_of(signed.data),
            at: signed.payload.signing.claimed_at,
            said: ResultDraft {
                minutes: signed.payload.minutes.to_string(),
                missing: signed.payload.not_handed_in.iter().map(reason).collect(),
            },
            outdated: seat.outdated(signed),
        }
    }
}

/// Returns what keeps the owner's key from signing.
fn key_blocks(charter: &Charter, profile: &Profile, certificate: &Certificate, now: Instant) -> Vec<ResultBlock> {
    let mut blocked = Vec::new();
    if charter.person(&profile.person).is_some_and(|person| person.revoked.is_some()) {
        blocked.push(ResultBlock::KeyRevoked);
    }
    if !certificate.is_valid_at(UtcSeconds(now.unix_seconds())) {
        blocked.push(ResultBlock::CertificateExpired);
    }
    blocked
}

impl Action for PanelResultOf {
    const NAME: &'static str = "panel.result";
    const HELP_ZH: &'static str = "小组评审结果签名前还差什么；已签名的，是否仍与现状一致";
    const HELP_EN: &'static str =
        "What stands before the panel result is signed; of a signed one, whether it still stands";
    type Output = PanelResultState;

    fn run(self, context: &Context<'_>) -> Result<PanelResultState, DeskError> {
        let seat = context.seat()?;
        let key = self.place.key();
        let (_, charter) = seat.charter()?;
        let profile = seat.profile()?;
        let certificate = seat.certificate()?;
        let mut state = PanelResultState {
            charter: charter.revision.number,
            opened: None,
            opening_reason: None,
            applications: 0,
            sheets: 0,
            recused: 0,
            missing: Vec::new(),
            too_few: Vec::new(),
            agenda: 0,
            undecided: Vec::new(),
            certificate_until: Instant::from_unix_seconds(certificate.not_after().0).ok(),
            blocked: key_blocks(&charter, &profile, &certificate, context.now),
            draft: None,
            saved_at: None,
            signed: None,
        };
        let Some(opening) = seat.opening(&key)? else { return Ok(state) };
        state.opened = Some(opening.payload.at);
        state.opening_reason = opening.payload.reason.map(|reason| reason.to_string());
        of_sheets(&seat, &charter, &key, &mut state)?;
        let signed = seat.result_in_force(&key)?;
        if let Some((json, at)) = seat.result_draft(&key)? {
            let kept: KeptDraft =
                serde_json::from_str(&json).map_err(|_| DeskError::DamagedValue { name: "result draft" })?;
            // What was written before the last signature is what was signed.
            if kept.after == signed.as_ref().map(|signed| signed.identity) {
                state.draft = Some(kept.draft);
                state.saved_at = at;
            }
        }
        state.signed = signed.map(|signed| PanelSigned::of(&seat, &signed));
        Ok(state)
    }
}

fn of_sheets(seat: &Seat, charter: &Charter, key: &PanelKey, state: &mut PanelResultState) -> Result<(), DeskError> {
    let roster = seat.roster(key)?;
    let applicants = super::matrix::applicants(seat, key)?;
    let missing = roster.intake.cells.iter().filter(|cell| cell.state == CellState::Missing);
    state.missing = missing
        .map(|cell| ResultMissing {
            application: cell.application.clone(),
            applicant: applicants.get(&cell.application).cloned().unwrap_or_default(),
            person: cell.expert.clone(),
            name: charter.person(&cell.expert).map(|person| person.name.to_string()).unwrap_or_default(),
        })
        .collect();
    state.applications = count(applicants.len());
    state.sheets = roster.seen.handed_in;
    state.recused = roster.seen.recused;
    let opened = seat.opened_sheets(key)?;
    let lacking = seat.too_few_sheets(key, &opened)?.into_iter();
    state.too_few = lacking
        .map(|(application, found, needed)| {
            let applicant = applicants.get(&application).cloned().unwrap_or_default();
            ResultTooFew { application, applicant, found, needed }
        })
        .collect();
    let agenda = seat.agenda_of(key, &opened)?;
    state.agenda = count(agenda.len());
    let undecided = agenda.into_iter().filter(|entry| entry.consensus.is_none());
    state.undecided =
        undecided.map(|entry| ResultUndecided { application: entry.application, item: entry.spread.item }).collect();
    if roster.intake.unopened > 0 {
        state.blocked.push(ResultBlock::UnknownCells);
    }
    if roster.seen.forked > 0 {
        state.blocked.push(ResultBlock::Forked);
    }
    if !state.too_few.is_empty() {
        state.blocked.push(ResultBlock::TooFewSheets);
    }
    if !state.undecided.is_empty() {
        state.blocked.push(ResultBlock::Undecided);
    }
    Ok(())
}

impl Action for PanelResultDraft {
    const NAME: &'static str = "panel.result_draft";
    const HELP_ZH: &'static str = "保存尚未签名的合议纪要和未交理由";
    const HELP_EN: &'static str = "Keeps the minutes and reasons of a result that is not signed yet";
    type Output = DraftKept;

    fn run(self, context: &Context<'_>) -> Result<DraftKept, DeskError> {
        let reasons = self.draft.missing.iter().map(|cell| cell.reason.as_str());
        let characters = unprintable_in(reasons.chain([self.draft.minutes.as_str()]));
        if !characters.is_empty() {
            return Err(DeskError::Unprintable { characters });
        }
        let seat = context.seat()?;
        let key = self.place.key();
        let after = seat.result_in_force(&key)?.map(|signed| signed.identity);
        let kept = KeptDraft { after, draft: self.draft };
        let json = serde_json::to_string(&kept).map_err(|_| DeskError::DamagedValue { name: "result draft" })?;
        seat.keep_result_draft(&key, &json, context.now)?;
        Ok(DraftKept { at: context.now })
    }
}

impl Action for PanelResultShown {
    const NAME: &'static str = "panel.result_shown";
    const HELP_ZH: &'static str = "已签名的小组评审结果的页面";
    const HELP_EN: &'static str = "The pages of the signed panel result";
    type Output = PrintedPages;

    fn run(self, context: &Context<'_>) -> Result<PrintedPages, DeskError> {
        let signed = context.seat()?.result_in_force(&self.place.key())?.ok_or(DeskError::NothingSigned)?;
        Ok(PrintedPages { pages: pages_of(context, signed.bytes, self.width)? })
    }
}
