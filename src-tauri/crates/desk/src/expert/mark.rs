//! Giving marks: the draft is saved as it is typed, and private notes with it.

use std::collections::BTreeMap;

use rules::{
    ids::ItemId,
    sheet::{Aids, CheckPoint, Draft, DraftMark, Standing},
    text::Prose,
    time::Instant,
};
use serde::{Deserialize, Serialize};

use super::CellKey;
use crate::{DeskError, paper, seat::Seat};

/// A draft that is durably saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedDraft {
    /// Its version, to be named by the next save.
    pub version: u64,
}

/// The work on a cell as it is saved: what can be signed, and notes that never leave the copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Working {
    /// What can be signed.
    pub draft: Draft,
    /// Private notes.
    pub aids: Aids,
}

/// Both side by side, so that one save and one version hold them together.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    standing: Standing,
    marks: BTreeMap<ItemId, DraftMark>,
    overall: Option<Prose>,
    check_points: Vec<CheckPoint>,
    #[serde(default)]
    aids: Aids,
}

impl Seat {
    /// Returns the work on a cell with its version; nothing done at version 0 before the first save.
    ///
    /// # Errors
    /// The copy's own.
    pub fn working(&self, cell: &CellKey) -> Result<(Working, u64), DeskError> {
        let Some(saved) = self.copy.draft(&cell.text())? else { return Ok((Working::default(), 0)) };
        Ok((read(&saved.json)?, saved.version))
    }

    /// Returns the first that `find` finds in the drafts of a cell saved before the one it has now, newest first, as far
    /// as they are kept.
    ///
    /// # Errors
    /// The copy's own.
    pub(crate) fn in_earlier_drafts<T>(
        &self,
        cell: &CellKey,
        find: impl Fn(&Draft) -> Option<T>,
    ) -> Result<Option<T>, DeskError> {
        for saved in self.copy.draft_history(&cell.text())? {
            let found = find(&read(&saved.json)?.draft);
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// Returns when the work on a cell was saved last.
    ///
    /// # Errors
    /// The copy's own.
    pub fn saved_at(&self, cell: &CellKey) -> Result<Option<Instant>, DeskError> {
        let Some(saved) = self.copy.draft(&cell.text())? else { return Ok(None) };
        saved.saved_at.parse().map(Some).map_err(|_| DeskError::DamagedValue { name: "draft" })
    }

    /// Returns the draft of a cell with its version; an empty one at version 0 before the first save.
    ///
    /// # Errors
    /// The copy's own.
    pub fn draft(&self, cell: &CellKey) -> Result<(Draft, u64), DeskError> {
        self.working(cell).map(|(working, version)| (working.draft, version))
    }

    /// Saves the whole draft of a cell and keeps its private notes, as [`Seat::save_working`].
    ///
    /// # Errors
    /// As [`Seat::save_working`].
    pub fn save_draft(
        &self,
        cell: &CellKey,
        draft: &Draft,
        version: u64,
        now: Instant,
    ) -> Result<SavedDraft, DeskError> {
        let aids = self.working(cell)?.0.aids;
        self.save_working(cell, Working { draft: draft.clone(), aids }, version, now)
    }

    /// Saves the whole work on a cell; durable when it returns. `version` is the one last read: a save from a second
    /// window that did not see it is refused instead of overwriting.
    ///
    /// # Errors
    /// A character that cannot be printed, a newer version, or the copy's own.
    pub fn save_working(
        &self,
        cell: &CellKey,
        working: Working,
        version: u64,
        now: Instant,
    ) -> Result<SavedDraft, DeskError> {
        let characters = unprintable(&working.draft);
        if !characters.is_empty() {
            return Err(DeskError::Unprintable { characters });
        }
        let Working { draft: Draft { standing, marks, overall, check_points }, aids } = working;
        let stored = Stored { standing, marks, overall, check_points, aids };
        let json = serde_json::to_string(&stored).map_err(|_| DeskError::DamagedValue { name: "draft" })?;
        let version = self.copy.save_draft(&cell.text(), &json, version, &now.to_string())?;
        Ok(SavedDraft { version })
    }
}

fn read(json: &str) -> Result<Working, DeskError> {
    let stored = serde_json::from_str(json).map_err(|_| DeskError::DamagedValue { name: "draft" })?;
    let Stored { standing, marks, overall, check_points, aids } = stored;
    Ok(Working { draft: Draft { standing, marks, overall, check_points }, aids })
}

fn unprintable(draft: &Draft) -> Vec<char> {
    let comments = draft.marks.values().flat_map(|mark| &mark.comments).map(|comment| comment.text.as_str());
    let points = draft.check_points.iter().map(|point| point.text.as_str());
    let overall = draft.overall.iter().map(|text| text.as_str());
    let standing = match &draft.standing {
        Standing::Scoring => None,
        Standing::Abstaining { reason } | Standing::Insufficient { reason } => Some(reason.as_str()),
    };
    unprintable_in(comments.chain(points).chain(overall).chain(standing))
}

/// Returns the characters of these texts that cannot be printed, each once.
pub(crate) fn unprintable_in<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<char> {
    let mut characters: Vec<char> = texts.flat_map(|text| text.split('\n').flat_map(paper::unprintable)).collect();
    characters.sort_unstable();
    characters.dedup();
    characters
}
