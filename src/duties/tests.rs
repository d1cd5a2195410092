//! The table of duties.

use std::collections::BTreeSet;

use super::*;
use crate::code::{Explain, Status};
use crate::date::{Date, Period, WorkingCalendar};
use crate::lang::Lang;

#[test]
fn every_duty_has_its_own_id_and_bearers() {
    let ids: BTreeSet<_> = DUTIES.iter().map(|duty| duty.id()).collect();
    assert_eq!(ids.len(), DUTIES.len());
    assert!(DUTIES.is_sorted_by_key(|duty| duty.id()));
    for duty in DUTIES {
        assert_eq!(find(duty.id()), Some(*duty));
        assert!(!duty.bearers().is_empty(), "{}", duty.id());
        for bearing in duty.bearers() {
            assert!(Bearer::ALL.contains(&bearing.bearer));
            assert!(
                bearing
                    .bases
                    .iter()
                    .all(|basis| basis.evidence().is_verified())
            );
        }
        let is_window = duty.counted_from() == Trigger::WindowEnd;
        assert_eq!(is_window, duty.window().is_some(), "{}", duty.id());
    }
    assert_eq!(find("DUTY-001"), None);
}

#[test]
fn a_year_has_a_window_where_the_duty_is_yearly() {
    let window = NGO_ANNUAL_REPORT.window_of(2023).unwrap();
    assert_eq!(window.last().to_string(), "2023-12-14");
    let none = COMPLETION_REPORT.window_of(2023);
    let duty = "completion-report";
    assert_eq!(none, Err(DutyError::NotYearly { duty }));
    let far = NGO_ANNUAL_REPORT.window_of(5000).unwrap_err();
    assert_eq!(far.code().status(), Status::Range);
    for duty in DUTIES {
        assert_ne!(duty.term().text(Lang::Vi), duty.term().text(Lang::En));
    }
}

#[test]
fn deadlines_are_counted_from_the_last_day() {
    let day = |text| Date::parse(text).unwrap();
    let due = |duty: &str, last| find(duty).unwrap().due(day(last)).unwrap().to_string();
    for (duty, last, expected) in [
        ("ngo-annual-report", "2023-12-14", "2023-12-18"),
        ("ngo-operations-annual-report", "2023-12-31", "2023-12-18"),
        ("foreign-affairs-annual-report", "2023-12-14", "2023-12-25"),
        ("comingo-annual-report", "2023-12-14", "2023-12-25"),
        // A shorter month ends the term on its last day.
        ("completion-report", "2023-08-31", "2024-02-29"),
        ("grant-start", "2023-08-31", "2024-02-29"),
        ("certificate-renewal", "2024-12-31", "2024-11-01"),
        ("own-end-notice", "2024-12-31", "2024-12-31"),
        ("decision-notice", "2023-12-29", "2024-01-03"),
        ("aid-annual-report", "2023-12-31", "2024-01-15"),
        ("aid-settlement", "2023-12-31", "2024-06-30"),
        ("aid-accounting-month-report", "2023-12-31", "2024-01-10"),
        (
            "aid-accounting-half-year-report",
            "2023-06-30",
            "2023-07-31",
        ),
        (
            "aid-accounting-half-year-report",
            "2023-12-31",
            "2024-02-15",
        ),
        ("aid-accounting-annual-report", "2024-01-31", "2024-02-28"),
        (
            "finance-department-half-year-report",
            "2023-06-30",
            "2023-08-10",
        ),
        (
            "finance-department-annual-report",
            "2024-01-31",
            "2024-03-10",
        ),
        ("treasury-month-report", "2024-01-31", "2024-02-05"),
        ("treasury-half-year-report", "2024-06-30", "2024-07-15"),
        ("bank-month-report", "2024-11-30", "2024-12-05"),
        ("recording-files", "2026-12-31", "2027-01-30"),
        ("relief-approval", "2024-09-12", "2024-09-15"),
        ("aid-account-details", "2024-09-12", "2024-09-27"),
    ] {
        assert_eq!(due(duty, last), expected, "{duty}");
    }
    let nobody = NGO_ANNUAL_REPORT.basis(Bearer::Province, day("2023-12-14"));
    assert_eq!(nobody, None);
}

#[test]
fn a_day_that_cannot_be_told_says_why() {
    let day = |text| Date::parse(text).unwrap();
    let error = |duty: &str, last| find(duty).unwrap().due_on(day(last), None).unwrap_err();
    for (duty, last, code) in [
        ("activity-plan", "2024-01-01", "duties.needs_calendar"),
        ("owner-annual-report", "2024-12-31", "duties.no_day"),
        ("completion-report", "2200-12-31", "duties.out_of_range"),
    ] {
        let error = error(duty, last);
        assert_eq!(error.code().id(), code);
        assert_ne!(error.message(Lang::Vi), error.message(Lang::En));
    }
    let plan = find("activity-plan").unwrap();
    let counted = |covered: Period, last| {
        let calendar = WorkingCalendar::new(covered, [], []).unwrap();
        plan.due_on(day(last), Some(&calendar)).unwrap_err()
    };
    let error = counted(Period::ALWAYS, "2200-12-01");
    assert_eq!(error.code().id(), "duties.out_of_range");
    let year = Period::new(Some(day("2024-01-01")), Some(day("2024-12-31"))).unwrap();
    let error = counted(year, "2024-12-02");
    assert_eq!(error.code().id(), "duties.needs_calendar");
}

#[test]
fn what_records_never_tell_is_said() {
    let silent: Vec<_> = DUTIES
        .iter()
        .filter_map(|duty| Some((duty.id(), duty.not_checkable()?.id())))
        .collect();
    assert_eq!(
        silent,
        [
            ("aid-account-details", "no_event"),
            ("bank-money-notice", "no_event"),
            ("bank-month-report", "no_bearer"),
            ("finance-department-annual-report", "no_bearer"),
            ("finance-department-half-year-report", "no_bearer"),
            ("own-end-notice", "no_event"),
            ("owner-annual-report", "no_day"),
            ("owner-half-year-report", "no_day"),
            ("relief-owner", "no_event"),
            ("relief-owner-report", "no_event"),
            ("relief-use-report", "no_event"),
            ("treasury-annual-report", "no_bearer"),
            ("treasury-half-year-report", "no_bearer"),
            ("treasury-month-report", "no_bearer"),
        ]
    );
    for reason in NotCheckable::ALL {
        assert_ne!(reason.label(Lang::Vi), reason.label(Lang::En));
    }
    for bearer in Bearer::ALL {
        assert_ne!(bearer.label(Lang::Vi), bearer.label(Lang::En));
    }
    for duty in DUTIES {
        assert_ne!(duty.title().vi, duty.title().en);
        let from = duty.counted_from();
        assert_ne!(from.label(Lang::Vi), from.label(Lang::En));
    }
}
