//! Every rule a charter can break, each broken alone.

use crate::common::{self, World, digest, id, line, prose, ratio, source};
use rules::{
    charter::*,
    criteria::Step,
    number::{Ratio, Rounding, RoundingPoint},
};

fn faults(change: impl FnOnce(&mut Charter)) -> Vec<CharterFault> {
    let mut charter = World::new(3, 2).charter;
    change(&mut charter);
    charter.check()
}

fn rule(charter: &mut Charter) -> &mut MarksRule {
    let Product::Marks(rule) = &mut charter.rounds[0].product else { unreachable!() };
    rule
}

fn weights(charter: &mut Charter) -> (&mut Vec<WeightedRound>, &mut u32, &mut Option<Rounding>) {
    let CompositeRule::Weights { parts, scale, rounding, .. } = &mut charter.composite else { unreachable!() };
    (parts, scale, rounding)
}

fn repeated(kind: CharterPart, id: impl Into<String>) -> Vec<CharterFault> {
    vec![CharterFault::Repeated { kind, id: id.into() }]
}

#[test]
fn a_sound_charter_has_no_fault() {
    assert_eq!(faults(|_| {}), []);
    assert_eq!(faults(|charter| charter.composite = CompositeRule::Deliberation { source: source() }), []);
    let trimmed = Merge::TrimmedMean { drop: 1, from: 3, level: Level::Sheet };
    let at_sheet = Rounding { at: RoundingPoint::Sheet, digits: 2 };
    assert_eq!(faults(|charter| (rule(charter).merge, rule(charter).rounding) = (trimmed, Some(at_sheet))), []);
    assert_eq!(faults(|charter| charter.rounds[0].panels[0].members.push(id("C1"))), [], "a chair who scores");
}

#[test]
fn nothing_stands_twice() {
    assert_eq!(faults(|c| c.people.push(common::person("Z09", Role::Expert))), []);
    assert_eq!(
        faults(|c| {
            let mut double = common::person("Z01", Role::Expert);
            double.certificate = digest("second key");
            c.people.push(double);
        }),
        repeated(CharterPart::Person, "Z01")
    );
    let shared = digest("certificate Z01");
    let one_key = |c: &mut Charter| {
        let mut double = common::person("Z09", Role::Expert);
        double.certificate = shared;
        c.people.push(double);
    };
    assert_eq!(faults(one_key), repeated(CharterPart::Certificate, shared.to_string()), "one key for two people");
    assert_eq!(faults(|c| c.tracks.push(c.tracks[0].clone())), repeated(CharterPart::Track, "org"));
    assert_eq!(faults(|c| c.criteria.push(c.criteria[0].clone())), repeated(CharterPart::CriteriaSet, "mini"));
    assert_eq!(faults(|c| c.rounds.push(c.rounds[2].clone())), repeated(CharterPart::Round, "vote"));
    let twin = |c: &mut Charter| {
        let panel = c.rounds[0].panels[0].clone();
        c.rounds[0].panels.push(panel);
    };
    assert_eq!(faults(twin), repeated(CharterPart::Panel, "p1"));
    let seated = |c: &mut Charter| c.rounds[0].panels[0].members.push(id("Z01"));
    assert_eq!(faults(seated), repeated(CharterPart::Member, "Z01"));
}

#[test]
fn panels_are_led_by_a_chair_and_made_of_reviewers() {
    let panel = |change: fn(&mut Panel)| faults(|charter| change(&mut charter.rounds[0].panels[0]));
    let unknown = |person: &str| CharterFault::UnknownPerson { panel: id("p1"), person: id(person) };
    assert_eq!(panel(|panel| panel.chair = id("X1")), [unknown("X1")]);
    assert_eq!(panel(|panel| panel.members.push(id("X2"))), [unknown("X2")]);
    assert_eq!(panel(|panel| panel.chair = id("Z01")), [CharterFault::NotAChair(id("p1"))]);
    assert_eq!(panel(|panel| panel.members.clear()), [CharterFault::EmptyPanel(id("p1"))]);
    for (index, office) in ["O1", "B1", "S1"].into_iter().enumerate() {
        let push = |charter: &mut Charter| charter.rounds[0].panels[0].members.push(id(office));
        let fault = CharterFault::NotAReviewer { panel: id("p1"), person: id(office) };
        assert_eq!(faults(push), [fault], "{index}");
    }
}

