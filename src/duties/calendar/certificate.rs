//! What certificates put on the organizations that hold them.

use std::collections::BTreeMap;

use super::{Claim, Proof, Run, named, windows};
use crate::date::{Date, Window};
use crate::duties::filed::Evidence;
use crate::duties::table::{
    ACTIVITY_PLAN, CERTIFICATE_RENEWAL, COMINGO_ANNUAL_REPORT, FOREIGN_AFFAIRS_ANNUAL_REPORT,
    NGO_ACCOUNT_NOTICE, NGO_ANNUAL_REPORT, NGO_DATABASE_UPDATE, OWN_END_NOTICE, SUSPENSION_REMEDY,
    WINDING_UP,
};
use crate::duties::{Bearer, Duty};
use crate::finding::Reason;
use crate::law::{Basis, governing_project_office};
use crate::order;
use crate::record::{
    Certificate, CertificateEventKind, CertificateKind, CertificateStatus, Running,
};

const WHO: Bearer = Bearer::Organization;

/// A certificate, and its last valid day as known by the day asked for.
#[derive(Clone, Copy)]
struct Known<'a> {
    certificate: &'a Certificate,
    until: Option<Date>,
}

pub(super) fn run(run: &mut Run<'_>) {
    let registry = run.registry;
    let mut of_holder: BTreeMap<&str, Vec<&Certificate>> = BTreeMap::new();
    let mut first_issue: Option<Date> = None;
    for certificate in registry.records::<Certificate>() {
        let known = Known {
            certificate,
            until: certificate.valid_until_on(run.as_of()),
        };
        if let Some(holder) = certificate.holder() {
            let list = of_holder.entry(holder.as_str()).or_default();
            list.push(certificate);
        }
        let issued = certificate.issued_on();
        if let Some(issued) = issued.filter(|issued| *issued <= run.as_of()) {
            first_issue = Some(first_issue.map_or(issued, |first| first.min(issued)));
            notices(run, known, issued);
        }
        renewals(run, known);
        suspensions(run, known);
        ends(run, known);
    }
    for (holder, certificates) in of_holder {
        yearly_reports(run, holder, &certificates);
    }
    let Some(first) = first_issue else { return };
    for (duty, who) in [
        (&FOREIGN_AFFAIRS_ANNUAL_REPORT, Bearer::ForeignAffairs),
        (&COMINGO_ANNUAL_REPORT, Bearer::Comingo),
    ] {
        for window in yearly(run, duty, first) {
            window_claim(run, duty, (who, None), window);
        }
    }
}

fn yearly(run: &Run<'_>, duty: &'static Duty, first: Date) -> Vec<Window> {
    let kind = duty.window();
    kind.map_or_else(Vec::new, |kind| windows(kind, first, run.options.until()))
}

/// Adds what is told of a window, on the provision in force on its last day.
pub(super) fn window_claim<'a>(
    run: &mut Run<'a>,
    duty: &'static Duty,
    (bearer, bearer_id): (Bearer, Option<&'a str>),
    window: Window,
) {
    let last = window.last();
    if let Some(basis) = run.provision_on(duty, bearer, last) {
        let filed = run.filed.about_window(duty.id(), bearer_id, &window);
        let claim = Claim {
            duty,
            bearer,
            bearer_id,
            about: None,
            window: Some(window),
            counted_from: last,
            basis,
        };
        run.add(&claim, filed.into());
    }
}

/// The events of some kinds that are known by a day, in order; the undated ones last.
fn events(
    certificate: &Certificate,
    as_of: Date,
    is_one: impl Fn(CertificateEventKind) -> bool,
) -> Vec<Date> {
    let events = certificate.events().iter();
    let mut days: Vec<Date> = events
        .filter(|event| event.kind().is_some_and(&is_one))
        .filter_map(|event| event.date())
        .filter(|date| *date <= as_of)
        .collect();
    order::sort(&mut days);
    days
}

/// The day on which a certificate ended for good, as known by a day.
fn ended(certificate: &Certificate, as_of: Date) -> Option<Date> {
    let is_end = |kind| {
        matches!(
            kind,
            CertificateEventKind::Terminated | CertificateEventKind::Revoked
        )
    };
    events(certificate, as_of, is_end).first().copied()
}

/// The provision for what happens to a certificate on a day: one of a project office stays under the
/// decree before.
fn provision(
    run: &mut Run<'_>,
    duty: &'static Duty,
    Known { certificate, until }: Known<'_>,
    day: Date,
) -> Option<&'static Basis> {
    let project_office = certificate.kind() == Some(CertificateKind::ProjectOffice);
    match certificate.issued_on().filter(|_| project_office) {
        None => run.provision_on(duty, WHO, day),
        Some(issued) => {
            let governed = governing_project_office(issued, until, day);
            run.provision(duty, WHO, governed, day)
        }
    }
}

