//! Sealed files: whole small files (score sheets on their way to the chair) encrypted with age to X25519 recipients.
//!
//! The plain bytes are handed out only after the last byte was authenticated. `age -d -i key file` opens the same
//! file. File keys and nonces come from age's own random generator.

use std::io::{Read as _, Write as _};

use age::{DecryptError, Decryptor, Encryptor};
use zeroize::Zeroizing;

use crate::keys::{AgeIdentity, Recipient};

/// The largest file that is sealed or opened whole, in bytes (64 MiB).
pub const LARGEST: usize = 64 << 20;

/// The most that age adds for 64 recipients: header, nonce, 16 bytes per 64 KiB.
const OVERHEAD: usize = 64 * 1024;
const MOST_RECIPIENTS: usize = 64;

const MAGIC: &[u8] = b"age-encryption.org/v1\n";

/// An age header for 64 recipients has about 8 KiB.
pub(crate) const LARGEST_HEADER: usize = 64 * 1024;

/// Why a file was not sealed or not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    /// Not an age file.
    #[error("not an age file")]
    NotAge,
    /// A whole age file, sealed to somebody else.
    #[error("sealed to somebody else")]
    NotForYou,
    /// An age file that was changed or cut short.
    #[error("the sealed file is damaged")]
    Damaged,
    /// More than [`LARGEST`] bytes.
    #[error("larger than a sealed file may be")]
    TooLarge,
    /// None, or more than 64.
    #[error("a sealed file needs 1 to 64 recipients")]
    Recipients,
    /// The encryption itself failed.
    #[error("the file could not be sealed")]
    Encryption,
}

/// Seals bytes so that each of the recipients can open them.
pub fn seal(plain: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, SealFault> {
    if plain.len() > LARGEST {
        return Err(SealFault::TooLarge);
    }
    if recipients.is_empty() || recipients.len() > MOST_RECIPIENTS {
        return Err(SealFault::Recipients);
    }
    let keys = recipients.iter().map(|recipient| recipient.as_age() as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(keys).map_err(|_| SealFault::Encryption)?;
    let mut sealed = Vec::with_capacity(plain.len() + OVERHEAD / 32);
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|_| SealFault::Encryption)?;
    writer.write_all(plain).map_err(|_| SealFault::Encryption)?;
    writer.finish().map_err(|_| SealFault::Encryption)?;
    Ok(sealed)
}

/// Opens a sealed file; nothing is returned unless all of it is authentic.
pub fn open(sealed: &[u8], identity: &AgeIdentity) -> Result<Zeroizing<Vec<u8>>, SealFault> {
    check_header(&sealed[..sealed.len().min(LARGEST_HEADER)])?;
    if sealed.len() > LARGEST + OVERHEAD {
        return Err(SealFault::TooLarge);
    }
    let decryptor = Decryptor::new_buffered(sealed).map_err(|error| header_fault(&error))?;
    let mut reader = decryptor
        .decrypt(std::iter::once(identity.as_age() as &dyn age::Identity))
        .map_err(|error| header_fault(&error))?;
    // Reserved in full, so that growing never leaves plain bytes behind in freed memory.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plain).map_err(|_| SealFault::Damaged)?;
    if plain.len() > LARGEST { Err(SealFault::TooLarge) } else { Ok(plain) }
}

/// Looks at the first bytes of an age file before the age crate does, whose time grows with the square of the header.
pub(crate) fn check_header(start: &[u8]) -> Result<(), SealFault> {
    if !start.starts_with(MAGIC) {
        return Err(SealFault::NotAge);
    }
    let end = b"\n---";
    if start.windows(end.len()).any(|window| window == end) { Ok(()) } else { Err(SealFault::Damaged) }
}

pub(crate) fn header_fault(error: &DecryptError) -> SealFault {
    match error {
        DecryptError::NoMatchingKeys => SealFault::NotForYou,
        DecryptError::UnknownFormat => SealFault::NotAge,
        _ => SealFault::Damaged,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed step fails the test")]
    use super::*;

    #[test]
    fn every_recipient_opens_and_a_stranger_does_not() {
        let (one, two, stranger) = (AgeIdentity::generate(), AgeIdentity::generate(), AgeIdentity::generate());
        let sealed = seal("密封".as_bytes(), &[one.recipient(), two.recipient()]).unwrap();
        for identity in [&one, &two] {
            assert_eq!(*open(&sealed, identity).unwrap(), "密封".as_bytes());
        }
        assert_eq!(open(&sealed, &stranger), Err(SealFault::NotForYou));
        assert_eq!(open(b"%PDF-1.7\n", &one), Err(SealFault::NotAge));
        assert_eq!(seal(b"x", &[]), Err(SealFault::Recipients));
    }

    #[test]
    fn every_changed_byte_and_every_shortening_is_noticed() {
        let identity = AgeIdentity::generate();
        let sealed = seal(b"a small sheet", &[identity.recipient()]).unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open(&changed, &identity).is_err(), "byte {at}");
            assert!(open(&sealed[..at], &identity).is_err(), "first {at} bytes");
        }
        let longer = [&sealed[..], b"x"].concat();
        assert_eq!(open(&longer, &identity), Err(SealFault::Damaged));
    }

    #[test]
    fn an_endless_header_is_refused_without_reading_it() {
        let mut endless = MAGIC.to_vec();
        endless.extend(b"-> X25519 a\na\n".repeat(1 << 20));
        assert_eq!(open(&endless, &AgeIdentity::generate()), Err(SealFault::Damaged));
    }

    #[test]
    fn sizes_around_the_chunk_border_come_back() {
        let identity = AgeIdentity::generate();
        for size in [0, 1, 65_535, 65_536, 65_537, 131_072] {
            let plain = vec![7; size];
            let sealed = seal(&plain, &[identity.recipient()]).unwrap();
            assert_eq!(*open(&sealed, &identity).unwrap(), plain, "{size}");
            let cut = &sealed[..sealed.len() - 1];
            assert_eq!(open(cut, &identity), Err(SealFault::Damaged), "{size}");
        }
    }
}
