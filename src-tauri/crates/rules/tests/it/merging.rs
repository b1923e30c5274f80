//! Merging is a function of a set, monotone, and exact.

use crate::common::{self, FULL, ITEMS, POINTS, World, criteria, marks, marks_rule, ratio, revised};
use proptest::prelude::*;
use rules::{
    charter::{ConsensusRule, Level, MarksRule, Merge},
    ids::ItemId,
    number::{Ratio, Rounding, RoundingPoint, mean, sum},
    panel::{Agreed, Judged, MergeFault, merge, what_if},
    sheet::Mark,
};

fn methods() -> impl Strategy<Value = Merge> {
    let level = prop_oneof![Just(Level::Item), Just(Level::Sheet)];
    prop_oneof![
        Just(Merge::Mean),
        level.clone().prop_map(|level| Merge::Median { level }),
        (level, 1u32..3, 0u32..4).prop_map(|(level, drop, more)| Merge::TrimmedMean {
            drop,
            from: drop * 2 + 1 + more,
            level
        }),
    ]
}

/// Sheets as steps per item.
fn panels() -> impl Strategy<Value = Vec<[u32; 3]>> {
    prop::collection::vec(prop::array::uniform3(0..=FULL), 1..9)
}

/// No rounding, or one that the method applies.
fn rounding() -> impl Strategy<Value = Option<Rounding>> {
    let point = prop_oneof![Just(RoundingPoint::Item), Just(RoundingPoint::Sheet), Just(RoundingPoint::Round)];
    prop::option::of((point, 0u32..3).prop_map(|(at, digits)| Rounding { at, digits }))
}

fn score(rule: &MarksRule, panel: &[[u32; 3]], agreed: &Agreed) -> Ratio {
    let set = criteria();
    let sheets: Vec<Vec<Mark>> = panel.iter().map(|steps| marks(&set, steps)).collect();
    let judged: Vec<Judged<'_>> = sheets.iter().map(Vec::as_slice).collect();
    merge(rule, &set, &judged, agreed).unwrap().score
}

fn total(steps: &[u32; 3]) -> Ratio {
    let points: u32 = (0..3).map(|item| POINTS[item] * steps[item]).sum();
    ratio(i64::from(points), i64::from(FULL))
}

fn item(code: &str) -> ItemId {
    ItemId::new(code).unwrap()
}

