//! The duties of owners and managing agencies: what the events of grants start.

use super::*;

fn grant(changes: Value) -> Value {
    let mut base = json!({"id": "G1", "owner": "school", "managing_agency": "ppc",
        "decision": {"number": "1", "date": "2023-01-16"},
        "planned": {"from": "2023-02-01", "until": "2023-05-31"},
        "budget_class": "budget_revenue"});
    for (name, value) in changes.as_object().unwrap() {
        base[name] = value.clone();
    }
    json!({"grants": [base]})
}

#[test]
fn a_decision_is_told_in_5_days() {
    let window = "2023-01-16/2023-01-16";
    let days = ("2023-01-21", "2023-01-22");
    boundary(
        &grant(json!({})),
        "decision-notice",
        "ppc",
        window,
        days,
        "1 day",
    );
}

#[test]
fn what_was_filed_before_the_event_does_not_tell_of_it() {
    let duty = "decision-notice";
    let told = |days: &[&str]| {
        let mut lists = grant(json!({}));
        let filings = days.iter().enumerate().map(|(at, day)| {
            json!({"id": format!("F{at}"), "duty": duty, "bearer": "ppc", "date": day,
                "window": {"from": "2023-01-01", "until": "2023-12-31"}})
        });
        lists["filings"] = filings.collect();
        state(&without_calendar(&lists, "2023-01-31"), duty)
    };
    assert_eq!(told(&["2022-12-31"]), "overdue by 10 days");
    assert_eq!(told(&["2023-01-15"]), "overdue by 10 days");
    assert_eq!(told(&["2023-01-16"]), "in time, 2023-01-16");
    let later = "2 days late, 2023-01-23";
    assert_eq!(told(&["2023-01-10", "2023-01-23"]), later);
}

#[test]
fn the_dossier_picks_the_text_of_the_decision() {
    let duty = "decision-notice";
    let on = |submitted: &str, decided: &str| {
        let lists = grant(json!({"dossier": {"submitted_on": submitted},
            "decision": {"date": decided}, "planned": {"from": decided}}));
        without_calendar(&lists, "2026-06-01")
    };
    for (submitted, decided, text) in [
        ("2020-09-16", "2020-10-01", Some("93/2009/NĐ-CP")),
        ("2020-09-17", "2020-10-01", None),
        ("2025-06-01", "2025-12-07", None),
        ("2025-06-01", "2025-12-08", Some("313/2025/NĐ-CP")),
    ] {
        let found = on(submitted, decided);
        let reason = text.map(|text| (format!("text not modelled: {text}"), 1));
        assert_eq!(not_applied(&found, duty), Vec::from_iter(reason));
        assert_eq!(told(&found, duty).len(), usize::from(text.is_none()));
    }
}

#[test]
fn copies_of_a_budget_grant_go_out_in_10_working_days() {
    let duty = "decision-copies";
    let window = "2023-01-16/2023-01-16";
    let days = ("2023-01-30", "2023-01-31");
    boundary(
        &grant(json!({})),
        duty,
        "ppc",
        window,
        days,
        "1 working day",
    );
    let other = grant(json!({"budget_class": "not_budget_revenue"}));
    let found = with_calendar(&other, "2023-06-01");
    assert!(told(&found, duty).is_empty() && not_applied(&found, duty).is_empty());
    let unknown = grant(json!({"budget_class": null}));
    let found = with_calendar(&unknown, "2023-06-01");
    let reason = "the record says too little".to_owned();
    assert_eq!(not_applied(&found, duty), [(reason, 1)]);
    for (decided, applies) in [("2022-05-19", false), ("2022-05-20", true)] {
        let lists = grant(json!({"decision": {"date": decided}}));
        let found = with_calendar(&lists, "2023-06-01");
        assert_eq!(told(&found, duty).len(), usize::from(applies));
        let reason = ("text not modelled: 225/2010/TT-BTC".to_owned(), 1);
        let reasons = (!applies).then_some(reason);
        assert_eq!(not_applied(&found, duty), Vec::from_iter(reasons));
    }
}

