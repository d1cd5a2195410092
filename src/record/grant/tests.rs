//! Grants on a day and in a window, with the boundaries on each side.

#![expect(clippy::arithmetic_side_effects, reason = "a test may overflow")]

use proptest::prelude::*;

use super::state::GrantState as State;
use super::*;
use crate::date::Date;
use crate::record::AmountDraft;
use crate::record::PeriodDraft;
use crate::record::draft::Field;

fn given(text: &str) -> Field<'static> {
    match text {
        "" => Field::Absent,
        text => text.to_owned().into(),
    }
}

fn period(days: &str) -> PeriodDraft<'static> {
    let (from, until) = days.split_once('/').unwrap_or(("", ""));
    PeriodDraft {
        from: given(from),
        until: given(until),
        ..Default::default()
    }
}

fn usd(amount: &str) -> Vec<AmountDraft<'static>> {
    vec![AmountDraft {
        amount: given(amount),
        currency: given("USD"),
        ..Default::default()
    }]
}

/// What decides whether a grant runs; empty is absent, periods are `from/until`.
#[derive(Clone, Debug, Default)]
struct Plan {
    decision: Option<&'static str>,
    planned: &'static str,
    actual: &'static str,
    amendments: &'static [(&'static str, &'static str)],
    events: &'static [(&'static str, &'static str)],
}

impl Plan {
    fn grant(&self) -> Grant {
        let amendments = self
            .amendments
            .iter()
            .map(|(date, planned)| AmendmentDraft {
                date: given(date),
                planned: period(planned),
                note: given("minh họa"),
                ..Default::default()
            });
        let events = self.events.iter().map(|(kind, date)| GrantEventDraft {
            kind: given(kind),
            date: given(date),
            ..Default::default()
        });
        Grant::build(&GrantDraft {
            id: "G1".into(),
            decision: DecisionDraft {
                number: given(self.decision.map_or("", |_| "1/QĐ")),
                date: given(self.decision.unwrap_or("")),
                ..Default::default()
            },
            planned: period(self.planned),
            actual: period(self.actual),
            amendments: amendments.collect(),
            events: events.collect(),
            ..Default::default()
        })
        .unwrap_or_else(|problems| panic!("{problems:?}"))
    }
}

/// Decided in 2019, planned for 2020.
const PLAIN: Plan = Plan {
    decision: Some("2019-12-01"),
    planned: "2020-01-01/2020-12-31",
    actual: "",
    amendments: &[],
    events: &[],
};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn runs(plan: &Plan, days: &[(&str, Running)]) {
    let grant = plan.grant();
    for (on, running) in days {
        assert_eq!(grant.running_on(day(on)), *running, "{on} {plan:?}");
    }
}

fn states(plan: &Plan, days: &[(&str, State)]) {
    let grant = plan.grant();
    for (on, state) in days {
        assert_eq!(grant.state_on(day(on)), *state, "{on} {plan:?}");
    }
}

use Running::{CannotTell, No, Yes};

#[test]
fn runs_from_its_start_to_its_end() {
    runs(
        &PLAIN,
        &[
            ("2019-12-01", No),
            ("2019-12-31", No),
            ("2020-01-01", Yes),
            ("2020-12-31", Yes),
            ("2021-01-01", No),
        ],
    );
    states(
        &PLAIN,
        &[
            ("2019-11-30", State::Drafted),
            ("2019-12-01", State::Approved),
            ("2019-12-31", State::Approved),
            ("2020-01-01", State::Running),
            ("2020-12-31", State::Running),
            ("2021-01-01", State::Ended),
        ],
    );
}

#[test]
fn never_runs_before_its_decision() {
    let late = Plan {
        decision: Some("2020-06-01"),
        ..PLAIN
    };
    runs(&late, &[("2020-05-31", No), ("2020-06-01", Yes)]);
    runs(
        &Plan {
            decision: None,
            ..PLAIN
        },
        &[("2020-06-01", No)],
    );
}

