//! Which sheets count: every reason for not counting, and chains of revisions.

use std::collections::BTreeMap;

use crate::common::{Signed, World, digest, id, identity, line, prose, reason, revised, state};
use rules::{
    charter::{AuthorityFault, Expected, Revocation, RowFault},
    panel::{CellState, Refusal, item_spreads},
    sheet::{CriteriaReference, Outcome, Sheet, SheetFault, SheetRevision},
};

const MARKS: [u32; 3] = [10, 11, 12];

fn signed(sheets: &[&Sheet]) -> Vec<Signed> {
    sheets.iter().map(|sheet| Signed::new((*sheet).clone())).collect()
}

fn with(mut sheet: Sheet, change: impl FnOnce(&mut Sheet)) -> Sheet {
    change(&mut sheet);
    sheet
}

/// Why this one sheet is refused beside good ones of the other experts.
fn refusal(world: &World, candidate: Signed) -> Option<Refusal> {
    let mut all = vec![Signed::new(world.sheet(0, 1, &MARKS)), Signed::new(world.sheet(0, 2, &MARKS))];
    all.push(candidate.clone());
    let intake = world.intake(&all);
    let found = reason(&intake, &candidate.sheet).cloned();
    assert_eq!(matches!(state(&intake, 0, 0), CellState::Missing), found.is_some(), "refused and missing are one");
    found
}

#[test]
fn every_state_of_a_cell_is_its_own() {
    let mut world = World::new(6, 1);
    world.rows[4].expected = Expected::Recused;
    world.commit();
    let abstained =
        with(world.sheet(0, 1, &MARKS), |sheet| sheet.outcome = Outcome::Abstained { reason: prose("亲属任职") });
    let short = with(world.sheet(0, 2, &MARKS), |sheet| {
        sheet.outcome = Outcome::Insufficient { reason: prose("缺财务附件") }
    });
    let zero = world.sheet(0, 0, &[0, 0, 0]);
    let twice = [world.sheet(0, 5, &MARKS), world.sheet(0, 5, &[1, 1, 1])];
    let intake = world.intake(&signed(&[&zero, &abstained, &short, &twice[0], &twice[1]]));
    let mut heads = vec![identity(&twice[0]), identity(&twice[1])];
    heads.sort();
    let states: Vec<CellState> = intake.cells.into_iter().map(|cell| cell.state).collect();
    assert_eq!(
        states,
        [
            CellState::Scored(identity(&zero)),
            CellState::Abstained(identity(&abstained)),
            CellState::Insufficient(identity(&short)),
            CellState::Missing,
            CellState::Recused,
            CellState::Forked(heads),
        ]
    );
    // Zero is a mark; the others give none and take no part in the spread either.
    let sheets = [&zero, &abstained, &short].map(|sheet| (identity(sheet), sheet));
    for spread in item_spreads(world.set(), None, &sheets) {
        assert_eq!((spread.marks.len(), spread.spread), (1, 0));
    }
}

#[test]
fn a_sheet_counts_only_under_this_charter_or_one_it_keeps() {
    let world = World::new(3, 1);
    let old = world.sheet(0, 0, &MARKS);
    let first = old.charter.digest;
    let mut next = world.clone();
    next.charter.revision.number = 2;
    next.charter.revision.previous = Some(first);
    assert_eq!(refusal(&next, Signed::new(old.clone())), Some(Refusal::OtherCharter), "never heard of");
    let stale = next.intake_with(&BTreeMap::from([(first, world.charter.clone())]), &next.rows, &signed(&[&old]));
    assert_eq!(reason(&stale, &old), Some(&Refusal::StaleCharter), "an earlier revision that is not kept");
    next.charter.revision.keeps = vec![first];
    assert_eq!(refusal(&next, Signed::new(old)), None, "kept");
    let misnumbered = with(next.sheet(0, 0, &MARKS), |sheet| sheet.charter.number = 1);
    assert_eq!(
        refusal(&next, Signed::new(misnumbered)),
        Some(Refusal::OtherCharter),
        "prints another number than it names"
    );
}

