//! The demo's second half: what the chair and the office do with the sheets.

use std::collections::{BTreeMap, BTreeSet};

use rules::{
    charter::Role,
    digest::Digest,
    ids::PersonId,
    panel::{CellState, Consensus, ConsensusComment},
    record::Answer,
    sheet::{CommentKind, Outcome},
    text::{Line, Prose},
};

use super::{run::Stage, script};
use crate::{
    DeskError,
    office::RankingLine,
    panel::{AgreedItem, Answering, Arrived, Conclusion, Disagreement, Opening, PanelKey},
    record::SignedRecord,
};

impl Stage {
    fn panel(&self) -> Result<PanelKey, DeskError> {
        let assignment = self.plan.assignments.first().ok_or_else(script::damaged)?;
        Ok(PanelKey { round: assignment.round.clone(), panel: assignment.panel.clone() })
    }

    pub(super) fn take_in(&mut self, files: Vec<Arrived>) -> Result<(), DeskError> {
        let now = self.day("2026-05-15T08:40:00Z")?;
        let (chair, signer) = self.seat(&self.with_role(Role::Chair)?)?;
        let intaken = chair.take_in(&files, signer, now)?;
        if let Some(refused) = intaken.refused.into_iter().next() {
            return Err(DeskError::NotGood { reasons: refused.reasons });
        }
        for receipt in intaken.receipts {
            self.write(&format!("receipts/{}.pdf", receipt.payload.from), &receipt.bytes)?;
        }
        Ok(())
    }

    pub(super) fn open(&mut self) -> Result<String, DeskError> {
        let now = self.day("2026-05-15T09:26:00Z")?;
        let panel = self.panel()?;
        let (chair, signer) = self.seat(&self.with_role(Role::Chair)?)?;
        let opening = Opening {
            panel: panel.clone(),
            present: line("监督员、办公室工作人员")?,
            place: None,
            number: line("2026-01")?,
            reason: Some(prose("一名专家因病退出，其余评分表已收齐。")?),
            late: BTreeSet::new(),
        };
        let slip = chair.open_sheets(&opening, signer, now)?;
        self.write("witness/opening-panel-1.pdf", &slip.bytes)?;
        let sheets = chair.panel_sheets(&panel)?;
        for sheet in sheets.values() {
            let cell = &sheet.payload.cell;
            self.write(&format!("sheets/{}-{}.pdf", cell.application.id, cell.expert), &sheet.bytes)?;
        }
        Ok(slip.payload.journal_head.groups()[..4].join(" "))
    }

    pub(super) fn conclude(&mut self) -> Result<(Vec<u8>, usize), DeskError> {
        let panel = self.panel()?;
        let now = self.day("2026-05-18T08:30:00Z")?;
        let chair_id = self.with_role(Role::Chair)?;
        let (chair, _) = self.seat(&chair_id)?;
        let sheets = chair.panel_sheets(&panel)?;
        let agreed: Vec<AgreedItem> =
            chair.agenda(&panel)?.into_iter().map(|entry| agree(&entry, &sheets)).collect::<Result<_, _>>()?;
        chair.agree(&panel, &agreed, now)?;
        let missing = chair.roster(&panel)?.intake.cells.into_iter().filter(|cell| cell.state == CellState::Missing);
        let missing: BTreeMap<_, _> = missing
            .map(|cell| Ok(((cell.application, cell.expert), prose("因病退出，按方案不计其人。")?)))
            .collect::<Result<_, DeskError>>()?;
        let absent: Vec<PersonId> = missing.keys().map(|(_, expert)| expert.clone()).collect();
        let conclusion = Conclusion {
            panel,
            minutes: prose("讨论 05 号材料时，回避的专家全程离席。各条合议值由全体在场专家一致通过。")?,
            missing,
        };
        let now = self.now(35)?;
        let (chair, signer) = self.seat(&chair_id)?;
        let result = chair.conclude_panel(&conclusion, signer, now)?;
        self.write("results/panel-result.pdf", &result.bytes)?;
        for member in result.payload.members.iter().filter(|member| !absent.contains(&member.person)) {
            let now = self.now(10)?;
            let (seat, signer) = self.seat(&member.person)?;
            let answering = Answering { result: &result.bytes, answer: Answer::Agreed };
            let answer = seat.acknowledge(&answering, signer, now)?;
            self.write(&format!("acknowledgements/{}.pdf", member.person), &answer.bytes)?;
        }
        Ok((result.bytes, agreed.len()))
    }

    pub(super) fn rank(&mut self, result: Vec<u8>) -> Result<Vec<RankingLine>, DeskError> {
        let now = self.day("2026-06-29T08:05:00Z")?;
        let (office, signer) = self.seat(&self.with_role(Role::Organiser)?)?;
        let edition = office.conclude_edition(&[result], signer, now)?;
        self.write("results/edition-result.pdf", &edition.bytes)?;
        let lines = edition.payload.ranking.into_iter().map(|line| RankingLine {
            rank: line.rank,
            application: line.application,
            applicant: line.applicant.to_string(),
            displayed: line.displayed.to_string(),
            composite: line.composite,
        });
        Ok(lines.collect())
    }
}

/// The panel agrees on the lower middle mark and takes over two comments.
fn agree(
    entry: &Disagreement,
    sheets: &BTreeMap<Digest, SignedRecord<rules::sheet::Sheet>>,
) -> Result<AgreedItem, DeskError> {
    let mut steps: Vec<u32> = entry.spread.marks.iter().map(|(_, steps)| *steps).collect();
    steps.sort_unstable();
    let middle = steps.get(steps.len().saturating_sub(1) / 2).copied().unwrap_or(0);
    let mut comments: Vec<ConsensusComment> = Vec::new();
    for sheet in sheets.values().filter(|sheet| sheet.payload.cell.application.id == entry.application) {
        let Outcome::Scored { marks, .. } = &sheet.payload.outcome else { continue };
        let own = marks.iter().filter(|mark| mark.item == entry.spread.item).flat_map(|mark| &mark.comments);
        for comment in own {
            match comments.iter_mut().find(|taken| taken.text == comment.text) {
                Some(taken) => taken.taken_from.push(sheet.identity),
                None => comments.push(ConsensusComment {
                    kind: comment.kind,
                    text: comment.text.clone(),
                    citations: comment.citations.clone(),
                    taken_from: vec![sheet.identity],
                }),
            }
        }
    }
    comments.sort_by(|a, b| {
        (a.kind == CommentKind::Opportunity, &a.text).cmp(&(b.kind == CommentKind::Opportunity, &b.text))
    });
    Ok(AgreedItem {
        application: entry.application.clone(),
        item: entry.spread.item.clone(),
        consensus: Consensus {
            steps: middle, reason: prose("逐项比对所引材料后，取多数意见所在的分档。")?, comments
        },
    })
}

fn line(text: &str) -> Result<Line, DeskError> {
    Line::new(text).map_err(|_| script::damaged())
}

fn prose(text: &str) -> Result<Prose, DeskError> {
    Prose::new(text).map_err(|_| script::damaged())
}
