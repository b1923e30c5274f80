//! Weighted sums and competition ranking.

use std::{cmp::Reverse, collections::BTreeMap};

use thiserror::Error;

use crate::{
    charter::{Charter, CompositeRule, TieBreak},
    ids::{ApplicationId, RoundId, TrackId},
    number::{Ratio, Rounding, RoundingPoint, sum},
    panel::PanelResult,
};

/// One application's round scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundScores {
    /// Application.
    pub application: ApplicationId,
    /// Its track.
    pub track: TrackId,
    /// Score by round.
    pub rounds: BTreeMap<RoundId, Ratio>,
    /// Sum of a category's item scores, by round and category code.
    pub categories: BTreeMap<(RoundId, String), Ratio>,
}

/// An application with its composite and place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Competition rank from 1: as many are better, plus one.
    pub rank: u32,
    /// Application.
    pub application: ApplicationId,
    /// Composite score.
    pub composite: Ratio,
}

/// Why there is no ranked list.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CompositeFault {
    /// The charter decided for deliberation without a composite.
    #[error("the charter has no composite: the decision is recorded deliberation")]
    Deliberation,
    /// A score that a weight asks for is not there. Never counted as zero.
    #[error("application {application} has no score in round {round}")]
    MissingScore {
        /// Application.
        application: ApplicationId,
        /// Round.
        round: RoundId,
    },
    /// No weight is declared for a track.
    #[error("track {0} has no weights")]
    NoWeights(TrackId),
    /// An application stands twice.
    #[error("application {0} stands twice")]
    Repeated(ApplicationId),
    /// Two panel results give one application a score in the same round. Which of them counts no rule says.
    #[error("application {application} has two results in one round: {first} and {second}")]
    SeveralResults {
        /// Application.
        application: ApplicationId,
        /// Round and panel of one, as printed.
        first: String,
        /// Round and panel of the other.
        second: String,
    },
    /// A weighted round gives no marks.
    #[error("round {0} gives no marks")]
    NoMarks(RoundId),
}

/// Returns what ranking needs from panel results: each application's score by round and by category, in order of
/// application. One without a known track is left out.
///
/// # Errors
/// [`CompositeFault::SeveralResults`]: neither the mean nor the later one is anybody's decision.
pub fn round_scores(
    results: &[&PanelResult],
    track: impl Fn(&ApplicationId) -> Option<TrackId>,
) -> Result<Vec<RoundScores>, CompositeFault> {
    let mut scores: BTreeMap<&ApplicationId, RoundScores> = BTreeMap::new();
    let mut given: BTreeMap<(&ApplicationId, &RoundId), &PanelResult> = BTreeMap::new();
    for result in results {
        for scored in &result.applications {
            let Some(track) = track(&scored.application) else { continue };
            if let Some(other) = given.insert((&scored.application, &result.round.id), result) {
                let name = |result: &PanelResult| format!("{}{}", result.round.name, result.round.panel_name);
                let mut names = [name(other), name(result)];
                names.sort();
                let [first, second] = names;
                return Err(CompositeFault::SeveralResults { application: scored.application.clone(), first, second });
            }
            let entry = scores.entry(&scored.application).or_insert_with(|| RoundScores {
                application: scored.application.clone(),
                track,
                rounds: BTreeMap::new(),
                categories: BTreeMap::new(),
            });
            entry.rounds.insert(result.round.id.clone(), scored.score.clone());
            for category in &result.criteria.categories {
                let items = scored.items.iter().filter(|item| category.items.iter().any(|own| own.code == item.item));
                let total = sum(items.map(|item| &item.score));
                entry.categories.insert((result.round.id.clone(), category.code.to_string()), total);
            }
        }
    }
    Ok(scores.into_values().collect())
}

/// Returns the ranked list of the edition, best first, equals in order of application.
///
/// # Errors
/// [`CompositeFault`] names the first rule that keeps it from being made.
pub fn rank(charter: &Charter, scores: &[RoundScores]) -> Result<Vec<Ranked>, CompositeFault> {
    let CompositeRule::Weights { parts, scale, rounding, .. } = &charter.composite else {
        return Err(CompositeFault::Deliberation);
    };
    // In order of application from here on, so that the first fault named does not depend on the order given.
    let mut entries: Vec<&RoundScores> = scores.iter().collect();
    entries.sort_by_key(|entry| &entry.application);
    if let Some(pair) = entries.windows(2).find(|pair| pair[0].application == pair[1].application) {
        return Err(CompositeFault::Repeated(pair[0].application.clone()));
    }
    let mut groups: BTreeMap<Reverse<Ratio>, Vec<&RoundScores>> = BTreeMap::new();
    for entry in entries {
        let mut weighted = Vec::new();
        for part in parts.iter().filter(|part| part.track == entry.track) {
            let (_, set) = charter.marks(&part.round).ok_or_else(|| CompositeFault::NoMarks(part.round.clone()))?;
            let score = entry.rounds.get(&part.round).ok_or_else(|| CompositeFault::MissingScore {
                application: entry.application.clone(),
                round: part.round.clone(),
            })?;
            let full = Ratio::whole(i64::from(set.total()));
            let share = score.over(&full).ok_or_else(|| CompositeFault::NoMarks(part.round.clone()))?;
            weighted.push(share.times(&Ratio::whole(i64::from(*scale))).times(&part.weight));
        }
        if weighted.is_empty() {
            return Err(CompositeFault::NoWeights(entry.track.clone()));
        }
        let composite = Rounding::apply(rounding.as_ref(), RoundingPoint::Composite, sum(&weighted));
        groups.entry(Reverse(composite)).or_default().push(entry);
    }
    let mut ranked: Vec<Ranked> = Vec::new();
    for (Reverse(composite), equals) in groups {
        for equals in break_ties(&charter.ties.chain, equals) {
            let rank = u32::try_from(ranked.len()).unwrap_or(u32::MAX - 1) + 1;
            ranked.extend(equals.into_iter().map(|entry| Ranked {
                rank,
                application: entry.application.clone(),
                composite: composite.clone(),
            }));
        }
    }
    Ok(ranked)
}

/// Splits equals by the declared chain, best first. A step decides among a group only when all of them have its value:
/// comparing pair by pair where one lacks it could go round in a circle.
fn break_ties<'a>(chain: &[TieBreak], equals: Vec<&'a RoundScores>) -> Vec<Vec<&'a RoundScores>> {
    let Some((step, rest)) = chain.split_first() else { return vec![equals] };
    let mut groups: BTreeMap<Reverse<&Ratio>, Vec<&'a RoundScores>> = BTreeMap::new();
    for entry in &equals {
        match value(step, entry) {
            Some(value) => groups.entry(Reverse(value)).or_default().push(entry),
            None => return break_ties(rest, equals),
        }
    }
    groups.into_values().flat_map(|group| break_ties(rest, group)).collect()
}

fn value<'a>(step: &TieBreak, entry: &'a RoundScores) -> Option<&'a Ratio> {
    match step {
        TieBreak::Round { round } => entry.rounds.get(round),
        TieBreak::Category { round, category } => entry.categories.get(&(round.clone(), category.to_string())),
    }
}
