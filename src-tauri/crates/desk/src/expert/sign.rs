//! Signing a sheet, first or revised.

use rules::{
    charter::{Charter, CharterReference, Expected, Row, Signing},
    digest::Digest,
    ids::DocumentId,
    json::{Payload, to_canonical},
    sheet::{CriteriaReference, DocumentReference, DossierReference, Draft, Outcome, Sheet, SheetRevision},
    text::Prose,
    time::Instant,
};
use store::Act;

use super::{CellKey, PackageImport};
use crate::{
    DeskError, Signer, paper,
    record::{Kind, SignedRecord},
    seat::Seat,
    signing::SigningAct,
};

/// Stands for the reason of a revision on its preview until it is written.
const PENDING_REASON: &str = "（签名前填写）";

/// What is to be signed.
#[derive(Clone, Debug)]
pub struct SheetSigning {
    /// The cell.
    pub cell: CellKey,
    /// Why, when an earlier sheet of the cell was signed already.
    pub reason: Option<Prose>,
}

impl Seat {
    /// Signs the draft of a cell. The signed bytes are stored before this returns; the draft is deleted with them.
    ///
    /// # Errors
    /// Marks are missing, part of the dossier has not come yet, the cell is recused, a revision has no reason, or nothing
    /// changed hands yet.
    pub fn sign_sheet(
        &self,
        request: &SheetSigning,
        signer: &Signer,
        now: Instant,
    ) -> Result<SignedRecord<Sheet>, DeskError> {
        let ready = self.ready(request)?;
        let key = request.cell.text();
        let act = SigningAct { act: Act::SIGN_RECORD, subject: &key, kind: Kind::Sheet, key: &key, now };
        let version = ready.version;
        self.sign_record(
            signer,
            &act,
            |signing| ready.sheet(signing),
            |write, _| {
                write.delete_draft(&key, version)?;
                Ok(())
            },
        )
    }

    /// Returns the sheet as it would be signed now, with its pages as a file that is not signed. It is not stored.
    ///
    /// # Errors
    /// As [`Seat::sign_sheet`]; a revision needs no reason yet.
    pub fn preview_sheet(&self, request: &SheetSigning, now: Instant) -> Result<(Sheet, Vec<u8>), DeskError> {
        let pending = || Prose::new(PENDING_REASON).ok();
        let request = SheetSigning { cell: request.cell.clone(), reason: request.reason.clone().or_else(pending) };
        let sheet = self.ready(&request)?.sheet(self.signing_now(now)?)?;
        let pages = paper::print_data(&to_canonical(&sheet)?)?;
        Ok((sheet, pages))
    }

    /// Puts together what a sheet needs.
    fn ready(&self, request: &SheetSigning) -> Result<Ready, DeskError> {
        let (row, package) = self.row(&request.cell)?;
        if row.expected == Expected::Recused {
            return Err(DeskError::Recused);
        }
        if package.incomplete.contains(&row.application.id) {
            let (application, missing) = (row.application.id.clone(), package.missing());
            return Err(DeskError::DossierIncomplete { application, missing });
        }
        let (charter_identity, charter) = self.charter()?;
        let (_, set) = charter.marks(&row.round).ok_or(DeskError::NoMarksRound)?;
        let (draft, version) = self.draft(&request.cell)?;
        let outcome = draft.outcome(set).map_err(|missing| DeskError::Incomplete { missing })?;
        let before = self.latest_sheet(&request.cell)?;
        if before.is_some() && request.reason.is_none() {
            return Err(DeskError::ReasonNeeded);
        }
        let criteria = CriteriaReference::of(set);
        let reason = request.reason.clone().filter(|_| before.is_some());
        Ok(Ready { row, package, charter_identity, charter, criteria, draft, version, outcome, before, reason })
    }

    /// Returns an own row with the newest package it came in.
    pub(crate) fn row(&self, cell: &CellKey) -> Result<(Row, PackageImport), DeskError> {
        let packages = self.packages()?;
        let found = packages.into_iter().rev().find_map(|package| {
            let row = package.rows.iter().find(|row| CellKey::of(row) == *cell)?.clone();
            Some((row, package))
        });
        found.ok_or(DeskError::NotAssigned)
    }
}

/// What a sheet is built from.
struct Ready {
    row: Row,
    package: PackageImport,
    charter_identity: Digest,
    charter: Charter,
    criteria: CriteriaReference,
    draft: Draft,
    version: u64,
    outcome: Outcome,
    before: Option<SignedRecord<Sheet>>,
    reason: Option<Prose>,
}

impl Ready {
    fn sheet(self, signing: Signing) -> Result<Sheet, DeskError> {
        let Ready { row, charter, before, .. } = self;
        let sheet = Sheet {
            format: Sheet::FORMAT.to_owned(),
            edition: charter.edition_reference(),
            charter: CharterReference { number: charter.revision.number, digest: self.charter_identity },
            round: charter.round_reference(&row.round, &row.panel).ok_or(DeskError::NoMarksRound)?,
            criteria: self.criteria,
            dossier: dossier(&self.package, &row),
            outcome: self.outcome,
            overall: self.draft.overall,
            check_points: self.draft.check_points,
            revision: SheetRevision {
                number: before.as_ref().map_or(1, |before| before.payload.revision.number + 1),
                supersedes: before.iter().map(|before| before.identity).collect(),
                reason: self.reason,
            },
            entered: None,
            signing,
            cell: row,
        };
        let faults = sheet.check(&charter);
        if faults.is_empty() { Ok(sheet) } else { Err(DeskError::Sheet { faults }) }
    }
}

fn dossier(package: &PackageImport, row: &Row) -> DossierReference {
    let own = package.documents.iter().filter(|document| document.application == row.application.id);
    let reference = |document: &super::ReceivedDocument| DocumentReference {
        id: DocumentId::clone(&document.id),
        name: document.name.clone(),
        digest: document.digest,
    };
    DossierReference { manifest: package.manifest_of(&row.application.id), documents: own.map(reference).collect() }
}
