//! The duties of organizations: what certificates start.

use super::*;

fn certificate(changes: Value) -> Value {
    let mut base = json!({"id": "C1", "holder": "D1", "kind": "operation",
        "issued_on": "2024-06-03", "valid_until": "2027-06-02"});
    for (name, value) in changes.as_object().unwrap() {
        base[name] = value.clone();
    }
    json!({"certificates": [base]})
}

fn event(kind: &str, date: &str) -> Value {
    certificate(json!({"events": [{"kind": kind, "date": date}]}))
}

#[test]
fn a_renewal_is_asked_for_60_days_before() {
    let term = certificate(json!({"issued_on": "2023-01-01", "valid_until": "2025-12-31"}));
    let duty = "certificate-renewal";
    for (as_of, expected) in [
        ("2023-01-01", "not yet due"),
        ("2025-10-31", "not yet due"),
        ("2025-11-01", "due"),
        ("2025-11-02", "overdue by 1 day"),
        ("2025-12-31", "overdue by 60 days"),
    ] {
        assert_eq!(state(&without_calendar(&term, as_of), duty), expected);
    }
    // What has run out is renewed no more.
    assert_eq!(told(&without_calendar(&term, "2026-01-01"), duty), [""; 0]);
    for (filed, expected) in [
        ("2025-11-01", "in time, 2025-11-01"),
        ("2025-11-02", "1 day late, 2025-11-02"),
    ] {
        let mut lists = term.clone();
        lists["filings"] = json!([{"id": "F1", "duty": duty, "bearer": "D1",
            "window": {"from": "2023-01-01", "until": "2025-12-31"}, "date": filed}]);
        assert_eq!(
            state(&without_calendar(&lists, "2026-03-01"), duty),
            expected
        );
    }
}

#[test]
fn a_renewal_proves_that_it_was_asked_for() {
    let renewed = |on: &str| {
        certificate(
            json!({"issued_on": "2023-01-01", "valid_until": "2025-12-31",
            "events": [{"kind": "renewed", "date": on, "valid_until": "2028-12-31"}]}),
        )
    };
    let duty = "certificate-renewal";
    assert_eq!(
        told(
            &without_calendar(&renewed("2025-11-01"), "2026-01-10"),
            duty
        ),
        [
            "2025-11-01 organization D1 certificates/C1: in time, 2025-11-01",
            "2028-11-01 organization D1 certificates/C1: not yet due",
        ]
    );
    // Asked for by the day of the renewal: nobody knows when.
    assert_eq!(
        told(
            &without_calendar(&renewed("2025-11-02"), "2026-01-10"),
            duty
        )[0],
        "2025-11-01 organization D1 certificates/C1: cannot tell: the record says too little"
    );
    let ended = certificate(json!({"events": [{"kind": "terminated", "date": "2026-01-05"}]}));
    assert_eq!(told(&without_calendar(&ended, "2027-05-01"), duty), [""; 0]);
}

#[test]
fn the_kind_of_a_certificate_and_the_day_pick_the_provision() {
    let duty = "certificate-renewal";
    let on = |kind: &str, until: &str| {
        let lists = certificate(json!({"kind": kind, "issued_on": "2021-01-01",
            "valid_until": until}));
        without_calendar(&lists, "2022-06-01")
    };
    let article = |found: &Obligations| {
        let list = found.list.iter().find(|one| one.duty.id() == duty);
        list.map(|one| one.basis.citation().article())
    };
    assert_eq!(article(&on("operation", "2022-12-31")), Some(12));
    assert_eq!(
        article(&on("representative_office", "2022-12-31")),
        Some(16)
    );
    // One day earlier the term ends under the decree before.
    for found in [
        on("operation", "2022-12-30"),
        on("project_office", "2023-12-31"),
    ] {
        assert_eq!(article(&found), None);
        let reason = "text not modelled: 12/2012/NĐ-CP".to_owned();
        assert_eq!(not_applied(&found, duty), [(reason, 1)]);
    }
}

