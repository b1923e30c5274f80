//! My work: every assigned dossier with its state, and where to go on.

use std::collections::BTreeMap;

use rules::{
    charter::{Charter, RevisionKind},
    criteria::CriteriaSet,
    digest::Digest,
    ids::{ItemId, PanelId, RoundId},
    sheet::{Comment, Outcome, Standing},
    text::{Line, Prose},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{WorkCriteria, WorkDeadline, WorkStage, WorkWhy, criteria_of, height, mark_text, why};
use crate::{
    DeskError,
    action::{Action, Context},
    count::count,
    documents::TextStatus,
    expert::{CellKey, CellStanding, PackageImport},
    seat::Seat,
};

/// Asks for one's own work.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertMyWork {}

/// Everything on one's desk.
#[derive(Serialize, TS)]
pub(crate) struct WorkReport {
    /// Whose it is.
    pub me: Line,
    /// The charter in force; none before one came.
    pub charter: Option<WorkCharter>,
    /// The charter's rounds in order; one stands twice when its owner sits in two of its panels.
    pub rounds: Vec<WorkRound>,
    /// Where to go on; none when there is nothing to score.
    pub go_on: Option<WorkGoOn>,
    /// Packages that came, oldest first.
    pub packages: Vec<WorkPackage>,
    /// The last save of a draft.
    pub saved_at: Option<Instant>,
}

/// The charter in force.
#[derive(Serialize, TS)]
pub(crate) struct WorkCharter {
    /// The edition's name.
    pub edition: Line,
    /// Whether all of it is invented.
    pub demonstration: bool,
    /// Its number.
    pub number: u32,
    /// What kind of revision it is.
    pub kind: RevisionKind,
    /// Why there is a revision.
    pub reason: Option<Prose>,
}

/// A round, as far as its owner has to do with it.
#[derive(Serialize, TS)]
pub(crate) struct WorkRound {
    /// Identifier.
    pub id: RoundId,
    /// The scheme's word.
    pub name: Line,
    /// The owner's panel; none when nothing in this round is theirs.
    pub panel: Option<WorkPanel>,
    /// What is scored; none in a round without marks.
    pub criteria: Option<WorkCriteria>,
    /// When hand-in ends.
    pub deadline: WorkDeadline,
    /// The owner's dossiers in order of number.
    pub dossiers: Vec<WorkDossier>,
}

/// A panel.
#[derive(Serialize, TS)]
pub(crate) struct WorkPanel {
    /// Identifier.
    pub id: PanelId,
    /// Name.
    pub name: Line,
    /// Who leads it.
    pub chair: Option<Line>,
}

/// An assigned dossier.
#[derive(Serialize, TS)]
pub(crate) struct WorkDossier {
    /// The cell.
    pub cell: CellKey,
    /// Who applies.
    pub applicant: Line,
    /// Category as the scheme says it.
    pub category: Line,
    /// How far it is.
    pub stage: WorkStage,
    /// Why it is stale or withdrawn.
    pub why: Option<WorkWhy>,
    /// Whether marks are given.
    #[ts(type = "\"scoring\" | \"abstaining\" | \"insufficient\"")]
    pub standing: &'static str,
    /// How high each mark is drawn, in the order of the criteria; none is not yet given.
    pub marks: Vec<Option<u32>>,
    /// Marks given.
    pub given: u32,
    /// The first item without a mark.
    pub next: Option<ItemId>,
    /// When the draft was saved.
    pub saved_at: Option<Instant>,
    /// A draft stands beside what was signed.
    pub revising: bool,
    /// What is signed.
    pub signed: Option<WorkSigned>,
    /// When that was last sealed for handing in.
    pub handed_in: Option<Instant>,
    /// When it came in, by its receipt.
    pub received: Option<Instant>,
    /// Its documents.
    pub documents: WorkDocuments,
    /// Volumes with parts of it that have not come.
    pub missing_volumes: Vec<u32>,
    /// Points to check on site.
    pub check_points: u32,
}

/// A signed sheet.
#[derive(Serialize, TS)]
pub(crate) struct WorkSigned {
    /// Its identity.
    #[ts(type = "string")]
    pub identity: Digest,
    /// Which revision.
    pub revision: u32,
    /// When, as its signer's clock said.
    pub at: Instant,
    /// Its total with two decimals; none without marks.
    pub total: Option<String>,
}

/// How many documents, and what is with them.
#[derive(Clone, Copy, Default, Serialize, TS)]
pub(crate) struct WorkDocuments {
    /// All that came.
    pub all: u32,
    /// Those that open only with a password nobody has given.
    pub password: u32,
    /// Those whose text was not read yet.
    pub unread: u32,
    /// Those that cannot be shown.
    pub unshown: u32,
}

/// The place where work stopped.
#[derive(Serialize, TS)]
pub(crate) struct WorkGoOn {
    /// The dossier.
    pub cell: CellKey,
    /// Who applies.
    pub applicant: Line,
    /// The item.
    pub item: ItemId,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// The last save changed it; otherwise it is only the first without a mark.
    pub stopped: bool,
    /// Its mark so far.
    pub mark: Option<String>,
    /// Its comments that cite nothing.
    pub uncited: u32,
}

/// A package.
#[derive(Serialize, TS)]
pub(crate) struct WorkPackage {
    /// Sequence number.
    #[ts(type = "number")]
    pub sequence: u64,
    /// Volumes in all.
    pub volumes: u32,
    /// Those that have not come.
    pub missing: Vec<u32>,
}

impl Action for ExpertMyWork {
    const NAME: &'static str = "expert.my_work";
    const HELP_ZH: &'static str = "我的评审：各份材料的进度、状态与截止时间";
    const HELP_EN: &'static str = "My work: every dossier with progress, state and deadline";
    type Output = WorkReport;

    fn run(self, context: &Context<'_>) -> Result<WorkReport, DeskError> {
        let seat = context.seat()?;
        let me = seat.profile()?.name;
        let (_, charter) = match seat.charter() {
            Err(DeskError::NoCharter) => {
                let (rounds, packages) = (Vec::new(), Vec::new());
                return Ok(WorkReport { me, charter: None, rounds, go_on: None, packages, saved_at: None });
            }
            found => found?,
        };
        let packages = seat.packages()?;
        let documents = documents(&seat)?;
        let standings = seat.standings()?;
        let mut rounds = Vec::new();
        for round in &charter.rounds {
            let set = charter.marks(&round.id).map(|(_, set)| set);
            let mut by_panel: BTreeMap<&PanelId, Vec<WorkDossier>> = BTreeMap::new();
            for standing in standings.iter().filter(|standing| standing.row.round == round.id) {
                let dossier = dossier(standing, set, &documents, &packages);
                by_panel.entry(&standing.row.panel).or_default().push(dossier);
            }
            let shown = |panel: Option<WorkPanel>, dossiers| WorkRound {
                id: round.id.clone(),
                name: round.name.clone(),
                panel,
                criteria: set.map(criteria_of),
                deadline: WorkDeadline::of(round.deadline, context.now),
                dossiers,
            };
            if by_panel.is_empty() {
                rounds.push(shown(None, Vec::new()));
            }
            for (panel, dossiers) in by_panel {
                rounds.push(shown(panel_of(&charter, &round.id, panel), dossiers));
            }
        }
        let go_on = go_on(&seat, &charter, &standings, &rounds)?;
        Ok(WorkReport {
            me,
            charter: Some(WorkCharter {
                edition: charter.edition.name.clone(),
                demonstration: charter.edition.demonstration,
                number: charter.revision.number,
                kind: charter.revision.kind,
                reason: charter.revision.reason.clone(),
            }),
            rounds,
            go_on,
            packages: packages.iter().map(package).collect(),
            saved_at: standings.iter().filter_map(|standing| standing.saved_at).max(),
        })
    }
}

fn package(package: &PackageImport) -> WorkPackage {
    WorkPackage { sequence: package.sequence, volumes: package.volumes, missing: package.missing() }
}

fn panel_of(charter: &Charter, round: &RoundId, panel: &PanelId) -> Option<WorkPanel> {
    let panel = charter.panel(round, panel)?;
    let chair = charter.person(&panel.chair).map(|person| person.name.clone());
    Some(WorkPanel { id: panel.id.clone(), name: panel.name.clone(), chair })
}

/// Counts the documents of each dossier.
fn documents(seat: &Seat) -> Result<BTreeMap<String, WorkDocuments>, DeskError> {
    let mut found: BTreeMap<String, WorkDocuments> = BTreeMap::new();
    for document in seat.documents(None)? {
        let own = found.entry(document.application).or_default();
        own.all += 1;
        match document.facts.text {
            TextStatus::NeedsPassword => own.password += 1,
            TextStatus::NotRead { .. } => own.unread += 1,
            TextStatus::Unsupported { .. } | TextStatus::Damaged { .. } => own.unshown += 1,
            TextStatus::Full | TextStatus::None | TextStatus::Partial { .. } => {}
        }
    }
    Ok(found)
}

fn dossier(
    standing: &CellStanding,
    set: Option<&CriteriaSet>,
    documents: &BTreeMap<String, WorkDocuments>,
    packages: &[PackageImport],
) -> WorkDossier {
    let row = &standing.row;
    let cell = CellKey::of(row);
    let items = || set.into_iter().flat_map(|set| set.items().map(move |item| (set, item)));
    let steps = |code: &ItemId| standing.draft.marks.get(code).and_then(|mark| mark.steps);
    let marks = items().map(|(set, item)| steps(&item.code).map(|steps| height(set, item, steps)));
    let marks: Vec<Option<u32>> = marks.collect();
    let newest = packages.iter().rev().find(|package| package.rows.contains(row));
    let missing_volumes = newest.filter(|package| package.incomplete.contains(&row.application.id));
    let next = items().find(|(_, item)| steps(&item.code).is_none()).map(|(_, item)| item.code.clone());
    WorkDossier {
        applicant: row.application.applicant.clone(),
        category: row.application.category.clone(),
        stage: standing.stage.into(),
        why: why(standing.stage),
        standing: standing_of(&standing.draft.standing),
        given: count(marks.iter().flatten().count()),
        marks,
        next,
        saved_at: standing.saved_at,
        revising: standing.version > 0 && standing.sheet.is_some(),
        signed: standing.sheet.as_ref().map(|sheet| WorkSigned {
            identity: sheet.identity,
            revision: sheet.payload.revision.number,
            at: sheet.payload.signing.claimed_at,
            total: match &sheet.payload.outcome {
                Outcome::Scored { total, .. } => Some(total.decimal(2)),
                Outcome::Abstained { .. } | Outcome::Insufficient { .. } => None,
            },
        }),
        handed_in: standing.handed_in,
        received: standing.received,
        documents: documents.get(row.application.id.as_str()).copied().unwrap_or_default(),
        missing_volumes: missing_volumes.map(PackageImport::missing).unwrap_or_default(),
        check_points: count(standing.draft.check_points.len()),
        cell,
    }
}

fn standing_of(standing: &Standing) -> &'static str {
    match standing {
        Standing::Scoring => "scoring",
        Standing::Abstaining { .. } => "abstaining",
        Standing::Insufficient { .. } => "insufficient",
    }
}

