//! The recorded opening 开封: from here on the chair sees what the sheets say.

use std::collections::BTreeSet;

use exchange::sealed;
use rules::{
    charter::CharterReference,
    digest::Digest,
    json::Payload,
    panel::{CellState, OpeningObstacle, OpeningReadiness, Refusal},
    record::{Act as WitnessedAct, Count, WitnessSlip},
    sheet::Sheet,
    text::{Line, Prose},
    time::Instant,
};
use store::{Act, Record};

use super::{PanelKey, Roster, take_in::SEALED};
use crate::{
    DeskError, Signer,
    count::count,
    record::{Kind, SignedRecord},
    seat::Seat,
    signing::SigningAct,
    verify::read_own,
};

/// What is said at an opening.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The panel.
    pub panel: PanelKey,
    /// Who is there, as printed.
    pub present: Line,
    /// Where, if said.
    pub place: Option<Line>,
    /// Number of the slip.
    pub number: Line,
    /// Why sheets are missing or late ones are accepted; required when any are.
    pub reason: Option<Prose>,
    /// Sheets that came in after the deadline and count all the same. The slip names them; the reason says why.
    pub late: BTreeSet<Digest>,
}

impl Seat {
    /// Opens a panel's sheets: journals the act, signs the witness slip on the journal's new head, stores the sheets
    /// unsealed. Until the deadline has passed all must be in, see [`OpeningReadiness`].
    ///
    /// # Errors
    /// It was opened before, something forbids it ([`OpeningObstacle`]), sheets are missing or accepted late without a
    /// reason, or a sheet is not late.
    pub fn open_sheets(
        &self,
        opening: &Opening,
        signer: &Signer,
        now: Instant,
    ) -> Result<SignedRecord<WitnessSlip>, DeskError> {
        let panel = &opening.panel;
        let before = self.roster(panel)?;
        if before.opened.is_some() {
            return Err(DeskError::AlreadyOpened);
        }
        let is_late = |sheet: &Digest| before.intake.refused.contains(&(*sheet, Refusal::Late));
        if let Some(identity) = opening.late.iter().find(|sheet| !is_late(sheet)) {
            return Err(DeskError::NotLate { identity: *identity });
        }
        let roster = self.roster_accepting(panel, &opening.late)?;
        let (charter_identity, charter) = self.charter()?;
        let place = charter.round_reference(&panel.round, &panel.panel).ok_or(DeskError::NoMarksRound)?;
        let readiness = self.readiness(&roster, panel, opening.late.len(), now)?;
        match readiness.obstacle {
            Some(OpeningObstacle::Forked) => return Err(DeskError::Forked),
            Some(OpeningObstacle::ChairFirst(own)) => return Err(DeskError::ChairFirst { missing: count(own) }),
            Some(OpeningObstacle::BeforeDeadline(missing)) => {
                return Err(DeskError::BeforeDeadline { missing: count(missing) });
            }
            None => {}
        }
        if readiness.needs_reason && opening.reason.is_none() {
            return Err(DeskError::ReasonNeeded);
        }
        let key = panel.text();
        // In order of identity. A late sheet that is not accepted is not named: being named would accept it.
        let left_out = |sheet: &Digest| is_late(sheet) && !opening.late.contains(sheet);
        let files: Vec<Digest> = self.panel_sheets(panel)?.into_keys().filter(|sheet| !left_out(sheet)).collect();
        let subject = Line::new(format!("{} 份评分表", files.len())).map_err(|_| DeskError::NoMarksRound)?;
        let counts = counts(&roster, opening.late.len());
        let at = now.to_string();
        let names: Vec<String> = files.iter().map(ToString::to_string).collect();
        self.copy.write(Act::OPEN_SHEETS, &at, &key, |write| {
            write.set_details(serde_json::json!({ "records": names }));
            Ok::<(), DeskError>(())
        })?;
        let journal_head = self.journal_head()?;
        let act = SigningAct { act: Act::SIGN_RECORD, subject: &key, kind: Kind::WitnessSlip, key: &key, now };
        let build = |signing| {
            Ok(WitnessSlip {
                format: WitnessSlip::FORMAT.to_owned(),
                edition: charter.edition_reference(),
                charter: Some(CharterReference { number: charter.revision.number, digest: charter_identity }),
                act: WitnessedAct::Opening,
                round: Some(place),
                subject,
                number: opening.number.clone(),
                at: now,
                place: opening.place.clone(),
                present: opening.present.clone(),
                reason: opening.reason.clone(),
                journal_head,
                counts,
                files: files.clone(),
                signing,
            })
        };
        let age = self.age_identity()?;
        self.sign_record(signer, &act, build, |write, _| {
            for info in write.records(SEALED)? {
                let Some(record) = write.record(&info.digest)? else { continue };
                if !record.key.starts_with(&format!("{key}/")) {
                    continue;
                }
                let sheet: SignedRecord<Sheet> = read_own(sealed::open(&record.bytes, &age)?.to_vec())?;
                write.put_record(&Record {
                    digest: sheet.identity.to_string(),
                    kind: Kind::Sheet.as_str().to_owned(),
                    bytes: sheet.bytes,
                    ..record
                })?;
            }
            Ok(())
        })
    }

