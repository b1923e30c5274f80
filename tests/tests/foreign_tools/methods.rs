//! Every merging method, rounding and tie chain of the format, computed twice: by `rules`, and by Python from the format's
//! description. The demo uses one method only; these cases are drawn at random, the same ones every time.

use rules::{
    charter::{Charter, MarksRule},
    composite::{RoundScores, rank},
    criteria::CriteriaSet,
    ids::{ApplicationId, ItemId, RoundId, TrackId},
    number::{Ratio, sum},
    panel::{Agreed, merge},
    sheet::Mark,
};
use serde_json::{Value, json};

use crate::{
    demo::{demo, signed_files},
    tools::{python, script, tool_fed},
};

/// Small numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn one_of(&mut self, choices: &[Value]) -> Value {
        choices[usize::try_from(self.below(choices.len() as u64)).unwrap()].clone()
    }
}

/// A set of two categories and three items, in percent or in points.
fn criteria(dice: &mut Dice) -> Value {
    let step = dice.one_of(&[
        json!({ "kind": "percent", "step": 5 }),
        json!({ "kind": "percent", "step": 20 }),
        json!({ "kind": "points", "numerator": 1, "denominator": 2 }),
        json!({ "kind": "points", "numerator": 5, "denominator": 1 }),
    ]);
    let text = |word: &str| json!({ "zh": word, "en": word });
    let item = |code: &str, points: u64| json!({ "code": code, "name": text(code), "points": points, "kind": "plain", "confidence": "sample", "hints": [] });
    let points: Vec<u64> = (0..3).map(|_| 5 * (1 + dice.below(12))).collect();
    let category = |code: &str, points: u64, items: Value| json!({ "code": code, "name": text(code), "points": points, "confidence": "sample", "items": items });
    json!({
        "id": "set", "name": text("set"), "source": "invented", "status": text("invented"), "sample": true,
        "total": points.iter().sum::<u64>(), "step": step,
        "bands": [{ "from": 0, "to": 100, "plain": text("all") }], "dimensions": [],
        "categories": [
            category("a", points[0] + points[1], json!([item("a.1", points[0]), item("a.2", points[1])])),
            category("b", points[2], json!([item("b.1", points[2])])),
        ],
    })
}

fn rule(dice: &mut Dice) -> Value {
    let level = dice.one_of(&[json!("item"), json!("sheet")]);
    let drop = 1 + dice.below(2);
    let from = drop * 2 + 1 + dice.below(3);
    let merge = dice.one_of(&[
        json!({ "method": "mean" }),
        json!({ "method": "median", "level": level }),
        json!({ "method": "trimmed_mean", "drop": drop, "from": from, "level": level }),
        json!({ "method": "consensus" }),
    ]);
    let at = dice.one_of(&[json!("item"), json!("sheet"), json!("round")]);
    let rounding = json!({ "at": at, "digits": dice.below(4) });
    let minimum = dice.below(4);
    json!({
        "criteria": "set", "merge": merge,
        "rounding": dice.one_of(&[Value::Null, rounding]),
        "consensus": dice.one_of(&[Value::Null, json!({ "spread_steps": 3 })]),
        "minimum_sheets": minimum,
        "source": { "article": null, "decided_by": "nobody" },
    })
}

/// A case with what `rules` makes of it.
fn merge_case(dice: &mut Dice) -> (Value, Value) {
    let (criteria, rule) = (criteria(dice), rule(dice));
    let set: CriteriaSet = serde_json::from_value(criteria.clone()).unwrap();
    let marks_rule: MarksRule = serde_json::from_value(rule.clone()).unwrap();
    assert_eq!(set.check(), [], "{criteria}");
    let sheets: Vec<Vec<Mark>> = (0..dice.below(8))
        .map(|_| {
            let mark = |item: &rules::criteria::Item| {
                let steps = u32::try_from(dice.below(u64::from(*set.steps(item).end()) + 1)).unwrap();
                Mark { item: item.code.clone(), steps, score: set.score(item, steps).unwrap(), comments: Vec::new() }
            };
            set.items().map(mark).collect()
        })
        .collect();
    let mut agreed = Agreed::new();
    for code in ["a.1", "a.2", "b.1", "c.9"] {
        // Most agreed marks are allowed, a few are not, and one item is unknown.
        if dice.below(if code == "c.9" { 40 } else { 4 }) == 0
            || marks_rule.merge == rules::charter::Merge::Consensus && code != "c.9"
        {
            agreed.insert(ItemId::new(code).unwrap(), u32::try_from(dice.below(6)).unwrap());
        }
    }
    let judged: Vec<&[Mark]> = sheets.iter().map(Vec::as_slice).collect();
    let ours = merge(&marks_rule, &set, &judged, &agreed).map_or(Value::Null, |merged| {
        let line = |item: &rules::panel::MergedItem| {
            let given = || sheets.iter().flatten().filter(|mark| mark.item == item.item).map(|mark| mark.steps);
            let spread = given().max().unwrap_or(0) - given().min().unwrap_or(0);
            json!([item.item.as_str(), item.steps.to_string(), item.score.to_string(), spread])
        };
        json!({
            "items": merged.items.iter().map(line).collect::<Vec<_>>(),
            "score": merged.score.to_string(),
            "displayed": merged.score.decimal(2),
        })
    });
    (json!({ "criteria": criteria, "rule": rule, "sheets": sheets, "agreed": agreed }), ours)
}

