//! Criteria sets: the built-in tables, exact scores, bands, broken files.

use rules::bundled;
use rules::criteria::{Confidence, CriteriaSet, ItemKind, Step};
use rules::ids::ItemId;
use rules::number::Ratio;

fn code(text: &str) -> ItemId {
    ItemId::new(text).unwrap()
}

fn gbt() -> CriteriaSet {
    bundled::criteria("gbt19580-2012").unwrap()
}

#[test]
fn every_bundled_set_parses_and_is_named_after_its_file() {
    for (id, text) in bundled::CRITERIA {
        let set = CriteriaSet::parse(text).unwrap_or_else(|problems| panic!("{id}: {problems:#?}"));
        assert_eq!(set.id.as_str(), *id);
        assert_eq!(set.sample, id.ends_with("-sample"), "{id}");
        assert_eq!(set.name.zh.contains("示例分值"), set.sample, "{id}");
        let again: CriteriaSet = serde_json::from_str(&serde_json::to_string(&set).unwrap()).unwrap();
        assert_eq!(again, set, "{id} survives JSON");
    }
}

/// Code, name, points.
type ItemRow = (&'static str, &'static str, u32);

/// Category code, points and items, written down apart from the data file.
const TREE: &[(&str, u32, &[ItemRow])] = &[
    ("4.1", 110, &[("4.1.2", "高层领导的作用", 50), ("4.1.3", "组织治理", 30), ("4.1.4", "社会责任", 30)]),
    ("4.2", 90, &[("4.2.2", "战略制定", 40), ("4.2.3", "战略部署", 50)]),
    ("4.3", 90, &[("4.3.2", "顾客和市场的了解", 40), ("4.3.3", "顾客关系与顾客满意", 50)]),
    (
        "4.4",
        130,
        &[
            ("4.4.2", "人力资源", 60),
            ("4.4.3", "财务资源", 15),
            ("4.4.4", "信息和知识资源", 20),
            ("4.4.5", "技术资源", 15),
            ("4.4.6", "基础设施", 10),
            ("4.4.7", "相关方关系", 10),
        ],
    ),
    ("4.5", 100, &[("4.5.2", "过程的识别与设计", 50), ("4.5.3", "过程的实施与改进", 50)]),
    ("4.6", 80, &[("4.6.2", "测量、分析和评价", 40), ("4.6.3", "改进与创新", 40)]),
    (
        "4.7",
        400,
        &[
            ("4.7.2", "产品和服务结果", 80),
            ("4.7.3", "顾客与市场结果", 80),
            ("4.7.4", "财务结果", 80),
            ("4.7.5", "资源结果", 60),
            ("4.7.6", "过程有效性结果", 50),
            ("4.7.7", "领导方面的结果", 50),
        ],
    ),
];

#[test]
fn the_national_standard_has_seven_categories_and_23_items_with_1000_points() {
    let set = gbt();
    let tree: Vec<_> = set
        .categories
        .iter()
        .map(|category| {
            let items: Vec<_> =
                category.items.iter().map(|item| (item.code.as_str(), item.name.zh.as_str(), item.points)).collect();
            (category.code.as_str(), category.points, items)
        })
        .collect();
    let expected: Vec<_> = TREE.iter().map(|(code, points, items)| (*code, *points, items.to_vec())).collect();
    assert_eq!(tree, expected);
    assert_eq!((set.items().count(), set.total()), (23, 1000));
    let points = |kind| set.items().filter(|item| item.kind == kind).map(|item| item.points).sum::<u32>();
    assert_eq!((points(ItemKind::Process), points(ItemKind::Result)), (600, 400));
    for item in set.items() {
        let public = item.code.as_str().starts_with("4.1.");
        let expected = if public { Confidence::PublicDocument } else { Confidence::TradeKnowledge };
        assert_eq!(item.confidence, expected, "{:?}", item.code);
        assert!(!item.hints.is_empty(), "{:?}", item.code);
    }
    assert!(set.status.zh.contains("待与印刷版标准核对"));
    let signs = |kind| set.dimensions(kind).iter().map(|one| one.code.clone()).collect::<Vec<_>>().join("-");
    assert_eq!((signs(ItemKind::Process), signs(ItemKind::Result)), ("A-D-L-I".into(), "Le-T-C-I".into()));
    assert_eq!(set.category_of(&code("4.4.5")).unwrap().code, "4.4");
    assert!(set.item(&code("4.1.1")).is_none(), "the introduction of a category is not scored");
}

#[test]
fn scores_of_five_percent_steps_are_exact() {
    let set = gbt();
    let item = set.item(&code("4.4.3")).unwrap();
    assert_eq!(set.steps(item).count(), 21);
    for (steps, expected) in [(0, "0/1"), (7, "21/4"), (20, "15/1"), (1, "3/4")] {
        assert_eq!(set.score(item, steps).unwrap().to_string(), expected, "{steps} steps of 15 points");
    }
    assert_eq!(set.score(item, 21), None);
    assert_eq!(set.percent(item, 7), Some(Ratio::whole(35)));
}

#[test]
fn every_step_of_five_percent_lies_in_its_band() {
    let set = gbt();
    let item = set.item(&code("4.1.2")).unwrap();
    let bands = [(0, 5), (10, 25), (30, 45), (50, 65), (70, 85), (90, 100)];
    for steps in set.steps(item) {
        let percent = steps * 5;
        let band = set.band_of(item, steps).unwrap();
        let expected = bands.iter().find(|(from, to)| (*from..=*to).contains(&percent)).unwrap();
        assert_eq!((band.from, band.to), *expected, "{percent} %");
        assert_eq!(set.band_of_percent(percent), Some(band));
        assert!(band.meaning(ItemKind::Process).is_some() && band.meaning(ItemKind::Result).is_some());
    }
    assert_eq!(set.band_of(item, 21), None);
    assert_eq!(set.band_of_percent(101), None);
}

