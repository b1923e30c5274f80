//! Every leaf of signed data is on the page, or on the reviewed list.
//!
//! Each leaf is changed alone and the page printed again with the digest held still: its text must change. What does
//! not change it must be on the list, and what is on the list must not change it.

use std::{collections::BTreeSet, path::Path};

use desk::{
    paper::{OFF_PAGE, page_of},
    record::Content,
};
use rules::digest::Digest;
use serde_json::{Value, json};

use crate::played;

/// A leaf by its path; list positions are `*`.
fn pattern(path: &[String]) -> String {
    let part = |part: &String| if part.parse::<usize>().is_ok() { "*".to_owned() } else { part.clone() };
    path.iter().map(part).collect::<Vec<_>>().join(".")
}

fn listed(pattern: &str) -> Option<&'static str> {
    let matches = |listed: &str| match listed.strip_prefix("**") {
        Some(end) => pattern.ends_with(end),
        None => pattern == listed,
    };
    OFF_PAGE.iter().map(|off| off.path).find(|path| matches(path))
}

fn leaves(value: &Value, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                path.push(name.clone());
                leaves(member, path, found);
                path.pop();
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                path.push(index.to_string());
                leaves(element, path, found);
                path.pop();
            }
        }
        Value::Null => {}
        _ => found.push(path.clone()),
    }
}

fn at<'a>(value: &'a mut Value, path: &[String]) -> &'a mut Value {
    path.iter().fold(value, |value, part| match value {
        Value::Array(elements) => &mut elements[part.parse::<usize>().unwrap()],
        other => other.get_mut(part).unwrap(),
    })
}

/// Other values a leaf may have; the first that reads is taken.
fn others(leaf: &Value) -> Vec<Value> {
    match leaf {
        Value::Bool(value) => vec![json!(!value)],
        Value::Number(number) => {
            let number = number.as_u64().unwrap();
            vec![json!(number + 1), json!(number.saturating_sub(1))]
        }
        Value::String(text) => {
            let flipped = if text.starts_with('0') { "1" } else { "0" };
            let mut others = vec![json!(format!("{flipped}{}", text.get(1..).unwrap_or_default()))];
            others.extend(["17/3", "2031-02-03T04:05:06Z"].map(|other| json!(other)));
            others.extend([format!("{text}9"), format!("{text}甲")].map(|other| json!(other)));
            let words = [
                "organiser",
                "expert",
                "chair",
                "opportunity",
                "strength",
                "recused",
                "sheet",
                "round",
                "item",
                "median",
                "mean",
                "consensus",
                "agreed",
                "erratum",
                "result",
                "process",
                "opening",
                "line",
            ];
            others.extend(words.iter().filter(|word| *word != text).map(|word| json!(word)));
            others
        }
        _ => Vec::new(),
    }
}

fn read(value: &Value) -> Option<Content> {
    // In canonical bytes the members have the order of their definition, so a value is read through its type.
    let format = value["format"].as_str()?;
    let kind = format.split(['.', '/']).nth(1)?;
    Some(match kind {
        "charter" => Content::Charter(Box::new(serde_json::from_value(value.clone()).ok()?)),
        "sheet" => Content::Sheet(Box::new(serde_json::from_value(value.clone()).ok()?)),
        "panel-result" => Content::PanelResult(Box::new(serde_json::from_value(value.clone()).ok()?)),
        "edition-result" => Content::EditionResult(Box::new(serde_json::from_value(value.clone()).ok()?)),
        "witness-slip" => Content::WitnessSlip(Box::new(serde_json::from_value(value.clone()).ok()?)),
        "receipt" => Content::Receipt(Box::new(serde_json::from_value(value.clone()).ok()?)),
        "acknowledgement" => Content::Acknowledgement(Box::new(serde_json::from_value(value.clone()).ok()?)),
        _ => return None,
    })
}

fn shown(content: &Content) -> String {
    print::page_text(&page_of(content, Digest::of(b"held still")))
}

