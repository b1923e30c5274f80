//! Collecting the members' answers to the panel's result.

use rules::{
    digest::Digest,
    ids::PersonId,
    record::{Acknowledgement, Answer},
    time::Instant,
};
use store::{Act, Record};

use super::{Arrived, PanelKey, RefusedFile};
use crate::{
    DeskError,
    record::{Content, Kind, SignedRecord},
    seat::Seat,
    verify::{Reason, Trust, verify_file},
};

/// A member and their answer to the result in force.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The member.
    pub person: PersonId,
    /// The member's name as printed.
    pub name: String,
    /// The last answer; none so far.
    pub answer: Option<(Answer, Instant)>,
}

/// What came of collecting.
#[derive(Clone, Debug, Default)]
pub struct Collected {
    /// Files that were stored.
    pub stored: Vec<String>,
    /// Files that were here already.
    pub known: Vec<String>,
    /// Files that were refused.
    pub refused: Vec<RefusedFile>,
}

impl Seat {
    /// Verifies members' answers and stores the good ones that answer the panel's result in force.
    ///
    /// # Errors
    /// There is no result yet, or the copy's own. A file that is not good is listed as refused.
    pub fn collect_answers(&self, panel: &PanelKey, files: &[Arrived], now: Instant) -> Result<Collected, DeskError> {
        let result = self.result_in_force(panel)?.ok_or(DeskError::NothingSigned)?;
        let trust = Trust { office: self.office()?, charters: self.charters()? };
        let mut collected = Collected::default();
        for file in files {
            let verdict = verify_file(&file.bytes, &trust);
            let answer = match &verdict.content {
                Some(Content::Acknowledgement(answer)) if verdict.is_good() => Some(answer),
                _ => None,
            };
            let (Some(answer), Some(identity)) = (answer, verdict.identity) else {
                let mut reasons = verdict.reasons;
                if reasons.is_empty() {
                    reasons.push(Reason::NotAnAcknowledgement);
                }
                collected.refused.push(RefusedFile { name: file.name.clone(), reasons });
                continue;
            };
            if answer.of != result.identity {
                let reasons = vec![Reason::OtherResult];
                collected.refused.push(RefusedFile { name: file.name.clone(), reasons });
                continue;
            }
            if self.copy.record(&identity.to_string())?.is_some() {
                collected.known.push(file.name.clone());
                continue;
            }
            let record = Record {
                digest: identity.to_string(),
                kind: Kind::Acknowledgement.as_str().to_owned(),
                key: answer.of.to_string(),
                bytes: file.bytes.clone(),
                received_at: now.to_string(),
            };
            self.copy.write(Act::IMPORT_RECORD, &now.to_string(), answer.signing.person.as_str(), |write| {
                write.put_record(&record)?;
                write.set_details(serde_json::json!({ "record": record.digest }));
                Ok::<(), DeskError>(())
            })?;
            collected.stored.push(file.name.clone());
        }
        Ok(collected)
    }

    /// Returns the members of a panel's result with their answers; none before the result.
    ///
    /// # Errors
    /// The copy's own.
    pub fn answers(&self, panel: &PanelKey) -> Result<Vec<Answered>, DeskError> {
        let Some(result) = self.result_in_force(panel)? else { return Ok(Vec::new()) };
        let given: Vec<SignedRecord<Acknowledgement>> = self.records(Kind::Acknowledgement)?;
        let members = result.payload.members.iter().map(|member| Answered {
            person: member.person.clone(),
            name: member.name.to_string(),
            answer: last(&given, result.identity, &member.person),
        });
        Ok(members.collect())
    }

    /// Returns what a person of this copy answered last to a result.
    pub(crate) fn own_answer(&self, result: Digest, person: &PersonId) -> Result<Option<(Answer, Instant)>, DeskError> {
        Ok(last(&self.records(Kind::Acknowledgement)?, result, person))
    }

    /// Returns the panel's signed result that no later one replaces.
    pub(crate) fn result_in_force(
        &self,
        panel: &PanelKey,
    ) -> Result<Option<SignedRecord<rules::panel::PanelResult>>, DeskError> {
        let results: Vec<SignedRecord<rules::panel::PanelResult>> = self.records(Kind::PanelResult)?;
        let head: Option<Digest> = super::conclude::heads(&results, panel).into_iter().next();
        Ok(results.into_iter().find(|result| Some(result.identity) == head))
    }
}

fn last(given: &[SignedRecord<Acknowledgement>], result: Digest, person: &PersonId) -> Option<(Answer, Instant)> {
    given
        .iter()
        .map(|answer| &answer.payload)
        .filter(|answer| answer.of == result && answer.signing.person == *person)
        .max_by_key(|answer| answer.signing.claimed_at)
        .map(|answer| (answer.answer.clone(), answer.signing.claimed_at))
}
