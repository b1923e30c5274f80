//! Schemes: the built-in ones.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use rules::bundled;
use rules::scheme::Scheme;

#[test]
fn every_bundled_scheme_parses_and_is_named_after_its_file() {
    for (id, text) in bundled::SCHEMES {
        let scheme = Scheme::parse(text).unwrap_or_else(|problems| {
            let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
            panic!("{id}:\n{}", lines.join("\n"))
        });
        assert_eq!(scheme.identity.id.as_str(), *id);
        assert!(scheme.check().is_empty(), "{id}");
        let again: Scheme = serde_json::from_str(&serde_json::to_string(&scheme).unwrap()).unwrap();
        assert_eq!(again, scheme, "{id} survives JSON");
    }
}
