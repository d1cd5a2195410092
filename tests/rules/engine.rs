//! The engine: which text governs, what is not applied and why, order, stamp, and no panic.

use proptest::prelude::*;
use serde_json::{Value, json};
use vientro::exchange::json as format;
use vientro::finding::Severity;
use vientro::law::Evidence;
use vientro::rules::{self, CheckOptions, RULES};
use vientro::{Date, Lang, Registry};

use crate::support::{AS_OF, changed, check_on, not_applied, registry, told, world};

fn on(day: &str) -> CheckOptions {
    CheckOptions::on(Date::parse(day).unwrap())
}

#[test]
fn a_world_without_a_fault_has_no_finding() {
    let checked = check_on(&world(), AS_OF);
    assert_eq!(told(&checked), [""; 0]);
    assert_eq!(checked.not_applied, []);
}

#[test]
fn the_date_of_the_event_picks_the_text() {
    let no_owner = |decided: &str| {
        let checked = check_on(
            &changed(&[
                ("/grants/0/owner", Value::Null),
                ("/grants/0/dossier", Value::Null),
                ("/grants/0/decision/date", json!(decided)),
            ]),
            AS_OF,
        );
        let count = checked
            .findings
            .iter()
            .filter(|f| f.rule == "GRANT-001")
            .count();
        (count, not_applied(&checked, "GRANT-001"))
    };
    let not_modelled = |text: &str| vec![(format!("text not modelled: {text}"), 1)];
    assert_eq!(no_owner("2020-09-16"), (0, not_modelled("93/2009/NĐ-CP")));
    assert_eq!(no_owner("2020-09-17"), (1, vec![]));
    assert_eq!(no_owner("2025-12-07"), (1, vec![]));
    assert_eq!(no_owner("2025-12-08"), (0, not_modelled("313/2025/NĐ-CP")));
    assert_eq!(
        no_owner("2008-12-31"),
        (0, vec![("not in force".to_owned(), 1)])
    );
}

#[test]
fn an_old_dossier_is_finished_under_the_old_text() {
    let world = changed(&[
        ("/grants/0/owner", Value::Null),
        ("/grants/0/dossier/submitted_on", json!("2020-09-16")),
        ("/grants/0/decision/date", json!("2020-10-01")),
    ]);
    let reasons = not_applied(&check_on(&world, AS_OF), "GRANT-001");
    assert_eq!(
        reasons,
        [("text not modelled: 93/2009/NĐ-CP".to_owned(), 1)]
    );
}

#[test]
fn a_dossier_is_as_old_as_the_first_thing_said_of_it() {
    let said = |changes: &[(&str, Value)]| {
        let decided = ("/grants/0/decision/date", json!("2020-10-01"));
        let early = ("/transactions/0/date", json!("2020-09-30"));
        let all = [&[decided, early, ("/grants/0/owner", Value::Null)], changes].concat();
        let checked = check_on(&changed(&all), AS_OF);
        let found = |rule: &str| checked.findings.iter().filter(|f| f.rule == rule).count();
        (found("GRANT-001"), found("TRANSACTION-001"))
    };
    let dossier = "/grants/0/dossier";
    let complete = |day: &str| (dossier, json!({"complete_on": day}));
    let event = |day: &str| {
        let event = json!([{"kind": "submitted", "date": day}]);
        ("/grants/0/events", event)
    };
    assert_eq!(said(&[(dossier, Value::Null)]), (1, 1));
    assert_eq!(said(&[complete("2020-09-17")]), (1, 1));
    assert_eq!(said(&[complete("2020-09-16")]), (0, 0));
    assert_eq!(said(&[(dossier, Value::Null), event("2020-09-16")]), (0, 0));
    assert_eq!(said(&[complete("2020-09-20"), event("2020-09-16")]), (0, 0));
    assert_eq!(said(&[complete("2020-09-20"), event("2020-09-17")]), (1, 1));
    // The day of submission itself goes before.
    let submitted = (dossier, json!({"submitted_on": "2020-09-17"}));
    assert_eq!(said(&[submitted, event("2020-09-16")]), (1, 1));
}

