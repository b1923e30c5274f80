//! The original text around an occurrence.

use std::ops::Range;

use crate::search::fold::Unit;

const BEFORE: usize = 24;
const AFTER: usize = 48;

/// Cuts the text around the units from `first` to `last`, over page ends if need be, and says which characters of it
/// they are.
pub(crate) fn cut(texts: &[String], first: &Unit, last: &Unit) -> (String, Range<usize>) {
    let start = first.start as usize;
    let from = start.saturating_sub(BEFORE);
    let mut snippet: Vec<char> = Vec::new();
    let mut end = 0;
    for page in first.page..=last.page {
        let Some(text) = texts.get(page as usize) else { break };
        if page > first.page {
            snippet.push(' ');
        }
        let skip = if page == first.page { from } else { 0 };
        if page == last.page {
            let stop = last.end as usize;
            end = snippet.len() + stop.saturating_sub(skip);
            snippet.extend(text.chars().take(stop + AFTER).skip(skip));
        } else {
            snippet.extend(text.chars().skip(skip));
        }
    }
    let snippet = snippet
        .into_iter()
        .map(|character| if character.is_whitespace() || character.is_control() { ' ' } else { character })
        .collect();
    (snippet, start - from..end)
}
