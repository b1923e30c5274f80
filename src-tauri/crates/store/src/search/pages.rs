//! The pages of a document around one of them, each read once while one goes on.

use std::collections::VecDeque;
use std::ops::Range;

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::library::{page_of_row, page_row};
use crate::search::furniture;

/// How many pages before and behind one may show what its furniture is: two, since left and right pages often differ.
const AROUND: usize = 2;

/// A page that has text.
pub(crate) struct Page {
    pub(crate) number: u32,
    pub(crate) text: String,
}

/// A place in a document's pages with text, and the pages around it.
pub(crate) struct Walk {
    library_key: i64,
    pages: VecDeque<Page>,
    /// Which of them it stands at.
    at: usize,
    /// The last page has been seen.
    ended: bool,
}

impl Walk {
    /// Begins before the first page.
    pub(crate) fn new(library_key: i64) -> Self {
        Walk { library_key, pages: VecDeque::new(), at: 0, ended: false }
    }

    /// Begins at a page that has text.
    pub(crate) fn at(library: &Connection, library_key: i64, number: u32) -> Result<Self, StoreError> {
        let mut walk = Walk::new(library_key);
        let mut statement = library
            .prepare_cached("SELECT page, text FROM pages WHERE page BETWEEN ?1 AND ?2 ORDER BY page DESC LIMIT ?3")?;
        let range = params![page_row(library_key, 0), page_row(library_key, number), AROUND as i64 + 1];
        let rows =
            statement.query_map(range, |row| Ok(Page { number: page_of_row(row.get(0)?).1, text: row.get(1)? }))?;
        for page in rows {
            walk.pages.push_front(page?);
        }
        walk.at = walk.pages.len().saturating_sub(1);
        Ok(walk)
    }

    /// Goes to the next page; `false` at the end.
    pub(crate) fn step(&mut self, library: &Connection) -> Result<bool, StoreError> {
        let next = if self.pages.is_empty() { 0 } else { self.at + 1 };
        if !self.reach(library, next)? {
            return Ok(false);
        }
        self.at = next;
        while self.at > AROUND {
            self.pages.pop_front();
            self.at -= 1;
        }
        Ok(true)
    }

    /// The page so many behind the current one.
    pub(crate) fn ahead(&mut self, library: &Connection, count: usize) -> Result<Option<&Page>, StoreError> {
        let wanted = self.at + count;
        Ok(if self.reach(library, wanted)? { self.pages.get(wanted) } else { None })
    }

    /// The current page and the one behind it, each with its body, when furniture lies between them.
    pub(crate) fn junction(&mut self, library: &Connection) -> Result<Option<Junction<'_>>, StoreError> {
        if !self.reach(library, self.at + 1)? {
            return Ok(None);
        }
        self.reach(library, self.at + 1 + AROUND)?;
        let (first, second) = (self.body(self.at), self.body(self.at + 1));
        let (Some(page), Some(next)) = (self.pages.get(self.at), self.pages.get(self.at + 1)) else { return Ok(None) };
        let between = first.end < page.text.chars().count() || second.start > 0;
        Ok(between.then_some(Junction { page, first, next, second }))
    }

    fn body(&self, at: usize) -> Range<usize> {
        let around = || {
            let near = at.saturating_sub(AROUND)..(at + AROUND + 1).min(self.pages.len());
            near.filter(move |other| *other != at).filter_map(|other| self.pages.get(other))
        };
        let texts: Vec<&str> = around().map(|page| page.text.as_str()).collect();
        self.pages.get(at).map_or(0..0, |page| furniture::body(&page.text, texts.iter().copied()))
    }

    fn reach(&mut self, library: &Connection, wanted: usize) -> Result<bool, StoreError> {
        while self.pages.len() <= wanted && !self.ended {
            let last = self.pages.back().map_or(0, |page| page.number);
            match next_page(library, self.library_key, last)? {
                Some(page) => self.pages.push_back(page),
                None => self.ended = true,
            }
        }
        Ok(self.pages.len() > wanted)
    }
}

/// Two pages whose bodies touch.
pub(crate) struct Junction<'w> {
    pub(crate) page: &'w Page,
    pub(crate) first: Range<usize>,
    pub(crate) next: &'w Page,
    pub(crate) second: Range<usize>,
}

impl Junction<'_> {
    /// The body of the page, from its beginning on the page so that places stay true.
    pub(crate) fn page_to_its_end(&self) -> String {
        self.page.text.chars().take(self.first.end).collect()
    }

    /// The body of the page behind it.
    pub(crate) fn beginning_of_next(&self) -> String {
        self.next.text.chars().take(self.second.end).skip(self.second.start).collect()
    }
}

/// The first page of a document behind `page` that has text.
pub(crate) fn next_page(library: &Connection, library_key: i64, page: u32) -> Result<Option<Page>, StoreError> {
    let end = page_row(library_key + 1, 0);
    let found = library
        .prepare_cached("SELECT page, text FROM pages WHERE page > ?1 AND page < ?2 ORDER BY page LIMIT 1")?
        .query_row([page_row(library_key, page), end], |row| {
            Ok(Page { number: page_of_row(row.get(0)?).1, text: row.get(1)? })
        })
        .optional()?;
    Ok(found)
}
