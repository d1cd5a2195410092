//! What is filed after an event, as a decision or the issue of a certificate: of which event it tells.
//!
//! A filing names no event. It tells of those that its window holds, and of none that came after it.
//!
//! I1. An event belongs to the first filing that tells of it: what is filed again is no second duty.
//! I2. Built in the order of sorting, and asked by halving; where nothing of the kind was filed, nothing
//!     is built.

use super::{duty_of, is_next_working_day};
use crate::date::{Date, Period};
use crate::duties::{self, Bearer, Due, Duty, DutyError, Earliest, Trigger};
use crate::finding::{Message, Severity};
use crate::lang::Lang;
use crate::law::{Basis, governing_grant, governing_project_office};
use crate::order;
use crate::path::Trail;
use crate::record::{
    AfterDisaster, BudgetClass, Certificate, CertificateEventKind, CertificateKind, Document,
    DocumentKind, Filing, Grant, Record as _,
};
use crate::registry::Registry;
use crate::rules::case::Case;
use crate::rules::checked::Reason;
use crate::rules::grants::Known;
use crate::rules::map::Map;

/// The duties that are counted from an event that a record tells, and that no other rule asks of.
const ASKED: [&Duty; 8] = [
    &duties::ACTIVITY_PLAN,
    &duties::COMPLETION_REPORT,
    &duties::DECISION_COPIES,
    &duties::DECISION_NOTICE,
    &duties::NGO_ACCOUNT_NOTICE,
    &duties::NGO_DATABASE_UPDATE,
    &duties::RELIEF_NOTICE,
    &duties::WINDING_UP,
];

/// The record that tells an event.
#[derive(Clone, Copy)]
enum Told<'a> {
    Certificate(&'a Certificate),
    Grant(&'a Grant),
}

/// An event that a bearer has to tell of.
#[derive(Clone, Copy)]
struct Event<'a> {
    day: Date,
    bearer: Bearer,
    by: Told<'a>,
}

/// A duty, its bearer, and the day of a filing.
type Filed<'a> = (&'static str, &'a str, Date);

/// The events of which each filing is the first to tell, by day.
#[derive(Default)]
pub(in crate::rules) struct AfterEvents<'a>(Map<Filed<'a>, Vec<Event<'a>>>);

impl<'a> AfterEvents<'a> {
    fn of_filing(&self, duty: &Duty, bearer: &'a str, date: Date) -> &[Event<'a>] {
        self.0
            .get(&(duty.id(), bearer, date))
            .map_or(&[], Vec::as_slice)
    }
}

/// The part of a window of which a filing tells: up to its own day, but for a report on a grant, which
/// may end before the day that was planned.
fn up_to(duty: &Duty, window: Period, date: Date) -> Option<Period> {
    if duty == &duties::COMPLETION_REPORT {
        return Some(window);
    }
    let last = window.until().map_or(date, |last| last.min(date));
    Period::new(window.from(), Some(last)).ok()
}

const fn is_of_certificate(duty: &Duty) -> bool {
    matches!(
        duty.counted_from(),
        Trigger::CertificateIssued
            | Trigger::CertificateChanged
            | Trigger::CertificateAmended
            | Trigger::CertificateRevoked
    )
}

/// The index under way: the grants are added one after the other.
pub(in crate::rules) struct EventsToTell<'a> {
    first: Map<(&'static str, &'a str), Earliest>,
    events: Map<Filed<'a>, Vec<Event<'a>>>,
    /// Whether something was filed after an event of a grant.
    is_of_grants: bool,
}

