//! Broken scheme files: every place is named, and all of them at once.

use super::small;
use rules::scheme::Scheme;

/// What is broken, the replacements that break it, and the key paths that must be named, in file order.
type Row = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

const TABLE: &[Row] = &[
    (
        "letter required and not required",
        &[
            (
                "declassification = { unspecified = \"未规定\" }",
                "declassification = { value = false, article = \"七\" }",
            ),
            (
                "[objections]",
                "[[documents]]\nid = \"consent\"\nname = \"脱密审核同意书\"\nkind = \"declassification\"\nfrom = \"office\"\nrequired = true\npaper_copies = { unspecified = \"未规定\" }\nelectronic = { unspecified = \"未规定\" }\narticle = \"七\"\n[objections]",
            ),
        ],
        &["documents[1].required"],
    ),
    ("unknown body", &[("organiser = \"city\"", "organiser = \"nobody\"")], &["identity.organiser"]),
    (
        "identifier twice",
        &[("id = \"office\"", "id = \"city\"")],
        &["bodies[2].id", "stages[1].actors[1]", "stages[2].actors[1]"],
    ),
    (
        "malformed identifier",
        &[("id = \"material\"", "id = \"Material 1\"")],
        &[
            "stages[1].id",
            "stages[2].inputs[1]",
            "composite.score.parts[1].stages[1]",
            "composite.score.parts[2].stages[1]",
        ],
    ),
    (
        "track without places",
        &[("tracks = [\"organisation\", \"individual\"], places", "tracks = [\"organisation\"], places")],
        &["awards.pools"],
    ),
    (
        "unknown tier of a pool",
        &[("tier = \"award\"", "tier = \"gold\"")],
        &["awards.tiers[1]", "awards.pools[1].tier"],
    ),
    ("input that comes later", &[("inputs = [\"material\"]", "inputs = [\"defence\"]")], &["stages[2].inputs[1]"]),
    (
        "scored without marks",
        &[("work = \"评分\"\nproducts = [{ marks = { name = \"分数\" } }]", "work = \"评分\"\nproducts = []")],
        &["stages[1].scored"],
    ),
    (
        "composite of an unscored stage",
        &[(
            "work = \"答辩\"\nproducts = [{ marks = { name = \"分数\" } }]\nscored = { value = true",
            "work = \"答辩\"\nproducts = []\nscored = { value = false",
        )],
        &["composite.score.parts[1].stages[2]"],
    ),
    (
        "track that does not take part in a composed stage",
        &[(
            "tracks = [\"individual\"]\nstages = [\"material\"]",
            "tracks = [\"individual\"]\nstages = [\"material\", \"defence\"]",
        )],
        &["composite.score.parts[2].stages[2]"],
    ),
    (
        "track in no part",
        &[("tracks = [\"individual\"]\nstages", "tracks = [\"organisation\"]\nstages")],
        &["composite.score.parts", "composite.score.parts"],
    ),
    (
        "weights that are not a whole",
        &[(
            "stages = [\"material\", \"defence\"]\nweights = { unspecified = \"未规定\" }",
            "stages = [\"material\", \"defence\"]\nweights = { value = [{ stage = \"material\", share = \"1/2\" }, { stage = \"defence\", share = \"1/3\" }], article = \"六\" }",
        )],
        &["composite.score.parts[1].weights"],
    ),
    (
        "words missing and blank",
        &[("defence = \"陈述答辩\"\n", ""), ("publicity = \"公示\"", "publicity = \"\"")],
        &["terms", "terms.publicity"],
    ),
    (
        "rule without its article",
        &[("vacancies = { value = true, article = \"三\" }", "vacancies = { value = true }")],
        &["awards.vacancies"],
    ),
    (
        "blank article",
        &[("roles = [\"office\"]\narticle = \"一\"", "roles = [\"office\"]\narticle = \" \"")],
        &["bodies[2].article"],
    ),
    (
        "value and unspecified together",
        &[(
            "first_day_counts = { unspecified = \"未规定\" }",
            "first_day_counts = { unspecified = \"未规定\", value = true, article = \"一\" }",
        )],
        &["working_days.first_day_counts"],
    ),
    (
        "unknown keys in three places",
        &[
            ("demo = true", "demo = true\ncolour = 1"),
            ("work = \"答辩\"", "work = \"答辩\"\nweight = 40"),
            ("[terms]", "extra = 1\n[terms]"),
        ],
        &["identity.colour", "stages[2].weight", "working_days.extra"],
    ),
    (
        "wrong word in two bodies",
        &[("roles = [\"organiser\"]", "roles = [\"king\"]"), ("roles = [\"office\"]", "roles = [\"queen\"]")],
        &["bodies[1].roles[1]", "bodies[2].roles[1]"],
    ),
    (
        "unknown fact, wrong kind of fact, unknown value",
        &[(
            "facts = []\nrules = []",
            "facts = [{ id = \"kind\", name = \"类型\", kind = { one_of = [\"甲\"] } }]\nrules = [\n{ id = \"a\", text = \"a\", test = { is = { fact = \"nothing\", value = true } }, article = \"四\" },\n{ id = \"b\", text = \"b\", test = { min_years = { fact = \"kind\", years = 3 } }, article = \"四\" },\n{ id = \"c\", text = \"c\", scope = { when = [{ fact = \"kind\", is = \"乙\" }] }, test = \"judgement\", article = \"四\" },\n]",
        )],
        &[
            "eligibility.rules[1].test.is.fact",
            "eligibility.rules[2].test.min_years.fact",
            "eligibility.rules[3].scope.when[1].is",
        ],
    ),
];

#[test]
fn every_place_of_a_broken_file_is_named() {
    for (name, changes, expected) in TABLE {
        let mut text = small::with(&[]);
        for (from, to) in *changes {
            assert!(text.contains(from), "{name}: {from}");
            text = text.replacen(from, to, 1);
        }
        let problems = Scheme::parse(&text).expect_err(name);
        let places: Vec<_> = problems.iter().map(|problem| problem.place.split(" / ").nth(1).unwrap_or("")).collect();
        assert_eq!(places, *expected, "{name}\n{problems:#?}");
        for problem in &problems {
            assert!(problem.what.zh.ends_with('。') && problem.remedy.zh.ends_with('。'), "{name}: {problem:?}");
            assert!(problem.what.en.ends_with('.') && problem.remedy.en.ends_with('.'), "{name}: {problem:?}");
        }
    }
}

#[test]
fn the_line_is_the_line_of_the_key_in_the_file() {
    let text = small::with(&[]).replacen("organiser = \"city\"", "organiser = \"nobody\"", 1);
    let line = text.lines().position(|line| line.starts_with("organiser")).unwrap() + 1;
    let problems = Scheme::parse(&text).unwrap_err();
    assert_eq!(problems[0].place, format!("第 {line} 行 / identity.organiser"));
}

#[test]
fn text_that_is_no_scheme_at_all_is_refused_without_a_panic() {
    for text in [
        "",
        "\u{0}",
        "= 1",
        "[identity",
        "identity = 3",
        "[[identity]]\n[[stages]]\n[[stages]]",
        "中文 = 1",
        "\"\" = 1",
    ] {
        assert!(!Scheme::parse(text).unwrap_err().is_empty(), "{text:?}");
    }
}
