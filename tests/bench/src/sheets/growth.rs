//! How verifying and merging grow with the number of sheets.
//!
//! Each size is an edition of its own: charter, people, matrix and intake receipts grow with the sheets, as they do in
//! life.

use std::{collections::BTreeMap, process::Command, time::Instant};

use desk::{Content, verify::verify_file};
use rules::{
    charter::MatrixBlock,
    digest::Digest,
    ids::ApplicationId,
    panel::{Agreed, Candidate, CellState, Evidence, item_spreads, merge, sort_in},
    record::Receipt,
    sheet::{Mark, Outcome, Sheet},
};

use super::{edition::WrittenEdition, written};
use crate::harness::{Aim, Bench, Fault, Measure, Samples, Unit, repeat, run as run_program};

const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];
/// Where growth begins and ends in the figures: ten sheets are too few to say anything.
const FROM: usize = 100;
const TO: usize = 10_000;

/// What one size took.
struct Size {
    sheets: usize,
    /// Milliseconds per sheet, in slices of the whole.
    verifying: Samples,
    /// Milliseconds per sheet.
    merging: Samples,
    /// `panelctl merge` on all of them: milliseconds of processor time per sheet, and most memory.
    program_ms: f64,
    program_mb: f64,
}

pub(super) fn run(bench: &Bench) -> Result<Vec<Measure>, Fault> {
    let mut sizes = Vec::new();
    for sheets in SIZES {
        sizes.push(size(bench, sheets)?);
    }
    let mut measures = Vec::new();
    for size in &sizes {
        let name = |what: &str| format!("{what}, {} sheets", size.sheets);
        measures.push(Measure::new(name("verify, per sheet"), Unit::Milliseconds, size.verifying.clone()));
        measures.push(Measure::new(name("sort in and merge, per sheet"), Unit::Milliseconds, size.merging.clone()));
        let program = Samples(vec![size.program_ms]);
        measures.push(Measure::new(name("panelctl merge, processor time per sheet"), Unit::Milliseconds, program));
        let memory = Measure::new(name("panelctl merge, most memory"), Unit::Megabytes, Samples(vec![size.program_mb]));
        measures.push(memory);
    }
    let growth = |name: &str, from: usize, of: fn(&Size) -> Option<f64>| {
        let at = |sheets: usize| sizes.iter().find(|size| size.sheets == sheets).and_then(of);
        let factor = at(TO).zip(at(from)).map(|(large, small)| large / small);
        let name = format!("growth of {name}: per sheet, {TO} sheets by {from}");
        Measure::new(name, Unit::Times, Samples(factor.into_iter().collect()))
    };
    let linear = Aim::AtMost(1.5);
    measures.push(growth("verifying", FROM, |size| size.verifying.median()).aiming(linear));
    measures.push(growth("panelctl merge's processor time", FROM, |size| Some(size.program_ms)).aiming(linear));
    let cache = "1 is linear growth of the whole. What 100 sheets say fits into the processor's cache, what 1,000 say does \
                 not: there the time per sheet makes one step and then stays.";
    measures.push(growth("sorting in and merging", FROM, |size| size.merging.median()).noting(cache));
    measures.push(growth("sorting in and merging", FROM * 10, |size| size.merging.median()).aiming(linear));
    Ok(measures)
}

