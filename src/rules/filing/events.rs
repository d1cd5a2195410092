//! The events that have to be told of, as a decision or the issue of a certificate, and which filing
//! tells of each.
//!
//! A filing names no event. It tells of those that its window holds, and of none that came after it.
//!
//! I1. An event belongs to the first filing that tells of it: what is filed again is no second duty.
//! I2. An event of which a filing may have told before that lacks its day, window or bearer belongs to
//!     none; one that lacks its window and its bearer may be meant for anything, and counts for nothing.
//! I3. Built in the order of sorting, and asked by halving; where nothing of the kind was filed, nothing
//!     is built.

use super::duty_of;
use crate::date::{Date, Period};
use crate::duties::{self, Bearer, Duty, Earliest, Trigger};
use crate::lang::{Label, Lang};
use crate::law::{Governed, governing, governing_grant, governing_project_office};
use crate::order;
use crate::record::{
    AfterDisaster, BudgetClass, Certificate, CertificateEventKind, CertificateKind, DocumentKind,
    Filing, Grant, GrantEventKind, Record as _, governed_term,
};
use crate::registry::Registry;
use crate::rules::context::FIRST;
use crate::rules::days_off::is_next_working_day;
use crate::rules::grants::Known;
use crate::rules::map::Map;
use crate::rules::options::CheckOptions;

/// The duties that are counted from an event that a record tells, and that no other rule asks of.
pub(super) const ASKED: [&Duty; 8] = [
    &duties::ACTIVITY_PLAN,
    &duties::COMPLETION_REPORT,
    &duties::DECISION_COPIES,
    &duties::DECISION_NOTICE,
    &duties::NGO_ACCOUNT_NOTICE,
    &duties::NGO_DATABASE_UPDATE,
    &duties::RELIEF_NOTICE,
    &duties::WINDING_UP,
];

/// An event that a bearer has to tell of.
#[derive(Clone, Copy)]
pub(super) struct Event<'a> {
    pub(super) day: Date,
    /// The day from which the term is counted.
    pub(super) from: Date,
    /// What happened then.
    pub(super) label: Label,
    pub(super) bearer: Bearer,
    /// The id of the record that tells it.
    pub(super) id: &'a str,
    /// The text that governs what is told of it.
    pub(super) governed: Option<Governed>,
}

/// What an event of a duty is called.
fn label_of(trigger: Trigger) -> Label {
    Label::new(trigger.label(Lang::Vi), trigger.label(Lang::En))
}

/// The end of a grant where only the plan tells it.
const PLANNED_END: Label = Label::new(
    "ngày kết thúc theo kế hoạch của khoản viện trợ",
    "the planned end of the grant",
);

/// The duties that are counted from a decision.
const OF_DECISIONS: [&Duty; 3] = [
    &duties::DECISION_COPIES,
    &duties::DECISION_NOTICE,
    &duties::RELIEF_NOTICE,
];

/// From when copies of a decision and its agreement are counted: from the agreement, where that came
/// later. `None` if nobody knows when.
fn copies_from(grant: &Grant, decision: Event<'_>) -> Option<(Date, Label)> {
    let agreements = grant.documents().iter();
    let mut from = (decision.day, decision.label);
    for one in agreements.filter(|one| one.kind() == Some(DocumentKind::Agreement)) {
        let day = one.date()?;
        if from.0 < day {
            let label = "thỏa thuận sau quyết định phê duyệt";
            from = (day, Label::new(label, "the agreement after the decision"));
        }
    }
    Some(from)
}

/// When an event was told first.
#[derive(Clone, Copy)]
enum Evidence {
    /// Nothing was filed that holds its day.
    Nothing,
    /// By a filing that lacks its day, its window or its bearer, perhaps.
    Unclear,
    /// On a day.
    On(Date),
}

/// A duty and its bearer.
type Borne<'a> = (&'static str, &'a str);

/// A duty, its bearer, and the day of a filing.
pub(super) type Filed<'a> = (&'static str, &'a str, Date);

/// What a bearer filed of a duty, and the events that it may tell of.
struct OfBearer {
    /// The first filing of each day.
    first: Earliest,
    /// The days of which a filing may tell that lacks its own day, or its window.
    unclear: Earliest,
    /// The days of all events, told in time or not.
    days: Vec<Date>,
    /// Whether there is an event of which nobody knows the day.
    is_open: bool,
}

