//! Better words for a file that is not built as prescribed.
//!
//! Most bad files are not attacks: somebody opened the sheet in another program and pressed save. When the signed
//! revision is still whole inside, it is offered.

use super::fault::Fault;
use super::read::read_whole;

/// Places where a byte range might stand that are looked at; data may contain the word too.
const PLACES: usize = 16;

/// Replaces a structural fault by what probably happened to the file.
pub(super) fn explain(bytes: &[u8], fault: Fault) -> Fault {
    let Fault::Malformed(_) = fault else { return fault };
    let ranges: Vec<Option<ByteRange>> = places(bytes).map(|at| ByteRange::read(&bytes[at..])).collect();
    if ranges.is_empty() {
        return Fault::NoSignature;
    }
    let inner = |range: &ByteRange| appended(bytes, range);
    ranges
        .iter()
        .flatten()
        .find_map(inner)
        .or_else(|| ranges.iter().flatten().find_map(|range| misfit(bytes, range)))
        .unwrap_or(match ranges.iter().flatten().count() {
            0 => Fault::ByteRangeMoved,
            _ => fault,
        })
}

struct ByteRange {
    before: usize,
    after: usize,
    end: usize,
}

fn places(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let word = b"/ByteRange";
    bytes.windows(word.len()).enumerate().filter(move |(_, window)| window == word).map(|(at, _)| at + 10).take(PLACES)
}

impl ByteRange {
    /// Reads `[0 a b c]` with any white space, as other programs write it too.
    fn read(text: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(text.get(..text.len().min(80))?.split(|byte| *byte == b']').next()?).ok()?;
        let numbers: Option<Vec<usize>> =
            text.trim_start().strip_prefix('[')?.split_ascii_whitespace().map(|number| number.parse().ok()).collect();
        let [0, before, after, rest] = numbers?[..] else { return None };
        Some(Self { before, after, end: after.checked_add(rest)? })
    }
}

/// Bytes behind a signed revision.
fn appended(bytes: &[u8], range: &ByteRange) -> Option<Fault> {
    let inner = bytes.get(..range.end).filter(|inner| inner.len() < bytes.len())?;
    if !inner.ends_with(b"%%EOF\n") {
        return None;
    }
    let signed_revision = read_whole(inner).is_ok().then(|| inner.to_vec());
    Some(Fault::AppendedUpdate { offset: range.end as u64, signed_revision })
}

/// A range that cannot belong to this file.
fn misfit(bytes: &[u8], range: &ByteRange) -> Option<Fault> {
    if range.end > bytes.len() {
        return Some(Fault::Truncated { expected: range.end as u64, length: bytes.len() as u64 });
    }
    let gap = bytes.get(range.before..range.after);
    let fits = gap.is_some_and(|gap| gap.starts_with(b"<") && gap.ends_with(b">"));
    (!fits).then_some(Fault::ByteRangeMoved)
}
