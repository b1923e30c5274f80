//! A small strict reader and writer of DER (ITU-T X.690, distinguished encoding).
//!
//! The reader refuses whatever BER allows and DER does not: indefinite lengths, lengths in more bytes than needed,
//! integers with spare leading bytes, bytes left over. Values are slices of the input, nothing is copied.
//! Deliberately absent: constructed strings, tags above 30, everything our formats do not use.

mod read;
mod write;

pub(crate) use read::{Der, DerFault};
pub(crate) use write::{integer, sequence, tlv};

/// Tags that our formats use (class and constructed bit included).
pub(crate) mod tag {
    pub(crate) const BOOLEAN: u8 = 0x01;
    pub(crate) const INTEGER: u8 = 0x02;
    pub(crate) const BIT_STRING: u8 = 0x03;
    pub(crate) const OCTET_STRING: u8 = 0x04;
    pub(crate) const OID: u8 = 0x06;
    pub(crate) const UTF8_STRING: u8 = 0x0c;
    pub(crate) const PRINTABLE_STRING: u8 = 0x13;
    pub(crate) const UTC_TIME: u8 = 0x17;
    pub(crate) const GENERALIZED_TIME: u8 = 0x18;
    pub(crate) const SEQUENCE: u8 = 0x30;
    pub(crate) const SET: u8 = 0x31;

    /// Context-specific, constructed.
    pub(crate) const fn context(number: u8) -> u8 {
        0xa0 | number
    }
}

/// Object identifiers, their content bytes.
pub(crate) mod oid {
    pub(crate) const DATA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";
    pub(crate) const SIGNED_DATA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
    pub(crate) const CONTENT_TYPE: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03";
    pub(crate) const MESSAGE_DIGEST: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04";
    pub(crate) const SIGNING_CERTIFICATE_V2: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f";
    pub(crate) const SHA256: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x01";
    pub(crate) const ECDSA_WITH_SHA256: &[u8] = b"\x2a\x86\x48\xce\x3d\x04\x03\x02";
    pub(crate) const COMMON_NAME: &[u8] = b"\x55\x04\x03";
    pub(crate) const SERIAL_NUMBER: &[u8] = b"\x55\x04\x05";
    pub(crate) const ORGANIZATION: &[u8] = b"\x55\x04\x0a";
    pub(crate) const ORGANIZATIONAL_UNIT: &[u8] = b"\x55\x04\x0b";
    pub(crate) const SUBJECT_KEY_ID: &[u8] = b"\x55\x1d\x0e";
    pub(crate) const KEY_USAGE: &[u8] = b"\x55\x1d\x0f";
    pub(crate) const BASIC_CONSTRAINTS: &[u8] = b"\x55\x1d\x13";
    pub(crate) const AUTHORITY_KEY_ID: &[u8] = b"\x55\x1d\x23";
    pub(crate) const EXTENDED_KEY_USAGE: &[u8] = b"\x55\x1d\x25";
    pub(crate) const PBES2: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d";
    pub(crate) const SCRYPT: &[u8] = b"\x2b\x06\x01\x04\x01\xda\x47\x04\x0b";
    pub(crate) const AES_256_CBC: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x01\x2a";
}
