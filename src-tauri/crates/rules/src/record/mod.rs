//! The smaller signed records: witness slips, receipts, acknowledgements, and the archive's opened matrix.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    charter::{CharterReference, Edition, EditionReference, RoundReference, Row, Signing},
    digest::Digest,
    ids::PersonId,
    json::Payload,
    sheet::Sheet,
    text::{Line, Prose},
    time::Instant,
};

/// A witness slip 见证单: the journal's head at an act that matters, as a short code to be signed in ink.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WitnessSlip {
    /// `paneldesk.witness-slip/1`.
    pub format: String,
    /// Edition.
    pub edition: EditionReference,
    /// The charter in force; none before the first is signed.
    pub charter: Option<CharterReference>,
    /// The act.
    pub act: Act,
    /// Round and panel, where the act has them.
    pub round: Option<RoundReference>,
    /// What the act is about, as printed.
    pub subject: Line,
    /// Number of the slip within the edition.
    pub number: Line,
    /// When, by the signer's clock.
    pub at: Instant,
    /// Where, if said.
    pub place: Option<Line>,
    /// Who was there, as printed.
    pub present: Line,
    /// Why the act was done before everything was in.
    pub reason: Option<Prose>,
    /// Head of the journal with the act in it: the code is its first four groups.
    pub journal_head: Digest,
    /// Counts at that moment.
    pub counts: Vec<Count>,
    /// Identities of the sealed files the act is about, ascending.
    pub files: Vec<Digest>,
    /// Who signs.
    pub signing: Signing,
}

/// Acts that get a witness slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Rules frozen 方案冻结.
    RulesFrozen,
    /// Experts drawn 专家抽取.
    Draw,
    /// Sheets opened 开封.
    Opening,
    /// Line fixed 定线.
    Line,
    /// Result 结果.
    Result,
    /// Archive 归档.
    Archive,
}

/// A counted fact on a witness slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// What, as printed.
    pub label: Line,
    /// How many.
    pub count: u32,
    /// A remark, as printed.
    pub remark: Option<Line>,
}

/// An intake receipt 收件回执.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// `paneldesk.receipt/1`.
    pub format: String,
    /// Edition.
    pub edition: EditionReference,
    /// The charter in force.
    pub charter: CharterReference,
    /// Who handed in.
    pub from: PersonId,
    /// That person's name as printed.
    pub from_name: Line,
    /// When, by the receiver's clock: this is what deadlines and revocations are judged by.
    pub received_at: Instant,
    /// What was received, in order of digest.
    pub files: Vec<ReceivedFile>,
    /// Who signs.
    pub signing: Signing,
}

/// A received file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceivedFile {
    /// SHA-256 of the sealed file as it arrived.
    pub sealed: Digest,
    /// Identity of the signed file inside, as the sender names it beside the file.
    pub record: Digest,
    /// Size of the sealed file in bytes.
    pub size: u64,
}

/// A member's answer to a result 确认书.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// `paneldesk.acknowledgement/1`.
    pub format: String,
    /// Edition.
    pub edition: EditionReference,
    /// The charter in force.
    pub charter: CharterReference,
    /// Round and panel; none for a file of the whole edition, such as a charter.
    pub round: Option<RoundReference>,
    /// What kind of file is answered, by its format.
    pub subject: Line,
    /// Identity of the file answered.
    pub of: Digest,
    /// SHA-256 of its embedded data, as printed on it.
    pub data: Digest,
    /// The answer.
    pub answer: Answer,
    /// Who signs.
    pub signing: Signing,
}

/// Agreement or dissent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// 同意.
    Agreed,
    /// 不同意, with the text.
    Dissent {
        /// What the member holds.
        text: Prose,
    },
}

/// The opened matrix of an edition, as the archive holds it: plain JSON, proven by the charter's commitments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenedMatrix {
    /// `paneldesk.matrix/1`.
    pub format: String,
    /// Edition.
    pub edition: Edition,
    /// All rows, in order.
    pub rows: Vec<Row>,
}

impl Acknowledgement {
    /// Returns whether this is the expert's own agreement to `sheet`, entered from paper, of this identity. Whether the
    /// signer's key is good is asked of [`Charter::may_sign`](crate::charter::Charter::may_sign) first.
    #[must_use]
    pub fn countersigns(&self, sheet: &Sheet, identity: Digest) -> bool {
        sheet.entered.is_some()
            && self.subject.as_str() == Sheet::FORMAT
            && self.of == identity
            && self.answer == Answer::Agreed
            && self.signing.person == sheet.cell.expert
            && self.edition == sheet.edition
            && self.round.as_ref() == Some(&sheet.round)
    }
}

impl Payload for WitnessSlip {
    const FORMAT: &'static str = "paneldesk.witness-slip/1";
    const ATTACHMENT: &'static str = "witness-slip.json";

    fn format(&self) -> &str {
        &self.format
    }
}

impl Payload for Receipt {
    const FORMAT: &'static str = "paneldesk.receipt/1";
    const ATTACHMENT: &'static str = "receipt.json";

    fn format(&self) -> &str {
        &self.format
    }
}

impl Payload for Acknowledgement {
    const FORMAT: &'static str = "paneldesk.acknowledgement/1";
    const ATTACHMENT: &'static str = "acknowledgement.json";

    fn format(&self) -> &str {
        &self.format
    }
}

impl Payload for OpenedMatrix {
    const FORMAT: &'static str = "paneldesk.matrix/1";
    const ATTACHMENT: &'static str = "matrix.json";

    fn format(&self) -> &str {
        &self.format
    }
}