    /// Judges how an opening would stand, once these late sheets are accepted; those that are not late are passed over.
    ///
    /// # Errors
    /// There is no such panel, or the copy's own.
    pub fn may_open(
        &self,
        panel: &PanelKey,
        late: &BTreeSet<Digest>,
        now: Instant,
    ) -> Result<OpeningReadiness, DeskError> {
        let roster = self.roster_accepting(panel, late)?;
        self.readiness(&roster, panel, late.len(), now)
    }

    /// The same for a roster with those late sheets accepted.
    pub(crate) fn readiness(
        &self,
        roster: &Roster,
        panel: &PanelKey,
        accepted: usize,
        now: Instant,
    ) -> Result<OpeningReadiness, DeskError> {
        let (_, charter) = self.charter()?;
        let round = charter.round(&panel.round).ok_or(DeskError::NoMarksRound)?;
        let chair = charter.panel(&panel.round, &panel.panel).map(|panel| &panel.chair);
        Ok(OpeningReadiness::of(&roster.intake, chair, accepted, now > round.deadline))
    }

    /// Returns the witness slip of a panel's opening, once there is one.
    pub(crate) fn opening(&self, panel: &PanelKey) -> Result<Option<SignedRecord<WitnessSlip>>, DeskError> {
        let slips: Vec<SignedRecord<WitnessSlip>> = self.records(Kind::WitnessSlip)?;
        let of_panel = |slip: &SignedRecord<WitnessSlip>| {
            slip.payload.act == WitnessedAct::Opening
                && slip
                    .payload
                    .round
                    .as_ref()
                    .is_some_and(|round| round.id == panel.round && round.panel == panel.panel)
        };
        Ok(slips.into_iter().find(of_panel))
    }
}

fn counts(roster: &Roster, accepted: usize) -> Vec<Count> {
    let label = |text: &str| Line::new(text).expect("BUG: a fixed label is a line");
    let remark = |state: fn(&CellState) -> bool| {
        let cells: Vec<String> = roster
            .intake
            .cells
            .iter()
            .filter(|cell| state(&cell.state))
            .map(|cell| format!("{} {}", cell.expert, cell.application))
            .collect();
        Line::new(cells.join("、")).ok()
    };
    let line = |text: &str, number: u32, remark: Option<Line>| Count { label: label(text), count: number, remark };
    let expected = count(roster.intake.cells.len() + roster.intake.unopened);
    let seen = roster.seen;
    let mut counts = vec![
        line("应评项", expected, None),
        line("回避", seen.recused, remark(|state| *state == CellState::Recused)),
        line("开封", seen.handed_in, Line::new("签名全部有效").ok()),
        line("缺", seen.missing, remark(|state| *state == CellState::Missing)),
    ];
    counts.push(line("作废、替换", seen.superseded, None));
    if accepted > 0 {
        counts.push(line("逾期收件，采纳", count(accepted), Line::new("理由见上").ok()));
    }
    if seen.late > 0 {
        counts.push(line("逾期收件，未采纳", seen.late, None));
    }
    counts
}
