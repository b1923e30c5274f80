//! What must hold in a charter beyond its shape; all faults at once.

use std::{collections::BTreeSet, fmt};

use thiserror::Error;

use super::{Charter, CompositeRule, Merge, Product, RevisionKind, Role, TieBreak};
use crate::{
    ids::{PanelId, PersonId, RoundId, TrackId},
    number::{MOST_DIGITS, Ratio, Rounding, RoundingPoint, sum},
};

/// A rule that a charter breaks.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CharterFault {
    /// Two things of one kind share an identifier.
    #[error("the {kind} {id} stands twice")]
    Repeated {
        /// Kind of thing.
        kind: CharterPart,
        /// Identifier.
        id: String,
    },
    /// A round names a criteria set that is not there.
    #[error("round {0} names an unknown criteria set")]
    UnknownCriteria(RoundId),
    /// A criteria set contradicts itself.
    #[error("the criteria set {id} has {problems} problems")]
    BrokenCriteria {
        /// Criteria set.
        id: String,
        /// How many.
        problems: usize,
    },
    /// A panel names somebody who is not there.
    #[error("panel {panel} names the unknown person {person}")]
    UnknownPerson {
        /// Panel.
        panel: PanelId,
        /// Person.
        person: PersonId,
    },
    /// A panel's leader has another role.
    #[error("the leader of panel {0} has no chair's certificate")]
    NotAChair(PanelId),
    /// A panel without members.
    #[error("panel {0} has no members")]
    EmptyPanel(PanelId),
    /// A member who is neither expert nor chair.
    #[error("the member {person} of panel {panel} has no reviewer's certificate")]
    NotAReviewer {
        /// Panel.
        panel: PanelId,
        /// Person.
        person: PersonId,
    },
    /// A trim that leaves nothing.
    #[error("round {0} drops as many marks as it needs or more")]
    TrimsEverything(RoundId),
    /// Items cannot be agreed on when whole sheets are merged.
    #[error("round {0} merges whole sheets and asks for consensus on items")]
    ConsensusOnSheets(RoundId),
    /// A tie chain or weight names an unknown round.
    #[error("unknown round {0}")]
    UnknownRound(RoundId),
    /// A weight names an unknown track.
    #[error("unknown track {0}")]
    UnknownTrack(TrackId),
    /// A weight is not above 0.
    #[error("a weight of track {0} is not above zero")]
    Weight(TrackId),
    /// A step of the tie chain compares what its round does not give.
    #[error("the tie chain asks round {0} for a score it does not give")]
    TieStep(RoundId),
    /// A rounding that is never applied, or keeps more decimals than it may.
    #[error("a rounding is never applied or keeps too many decimals")]
    Rounding,
    /// The common scale has no points.
    #[error("the common scale has no points")]
    Scale,
    /// Weights of a track do not add up to 1.
    #[error("the weights of track {0} do not add up to 1")]
    WeightSum(TrackId),
    /// A round without marks cannot be weighted.
    #[error("round {0} gives no marks and cannot be weighted")]
    UnweightableRound(RoundId),
    /// A revision's number, predecessor and reason do not fit together.
    #[error("number, predecessor, kind and reason of the revision do not fit together")]
    Revision,
    /// A revision changes what its kind does not allow.
    #[error("the revision changes more of the charter before it than its kind allows")]
    Change,
    /// The cells of a panel are not sorted and unique, stand in two blocks, or the panel is unknown.
    #[error("the cells of panel {0} are not in order")]
    Matrix(PanelId),
    /// The signer is not the organiser listed.
    #[error("the signer is not an organiser listed in the charter")]
    Signer,
}

/// What has an identifier of its own in a charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharterPart {
    /// A round.
    Round,
    /// A person.
    Person,
    /// A certificate.
    Certificate,
    /// A track.
    Track,
    /// A criteria set.
    CriteriaSet,
    /// A panel.
    Panel,
    /// A member of a panel.
    Member,
}

impl fmt::Display for CharterPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CharterPart::Round => "round",
            CharterPart::Person => "person",
            CharterPart::Certificate => "certificate",
            CharterPart::Track => "track",
            CharterPart::CriteriaSet => "criteria set",
            CharterPart::Panel => "panel",
            CharterPart::Member => "panel member",
        })
    }
}

impl Charter {
    /// Returns every rule the charter breaks; none for a sound one.
    #[must_use]
    pub fn check(&self) -> Vec<CharterFault> {
        let mut faults = Vec::new();
        repeated(CharterPart::Round, self.rounds.iter().map(|round| round.id.as_str()), &mut faults);
        repeated(CharterPart::Person, self.people.iter().map(|person| person.id.as_str()), &mut faults);
        // One key for two people would let one of them speak twice.
        let certificates: Vec<String> = self.people.iter().map(|person| person.certificate.to_string()).collect();
        repeated(CharterPart::Certificate, certificates.iter().map(String::as_str), &mut faults);
        repeated(CharterPart::Track, self.tracks.iter().map(|track| track.id.as_str()), &mut faults);
        repeated(CharterPart::CriteriaSet, self.criteria.iter().map(|set| set.id.as_str()), &mut faults);
        for set in &self.criteria {
            let problems = set.check().len();
            if problems > 0 {
                faults.push(CharterFault::BrokenCriteria { id: set.id.to_string(), problems });
            }
        }
        self.check_revision(&mut faults);
        self.check_rounds(&mut faults);
        self.check_composite(&mut faults);
        self.check_matrix(&mut faults);
        let signer = self.person(&self.signing.person);
        if signer.is_none_or(|person| person.role != Role::Organiser || person.certificate != self.signing.certificate)
        {
            faults.push(CharterFault::Signer);
        }
        faults
    }

