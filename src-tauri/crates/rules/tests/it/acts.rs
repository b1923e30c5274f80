//! Charter acts after the freeze: what each may change, and what was signed before it still counts.

use std::collections::BTreeMap;

use crate::common::{Signed, World, id, identity, line, person, prose, reason, results, revised, state};
use rules::{
    charter::{Charter, Correction, CorrectionFault, Expected, RevisionKind, Revocation, Role, Salt},
    criteria::{Step, Text},
    digest::Digest,
    panel::{CellState, Evidence, recompute_under, sort_in},
    sheet::Sheet,
};

const MARKS: [u32; 3] = [10, 11, 12];

/// The next revision, with whatever `change` does to the charter and its rows.
fn next(before: &World, kind: RevisionKind, change: impl FnOnce(&mut World)) -> World {
    let mut world = before.clone();
    change(&mut world);
    world.commit();
    let revision = &mut world.charter.revision;
    revision.number += 1;
    revision.previous = Some(before.identity());
    revision.kind = kind;
    revision.reason = Some(prose("核实属实。"));
    revision.keeps.push(before.identity());
    world
}

fn fits(before: &World, after: &World) -> bool {
    after.charter.check().is_empty() && after.charter.may_follow(before.identity(), &before.charter)
}

fn correct(world: &mut World, correction: &Correction) -> Result<[String; 3], CorrectionFault> {
    // The signers' clocks of these tests stand at this moment.
    world.charter.correct(&mut world.rows, correction, "2026-05-14T03:42:00Z".parse().unwrap())
}

fn renamed(name: &str) -> Correction {
    Correction::Applicant { application: id("A01"), name: line(name) }
}

#[test]
fn an_erratum_corrects_words_and_dates_to_come_and_nothing_else() {
    let world = World::new(3, 2);
    let text = |zh: &str| Text { zh: zh.into(), en: zh.into() };
    let corrections = [
        Correction::Edition { name: line("2026年示范市市长质量奖") },
        Correction::Track { track: id("org"), name: line("企业和组织") },
        Correction::Round { round: id("paper"), name: line("资料评审") },
        Correction::Panel { round: id("paper"), panel: id("p1"), name: line("甲组") },
        Correction::Deadline { round: id("paper"), deadline: "2026-06-08T09:00:00Z".parse().unwrap() },
        Correction::Item { criteria: id("mini"), item: id("1.1"), name: text("领导") },
        renamed("示范企业一"),
    ];
    for correction in &corrections {
        let mut said = None;
        let after = next(&world, RevisionKind::Erratum, |world| said = Some(correct(world, correction)));
        let [thing, before, now] = said.unwrap().unwrap();
        assert!(!thing.is_empty() && before != now);
        assert!(fits(&world, &after), "{correction:?}");
        let again = next(&after, RevisionKind::Erratum, |world| {
            assert_eq!(correct(world, correction), Err(CorrectionFault::Same));
        });
        assert!(fits(&after, &again), "a revision may also change nothing");
        // The same change under another name is refused.
        for kind in [RevisionKind::Revocation, RevisionKind::Recusal, RevisionKind::Replacement] {
            let disguised = next(&world, kind, |world| drop(correct(world, correction)));
            let cells_only = matches!(correction, Correction::Applicant { .. }) && kind != RevisionKind::Revocation;
            assert_eq!(fits(&world, &disguised), cells_only, "{kind:?}: {correction:?}");
        }
    }
    let mut other = world.clone();
    for unknown in [
        Correction::Applicant { application: id("A99"), name: line("无") },
        Correction::Round { round: id("nowhere"), name: line("无") },
        Correction::Item { criteria: id("mini"), item: id("9.9"), name: text("无") },
    ] {
        assert_eq!(correct(&mut other, &unknown), Err(CorrectionFault::Unknown));
    }
    for passed in ["2026-05-14T03:42:00Z", "2026-01-01T00:00:00Z"] {
        let back = Correction::Deadline { round: id("paper"), deadline: passed.parse().unwrap() };
        assert_eq!(correct(&mut other, &back), Err(CorrectionFault::Passed));
    }
    other.charter.rounds[0].deadline = "2026-05-01T00:00:00Z".parse().unwrap();
    let later = Correction::Deadline { round: id("paper"), deadline: "2026-07-01T00:00:00Z".parse().unwrap() };
    assert_eq!(correct(&mut other, &later), Err(CorrectionFault::Passed), "what has passed stays");

    // Rules, weights, people, identifiers and the number of cells are no words.
    let changes: [fn(&mut World); 9] = [
        |world| world.rule().minimum_sheets = 2,
        |world| world.charter.rounds[0].panels[0].members.truncate(2),
        |world| world.charter.people[0].recipient = line("age1other"),
        |world| world.charter.criteria[0].step = Step::Percent { step: 10 },
        |world| world.charter.criteria[0].categories[0].items.swap(0, 1),
        |world| world.charter.tracks[1].id = id("people"),
        |world| world.charter.ties.source.decided_by = line("另一机构"),
        |world| drop(world.rows.pop()),
        |world| world.charter.calendar.first_day_counts = true,
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let after = next(&world, RevisionKind::Erratum, change);
        assert!(!after.charter.may_follow(world.identity(), &world.charter), "change {number}");
    }
    // Nor may a revision bring back files that an earlier one dropped, or skip a number.
    let mut greedy = next(&world, RevisionKind::Erratum, |_| ());
    greedy.charter.revision.keeps.push(Digest::of(b"another charter"));
    assert!(!greedy.charter.may_follow(world.identity(), &world.charter));
    let mut skipping = next(&world, RevisionKind::Erratum, |_| ());
    skipping.charter.revision.number = 3;
    assert!(!skipping.charter.may_follow(world.identity(), &world.charter));
}

