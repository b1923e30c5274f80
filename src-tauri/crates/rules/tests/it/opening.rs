//! What forbids the opening, and when it has to be explained.

use rules::{
    digest::Digest,
    ids::{ApplicationId, PersonId},
    panel::{Cell, CellState, Intake, OpeningObstacle, OpeningReadiness},
};

const CHAIR: &str = "C01";

fn sheet(name: &str) -> Digest {
    Digest::of(name.as_bytes())
}

fn scored(name: &str) -> CellState {
    CellState::Scored(sheet(name))
}

/// One application; its experts and how their cells stand.
fn intake(cells: &[(&str, CellState)]) -> Intake {
    let cell = |(expert, state): &(&str, CellState)| Cell {
        application: ApplicationId::new("01").unwrap(),
        expert: PersonId::new(*expert).unwrap(),
        state: state.clone(),
    };
    Intake { cells: cells.iter().map(cell).collect(), ..Intake::default() }
}

fn judged(intake: &Intake, accepted: usize, past: bool) -> OpeningReadiness {
    OpeningReadiness::of(intake, Some(&PersonId::new(CHAIR).unwrap()), accepted, past)
}

fn obstacle(cells: &[(&str, CellState)], past: bool) -> Option<OpeningObstacle> {
    judged(&intake(cells), 0, past).obstacle
}

#[test]
fn before_the_deadline_everything_must_be_in_the_chairs_own_sheets_first() {
    let both = [(CHAIR, CellState::Missing), ("Z02", CellState::Missing), ("Z03", scored("a"))];
    assert_eq!(obstacle(&both, false), Some(OpeningObstacle::ChairFirst(1)));
    let others = [(CHAIR, scored("a")), ("Z02", CellState::Missing), ("Z03", CellState::Missing)];
    assert_eq!(obstacle(&others, false), Some(OpeningObstacle::BeforeDeadline(2)));
    assert_eq!((obstacle(&both, true), obstacle(&others, true)), (None, None), "afterwards a reason opens");
    let all = [(CHAIR, scored("a")), ("Z02", CellState::Abstained(sheet("b"))), ("Z03", CellState::Recused)];
    assert_eq!(obstacle(&all, false), None);
    let unknown = Intake { unopened: 3, ..intake(&all) };
    assert_eq!(judged(&unknown, 0, false).obstacle, Some(OpeningObstacle::BeforeDeadline(3)));
}

#[test]
fn a_fork_forbids_it_whatever_the_hour_and_emptiness_only_before_the_deadline() {
    let forked = [("Z02", CellState::Forked(vec![sheet("a"), sheet("b")])), ("Z03", CellState::Missing)];
    assert_eq!([true, false].map(|past| obstacle(&forked, past)), [Some(OpeningObstacle::Forked); 2]);
    let none = [("Z02", CellState::Missing), ("Z03", CellState::Recused)];
    assert_eq!(obstacle(&none, false), Some(OpeningObstacle::BeforeDeadline(1)));
    assert_eq!(obstacle(&none, true), None, "that nobody handed in is recorded like everything else");
}

#[test]
fn a_sheet_that_is_missing_or_accepted_late_is_explained() {
    let whole = intake(&[("Z02", scored("a"))]);
    let short = intake(&[("Z02", scored("a")), ("Z03", CellState::Missing)]);
    let says = |intake: &Intake, accepted| {
        let readiness = judged(intake, accepted, true);
        (readiness.missing, readiness.needs_reason)
    };
    assert_eq!((says(&whole, 0), says(&whole, 1)), ((0, false), (0, true)));
    assert_eq!((says(&short, 0), says(&short, 1)), ((1, true), (1, true)));
}
