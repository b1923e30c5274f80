//! A panel result is worth what its sheets come to.

use std::collections::BTreeMap;

use crate::common::{self, World, digest, id, identity, line, prose, results::result};
use rules::{
    charter::{ConsensusRule, Expected, Level, Merge},
    digest::Digest,
    ids::ItemId,
    number::{Ratio, Rounding, RoundingPoint},
    panel::*,
    sheet::{CommentKind, Outcome, Sheet},
};

/// Three experts, two applications, consensus from a spread of 4 steps; no spread reaches it.
fn world() -> World {
    let mut world = World::new(3, 2);
    world.rule().consensus = Some(ConsensusRule { spread_steps: 4 });
    world
}

fn sheets(world: &World) -> Vec<Sheet> {
    let steps = [[10, 11, 12], [11, 12, 13], [12, 10, 11]];
    (0..2)
        .flat_map(|application| (0..3).map(move |expert| (application, expert)))
        .map(|(application, expert)| world.sheet(application, expert, &steps[expert]))
        .collect()
}

fn by_identity(sheets: &[Sheet]) -> BTreeMap<Digest, &Sheet> {
    sheets.iter().map(|sheet| (identity(sheet), sheet)).collect()
}

/// What recomputing says of an honest result that was changed.
fn faults(change: impl FnOnce(&mut PanelResult)) -> Vec<ResultFault> {
    let world = world();
    let sheets = sheets(&world);
    let mut result = result(&world, &by_identity(&sheets), &[]);
    change(&mut result);
    recompute(&world.charter, &result, &by_identity(&sheets))
}

fn differs(what: ResultPart) -> Vec<ResultFault> {
    vec![ResultFault::Differs { application: id("A01"), what }]
}

fn item(code: &str) -> ItemId {
    ItemId::new(code).unwrap()
}

#[test]
fn a_sound_result_has_no_fault_by_any_method() {
    assert_eq!(faults(|_| {}), []);
    let all: Vec<(&str, u32)> = common::ITEMS.iter().map(|code| (*code, 11)).collect();
    for (merge, agreed) in [
        (Merge::Median { level: Level::Item }, &[][..]),
        (Merge::Median { level: Level::Sheet }, &[]),
        (Merge::TrimmedMean { drop: 1, from: 3, level: Level::Item }, &[]),
        (Merge::TrimmedMean { drop: 1, from: 3, level: Level::Sheet }, &[]),
        (Merge::Consensus, &all),
    ] {
        let mut world = World::new(3, 2);
        world.rule().merge = merge.clone();
        world.rule().rounding = Some(Rounding { at: RoundingPoint::Round, digits: 1 });
        let sheets = sheets(&world);
        let sheets = by_identity(&sheets);
        let result = result(&world, &sheets, agreed);
        assert_eq!(recompute(&world.charter, &result, &sheets), [], "{merge:?}");
        assert_eq!(result.applications[0].items.is_empty(), !merge.merges_items());
    }
}

#[test]
fn heading_rule_and_criteria_are_the_charters() {
    assert_eq!(faults(|result| result.rule.minimum_sheets = 2), [ResultFault::OtherRule]);
    assert_eq!(faults(|result| result.criteria.total = 1000), [ResultFault::OtherRule]);
    assert_eq!(faults(|result| result.edition.name = line("别的奖")), [ResultFault::Heading]);
    assert_eq!(faults(|result| result.round.panel_name = line("第二组")), [ResultFault::Heading]);
    assert_eq!(faults(|result| drop(result.members.pop())), [ResultFault::Heading], "a member nobody asked");
    assert_eq!(faults(|result| result.members.swap(0, 1)), [ResultFault::Heading]);
    assert_eq!(faults(|result| result.members[0].name = line("别人")), [ResultFault::Heading]);
    assert_eq!(faults(|result| result.round.id = id("vote")), [ResultFault::NoMarks]);
    assert_eq!(faults(|result| result.round.id = id("nowhere")), [ResultFault::NoMarks]);
}

#[test]
fn a_chair_who_scores_need_not_be_asked() {
    let mut world = world();
    world.charter.rounds[0].panels[0].members.push(id("C1"));
    let sheets = sheets(&world);
    let mut result = result(&world, &by_identity(&sheets), &[]);
    assert_eq!(recompute(&world.charter, &result, &by_identity(&sheets)), []);
    result.members.pop();
    assert_eq!(recompute(&world.charter, &result, &by_identity(&sheets)), []);
}

