//! Who has handed in, and what stands before the opening. No marks.

use std::collections::BTreeMap;

use rules::{
    digest::Digest,
    ids::{ApplicationId, PersonId},
    panel::{CellState, Refusal},
    record::Receipt,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    opening::Obstacle,
    shared::{PanelPlace, code_of},
};
use crate::{
    DeskError,
    action::{Action, Context},
    count::count,
    record::{Kind, SignedRecord},
    verify::refusal_reason,
};

/// Asks for the roster of a panel.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelRosterOf {
    /// The panel.
    pub place: PanelPlace,
}

/// Who has handed in.
#[derive(Serialize, TS)]
pub(crate) struct PanelRoster {
    /// Round.
    pub round_name: String,
    /// Panel.
    pub panel_name: String,
    /// When hand-in ends, judged by the receipts.
    pub deadline: Instant,
    /// This machine's clock; in the demo edition, that of its story.
    pub now: Instant,
    /// Whether the deadline has passed by it.
    pub past: bool,
    /// The opening, once it was.
    pub opened: Option<PanelOpened>,
    /// When the result was signed.
    pub concluded: Option<Instant>,
    /// Applications in order.
    pub applications: Vec<RosterApplication>,
    /// Experts; those with something to do first.
    pub experts: Vec<RosterExpert>,
    /// Cells that should come: all but the recused.
    pub expected: u32,
    /// Sheets that count.
    pub received: u32,
    /// Cells for which nothing has come that could count; late sheets could.
    pub missing: u32,
    /// Recused cells.
    pub recused: u32,
    /// Cells with sheets against each other.
    pub forked: u32,
    /// Sheets after the deadline that are not accepted.
    pub late: u32,
    /// Cells of the panel this copy knows nothing of.
    pub unknown: u32,
    /// Sheets that do not count, with the reason.
    pub refused: Vec<RosterRefused>,
    /// What stands before the opening, in order.
    pub checklist: Vec<OpeningCheck>,
    /// What forbids the opening as long as no late sheet is accepted.
    pub obstacle: Option<Obstacle>,
}

/// The recorded opening.
#[derive(Serialize, TS)]
pub(crate) struct PanelOpened {
    /// When.
    pub at: Instant,
    /// The witness slip's code.
    pub code: Vec<String>,
}

/// An application of the panel.
#[derive(Serialize, TS)]
pub(crate) struct RosterApplication {
    /// Number.
    pub id: ApplicationId,
    /// Applicant.
    pub applicant: String,
}

/// An expert of the panel.
#[derive(Serialize, TS)]
pub(crate) struct RosterExpert {
    /// Person.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Whether it is the chair.
    pub chair: bool,
    /// One per application, in their order.
    pub cells: Vec<RosterState>,
    /// Sheets that count.
    pub received: u32,
    /// Sheets that should come.
    pub expected: u32,
    /// When the last file came.
    pub last: Option<Instant>,
}

/// How a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RosterState {
    /// A good sheet is here.
    HandedIn,
    /// The expert abstained; told after the opening.
    Abstained,
    /// The material did not suffice; told after the opening.
    Insufficient,
    /// Recused.
    Recused,
    /// Sheets stand against each other.
    Forked,
    /// A sheet came after the deadline.
    Late,
    /// A sheet came that stands under an earlier charter.
    Stale,
    /// A sheet came that does not count.
    Refused,
    /// Nothing has come.
    Missing,
    /// This copy knows nothing of the cell.
    Unknown,
}

/// A sheet that does not count.
#[derive(Serialize, TS)]
pub(crate) struct RosterRefused {
    /// Identity of the sheet.
    #[ts(type = "string")]
    pub identity: Digest,
    /// Expert.
    pub person: PersonId,
    /// The expert's name.
    pub name: String,
    /// Application.
    pub application: ApplicationId,
    /// Whether only the deadline is against it: the opening may accept it.
    pub late: bool,
    /// Code of the reason.
    pub code: String,
    /// Reason in Chinese.
    pub zh: String,
    /// Reason in English.
    pub en: String,
    /// What to do, in Chinese.
    pub remedy_zh: &'static str,
    /// What to do, in English.
    pub remedy_en: &'static str,
}

/// Something that is looked at before the opening.
#[derive(Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub(crate) enum OpeningCheck {
    /// All is in, or the deadline has passed: nothing is opened before.
    Deadline { met: bool },
    /// The chair scores too: the own sheets are in, or the deadline has passed.
    ChairFirst { met: bool, sheets: u32 },
    /// Sheets whose signature and pages are good.
    Signatures { sheets: u32 },
    /// Cells without a sheet: a reason is needed.
    Missing { cells: u32 },
    /// Late sheets: each is accepted with a reason, or left out.
    Late { sheets: u32 },
    /// Only their authors end it; nothing is opened before.
    Forked { cells: u32 },
    /// Cells unknown to this copy.
    Unknown { cells: u32 },
}

impl Action for PanelRosterOf {
    const NAME: &'static str = "panel.roster";
    const HELP_ZH: &'static str = "谁已交、谁未交，以及开封前要看的事项；没有分数";
    const HELP_EN: &'static str = "Who has handed in and what stands before the opening; no marks";
    type Output = PanelRoster;

