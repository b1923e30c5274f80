//! Names that other rules refer to, and references that lead nowhere.

use super::super::Scheme;
use crate::ids::TrackId;
use crate::problem::Problems;
use std::collections::BTreeSet;

/// Every identifier of a scheme that something may refer to.
pub(super) struct Names<'a> {
    bodies: BTreeSet<&'a str>,
    tracks: BTreeSet<&'a str>,
    categories: BTreeSet<&'a str>,
    tiers: BTreeSet<&'a str>,
    stages: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    /// Collects the identifiers and notes malformed and repeated ones.
    pub(super) fn of(scheme: &'a Scheme, problems: &mut Problems) -> Self {
        let mut tell = |list: &str, ids: Vec<&'a str>| {
            let place = |index: usize| format!("{list}[{}].id", index + 1);
            for (index, id) in ids.iter().enumerate() {
                problems.identifier(place(index), id);
            }
            problems.unique(ids.iter().enumerate().map(|(index, id)| (place(index), *id)));
            ids.into_iter().collect::<BTreeSet<_>>()
        };
        let bodies = tell("bodies", scheme.bodies.iter().map(|body| body.id.as_str()).collect());
        let tracks = tell("tracks", scheme.tracks.iter().map(|track| track.id.as_str()).collect());
        let tiers = tell("awards.tiers", scheme.awards.tiers.iter().map(|tier| tier.id.as_str()).collect());
        let stages = tell("stages", scheme.stages.iter().map(|stage| stage.id.as_str()).collect());
        tell("provisions", scheme.provisions.iter().map(|provision| provision.id.as_str()).collect());
        tell("awards.items", scheme.awards.items.iter().map(|item| item.id.as_str()).collect());
        tell("awards.pools", scheme.awards.pools.iter().map(|pool| pool.id.as_str()).collect());
        tell("eligibility.facts", scheme.eligibility.facts.iter().map(|fact| fact.id.as_str()).collect());
        tell("eligibility.rules", scheme.eligibility.rules.iter().map(|rule| rule.id.as_str()).collect());
        tell("documents", scheme.documents.iter().map(|document| document.id.as_str()).collect());
        tell("channels", scheme.channels.iter().map(|channel| channel.id.as_str()).collect());
        tell("consultation", scheme.consultation.iter().map(|asked| asked.id.as_str()).collect());
        tell("panels", scheme.panels.iter().map(|panel| panel.id.as_str()).collect());
        tell("publicity", scheme.publicity.iter().map(|publicity| publicity.id.as_str()).collect());
        tell("aftercare", scheme.aftercare.iter().map(|duty| duty.id.as_str()).collect());
        tell("revocation", scheme.revocation.iter().map(|revocation| revocation.id.as_str()).collect());
        tell("dates", scheme.dates.iter().map(|date| date.id.as_str()).collect());
        let mut categories = BTreeSet::new();
        for (index, track) in scheme.tracks.iter().enumerate() {
            let list = format!("tracks[{}].categories", index + 1);
            categories.extend(tell(&list, track.categories.iter().map(|category| category.id.as_str()).collect()));
        }
        Self { bodies, tracks, categories, tiers, stages }
    }

    pub(super) fn body(&self, place: &str, id: &str, problems: &mut Problems) {
        known(&self.bodies, place, id, ("机构", "body", "bodies"), problems);
    }

    pub(super) fn bodies(&self, place: &str, ids: &[String], problems: &mut Problems) {
        for (index, id) in ids.iter().enumerate() {
            self.body(&format!("{place}[{}]", index + 1), id, problems);
        }
    }

    pub(super) fn stage(&self, place: &str, id: &str, problems: &mut Problems) {
        known(&self.stages, place, id, ("环节", "stage", "stages"), problems);
    }

    pub(super) fn stages(&self, place: &str, ids: &[String], problems: &mut Problems) {
        for (index, id) in ids.iter().enumerate() {
            self.stage(&format!("{place}[{}]", index + 1), id, problems);
        }
    }

    pub(super) fn tracks(&self, place: &str, ids: &[TrackId], problems: &mut Problems) {
        for (index, id) in ids.iter().enumerate() {
            let place = format!("{place}[{}]", index + 1);
            known(&self.tracks, &place, id.as_str(), ("参评类别", "track", "tracks"), problems);
        }
    }

    pub(super) fn tiers(&self, place: &str, ids: &[String], problems: &mut Problems) {
        for (index, id) in ids.iter().enumerate() {
            self.tier(&format!("{place}[{}]", index + 1), id, problems);
        }
    }

    pub(super) fn tier(&self, place: &str, id: &str, problems: &mut Problems) {
        known(&self.tiers, place, id, ("等次", "tier", "awards.tiers"), problems);
    }

    pub(super) fn categories(&self, place: &str, ids: &[String], problems: &mut Problems) {
        for (index, id) in ids.iter().enumerate() {
            let place = format!("{place}[{}]", index + 1);
            known(&self.categories, &place, id, ("分类", "category", "tracks.categories"), problems);
        }
    }
}

fn known(names: &BTreeSet<&str>, place: &str, id: &str, what: (&str, &str, &str), problems: &mut Problems) {
    if !names.contains(id) {
        let (zh, en, list) = what;
        problems.add(
            place,
            (format!("没有名为“{id}”的{zh}。"), format!("There is no {en} \"{id}\".")),
            (
                format!("改用 {list} 中的标识，或在那里补上。").as_str(),
                format!("Use an identifier from {list}, or add it there.").as_str(),
            ),
        );
    }
}
