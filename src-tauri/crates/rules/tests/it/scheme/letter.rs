//! Who needs a declassification letter, and by which article.

use super::small;
use rules::ids::TrackId;
use rules::scheme::{LetterGround, Scheme};

const NOWHERE: &str = "declassification = { unspecified = \"未规定\" }";

fn scheme(changes: &[(&str, &str)], documents: &str) -> Scheme {
    let mut text = small::with(&[("documents", documents)]);
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    Scheme::parse(&text).unwrap()
}

fn consent(scope: &str, required: bool) -> String {
    format!(
        "[[documents]]\nid = \"consent\"\nname = \"脱密审核同意书\"\nkind = \"declassification\"\nfrom = \"office\"\n\
         required = {required}\n{scope}\npaper_copies = {{ unspecified = \"未规定\" }}\n\
         electronic = {{ unspecified = \"未规定\" }}\narticle = \"七（一）\"\n"
    )
}

fn article(scheme: &Scheme, track: &str, secrets: bool) -> Option<String> {
    let ground = scheme.declassification_letter(&TrackId::new(track).unwrap(), "制造业", secrets)?;
    Some(ground.article().map_or_else(String::new, ToString::to_string))
}

#[test]
fn where_nothing_is_said_only_declared_secrets_need_a_letter() {
    let silent = scheme(&[], "");
    assert_eq!(article(&silent, "organisation", false), None);
    assert_eq!(article(&silent, "organisation", true).as_deref(), Some(""), "no article says so");
    let marks = (
        "applicant_marks_secrets = { unspecified = \"未规定\" }",
        "applicant_marks_secrets = { value = true, article = \"九\" }",
    );
    let marked = scheme(&[marks], "");
    assert_eq!(article(&marked, "organisation", false), None);
    assert_eq!(article(&marked, "organisation", true).as_deref(), Some("九"));
}

#[test]
fn a_rule_of_conduct_requires_it_of_everybody() {
    let required = scheme(&[(NOWHERE, "declassification = { value = true, article = \"五（三）\" }")], "");
    for (track, secrets) in [("organisation", false), ("individual", true)] {
        assert_eq!(article(&required, track, secrets).as_deref(), Some("五（三）"));
    }
    let ground = required.declassification_letter(&TrackId::new("individual").unwrap(), "", true);
    assert!(matches!(ground, Some(LetterGround::Required(_))), "the stronger ground is named");
    let refused = scheme(&[(NOWHERE, "declassification = { value = false, article = \"五（三）\" }")], "");
    assert_eq!(article(&refused, "organisation", false), None);
}

#[test]
fn a_required_paper_concerns_its_own_tracks_only() {
    let of = |scope: &str, required| article(&scheme(&[], &consent(scope, required)), "organisation", false);
    assert_eq!(of("", true).as_deref(), Some("七（一）"));
    assert_eq!(of("", false), None);
    assert_eq!(of("scope = { tracks = [\"organisation\"] }", true).as_deref(), Some("七（一）"));
    assert_eq!(of("scope = { tracks = [\"individual\"] }", true), None);
}
