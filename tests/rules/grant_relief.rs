//! The rules on emergency relief after a disaster, Decree 50/2020.

use serde_json::{Value, json};
use vientro::rules::RULES;

use crate::support::{AS_OF, changed, check_on, not_applied, rows, told};

/// Relief: decided on 2023-01-16, six days after a disaster, and over within three months of it.
fn relief(more: &[(&'static str, Value)]) -> Vec<(&'static str, Value)> {
    let relief = [
        ("/grants/0/disaster_date", json!("2023-01-10")),
        ("/grants/0/actual/until", json!("2023-04-10")),
        ("/grants/0/dossier/complete_on", json!("2023-01-13")),
        ("/parties/2/kind", json!("state_agency")),
    ];
    [relief.as_slice(), more].concat()
}

const LEVEL: &str = "/grants/0/decision/level";

#[test]
fn relief_without_a_fault_is_only_told_to_be_relief() {
    let found = told(&check_on(&changed(&relief(&[])), AS_OF));
    assert_eq!(found, ["GRANT-006 grants/G1 /disaster_date"]);
}

#[test]
fn grant_062_recipient() {
    let kind = |kind: &str| relief(&[("/parties/2/kind", json!(kind))]);
    rows(
        "GRANT-062",
        &[
            (&kind("public_service_unit"), &["grants/G1 /recipient"]),
            (&kind("social_fund"), &["grants/G1 /recipient"]),
            (&kind("socio_political_organization"), &[]),
            // It may be the Red Cross.
            (&kind("social_organization"), &[]),
            // Not relief.
            (&[("/grants/0/disaster_date", json!("2022-01-10"))], &[]),
        ],
    );
    let of = |kind: &str, agency: Value| {
        let changes = relief(&[
            ("/parties/2/kind", json!(kind)),
            ("/grants/0/managing_agency", agency),
        ]);
        let checked = check_on(&changed(&changes), AS_OF);
        let found = checked.findings.iter().filter(|f| f.rule == "GRANT-062");
        (found.count(), not_applied(&checked, "GRANT-062"))
    };
    let unsure = (0, vec![("the record says too little".to_owned(), 1)]);
    for kind in ["state_agency", "socio_political_organization"] {
        assert_eq!(of(kind, json!("school")), (0, vec![]), "{kind}");
        // A district, a provincial union.
        assert_eq!(of(kind, json!("ppc")), unsure, "{kind}");
        assert_eq!(of(kind, Value::Null), unsure, "{kind}");
    }
    for kind in ["public_service_unit", "science_technology_organization"] {
        assert_eq!(of(kind, json!("ppc")), (1, vec![]), "{kind}");
        // A body of the Government itself.
        assert_eq!(of(kind, json!("school")), unsure, "{kind}");
    }
}

#[test]
fn grant_063_days() {
    let complete = |day: &str| relief(&[("/grants/0/dossier/complete_on", json!(day))]);
    rows(
        "GRANT-063",
        &[
            (&complete("2023-01-10"), &["grants/G1 /decision/date"]),
            // The last day is a Saturday, and the decision is of Monday.
            (&complete("2023-01-11"), &[]),
            (&complete("2023-01-13"), &[]),
        ],
    );
    let event = |event: Value| ("/grants/0/events", json!([event]));
    let supplemented = |day: &str| {
        let event = event(json!({"kind": "supplemented", "date": day}));
        relief(&[
            ("/grants/0/dossier/complete_on", json!("2023-01-03")),
            event,
        ])
    };
    let undated = [
        ("/grants/0/dossier/complete_on", json!("2023-01-03")),
        event(json!({"kind": "supplemented"})),
    ];
    rows(
        "GRANT-063",
        &[
            (&supplemented("2023-01-10"), &["grants/G1 /decision/date"]),
            (&supplemented("2023-01-13"), &[]),
            (&relief(&undated), &[]),
        ],
    );
    let little = vec![("the record says too little".to_owned(), 1)];
    for open in [complete("2023-01-11"), relief(&undated)] {
        let checked = check_on(&changed(&open), AS_OF);
        assert_eq!(not_applied(&checked, "GRANT-063"), little, "{open:?}");
    }
    let cited = |level: &str| {
        let late = ("/grants/0/dossier/complete_on", json!("2023-01-10"));
        let checked = check_on(&changed(&relief(&[late, (LEVEL, json!(level))])), AS_OF);
        let found = checked.findings.iter().find(|f| f.rule == "GRANT-063");
        found.map(|found| found.citation.unwrap().text(vientro::Lang::En))
    };
    assert_eq!(
        cited("managing_agency").as_deref(),
        Some("Decree 50/2020/ND-CP, Article 8(3)(d)")
    );
    // Of the Prime Minister's own decision the decree sets no limit.
    assert_eq!(cited("prime_minister"), None);
}

#[test]
fn grant_064_level() {
    let content = |flag: &str| ("/grants/0/content", json!([flag]));
    rows(
        "GRANT-064",
        &[
            (
                &relief(&[content("religion")]),
                &["grants/G1 /decision/level"],
            ),
            (
                &relief(&[content("religion"), (LEVEL, json!("prime_minister"))]),
                &[],
            ),
            (&relief(&[content("law_drafting")]), &[]),
        ],
    );
}

#[test]
fn grant_065_content() {
    let none = |field: &'static str| relief(&[(field, Value::Null)]);
    rows(
        "GRANT-065",
        &[
            (&none("/grants/0/owner"), &["grants/G1 /owner"]),
            (&none("/grants/0/titles"), &["grants/G1 /titles"]),
            (&none("/grants/0/funding"), &["grants/G1 /funding"]),
            // The short decision says nothing of the place.
            (&none("/grants/0/provinces"), &[]),
        ],
    );
}

#[test]
fn grant_066_papers() {
    let papers = |kinds: &[&str]| {
        let papers = kinds.iter().map(|kind| json!({"kind": kind}));
        relief(&[("/grants/0/documents", papers.collect())])
    };
    rows(
        "GRANT-066",
        &[
            (&papers(&["request"]), &["grants/G1 /documents"]),
            (&papers(&["agreement"]), &["grants/G1 /documents"]),
            (&papers(&["request", "agreement"]), &[]),
            (&papers(&["completion_report"]), &[]),
        ],
    );
}

#[test]
fn relief_is_held_to_decree_50_from_its_first_day() {
    let of_relief = || {
        RULES
            .iter()
            .filter(|rule| rule.subject() == Some(vientro::law::Subject::DisasterRelief))
    };
    assert_eq!(of_relief().count(), 6);
    let on = |decided: &str| {
        let changes = relief(&[
            ("/grants/0/dossier", Value::Null),
            ("/grants/0/disaster_date", json!(decided)),
            ("/grants/0/decision/date", json!(decided)),
            ("/grants/0/actual", json!({"until": decided})),
            ("/grants/0/owner", Value::Null),
        ]);
        let checked = check_on(&changed(&changes), AS_OF);
        let found = checked.findings.iter().filter(|f| f.rule == "GRANT-065");
        (found.count(), not_applied(&checked, "GRANT-065"))
    };
    let early = vec![("not in force".to_owned(), 1)];
    assert_eq!(on("2020-06-14"), (0, early));
    assert_eq!(on("2020-06-15"), (1, vec![]));
    assert_eq!(on("2025-12-08"), (1, vec![]));
}

#[test]
fn what_may_be_recovery_or_remedial_aid_is_not_guessed() {
    let changes = relief(&[
        ("/grants/0/actual/until", json!("2023-04-11")),
        ("/grants/0/owner", Value::Null),
    ]);
    let reasons = not_applied(&check_on(&changed(&changes), AS_OF), "GRANT-065");
    assert_eq!(reasons, [("the record says too little".to_owned(), 1)]);
}