#[test]
fn the_sheets_named_are_the_sheets_that_count() {
    let world = world();
    let sheets = sheets(&world);
    let full = result(&world, &by_identity(&sheets), &[]);
    let five = by_identity(&sheets[1..]);
    let missing = recompute(&world.charter, &full, &five);
    assert_eq!(missing[0], ResultFault::MissingSheet(identity(&sheets[0])));
    let partial = result(&world, &five, &[]);
    assert_eq!(recompute(&world.charter, &partial, &five), [], "not handed in, with a reason");
    let unnamed = recompute(&world.charter, &partial, &by_identity(&sheets));
    assert_eq!(unnamed, [ResultFault::UnnamedSheet(identity(&sheets[0]))]);
}

#[test]
fn every_expected_cell_is_accounted_for_once() {
    assert_eq!(faults(|result| result.expected = 5), [ResultFault::Count]);
    let more = |result: &mut PanelResult| {
        result.recused.push(RecusedCell { application: id("A03"), expert: id("Z01") });
    };
    assert_eq!(faults(more), [ResultFault::Count]);

    let world = world();
    let sheets = sheets(&world);
    let five = by_identity(&sheets[1..]);
    let honest = result(&world, &five, &[]);
    let check = |change: &dyn Fn(&mut PanelResult)| {
        let mut result = honest.clone();
        change(&mut result);
        recompute(&world.charter, &result, &five)
    };
    assert_eq!(check(&|result| result.not_handed_in.clear()), [ResultFault::Count]);
    let hidden = |result: &mut PanelResult| {
        result.not_handed_in.clear();
        result.sheets.push(result.sheets[0].clone());
    };
    assert_eq!(check(&hidden), [ResultFault::Count], "a sheet named twice does not make up for one that is gone");
    let stranger = |result: &mut PanelResult| result.not_handed_in[0].expert = id("Z99");
    assert_eq!(check(&stranger), [ResultFault::Count], "nobody of that name is in the panel");
}

#[test]
fn two_heads_of_one_cell_cannot_both_count() {
    let world = world();
    let mut sheets = sheets(&world);
    let mut twin = sheets[0].clone();
    twin.overall = Some(prose("另一份"));
    sheets[5] = twin;
    let all = by_identity(&sheets);
    let mut both = result(&world, &all, &[]);
    both.not_handed_in.clear();
    let second = identity(&sheets[5]).max(identity(&sheets[0]));
    both.sheets.push(AppliedSheet { application: id("A01"), expert: id("Z01"), digest: second, scored: true });
    assert!(recompute(&world.charter, &both, &all).contains(&ResultFault::Count));
}

#[test]
fn what_is_said_of_a_sheet_is_what_the_sheet_says() {
    let what = ResultPart::Cell;
    assert_eq!(faults(|result| result.sheets[0].scored = false), differs(what));
    let swapped = |result: &mut PanelResult| {
        let (first, second) = (result.sheets[0].digest, result.sheets[1].digest);
        (result.sheets[0].digest, result.sheets[1].digest) = (second, first);
    };
    assert_eq!(faults(swapped), [differs(what), differs(what)].concat());
}

#[test]
fn every_application_is_listed_once_in_order_and_under_its_name() {
    assert_eq!(faults(|result| drop(result.applications.remove(0))), differs(ResultPart::Listed));
    assert_eq!(faults(|result| result.applications.reverse()), differs(ResultPart::Place), "order would tell ranks");
    let twice = |result: &mut PanelResult| result.applications.insert(0, result.applications[0].clone());
    assert_eq!(faults(twice), differs(ResultPart::Place));
    assert_eq!(faults(|result| result.applications[0].applicant = line("冒名企业")), differs(ResultPart::Applicant));
}