impl<'a> EventsToTell<'a> {
    /// Reads filings and certificates, as known by a day.
    pub(in crate::rules) fn of(registry: &'a Registry, as_of: Date) -> Self {
        let mut windows: Map<(&'static str, &str), Vec<(Period, Date)>> = Map::default();
        for filing in registry.records::<Filing>() {
            let duty = duty_of(filing).filter(|duty| ASKED.contains(duty));
            if let (Some(duty), Some(bearer), Some(window), Some(date)) =
                (duty, filing.bearer(), filing.window(), filing.date())
            {
                let list = windows.entry((duty.id(), bearer.as_str())).or_default();
                list.extend(up_to(duty, window, date).map(|window| (window, date)));
            }
        }
        let first = windows.into_iter();
        let first = first.map(|(of, list)| (of, Earliest::of(list)));
        let mut all = Self {
            first: first.collect(),
            events: Map::default(),
            is_of_grants: false,
        };
        all.is_of_grants = all.is_filed(|duty| !is_of_certificate(duty));
        if all.is_filed(is_of_certificate) {
            for certificate in registry.records::<Certificate>() {
                all.add_certificate(certificate, as_of);
            }
        }
        all
    }

    /// Puts the events of each filing in order.
    pub(in crate::rules) fn settle(mut self) -> AfterEvents<'a> {
        for list in self.events.values_mut() {
            order::sort_by_key(list, |event| event.day);
        }
        AfterEvents(self.events)
    }

    fn is_filed(&self, is_one: impl Fn(&Duty) -> bool) -> bool {
        let mut asked = ASKED.into_iter().filter(|duty| is_one(duty));
        asked.any(|duty| self.first.keys().any(|(id, _)| *id == duty.id()))
    }

    fn add(&mut self, duty: &Duty, bearer_id: &'a str, event: Event<'a>) {
        let first = self.first.get(&(duty.id(), bearer_id));
        if let Some(filed) = first.and_then(|first| first.on(event.day)) {
            let list = self
                .events
                .entry((duty.id(), bearer_id, filed))
                .or_default();
            list.push(event);
        }
    }

    fn add_certificate(&mut self, certificate: &'a Certificate, as_of: Date) {
        use CertificateEventKind::{
            Amended, Reissued, Renewed, Resumed, Revoked, Suspended, Terminated,
        };
        let Some(holder) = certificate.holder() else {
            return;
        };
        let event = |day| Event {
            day,
            bearer: Bearer::Organization,
            by: Told::Certificate(certificate),
        };
        let known = |day: &Date| *day <= as_of;
        if let Some(issued) = certificate.issued_on().filter(known) {
            for duty in [&duties::NGO_ACCOUNT_NOTICE, &duties::ACTIVITY_PLAN] {
                self.add(duty, holder.as_str(), event(issued));
            }
        }
        for change in certificate.events() {
            let Some(day) = change.date().filter(known) else {
                continue;
            };
            let asked: &[&Duty] = match change.kind() {
                Some(Amended) => &[&duties::ACTIVITY_PLAN, &duties::NGO_DATABASE_UPDATE],
                Some(Renewed) => &[&duties::ACTIVITY_PLAN],
                Some(Revoked) => &[&duties::WINDING_UP],
                Some(Reissued | Suspended | Resumed | Terminated) | None => &[],
            };
            for duty in asked {
                self.add(duty, holder.as_str(), event(day));
            }
        }
    }

    /// Adds the events of a grant, as known by a day.
    pub(in crate::rules) fn add_grant(&mut self, known: &Known<'a>, as_of: Date) {
        let grant = known.grant;
        let decided = grant.decided_on().filter(|_| self.is_of_grants);
        let Some(decided) = decided.filter(|day| *day <= as_of) else {
            return;
        };
        let by = Told::Grant(grant);
        let agency = grant.managing_agency().map(|agency| agency.as_str());
        let bearer = Bearer::ManagingAgency;
        let disaster = known.grounds.disaster;
        if let Some(agency) = agency {
            let day = decided;
            let event = Event { day, bearer, by };
            match disaster {
                AfterDisaster::No => self.add(&duties::DECISION_NOTICE, agency, event),
                AfterDisaster::Relief => self.add(&duties::RELIEF_NOTICE, agency, event),
                AfterDisaster::Recovery | AfterDisaster::CannotTell => {}
            }
            if grant.budget_class() == Some(BudgetClass::BudgetRevenue) {
                self.add(&duties::DECISION_COPIES, agency, event);
            }
        }
        if disaster == AfterDisaster::No {
            self.add_end(grant, agency, as_of);
        }
    }

