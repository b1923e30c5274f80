//! A change after the freeze: a new charter revision that names the one before, says why, and says that what was signed
//! under earlier revisions still counts where it is still expected. Nothing is overwritten.

use std::collections::BTreeSet;

use rules::{
    charter::{
        Charter, CharterFault, CharterRevision, Correction, Expected, MatrixBlock, RevisionKind, Revocation, Row,
    },
    ids::{ApplicationId, PanelId, PersonId, RoundId},
    record::OpenedMatrix,
    text::{Line, Prose},
    time::Instant,
};
use store::Act;

use super::freeze::{MATRIX, random_salt};
use crate::{
    DeskError, Signer,
    panel::SEALED,
    record::{Kind, SignedRecord},
    seat::Seat,
    signing::SigningAct,
};

/// What changes.
#[derive(Clone, Debug)]
pub enum Change {
    /// A key no longer counts from now on. Sheets receipted before still do.
    Revoke {
        /// Whose key.
        person: PersonId,
    },
    /// A recusal found late: the pair's sheet no longer counts, in any round.
    Recuse {
        /// Application.
        application: ApplicationId,
        /// Expert.
        expert: PersonId,
    },
    /// Printed facts are put right 勘误. What was signed under the earlier words still counts.
    Erratum {
        /// The facts.
        corrections: Vec<Correction>,
        /// Article of the regulation, where it has one for this.
        article: Option<Line>,
        /// How it was found and decided.
        minutes: Prose,
    },
    /// Another person takes a seat 替换. Cells that are not handed in pass to the new person; what was handed in stays.
    Replace(Replacement),
}

/// One person for another.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// Who goes.
    pub out: PersonId,
    /// Who comes: admitted by the office, and no member of the same panels.
    pub by: PersonId,
    /// From when on, as printed.
    pub from: Instant,
    /// Cells of the one who goes that the chairs have receipts for, beside those this copy took in itself.
    pub handed_in: BTreeSet<(RoundId, ApplicationId)>,
    /// How it was decided.
    pub minutes: Prose,
}

/// A revised charter and its opened matrix.
#[derive(Clone, Debug)]
pub struct Revised {
    /// The signed revision.
    pub charter: SignedRecord<Charter>,
    /// All rows, opened.
    pub matrix: OpenedMatrix,
}

impl Seat {
    /// Signs the next charter revision. People whose rows changed need a package of the next sequence number.
    ///
    /// # Errors
    /// This is not the office's copy, nobody of that name is in the charter, the pair is not in the matrix or recused
    /// already, a fact cannot be corrected, the new person is not admitted or sits in the panel already, or the charter
    /// would contradict itself.
    pub fn revise(&self, change: &Change, reason: &Prose, signer: &Signer, now: Instant) -> Result<Revised, DeskError> {
        let (previous, mut charter) = self.charter()?;
        let mut matrix = self.matrix()?;
        let before = charter.clone();
        let (kind, told) = match change {
            Change::Revoke { person } => {
                let known = charter.people.iter_mut().find(|known| known.id == *person && known.revoked.is_none());
                known.ok_or(DeskError::NothingToChange)?.revoked = Some(Revocation { at: now, reason: reason.clone() });
                (RevisionKind::Revocation, reason.clone())
            }
            Change::Recuse { application, expert } => {
                recuse(&mut matrix.rows, application, expert)?;
                (RevisionKind::Recusal, reason.clone())
            }
            Change::Erratum { corrections, article, minutes } => {
                let changed = correct(&mut charter, &mut matrix.rows, corrections, now)?;
                let article = article.as_ref().map_or("未规定", |article| article.as_str());
                let text = format!("{changed}。依据：{article}。理由：{reason}\n记录：{minutes}\nErratum.");
                (RevisionKind::Erratum, told(&text)?)
            }
            Change::Replace(replacement) => {
                let passed = self.replace(&mut charter, &mut matrix.rows, replacement)?;
                let from = replacement.from.zh_minute();
                let minutes = &replacement.minutes;
                let text = format!("{passed}，自 {from} 起。理由：{reason}\n记录：{minutes}\nReplacement.");
                (RevisionKind::Replacement, told(&text)?)
            }
        };
        matrix.rows.sort();
        matrix.edition = charter.edition.clone();
        charter.matrix = MatrixBlock::of(&matrix.rows);
        let mut keeps = charter.revision.keeps.clone();
        keeps.push(previous);
        keeps.sort();
        charter.revision = CharterRevision {
            number: charter.revision.number + 1,
            previous: Some(previous),
            kind,
            reason: Some(told),
            keeps,
        };
        let json = serde_json::to_string(&matrix).map_err(|_| DeskError::DamagedValue { name: MATRIX })?;
        let key = charter.edition.id.to_string();
        let act = SigningAct { act: Act::named("revise-rules"), subject: &key, kind: Kind::Charter, key: &key, now };
        let build = |signing| {
            let charter = Charter { signing, ..charter };
            let mut faults = charter.check();
            if !charter.may_follow(previous, &before) {
                faults.push(CharterFault::Change);
            }
            if faults.is_empty() { Ok(charter) } else { Err(DeskError::Charter { faults }) }
        };
        let charter = self.sign_record(signer, &act, build, |write, _| {
            write.put_value(MATRIX, &json)?;
            Ok(())
        })?;
        Ok(Revised { charter, matrix })
    }

