//! Signing a sheet.

use rules::{digest::Digest, sheet::Outcome, text::Prose, time::Instant};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context, Secret},
    expert::{CellKey, SheetSigning},
};

/// Signs the draft of a dossier.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertSign {
    /// The dossier.
    pub cell: CellKey,
    /// The version of the draft that was read; another one is not signed.
    #[ts(type = "number")]
    pub version: u64,
    /// The owner's passphrase.
    pub passphrase: Secret,
    /// Why, when an earlier sheet is replaced.
    pub reason: Option<Prose>,
}

/// It is signed and stored.
#[derive(Serialize, TS)]
pub(crate) struct SheetSigned {
    /// Identity of the signed file.
    #[ts(type = "string")]
    pub identity: Digest,
    /// SHA-256 of its data, as printed.
    #[ts(type = "string")]
    pub data: Digest,
    /// Which revision.
    pub revision: u32,
    /// When, as this machine's clock claims.
    pub at: Instant,
    /// Its total with two decimals; none without marks.
    pub total: Option<String>,
}

impl Action for ExpertSign {
    const NAME: &'static str = "expert.sign";
    const HELP_ZH: &'static str = "以本人口令签署一份评分表；签署后不能改，只能出新版本";
    const HELP_EN: &'static str = "Signs a score sheet with the owner's passphrase; later changes are new revisions";
    type Output = SheetSigned;

    fn run(self, context: &Context<'_>) -> Result<SheetSigned, DeskError> {
        let seat = context.seat()?;
        if seat.draft(&self.cell)?.1 != self.version {
            // What was shown before signing is not what would be signed.
            return Err(store::DraftError::Conflict { expected: self.version, current: None }.into());
        }
        let signer = seat.unlock(&self.passphrase.passphrase())?;
        let request = SheetSigning { cell: self.cell, reason: self.reason };
        let signed = seat.sign_sheet(&request, &signer, context.now)?;
        Ok(SheetSigned {
            identity: signed.identity,
            data: signed.data,
            revision: signed.payload.revision.number,
            at: signed.payload.signing.claimed_at,
            total: match &signed.payload.outcome {
                Outcome::Scored { total, .. } => Some(total.decimal(2)),
                Outcome::Abstained { .. } | Outcome::Insufficient { .. } => None,
            },
        })
    }
}