/// Two rounds, two tracks, few different scores, so that ties are common.
fn rank_case(dice: &mut Dice) -> (Value, Value) {
    let charter_file = signed_files().iter().find(|file| file.data["format"] == "paneldesk.charter/1").unwrap();
    let mut charter = charter_file.data.clone();
    let mut set = criteria(dice);
    set["id"] = json!("gbt19580-2012");
    charter["criteria"] = json!([set]);
    let mut second = charter["rounds"][0].clone();
    second["id"] = json!("second");
    let first = charter["rounds"][0]["id"].clone();
    charter["rounds"].as_array_mut().unwrap().push(second);
    charter["tracks"] = json!([{ "id": "one", "name": "一" }, { "id": "two", "name": "二" }]);
    let part = |track: &str, round: &Value, weight: &str| json!({ "track": track, "round": round, "weight": weight });
    let rounding = json!({ "at": "composite", "digits": 1 });
    charter["composite"] = json!({
        "kind": "weights", "scale": 100, "rounding": dice.one_of(&[Value::Null, rounding]),
        "parts": [part("one", &first, "2/5"), part("one", &json!("second"), "3/5"), part("two", &first, "1/1")],
        "source": { "article": null, "decided_by": "nobody" },
    });
    let by_round = |round: &Value| json!({ "by": "round", "round": round });
    let by_category = |round: &Value| json!({ "by": "category", "round": round, "category": "b" });
    charter["ties"]["chain"] = dice.one_of(&[
        json!([]),
        json!([by_round(&json!("second")), by_category(&first)]),
        json!([by_category(&first), by_round(&json!("second"))]),
    ]);

    let mut results = [&first, &json!("second")].map(|round| {
        json!({ "round": { "id": round }, "criteria": { "categories": charter["criteria"][0]["categories"] }, "applications": [] })
    });
    let mut tracks = serde_json::Map::new();
    let mut ours = Vec::new();
    for number in 0..1 + dice.below(7) {
        let name = format!("{number:02}");
        let track = if dice.below(3) == 0 { "two" } else { "one" };
        tracks.insert(name.clone(), json!(track));
        let mut scores = RoundScores {
            application: ApplicationId::new(name.as_str()).unwrap(),
            track: TrackId::new(track).unwrap(),
            rounds: Default::default(),
            categories: Default::default(),
        };
        for (place, result) in results.iter_mut().enumerate() {
            // The second round is for some of track two only; now and then a score is missing.
            if place == 1 && dice.below(if track == "two" { 2 } else { 30 }) == 0 {
                continue;
            }
            let items: Vec<Ratio> =
                (0..3).map(|_| Ratio::new(i64::try_from(dice.below(3)).unwrap(), 2).unwrap()).collect();
            let codes = ["a.1", "a.2", "b.1"];
            let lines: Vec<Value> =
                codes.iter().zip(&items).map(|(code, score)| json!({ "item": code, "score": score })).collect();
            let score = sum(&items);
            result["applications"]
                .as_array_mut()
                .unwrap()
                .push(json!({ "application": name, "score": score, "items": lines }));
            let round = RoundId::new(result["round"]["id"].as_str().unwrap()).unwrap();
            scores.categories.insert((round.clone(), "a".to_owned()), sum(&items[..2]));
            scores.categories.insert((round.clone(), "b".to_owned()), items[2].clone());
            scores.rounds.insert(round, score);
        }
        ours.push(scores);
    }
    let parsed: Charter = serde_json::from_value(charter.clone()).unwrap();
    let ranked = rank(&parsed, &ours).map_or(Value::Null, |lines| {
        lines.iter().map(|line| json!([line.rank, line.application.as_str(), line.composite.to_string()])).collect()
    });
    (json!({ "charter": charter, "results": results, "tracks": tracks }), ranked)
}

#[test]
fn python_merges_and_ranks_a_thousand_invented_cases_to_the_same_fractions() {
    let mut dice = Dice(19580);
    let (merges, merged): (Vec<Value>, Vec<Value>) = (0..700).map(|_| merge_case(&mut dice)).unzip();
    let (ranks, ranked): (Vec<Value>, Vec<Value>) = (0..300).map(|_| rank_case(&mut dice)).unzip();
    let input = serde_json::to_vec(&json!({ "merge": merges, "rank": ranks })).unwrap();
    let said = tool_fed(&python(), &[script("recount_cases.py")], &input).content(demo().folder());
    let theirs: Value = serde_json::from_slice(&said.stdout).unwrap();
    for (name, cases, ours) in [("merge", &merges, &merged), ("rank", &ranks, &ranked)] {
        let theirs = theirs[name].as_array().unwrap();
        assert_eq!(theirs.len(), ours.len());
        for ((case, ours), theirs) in cases.iter().zip(ours).zip(theirs) {
            assert_eq!(ours, theirs, "{name}: {case}");
        }
        let scores = ours.iter().filter(|outcome| !outcome.is_null()).count();
        assert!(scores * 2 > ours.len() && scores < ours.len(), "{name}: {scores} of {} have an outcome", ours.len());
    }
    let tied =
        ranked.iter().filter_map(Value::as_array).filter(|lines| lines.windows(2).any(|two| two[0][0] == two[1][0]));
    assert!(tied.count() > 20, "ranks are shared in some of the cases");
}
