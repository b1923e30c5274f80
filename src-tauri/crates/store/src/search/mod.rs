//! Search: finds every query of one or more characters in the text of pages.
//!
//! What counts as the same: full-width, half-width and compatibility forms (NFKC), upper and lower case, radicals and the
//! characters they stand for. In Chinese writing space and line ends mean nothing. Elsewhere a line end may stand for a
//! space or for nothing, and a hyphen between letters before it may be there or not. A page ends like a line, and so does
//! its body: running heads and page numbers do not hide a phrase that goes on over the page.

mod fold;
mod furniture;
pub(crate) mod index;
mod matching;
pub(crate) mod pages;
mod radicals;
mod snippet;

use std::collections::HashMap;
use std::ops::Range;

use rusqlite::Connection;

use crate::copy::Copy;
use crate::error::StoreError;
use crate::library::{documents, page_of_row, page_row};
use fold::{Folded, Gap, Unit};
use matching::Found;
use pages::{Page, Walk, next_page};

/// So many characters before the end of a page, running feet among them, a phrase that goes on may begin.
const NEAR_THE_END: usize = 600;

/// Where to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope<'s> {
    Everything,
    Application(&'s str),
    Document(&'s str),
}

/// One occurrence, on the page where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub document: String,
    /// From 1.
    pub page: u32,
    /// First character of the occurrence in the page's text, counted in characters from 0.
    pub offset: usize,
    /// The page on which it ends, and one past its last character there.
    pub end_page: u32,
    pub end_offset: usize,
    /// Original text around it; line ends and other white space are single spaces.
    pub snippet: String,
    /// What to highlight, in characters of the snippet.
    pub ranges: Vec<Range<usize>>,
}

impl Copy {
    /// Returns the first `limit` occurrences in document order, then by page and offset. Occurrences do not overlap. A query
    /// without a visible character finds nothing.
    pub fn search(&self, query: &str, scope: Scope<'_>, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let query = Folded::of_query(query).units;
        let mut hits = Vec::new();
        if query.is_empty() || limit == 0 {
            return Ok(hits);
        }
        let named: Vec<(String, i64)> = documents::keys_in_order(&self.reader())?
            .into_iter()
            .filter(|(id, application, _)| match scope {
                Scope::Everything => true,
                Scope::Application(wanted) => application == wanted,
                Scope::Document(wanted) => id == wanted,
            })
            .map(|(id, _, key)| (id, key))
            .collect();
        let (Some(lowest), Some(highest)) =
            (named.iter().map(|(_, key)| *key).min(), named.iter().map(|(_, key)| *key).max())
        else {
            return Ok(hits);
        };
        let order: HashMap<i64, usize> = named.iter().enumerate().map(|(place, (_, key))| (*key, place)).collect();
        let library = self.library();
        let bounds = (page_row(lowest, 0), page_row(highest + 1, 0) - 1);
        let mut pages: Vec<(usize, u32)> = index::candidates(&library, &query, bounds)?
            .into_iter()
            .filter_map(|row| {
                let (key, page) = page_of_row(row);
                order.get(&key).map(|place| (*place, page))
            })
            .collect();
        pages.sort_unstable();
        for (place, page) in pages {
            let (document, key) = &named[place];
            search_page(&library, (document, *key, page), &query, limit, &mut hits)?;
            if hits.len() >= limit {
                break;
            }
        }
        Ok(hits)
    }
}

