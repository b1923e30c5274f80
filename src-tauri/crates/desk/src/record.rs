//! Kinds of signed file, and a signed file together with what it says.

use rules::{
    charter::{Charter, Signing},
    composite::EditionResult,
    digest::Digest,
    json::{JsonFault, Payload, from_canonical, peek_format},
    panel::PanelResult,
    record::{Acknowledgement, Receipt, WitnessSlip},
    sheet::Sheet,
};

/// Kinds of signed file, as the copy files them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Edition charter 评审方案.
    Charter,
    /// Score sheet 评分表.
    Sheet,
    /// Panel result 小组评审结果.
    PanelResult,
    /// Edition result 综合评审结果.
    EditionResult,
    /// Witness slip 见证单.
    WitnessSlip,
    /// Receipt 收件回执.
    Receipt,
    /// Acknowledgement 确认书.
    Acknowledgement,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 7] = [
        Kind::Charter,
        Kind::Sheet,
        Kind::PanelResult,
        Kind::EditionResult,
        Kind::WitnessSlip,
        Kind::Receipt,
        Kind::Acknowledgement,
    ];

    /// Returns the name under which the copy files it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Charter => "charter",
            Kind::Sheet => "sheet",
            Kind::PanelResult => "panel-result",
            Kind::EditionResult => "edition-result",
            Kind::WitnessSlip => "witness-slip",
            Kind::Receipt => "receipt",
            Kind::Acknowledgement => "acknowledgement",
        }
    }

    /// Returns the name people know it by.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Kind::Charter => "评审方案",
            Kind::Sheet => "评分表",
            Kind::PanelResult => "小组评审结果",
            Kind::EditionResult => "综合评审结果",
            Kind::WitnessSlip => "见证单",
            Kind::Receipt => "收件回执",
            Kind::Acknowledgement => "确认书",
        }
    }
}

/// What a signed file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A charter.
    Charter(Box<Charter>),
    /// A score sheet.
    Sheet(Box<Sheet>),
    /// A panel result.
    PanelResult(Box<PanelResult>),
    /// An edition result.
    EditionResult(Box<EditionResult>),
    /// A witness slip.
    WitnessSlip(Box<WitnessSlip>),
    /// A receipt.
    Receipt(Box<Receipt>),
    /// An acknowledgement.
    Acknowledgement(Box<Acknowledgement>),
}

/// A file that was signed: its identity, its exact bytes and what it says.
#[derive(Clone, Debug)]
pub struct SignedRecord<T> {
    /// Digest of the signed byte range.
    pub identity: Digest,
    /// SHA-256 of the embedded data, as printed.
    pub data: Digest,
    /// The file.
    pub bytes: Vec<u8>,
    /// What it says.
    pub payload: T,
}

impl Content {
    /// Returns what canonical data of any known format say.
    ///
    /// # Errors
    /// [`JsonFault`]; an unknown format is [`JsonFault::OtherFormat`].
    pub fn parse(data: &[u8]) -> Result<Content, JsonFault> {
        let format = match format_at_the_front(data) {
            Some(format) => format.to_owned(),
            None => peek_format(data)?,
        };
        Ok(match format.as_str() {
            Charter::FORMAT => Content::Charter(Box::new(from_canonical(data)?)),
            Sheet::FORMAT => Content::Sheet(Box::new(from_canonical(data)?)),
            PanelResult::FORMAT => Content::PanelResult(Box::new(from_canonical(data)?)),
            EditionResult::FORMAT => Content::EditionResult(Box::new(from_canonical(data)?)),
            WitnessSlip::FORMAT => Content::WitnessSlip(Box::new(from_canonical(data)?)),
            Receipt::FORMAT => Content::Receipt(Box::new(from_canonical(data)?)),
            Acknowledgement::FORMAT => Content::Acknowledgement(Box::new(from_canonical(data)?)),
            _ => {
                // A repeated member is told before an unknown format.
                return Err(JsonFault::OtherFormat { found: peek_format(data)?, expected: "a format of this program" });
            }
        })
    }

    /// Returns the kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Content::Charter(_) => Kind::Charter,
            Content::Sheet(_) => Kind::Sheet,
            Content::PanelResult(_) => Kind::PanelResult,
            Content::EditionResult(_) => Kind::EditionResult,
            Content::WitnessSlip(_) => Kind::WitnessSlip,
            Content::Receipt(_) => Kind::Receipt,
            Content::Acknowledgement(_) => Kind::Acknowledgement,
        }
    }

    /// Returns who signs it, and when as claimed.
    #[must_use]
    pub fn signing(&self) -> &Signing {
        match self {
            Content::Charter(value) => &value.signing,
            Content::Sheet(value) => &value.signing,
            Content::PanelResult(value) => &value.signing,
            Content::EditionResult(value) => &value.signing,
            Content::WitnessSlip(value) => &value.signing,
            Content::Receipt(value) => &value.signing,
            Content::Acknowledgement(value) => &value.signing,
        }
    }

    /// Returns the name under which its data are attached to the page.
    #[must_use]
    pub fn attachment(&self) -> &'static str {
        match self {
            Content::Charter(_) => Charter::ATTACHMENT,
            Content::Sheet(_) => Sheet::ATTACHMENT,
            Content::PanelResult(_) => PanelResult::ATTACHMENT,
            Content::EditionResult(_) => EditionResult::ATTACHMENT,
            Content::WitnessSlip(_) => WitnessSlip::ATTACHMENT,
            Content::Receipt(_) => Receipt::ATTACHMENT,
            Content::Acknowledgement(_) => Acknowledgement::ATTACHMENT,
        }
    }
}

/// The format where canonical data have it. Whether they are canonical is asked when they are read.
fn format_at_the_front(data: &[u8]) -> Option<&str> {
    let rest = data.strip_prefix(b"{\n  \"format\": \"")?;
    let end = rest.iter().take(64).position(|byte| *byte == b'"')?;
    std::str::from_utf8(&rest[..end]).ok()
}