    fn run(self, context: &Context<'_>) -> Result<PanelRoster, DeskError> {
        let seat = context.seat()?;
        let key = self.place.key();
        let (_, charter) = seat.charter()?;
        let place = charter.round_reference(&key.round, &key.panel).ok_or(DeskError::NoMarksRound)?;
        let (Some(round), Some(panel)) = (charter.round(&key.round), charter.panel(&key.round, &key.panel)) else {
            return Err(DeskError::NoMarksRound);
        };
        let roster = seat.roster(&key)?;
        let readiness = seat.readiness(&roster, &key, 0, context.now)?;
        let sheets = seat.panel_sheets(&key)?;
        let applications: BTreeMap<ApplicationId, String> =
            roster.rows.iter().map(|row| (row.application.id.clone(), row.application.applicant.to_string())).collect();
        let name = |person: &PersonId| charter.person(person).map(|person| person.name.to_string()).unwrap_or_default();
        let refused: Vec<RosterRefused> = roster
            .intake
            .refused
            .iter()
            .filter_map(|(identity, refusal)| {
                let sheet = &sheets.get(identity)?.payload;
                let reason = refusal_reason(refusal);
                let (remedy_zh, remedy_en) = reason.sheet_remedy();
                Some(RosterRefused {
                    identity: *identity,
                    name: name(&sheet.cell.expert),
                    person: sheet.cell.expert.clone(),
                    application: sheet.cell.application.id.clone(),
                    late: *refusal == Refusal::Late,
                    code: reason.code().to_owned(),
                    zh: reason.zh(),
                    en: reason.en(),
                    remedy_zh,
                    remedy_en,
                })
            })
            .collect();
        let state = |person: &PersonId, application: &ApplicationId| {
            let cell =
                roster.intake.cells.iter().find(|cell| cell.expert == *person && cell.application == *application);
            let came = || refused.iter().find(|one| one.person == *person && one.application == *application);
            match cell.map(|cell| &cell.state) {
                None => RosterState::Unknown,
                Some(CellState::Scored(_)) => RosterState::HandedIn,
                Some(CellState::Abstained(_)) => RosterState::Abstained,
                Some(CellState::Insufficient(_)) => RosterState::Insufficient,
                Some(CellState::Recused) => RosterState::Recused,
                Some(CellState::Forked(_)) => RosterState::Forked,
                Some(CellState::Missing) => match came() {
                    None => RosterState::Missing,
                    Some(one) if one.late => RosterState::Late,
                    Some(one) if one.code == crate::verify::Reason::StaleCharter.code() => RosterState::Stale,
                    Some(_) => RosterState::Refused,
                },
            }
        };
        let receipts: Vec<SignedRecord<Receipt>> = seat.records(Kind::Receipt)?;
        let mut experts: Vec<RosterExpert> = panel
            .members
            .iter()
            .map(|person| {
                let cells: Vec<RosterState> = applications.keys().map(|id| state(person, id)).collect();
                RosterExpert {
                    person: person.clone(),
                    name: name(person),
                    chair: *person == panel.chair,
                    received: count(cells.iter().filter(|cell| is_in(**cell)).count()),
                    expected: count(cells.iter().filter(|cell| **cell != RosterState::Recused).count()),
                    last: receipts
                        .iter()
                        .filter(|receipt| receipt.payload.from == *person)
                        .map(|receipt| receipt.payload.received_at)
                        .max(),
                    cells,
                }
            })
            .collect();
        let quiet = |expert: &RosterExpert| expert.cells.iter().all(|c| is_in(*c) || *c == RosterState::Recused);
        experts.sort_by_key(quiet);
        let opened = seat.opening(&key)?;
        let seen = roster.seen;
        let past = context.now > round.deadline;
        let unknown = count(roster.intake.unopened);
        let mut checklist = vec![OpeningCheck::Deadline { met: past || seen.missing + unknown == 0 }];
        if let Some(own) = experts.iter().find(|expert| expert.chair) {
            let met = past || readiness.own_missing == 0;
            checklist.push(OpeningCheck::ChairFirst { met, sheets: own.received });
        }
        checklist.push(OpeningCheck::Signatures { sheets: seen.handed_in });
        // Whether a cell with a late sheet is missing is decided at the opening.
        let late_cells = experts.iter().flat_map(|expert| &expert.cells).filter(|state| **state == RosterState::Late);
        let missing = seen.missing.saturating_sub(count(late_cells.count()));
        if missing > 0 {
            checklist.push(OpeningCheck::Missing { cells: missing });
        }
        if seen.late > 0 {
            checklist.push(OpeningCheck::Late { sheets: seen.late });
        }
        if seen.forked > 0 {
            checklist.push(OpeningCheck::Forked { cells: seen.forked });
        }
        if unknown > 0 {
            checklist.push(OpeningCheck::Unknown { cells: unknown });
        }
        Ok(PanelRoster {
            round_name: place.name.to_string(),
            panel_name: place.panel_name.to_string(),
            deadline: round.deadline,
            now: context.now,
            past,
            opened: opened.map(|slip| PanelOpened { at: slip.payload.at, code: code_of(slip.payload.journal_head) }),
            concluded: seat.result_in_force(&key)?.map(|result| result.payload.signing.claimed_at),
            applications: applications.into_iter().map(|(id, applicant)| RosterApplication { id, applicant }).collect(),
            experts,
            expected: count(roster.intake.cells.len()).saturating_sub(seen.recused),
            received: seen.handed_in,
            missing,
            recused: seen.recused,
            forked: seen.forked,
            late: seen.late,
            unknown,
            refused,
            checklist,
            obstacle: readiness.obstacle.map(Obstacle::from),
        })
    }
}

fn is_in(state: RosterState) -> bool {
    matches!(state, RosterState::HandedIn | RosterState::Abstained | RosterState::Insufficient)
}
