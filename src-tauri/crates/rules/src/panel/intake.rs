//! Which sheets count. The pre-commit report of a merge is this value.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    charter::{ApplicationReference, AuthorityFault, Charter, Expected, Purpose, Row},
    digest::Digest,
    ids::{ApplicationId, PanelId, PersonId, RoundId},
    sheet::{Outcome, Sheet, SheetFault},
    time::Instant,
};

/// A sheet whose signature and appearance are good, before anything else is known of it.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    /// Its identity.
    pub identity: Digest,
    /// SHA-256 of the certificate that signed it.
    pub certificate: Digest,
    /// When the earliest receipt that names it says it came in; nothing without a receipt.
    pub received: Option<Instant>,
    /// Whether the recorded opening names it and says why: then it counts although it came in late.
    pub accepted_late: bool,
    /// Whether the expert's own agreement to a sheet entered from paper is there (see [`Acknowledgement::countersigns`]).
    /// Means nothing for a sheet that the expert signed.
    ///
    /// [`Acknowledgement::countersigns`]: crate::record::Acknowledgement::countersigns
    pub countersigned: bool,
    /// Its data.
    pub sheet: &'a Sheet,
}

/// What a merge would do with a set of sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// Cells of the panel known by an opened row, in order of application and expert.
    pub cells: Vec<Cell>,
    /// Sheets that do not count, with their reason, in order of identity.
    pub refused: Vec<(Digest, Refusal)>,
    /// Sheets replaced by a revision, in order of identity.
    pub superseded: Vec<Digest>,
    /// Cells the charter expects that no opened row tells about.
    pub unopened: usize,
}

/// One cell of the matrix and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Application.
    pub application: ApplicationId,
    /// Expert.
    pub expert: PersonId,
    /// State.
    pub state: CellState,
}

/// How a cell stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellState {
    /// A sheet with marks counts.
    Scored(Digest),
    /// The expert abstained.
    Abstained(Digest),
    /// The material did not suffice.
    Insufficient(Digest),
    /// Recused before or after.
    Recused,
    /// Two or more heads; only their author ends it, by a revision that names all.
    Forked(Vec<Digest>),
    /// Nothing has come.
    Missing,
}

/// Why a sheet does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It names another charter, not kept by this one.
    OtherCharter,
    /// It names an earlier revision of this charter whose files no longer count.
    StaleCharter,
    /// Of another round or panel than asked for.
    WrongRound,
    /// Signed by a key that may not.
    Authority(AuthorityFault),
    /// Its data break a rule.
    Faulty(Vec<SheetFault>),
    /// A revision whose predecessor is not here.
    MissingPredecessor(Digest),
    /// Its dossier differs from the one the other experts had.
    OtherDossier,
    /// It came in after the round's deadline, by its receipt, and the opening does not accept it.
    Late,
    /// Entered from paper by the office, and its expert has not agreed to it.
    NotCountersigned,
    /// Entered from paper, and would replace this sheet that the expert signed. Only the expert may.
    ReplacesSigned(Digest),
}

/// Sorts sheets for one panel of one round. `rows` are opened rows known beside the sheets' own (a chair knows all of
/// the panel's); `earlier` are this charter's earlier revisions.
#[must_use]
pub fn sort_in(
    charter: &Charter,
    charter_identity: Digest,
    earlier: &BTreeMap<Digest, Charter>,
    (round, panel): (&RoundId, &PanelId),
    rows: &[Row],
    candidates: &[Candidate<'_>],
) -> Intake {
    let mut refused: BTreeMap<Digest, Refusal> = BTreeMap::new();
    let mut counted: BTreeMap<Digest, Counted<'_>> = BTreeMap::new();
    let mut stale: BTreeMap<Digest, &Sheet> = BTreeMap::new();
    let names = names(charter, rows, candidates);
    for (identity, candidate) in distinct(candidates) {
        let row = as_it_reads_now(charter, &names, &candidate.sheet.cell);
        match refusal(charter, charter_identity, earlier, (round, panel), (&candidate, &row)) {
            None => {
                counted.insert(identity, Counted { sheet: candidate.sheet, row });
            }
            Some(reason) => {
                if reason == Refusal::StaleCharter {
                    stale.insert(identity, candidate.sheet);
                }
                refused.insert(identity, reason);
            }
        }
    }
    refuse_orphans(&mut counted, &stale, &mut refused);
    let superseded: BTreeSet<Digest> = counted
        .values()
        .flat_map(|counted| &counted.sheet.revision.supersedes)
        .copied()
        .filter(|id| counted.contains_key(id))
        .collect();

    let mut cells: Cells<'_> = BTreeMap::new();
    let known = rows.iter().chain(counted.values().map(|counted| &counted.row));
    for row in known.filter(|row| row.round == *round && row.panel == *panel && charter.expects(row).is_ok()) {
        let key = (row.application.id.clone(), row.expert.clone());
        let (expected, _) = cells.entry(key).or_insert((row.expected, Vec::new()));
        // Should the charter commit to both, the recusal stands.
        *expected = row.expected.max(*expected);
    }
    for (identity, Counted { sheet, .. }) in counted.iter().filter(|(identity, _)| !superseded.contains(identity)) {
        let key = (sheet.cell.application.id.clone(), sheet.cell.expert.clone());
        if let Some((_, heads)) = cells.get_mut(&key) {
            heads.push((*identity, sheet));
        }
    }
    refuse_other_dossiers(&mut cells, &mut refused);
    let expected = charter.matrix.iter().find(|block| block.round == *round && block.panel == *panel);
    Intake {
        unopened: expected.map_or(0, |block| block.commitments.len()).saturating_sub(cells.len()),
        superseded: superseded.into_iter().collect(),
        refused: refused.into_iter().collect(),
        cells: cells
            .into_iter()
            .map(|((application, expert), (expected, heads))| Cell {
                application,
                expert,
                state: state(expected, &heads),
            })
            .collect(),
    }
}

/// What is expected of each cell, and the sheets of it that nothing replaces.
type Cells<'a> = BTreeMap<(ApplicationId, PersonId), (Expected, Vec<(Digest, &'a Sheet)>)>;