/// Returns where to go on: the draft saved last, one with marks missing before a complete one, at the item that its last
/// save changed; else the first dossier that is not signed.
fn go_on(
    seat: &Seat,
    charter: &Charter,
    standings: &[CellStanding],
    rounds: &[WorkRound],
) -> Result<Option<WorkGoOn>, DeskError> {
    let scoring = |standing: &&CellStanding| {
        let open = standing.sheet.is_none() || standing.version > 0;
        let stage: WorkStage = standing.stage.into();
        open && !matches!(stage, WorkStage::Recused | WorkStage::Withdrawn)
    };
    let shown: BTreeMap<&CellKey, &WorkDossier> =
        rounds.iter().flat_map(|round| &round.dossiers).map(|dossier| (&dossier.cell, dossier)).collect();
    let next_of = |standing: &CellStanding| shown.get(&CellKey::of(&standing.row))?.next.clone();
    let last = standings.iter().filter(scoring).filter(|standing| standing.saved_at.is_some());
    let last = last.max_by_key(|standing| (next_of(standing).is_some(), standing.saved_at));
    let Some(place) = last.or_else(|| standings.iter().find(scoring)) else { return Ok(None) };
    let cell = CellKey::of(&place.row);
    let Some((_, set)) = charter.marks(&cell.round) else { return Ok(None) };
    // A save may have changed a private note only: the one before it then says more. Of several items the last one in
    // the order of the criteria counts.
    let stopped = seat.in_earlier_drafts(&cell, |before| {
        let differs = |code: &&ItemId| place.draft.marks.get(*code) != before.marks.get(*code);
        set.items().map(|item| &item.code).filter(differs).last().cloned()
    })?;
    let (next, stopped_here) = (next_of(place), stopped.is_some());
    let first = || set.items().next().map(|item| item.code.clone());
    let Some(item) = stopped.or(next).or_else(first).and_then(|code| set.item(&code)) else { return Ok(None) };
    let mark = place.draft.marks.get(&item.code);
    let uncited = |comment: &&Comment| comment.citations.is_empty();
    Ok(Some(WorkGoOn {
        applicant: place.row.application.applicant.clone(),
        item: item.code.clone(),
        zh: item.name.zh.clone(),
        en: item.name.en.clone(),
        stopped: stopped_here,
        mark: mark.and_then(|mark| mark_text(set, item, mark.steps?)),
        uncited: count(mark.map_or(0, |mark| mark.comments.iter().filter(uncited).count())),
        cell,
    }))
}
