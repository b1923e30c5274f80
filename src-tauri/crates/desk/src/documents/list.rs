//! The documents of a copy and the text of their pages.

use rules::ids::ApplicationId;
use serde::Serialize;

use super::{DocumentFacts, TextLayer};
use crate::{DeskError, seat::Seat};

/// A document of the copy.
#[derive(Clone, Debug, Serialize)]
pub struct CopyDocument {
    /// Identifier in this copy: application and document, `01-02`.
    pub key: String,
    /// Application.
    pub application: String,
    /// Identifier within the dossier.
    pub document: String,
    /// File name as handed in.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256.
    pub sha256: String,
    /// What is known of it.
    pub facts: DocumentFacts,
}

/// The text of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageText {
    /// The text; lines end with `\n`.
    pub text: String,
    /// Where it stands.
    pub layer: TextLayer,
}

impl Seat {
    /// Returns the documents of the copy, of one application or all, in the order of their packages.
    ///
    /// # Errors
    /// The copy's own.
    pub fn documents(&self, application: Option<&ApplicationId>) -> Result<Vec<CopyDocument>, DeskError> {
        let found = match application {
            Some(application) => self.copy.documents(application.as_str())?,
            None => self.copy.all_documents()?,
        };
        found.into_iter().map(|document| self.copy_document(document)).collect()
    }

    /// Returns a document of the copy.
    ///
    /// # Errors
    /// [`DeskError::NoSuchDocument`], or the copy's own.
    pub fn document(&self, key: &str) -> Result<CopyDocument, DeskError> {
        let found = self.copy.document(key)?.ok_or_else(|| DeskError::NoSuchDocument { key: key.to_owned() })?;
        self.copy_document(found)
    }

    /// Returns the text of a page, from 1, with its places; empty where there is none.
    ///
    /// # Errors
    /// The copy's own.
    pub fn page_text(&self, key: &str, page: u32) -> Result<PageText, DeskError> {
        let text = self.copy.page_text(key, page)?.unwrap_or_default();
        let layer = match self.copy.page_boxes(key, page)? {
            Some(json) => TextLayer::from_json(&json).ok_or(DeskError::DamagedValue { name: "text layer" })?,
            None => TextLayer::default(),
        };
        Ok(PageText { text, layer })
    }

    /// Reads `length` bytes of a document from `offset`; fewer where it ends.
    ///
    /// # Errors
    /// [`DeskError::NoSuchDocument`], or the copy's own.
    pub fn document_bytes(&self, key: &str, offset: u64, length: usize) -> Result<Vec<u8>, DeskError> {
        let found = self.copy.document(key)?.ok_or_else(|| DeskError::NoSuchDocument { key: key.to_owned() })?;
        Ok(self.copy.read_range(&found.info.sha256, offset, length)?)
    }

    fn copy_document(&self, document: store::Document) -> Result<CopyDocument, DeskError> {
        let info = document.info;
        let facts = match self.copy.document_facts(&info.id)? {
            // Facts of another version of this program are as good as none: the document can be read again.
            Some(json) => serde_json::from_str(&json).unwrap_or_else(|_| DocumentFacts::interrupted()),
            None => DocumentFacts::interrupted(),
        };
        let within = info.id.strip_prefix(info.application.as_str()).and_then(|rest| rest.strip_prefix('-'));
        Ok(CopyDocument {
            document: within.unwrap_or(&info.id).to_owned(),
            key: info.id,
            application: info.application,
            name: info.name,
            size: info.size,
            sha256: info.sha256,
            facts,
        })
    }
}
