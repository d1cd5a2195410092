//! The duties of ministries and provinces, managing agencies and owners: what windows start.

use super::*;

fn grant(class: &str, decided: &str, until: &str) -> Value {
    json!({"grants": [{"id": "G1", "owner": "school", "managing_agency": "ppc",
        "decision": {"date": decided}, "planned": {"from": decided, "until": until},
        "budget_class": class}]})
}

fn filed(mut lists: Value, duty: &str, bearer: &str, days: (&str, &str), on: &str) -> Value {
    lists["filings"] = json!([{"id": "F1", "duty": duty, "bearer": bearer,
        "window": {"from": days.0, "until": days.1}, "date": on}]);
    lists
}

#[test]
fn every_report_of_a_managing_agency_has_its_day() {
    let budget = || grant("budget_revenue", "2023-01-16", "2023-01-31");
    let other = || grant("not_budget_revenue", "2023-01-16", "2023-01-31");
    for (lists, duty, window, last, after) in [
        (
            budget(),
            "aid-annual-report",
            ("2023-01-01", "2023-12-31"),
            "2024-01-15",
            "2024-01-16",
        ),
        (
            other(),
            "aid-settlement",
            ("2023-01-01", "2023-12-31"),
            "2024-06-30",
            "2024-07-01",
        ),
        (
            budget(),
            "aid-accounting-month-report",
            ("2023-01-01", "2023-01-31"),
            "2023-02-10",
            "2023-02-11",
        ),
        (
            budget(),
            "aid-accounting-half-year-report",
            ("2023-01-01", "2023-06-30"),
            "2023-07-31",
            "2023-08-01",
        ),
        (
            budget(),
            "aid-accounting-annual-report",
            ("2023-01-01", "2024-01-31"),
            "2024-02-28",
            "2024-02-29",
        ),
    ] {
        let line = |lists: &Value, as_of: &str| told(&without_calendar(lists, as_of), duty);
        let expected = |state: &str| {
            let until = window.1;
            [format!("{last} managing_agency ppc {until}: {state}")]
        };
        assert_eq!(line(&lists, window.1), expected("due"));
        assert_eq!(line(&lists, last), expected("due"));
        assert_eq!(line(&lists, after), expected("overdue by 1 day"));
        let before = day(window.1).plus_days(-1).unwrap().to_string();
        assert_eq!(line(&lists, &before), expected("not yet due"));
        let in_time = filed(lists.clone(), duty, "ppc", window, last);
        assert_eq!(
            line(&in_time, "2025-01-01"),
            expected(&format!("in time, {last}"))
        );
        let late = filed(lists.clone(), duty, "ppc", window, after);
        assert_eq!(
            line(&late, "2025-01-01"),
            expected(&format!("1 day late, {after}"))
        );
    }
}

#[test]
fn the_second_half_of_a_year_is_due_in_february() {
    let lists = grant("budget_revenue", "2023-07-01", "2023-12-31");
    let found = without_calendar(&lists, "2024-02-16");
    assert_eq!(
        told(&found, "aid-accounting-half-year-report"),
        ["2024-02-15 managing_agency ppc 2023-12-31: overdue by 1 day"]
    );
    assert_eq!(told(&found, "aid-accounting-month-report").len(), 6);
}

#[test]
fn a_report_is_asked_for_while_a_grant_of_the_class_runs() {
    let found =
        |class: &str| without_calendar(&grant(class, "2023-03-01", "2024-02-28"), "2025-06-01");
    let years = |class: &str, duty: &str| told(&found(class), duty).len();
    assert_eq!(years("budget_revenue", "aid-annual-report"), 2);
    assert_eq!(years("budget_revenue", "aid-accounting-annual-report"), 2);
    assert_eq!(years("budget_revenue", "aid-settlement"), 0);
    assert_eq!(years("not_budget_revenue", "aid-annual-report"), 2);
    assert_eq!(years("not_budget_revenue", "aid-settlement"), 2);
    assert_eq!(
        years("not_budget_revenue", "aid-accounting-month-report"),
        0
    );
}

#[test]
fn a_report_is_asked_for_from_the_start_of_a_grant_on() {
    let lines = |changes: Value, duty: &str| {
        let mut lists = grant("budget_revenue", "2022-11-21", "2024-02-28");
        lists["grants"][0]["planned"]["from"] = json!("2023-02-01");
        for (name, value) in changes.as_object().unwrap() {
            lists["grants"][0][name] = value.clone();
        }
        told(&without_calendar(&lists, "2024-06-03"), duty)
    };
    let windows = |changes: Value, duty: &str| {
        let lines = lines(changes, duty).into_iter();
        let lasts = lines.map(|line| line.split([' ', ':']).nth(3).unwrap().to_owned());
        lasts.collect::<Vec<_>>()
    };
    let yearly = |changes: Value| windows(changes, "aid-annual-report");
    assert_eq!(yearly(json!({})), ["2023-12-31", "2024-12-31"]);
    let first = |changes: Value| windows(changes, "aid-accounting-month-report").swap_remove(0);
    assert_eq!(first(json!({})), "2023-02-28");
    assert_eq!(
        first(json!({"actual": {"from": "2023-04-03"}})),
        "2023-04-30"
    );
    assert_eq!(
        first(json!({"planned": {"until": "2024-02-28"}})),
        "2022-11-30"
    );
    // What was revoked before it began never ran.
    let revoked = json!({"events": [{"kind": "revoked", "date": "2023-01-09"}]});
    assert_eq!(yearly(revoked), [""; 0]);
}

