//! A panel result is worth what its sheets come to: everything in it is computed again and compared.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ItemResult, ItemSpread, MemberReference, MergedItem, PanelResult, ResultFault, ResultPart, ScoredApplication,
    item_spreads, merge, spread::SpreadLevel,
};
use crate::{
    charter::{Charter, MarksRule},
    criteria::CriteriaSet,
    digest::Digest,
    ids::{ApplicationId, PersonId},
    sheet::{Citation, CriteriaReference, Mark, Outcome, Sheet},
};

/// Recomputes a result from its sheets; returns every difference, none when all agree. `sheets` are the valid sheets of
/// the panel that are not replaced, by identity. Whether the recused cells are those of the matrix is known to whoever
/// has its rows, not here.
#[must_use]
pub fn recompute(charter: &Charter, result: &PanelResult, sheets: &BTreeMap<Digest, &Sheet>) -> Vec<ResultFault> {
    recompute_under(charter, charter, result, sheets)
}

/// The same for a result that names an earlier charter: what it prints of edition, round, criteria and members is asked
/// of `named`, the charter it names; what it comes to, of the one in force.
#[must_use]
pub fn recompute_under(
    charter: &Charter,
    named: &Charter,
    result: &PanelResult,
    sheets: &BTreeMap<Digest, &Sheet>,
) -> Vec<ResultFault> {
    let (Some((rule, set)), Some((_, printed))) = (charter.marks(&result.round.id), named.marks(&result.round.id))
    else {
        return vec![ResultFault::NoMarks];
    };
    let mut faults = Vec::new();
    if result.rule != *rule || result.criteria != CriteriaReference::of(printed) {
        faults.push(ResultFault::OtherRule);
    }
    if !heading_holds(named, result) {
        faults.push(ResultFault::Heading);
    }
    check_cells(charter, result, sheets, &mut faults);
    let mut own: BTreeMap<&ApplicationId, Vec<(Digest, &Sheet)>> = BTreeMap::new();
    for digest in result.sheets.iter().map(|sheet| sheet.digest).collect::<BTreeSet<_>>() {
        if let Some(sheet) = sheets.get(&digest) {
            own.entry(&sheet.cell.application.id).or_default().push((digest, sheet));
        }
    }
    check_list(rule, result, &own, &mut faults);
    for scored in &result.applications {
        let own = own.get(&scored.application).map_or(&[][..], Vec::as_slice);
        check_score((rule, set), (result, scored), own, &mut faults);
    }
    faults
}

/// Whether edition, round and members are named as in the charter. The chair, who signs, need not be asked as well.
fn heading_holds(charter: &Charter, result: &PanelResult) -> bool {
    let round = charter.round_reference(&result.round.id, &result.round.panel);
    let Some(panel) = charter.panel(&result.round.id, &result.round.panel) else { return false };
    let listed = |person: &PersonId| result.members.iter().any(|member| member.person == *person);
    let asked = panel.members.iter().filter(|person| **person != panel.chair || listed(person));
    let members: Option<Vec<MemberReference>> = asked
        .map(|person| Some(MemberReference { person: person.clone(), name: charter.person(person)?.name.clone() }))
        .collect();
    result.edition == charter.edition_reference()
        && round.as_ref() == Some(&result.round)
        && members.as_ref() == Some(&result.members)
}

fn check_cells(
    charter: &Charter,
    result: &PanelResult,
    sheets: &BTreeMap<Digest, &Sheet>,
    faults: &mut Vec<ResultFault>,
) {
    let named: BTreeSet<Digest> = result.sheets.iter().map(|sheet| sheet.digest).collect();
    let absent = named.iter().filter(|digest| !sheets.contains_key(*digest));
    faults.extend(absent.copied().map(ResultFault::MissingSheet));
    let unnamed = sheets.keys().filter(|digest| !named.contains(*digest));
    faults.extend(unnamed.copied().map(ResultFault::UnnamedSheet));

    let block = charter.matrix.iter().find(|block| block.round == result.round.id && block.panel == result.round.panel);
    let expected = block.map_or(0, |block| block.commitments.len());
    let cells: Vec<(&ApplicationId, &PersonId)> = (result.sheets.iter().map(|cell| (&cell.application, &cell.expert)))
        .chain(result.recused.iter().map(|cell| (&cell.application, &cell.expert)))
        .chain(result.not_handed_in.iter().map(|cell| (&cell.application, &cell.expert)))
        .collect();
    let different = cells.iter().collect::<BTreeSet<_>>().len();
    let panel = charter.panel(&result.round.id, &result.round.panel);
    let known = cells.iter().all(|(_, expert)| panel.is_some_and(|panel| panel.members.contains(expert)));
    // A cell named twice would make up for one that is silently gone.
    if expected != result.expected as usize || cells.len() != expected || different != expected || !known {
        faults.push(ResultFault::Count);
    }
    for applied in &result.sheets {
        let same = |sheet: &&Sheet| {
            sheet.cell.application.id == applied.application
                && sheet.cell.expert == applied.expert
                && (&sheet.cell.round, &sheet.cell.panel) == (&result.round.id, &result.round.panel)
                && applied.scored == matches!(sheet.outcome, Outcome::Scored { .. })
        };
        if !sheets.get(&applied.digest).is_none_or(same) {
            faults.push(ResultFault::Differs { application: applied.application.clone(), what: ResultPart::Cell });
        }
    }
}