proptest! {
    #[test]
    fn the_order_of_sheets_does_not_matter(
        (panel, shuffled) in panels().prop_flat_map(|panel| (Just(panel.clone()), Just(panel).prop_shuffle())),
        method in methods(),
        rounding in rounding(),
    ) {
        let rule = MarksRule { rounding, ..marks_rule(method) };
        prop_assert_eq!(score(&rule, &panel, &Agreed::new()), score(&rule, &shuffled, &Agreed::new()));
    }

    #[test]
    fn order_and_repetition_of_imports_do_not_matter(
        order in prop::collection::vec(0usize..7, 7..30).prop_filter("every sheet at least once", |order| (0..7).all(|n| order.contains(&n))),
        reversed in any::<bool>(),
    ) {
        let world = World::new(3, 2);
        let first = world.sheet(0, 0, &[5, 6, 7]);
        let mut fork = world.sheet(0, 1, &[9, 9, 9]);
        fork.overall = Some(common::prose("另一份"));
        let sheets = [
            revised(&[&first], 2, "重看第三章"), first, world.sheet(0, 1, &[9, 9, 9]), fork,
            world.sheet(1, 0, &[1, 2, 3]), world.sheet(1, 2, &[20, 0, 20]), revised(&[&world.sheet(1, 1, &[1, 1, 1])], 2, "缺前一份"),
        ].map(common::Signed::new);
        let expected = world.intake(&sheets);
        let mut repeated: Vec<_> = order.iter().map(|index| sheets[*index].clone()).collect();
        // What is known of one copy is known of the record.
        repeated[0].received = Some("2026-05-15T00:00:00Z".parse().unwrap());
        let mut rows = world.rows.clone();
        if reversed { rows.reverse(); }
        prop_assert_eq!(world.intake_with(&Default::default(), &rows, &repeated), expected);
    }

    #[test]
    fn raising_one_mark_never_lowers_the_score(
        panel in panels(), method in methods(), rounding in rounding(), which in any::<prop::sample::Index>(), at in 0usize..3,
    ) {
        let rule = MarksRule { rounding, ..marks_rule(method) };
        let mut raised = panel.clone();
        let steps = &mut raised[which.index(panel.len())][at];
        *steps = (*steps + 1).min(FULL);
        prop_assert!(score(&rule, &raised, &Agreed::new()) >= score(&rule, &panel, &Agreed::new()));
    }

    #[test]
    fn raising_an_agreed_mark_raises_the_score(panel in panels(), agreed in prop::array::uniform3(0..FULL), at in 0usize..3) {
        let rule = marks_rule(Merge::Consensus);
        let agree = |steps: [u32; 3]| -> Agreed { ITEMS.map(item).into_iter().zip(steps).collect() };
        let mut raised = agreed;
        raised[at] += 1;
        prop_assert_eq!(score(&rule, &panel, &agree(agreed)), total(&agreed), "nothing but the agreed marks counts");
        prop_assert!(score(&rule, &panel, &agree(raised)) > score(&rule, &panel, &agree(agreed)));
    }

    #[test]
    fn the_score_lies_between_the_lowest_and_the_highest_of_each_item(panel in panels(), method in methods()) {
        let merged = score(&marks_rule(method.clone()), &panel, &Agreed::new());
        let ends = |pick: fn(Vec<u32>) -> u32| total(&[0, 1, 2].map(|at| pick(panel.iter().map(|steps| steps[at]).collect())));
        let (low, high) = (ends(|marks| marks.into_iter().min().unwrap()), ends(|marks| marks.into_iter().max().unwrap()));
        prop_assert!(low <= merged && merged <= high);
        // A mean of items is the mean of totals, and what is merged by sheet stays between the sheets' own totals.
        if method == Merge::Mean || !method.merges_items() {
            let totals: Vec<Ratio> = panel.iter().map(total).collect();
            prop_assert!(totals.iter().min().unwrap() <= &merged && &merged <= totals.iter().max().unwrap());
        }
    }

    #[test]
    fn a_trimmed_mean_is_the_sum_without_one_copy_of_each_end(totals in prop::collection::vec(0..=FULL, 1..9), drop in 1u32..3, more in 0u32..4) {
        let from = drop * 2 + 1 + more;
        let panel: Vec<[u32; 3]> = totals.iter().map(|steps| [*steps; 3]).collect();
        // The oracle takes one highest and one lowest away at a time and counts what is left.
        let mut left = totals.clone();
        if totals.len() >= from as usize {
            for _ in 0..drop {
                let at = |wanted: &u32, left: &Vec<u32>| left.iter().position(|value| value == wanted).unwrap();
                let high = *left.iter().max().unwrap();
                left.remove(at(&high, &left));
                let low = *left.iter().min().unwrap();
                left.remove(at(&low, &left));
            }
        }
        let points: u32 = left.iter().sum::<u32>() * POINTS.iter().sum::<u32>();
        let expected = ratio(i64::from(points), i64::from(FULL) * i64::try_from(left.len()).unwrap());
        for level in [Level::Item, Level::Sheet] {
            let rule = marks_rule(Merge::TrimmedMean { drop, from, level });
            prop_assert_eq!(&score(&rule, &panel, &Agreed::new()), &expected);
        }
    }

    #[test]
    fn nothing_is_rounded_that_the_rule_does_not_round(panel in panels(), digits in 0u32..3) {
        let exact = mean(&panel.iter().map(total).collect::<Vec<_>>()).unwrap();
        let rule = |at| MarksRule { rounding: at, ..marks_rule(Merge::Mean) };
        prop_assert_eq!(&score(&rule(None), &panel, &Agreed::new()), &exact);
        let round = |at| Some(Rounding { at, digits });
        let by_round = score(&rule(round(RoundingPoint::Round)), &panel, &Agreed::new());
        prop_assert_eq!(&by_round, &exact.rounded(digits));
        prop_assert_eq!(&score(&rule(round(RoundingPoint::Composite)), &panel, &Agreed::new()), &exact, "not its own point");
        let items: Vec<Ratio> = (0..3).map(|at| {
            let points: u32 = panel.iter().map(|steps| steps[at]).sum::<u32>() * POINTS[at];
            ratio(i64::from(points), i64::from(FULL) * i64::try_from(panel.len()).unwrap()).rounded(digits)
        }).collect();
        prop_assert_eq!(score(&rule(round(RoundingPoint::Item)), &panel, &Agreed::new()), sum(&items));
    }
}

