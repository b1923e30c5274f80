//! Reading, element by element.

use super::tag;

/// How an encoding breaks DER.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DerFault {
    /// The input ends inside an element.
    #[error("the encoding ends too early")]
    Truncated,
    /// BER's indefinite length.
    #[error("indefinite length")]
    IndefiniteLength,
    /// A length in more bytes than needed, or beyond 32 bits.
    #[error("length not in its shortest form")]
    LongLength,
    /// A tag number above 30.
    #[error("multi-byte tag")]
    HighTag,
    /// Another element than the format has in this place.
    #[error("tag {found:#04x} where {expected:#04x} belongs")]
    Tag {
        /// What the format has here.
        expected: u8,
        /// What the input has here.
        found: u8,
    },
    /// Bytes after the last element.
    #[error("bytes left over")]
    LeftOver,
    /// An integer with a spare leading byte, without bytes, or negative.
    #[error("integer not positive in its shortest form")]
    Integer,
    /// A fixed value differs from the one the format has in this place.
    #[error("another value than the format has here")]
    Value,
}

/// A cursor over the elements of one constructed value.
#[derive(Debug, Clone)]
pub(crate) struct Der<'a> {
    rest: &'a [u8],
}

impl<'a> Der<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Opens input that must be exactly one element with this tag.
    pub(crate) fn only(bytes: &'a [u8], tag: u8) -> Result<Self, DerFault> {
        let mut outer = Self::new(bytes);
        let inner = outer.open(tag)?;
        outer.finish()?;
        Ok(inner)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Whether the next element has this tag.
    pub(crate) fn next_is(&self, tag: u8) -> bool {
        self.rest.first() == Some(&tag)
    }

    pub(crate) fn finish(&self) -> Result<(), DerFault> {
        if self.rest.is_empty() { Ok(()) } else { Err(DerFault::LeftOver) }
    }

    /// Takes the next element with its header; returns (whole element, content).
    pub(crate) fn element(&mut self, tag: u8) -> Result<(&'a [u8], &'a [u8]), DerFault> {
        let found = *self.rest.first().ok_or(DerFault::Truncated)?;
        if found & 0x1f == 0x1f {
            return Err(DerFault::HighTag);
        }
        if found != tag {
            return Err(DerFault::Tag { expected: tag, found });
        }
        let (header, length) = length(self.rest)?;
        let end = header.checked_add(length).ok_or(DerFault::LongLength)?;
        let whole = self.rest.get(..end).ok_or(DerFault::Truncated)?;
        self.rest = &self.rest[end..];
        Ok((whole, &whole[header..]))
    }

    pub(crate) fn content(&mut self, tag: u8) -> Result<&'a [u8], DerFault> {
        self.element(tag).map(|(_, content)| content)
    }

    /// Takes the next element and returns it header and all.
    pub(crate) fn whole(&mut self, tag: u8) -> Result<&'a [u8], DerFault> {
        self.element(tag).map(|(whole, _)| whole)
    }

    pub(crate) fn open(&mut self, tag: u8) -> Result<Self, DerFault> {
        self.content(tag).map(Self::new)
    }

    /// Takes a positive integer and returns its bytes without the sign byte.
    pub(crate) fn positive(&mut self) -> Result<&'a [u8], DerFault> {
        match self.content(tag::INTEGER)? {
            [] | [0] | [0x80..=0xff, ..] | [0, 0..=0x7f, ..] => Err(DerFault::Integer),
            [0, magnitude @ ..] | magnitude => Ok(magnitude),
        }
    }

    /// Takes an element whose content must be these bytes.
    pub(crate) fn expect(&mut self, tag: u8, content: &[u8]) -> Result<(), DerFault> {
        if self.content(tag)? == content { Ok(()) } else { Err(DerFault::Value) }
    }

    /// Takes an AlgorithmIdentifier with this identifier and no parameters (RFC 5754, RFC 5758).
    pub(crate) fn algorithm(&mut self, identifier: &[u8]) -> Result<(), DerFault> {
        let mut algorithm = self.open(tag::SEQUENCE)?;
        algorithm.expect(tag::OID, identifier)?;
        algorithm.finish()
    }
}