#[test]
fn a_sheet_of_another_round_is_refused_whatever_it_says() {
    let world = World::new(3, 1);
    let visit = world.rows.iter().find(|row| row.round == id("visit") && row.expert == id("Z01")).unwrap().clone();
    let reference = world.charter.round_reference(&visit.round, &visit.panel).unwrap();
    let honest =
        with(world.sheet(0, 0, &MARKS), |sheet| (sheet.cell, sheet.round) = (visit.clone(), reference.clone()));
    assert_eq!(refusal(&world, Signed::new(honest)), Some(Refusal::WrongRound));
    let disguised = with(world.sheet(0, 0, &MARKS), |sheet| sheet.cell = visit);
    assert_eq!(refusal(&world, Signed::new(disguised)), Some(Refusal::Faulty(vec![SheetFault::WrongRound])));
}

#[test]
fn only_the_experts_own_listed_key_signs_a_sheet() {
    let world = World::new(3, 1);
    let good = Signed::new(world.sheet(0, 0, &MARKS));
    assert_eq!(refusal(&world, good.clone()), None);
    let stranger = Signed { certificate: digest("self-made"), ..good.clone() };
    assert_eq!(refusal(&world, stranger.clone()), Some(Refusal::Authority(AuthorityFault::OtherCertificate)));
    // The same record verified once with the listed certificate is good, whichever copy came first.
    for copies in [[good.clone(), stranger.clone()], [stranger, good]] {
        assert!(world.intake(&copies).refused.is_empty());
    }
    for (who, fault) in
        [("Z02", AuthorityFault::WrongRole), ("C1", AuthorityFault::WrongRole), ("O1", AuthorityFault::WrongRole)]
    {
        let forged = with(world.sheet(0, 0, &MARKS), |sheet| sheet.signing = world.signing(who));
        assert_eq!(refusal(&world, Signed::new(forged)), Some(Refusal::Authority(fault)), "{who}");
    }
}

#[test]
fn a_revoked_key_counts_only_with_a_receipt_from_before() {
    let mut world = World::new(3, 1);
    let at = "2026-05-20T00:00:00Z".parse().unwrap();
    let person = world.charter.people.iter_mut().find(|person| person.id == id("Z01")).unwrap();
    person.revoked = Some(Revocation { at, reason: prose("笔记本遗失") });
    let late = Signed::new(world.sheet(0, 0, &MARKS));
    let early = Signed { received: Some("2026-05-19T23:59:59Z".parse().unwrap()), ..late.clone() };
    let too_late = Signed { received: Some(at), ..late.clone() };
    assert_eq!(refusal(&world, too_late), Some(Refusal::Authority(AuthorityFault::Revoked)), "in the same second");
    assert_eq!(refusal(&world, late.clone()), Some(Refusal::Authority(AuthorityFault::Revoked)));
    assert_eq!(refusal(&world, early.clone()), None);
    for copies in [[early.clone(), late.clone()], [late, early]] {
        assert!(world.intake(&copies).refused.is_empty(), "a receipt for one copy is a receipt for the record");
    }
    let received = Some("2026-05-19T00:00:00Z".parse().unwrap());
    let faulty = Signed { received, certificate: digest("x"), ..Signed::new(world.sheet(0, 0, &MARKS)) };
    assert_eq!(
        refusal(&world, faulty),
        Some(Refusal::Authority(AuthorityFault::OtherCertificate)),
        "a receipt mends nothing else"
    );
}

#[test]
fn a_sheet_received_after_the_deadline_counts_only_when_the_opening_accepts_it() {
    let world = World::new(3, 1);
    let received = |at: &str| Signed { received: Some(at.parse().unwrap()), ..Signed::new(world.sheet(0, 0, &MARKS)) };
    assert_eq!(refusal(&world, received("2026-06-01T09:00:00Z")), None, "the last second still counts");
    let late = received("2026-06-01T09:00:01Z");
    assert_eq!(refusal(&world, late.clone()), Some(Refusal::Late));
    assert_eq!(refusal(&world, Signed { accepted_late: true, ..late.clone() }), None);
    // The earliest receipt decides, whichever copy of the record came first.
    let early = received("2026-05-31T09:00:00Z");
    for copies in [[early.clone(), late.clone()], [late.clone(), early]] {
        assert!(world.intake(&copies).refused.is_empty());
    }
    // The signer's clock decides nothing.
    let claimed = with(world.sheet(0, 0, &MARKS), |sheet| {
        sheet.signing.claimed_at = "2027-01-01T00:00:00Z".parse().unwrap();
    });
    assert_eq!(refusal(&world, Signed::new(claimed)), None);
    // A late revision leaves the sheet that came in time.
    let first = world.sheet(0, 0, &MARKS);
    let second = Signed { received: late.received, ..Signed::new(revised(&[&first], 2, "补充")) };
    let intake = world.intake(&[Signed::new(first.clone()), second.clone()]);
    assert_eq!(reason(&intake, &second.sheet), Some(&Refusal::Late));
    assert_eq!(state(&intake, 0, 0), &CellState::Scored(identity(&first)));
}

