//! What a chair has typed on an item and not recorded yet: kept in the copy, so that neither a lock nor a crash takes it.

use rules::{
    ids::{ApplicationId, ItemId, PersonId},
    panel::letters,
    sheet::{Citation, CommentKind},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shared::PanelPlace;
use crate::{
    DeskError,
    action::{Action, Context},
    expert::unprintable_in,
    panel::PanelKey,
    seat::Seat,
};

/// Keeps what is typed on an item; without a draft forgets it.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PanelDraft {
    /// The panel.
    pub place: PanelPlace,
    /// Application.
    pub application: ApplicationId,
    /// Item.
    pub item: ItemId,
    /// What is typed.
    pub draft: Option<ConsensusDraft>,
}

/// It is kept.
#[derive(Serialize, TS)]
pub(crate) struct DraftKept {
    /// Since when.
    pub at: Instant,
}

/// What is typed on an item; any of it may still be empty.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConsensusDraft {
    /// The mark in steps.
    pub steps: Option<u32>,
    /// Why.
    pub reason: String,
    /// Comments.
    pub comments: Vec<DraftLine>,
}

/// A comment being written.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftLine {
    /// Kind.
    pub kind: CommentKind,
    /// Text.
    pub text: String,
    /// Places in the dossier.
    pub citations: Vec<Citation>,
    /// Letters of those it was taken over or rewritten from. In the copy people stand here: letters are only for eyes.
    pub taken_from: Vec<String>,
}

impl ConsensusDraft {
    pub(super) fn read(
        seat: &Seat,
        key: &PanelKey,
        application: &ApplicationId,
        item: &ItemId,
    ) -> Result<Option<ConsensusDraft>, DeskError> {
        let Some(kept) = seat.agreeing_draft(key, application, item)? else { return Ok(None) };
        let draft: ConsensusDraft =
            serde_json::from_str(&kept).map_err(|_| DeskError::DamagedValue { name: "consensus draft" })?;
        let people = people(seat, key)?;
        let letter = |person: String| people.iter().find(|(_, own)| own.as_str() == person).map(|(own, _)| own.clone());
        Ok(Some(draft.with(letter)))
    }

    fn with(mut self, change: impl Fn(String) -> Option<String>) -> ConsensusDraft {
        for line in &mut self.comments {
            line.taken_from = std::mem::take(&mut line.taken_from).into_iter().filter_map(&change).collect();
        }
        self
    }
}

fn people(seat: &Seat, key: &PanelKey) -> Result<Vec<(String, PersonId)>, DeskError> {
    Ok(letters(&seat.charter()?.1, &key.round, &key.panel))
}

impl Action for PanelDraft {
    const NAME: &'static str = "panel.draft";
    const HELP_ZH: &'static str = "保存一条条款上尚未记下的合议值、理由和评语";
    const HELP_EN: &'static str = "Keeps the mark, reason and comments of an item that are not recorded yet";
    type Output = DraftKept;

    fn run(self, context: &Context<'_>) -> Result<DraftKept, DeskError> {
        let seat = context.seat()?;
        let key = self.place.key();
        let people = people(&seat, &key)?;
        let Some(draft) = self.draft else {
            seat.forget_agreeing_draft(&key, &self.application, &self.item, context.now)?;
            return Ok(DraftKept { at: context.now });
        };
        let person = |letter: &String| people.iter().find(|(own, _)| own == letter).map(|(_, own)| own.to_string());
        let named = draft.comments.iter().flat_map(|line| &line.taken_from);
        let letters: Vec<String> = named.filter(|letter| person(letter).is_none()).cloned().collect();
        if !letters.is_empty() {
            return Err(DeskError::UnknownLetters { letters });
        }
        let draft = draft.with(|letter| person(&letter));
        let texts = draft.comments.iter().map(|line| line.text.as_str());
        let characters = unprintable_in(texts.chain([draft.reason.as_str()]));
        if !characters.is_empty() {
            return Err(DeskError::Unprintable { characters });
        }
        let json = serde_json::to_string(&draft).map_err(|_| DeskError::DamagedValue { name: "consensus draft" })?;
        seat.keep_agreeing_draft(&key, &self.application, &self.item, &json, context.now)?;
        Ok(DraftKept { at: context.now })
    }
}