/// Every application that can have a score has one, once, and the order tells nothing.
fn check_list(
    rule: &MarksRule,
    result: &PanelResult,
    own: &BTreeMap<&ApplicationId, Vec<(Digest, &Sheet)>>,
    faults: &mut Vec<ResultFault>,
) {
    let listed: Vec<&ApplicationId> = result.applications.iter().map(|scored| &scored.application).collect();
    for pair in listed.windows(2).filter(|pair| pair[0] >= pair[1]) {
        faults.push(ResultFault::Differs { application: pair[1].clone(), what: ResultPart::Place });
    }
    let enough = |sheets: &[(Digest, &Sheet)]| marks(sheets).len() >= rule.minimum_sheets.max(1) as usize;
    for (application, _) in own.iter().filter(|(application, sheets)| enough(sheets) && !listed.contains(application)) {
        faults.push(ResultFault::Differs { application: (*application).clone(), what: ResultPart::Listed });
    }
}

fn check_score(
    (rule, set): (&MarksRule, &CriteriaSet),
    (result, scored): (&PanelResult, &ScoredApplication),
    own: &[(Digest, &Sheet)],
    faults: &mut Vec<ResultFault>,
) {
    let application = &scored.application;
    let agreed = scored.agreed();
    let spreads = item_spreads(set, rule.consensus.as_ref(), own);
    let mut differs = |what| faults.push(ResultFault::Differs { application: application.clone(), what });
    // A sheet under an earlier charter may carry the name from before an erratum.
    let other_name = |sheet: &Sheet| sheet.cell.application.applicant != scored.applicant;
    if own.iter().any(|(_, sheet)| sheet.charter.digest == result.charter.digest && other_name(sheet)) {
        differs(ResultPart::Applicant);
    }
    let comments =
        || scored.items.iter().filter_map(|item| item.consensus.as_ref()).flat_map(|agreed| &agreed.comments);
    let given = |source: &Digest| own.iter().any(|(digest, _)| digest == source);
    if !comments().flat_map(|comment| &comment.taken_from).all(given) {
        differs(ResultPart::Source);
    }
    let read = |citation: &Citation| {
        own.iter().any(|(_, sheet)| sheet.dossier.documents.iter().any(|document| document.id == citation.document))
    };
    if !comments().flat_map(|comment| &comment.citations).all(read) {
        differs(ResultPart::Citation);
    }
    match merge(rule, set, &marks(own), &agreed) {
        Err(fault) => faults.push(ResultFault::Merge { application: application.clone(), fault }),
        Ok(merged) => {
            if merged.sheets != scored.sheets {
                differs(ResultPart::Sheets);
            }
            let same = |(ours, theirs): (&MergedItem, &ItemResult)| {
                ours.item == theirs.item && ours.steps == theirs.steps && ours.score == theirs.score
            };
            if merged.items.len() != scored.items.len() || !merged.items.iter().zip(&scored.items).all(same) {
                differs(ResultPart::Item);
            }
            if merged.score != scored.score || scored.displayed.as_str() != merged.score.decimal(2) {
                differs(ResultPart::Score);
            }
            let spread = |(ours, theirs): (&ItemSpread, &ItemResult)| ours.spread == theirs.spread;
            if !spreads.iter().zip(&scored.items).all(spread) {
                differs(ResultPart::Spread);
            }
        }
    }
    let open = spreads.into_iter().filter(|spread| spread.level == SpreadLevel::Reached);
    for spread in open.filter(|spread| !agreed.contains_key(&spread.item)) {
        faults.push(ResultFault::NotAgreed { application: application.clone(), item: spread.item });
    }
}

/// The marks of the sheets that give any, sheet by sheet.
fn marks<'a>(sheets: &[(Digest, &'a Sheet)]) -> Vec<&'a [Mark]> {
    let given = |(_, sheet): &(Digest, &'a Sheet)| match &sheet.outcome {
        Outcome::Scored { marks, .. } => Some(marks.as_slice()),
        Outcome::Abstained { .. } | Outcome::Insufficient { .. } => None,
    };
    sheets.iter().filter_map(given).collect()
}
