//! Corrections 勘误: printed facts that may be put right after the freeze. Rules, weights and marks are none of them.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Charter, MatrixBlock, Row};
use crate::{
    criteria::Text,
    ids::{ApplicationId, CriteriaSetId, ItemId, PanelId, RoundId, TrackId},
    text::Line,
    time::Instant,
};

/// One corrected fact. Identifiers, points, steps and whatever else a score rests on cannot be named here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum Correction {
    /// The edition's name.
    Edition {
        /// As it should be.
        name: Line,
    },
    /// A track's name.
    Track {
        /// Track.
        track: TrackId,
        /// As it should be.
        name: Line,
    },
    /// A round's name.
    Round {
        /// Round.
        round: RoundId,
        /// As it should be.
        name: Line,
    },
    /// A panel's name.
    Panel {
        /// Round.
        round: RoundId,
        /// Panel.
        panel: PanelId,
        /// As it should be.
        name: Line,
    },
    /// When hand-in ends. Neither the old nor the new moment may have passed.
    Deadline {
        /// Round.
        round: RoundId,
        /// As it should be.
        deadline: Instant,
    },
    /// An applicant's name, in every cell of the matrix.
    Applicant {
        /// Application.
        application: ApplicationId,
        /// As it should be.
        name: Line,
    },
    /// The name of an item of a criteria set.
    Item {
        /// Criteria set.
        criteria: CriteriaSetId,
        /// Item.
        item: ItemId,
        /// As it should be.
        name: Text,
    },
}

/// Why a fact cannot be corrected.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CorrectionFault {
    /// There is no such thing in the charter or its matrix.
    #[error("there is nothing of this name to correct")]
    Unknown,
    /// It says so already.
    #[error("it reads so already")]
    Same,
    /// A date that has passed, or would lie in the past.
    #[error("a date that has passed cannot be corrected")]
    Passed,
}

impl Charter {
    /// Corrects one fact, in the charter and in its opened rows, and returns what changed: the thing, before, after.
    ///
    /// # Errors
    /// [`CorrectionFault`]; nothing is changed then.
    pub fn correct(
        &mut self,
        rows: &mut [Row],
        correction: &Correction,
        now: Instant,
    ) -> Result<[String; 3], CorrectionFault> {
        let unknown = || CorrectionFault::Unknown;
        match correction {
            Correction::Edition { name } => put("届次名称".into(), &mut self.edition.name, name),
            Correction::Track { track, name } => {
                let known = self.tracks.iter_mut().find(|known| known.id == *track).ok_or_else(unknown)?;
                put(format!("参评对象 {track} 的名称"), &mut known.name, name)
            }
            Correction::Round { round, name } => {
                let known = self.rounds.iter_mut().find(|known| known.id == *round).ok_or_else(unknown)?;
                put(format!("轮次 {round} 的名称"), &mut known.name, name)
            }
            Correction::Panel { round, panel, name } => {
                let known = self.rounds.iter_mut().find(|known| known.id == *round).ok_or_else(unknown)?;
                let known = known.panels.iter_mut().find(|known| known.id == *panel).ok_or_else(unknown)?;
                put(format!("小组 {panel} 的名称"), &mut known.name, name)
            }
            Correction::Deadline { round, deadline } => {
                let known = self.rounds.iter_mut().find(|known| known.id == *round).ok_or_else(unknown)?;
                if known.deadline <= now || *deadline <= now {
                    return Err(CorrectionFault::Passed);
                }
                if known.deadline == *deadline {
                    return Err(CorrectionFault::Same);
                }
                let before = std::mem::replace(&mut known.deadline, *deadline);
                Ok([format!("{}交表截止", known.name), before.zh_minute(), deadline.zh_minute()])
            }
            Correction::Applicant { application, name } => {
                let mut changed = Err(CorrectionFault::Unknown);
                for row in rows.iter_mut().filter(|row| row.application.id == *application) {
                    let thing = format!("申报 {application} 的单位名称");
                    match (put(thing, &mut row.application.applicant, name), &changed) {
                        (Ok(said), _) => changed = Ok(said),
                        (Err(fault), Err(_)) => changed = Err(fault),
                        (Err(_), Ok(_)) => {}
                    }
                }
                let changed = changed?;
                self.matrix = MatrixBlock::of(rows);
                Ok(changed)
            }
            Correction::Item { criteria, item, name } => {
                let set = self.criteria.iter_mut().find(|set| set.id == *criteria).ok_or_else(unknown)?;
                let mut items = set.categories.iter_mut().flat_map(|category| &mut category.items);
                let known = items.find(|known| known.code == *item).ok_or_else(unknown)?;
                if known.name == *name {
                    return Err(CorrectionFault::Same);
                }
                let before = std::mem::replace(&mut known.name, name.clone());
                Ok([format!("条款 {item} 的名称"), before.zh, name.zh.clone()])
            }
        }
    }
}

/// Replaces a name; the values are told as printed.
fn put(thing: String, place: &mut Line, value: &Line) -> Result<[String; 3], CorrectionFault> {
    if place == value {
        return Err(CorrectionFault::Same);
    }
    let before = std::mem::replace(place, value.clone());
    Ok([thing, before.to_string(), value.to_string()])
}