#[test]
fn the_actual_period_goes_before_the_planned_one() {
    let actual = Plan {
        actual: "2020-02-01/2021-01-31",
        ..PLAIN
    };
    runs(
        &actual,
        &[
            ("2020-01-31", No),
            ("2020-02-01", Yes),
            ("2021-01-31", Yes),
            ("2021-02-01", No),
        ],
    );
    let begun = Plan {
        actual: "2020-02-01/",
        ..PLAIN
    };
    runs(
        &begun,
        &[("2020-01-31", No), ("2020-02-01", Yes), ("2021-01-01", No)],
    );
    let no_start = Plan {
        planned: "/2020-12-31",
        ..PLAIN
    };
    runs(
        &no_start,
        &[("2019-11-30", No), ("2019-12-01", Yes), ("2021-01-01", No)],
    );
}

#[test]
fn without_an_end_nobody_can_tell() {
    let open = Plan {
        planned: "2020-01-01/",
        ..PLAIN
    };
    runs(
        &open,
        &[
            ("2019-12-31", No),
            ("2020-01-01", CannotTell),
            ("2030-01-01", CannotTell),
        ],
    );
    states(
        &open,
        &[
            ("2019-12-31", State::Approved),
            ("2020-01-01", State::CannotTell),
        ],
    );
    let ended = Plan {
        events: &[("completed", "2020-03-01")],
        ..open
    };
    runs(&ended, &[("2020-02-29", CannotTell), ("2020-03-01", No)]);
}

#[test]
fn without_the_day_of_the_decision_only_no_is_sure() {
    let mut undated = Plan {
        decision: Some(""),
        ..PLAIN
    };
    runs(
        &undated,
        &[
            ("2019-12-31", No),
            ("2020-06-01", CannotTell),
            ("2021-01-01", No),
        ],
    );
    undated.events = &[("revoked", "2020-03-01")];
    runs(&undated, &[("2020-06-01", No)]);
    states(&undated, &[("2020-06-01", State::Revoked)]);
}

#[test]
fn ends_on_the_day_of_the_event() {
    for (kind, state) in [
        ("revoked", State::Revoked),
        ("withdrawn", State::Withdrawn),
        ("terminated", State::Terminated),
        ("completed", State::Completed),
        ("handed_over", State::Completed),
        ("settled", State::Completed),
        ("closed", State::Completed),
    ] {
        let events: &'static [_] = Box::leak(Box::new([(kind, "2020-06-01")]));
        let plan = Plan { events, ..PLAIN };
        runs(
            &plan,
            &[("2020-05-31", Yes), ("2020-06-01", No), ("2022-01-01", No)],
        );
        states(
            &plan,
            &[("2020-05-31", State::Running), ("2020-06-01", state)],
        );
        let events: &'static [_] = Box::leak(Box::new([(kind, "")]));
        let undated = Plan { events, ..PLAIN };
        runs(
            &undated,
            &[
                ("2019-12-31", No),
                ("2020-06-01", CannotTell),
                ("2021-01-01", No),
            ],
        );
    }
    for kind in [
        "submitted",
        "supplemented",
        "appraised",
        "rejected",
        "started",
    ] {
        let events: &'static [_] = Box::leak(Box::new([(kind, "2019-11-01"), (kind, "")]));
        runs(&Plan { events, ..PLAIN }, &[("2020-06-01", Yes)]);
    }
    let both = Plan {
        events: &[("closed", "2020-08-01"), ("revoked", "2020-07-01")],
        ..PLAIN
    };
    states(&both, &[("2020-09-01", State::Revoked)]);
}

