//! Who may sign what, and sheets entered from paper.

use crate::common::{self, Signed, World, digest, id, identity, line, prose, reason, revised, state};
use rules::{
    charter::{AuthorityFault, CharterReference, Purpose, Revocation, Role},
    panel::{CellState, Refusal},
    record::{Acknowledgement, Answer},
    sheet::{Entered, Sheet, SheetFault},
};

const EVERYONE: [&str; 7] = ["O1", "B1", "S1", "C1", "C2", "Z01", "Z02"];

/// Those who may sign for this purpose with their own key.
fn allowed(world: &World, purpose: &Purpose<'_>) -> Vec<&'static str> {
    let may = |person: &&&str| {
        let signing = world.signing(person);
        match world.charter.may_sign(purpose, &signing, signing.certificate) {
            Ok(()) => true,
            Err(fault) => {
                assert_eq!(fault, AuthorityFault::WrongRole, "{person}");
                false
            }
        }
    };
    EVERYONE.iter().filter(may).copied().collect()
}

#[test]
fn every_purpose_has_its_signers_and_no_others() {
    let world = World::new(2, 1);
    let (round, panel, expert) = (&world.round, &world.panel, &id("Z01"));
    for (purpose, expected) in [
        (Purpose::Sheet { round, panel, expert }, &["Z01"][..]),
        (Purpose::Sheet { round, panel, expert: &id("C1") }, &[]),
        (Purpose::EnteredSheet { round, panel, expert }, &["O1", "B1"]),
        (Purpose::EnteredSheet { round, panel, expert: &id("C1") }, &[]),
        (Purpose::PanelResult { round, panel }, &["C1"]),
        (Purpose::PanelAct { round, panel }, &["O1", "C1"]),
        (Purpose::Acknowledgement { round, panel }, &["S1", "Z01", "Z02"]),
        (Purpose::Countersigning, &["S1"]),
        (Purpose::Office, &["O1"]),
        (Purpose::Intake, &["O1", "B1", "C1", "C2"]),
    ] {
        assert_eq!(allowed(&world, &purpose), expected, "{purpose:?}");
    }
    let (no_round, no_panel) = (&id("nowhere"), &id("p9"));
    assert!(allowed(&world, &Purpose::PanelResult { round: no_round, panel }).is_empty());
    assert!(allowed(&world, &Purpose::Sheet { round, panel: no_panel, expert }).is_empty());
}

#[test]
fn a_chair_who_scores_signs_the_own_sheet_and_no_other() {
    let mut world = World::new(2, 1);
    world.charter.rounds[0].panels[0].members.push(id("C1"));
    let (round, panel) = (&world.round, &world.panel);
    assert_eq!(allowed(&world, &Purpose::Sheet { round, panel, expert: &id("C1") }), ["C1"]);
    assert_eq!(allowed(&world, &Purpose::Sheet { round, panel, expert: &id("Z02") }), ["Z02"]);
}

#[test]
fn a_supervisor_listed_as_a_member_still_gives_no_marks() {
    let mut world = World::new(2, 1);
    world.charter.rounds[0].panels[0].members.push(id("S1"));
    let (round, panel) = (&world.round, &world.panel);
    assert!(allowed(&world, &Purpose::Sheet { round, panel, expert: &id("S1") }).is_empty());
}

#[test]
fn key_name_and_role_must_be_those_of_the_charter() {
    let mut world = World::new(2, 1);
    let signing = world.signing("O1");
    let may = |world: &World, change: &dyn Fn(&mut rules::charter::Signing), certificate| {
        let mut changed = signing.clone();
        change(&mut changed);
        world.charter.may_sign(&Purpose::Office, &changed, certificate)
    };
    let own = signing.certificate;
    assert_eq!(may(&world, &|_| {}, own), Ok(()));
    assert_eq!(may(&world, &|s| s.person = id("X9"), own), Err(AuthorityFault::UnknownPerson));
    assert_eq!(may(&world, &|_| {}, digest("other")), Err(AuthorityFault::OtherCertificate), "signed by another");
    assert_eq!(may(&world, &|s| s.certificate = digest("other"), own), Err(AuthorityFault::OtherCertificate));
    assert_eq!(may(&world, &|s| s.name = line("别人"), own), Err(AuthorityFault::OtherDescription));
    assert_eq!(may(&world, &|s| s.role = Role::Chair, own), Err(AuthorityFault::OtherDescription));
    let (at, reason) = ("2026-05-20T00:00:00Z".parse().unwrap(), prose("遗失"));
    world.charter.people[0].revoked = Some(Revocation { at, reason });
    assert_eq!(may(&world, &|_| {}, own), Err(AuthorityFault::Revoked));
    let wrong =
        world.charter.may_sign(&Purpose::PanelResult { round: &world.round, panel: &world.panel }, &signing, own);
    assert_eq!(wrong, Err(AuthorityFault::WrongRole), "a receipt must not excuse more than the revocation");
}

fn entered(world: &World, by: &str, steps: &[u32]) -> Signed {
    let mut sheet = world.sheet(0, 0, steps);
    sheet.entered =
        Some(Entered { entered_by: line("录入员"), checked_by: line("复核员"), scan: digest("扫描件") });
    sheet.signing = world.signing(by);
    Signed { countersigned: true, ..Signed::new(sheet) }
}

fn agreement(world: &World, sheet: &Sheet) -> Acknowledgement {
    Acknowledgement {
        format: "paneldesk.acknowledgement/1".into(),
        edition: sheet.edition.clone(),
        charter: CharterReference { number: 1, digest: world.identity() },
        round: Some(sheet.round.clone()),
        subject: line("paneldesk.sheet/1"),
        of: identity(sheet),
        data: digest("data"),
        answer: Answer::Agreed,
        signing: world.signing("Z01"),
    }
}

#[test]
fn the_office_enters_a_paper_sheet_and_the_expert_agrees_to_it() {
    let world = World::new(1, 1);
    for office in ["O1", "B1"] {
        let sheet = entered(&world, office, &[1, 2, 3]);
        assert_eq!(state(&world.intake(std::slice::from_ref(&sheet)), 0, 0), &CellState::Scored(sheet.identity()));
        let alone = Signed { countersigned: false, ..sheet };
        let intake = world.intake(std::slice::from_ref(&alone));
        assert_eq!(reason(&intake, &alone.sheet), Some(&Refusal::NotCountersigned), "the office alone gives no marks");
    }
    for other in ["Z01", "C1", "S1"] {
        let sheet = entered(&world, other, &[1, 2, 3]);
        let wrong = Refusal::Authority(AuthorityFault::WrongRole);
        assert_eq!(
            reason(&world.intake(std::slice::from_ref(&sheet)), &sheet.sheet),
            Some(&wrong),
            "{other} is not the office"
        );
    }
    let mut plain = entered(&world, "O1", &[1, 2, 3]);
    plain.sheet.entered = None;
    let wrong = Refusal::Authority(AuthorityFault::WrongRole);
    assert_eq!(
        reason(&world.intake(std::slice::from_ref(&plain)), &plain.sheet),
        Some(&wrong),
        "not marked as entered"
    );
    let mut alone = entered(&world, "O1", &[1, 2, 3]);
    alone.sheet.entered.as_mut().unwrap().checked_by = line("录入员");
    let fault = Refusal::Faulty(vec![SheetFault::Entered]);
    assert_eq!(reason(&world.intake(std::slice::from_ref(&alone)), &alone.sheet), Some(&fault), "two pairs of eyes");
}

#[test]
fn an_entered_sheet_never_replaces_what_the_expert_signed() {
    let world = World::new(1, 1);
    let own = Signed::new(world.sheet(0, 0, &[10, 10, 10]));
    let paper = entered(&world, "O1", &[1, 2, 3]);
    let intake = world.intake(&[own.clone(), paper.clone()]);
    assert!(matches!(state(&intake, 0, 0), CellState::Forked(heads) if heads.len() == 2), "side by side, a fork");

    let mut over = paper.clone();
    over.sheet.revision = revised(&[&own.sheet], 2, "以纸质为准").revision;
    let intake = world.intake(&[own.clone(), over.clone()]);
    assert_eq!(reason(&intake, &over.sheet), Some(&Refusal::ReplacesSigned(own.identity())));
    assert_eq!(state(&intake, 0, 0), &CellState::Scored(own.identity()));

    let mut corrected = entered(&world, "B1", &[1, 2, 4]);
    corrected.sheet.revision = revised(&[&paper.sheet], 2, "录入有误").revision;
    let intake = world.intake(&[paper.clone(), corrected.clone()]);
    assert_eq!(state(&intake, 0, 0), &CellState::Scored(corrected.identity()), "the office corrects its own typing");
    let mut last = own;
    last.sheet.revision = revised(&[&paper.sheet], 2, "本人重签").revision;
    let intake = world.intake(&[paper, last.clone()]);
    assert_eq!(state(&intake, 0, 0), &CellState::Scored(last.identity()), "the expert has the last word");
}

#[test]
fn only_the_experts_agreement_to_this_very_sheet_countersigns() {
    let world = World::new(2, 1);
    let sheet = entered(&world, "O1", &[1, 2, 3]).sheet;
    let identity = identity(&sheet);
    let countersigns = |change: &dyn Fn(&mut Acknowledgement)| {
        let mut answer = agreement(&world, &sheet);
        change(&mut answer);
        answer.countersigns(&sheet, identity)
    };
    assert!(countersigns(&|_| {}));
    assert!(!countersigns(&|answer| answer.of = digest("another")));
    assert!(!countersigns(&|answer| answer.answer = Answer::Dissent { text: prose("不是我的分") }));
    assert!(!countersigns(&|answer| answer.signing = world.signing("Z02")));
    assert!(!countersigns(&|answer| answer.round.as_mut().unwrap().id = id("visit")));
    assert!(!countersigns(&|answer| answer.round = None));
    assert!(!countersigns(&|answer| answer.subject = line("paneldesk.panel-result/1")));
    assert!(!countersigns(&|answer| answer.edition.id = id("demo-2025")));
    let own = world.sheet(0, 0, &[1, 2, 3]);
    assert!(!agreement(&world, &own).countersigns(&own, common::identity(&own)), "an own sheet needs none");
}
