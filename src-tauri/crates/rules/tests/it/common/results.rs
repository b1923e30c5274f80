//! A panel result as an honest chair's program makes it.

use std::collections::BTreeMap;

use rules::{
    charter::{CharterReference, Expected},
    digest::Digest,
    ids::{ApplicationId, ItemId},
    panel::*,
    sheet::{CriteriaReference, Outcome, Sheet},
};

use super::{World, digest, prose};

/// The result of these sheets; `agreed` gives the consensus mark of an item for every application.
pub(crate) fn result(world: &World, sheets: &BTreeMap<Digest, &Sheet>, agreed: &[(&str, u32)]) -> PanelResult {
    let charter = &world.charter;
    let (rule, set) = charter.marks(&world.round).unwrap();
    let rows = || world.rows.iter().filter(|row| row.round == world.round && row.panel == world.panel);
    let of = |application: &ApplicationId| -> Vec<(Digest, &Sheet)> {
        let own = sheets.iter().filter(|(_, sheet)| sheet.cell.application.id == *application);
        own.map(|(digest, sheet)| (*digest, *sheet)).collect()
    };
    let mut recused = Vec::new();
    let mut applied = Vec::new();
    let mut not_handed_in = Vec::new();
    for row in rows() {
        let (application, expert) = (row.application.id.clone(), row.expert.clone());
        let sheet = of(&application).into_iter().find(|(_, sheet)| sheet.cell.expert == expert);
        match (row.expected, sheet) {
            (Expected::Recused, _) => recused.push(RecusedCell { application, expert }),
            (Expected::Sheet, Some((digest, sheet))) => {
                let scored = matches!(sheet.outcome, Outcome::Scored { .. });
                applied.push(AppliedSheet { application, expert, digest, scored });
            }
            (Expected::Sheet, None) => {
                not_handed_in.push(NotHandedIn { application, expert, reason: prose("住院，已告知组长") });
            }
        }
    }
    let consensus: BTreeMap<ItemId, Consensus> = agreed
        .iter()
        .map(|(item, steps)| {
            let consensus = Consensus { steps: *steps, reason: prose("现场证据一致"), comments: Vec::new() };
            (ItemId::new(*item).unwrap(), consensus)
        })
        .collect();
    let mut applications = BTreeMap::new();
    for row in rows() {
        let own = of(&row.application.id);
        let given: Vec<Judged<'_>> = own
            .iter()
            .filter_map(|(_, sheet)| match &sheet.outcome {
                Outcome::Scored { marks, .. } => Some(marks.as_slice()),
                _ => None,
            })
            .collect();
        let marks: Agreed = consensus.iter().map(|(item, consensus)| (item.clone(), consensus.steps)).collect();
        if given.len() < rule.minimum_sheets.max(1) as usize {
            continue;
        }
        let merged = merge(rule, set, &given, &marks).unwrap();
        let spreads = item_spreads(set, rule.consensus.as_ref(), &own);
        let spreads = spreads.into_iter().map(|spread| (spread.item, spread.spread)).collect();
        let (application, applicant) = (row.application.id.clone(), row.application.applicant.clone());
        let scored = ScoredApplication::of(application.clone(), applicant, merged, &spreads, &consensus, None);
        applications.insert(application, scored);
    }
    let panel = charter.panel(&world.round, &world.panel).unwrap();
    let member = |person: &rules::ids::PersonId| MemberReference {
        person: person.clone(),
        name: charter.person(person).unwrap().name.clone(),
    };
    PanelResult {
        format: "paneldesk.panel-result/1".into(),
        edition: charter.edition_reference(),
        charter: CharterReference { number: charter.revision.number, digest: world.identity() },
        round: charter.round_reference(&world.round, &world.panel).unwrap(),
        opening: OpeningReference { digest: digest("opening"), at: "2026-06-02T01:00:00Z".parse().unwrap() },
        criteria: CriteriaReference::of(set),
        rule: rule.clone(),
        expected: u32::try_from(rows().count()).unwrap(),
        recused,
        sheets: applied,
        not_handed_in,
        applications: applications.into_values().collect(),
        minutes: prose("逐条合议，无异议。"),
        members: panel.members.iter().map(member).collect(),
        supersedes: Vec::new(),
        signing: world.signing("C1"),
    }
}
