//! The index of candidates: for each page, its folded characters as single tokens, so that a phrase of any length is found.
//!
//! It is deliberately coarser than the match: spaces, line ends and hyphens are left out on both sides. Every match is
//! therefore among the candidates, and `matching` decides. Each page also carries the first characters of what
//! follows it, so that a phrase broken by a page end is found on the page where it begins; a longer query is looked up by its
//! first characters only. Where running heads lie between two pages, the page carries their junction too.

use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::library::page_row;
use crate::search::fold::{Folded, Unit};
use crate::search::pages::{Junction, Walk};

/// Characters of the following pages that a page carries.
pub(crate) const OVERLAP: usize = 40;

/// What separates the page from its junction: no character is written like this.
const APART: &str = " zz ";

/// Indexes the page the walk stands at. Returns the bytes written.
pub(crate) fn index_page(library: &Connection, library_key: i64, walk: &mut Walk) -> Result<u64, StoreError> {
    let Some(page) = walk.ahead(library, 0)? else { return Ok(0) };
    let row = page_row(library_key, page.number);
    let mut folded = Folded::default();
    folded.push_page(&page.text);
    let own = folded.units.len();
    let mut behind = 1;
    while count(&folded.units[own..]) < OVERLAP {
        let Some(page) = walk.ahead(library, behind)? else { break };
        push_beginning(&mut folded, &page.text, own);
        behind += 1;
    }
    let (own, following) = folded.units.split_at(own);
    let carried = following.iter().filter(|unit| is_indexed(unit)).take(OVERLAP);
    let mut written = tokens(own.iter().filter(|unit| is_indexed(unit)).chain(carried));
    if let Some(junction) = walk.junction(library)? {
        written.push_str(APART);
        written.push_str(&tokens_of_junction(&junction));
    }
    library.prepare_cached("DELETE FROM page_index WHERE rowid = ?1")?.execute([row])?;
    library
        .prepare_cached("INSERT INTO page_index (rowid, characters) VALUES (?1, ?2)")?
        .execute(params![row, written])?;
    Ok(written.len() as u64)
}

/// The last characters of one body and the first of the next.
fn tokens_of_junction(junction: &Junction<'_>) -> String {
    let first = junction.page_to_its_end();
    let near = first.char_indices().rev().nth(OVERLAP * 8).map_or(0, |(at, _)| at);
    let mut before = Folded::default();
    before.push_page(&first[near..]);
    let mut behind = Folded::default();
    push_beginning(&mut behind, &junction.beginning_of_next(), 0);
    let mut last: Vec<&Unit> = before.units.iter().rev().filter(|unit| is_indexed(unit)).take(OVERLAP).collect();
    last.reverse();
    tokens(last.into_iter().chain(behind.units.iter().filter(|unit| is_indexed(unit)).take(OVERLAP)))
}

/// Appends of a following page what is carried of it, without folding all of it.
fn push_beginning(folded: &mut Folded, text: &str, own: usize) {
    let before = folded.units.len();
    let cut = text.char_indices().nth(OVERLAP * 8).map_or(text.len(), |(at, _)| at);
    folded.push_page(&text[..cut]);
    if cut < text.len() && count(&folded.units[own..]) < OVERLAP {
        folded.units.truncate(before);
        folded.push_page(text);
    }
}

/// Rows of pages that may hold the query, in no particular order.
pub(crate) fn candidates(
    library: &Connection,
    query: &[Unit],
    (first, last): (i64, i64),
) -> Result<Vec<i64>, StoreError> {
    // So many the page carries for sure, even when only a hyphen of the query is its own.
    let indexed = query.iter().filter(|unit| is_indexed(unit)).take(OVERLAP);
    let phrase = tokens(indexed);
    if phrase.is_empty() {
        // Hyphens only: no index knows them.
        let mut statement = library.prepare_cached("SELECT page FROM pages WHERE page BETWEEN ?1 AND ?2")?;
        let rows = statement.query_map([first, last], |row| row.get(0))?;
        return Ok(rows.collect::<Result<_, _>>()?);
    }
    let mut statement =
        library.prepare_cached("SELECT rowid FROM page_index WHERE page_index MATCH ?1 AND rowid BETWEEN ?2 AND ?3")?;
    let rows = statement.query_map(params![format!("\"{phrase}\""), first, last], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn is_indexed(unit: &Unit) -> bool {
    unit.character != '-'
}

fn count(units: &[Unit]) -> usize {
    units.iter().filter(|unit| is_indexed(unit)).count()
}

/// Code points in hexadecimal, so that the tokenizer sees letters and digits whatever the script.
fn tokens<'u>(units: impl Iterator<Item = &'u Unit>) -> String {
    let mut text = String::new();
    for unit in units {
        if !text.is_empty() {
            text.push(' ');
        }
        let code = u32::from(unit.character);
        let digits = (u32::BITS - code.leading_zeros()).div_ceil(4).max(1);
        for place in (0..digits).rev() {
            text.extend(char::from_digit((code >> (place * 4)) & 0xf, 16));
        }
    }
    text
}
