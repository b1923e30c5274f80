//! Concluding: the panel result, signed by the chair.

use std::collections::BTreeMap;

use rules::{
    charter::{Charter, CharterReference, Signing},
    digest::Digest,
    ids::{ApplicationId, ItemId, PersonId},
    json::Payload,
    panel::{
        Agreed, AppliedSheet, CellState, Consensus, MemberReference, MergeFault, NotHandedIn, OpeningReference,
        PanelResult, RecusedCell, ScoredApplication, item_spreads, merge, recompute,
    },
    sheet::{CriteriaReference, Mark, Outcome, Sheet},
    text::{Line, Prose},
    time::Instant,
};
use store::Act;

use super::{PanelKey, agree::OpenedSheets};
use crate::{
    DeskError, Signer,
    count::count,
    record::{Kind, SignedRecord},
    seat::Seat,
    signing::SigningAct,
};

/// What the chair says when concluding.
#[derive(Clone, Debug)]
pub struct Conclusion {
    /// The panel.
    pub panel: PanelKey,
    /// How the panel deliberated.
    pub minutes: Prose,
    /// Why each missing cell is missing, by application and expert.
    pub missing: BTreeMap<(ApplicationId, PersonId), Prose>,
}

impl Seat {
    /// Signs the panel's result. It is recomputed from the sheets before it is signed.
    ///
    /// # Errors
    /// Not opened, items at the threshold are not agreed on, a missing cell has no reason, or too few sheets count.
    pub fn conclude_panel(
        &self,
        conclusion: &Conclusion,
        signer: &Signer,
        now: Instant,
    ) -> Result<SignedRecord<PanelResult>, DeskError> {
        let key = conclusion.panel.text();
        let act = SigningAct { act: Act::MERGE, subject: &key, kind: Kind::PanelResult, key: &key, now };
        self.sign_record(signer, &act, |signing| self.panel_result(conclusion, signing), |_, _| Ok(()))
    }

    /// Returns the applications that cannot get a score, with the sheets that give marks and those the rule asks for.
    pub(crate) fn too_few_sheets(
        &self,
        panel: &PanelKey,
        opened: &OpenedSheets,
    ) -> Result<Vec<(ApplicationId, u32, u32)>, DeskError> {
        let (_, charter) = self.charter()?;
        let (rule, set) = charter.marks(&panel.round).ok_or(DeskError::NoMarksRound)?;
        let lacking = |(application, records): (&ApplicationId, &Vec<SignedRecord<Sheet>>)| match merge(
            rule,
            set,
            &marks_of(records),
            &Agreed::new(),
        ) {
            Err(MergeFault::TooFewSheets { found, needed }) => Some((application.clone(), found, needed)),
            _ => None,
        };
        Ok(opened.counted.iter().filter_map(lacking).collect())
    }

