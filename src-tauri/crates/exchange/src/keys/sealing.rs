//! X25519 keys of age: who may open a sealed file.

use std::fmt;
use std::str::FromStr;

use age::secrecy::ExposeSecret as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

/// The text is not an age X25519 key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an age X25519 key")]
pub struct AgeKeyFault;

/// An age identity: the private half that opens what was sealed to its [`Recipient`].
pub struct AgeIdentity(age::x25519::Identity);

impl AgeIdentity {
    /// Generates an identity with age's random generator (the operating system's).
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Returns the public half.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// Returns `AGE-SECRET-KEY-1…`, the text age's own tools read; wiped when dropped.
    pub fn to_secret(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    pub fn from_secret(text: &str) -> Result<Self, AgeKeyFault> {
        text.parse().map(Self).map_err(|_| AgeKeyFault)
    }

    pub(crate) const fn as_age(&self) -> &age::x25519::Identity {
        &self.0
    }
}

impl fmt::Debug for AgeIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AgeIdentity({})", self.recipient())
    }
}

/// An age X25519 recipient, as text `age1…` in lower case.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Recipient(age::x25519::Recipient);

impl Recipient {
    pub(crate) const fn as_age(&self) -> &age::x25519::Recipient {
        &self.0
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({})", self.0)
    }
}

impl FromStr for Recipient {
    type Err = AgeKeyFault;

    fn from_str(text: &str) -> Result<Self, AgeKeyFault> {
        let recipient: age::x25519::Recipient = text.parse().map_err(|_| AgeKeyFault)?;
        // One spelling per key: bech32 would also allow upper case.
        if recipient.to_string() == text { Ok(Self(recipient)) } else { Err(AgeKeyFault) }
    }
}

impl Serialize for Recipient {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Recipient {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed step fails the test")]
    use super::*;

    #[test]
    fn keys_survive_their_text_and_nothing_else_is_a_key() {
        let identity = AgeIdentity::generate();
        let again = AgeIdentity::from_secret(&identity.to_secret()).unwrap();
        assert_eq!(again.recipient(), identity.recipient());
        let text = identity.recipient().to_string();
        assert_eq!(text.parse::<Recipient>().unwrap(), identity.recipient());
        assert!(text.to_uppercase().parse::<Recipient>().is_err());
        assert!(text[..20].parse::<Recipient>().is_err());
        assert!(AgeIdentity::from_secret(&text).is_err());
        assert!(!format!("{identity:?}").contains("SECRET"));
    }
}
