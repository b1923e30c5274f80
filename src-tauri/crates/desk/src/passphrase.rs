//! What a person types to open their copy and their key.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A passphrase. Full-width and half-width forms are the same (NFKC): which of them comes is up to the input method.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Returns the passphrase of what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Passphrase {
        let mut normal = Zeroizing::new(String::with_capacity(typed.len() * 4 + 64));
        normal.extend(typed.nfkc());
        Passphrase(normal)
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    pub(crate) fn for_copy(&self) -> store::Passphrase {
        store::Passphrase::new(&self.0)
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}
