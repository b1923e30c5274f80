//! What a draft changes of the sheet that was signed before it.

use rules::{
    ids::ItemId,
    sheet::{CheckPoint, Comment, Draft, Sheet, Standing},
    text::Prose,
};

/// What is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetDifference {
    /// Whether marks are given, before and now, where that changed.
    pub standing: Option<(Standing, Standing)>,
    /// Items that changed, in the order of the criteria.
    pub items: Vec<ItemDifference>,
    /// The overall comment, before and now, where it changed.
    pub overall: Option<(Option<Prose>, Option<Prose>)>,
    /// Points to check on site.
    pub check_points: Changes<CheckPoint>,
}

/// What is different on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDifference {
    /// The item.
    pub item: ItemId,
    /// The mark before, in steps.
    pub before: Option<u32>,
    /// The mark now.
    pub after: Option<u32>,
    /// Its comments.
    pub comments: Changes<Comment>,
}

/// What came, went and was rewritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes<T> {
    /// Only now.
    pub added: Vec<T>,
    /// Only before.
    pub removed: Vec<T>,
    /// Before and now.
    pub changed: Vec<(T, T)>,
}

impl<T: Clone + PartialEq> Changes<T> {
    /// Compares two lists. What stands in both, wherever, did not change; of the rest, those of one sort are paired in
    /// their order.
    fn between(before: &[T], after: &[T], same_sort: impl Fn(&T, &T) -> bool) -> Changes<T> {
        let mut added: Vec<T> = after.to_vec();
        let mut removed: Vec<T> = Vec::new();
        for one in before {
            match added.iter().position(|other| other == one) {
                Some(place) => drop(added.remove(place)),
                None => removed.push(one.clone()),
            }
        }
        let mut changed = Vec::new();
        removed.retain(|one| match added.iter().position(|other| same_sort(one, other)) {
            Some(place) => {
                changed.push((one.clone(), added.remove(place)));
                false
            }
            None => true,
        });
        Changes { added, removed, changed }
    }

    /// Returns whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

impl SheetDifference {
    /// Compares a draft with the sheet signed before it.
    #[must_use]
    pub fn between(sheet: &Sheet, draft: &Draft) -> SheetDifference {
        let before = Draft::of(sheet);
        let item = |code: &ItemId| {
            let (old, new) = (before.marks.get(code), draft.marks.get(code));
            let comments = |mark: Option<&rules::sheet::DraftMark>| mark.map(|mark| mark.comments.clone());
            ItemDifference {
                item: code.clone(),
                before: old.and_then(|mark| mark.steps),
                after: new.and_then(|mark| mark.steps),
                comments: Changes::between(
                    &comments(old).unwrap_or_default(),
                    &comments(new).unwrap_or_default(),
                    |one, other| one.kind == other.kind,
                ),
            }
        };
        let changed = |item: &ItemDifference| item.before != item.after || !item.comments.is_empty();
        SheetDifference {
            standing: (before.standing != draft.standing).then(|| (before.standing.clone(), draft.standing.clone())),
            items: sheet.criteria.items().map(|known| item(&known.code)).filter(changed).collect(),
            overall: (before.overall != draft.overall).then(|| (before.overall.clone(), draft.overall.clone())),
            check_points: Changes::between(&before.check_points, &draft.check_points, |one, other| {
                one.items == other.items
            }),
        }
    }

    /// Returns whether the draft says what the sheet says.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.standing.is_none() && self.items.is_empty() && self.overall.is_none() && self.check_points.is_empty()
    }
}
