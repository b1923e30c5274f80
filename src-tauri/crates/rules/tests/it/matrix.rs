//! The expected matrix: committed to cell by cell, so that nobody adds, drops or reads a cell.

use std::collections::BTreeMap;

use crate::common::{Signed, World, digest, id, line, state};
use rules::{
    charter::{Expected, MatrixBlock, Row, RowFault, Salt},
    panel::CellState,
};

#[test]
fn a_commitment_is_the_sha_256_of_ten_lines() {
    let mut row = World::new(1, 1).row(0, 0).clone();
    row.salt = Salt::new([0xAB; 32]);
    // Computed by hand with sha256sum over the lines named in the documentation.
    let text =
        format!("paneldesk.matrix-row/1\npaper\np1\nA01\n示范企业A01\norg\n制造业\nZ01\nsheet\n{}\n", "ab".repeat(32));
    assert_eq!(row.commitment(), digest(&text));
    assert_eq!(row.commitment().to_string(), "9bbbb38b45885008ea97cec7851248616149a675caf5a44005cea99024dbdec1",);
    row.expected = Expected::Recused;
    assert_eq!(row.commitment(), digest(&text.replace("sheet", "recused")));
}

#[test]
fn every_field_of_a_row_is_committed_to() {
    let world = World::new(2, 2);
    assert_eq!(world.charter.expects(world.row(0, 0)), Ok(()));
    let not_expected = Err(RowFault::NotExpected { round: id("paper"), panel: id("p1") });
    for change in [
        |row: &mut Row| row.application.id = id("A02"),
        |row: &mut Row| row.application.applicant = line("别的企业"),
        |row: &mut Row| row.application.track = id("person"),
        |row: &mut Row| row.application.category = line("服务业"),
        |row: &mut Row| row.expert = id("Z02"),
        |row: &mut Row| row.expected = Expected::Recused,
        |row: &mut Row| row.salt = Salt::new([1; 32]),
    ] {
        let mut row = world.row(0, 0).clone();
        change(&mut row);
        assert_eq!(world.charter.expects(&row), not_expected);
    }
    let mut elsewhere = world.row(0, 0).clone();
    elsewhere.panel = id("v1");
    let fault = RowFault::NoSuchPanel { round: id("paper"), panel: id("v1") };
    assert_eq!(world.charter.expects(&elsewhere), Err(fault));
}

#[test]
fn blocks_do_not_depend_on_the_order_of_rows() {
    let world = World::new(3, 3);
    let mut rows = world.rows.clone();
    rows.reverse();
    rows.push(rows[0].clone());
    assert_eq!(MatrixBlock::of(&rows), world.charter.matrix);
    assert!(MatrixBlock::of(&[]).is_empty());
}

#[test]
fn equal_cells_look_different_and_salts_are_not_shown() {
    let world = World::new(2, 2);
    let mut commitments: Vec<_> = world.charter.matrix.iter().flat_map(|block| &block.commitments).collect();
    commitments.sort();
    commitments.dedup();
    assert_eq!(commitments.len(), 8);
    assert!(!format!("{:?}", world.row(0, 0)).contains(&digest("salt paper 0 0").to_string()));
}

#[test]
fn a_charter_that_commits_to_both_recusal_and_sheet_recuses() {
    let mut world = World::new(2, 1);
    let mut second = world.row(0, 0).clone();
    second.expected = Expected::Recused;
    world.rows.push(second);
    world.commit();
    let sheet = Signed::new(world.sheet(0, 0, &[1, 2, 3]));
    for reversed in [false, true] {
        let mut rows = world.rows.clone();
        if reversed {
            rows.reverse();
        }
        let intake = world.intake_with(&BTreeMap::new(), &rows, std::slice::from_ref(&sheet));
        assert_eq!(state(&intake, 0, 0), &CellState::Recused);
        assert_eq!(intake.unopened, 1, "two commitments, one cell: the difference shows");
    }
}

#[test]
fn two_rows_for_one_cell_do_not_give_an_expert_two_voices() {
    let mut world = World::new(2, 1);
    let mut second = world.row(0, 0).clone();
    second.salt = Salt::new([9; 32]);
    world.rows.push(second.clone());
    world.commit();
    let one = world.sheet(0, 0, &[20, 20, 20]);
    let mut other = one.clone();
    other.cell = second;
    let intake = world.intake(&[Signed::new(one), Signed::new(other)]);
    assert!(matches!(state(&intake, 0, 0), CellState::Forked(heads) if heads.len() == 2));
}

#[test]
fn rows_of_other_panels_and_unknown_rows_open_nothing() {
    let world = World::new(2, 1);
    let mut stranger = world.row(0, 0).clone();
    stranger.expert = id("Z09");
    let visit: Vec<Row> = world.rows.iter().filter(|row| row.round == id("visit")).cloned().collect();
    let rows = [visit, vec![stranger]].concat();
    let intake = world.intake_with(&BTreeMap::new(), &rows, &[]);
    assert_eq!((intake.cells.len(), intake.unopened), (0, 2));
}
