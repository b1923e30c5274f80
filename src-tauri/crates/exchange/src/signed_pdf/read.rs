//! Checking a file from outside.

use std::{fmt, ops::Range};

use openssl::hash::{MessageDigest, hash};
use sha2::Sha256;

use super::fault::Fault;
use super::pdf::{HEADER, PdfFile};
use super::shape::{Attachment, Shape};
use super::slot::Slot;
use super::{LARGEST, diagnosis};
use crate::certificates::Certificate;
use crate::cms::{CmsFault, verify_detached_digest};
use crate::der::DerFault;
use crate::{Digest, UtcSeconds, hex};

/// A signed PDF whose structure and signature are good. Whether the signer counts is another question.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedPdf {
    /// SHA-256 of the signed byte range: the name of this record.
    pub identity: Digest,
    /// The certificate that signed.
    pub signer: Certificate,
    /// When the signer's clock said it was.
    pub claimed_time: UtcSeconds,
    /// The attached data's file name.
    pub attachment_name: String,
    /// The attached data, out of the signed bytes.
    pub attachment: Vec<u8>,
    /// Their MD5, as the file states it: whoever prints it again need not compute it once more.
    pub attachment_md5: [u8; 16],
    /// The hash of its bytes before the slot, likewise.
    pub before_slot: BeforeSlot,
    /// Where the signature's digits stand.
    digits: Range<usize>,
}

impl SignedPdf {
    /// Returns the whole file with the signature's digits back at zero: what printing again must give. `bytes` are those
    /// this was read from.
    #[must_use]
    pub fn unsigned_form(&self, bytes: &[u8]) -> Vec<u8> {
        let mut unsigned = bytes.to_vec();
        unsigned[self.digits.clone()].fill(b'0');
        unsigned
    }

    /// Returns whether this is [`SignedPdf::unsigned_form`], without making it.
    #[must_use]
    pub fn is_unsigned_form(&self, bytes: &[u8], printed: &[u8]) -> bool {
        let Range { start, end } = self.digits;
        printed.len() == bytes.len()
            && printed[..start] == bytes[..start]
            && printed[start..end].iter().all(|digit| *digit == b'0')
            && printed[end..] == bytes[end..]
    }
}

/// The bytes of a file before its slot, hashed.
#[derive(Clone)]
pub struct BeforeSlot {
    /// How many they are.
    pub length: usize,
    /// SHA-256 after these bytes.
    pub state: Sha256,
}

impl PartialEq for BeforeSlot {
    /// The state follows from the bytes, which are compared where they are.
    fn eq(&self, other: &Self) -> bool {
        self.length == other.length
    }
}

impl Eq for BeforeSlot {}

impl fmt::Debug for SignedPdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // No data: it may hold scores.
        f.debug_struct("SignedPdf")
            .field("identity", &self.identity)
            .field("signer", &self.signer)
            .field("claimed_time", &self.claimed_time)
            .finish_non_exhaustive()
    }
}

/// Checks structure and signature of a file and takes its data out.
pub fn read(bytes: &[u8]) -> Result<SignedPdf, Fault> {
    if bytes.len() > LARGEST {
        return Err(Fault::TooLarge);
    }
    if !bytes.starts_with(&HEADER[..5]) {
        return Err(Fault::NotAPdf);
    }
    read_whole(bytes).map_err(|fault| diagnosis::explain(bytes, fault))
}

/// The check itself, without looking for better words for a failure.
pub(super) fn read_whole(bytes: &[u8]) -> Result<SignedPdf, Fault> {
    let file = PdfFile::read(bytes)?;
    let shape = Shape::read(&file)?;
    let slot = Slot::of(bytes, &shape)?;
    let der = signature(&bytes[slot.digits.clone()])?;
    let (identity, state) = slot.hash(bytes);
    let signer = verify_detached_digest(&der, &identity)?;
    let (attachment, attachment_md5) = attached(bytes, &shape.attachment)?;
    let before_slot = BeforeSlot { length: slot.digits.start - 1, state };
    Ok(SignedPdf {
        identity,
        signer,
        claimed_time: shape.claimed_time,
        attachment_name: shape.attachment.name,
        attachment,
        attachment_md5,
        before_slot,
        digits: slot.digits,
    })
}

/// The DER in a slot: lower-case digits, then nothing but zeros.
fn signature(digits: &[u8]) -> Result<Vec<u8>, Fault> {
    if digits.iter().all(|digit| *digit == b'0') {
        return Err(Fault::NotSigned);
    }
    if digits.iter().any(|digit| digit.is_ascii_uppercase()) {
        return Err(Fault::UpperCaseHex);
    }
    let mut bytes = hex::decode(digits).ok_or(Fault::SlotSpelling)?;
    let size = der_size(&bytes).ok_or(CmsFault::NonDer(DerFault::LongLength))?;
    match bytes.get(size..) {
        None => Err(CmsFault::NonDer(DerFault::Truncated).into()),
        Some(padding) if padding.iter().any(|byte| *byte != 0) => Err(Fault::GarbageInPadding),
        Some(_) => {
            bytes.truncate(size);
            Ok(bytes)
        }
    }
}

/// The size of the outermost element, header included. A signature has more than 255 bytes and at most 4096, so its
/// length takes exactly two bytes; anything else is not DER or not ours.
fn der_size(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [_, 0x82, high, low, ..] => Some(4 + usize::from(u16::from_be_bytes([*high, *low]))),
        _ => None,
    }
}

/// The attachment's bytes, checked against its own description, and their MD5.
fn attached(bytes: &[u8], attachment: &Attachment<'_>) -> Result<(Vec<u8>, [u8; 16]), Fault> {
    let data = &bytes[attachment.bytes.clone()];
    let wrong = |what| Err(Fault::WrongAttachment(what));
    if attachment.dict.has("Filter") {
        return wrong("filter");
    }
    if !attachment.dict.names("Type", "EmbeddedFile") || !attachment.dict.names("Subtype", "application/json") {
        return wrong("type");
    }
    let Some(super::pdf::Kind::Dict(parameters)) = attachment.dict.get("Params").map(|value| &value.kind) else {
        return wrong("parameters");
    };
    if parameters.integer("Size") != i64::try_from(data.len()).ok() {
        return wrong("size");
    }
    let md5 = hash(MessageDigest::md5(), data).ok().and_then(|md5| <[u8; 16]>::try_from(&*md5).ok());
    match md5 {
        Some(md5) if parameters.text("CheckSum") == Some(&md5[..]) => Ok((data.to_vec(), md5)),
        _ => wrong("checksum"),
    }
}