    /// Passes the cells on that are not handed in and says so, as printed.
    fn replace(&self, charter: &mut Charter, rows: &mut [Row], change: &Replacement) -> Result<String, DeskError> {
        let Replacement { out, by, handed_in, .. } = change;
        let leaving = charter.person(out).ok_or(DeskError::NothingToChange)?.clone();
        let coming = match charter.person(by) {
            Some(known) => Some(known.clone()),
            None => self.admitted()?.into_iter().find(|person| person.id == *by),
        };
        let coming = coming.filter(|person| person.revoked.is_none() && person.id != *out);
        let coming = coming.ok_or_else(|| DeskError::NotAdmitted { people: vec![by.clone()] })?;
        let mut here: BTreeSet<(RoundId, ApplicationId)> = handed_in.clone();
        for row in rows.iter().filter(|row| row.expert == *out) {
            let key = crate::expert::CellKey::of(row).text();
            let kinds = [SEALED, Kind::Sheet.as_str()];
            for kind in kinds {
                if !self.copy.records_by_key(kind, &key)?.is_empty() {
                    here.insert((row.round.clone(), row.application.id.clone()));
                }
            }
        }
        let mut passed = 0;
        for row in rows.iter_mut().filter(|row| row.expert == *out && row.expected == Expected::Sheet) {
            if !here.contains(&(row.round.clone(), row.application.id.clone())) {
                row.expert = by.clone();
                row.salt = random_salt()?;
                passed += 1;
            }
        }
        let mut seats = 0;
        for round in &mut charter.rounds {
            for panel in &mut round.panels {
                let chair = panel.chair == *out;
                if chair {
                    panel.chair = by.clone();
                }
                let place = panel.members.iter().position(|member| member == out);
                if place.is_some() && panel.members.contains(by) {
                    return Err(DeskError::SeatTaken { person: by.clone() });
                }
                if let Some(place) = place {
                    sit(&mut panel.members, place, by, keeps_cells(rows, &round.id, &panel.id, out));
                }
                seats += usize::from(chair || place.is_some());
            }
        }
        if seats == 0 {
            return Err(DeskError::NothingToChange);
        }
        let kept = rows.iter().filter(|row| row.expert == *out && row.expected == Expected::Sheet).count();
        let told = format!(
            "{out} {} 由 {by} {} 替换，移交未交的应评项 {passed} 项，已收的 {kept} 项仍有效",
            leaving.name, coming.name
        );
        if charter.person(by).is_none() {
            charter.people.push(coming);
        }
        Ok(told)
    }
}

fn recuse(rows: &mut [Row], application: &ApplicationId, expert: &PersonId) -> Result<(), DeskError> {
    let mut changed = false;
    for row in rows {
        if row.application.id == *application && row.expert == *expert && row.expected == Expected::Sheet {
            row.expected = Expected::Recused;
            row.salt = random_salt()?;
            changed = true;
        }
    }
    if changed { Ok(()) } else { Err(DeskError::NothingToChange) }
}

fn correct(
    charter: &mut Charter,
    rows: &mut [Row],
    corrections: &[Correction],
    now: Instant,
) -> Result<String, DeskError> {
    let mut changed = Vec::new();
    for correction in corrections {
        let [thing, before, after] =
            charter.correct(rows, correction, now).map_err(|fault| DeskError::Correction { fault })?;
        changed.push(format!("{thing}由“{before}”更正为“{after}”"));
    }
    if changed.is_empty() { Err(DeskError::NothingToChange) } else { Ok(changed.join("；")) }
}

/// Whether somebody still has cells in a panel: then they stay a member, because their sheets count.
fn keeps_cells(rows: &[Row], round: &RoundId, panel: &PanelId, person: &PersonId) -> bool {
    rows.iter().any(|row| row.round == *round && row.panel == *panel && row.expert == *person)
}

/// Puts the new member in the place of the old one, or beside who stays.
fn sit(members: &mut Vec<PersonId>, place: usize, by: &PersonId, stays: bool) {
    if stays {
        members.insert(place + 1, by.clone());
    } else if let Some(seat) = members.get_mut(place) {
        *seat = by.clone();
    }
}

/// Returns what the page prints; too long a text is no reason.
fn told(text: &str) -> Result<Prose, DeskError> {
    Prose::new(text).map_err(|_| DeskError::Charter { faults: vec![CharterFault::Revision] })
}
