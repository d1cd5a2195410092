//! The table against the official ruleset, and the 83 pairs of rules and files that come with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::table::RULES;
use super::test::Except;
use super::*;
use crate::date::Date;
use crate::exchange::iati::xml::{self, Sink, Tag};
use crate::exchange::watch::Watch;

fn suite() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/iati-rulesets-2.03")
}

fn json(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(suite().join(path)).unwrap()).unwrap()
}

fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn text(case: &Value, key: &str) -> &'static str {
    leak(case[key].as_str().unwrap())
}

fn list(case: &Value, key: &str) -> &'static [&'static str] {
    let texts = case[key].as_array().unwrap().iter();
    let texts: Vec<_> = texts.map(|text| leak(text.as_str().unwrap())).collect();
    texts.leak()
}

fn number(case: &Value, key: &str) -> &'static str {
    leak(case[key].to_string().trim_end_matches(".0"))
}

/// Makes rules of a ruleset, in its order.
fn rules(ruleset: &Value) -> Vec<Rule> {
    let mut found = Vec::new();
    for (context, kinds) in ruleset.as_object().unwrap() {
        let contexts: Vec<_> = context.split(" | ").map(|one| leak(one.trim())).collect();
        let contexts: &'static [&'static str] = contexts.leak();
        for (kind, cases) in kinds.as_object().unwrap() {
            for case in cases["cases"].as_array().unwrap() {
                if kind != "loop" {
                    found.push(rule(contexts, None, kind, case));
                    continue;
                }
                for (kind, cases) in case["do"].as_object().unwrap() {
                    for inner in cases["cases"].as_array().unwrap() {
                        found.push(rule(contexts, Some(text(case, "foreach")), kind, inner));
                    }
                }
            }
        }
    }
    found
}

fn rule(
    contexts: &'static [&'static str],
    each: Option<&'static str>,
    kind: &str,
    case: &Value,
) -> Rule {
    let info = &case["ruleInfo"];
    Rule {
        id: info["id"].as_str().map_or("none", leak),
        severity: match info["severity"].as_str() {
            Some("warning") => Severity::Warning,
            _ => Severity::Error,
        },
        contexts,
        each,
        condition: case["condition"].as_str().map(leak),
        test: test(kind, case),
        vi: "",
        en: "",
    }
}

fn test(kind: &str, case: &Value) -> Test<&'static str, &'static [&'static str]> {
    const SIGNS: &str = r"^[^\/\&\|\?]+$";
    let paths = || list(case, "paths");
    let except = || match case["idCondition"].as_str() {
        None => Except::Nobody,
        Some("NOT_EXISTING_ORG_ID") => Except::Publishers,
        Some("NOT_EXISTING_ORG_ID_PREFIX") => Except::PublishersPrefix,
        Some(other) => panic!("{other}"),
    };
    match kind {
        "no_more_than_one" => Test::NoMoreThanOne(paths()),
        "atleast_one" => Test::AtLeastOne(paths()),
        "only_one_of" => Test::OnlyOneOf {
            excluded: list(case, "excluded"),
            paths: paths(),
        },
        "one_or_all" => Test::OneOrAll {
            one: text(case, "one"),
            lacking: match text(case, "all") {
                "lang" => &["//narrative[not(@xml:lang)]"],
                "sector" => &["transaction[not(sector)]"],
                "currency" => &[
                    "//value[not(@currency)]",
                    "//forecast[not(@currency)]",
                    "//loan-status[not(@currency)]",
                ],
                other => panic!("{other}"),
            },
        },
        "dependent" => Test::Dependent(paths()),
        "unique" => Test::Unique(paths()),
        "sum" => Test::Sum(paths(), number(case, "sum")),
        "strict_sum" => Test::StrictSum(paths(), number(case, "sum")),
        "date_order" if case["more"] == "NOW" => Test::NotAfterToday(text(case, "less")),
        "date_order" => Test::DateOrder {
            less: text(case, "less"),
            more: text(case, "more"),
        },
        "date_now" => Test::NotAfterToday(text(case, "date")),
        "time_limit" => Test::TimeLimit {
            start: text(case, "start"),
            end: text(case, "end"),
        },
        "between_dates" => Test::BetweenDates {
            date: text(case, "date"),
            start: text(case, "start"),
            end: text(case, "end"),
        },
        "regex_matches" => {
            assert_eq!(text(case, "regex"), SIGNS);
            let (paths, except) = (paths(), except());
            Test::WithoutSigns { paths, except }
        }
        "regex_no_matches" => {
            assert_eq!(text(case, "regex"), SIGNS);
            Test::WithSigns { paths: paths() }
        }
        "startswith" if case["prefix"][0] == "ORG-ID-PREFIX" => {
            let (paths, except) = (paths(), except());
            Test::StartsWithAgency { paths, except }
        }
        "startswith" if case["start"].is_string() => Test::StartsWith {
            prefix: vec![text(case, "start")].leak(),
            separator: "",
            paths: paths(),
        },
        "startswith" => Test::StartsWith {
            prefix: list(case, "prefix"),
            separator: text(case, "separator"),
            paths: paths(),
        },
        "no_spaces" => Test::NoSpaces(paths()),
        "range" => Test::Range {
            paths: paths(),
            min: number(case, "min"),
            max: number(case, "max"),
        },
        "if_then" => Test::IfThen {
            condition: text(case, "if"),
            then: text(case, "then"),
            paths: match case["paths"] {
                Value::Null => &[],
                _ => paths(),
            },
        },
        other => panic!("{other}"),
    }
}