#[test]
fn only_an_extension_under_the_new_circular_puts_a_grant_under_it() {
    let said = |date: &str, until: &str| {
        let amendment = json!([{"date": date, "planned": {"from": "2019-03-01", "until": until}}]);
        let world = changed(&[
            ("/grants/0/dossier", Value::Null),
            ("/grants/0/decision/date", json!("2019-03-01")),
            (
                "/grants/0/planned",
                json!({"from": "2019-03-01", "until": "2023-12-31"}),
            ),
            ("/grants/0/amendments", amendment),
            (
                "/balances/1/closing",
                json!({"amount": "1.00", "currency": "USD"}),
            ),
        ]);
        let checked = check_on(&world, AS_OF);
        let found = checked.findings.iter().filter(|f| f.rule == "BALANCE-001");
        (found.count(), not_applied(&checked, "BALANCE-001"))
    };
    let old = || {
        (
            0,
            vec![("text not modelled: 225/2010/TT-BTC".to_owned(), 2)],
        )
    };
    assert_eq!(said("2022-05-20", "2024-06-30"), (1, vec![]));
    assert_eq!(said("2022-05-19", "2024-06-30"), old());
    // Not longer than before: no extension.
    assert_eq!(said("2022-05-20", "2023-12-31"), old());
    // Shortened before, it ended before the balances.
    assert_eq!(said("2022-05-19", "2022-12-31"), (1, vec![]));
}

#[test]
fn what_ended_under_the_old_decree_reports_under_it() {
    // Decided in 2019, ended in 2021 as decided: the report, due half a year later, is of 93/2009.
    let said = |rule: &str, decided: &str, until: &str| {
        let world = changed(&[
            ("/grants/0/dossier", Value::Null),
            ("/grants/0/decision/date", json!(decided)),
            (
                "/grants/0/planned",
                json!({"from": decided, "until": "2021-06-30"}),
            ),
            ("/grants/0/actual", json!({"until": until})),
            ("/grants/0/documents", json!([])),
            (
                "/grants/0/events",
                json!([{"kind": "started", "date": "2021-06-01"}]),
            ),
        ]);
        let checked = check_on(&world, AS_OF);
        let found = checked.findings.iter().filter(|f| f.rule == rule).count();
        (found, not_applied(&checked, rule))
    };
    let old = || (0, vec![("text not modelled: 93/2009/NĐ-CP".to_owned(), 1)]);
    assert_eq!(said("GRANT-017", "2020-09-16", "2021-06-30"), old());
    // It ran on after the end that was decided.
    assert_eq!(said("GRANT-017", "2020-09-16", "2021-07-01"), (1, vec![]));
    assert_eq!(said("GRANT-017", "2020-09-17", "2021-06-30"), (1, vec![]));
    assert_eq!(said("GRANT-012", "2020-09-16", "2021-07-01"), old());
    assert_eq!(said("GRANT-012", "2020-09-17", "2021-07-01"), (1, vec![]));
}

#[test]
fn disaster_aid_of_another_decree_is_left_to_it() {
    // Decided on 2023-01-16, ended on 2023-05-31.
    let said = |disaster: &str, until: &str| {
        let world = changed(&[
            ("/grants/0/owner", Value::Null),
            ("/grants/0/documents", json!([])),
            ("/grants/0/disaster_date", json!(disaster)),
            ("/grants/0/actual/until", json!(until)),
            ("/transactions/0/date", json!("2023-01-15")),
        ]);
        let checked = check_on(&world, AS_OF);
        let rules: Vec<_> = checked
            .findings
            .iter()
            .map(|f| f.rule.to_string())
            .collect();
        let reasons =
            ["GRANT-001", "GRANT-017", "TRANSACTION-001"].map(|rule| not_applied(&checked, rule));
        (rules, reasons)
    };
    let noted = |reason: &str, transactions: usize| {
        let of = |records| vec![(reason.to_owned(), records)];
        [of(1), of(1), of(transactions)]
    };
    let none = || [const { Vec::new() }; 3];
    let all = || {
        ["GRANT-001", "GRANT-017", "TRANSACTION-001"]
            .map(str::to_owned)
            .to_vec()
    };
    assert_eq!(
        said("2023-01-10", "2023-04-10"),
        (
            // Held to that decree instead.
            ["GRANT-006", "GRANT-062", "GRANT-063", "GRANT-065"]
                .map(str::to_owned)
                .to_vec(),
            noted("text not modelled: 50/2020/NĐ-CP", 2)
        )
    );
    assert_eq!(
        said("2023-01-10", "2023-04-11"),
        (
            vec!["GRANT-006".to_owned()],
            noted("the record says too little", 2)
        )
    );
    assert_eq!(said("2022-08-30", "2023-05-31"), (all(), none()));
    // Decided before the disaster, so not for it.
    let mut all = all();
    all.insert(2, "GRANT-043".to_owned());
    assert_eq!(said("2023-01-17", "2023-04-10"), (all, none()));
}