/// Checks one value and returns the listed paths that it made use of.
fn check(name: &str, value: &Value, faults: &mut Vec<String>) -> BTreeSet<&'static str> {
    let page = shown(&read(value).unwrap_or_else(|| panic!("{name} does not read")));
    let mut paths = Vec::new();
    leaves(value, &mut Vec::new(), &mut paths);
    let (mut seen, mut used, mut wrong) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for path in paths {
        let pattern = pattern(&path);
        if !seen.insert(pattern.clone()) {
            continue;
        }
        let changed = others(at(&mut value.clone(), &path)).into_iter().find_map(|other| {
            let mut changed = value.clone();
            *at(&mut changed, &path) = other;
            read(&changed)
        });
        // A tag with another value is another shape: alone it does not even read.
        let changed_shape = changed.is_none();
        let on_page = changed.is_some_and(|changed| shown(&changed) != page);
        let tag = changed_shape && ["kind", "method", "by"].iter().any(|name| pattern.ends_with(name));
        match (listed(&pattern), on_page || tag) {
            (Some(path), false) => {
                used.insert(path);
            }
            (None, true) => {}
            (None, false) => wrong.push(format!("{pattern} is neither on the page nor on the list")),
            (Some(_), true) => wrong.push(format!("{pattern} is on the list although it is on the page")),
        }
    }
    faults.extend(wrong.into_iter().map(|fault| format!("{name}: {fault}")));
    used
}

fn data(folder: &Path, file: &str) -> Value {
    let bytes = std::fs::read(folder.join(file)).unwrap();
    serde_json::from_slice(&exchange::signed_pdf::read(&bytes).unwrap().attachment).unwrap()
}

#[test]
fn every_leaf_is_on_the_page_or_on_the_reviewed_list() {
    let demo = played::everything().dir();
    let (mut used, mut faults) = (BTreeSet::new(), Vec::new());

    let sheet = data(demo, "sheets/01-Z01.pdf");
    let digest = "ab".repeat(32);
    let mut full = sheet.clone();
    full["overall"] = json!("总体较好。");
    full["revision"] = json!({ "number": 2, "supersedes": [digest], "reason": "更正笔误。" });
    full["entered"] = json!({ "entered_by": "甲", "checked_by": "乙", "scan": digest });
    full["outcome"]["marks"][0]["comments"][0]["citations"][0]["region"] = json!([1, 2, 3, 4]);
    used.extend(check("sheet", &full, &mut faults));
    let mut abstained = sheet.clone();
    abstained["outcome"] = json!({ "kind": "abstained", "reason": "不熟悉该行业。" });
    used.extend(check("abstained sheet", &abstained, &mut faults));
    abstained["outcome"]["kind"] = json!("insufficient");
    used.extend(check("insufficient sheet", &abstained, &mut faults));

    let mut charter = data(demo, "charter/charter-1.pdf");
    used.extend(check("charter", &charter, &mut faults));
    charter["revision"] =
        json!({ "number": 2, "previous": digest, "kind": "revocation", "reason": "丢失密钥。", "keeps": [digest] });
    charter["people"][3]["revoked"] = json!({ "at": "2026-05-01T00:00:00Z", "reason": "电脑丢失。" });
    charter["rounds"][0]["product"]["source"]["article"] = json!("第十九条");
    used.extend(check("revised charter", &charter, &mut faults));

    let mut result = data(demo, "results/panel-result.pdf");
    result["supersedes"] = json!([digest]);
    used.extend(check("panel result", &result, &mut faults));
    let mut edition = data(demo, "results/edition-result.pdf");
    edition["supersedes"] = json!([digest]);
    used.extend(check("edition result", &edition, &mut faults));
    let mut slip = data(demo, "witness/opening-panel-1.pdf");
    slip["place"] = json!("一号会议室");
    used.extend(check("witness slip", &slip, &mut faults));
    used.extend(check("receipt", &data(demo, "receipts/Z01.pdf"), &mut faults));
    let mut answer = data(demo, "acknowledgements/Z01.pdf");
    used.extend(check("acknowledgement", &answer, &mut faults));
    answer["answer"] = json!({ "kind": "dissent", "text": "4.7.2 应为 50%。" });
    used.extend(check("dissent", &answer, &mut faults));

    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let unused: Vec<&str> = OFF_PAGE.iter().map(|off| off.path).filter(|path| !used.contains(path)).collect();
    assert!(unused.is_empty(), "on the list and nowhere in the data: {unused:?}");
}
