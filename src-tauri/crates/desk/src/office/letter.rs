//! The declassification letter (脱密审核同意书): which dossiers need one and have none.

use rules::{
    ids::{ApplicationId, DocumentId},
    scheme::{LetterGround, Scheme},
    text::Line,
};

use super::{EditionPlan, PlannedApplication, PlannedDocument};

/// A dossier that must not be sealed as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingLetter {
    /// Application.
    pub application: ApplicationId,
    /// The document that declares secrets, else the first one.
    pub document: DocumentId,
    /// Its name.
    pub name: Line,
    /// Whether the scheme requires the letter of such applications; otherwise declared secrets do.
    pub required: bool,
    /// Where the rule stands, when the scheme says so.
    pub article: Option<String>,
}

impl EditionPlan {
    /// Returns the dossiers that need a declassification letter and have none, in order.
    #[must_use]
    pub fn missing_letters(&self, scheme: &Scheme) -> Vec<MissingLetter> {
        self.applications.iter().filter_map(|application| application.missing_letter(scheme)).collect()
    }
}

impl PlannedApplication {
    /// Returns the declassification letter.
    #[must_use]
    pub fn letter(&self) -> Option<&PlannedDocument> {
        self.documents.iter().find(|document| document.declassification)
    }

    fn missing_letter(&self, scheme: &Scheme) -> Option<MissingLetter> {
        let secret = self.documents.iter().find(|document| !document.secret_pages.is_empty());
        let ground = scheme.declassification_letter(&self.track, self.category.as_str(), secret.is_some())?;
        let shown = secret.or(self.documents.first()).filter(|_| self.letter().is_none())?;
        Some(MissingLetter {
            application: self.id.clone(),
            document: shown.id.clone(),
            name: shown.name.clone(),
            required: matches!(ground, LetterGround::Required(_)),
            article: ground.article().map(ToString::to_string),
        })
    }
}

impl MissingLetter {
    /// Returns the application with its ground, in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        let ground = if self.required { "办法要求" } else { "申明有秘密" };
        let article = self.article.as_ref().map(|article| format!("，依据{article}")).unwrap_or_default();
        format!("{}（{ground}{article}）", self.application)
    }

    /// Returns the application with its ground, in English.
    #[must_use]
    pub fn en(&self) -> String {
        let ground = if self.required { "required by the scheme" } else { "declares secrets" };
        let article = self.article.as_ref().map(|article| format!(", {article}")).unwrap_or_default();
        format!("{} ({ground}{article})", self.application)
    }
}
