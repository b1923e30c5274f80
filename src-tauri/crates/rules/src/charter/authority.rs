//! Who may sign what.

use thiserror::Error;

use super::{Charter, Role, Signing};
use crate::{
    digest::Digest,
    ids::{PanelId, PersonId, RoundId},
};

/// What a file is for, with what it speaks of: decides which key may sign it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose<'a> {
    /// A score sheet of this expert.
    Sheet {
        /// Round.
        round: &'a RoundId,
        /// Panel.
        panel: &'a PanelId,
        /// Whose sheet.
        expert: &'a PersonId,
    },
    /// A sheet that this expert wrote on paper and the office entered.
    EnteredSheet {
        /// Round.
        round: &'a RoundId,
        /// Panel.
        panel: &'a PanelId,
        /// Whose sheet.
        expert: &'a PersonId,
    },
    /// The panel's result.
    PanelResult {
        /// Round.
        round: &'a RoundId,
        /// Panel.
        panel: &'a PanelId,
    },
    /// A panel member's answer to its result.
    Acknowledgement {
        /// Round.
        round: &'a RoundId,
        /// Panel.
        panel: &'a PanelId,
    },
    /// The supervisor's answer to a file of the whole edition.
    Countersigning,
    /// The act of opening, or another act of a panel.
    PanelAct {
        /// Round.
        round: &'a RoundId,
        /// Panel.
        panel: &'a PanelId,
    },
    /// What the office does: charter, package, edition result.
    Office,
    /// Receiving files.
    Intake,
}

/// Why a signer may not sign this.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum AuthorityFault {
    /// Nobody of this identifier is in the charter.
    #[error("the charter does not know the signer")]
    UnknownPerson,
    /// The certificate is not the one the charter lists for the person.
    #[error("the certificate is not the one listed for the signer")]
    OtherCertificate,
    /// Name or role in the file differ from the charter.
    #[error("name or role of the signer differ from the charter")]
    OtherDescription,
    /// The key is good, but not for this kind of file.
    #[error("this role may not sign this kind of file")]
    WrongRole,
    /// The key no longer counts.
    #[error("the key is revoked")]
    Revoked,
}

impl Charter {
    /// Returns whether `signing`, made with the certificate of digest `certificate`, is allowed for `purpose`.
    ///
    /// A revoked key is reported only when everything else holds; the caller may then look for a receipt from before.
    ///
    /// # Errors
    /// [`AuthorityFault`] names the first rule that failed.
    pub fn may_sign(
        &self,
        purpose: &Purpose<'_>,
        signing: &Signing,
        certificate: Digest,
    ) -> Result<(), AuthorityFault> {
        let person = self.person(&signing.person).ok_or(AuthorityFault::UnknownPerson)?;
        if person.certificate != certificate || signing.certificate != certificate {
            return Err(AuthorityFault::OtherCertificate);
        }
        if person.name != signing.name || person.role != signing.role {
            return Err(AuthorityFault::OtherDescription);
        }
        let seat = |round: &RoundId, panel: &PanelId| self.panel(round, panel);
        let allowed = match purpose {
            Purpose::Sheet { round, panel, expert } => {
                **expert == person.id
                    && matches!(person.role, Role::Expert | Role::Chair)
                    && seat(round, panel).is_some_and(|panel| panel.members.contains(&person.id))
            }
            Purpose::EnteredSheet { round, panel, expert } => {
                matches!(person.role, Role::Organiser | Role::EntrustedBody)
                    && seat(round, panel).is_some_and(|panel| panel.members.contains(expert))
            }
            Purpose::PanelResult { round, panel } => {
                person.role == Role::Chair && seat(round, panel).is_some_and(|panel| panel.chair == person.id)
            }
            Purpose::Acknowledgement { round, panel } => seat(round, panel)
                .is_some_and(|panel| panel.members.contains(&person.id) || person.role == Role::Supervisor),
            Purpose::Countersigning => person.role == Role::Supervisor,
            Purpose::PanelAct { round, panel } => {
                person.role == Role::Organiser || seat(round, panel).is_some_and(|panel| panel.chair == person.id)
            }
            Purpose::Office => person.role == Role::Organiser,
            Purpose::Intake => matches!(person.role, Role::Organiser | Role::EntrustedBody | Role::Chair),
        };
        match (&person.revoked, allowed) {
            (_, false) => Err(AuthorityFault::WrongRole),
            (Some(_), true) => Err(AuthorityFault::Revoked),
            (None, true) => Ok(()),
        }
    }
}