#[test]
fn where_the_end_of_a_grant_is_open_nothing_is_overdue() {
    let duty = "aid-annual-report";
    let day = ("2023-01-01", "2023-12-31");
    for changes in [
        json!({"planned": {"from": "2023-02-01"}}),
        json!({"events": [{"kind": "completed"}]}),
        json!({"amendments": [{"planned": {"until": "2024-02-28"}}]}),
    ] {
        let mut lists = grant("budget_revenue", "2023-01-16", "2024-12-31");
        for (name, value) in changes.as_object().unwrap() {
            lists["grants"][0][name] = value.clone();
        }
        let lines = told(&without_calendar(&lists, "2024-06-03"), duty);
        assert_eq!(
            lines,
            [
                "2024-01-15 managing_agency ppc 2023-12-31: cannot tell: the record says too little",
                "2025-01-15 managing_agency ppc 2024-12-31: not yet due",
            ]
        );
        let filed = filed(lists.clone(), duty, "ppc", day, "2024-01-15");
        let lines = told(&without_calendar(&filed, "2024-06-03"), duty);
        assert!(lines[0].ends_with("in time, 2024-01-15"));
        // Another grant of the same agency ran: that one is enough.
        let other = grant("budget_revenue", "2023-01-16", "2023-12-31")["grants"][0].clone();
        for at in [0, 1] {
            let (mut lists, mut other) = (lists.clone(), other.clone());
            other["id"] = json!(["G0", "G2"][at]);
            lists["grants"].as_array_mut().unwrap().insert(at, other);
            let lines = told(&without_calendar(&lists, "2024-06-03"), duty);
            assert!(lines[0].ends_with("overdue by 140 days"), "{lines:?}");
        }
    }
}

#[test]
fn beyond_the_last_of_all_dates_nothing_is_asked() {
    let lists = grant("budget_revenue", "2199-03-01", "2200-12-31");
    assert_eq!(
        told(&without_calendar(&lists, "2200-12-31"), "recording-files"),
        ["2200-01-30 owner school 2199-12-31: overdue by 335 days"]
    );
}

#[test]
fn the_text_of_a_window_is_that_of_its_last_day() {
    let lists = grant("budget_revenue", "2021-10-01", "2026-12-31");
    let found = without_calendar(&lists, "2026-06-30");
    // 2021 to 2024 under Decree 80/2020; 2025 and 2026 under a text that was not read.
    assert_eq!(told(&found, "aid-annual-report").len(), 4);
    let unread = |text: &str, n| (format!("text not modelled: {text}"), n);
    assert_eq!(
        not_applied(&found, "aid-annual-report"),
        [unread("313/2025/NĐ-CP", 2)]
    );
    // Seven months and the second half of 2021 end before Circular 23/2022.
    let old = not_applied(&found, "aid-accounting-month-report");
    assert_eq!(old, [unread("225/2010/TT-BTC", 7)]);
    let old = not_applied(&found, "aid-accounting-half-year-report");
    assert_eq!(old, [unread("225/2010/TT-BTC", 1)]);
    // A grant approved before Decree 80/2020 stays under the texts before until its end.
    let lists = grant("budget_revenue", "2020-09-16", "2023-12-31");
    let found = without_calendar(&lists, "2024-06-30");
    assert_eq!(told(&found, "aid-annual-report"), [""; 0]);
    assert_eq!(told(&found, "aid-accounting-annual-report"), [""; 0]);
    assert_eq!(
        not_applied(&found, "aid-annual-report"),
        [unread("93/2009/NĐ-CP", 4)]
    );
}

#[test]
fn files_for_recording_are_due_on_30_january_since_2026() {
    let lists = grant("budget_revenue", "2025-03-01", "2026-12-31");
    let duty = "recording-files";
    let line = |as_of: &str| told(&without_calendar(&lists, as_of), duty);
    assert_eq!(
        line("2027-01-30"),
        ["2027-01-30 owner school 2026-12-31: due"]
    );
    assert_eq!(
        line("2027-01-31"),
        ["2027-01-30 owner school 2026-12-31: overdue by 1 day"]
    );
    let found = without_calendar(&lists, "2027-01-31");
    assert_eq!(not_applied(&found, duty), [("not in force".to_owned(), 1)]);
}

