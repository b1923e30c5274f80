//! The recount itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
};

use exchange::certificates::CaCertificate;
use rules::{
    charter::{Charter, CharterFault, MatrixBlock, Row},
    composite::{EditionResult, rank, round_scores},
    digest::Digest,
    json::from_canonical,
    panel::{Candidate, CellState, Evidence, Intake, PanelResult, recompute_under, sort_in},
    record::{Acknowledgement, Answer, OpenedMatrix, Receipt, WitnessSlip},
    sheet::Sheet,
};

use super::{
    archive::ArchiveFile,
    report::{AuditReport, Difference, Recomputed, RoundCount, Said, WitnessedAct, not_provable},
};
use crate::{
    office::RankingLine,
    record::Content,
    verify::{Charters, Examined, FileVerdict, Reason, SignatureStatus, examine, in_order, refusal_reason},
};

/// The good files of an archive by kind.
#[derive(Default)]
struct Good {
    sheets: BTreeMap<Digest, (Sheet, Digest)>,
    results: BTreeMap<Digest, PanelResult>,
    editions: BTreeMap<Digest, EditionResult>,
    receipts: Vec<Receipt>,
    slips: Vec<(Digest, WitnessSlip)>,
    answers: Vec<Acknowledgement>,
    names: BTreeMap<Digest, String>,
}

/// Recounts an archive. `codes` are those read from paper witness slips, in any spelling.
#[must_use]
pub fn audit(files: &[ArchiveFile], office: &CaCertificate, codes: &[String]) -> AuditReport {
    let Ok(report) = audit_watched(files, office, codes, |_, _| Ok::<(), Infallible>(()));
    report
}

/// The same; `each` hears how many files of how many have been verified.
///
/// # Errors
/// What `each` said, which ends the audit.
pub fn audit_watched<Stop>(
    files: &[ArchiveFile],
    office: &CaCertificate,
    codes: &[String],
    mut each: impl FnMut(usize, usize) -> Result<(), Stop>,
) -> Result<AuditReport, Stop> {
    let mut differences = Vec::new();
    let pdfs: Vec<&ArchiveFile> = files.iter().filter(|file| !file.name.ends_with(".json")).collect();
    let mut examined = Vec::with_capacity(pdfs.len());
    in_order(
        &pdfs,
        |file| examine(&file.bytes, office),
        |index, one| {
            examined.push(one);
            each(index + 1, pdfs.len())
        },
    )?;
    let charters = charters_of(&examined);
    let mut good = Good::default();
    for (file, one) in pdfs.iter().zip(examined) {
        sort_file(file, one.judge(&charters), &mut good, &mut differences);
    }
    for identity in charters.overreaching() {
        let file = good.names.get(&identity).cloned().unwrap_or_default();
        differences.push(Difference::of(&file, Some(&Reason::Charter(vec![CharterFault::Change])), true));
    }
    let rows = opened_rows(files, &charters, &mut differences);
    let mut report = AuditReport {
        edition: String::new(),
        files: pdfs.len(),
        archive: archive_digest(&pdfs),
        charters: charters.len(),
        counts: Vec::new(),
        acts: good.slips.iter().map(|(_, slip)| WitnessedAct::of(slip, codes)).collect(),
        differences,
        recomputed: Vec::new(),
        ranking: Vec::new(),
        not_provable: Vec::new(),
    };
    if let Some((identity, charter)) = charters.head() {
        report.edition = charter.edition.name.to_string();
        recount_panels(&mut report, &good, &charters, (identity, charter), &rows);
        recount_edition(&mut report, &good, charter, &rows);
    }
    report.not_provable = not_provable(&report, &charters);
    report.differences.sort_by(|a, b| b.matters.cmp(&a.matters).then_with(|| a.file.cmp(&b.file)));
    Ok(report)
}

fn charters_of(examined: &[Examined]) -> Charters {
    let mut charters = BTreeMap::new();
    for one in examined.iter().filter(|one| matches!(one.content(), Some(Content::Charter(_)))) {
        // Whether a charter is good depends on no other one.
        let verdict = one.clone().judge(&Charters::default());
        if let (true, Some(Content::Charter(charter)), Some(identity)) =
            (verdict.is_good(), verdict.content, verdict.identity)
        {
            charters.insert(identity, *charter);
        }
    }
    Charters::new(charters)
}

