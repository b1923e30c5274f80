//! Opening a dossier's form.

use rules::{
    digest::Digest,
    ids::{ApplicationId, RoundId},
    sheet::{Aids, Draft},
    text::Line,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{criteria::ScoringCriteria, scores::ScoringScores, shared};
use crate::{
    DeskError,
    action::{Action, Context, work::WorkDeadline},
    expert::{CellKey, WorkState, Working},
    seat::Seat,
};

/// Opens the form of a dossier.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScoringOpen {
    /// Which.
    pub cell: CellKey,
}

/// Everything the form shows.
#[derive(Serialize, TS)]
pub(crate) struct ScoringForm {
    /// The cell.
    pub cell: CellKey,
    /// Who applies.
    pub applicant: Line,
    /// Track and category.
    pub category: Line,
    /// Round.
    pub round: Line,
    /// Panel.
    pub panel: Line,
    /// When hand-in ends.
    pub deadline: Instant,
    /// Working days until then, below 0 when it has passed; none without a calendar of the year.
    #[ts(type = "number | null")]
    pub days_left: Option<i64>,
    /// What is scored.
    pub criteria: ScoringCriteria,
    /// What is entered, or what was signed when nothing was entered since.
    pub draft: Draft,
    /// Private notes.
    pub aids: Aids,
    /// To be named by the next save.
    #[ts(type = "number")]
    pub version: u64,
    /// When that version was saved.
    pub saved_at: Option<Instant>,
    /// What it comes to.
    pub scores: ScoringScores,
    /// What is signed already.
    pub signed: Option<ScoringSigned>,
    /// Something of the dossier is in a volume that has not come.
    pub incomplete: bool,
    /// One's own dossiers of the round, in order; this one among them.
    pub dossiers: Vec<ScoringDossier>,
}

/// A signed sheet of the cell.
#[derive(Serialize, TS)]
pub(crate) struct ScoringSigned {
    /// Which revision.
    pub revision: u32,
    /// Its identity.
    #[ts(type = "string")]
    pub identity: Digest,
    /// When, as its signer's clock said.
    pub at: Instant,
}

/// One of one's own dossiers.
#[derive(Serialize, TS)]
pub(crate) struct ScoringDossier {
    /// The cell.
    pub cell: CellKey,
    /// Application.
    pub application: ApplicationId,
    /// Who applies.
    pub applicant: Line,
    /// Marks given.
    pub given: u32,
    /// Whether it is signed.
    pub signed: bool,
}

impl Action for ScoringOpen {
    const NAME: &'static str = "scoring.open";
    const HELP_ZH: &'static str = "打开一份材料的评分表单";
    const HELP_EN: &'static str = "Opens the scoring form of a dossier";
    type Output = ScoringForm;

    fn run(self, context: &Context<'_>) -> Result<ScoringForm, DeskError> {
        let seat = context.seat()?;
        let row = shared::own_row(&seat, &self.cell)?;
        let (_, package) = seat.row(&self.cell)?;
        let (_, charter) = seat.charter()?;
        let set = shared::criteria(&charter, &self.cell)?;
        let round = charter.round(&self.cell.round).ok_or(DeskError::NoMarksRound)?;
        let named = charter.round_reference(&self.cell.round, &self.cell.panel).ok_or(DeskError::NotAssigned)?;
        let (Working { mut draft, aids }, version) = seat.working(&self.cell)?;
        let sheet = seat.latest_sheet(&self.cell)?;
        if let Some(sheet) = sheet.as_ref().filter(|_| version == 0) {
            draft = Draft::of(&sheet.payload);
        }
        Ok(ScoringForm {
            applicant: row.application.applicant.clone(),
            category: row.application.category.clone(),
            round: named.name,
            panel: named.panel_name,
            deadline: round.deadline,
            days_left: WorkDeadline::of(round.deadline, context.now).days_left,
            criteria: ScoringCriteria::of(set),
            scores: ScoringScores::of(set, &draft),
            draft,
            aids,
            version,
            saved_at: seat.saved_at(&self.cell)?,
            signed: sheet.map(|sheet| ScoringSigned {
                revision: sheet.payload.revision.number,
                identity: sheet.identity,
                at: sheet.payload.signing.claimed_at,
            }),
            incomplete: package.incomplete.contains(&row.application.id),
            dossiers: dossiers(&seat, Some(&self.cell.round))?,
            cell: self.cell,
        })
    }
}

/// Asks for one's own dossiers.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScoringMine {}

impl Action for ScoringMine {
    const NAME: &'static str = "scoring.mine";
    const HELP_ZH: &'static str = "列出本人要评的材料";
    const HELP_EN: &'static str = "Lists one's own dossiers to be scored";
    type Output = Vec<ScoringDossier>;

    fn run(self, context: &Context<'_>) -> Result<Vec<ScoringDossier>, DeskError> {
        dossiers(&*context.seat()?, None)
    }
}

fn dossiers(seat: &Seat, round: Option<&RoundId>) -> Result<Vec<ScoringDossier>, DeskError> {
    let mut dossiers = Vec::new();
    for item in seat.my_work()? {
        let (given, signed) = match item.state {
            WorkState::Recused => continue,
            WorkState::Draft { given, .. } => (given, false),
            WorkState::Signed { .. } => (0, true),
        };
        if round.is_none_or(|round| item.row.round == *round) {
            dossiers.push(ScoringDossier {
                cell: CellKey::of(&item.row),
                application: item.row.application.id,
                applicant: item.row.application.applicant,
                given,
                signed,
            });
        }
    }
    Ok(dossiers)
}
