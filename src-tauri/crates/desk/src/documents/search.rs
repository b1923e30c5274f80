//! Searching the text of all documents of a copy.

use std::{collections::BTreeMap, ops::Range};

use rules::ids::ApplicationId;
use serde::Serialize;
use store::Scope;

use crate::{DeskError, seat::Seat};

/// One place where the words stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SearchHit {
    /// The document's identifier in this copy.
    pub document: String,
    /// Application.
    pub application: String,
    /// The document's name.
    pub name: String,
    /// Page on which the words begin, from 1.
    pub page: u32,
    /// First character of the words in the page's text, from 0.
    pub offset: usize,
    /// Page on which they end.
    pub end_page: u32,
    /// One past their last character there.
    pub end_offset: usize,
    /// The text around them, on one line.
    pub snippet: String,
    /// Characters of the snippet to be marked.
    pub marks: Vec<Range<usize>>,
}

impl Seat {
    /// Finds words in the documents of the copy, of one application or all, in the order of documents and pages. White
    /// space, line ends, width and case do not matter.
    ///
    /// # Errors
    /// The copy's own.
    pub fn search(
        &self,
        query: &str,
        application: Option<&ApplicationId>,
        limit: usize,
    ) -> Result<Vec<SearchHit>, DeskError> {
        let scope = application.map_or(Scope::Everything, |application| Scope::Application(application.as_str()));
        let hits = self.copy.search(query, scope, limit)?;
        let mut known = BTreeMap::new();
        let mut found = Vec::with_capacity(hits.len());
        for hit in hits {
            if !known.contains_key(&hit.document) {
                // Withdrawn while it was searched.
                let Some(document) = self.copy.document(&hit.document)? else { continue };
                known.insert(hit.document.clone(), (document.info.application, document.info.name));
            }
            let Some((application, name)) = known.get(&hit.document).cloned() else { continue };
            found.push(SearchHit {
                document: hit.document,
                application,
                name,
                page: hit.page,
                offset: hit.offset,
                end_page: hit.end_page,
                end_offset: hit.end_offset,
                snippet: hit.snippet,
                marks: hit.ranges,
            });
        }
        Ok(found)
    }
}