    fn check_revision(&self, faults: &mut Vec<CharterFault>) {
        let revision = &self.revision;
        let first = revision.number == 1;
        let fits = first == revision.previous.is_none()
            && first == (revision.kind == RevisionKind::Initial)
            && (first || revision.reason.is_some())
            && (!first || revision.keeps.is_empty())
            && revision.number > 0;
        if !fits {
            faults.push(CharterFault::Revision);
        }
    }

    fn check_rounds(&self, faults: &mut Vec<CharterFault>) {
        for round in &self.rounds {
            repeated(CharterPart::Panel, round.panels.iter().map(|panel| panel.id.as_str()), faults);
            for panel in &round.panels {
                for person in panel.members.iter().chain([&panel.chair]) {
                    if self.person(person).is_none() {
                        faults.push(CharterFault::UnknownPerson { panel: panel.id.clone(), person: person.clone() });
                    }
                }
                if self.person(&panel.chair).is_some_and(|chair| chair.role != Role::Chair) {
                    faults.push(CharterFault::NotAChair(panel.id.clone()));
                }
                for member in panel.members.iter().filter_map(|member| self.person(member)) {
                    if !matches!(member.role, Role::Expert | Role::Chair) {
                        let (panel, person) = (panel.id.clone(), member.id.clone());
                        faults.push(CharterFault::NotAReviewer { panel, person });
                    }
                }
                if panel.members.is_empty() {
                    faults.push(CharterFault::EmptyPanel(panel.id.clone()));
                }
                repeated(CharterPart::Member, panel.members.iter().map(PersonId::as_str), faults);
            }
            let Product::Marks(rule) = &round.product else { continue };
            if self.criteria.iter().all(|set| set.id != rule.criteria) {
                faults.push(CharterFault::UnknownCriteria(round.id.clone()));
            }
            if let Merge::TrimmedMean { drop, from, .. } = rule.merge
                && drop.saturating_mul(2) >= from
            {
                faults.push(CharterFault::TrimsEverything(round.id.clone()));
            }
            if rule.consensus.is_some() && !rule.merge.merges_items() {
                faults.push(CharterFault::ConsensusOnSheets(round.id.clone()));
            }
            let own = if rule.merge.merges_items() { RoundingPoint::Item } else { RoundingPoint::Sheet };
            check_rounding(rule.rounding.as_ref(), &[own, RoundingPoint::Round], faults);
        }
    }

    fn check_composite(&self, faults: &mut Vec<CharterFault>) {
        for step in &self.ties.chain {
            let (TieBreak::Round { round } | TieBreak::Category { round, .. }) = step;
            if self.round(round).is_none() {
                faults.push(CharterFault::UnknownRound(round.clone()));
            } else if !self.gives(step) {
                faults.push(CharterFault::TieStep(round.clone()));
            }
        }
        let CompositeRule::Weights { parts, scale, rounding, .. } = &self.composite else { return };
        check_rounding(rounding.as_ref(), &[RoundingPoint::Composite], faults);
        if *scale == 0 {
            faults.push(CharterFault::Scale);
        }
        for part in parts {
            match self.round(&part.round) {
                None => faults.push(CharterFault::UnknownRound(part.round.clone())),
                Some(round) if !matches!(round.product, Product::Marks(_)) => {
                    faults.push(CharterFault::UnweightableRound(part.round.clone()));
                }
                Some(_) => {}
            }
            if self.tracks.iter().all(|track| track.id != part.track) {
                faults.push(CharterFault::UnknownTrack(part.track.clone()));
            }
            if part.weight.is_negative() || part.weight.is_zero() {
                faults.push(CharterFault::Weight(part.track.clone()));
            }
        }
        for track in parts.iter().map(|part| &part.track).collect::<BTreeSet<_>>() {
            let weights = parts.iter().filter(|part| part.track == *track).map(|part| &part.weight);
            if sum(weights) != Ratio::whole(1) {
                faults.push(CharterFault::WeightSum(track.clone()));
            }
        }
    }

    /// Whether the round of a tie step gives the value the step compares.
    fn gives(&self, step: &TieBreak) -> bool {
        match step {
            TieBreak::Round { round } => self.marks(round).is_some(),
            TieBreak::Category { round, category } => self.marks(round).is_some_and(|(rule, set)| {
                rule.merge.merges_items() && set.categories.iter().any(|known| known.code == category.as_str())
            }),
        }
    }

    fn check_matrix(&self, faults: &mut Vec<CharterFault>) {
        let mut seen = BTreeSet::new();
        for block in &self.matrix {
            let alone = seen.insert((&block.round, &block.panel));
            let sorted = block.commitments.windows(2).all(|pair| pair[0] < pair[1]);
            if !alone || !sorted || self.panel(&block.round, &block.panel).is_none() {
                faults.push(CharterFault::Matrix(block.panel.clone()));
            }
        }
    }
}

fn check_rounding(rule: Option<&Rounding>, points: &[RoundingPoint], faults: &mut Vec<CharterFault>) {
    if rule.is_some_and(|rule| !points.contains(&rule.at) || rule.digits > MOST_DIGITS) {
        faults.push(CharterFault::Rounding);
    }
}

fn repeated<'a>(kind: CharterPart, ids: impl Iterator<Item = &'a str>, faults: &mut Vec<CharterFault>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            faults.push(CharterFault::Repeated { kind, id: id.to_owned() });
        }
    }
}
