//! Every single value of a sheet and of a panel result is changed in turn: either the change is found, or the value is
//! one of those listed here, which only the signature protects.

use std::collections::BTreeSet;

use crate::common::{self, Signed, World, identity, prose, reason, results::result};
use proptest::prelude::*;
use rules::{
    charter::{ConsensusRule, Expected},
    number::Ratio,
    panel::{Consensus, ConsensusComment, PanelResult, recompute},
    sheet::*,
};
use serde_json::{Value, json};

/// The places of all values that are neither objects nor arrays.
fn leaves(value: &Value, place: String) -> Vec<String> {
    match value {
        Value::Object(members) => {
            members.iter().flat_map(|(name, value)| leaves(value, format!("{place}/{name}"))).collect()
        }
        Value::Array(values) => {
            values.iter().enumerate().flat_map(|(index, value)| leaves(value, format!("{place}/{index}"))).collect()
        }
        _ => vec![place],
    }
}

/// Another value of the same look.
fn another(value: &Value) -> Option<Value> {
    match value {
        Value::Bool(value) => Some(json!(!value)),
        Value::Number(number) => Some(json!(number.as_u64().unwrap() + 1)),
        Value::String(text) if text.parse::<Ratio>().is_ok() => Some(json!("1234567/89")),
        Value::String(text) if text.len() == 64 => {
            Some(json!(format!("{}{}", if text.starts_with('0') { "1" } else { "0" }, &text[1..])))
        }
        Value::String(text) if text.ends_with('Z') && text.contains('T') => Some(json!("2026-01-01T00:00:00Z")),
        Value::String(text) => Some(json!(format!("{text}9"))),
        _ => None,
    }
}

/// The places, without array indices, whose change `found` does not notice. A value that no longer reads is noticed.
fn unnoticed<T: serde::Serialize + serde::de::DeserializeOwned>(
    value: &T,
    found: impl Fn(&T) -> bool,
) -> BTreeSet<String> {
    assert!(!found(value), "the unchanged value is sound");
    let tree = serde_json::to_value(value).unwrap();
    let missed = |place: &String| {
        let mut changed = tree.clone();
        let leaf = changed.pointer_mut(place).unwrap();
        let Some(other) = another(leaf) else { return false };
        *leaf = other;
        serde_json::from_value::<T>(changed).is_ok_and(|changed| !found(&changed))
    };
    let plain = |place: String| {
        place.split('/').filter(|part| !part.bytes().all(|byte| byte.is_ascii_digit())).collect::<Vec<_>>().join("/")
    };
    leaves(&tree, String::new()).into_iter().filter(missed).map(plain).collect()
}

fn places(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|place| (*place).to_owned()).collect()
}

fn citation() -> Citation {
    common::samples::sheet().check_points[0].citations[0].clone()
}

#[test]
fn every_value_of_a_sheet_is_checked_or_is_the_experts_own_word() {
    let world = World::new(3, 2);
    let mut sheet = common::revised(&[&world.sheet(0, 0, &[10, 11, 12])], 2, "补充材料");
    let comment = Comment { kind: CommentKind::Strength, text: prose("展开充分"), citations: vec![citation()] };
    let Outcome::Scored { marks, .. } = &mut sheet.outcome else { unreachable!() };
    marks[0].comments.push(comment);
    sheet.overall = Some(prose("良好"));
    let point = CheckPoint { items: vec![marks[0].item.clone()], text: prose("核实"), citations: Vec::new() };
    sheet.check_points.push(point);
    let first = Signed::new(world.sheet(0, 0, &[10, 11, 12]));
    let certificate = sheet.signing.certificate;
    let found = |sheet: &Sheet| {
        let changed = Signed { certificate, ..Signed::new(sheet.clone()) };
        let intake = world.intake(&[first.clone(), changed]);
        reason(&intake, sheet).is_some()
    };
    let expected = places(&[
        "format", // refused by whoever reads the bytes
        "check_points/text",
        "dossier/documents/digest", // compared with the other experts'
        "dossier/documents/name",
        "dossier/manifest",
        "outcome/marks/comments/citations/label",
        "outcome/marks/comments/citations/page",
        "outcome/marks/comments/citations/quote",
        "outcome/marks/comments/citations/region",
        "outcome/marks/comments/text",
        "overall",
        "revision/number",
        "revision/reason",
        "signing/claimed_at",
        "signing/fonts", // the layout is proven by printing the sheet again
        "signing/journal_head",
        "signing/layout",
    ]);
    assert_eq!(unnoticed(&sheet, found), expected);
}

