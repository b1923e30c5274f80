//! What is written for the panel's result or against it and not signed yet, and whether the signed one still says what
//! would be signed now.

use std::collections::BTreeMap;

use rules::{digest::Digest, panel::PanelResult, time::Instant};

use super::{Conclusion, PanelKey};
use crate::{DeskError, record::SignedRecord, seat::Seat};

impl Seat {
    /// Returns whether signing now, with the same minutes and reasons, would give another result: a sheet was revised,
    /// somebody is recused since, or the panel agreed on something else.
    pub(crate) fn outdated(&self, signed: &SignedRecord<PanelResult>) -> bool {
        let result = &signed.payload;
        let reasons = result.not_handed_in.iter();
        let conclusion = Conclusion {
            panel: PanelKey { round: result.round.id.clone(), panel: result.round.panel.clone() },
            minutes: result.minutes.clone(),
            missing: reasons
                .map(|cell| ((cell.application.clone(), cell.expert.clone()), cell.reason.clone()))
                .collect::<BTreeMap<_, _>>(),
        };
        let Ok(now) = self.panel_result(&conclusion, result.signing.clone()) else { return true };
        let same = PanelResult { charter: result.charter.clone(), supersedes: result.supersedes.clone(), ..now };
        same != *result
    }

    /// Returns what is written for the result and not signed yet, with the time it was kept.
    pub(crate) fn result_draft(&self, panel: &PanelKey) -> Result<Option<(String, Option<Instant>)>, DeskError> {
        let draft = self.copy.draft(&drafted(panel))?;
        Ok(draft.map(|draft| (draft.json, draft.saved_at.parse().ok())))
    }

    /// Keeps what is written for the result; durable when it returns, and not journaled: nothing is signed yet.
    pub(crate) fn keep_result_draft(&self, panel: &PanelKey, json: &str, now: Instant) -> Result<(), DeskError> {
        if self.opening(panel)?.is_none() {
            return Err(DeskError::NotOpened);
        }
        self.keep(&drafted(panel), json, now)
    }

    /// Returns what the owner began to write against a result.
    pub(crate) fn answer_draft(&self, result: Digest) -> Result<Option<String>, DeskError> {
        let draft = self.copy.draft(&answered(result))?;
        let text = draft.map(|draft| serde_json::from_str::<String>(&draft.json));
        let text = text.transpose().map_err(|_| DeskError::DamagedValue { name: "answer draft" })?;
        Ok(text.filter(|text| !text.is_empty()))
    }

    /// Keeps what the owner begins to write against a result; durable when it returns.
    pub(crate) fn keep_answer_draft(&self, result: Digest, text: &str, now: Instant) -> Result<(), DeskError> {
        let json = serde_json::to_string(text).map_err(|_| DeskError::DamagedValue { name: "answer draft" })?;
        self.keep(&answered(result), &json, now)
    }

    fn keep(&self, key: &str, json: &str, now: Instant) -> Result<(), DeskError> {
        let version = self.copy.draft(key)?.map_or(0, |draft| draft.version);
        self.copy.save_draft(key, json, version, &now.to_string())?;
        Ok(())
    }
}

fn answered(result: Digest) -> String {
    format!("answer/{result}")
}

fn drafted(panel: &PanelKey) -> String {
    format!("panel-result/{}", panel.text())
}
