//! The JSON Schema of the submission format is the committed one, and has every field and code.
//!
//! That it accepts and refuses what reading does is asked of a validator of others: see
//! `tests/validator`.

#![cfg(feature = "json")]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

#[path = "support/example.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod example;

use std::fs;

use example::{root, run_example};
use serde_json::Value;
use vientro::exchange::json;
use vientro::record::RecordKind;
use vientro::record::form;

fn printed(arguments: &[&str]) -> String {
    let output = run_example("schema", arguments);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Compares with a committed file; `UPDATE_GOLDEN=1` rewrites it.
fn is_committed(name: &str, made: &str) {
    let path = root().join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, made).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == made,
        "{name} differs: UPDATE_GOLDEN=1 cargo test --test schema rewrites it"
    );
}

#[test]
fn the_schema_is_the_committed_one() {
    let schema = json::schema_json();
    is_committed("docs/submission.schema.json", &schema);
    assert!(printed(&[]) == schema, "the example prints another one");
}

#[test]
fn the_page_of_the_fields_is_the_committed_one() {
    is_committed("docs/fields.md", &printed(&["--markdown"]));
}

#[test]
fn bad_arguments_are_told() {
    let output = run_example("schema", &["--json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(printed(&["--help"]).contains("--markdown"));
}

/// Every reference leads somewhere, and every definition is referred to.
#[test]
fn definitions_are_whole() {
    fn references<'a>(node: &'a Value, found: &mut Vec<&'a str>) {
        match node {
            Value::Object(keys) => {
                let reference = keys.get("$ref").and_then(Value::as_str);
                found.extend(reference.map(|r| r.strip_prefix("#/$defs/").unwrap()));
                keys.values().for_each(|value| references(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| references(value, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let schema: Value = serde_json::from_str(&json::schema_json()).unwrap();
    let mut found = Vec::new();
    references(&schema, &mut found);
    found.sort_unstable();
    found.dedup();
    let defined: Vec<_> = schema["$defs"].as_object().unwrap().keys().collect();
    assert_eq!(found, defined);
}

/// Everybody finds the same fields, each with words in both languages.
#[test]
fn every_field_is_described() {
    let schema: Value = serde_json::from_str(&json::schema_json()).unwrap();
    for kind in RecordKind::ALL {
        let list = &schema["properties"][kind.list()];
        let reference = list["items"]["$ref"].as_str().unwrap();
        let record = schema
            .pointer(reference.strip_prefix('#').unwrap())
            .unwrap();
        let properties = record["properties"].as_object().unwrap();
        assert_eq!(properties.len(), form::of(kind).fields().len());
        for field in form::of(kind).fields() {
            let description = properties[field.name()]["description"].as_str().unwrap();
            let label = field.label();
            assert!(description.starts_with(label.vi), "{description}");
            assert!(description.contains(label.en), "{description}");
        }
    }
}
