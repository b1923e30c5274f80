//! The journals of the copies, recomputed by the format's description.

use serde_json::json;

use crate::{
    demo::{demo, signed_files},
    tools::{python, script, tool_fed},
};

/// The heads of a person's journal, entry by entry, as Python computes them.
fn heads(person: &str) -> Vec<String> {
    let (entries, head) = demo().look_into(person, |copy| (copy.journal().unwrap(), copy.journal_head().unwrap()));
    let told: Vec<_> = entries
        .iter()
        .map(|entry| {
            json!({ "seq": entry.seq, "at": entry.at, "act": entry.act, "subject": entry.subject, "details": entry.details })
        })
        .collect();
    let input = serde_json::to_vec(&told).unwrap();
    let said = tool_fed(&python(), &[script("journal_heads.py")], &input).content(demo().folder());
    let heads: Vec<String> = serde_json::from_slice(&said.stdout).unwrap();
    assert_eq!(heads.last().unwrap(), head.as_str(), "{person}");
    heads
}

#[test]
fn every_head_that_a_person_signed_is_in_that_persons_journal_as_python_recomputes_it() {
    let mut compared = 0;
    for person in demo().report["people"].as_array().unwrap() {
        let id = person["id"].as_str().unwrap();
        let heads = heads(id);
        for file in signed_files().iter().filter(|file| file.data["signing"]["person"] == id) {
            let signed = [&file.data["signing"]["journal_head"], &file.data["journal_head"]];
            for head in signed.into_iter().filter_map(serde_json::Value::as_str) {
                assert!(heads.iter().any(|known| known == head), "{}: {head}", file.path.display());
                compared += 1;
            }
        }
    }
    assert_eq!(compared, signed_files().len() + 1, "every file has one head, the witness slip two");
}
