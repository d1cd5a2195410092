//! What is filed after an event, as a decision or the issue of a certificate: whether it is in time.
//!
//! I1. Where a filing may be meant for an event of which it is in time, or of which another one told,
//!     nothing is found.
//! I2. Where a term runs from the receipt of a paper, which no record tells, the paper may have been on
//!     its way for as long as the law leaves for it.

use super::duty_of;
use super::events::{ASKED, Event, up_to};
use crate::date::Date;
use crate::duties::{self, Due, Duty, DutyError, terms};
use crate::finding::Message;
use crate::lang::Lang;
use crate::path::Trail;
use crate::record::Filing;
use crate::rules::case::Case;
use crate::rules::checked::Reason;
use crate::rules::days_off::is_next_working_day;
use crate::rules::lifecycle::WORKING_DAYS_TO_SEND;

/// How many events of one window are looked through: a filing that may tell of more names none.
const MANY: usize = 100;

/// How many working days a paper may be on its way, where a term runs from its receipt or circulation,
/// which no record tells: as many as the law leaves for it.
fn working_days_under_way(duty: &Duty) -> Option<i32> {
    if duty == &duties::NGO_ACCOUNT_NOTICE {
        Some(terms::WORKING_DAYS_TO_HAND_OVER)
    } else if duty == &duties::WINDING_UP {
        Some(WORKING_DAYS_TO_SEND)
    } else if duty == &duties::DECISION_COPIES {
        // So many working days never end before as many calendar days.
        Some(terms::DAYS_TO_TELL)
    } else {
        None
    }
}

/// The last day on time, where the paper was on its way for as long as it may be.
fn last_day(duty: &Duty, from: Date, case: &Case<'_>) -> Result<Date, DutyError> {
    let calendar = case.options.calendar();
    let due = duty.due_on(from, calendar)?;
    let Some(under_way) = working_days_under_way(duty) else {
        return Ok(due);
    };
    let latest = calendar.and_then(|days| days.plus_working_days(due, under_way).ok());
    latest.ok_or(DutyError::NeedsCalendar { duty: duty.id() })
}

/// FILING-012 to FILING-015: what was filed late after an event, of the rule's subject of law.
pub(in crate::rules) fn late_after_event<'a>(filing: &'a Filing, case: &mut Case<'a>) {
    let duty = duty_of(filing);
    let duty = duty.filter(|duty| ASKED.contains(duty) && case.is_under(duty.subject()));
    let Some(duty) = duty else {
        return;
    };
    let (Some(bearer), Some(window), Some(date)) =
        (filing.bearer(), filing.window(), filing.date())
    else {
        return case.says_too_little();
    };
    let filed = (duty.id(), bearer.as_str(), date);
    let events = up_to(duty, window, date)
        .and_then(|window| case.context().after_events().of_filing(filed, window));
    let events = events.filter(|events| events.len() <= MANY);
    let Some((events, event)) =
        events.and_then(|events| Some((events, events.iter().max_by_key(|event| event.from)?)))
    else {
        // No record tells the event, or something else told of it, or may have.
        return case.says_too_little();
    };
    let calendar = case.options.calendar();
    // Of working days as many days are in time on any calendar.
    let is_late = |event: &&Event<'_>| {
        let due = match (duty.due_on(event.from, calendar), duty.term()) {
            (Err(_), Due::WorkingDaysAfter(count)) => event.from.plus_days(count).ok(),
            (due, _) => due.ok(),
        };
        due.is_some_and(|due| due < date)
    };
    match events.iter().filter(is_late).count() {
        0 => return,
        late if late == events.len() => {}
        // It may be meant for one of which it is in time.
        _ => return case.says_too_little(),
    }
    let latest = match last_day(duty, event.from, case) {
        Ok(latest) => latest,
        Err(DutyError::NeedsCalendar { .. }) => return case.not_applied(Reason::NoCalendar),
        Err(
            DutyError::OutOfRange { .. }
            | DutyError::NoDay { .. }
            | DutyError::NotYearly { .. }
            | DutyError::Window(_),
        ) => return,
    };
    // Of an event under another text nobody knows whether it is late.
    let mut all = events.iter();
    if all.any(|event| case.under(event.governed).is_none()) {
        return;
    }
    let Some(basis) = case.under(event.governed) else {
        return;
    };
    if date <= latest || is_next_working_day(latest, date, calendar) {
        return case.says_too_little();
    }
    let borne = duty.basis(event.bearer, event.day).unwrap_or(basis);
    let message = told_late(duty, events, event, (latest, date));
    case.report_citing(basis, borne.citation(), &Trail::Root.key("date"), message);
}

/// Says that a filing is late for the events of its window: for the one that was to be told last, until
/// when it was, and when it came; and for how many others.
fn told_late(
    duty: &Duty,
    events: &[Event<'_>],
    event: &Event<'_>,
    (due, date): (Date, Date),
) -> Message {
    let (id, days) = (event.id, due.days_until(date));
    let mut vi = format!(
        "{}: nộp ngày {}, muộn {days} ngày so với hạn {}, tính từ {} (`{id}`, ngày {})",
        duty.title().get(Lang::Vi),
        date.to_vi(),
        due.to_vi(),
        event.label.get(Lang::Vi),
        event.from.to_vi()
    );
    let mut en = format!(
        "{}: filed on {date}, {days} {} after it was due on {due}, counted from {} (`{id}`, {})",
        duty.title().get(Lang::En),
        if days == 1 { "day" } else { "days" },
        event.label.get(Lang::En),
        event.from
    );
    if let Some(under_way) = working_days_under_way(duty) {
        vi.push_str(&format!(
            " và thêm {under_way} ngày làm việc để giấy tờ đến nơi"
        ));
        en.push_str(&format!(
            " and {under_way} working days more for the paper to arrive"
        ));
    }
    let mut others = events.iter().filter(|other| other.id != id);
    if let Some(other) = others.next() {
        let (id, day, count) = (other.id, other.day, events.len());
        vi.push_str(&format!(
            "; kỳ có {count} sự kiện như vậy, trong đó có `{id}` ngày {}, và muộn với tất cả",
            day.to_vi()
        ));
        en.push_str(&format!(
            "; its window holds {count} such events, `{id}` of {day} among them, and it is late for each"
        ));
    }
    Message::new(vi, en)
}
