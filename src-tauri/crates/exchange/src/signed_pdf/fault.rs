//! Why a file is not a good signed PDF.

use super::pdf::Malformed;
use crate::cms::CmsFault;

/// Why a file is not a good signed PDF; each variant is a reason that people are told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No PDF at all.
    #[error("not a PDF file")]
    NotAPdf,
    /// More than [`super::LARGEST`] bytes.
    #[error("larger than a signed file may be")]
    TooLarge,
    /// The file ends before its signed range does.
    #[error("cut short: {length} of {expected} bytes")]
    Truncated {
        /// Bytes the signature covers.
        expected: u64,
        /// Bytes that are there.
        length: u64,
    },
    /// A PDF without any signature: never signed, or the signature was stripped.
    #[error("the file carries no signature")]
    NoSignature,
    /// The signature slot is still empty.
    #[error("the signature slot is empty")]
    NotSigned,
    /// More than one signature or signature field.
    #[error("the file carries several signatures")]
    SeveralSignatures,
    /// Another program saved changes behind the signed revision.
    #[error("bytes were added behind the signed revision, from byte {offset} on")]
    AppendedUpdate {
        /// Where the signed revision ends.
        offset: u64,
        /// The signed revision, when it is whole and its signature good.
        signed_revision: Option<Vec<u8>>,
    },
    /// The byte range does not leave out exactly the signature: the file was saved anew by another program.
    #[error("the signed range no longer fits the file")]
    ByteRangeMoved,
    /// The byte range does not cover the whole file.
    #[error("the signature does not cover the whole file")]
    ByteRangePartial,
    /// The byte range is not spelled as the format prescribes.
    #[error("the byte range is not spelled as prescribed")]
    ByteRangeSpelling,
    /// Something else than zeros behind the signature in its slot.
    #[error("something is hidden behind the signature")]
    GarbageInPadding,
    /// The slot is not lower-case hexadecimal of the prescribed size.
    #[error("the signature slot is not spelled as prescribed")]
    SlotSpelling,
    /// Upper-case hexadecimal: the same signature spelled another way.
    #[error("the signature is spelled in upper case")]
    UpperCaseHex,
    /// Another filter, subfilter or signature type.
    #[error("a signature of another kind")]
    WrongFilter,
    /// The signature does not certify the document against any change (DocMDP P 1).
    #[error("the signature does not forbid changes")]
    NotCertified,
    /// The signature field is not the prescribed one.
    #[error("the signature field is not the prescribed one")]
    WrongField,
    /// The claimed time of signing is missing or no such second.
    #[error("the claimed time of signing is malformed")]
    BadTime,
    /// No attached data.
    #[error("the file carries no data")]
    NoAttachment,
    /// More than one attached file.
    #[error("the file carries several attachments")]
    SeveralAttachments,
    /// The attachment's description does not fit its bytes or the format.
    #[error("the attachment does not fit its description: {0}")]
    WrongAttachment(&'static str),
    /// Scripts, actions or forms that could change what is seen.
    #[error("the file carries active content")]
    ActiveContent,
    /// Not built as the format prescribes.
    #[error("not built as prescribed: {0}")]
    Malformed(#[from] Malformed),
    /// The signature itself is bad.
    #[error("{0}")]
    Cms(#[from] CmsFault),
}
