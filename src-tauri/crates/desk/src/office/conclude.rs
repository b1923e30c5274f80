//! The edition's ranked list from the panels' results.

use std::collections::{BTreeMap, BTreeSet};

use rules::{
    charter::CharterReference,
    composite::{EditionResult, RankedApplication, SourceResult, rank, round_scores},
    ids::ApplicationId,
    json::Payload,
    number::Ratio,
    panel::PanelResult,
    text::Line,
    time::Instant,
};
use store::Act;

use crate::{
    DeskError, Signer,
    record::{Content, Kind, SignedRecord},
    seat::Seat,
    signing::SigningAct,
    verify::{Trust, verify_file},
};

/// One line of a ranked list, for showing.
#[derive(Clone, Debug, serde::Serialize, ts_rs::TS)]
pub struct RankingLine {
    /// Competition rank.
    pub rank: u32,
    /// Application.
    pub application: ApplicationId,
    /// Applicant.
    pub applicant: String,
    /// Composite as printed.
    pub displayed: String,
    /// Composite, exact.
    pub composite: Ratio,
}

impl Seat {
    /// Signs the edition result over verified panel results.
    ///
    /// # Errors
    /// A result is not good, a score is missing, two results give one application a score in the same round, or the
    /// charter has no composite.
    pub fn conclude_edition(
        &self,
        results: &[Vec<u8>],
        signer: &Signer,
        now: Instant,
    ) -> Result<SignedRecord<EditionResult>, DeskError> {
        let trust = Trust { office: self.office()?, charters: self.charters()? };
        let mut verified = BTreeMap::new();
        for bytes in results {
            let verdict = verify_file(bytes, &trust);
            let (Some(Content::PanelResult(result)), Some(identity)) =
                (verdict.content.as_ref().filter(|_| verdict.is_good()), verdict.identity)
            else {
                return Err(DeskError::NotGood { reasons: verdict.reasons });
            };
            verified.insert(identity, (**result).clone());
        }
        let replaced: BTreeSet<_> = verified.values().flat_map(|result| result.supersedes.clone()).collect();
        verified.retain(|identity, _| !replaced.contains(identity));
        let (charter_identity, charter) = self.charter()?;
        let matrix = self.matrix()?;
        let tracks: BTreeMap<_, _> =
            matrix.rows.iter().map(|row| (row.application.id.clone(), row.application.clone())).collect();
        let panel_results: Vec<&PanelResult> = verified.values().collect();
        let scores = round_scores(&panel_results, |id| tracks.get(id).map(|application| application.track.clone()))?;
        let ranked = rank(&charter, &scores)?;
        let ranking = ranked.into_iter().filter_map(|entry| {
            let application = tracks.get(&entry.application)?;
            Some(RankedApplication {
                rank: entry.rank,
                application: entry.application,
                applicant: application.applicant.clone(),
                track: application.track.clone(),
                displayed: Line::new(entry.composite.decimal(2)).ok()?,
                composite: entry.composite,
            })
        });
        let ranking: Vec<RankedApplication> = ranking.collect();
        let sources = verified.iter().filter_map(|(identity, result)| {
            let name = format!("{}{}", result.round.name, result.round.panel_name);
            Some(SourceResult { digest: *identity, round: result.round.id.clone(), name: Line::new(name).ok()? })
        });
        let sources: Vec<SourceResult> = sources.collect();
        let before: Vec<SignedRecord<EditionResult>> = self.records(Kind::EditionResult)?;
        let replaced: Vec<_> = before.iter().flat_map(|result| result.payload.supersedes.clone()).collect();
        let supersedes = before.iter().map(|result| result.identity).filter(|id| !replaced.contains(id)).collect();
        let key = charter.edition.id.to_string();
        let act = SigningAct { act: Act::MERGE, subject: &key, kind: Kind::EditionResult, key: &key, now };
        let build = |signing| {
            Ok(EditionResult {
                format: EditionResult::FORMAT.to_owned(),
                edition: charter.edition_reference(),
                charter: CharterReference { number: charter.revision.number, digest: charter_identity },
                results: sources,
                ranking,
                supersedes,
                signing,
            })
        };
        self.sign_record(signer, &act, build, |_, _| Ok(()))
    }
}