fn sort_file(file: &ArchiveFile, verdict: FileVerdict, good: &mut Good, differences: &mut Vec<Difference>) {
    let usable = verdict.is_good()
        || (verdict.signature == SignatureStatus::Revoked && matches!(verdict.content, Some(Content::Sheet(_))));
    let (true, Some(identity), Some(certificate)) = (usable, verdict.identity, verdict.certificate) else {
        differences.push(Difference::of(&file.name, verdict.reasons.first(), true));
        return;
    };
    good.names.insert(identity, file.name.clone());
    match verdict.content {
        Some(Content::Sheet(sheet)) => {
            good.sheets.insert(identity, (*sheet, certificate));
        }
        Some(Content::PanelResult(result)) => {
            good.results.insert(identity, *result);
        }
        Some(Content::EditionResult(result)) => {
            good.editions.insert(identity, *result);
        }
        Some(Content::Receipt(receipt)) => good.receipts.push(*receipt),
        Some(Content::WitnessSlip(slip)) => good.slips.push((identity, *slip)),
        Some(Content::Acknowledgement(answer)) => good.answers.push(*answer),
        Some(Content::Charter(_)) | None => {}
    }
}

/// Returns the rows of the opened matrix that the charter in force commits to.
fn opened_rows(files: &[ArchiveFile], charters: &Charters, differences: &mut Vec<Difference>) -> Vec<Row> {
    let mut rows = Vec::new();
    for file in files.iter().filter(|file| file.name.ends_with(".json")) {
        match from_canonical::<OpenedMatrix>(&file.bytes) {
            Ok(matrix) => {
                let (known, unknown): (Vec<Row>, Vec<Row>) = matrix
                    .rows
                    .into_iter()
                    .partition(|row| charters.head().is_some_and(|(_, charter)| charter.expects(row).is_ok()));
                if !unknown.is_empty() {
                    differences.push(Difference {
                        file: file.name.clone(),
                        code: "matrix".into(),
                        zh: format!("有 {} 个应评项与评审方案的承诺值不符。", unknown.len()),
                        en: format!("{} cells do not match the charter's commitments.", unknown.len()),
                        matters: true,
                    });
                }
                rows.extend(known);
            }
            Err(fault) => differences.push(Difference::of(&file.name, Some(&Reason::Data(fault)), false)),
        }
    }
    rows.sort();
    rows.dedup();
    rows
}

fn recount_panels(
    report: &mut AuditReport,
    good: &Good,
    charters: &Charters,
    (identity, charter): (Digest, &Charter),
    rows: &[Row],
) {
    let evidence = Evidence::new(&good.receipts, &good.answers, good.slips.iter().map(|(_, slip)| slip));
    let mut step = Recomputed {
        step: Said::new("评分表至小组结果", "Score sheets to panel results"),
        compared: 0,
        differing: 0,
        basis: Said::new("评审方案所定合并规则，逐条", "The charter's merge rule, item by item"),
    };
    for block in &charter.matrix {
        let place = (&block.round, &block.panel);
        let of_panel = |sheet: &Sheet| sheet.round.id == block.round && sheet.round.panel == block.panel;
        let candidates: Vec<Candidate<'_>> = good
            .sheets
            .iter()
            .filter(|(_, (sheet, _))| of_panel(sheet))
            .map(|(identity, (sheet, certificate))| evidence.candidate(*identity, *certificate, sheet))
            .collect();
        let intake = sort_in(charter, identity, charters.all(), place, rows, &candidates);
        for (identity, refusal) in &intake.refused {
            let file = good.names.get(identity).cloned().unwrap_or_default();
            report.differences.push(Difference::of(&file, Some(&refusal_reason(refusal)), true));
        }
        let heads: BTreeMap<Digest, &Sheet> = intake
            .cells
            .iter()
            .filter_map(|cell| match cell.state {
                CellState::Scored(id) | CellState::Abstained(id) | CellState::Insufficient(id) => {
                    good.sheets.get(&id).map(|(sheet, _)| (id, sheet))
                }
                _ => None,
            })
            .collect();
        let replaced: BTreeSet<Digest> = good.results.values().flat_map(|result| result.supersedes.clone()).collect();
        let results: Vec<(&Digest, &PanelResult)> = good
            .results
            .iter()
            .filter(|(id, result)| {
                result.round.id == block.round && result.round.panel == block.panel && !replaced.contains(*id)
            })
            .collect();
        report.counts.push(counts(charter, block, &intake, &heads, &results, good));
        for (id, result) in &results {
            let file = good.names.get(*id).cloned().unwrap_or_default();
            let named = charters.get(&result.charter.digest).unwrap_or(charter);
            let mut faults = recompute_under(charter, named, result, &heads);
            if !good.slips.iter().any(|(slip, _)| *slip == result.opening.digest) {
                report.differences.push(Difference::of(&file, Some(&Reason::MissingSource), true));
            }
            step.compared += result.applications.iter().map(|scored| scored.items.len() + 1).sum::<usize>();
            step.differing += faults.len();
            if !faults.is_empty() {
                let reason = Reason::Result(std::mem::take(&mut faults));
                report.differences.push(Difference::of(&file, Some(&reason), true));
            }
        }
        if results.len() > 1 {
            let file = results.iter().filter_map(|(id, _)| good.names.get(*id).cloned()).collect::<Vec<_>>().join("、");
            report.differences.push(Difference::of(&file, Some(&Reason::Fork), true));
        }
    }
    if step.compared > 0 {
        report.recomputed.push(step);
    }
}