#[test]
fn every_number_is_computed_again() {
    let first = |change: fn(&mut ScoredApplication)| faults(|result| change(&mut result.applications[0]));
    assert_eq!(first(|scored| scored.sheets = 4), differs(ResultPart::Sheets));
    assert_eq!(first(|scored| scored.items[0].score = Ratio::whole(40)), differs(ResultPart::Item));
    assert_eq!(first(|scored| scored.items[0].steps = Ratio::whole(20)), differs(ResultPart::Item));
    assert_eq!(first(|scored| scored.items.swap(0, 1)), differs(ResultPart::Item));
    assert_eq!(first(|scored| scored.score = Ratio::whole(100)), differs(ResultPart::Score));
    assert_eq!(first(|scored| scored.displayed = line("99.99")), differs(ResultPart::Score), "what is printed, too");
    assert_eq!(first(|scored| scored.items[1].spread = 0), differs(ResultPart::Spread));
    assert_eq!(first(|scored| drop(scored.items.pop())), differs(ResultPart::Item));
}

#[test]
fn an_item_over_the_threshold_that_was_not_agreed_on_is_reported() {
    let world = world();
    let mut sheets = sheets(&world);
    sheets[0] = world.sheet(0, 0, &[15, 11, 12]);
    let open = recompute(&world.charter, &result(&world, &by_identity(&sheets), &[]), &by_identity(&sheets));
    assert_eq!(open, [ResultFault::NotAgreed { application: id("A01"), item: item("1.1") }]);
    let agreed = result(&world, &by_identity(&sheets), &[("1.1", 13)]);
    assert_eq!(recompute(&world.charter, &agreed, &by_identity(&sheets)), []);
    assert_eq!(agreed.applications[0].items[0].spread, 4, "the spread before agreement stays");
}

#[test]
fn a_result_without_a_score_to_compare_names_the_reason() {
    let consensus = |steps: u32| Consensus { steps, reason: prose("合议"), comments: Vec::new() };
    let merge = |fault| vec![ResultFault::Merge { application: id("A01"), fault }];
    let beyond = faults(|result| result.applications[0].items[0].consensus = Some(consensus(21)));
    assert_eq!(beyond, merge(MergeFault::AgreedMark(item("1.1"))));

    let mut world = world();
    world.rule().consensus = None;
    let sheets = sheets(&world);
    let mut arbitrary = result(&world, &by_identity(&sheets), &[]);
    arbitrary.applications[0].items[0].consensus = Some(consensus(20));
    let found = recompute(&world.charter, &arbitrary, &by_identity(&sheets));
    assert_eq!(
        found,
        merge(MergeFault::NoConsensusStep(item("1.1"))),
        "a chair cannot agree where the rule has no such step"
    );
}

#[test]
fn a_comment_comes_from_a_sheet_of_the_same_application() {
    let world = world();
    let sheets = sheets(&world);
    let check = |source: Digest| {
        let mut result = result(&world, &by_identity(&sheets), &[("1.1", 11)]);
        let consensus = result.applications[0].items[0].consensus.as_mut().unwrap();
        let text = prose("方法系统");
        consensus.comments.push(ConsensusComment {
            kind: CommentKind::Strength,
            text,
            citations: Vec::new(),
            taken_from: vec![source],
        });
        recompute(&world.charter, &result, &by_identity(&sheets))
    };
    assert_eq!(check(identity(&sheets[0])), []);
    assert_eq!(check(identity(&sheets[3])), differs(ResultPart::Source), "another application's");
    assert_eq!(check(digest("nobody's")), differs(ResultPart::Source));
}

#[test]
fn states_that_are_not_marks_count_as_cells_and_not_as_zeros() {
    let mut world = world();
    world.rule().minimum_sheets = 2;
    world.rows[2].expected = Expected::Recused;
    world.commit();
    let mut sheets = sheets(&world);
    sheets[0].outcome = Outcome::Abstained { reason: prose("亲属任职") };
    sheets[3].outcome = Outcome::Insufficient { reason: prose("缺附件") };
    sheets.remove(2);
    let all = by_identity(&sheets);
    let result = result(&world, &all, &[]);
    assert_eq!(recompute(&world.charter, &result, &all), []);
    let listed: Vec<(&str, u32)> =
        result.applications.iter().map(|scored| (scored.application.as_str(), scored.sheets)).collect();
    assert_eq!(listed, [("A02", 2)], "one mark is left for A01, two are needed: no score, not a low one");
    assert_eq!((result.recused.len(), result.sheets.len()), (1, 5));
}
