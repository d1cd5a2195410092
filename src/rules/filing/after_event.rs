//! What is filed after an event, as a decision or the issue of a certificate: whether it is in time.
//!
//! I1. Where a filing may be meant for an event of which it is in time, or of which another one told,
//!     nothing is found.
//! I2. Where a term runs from the receipt of a paper, which no record tells, the paper may have been on
//!     its way for as long as the law leaves for it.

use super::duty_of;
use super::events::{ASKED, Event, Told, up_to};
use crate::date::Date;
use crate::duties::{self, Due, Duty, DutyError, terms};
use crate::finding::Message;
use crate::lang::Lang;
use crate::law::{Basis, governing_grant, governing_project_office};
use crate::path::Trail;
use crate::record::{CertificateKind, Filing};
use crate::rules::case::Case;
use crate::rules::checked::Reason;
use crate::rules::days_off::is_next_working_day;
use crate::rules::lifecycle::WORKING_DAYS_TO_SEND;

/// How many working days a paper may be on its way, where a term runs from its receipt or circulation,
/// which no record tells: as many as the law leaves for it.
fn working_days_under_way(duty: &Duty) -> Option<i32> {
    if duty == &duties::NGO_ACCOUNT_NOTICE {
        Some(terms::WORKING_DAYS_TO_HAND_OVER)
    } else if duty == &duties::WINDING_UP {
        Some(WORKING_DAYS_TO_SEND)
    } else if duty == &duties::DECISION_COPIES {
        // Working days are never fewer than calendar days.
        Some(terms::DAYS_TO_TELL)
    } else {
        None
    }
}

/// The provision that governs what is told of an event, or notes why there is none.
fn basis_of(
    duty: &Duty,
    event: Event<'_>,
    due: Date,
    case: &mut Case<'_>,
) -> Option<&'static Basis> {
    let day = event.day;
    match event.by {
        Told::Certificate(certificate) => {
            let is_office = certificate.kind() == Some(CertificateKind::ProjectOffice);
            match certificate.issued_on().filter(|_| is_office) {
                None => case.on(Some(day)),
                Some(issued) => {
                    let until = certificate.valid_until_on(case.as_of());
                    case.under(governing_project_office(issued, until, day))
                }
            }
        }
        Told::Grant(grant) if duty == &duties::COMPLETION_REPORT => {
            case.of_deadline(grant, day, due)
        }
        Told::Grant(grant) if duty == &duties::DECISION_NOTICE => case.under(grant.decided_under()),
        Told::Grant(grant) => {
            let subject = duty.subject();
            let governed = grant.term_under(subject);
            case.under(governed.and_then(|term| governing_grant(subject, term, day)))
        }
    }
}

/// The last day on time, and the last one where the paper was on its way for as long as it may be.
fn last_days(duty: &Duty, day: Date, case: &Case<'_>) -> Result<(Date, Date), DutyError> {
    let calendar = case.options.calendar();
    let due = duty.due_on(day, calendar)?;
    let Some(under_way) = working_days_under_way(duty) else {
        return Ok((due, due));
    };
    let latest = calendar.and_then(|days| days.plus_working_days(due, under_way).ok());
    let latest = latest.ok_or(DutyError::NeedsCalendar { duty: duty.id() })?;
    Ok((due, latest))
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
    let Some((events, (first, event))) =
        events.and_then(|events| Some((events, (events.first()?, *events.last()?))))
    else {
        // No record tells the event, or something else told of it, or may have.
        return case.says_too_little();
    };
    let calendar = case.options.calendar();
    // Of working days as many days are in time on any calendar.
    let is_late = |event: &Event<'_>| {
        let due = match (duty.due_on(event.day, calendar), duty.term()) {
            (Err(_), Due::WorkingDaysAfter(count)) => event.day.plus_days(count).ok(),
            (due, _) => due.ok(),
        };
        due.is_some_and(|due| due < date)
    };
    if !is_late(first) {
        return;
    }
    if !is_late(&event) {
        // It may be meant for the one of which it is in time.
        return case.says_too_little();
    }
    let (due, latest) = match last_days(duty, event.day, case) {
        Ok(days) => days,
        Err(DutyError::NeedsCalendar { .. }) => return case.not_applied(Reason::NoCalendar),
        Err(
            DutyError::OutOfRange { .. }
            | DutyError::NoDay { .. }
            | DutyError::NotYearly { .. }
            | DutyError::Window(_),
        ) => return,
    };
    // Of another text nobody knows whether it is late.
    let first_due = duty.due(first.day).unwrap_or(due);
    if basis_of(duty, *first, first_due, case).is_none() {
        return;
    }
    let Some(basis) = basis_of(duty, event, due, case) else {
        return;
    };
    if date <= latest || is_next_working_day(latest, date, calendar) {
        return case.says_too_little();
    }
    let borne = duty.basis(event.bearer, event.day).unwrap_or(basis);
    let message = told_late(duty, events.len(), (*first, event), (latest, date));
    case.report_citing(basis, borne.citation(), &Trail::Root.key("date"), message);
}

/// Says that a filing is late for the events of its window: how many they are, the first and the last
/// of them, until when the last one was to be told, and when it was.
fn told_late(
    duty: &Duty,
    count: usize,
    (first, event): (Event<'_>, Event<'_>),
    (due, date): (Date, Date),
) -> Message {
    let (id, days) = (event.by.id(), due.days_until(date));
    let mut vi = format!(
        "{}: nộp ngày {}, muộn {days} ngày so với hạn {}, tính từ {} (`{id}`, ngày {})",
        duty.title().get(Lang::Vi),
        date.to_vi(),
        due.to_vi(),
        event.label.get(Lang::Vi),
        event.day.to_vi()
    );
    let mut en = format!(
        "{}: filed on {date}, {days} {} after it was due on {due}, counted from {} (`{id}`, {})",
        duty.title().get(Lang::En),
        if days == 1 { "day" } else { "days" },
        event.label.get(Lang::En),
        event.day
    );
    if let Some(under_way) = working_days_under_way(duty) {
        vi.push_str(&format!(
            " và thêm {under_way} ngày làm việc để giấy tờ đến nơi"
        ));
        en.push_str(&format!(
            " and {under_way} working days more for the paper to arrive"
        ));
    }
    if count > 1 {
        let (id, day) = (first.by.id(), first.day);
        vi.push_str(&format!(
            "; kỳ có {count} sự kiện như vậy, đầu tiên là `{id}` ngày {}, và muộn với tất cả",
            day.to_vi()
        ));
        en.push_str(&format!(
            "; its window holds {count} such events, `{id}` of {day} the first, and it is late for each"
        ));
    }
    Message::new(vi, en)
}
