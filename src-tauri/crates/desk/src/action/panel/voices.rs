//! The experts of a panel by letter, and what the rule asks them to agree on.

use std::collections::BTreeMap;

use rules::{
    charter::{Charter, MarksRule, Merge},
    ids::{ApplicationId, PersonId},
    panel::{CellState, letters},
};
use serde::Serialize;
use ts_rs::TS;

use crate::panel::{OpenedSheets, PanelKey};

/// How an expert's cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VoiceState {
    /// Marks count.
    Scored,
    /// 弃权.
    Abstained,
    /// 材料不足.
    Insufficient,
    /// 回避.
    Recused,
    /// 未交.
    Missing,
    /// 分叉.
    Forked,
}

/// Which items a panel has to agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Agreeing {
    /// None: the rule has no consensus step.
    Nothing,
    /// Those whose spread reaches the threshold; others may be.
    Threshold,
    /// Every one: only agreed marks count.
    Every,
}

impl Agreeing {
    pub(super) fn by(rule: &MarksRule) -> Agreeing {
        match (&rule.merge, &rule.consensus) {
            (Merge::Consensus, _) => Agreeing::Every,
            (_, Some(_)) => Agreeing::Threshold,
            (_, None) => Agreeing::Nothing,
        }
    }
}

/// Experts by letter, with how their cells stand.
pub(super) struct Voices {
    letters: Vec<(String, PersonId)>,
    states: BTreeMap<(ApplicationId, PersonId), VoiceState>,
}

impl Voices {
    pub(super) fn of(charter: &Charter, key: &PanelKey, opened: &OpenedSheets) -> Voices {
        let states = opened.cells.iter().map(|cell| {
            let state = match &cell.state {
                CellState::Scored(_) => VoiceState::Scored,
                CellState::Abstained(_) => VoiceState::Abstained,
                CellState::Insufficient(_) => VoiceState::Insufficient,
                CellState::Recused => VoiceState::Recused,
                CellState::Forked(_) => VoiceState::Forked,
                CellState::Missing => VoiceState::Missing,
            };
            ((cell.application.clone(), cell.expert.clone()), state)
        });
        Voices { letters: letters(charter, &key.round, &key.panel), states: states.collect() }
    }

    /// Returns letters with their people and how their cell of an application stands.
    pub(super) fn on(&self, application: &ApplicationId) -> Vec<(String, PersonId, VoiceState)> {
        let state = |person: &PersonId| {
            let known = self.states.get(&(application.clone(), person.clone()));
            known.copied().unwrap_or(VoiceState::Missing)
        };
        self.letters.iter().map(|(letter, person)| (letter.clone(), person.clone(), state(person))).collect()
    }
}
