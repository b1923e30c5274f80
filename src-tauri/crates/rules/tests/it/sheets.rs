//! Every rule a sheet can break, each broken alone, and what keeps a draft from being a sheet.

use crate::common::{self, FULL, ITEMS, World, criteria, digest, id, line, prose, ratio};
use rules::{
    charter::{Expected, RowFault},
    ids::ItemId,
    number::Ratio,
    panel::{SpreadLevel, item_spreads},
    sheet::*,
};

fn faults(change: impl FnOnce(&mut Sheet)) -> Vec<SheetFault> {
    let world = World::new(2, 2);
    let mut sheet = world.sheet(0, 0, &[1, 2, 3]);
    change(&mut sheet);
    sheet.check(&world.charter)
}

/// What the marks of a good sheet are changed to, with the total that belongs to them.
fn marked(change: impl FnOnce(&mut Vec<Mark>)) -> Vec<SheetFault> {
    faults(|sheet| {
        let Outcome::Scored { marks, total } = &mut sheet.outcome else { unreachable!() };
        change(marks);
        *total = rules::number::sum(marks.iter().map(|mark| &mark.score));
    })
}

fn item(code: &str) -> ItemId {
    ItemId::new(code).unwrap()
}

fn citation(document: &str) -> Citation {
    Citation { document: id(document), label: line("报告"), page: Some(12), quote: None, region: Some([1, 2, 3, 4]) }
}

fn comment(citation: Citation) -> Comment {
    Comment { kind: CommentKind::Strength, text: prose("展开充分"), citations: vec![citation] }
}

#[test]
fn a_sound_sheet_has_no_fault() {
    assert_eq!(faults(|_| {}), []);
    assert_eq!(faults(|sheet| sheet.outcome = Outcome::Abstained { reason: prose("亲属任职") }), []);
    assert_eq!(faults(|sheet| sheet.outcome = Outcome::Insufficient { reason: prose("缺附件") }), []);
    assert_eq!(marked(|marks| marks[2].comments.push(comment(citation("D1")))), []);
}

#[test]
fn a_sheet_stands_where_its_cell_does() {
    assert_eq!(faults(|sheet| sheet.edition.id = id("demo-2025")), [SheetFault::OtherEdition]);
    assert_eq!(faults(|sheet| sheet.edition.name = line("别的奖")), [SheetFault::OtherEdition], "as printed, too");
    assert_eq!(faults(|sheet| sheet.round.name = line("现场评审")), [SheetFault::WrongRound], "as printed, too");
    assert_eq!(faults(|sheet| sheet.round.panel = id("v1")), [SheetFault::WrongRound]);
    let not_expected = SheetFault::Row(RowFault::NotExpected { round: id("paper"), panel: id("p1") });
    for change in [
        |sheet: &mut Sheet| sheet.cell.application.applicant = line("冒名企业"),
        |sheet: &mut Sheet| sheet.cell.application.track = id("person"),
        |sheet: &mut Sheet| sheet.cell.application.category = line("服务业"),
        |sheet: &mut Sheet| sheet.cell.salt = rules::charter::Salt::new([7; 32]),
        |sheet: &mut Sheet| sheet.cell.expected = Expected::Recused,
    ] {
        assert_eq!(faults(change), std::slice::from_ref(&not_expected));
    }
    let nowhere = |sheet: &mut Sheet| (sheet.cell.round, sheet.round.id) = (id("x"), id("x"));
    let no_panel = SheetFault::Row(RowFault::NoSuchPanel { round: id("x"), panel: id("p1") });
    assert_eq!(faults(nowhere), [SheetFault::WrongRound, no_panel, SheetFault::NoMarks]);
    assert_eq!(faults(|sheet| sheet.signing.person = id("Z02")), [SheetFault::OtherExpert]);
}

#[test]
fn a_recused_cell_has_no_sheet() {
    let mut world = World::new(2, 2);
    world.rows[0].expected = Expected::Recused;
    world.commit();
    assert_eq!(world.sheet(0, 0, &[1, 2, 3]).check(&world.charter), [SheetFault::Recused]);
}

#[test]
fn the_criteria_are_exactly_those_of_the_round() {
    for change in [
        |criteria: &mut CriteriaReference| criteria.id = id("other"),
        |criteria: &mut CriteriaReference| criteria.name = line("别的评分表"),
        |criteria: &mut CriteriaReference| criteria.total = 1000,
    ] {
        assert_eq!(faults(|sheet| change(&mut sheet.criteria)), [SheetFault::OtherCriteria]);
    }
}

#[test]
fn every_item_is_marked_once_and_in_order() {
    assert_eq!(marked(|marks| marks.swap(0, 1)), [SheetFault::Items]);
    assert_eq!(marked(|marks| drop(marks.pop())), [SheetFault::Items]);
    assert_eq!(marked(|marks| marks.push(marks[2].clone())), [SheetFault::Items], "a mark that counts twice");
    assert_eq!(marked(|marks| marks[1] = marks[0].clone()), [SheetFault::Items], "one item in another's place");
    assert_eq!(marked(Vec::clear), [SheetFault::Items]);
    let stranger = |marks: &mut Vec<Mark>| marks[1].item = item("9.9");
    assert_eq!(marked(stranger), [SheetFault::Items, SheetFault::Mark(item("9.9"))]);
}

