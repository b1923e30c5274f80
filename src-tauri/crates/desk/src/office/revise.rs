//! A change after the freeze: a new charter revision that names the one before, says why, and says that what was signed
//! under earlier revisions still counts where it is still expected. Nothing is overwritten.

use rules::{
    charter::{Charter, CharterRevision, Expected, MatrixBlock, RevisionKind, Revocation},
    ids::{ApplicationId, PersonId},
    record::OpenedMatrix,
    text::Prose,
    time::Instant,
};
use store::Act;

use super::freeze::{MATRIX, random_salt};
use crate::{
    DeskError, Signer,
    record::{Kind, SignedRecord},
    seat::Seat,
    signing::SigningAct,
};

/// What changes.
#[derive(Clone, Debug)]
pub enum Change {
    /// A key no longer counts from now on. Sheets receipted before still do.
    Revoke {
        /// Whose key.
        person: PersonId,
    },
    /// A recusal found late: the pair's sheet no longer counts, in any round.
    Recuse {
        /// Application.
        application: ApplicationId,
        /// Expert.
        expert: PersonId,
    },
}

/// A revised charter and its opened matrix.
#[derive(Clone, Debug)]
pub struct Revised {
    /// The signed revision.
    pub charter: SignedRecord<Charter>,
    /// All rows, opened.
    pub matrix: OpenedMatrix,
}

impl Seat {
    /// Signs the next charter revision.
    ///
    /// # Errors
    /// This is not the office's copy, nobody of that name is in the charter, the pair is not in the matrix or recused
    /// already, or the charter would contradict itself.
    pub fn revise(&self, change: &Change, reason: &Prose, signer: &Signer, now: Instant) -> Result<Revised, DeskError> {
        let (previous, mut charter) = self.charter()?;
        let mut matrix = self.matrix()?;
        let kind = match change {
            Change::Revoke { person } => {
                let known = charter.people.iter_mut().find(|known| known.id == *person && known.revoked.is_none());
                known.ok_or(DeskError::NothingToChange)?.revoked = Some(Revocation { at: now, reason: reason.clone() });
                RevisionKind::Revocation
            }
            Change::Recuse { application, expert } => {
                let mut changed = false;
                for row in &mut matrix.rows {
                    if row.application.id == *application && row.expert == *expert && row.expected == Expected::Sheet {
                        row.expected = Expected::Recused;
                        row.salt = random_salt()?;
                        changed = true;
                    }
                }
                if !changed {
                    return Err(DeskError::NothingToChange);
                }
                charter.matrix = MatrixBlock::of(&matrix.rows);
                RevisionKind::Recusal
            }
        };
        let mut keeps = charter.revision.keeps.clone();
        keeps.push(previous);
        keeps.sort();
        charter.revision = CharterRevision {
            number: charter.revision.number + 1,
            previous: Some(previous),
            kind,
            reason: Some(reason.clone()),
            keeps,
        };
        let json = serde_json::to_string(&matrix).map_err(|_| DeskError::DamagedValue { name: MATRIX })?;
        let key = charter.edition.id.to_string();
        let act = SigningAct { act: Act::named("revise-rules"), subject: &key, kind: Kind::Charter, key: &key, now };
        let build = |signing| {
            let charter = Charter { signing, ..charter };
            let faults = charter.check();
            if faults.is_empty() { Ok(charter) } else { Err(DeskError::Charter { faults }) }
        };
        let charter = self.sign_record(signer, &act, build, |write, _| {
            write.put_value(MATRIX, &json)?;
            Ok(())
        })?;
        Ok(Revised { charter, matrix })
    }
}