/// A sheet that counts, with its cell as the charter in force names it.
struct Counted<'a> {
    sheet: &'a Sheet,
    row: Row,
}

/// How the charter in force names each application, by every row that it expects.
fn names<'a>(
    charter: &Charter,
    rows: &'a [Row],
    candidates: &[Candidate<'a>],
) -> BTreeMap<&'a ApplicationId, BTreeSet<&'a ApplicationReference>> {
    let cells = candidates.iter().map(|candidate| &candidate.sheet.cell);
    let mut names: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for row in rows.iter().chain(cells).filter(|row| charter.expects(row).is_ok()) {
        names.entry(&row.application.id).or_default().insert(&row.application);
    }
    names
}

/// Returns a cell under the name its applicant has by now. An erratum keeps the salt, so that a sheet signed under the
/// earlier name is still known to be of this cell; a recusal or a replacement does not.
fn as_it_reads_now(
    charter: &Charter,
    names: &BTreeMap<&ApplicationId, BTreeSet<&ApplicationReference>>,
    cell: &Row,
) -> Row {
    if charter.expects(cell).is_err() {
        for name in
            names.get(&cell.application.id).into_iter().flatten().filter(|name| name.track == cell.application.track)
        {
            let row = Row { application: (*name).clone(), ..cell.clone() };
            if charter.expects(&row).is_ok() {
                return row;
            }
        }
    }
    cell.clone()
}

/// A set: the same record twice is one, order is that of identities, and what is known of any copy is known of it.
fn distinct<'a>(candidates: &[Candidate<'a>]) -> BTreeMap<Digest, Candidate<'a>> {
    let mut distinct: BTreeMap<Digest, Candidate<'a>> = BTreeMap::new();
    for candidate in candidates {
        let kept = distinct.entry(candidate.identity).or_insert_with(|| candidate.clone());
        kept.received = [kept.received, candidate.received].into_iter().flatten().min();
        kept.accepted_late |= candidate.accepted_late;
        kept.countersigned |= candidate.countersigned;
        if candidate.certificate == candidate.sheet.signing.certificate {
            kept.certificate = candidate.certificate;
        }
    }
    distinct
}

fn state(expected: Expected, heads: &[(Digest, &Sheet)]) -> CellState {
    match (expected, heads) {
        (Expected::Recused, _) => CellState::Recused,
        (_, []) => CellState::Missing,
        (_, [(identity, sheet)]) => match sheet.outcome {
            Outcome::Scored { .. } => CellState::Scored(*identity),
            Outcome::Abstained { .. } => CellState::Abstained(*identity),
            Outcome::Insufficient { .. } => CellState::Insufficient(*identity),
        },
        (_, several) => CellState::Forked(several.iter().map(|(identity, _)| *identity).collect()),
    }
}