#[test]
fn marks_scores_and_total_are_computed_again() {
    for steps in [FULL + 1, u32::MAX] {
        assert_eq!(marked(|marks| marks[0].steps = steps), [SheetFault::Mark(item("1.1"))]);
    }
    assert_eq!(marked(|marks| marks[0].steps = FULL), [SheetFault::Score(item("1.1"))]);
    let huge: Ratio = format!("{}/1", "9".repeat(390)).parse().unwrap();
    assert_eq!(marked(|marks| marks[0].score = huge), [SheetFault::Score(item("1.1"))]);
    let total = |sheet: &mut Sheet| {
        let Outcome::Scored { total, .. } = &mut sheet.outcome else { unreachable!() };
        *total = total.plus(&ratio(1, 1_000_000_000));
    };
    assert_eq!(faults(total), [SheetFault::Total]);
}

#[test]
fn citations_and_check_points_name_what_is_there() {
    let fault = [SheetFault::Citation];
    assert_eq!(marked(|marks| marks[0].comments.push(comment(citation("D9")))), fault);
    assert_eq!(marked(|marks| marks[0].comments.push(comment(Citation { page: Some(0), ..citation("D1") }))), fault);
    for region in [[3, 2, 3, 4], [1, 4, 3, 2]] {
        let empty = Citation { region: Some(region), ..citation("D1") };
        assert_eq!(marked(|marks| marks[0].comments.push(comment(empty))), fault);
    }
    let point = |items: &[&str], document: &str| {
        let items = items.iter().map(|code| item(code)).collect();
        let point = CheckPoint { items, text: prose("核实产量"), citations: vec![citation(document)] };
        faults(|sheet| sheet.check_points.push(point))
    };
    assert_eq!(point(&["1.1", "2.1"], "D1"), []);
    assert_eq!(point(&["9.9"], "D1"), fault);
    assert_eq!(point(&["1.1", "1.1"], "D1"), fault);
    assert_eq!(point(&["1.1"], "D9"), fault);
    let twin = |sheet: &mut Sheet| sheet.dossier.documents.push(sheet.dossier.documents[0].clone());
    assert_eq!(faults(twin), fault, "two documents of one name cannot be cited");
}

#[test]
fn a_revision_has_number_predecessors_and_reason() {
    let (low, high) = (digest("a").min(digest("b")), digest("a").max(digest("b")));
    let check = |number, supersedes: &[_], reason: Option<&str>| {
        let supersedes = supersedes.to_vec();
        faults(|sheet| sheet.revision = SheetRevision { number, supersedes, reason: reason.map(prose) })
    };
    assert_eq!(check(2, &[low], Some("改")), []);
    assert_eq!(check(3, &[low, high], Some("合")), []);
    let fault = [SheetFault::Revision];
    assert_eq!(check(0, &[], None), fault);
    assert_eq!(check(1, &[low], Some("改")), fault);
    assert_eq!(check(2, &[], Some("改")), fault);
    assert_eq!(check(2, &[low], None), fault);
    assert_eq!(check(2, &[high, low], Some("改")), fault);
    assert_eq!(check(2, &[low, low], Some("改")), fault);
}

#[test]
fn two_people_enter_a_sheet_from_paper() {
    let enter = |by: &str, checked: &str| {
        let entered = Entered { entered_by: line(by), checked_by: line(checked), scan: digest("扫描件") };
        faults(|sheet| sheet.entered = Some(entered))
    };
    assert_eq!(enter("录入员", "复核员"), []);
    assert_eq!(enter("录入员", "录入员"), [SheetFault::Entered]);
}

#[test]
fn a_draft_is_a_sheet_only_when_every_mark_is_given() {
    let set = criteria();
    let mut draft = Draft::default();
    assert_eq!(draft.outcome(&set), Err(ITEMS.map(|code| Missing::Mark(item(code))).to_vec()));
    for (code, steps) in ITEMS.iter().zip([0, FULL, FULL + 1]) {
        draft.marks.insert(item(code), DraftMark { steps: Some(steps), comments: Vec::new() });
    }
    draft.marks.insert(item("9.9"), DraftMark::default());
    let missing = vec![Missing::Disallowed(item("2.1")), Missing::UnknownItem(item("9.9"))];
    assert_eq!(draft.outcome(&set), Err(missing));
    draft.marks.remove(&item("9.9"));
    draft.marks.insert(item("2.1"), DraftMark { steps: Some(1), comments: Vec::new() });
    let Ok(Outcome::Scored { marks, total }) = draft.outcome(&set) else { unreachable!() };
    assert_eq!((marks.len(), total), (3, ratio(35 * 20 + 25, 20)), "zero is a mark that was given");
    draft.standing = Standing::Abstaining { reason: prose("亲属任职") };
    assert_eq!(draft.outcome(&set), Ok(Outcome::Abstained { reason: prose("亲属任职") }));
}

#[test]
fn spreads_have_the_level_of_the_frozen_threshold() {
    let world = World::new(2, 1);
    let sheets = [world.sheet(0, 0, &[10, 10, 10]), world.sheet(0, 1, &[14, 13, 12])];
    let pairs: Vec<_> = sheets.iter().map(|sheet| (common::identity(sheet), sheet)).collect();
    let rule = rules::charter::ConsensusRule { spread_steps: 4 };
    let levels = |rule| -> Vec<_> {
        item_spreads(world.set(), rule, &pairs).into_iter().map(|item| (item.spread, item.level)).collect()
    };
    let (reached, near, agreed) = (SpreadLevel::Reached, SpreadLevel::Near, SpreadLevel::Agreed);
    assert_eq!(levels(Some(&rule)), [(4, reached), (3, near), (2, agreed)]);
    assert_eq!(levels(None), [(4, agreed), (3, agreed), (2, agreed)]);
}