#[test]
fn what_cannot_be_applied_is_listed() {
    let reason_of = |rule: &str, changes: &[(&str, Value)]| {
        not_applied(&check_on(&changed(changes), AS_OF), rule)
    };
    let is = |reason: &str| vec![(reason.to_owned(), 1)];
    assert_eq!(
        reason_of("GRANT-001", &[("/grants/0/decision/date", Value::Null)]),
        is("governing date unknown")
    );
    assert_eq!(
        reason_of("GRANT-015", &[("/parties/2/kind", json!("unknown"))]),
        is("the record says too little")
    );
    assert_eq!(
        reason_of(
            "GRANT-013",
            &[("/grants/0/funding/grant/0/currency", json!("EUR"))]
        ),
        is("no exchange rate")
    );
    assert_eq!(
        reason_of(
            "CERTIFICATE-001",
            &[("/certificates/0/issued_on", json!("2022-10-31"))]
        ),
        is("text not modelled: 12/2012/NĐ-CP")
    );
    assert_eq!(
        reason_of(
            "DONOR-001",
            &[("/donors/0/country", json!("VN")), ("/grants", json!([]))]
        ),
        is("governing date unknown")
    );
}

#[test]
fn a_provision_that_is_not_verified_warns_at_most() {
    let world = changed(&[
        ("/grants/0/decision/date", json!("2026-03-01")),
        ("/transactions/0/date", json!("2026-02-01")),
    ]);
    let checked = check_on(&world, "2026-03-02");
    let finding = |record: &str| {
        let of = |f: &&vientro::finding::Finding| f.rule == "TRANSACTION-001" && f.record == record;
        let found = checked.findings.iter().find(of).unwrap();
        (
            found.severity,
            found.evidence(),
            found.citation.unwrap().text(Lang::En),
        )
    };
    assert_eq!(
        finding("transactions/T1"),
        (
            Severity::Warning,
            Some(Evidence::Secondary),
            "Decree 313/2025/ND-CP, Article 4".to_owned()
        )
    );
    assert_eq!(
        finding("transactions/T2"),
        (
            Severity::Error,
            Some(Evidence::Text),
            "Decree 80/2020/ND-CP, Article 4(1)".to_owned()
        )
    );
}

#[test]
fn a_rule_can_be_switched_off() {
    let registry = registry(&changed(&[("/grants/0/owner", Value::Null)]));
    let options = on(AS_OF).without("GRANT-001").unwrap();
    let checked = rules::check(&registry, &options);
    assert_eq!(told(&checked), [""; 0]);
    assert_eq!(
        not_applied(&checked, "GRANT-001"),
        [("switched off".to_owned(), 1)]
    );
    assert_eq!(checked.stamp.switched_off, ["GRANT-001"]);
}

#[test]
fn a_finding_names_its_field_and_the_stamp_its_versions() {
    let checked = check_on(&changed(&[("/grants/0/owner", Value::Null)]), AS_OF);
    let finding = &checked.findings[0];
    assert_eq!(finding.label.unwrap().get(Lang::Vi), "chủ khoản viện trợ");
    assert_eq!(checked.stamp.rules, rules::VERSION);
    assert_eq!(checked.stamp.as_of.to_string(), AS_OF);
    assert_eq!(checked.count(Severity::Error), 1);

    let text = format::checked_json(&checked);
    let text = text.replace(env!("CARGO_PKG_VERSION"), "[version]");
    insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("checked_json", text);
    });
}

#[test]
fn the_order_of_records_and_files_changes_nothing() {
    let faults = changed(&[
        ("/grants/0/owner", Value::Null),
        ("/transactions/0/date", json!("2023-01-01")),
        ("/balances/1/closing/amount", json!("1.00")),
        ("/certificates/0/valid_until", json!("2023-03-01")),
    ]);
    let mut turned = faults.clone();
    for list in turned.as_object_mut().unwrap().values_mut() {
        list.as_array_mut().unwrap().reverse();
    }
    let straight = check_on(&faults, AS_OF);
    assert!(straight.findings.len() >= 4, "{:?}", told(&straight));
    assert_eq!(straight, check_on(&turned, AS_OF));

    // The same records in files of their own.
    let files: Vec<_> = faults.as_object().unwrap().iter().enumerate().collect();
    let built = |files: &[(usize, (&String, &Value))]| {
        let mut builder = Registry::builder();
        for (number, (list, records)) in files {
            let mut file = json!({"format": "vientro-submission", "version": 1,
                "submission": {"id": format!("S{number}"), "submitter": "ppc", "sequence": number}});
            file[list.as_str()] = (*records).clone();
            format::read(
                &mut builder,
                &format!("{list}.json"),
                file.to_string().as_bytes(),
            );
        }
        rules::check(&builder.finish(), &on(AS_OF))
    };
    let mut reversed = files.clone();
    reversed.reverse();
    assert_eq!(built(&files), straight);
    assert_eq!(built(&reversed), straight);
}

