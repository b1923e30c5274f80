//! The published JSON Schemas, and that nothing but the one canonical text of a payload is read.
//!
//! `UPDATE_SCHEMAS=1 cargo test -p rules --test it schemas` writes `assets/schemas` anew.
#![allow(clippy::disallowed_methods, reason = "this test compares files, and an environment variable rewrites them")]

use std::{fmt::Debug, fs, path::PathBuf};

use crate::common::samples;
use rules::{
    charter::Charter,
    composite::EditionResult,
    json::{JsonFault, Payload, from_canonical, read_strict, to_canonical},
    panel::PanelResult,
    record::{Acknowledgement, Answer, OpenedMatrix, Receipt, WitnessSlip},
    sheet::{Draft, Sheet},
};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Value, json};

/// The schema of a payload, whose format is one word.
fn payload_schema<T: Payload + JsonSchema>() -> (String, Value) {
    let mut schema = schema::<T>();
    schema["properties"]["format"] = json!({ "const": T::FORMAT });
    (T::ATTACHMENT.strip_suffix(".json").unwrap().to_owned(), schema)
}

fn schema<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

fn schemas() -> Vec<(String, Value)> {
    vec![
        payload_schema::<Charter>(),
        payload_schema::<Sheet>(),
        payload_schema::<PanelResult>(),
        payload_schema::<EditionResult>(),
        payload_schema::<WitnessSlip>(),
        payload_schema::<Receipt>(),
        payload_schema::<Acknowledgement>(),
        payload_schema::<OpenedMatrix>(),
        ("draft".to_owned(), schema::<Draft>()),
    ]
}

fn values() -> Vec<(&'static str, Value)> {
    vec![
        ("charter", serde_json::to_value(samples::charter()).unwrap()),
        ("score-sheet", serde_json::to_value(samples::sheet()).unwrap()),
        ("panel-result", serde_json::to_value(samples::panel_result()).unwrap()),
        ("edition-result", serde_json::to_value(samples::edition_result()).unwrap()),
        ("witness-slip", serde_json::to_value(samples::witness_slip()).unwrap()),
        ("receipt", serde_json::to_value(samples::receipt()).unwrap()),
        ("acknowledgement", serde_json::to_value(samples::acknowledgement()).unwrap()),
        ("matrix", serde_json::to_value(samples::matrix()).unwrap()),
        ("draft", serde_json::to_value(samples::draft()).unwrap()),
    ]
}

#[test]
fn the_published_schemas_are_those_of_the_program() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/schemas");
    let mut names = Vec::new();
    for (name, schema) in schemas() {
        let path = folder.join(format!("{name}.schema.json"));
        let text = String::from_utf8(to_canonical(&schema).unwrap()).unwrap();
        if std::env::var("UPDATE_SCHEMAS").is_ok() {
            fs::write(&path, &text).unwrap();
        }
        let published = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            published == text,
            "{name}.schema.json differs: run `UPDATE_SCHEMAS=1 cargo test -p rules --test it schemas`"
        );
        names.push(format!("{name}.schema.json"));
    }
    let mut found: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    names.sort();
    assert_eq!(found, names, "no schema is left over");
}

#[test]
fn what_the_program_writes_is_valid_and_no_object_takes_another_member() {
    for ((name, schema), (value_name, value)) in schemas().into_iter().zip(values()) {
        assert_eq!(name, value_name);
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        if let Err(fault) = validator.validate(&value) {
            panic!("{name}: {fault} at {}", fault.instance_path());
        }
        for place in objects(&value, String::new()) {
            if name == "draft" && place == "/marks" {
                continue; // a map by item, not a record
            }
            let mut more = value.clone();
            more.pointer_mut(&place).unwrap()["unknown member"] = json!(1);
            assert!(!validator.is_valid(&more), "{name}: {place} takes any member");
        }
    }
}

/// The places of all objects in a value.
fn objects(value: &Value, place: String) -> Vec<String> {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(values) => values.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    let here = value.is_object().then(|| place.clone());
    let below =
        inside.into_iter().flat_map(|(name, value)| objects(value, format!("{place}/{}", name.replace('/', "~1"))));
    here.into_iter().chain(below).collect()
}