#[test]
fn every_value_of_a_panel_result_is_recomputed_or_is_the_panels_own_word() {
    let mut world = World::new(3, 2);
    world.rule().consensus = Some(ConsensusRule { spread_steps: 4 });
    world.rows[5].expected = Expected::Recused;
    world.commit();
    let sheets = [
        world.sheet(0, 0, &[10, 11, 12]),
        world.sheet(0, 1, &[11, 16, 12]),
        world.sheet(1, 0, &[9, 9, 9]),
        world.sheet(1, 1, &[8, 7, 6]),
    ];
    let by_identity = sheets.iter().map(|sheet| (identity(sheet), sheet)).collect();
    let mut result = result(&world, &by_identity, &[("1.2", 12)]);
    let agreed: &mut Consensus = result.applications[0].items[1].consensus.as_mut().unwrap();
    agreed.comments.push(ConsensusComment {
        kind: CommentKind::Strength,
        text: prose("方法系统"),
        citations: vec![citation()],
        taken_from: vec![identity(&sheets[0])],
    });
    result.applications[0].remark = Some(common::line("一人未交"));
    result.supersedes.push(common::digest("earlier"));
    let found = |result: &PanelResult| !recompute(&world.charter, result, &by_identity).is_empty();
    let consensus = "applications/items/consensus";
    let comments = "applications/items/consensus/comments";
    let mut expected = places(&[
        "applications/remark",
        "charter/digest", // whoever has the charter compares these
        "charter/number",
        "format",
        "minutes",
        "not_handed_in/application", // which cell it is, is known to whoever has the rows
        "not_handed_in/reason",
        "opening/at",
        "opening/digest",
        "recused/application",
        "signing/certificate", // asked of the charter before recomputing
        "signing/claimed_at",
        "signing/fonts",
        "signing/journal_head",
        "signing/layout",
        "signing/name",
        "signing/person",
        "supersedes",
    ]);
    expected.insert(format!("{consensus}/reason"));
    for free in ["text", "citations/label", "citations/page", "citations/quote", "citations/region"] {
        expected.insert(format!("{comments}/{free}"));
    }
    assert_eq!(unnoticed(&result, found), expected);
}

proptest! {
    /// Whatever somebody without the expert's key drops into the folder, no cell changes.
    #[test]
    fn a_file_signed_by_another_changes_nothing_but_the_list_of_refused(
        victim in 0usize..3, by in 0usize..6, steps in prop::array::uniform3(0u32..=20), number in 0u32..4,
        target in prop::option::of(0usize..4), paper in any::<bool>(), retell in any::<bool>(),
    ) {
        let world = World::new(3, 2);
        let honest = [world.sheet(0, 0, &[1, 2, 3]), world.sheet(0, 1, &[4, 5, 6]), world.sheet(1, 2, &[7, 8, 9])];
        let honest: Vec<Signed> = honest.into_iter().map(Signed::new).collect();
        let before = world.intake(&honest);
        let forger = ["O1", "S1", "C1", "C2", "Z01", "Z02"][by];
        let mut forged = world.sheet(0, victim, &steps);
        if forged.cell.expert.as_str() == forger { return Ok(()); }
        let real = world.signing(forger);
        if retell {
            // Tells the expert's name and role over its own key.
            forged.signing.certificate = real.certificate;
        } else {
            forged.signing = real;
        }
        let supersedes = target.map(|index| honest.get(index).map_or(common::digest("nobody"), Signed::identity));
        forged.revision = SheetRevision { number, supersedes: supersedes.into_iter().collect(), reason: Some(prose("改")) };
        forged.entered = paper.then(|| common::samples::sheet().entered.unwrap());
        let all = [honest.clone(), vec![Signed { received: Some("2026-05-15T00:00:00Z".parse().unwrap()), ..Signed::new(forged.clone()) }]].concat();
        let after = world.intake(&all);
        prop_assert!(reason(&after, &forged).is_some());
        prop_assert_eq!(after.cells, before.cells);
        prop_assert_eq!(after.superseded, before.superseded);
    }
}