#[test]
fn a_grant_starts_within_6_months() {
    let duty = "grant-start";
    let window = "2023-01-16/2023-01-16";
    let days = ("2023-07-16", "2023-07-17");
    boundary(&grant(json!({})), duty, "school", window, days, "1 day");
    for (changes, expected) in [
        (
            json!({"actual": {"from": "2023-07-16"}}),
            "in time, 2023-07-16",
        ),
        (
            json!({"actual": {"from": "2023-07-17"}}),
            "1 day late, 2023-07-17",
        ),
        (
            json!({"events": [{"kind": "started", "date": "2023-03-01"}]}),
            "in time, 2023-03-01",
        ),
        (
            json!({"actual": {"until": "2023-05-31"}}),
            "in time, 2023-05-31",
        ),
        (
            json!({"documents": [{"kind": "completion_report"}]}),
            "cannot tell: the record says too little",
        ),
        // Undone, nobody knows when.
        (
            json!({"events": [{"kind": "revoked"}]}),
            "cannot tell: the record says too little",
        ),
        (
            json!({"events": [{"kind": "completed", "date": "2023-09-01"}]}),
            "cannot tell: the record says too little",
        ),
    ] {
        let found = without_calendar(&grant(changes), "2023-10-01");
        assert_eq!(state(&found, duty), expected);
    }
    for (spent, expected) in [
        ("2023-07-16", "in time, 2023-07-16"),
        ("2023-07-17", "cannot tell: the record says too little"),
    ] {
        let mut lists = grant(json!({}));
        lists["transactions"] = json!([{"id": "T1", "grant": "G1", "kind": "disbursed",
            "date": spent, "amount": {"amount": "1.00", "currency": "USD"}}]);
        assert_eq!(
            state(&without_calendar(&lists, "2023-10-01"), duty),
            expected
        );
    }
    let revoked = grant(json!({"events": [{"kind": "revoked", "date": "2023-08-01"}]}));
    assert_eq!(
        told(&without_calendar(&revoked, "2023-10-01"), duty),
        [""; 0]
    );
    assert_eq!(
        state(&without_calendar(&revoked, "2023-07-20"), duty),
        "overdue by 4 days"
    );
}

#[test]
fn completion_is_reported_within_6_months() {
    let duty = "completion-report";
    let as_told =
        |changes: Value, as_of: &str| told(&without_calendar(&grant(changes), as_of), duty);
    let both = |state: &str| {
        [
            format!("2023-11-30 owner school grants/G1: {state}"),
            format!("2023-11-30 managing_agency ppc grants/G1: {state}"),
        ]
    };
    assert_eq!(as_told(json!({}), "2023-05-30"), both("not yet due"));
    assert_eq!(as_told(json!({}), "2023-05-31"), both("due"));
    assert_eq!(as_told(json!({}), "2023-11-30"), both("due"));
    assert_eq!(as_told(json!({}), "2023-12-01"), both("overdue by 1 day"));
    let report = |date: Value| json!({"documents": [{"kind": "completion_report", "date": date}]});
    let dated = |date: &str| as_told(report(json!(date)), "2024-01-01");
    assert_eq!(dated("2023-11-30"), both("in time, 2023-11-30"));
    assert_eq!(dated("2023-12-01"), both("1 day late, 2023-12-01"));
    assert_eq!(
        as_told(report(Value::Null), "2024-01-01"),
        both("cannot tell: the record says too little")
    );
    // The agency's report follows the owner's, and not the other way round.
    let filed = |bearer: &str| {
        let mut lists = grant(json!({}));
        lists["filings"] = json!([{"id": "F1", "duty": duty, "bearer": bearer,
            "window": {"from": "2023-02-01", "until": "2023-05-31"}, "date": "2023-11-01"}]);
        told(&without_calendar(&lists, "2023-12-02"), duty)
    };
    assert_eq!(filed("ppc"), both("in time, 2023-11-01"));
    let [owner, agency] = both("in time, 2023-11-01");
    let agency = agency.replace("in time, 2023-11-01", "overdue by 2 days");
    assert_eq!(filed("school"), [owner, agency]);
    // Undone, nobody knows when: it may have had no end to report on.
    let undone = json!({"events": [{"kind": "revoked"}]});
    assert_eq!(
        as_told(undone, "2023-12-01"),
        both("cannot tell: the record says too little")
    );
    // Nobody knows who has to report.
    let nobody = json!({"owner": null, "managing_agency": null});
    let found = as_told(nobody, "2023-12-01");
    assert!(found[0].ends_with("owner - grants/G1: cannot tell: the record says too little"));
    // Without an end nobody can tell when.
    let endless = grant(json!({"planned": null}));
    let found = without_calendar(&endless, "2023-12-01");
    let reason = "governing date unknown".to_owned();
    assert_eq!(not_applied(&found, duty), [(reason, 1)]);
}

