//! The pre-commit report of a merge over opened sheets, from files alone.

use std::collections::BTreeMap;

use rules::{
    charter::{Level, Merge, Row},
    digest::Digest,
    json::from_canonical,
    panel::{Candidate, CellState, Evidence, SpreadLevel, item_spreads, merge, sort_in, what_if},
    record::{Act, OpenedMatrix},
    sheet::{Outcome, Sheet},
};
use serde::Serialize;

use crate::{
    DeskError,
    error::no_score_zh,
    record::Content,
    verify::{Reason, SignatureStatus, Trust, refusal_reason, verify_file},
};

/// What a merge would do.
#[derive(Clone, Debug, Serialize)]
pub struct MergePreview {
    /// Whether another method than the charter's was asked for.
    pub what_if: bool,
    /// Files that do not count, with the reason.
    pub refused: Vec<RefusedSheet>,
    /// Sheets that a revision among the files replaces; nothing is wrong with them.
    pub superseded: Vec<RefusedSheet>,
    /// Panels in the charter's order.
    pub panels: Vec<PanelPreview>,
}

/// A file that does not count.
#[derive(Clone, Debug, Serialize)]
pub struct RefusedSheet {
    /// The file.
    pub file: String,
    /// Stable code.
    pub code: &'static str,
    /// Why, in Chinese.
    pub zh: String,
    /// Why, in English.
    pub en: String,
}

/// One panel.
#[derive(Clone, Debug, Serialize)]
pub struct PanelPreview {
    /// Round and panel as printed.
    pub name: String,
    /// Sheets that count.
    pub counted: usize,
    /// Cells without a sheet.
    pub missing: usize,
    /// Recused cells.
    pub recused: usize,
    /// Sheets replaced by a revision.
    pub replaced: usize,
    /// Cells with sheets that stand against each other.
    pub forked: Vec<String>,
    /// Applications in order.
    pub applications: Vec<ApplicationPreview>,
}

/// One application.
#[derive(Clone, Debug, Serialize)]
pub struct ApplicationPreview {
    /// Number.
    pub application: String,
    /// Applicant.
    pub applicant: String,
    /// Sheets that give marks.
    pub sheets: usize,
    /// Items at the threshold.
    pub to_discuss: usize,
    /// Exact score before consensus.
    pub score: Option<String>,
    /// The score as printed.
    pub displayed: Option<String>,
    /// Why there is no score, in English.
    pub reason: Option<String>,
    /// The same in Chinese.
    pub reason_zh: Option<String>,
}

/// Returns the method of a word: `mean`, `median`, `median-sheet`, `trimmed:DROP:FROM`, `trimmed-sheet:DROP:FROM`.
#[must_use]
pub fn parse_method(text: &str) -> Option<Merge> {
    let mut parts = text.split(':');
    let name = parts.next()?;
    let numbers: Vec<u32> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match (name, numbers.as_slice()) {
        ("mean", []) => Some(Merge::Mean),
        ("median", []) => Some(Merge::Median { level: Level::Item }),
        ("median-sheet", []) => Some(Merge::Median { level: Level::Sheet }),
        ("trimmed", [drop, from]) if from / 2 >= *drop && from > &(drop * 2) => {
            Some(Merge::TrimmedMean { drop: *drop, from: *from, level: Level::Item })
        }
        ("trimmed-sheet", [drop, from]) if from / 2 >= *drop && from > &(drop * 2) => {
            Some(Merge::TrimmedMean { drop: *drop, from: *from, level: Level::Sheet })
        }
        _ => None,
    }
}

/// Returns what merging these files would do, panel by panel, in no case a result that could be signed.
///
/// # Errors
/// The matrix does not read, or there is no charter.
pub fn merge_preview(
    files: &[(String, Vec<u8>)],
    matrix: Option<&[u8]>,
    trust: &Trust,
    method: Option<&Merge>,
) -> Result<MergePreview, DeskError> {
    merge_preview_of(files.iter().map(|(file, bytes)| Ok((file.clone(), bytes))), matrix, trust, method)
}