#[test]
fn each_other_act_changes_its_own_part_only() {
    let world = World::new(3, 1);
    let revoked = next(&world, RevisionKind::Revocation, |world| {
        let at = "2026-05-20T00:00:00Z".parse().unwrap();
        world.charter.people[6].revoked = Some(Revocation { at, reason: prose("遗失") });
    });
    assert!(fits(&world, &revoked));
    let restored = next(&revoked, RevisionKind::Revocation, |world| world.charter.people[6].revoked = None);
    assert!(!fits(&revoked, &restored), "a revoked key does not come back");
    let recused = next(&world, RevisionKind::Recusal, |world| world.rows[0].expected = Expected::Recused);
    assert!(fits(&world, &recused));
    let replaced = next(&world, RevisionKind::Replacement, |world| seat(world, 0));
    assert!(fits(&world, &replaced));
    for kind in [RevisionKind::Erratum, RevisionKind::Recusal, RevisionKind::Revocation] {
        assert!(!fits(&world, &next(&world, kind, |world| seat(world, 0))), "{kind:?}");
    }
    let swapped = next(&world, RevisionKind::Replacement, |world| {
        seat(world, 0);
        world.charter.people[5].certificate = Digest::of(b"another key");
    });
    assert!(!fits(&world, &swapped), "the keys of those who are there stay");
}

/// `Z09` takes the place of `Z01`; the first `kept` of the rows of `Z01` stay.
fn seat(world: &mut World, kept: usize) {
    world.charter.people.push(person("Z09", Role::Expert));
    let of_first = world.rows.iter_mut().filter(|row| row.expert == id("Z01"));
    for (number, row) in of_first.skip(kept).enumerate() {
        row.expert = id("Z09");
        row.salt = Salt::new([u8::try_from(number).unwrap(); 32]);
    }
    for round in &mut world.charter.rounds {
        let stays = kept > 0 && round.id == id("paper");
        for panel in &mut round.panels {
            let place = panel.members.iter().position(|member| *member == id("Z01")).unwrap();
            if stays {
                panel.members.insert(place + 1, id("Z09"));
            } else {
                panel.members[place] = id("Z09");
            }
        }
    }
}

fn sorted(world: &World, earlier: &BTreeMap<Digest, Charter>, sheets: &[&Sheet]) -> rules::panel::Intake {
    let signed: Vec<Signed> = sheets.iter().map(|sheet| Signed::new((*sheet).clone())).collect();
    world.intake_with(earlier, &world.rows, &signed)
}

