//! Where a folded query stands in folded text.

use crate::search::fold::{Gap, Unit};

/// Whether the query begins at a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    No,
    /// One past the last unit.
    Until(usize),
    /// The text ended first.
    Unknown,
}

pub(crate) fn match_at(text: &[Unit], at: usize, query: &[Unit]) -> Found {
    let mut here = at;
    for (number, wanted) in query.iter().enumerate() {
        if number > 0 {
            // A hyphen that may belong to the line break only.
            while text.get(here).is_some_and(|unit| unit.soft && wanted.character != '-') {
                here += 1;
            }
        }
        let Some(unit) = text.get(here) else { return Found::Unknown };
        if unit.character != wanted.character {
            // Whether a hyphen is soft shows only when the next page is there.
            let open_end = number > 0 && unit.character == '-' && here + 1 == text.len();
            return if open_end { Found::Unknown } else { Found::No };
        }
        if number > 0 {
            let wide = unit.wide || text[here - 1].wide || wanted.wide || query[number - 1].wide;
            if !wide && !gaps_agree(unit.gap, wanted.gap) {
                return Found::No;
            }
        }
        here += 1;
    }
    Found::Until(here)
}

/// The end of a line in the text may stand for a space or for nothing; a pasted line end in the query for anything.
fn gaps_agree(text: Gap, query: Gap) -> bool {
    match query {
        Gap::None => text != Gap::Space,
        Gap::Space => text != Gap::None,
        Gap::Line => true,
    }
}