fn size(bench: &Bench, sheets: usize) -> Result<Size, Fault> {
    let rounds = bench.rounds(5);
    let folder = written(bench, sheets)?;
    let edition = WrittenEdition::read(&folder)?;
    // Of many sheets each round verifies its own share; few are verified again and again.
    let share = sheets.div_ceil(rounds).max(sheets.min(100));
    let mut verified: BTreeMap<Digest, (Digest, Sheet)> = BTreeMap::new();
    let verifying = repeat(rounds, |round| {
        let start = round * share % sheets.next_multiple_of(share);
        let mut seconds = 0.0;
        let own = edition.sheets.iter().skip(start).take(share);
        let count = own.len();
        for path in own {
            let bytes = std::fs::read(path)?;
            let begun = Instant::now();
            let verdict = verify_file(&bytes, &edition.trust);
            seconds += begun.elapsed().as_secs_f64();
            let good = verdict.is_good();
            match (verdict.content, verdict.identity, verdict.certificate) {
                (Some(Content::Sheet(sheet)), Some(identity), Some(certificate)) if good => {
                    verified.insert(identity, (certificate, *sheet));
                }
                _ => return Err(format!("{} is not good", path.display()).into()),
            }
        }
        Ok(seconds * 1000.0 / count as f64)
    })?;
    if verified.len() != sheets {
        return Err(format!("{} of {sheets} sheets were verified", verified.len()).into());
    }
    let mut receipts = Vec::new();
    for path in &edition.receipts {
        let verdict = verify_file(&std::fs::read(path)?, &edition.trust);
        match verdict.content {
            Some(Content::Receipt(receipt)) if verdict.reasons.is_empty() => receipts.push(*receipt),
            _ => return Err(format!("{} is not good: {:?}", path.display(), verdict.reasons).into()),
        }
    }
    let merging = repeat(rounds, |_| {
        let begun = Instant::now();
        let scored = merge_all(&edition, &verified, &receipts)?;
        let milliseconds = begun.elapsed().as_secs_f64() * 1000.0;
        let all = if scored == sheets { Ok(()) } else { Err(format!("{scored} of {sheets} sheets count")) };
        Ok(all.map(|()| milliseconds / sheets as f64)?)
    })?;
    drop(verified);
    let mut command = Command::new(&bench.panelctl);
    command.arg("merge").arg("--trust").arg(folder.join("office-ca.pem"));
    command.arg("--charter").arg(folder.join("charter.pdf")).arg("--json");
    command.args(&edition.sheets).args(&edition.receipts);
    // One run of ten thousand takes a minute: a busy machine moves its processor time less than its seconds.
    let before = processor_ms_of_children()?;
    let program_mb = run_program(&mut command)?.peak_mb;
    let program_ms = (processor_ms_of_children()? - before) / sheets as f64;
    Ok(Size { sheets, verifying, merging, program_ms, program_mb })
}

/// Processor time of all programs that this one started and saw end, as the kernel counts it: in hundredths of a second.
fn processor_ms_of_children() -> Result<f64, Fault> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    // The name stands in brackets and may hold anything; user and system time of children are fields 16 and 17 of all.
    let (_, rest) = stat.rsplit_once(')').ok_or("an odd /proc/self/stat")?;
    let ticks: Vec<f64> = rest.split_whitespace().skip(13).take(2).filter_map(|field| field.parse().ok()).collect();
    if ticks.len() == 2 { Ok(ticks.iter().sum::<f64>() * 10.0) } else { Err("an odd /proc/self/stat".into()) }
}

/// Sorts in and merges every panel; returns how many sheets count.
fn merge_all(
    edition: &WrittenEdition,
    verified: &BTreeMap<Digest, (Digest, Sheet)>,
    receipts: &[Receipt],
) -> Result<usize, Fault> {
    let (identity, charter) = edition.trust.charters.head().ok_or("no charter")?;
    let evidence = Evidence::new(receipts, [], []);
    let mut by_panel: BTreeMap<_, Vec<Candidate<'_>>> = BTreeMap::new();
    for (identity, (certificate, sheet)) in verified {
        let candidate = evidence.candidate(*identity, *certificate, sheet);
        by_panel.entry((&sheet.round.id, &sheet.round.panel)).or_default().push(candidate);
    }
    let mut counted = 0;
    for MatrixBlock { round, panel, .. } in &charter.matrix {
        let (rule, set) = charter.marks(round).ok_or("a round without marks")?;
        let candidates = by_panel.remove(&(round, panel)).unwrap_or_default();
        let intake = sort_in(charter, identity, edition.trust.charters.all(), (round, panel), &[], &candidates);
        let mut by_application: BTreeMap<&ApplicationId, Vec<(Digest, &Sheet)>> = BTreeMap::new();
        for cell in &intake.cells {
            let CellState::Scored(identity) = cell.state else { continue };
            let (_, sheet) = verified.get(&identity).ok_or("a sheet nobody knows")?;
            by_application.entry(&cell.application).or_default().push((identity, sheet));
            counted += 1;
        }
        for sheets in by_application.values() {
            let judged: Vec<_> = sheets.iter().filter_map(|(_, sheet)| marks(sheet)).collect();
            let spreads = item_spreads(set, rule.consensus.as_ref(), sheets);
            if merge(rule, set, &judged, &Agreed::new())?.items.len() != spreads.len() {
                return Err("a merge without all items".into());
            }
        }
    }
    Ok(counted)
}

fn marks(sheet: &Sheet) -> Option<&[Mark]> {
    match &sheet.outcome {
        Outcome::Scored { marks, .. } => Some(marks),
        Outcome::Abstained { .. } | Outcome::Insufficient { .. } => None,
    }
}