fn counts(
    charter: &Charter,
    block: &MatrixBlock,
    intake: &Intake,
    heads: &BTreeMap<Digest, &Sheet>,
    results: &[(&Digest, &PanelResult)],
    good: &Good,
) -> RoundCount {
    let name = charter
        .round_reference(&block.round, &block.panel)
        .map(|place| format!("{}{}", place.name, place.panel_name))
        .unwrap_or_default();
    let state = |wanted: fn(&CellState) -> bool| intake.cells.iter().filter(|cell| wanted(&cell.state)).count();
    let explained = results.iter().map(|(_, result)| result.not_handed_in.len()).sum();
    let mut answers = [0; 3];
    for (id, result) in results {
        for member in &result.members {
            let own = good.answers.iter().find(|answer| answer.of == **id && answer.signing.person == member.person);
            match own.map(|answer| &answer.answer) {
                Some(Answer::Agreed) => answers[0] += 1,
                Some(Answer::Dissent { .. }) => answers[1] += 1,
                None => answers[2] += 1,
            }
        }
    }
    RoundCount {
        name,
        expected: block.commitments.len(),
        recused: state(|state| *state == CellState::Recused),
        received: heads.len(),
        without_marks: state(|state| matches!(state, CellState::Abstained(_) | CellState::Insufficient(_))),
        missing: state(|state| *state == CellState::Missing) + intake.unopened,
        explained,
        replaced: intake.superseded.len(),
        refused: intake.refused.len(),
        answers,
    }
}

fn recount_edition(report: &mut AuditReport, good: &Good, charter: &Charter, rows: &[Row]) {
    let replaced: BTreeSet<Digest> = good.editions.values().flat_map(|result| result.supersedes.clone()).collect();
    for (id, edition) in good.editions.iter().filter(|(id, _)| !replaced.contains(*id)) {
        let file = good.names.get(id).cloned().unwrap_or_default();
        let mut step = Recomputed {
            step: Said::new("小组结果至综合得分与名次", "Panel results to composite and ranks"),
            compared: edition.ranking.len(),
            differing: 0,
            basis: Said::new("评审方案所定权重与同分次序", "The charter's weights and tie chain"),
        };
        let sources: Vec<&PanelResult> =
            edition.results.iter().filter_map(|source| good.results.get(&source.digest)).collect();
        if sources.len() != edition.results.len() {
            report.differences.push(Difference::of(&file, Some(&Reason::MissingSource), true));
            step.differing += 1;
        }
        // The applications as the charter's matrix commits to them; without the opened matrix, as the sheets do.
        let all = || {
            let sheets = good.sheets.values().map(|(sheet, _)| &sheet.cell.application);
            rows.iter().map(|row| &row.application).chain(sheets)
        };
        let known = |application: &rules::ids::ApplicationId| all().find(|known| known.id == *application);
        let scores = round_scores(&sources, |id| known(id).map(|known| known.track.clone()));
        let ranked = match scores.and_then(|scores| rank(charter, &scores)) {
            Ok(ranked) => ranked,
            Err(fault) => {
                report.differences.push(Difference::of(&file, Some(&Reason::Composite(fault)), true));
                Vec::new()
            }
        };
        if ranked.len() != edition.ranking.len() {
            step.differing += 1;
        }
        for (ours, theirs) in ranked.iter().zip(&edition.ranking) {
            // The name from before an erratum is on the sheets, the one after it in the matrix.
            let named = all()
                .filter(|known| known.id == ours.application)
                .any(|known| known.applicant == theirs.applicant && known.track == theirs.track);
            let same = named
                && ours.rank == theirs.rank
                && ours.application == theirs.application
                && ours.composite == theirs.composite
                && theirs.displayed.as_str() == ours.composite.decimal(2);
            step.differing += usize::from(!same);
            report.ranking.push(RankingLine {
                rank: ours.rank,
                application: ours.application.clone(),
                applicant: theirs.applicant.to_string(),
                displayed: ours.composite.decimal(2),
                composite: ours.composite.clone(),
            });
        }
        if step.differing > 0 {
            report.differences.push(Difference::of(&file, Some(&Reason::Result(Vec::new())), true));
        }
        report.recomputed.push(step);
    }
}

fn archive_digest(files: &[&ArchiveFile]) -> Digest {
    let digests: BTreeSet<Digest> = files.iter().map(|file| Digest::of(&file.bytes)).collect();
    let text: String = digests.iter().map(|digest| format!("{digest}\n")).collect();
    Digest::of(text.as_bytes())
}
