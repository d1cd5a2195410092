//! The committed schema, and what reading says of the same file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};
use vientro::exchange::json as format;
use vientro::registry::Registry;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn schema() -> Value {
    let text = fs::read_to_string(root().join("docs/submission.schema.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

pub fn validator() -> Validator {
    validator_of(&schema())
}

/// Dates are asked twice: by their pattern, and by their format as the validator knows it.
pub fn validator_of(schema: &Value) -> Validator {
    let options = jsonschema::draft202012::options();
    options.should_validate_formats(true).build(schema).unwrap()
}

/// A file with one record.
#[allow(dead_code, reason = "one of the two tests makes none")]
pub fn file(list: &str, record: Value) -> Value {
    json!({
        "format": "vientro-submission",
        "version": 1,
        "submission": {"id": "S1", "submitter": "ppc-lang-son", "sequence": 1},
        list: [record],
    })
}

/// Where the records stand that reading sets aside, of a file that is read to its end.
#[allow(dead_code, reason = "one of the two tests asks for codes")]
pub fn set_aside(bytes: &[u8]) -> BTreeSet<String> {
    let mut builder = Registry::builder();
    let outcome = format::read(&mut builder, "file.json", bytes);
    assert!(outcome.is_complete);
    let registry = builder.finish();
    let aside = registry.set_aside().iter();
    aside.map(|item| item.pointer().to_owned()).collect()
}

/// The codes of the problems that reading has with a file; none where it is read whole.
#[allow(dead_code, reason = "one of the two tests asks for places")]
pub fn problems(bytes: &[u8]) -> BTreeSet<&'static str> {
    let mut builder = Registry::builder();
    let outcome = format::read(&mut builder, "file.json", bytes);
    let registry = builder.finish();
    let aside = registry.set_aside().iter().flat_map(|item| item.problems());
    let mut codes: BTreeSet<_> = aside.map(|problem| problem.code().id()).collect();
    if !outcome.is_complete {
        codes.insert("unreadable");
    }
    assert_eq!(
        codes.is_empty(),
        outcome.is_complete && outcome.set_aside == 0
    );
    codes
}
