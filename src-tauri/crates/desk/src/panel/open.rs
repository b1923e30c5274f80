//! The recorded opening 开封: from here on the chair sees what the sheets say.

use exchange::sealed;
use rules::{
    charter::CharterReference,
    digest::Digest,
    json::Payload,
    panel::CellState,
    record::{Act as WitnessedAct, Count, WitnessSlip},
    sheet::Sheet,
    text::{Line, Prose},
    time::Instant,
};
use store::{Act, Record};

use super::{PanelKey, Roster, roster::count, take_in::SEALED};
use crate::{
    DeskError, Signer,
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
    /// Why sheets are missing; required when any are.
    pub reason: Option<Prose>,
}

impl Seat {
    /// Opens a panel's sheets: journals the act, signs the witness slip on the journal's new head, stores the sheets
    /// unsealed.
    ///
    /// # Errors
    /// It was opened before, sheets are missing without a reason before the deadline, or a fork is not ended.
    pub fn open_sheets(
        &self,
        opening: &Opening,
        signer: &Signer,
        now: Instant,
    ) -> Result<SignedRecord<WitnessSlip>, DeskError> {
        let panel = &opening.panel;
        let roster = self.roster(panel)?;
        if roster.opened.is_some() {
            return Err(DeskError::AlreadyOpened);
        }
        if roster.seen.forked > 0 {
            return Err(DeskError::Forked);
        }
        if roster.seen.missing > 0 && opening.reason.is_none() {
            return Err(DeskError::ReasonNeeded);
        }
        let (charter_identity, charter) = self.charter()?;
        let place = charter.round_reference(&panel.round, &panel.panel).ok_or(DeskError::NoMarksRound)?;
        let key = panel.text();
        let mut files: Vec<Digest> = self.panel_sheets(panel)?.keys().copied().collect();
        files.sort();
        let subject = Line::new(format!("{} 份评分表", files.len())).map_err(|_| DeskError::NoMarksRound)?;
        let counts = counts(&roster);
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

fn counts(roster: &Roster) -> Vec<Count> {
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
    counts
}
