//! Writing: an element from its content.

use super::tag;

/// Encodes one element.
pub(crate) fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let size = content.len();
    if size < 0x80 {
        out.push(size as u8);
    } else {
        let bytes = size.to_be_bytes();
        let skip = bytes.iter().take_while(|byte| **byte == 0).count();
        out.push(0x80 | (bytes.len() - skip) as u8);
        out.extend(&bytes[skip..]);
    }
    out.extend(content);
    out
}

/// Encodes a SEQUENCE of already encoded elements.
pub(crate) fn sequence(elements: &[&[u8]]) -> Vec<u8> {
    tlv(tag::SEQUENCE, &elements.concat())
}

/// Encodes a non-negative INTEGER from its big-endian magnitude.
pub(crate) fn integer(magnitude: &[u8]) -> Vec<u8> {
    let skip = magnitude.iter().take_while(|byte| **byte == 0).count();
    let mut content = magnitude[skip..].to_vec();
    if content.first().is_none_or(|byte| *byte >= 0x80) {
        content.insert(0, 0);
    }
    tlv(tag::INTEGER, &content)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed step fails the test")]
    use super::super::Der;
    use super::*;

    #[test]
    fn lengths_take_their_shortest_form_and_read_back() {
        for size in [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x1_0000] {
            let content = vec![9; size];
            let bytes = tlv(tag::OCTET_STRING, &content);
            assert_eq!(Der::new(&bytes).content(tag::OCTET_STRING).unwrap(), content);
        }
        assert_eq!(integer(&[]), [2, 1, 0]);
        assert_eq!(integer(&[0, 0x40, 0]), [2, 2, 0x40, 0]);
        assert_eq!(integer(&[0x80]), [2, 2, 0, 0x80]);
    }
}