/// Adds the occurrences that begin on one page.
fn search_page(
    library: &Connection,
    (document, key, page): (&str, i64, u32),
    query: &[Unit],
    limit: usize,
    hits: &mut Vec<Hit>,
) -> Result<(), StoreError> {
    let mut pages = PagesOfText::begin(library, key, page)?;
    let mut at = 0;
    while pages.folded.units.get(at).is_some_and(|unit| unit.page == 0) && hits.len() < limit {
        let end = match matching::match_at(&pages.folded.units, at, query) {
            Found::No => None,
            Found::Until(end) => Some(end),
            Found::Unknown => {
                if pages.extend(library)? {
                    continue;
                }
                None
            }
        };
        let Some(end) = end else {
            at += 1;
            continue;
        };
        let (first, last) = (&pages.folded.units[at], &pages.folded.units[end - 1]);
        let (snippet, range) = snippet::cut(&pages.texts, first, last);
        hits.push(Hit {
            document: document.to_owned(),
            page,
            offset: first.start as usize,
            end_page: pages.numbers[last.page as usize],
            end_offset: last.end as usize,
            snippet,
            ranges: vec![range],
        });
        at = end;
    }
    if hits.len() < limit && may_go_on(&pages, query) {
        search_junction(library, (document, key, page), query, limit, hits)?;
    }
    Ok(())
}

/// Tells whether the query may begin at the end of a page's body and end on the next page: a part of it stands near the
/// end of the page and before the end of a line. Cheap, and never wrong when it says no.
fn may_go_on(pages: &PagesOfText, query: &[Unit]) -> bool {
    let units = &pages.folded.units;
    let own = units.partition_point(|unit| unit.page == 0);
    let near = own.saturating_sub(query.len() + NEAR_THE_END);
    (near..own).any(|at| {
        let same = units[at..own].iter().zip(query).take_while(|(unit, wanted)| unit.character == wanted.character);
        let longest = same.count();
        let ends_a_line = |length: &usize| units.get(at + length).is_none_or(|unit| unit.gap == Gap::Line);
        // A hyphen at the end of the line may be left out of the query.
        let hyphen = units[..own].get(at + longest).is_some_and(|unit| unit.character == '-');
        longest > 0 && (hyphen || (1..=longest.min(query.len().saturating_sub(1))).any(|length| ends_a_line(&length)))
    })
}

/// Adds the occurrence that begins in the body of a page and ends in the body of the next.
fn search_junction(
    library: &Connection,
    (document, key, page): (&str, i64, u32),
    query: &[Unit],
    limit: usize,
    hits: &mut Vec<Hit>,
) -> Result<(), StoreError> {
    let mut walk = Walk::at(library, key, page)?;
    let Some(junction) = walk.junction(library)? else { return Ok(()) };
    let texts = [junction.page_to_its_end(), junction.beginning_of_next()];
    let mut folded = Folded::default();
    texts.iter().for_each(|text| folded.push_page(text));
    let units = &folded.units;
    let own = units.partition_point(|unit| unit.page == 0);
    for at in own.saturating_sub(query.len() + NEAR_THE_END)..own {
        let Found::Until(end) = matching::match_at(units, at, query) else { continue };
        let (first, last) = (&units[at], &units[end - 1]);
        if last.page == 0 || hits.len() >= limit {
            continue;
        }
        let (snippet, range) = snippet::cut(&texts, first, last);
        hits.push(Hit {
            document: document.to_owned(),
            page,
            offset: first.start as usize,
            end_page: junction.next.number,
            end_offset: junction.second.start + last.end as usize,
            snippet,
            ranges: vec![range],
        });
        break;
    }
    Ok(())
}

/// A page and as many of the following as a match reaches into.
struct PagesOfText {
    key: i64,
    numbers: Vec<u32>,
    texts: Vec<String>,
    folded: Folded,
}

impl PagesOfText {
    fn begin(library: &Connection, key: i64, page: u32) -> Result<Self, StoreError> {
        let mut pages = PagesOfText { key, numbers: Vec::new(), texts: Vec::new(), folded: Folded::default() };
        pages.push(next_page(library, key, page.saturating_sub(1))?);
        Ok(pages)
    }

    /// Adds the next page with text; `false` when there is none.
    fn extend(&mut self, library: &Connection) -> Result<bool, StoreError> {
        let Some(last) = self.numbers.last() else { return Ok(false) };
        let next = next_page(library, self.key, *last)?;
        Ok(self.push(next))
    }

    fn push(&mut self, page: Option<Page>) -> bool {
        let Some(Page { number, text }) = page else { return false };
        self.folded.push_page(&text);
        self.numbers.push(number);
        self.texts.push(text);
        true
    }
}
