//! The calendar of obligations: each duty with its last day and the day after, each state, each reason.
#![cfg(feature = "json")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod bodies;
mod certificates;
mod grants;
mod whole;

use serde_json::{Value, json};
use vientro::duties::{self, DutyOptions, Obligations};
use vientro::exchange::json;
use vientro::registry::Registry;
use vientro::{Date, Lang, Period, WorkingCalendar};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Monday to Friday, without a holiday, from 2020 to 2030.
fn weekdays() -> WorkingCalendar {
    let covered = Period::new(Some(day("2020-01-01")), Some(day("2030-12-31"))).unwrap();
    WorkingCalendar::new(covered, [], []).unwrap()
}

fn registry(lists: &Value) -> Registry {
    let mut file = json!({
        "format": "vientro-submission", "version": 1,
        "submission": {"id": "S1", "submitter": "mofa", "sequence": 1},
        "donors": [{"id": "D1", "kind": "foreign_ngo", "country": "SE"}],
        "parties": [
            {"id": "ppc", "kind": "state_agency", "province": "20"},
            {"id": "ministry", "kind": "state_agency"},
            {"id": "school", "kind": "public_service_unit", "province": "20"}],
    });
    for (name, list) in lists.as_object().unwrap() {
        file[name] = list.clone();
    }
    let mut builder = Registry::builder();
    let outcome = json::read(&mut builder, "one.json", file.to_string().as_bytes());
    assert!(outcome.set_aside == 0 && outcome.is_complete, "{file}");
    builder.finish()
}

fn without_calendar(lists: &Value, as_of: &str) -> Obligations {
    duties::obligations(&registry(lists), &DutyOptions::on(day(as_of)))
}

fn with_calendar(lists: &Value, as_of: &str) -> Obligations {
    let options = DutyOptions::on(day(as_of)).with_calendar(weekdays());
    duties::obligations(&registry(lists), &options)
}

/// The obligations of one duty: last day, bearer, what about, state.
fn told(obligations: &Obligations, duty: &str) -> Vec<String> {
    let list = obligations.list.iter().filter(|one| one.duty.id() == duty);
    list.map(|one| {
        let due = one.due.map_or("-".to_owned(), |due| due.to_string());
        let id = one.bearer_id.as_deref().unwrap_or("-");
        let about = one.about.as_ref().map(ToString::to_string);
        let window = one.window.map(|window| window.last().to_string());
        let about = about.or(window).unwrap_or_default();
        let (bearer, state) = (one.bearer.id(), one.state.text(Lang::En));
        format!("{due} {bearer} {id} {about}: {state}")
    })
    .collect()
}

/// Why a duty was not applied, and how often.
fn not_applied(obligations: &Obligations, duty: &str) -> Vec<(String, usize)> {
    let list = obligations.not_applied.iter();
    list.filter(|item| item.duty.id() == duty)
        .map(|item| (item.reason.text(Lang::En), item.count))
        .collect()
}

/// The one state of a duty.
#[track_caller]
fn state(obligations: &Obligations, duty: &str) -> String {
    let mut list = obligations.list.iter().filter(|one| one.duty.id() == duty);
    let state = list.next().unwrap().state;
    assert_eq!(list.next(), None, "one {duty} is meant");
    state.text(Lang::En)
}

/// Checks a term: in time on its last day, late on the day after, by the words of the delay.
#[track_caller]
fn boundary(lists: &Value, duty: &str, bearer: &str, window: &str, days: (&str, &str), late: &str) {
    let (last, after) = days;
    let one = with_calendar(lists, last);
    assert_eq!(state(&one, duty), "due", "{duty} on {last}");
    let due = one
        .list
        .iter()
        .find(|one| one.duty.id() == duty)
        .unwrap()
        .due;
    assert_eq!(due, Some(day(last)), "{duty}");
    let one = with_calendar(lists, after);
    assert_eq!(state(&one, duty), format!("overdue by {late}"), "{duty}");
    let (from, until) = window.split_once('/').unwrap();
    let filed = |on: &str| {
        let mut lists = lists.clone();
        lists["filings"] = json!([{"id": "F1", "duty": duty, "bearer": bearer,
            "window": {"from": from, "until": until}, "date": on}]);
        lists
    };
    let later = day(after).plus_days(100).unwrap().to_string();
    let one = with_calendar(&filed(last), &later);
    assert_eq!(state(&one, duty), format!("in time, {last}"), "{duty}");
    let one = with_calendar(&filed(after), &later);
    assert_eq!(state(&one, duty), format!("{late} late, {after}"), "{duty}");
    // What is dated later is not known yet.
    let one = with_calendar(&filed(after), last);
    assert_eq!(state(&one, duty), "due", "{duty}");
}
