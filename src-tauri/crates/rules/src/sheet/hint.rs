//! What an expert may want to look at again. Hints never keep anything from being saved or signed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Comment, CommentKind, Draft, DraftMark, ItemAids};
use crate::{
    criteria::{CriteriaSet, Item},
    ids::{ApplicationId, ItemId},
    number::{Ratio, median},
};

/// From this percent on, and up to [`LOW`], a mark asks for a citation.
const HIGH: i64 = 90;
/// See [`HIGH`].
const LOW: i64 = 10;
/// A mark this many percent points from the median of one's own marks on the item is named.
const FAR: i64 = 30;
/// One's own marks needed to speak of a median.
const ENOUGH: usize = 3;
/// Shorter remarks are often the same without meaning anything.
const TELLING: usize = 8;

/// Kinds of hint; the order is that of their weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum HintCode {
    /// [`Hint::DimensionsApart`].
    DimensionsApart,
    /// [`Hint::NoComment`].
    NoComment,
    /// [`Hint::ExtremeUncited`].
    ExtremeUncited,
    /// [`Hint::SameText`].
    SameText,
    /// [`Hint::UnlikeOwn`].
    UnlikeOwn,
}

/// Kinds of remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Remark {
    /// 优势.
    Strength,
    /// 改进机会.
    Opportunity,
    /// 现场核查要点.
    CheckPoint,
}

/// Something to look at again, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Dimensions were put into other bands than the mark, or below it while the mark is at the top of its band.
    DimensionsApart {
        /// The mark's band, from 0.
        band: usize,
        /// Dimension codes and their bands.
        apart: Vec<(String, usize)>,
    },
    /// A mark without any comment.
    NoComment,
    /// A very high or very low mark without a citation.
    ExtremeUncited {
        /// Whether it is high.
        high: bool,
    },
    /// The same words stand elsewhere.
    SameText {
        /// Application.
        application: ApplicationId,
        /// Item.
        item: ItemId,
        /// The mark there, in steps.
        steps: Option<u32>,
    },
    /// One's own marks on the item in other dossiers lie elsewhere.
    UnlikeOwn {
        /// Their median, in percent.
        median: Ratio,
        /// How many there are.
        others: usize,
    },
}

impl Hint {
    /// Returns its kind.
    #[must_use]
    pub fn code(&self) -> HintCode {
        match self {
            Hint::DimensionsApart { .. } => HintCode::DimensionsApart,
            Hint::NoComment => HintCode::NoComment,
            Hint::ExtremeUncited { .. } => HintCode::ExtremeUncited,
            Hint::SameText { .. } => HintCode::SameText,
            Hint::UnlikeOwn { .. } => HintCode::UnlikeOwn,
        }
    }
}

/// One cell as hints see it: the application and the draft, or what was signed of it.
pub type OwnWork<'a> = (&'a ApplicationId, &'a Draft);

/// Returns the hints on an item of a draft, weightiest first, without those that were put away. `others` is the same
/// person's work on other applications under the same criteria.
#[must_use]
pub fn hints(set: &CriteriaSet, item: &Item, own: OwnWork<'_>, aids: &ItemAids, others: &[OwnWork<'_>]) -> Vec<Hint> {
    let Some(mark) = own.1.marks.get(&item.code) else { return Vec::new() };
    let found = [
        dimensions_apart(set, item, mark, aids),
        no_comment(mark),
        extreme_uncited(set, item, mark, aids),
        same_text(item, own, mark, others),
        unlike_own(set, item, mark, others),
    ];
    found.into_iter().flatten().filter(|hint| !aids.dismissed.contains(&hint.code())).collect()
}