/// A value that is often right, and often wrong: absent, of another kind, out of range.
fn some(choices: &'static [&'static str]) -> BoxedStrategy<Value> {
    prop_oneof![
        1 => Just(Value::Null),
        6 => proptest::sample::select(choices).prop_map(|text| json!(text)),
    ]
    .boxed()
}

const DATES: &[&str] = &[
    "1900-01-01",
    "2012-02-29",
    "2019-12-31",
    "2020-09-17",
    "2022-11-01",
    "2023-01-16",
    "2023-12-14",
    "2025-07-01",
    "2025-12-08",
    "2200-12-31",
];

fn date() -> BoxedStrategy<Value> {
    some(DATES)
}

fn amount() -> BoxedStrategy<Value> {
    (
        proptest::sample::select(
            &[
                "0",
                "1",
                "-1",
                "92233720368547758",
                "-92233720368547758",
                "200000",
            ][..],
        ),
        proptest::sample::select(&["USD", "VND", "JPY", "BEF"][..]),
    )
        .prop_map(|(amount, currency)| json!({"amount": amount, "currency": currency}))
        .boxed()
}

fn amounts() -> BoxedStrategy<Value> {
    prop::collection::vec(amount(), 0..3)
        .prop_map(Value::from)
        .boxed()
}

fn period() -> BoxedStrategy<Value> {
    (date(), date())
        .prop_map(|(from, until)| {
            // Text sorts as its date does; an open end is null.
            let is_reversed = from.as_str() > until.as_str() && until.is_string();
            if is_reversed {
                json!({"from": until, "until": from})
            } else {
                json!({"from": from, "until": until})
            }
        })
        .boxed()
}