#[test]
fn sheets_signed_under_a_name_before_its_erratum_still_count() {
    let world = World::new(3, 1);
    let sheets: Vec<Sheet> = (0..3).map(|expert| world.sheet(0, expert, &MARKS)).collect();
    let after = next(&world, RevisionKind::Erratum, |world| {
        correct(world, &renamed("示范企业一")).unwrap();
        correct(world, &Correction::Round { round: id("paper"), name: line("资料评审") }).unwrap();
        let name = Text { zh: "领导".into(), en: "Leadership".into() };
        correct(world, &Correction::Item { criteria: id("mini"), item: id("1.1"), name }).unwrap();
    });
    assert!(fits(&world, &after));
    let earlier = BTreeMap::from([(world.identity(), world.charter.clone())]);
    let intake = sorted(&after, &earlier, &[&sheets[0], &sheets[1]]);
    assert_eq!((intake.refused.len(), intake.unopened), (0, 0));
    assert_eq!(state(&intake, 0, 0), &CellState::Scored(identity(&sheets[0])));
    assert_eq!(state(&intake, 0, 2), &CellState::Missing);

    // A revision under the new name replaces the sheet under the old one.
    let mut again = after.sheet(0, 0, &MARKS);
    again.revision = revised(&[&sheets[0]], 2, "更正后重评").revision;
    let intake = sorted(&after, &earlier, &[&sheets[0], &sheets[1], &again]);
    assert_eq!(state(&intake, 0, 0), &CellState::Scored(identity(&again)));

    // Without the opened matrix another sheet under the new name tells what the applicant is called now.
    let fresh = after.sheet(0, 2, &MARKS);
    let signed = [Signed::new(sheets[1].clone()), Signed::new(fresh.clone())];
    let intake = after.intake_with(&earlier, &[], &signed);
    assert_eq!((intake.cells.len(), intake.refused.len()), (2, 0));

    // The old words under the new charter are no longer the charter's.
    let mut mixed = sheets[2].clone();
    mixed.charter = fresh.charter.clone();
    assert!(reason(&sorted(&after, &earlier, &[&mixed]), &mixed).is_some());
    // An erratum of words does not hide a recusal.
    let recused = next(&after, RevisionKind::Recusal, |world| {
        world.rows[0].expected = Expected::Recused;
        world.rows[0].salt = Salt::new([9; 32]);
    });
    let mut both = earlier.clone();
    both.insert(after.identity(), after.charter.clone());
    let intake = sorted(&recused, &both, &[&sheets[0], &sheets[1]]);
    assert_eq!(state(&intake, 0, 0), &CellState::Recused);
    assert!(reason(&intake, &sheets[0]).is_some());
    assert_eq!(state(&intake, 0, 1), &CellState::Scored(identity(&sheets[1])));

    // A result signed before the erratum holds under the charter it names, and one signed after it under its own.
    let by_identity: BTreeMap<Digest, &Sheet> = sheets.iter().map(|sheet| (identity(sheet), sheet)).collect();
    let before = results::result(&world, &by_identity, &[]);
    assert_eq!(recompute_under(&after.charter, &world.charter, &before, &by_identity), []);
    assert_ne!(recompute_under(&after.charter, &after.charter, &before, &by_identity), []);
    let now = results::result(&after, &by_identity, &[]);
    assert_eq!(now.applications[0].applicant, line("示范企业一"));
    assert_eq!(recompute_under(&after.charter, &after.charter, &now, &by_identity), []);
}

#[test]
fn a_replaced_experts_sheets_count_and_the_other_cells_are_the_new_ones() {
    let world = World::new(3, 2);
    let (kept, gone) = (world.sheet(0, 0, &MARKS), world.sheet(1, 0, &MARKS));
    let after = next(&world, RevisionKind::Replacement, |world| seat(world, 1));
    assert!(fits(&world, &after));
    let earlier = BTreeMap::from([(world.identity(), world.charter.clone())]);
    let cell = after.rows.iter().find(|row| row.expert == id("Z09") && row.round == id("paper")).unwrap().clone();
    let mut new = after.sheet(0, 1, &MARKS);
    new.cell = cell;
    new.signing = after.signing("Z09");
    let intake = sorted(&after, &earlier, &[&kept, &gone, &new]);
    assert_eq!(state(&intake, 0, 0), &CellState::Scored(identity(&kept)), "received before: it stays");
    assert!(reason(&intake, &gone).is_some(), "its cell passed to somebody else");
    assert_eq!(state(&intake, 1, 8), &CellState::Scored(identity(&new)));
    // The one who left signs nothing more in the cells that passed, under the new charter either.
    let mut late = gone.clone();
    late.charter = new.charter.clone();
    assert!(reason(&sorted(&after, &earlier, &[&late]), &late).is_some());
    // A late recusal takes the received sheet out as well.
    let recused = next(&after, RevisionKind::Recusal, |world| {
        let row = world.rows.iter_mut().find(|row| row.expert == id("Z01")).unwrap();
        row.expected = Expected::Recused;
        row.salt = Salt::new([7; 32]);
    });
    let mut both = earlier;
    both.insert(after.identity(), after.charter.clone());
    let intake = sorted(&recused, &both, &[&kept, &new]);
    assert_eq!(state(&intake, 0, 0), &CellState::Recused);
    assert_eq!(state(&intake, 1, 8), &CellState::Scored(identity(&new)));
    // Nothing rests on the order in which files are read.
    let evidence = Evidence::default();
    let candidates: Vec<_> = [&new, &kept]
        .map(|sheet| evidence.candidate(identity(sheet), sheet.signing.certificate, sheet))
        .into_iter()
        .collect();
    let place = (&recused.round, &recused.panel);
    let again = sort_in(&recused.charter, recused.identity(), &both, place, &recused.rows, &candidates);
    assert_eq!(again, intake);
}
