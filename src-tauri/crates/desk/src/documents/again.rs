//! Reading texts after the import: when the viewer was not there, when it was interrupted, when a password came.

use exchange::package::Flow;
use rules::time::Instant;
use store::{Act, Texts};
use zeroize::Zeroizing;

use super::{
    CopyDocument, DocumentFacts, Engine, ImportProgress, Outcome, PagesRead, Request, TextStatus, read_document,
};
use crate::{DeskError, documents::ViewerUnavailable, seat::Seat};

const PASSWORD_GIVEN: Act = Act::named("give-document-password");

impl Seat {
    /// Reads the text of every document that nobody has read yet, and returns those documents. Stopping keeps what is
    /// done; the rest stays "not read".
    ///
    /// # Errors
    /// The viewer does not start, an import runs, it was stopped, or the copy's own.
    pub fn read_missing_texts(
        &self,
        engine: &Engine,
        progress: &mut dyn FnMut(ImportProgress<'_>) -> Flow,
    ) -> Result<Vec<CopyDocument>, DeskError> {
        let mut missing = self.documents(None)?;
        missing.retain(|document| matches!(document.facts.text, TextStatus::NotRead { .. }));
        if missing.is_empty() {
            return Ok(missing);
        }
        engine.check()?;
        let total = missing.iter().map(|document| document.size).sum();
        let mut done = 0;
        let mut texts = self.copy.begin_texts()?;
        for document in &mut missing {
            let mut step = |read, of| {
                progress(ImportProgress { done, total, document: &document.name, pages: Some(PagesRead { read, of }) })
            };
            let password = self.document_password(&document.sha256)?;
            texts.choose(&document.key)?;
            let mut facts = match read(engine, document, password, &mut texts, &mut step)? {
                Outcome::Read(facts) => facts,
                // A password that no longer opens it: the document was replaced.
                Outcome::WrongPassword => match read(engine, document, None, &mut texts, &mut step)? {
                    Outcome::Read(facts) | Outcome::NoEngine(facts) => facts,
                    Outcome::WrongPassword => Box::new(DocumentFacts::interrupted()),
                },
                Outcome::NoEngine(_) => {
                    return Err(DeskError::Viewer(ViewerUnavailable::NotStarted { why: "no worker".to_owned() }));
                }
            };
            texts.finish(&json(&facts)?)?;
            std::mem::swap(&mut document.facts, &mut facts);
            done += document.size;
        }
        Ok(missing)
    }

    /// Opens a document with a password, reads its text, and keeps the password in the copy for showing its pages.
    ///
    /// # Errors
    /// [`DeskError::DocumentPassword`] when it does not open the document, and nothing is changed; or as
    /// [`Seat::read_missing_texts`].
    pub fn give_password(
        &self,
        key: &str,
        password: &str,
        engine: &Engine,
        now: Instant,
    ) -> Result<CopyDocument, DeskError> {
        let mut document = self.document(key)?;
        let mut texts = self.copy.begin_texts()?;
        texts.choose(key)?;
        let given = Some(Zeroizing::new(password.to_owned()));
        match read(engine, &document, given, &mut texts, &mut |_, _| Flow::Go)? {
            Outcome::WrongPassword => Err(DeskError::DocumentPassword),
            Outcome::NoEngine(_) => {
                Err(DeskError::Viewer(ViewerUnavailable::NotStarted { why: "no worker".to_owned() }))
            }
            Outcome::Read(facts) if facts.text == TextStatus::NeedsPassword => Err(DeskError::DocumentPassword),
            Outcome::Read(facts) => {
                // Kept before the text counts as read: a document that says "read" opens.
                self.copy.write(PASSWORD_GIVEN, &now.to_string(), key, |write| {
                    write.put_secret(&secret(&document.sha256), password.as_bytes())?;
                    Ok::<(), DeskError>(())
                })?;
                texts.finish(&json(&facts)?)?;
                document.facts = *facts;
                Ok(document)
            }
        }
    }

    /// Returns the password that was given for this content.
    ///
    /// # Errors
    /// The copy's own.
    pub fn document_password(&self, sha256: &str) -> Result<Option<Zeroizing<String>>, DeskError> {
        let Some(bytes) = self.copy.secret(&secret(sha256))? else { return Ok(None) };
        let text = std::str::from_utf8(&bytes).map_err(|_| DeskError::DamagedValue { name: "document password" })?;
        Ok(Some(Zeroizing::new(text.to_owned())))
    }
}

fn read(
    engine: &Engine,
    document: &CopyDocument,
    password: Option<Zeroizing<String>>,
    texts: &mut Texts<'_>,
    progress: &mut dyn FnMut(u32, u32) -> Flow,
) -> Result<Outcome, DeskError> {
    let request = Request { name: &document.name, size: document.size, password };
    read_document(Some(engine), request, texts, progress)
}

/// By content: the same file in a later package opens with the same password.
fn secret(sha256: &str) -> String {
    format!("document-password/{sha256}")
}

pub(super) fn json(facts: &DocumentFacts) -> Result<String, DeskError> {
    serde_json::to_string(facts).map_err(|_| DeskError::DamagedValue { name: "document facts" })
}
