//! Competition ranking: a function of the set of scores, with a declared tie chain.

use std::collections::BTreeMap;

use crate::common::{self, World, criteria, id, line, marks, marks_rule, ratio, source};
use proptest::prelude::*;
use rules::{
    charter::{CompositeRule, Level, Merge, TieBreak, WeightedRound},
    composite::{CompositeFault, Ranked, RoundScores, rank, round_scores},
    number::{Ratio, Rounding, RoundingPoint},
    panel::{Agreed, Judged, PanelResult, merge},
};

fn world() -> World {
    World::new(1, 1)
}

fn entry(number: usize, paper: Ratio, visit: Ratio) -> RoundScores {
    RoundScores {
        application: id(&format!("A{number:02}")),
        track: id("org"),
        rounds: BTreeMap::from([(id("paper"), paper), (id("visit"), visit)]),
        categories: BTreeMap::new(),
    }
}

fn rounding(world: &mut World, digits: Option<u32>) {
    let CompositeRule::Weights { rounding, .. } = &mut world.charter.composite else { unreachable!() };
    *rounding = digits.map(|digits| Rounding { at: RoundingPoint::Composite, digits });
}

/// Scores of a few values only, so that there are many ties; categories for some.
fn entries() -> impl Strategy<Value = Vec<RoundScores>> {
    let values = (0i64..4, 0i64..4, prop::option::of(0i64..3), prop::option::of(0i64..3));
    prop::collection::vec(values, 1..9).prop_map(|all| {
        let entry = |(number, (paper, visit, first, second)): (usize, (i64, i64, Option<i64>, Option<i64>))| {
            let mut entry = entry(number, Ratio::whole(paper * 3), Ratio::whole(visit * 2));
            for (category, value) in [("1", first), ("2", second)] {
                entry.categories.extend(value.map(|value| ((id("paper"), category.to_owned()), Ratio::whole(value))));
            }
            entry
        };
        all.into_iter().enumerate().map(entry).collect()
    })
}

fn chain() -> Vec<TieBreak> {
    let category = |category: &str| TieBreak::Category { round: id("paper"), category: line(category) };
    vec![category("1"), category("2"), TieBreak::Round { round: id("visit") }]
}

fn rank_of(ranked: &[Ranked], number: usize) -> u32 {
    ranked.iter().find(|entry| entry.application.as_str() == format!("A{number:02}")).unwrap().rank
}