#[test]
fn rules_of_a_round_fit_together() {
    assert_eq!(faults(|c| rule(c).criteria = id("other")), [CharterFault::UnknownCriteria(id("paper"))]);
    let broken = CharterFault::BrokenCriteria { id: "mini".into(), problems: 1 };
    assert_eq!(faults(|c| c.criteria[0].step = Step::Percent { step: 7 })[..1], [broken]);
    for (drop, from) in [(1, 2), (2, 4), (u32::MAX, u32::MAX)] {
        let trim = Merge::TrimmedMean { drop, from, level: Level::Item };
        assert_eq!(faults(|c| rule(c).merge = trim), [CharterFault::TrimsEverything(id("paper"))], "{drop} of {from}");
    }
    let agree_on_sheets = |c: &mut Charter| {
        rule(c).merge = Merge::Median { level: Level::Sheet };
        rule(c).consensus = Some(ConsensusRule { spread_steps: 4 });
    };
    assert_eq!(faults(agree_on_sheets), [CharterFault::ConsensusOnSheets(id("paper"))]);
}

#[test]
fn a_rounding_that_would_never_happen_is_a_fault() {
    let at = |at, digits| Some(Rounding { at, digits });
    let item = Merge::Mean;
    let sheet = Merge::Median { level: Level::Sheet };
    for (merge, rounding, sound) in [
        (&item, at(RoundingPoint::Item, 2), true),
        (&item, at(RoundingPoint::Round, 6), true),
        (&item, at(RoundingPoint::Round, 7), false),
        (&item, at(RoundingPoint::Round, u32::MAX), false),
        (&item, at(RoundingPoint::Sheet, 2), false),
        (&item, at(RoundingPoint::Composite, 2), false),
        (&sheet, at(RoundingPoint::Sheet, 2), true),
        (&sheet, at(RoundingPoint::Round, 2), true),
        (&sheet, at(RoundingPoint::Item, 2), false),
    ] {
        let found = faults(|c| (rule(c).merge, rule(c).rounding) = (merge.clone(), rounding.clone()));
        let expected = if sound { Vec::new() } else { vec![CharterFault::Rounding] };
        assert_eq!(found, expected, "{merge:?} {rounding:?}");
    }
    assert_eq!(faults(|c| *weights(c).2 = at(RoundingPoint::Composite, 2)), []);
    assert_eq!(faults(|c| *weights(c).2 = at(RoundingPoint::Round, 2)), [CharterFault::Rounding]);
}

#[test]
fn weights_name_rounds_with_marks_and_add_up_to_one() {
    let parts = |change: fn(&mut Vec<WeightedRound>)| faults(|charter| change(weights(charter).0));
    assert_eq!(parts(|parts| parts[0].round = id("x")), [CharterFault::UnknownRound(id("x"))]);
    assert_eq!(parts(|parts| parts[0].round = id("vote")), [CharterFault::UnweightableRound(id("vote"))]);
    let stranger = |parts: &mut Vec<WeightedRound>| parts.iter_mut().for_each(|part| part.track = id("x"));
    assert_eq!(parts(stranger), [CharterFault::UnknownTrack(id("x")), CharterFault::UnknownTrack(id("x"))]);
    assert_eq!(parts(|parts| parts[0].weight = ratio(39999, 100_000)), [CharterFault::WeightSum(id("org"))]);
    let negative = |parts: &mut Vec<WeightedRound>| (parts[0].weight, parts[1].weight) = (ratio(-1, 5), ratio(6, 5));
    assert_eq!(parts(negative), [CharterFault::Weight(id("org"))]);
    let nothing = |parts: &mut Vec<WeightedRound>| (parts[0].weight, parts[1].weight) = (Ratio::zero(), ratio(1, 1));
    assert_eq!(parts(nothing), [CharterFault::Weight(id("org"))]);
    assert_eq!(faults(|charter| *weights(charter).1 = 0), [CharterFault::Scale]);
}

