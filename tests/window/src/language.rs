//! The two languages of the window.

/// A language of the window. A test that is passed in both names every text in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// What it begins with.
    Chinese,
    /// What can be chosen in the settings.
    English,
}

impl Language {
    /// Returns what the settings call it.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.say("zh", "en")
    }

    /// Returns which of the two is said in it.
    #[must_use]
    pub fn say<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
        match self {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }
}