fn dimensions_apart(set: &CriteriaSet, item: &Item, mark: &DraftMark, aids: &ItemAids) -> Option<Hint> {
    let steps = mark.steps?;
    let own = set.band_of(item, steps)?;
    let band = set.bands.iter().position(|band| band == own)?;
    let next = set.band_of(item, steps + 1);
    let at_top = next.is_none_or(|next| next != own);
    let apart = set.dimensions(item.kind).iter().filter_map(|dimension| {
        let seen = usize::try_from(aids.dimensions.get(&dimension.code)?.band?).ok()?;
        let apart = seen.abs_diff(band) > 1 || (seen < band && at_top);
        apart.then(|| (dimension.code.clone(), seen))
    });
    let apart: Vec<_> = apart.collect();
    (!apart.is_empty()).then_some(Hint::DimensionsApart { band, apart })
}

fn no_comment(mark: &DraftMark) -> Option<Hint> {
    (mark.steps.is_some() && mark.comments.is_empty()).then_some(Hint::NoComment)
}

fn extreme_uncited(set: &CriteriaSet, item: &Item, mark: &DraftMark, aids: &ItemAids) -> Option<Hint> {
    let percent = set.percent(item, mark.steps?)?;
    let high = percent >= Ratio::whole(HIGH);
    let kind = if high { CommentKind::Strength } else { CommentKind::Opportunity };
    let said = if high { Remark::Strength } else { Remark::Opportunity };
    let cited = mark.comments.iter().any(|comment| comment.kind == kind && !comment.citations.is_empty());
    let extreme = high || percent <= Ratio::whole(LOW);
    let commented = mark.comments.iter().any(|comment| comment.kind == kind);
    (extreme && commented && !cited && !aids.uncited.contains(&said)).then_some(Hint::ExtremeUncited { high })
}

fn same_text(item: &Item, own: OwnWork<'_>, mark: &DraftMark, others: &[OwnWork<'_>]) -> Option<Hint> {
    let telling = |comment: &&Comment| comment.text.as_str().chars().count() >= TELLING;
    mark.comments.iter().filter(telling).find_map(|comment| {
        std::iter::once(&own).chain(others).find_map(|(application, draft)| {
            let here = |code: &ItemId| *application == own.0 && *code == item.code;
            let (code, found) = draft
                .marks
                .iter()
                .find(|(code, other)| !here(code) && other.comments.iter().any(|other| other.text == comment.text))?;
            let application = (*application).clone();
            Some(Hint::SameText { application, item: code.clone(), steps: found.steps })
        })
    })
}

