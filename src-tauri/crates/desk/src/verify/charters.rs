//! The charters of an edition as a chain.

use std::collections::{BTreeMap, BTreeSet};

use rules::{charter::Charter, digest::Digest};

/// Charters by identity. The head is the revision that no other one names as its predecessor.
#[derive(Clone, Debug, Default)]
pub struct Charters(BTreeMap<Digest, Charter>);

impl Charters {
    /// Returns the collection of these charters.
    #[must_use]
    pub fn new(charters: BTreeMap<Digest, Charter>) -> Charters {
        Charters(charters)
    }

    /// Returns the charter of this identity.
    #[must_use]
    pub fn get(&self, identity: &Digest) -> Option<&Charter> {
        self.0.get(identity)
    }

    /// Returns the charter in force: the only one that is nobody's predecessor. None when there is none or the chain
    /// forks, which only the office can end.
    #[must_use]
    pub fn head(&self) -> Option<(Digest, &Charter)> {
        let mut heads = self.heads();
        if heads.len() == 1 { heads.pop() } else { None }
    }

    /// Returns every charter that is nobody's predecessor.
    #[must_use]
    pub fn heads(&self) -> Vec<(Digest, &Charter)> {
        let replaced: BTreeSet<Digest> = self.0.values().filter_map(|charter| charter.revision.previous).collect();
        self.0.iter().filter(|(id, _)| !replaced.contains(*id)).map(|(id, charter)| (*id, charter)).collect()
    }

    /// Returns all identities.
    #[must_use]
    pub fn identities(&self) -> BTreeSet<Digest> {
        self.0.keys().copied().collect()
    }

    /// Returns all, by identity.
    #[must_use]
    pub fn all(&self) -> &BTreeMap<Digest, Charter> {
        &self.0
    }

    /// Returns the revisions that change more of their predecessor than their kind allows, of those whose predecessor is
    /// here.
    #[must_use]
    pub fn overreaching(&self) -> Vec<Digest> {
        let overreaches = |charter: &Charter| {
            let previous = charter.revision.previous.and_then(|previous| Some((previous, self.get(&previous)?)));
            previous.is_some_and(|(identity, before)| !charter.may_follow(identity, before))
        };
        self.0.iter().filter(|(_, charter)| overreaches(charter)).map(|(identity, _)| *identity).collect()
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }
}
