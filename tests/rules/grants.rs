//! The rules on grants.

use serde_json::{Value, json};
use vientro::finding::Severity;

use crate::support::{AS_OF, changed, check_on, not_applied, rows, rows_on, said, words};

const G: &str = "grants/G1";

fn usd(amount: &str) -> Value {
    json!([{"amount": amount, "currency": "USD"}])
}

#[test]
fn grant_001_owner() {
    let (owner, decision) = ("/grants/0/owner", "/grants/0/decision");
    rows(
        "GRANT-001",
        &[
            (&[(owner, Value::Null)], &["grants/G1 /owner"]),
            (&[], &[]),
            // Nothing was decided yet.
            (&[(owner, Value::Null), (decision, Value::Null)], &[]),
        ],
    );
}

#[test]
fn grant_002_content() {
    let field = |name: &str| format!("/grants/0/{name}");
    for (name, path) in [
        ("titles", "/titles"),
        ("managing_agency", "/managing_agency"),
        ("donors", "/donors"),
        ("planned", "/planned"),
        ("provinces", "/provinces"),
        ("funding", "/funding"),
        ("budget_class", "/budget_class"),
        ("management", "/management"),
    ] {
        let (pointer, place) = (field(name), format!("{G} {path}"));
        rows(
            "GRANT-002",
            &[(&[(&pointer, Value::Null)], &[&place]), (&[], &[])],
        );
    }
    rows(
        "GRANT-002",
        &[
            // Two fields of one point are one finding; two points are two.
            (
                &[
                    ("/grants/0/managing_agency", Value::Null),
                    ("/grants/0/donors", json!([])),
                ],
                &["grants/G1 /managing_agency"],
            ),
            (
                &[
                    ("/grants/0/titles", Value::Null),
                    ("/grants/0/budget_class", Value::Null),
                ],
                &["grants/G1 /budget_class", "grants/G1 /titles"],
            ),
            (
                &[("/grants/0/titles", json!({"short": "x", "en": "A title"}))],
                &[],
            ),
            (&[("/grants/0/funding/donor_managed", Value::Null)], &[]),
            (&[("/grants/0/owner", Value::Null)], &[]),
        ],
    );
}

