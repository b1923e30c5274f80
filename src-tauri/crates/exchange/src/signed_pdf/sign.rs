//! Filling the slot.

use super::fault::Fault;
use super::read::read;
use super::slot::Slot;
use crate::certificates::Certificate;
use crate::cms::{SignFault, sign_detached};
use crate::hex;
use crate::keys::SigningKey;

/// Why a file was not signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The file has no usable slot.
    #[error("the file cannot be signed: {0}")]
    NoSlot(Fault),
    /// The slot is already filled.
    #[error("the file is already signed")]
    AlreadySigned,
    /// The signature does not fit into the slot.
    #[error("the signature of {0} bytes does not fit into its slot")]
    TooLong(usize),
    /// Signing failed.
    #[error("{0}")]
    Cms(#[from] SignFault),
    /// The signed file does not verify; nothing is returned.
    #[error("the file just signed does not verify: {0}")]
    OwnOutput(Fault),
}

/// Fills the empty slot of a printed file and verifies the result before returning it.
///
/// Signing twice gives two different files with one identity. Keep the bytes before telling anybody of success.
pub fn sign(unsigned: Vec<u8>, key: &SigningKey, certificate: &Certificate) -> Result<Vec<u8>, SignError> {
    let slot = Slot::find(&unsigned).map_err(SignError::NoSlot)?;
    if unsigned[slot.digits.clone()].iter().any(|digit| *digit != b'0') {
        return Err(SignError::AlreadySigned);
    }
    let [before, after] = slot.signed_ranges();
    let content = [&unsigned[before], &unsigned[after]].concat();
    let digits = hex::encode(&sign_detached(&content, key, certificate)?);
    if digits.len() > slot.digits.len() {
        return Err(SignError::TooLong(digits.len() / 2));
    }
    let mut signed = unsigned;
    signed[slot.digits.start..slot.digits.start + digits.len()].copy_from_slice(digits.as_bytes());
    match read(&signed) {
        Ok(_) => Ok(signed),
        Err(fault) => Err(SignError::OwnOutput(fault)),
    }
}