#[test]
fn only_an_opening_of_the_panel_with_a_reason_accepts_a_late_sheet() {
    let world = World::new(3, 1);
    let sheet = world.sheet(0, 0, &MARKS);
    let named = identity(&sheet);
    let receipt = |at: &str| rules::record::Receipt {
        format: "paneldesk.receipt/1".into(),
        edition: world.charter.edition_reference(),
        charter: sheet.charter.clone(),
        from: id("Z01"),
        from_name: line("Z01"),
        received_at: at.parse().unwrap(),
        files: vec![rules::record::ReceivedFile { sealed: digest("sealed"), record: named, size: 1 }],
        signing: world.signing("C1"),
    };
    let slip = rules::record::WitnessSlip {
        format: "paneldesk.witness-slip/1".into(),
        edition: world.charter.edition_reference(),
        charter: Some(sheet.charter.clone()),
        act: rules::record::Act::Opening,
        round: world.charter.round_reference(&world.round, &world.panel),
        subject: line("评分表"),
        number: line("1"),
        at: "2026-06-02T01:00:00Z".parse().unwrap(),
        place: None,
        present: line("监督员"),
        reason: Some(prose("邮路中断，核实属实。")),
        journal_head: digest("journal"),
        counts: Vec::new(),
        files: vec![named],
        signing: world.signing("C1"),
    };
    let (early, late) = (receipt("2026-06-01T08:00:00Z"), receipt("2026-06-01T10:00:00Z"));
    let candidate = |slip: &rules::record::WitnessSlip| {
        let evidence = rules::panel::Evidence::new([&late, &early], [], [slip]);
        let candidate = evidence.candidate(named, sheet.signing.certificate, &sheet);
        (candidate.received, candidate.accepted_late)
    };
    assert_eq!(candidate(&slip), (Some(early.received_at), true));
    let other = |change: fn(&mut rules::record::WitnessSlip)| {
        let mut slip = slip.clone();
        change(&mut slip);
        candidate(&slip).1
    };
    assert!(!other(|slip| slip.reason = None));
    assert!(!other(|slip| slip.files.clear()));
    assert!(!other(|slip| slip.act = rules::record::Act::Result));
    assert!(!other(|slip| slip.round = None));
    assert!(!other(|slip| slip.round.as_mut().unwrap().panel = id("v1")));
}

#[test]
fn a_late_recusal_takes_the_sheet_out_and_says_so() {
    let mut world = World::new(3, 1);
    let sheets: Vec<Sheet> = (0..3).map(|expert| world.sheet(0, expert, &MARKS)).collect();
    let first = world.identity();
    world.rows[0].expected = Expected::Recused;
    world.commit();
    world.charter.revision.number = 2;
    world.charter.revision.keeps = vec![first];
    let intake = world.intake(&signed(&[&sheets[0], &sheets[1], &sheets[2]]));
    assert_eq!(state(&intake, 0, 0), &CellState::Recused);
    let fault = RowFault::NotExpected { round: id("paper"), panel: id("p1") };
    assert_eq!(reason(&intake, &sheets[0]), Some(&Refusal::Faulty(vec![SheetFault::Row(fault)])));
    assert_eq!(state(&intake, 0, 1), &CellState::Scored(identity(&sheets[1])));
    // Naming the recused row instead does not help.
    let under = with(world.sheet(0, 0, &MARKS), |sheet| sheet.cell = world.rows[0].clone());
    assert_eq!(reason(&world.intake(&signed(&[&under])), &under), Some(&Refusal::Faulty(vec![SheetFault::Recused])));
}