impl OfBearer {
    fn of([dated, unclear]: [Vec<(Period, Date)>; 2]) -> Self {
        Self {
            first: Earliest::of(dated),
            unclear: Earliest::of(unclear),
            days: Vec::new(),
            is_open: false,
        }
    }

    /// Returns how many events there are within a window.
    fn count(&self, window: Period) -> usize {
        let is_before = |day: &Date| window.from().is_some_and(|first| *day < first);
        let is_within = |day: &Date| window.until().is_none_or(|last| *day <= last);
        let before = self.days.partition_point(is_before);
        (self.days.partition_point(is_within)).saturating_sub(before)
    }
}

/// The events of which each filing is the first to tell, by day.
#[derive(Default)]
pub(in crate::rules) struct AfterEvents<'a> {
    bearers: Map<Borne<'a>, OfBearer>,
    events: Map<Filed<'a>, Vec<Event<'a>>>,
}

impl<'a> AfterEvents<'a> {
    /// Returns the events within a window of which alone a filing tells; `None` if it may tell of
    /// others.
    pub(super) fn of_filing(&self, filed: Filed<'a>, window: Period) -> Option<&[Event<'a>]> {
        let (duty, bearer, _) = filed;
        let known = self.bearers.get(&(duty, bearer))?;
        let events = self.events.get(&filed)?;
        let is_before = |event: &Event<'_>| window.from().is_some_and(|first| event.day < first);
        let is_within = |event: &Event<'_>| window.until().is_none_or(|last| event.day <= last);
        let events =
            events.get(events.partition_point(is_before)..events.partition_point(is_within))?;
        let is_one_day = window.from().is_some() && window.from() == window.until();
        let may_tell_others = known.count(window) > events.len() || known.is_open && !is_one_day;
        Some(events).filter(|events| !events.is_empty() && !may_tell_others)
    }
}

/// The part of a window of which a filing tells: up to its own day, but for a report on a grant, which
/// may end before the day that was planned.
pub(super) fn up_to(duty: &Duty, window: Period, date: Date) -> Option<Period> {
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
    found: AfterEvents<'a>,
    /// The days of which a filing may tell that names no bearer, by duty.
    of_nobody: Map<&'static str, Earliest>,
    /// Whether something was filed after an event of a grant.
    is_of_grants: bool,
}

