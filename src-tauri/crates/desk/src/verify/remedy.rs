//! What whoever takes files in does about one that is not good.

use rules::{charter::AuthorityFault, json::JsonFault, sheet::SheetFault};

use super::Reason;

/// What to do, in Chinese and in English.
pub type Remedy = (&'static str, &'static str);

const SEAL: Remedy = (
    "文件损坏，或不是封给您的；请专家从本人副本重新封装再交。",
    "It is damaged, or not sealed to you: the expert seals it anew from their own copy and hands it in again.",
);
const SEND_AGAIN: Remedy = (
    "请专家从本人副本重新封装再交，前后各版会一并封装。",
    "The expert seals it anew from their own copy, with all its revisions, and hands it in again.",
);
const ELSEWHERE: Remedy =
    ("不属于本组的应收评分表，退还交件人。", "Not expected by this panel: give it back to whoever brought it.");
const SIGN_AGAIN: Remedy = ("请专家本人重新签名、封装后再交。", "The expert signs again, seals and hands in again.");
const OWN_CHARTER: Remedy = ("先导入现行评审方案，再查验。", "Import the charter in force, then check again.");
const OFFICE: Remedy = (
    "请专家与评选办公室联系，换发证书后重签。",
    "The expert asks the award office for a new certificate and signs again.",
);
const PROGRAM: Remedy =
    ("文件出自较新的程序，请更新本程序后再收。", "It comes from a newer program: update this one, then take it in.");

/// About a member's answer that is not good.
pub const ANSWER: Remedy = (
    "请组员用现行的小组结果重新确认，再交来。",
    "The member answers the panel result in force once more and brings the answer.",
);

impl Reason {
    /// Returns what to do about a score sheet that is refused for this.
    #[must_use]
    pub fn sheet_remedy(&self) -> Remedy {
        match self {
            Reason::Seal(_) => SEAL,
            Reason::UnknownIssuer
            | Reason::OtherEdition
            | Reason::OtherCharter
            | Reason::NotASheet
            | Reason::NotAnAcknowledgement
            | Reason::OtherResult
            | Reason::WrongRound => ELSEWHERE,
            Reason::Authority(fault) => match fault {
                AuthorityFault::Revoked => OFFICE,
                AuthorityFault::OtherDescription => SIGN_AGAIN,
                AuthorityFault::UnknownPerson | AuthorityFault::OtherCertificate | AuthorityFault::WrongRole => {
                    ELSEWHERE
                }
            },
            Reason::Sheet(faults) => match faults.first() {
                Some(
                    SheetFault::WrongRound
                    | SheetFault::NoMarks
                    | SheetFault::Row(_)
                    | SheetFault::Recused
                    | SheetFault::OtherExpert
                    | SheetFault::OtherEdition,
                ) => ELSEWHERE,
                _ => SIGN_AGAIN,
            },
            // Only its author can make a good one.
            Reason::PageDiffers
            | Reason::Unprintable
            | Reason::StaleCharter
            | Reason::Superseded
            | Reason::Fork
            | Reason::OtherDossier
            | Reason::NotCountersigned
            | Reason::ReplacesSigned => SIGN_AGAIN,
            Reason::NoCharter | Reason::CharterFork | Reason::Charter(_) => OWN_CHARTER,
            Reason::UnknownLayout(_) | Reason::Data(JsonFault::OtherFormat { .. }) => PROGRAM,
            Reason::Container(_)
            | Reason::Data(_)
            | Reason::AttachmentName
            | Reason::MissingPredecessor
            | Reason::Late
            | Reason::Result(_)
            | Reason::Composite(_)
            | Reason::MissingSource => SEND_AGAIN,
        }
    }
}
