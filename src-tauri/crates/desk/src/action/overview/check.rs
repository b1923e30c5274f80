//! What stands before a signature: what is given, what is missing, under which rules, with which key.

use exchange::UtcSeconds;
use rules::{
    criteria::CriteriaSet,
    digest::Digest,
    ids::ItemId,
    sheet::{CommentKind, Draft, HintCode, OwnWork, Standing, hints},
    text::{Line, Prose},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::table::{OverviewSum, total_of};
use crate::{
    DeskError,
    action::{
        Action, Context,
        work::{WorkDeadline, WorkStage, WorkWhy, why},
    },
    count::count,
    expert::{CellKey, CellStanding, SheetDifference, Stage},
    seat::Seat,
};

/// Asks what stands before signing a dossier.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertCheckSheet {
    /// The dossier.
    pub cell: CellKey,
}

/// What stands before signing.
#[derive(Serialize, TS)]
pub(crate) struct SheetCheck {
    /// The cell.
    pub cell: CellKey,
    /// Who applies.
    pub applicant: Line,
    /// Category as the scheme says it.
    pub category: Line,
    /// Round.
    pub round: Line,
    /// Panel.
    pub panel: Line,
    /// Who leads it: the sealed file is for them and for the office.
    pub chair: Option<Line>,
    /// The charter in force.
    pub charter: u32,
    /// When hand-in ends.
    pub deadline: WorkDeadline,
    /// How far the dossier is.
    pub stage: WorkStage,
    /// Why it is stale.
    pub why: Option<WorkWhy>,
    /// Version of the draft, to be named when signing; 0 when there is none.
    #[ts(type = "number")]
    pub version: u64,
    /// When the draft was saved.
    pub saved_at: Option<Instant>,
    /// Whether marks are given.
    pub standing: Standing,
    /// What the marks come to.
    pub total: OverviewSum,
    /// Items without a mark.
    pub missing: Vec<CheckItem>,
    /// Strengths.
    pub strengths: u32,
    /// Opportunities.
    pub opportunities: u32,
    /// Points to check on site.
    pub check_points: u32,
    /// Comments that cite nothing.
    pub uncited: u32,
    /// Items that may be worth another look; they keep nobody from signing.
    pub hints: Vec<CheckHint>,
    /// Volumes with parts of the dossier that have not come.
    pub missing_volumes: Vec<u32>,
    /// The certificate's last instant.
    pub certificate_until: Option<Instant>,
    /// What is signed already.
    pub signed: Option<SignedBefore>,
    /// Why it cannot be signed now; empty when it can.
    pub blocked: Vec<SignBlock>,
}

/// An item by its names.
#[derive(Serialize, TS)]
pub(crate) struct CheckItem {
    /// Clause.
    pub code: ItemId,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
}

/// An item that may be worth another look.
#[derive(Serialize, TS)]
pub(crate) struct CheckHint {
    /// The item.
    pub item: CheckItem,
    /// Why, weightiest first.
    pub codes: Vec<HintCode>,
}

/// A signed sheet.
#[derive(Serialize, TS)]
pub(crate) struct SignedBefore {
    /// Its identity.
    #[ts(type = "string")]
    pub identity: Digest,
    /// SHA-256 of its data, as printed.
    #[ts(type = "string")]
    pub data: Digest,
    /// Which revision.
    pub revision: u32,
    /// When, as its signer's clock said.
    pub at: Instant,
    /// Why it was revised.
    pub reason: Option<Prose>,
    /// When it was last sealed for handing in.
    pub handed_in: Option<Instant>,
    /// When it came in, by its receipt.
    pub received: Option<Instant>,
}

/// Why something cannot be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SignBlock {
    /// Recused, or not expected any more.
    NotExpected,
    /// Parts of the dossier have not come.
    DossierIncomplete,
    /// Marks are missing.
    MarksMissing,
    /// It is signed, and nothing was written since.
    SignedAlready,
    /// The revision says what the signed sheet says.
    NothingChanged,
    /// The certificate is not valid now.
    CertificateExpired,
    /// The key does not count any more.
    KeyRevoked,
}

impl Action for ExpertCheckSheet {
    const NAME: &'static str = "expert.check_sheet";
    const HELP_ZH: &'static str = "签名前核对一份评分表：已给、所缺、依据与证书";
    const HELP_EN: &'static str = "What stands before signing: what is given, what is missing, rules and certificate";
    type Output = SheetCheck;

