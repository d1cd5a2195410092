//! The schema is one, and every committed submission validates.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::{root, schema, set_aside, validator, validator_of};
use vientro::Date;

#[test]
fn the_schema_is_a_schema() {
    jsonschema::draft202012::meta::validate(&schema()).unwrap();
}

fn submissions(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            submissions(&path, found);
        } else if path.extension().is_some_and(|end| end == "json") {
            found.push(path);
        }
    }
}

/// The sample data has one file with records that cannot be read, and one that breaks off.
const FAULTY: &str = "lang-son/faulty-unreadable-records.json";
const CUT_OFF: &str = "lang-son/faulty-cut-off.json";

#[test]
fn every_committed_file_validates_or_has_the_faults_that_reading_finds() {
    let validator = validator();
    let folder = root().join("examples/data");
    let mut files = vec![root().join("tests/data/every-field.json")];
    submissions(&folder, &mut files);
    assert!(files.len() > 600, "{}", files.len());
    for path in files {
        let bytes = fs::read(&path).unwrap();
        let Ok(file) = serde_json::from_slice(&bytes) else {
            assert!(path.ends_with(CUT_OFF), "{}", path.display());
            continue;
        };
        // Each error lies in a record: `/donors/3`.
        let record = |pointer: &str| pointer.split('/').take(3).collect::<Vec<_>>().join("/");
        let refused: BTreeSet<String> = validator
            .iter_errors(&file)
            .map(|error| record(error.instance_path().as_str()))
            .collect();
        assert_eq!(refused, set_aside(&bytes), "{}", path.display());
        assert_eq!(
            refused.is_empty(),
            !path.ends_with(FAULTY),
            "{}",
            path.display()
        );
    }
}

/// Each field of the format stands in the file that has every field.
#[test]
fn the_file_of_every_field_has_every_field_of_the_schema() {
    fn visit(schema: &Value, node: &Value, value: &Value, missing: &mut Vec<String>, at: &str) {
        let target = node["$ref"].as_str().and_then(|r| schema.pointer(&r[1..]));
        let node = target
            .filter(|t| !t["properties"].is_null())
            .unwrap_or(node);
        for (name, below) in node["properties"].as_object().into_iter().flatten() {
            let at = format!("{at}/{name}");
            match value.get(name) {
                None => missing.push(at),
                Some(value) => visit(schema, below, value, missing, &at),
            }
        }
        if let (items, Some(list)) = (&node["items"], value.as_array()) {
            // A field may stand in one element only.
            let each = list.iter().map(|element| {
                let mut missing = Vec::new();
                visit(schema, items, element, &mut missing, at);
                missing
            });
            let both =
                |a: Vec<String>, b: Vec<String>| a.into_iter().filter(|m| b.contains(m)).collect();
            missing.extend(each.reduce(both).unwrap_or_else(|| vec![at.to_owned()]));
        }
    }
    let path = root().join("tests/data/every-field.json");
    let file: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let schema = schema();
    let mut missing = Vec::new();
    visit(&schema, &schema, &file, &mut missing, "");
    assert!(missing.is_empty(), "{missing:?}");
}

/// The pattern of a date and the calendar agree on every day there is, and on those next to them.
#[test]
fn dates_are_the_days_of_the_calendar() {
    let schema = schema();
    let mut date = json!({"$ref": "#/$defs/date"});
    date["$defs"] = schema["$defs"].clone();
    let validator = validator_of(&date);
    for year in 1899..=2201 {
        for month in 0..=13 {
            for day in [0, 1, 9, 10, 19, 20, 28, 29, 30, 31, 32] {
                let text = format!("{year:04}-{month:02}-{day:02}");
                let is_day = Date::parse(&text).is_ok();
                assert_eq!(validator.is_valid(&json!(text)), is_day, "{text}");
            }
        }
    }
}