/// The same for files that are read one after another: of each only what it says is kept, not its pages.
///
/// # Errors
/// As [`merge_preview`], and what reading a file failed with.
pub fn merge_preview_of<Bytes: AsRef<[u8]>, Fault: From<DeskError>>(
    files: impl IntoIterator<Item = Result<(String, Bytes), Fault>>,
    matrix: Option<&[u8]>,
    trust: &Trust,
    method: Option<&Merge>,
) -> Result<MergePreview, Fault> {
    let (head, charter) = trust.charters.head().ok_or(DeskError::NoCharter)?;
    let rows: Vec<Row> = match matrix {
        Some(bytes) => from_canonical::<OpenedMatrix>(bytes).map_err(DeskError::from)?.rows,
        None => Vec::new(),
    };
    let mut refused = Vec::new();
    let mut superseded = Vec::new();
    let (mut receipts, mut answers, mut slips) = (Vec::new(), Vec::new(), Vec::new());
    let mut sheets: BTreeMap<Digest, (String, Digest, Sheet)> = BTreeMap::new();
    for next in files {
        let (file, bytes) = next?;
        let verdict = verify_file(bytes.as_ref(), trust);
        let good = verdict.is_good();
        let usable = good || verdict.signature == SignatureStatus::Revoked;
        match (verdict.content, verdict.identity, verdict.certificate) {
            (Some(Content::Sheet(sheet)), Some(identity), Some(certificate)) if usable => {
                sheets.insert(identity, (file, certificate, *sheet));
            }
            (Some(Content::Sheet(_)) | None, _, _) => {
                refused.extend(verdict.reasons.first().map(|why| entry(&file, why)))
            }
            // What the experts and the office say of a sheet decides whether it counts.
            (Some(Content::Receipt(receipt)), _, _) if good => receipts.push(*receipt),
            (Some(Content::Acknowledgement(answer)), _, _) if good => answers.push(*answer),
            (Some(Content::WitnessSlip(slip)), _, _) if good && slip.act == Act::Opening => slips.push(*slip),
            (Some(_), _, _) => refused.push(entry(&file, verdict.reasons.first().unwrap_or(&Reason::NotASheet))),
        }
    }
    let evidence = Evidence::new(&receipts, &answers, &slips);
    let mut panels = Vec::new();
    for block in &charter.matrix {
        let Some((rule, set)) = charter.marks(&block.round) else { continue };
        let candidates: Vec<Candidate<'_>> = sheets
            .iter()
            .filter(|(_, (_, _, sheet))| sheet.round.id == block.round && sheet.round.panel == block.panel)
            .map(|(identity, (_, certificate, sheet))| evidence.candidate(*identity, *certificate, sheet))
            .collect();
        if candidates.is_empty() {
            continue;
        }
        let intake = sort_in(charter, head, trust.charters.all(), (&block.round, &block.panel), &rows, &candidates);
        let named = |identity: &Digest, reason: &Reason| sheets.get(identity).map(|(file, _, _)| entry(file, reason));
        refused
            .extend(intake.refused.iter().filter_map(|(identity, refusal)| named(identity, &refusal_reason(refusal))));
        superseded.extend(intake.superseded.iter().filter_map(|identity| named(identity, &Reason::Superseded)));
        let mut by_application: BTreeMap<&rules::ids::ApplicationId, Vec<(Digest, &Sheet)>> = BTreeMap::new();
        let mut preview = PanelPreview {
            name: charter
                .round_reference(&block.round, &block.panel)
                .map(|place| format!("{}{}", place.name, place.panel_name))
                .unwrap_or_default(),
            counted: 0,
            missing: intake.unopened,
            recused: 0,
            replaced: intake.superseded.len(),
            forked: Vec::new(),
            applications: Vec::new(),
        };
        for cell in &intake.cells {
            match &cell.state {
                CellState::Missing => preview.missing += 1,
                CellState::Recused => preview.recused += 1,
                CellState::Forked(heads) => {
                    refused.extend(heads.iter().filter_map(|identity| named(identity, &Reason::Fork)));
                    preview.forked.push(format!("{} {}", cell.application, cell.expert));
                }
                CellState::Scored(id) | CellState::Abstained(id) | CellState::Insufficient(id) => {
                    preview.counted += 1;
                    if let Some((_, _, sheet)) = sheets.get(id) {
                        by_application.entry(&cell.application).or_default().push((*id, sheet));
                    }
                }
            }
        }
        for (application, views) in by_application {
            let judged: Vec<_> = views
                .iter()
                .filter_map(|(_, sheet)| match &sheet.outcome {
                    Outcome::Scored { marks, .. } => Some(marks.as_slice()),
                    Outcome::Abstained { .. } | Outcome::Insufficient { .. } => None,
                })
                .collect();
            let spreads = item_spreads(set, rule.consensus.as_ref(), &views);
            let none = Default::default();
            let score = match method {
                None => merge(rule, set, &judged, &none).map(|merged| merged.score),
                Some(method) => what_if(method, rule, set, &judged, &none).map(|merged| merged.score().clone()),
            };
            preview.applications.push(ApplicationPreview {
                application: application.to_string(),
                applicant: rows
                    .iter()
                    .filter(|row| charter.expects(row).is_ok())
                    .chain(views.iter().map(|(_, sheet)| &sheet.cell))
                    .find(|row| row.application.id == *application)
                    .map(|row| row.application.applicant.to_string())
                    .unwrap_or_default(),
                sheets: judged.len(),
                to_discuss: spreads.iter().filter(|spread| spread.level == SpreadLevel::Reached).count(),
                displayed: score.as_ref().ok().map(|score| score.decimal(2)),
                reason: score.as_ref().err().map(ToString::to_string),
                reason_zh: score.as_ref().err().map(no_score_zh),
                score: score.ok().map(|score| score.to_string()),
            });
        }
        panels.push(preview);
    }
    refused.sort_by(|a: &RefusedSheet, b| a.file.cmp(&b.file));
    superseded.sort_by(|a: &RefusedSheet, b| a.file.cmp(&b.file));
    Ok(MergePreview { what_if: method.is_some(), refused, superseded, panels })
}

fn entry(file: &str, reason: &Reason) -> RefusedSheet {
    RefusedSheet { file: file.to_owned(), code: reason.code(), zh: reason.zh(), en: reason.en() }
}