const SMALL: &str = "id = \"small\"
source = \"s\"
total = 10
step = { kind = \"points\", numerator = 1, denominator = 2 }
name = { zh = \"小\", en = \"small\" }
status = { zh = \"试\", en = \"trial\" }
[[bands]]
from = 0
to = 50
plain = { zh = \"低\", en = \"low\" }
[[bands]]
from = 60
to = 100
plain = { zh = \"高\", en = \"high\" }
[[categories]]
code = \"1\"
name = { zh = \"一\", en = \"one\" }
points = 10
confidence = \"sample\"
[[categories.items]]
code = \"1.1\"
name = { zh = \"甲\", en = \"a\" }
points = 7
kind = \"plain\"
confidence = \"sample\"
[[categories.items]]
code = \"1.2\"
name = { zh = \"乙\", en = \"b\" }
points = 3
kind = \"plain\"
confidence = \"sample\"
";

#[test]
fn a_set_in_half_points_scores_exactly_and_a_gap_belongs_to_the_lower_band() {
    let set = CriteriaSet::parse(SMALL).unwrap();
    assert_eq!(set.step, Step::Points { numerator: 1, denominator: 2 });
    let item = set.item(&code("1.1")).unwrap();
    assert_eq!(set.steps(item), 0..=14);
    assert_eq!(set.score(item, 13).unwrap().to_string(), "13/2");
    assert_eq!(set.percent(item, 13).unwrap().to_string(), "650/7");
    // 8 of 14 half points are 57.1 %: above 50, below 60.
    assert_eq!(set.band_of(item, 8).unwrap().to, 50);
    assert_eq!(set.band_of(item, 9).unwrap().from, 60);
}

#[test]
fn broken_criteria_files_name_every_place() {
    type Row = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);
    let table: &[Row] = &[
        (
            "sums",
            &[("total = 10", "total = 11"), ("points = 3", "points = 4")],
            &["第 3 行 / total", "第 18 行 / categories[1].points"],
        ),
        ("gap of bands", &[("to = 100", "to = 95")], &["第 11 行 / bands[2]"]),
        ("overlap of bands", &[("from = 60", "from = 50")], &["第 11 行 / bands[2]"]),
        ("code twice", &[("\"1.2\"", "\"1.1\"")], &["第 27 行 / categories[1].items[2].code"]),
        (
            "zero points",
            &[("points = 7", "points = 0"), ("points = 3", "points = 10")],
            &["第 23 行 / categories[1].items[1].points"],
        ),
        (
            "step that cannot reach full marks",
            &[("numerator = 1, denominator = 2", "numerator = 2, denominator = 1")],
            &["第 23 行 / categories[1].items[1].points", "第 29 行 / categories[1].items[2].points"],
        ),
        (
            "percent step",
            &[("kind = \"points\", numerator = 1, denominator = 2", "kind = \"percent\", step = 7")],
            &["第 4 行 / step", "第 11 行 / bands[2]"],
        ),
        (
            "no meaning for a kind",
            &[("points = 7\nkind = \"plain\"", "points = 7\nkind = \"result\"")],
            &["第 7 行 / bands[1]", "第 11 行 / bands[2]"],
        ),
        (
            "blank words",
            &[("en = \"high\"", "en = \" \""), ("source = \"s\"", "source = \"\"")],
            &["第 2 行 / source", "第 14 行 / bands[2].plain.en"],
        ),
        (
            "unknown keys, all of them",
            &[("code = \"1.1\"", "codes = 1\ncode = \"1.1\""), ("total = 10", "total = 10\nsum = 10")],
            &["第 4 行 / sum", "第 22 行 / categories[1].items[1].codes"],
        ),
        (
            "wrong types in two items",
            &[("points = 7", "points = \"7\""), ("points = 3", "points = -3")],
            &["第 23 行 / categories[1].items[1].points", "第 29 行 / categories[1].items[2].points"],
        ),
        ("missing key", &[("points = 3\n", "")], &["第 26 行 / categories[1].items[2]"]),
        (
            "unknown word",
            &[("points = 3\nkind = \"plain\"", "points = 3\nkind = \"plane\"")],
            &["第 30 行 / categories[1].items[2].kind"],
        ),
        ("key twice", &[("total = 10", "total = 10\ntotal = 10")], &["第 4 行 / total"]),
        ("not TOML", &[("total = 10", "total = ")], &["第 3 行"]),
    ];
    for (name, changes, expected) in table {
        let mut text = SMALL.to_owned();
        for (from, to) in *changes {
            assert!(text.contains(from), "{name}: {from}");
            text = text.replacen(from, to, 1);
        }
        let problems = CriteriaSet::parse(&text).unwrap_err();
        let places: Vec<_> = problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, *expected, "{name}\n{problems:#?}");
        for problem in &problems {
            assert!(problem.what.zh.ends_with('。') && problem.remedy.zh.ends_with('。'), "{name}: {problem:?}");
            assert!(problem.what.en.ends_with('.') && problem.remedy.en.ends_with('.'), "{name}: {problem:?}");
        }
    }
}

#[test]
fn what_is_wrong_is_found_without_the_text_too() {
    let mut set = gbt();
    set.categories[3].items[1].points = 16;
    let problems = set.check();
    assert_eq!(problems.iter().map(|problem| problem.place.as_str()).collect::<Vec<_>>(), ["categories[4].points"]);
}
