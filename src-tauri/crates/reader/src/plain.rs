//! Plain text: which encoding it is in, and what it says.

use crate::facts::Block;
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Tells whether the first bytes of a file can be text: UTF-16 with a mark, or no control characters.
pub(crate) fn looks_like_text(head: &[u8]) -> bool {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return true;
    }
    let head = &head[..head.len().min(4096)];
    !head.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a))
}

/// Decodes by byte order mark, else strict UTF-8, else GB 18030 (which contains GBK and GB 2312).
///
/// GB 18030 is the last guess, so unknown bytes become U+FFFD there.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let encoding = if bytes.starts_with(b"\xFF\xFE") {
        UTF_16LE
    } else if bytes.starts_with(b"\xFE\xFF") {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        GB18030
    };
    let (text, _, _) = encoding.decode(bytes);
    text.replace("\r\n", "\n").replace('\r', "\n").trim_end_matches('\u{1a}').to_owned()
}

/// Turns decoded text into one paragraph per line.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    text.lines().map(|line| Block::Paragraph { text: line.to_owned() }).collect()
}

/// Decodes an XML part: UTF-16 by its mark, else UTF-8 as the office formats demand.
pub(crate) fn decode_xml(bytes: &[u8]) -> String {
    let (text, _, _) = UTF_8.decode(bytes);
    text.into_owned()
}