/// Adds what is counted from an event of a certificate.
fn event_claim<'a>(
    run: &mut Run<'a>,
    duty: &'static Duty,
    known: Known<'a>,
    day: Date,
    by: Option<Date>,
) {
    let Some(basis) = provision(run, duty, known, day) else {
        return;
    };
    let certificate = known.certificate;
    let bearer_id = certificate.holder().map(|holder| holder.as_str());
    let filed = run.filed.about_event(duty.id(), bearer_id, day);
    let claim = Claim {
        duty,
        bearer: WHO,
        bearer_id,
        about: named(certificate),
        window: None,
        counted_from: day,
        basis,
    };
    run.add(&claim, Proof { filed, by });
}

/// The notices after issue, renewal and amendment.
fn notices<'a>(run: &mut Run<'a>, known: Known<'a>, issued: Date) {
    let (certificate, as_of) = (known.certificate, run.as_of());
    event_claim(run, &NGO_ACCOUNT_NOTICE, known, issued, None);
    event_claim(run, &ACTIVITY_PLAN, known, issued, None);
    let is_change = |kind| {
        matches!(
            kind,
            CertificateEventKind::Renewed | CertificateEventKind::Amended
        )
    };
    for day in events(certificate, as_of, is_change) {
        event_claim(run, &ACTIVITY_PLAN, known, day, None);
    }
    let is_amended = |kind| kind == CertificateEventKind::Amended;
    for day in events(certificate, as_of, is_amended) {
        event_claim(run, &NGO_DATABASE_UPDATE, known, day, None);
    }
}

/// A term of a certificate: its days, and the day on which it was renewed.
struct Term {
    from: Option<Date>,
    until: Date,
    renewed_on: Option<Date>,
}

/// The terms of a certificate as known by a day; none if its first last day is not known.
fn terms(certificate: &Certificate, as_of: Date) -> Vec<Term> {
    let Some(until) = certificate.valid_until() else {
        return Vec::new();
    };
    let mut open = Term {
        from: certificate.issued_on(),
        until,
        renewed_on: None,
    };
    let mut past: Vec<_> = certificate
        .events()
        .iter()
        .filter_map(|event| Some((event.date()?, event.kind(), event.valid_until()?)))
        .filter(|(date, _, _)| *date <= as_of)
        .collect();
    order::sort_by_key(&mut past, |(date, _, _)| *date);
    let mut terms = Vec::new();
    for (date, kind, until) in past {
        if kind == Some(CertificateEventKind::Renewed) {
            // A renewed term begins when the one before is over, or on the day of a late renewal.
            let next = open.until.plus_days(1).ok();
            terms.push(Term {
                renewed_on: Some(date),
                ..open
            });
            open = Term {
                from: next.max(Some(date)),
                until,
                renewed_on: None,
            };
        } else {
            open.until = until;
        }
    }
    terms.push(open);
    terms
}

/// The dossiers for renewal, one for each term.
fn renewals<'a>(run: &mut Run<'a>, known: Known<'a>) {
    let (duty, as_of) = (&CERTIFICATE_RENEWAL, run.as_of());
    let certificate = known.certificate;
    if certificate.issued_on().is_some_and(|issued| issued > as_of) {
        return;
    }
    let terms = terms(certificate, as_of);
    if terms.is_empty() {
        run.not_applied(duty, Reason::GoverningDateUnknown);
    }
    let is_loose = certificate.events().iter().any(|event| {
        event.kind() == Some(CertificateEventKind::Renewed)
            && (event.date().is_none() || event.valid_until().is_none())
    });
    let end = ended(certificate, as_of);
    let bearer_id = certificate.holder().map(|holder| holder.as_str());
    for term in terms {
        let filed = match bearer_id {
            None => Evidence::Unknowable,
            Some(_) => run.filed.about_last_day(duty.id(), bearer_id, term.until),
        };
        let is_asked = filed != Evidence::Unknowable && filed != Evidence::Nothing;
        if term.renewed_on.is_none() && !is_asked {
            if is_loose {
                run.not_applied(duty, Reason::RecordSaysTooLittle);
                continue;
            }
            // What ended, or ran out, is renewed no more.
            if end.is_some() || term.until < as_of {
                continue;
            }
        }
        let Some(due) = duty.due(term.until) else {
            continue;
        };
        let Some(basis) = provision_of_renewal(run, known, due) else {
            continue;
        };
        let from = term.from.unwrap_or(term.until);
        let claim = Claim {
            duty,
            bearer: WHO,
            bearer_id,
            about: named(certificate),
            window: Window::span(from, term.until).ok(),
            counted_from: term.until,
            basis,
        };
        let by = term.renewed_on;
        run.add(&claim, Proof { filed, by });
    }
}