fn unlike_own(set: &CriteriaSet, item: &Item, mark: &DraftMark, others: &[OwnWork<'_>]) -> Option<Hint> {
    let percent = set.percent(item, mark.steps?)?;
    let given = others.iter().filter_map(|(_, draft)| set.percent(item, draft.marks.get(&item.code)?.steps?));
    let given: Vec<Ratio> = given.collect();
    let median = median(&given).filter(|_| given.len() >= ENOUGH)?;
    let far = Ratio::whole(FAR);
    let unlike = percent.minus(&median) >= far || median.minus(&percent) >= far;
    unlike.then_some(Hint::UnlikeOwn { median, others: given.len() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::{
        bundled,
        ids::DocumentId,
        sheet::{Citation, DimensionAid},
        text::{Line, Prose},
    };

    struct Case {
        set: CriteriaSet,
        draft: Draft,
        aids: ItemAids,
        others: Vec<(ApplicationId, Draft)>,
    }

    fn item() -> ItemId {
        ItemId::new("4.3.3").unwrap()
    }

    fn comment(kind: CommentKind, text: &str, cited: bool) -> Comment {
        let place = Citation {
            document: DocumentId::new("02").unwrap(),
            label: Line::new("报告").unwrap(),
            page: Some(20),
            quote: None,
            region: None,
        };
        Comment { kind, text: Prose::new(text).unwrap(), citations: if cited { vec![place] } else { Vec::new() } }
    }

    fn draft(percent: u32, comments: Vec<Comment>) -> Draft {
        let mut draft = Draft::default();
        draft.marks.insert(item(), DraftMark { steps: Some(percent / 5), comments });
        draft
    }

    impl Case {
        fn of(percent: u32, comments: Vec<Comment>) -> Case {
            let set = bundled::criteria("gbt19580-2012").unwrap();
            Case { set, draft: draft(percent, comments), aids: ItemAids::default(), others: Vec::new() }
        }

        fn dimension(mut self, code: &str, band: u32) -> Case {
            self.aids.dimensions.insert(code.to_owned(), DimensionAid { band: Some(band), note: String::new() });
            self
        }

        fn other(mut self, application: &str, draft: Draft) -> Case {
            self.others.push((ApplicationId::new(application).unwrap(), draft));
            self
        }

        fn hints(&self) -> Vec<Hint> {
            let own = ApplicationId::new("01").unwrap();
            let others: Vec<OwnWork<'_>> = self.others.iter().map(|(id, draft)| (id, draft)).collect();
            hints(&self.set, self.set.item(&item()).unwrap(), (&own, &self.draft), &self.aids, &others)
        }
    }

    fn strength() -> Vec<Comment> {
        vec![comment(CommentKind::Strength, "服务响应有明确承诺", true)]
    }

    #[test]
    fn a_dimension_below_a_mark_at_the_top_of_its_band_is_named_and_one_band_off_elsewhere_is_not() {
        let apart = Hint::DimensionsApart { band: 3, apart: vec![("I".to_owned(), 2)] };
        assert_eq!(Case::of(65, strength()).dimension("I", 2).dimension("A", 3).hints(), [apart]);
        assert_eq!(Case::of(55, strength()).dimension("I", 2).hints(), []);
        assert_eq!(Case::of(55, strength()).dimension("A", 5).hints().len(), 1);
    }

    #[test]
    fn a_mark_without_any_comment_is_named_and_an_item_without_a_mark_is_not() {
        assert_eq!(Case::of(50, Vec::new()).hints(), [Hint::NoComment]);
        let mut blank = Case::of(50, Vec::new());
        blank.draft.marks.clear();
        assert_eq!(blank.hints(), []);
    }

    #[test]
    fn very_high_and_very_low_marks_ask_for_a_citation_unless_the_expert_said_it_needs_none() {
        let bare = |kind| vec![comment(kind, "各方面都是标杆水平", false)];
        assert_eq!(Case::of(90, bare(CommentKind::Strength)).hints(), [Hint::ExtremeUncited { high: true }]);
        assert_eq!(Case::of(85, bare(CommentKind::Strength)).hints(), []);
        assert_eq!(Case::of(10, bare(CommentKind::Opportunity)).hints(), [Hint::ExtremeUncited { high: false }]);
        let mut said = Case::of(90, bare(CommentKind::Strength));
        said.aids.uncited.insert(Remark::Strength);
        assert_eq!(said.hints(), []);
    }

    #[test]
    fn the_same_words_in_another_dossier_are_named_with_the_mark_there() {
        let case = Case::of(65, strength()).other("04", draft(55, strength()));
        let application = ApplicationId::new("04").unwrap();
        assert_eq!(case.hints(), [Hint::SameText { application, item: item(), steps: Some(11) }]);
    }

    #[test]
    fn a_mark_far_from_the_median_of_ones_own_needs_three_others() {
        let other = |percent| draft(percent, vec![comment(CommentKind::Strength, "别的话，与此无关的", true)]);
        let two = Case::of(90, strength()).other("02", other(50)).other("03", other(60));
        assert_eq!(two.hints(), []);
        let three = two.other("04", other(55));
        assert_eq!(three.hints(), [Hint::UnlikeOwn { median: Ratio::whole(55), others: 3 }]);
    }

    #[test]
    fn a_hint_that_was_put_away_stays_away() {
        let mut case = Case::of(50, Vec::new());
        case.aids.dismissed.insert(HintCode::NoComment);
        assert_eq!(case.hints(), []);
    }
}
