//! When a dossier may be sealed only together with its declassification letter (脱密审核同意书).

use super::{Article, DocumentKind, DocumentRule, Scheme};
use crate::ids::TrackId;

/// Why an application needs the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterGround<'a> {
    /// The scheme requires it of everybody this application stands for.
    Required(&'a Article),
    /// The applicant declares secrets (申明秘密); the article that has them declared, where the text has one.
    DeclaredSecrets(Option<&'a Article>),
}

impl<'a> LetterGround<'a> {
    /// Returns where the rule stands.
    #[must_use]
    pub fn article(&self) -> Option<&'a Article> {
        match self {
            LetterGround::Required(article) => Some(article),
            LetterGround::DeclaredSecrets(article) => *article,
        }
    }
}

impl Scheme {
    /// Returns why an application of this track and category needs a declassification letter; nothing when it needs
    /// none. A rule that hangs on facts about the applicant decides nothing here: only a person knows them.
    #[must_use]
    pub fn declassification_letter(
        &self,
        track: &TrackId,
        category: &str,
        declares_secrets: bool,
    ) -> Option<LetterGround<'_>> {
        let of_all =
            self.conduct.declassification.article().filter(|_| self.conduct.declassification.given() == Some(&true));
        let of_some =
            || self.documents.iter().find(|rule| rule.requires_letter(track, category)).map(|rule| &rule.article);
        let declared =
            || declares_secrets.then(|| LetterGround::DeclaredSecrets(self.conduct.applicant_marks_secrets.article()));
        of_all.or_else(of_some).map(LetterGround::Required).or_else(declared)
    }
}

impl DocumentRule {
    fn requires_letter(&self, track: &TrackId, category: &str) -> bool {
        let scope = &self.scope;
        let concerned = scope.when.is_empty()
            && scope.tiers.is_empty()
            && (scope.tracks.is_empty() || scope.tracks.contains(track))
            && (scope.categories.is_empty() || scope.categories.iter().any(|name| name == category));
        self.kind == DocumentKind::Declassification && self.required && concerned
    }
}