proptest! {
    #[test]
    fn everyone_is_ranked_once_and_the_order_of_input_does_not_matter(
        (entries, shuffled) in entries().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        length in 0usize..4, digits in prop::option::of(0u32..2),
    ) {
        let mut world = world();
        world.charter.ties.chain = chain()[..length].to_vec();
        rounding(&mut world, digits);
        let ranked = rank(&world.charter, &entries).unwrap();
        prop_assert_eq!(&rank(&world.charter, &shuffled).unwrap(), &ranked);
        let mut names: Vec<_> = ranked.iter().map(|entry| &entry.application).collect();
        names.sort();
        prop_assert_eq!(names, entries.iter().map(|entry| &entry.application).collect::<Vec<_>>());
        for entry in &ranked {
            let better = ranked.iter().filter(|other| other.rank < entry.rank).count();
            prop_assert_eq!(entry.rank as usize, better + 1, "as many are better, plus one");
        }
        prop_assert!(ranked.windows(2).all(|pair| pair[0].composite >= pair[1].composite));
        prop_assert!(ranked.windows(2).all(|pair| pair[0].composite == pair[1].composite || pair[0].rank < pair[1].rank));
    }

    #[test]
    fn without_a_chain_equal_composites_share_a_rank_and_others_do_not(entries in entries(), digits in prop::option::of(0u32..2)) {
        let mut world = world();
        rounding(&mut world, digits);
        let ranked = rank(&world.charter, &entries).unwrap();
        for a in &ranked {
            for b in &ranked {
                prop_assert_eq!(a.rank == b.rank, a.composite == b.composite);
            }
        }
    }

    #[test]
    fn a_composite_is_the_weighted_share_of_full_points(paper in 0i64..=2000, visit in 0i64..=2000) {
        // Weights 2/5 and 3/5 of a scale of 100 over sets of 100 points; scores here in twentieths.
        let ranked = rank(&world().charter, &[entry(1, ratio(paper, 20), ratio(visit, 20))]).unwrap();
        prop_assert_eq!(&ranked[0].composite, &ratio(2 * paper + 3 * visit, 100));
    }

    #[test]
    fn raising_one_mark_never_lowers_the_rank(
        field in prop::collection::vec(prop::collection::vec(prop::array::uniform3(0u32..4), 3..6), 2..5),
        method in 0usize..5, at in 0usize..3, digits in prop::option::of(0u32..2), length in 0usize..4,
    ) {
        let method = [
            Merge::Mean,
            Merge::Median { level: Level::Item },
            Merge::Median { level: Level::Sheet },
            Merge::TrimmedMean { drop: 1, from: 4, level: Level::Item },
            Merge::TrimmedMean { drop: 1, from: 4, level: Level::Sheet },
        ][method].clone();
        let (set, rule) = (criteria(), marks_rule(method));
        let mut world = world();
        world.charter.ties.chain = chain()[..length].to_vec();
        rounding(&mut world, digits);
        let standing = |field: &[Vec<[u32; 3]>]| {
            let all: Vec<RoundScores> = field.iter().enumerate().map(|(number, panel)| {
                let sheets: Vec<_> = panel.iter().map(|steps| marks(&set, steps)).collect();
                let judged: Vec<Judged<'_>> = sheets.iter().map(Vec::as_slice).collect();
                let merged = merge(&rule, &set, &judged, &Agreed::new()).unwrap();
                let mut scores = entry(number, merged.score, Ratio::zero());
                for item in merged.items {
                    let category = set.category_of(&item.item).unwrap().code.clone();
                    let sum = scores.categories.entry((id("paper"), category)).or_insert_with(Ratio::zero);
                    *sum = sum.plus(&item.score);
                }
                scores
            }).collect();
            rank_of(&rank(&world.charter, &all).unwrap(), 0)
        };
        let mut raised = field.clone();
        raised[0][0][at] += 1;
        prop_assert!(standing(&raised) <= standing(&field));
    }
}

#[test]
fn ranks_are_one_two_two_four() {
    let all = [10, 8, 8, 5].map(Ratio::whole);
    let all: Vec<_> = all.into_iter().enumerate().map(|(number, score)| entry(number, score.clone(), score)).collect();
    let ranks: Vec<u32> = rank(&world().charter, &all).unwrap().iter().map(|entry| entry.rank).collect();
    assert_eq!(ranks, [1, 2, 2, 4]);
}

#[test]
fn rounded_ties_are_ties_only_when_the_rule_rounds() {
    let all = [entry(1, ratio(801, 10), ratio(80, 1)), entry(2, ratio(802, 10), ratio(80, 1))];
    let mut world = world();
    let exact = rank(&world.charter, &all).unwrap();
    assert_eq!((exact[0].application.as_str(), exact[0].rank, exact[1].rank), ("A02", 1, 2));
    assert_eq!(exact[0].composite.decimal(0), exact[1].composite.decimal(0), "they look the same in whole points");
    rounding(&mut world, Some(0));
    let rounded = rank(&world.charter, &all).unwrap();
    assert_eq!((rounded[0].rank, rounded[1].rank), (1, 1));
}

#[test]
fn a_step_that_one_of_the_equals_lacks_decides_nothing_among_them() {
    // Pair by pair, A < C by category 1, C < B and B < A by category 2: a circle.
    let mut world = world();
    world.charter.ties.chain = chain()[..2].to_vec();
    let with = |number: usize, first: Option<i64>, second: i64| {
        let mut entry = entry(number, Ratio::whole(5), Ratio::whole(5));
        for (category, value) in [("1", first), ("2", Some(second))] {
            entry.categories.extend(value.map(|value| ((id("paper"), category.to_owned()), Ratio::whole(value))));
        }
        entry
    };
    let all = [with(1, Some(1), 3), with(2, None, 2), with(3, Some(2), 1)];
    let ranked = rank(&world.charter, &all).unwrap();
    assert_eq!([1, 2, 3].map(|number| rank_of(&ranked, number)), [1, 2, 3], "category 2 decides for all three");
    let ranked = rank(&world.charter, &[all[0].clone(), all[2].clone()]).unwrap();
    assert_eq!(
        [1, 3].map(|number| rank_of(&ranked, number)),
        [2, 1],
        "without the one who lacks it, category 1 decides"
    );
}