#[test]
fn trimming_per_item_is_not_trimming_per_sheet() {
    // By item the ends come from different sheets; by sheet whole sheets go.
    let panel = [[20, 0, 10], [0, 20, 10], [10, 10, 0], [10, 10, 20], [12, 8, 20]];
    let by = |level| score(&marks_rule(Merge::TrimmedMean { drop: 1, from: 5, level }), &panel, &Agreed::new());
    assert_eq!(by(Level::Item), ratio(40 * 32, 60).plus(&ratio(35 * 28, 60)).plus(&ratio(25 * 40, 60)));
    assert_eq!(by(Level::Sheet), mean(&[panel[0], panel[1], panel[3]].map(|steps| total(&steps))).unwrap());
    assert_ne!(by(Level::Item), by(Level::Sheet));
}

#[test]
fn a_trim_needs_as_many_marks_as_the_rule_says() {
    let rule = marks_rule(Merge::TrimmedMean { drop: 1, from: 5, level: Level::Item });
    let four = [[20; 3], [0; 3], [10; 3], [11; 3]];
    assert_eq!(score(&rule, &four, &Agreed::new()), ratio(41 * 100, 80), "four are averaged plainly");
    let five = [[20; 3], [20; 3], [0; 3], [0; 3], [10; 3]];
    assert_eq!(score(&rule, &five, &Agreed::new()), ratio(30 * 100, 60), "one of each pair of equals stays");
}

#[test]
fn every_reason_for_having_no_score_is_named() {
    let set = criteria();
    let sheet = marks(&set, &[10, 10, 10]);
    let sheets = [sheet.as_slice(), sheet.as_slice()];
    let agreed = |code: &str, steps: u32| Agreed::from([(item(code), steps)]);
    let consensus = Some(ConsensusRule { spread_steps: 4 });
    let mean_rule = MarksRule { consensus: consensus.clone(), ..marks_rule(Merge::Mean) };
    let three = MarksRule { minimum_sheets: 3, ..marks_rule(Merge::Mean) };
    let none = MarksRule { minimum_sheets: 0, ..marks_rule(Merge::Mean) };
    let by_sheet = marks_rule(Merge::Median { level: Level::Sheet });
    let short = [&sheet[..2]];
    for (rule, sheets, agreed, fault) in [
        (&three, &sheets[..], Agreed::new(), MergeFault::TooFewSheets { found: 2, needed: 3 }),
        (&none, &sheets[..0], Agreed::new(), MergeFault::TooFewSheets { found: 0, needed: 1 }),
        (&marks_rule(Merge::Consensus), &sheets[..], agreed("1.1", 10), MergeFault::NotAgreed(item("1.2"))),
        (&mean_rule, &sheets[..], agreed("1.1", FULL + 1), MergeFault::AgreedMark(item("1.1"))),
        (&mean_rule, &sheets[..], agreed("1.1", u32::MAX), MergeFault::AgreedMark(item("1.1"))),
        (&mean_rule, &sheets[..], agreed("9.9", 1), MergeFault::AgreedMark(item("9.9"))),
        (&marks_rule(Merge::Mean), &sheets[..], agreed("1.1", 10), MergeFault::NoConsensusStep(item("1.1"))),
        (&by_sheet, &sheets[..], agreed("1.1", 10), MergeFault::AgreedOnSheets(item("1.1"))),
        (&mean_rule, &short[..], Agreed::new(), MergeFault::MissingMark(item("2.1"))),
    ] {
        assert_eq!(merge(rule, &set, sheets, &agreed), Err(fault));
    }
    let found = merge(&by_sheet, &set, &short, &Agreed::new());
    assert_eq!(found, Err(MergeFault::MissingMark(item("2.1"))), "a total of part of the items is not a total");
}

#[test]
fn an_agreed_item_replaces_the_marks_and_the_others_stay() {
    let rule = MarksRule { consensus: Some(ConsensusRule { spread_steps: 4 }), ..marks_rule(Merge::Mean) };
    let panel = [[0, 10, 10], [20, 10, 12]];
    let agreed = Agreed::from([(item("1.1"), 15)]);
    assert_eq!(score(&rule, &panel, &agreed), ratio(40 * 15 + 35 * 10 + 25 * 11, 20));
}

#[test]
fn another_method_only_tells_a_number() {
    let set = criteria();
    let sheets = [[0, 0, 0], [0, 0, 0], [20, 20, 20]].map(|steps| marks(&set, &steps));
    let judged: Vec<Judged<'_>> = sheets.iter().map(Vec::as_slice).collect();
    let rule = marks_rule(Merge::Mean);
    let guess = what_if(&Merge::Median { level: Level::Item }, &rule, &set, &judged, &Agreed::new()).unwrap();
    assert!(guess.score().is_zero());
    assert_eq!(merge(&rule, &set, &judged, &Agreed::new()).unwrap().score, ratio(100, 3));
}
