//! Signing a sheet, first or revised.

use rules::{
    charter::{Expected, Row},
    ids::DocumentId,
    json::Payload,
    sheet::{CriteriaReference, DocumentReference, DossierReference, Sheet, SheetRevision},
    text::Prose,
    time::Instant,
};
use store::Act;

use super::{CellKey, PackageImport};
use crate::{
    DeskError, Signer,
    record::{Kind, SignedRecord},
    seat::Seat,
    signing::SigningAct,
};

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
        let key = request.cell.text();
        let act = SigningAct { act: Act::SIGN_RECORD, subject: &key, kind: Kind::Sheet, key: &key, now };
        let build = |signing| {
            let sheet = Sheet {
                format: Sheet::FORMAT.to_owned(),
                edition: charter.edition_reference(),
                charter: rules::charter::CharterReference { number: charter.revision.number, digest: charter_identity },
                round: charter.round_reference(&row.round, &row.panel).ok_or(DeskError::NoMarksRound)?,
                cell: row.clone(),
                criteria: CriteriaReference::of(set),
                dossier: dossier(&package, &row),
                outcome,
                overall: draft.overall.clone(),
                check_points: draft.check_points.clone(),
                revision: SheetRevision {
                    number: before.as_ref().map_or(1, |before| before.payload.revision.number + 1),
                    supersedes: before.iter().map(|before| before.identity).collect(),
                    reason: request.reason.clone().filter(|_| before.is_some()),
                },
                entered: None,
                signing,
            };
            let faults = sheet.check(&charter);
            if faults.is_empty() { Ok(sheet) } else { Err(DeskError::Sheet { faults }) }
        };
        self.sign_record(signer, &act, build, |write, _| {
            write.delete_draft(&key, version)?;
            Ok(())
        })
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

fn dossier(package: &PackageImport, row: &Row) -> DossierReference {
    let own = package.documents.iter().filter(|document| document.application == row.application.id);
    let reference = |document: &super::ReceivedDocument| DocumentReference {
        id: DocumentId::clone(&document.id),
        name: document.name.clone(),
        digest: document.digest,
    };
    DossierReference { manifest: package.manifest_of(&row.application.id), documents: own.map(reference).collect() }
}
