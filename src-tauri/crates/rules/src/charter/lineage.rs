//! What a revision of each kind may change of the charter before it. Everything else is frozen.

use std::collections::BTreeSet;

use super::{Charter, MatrixBlock, RevisionKind};
use crate::{criteria::CriteriaSet, digest::Digest};

impl Charter {
    /// Returns whether this revision changes only what its kind allows of `before`, whose identity is `identity`.
    #[must_use]
    pub fn may_follow(&self, identity: Digest, before: &Charter) -> bool {
        let mut kept: BTreeSet<Digest> = before.revision.keeps.iter().copied().collect();
        kept.insert(identity);
        let chained = self.revision.previous == Some(identity)
            && Some(self.revision.number) == before.revision.number.checked_add(1)
            && self.revision.keeps.iter().all(|digest| kept.contains(digest));
        // The charter before, with what may change taken from this one: nothing else is left to differ.
        let mut allowed = before.clone();
        allowed.revision = self.revision.clone();
        allowed.signing = self.signing.clone();
        let fits = match self.revision.kind {
            RevisionKind::Initial => false,
            RevisionKind::Erratum => self.corrects(&mut allowed) && same_cells(&self.matrix, &mut allowed.matrix),
            RevisionKind::Replacement => self.replaces(&mut allowed) && same_cells(&self.matrix, &mut allowed.matrix),
            RevisionKind::Revocation => {
                for (own, person) in self.people.iter().zip(&mut allowed.people) {
                    if person.revoked.is_none() {
                        person.revoked = own.revoked.clone();
                    }
                }
                true
            }
            RevisionKind::Recusal => same_cells(&self.matrix, &mut allowed.matrix),
        };
        chained && fits && allowed == *self
    }

    /// Names and texts, and deadlines that had not passed.
    fn corrects(&self, allowed: &mut Charter) -> bool {
        allowed.edition.name = self.edition.name.clone();
        for (track, own) in allowed.tracks.iter_mut().zip(&self.tracks) {
            track.name = own.name.clone();
        }
        let now = self.signing.claimed_at;
        for (round, own) in allowed.rounds.iter_mut().zip(&self.rounds) {
            round.name = own.name.clone();
            if round.deadline > now && own.deadline > now {
                round.deadline = own.deadline;
            }
            for (panel, own) in round.panels.iter_mut().zip(&own.panels) {
                panel.name = own.name.clone();
            }
        }
        for (set, own) in allowed.criteria.iter_mut().zip(&self.criteria) {
            take_texts(set, own);
        }
        true
    }

    /// People who come in behind those who are there, and who sits in which panel.
    fn replaces(&self, allowed: &mut Charter) -> bool {
        let before = allowed.people.len();
        allowed.people.extend(self.people.iter().skip(before).cloned());
        for (round, own) in allowed.rounds.iter_mut().zip(&self.rounds) {
            for (panel, own) in round.panels.iter_mut().zip(&own.panels) {
                panel.chair = own.chair.clone();
                panel.members = own.members.clone();
            }
        }
        true
    }
}

/// Takes other commitments over, as many as before: a revision opens and closes no cell.
fn same_cells(own: &[MatrixBlock], allowed: &mut [MatrixBlock]) -> bool {
    own.len() == allowed.len()
        && own.iter().zip(allowed).all(|(own, block)| {
            let same = own.commitments.len() == block.commitments.len();
            block.commitments.clone_from(&own.commitments);
            same
        })
}

/// Takes what people read of a criteria set; codes, points, steps, kinds and the bounds of bands stay.
fn take_texts(set: &mut CriteriaSet, own: &CriteriaSet) {
    set.name = own.name.clone();
    for (band, own) in set.bands.iter_mut().zip(&own.bands) {
        let texts = [(&mut band.process, &own.process), (&mut band.result, &own.result), (&mut band.plain, &own.plain)];
        for (text, own) in texts {
            if text.is_some() && own.is_some() {
                text.clone_from(own);
            }
        }
    }
    for (list, own) in set.dimensions.iter_mut().zip(&own.dimensions) {
        for (dimension, own) in list.list.iter_mut().zip(&own.list) {
            dimension.name = own.name.clone();
            dimension.aid = own.aid.clone();
        }
    }
    for (category, own) in set.categories.iter_mut().zip(&own.categories) {
        category.name = own.name.clone();
        for (item, own) in category.items.iter_mut().zip(&own.items) {
            item.name = own.name.clone();
            item.hints.clone_from(&own.hints);
        }
    }
}