#[test]
fn notices_after_the_issue_count_working_days() {
    let issued = certificate(json!({}));
    let window = "2024-06-03/2024-06-03";
    let days = ("2024-06-17", "2024-06-18");
    boundary(
        &issued,
        "ngo-account-notice",
        "D1",
        window,
        days,
        "1 working day",
    );
    let days = ("2024-08-05", "2024-08-06");
    boundary(
        &issued,
        "activity-plan",
        "D1",
        window,
        days,
        "1 working day",
    );
    for kind in ["renewed", "amended"] {
        let found = with_calendar(&event(kind, "2024-12-02"), "2024-12-02");
        assert_eq!(told(&found, "activity-plan").len(), 2, "{kind}");
    }
    let old = certificate(json!({"issued_on": "2022-10-31"}));
    let found = with_calendar(&old, "2022-12-01");
    let reason = "text not modelled: 12/2012/NĐ-CP".to_owned();
    assert_eq!(not_applied(&found, "activity-plan"), [(reason, 1)]);
    let new = certificate(json!({"issued_on": "2022-11-01"}));
    assert_eq!(
        told(&with_calendar(&new, "2022-12-01"), "activity-plan").len(),
        1
    );
}

#[test]
fn without_a_calendar_only_what_is_certain_is_told() {
    let issued = certificate(json!({}));
    let duty = "ngo-account-notice";
    for (as_of, expected) in [
        // Ten working days are never fewer than ten days.
        ("2024-06-13", "- organization D1 certificates/C1: due"),
        (
            "2024-06-14",
            "- organization D1 certificates/C1: cannot tell: no calendar",
        ),
    ] {
        assert_eq!(told(&without_calendar(&issued, as_of), duty), [expected]);
    }
    for (filed, expected) in [
        ("2024-06-13", "in time, 2024-06-13"),
        ("2024-06-14", "cannot tell: no calendar"),
    ] {
        let mut lists = issued.clone();
        lists["filings"] = json!([{"id": "F1", "duty": duty, "bearer": "D1",
            "window": {"from": "2024-06-01", "until": "2024-06-30"}, "date": filed}]);
        assert_eq!(
            state(&without_calendar(&lists, "2024-12-31"), duty),
            expected
        );
    }
    // A calendar that does not reach the day asked for counts days.
    let covered = Period::new(Some(day("2024-01-01")), Some(day("2024-06-30"))).unwrap();
    let short = WorkingCalendar::new(covered, [], []).unwrap();
    let options = DutyOptions::on(day("2024-07-17")).with_calendar(short);
    let found = duties::obligations(&registry(&issued), &options);
    assert_eq!(state(&found, duty), "overdue by 30 days");
    // A weekend after the last day is late, though no working day has passed.
    let friday = certificate(json!({"issued_on": "2024-05-31"}));
    let found = with_calendar(&friday, "2024-06-15");
    assert_eq!(state(&found, duty), "overdue by 1 day");
}

#[test]
fn the_yearly_report_is_due_on_18_december() {
    let holder = certificate(json!({"issued_on": "2022-12-16", "valid_until": "2025-12-15"}));
    let window = "2022-12-15/2023-12-14";
    let days = ("2023-12-18", "2023-12-19");
    let duty = "ngo-annual-report";
    let late = "1 day";
    // As long as only one window has begun.
    let one = without_calendar(&holder, "2023-12-13");
    assert_eq!(state(&one, duty), "not yet due");
    assert_eq!(state(&without_calendar(&holder, "2023-12-14"), duty), "due");
    assert_eq!(
        told(&without_calendar(&holder, days.1), duty),
        [
            "2023-12-18 organization D1 2023-12-14: overdue by 1 day",
            "2024-12-18 organization D1 2024-12-14: not yet due",
        ]
    );
    let _ = (window, late);
    // Registered on the last day of the windows 2023, 2024 and 2025, not of 2022 and 2026.
    let found = without_calendar(&holder, "2027-01-01");
    assert_eq!(told(&found, duty).len(), 3);
    // Under the decree before, nothing is known.
    let older = certificate(json!({"issued_on": "2020-12-16", "valid_until": "2023-12-15"}));
    let found = without_calendar(&older, "2023-12-14");
    assert_eq!(told(&found, duty).len(), 2);
    let reason = "text not modelled: 12/2012/NĐ-CP".to_owned();
    assert_eq!(not_applied(&found, duty), [(reason, 1)]);
}