#[test]
fn a_track_is_weighted_by_its_own_rounds() {
    let mut world = world();
    let CompositeRule::Weights { parts, .. } = &mut world.charter.composite else { unreachable!() };
    parts.push(WeightedRound { track: id("person"), round: id("paper"), weight: Ratio::whole(1) });
    let person = RoundScores {
        application: id("P01"),
        track: id("person"),
        rounds: BTreeMap::from([(id("paper"), Ratio::whole(70))]),
        categories: BTreeMap::new(),
    };
    let ranked = rank(&world.charter, &[entry(1, Ratio::whole(60), Ratio::whole(60)), person]).unwrap();
    assert_eq!(ranked[0].application.as_str(), "P01", "a round that a track skips is not a zero");
    assert_eq!(ranked[0].composite, Ratio::whole(70));
}

#[test]
fn every_reason_for_having_no_list_is_named() {
    let good = || entry(1, Ratio::whole(1), Ratio::whole(1));
    let mut missing = good();
    missing.rounds.remove(&id("visit"));
    let fault = CompositeFault::MissingScore { application: id("A01"), round: id("visit") };
    assert_eq!(rank(&world().charter, &[missing]), Err(fault));
    let stranger = RoundScores { track: id("person"), ..good() };
    assert_eq!(rank(&world().charter, &[stranger]), Err(CompositeFault::NoWeights(id("person"))));
    assert_eq!(rank(&world().charter, &[good(), good()]), Err(CompositeFault::Repeated(id("A01"))));
    let mut ballot = world();
    let CompositeRule::Weights { parts, .. } = &mut ballot.charter.composite else { unreachable!() };
    parts[0].round = id("vote");
    assert_eq!(rank(&ballot.charter, &[good()]), Err(CompositeFault::NoMarks(id("vote"))));
    let mut deliberation = world();
    deliberation.charter.composite = CompositeRule::Deliberation { source: source() };
    assert_eq!(rank(&deliberation.charter, &[good()]), Err(CompositeFault::Deliberation));
    assert_eq!(rank(&world().charter, &[]), Ok(Vec::new()));
}

#[test]
fn two_panel_results_for_one_application_in_one_round_are_refused_by_both_names() {
    let world = World::new(2, 2);
    let sheets: Vec<_> =
        (0..2).flat_map(|application| (0..2).map(move |expert| (application, expert))).collect::<Vec<_>>();
    let sheets: Vec<_> =
        sheets.into_iter().map(|(application, expert)| world.sheet(application, expert, &[10, 11, 12])).collect();
    let by_identity = sheets.iter().map(|sheet| (common::identity(sheet), sheet)).collect();
    let first = common::results::result(&world, &by_identity, &[]);
    let mut second = first.clone();
    second.round.panel_name = line("第二组");
    second.round.panel = id("p2");
    second.applications.remove(0);
    let track = |_: &rules::ids::ApplicationId| Some(id("org"));
    let scores = |results: &[&PanelResult]| round_scores(results, track);
    assert_eq!(scores(&[&first]).unwrap().len(), 2);
    for order in [[&first, &second], [&second, &first]] {
        let (one, other) = ("材料评审第一组".to_owned(), "材料评审第二组".to_owned());
        let fault = CompositeFault::SeveralResults { application: id("A02"), first: one, second: other };
        assert_eq!(scores(&order), Err(fault), "whichever is named first");
    }
    // In different rounds, and for different applications of one round, they stand side by side.
    second.round.id = id("visit");
    assert_eq!(scores(&[&first, &second]).unwrap()[1].rounds.len(), 2);
    second.round.id = first.round.id.clone();
    second.applications[0].application = id("A03");
    assert_eq!(scores(&[&first, &second]).unwrap().len(), 3);
}