#[test]
fn grant_003_goods_list() {
    let (in_kind, goods) = ("/grants/0/funding/in_kind", "/grants/0/funding/goods");
    let (mode, form) = ("/grants/0/mode", "/grants/0/non_project_form");
    let place: &[&str] = &["grants/G1 /funding/goods"];
    let non_project = (mode, json!("non_project"));
    let with = |more: &[(&'static str, Value)]| [std::slice::from_ref(&non_project), more].concat();
    rows(
        "GRANT-003",
        &[
            (&with(&[(in_kind, usd("10.00"))]), place),
            (&with(&[(form, json!("goods"))]), place),
            (&with(&[(form, json!("in_kind"))]), place),
            (&with(&[(form, json!("money"))]), &[]),
            (&with(&[(in_kind, usd("0.00"))]), &[]),
            (
                &with(&[
                    (in_kind, usd("10.00")),
                    (goods, json!([{"description": "Bàn"}])),
                ]),
                &[],
            ),
            (
                &with(&[
                    (in_kind, usd("10.00")),
                    ("/grants/0/documents/-", json!({"kind": "goods_list"})),
                ]),
                &[],
            ),
            // Of a programme or a project no list is asked for.
            (&[(in_kind, usd("10.00"))], &[]),
            (&[(in_kind, usd("10.00")), (mode, json!("programme"))], &[]),
            // Not of Decree 80/2020 any more.
            (
                &with(&[
                    (in_kind, usd("10.00")),
                    ("/grants/0/decision/date", json!("2025-12-08")),
                ]),
                &[],
            ),
        ],
    );
    let untold = [(in_kind, usd("10.00")), (mode, Value::Null)];
    let little = vec![("the record says too little".to_owned(), 1)];
    assert_eq!(said("GRANT-003", &untold), (0, little));
    assert_eq!(
        words("GRANT-003", &with(&[(in_kind, usd("10.00"))])),
        [(
            "error",
            "viện trợ phi dự án bằng hiện vật nhưng không có danh mục hàng hóa".to_owned(),
            "non-project aid in kind without a list of goods".to_owned(),
        )]
    );
}

#[test]
fn grant_004_total() {
    let total = "/grants/0/funding/total";
    let both = json!([{"amount": "150.00", "currency": "USD"}, {"amount": "5", "currency": "VND"}]);
    rows(
        "GRANT-004",
        &[
            (&[(total, usd("150.01"))], &["grants/G1 /funding/total"]),
            (&[(total, both.clone())], &["grants/G1 /funding/total"]),
            (
                &[
                    (total, both),
                    (
                        "/grants/0/funding/counterpart/-",
                        json!({"amount": "5", "currency": "VND"}),
                    ),
                ],
                &[],
            ),
            (
                &[(
                    total,
                    json!([{"amount": "100.00", "currency": "USD"}, {"amount": "50.00", "currency": "USD"}]),
                )],
                &[],
            ),
            (&[(total, Value::Null)], &[]),
        ],
    );
}

#[test]
fn grant_005_managers() {
    let donor = "/grants/0/funding/donor_managed";
    rows(
        "GRANT-005",
        &[
            (&[(donor, usd("29.99"))], &["grants/G1 /funding/grant"]),
            (&[(donor, Value::Null)], &["grants/G1 /funding/grant"]),
            (
                &[
                    (donor, Value::Null),
                    ("/grants/0/funding/recipient_managed", usd("100.00")),
                ],
                &[],
            ),
            (
                &[
                    (donor, Value::Null),
                    ("/grants/0/funding/recipient_managed", Value::Null),
                ],
                &[],
            ),
        ],
    );
}

#[test]
fn grant_006_disaster() {
    // Decided on 2023-01-16, ended on 2023-05-31.
    let disaster = "/grants/0/disaster_date";
    let place: &[&str] = &["grants/G1 /disaster_date"];
    rows(
        "GRANT-006",
        &[
            (&[(disaster, json!("2022-08-31"))], place),
            (&[(disaster, json!("2022-08-30"))], &[]),
            // Approved before the disaster: the grant is not for it.
            (&[(disaster, json!("2023-01-17"))], &[]),
            (&[(disaster, json!("2023-01-16"))], place),
        ],
    );
}

#[test]
fn grant_007_prime_minister() {
    let (content, level) = ("/grants/0/content", "/grants/0/decision/level");
    for flag in [
        "security",
        "defence",
        "religion",
        "law_drafting",
        "special_imports",
    ] {
        rows(
            "GRANT-007",
            &[
                (&[(content, json!([flag]))], &["grants/G1 /decision/level"]),
                (
                    &[(content, json!([flag])), (level, json!("prime_minister"))],
                    &[],
                ),
                (&[(content, json!(["relief_without_address"]))], &[]),
            ],
        );
    }
}

#[test]
fn grant_008_relief() {
    let (content, level) = ("/grants/0/content", "/grants/0/decision/level");
    let relief = json!(["relief_without_address"]);
    rows(
        "GRANT-008",
        &[
            (&[(content, relief.clone())], &["grants/G1 /decision/level"]),
            (
                &[(content, relief), (level, json!("fatherland_front"))],
                &[],
            ),
            // Defence goes before.
            (
                &[
                    (content, json!(["relief_without_address", "defence"])),
                    (level, json!("prime_minister")),
                ],
                &[],
            ),
        ],
    );
}

#[test]
fn grant_009_certificate() {
    let (issued, until) = ("/certificates/0/issued_on", "/certificates/0/valid_until");
    let place: &[&str] = &["grants/G1 /donors/0/donor"];
    rows(
        "GRANT-009",
        &[
            (&[(until, json!("2023-01-15"))], place),
            // Registered only later: it showed another proof.
            (&[(issued, json!("2023-01-17"))], &[]),
            (
                &[
                    (until, json!("2023-01-15")),
                    (
                        "/grants/0/documents/-",
                        json!({"kind": "legal_personality"}),
                    ),
                ],
                &[],
            ),
            (
                &[
                    (until, json!("2023-01-15")),
                    ("/grants/0/documents/-", json!({"kind": "agreement"})),
                ],
                place,
            ),
            (
                &[(
                    "/certificates/0/events",
                    json!([{"kind": "terminated", "date": "2023-01-16"}]),
                )],
                place,
            ),
            (&[(issued, json!("2023-01-16"))], &[]),
            (&[(until, json!("2023-01-16"))], &[]),
            // Who holds none shows another proof.
            (&[("/certificates", json!([]))], &[]),
            // Suspended is registered; nobody knows when it was revoked.
            (
                &[(
                    "/certificates/0/events",
                    json!([{"kind": "suspended", "date": "2023-01-10"}]),
                )],
                &[],
            ),
            (
                &[("/certificates/0/events", json!([{"kind": "revoked"}]))],
                &[],
            ),
        ],
    );
}

#[test]
fn grant_010_experts() {
    let (form, documents) = ("/grants/0/non_project_form", "/grants/0/documents");
    let two = json!([{"kind": "cv"}, {"kind": "work_permit"}]);
    let three = json!([{"kind": "cv"}, {"kind": "work_permit"}, {"kind": "activity_programme"}]);
    let place = "grants/G1 /documents";
    rows(
        "GRANT-010",
        &[
            (&[(form, json!("experts")), (documents, two)], &[place]),
            (&[(form, json!("experts"))], &[place, place, place]),
            (&[(form, json!("experts")), (documents, three)], &[]),
            (&[(form, json!("training"))], &[]),
        ],
    );
}

#[test]
fn grant_011_days() {
    let complete = "/grants/0/dossier/complete_on";
    rows(
        "GRANT-011",
        &[
            (
                &[(complete, json!("2022-12-24"))],
                &["grants/G1 /decision/date"],
            ),
            (&[(complete, json!("2022-12-25"))], &[]),
            (&[(complete, Value::Null)], &[]),
        ],
    );
    // Decided on a Monday, two days and one day after the last one.
    let little = vec![("the record says too little".to_owned(), 1)];
    for day in ["2022-12-25", "2022-12-26"] {
        let late = [(complete, json!(day))];
        assert_eq!(said("GRANT-011", &late), (0, little.clone()), "{day}");
    }
    let in_time = [(complete, json!("2022-12-27"))];
    assert_eq!(said("GRANT-011", &in_time), (0, vec![]));
}

#[test]
fn grant_011_a_dossier_that_was_supplemented() {
    let complete = ("/grants/0/dossier/complete_on", json!("2022-12-01"));
    let events = |events: Value| [complete.clone(), ("/grants/0/events", events)];
    let supplemented = |day: &str| events(json!([{"kind": "supplemented", "date": day}]));
    let at: &[&str] = &["grants/G1 /decision/date"];
    let undated = events(json!([{"kind": "supplemented"}]));
    rows(
        "GRANT-011",
        &[
            (&supplemented("2022-12-24"), at),
            (&supplemented("2022-12-27"), &[]),
            // Of an amendment, or of what was handed in before.
            (&supplemented("2023-02-01"), at),
            (&supplemented("2022-11-30"), at),
            (&undated, &[]),
            // Handed in after the appraisal, it did not delay it.
            (
                &events(json!([{"kind": "appraised", "date": "2022-12-26"},
                    {"kind": "supplemented", "date": "2022-12-27"}])),
                &["grants/G1 /events/0/date"],
            ),
        ],
    );
    assert_eq!(said("GRANT-011", &supplemented("2022-12-27")), (0, vec![]));
    let little = vec![("the record says too little".to_owned(), 1)];
    assert_eq!(said("GRANT-011", &undated), (0, little));
    assert_eq!(
        words("GRANT-011", &supplemented("2022-12-24")),
        [(
            "warning",
            "quyết định ban hành sau 23 ngày kể từ ngày bổ sung hồ sơ (24/12/2022); thời hạn thẩm định là 20 ngày"
                .to_owned(),
            "decided 23 days after the dossier was supplemented on 2022-12-24; the appraisal may take 20 days"
                .to_owned(),
        )]
    );
}

#[test]
fn grant_011_the_appraisal_where_its_day_is_told() {
    let complete = "/grants/0/dossier/complete_on";
    let appraised = |days: &[&str]| {
        let event = |day: &&str| json!({"kind": "appraised", "date": day});
        let events: Vec<_> = days.iter().map(event).collect();
        [
            (complete, json!("2022-12-21")),
            ("/grants/0/events", json!(events)),
        ]
    };
    let at = |place: usize| format!("grants/G1 /events/{place}/date");
    let undated = [
        (complete, json!("2022-12-21")),
        ("/grants/0/events", json!([{"kind": "appraised"}])),
    ];
    rows(
        "GRANT-011",
        &[
            (&appraised(&["2023-01-11"]), &[&at(0)]),
            (&appraised(&["2023-01-10"]), &[]),
            // The last one before the decision is the one that the decision rests on.
            (&appraised(&["2023-01-10", "2023-01-12"]), &[&at(1)]),
            (&appraised(&["2023-01-10", "2023-02-12"]), &[]),
            (&appraised(&["2023-02-12"]), &["grants/G1 /decision/date"]),
            (&undated, &["grants/G1 /decision/date"]),
        ],
    );
    let told = |changes: &[(&str, Value)]| words("GRANT-011", changes);
    assert_eq!(
        told(&appraised(&["2023-01-11"])),
        [(
            "warning",
            "thẩm định xong sau 21 ngày kể từ ngày có đủ hồ sơ hợp lệ (21/12/2022); thời hạn thẩm định là 20 ngày"
                .to_owned(),
            "appraised 21 days after the dossier was complete on 2022-12-21; the appraisal may take 20 days"
                .to_owned(),
        )]
    );
    assert_eq!(
        told(&undated),
        [(
            "warning",
            "quyết định ban hành sau 26 ngày kể từ ngày có đủ hồ sơ hợp lệ (21/12/2022); thời hạn thẩm định là 20 ngày"
                .to_owned(),
            "decided 26 days after the dossier was complete on 2022-12-21; the appraisal may take 20 days"
                .to_owned(),
        )]
    );
}

#[test]
fn grant_071_a_dossier_that_waits() {
    let (decision, events) = ("/grants/0/decision", "/grants/0/events");
    let waiting = |complete: &str, kinds: &[&str]| {
        let kinds = kinds.iter().map(|kind| json!({"kind": kind}));
        [
            (decision, Value::Null),
            ("/grants/0/actual", Value::Null),
            ("/grants/0/dossier/complete_on", json!(complete)),
            (events, kinds.collect()),
        ]
    };
    let place: &[&str] = &["grants/G1 /dossier/complete_on"];
    // As of 31 December 2023.
    rows(
        "GRANT-071",
        &[
            (&waiting("2023-12-09", &[]), place),
            // The last day is a Saturday, and the Monday after it is not over.
            (&waiting("2023-12-10", &[]), &[]),
            (&waiting("2023-12-11", &[]), &[]),
            (&waiting("2023-12-09", &["submitted"]), place),
            // Nobody knows when.
            (&waiting("2023-12-09", &["supplemented"]), &[]),
            (&waiting("2023-12-09", &["appraised"]), &[]),
            (&waiting("2023-12-09", &["rejected"]), &[]),
            (&waiting("2023-12-09", &["withdrawn"]), &[]),
            // Carried out without a decision: GRANT-037.
            (&waiting("2023-12-09", &["started"]), &[]),
        ],
    );
    let little = vec![("the record says too little".to_owned(), 1)];
    for (complete, kinds) in [
        ("2023-12-10", &[][..]),
        ("2023-12-09", &["supplemented"]),
        ("2023-12-09", &["appraised"]),
    ] {
        let found = said("GRANT-071", &waiting(complete, kinds));
        assert_eq!(found, (0, little.clone()), "{complete} {kinds:?}");
    }
    rows_on(
        "GRANT-071",
        "2026-06-30",
        &[
            (&waiting("2025-11-17", &[]), place),
            (&waiting("2025-11-18", &[]), &[]),
        ],
    );
    assert_eq!(
        words("GRANT-071", &waiting("2023-12-09", &[])),
        [(
            "warning",
            "đến ngày 31/12/2023 chưa thẩm định; hạn 20 ngày kể từ khi có đủ hồ sơ hợp lệ (09/12/2023) là 29/12/2023"
                .to_owned(),
            "not appraised by 2023-12-31; 20 days after the dossier was complete on 2023-12-09 ended on 2023-12-29"
                .to_owned(),
        )]
    );
}

#[test]
fn grant_071_an_appraisal_that_came_late() {
    let waiting = |events: Value| {
        [
            ("/grants/0/decision", Value::Null),
            ("/grants/0/actual", Value::Null),
            ("/grants/0/dossier/complete_on", json!("2023-03-01")),
            ("/grants/0/events", events),
        ]
    };
    let appraised = |day: &str| waiting(json!([{"kind": "appraised", "date": day}]));
    let supplemented = |day: &str, appraised: &str| {
        waiting(json!([{"kind": "supplemented", "date": day},
            {"kind": "appraised", "date": appraised}]))
    };
    let twice = waiting(json!([{"kind": "appraised", "date": "2023-03-21"},
        {"kind": "appraised", "date": "2023-05-10"}]));
    // 20 days end on Tuesday, 21 March 2023; of a dossier supplemented on 10 March on the 30th.
    rows(
        "GRANT-071",
        &[
            (&appraised("2023-03-22"), &["grants/G1 /events/0/date"]),
            (&appraised("2023-03-21"), &[]),
            (&twice, &[]),
            (
                &supplemented("2023-03-10", "2023-04-10"),
                &["grants/G1 /events/1/date"],
            ),
            (&supplemented("2023-03-10", "2023-03-30"), &[]),
            // Handed in after the appraisal, it did not delay it.
            (
                &supplemented("2023-03-23", "2023-03-22"),
                &["grants/G1 /events/1/date"],
            ),
            // Later than the day asked for.
            (
                &appraised("2024-01-02"),
                &["grants/G1 /dossier/complete_on"],
            ),
        ],
    );
    // The last day is Saturday, 25 March.
    let weekend = |day: &str| supplemented("2023-03-05", day);
    let little = vec![("the record says too little".to_owned(), 1)];
    assert_eq!(said("GRANT-071", &weekend("2023-03-27")), (0, little));
    assert_eq!(said("GRANT-071", &weekend("2023-03-28")).0, 1);
    assert_eq!(
        words("GRANT-071", &appraised("2023-03-22")),
        [(
            "warning",
            "thẩm định ngày 22/3/2023; hạn 20 ngày kể từ khi có đủ hồ sơ hợp lệ (01/3/2023) là 21/3/2023"
                .to_owned(),
            "appraised on 2023-03-22; 20 days after the dossier was complete on 2023-03-01 ended on 2023-03-21"
                .to_owned(),
        )]
    );
}

#[test]
fn grant_012_start() {
    let (actual, events) = ("/grants/0/actual", "/grants/0/events");
    let whole: &[&str] = &["grants/G1 /actual"];
    let event = |kind: &str, day: &str| (events, json!([{"kind": kind, "date": day}]));
    // Nothing else tells that it has run.
    let silent = [
        (actual, Value::Null),
        ("/grants/0/documents", json!([])),
        ("/transactions", json!([])),
    ];
    let with = |more: &[(&'static str, Value)]| [silent.as_slice(), more].concat();
    let moved = |kind: &str, day: &str| {
        let moved = json!([{"id": "T1", "grant": "G1", "kind": kind, "date": day}]);
        with(&[("/transactions", moved)])
    };
    let rows_of = [
        (
            vec![(actual, json!({"from": "2023-07-17"}))],
            vec!["grants/G1 /actual/from"],
        ),
        (vec![(actual, json!({"from": "2023-07-16"}))], vec![]),
        (with(&[]), whole.to_vec()),
        (with(&[event("started", "2023-07-16")]), vec![]),
        (
            with(&[event("started", "2023-07-17")]),
            vec!["grants/G1 /actual/from"],
        ),
        // Who spends in time has started; who spends or receives late may have.
        (moved("disbursed", "2023-07-16"), vec![]),
        (moved("disbursed", "2023-07-17"), vec![]),
        (moved("received", "2023-07-17"), vec![]),
        // Revoked in time, too late, and nobody knows when.
        (with(&[event("revoked", "2023-07-16")]), vec![]),
        (with(&[event("revoked", "2023-07-17")]), whole.to_vec()),
        (with(&[(events, json!([{"kind": "revoked"}]))]), vec![]),
        // It ran, nobody knows since when.
        (with(&[(actual, json!({"until": "2023-05-31"}))]), vec![]),
        (
            with(&[(
                "/grants/0/documents",
                json!([{"kind": "completion_report"}]),
            )]),
            vec![],
        ),
    ];
    let rows_of: Vec<_> = rows_of
        .iter()
        .map(|(a, b)| (a.as_slice(), b.as_slice()))
        .collect();
    rows("GRANT-012", &rows_of);
    rows_on("GRANT-012", "2023-07-17", &[(&silent, whole), (&[], &[])]);
    rows_on(
        "GRANT-012",
        "2023-07-16",
        &[
            (&silent, &[]),
            (
                &[(actual, json!({"from": "2023-07-17"}))],
                &["grants/G1 /actual/from"],
            ),
        ],
    );
    for changes in [
        moved("disbursed", "2023-07-17"),
        moved("received", "2023-07-17"),
        with(&[(events, json!([{"kind": "revoked"}]))]),
    ] {
        let reasons = not_applied(&check_on(&changed(&changes), AS_OF), "GRANT-012");
        assert_eq!(reasons, [("the record says too little".to_owned(), 1)]);
    }
}

#[test]
fn grant_013_existing_unit() {
    let grant = "/grants/0/funding/grant";
    let vnd = |amount: &str| json!([{"amount": amount, "currency": "VND"}]);
    let place: &[&str] = &["grants/G1 /management"];
    rows(
        "GRANT-013",
        &[
            (&[(grant, usd("200000.00"))], place),
            (&[(grant, usd("199999.99"))], &[]),
            // At 24,000 đồng.
            (&[(grant, vnd("4800000000"))], place),
            (&[(grant, vnd("4799000000"))], &[]),
            // 199,999.9958 USD.
            (&[(grant, vnd("4799999900"))], &[]),
            (
                &[(grant, usd("200000.00")), ("/grants/0/mode", Value::Null)],
                &[],
            ),
            (
                &[
                    (grant, usd("200000.00")),
                    ("/grants/0/management", json!("existing_pmu")),
                ],
                &[],
            ),
            (
                &[
                    (grant, usd("200000.00")),
                    ("/grants/0/mode", json!("non_project")),
                ],
                &[],
            ),
            (&[(grant, vnd("4800000000")), ("/rates", json!([]))], &[]),
            // The dollars alone are enough.
            (
                &[(
                    grant,
                    json!([{"amount": "200000.00", "currency": "USD"}, {"amount": "1", "currency": "JPY"}]),
                )],
                place,
            ),
        ],
    );
}

#[test]
fn grant_013_a_converted_value_only_warns() {
    let severity = |amount: &str, currency: &str| {
        let grant = json!([{"amount": amount, "currency": currency}]);
        let checked = check_on(&changed(&[("/grants/0/funding/grant", grant)]), AS_OF);
        let found = checked.findings.iter().find(|f| f.rule == "GRANT-013");
        found.unwrap().severity
    };
    assert_eq!(severity("200000.00", "USD"), Severity::Error);
    assert_eq!(severity("4800000000", "VND"), Severity::Warning);
}

#[test]
fn grant_014_amendment() {
    let (amendments, level) = ("/grants/0/amendments", "/grants/0/decision/level");
    let by = |level: &str| json!([{"date": "2023-04-01", "level": level}]);
    let place: &[&str] = &["grants/G1 /amendments/0/level"];
    let security = ("/grants/0/content", json!(["security"]));
    rows(
        "GRANT-014",
        &[
            (&[(amendments, by("association"))], place),
            (&[(amendments, by("managing_agency"))], &[]),
            (
                &[
                    (amendments, by("managing_agency")),
                    (level, json!("prime_minister")),
                ],
                place,
            ),
            (
                &[
                    (amendments, by("prime_minister")),
                    (level, json!("prime_minister")),
                ],
                &[],
            ),
            // What touches security now goes to the Prime Minister.
            (
                &[(amendments, by("managing_agency")), security.clone()],
                place,
            ),
            (&[(amendments, by("prime_minister")), security], &[]),
            (&[(amendments, json!([{"date": "2023-04-01"}]))], &[]),
        ],
    );
}

#[test]
fn grant_015_budget_class() {
    let (class, kind) = ("/grants/0/budget_class", "/parties/2/kind");
    let place: &[&str] = &["grants/G1 /budget_class"];
    rows(
        "GRANT-015",
        &[
            (&[(class, json!("not_budget_revenue"))], place),
            (&[(kind, json!("charity_fund"))], place),
            (
                &[
                    (kind, json!("charity_fund")),
                    (class, json!("not_budget_revenue")),
                ],
                &[],
            ),
            (&[(kind, json!("socio_political_organization"))], &[]),
            // Not told by the kind alone.
            (&[(kind, json!("state_owned_enterprise"))], &[]),
            (&[(kind, json!("unknown"))], &[]),
        ],
    );
}

#[test]
fn grant_016_social_enterprise() {
    let enterprise = ("/parties/2/kind", json!("social_enterprise"));
    let agency = "/grants/0/managing_agency";
    let place: &[&str] = &["grants/G1 /managing_agency"];
    rows(
        "GRANT-016",
        &[
            (&[enterprise.clone(), (agency, json!("ministry"))], place),
            (
                &[enterprise.clone(), ("/parties/0/province", json!("24"))],
                place,
            ),
            (
                &[
                    enterprise.clone(),
                    ("/parties/0/kind", json!("social_organization")),
                ],
                place,
            ),
            (std::slice::from_ref(&enterprise), &[]),
            (&[(agency, json!("ministry"))], &[]),
            // Registered in Bac Ninh, now one with Bac Giang: neither code has a date.
            (
                &[
                    enterprise.clone(),
                    ("/parties/2/province", json!("27")),
                    ("/parties/0/province", json!("24")),
                ],
                &[],
            ),
        ],
    );
}

#[test]
fn grant_017_completion_report() {
    // Ended on 2023-05-31: due on 2023-11-30.
    let (documents, date) = ("/grants/0/documents", "/grants/0/documents/0/date");
    let none: &[&str] = &["grants/G1 /documents"];
    let filing = |day: &str| {
        json!({"id": "F2", "duty": "completion-report", "bearer": "school",
            "window": {"from": "2023-02-01", "until": "2023-05-31"}, "date": day})
    };
    rows(
        "GRANT-017",
        &[
            (&[(documents, json!([]))], none),
            (
                &[(date, json!("2023-12-01"))],
                &["grants/G1 /documents/0/date"],
            ),
            (&[], &[]),
            // Filed, nobody knows when, or for which window; or for another one.
            (
                &[
                    (documents, json!([])),
                    ("/filings/-", filing("2023-11-30")),
                    ("/filings/1/date", Value::Null),
                ],
                &[],
            ),
            (
                &[
                    (documents, json!([])),
                    ("/filings/-", filing("2023-11-30")),
                    ("/filings/1/window", Value::Null),
                ],
                &[],
            ),
            // It came too late for every window.
            (
                &[
                    (documents, json!([])),
                    ("/filings/-", filing("2023-12-01")),
                    ("/filings/1/window", Value::Null),
                ],
                none,
            ),
            // A paper that came late, and a filing that may have come in time.
            (
                &[
                    (date, json!("2023-12-01")),
                    ("/filings/-", filing("2023-11-30")),
                    ("/filings/1/date", Value::Null),
                ],
                &[],
            ),
            (
                &[
                    (documents, json!([])),
                    ("/filings/-", filing("2023-11-30")),
                    ("/filings/1/window/until", json!("2023-05-30")),
                    ("/filings/1/date", Value::Null),
                ],
                none,
            ),
            // Ended on 25 May: due on Saturday, 25 November.
            (
                &[
                    ("/grants/0/actual/until", json!("2023-05-25")),
                    (date, json!("2023-11-27")),
                ],
                &[],
            ),
            (
                &[
                    ("/grants/0/actual/until", json!("2023-05-25")),
                    (date, json!("2023-11-28")),
                ],
                &["grants/G1 /documents/0/date"],
            ),
            (
                &[(documents, json!([])), ("/filings/-", filing("2023-11-30"))],
                &[],
            ),
            (
                &[(documents, json!([])), ("/filings/-", filing("2023-12-01"))],
                &[],
            ),
            // Filed late: FILING-013 tells it. Revoked: there was nothing to complete.
            (
                &[
                    (documents, json!([])),
                    (
                        "/grants/0/events",
                        json!([{"kind": "revoked", "date": "2023-03-01"}]),
                    ),
                ],
                &[],
            ),
        ],
    );
    rows_on(
        "GRANT-017",
        "2023-12-01",
        &[(&[(documents, json!([]))], none), (&[], &[])],
    );
    rows_on(
        "GRANT-017",
        "2023-11-30",
        &[
            (&[(documents, json!([]))], &[]),
            (
                &[(date, json!("2023-12-01"))],
                &["grants/G1 /documents/0/date"],
            ),
        ],
    );
}