/// Everything that is not the canonical text of `value` is refused, with the reason expected.
fn only_its_canonical_text_is_read<T: Payload + PartialEq + Debug>(value: T) {
    let bytes = to_canonical(&value).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(value.format(), T::FORMAT);
    assert_eq!(from_canonical::<T>(&bytes).unwrap(), value);
    let fault = |text: &str| from_canonical::<T>(text.as_bytes()).unwrap_err();

    let tree: Value = serde_json::from_str(&text).unwrap();
    for place in objects(&tree, String::new()) {
        let mut more = tree.clone();
        more.pointer_mut(&place).unwrap()["unknown member"] = json!(1);
        let found = fault(&serde_json::to_string_pretty(&more).unwrap());
        // A variant without data (`{"method": "mean"}`) loses the member when read, and the text is not the same again.
        let bare = tree.pointer(&place).unwrap().as_object().unwrap().len() == 1 && found == JsonFault::NotCanonical;
        let unknown = matches!(&found, JsonFault::Shape { reason, .. } if reason.contains("unknown field"));
        assert!(unknown || bare, "{} at {place}: {found}", T::FORMAT);
    }

    let lines: Vec<&str> = text.lines().collect();
    let mut numbers = 0;
    for (index, line) in lines.iter().enumerate() {
        let changed =
            |with: String| [&lines[..index], &[with.as_str()], &lines[index + 1..], &[""]].concat().join("\n");
        let member = line.trim_start().strip_prefix('"').and_then(|line| line.split_once("\": "));
        let Some((name, rest)) = member else { continue };
        if line.ends_with(',') {
            let twice = fault(&changed(format!("{line}\n{line}")));
            assert_eq!(twice, JsonFault::Repeated(name.to_owned()), "line {}", index + 1);
        }
        let number = rest.trim_end_matches(',');
        if number.parse::<u64>().is_ok() {
            numbers += 1;
            let float = fault(&changed(line.replace(&format!(": {number}"), &format!(": {number}.0"))));
            assert!(matches!(float, JsonFault::Shape { .. }), "line {}: {float}", index + 1);
        }
    }
    assert!(numbers > 0 || !text.contains("\"number\""), "numbers were found where there are any");

    for other in [
        text.trim_end().to_owned(),
        format!("{text}\n"),
        format!(" {text}"),
        text.replace("\n", "\r\n"),
        text.replace("  ", "\t"),
        serde_json::to_string(&value).unwrap(),
        text.replacen("paneldesk", "\\u0070aneldesk", 1),
    ] {
        assert_eq!(fault(&other), JsonFault::NotCanonical);
    }
    assert!(matches!(fault(&format!("{text}{text}")), JsonFault::Shape { .. }), "two values");
    assert!(matches!(fault(&format!("\u{FEFF}{text}")), JsonFault::Shape { .. }), "a byte order mark");
    assert!(matches!(fault(&text[..text.len() / 2]), JsonFault::Shape { .. } | JsonFault::Repeated(_)), "cut short");
    let next = T::FORMAT.replace("/1", "/2");
    let expected = JsonFault::OtherFormat { found: next.clone(), expected: T::FORMAT };
    assert_eq!(fault(&text.replace(T::FORMAT, &next)), expected);
}

#[test]
fn only_the_canonical_text_of_a_payload_is_read() {
    only_its_canonical_text_is_read(samples::charter());
    only_its_canonical_text_is_read(samples::sheet());
    only_its_canonical_text_is_read(samples::panel_result());
    only_its_canonical_text_is_read(samples::edition_result());
    only_its_canonical_text_is_read(samples::witness_slip());
    only_its_canonical_text_is_read(samples::receipt());
    only_its_canonical_text_is_read(samples::acknowledgement());
    only_its_canonical_text_is_read(samples::matrix());
}

#[test]
fn a_variant_without_data_takes_no_member_either() {
    let agreed = Acknowledgement { answer: Answer::Agreed, ..samples::acknowledgement() };
    let text = String::from_utf8(to_canonical(&agreed).unwrap()).unwrap();
    assert_eq!(from_canonical::<Acknowledgement>(text.as_bytes()).unwrap(), agreed);
    let more = text.replace("\"kind\": \"agreed\"", "\"kind\": \"agreed\",\n    \"text\": \"but\"");
    assert!(from_canonical::<Acknowledgement>(more.as_bytes()).is_err());
}

#[test]
fn one_payload_is_never_read_as_another() {
    let receipt = to_canonical(&samples::receipt()).unwrap();
    let expected = JsonFault::OtherFormat { found: "paneldesk.receipt/1".into(), expected: "paneldesk.sheet/1" };
    assert_eq!(from_canonical::<Sheet>(&receipt), Err(expected));
}

#[test]
fn a_draft_reads_back_and_refuses_what_it_does_not_know() {
    let draft = samples::draft();
    let text = to_canonical(&draft).unwrap();
    assert_eq!(read_strict::<Draft>(&text).unwrap(), draft);
    let more = String::from_utf8(text).unwrap().replacen('{', "{\"rank\": 1,", 1);
    assert!(matches!(read_strict::<Draft>(more.as_bytes()), Err(JsonFault::Shape { .. })));
}

#[test]
fn deep_nesting_and_wide_numbers_are_refused_and_not_computed() {
    let deep = format!("{{\"format\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(from_canonical::<Sheet>(deep.as_bytes()), Err(JsonFault::Shape { .. })));
    let text = String::from_utf8(to_canonical(&samples::sheet()).unwrap()).unwrap();
    for number in ["4294967296", "18446744073709551616", "-1", "1e9"] {
        let wide = text.replacen("\"steps\": 10", &format!("\"steps\": {number}"), 1);
        assert_ne!(wide, text);
        assert!(matches!(from_canonical::<Sheet>(wide.as_bytes()), Err(JsonFault::Shape { .. })), "{number}");
    }
}