#[test]
fn a_revision_replaces_what_it_names() {
    let world = World::new(3, 1);
    let first = world.sheet(0, 0, &MARKS);
    let second = revised(&[&first], 2, "补充现场材料");
    let third = revised(&[&second], 3, "再次修改");
    let intake = world.intake(&signed(&[&third, &first, &second]));
    assert_eq!(state(&intake, 0, 0), &CellState::Scored(identity(&third)));
    let mut replaced = vec![identity(&first), identity(&second)];
    replaced.sort();
    assert_eq!((intake.superseded, intake.refused), (replaced, Vec::new()));
}

#[test]
fn only_a_revision_naming_both_ends_a_fork() {
    let world = World::new(3, 1);
    let first = world.sheet(0, 0, &MARKS);
    let (left, right) = (revised(&[&first], 2, "笔记本甲"), revised(&[&first], 2, "笔记本乙"));
    let mut heads = vec![identity(&left), identity(&right)];
    heads.sort();
    assert_eq!(state(&world.intake(&signed(&[&first, &left, &right])), 0, 0), &CellState::Forked(heads));
    let one = revised(&[&left], 3, "只认甲");
    let mut heads = vec![identity(&one), identity(&right)];
    heads.sort();
    let all = signed(&[&first, &left, &right, &one]);
    assert_eq!(state(&world.intake(&all), 0, 0), &CellState::Forked(heads), "a higher number is no reason");
    let both = revised(&[&left, &right], 3, "两份合一");
    let all = signed(&[&first, &left, &right, &both]);
    assert_eq!(state(&world.intake(&all), 0, 0), &CellState::Scored(identity(&both)));
}

#[test]
fn a_revision_without_its_predecessor_is_refused_and_so_is_what_rests_on_it() {
    let world = World::new(3, 1);
    let first = world.sheet(0, 0, &MARKS);
    let second = revised(&[&first], 2, "改");
    let third = revised(&[&second], 3, "再改");
    let intake = world.intake(&signed(&[&third, &second]));
    assert_eq!(reason(&intake, &second), Some(&Refusal::MissingPredecessor(identity(&first))));
    assert_eq!(reason(&intake, &third), Some(&Refusal::MissingPredecessor(identity(&second))));
    assert_eq!(state(&intake, 0, 0), &CellState::Missing);
}

#[test]
fn nobody_replaces_a_sheet_of_another_cell() {
    let world = World::new(3, 2);
    let (victim, other) = (world.sheet(0, 1, &MARKS), world.sheet(1, 0, &MARKS));
    for target in [&victim, &other] {
        let attack = with(world.sheet(0, 0, &MARKS), |sheet| {
            let supersedes = vec![identity(target)];
            sheet.revision = SheetRevision { number: 2, supersedes, reason: Some(prose("替换")) };
        });
        let intake = world.intake(&signed(&[&victim, &other, &attack]));
        assert_eq!(reason(&intake, &attack), Some(&Refusal::MissingPredecessor(identity(target))));
        assert_eq!(state(&intake, 0, 1), &CellState::Scored(identity(&victim)));
        assert_eq!(state(&intake, 1, 0), &CellState::Scored(identity(&other)));
    }
}

#[test]
fn numbers_must_rise_along_a_chain_so_that_no_circle_counts() {
    let world = World::new(3, 1);
    let first = world.sheet(0, 0, &MARKS);
    let second = revised(&[&first], 2, "改");
    let again = revised(&[&second], 2, "同号");
    let intake = world.intake(&signed(&[&first, &second, &again]));
    assert_eq!(reason(&intake, &again), Some(&Refusal::MissingPredecessor(identity(&second))));
    assert_eq!(state(&intake, 0, 0), &CellState::Scored(identity(&second)));

    // Identities are digests, so a circle cannot be made; with made-up identities it still must not count or hang.
    let (left, right) = (digest("left"), digest("right"));
    let link = |number: u32, to| {
        with(world.sheet(0, 0, &MARKS), |sheet| {
            sheet.revision = SheetRevision { number, supersedes: vec![to], reason: Some(prose("环")) };
        })
    };
    let (a, b) = (link(2, right), link(3, left));
    let candidates = [(left, &a), (right, &b)].map(|(identity, sheet)| rules::panel::Candidate {
        identity,
        certificate: sheet.signing.certificate,
        received: None,
        accepted_late: false,
        countersigned: false,
        sheet,
    });
    let (charter, place) = (world.identity(), (&world.round, &world.panel));
    let intake = rules::panel::sort_in(&world.charter, charter, &BTreeMap::new(), place, &world.rows, &candidates);
    assert_eq!((intake.refused.len(), state(&intake, 0, 0)), (2, &CellState::Missing));
}