#[test]
fn a_grant_before_decree_80_reports_under_the_decree_before() {
    let duty = "completion-report";
    let ending = |until: &str, amended: Value| {
        let lists = grant(json!({"decision": {"date": "2019-03-05"},
            "planned": {"from": "2019-04-01", "until": until}, "amendments": amended}));
        without_calendar(&lists, "2026-06-01")
    };
    let told = |found: &Obligations| (told(found, duty).len(), not_applied(found, duty));
    let unread = |text: &str| vec![(format!("text not modelled: {text}"), 2)];
    // Ended under Decree 93/2009, whenever the report is due.
    let found = ending("2021-12-31", json!([]));
    assert_eq!(told(&found), (0, unread("93/2009/NĐ-CP")));
    // Extended under Decree 80/2020 beyond the end of its decision.
    let extended = json!([{"date": "2021-06-01", "planned": {"until": "2023-12-31"}}]);
    assert_eq!(told(&ending("2021-12-31", extended)), (2, vec![]));
    // The report of a later grant is due on either side of Decree 313/2025.
    let later = |until: &str| {
        let lists = grant(json!({"planned": {"from": "2023-02-01", "until": until}}));
        without_calendar(&lists, "2026-06-01")
    };
    assert_eq!(told(&later("2025-06-07")), (2, vec![]));
    assert_eq!(told(&later("2025-06-08")), (0, unread("313/2025/NĐ-CP")));
}

#[test]
fn relief_after_a_disaster_has_duties_of_its_own() {
    let of = |decision: Value| {
        grant(json!({"disaster_date": "2024-09-07",
            "dossier": {"complete_on": "2024-09-10"}, "decision": decision,
            "planned": {"from": "2024-09-15", "until": "2024-10-31"}}))
    };
    let relief = |decided: &str| of(json!({"date": decided, "level": "managing_agency"}));
    let approval = |decided| {
        state(
            &with_calendar(&relief(decided), "2025-01-01"),
            "relief-approval",
        )
    };
    assert_eq!(approval("2024-09-13"), "in time, 2024-09-13");
    assert_eq!(approval("2024-09-14"), "1 day late, 2024-09-14");
    // Of the Prime Minister's decisions the submission alone has a limit.
    let his = json!({"date": "2024-09-14", "level": "prime_minister"});
    for decision in [his, json!({"date": "2024-09-14"})] {
        let found = with_calendar(&of(decision), "2025-01-01");
        assert_eq!(told(&found, "relief-approval"), [""; 0]);
        let reason = "the record says too little".to_owned();
        assert_eq!(not_applied(&found, "relief-approval"), [(reason, 1)]);
    }
    let window = "2024-09-13/2024-09-13";
    let days = ("2024-09-18", "2024-09-19");
    boundary(
        &relief("2024-09-13"),
        "relief-notice",
        "ppc",
        window,
        days,
        "1 working day",
    );
    let found = with_calendar(&relief("2024-09-13"), "2025-01-01");
    assert_eq!(told(&found, "decision-notice"), [""; 0]);
    let reason = "text not modelled: 50/2020/NĐ-CP".to_owned();
    assert_eq!(not_applied(&found, "decision-notice"), [(reason, 1)]);
}

#[test]
fn a_decision_without_a_day_starts_nothing() {
    let found = without_calendar(&grant(json!({"decision": {"number": "1"}})), "2024-01-01");
    assert!(found.list.is_empty());
    for duty in ["completion-report", "decision-notice", "grant-start"] {
        let reason = "governing date unknown".to_owned();
        assert_eq!(not_applied(&found, duty), [(reason, 1)], "{duty}");
    }
    // A decision of tomorrow is not known yet.
    let found = without_calendar(&grant(json!({})), "2023-01-15");
    assert!(found.list.is_empty() && found.not_applied.is_empty());
}
