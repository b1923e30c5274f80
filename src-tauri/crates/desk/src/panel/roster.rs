//! Who has handed in. No marks.

use std::collections::{BTreeMap, BTreeSet};

use exchange::sealed;
use rules::{
    charter::Row,
    digest::Digest,
    panel::{Candidate, CellState, Evidence, Intake, Refusal, sort_in},
    record::{Acknowledgement, Receipt, WitnessSlip},
    sheet::Sheet,
};

use super::{PanelKey, take_in::SEALED};
use crate::{
    DeskError,
    count::count,
    record::{Kind, SignedRecord},
    seat::Seat,
    verify::read_own,
};

/// How many cells of a panel stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Sheets that count, whatever they say.
    pub handed_in: u32,
    /// Recused cells.
    pub recused: u32,
    /// Cells without a sheet.
    pub missing: u32,
    /// Cells with two heads.
    pub forked: u32,
    /// Sheets replaced by a revision.
    pub superseded: u32,
    /// Sheets that came in after the deadline; they count only when the opening accepts them.
    pub late: u32,
}

/// The panel's cells with their state; what a sheet says is not in it before the opening.
#[derive(Clone, Debug)]
pub struct Roster {
    /// All rows of the panel, in order.
    pub rows: Vec<Row>,
    /// State of each cell and what does not count. Before the opening a handed-in sheet is only [`CellState::Scored`]
    /// whatever its outcome.
    pub intake: Intake,
    /// Counts.
    pub seen: Seen,
    /// Identity of the witness slip, once opened.
    pub opened: Option<Digest>,
}

impl Seat {
    /// Returns who has handed in.
    ///
    /// # Errors
    /// The copy's own.
    pub fn roster(&self, panel: &PanelKey) -> Result<Roster, DeskError> {
        self.roster_accepting(panel, &BTreeSet::new())
    }

    /// Returns the roster as it stands with these late sheets accepted.
    pub(crate) fn roster_accepting(&self, panel: &PanelKey, accepted: &BTreeSet<Digest>) -> Result<Roster, DeskError> {
        let opened = self.opening(panel)?;
        let sheets = self.panel_sheets(panel)?;
        let mut intake = self.sort_sheets(panel, &sheets, accepted)?;
        if opened.is_none() {
            for cell in &mut intake.cells {
                if let CellState::Abstained(identity) | CellState::Insufficient(identity) = cell.state {
                    cell.state = CellState::Scored(identity);
                }
            }
        }
        let late = intake.refused.iter().filter(|(_, reason)| *reason == Refusal::Late).count();
        let mut seen = Seen { superseded: count(intake.superseded.len()), late: count(late), ..Seen::default() };
        for cell in &intake.cells {
            match cell.state {
                CellState::Scored(_) | CellState::Abstained(_) | CellState::Insufficient(_) => seen.handed_in += 1,
                CellState::Recused => seen.recused += 1,
                CellState::Missing => seen.missing += 1,
                CellState::Forked(_) => seen.forked += 1,
            }
        }
        Ok(Roster { rows: self.panel_rows(panel)?, intake, seen, opened: opened.map(|slip| slip.identity) })
    }

    /// Returns the rows of a panel this copy knows.
    pub(crate) fn panel_rows(&self, panel: &PanelKey) -> Result<Vec<Row>, DeskError> {
        let mut rows: Vec<Row> = self.packages()?.into_iter().flat_map(|package| package.rows).collect();
        let (_, charter) = self.charter()?;
        // Rows of earlier packages may have passed to somebody else or carry an earlier name.
        rows.retain(|row| row.round == panel.round && row.panel == panel.panel && charter.expects(row).is_ok());
        rows.sort();
        rows.dedup();
        Ok(rows)
    }

    /// Returns all sheets of a panel that came in, by identity. What a chair who scores has signed and not handed in is
    /// none of them.
    pub(crate) fn panel_sheets(&self, panel: &PanelKey) -> Result<BTreeMap<Digest, SignedRecord<Sheet>>, DeskError> {
        let receipts: Vec<SignedRecord<Receipt>> = self.records(Kind::Receipt)?;
        let received = receipts.iter().flat_map(|receipt| &receipt.payload.files);
        let inside: BTreeMap<String, String> =
            received.map(|file| (file.sealed.to_string(), file.record.to_string())).collect();
        let age = self.age_identity()?;
        let place = format!("{}/", panel.text());
        let mut sheets = BTreeMap::new();
        for info in self.copy.records(SEALED)?.into_iter().filter(|info| info.key.starts_with(&place)) {
            // Once opened they lie here unsealed as well, which spares deciphering them at every look.
            let unsealed = match inside.get(&info.digest) {
                Some(record) => self.copy.record(record)?,
                None => None,
            };
            let bytes = match unsealed {
                Some(record) => record.bytes,
                None => {
                    let Some(record) = self.copy.record(&info.digest)? else { continue };
                    sealed::open(&record.bytes, &age)?.to_vec()
                }
            };
            let sheet: SignedRecord<Sheet> = read_own(bytes)?;
            sheets.insert(sheet.identity, sheet);
        }
        Ok(sheets)
    }

    /// Sorts sheets against the charter in force. `accepted` are late sheets that an opening under way accepts.
    pub(crate) fn sort_sheets(
        &self,
        panel: &PanelKey,
        sheets: &BTreeMap<Digest, SignedRecord<Sheet>>,
        accepted: &BTreeSet<Digest>,
    ) -> Result<Intake, DeskError> {
        let (identity, charter) = self.charter()?;
        let rows = self.panel_rows(panel)?;
        let receipts: Vec<SignedRecord<Receipt>> = self.records(Kind::Receipt)?;
        let answers: Vec<SignedRecord<Acknowledgement>> = self.records(Kind::Acknowledgement)?;
        let slips: Vec<SignedRecord<WitnessSlip>> = self.records(Kind::WitnessSlip)?;
        let evidence = Evidence::new(
            receipts.iter().map(|receipt| &receipt.payload),
            answers.iter().map(|answer| &answer.payload),
            slips.iter().map(|slip| &slip.payload),
        );
        let candidates: Vec<Candidate<'_>> = sheets
            .values()
            .map(|sheet| {
                let told = evidence.candidate(sheet.identity, sheet.payload.signing.certificate, &sheet.payload);
                Candidate { accepted_late: told.accepted_late || accepted.contains(&sheet.identity), ..told }
            })
            .collect();
        let charters = self.charters()?;
        Ok(sort_in(&charter, identity, charters.all(), (&panel.round, &panel.panel), &rows, &candidates))
    }
}