impl<'a> EventsToTell<'a> {
    /// Reads filings and certificates, as known by a day.
    pub(in crate::rules) fn of(registry: &'a Registry, as_of: Date) -> Self {
        let mut named: Map<Borne<'_>, [Vec<(Period, Date)>; 2]> = Map::default();
        let mut nobody: Map<&'static str, Vec<(Period, Date)>> = Map::default();
        for filing in registry.records::<Filing>() {
            let Some(duty) = duty_of(filing).filter(|duty| ASKED.contains(duty)) else {
                continue;
            };
            let (window, date) = (filing.window(), filing.date());
            let is_clear = window.is_some() && date.is_some();
            let window = window.unwrap_or(Period::ALWAYS);
            let window = match date {
                Some(date) => up_to(duty, window, date),
                None => Some(window),
            };
            let Some(window) = window else {
                continue;
            };
            let read = (window, date.unwrap_or(FIRST));
            match filing.bearer() {
                None if filing.window().is_none() => {}
                None => nobody.entry(duty.id()).or_default().push(read),
                Some(bearer) => {
                    let [dated, unclear] = named.entry((duty.id(), bearer.as_str())).or_default();
                    (if is_clear { dated } else { unclear }).push(read);
                }
            }
        }
        let bearers = named.into_iter();
        let bearers = bearers.map(|(borne, lists)| (borne, OfBearer::of(lists)));
        let nobody = nobody.into_iter();
        let mut all = Self {
            found: AfterEvents {
                bearers: bearers.collect(),
                events: Map::default(),
            },
            of_nobody: nobody
                .map(|(duty, list)| (duty, Earliest::of(list)))
                .collect(),
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
        for list in self.found.events.values_mut() {
            order::sort_by_key(list, |event| event.day);
        }
        for known in self.found.bearers.values_mut() {
            known.days.sort_unstable();
        }
        self.found
    }

    fn is_filed(&self, is_one: impl Fn(&Duty) -> bool) -> bool {
        let mut asked = ASKED.into_iter().filter(|duty| is_one(duty));
        let bearers = &self.found.bearers;
        asked.any(|duty| bearers.keys().any(|(id, _)| *id == duty.id()))
    }

    /// Notes an event that a filing may be meant for, though it need not tell of it; returns the day
    /// on which it was told.
    fn note(&mut self, duty: &Duty, bearer: &'a str, day: Date) -> Evidence {
        let of_nobody = self.of_nobody.get(duty.id());
        let of_nobody = of_nobody.and_then(|filed| filed.on(day));
        let known = self.found.bearers.get_mut(&(duty.id(), bearer));
        let (unclear, first) = match known {
            Some(known) => {
                known.days.push(day);
                (known.unclear.on(day), known.first.on(day))
            }
            None => (None, None),
        };
        let unclear = unclear.into_iter().chain(of_nobody).min();
        match (unclear, first) {
            // What came later did not tell of it first.
            (Some(unclear), Some(first)) if first <= unclear => Evidence::On(first),
            (Some(_), _) => Evidence::Unclear,
            (None, Some(first)) => Evidence::On(first),
            (None, None) => Evidence::Nothing,
        }
    }

    /// Notes that there is an event of which nobody knows the day.
    fn leave_open(&mut self, duty: &Duty, bearer: &'a str) {
        if let Some(known) = self.found.bearers.get_mut(&(duty.id(), bearer)) {
            known.is_open = true;
        }
    }

    /// Adds an event, and the text that governs it, to the first filing that tells of it; returns the
    /// day of that.
    fn add(
        &mut self,
        duty: &Duty,
        bearer: &'a str,
        mut event: Event<'a>,
        governed: impl FnOnce() -> Option<Governed>,
    ) -> Evidence {
        let told = self.note(duty, bearer, event.day);
        if let Evidence::On(filed) = told {
            event.governed = governed();
            let filed = (duty.id(), bearer, filed);
            self.found.events.entry(filed).or_default().push(event);
        }
        told
    }

    fn add_certificate(&mut self, certificate: &'a Certificate, as_of: Date) {
        use CertificateEventKind::{
            Amended, Reissued, Renewed, Resumed, Revoked, Suspended, Terminated,
        };
        let Some(holder) = certificate.holder() else {
            return;
        };
        let holder = holder.as_str();
        let event = |day, label| Event {
            day,
            from: day,
            label,
            bearer: Bearer::Organization,
            id: certificate.key(),
            governed: None,
        };
        let is_office = certificate.kind() == Some(CertificateKind::ProjectOffice);
        let office = certificate.issued_on().filter(|_| is_office);
        let office = office.map(|issued| (issued, certificate.valid_until_on(as_of)));
        let governed = |duty: &Duty, day| match office {
            None => governing(duty.subject(), day),
            Some((issued, until)) => governing_project_office(issued, until, day),
        };
        for duty in [&duties::NGO_ACCOUNT_NOTICE, &duties::ACTIVITY_PLAN] {
            match certificate.issued_on() {
                Some(issued) if issued <= as_of => {
                    let label = label_of(Trigger::CertificateIssued);
                    self.add(duty, holder, event(issued, label), || {
                        governed(duty, issued)
                    });
                }
                Some(_) => {}
                None => self.leave_open(duty, holder),
            }
        }
        for change in certificate.events() {
            let (asked, label): (&[&Duty], _) = match change.kind() {
                Some(Amended) => (
                    &[&duties::ACTIVITY_PLAN, &duties::NGO_DATABASE_UPDATE],
                    label_of(Trigger::CertificateAmended),
                ),
                Some(Renewed) => (
                    &[&duties::ACTIVITY_PLAN],
                    Label::new("giấy đăng ký được gia hạn", "a certificate's renewal"),
                ),
                Some(Revoked) => (
                    &[&duties::WINDING_UP],
                    label_of(Trigger::CertificateRevoked),
                ),
                Some(Reissued | Suspended | Resumed | Terminated) | None => continue,
            };
            for duty in asked {
                match change.date() {
                    Some(day) if day <= as_of => {
                        self.add(duty, holder, event(day, label), || governed(duty, day));
                    }
                    Some(_) => {}
                    None => self.leave_open(duty, holder),
                }
            }
        }
    }

    /// Adds the events of a grant, as known by a day.
    pub(in crate::rules) fn add_grant(&mut self, known: &Known<'a>, options: &CheckOptions) {
        let (grant, as_of) = (known.grant, options.as_of());
        if !self.is_of_grants || grant.decision().is_none() {
            return;
        }
        let agency = grant.managing_agency().map(|agency| agency.as_str());
        let Some(decided) = grant.decided_on() else {
            if let Some(agency) = agency {
                for duty in OF_DECISIONS {
                    self.leave_open(duty, agency);
                }
            }
            if let Some(end) = grant.carried_out_until(as_of) {
                for body in [grant.managing_agency(), grant.owner()]
                    .into_iter()
                    .flatten()
                {
                    self.note(&duties::COMPLETION_REPORT, body.as_str(), end);
                }
            }
            return;
        };
        if decided > as_of {
            return;
        }
        if let Some(agency) = agency {
            self.add_decision(known, agency, decided);
        }
        self.add_end(known, agency, options);
    }

    fn add_decision(&mut self, known: &Known<'a>, agency: &'a str, day: Date) {
        let grant = known.grant;
        let event = Event {
            day,
            from: day,
            label: label_of(Trigger::GrantDecided),
            bearer: Bearer::ManagingAgency,
            id: grant.key(),
            governed: None,
        };
        let governed = |duty: &Duty| {
            let subject = duty.subject();
            governing_grant(subject, known.term_under(subject)?, day)
        };
        let (notice, relief) = (&duties::DECISION_NOTICE, &duties::RELIEF_NOTICE);
        match known.grounds.disaster {
            AfterDisaster::No => {
                self.add(notice, agency, event, || known.grounds.decided_under);
            }
            AfterDisaster::Relief => {
                self.add(relief, agency, event, || governed(relief));
            }
            AfterDisaster::Recovery | AfterDisaster::CannotTell => {
                for duty in [notice, relief] {
                    self.note(duty, agency, day);
                }
            }
        }
        let copies = &duties::DECISION_COPIES;
        let from = copies_from(grant, event);
        match (grant.budget_class(), from) {
            (Some(BudgetClass::BudgetRevenue), Some((from, label))) => {
                let event = Event {
                    from,
                    label,
                    ..event
                };
                self.add(copies, agency, event, || governed(copies));
            }
            (Some(BudgetClass::BudgetRevenue), None) | (None, _) => {
                self.note(copies, agency, day);
            }
            (Some(BudgetClass::NotBudgetRevenue), _) => {}
        }
    }

    /// The end of a grant; a report among its documents is GRANT-017's.
    fn add_end(&mut self, known: &Known<'a>, agency: Option<&'a str>, options: &CheckOptions) {
        use GrantEventKind::{Completed, Terminated};
        let (grant, duty) = (known.grant, &duties::COMPLETION_REPORT);
        let owner = grant.owner().map(|owner| owner.as_str());
        // Who is both reports once.
        let owner = owner.filter(|owner| agency != Some(owner));
        let has_ended = |kind| matches!(kind, Completed | Terminated);
        let actual = grant.actual().and_then(|period| period.until());
        let is_told = actual.is_some() || grant.first_event(has_ended).is_some();
        let mut kinds = grant.events().iter().filter_map(|event| event.kind());
        if !is_told && kinds.any(has_ended) {
            for bearer in [agency, owner].into_iter().flatten() {
                self.leave_open(duty, bearer);
            }
        }
        let Some(day) = grant.carried_out_until(options.as_of()) else {
            return;
        };
        let due = duty.due(day);
        let governed = || {
            let subject = duty.subject();
            governed_term(subject, known.term_under(subject)?, day, due?)
        };
        let mut documents = grant.documents().iter();
        let is_asked = known.grounds.disaster == AfterDisaster::No
            && documents.all(|one| one.kind() != Some(DocumentKind::CompletionReport));
        let event = |bearer| Event {
            day,
            from: day,
            label: if is_told {
                label_of(Trigger::GrantEnded)
            } else {
                PLANNED_END
            },
            bearer,
            id: grant.key(),
            governed: None,
        };
        if !is_asked {
            for bearer in [agency, owner].into_iter().flatten() {
                self.note(duty, bearer, day);
            }
            return;
        }
        let filed = match agency {
            Some(agency) => self.add(duty, agency, event(Bearer::ManagingAgency), governed),
            None => Evidence::Nothing,
        };
        // The agency's report follows the owner's: where it is in time, so was the other.
        let may_be_in_time = match filed {
            Evidence::On(filed) => due.is_none_or(|due| {
                filed <= due || is_next_working_day(due, filed, options.calendar())
            }),
            Evidence::Unclear => true,
            Evidence::Nothing => false,
        };
        if let Some(owner) = owner {
            if may_be_in_time {
                self.note(duty, owner, day);
            } else {
                self.add(duty, owner, event(Bearer::Owner), governed);
            }
        }
    }
}