/// The provision for a renewal: one clause for operation, one for an office.
fn provision_of_renewal(run: &mut Run<'_>, known: Known<'_>, due: Date) -> Option<&'static Basis> {
    let duty = &CERTIFICATE_RENEWAL;
    let first = provision(run, duty, known, due)?;
    match known.certificate.kind() {
        Some(CertificateKind::Operation) => Some(first),
        Some(CertificateKind::RepresentativeOffice) => {
            let text = first.citation().instrument();
            let mut bases = duty.bases(WHO).iter();
            bases.rfind(|basis| basis.citation().instrument() == text)
        }
        // One issued under the new decree is of no kind that it knows.
        Some(CertificateKind::ProjectOffice) => {
            run.not_applied(duty, Reason::NotInForce);
            None
        }
        None => {
            run.not_applied(duty, Reason::RecordSaysTooLittle);
            None
        }
    }
}

/// The remedies after suspensions.
fn suspensions<'a>(run: &mut Run<'a>, known: Known<'a>) {
    let (duty, as_of) = (&SUSPENSION_REMEDY, run.as_of());
    let certificate = known.certificate;
    let of_kind = |one| events(certificate, as_of, |kind| kind == one);
    let resumed = of_kind(CertificateEventKind::Resumed);
    let end = ended(certificate, as_of);
    for day in of_kind(CertificateEventKind::Suspended) {
        let next = resumed.partition_point(|resumed| *resumed < day);
        let by = resumed.get(next).copied();
        let bearer_id = certificate.holder().map(|holder| holder.as_str());
        let filed = run.filed.about_event(duty.id(), bearer_id, day);
        let is_met = by.is_some() || matches!(filed, Evidence::On(_) | Evidence::Undated);
        if end.is_none() || is_met {
            event_claim(run, duty, known, day, by);
        }
    }
    let is_loose = |kind| {
        matches!(
            kind,
            CertificateEventKind::Suspended | CertificateEventKind::Resumed
        )
    };
    if has_undated(certificate, is_loose) {
        run.not_applied(duty, Reason::GoverningDateUnknown);
    }
}

fn has_undated(certificate: &Certificate, is_one: impl Fn(CertificateEventKind) -> bool) -> bool {
    let mut events = certificate.events().iter();
    events.any(|event| event.date().is_none() && event.kind().is_some_and(&is_one))
}

/// What the end of a certificate asks for: of a termination nobody knows whose will it was.
fn ends<'a>(run: &mut Run<'a>, known: Known<'a>) {
    let (certificate, as_of) = (known.certificate, run.as_of());
    let revoked = events(certificate, as_of, |kind| {
        kind == CertificateEventKind::Revoked
    });
    let terminated = events(certificate, as_of, |kind| {
        kind == CertificateEventKind::Terminated
    });
    if let Some(day) = revoked.first() {
        event_claim(run, &WINDING_UP, known, *day, None);
    } else if !terminated.is_empty() {
        for duty in [&WINDING_UP, &OWN_END_NOTICE] {
            run.not_applied(duty, Reason::RecordSaysTooLittle);
        }
    }
    if has_undated(certificate, |kind| kind == CertificateEventKind::Revoked) {
        run.not_applied(&WINDING_UP, Reason::GoverningDateUnknown);
    }
}

/// The yearly reports of a holder: of every window on whose last day it is registered.
fn yearly_reports<'a>(run: &mut Run<'a>, holder: &'a str, certificates: &[&'a Certificate]) {
    let (duty, as_of) = (&NGO_ANNUAL_REPORT, run.as_of());
    let issued = certificates.iter().filter_map(|one| one.issued_on()).min();
    let Some(first) = issued.filter(|first| *first <= as_of) else {
        if issued.is_none() {
            run.not_applied(duty, Reason::GoverningDateUnknown);
        }
        return;
    };
    for window in yearly(run, duty, first) {
        let last = window.last();
        let mut answers = certificates.iter().map(|one| registered(one, last, as_of));
        let answer = answers.clone().find(|answer| *answer == Running::Yes);
        match answer.or_else(|| answers.find(|answer| *answer == Running::CannotTell)) {
            Some(Running::Yes) => window_claim(run, duty, (WHO, Some(holder)), window),
            Some(Running::CannotTell) => run.not_applied(duty, Reason::RecordSaysTooLittle),
            Some(Running::No) | None => {}
        }
    }
}

/// Tells whether a certificate counts as registered on a day, as known by another one.
fn registered(certificate: &Certificate, day: Date, as_of: Date) -> Running {
    match certificate.status_on(day.min(as_of)) {
        CertificateStatus::CannotTell => Running::CannotTell,
        CertificateStatus::Valid | CertificateStatus::Suspended => {
            let until = certificate.valid_until_on(day.min(as_of));
            if until.is_some_and(|until| day <= until) {
                Running::Yes
            } else {
                Running::No
            }
        }
        CertificateStatus::NotIssued
        | CertificateStatus::Expired
        | CertificateStatus::Terminated
        | CertificateStatus::Revoked => Running::No,
    }
}