/// Everything about a rule but its messages, as one text.
fn shown(rule: &Rule) -> String {
    format!(
        "{} {:?} {:?} {:?} {:?} {:?}",
        rule.id, rule.severity, rule.contexts, rule.each, rule.condition, rule.test
    )
}

#[test]
fn the_table_is_the_official_ruleset_case_by_case() {
    let official = rules(&json("rulesets/standard.json"));
    // JSON objects are read in the order of their keys.
    let sorted = |rules: &[Rule]| crate::order::set(rules.iter().map(shown));
    assert_eq!(sorted(RULES), sorted(&official));
    assert_eq!((RULES.len(), official.len()), (107, 107));
    let of = |severity| {
        let rules = RULES.iter().filter(|rule| rule.severity == severity);
        crate::order::set(rules.map(|rule| rule.id)).len()
    };
    assert_eq!((of(Severity::Error), of(Severity::Warning)), (49, 40));
}

#[test]
fn every_path_of_the_table_is_understood() {
    let mut names = Names::default();
    for rule in RULES {
        assert!(Ready::of(rule, &mut names).is_some(), "{}", shown(rule));
        for context in rule.contexts {
            let files = ["/iati-activities/", "/iati-organisations/"];
            let is_read = |root: &&str| Context::read(context, root, &mut names).is_some();
            assert!(files.iter().any(is_read), "{context}");
        }
        assert!(!rule.vi.is_empty() && !rule.en.is_empty());
    }
}

/// Puts each activity or organisation of a file into a tree, and applies rules to it.
struct Applied {
    rules: Rules,
    tree: Tree,
    depth: usize,
    findings: Findings,
}

impl Sink for Applied {
    fn doctype(&mut self, _: Place) {}

    fn start(&mut self, tag: &Tag<'_>) {
        self.depth = self.depth.saturating_add(1);
        if self.depth > 1 {
            self.tree.start(tag, self.rules.names(), None, 1);
        }
    }

    fn text(&mut self, text: &str, _: Place) {
        self.tree.text(text);
    }

    fn end(&mut self) {
        self.tree.end();
        if self.depth == 2 {
            self.rules
                .apply(IatiFile::Activities, &self.tree, "", &mut self.findings);
            self.tree.clear();
        }
        self.depth = self.depth.saturating_sub(1);
    }
}

fn faults(rules: &[Rule], file: &str) -> Vec<String> {
    let file = fs::read(suite().join("meta_tests").join(file)).unwrap();
    let as_of = Day::of(Date::new(2024, 12, 31).unwrap());
    let mut applied = Applied {
        rules: Rules::new(rules, "/iati-activities/", Some(as_of), BTreeSet::new()),
        tree: Tree::default(),
        depth: 0,
        findings: Findings::up_to(100),
    };
    assert_eq!(
        applied.rules.rules.len(),
        rules.len(),
        "a rule was not read"
    );
    xml::read(&file[..], &mut Watch::of_nobody(), &mut applied).unwrap();
    let (findings, ..) = applied.findings.finish();
    findings.into_iter().map(|finding| finding.path).collect()
}

#[test]
fn all_83_pairs_of_rules_and_files_end_as_the_suite_says() {
    let pairs = fs::read_to_string(suite().join("meta_tests/expected.tsv")).unwrap();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for pair in pairs.lines().skip(1) {
        let columns: Vec<_> = pair.split('\t').collect();
        let [rule, file, expected] = columns[..] else {
            panic!("{pair}");
        };
        count += 1;
        let rules = rules(&json(&format!("meta_tests/{rule}.json")));
        let faults = faults(&rules, &format!("{file}.xml"));
        if faults.is_empty() != (expected == "True") {
            wrong.push(format!("{pair}: {faults:?}"));
        }
    }
    assert_eq!((wrong.as_slice(), count), (&[][..], 83));
}