/// Returns the sizes of an element's header and content.
fn length(element: &[u8]) -> Result<(usize, usize), DerFault> {
    let first = *element.get(1).ok_or(DerFault::Truncated)?;
    match first {
        ..0x80 => Ok((2, usize::from(first))),
        0x80 => Err(DerFault::IndefiniteLength),
        0x81..=0x84 => {
            let count = usize::from(first & 0x7f);
            let bytes = element.get(2..2 + count).ok_or(DerFault::Truncated)?;
            let value = bytes.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
            if bytes[0] == 0 || value < 0x80 {
                return Err(DerFault::LongLength);
            }
            Ok((2 + count, usize::try_from(value).map_err(|_| DerFault::LongLength)?))
        }
        _ => Err(DerFault::LongLength),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed step fails the test")]
    use super::*;

    #[test]
    fn every_way_to_break_der_has_its_name() {
        let fault = |bytes: &[u8]| Der::only(bytes, tag::OCTET_STRING).unwrap_err();
        assert_eq!(fault(b""), DerFault::Truncated);
        assert_eq!(fault(b"\x04"), DerFault::Truncated);
        assert_eq!(fault(b"\x04\x02a"), DerFault::Truncated);
        assert_eq!(fault(b"\x04\x80a\0\0"), DerFault::IndefiniteLength);
        assert_eq!(fault(b"\x04\x81\x01a"), DerFault::LongLength);
        assert_eq!(fault(b"\x04\x82\x00\x80"), DerFault::LongLength);
        assert_eq!(fault(b"\x04\x85\x01\0\0\0\0"), DerFault::LongLength);
        assert_eq!(fault(b"\x04\x84\xff\xff\xff\xff"), DerFault::Truncated);
        assert_eq!(fault(b"\x1f\x20\0"), DerFault::HighTag);
        assert_eq!(fault(b"\x24\x00"), DerFault::Tag { expected: 4, found: 0x24 });
        assert_eq!(fault(b"\x04\x01ab"), DerFault::LeftOver);
        let mut long = vec![4, 0x81, 0x80];
        long.extend([7; 0x80]);
        assert!(Der::only(&long, tag::OCTET_STRING).is_ok());
    }

    #[test]
    fn integers_are_positive_and_shortest() {
        let read = |bytes: &[u8]| Der::new(bytes).positive().map(<[u8]>::to_vec);
        assert_eq!(read(b"\x02\x01\x01").unwrap(), [1]);
        assert_eq!(read(b"\x02\x02\x00\x80").unwrap(), [0x80]);
        for wrong in [&b"\x02\x00"[..], b"\x02\x01\x00", b"\x02\x01\x80", b"\x02\x02\x00\x7f"] {
            assert_eq!(read(wrong), Err(DerFault::Integer));
        }
    }

    #[test]
    fn what_openssl_writes_reads_back_element_by_element() {
        let key = openssl::ec::EcKey::generate(
            &openssl::ec::EcGroup::from_curve_name(openssl::nid::Nid::X9_62_PRIME256V1).unwrap(),
        )
        .unwrap();
        let spki = key.public_key_to_der().unwrap();
        let mut outer = Der::only(&spki, tag::SEQUENCE).unwrap();
        let mut algorithm = outer.open(tag::SEQUENCE).unwrap();
        algorithm.expect(tag::OID, b"\x2a\x86\x48\xce\x3d\x02\x01").unwrap();
        algorithm.expect(tag::OID, b"\x2a\x86\x48\xce\x3d\x03\x01\x07").unwrap();
        algorithm.finish().unwrap();
        assert_eq!(outer.content(tag::BIT_STRING).unwrap().len(), 66);
        outer.finish().unwrap();
    }
}