#[test]
fn a_revision_may_replace_a_sheet_gone_stale_with_its_charter() {
    let mut world = World::new(3, 1);
    let old = world.sheet(0, 0, &MARKS);
    let earlier = BTreeMap::from([(world.identity(), world.charter.clone())]);
    world.charter.revision.number = 2;
    world.charter.people[0].recipient = line("age1new");
    let new = with(world.sheet(0, 0, &MARKS), |sheet| {
        sheet.revision =
            SheetRevision { number: 2, supersedes: vec![identity(&old)], reason: Some(prose("勘误后重评")) };
    });
    let intake = world.intake_with(&earlier, &world.rows, &signed(&[&old, &new]));
    assert_eq!(reason(&intake, &old), Some(&Refusal::StaleCharter));
    assert_eq!(state(&intake, 0, 0), &CellState::Scored(identity(&new)));
}

#[test]
fn the_dossier_most_experts_read_stands() {
    let world = World::new(4, 1);
    let other = |sheet: Sheet| with(sheet, |sheet| sheet.dossier.documents[0].digest = digest("另一版报告"));
    let odd = other(world.sheet(0, 0, &MARKS));
    let rest: Vec<Sheet> = (1..4).map(|expert| world.sheet(0, expert, &MARKS)).collect();
    let intake = world.intake(&signed(&[&odd, &rest[0], &rest[1]]));
    assert_eq!(reason(&intake, &odd), Some(&Refusal::OtherDossier));
    assert_eq!(state(&intake, 0, 1), &CellState::Scored(identity(&rest[0])));
    let intake = world.intake(&signed(&[&odd, &rest[0]]));
    assert_eq!(intake.refused.len(), 2, "no majority: none stands");

    // One expert has one voice, however many revisions: three of one do not outvote two others.
    let revisions = [odd.clone(), revised(&[&odd], 2, "改"), revised(&[&revised(&[&odd], 2, "改")], 3, "再改")];
    let intake = world.intake(&signed(&[&revisions[0], &revisions[1], &revisions[2], &rest[0], &rest[1]]));
    assert_eq!(reason(&intake, &revisions[2]), Some(&Refusal::OtherDossier));
    assert_eq!(state(&intake, 0, 0), &CellState::Missing, "what a refused revision replaced does not come back");
    assert_eq!(state(&intake, 0, 2), &CellState::Scored(identity(&rest[1])));

    // An expert who read the right files again is in, and the earlier sheet is merely replaced.
    let mended = with(revised(&[&odd], 2, "重读"), |sheet| sheet.dossier = rest[0].dossier.clone());
    let intake = world.intake(&signed(&[&odd, &mended, &rest[0]]));
    assert_eq!((state(&intake, 0, 0), intake.refused.len()), (&CellState::Scored(identity(&mended)), 0));
}

#[test]
fn what_breaks_a_rule_of_sheets_is_refused_with_all_its_faults() {
    let world = World::new(3, 1);
    let other_set = CriteriaReference { total: 999, ..CriteriaReference::of(world.set()) };
    let broken = with(world.sheet(0, 0, &MARKS), |sheet| {
        sheet.criteria = other_set;
        sheet.revision.number = 0;
    });
    let faults = vec![SheetFault::OtherCriteria, SheetFault::Revision];
    assert_eq!(refusal(&world, Signed::new(broken)), Some(Refusal::Faulty(faults)));
}

#[test]
fn cells_nobody_opened_are_counted_and_not_guessed() {
    let world = World::new(3, 2);
    let sheet = world.sheet(0, 0, &MARKS);
    let intake = world.intake_with(&BTreeMap::new(), &[], &signed(&[&sheet]));
    assert_eq!((intake.cells.len(), intake.unopened), (1, 5));
    let intake = world.intake_with(&BTreeMap::new(), &world.rows[..4], &[]);
    assert_eq!((intake.cells.len(), intake.unopened), (4, 2));
    assert_eq!(world.intake(&[]).unopened, 0);
}
