//! IATI files: suites that others wrote, classified as they say, and files written here.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod example;
mod exchange;
mod import;
mod peers;
mod pyiati;
mod rules;
mod schema;
mod xml;

use std::path::PathBuf;

use vientro::Date;
use vientro::exchange::iati::{IatiCheckOptions, IatiChecked, check};

/// A file or folder of the suites.
fn data(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(path)
}

fn everything() -> IatiCheckOptions {
    IatiCheckOptions::on(Date::new(2024, 12, 31).unwrap())
}

fn structure(bytes: &[u8]) -> IatiChecked {
    check(bytes, &everything().structure_only()).unwrap()
}

/// The rules of the errors, each once, in order.
fn errors(checked: &IatiChecked) -> Vec<&str> {
    let errors = checked.findings().iter();
    let errors = errors.filter(|finding| finding.severity.id() == "error");
    let mut rules: Vec<_> = errors.map(|finding| finding.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}