#[test]
fn thirds_add_up_to_one_where_decimals_would_not() {
    let thirds = |charter: &mut Charter| {
        let third = |round: &str| WeightedRound { track: id("org"), round: id(round), weight: ratio(1, 3) };
        *weights(charter).0 = vec![third("paper"), third("visit"), third("visit")];
    };
    assert_eq!(faults(thirds), []);
}

#[test]
fn a_tie_chain_compares_only_what_a_round_gives() {
    let chain = |step: TieBreak| faults(|charter| charter.ties.chain = vec![step]);
    let category = |round: &str, code: &str| TieBreak::Category { round: id(round), category: line(code) };
    assert_eq!(chain(category("paper", "2")), []);
    assert_eq!(chain(TieBreak::Round { round: id("visit") }), []);
    assert_eq!(chain(TieBreak::Round { round: id("x") }), [CharterFault::UnknownRound(id("x"))]);
    assert_eq!(chain(TieBreak::Round { round: id("vote") }), [CharterFault::TieStep(id("vote"))]);
    assert_eq!(chain(category("paper", "4.7")), [CharterFault::TieStep(id("paper"))]);
    let whole_sheets = |charter: &mut Charter| {
        charter.ties.chain = vec![category("paper", "2")];
        rule(charter).merge = Merge::Median { level: Level::Sheet };
    };
    assert_eq!(faults(whole_sheets), [CharterFault::TieStep(id("paper"))], "whole sheets give no items");
}

#[test]
fn a_revision_has_number_predecessor_kind_and_reason() {
    let second = || CharterRevision {
        number: 2,
        previous: Some(digest("first")),
        kind: RevisionKind::Erratum,
        reason: Some(prose("勘误")),
        keeps: vec![digest("first")],
    };
    let check = |change: fn(&mut CharterRevision)| {
        let mut revision = second();
        change(&mut revision);
        faults(|charter| charter.revision = revision)
    };
    assert_eq!(check(|_| {}), []);
    assert_eq!(check(|revision| revision.keeps.clear()), []);
    for change in [
        |revision: &mut CharterRevision| revision.number = 1,
        |revision: &mut CharterRevision| revision.number = 0,
        |revision: &mut CharterRevision| revision.previous = None,
        |revision: &mut CharterRevision| revision.reason = None,
        |revision: &mut CharterRevision| revision.kind = RevisionKind::Initial,
    ] {
        assert_eq!(check(change), [CharterFault::Revision]);
    }
    assert_eq!(faults(|charter| charter.revision.keeps = vec![digest("x")]), [CharterFault::Revision]);
}

#[test]
fn the_matrix_is_sorted_unique_and_of_known_panels() {
    let block = |change: fn(&mut MatrixBlock)| faults(|charter| change(&mut charter.matrix[0]));
    let fault = |panel: &str| vec![CharterFault::Matrix(id(panel))];
    assert_eq!(block(|block| block.commitments.reverse()), fault("p1"));
    assert_eq!(block(|block| block.commitments.insert(0, block.commitments[0])), fault("p1"));
    assert_eq!(block(|block| block.panel = id("p9")), fault("p9"));
    let second =
        |charter: &mut Charter| charter.matrix.push(MatrixBlock { commitments: vec![], ..charter.matrix[0].clone() });
    assert_eq!(faults(second), fault("p1"), "two blocks for one panel");
}

#[test]
fn an_organiser_listed_in_it_signs_the_charter() {
    let mut world = World::new(3, 2);
    for who in ["B1", "C1", "Z01"] {
        world.charter.signing = world.signing(who);
        assert_eq!(world.charter.check(), [CharterFault::Signer], "{who}");
    }
    assert_eq!(faults(|charter| charter.signing.certificate = digest("x")), [CharterFault::Signer]);
    assert_eq!(faults(|charter| charter.signing.person = id("X1")), [CharterFault::Signer]);
}
