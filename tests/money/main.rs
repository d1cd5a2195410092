//! Exact money against suites that others wrote, and against the traps that others fell into.
//!
//! The suites, their origins and licences are in `tests/data/money/README.md`.
#![cfg(feature = "json")]
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops at what it does not expect"
)]

mod allocations;
mod big;
mod dectest;
mod govalues;
mod iso4217;
mod properties;
mod roundings;
mod traps;

use std::fs;
use std::path::Path;

use serde_json::Value;

/// Reads a file of a suite.
fn data(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/money")
        .join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Reads a suite of one JSON object on each line.
fn json_lines(path: &str) -> Vec<Value> {
    data(path)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A field that is text.
fn text<'a>(case: &'a Value, field: &str) -> &'a str {
    case[field].as_str().unwrap()
}