fn refusal(
    charter: &Charter,
    charter_identity: Digest,
    earlier: &BTreeMap<Digest, Charter>,
    (round, panel): (&RoundId, &PanelId),
    (candidate, row): (&Candidate<'_>, &Row),
) -> Option<Refusal> {
    let sheet = candidate.sheet;
    let named = sheet.charter.digest;
    if named != charter_identity && !charter.revision.keeps.contains(&named) {
        return Some(if earlier.contains_key(&named) { Refusal::StaleCharter } else { Refusal::OtherCharter });
    }
    if named == charter_identity && sheet.charter.number != charter.revision.number {
        return Some(Refusal::OtherCharter);
    }
    if sheet.round.id != *round || sheet.round.panel != *panel {
        return Some(Refusal::WrongRound);
    }
    let expert = &sheet.cell.expert;
    let purpose = match sheet.entered {
        None => Purpose::Sheet { round, panel, expert },
        Some(_) => Purpose::EnteredSheet { round, panel, expert },
    };
    match charter.may_sign(&purpose, &sheet.signing, candidate.certificate) {
        Err(AuthorityFault::Revoked) if received_before_revocation(charter, candidate) => {}
        Err(fault) => return Some(Refusal::Authority(fault)),
        Ok(()) => {}
    }
    // Only a sheet that names an earlier charter may carry earlier words.
    let own = if named == charter_identity { Some(charter) } else { earlier.get(&named) };
    let faults = own.map_or_else(
        || sheet.check(charter),
        |own| {
            let row = if named == charter_identity { &sheet.cell } else { row };
            sheet.check_under(own, charter, row)
        },
    );
    if !faults.is_empty() {
        return Some(Refusal::Faulty(faults));
    }
    if !candidate.accepted_late && candidate.received.is_some_and(|at| past_deadline(charter, round, at)) {
        return Some(Refusal::Late);
    }
    // The office cannot give an expert's marks: what it typed is the expert's only once the expert says so.
    (sheet.entered.is_some() && !candidate.countersigned).then_some(Refusal::NotCountersigned)
}

/// Deadlines are judged by the receipt, never by the signer's clock. The last second still counts.
fn past_deadline(charter: &Charter, round: &RoundId, at: Instant) -> bool {
    charter.round(round).is_some_and(|round| at > round.deadline)
}

/// What came in before a key was revoked still counts.
fn received_before_revocation(charter: &Charter, candidate: &Candidate<'_>) -> bool {
    let revoked = charter.person(&candidate.sheet.signing.person).and_then(|person| person.revoked.as_ref());
    revoked.is_some_and(|revoked| candidate.received.is_some_and(|at| at < revoked.at))
}

/// A revision counts only together with what it replaces: otherwise nobody can tell it from a fork. What it replaces
/// may have gone stale with its charter; it is here all the same.
fn refuse_orphans(
    counted: &mut BTreeMap<Digest, Counted<'_>>,
    stale: &BTreeMap<Digest, &Sheet>,
    refused: &mut BTreeMap<Digest, Refusal>,
) {
    loop {
        let fault = |Counted { sheet, row }: &Counted<'_>, parent: Digest| {
            let number = sheet.revision.number;
            let same_person = |before: &Sheet| {
                let (theirs, own) = (&before.cell, &sheet.cell);
                (&theirs.round, &theirs.panel, &theirs.application.id, &theirs.expert)
                    == (&own.round, &own.panel, &own.application.id, &own.expert)
            };
            let before = match (counted.get(&parent), stale.get(&parent)) {
                (Some(before), _) if before.row == *row => before.sheet,
                (None, Some(before)) if same_person(before) => before,
                _ => return Some(Refusal::MissingPredecessor(parent)),
            };
            if before.revision.number >= number {
                return Some(Refusal::MissingPredecessor(parent));
            }
            (sheet.entered.is_some() && before.entered.is_none()).then_some(Refusal::ReplacesSigned(parent))
        };
        let orphan = counted.iter().find_map(|(identity, counted)| {
            let parents = &counted.sheet.revision.supersedes;
            let reason = parents.iter().find_map(|parent| fault(counted, *parent))?;
            Some((*identity, reason))
        });
        let Some((identity, reason)) = orphan else { return };
        counted.remove(&identity);
        refused.insert(identity, reason);
    }
}

/// All experts must have read the same files; the dossier most of them had stands, and with no majority none does.
///
/// Every expert has one voice, however many revisions there are; a forked cell has none and stays forked. What a
/// refused revision replaced does not come back.
fn refuse_other_dossiers(cells: &mut Cells<'_>, refused: &mut BTreeMap<Digest, Refusal>) {
    let single = |(expected, heads): &(Expected, Vec<(Digest, &Sheet)>)| match (expected, heads.as_slice()) {
        (Expected::Sheet, [(identity, sheet)]) => Some((*identity, files_read(sheet))),
        _ => None,
    };
    let mut voices: BTreeMap<ApplicationId, BTreeMap<Vec<Digest>, usize>> = BTreeMap::new();
    for ((application, _), cell) in cells.iter() {
        if let Some((_, files)) = single(cell) {
            *voices.entry(application.clone()).or_default().entry(files).or_default() += 1;
        }
    }
    for ((application, _), cell) in cells.iter_mut() {
        let (Some((identity, files)), Some(versions)) = (single(cell), voices.get(application)) else { continue };
        let all: usize = versions.values().sum();
        if versions.get(&files).is_none_or(|voices| voices * 2 <= all) {
            cell.1.clear();
            refused.insert(identity, Refusal::OtherDossier);
        }
    }
}

fn files_read(sheet: &Sheet) -> Vec<Digest> {
    let mut files: Vec<Digest> = sheet.dossier.documents.iter().map(|document| document.digest).collect();
    files.sort();
    files
}
