//! Selective use: rules switched off or alone kept, and severities that the caller changes.

use serde_json::{Value, json};
use vientro::exchange::json as format;
use vientro::finding::{Finding, Severity};
use vientro::rules::{self, CheckOptions, Checked};
use vientro::{Date, Lang};

use crate::support::{AS_OF, changed, not_applied, registry, told};

fn asked(changes: &[(&str, Value)], options: CheckOptions) -> Checked {
    rules::check(&registry(&changed(changes)), &options)
}

fn on(day: &str) -> CheckOptions {
    CheckOptions::on(Date::parse(day).unwrap())
}

#[test]
fn only_the_named_rules_are_kept() {
    let faults = [
        ("/grants/0/owner", Value::Null),
        ("/grants/0/titles", Value::Null),
        ("/filings/0/date", json!("2023-12-19")),
    ];
    let checked = asked(
        &faults,
        on(AS_OF).only(["FILING-001", "GRANT-001"]).unwrap(),
    );
    assert_eq!(
        told(&checked),
        ["FILING-001 filings/F1 /date", "GRANT-001 grants/G1 /owner"]
    );
    // What is off is listed, rule by rule.
    assert_eq!(checked.stamp.switched_off.len(), rules::RULES.len() - 2);
    assert_eq!(
        not_applied(&checked, "GRANT-002"),
        [("switched off".to_owned(), 1)]
    );
    // The two ways together: what is off stays off.
    let both = on(AS_OF).without("GRANT-001").unwrap();
    let checked = asked(&faults, both.only(["FILING-001", "GRANT-001"]).unwrap());
    assert_eq!(told(&checked), ["FILING-001 filings/F1 /date"]);
    assert!(on(AS_OF).only(["GRANT-001", "GRANT-1"]).is_err());
}

#[test]
fn a_severity_can_be_changed_and_the_stamp_says_so() {
    let faults = [
        ("/grants/0/owner", Value::Null),
        ("/grants/0/dossier/complete_on", json!("2022-12-24")),
    ];
    let severities = |checked: &Checked| {
        let findings = checked.findings.iter();
        findings.map(|f| f.severity).collect::<Vec<_>>()
    };
    let plain = asked(&faults, on(AS_OF));
    assert_eq!(severities(&plain), [Severity::Error, Severity::Warning]);
    assert_eq!(plain.stamp.severities, []);

    let options = on(AS_OF)
        .with_severity("GRANT-001", Severity::Info)
        .and_then(|options| options.with_severity("GRANT-011", Severity::Error));
    let changed = asked(&faults, options.clone().unwrap());
    assert_eq!(severities(&changed), [Severity::Info, Severity::Error]);
    let stamped = [
        ("GRANT-001", Severity::Info),
        ("GRANT-011", Severity::Error),
    ];
    assert_eq!(changed.stamp.severities, stamped);
    let text = format::checked_json(&changed);
    let text: Value = serde_json::from_str(&text).unwrap();
    let expected = json!({"GRANT-001": "info", "GRANT-011": "error"});
    assert_eq!(text["stamp"]["severities"], expected);

    // To ask for what the table says takes the change back.
    let back = options.unwrap().with_severity("GRANT-001", Severity::Error);
    let kept = [("GRANT-011", Severity::Error)];
    assert!(back.unwrap().severities().eq(kept));
    assert!(on(AS_OF).with_severity("GRANT-1", Severity::Info).is_err());
}

#[test]
fn what_is_not_verified_warns_at_most_whatever_the_host_says() {
    let faults = [
        ("/grants/0/decision/date", json!("2026-03-01")),
        ("/transactions/0/date", json!("2026-02-01")),
    ];
    let severity = |asked_for| {
        let options = on("2026-03-02").with_severity("TRANSACTION-001", asked_for);
        let checked = asked(&faults, options.unwrap());
        let of = |f: &&Finding| f.rule == "TRANSACTION-001" && f.record == "transactions/T1";
        let finding = checked.findings.iter().find(of).unwrap();
        let basis = finding.basis(Lang::En).unwrap();
        assert!(basis.contains("313/2025"), "{basis}");
        finding.severity
    };
    assert_eq!(severity(Severity::Error), Severity::Warning);
    assert_eq!(severity(Severity::Warning), Severity::Warning);
    assert_eq!(severity(Severity::Info), Severity::Info);
}

#[test]
fn a_value_that_was_converted_warns_at_most_whatever_the_host_says() {
    // 4,800,000,000 VND at 24,000 are 200,000 USD.
    let grant = json!([{"amount": "4800000000", "currency": "VND"}]);
    let faults = [("/grants/0/funding/grant", grant)];
    let severity = |asked_for| {
        let options = on(AS_OF).with_severity("GRANT-013", asked_for).unwrap();
        let checked = asked(&faults, options);
        let found = checked.findings.iter().find(|f| f.rule == "GRANT-013");
        found.unwrap().severity
    };
    assert_eq!(severity(Severity::Error), Severity::Warning);
    assert_eq!(severity(Severity::Info), Severity::Info);
}
