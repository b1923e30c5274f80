//! One application, two panels, one round: nothing silently decides which of them counts.

use desk::{
    Passphrase,
    office::{EditionPlan, Founding},
    seat::{Seat, SeatInfo},
};
use rules::{ids::PanelId, text::Line};

#[test]
fn a_plan_that_gives_an_application_to_two_panels_of_a_weighted_round_does_not_freeze() {
    let folder = tempfile::tempdir().unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let text = std::fs::read_to_string(root.join("assets/demo/edition.toml")).unwrap();
    let mut plan: EditionPlan = toml::from_str(&text).unwrap();
    let mut second = plan.rounds[0].panels[0].clone();
    second.id = PanelId::new("panel-2").unwrap();
    second.name = Line::new("第二组").unwrap();
    plan.rounds[0].panels.push(second);
    let mut assignment = plan.assignments[0].clone();
    assignment.panel = PanelId::new("panel-2").unwrap();
    assignment.applications.retain(|application| application.as_str() == "03");
    plan.assignments.push(assignment);

    let passphrase = Passphrase::new("p");
    let info = SeatInfo { owner: "办公室".into(), kind: "organiser".into(), cost: store::KdfCost::Light };
    let now = "2026-04-09T02:02:00Z".parse().unwrap();
    let office = Seat::create(&folder.path().join("office"), &passphrase, info, now).unwrap();
    let founding = Founding {
        edition: plan.edition.id.clone(),
        person: plan.people[0].id.clone(),
        name: plan.people[0].name.clone(),
    };
    office.found_office(&founding, &passphrase, now).unwrap();
    let signer = office.unlock(&passphrase).unwrap();
    let said = office.freeze(&plan, &signer, now).unwrap_err().explain();
    assert_eq!(said.code, "E-TWO-PANELS");
    for text in [&said.zh, &said.en] {
        assert!(text.contains("03") && text.contains("第一组") && text.contains("第二组"), "{text}");
    }
    // The same without a composite is the panels' business.
    plan.composite = rules::charter::CompositeRule::Deliberation { source: plan.ties.source.clone() };
    assert_eq!(office.freeze(&plan, &signer, now).unwrap_err().explain().code, "E-NOT-ADMITTED");
}
