//! The place in a file where the signature goes.

use std::ops::Range;

use sha2::{Digest as _, Sha256};

use super::LARGEST;
use super::fault::Fault;
use super::pdf::{Kind, PdfFile, Value};
use super::shape::Shape;
use crate::Digest;

/// The signature in hexadecimal, two digits per byte of 4096.
pub(super) const DIGITS: usize = 8192;

/// Where the signature stands. Invariant: the two ranges around the slot make up the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The hexadecimal digits, without the angle brackets.
    pub(super) digits: Range<usize>,
    length: usize,
}

impl Slot {
    /// Finds the slot of a file of the prescribed build, empty or filled.
    pub fn find(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.len() > LARGEST {
            return Err(Fault::TooLarge);
        }
        let file = PdfFile::read(bytes)?;
        Self::of(bytes, &Shape::read(&file)?)
    }

    pub(super) fn of(bytes: &[u8], shape: &Shape<'_>) -> Result<Self, Fault> {
        let contents = shape.signature.get("Contents").ok_or(Fault::SlotSpelling)?;
        let range = shape.signature.get("ByteRange").ok_or(Fault::ByteRangeSpelling)?;
        let [_, before, after, rest] = numbers(range).ok_or(Fault::ByteRangeSpelling)?;
        let spelled = format!("[0 {before:010} {after:010} {rest:010}]");
        if bytes.get(range.span.clone()) != Some(spelled.as_bytes()) {
            return Err(Fault::ByteRangeSpelling);
        }
        if after.checked_add(rest) != Some(bytes.len()) {
            return Err(Fault::ByteRangePartial);
        }
        if (before, after) != (contents.span.start, contents.span.end) {
            return Err(Fault::ByteRangeMoved);
        }
        let digits = before + 1..after.saturating_sub(1);
        if digits.len() != DIGITS || bytes.get(before) != Some(&b'<') {
            return Err(Fault::SlotSpelling);
        }
        Ok(Self { digits, length: bytes.len() })
    }

    /// Returns the two signed ranges; what lies between is `<`, the digits and `>`.
    pub const fn signed_ranges(&self) -> [Range<usize>; 2] {
        [0..self.digits.start - 1, self.digits.end + 1..self.length]
    }

    pub(super) fn identity(&self, bytes: &[u8]) -> Digest {
        self.hash(bytes).0
    }

    /// Returns the identity, and the state of the hash before the slot.
    pub(super) fn hash(&self, bytes: &[u8]) -> (Digest, Sha256) {
        let [before, after] = self.signed_ranges();
        let state = Sha256::new_with_prefix(&bytes[before]);
        (Digest::from_bytes(state.clone().chain_update(&bytes[after]).finalize().into()), state)
    }
}

/// Returns the identity of a file of the prescribed build, signed or still to be signed: the SHA-256 of everything
/// but the slot. Says nothing about any signature.
pub fn identity(bytes: &[u8]) -> Result<Digest, Fault> {
    Slot::find(bytes).map(|slot| slot.identity(bytes))
}

fn numbers(range: &Value) -> Option<[usize; 4]> {
    let Kind::Array(items) = &range.kind else { return None };
    let numbers: Option<Vec<usize>> = items
        .iter()
        .map(|item| match item.kind {
            Kind::Integer(number) => usize::try_from(number).ok(),
            _ => None,
        })
        .collect();
    numbers?.try_into().ok()
}
