//! Giving marks: the draft is saved as it is typed.

use rules::{sheet::Draft, time::Instant};

use super::CellKey;
use crate::{DeskError, paper, seat::Seat};

/// A draft that is durably saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedDraft {
    /// Its version, to be named by the next save.
    pub version: u64,
}

impl Seat {
    /// Saves the whole draft of a cell; durable when it returns. `version` is the one last read: a save from a second
    /// window that did not see it is refused instead of overwriting.
    ///
    /// # Errors
    /// A character that cannot be printed, a newer version, or the copy's own.
    pub fn save_draft(
        &self,
        cell: &CellKey,
        draft: &Draft,
        version: u64,
        now: Instant,
    ) -> Result<SavedDraft, DeskError> {
        let json = serde_json::to_string(draft).map_err(|_| DeskError::DamagedValue { name: "draft" })?;
        let characters = unprintable(draft);
        if !characters.is_empty() {
            return Err(DeskError::Unprintable { characters });
        }
        let version = self.copy.save_draft(&cell.text(), &json, version, &now.to_string())?;
        Ok(SavedDraft { version })
    }
}

fn unprintable(draft: &Draft) -> Vec<char> {
    let comments = draft.marks.values().flat_map(|mark| &mark.comments).map(|comment| comment.text.as_str());
    let points = draft.check_points.iter().map(|point| point.text.as_str());
    let overall = draft.overall.iter().map(|text| text.as_str());
    let mut characters: Vec<char> =
        comments.chain(points).chain(overall).flat_map(|text| text.split('\n').flat_map(paper::unprintable)).collect();
    characters.sort_unstable();
    characters.dedup();
    characters
}