fn shares(field: &'static str, choices: &'static [&'static str]) -> BoxedStrategy<Value> {
    prop::collection::vec((some(choices), some(&["0", "50", "100"])), 0..3)
        .prop_map(move |parts| {
            let part = |(value, share): (Value, Value)| {
                let mut part = json!({"share": share});
                part[field] = value;
                part
            };
            parts.into_iter().map(part).collect()
        })
        .boxed()
}

fn any_grant() -> BoxedStrategy<Value> {
    let heads = (
        some(&["G0", "G1", "G2"]),
        some(&["programme", "project", "non_project"]),
        some(&["goods", "experts", "training"]),
        shares("donor", &["D1", "D2", "X"]),
        some(&["P1", "P2", "X"]),
        some(&["P1", "P2", "X"]),
        shares("province", &["01", "02", "24"]),
        shares("sector", &["health"]),
    );
    let decided = (
        date(),
        some(&[
            "prime_minister",
            "managing_agency",
            "fatherland_front",
            "association",
            "minister_of_home_affairs",
        ]),
        some(&["security", "relief_without_address", "special_imports"]),
        date(),
        date(),
        date(),
        period(),
        period(),
    );
    let money = (amounts(), amounts(), amounts(), amounts(), amounts());
    let rest = (
        some(&["budget_revenue", "not_budget_revenue"]),
        some(&["existing_unit", "new_pmu"]),
        some(&["completion_report", "cv", "goods_list", "donor_consent"]),
        some(&["started", "completed", "revoked", "terminated"]),
        date(),
        period(),
        some(&["prime_minister", "association"]),
        amounts(),
        some(&["G0", "G1"]),
        some(&["yes", "no"]),
        some(&["owner", "donor"]),
    );
    (heads, decided, money, rest)
        .prop_map(|(h, d, m, r)| {
            json!({"supplements": h.0, "mode": h.1, "non_project_form": h.2, "donors": h.3,
                "recipient": h.4, "owner": h.5, "managing_agency": h.5, "provinces": h.6,
                "sectors": h.7, "decision": {"date": d.0, "level": d.1},
                "content": if d.2.is_null() { json!([]) } else { json!([d.2]) },
                "disaster_date": d.3, "dossier": {"submitted_on": d.4, "complete_on": d.5},
                "planned": d.6, "actual": d.7,
                "funding": {"total": m.0, "grant": m.1, "counterpart": m.2,
                    "recipient_managed": m.3, "in_kind": m.4,
                    "goods": [{"value": m.4.get(0), "condition": "used"}]},
                "parent": r.8, "executor": r.10,
                "budget_class": r.0, "management": r.1,
                "documents": [{"kind": r.2, "date": r.4, "translated": r.9}, {"kind": "request"}],
                "events": [{"kind": r.3, "date": r.4}],
                "amendments": [{"date": r.4, "planned": r.5, "level": r.6, "grant": r.7,
                    "provinces": h.6}], "strange": 1})
        })
        .boxed()
}

fn any_certificate() -> BoxedStrategy<Value> {
    (
        some(&["D1", "D2", "X"]),
        some(&["operation", "representative_office", "project_office"]),
        date(),
        date(),
        some(&["2023-12-14", "not_applicable"]),
        some(&["01", "24", "92"]),
        some(&["renewed", "suspended", "revoked"]),
        date(),
        date(),
    )
        .prop_map(|c| {
            let list = if c.5.is_null() {
                json!([])
            } else {
                json!([c.5])
            };
            json!({"holder": c.0, "kind": c.1, "issued_on": c.2, "valid_until": c.3,
                "home_term_end": c.4, "provinces": list, "office_province": c.5,
                "events": [{"kind": c.6, "date": c.7, "valid_until": c.8}]})
        })
        .boxed()
}

pub fn any_world() -> BoxedStrategy<Value> {
    let transaction = (
        some(&["G0", "G1", "X"]),
        some(&["received", "disbursed", "refunded", "recorded"]),
        date(),
        amount(),
        some(&["D0", "D1", "X"]),
        some(&["A", "B"]),
    )
        .prop_map(|t| json!({"grant": t.0, "kind": t.1, "date": t.2, "amount": t.3, "donor": t.4, "account": t.5}));
    let balance = (
        some(&["G0", "X"]),
        some(&["A", "B"]),
        date(),
        amount(),
        amount(),
    )
        .prop_map(
            |b| json!({"grant": b.0, "account": b.1, "date": b.2, "opening": b.3, "closing": b.4}),
        );
    let donor = (
        some(&["foreign_ngo", "company", "unknown"]),
        some(&["VN", "SE"]),
        some(&["A", "B"]),
    )
        .prop_map(|d| json!({"kind": d.0, "country": d.1, "accounts": [{"number": d.2}]}));
    let party = (
        some(&[
            "state_agency",
            "social_enterprise",
            "charity_fund",
            "unknown",
        ]),
        some(&["01", "24"]),
        some(&["P0", "P1", "X"]),
    )
        .prop_map(|p| json!({"kind": p.0, "province": p.1, "founded_by": p.2}));
    let filing = (
        some(&[
            "ngo-annual-report",
            "ngo-operations-annual-report",
            "completion-report",
        ]),
        some(&["D0", "P0", "X"]),
        period(),
        date(),
    )
        .prop_map(|f| json!({"duty": f.0, "bearer": f.1, "window": f.2, "date": f.3}));
    let many = |strategy: BoxedStrategy<Value>, letter: &'static str| {
        prop::collection::vec(strategy, 0..4).prop_map(move |records| {
            let named = records.into_iter().enumerate().map(|(place, mut record)| {
                record["id"] = json!(format!("{letter}{place}"));
                record
            });
            named.collect::<Value>()
        })
    };
    (
        many(any_grant(), "G"),
        many(any_certificate(), "C"),
        many(transaction.boxed(), "T"),
        many(balance.boxed(), "B"),
        many(donor.boxed(), "D"),
        many(party.boxed(), "P"),
        many(filing.boxed(), "F"),
    )
        .prop_map(|w| {
            json!({"grants": w.0, "certificates": w.1, "transactions": w.2, "balances": w.3,
                "donors": w.4, "parties": w.5, "filings": w.6})
        })
        .boxed()
}

proptest! {
    #[test]
    fn no_world_makes_the_check_panic(world in any_world(), day in 0..DATES.len()) {
        let registry = registry(&world);
        let checked = rules::check(&registry, &on(DATES[day]));
        let key = |f: &vientro::finding::Finding| {
            (f.record.clone(), f.rule.clone(), f.path.clone(), f.message.clone())
        };
        prop_assert!(checked.findings.iter().map(key).is_sorted());
        for finding in &checked.findings {
            let rule = rules::find(&finding.rule).unwrap();
            prop_assert!(finding.severity >= rule.severity());
            let is_verified = finding.evidence().is_none_or(Evidence::is_verified);
            prop_assert!(is_verified || finding.severity >= Severity::Warning);
            prop_assert_eq!(finding.citation.is_none(), rule.bases().is_empty());
            prop_assert!(!finding.message.vi.is_empty() && !finding.message.en.is_empty());
        }
        for item in &checked.not_applied {
            prop_assert!(item.records > 0 && RULES.iter().any(|rule| rule.id() == item.rule));
        }
        let text = format::checked_json(&checked);
        prop_assert!(serde_json::from_str::<Value>(&text).is_ok());
    }
}