#[test]
fn a_report_of_the_window_counts_and_no_other() {
    let mut lists = certificate(json!({"issued_on": "2022-12-16", "valid_until": "2025-12-15"}));
    let filing = |id: &str, until: &str, date: Value| {
        json!({"id": id, "duty": "ngo-annual-report", "bearer": "D1",
            "window": {"from": "2022-12-15", "until": until}, "date": date})
    };
    for (filings, expected) in [
        (
            json!([filing("F1", "2023-12-14", json!("2023-12-18"))]),
            "in time, 2023-12-18",
        ),
        (
            json!([filing("F1", "2023-12-14", json!("2023-12-20"))]),
            "2 days late, 2023-12-20",
        ),
        (
            json!([filing("F1", "2023-12-31", json!("2023-12-18"))]),
            "overdue by 3 days",
        ),
        (
            json!([filing("F1", "2023-12-14", Value::Null)]),
            "cannot tell: the record says too little",
        ),
        // The first one counts.
        (
            json!([
                filing("F1", "2023-12-14", json!("2023-12-20")),
                filing("F2", "2023-12-14", json!("2023-12-16"))
            ]),
            "in time, 2023-12-16",
        ),
    ] {
        lists["filings"] = filings;
        let found = without_calendar(&lists, "2023-12-21");
        assert!(
            told(&found, "ngo-annual-report")[0].ends_with(expected),
            "{expected}"
        );
    }
}

#[test]
fn an_amendment_is_told_to_the_database_in_10_days() {
    let amended = event("amended", "2024-12-02");
    let window = "2024-12-02/2024-12-02";
    let days = ("2024-12-12", "2024-12-13");
    boundary(&amended, "ngo-database-update", "D1", window, days, "1 day");
}

#[test]
fn a_suspension_is_remedied_in_30_working_days() {
    let duty = "suspension-remedy";
    let suspended = event("suspended", "2025-03-03");
    let window = "2025-03-03/2025-03-03";
    let days = ("2025-04-14", "2025-04-15");
    boundary(&suspended, duty, "D1", window, days, "1 working day");
    let resumed = |on: &str| {
        certificate(
            json!({"events": [{"kind": "suspended", "date": "2025-03-03"},
            {"kind": "resumed", "date": on}]}),
        )
    };
    let found = with_calendar(&resumed("2025-04-14"), "2025-06-01");
    assert_eq!(state(&found, duty), "in time, 2025-04-14");
    let found = with_calendar(&resumed("2025-04-15"), "2025-06-01");
    assert_eq!(
        state(&found, duty),
        "cannot tell: the record says too little"
    );
    let ended = certificate(
        json!({"events": [{"kind": "suspended", "date": "2025-03-03"},
        {"kind": "revoked", "date": "2025-05-05"}]}),
    );
    assert_eq!(told(&with_calendar(&ended, "2025-06-01"), duty), [""; 0]);
}

#[test]
fn a_revoked_organization_winds_up_in_60_working_days() {
    let revoked = event("revoked", "2025-03-03");
    let window = "2025-03-03/2025-03-03";
    let days = ("2025-05-26", "2025-05-27");
    boundary(&revoked, "winding-up", "D1", window, days, "1 working day");
    // Of a termination nobody knows whose will it was.
    let found = with_calendar(&event("terminated", "2025-03-03"), "2025-06-01");
    let reason = || ("the record says too little".to_owned(), 1);
    assert_eq!(not_applied(&found, "winding-up"), [reason()]);
    assert_eq!(not_applied(&found, "own-end-notice"), [reason()]);
}

#[test]
fn the_central_reports_are_due_on_25_december() {
    let lists = certificate(json!({"issued_on": "2022-12-16", "valid_until": "2025-12-15"}));
    for (duty, bearer) in [
        ("foreign-affairs-annual-report", "foreign_affairs"),
        ("comingo-annual-report", "comingo"),
    ] {
        let line = |as_of: &str| told(&without_calendar(&lists, as_of), duty)[0].clone();
        let due = format!("2023-12-25 {bearer} - 2023-12-14: due");
        assert_eq!(line("2023-12-25"), due);
        assert!(line("2023-12-26").ends_with("overdue by 1 day"));
        let mut filed = lists.clone();
        filed["filings"] = json!([{"id": "F1", "duty": duty, "bearer": "ministry",
            "window": {"from": "2022-12-15", "until": "2023-12-14"}, "date": "2023-12-26"}]);
        let found = told(&without_calendar(&filed, "2024-01-01"), duty);
        assert!(found[0].ends_with("1 day late, 2023-12-26"));
    }
}
