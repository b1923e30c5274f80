//! An edition fills what the standing rules leave open, and changes nothing they give.

use rules::bundled;
use rules::scheme::{EditionOverlay, LengthKind, Scheme};

const OVERLAY: &str = r#"
scheme = "xingan-2025"
source = "第一届评审方案（演示）"
edition = { ordinal = 1, label = "第一届（演示）", article = "演示一" }
as_of = { value = "application_deadline", article = "演示二" }
places = [{ pool = "award", places = { count = 3, limit = "at_most" }, article = "演示三" }]
publicity = [{ publicity = "candidates", length = { working_days = 7, kind = "exactly" }, article = "演示四" }]
stages = [
    { stage = "site-review", criteria = [{ set = "gbt19580-2012" }], article = "演示五" },
    { stage = "defence", minutes = 20, article = "演示五" },
]
bodies = [{ body = "department", name = "盟市场监督管理局（演示）", article = "演示六" }]
[[dates]]
id = "deadline"
what = "申报截止"
stage = "application"
kind = "closes"
date = "2026-05-29"
article = "演示七"
"#;

fn standing() -> Scheme {
    bundled::scheme("xingan-2025").unwrap()
}

fn places(text: &str) -> Vec<String> {
    let overlay = EditionOverlay::parse(text).unwrap();
    let problems = standing().with_edition(&overlay).unwrap_err();
    problems.into_iter().map(|problem| problem.place).collect()
}

#[test]
fn an_edition_fills_open_points_each_with_its_own_article() {
    let edition = standing().with_edition(&EditionOverlay::parse(OVERLAY).unwrap()).unwrap();
    assert_eq!(edition.edition.as_ref().unwrap().ordinal, Some(1));
    assert_eq!(edition.awards.pools[0].places.given().unwrap().count, 3);
    let candidates = edition.publicity.iter().find(|one| one.id == "candidates").unwrap();
    assert_eq!(
        candidates.length.given().map(|length| (length.working_days, length.kind)),
        Some((7, LengthKind::Exactly))
    );
    assert_eq!(candidates.length.article().unwrap().as_str(), "演示四");
    let site = edition.stage("site-review").unwrap();
    assert_eq!(site.criteria[0].set.given().unwrap().as_str(), "gbt19580-2012");
    assert_eq!(edition.stage("defence").unwrap().minutes.as_ref().unwrap().given(), Some(&20));
    assert_eq!(edition.body("department").unwrap().name, "盟市场监督管理局（演示）");
    assert_eq!(edition.dates.len(), 1);
    assert_eq!(
        standing().with_edition(&EditionOverlay::parse(OVERLAY).unwrap()).unwrap(),
        edition,
        "same in, same out"
    );
}

#[test]
fn an_edition_cannot_change_or_miss_the_standing_rules() {
    for (from, to, expected) in [
        ("count = 3", "count = 6", vec!["places[1]"]),
        (
            "publicity = \"candidates\", length = { working_days = 7",
            "publicity = \"internal\", length = { working_days = 3",
            vec!["publicity[1]"],
        ),
        ("scheme = \"xingan-2025\"", "scheme = \"demo-mayor\"", vec!["scheme"]),
        ("pool = \"award\"", "pool = \"gold\"", vec!["places[1].pool"]),
        ("stage = \"defence\", minutes", "stage = \"defence\", scored = false, minutes", vec!["stages[2].scored"]),
        ("stage = \"defence\", minutes", "stage = \"site-review\", minutes", vec!["stages[2].minutes"]),
        ("body = \"department\"", "body = \"nobody\"", vec!["bodies[1].body"]),
        ("stage = \"application\"", "stage = \"nowhere\"", vec!["dates[1].stage"]),
    ] {
        assert!(OVERLAY.contains(from), "{from}");
        assert_eq!(places(&OVERLAY.replacen(from, to, 1)), expected, "{to}");
    }
}

#[test]
fn scoring_can_be_switched_on_only_together_with_marks() {
    let scored = |more: &str| {
        let to = format!("stage = \"site-review\", scored = true, {more}criteria");
        OVERLAY.replacen("stage = \"site-review\", criteria", &to, 1)
    };
    assert_eq!(places(&scored("")), ["stages[7].scored"], "the standing rules name only a report");
    let overlay = EditionOverlay::parse(&scored("marks = \"现场评审得分\", ")).unwrap();
    let edition = standing().with_edition(&overlay).unwrap();
    assert_eq!(edition.stage("site-review").unwrap().scored.given(), Some(&true));
    let twice = OVERLAY.replacen("stage = \"defence\", minutes", "stage = \"defence\", marks = \"分\", minutes", 1);
    assert_eq!(places(&twice), ["stages[2].marks"]);
}