    /// Returns the result as it would be signed: recomputed from the sheets.
    pub(crate) fn panel_result(&self, conclusion: &Conclusion, signing: Signing) -> Result<PanelResult, DeskError> {
        let panel = &conclusion.panel;
        let opening = self.opening(panel)?.ok_or(DeskError::NotOpened)?;
        let (charter_identity, charter) = self.charter()?;
        let (rule, set) = charter.marks(&panel.round).ok_or(DeskError::NoMarksRound)?;
        let place = charter.round_reference(&panel.round, &panel.panel).ok_or(DeskError::NoMarksRound)?;
        let roster = self.roster(panel)?;
        if roster.intake.unopened > 0 {
            return Err(DeskError::UnknownCells { cells: roster.intake.unopened });
        }
        let mut recused = Vec::new();
        let mut not_handed_in = Vec::new();
        for cell in &roster.intake.cells {
            let (application, expert) = (cell.application.clone(), cell.expert.clone());
            match &cell.state {
                CellState::Recused => recused.push(RecusedCell { application, expert }),
                CellState::Forked(_) => return Err(DeskError::Forked),
                CellState::Missing => {
                    let reason = conclusion.missing.get(&(application.clone(), expert.clone()));
                    let reason = reason.cloned().ok_or(DeskError::ReasonNeeded)?;
                    not_handed_in.push(NotHandedIn { application, expert, reason });
                }
                CellState::Scored(_) | CellState::Abstained(_) | CellState::Insufficient(_) => {}
            }
        }
        let counted = self.counted_sheets(panel)?;
        let agreed = self.agreed(panel)?;
        let mut applications = Vec::new();
        let mut sheets = Vec::new();
        for (application, records) in &counted {
            let own = |(id, item): &(ApplicationId, ItemId)| (id == application).then(|| item.clone());
            let consensus: BTreeMap<ItemId, Consensus> =
                agreed.iter().filter_map(|(key, value)| Some((own(key)?, value.clone()))).collect();
            let marks: Agreed = consensus.iter().map(|(item, value)| (item.clone(), value.steps)).collect();
            let views: Vec<(Digest, &Sheet)> =
                records.iter().map(|record| (record.identity, &record.payload)).collect();
            let merged = merge(rule, set, &marks_of(records), &marks)
                .map_err(|fault| DeskError::Merge { application: application.clone(), fault })?;
            let spreads = item_spreads(set, rule.consensus.as_ref(), &views);
            let spreads = spreads.into_iter().map(|spread| (spread.item, spread.spread)).collect();
            // As the charter in force names it, also where the sheets are older than an erratum.
            let named = roster.rows.iter().chain(records.iter().map(|record| &record.payload.cell));
            let mut named = named.filter(|row| row.application.id == *application);
            let applicant = named.next().map(|row| row.application.applicant.clone());
            let applicant = applicant.ok_or(DeskError::NothingSigned)?;
            let remark = remark(application, &recused, &not_handed_in, records);
            applications.push(ScoredApplication::of(
                application.clone(),
                applicant,
                merged,
                &spreads,
                &consensus,
                remark,
            ));
            sheets.extend(records.iter().map(|record| AppliedSheet {
                application: application.clone(),
                expert: record.payload.cell.expert.clone(),
                digest: record.identity,
                scored: matches!(record.payload.outcome, Outcome::Scored { .. }),
            }));
        }
        sheets.sort_by(|a, b| (&a.application, &a.expert).cmp(&(&b.application, &b.expert)));
        let before: Vec<SignedRecord<PanelResult>> = self.records(Kind::PanelResult)?;
        let result = PanelResult {
            format: PanelResult::FORMAT.to_owned(),
            edition: charter.edition_reference(),
            charter: CharterReference { number: charter.revision.number, digest: charter_identity },
            round: place,
            opening: OpeningReference { digest: opening.identity, at: opening.payload.at },
            criteria: CriteriaReference::of(set),
            rule: rule.clone(),
            expected: count(roster.intake.cells.len()),
            recused,
            sheets,
            not_handed_in,
            applications,
            minutes: conclusion.minutes.clone(),
            members: members(&charter, panel),
            supersedes: heads(&before, panel),
            signing,
        };
        let by_identity: BTreeMap<Digest, &Sheet> =
            counted.values().flatten().map(|record| (record.identity, &record.payload)).collect();
        let faults = recompute(&charter, &result, &by_identity);
        if faults.is_empty() { Ok(result) } else { Err(DeskError::Result { faults }) }
    }
}

fn members(charter: &Charter, panel: &PanelKey) -> Vec<MemberReference> {
    let members = charter.panel(&panel.round, &panel.panel).map(|panel| panel.members.as_slice()).unwrap_or_default();
    let named = |id: &PersonId| Some(MemberReference { person: id.clone(), name: charter.person(id)?.name.clone() });
    members.iter().filter_map(named).collect()
}

pub(super) fn heads(before: &[SignedRecord<PanelResult>], panel: &PanelKey) -> Vec<Digest> {
    let own: Vec<_> = before
        .iter()
        .filter(|result| result.payload.round.id == panel.round && result.payload.round.panel == panel.panel)
        .collect();
    let replaced: Vec<Digest> = own.iter().flat_map(|result| result.payload.supersedes.clone()).collect();
    own.iter().map(|result| result.identity).filter(|identity| !replaced.contains(identity)).collect()
}

fn remark(
    application: &ApplicationId,
    recused: &[RecusedCell],
    missing: &[NotHandedIn],
    records: &[SignedRecord<Sheet>],
) -> Option<Line> {
    let mut parts = Vec::new();
    let mut part = |number: usize, word: &str| {
        if number > 0 {
            parts.push(format!("{number} 人{word}"));
        }
    };
    part(recused.iter().filter(|cell| cell.application == *application).count(), "回避");
    part(missing.iter().filter(|cell| cell.application == *application).count(), "未交");
    let abstained = |record: &&SignedRecord<Sheet>| matches!(record.payload.outcome, Outcome::Abstained { .. });
    let insufficient = |record: &&SignedRecord<Sheet>| matches!(record.payload.outcome, Outcome::Insufficient { .. });
    part(records.iter().filter(abstained).count(), "弃权");
    part(records.iter().filter(insufficient).count(), "判材料不足");
    Line::new(parts.join("，")).ok()
}

/// The marks of the sheets that give any.
fn marks_of(records: &[SignedRecord<Sheet>]) -> Vec<&[Mark]> {
    records
        .iter()
        .filter_map(|record| match &record.payload.outcome {
            Outcome::Scored { marks, .. } => Some(marks.as_slice()),
            Outcome::Abstained { .. } | Outcome::Insufficient { .. } => None,
        })
        .collect()
}
