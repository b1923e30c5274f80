//! Lower-case hexadecimal, the only spelling this crate writes or accepts.

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Spells bytes in lower-case hexadecimal.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// Reads lower-case hexadecimal; `None` for an odd length or any other character, upper case included.
pub(crate) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|[high, low]| Some(nibble(*high)? << 4 | nibble(*low)?)).collect()
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_even_lower_case_digits_are_read() {
        assert_eq!(encode(&[0, 0x9a, 0xff]), "009aff");
        assert_eq!(decode(b"009aff"), Some(vec![0, 0x9a, 0xff]));
        for wrong in ["0", "0g", "0A", " 00", "0x00"] {
            assert_eq!(decode(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