#[test]
fn amendments_count_from_their_own_day() {
    let extended = Plan {
        amendments: &[
            ("2020-12-01", "2020-01-01/2021-06-30"),
            ("2020-06-01", "2020-01-01/2020-09-30"),
        ],
        ..PLAIN
    };
    runs(
        &extended,
        &[
            ("2020-05-31", Yes),
            ("2020-06-01", Yes),
            ("2020-09-30", Yes),
            ("2020-10-01", No),
            ("2020-11-30", No),
            ("2020-12-01", Yes),
            ("2021-06-30", Yes),
            ("2021-07-01", No),
        ],
    );
    // One that came when the grant was over lets it run again from that day.
    let late = Plan {
        amendments: &[("2021-03-01", "2020-01-01/2021-12-31")],
        ..PLAIN
    };
    runs(
        &late,
        &[("2021-02-28", No), ("2021-03-01", Yes), ("2022-01-01", No)],
    );
    // Two of one day: the later in the record counts.
    let twice = Plan {
        amendments: &[
            ("2020-06-01", "2020-01-01/2020-09-30"),
            ("2020-06-01", "2020-01-01/2020-10-31"),
        ],
        ..PLAIN
    };
    runs(&twice, &[("2020-10-31", Yes), ("2020-11-01", No)]);
    // Without a day, nobody knows whether it moved the period by now; the actual one stands.
    let undated = Plan {
        amendments: &[("", "2020-01-01/2021-12-31")],
        ..PLAIN
    };
    runs(
        &undated,
        &[
            ("2019-11-30", No),
            ("2020-06-01", CannotTell),
            ("2021-06-01", CannotTell),
        ],
    );
    let actual = Plan {
        actual: "2020-01-01/2020-12-31",
        ..undated
    };
    runs(&actual, &[("2020-06-01", Yes), ("2021-06-01", No)]);
    let remark = Plan {
        amendments: &[("", "")],
        ..PLAIN
    };
    runs(&remark, &[("2020-06-01", Yes)]);
}

#[test]
fn before_the_decision() {
    let plan = Plan {
        events: &[
            ("submitted", "2019-08-01"),
            ("rejected", "2019-09-01"),
            ("submitted", "2019-10-01"),
        ],
        ..PLAIN
    };
    states(
        &plan,
        &[
            ("2019-07-31", State::Drafted),
            ("2019-08-01", State::Submitted),
            ("2019-09-01", State::Rejected),
            ("2019-09-30", State::Rejected),
            ("2019-10-01", State::Submitted),
            ("2019-12-01", State::Approved),
            ("2020-06-01", State::Running),
        ],
    );
    for (kind, state) in [("withdrawn", State::Withdrawn), ("revoked", State::Revoked)] {
        let events: &'static [_] = Box::leak(Box::new([
            ("submitted", "2019-08-01"),
            (kind, "2019-09-01"),
            ("submitted", "2019-10-01"),
        ]));
        let before = [
            ("2019-08-31", State::Submitted),
            ("2019-09-01", state),
            ("2019-09-30", state),
            ("2019-10-01", State::Submitted),
        ];
        states(&Plan { events, ..PLAIN }, &before);
        states(&Plan { events, ..PLAIN }, &[("2020-06-01", State::Running)]);
        runs(
            &Plan { events, ..PLAIN },
            &[("2020-06-01", Yes), ("2021-01-01", No)],
        );
        let grant = Plan { events, ..PLAIN }.grant();
        assert_eq!(
            grant.carried_out_until(day("2020-06-01")),
            Some(day("2020-12-31"))
        );
        // Nobody has decided yet.
        let undecided = Plan {
            events,
            decision: None,
            ..PLAIN
        };
        states(&undecided, &before);
        states(&undecided, &[("2020-06-01", State::Submitted)]);
    }
    let mut draft = GrantDraft {
        id: "G1".into(),
        ..Default::default()
    };
    draft.dossier.submitted_on = "2019-08-01".into();
    let grant = Grant::build(&draft).unwrap();
    assert_eq!(grant.state_on(day("2019-07-31")), State::Drafted);
    assert_eq!(grant.state_on(day("2019-08-01")), State::Submitted);
    assert_eq!(grant.decided_on(), None);
}