#[test]
fn ministries_and_provinces_report_on_18_december() {
    let mut lists = grant("budget_revenue", "2022-12-20", "2023-12-31");
    let duty = "ngo-operations-annual-report";
    let second =
        json!({"id": "G2", "managing_agency": "ministry", "decision": {"date": "2023-06-01"}});
    lists["grants"].as_array_mut().unwrap().push(second);
    let third =
        json!({"id": "G3", "managing_agency": "school", "decision": {"date": "2023-06-01"}});
    lists["grants"].as_array_mut().unwrap().push(third);
    let line = |as_of: &str| told(&without_calendar(&lists, as_of), duty)[..2].to_vec();
    let both = |state: &str| {
        [
            format!("2023-12-18 province ppc 2023-12-14: {state}"),
            format!("2023-12-18 ministry ministry 2023-12-14: {state}"),
        ]
    };
    assert_eq!(line("2023-12-13"), both("not yet due"));
    assert_eq!(line("2023-12-18"), both("due"));
    assert_eq!(line("2023-12-19"), both("overdue by 1 day"));
    let window = ("2022-12-15", "2023-12-14");
    let late = filed(lists.clone(), duty, "ppc", window, "2023-12-19");
    let found = without_calendar(&late, "2023-12-20");
    assert!(told(&found, duty)[0].ends_with("ppc 2023-12-14: 1 day late, 2023-12-19"));
    let articles: Vec<_> = found
        .list
        .iter()
        .filter(|one| one.duty.id() == duty)
        .collect();
    assert_eq!(articles[0].basis.citation().article(), 24);
    assert_eq!(articles[1].basis.citation().article(), 23);
}

#[test]
fn a_province_that_went_into_another_reports_no_more() {
    // Bac Giang, code 24, went into Bac Ninh, which has the code since.
    let lists = |code: &str| {
        json!({"parties": [{"id": "ppc", "kind": "state_agency", "province": code}],
            "grants": [{"id": "G1", "managing_agency": "ppc", "decision": {"date": "2024-12-20"}}]})
    };
    let years = |code| {
        let found = without_calendar(&lists(code), "2025-12-31");
        told(&found, "ngo-operations-annual-report").len()
    };
    // The window 2025 ends after the merger; the window 2026 has begun.
    for (code, expected) in [
        ("20", 2),
        // Absorbed, though the code goes on.
        ("24", 0),
        ("15", 0),
        // The name goes on with the code.
        ("12", 2),
        ("31", 2),
        ("46", 2),
        ("66", 2),
        ("92", 2),
        // The name goes on under another code.
        ("27", 0),
        ("10", 0),
    ] {
        assert_eq!(years(code), expected, "{code}");
    }
}

#[test]
fn a_province_goes_on_from_term_to_term() {
    let years = |code: &str, days: &[&str]| {
        let grants = days.iter().enumerate().map(|(at, day)| {
            json!({"id": format!("G{at}"), "managing_agency": "ppc", "decision": {"date": day}})
        });
        let lists = json!({"grants": grants.collect::<Vec<_>>(),
            "parties": [{"id": "ppc", "kind": "state_agency", "province": code}]});
        let found = without_calendar(&lists, "2025-12-31");
        told(&found, "ngo-operations-annual-report").len()
    };
    // Decree 58/2022 knows the windows 2022 to 2026, whenever the province was first seen.
    for code in ["12", "31", "46", "66", "92"] {
        for days in [
            &["2003-06-02"][..],
            &["2010-03-01"],
            &["2003-06-02", "2010-03-01"],
            &["2003-06-02", "2025-08-01"],
        ] {
            assert_eq!(years(code, days), 5, "{code} {days:?}");
        }
    }
    assert_eq!(years("27", &["2003-06-02", "2010-03-01"]), 3);
    assert_eq!(years("28", &["2003-06-02"]), 0);
    // Bac Giang until the merger; Bac Ninh has its code since.
    assert_eq!(years("24", &["2010-03-01"]), 3);
    assert_eq!(years("24", &["2010-03-01", "2025-08-01"]), 5);
}

#[test]
fn windows_ahead_are_told_where_they_are_asked_for() {
    let lists = grant("budget_revenue", "2023-01-16", "2024-12-31");
    let registry = registry(&lists);
    let duty = "aid-annual-report";
    let options = DutyOptions::on(day("2023-06-01"));
    assert_eq!(
        told(&duties::obligations(&registry, &options), duty).len(),
        1
    );
    let ahead = options.looking_until(day("2025-03-01"));
    let found = duties::obligations(&registry, &ahead);
    assert_eq!(
        told(&found, duty),
        [
            "2024-01-15 managing_agency ppc 2023-12-31: not yet due",
            "2025-01-15 managing_agency ppc 2024-12-31: not yet due",
        ]
    );
    let between = |first, last| found.due_between(day(first), day(last));
    let ids: Vec<_> = between("2024-01-15", "2024-01-15")
        .iter()
        .map(|one| one.duty.id())
        .collect();
    assert_eq!(ids, [duty]);
    assert!(between("2024-01-16", "2024-01-16").is_empty());
    assert!(between("2024-01-16", "2024-01-15").is_empty());
    assert_eq!(
        between("1900-01-01", "2200-12-31").len() + found.undated().len(),
        found.list.len()
    );
    assert_eq!(found.undated().len(), 1);
}
