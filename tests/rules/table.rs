//! The table of rules: whole, in order, and committed.

use std::collections::BTreeSet;

use vientro::finding::Severity;
use vientro::law::Evidence;
use vientro::rules::{self, Event, RULES, Rule};

use crate::examples;

/// The ids that others rely on. None is ever taken away.
const IDS: [&str; 154] = [
    "GRANT-001",
    "GRANT-002",
    "GRANT-003",
    "GRANT-004",
    "GRANT-005",
    "GRANT-006",
    "GRANT-007",
    "GRANT-008",
    "GRANT-009",
    "GRANT-010",
    "GRANT-011",
    "GRANT-012",
    "GRANT-013",
    "GRANT-014",
    "GRANT-015",
    "GRANT-016",
    "GRANT-017",
    "GRANT-018",
    "GRANT-019",
    "GRANT-020",
    "GRANT-021",
    "GRANT-022",
    "GRANT-023",
    "GRANT-024",
    "GRANT-025",
    "GRANT-026",
    "GRANT-027",
    "GRANT-028",
    "GRANT-029",
    "GRANT-030",
    "GRANT-031",
    "GRANT-032",
    "GRANT-033",
    "GRANT-034",
    "GRANT-035",
    "GRANT-036",
    "GRANT-037",
    "GRANT-038",
    "GRANT-039",
    "GRANT-040",
    "GRANT-041",
    "GRANT-042",
    "GRANT-043",
    "GRANT-044",
    "GRANT-045",
    "GRANT-046",
    "GRANT-047",
    "GRANT-048",
    "GRANT-049",
    "GRANT-050",
    "GRANT-051",
    "GRANT-052",
    "GRANT-053",
    "GRANT-054",
    "GRANT-055",
    "GRANT-056",
    "GRANT-057",
    "GRANT-058",
    "GRANT-059",
    "GRANT-060",
    "GRANT-061",
    "GRANT-062",
    "GRANT-063",
    "GRANT-064",
    "GRANT-065",
    "GRANT-066",
    "GRANT-067",
    "GRANT-068",
    "GRANT-069",
    "GRANT-070",
    "GRANT-071",
    "CERTIFICATE-001",
    "CERTIFICATE-002",
    "CERTIFICATE-003",
    "CERTIFICATE-004",
    "CERTIFICATE-005",
    "CERTIFICATE-006",
    "CERTIFICATE-007",
    "CERTIFICATE-008",
    "CERTIFICATE-009",
    "CERTIFICATE-010",
    "CERTIFICATE-011",
    "CERTIFICATE-012",
    "CERTIFICATE-013",
    "CERTIFICATE-014",
    "CERTIFICATE-015",
    "CERTIFICATE-016",
    "CERTIFICATE-017",
    "CERTIFICATE-018",
    "CERTIFICATE-019",
    "CERTIFICATE-020",
    "TRANSACTION-001",
    "TRANSACTION-002",
    "TRANSACTION-003",
    "TRANSACTION-004",
    "TRANSACTION-005",
    "TRANSACTION-006",
    "TRANSACTION-007",
    "TRANSACTION-008",
    "TRANSACTION-009",
    "TRANSACTION-010",
    "TRANSACTION-011",
    "TRANSACTION-012",
    "TRANSACTION-013",
    "BALANCE-001",
    "BALANCE-002",
    "BALANCE-003",
    "BALANCE-004",
    "BALANCE-005",
    "BALANCE-006",
    "COMMITMENT-001",
    "COMMITMENT-002",
    "RATE-001",
    "RATE-002",
    "RATE-003",
    "RATE-004",
    "DONOR-001",
    "DONOR-002",
    "DONOR-003",
    "DONOR-004",
    "DONOR-005",
    "DONOR-006",
    "PARTY-001",
    "PARTY-002",
    "PARTY-003",
    "PARTY-004",
    "FILING-001",
    "FILING-002",
    "FILING-003",
    "FILING-004",
    "FILING-005",
    "FILING-006",
    "FILING-007",
    "FILING-008",
    "FILING-009",
    "FILING-010",
    "FILING-011",
    "FILING-012",
    "FILING-013",
    "FILING-014",
    "FILING-015",
    "FILING-016",
    "FIGURE-001",
    "FIGURE-002",
    "FIGURE-003",
    "FIGURE-004",
    "FIGURE-005",
    "PERSON-001",
    "PERSON-002",
    "PERSON-003",
    "REFERENCE-001",
    "SHARE-001",
    "CODE-001",
    "FIELD-001",
];

/// The table of rules, each with what its example finds: the messages are made only then.
fn table_with_examples() -> String {
    let table = rules::table_text();
    let texts: Vec<_> = table.split_terminator("\n\n").collect();
    assert_eq!(texts.len(), RULES.len());
    let with_example = |(text, rule): (&&str, &Rule)| {
        let mut lines = vec![(*text).to_owned()];
        lines.extend(examples::messages(rule));
        lines.join("\n")
    };
    let texts: Vec<_> = texts.iter().zip(RULES).map(with_example).collect();
    texts.join("\n\n")
}

#[test]
fn the_table_is_committed() {
    insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("rules", table_with_examples());
    });
}

#[test]
fn every_id_stands_once() {
    let ids: Vec<_> = RULES.iter().map(rules::Rule::id).collect();
    assert_eq!(ids, IDS);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    for id in IDS {
        assert_eq!(rules::find(id).unwrap().id(), id);
    }
    assert!(rules::find("GRANT-000").is_err());
}

#[test]
fn every_rule_says_what_it_is() {
    for rule in RULES {
        for label in [rule.title(), rule.description(), rule.why()] {
            assert!(
                label.vi.chars().count() > 10 && label.en.len() > 10,
                "{rule:?}"
            );
            assert!(
                !label.vi.ends_with('.') && !label.en.ends_with('.'),
                "{rule:?}"
            );
        }
        assert!(!rule.reads().is_empty(), "{rule:?}");
        let is_format = rule.event() == Event::Format;
        assert_eq!(rule.subject().is_none(), is_format, "{rule:?}");
        assert_eq!(rule.bases().is_empty(), is_format, "{rule:?}");
        // The first provision is the one that carries the severity.
        if rule.severity() == Severity::Error {
            let first = rule.bases().first();
            assert!(
                first.is_none_or(|basis| basis.evidence().is_verified()),
                "{rule:?}"
            );
        }
        // A text of which only the year is known to begin carries no error.
        if rule.severity() == Severity::Error {
            for basis in rule.bases() {
                let first_day = basis.citation().instrument().first_day();
                assert!(first_day != Evidence::Derived, "{rule:?} {basis:?}");
            }
        }
        if let Some(subject) = rule.subject() {
            for basis in rule.bases() {
                let instrument = basis.citation().instrument();
                // A circular that guides a law stands beside it, on its own days.
                let is_aside = instrument.id() == "26/2026/TT-BTC";
                assert!(
                    is_aside || subject.instruments().contains(&instrument),
                    "{rule:?}"
                );
            }
        }
    }
}