#[test]
fn terms_and_grant_part_as_amended() {
    let share = |donor: &'static str| {
        vec![DonorShareDraft {
            donor: donor.into(),
            share: "100".into(),
            ..Default::default()
        }]
    };
    let grant = Grant::build(&GrantDraft {
        id: "G1".into(),
        donors: share("D1"),
        funding: FundingDraft {
            grant: usd("100.00"),
            ..Default::default()
        },
        amendments: vec![
            AmendmentDraft {
                date: given("2020-06-01"),
                grant: usd("-30.00"),
                ..Default::default()
            },
            AmendmentDraft {
                date: given("2020-03-01"),
                donors: share("D2"),
                ..Default::default()
            },
            AmendmentDraft {
                date: given(""),
                grant: usd("7.00"),
                ..Default::default()
            },
        ],
        ..Default::default()
    })
    .unwrap();
    let part = |on: &str| {
        let totals = grant.grant_part_on(day(on));
        totals.iter().map(|total| total.plain()).collect::<Vec<_>>()
    };
    assert_eq!(part("2020-05-31"), ["100.00"]);
    assert_eq!(part("2020-06-01"), ["70.00"]);
    let donor = |on: &str| {
        grant.terms_on(day(on)).donors[0]
            .donor()
            .unwrap()
            .to_string()
    };
    assert_eq!(donor("2020-02-29"), "D1");
    assert_eq!(donor("2020-03-01"), "D2");
    assert_eq!(
        donor("2020-07-01"),
        "D2",
        "an amendment without donors leaves them"
    );
    let dates: Vec<_> = grant
        .amendments_by(day("2021-01-01"))
        .iter()
        .map(|a| a.date().unwrap())
        .collect();
    assert_eq!(dates, [day("2020-03-01"), day("2020-06-01")]);
}

/// A day of a short stretch of time, or no day.
fn some_day() -> impl Strategy<Value = String> {
    (0i32..30).prop_map(|n| match n {
        0..5 => String::new(),
        n => day("2020-01-01").plus_days(n - 5).unwrap().to_string(),
    })
}

fn some_period() -> impl Strategy<Value = PeriodDraft<'static>> {
    (some_day(), some_day()).prop_map(|(a, b)| {
        let (from, until) = if a.is_empty() || b.is_empty() || a <= b {
            (a, b)
        } else {
            (b, a)
        };
        PeriodDraft {
            from: given(&from),
            until: given(&until),
            ..Default::default()
        }
    })
}

fn some_grant() -> impl Strategy<Value = Grant> {
    let amendment = (some_day(), some_period()).prop_map(|(date, planned)| AmendmentDraft {
        date: given(&date),
        planned,
        note: given("minh họa"),
        ..Default::default()
    });
    let kinds = GrantEventKind::ALL;
    let event = (0..kinds.len(), some_day()).prop_map(|(kind, date)| GrantEventDraft {
        kind: kinds[kind].id().into(),
        date: given(&date),
        ..Default::default()
    });
    (
        proptest::option::of(some_day()),
        some_period(),
        some_period(),
        any::<[bool; 2]>(),
        proptest::collection::vec(amendment, 0..3),
        proptest::collection::vec(event, 0..2),
    )
        .prop_map(|(decision, planned, actual, has, amendments, events)| {
            Grant::build(&GrantDraft {
                id: "G1".into(),
                decision: DecisionDraft {
                    number: given(decision.as_ref().map_or("", |_| "1/QĐ")),
                    date: given(decision.as_deref().unwrap_or("")),
                    ..Default::default()
                },
                planned: if has[0] {
                    planned
                } else {
                    PeriodDraft::default()
                },
                actual: if has[1] {
                    actual
                } else {
                    PeriodDraft::default()
                },
                amendments,
                events,
                ..Default::default()
            })
            .unwrap()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_window_is_all_its_days(grant in some_grant(), first in -3i32..30, length in 0i32..30) {
        let first = day("2020-01-01").plus_days(first).unwrap();
        let mut expected = No;
        for n in 0..=length {
            match grant.running_on(first.plus_days(n).unwrap()) {
                Yes => expected = Yes,
                CannotTell if expected == No => expected = CannotTell,
                CannotTell | No => {}
            }
        }
        let last = first.plus_days(length).unwrap();
        prop_assert_eq!(grant.running_in(first, last), expected);
        // A window that ends before it begins has no day.
        if length > 0 {
            prop_assert_eq!(grant.running_in(last, first), No);
        }
    }

    #[test]
    fn the_state_agrees_with_running(grant in some_grant(), on in -3i32..30) {
        let on = day("2020-01-01").plus_days(on).unwrap();
        let (running, state) = (grant.running_on(on), grant.state_on(on));
        prop_assert_eq!(running == Yes, state == State::Running);
        if running == CannotTell {
            prop_assert_eq!(state, State::CannotTell);
        }
    }
}
