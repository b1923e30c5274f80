//! Short codes that two people compare by telephone.
//!
//! Twelve decimal digits, because digits are what people read to each other without mistakes, in Chinese above all.
//! That is 39.8 bits. Somebody who swaps a file on its way must find another one with the same code, and can try
//! offline; a plain digest would let a single graphics card do that in minutes. So the digits come out of scrypt
//! (16 MiB, about a quarter of a second of a processor core per guess): 10^12 guesses are some thousand core-years,
//! for one enrolment, before the telephone call.

use std::fmt;

use openssl::memcmp;

use crate::Digest;
use crate::keys::CryptoFault;

const DIGITS: usize = 12;
const COST: u64 = 1 << 14;
const BLOCK: u64 = 8;
const LANES: u64 = 4;
const MEMORY_LIMIT: u64 = 64 << 20;

/// A confirmation code; as text `1234 5678 9012`.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Computes the code of a file: scrypt over its SHA-256, salted by its format's name, modulo 10^12.
    pub(super) fn of(format: &str, file: &[u8]) -> Result<Self, CryptoFault> {
        let digest = Digest::of(file);
        let mut key = [0; 16];
        openssl::pkcs5::scrypt(digest.as_bytes(), format.as_bytes(), COST, BLOCK, LANES, MEMORY_LIMIT, &mut key)?;
        // 128 bits modulo 10^12: the bias is below 2^-88.
        let number = u128::from_be_bytes(key) % 10_u128.pow(DIGITS as u32);
        Ok(Self(format!("{number:0width$}", width = DIGITS)))
    }

    /// Whether somebody typed this code; spaces, dashes and dots do not matter, full-width digits count as digits.
    ///
    /// Takes the same time wherever a wrong code differs.
    pub fn confirm(&self, typed: &str) -> bool {
        let digits: Option<String> =
            typed.chars().filter(|c| !is_separator(*c)).map(|c| digit(c).map(char::from)).collect();
        digits.is_some_and(|digits| digits.len() == DIGITS && memcmp::eq(digits.as_bytes(), self.0.as_bytes()))
    }
}

const fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | '－' | '.' | '·')
}

fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8),
        '０'..='９' => u8::try_from(u32::from(c) - 0xff10).ok().map(|digit| b'0' + digit),
        _ => None,
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed step fails the test")]
    use super::*;

    #[test]
    fn a_code_is_twelve_digits_and_tolerates_how_people_type() {
        let code = Code("012345678901".into());
        assert_eq!(code.to_string(), "0123 4567 8901");
        for typed in ["0123 4567 8901", "012345678901", " 0123-4567—8901 ", "０１２３　４５６７ ８９０１"]
        {
            assert!(code.confirm(typed), "{typed}");
        }
        for typed in ["", "0123 4567 8902", "0123 4567 890", "0123 4567 89011", "O123 4567 8901"] {
            assert!(!code.confirm(typed), "{typed}");
        }
    }

    #[test]
    fn a_code_follows_the_file_and_its_format() {
        let code = |format, file: &[u8]| Code::of(format, file).unwrap();
        // python3: int.from_bytes(hashlib.scrypt(hashlib.sha256(b"file").digest(), salt=b"f/1", n=2**14, r=8, p=4,
        //          maxmem=2**26, dklen=16), "big") % 10**12
        assert_eq!(code("f/1", b"file").to_string(), "3257 0601 8152");
        assert!(code("f/1", b"file") != code("f/2", b"file"));
        assert!(code("f/1", b"file") != code("f/1", b"File"));
    }
}