    /// The end of a grant; a report among its documents is GRANT-017's.
    fn add_end(&mut self, grant: &'a Grant, agency: Option<&'a str>, as_of: Date) {
        let duty = &duties::COMPLETION_REPORT;
        let mut documents = grant.documents().iter();
        let is_report = |one: &Document| one.kind() == Some(DocumentKind::CompletionReport);
        let end = grant.carried_out_until(as_of);
        let Some(day) = end.filter(|_| !documents.any(is_report)) else {
            return;
        };
        let by = Told::Grant(grant);
        let filed = agency.and_then(|agency| self.first.get(&(duty.id(), agency))?.on(day));
        let bearer = Bearer::ManagingAgency;
        if let Some(agency) = agency {
            self.add(duty, agency, Event { day, bearer, by });
        }
        // The agency's report follows the owner's: where it is in time, so was the other.
        let is_in_time = filed.is_some() && filed <= duty.due(day);
        if let Some(owner) = grant.owner().filter(|_| !is_in_time) {
            let bearer = Bearer::Owner;
            self.add(duty, owner.as_str(), Event { day, bearer, by });
        }
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
    let events = case.context().after_events();
    let events = events.of_filing(duty, bearer.as_str(), date);
    let is_before = |event: &Event<'_>| window.from().is_some_and(|first| event.day < first);
    let is_within = |event: &Event<'_>| window.until().is_none_or(|last| event.day <= last);
    let events = events
        .get(events.partition_point(is_before)..events.partition_point(is_within))
        .unwrap_or_default();
    let (Some(first), Some(last)) = (events.first(), events.last()) else {
        // No record tells the event, or something filed before told of it.
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
    let late = events.partition_point(is_late).checked_sub(1);
    let Some(event) = late.and_then(|place| events.get(place)).copied() else {
        return;
    };
    let due = match duty.due_on(event.day, calendar) {
        Ok(due) => due,
        Err(DutyError::NeedsCalendar { .. }) => return case.not_applied(Reason::NoCalendar),
        Err(
            DutyError::OutOfRange { .. }
            | DutyError::NoDay { .. }
            | DutyError::NotYearly { .. }
            | DutyError::Window(_),
        ) => return,
    };
    let Some(basis) = basis_of(duty, event, due, case) else {
        return;
    };
    // A window that holds other events too may be meant for those.
    let is_certain = first.day == last.day && !is_next_working_day(due, date, calendar);
    let severity = if is_certain {
        Severity::Error
    } else {
        Severity::Warning
    };
    let borne = duty.basis(event.bearer, event.day).unwrap_or(basis);
    let id = match event.by {
        Told::Certificate(certificate) => certificate.key(),
        Told::Grant(grant) => grant.key(),
    };
    let (days, since) = (due.days_until(date), duty.counted_from());
    case.report_citing_at_most(
        severity,
        basis,
        borne.citation(),
        &Trail::Root.key("date"),
        Message::new(
            format!(
                "{}: nộp ngày {}, muộn {days} ngày so với hạn {}, tính từ {} (`{id}`, ngày {})",
                duty.title().get(Lang::Vi),
                date.to_vi(),
                due.to_vi(),
                since.label(Lang::Vi),
                event.day.to_vi()
            ),
            format!(
                "{}: filed on {date}, {days} {} after it was due on {due}, counted from {} (`{id}`, {})",
                duty.title().get(Lang::En),
                if days == 1 { "day" } else { "days" },
                since.label(Lang::En),
                event.day
            ),
        ),
    );
}
