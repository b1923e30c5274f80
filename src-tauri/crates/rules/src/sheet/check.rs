//! What must hold in a sheet beyond its shape, against the charter it names.

use std::collections::BTreeSet;

use thiserror::Error;

use super::{Citation, CriteriaReference, Outcome, Sheet};
use crate::{
    charter::{Charter, Expected, Row, RowFault},
    criteria::CriteriaSet,
    ids::ItemId,
    number::sum,
};

/// A rule that a sheet breaks.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SheetFault {
    /// The edition is not the charter's.
    #[error("the sheet belongs to another edition")]
    OtherEdition,
    /// Round and panel are not those of the cell, or not named as in the charter.
    #[error("round and panel of the sheet are not those of its cell")]
    WrongRound,
    /// The charter does not expect the cell.
    #[error(transparent)]
    Row(#[from] RowFault),
    /// The cell is recused.
    #[error("the expert is recused from this application")]
    Recused,
    /// The signer is not the cell's expert.
    #[error("the signer is not the expert of the cell")]
    OtherExpert,
    /// The round gives no marks.
    #[error("the round gives no marks")]
    NoMarks,
    /// The criteria are not those of the round.
    #[error("the criteria are not those of the round")]
    OtherCriteria,
    /// Marks are missing, repeated, unknown or out of order.
    #[error("the items marked are not the items of the criteria set, in order")]
    Items,
    /// A mark is not one the set allows.
    #[error("the mark of item {0} is not allowed")]
    Mark(ItemId),
    /// A score is not points × mark.
    #[error("the score of item {0} is not points times mark")]
    Score(ItemId),
    /// The total is not the sum.
    #[error("the total is not the sum of the item scores")]
    Total,
    /// A citation or check point names what is not there, or a check point an item twice.
    #[error("a citation names an unknown document or place, or a check point an unknown or repeated item")]
    Citation,
    /// One person entered and checked a sheet written on paper.
    #[error("the sheet was entered and checked by the same person")]
    Entered,
    /// Number, chain and reason do not fit together.
    #[error("number, predecessors and reason of the revision do not fit together")]
    Revision,
}

impl Sheet {
    /// Returns every rule the sheet breaks against the charter it names; none for a sound one. Whether the signer's
    /// key may sign it is asked of [`Charter::may_sign`].
    #[must_use]
    pub fn check(&self, charter: &Charter) -> Vec<SheetFault> {
        self.check_under(charter, charter, &self.cell)
    }

    /// The same for a sheet that names an earlier charter: the words it prints are those of the charter it names, and
    /// whether its cell is still expected, with `cell` as it reads now, is asked of the one in force.
    pub(crate) fn check_under(&self, charter: &Charter, in_force: &Charter, cell: &Row) -> Vec<SheetFault> {
        let mut faults = Vec::new();
        if self.edition != charter.edition_reference() {
            faults.push(SheetFault::OtherEdition);
        }
        let same_place = self.round.id == self.cell.round && self.round.panel == self.cell.panel;
        if !same_place || charter.round_reference(&self.round.id, &self.round.panel).as_ref() != Some(&self.round) {
            faults.push(SheetFault::WrongRound);
        }
        if let Err(fault) = in_force.expects(cell) {
            faults.push(fault.into());
        } else if cell.expected == Expected::Recused {
            faults.push(SheetFault::Recused);
        }
        if self.cell.expert != self.signing.person && self.entered.is_none() {
            faults.push(SheetFault::OtherExpert);
        }
        if self.entered.as_ref().is_some_and(|entered| entered.entered_by == entered.checked_by) {
            faults.push(SheetFault::Entered);
        }
        match charter.marks(&self.round.id) {
            None => faults.push(SheetFault::NoMarks),
            Some((_, set)) => self.check_marks(set, &mut faults),
        }
        self.check_revision(&mut faults);
        faults
    }

    fn check_marks(&self, set: &CriteriaSet, faults: &mut Vec<SheetFault>) {
        if self.criteria != CriteriaReference::of(set) {
            faults.push(SheetFault::OtherCriteria);
        }
        let mut citations: Vec<&Citation> = self.check_points.iter().flat_map(|point| &point.citations).collect();
        if let Outcome::Scored { marks, total } = &self.outcome {
            if !marks.iter().map(|mark| &mark.item).eq(set.items().map(|item| &item.code)) {
                faults.push(SheetFault::Items);
            }
            for mark in marks {
                match set.mark_score(&mark.item, mark.steps) {
                    None => faults.push(SheetFault::Mark(mark.item.clone())),
                    Some(score) if score != mark.score => faults.push(SheetFault::Score(mark.item.clone())),
                    Some(_) => {}
                }
                citations.extend(mark.comments.iter().flat_map(|comment| &comment.citations));
            }
            if sum(marks.iter().map(|mark| &mark.score)) != *total {
                faults.push(SheetFault::Total);
            }
        }
        let documents: BTreeSet<_> = self.dossier.documents.iter().map(|document| &document.id).collect();
        let cited = citations.iter().all(|citation| documents.contains(&citation.document) && citation.is_a_place());
        let pointed = self.check_points.iter().all(|point| {
            let items: BTreeSet<_> = point.items.iter().filter(|item| set.item(item).is_some()).collect();
            items.len() == point.items.len()
        });
        if !cited || !pointed || documents.len() != self.dossier.documents.len() {
            faults.push(SheetFault::Citation);
        }
    }

    fn check_revision(&self, faults: &mut Vec<SheetFault>) {
        let revision = &self.revision;
        let first = revision.number == 1;
        let ascending = revision.supersedes.windows(2).all(|pair| pair[0] < pair[1]);
        let fits = revision.number > 0
            && first == revision.supersedes.is_empty()
            && (first || revision.reason.is_some())
            && ascending;
        if !fits {
            faults.push(SheetFault::Revision);
        }
    }
}

impl Citation {
    /// Returns whether page and region can exist: pages count from 1, a region has an inside.
    fn is_a_place(&self) -> bool {
        let inside = self.region.is_none_or(|[left, top, right, bottom]| left < right && top < bottom);
        inside && self.page != Some(0)
    }
}
