//! One example for each rule: what has to change in a world without a fault for it to speak.
//!
//! `examples/rules/examples.json` holds them: the changes are written by hand, what is found is
//! written by `UPDATE_GOLDEN=1`. Where a rule speaks only together with others, `also` names them.
//! `docs/rules.md` and the committed table show both.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value, json};
use vientro::rules::{RULES, Rule, RuleStatus};

use crate::support::{AS_OF, check_with_weekdays, set, world};

/// The example of a rule: the changes, the day, the rules that cannot but speak with it, and what
/// it then finds, in both languages.
pub struct Example {
    changes: Vec<(String, Value)>,
    as_of: String,
    also: Vec<String>,
    finds: Vec<Value>,
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/rules/examples.json")
}

fn committed() -> Map<String, Value> {
    let text = fs::read_to_string(file()).unwrap();
    serde_json::from_str(&text).unwrap()
}

impl Example {
    fn read(value: &Value) -> Self {
        let changes = value["changes"].as_array().unwrap().iter();
        let as_of = value.get("as_of").and_then(Value::as_str);
        let also = value.get("also").and_then(Value::as_array);
        let change = |change: &Value| (change[0].as_str().unwrap().to_owned(), change[1].clone());
        Self {
            changes: changes.map(change).collect(),
            as_of: as_of.unwrap_or(AS_OF).to_owned(),
            also: also
                .into_iter()
                .flatten()
                .map(|rule| rule.as_str().unwrap().to_owned())
                .collect(),
            finds: value["finds"].as_array().cloned().unwrap_or_default(),
        }
    }

    /// Runs every rule over the changed world; the example's own alone may speak, and those that it
    /// names beside it do.
    fn run(&self, rule: &str) -> Vec<Value> {
        let changes = self.changes.iter();
        let world = changes.fold(world(), |world, (pointer, value)| {
            set(world, pointer, value.clone())
        });
        let checked = check_with_weekdays(&world, &self.as_of);
        let found: BTreeSet<_> = checked.findings.iter().map(|f| &*f.rule).collect();
        let named: BTreeSet<_> = self.also.iter().map(String::as_str).chain([rule]).collect();
        assert_eq!(
            found, named,
            "what the example of {rule} in examples/rules/examples.json finds"
        );
        let told = |f: &vientro::finding::Finding| {
            json!({"severity": f.severity.id(), "record": f.record, "path": f.path.as_str(),
                "vi": f.message.vi, "en": f.message.en})
        };
        let own = checked.findings.iter().filter(|f| f.rule == rule);
        own.map(told).collect()
    }

    /// Writes it as it is committed: a line for each change, and for each thing found.
    fn text(&self, finds: &[Value]) -> String {
        let lines = |list: &mut dyn Iterator<Item = String>| {
            let list: Vec<_> = list.map(|line| format!("      {line}")).collect();
            list.join(",\n")
        };
        let change = |(pointer, value): &(String, Value)| json!([pointer, value]).to_string();
        let mut text = String::new();
        if self.as_of != AS_OF {
            writeln!(text, "    \"as_of\": \"{}\",", self.as_of).unwrap();
        }
        if !self.also.is_empty() {
            writeln!(text, "    \"also\": {},", json!(self.also)).unwrap();
        }
        let changes = lines(&mut self.changes.iter().map(change));
        let finds = lines(&mut finds.iter().map(Value::to_string));
        write!(
            text,
            "    \"changes\": [\n{changes}\n    ],\n    \"finds\": [\n{finds}\n    ]"
        )
        .unwrap();
        text
    }
}

/// What the committed example of a rule finds, a line for each message.
pub fn messages(rule: &Rule) -> Vec<String> {
    let all = committed();
    let example = all.get(rule.id()).map(Example::read);
    let finds = example.map(|example| example.finds).unwrap_or_default();
    let told = |found: &Value| {
        let text = |key: &str| found[key].as_str().unwrap().to_owned();
        format!("finds: {} | {}", text("vi"), text("en"))
    };
    finds.iter().map(told).collect()
}

#[test]
fn every_rule_has_an_example_that_triggers_it_alone() {
    let all = committed();
    // What is retired finds nothing.
    let in_use = || {
        RULES
            .iter()
            .filter(|rule| rule.status() != RuleStatus::Retired)
    };
    let missing: Vec<_> = in_use()
        .map(Rule::id)
        .filter(|id| !all.contains_key(*id))
        .collect();
    assert!(
        missing.is_empty(),
        "no example in examples/rules/examples.json of {}: write \"changes\" for each, then UPDATE_GOLDEN=1",
        missing.join(", ")
    );
    let unknown: Vec<_> = all
        .keys()
        .filter(|id| in_use().all(|rule| rule.id() != **id))
        .collect();
    assert!(
        unknown.is_empty(),
        "examples of no rule in use: {unknown:?}"
    );

    let mut blocks = Vec::new();
    for rule in in_use() {
        let example = Example::read(&all[rule.id()]);
        let finds = example.run(rule.id());
        blocks.push(format!(
            "  \"{}\": {{\n{}\n  }}",
            rule.id(),
            example.text(&finds)
        ));
    }
    let text = format!("{{\n{}\n}}\n", blocks.join(",\n"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(file(), &text).unwrap();
    }
    assert!(
        fs::read_to_string(file()).unwrap() == text,
        "examples/rules/examples.json differs from what is found: UPDATE_GOLDEN=1 cargo test rewrites it"
    );
}
