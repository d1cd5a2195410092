//! The rules that a schema can express, by this library and by the crate `jsonschema`, on the same
//! grants in one process.
//!
//! cargo run --release --example generate -- --grants 100000 --seed 1 --out target/large
//! cargo run --release --manifest-path benches/peers/schema/Cargo.toml -- target/large
//!
//! The subset: GRANT-001 (an owner is named) and GRANT-002 (the decision has its content). Both sides
//! have what they check in memory, read: records here, `serde_json::Value` there. Only grants that
//! were decided while Decree 80/2020/NĐ-CP was in force are given to the schema, which knows no dates;
//! the library finds the text that governs each of the grants itself, within its time. One grant of
//! every thousand loses its owner, so that both sides have something to find, and they have to find
//! the same grants.

#[path = "../../../support/files.rs"]
mod files;
#[path = "../../../support/interleaved.rs"]
mod interleaved;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::Path;
use std::{env, fs};

use interleaved::{measure, ratio, side};
use serde_json::{Value, json};
use vientro::Date;
use vientro::exchange::json as format;
use vientro::law::{Subject, governing};
use vientro::record::Grant;
use vientro::registry::Registry;
use vientro::rules::{self, CheckOptions};

/// What the two rules ask, as a schema.
fn schema() -> Value {
    let texts = json!({"type": "object", "minProperties": 1});
    let list = json!({"type": "array", "minItems": 1});
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["owner", "titles", "managing_agency", "donors", "planned", "provinces",
            "funding", "budget_class", "management"],
        "properties": {
            "owner": {"type": "string"},
            "titles": texts,
            "managing_agency": {"type": "string"},
            "donors": list,
            "planned": {"type": "object", "required": ["until"]},
            "provinces": list,
            "funding": {
                "type": "object",
                "required": ["total", "grant"],
                "properties": {"total": list, "grant": list},
                "anyOf": [{"required": ["recipient_managed"]}, {"required": ["donor_managed"]}]
            },
            "budget_class": {"enum": ["budget_revenue", "not_budget_revenue"]},
            "management": {"enum": ["existing_unit", "existing_pmu", "new_pmu"]}
        }
    })
}

fn main() {
    let folder = env::args().nth(1).expect("the folder of the large set");
    let paths = files::submissions(Path::new(&folder));

    let mut builder = Registry::builder();
    let mut grants: Vec<Value> = Vec::new();
    for path in &paths {
        let bytes = fs::read(path).expect("the file can be read");
        let mut file: Value = serde_json::from_slice(&bytes).expect("JSON");
        for grant in file["grants"].as_array_mut().into_iter().flatten() {
            if grants.len() % 1000 == 999 {
                grant.as_object_mut().expect("a record").remove("owner");
            }
            grants.push(grant.clone());
        }
        let bytes = serde_json::to_vec(&file).expect("JSON again");
        let outcome = format::read(&mut builder, &path.display().to_string(), &bytes);
        assert!(
            outcome.is_complete && outcome.set_aside == 0,
            "{}",
            path.display()
        );
    }
    let registry = builder.finish();
    let all = grants.len();
    grants.retain(|grant| {
        let decided = grant["decision"]["date"]
            .as_str()
            .and_then(|day| Date::parse(day).ok());
        let text = decided.and_then(|day| governing(Subject::GrantAid, day));
        text.is_some_and(|text| text.instrument().id() == "80/2020/NĐ-CP")
    });
    println!(
        "{} grants, {} of them under Decree 80/2020",
        registry.records::<Grant>().count(),
        grants.len()
    );
    assert_eq!(registry.records::<Grant>().count(), all);

    let day = Date::new(2024, 12, 31).expect("a day");
    let options = rules::RULES
        .iter()
        .filter(|rule| !["GRANT-001", "GRANT-002"].contains(&rule.id()))
        .try_fold(CheckOptions::on(day), |options, rule| {
            options.without(rule.id())
        })
        .expect("rules of the table");
    let validator = jsonschema::validator_for(&schema()).expect("a schema");

    let ours: BTreeSet<String> = rules::check(&registry, &options)
        .findings
        .iter()
        .map(|finding| finding.record.replace("grants/", ""))
        .collect();
    let theirs: BTreeSet<String> = grants
        .iter()
        .filter(|grant| !validator.is_valid(grant))
        .map(|grant| grant["id"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(ours, theirs, "both find the same grants");
    println!("{} grants lack something, found by both", ours.len());

    let best = measure(
        7,
        vec![
            side("the library: every grant, all errors, cited", || {
                rules::check(black_box(&registry), &options)
            }),
            side("jsonschema: is the grant valid?", || {
                grants
                    .iter()
                    .filter(|grant| validator.is_valid(black_box(grant)))
                    .count()
            }),
            side("jsonschema: every error", || {
                let errors = grants
                    .iter()
                    .map(|grant| validator.iter_errors(black_box(grant)).count());
                errors.sum::<usize>()
            }),
        ],
    );
    ratio(
        "the library to jsonschema, every error",
        best[0],
        best[2],
        "none",
    );
    ratio(
        "the library to jsonschema, valid or not",
        best[0],
        best[1],
        "none",
    );
}