    fn run(self, context: &Context<'_>) -> Result<SheetCheck, DeskError> {
        let seat = context.seat()?;
        let (_, charter) = seat.charter()?;
        let (_, set) = charter.marks(&self.cell.round).ok_or(DeskError::NoMarksRound)?;
        let round = charter.round(&self.cell.round).ok_or(DeskError::NoMarksRound)?;
        let panel = charter.panel(&self.cell.round, &self.cell.panel).ok_or(DeskError::NotAssigned)?;
        let standings = seat.standings()?;
        let own = standings.iter().find(|standing| CellKey::of(&standing.row) == self.cell);
        let own = own.ok_or(DeskError::NotAssigned)?;
        let (_, package) = seat.row(&self.cell)?;
        let application = &own.row.application;
        let missing_volumes = if package.incomplete.contains(&application.id) { package.missing() } else { Vec::new() };
        let certificate = seat.certificate()?;
        let valid = certificate.is_valid_at(UtcSeconds(context.now.unix_seconds()));
        let draft = &own.draft;
        let comments = || draft.marks.values().flat_map(|mark| &mark.comments);
        let of_kind = |kind| count(comments().filter(|comment| comment.kind == kind).count());
        let missing = missing(set, draft);
        let mut blocked = blocked(own, !missing.is_empty(), !missing_volumes.is_empty());
        if !valid {
            blocked.push(SignBlock::CertificateExpired);
        }
        Ok(SheetCheck {
            applicant: application.applicant.clone(),
            category: application.category.clone(),
            round: round.name.clone(),
            panel: panel.name.clone(),
            chair: charter.person(&panel.chair).map(|person| person.name.clone()),
            charter: charter.revision.number,
            deadline: WorkDeadline::of(round.deadline, context.now),
            stage: own.stage.into(),
            why: why(own.stage),
            version: own.version,
            saved_at: own.saved_at,
            standing: draft.standing.clone(),
            total: total_of(set, draft),
            strengths: of_kind(CommentKind::Strength),
            opportunities: of_kind(CommentKind::Opportunity),
            check_points: count(draft.check_points.len()),
            uncited: count(comments().filter(|comment| comment.citations.is_empty()).count()),
            hints: hints_of(&seat, set, own, &standings)?,
            missing,
            missing_volumes,
            certificate_until: Instant::from_unix_seconds(certificate.not_after().0).ok(),
            signed: own.sheet.as_ref().map(|sheet| SignedBefore {
                identity: sheet.identity,
                data: sheet.data,
                revision: sheet.payload.revision.number,
                at: sheet.payload.signing.claimed_at,
                reason: sheet.payload.revision.reason.clone(),
                handed_in: own.handed_in,
                received: own.received,
            }),
            blocked,
            cell: self.cell,
        })
    }
}

fn blocked(own: &CellStanding, marks_missing: bool, incomplete: bool) -> Vec<SignBlock> {
    let stale = matches!(own.stage, Stage::Stale(_));
    let mut blocked = Vec::new();
    if matches!(own.stage, Stage::Recused | Stage::Withdrawn { .. }) {
        blocked.push(SignBlock::NotExpected);
    }
    if own.stage == Stage::Stale(crate::expert::Stale::Key) {
        blocked.push(SignBlock::KeyRevoked);
    }
    if incomplete {
        blocked.push(SignBlock::DossierIncomplete);
    }
    if marks_missing {
        blocked.push(SignBlock::MarksMissing);
    }
    match &own.sheet {
        Some(_) if own.version == 0 => blocked.push(SignBlock::SignedAlready),
        Some(sheet) if !stale && SheetDifference::between(&sheet.payload, &own.draft).is_empty() => {
            blocked.push(SignBlock::NothingChanged);
        }
        _ => {}
    }
    blocked
}

fn missing(set: &CriteriaSet, draft: &Draft) -> Vec<CheckItem> {
    if draft.standing != Standing::Scoring {
        return Vec::new();
    }
    let open = |item: &&rules::criteria::Item| draft.marks.get(&item.code).and_then(|mark| mark.steps).is_none();
    set.items().filter(open).map(named).collect()
}

pub(super) fn named(item: &rules::criteria::Item) -> CheckItem {
    CheckItem { code: item.code.clone(), zh: item.name.zh.clone(), en: item.name.en.clone() }
}

/// Returns the hints on every item, as the scoring form gives them one by one.
fn hints_of(
    seat: &Seat,
    set: &CriteriaSet,
    own: &CellStanding,
    standings: &[CellStanding],
) -> Result<Vec<CheckHint>, DeskError> {
    let aids = seat.working(&CellKey::of(&own.row))?.0.aids;
    let same_round = |other: &&CellStanding| {
        let scored = !matches!(other.stage, Stage::Recused | Stage::Withdrawn { .. });
        other.row.round == own.row.round && other.row != own.row && scored
    };
    let others: Vec<OwnWork<'_>> = standings.iter().filter(same_round).map(work).collect();
    let found = set.items().filter_map(|item| {
        let own_aids = aids.items.get(&item.code).cloned().unwrap_or_default();
        let codes: Vec<HintCode> =
            hints(set, item, work(own), &own_aids, &others).iter().map(rules::sheet::Hint::code).collect();
        (!codes.is_empty()).then(|| CheckHint { item: named(item), codes })
    });
    Ok(found.collect())
}

fn work(standing: &CellStanding) -> OwnWork<'_> {
    (&standing.row.application.id, &standing.draft)
}
