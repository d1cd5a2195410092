//! What the events of grants put on their owners and managing agencies.

use super::{Claim, Proof, Run, named};
use crate::date::Date;
use crate::duties::filed::Evidence;
use crate::duties::table::{
    COMPLETION_REPORT, DECISION_COPIES, DECISION_NOTICE, GRANT_START, RELIEF_APPROVAL,
    RELIEF_NOTICE,
};
use crate::duties::{Bearer, Duty};
use crate::finding::Reason;
use crate::law::{Basis, Governed, governing_grant, table};
use crate::record::{
    AfterDisaster, ApprovalLevel, BudgetClass, DocumentKind, Grant, GrantEventKind,
};

pub(super) fn run(run: &mut Run<'_>) {
    let registry = run.registry;
    for grant in registry.records::<Grant>() {
        if grant.decision().is_none() {
            continue;
        }
        match grant.decided_on() {
            Some(decided) if decided <= run.as_of() => of_grant(run, grant, decided),
            Some(_) => {}
            None => {
                for duty in [
                    &COMPLETION_REPORT,
                    &DECISION_COPIES,
                    &DECISION_NOTICE,
                    &GRANT_START,
                ] {
                    run.not_applied(duty, Reason::GoverningDateUnknown);
                }
            }
        }
    }
}

fn of_grant<'a>(run: &mut Run<'a>, grant: &'a Grant, decided: Date) {
    match AfterDisaster::of(grant, run.as_of()) {
        AfterDisaster::Relief => relief(run, grant, decided),
        AfterDisaster::Recovery | AfterDisaster::CannotTell => {
            for duty in [&RELIEF_APPROVAL, &RELIEF_NOTICE] {
                run.not_applied(duty, Reason::RecordSaysTooLittle);
            }
        }
        AfterDisaster::No => {}
    }
    let governed = grant.decided_under();
    let agency = Bearer::ManagingAgency;
    if let Some(basis) = aid_provision(run, &DECISION_NOTICE, agency, grant, governed, decided) {
        event_claim(run, &DECISION_NOTICE, agency, grant, decided, basis);
    }
    copies(run, grant, decided);
    start(run, grant, decided);
    completion(run, grant);
}

/// Returns the provision for a grant outside Decree 50/2020, or notes why there is none.
fn aid_provision(
    run: &mut Run<'_>,
    duty: &'static Duty,
    bearer: Bearer,
    grant: &Grant,
    governed: Option<Governed>,
    day: Date,
) -> Option<&'static Basis> {
    let basis = run.provision(duty, bearer, governed, day)?;
    let reason = match AfterDisaster::of(grant, run.as_of()) {
        AfterDisaster::No => return Some(basis),
        AfterDisaster::Relief => Reason::TextNotModelled(&table::DECREE_50_2020),
        AfterDisaster::Recovery | AfterDisaster::CannotTell => Reason::RecordSaysTooLittle,
    };
    run.not_applied(duty, reason);
    None
}

fn bearer_of(grant: &Grant, bearer: Bearer) -> Option<&str> {
    let body = if bearer == Bearer::Owner {
        grant.owner()
    } else {
        grant.managing_agency()
    };
    body.map(|body| body.as_str())
}

/// Adds what is counted from an event of a grant, and is shown by filings alone.
fn event_claim<'a>(
    run: &mut Run<'a>,
    duty: &'static Duty,
    bearer: Bearer,
    grant: &'a Grant,
    day: Date,
    basis: &'static Basis,
) {
    let filed = run
        .filed
        .about_event(duty.id(), bearer_of(grant, bearer), day);
    add(run, duty, bearer, grant, day, basis, filed.into());
}

fn add<'a>(
    run: &mut Run<'a>,
    duty: &'static Duty,
    bearer: Bearer,
    grant: &'a Grant,
    counted_from: Date,
    basis: &'static Basis,
    proof: Proof,
) {
    let claim = Claim {
        duty,
        bearer,
        bearer_id: bearer_of(grant, bearer),
        about: named(grant),
        window: None,
        counted_from,
        basis,
    };
    run.add(&claim, proof);
}

/// The copies of the decision on a grant that is budget revenue.
fn copies<'a>(run: &mut Run<'a>, grant: &'a Grant, decided: Date) {
    let (duty, bearer) = (&DECISION_COPIES, Bearer::ManagingAgency);
    match grant.budget_class() {
        Some(BudgetClass::BudgetRevenue) => {}
        Some(BudgetClass::NotBudgetRevenue) => return,
        None => return run.not_applied(duty, Reason::RecordSaysTooLittle),
    }
    let subject = duty.subject();
    let term = grant.term_under(subject);
    let governed = term.and_then(|term| governing_grant(subject, term, decided));
    if let Some(basis) = run.provision(duty, bearer, governed, decided) {
        event_claim(run, duty, bearer, grant, decided, basis);
    }
}

const fn undoes(kind: GrantEventKind) -> bool {
    matches!(
        kind,
        GrantEventKind::Revoked | GrantEventKind::Withdrawn | GrantEventKind::Terminated
    )
}

/// Tells whether something shows that a grant has run, or may have been undone, without showing when.
fn has_run(run: &Run<'_>, grant: &Grant) -> bool {
    let is_report = |kind| kind == Some(DocumentKind::CompletionReport);
    run.moved.contains(grant.id().as_str())
        || grant.documents().iter().any(|one| is_report(one.kind()))
        || may_be_undone(grant)
}

/// Tells whether a grant was undone, without showing when.
fn may_be_undone(grant: &Grant) -> bool {
    let mut events = grant.events().iter();
    events.any(|event| event.date().is_none() && event.kind().is_some_and(undoes))
}

/// The start of an approved grant.
fn start<'a>(run: &mut Run<'a>, grant: &'a Grant, decided: Date) {
    let (duty, bearer, as_of) = (&GRANT_START, Bearer::Owner, run.as_of());
    let known = |day: &Date| *day <= as_of;
    let told = grant.actual().and_then(|period| period.from());
    let told = told.or_else(|| grant.first_event(|kind| kind == GrantEventKind::Started));
    let told = told.filter(known);
    // Who spends, or has come to an end, has started, nobody knows when.
    let spent = run.first_disbursed.get(grant.id().as_str()).copied();
    let done = grant.first_event(|kind| kind.ends_running() && !undoes(kind));
    let until = grant.actual().and_then(|period| period.until());
    let ended = done.into_iter().chain(until).filter(known);
    let by = ended.chain(spent).min();
    // What was undone is started no more.
    let is_undone = grant.first_event(undoes).is_some_and(|day| day <= as_of);
    let Some(due) = duty
        .due(decided)
        .filter(|_| told.is_some() || by.is_some() || !is_undone)
    else {
        return;
    };
    let governed = grant.governed_until(duty.subject(), decided, due);
    let governed = governed.flatten();
    let Some(basis) = aid_provision(run, duty, bearer, grant, governed, due) else {
        return;
    };
    let owner = bearer_of(grant, bearer);
    let filed = match told {
        Some(day) => Evidence::On(day),
        None => match run.filed.about_event(duty.id(), owner, decided) {
            // It is started or not, whoever has to do it: if nothing was moved or reported either.
            Evidence::Nothing | Evidence::Unknowable if has_run(run, grant) => Evidence::Unknowable,
            Evidence::Unknowable => Evidence::Nothing,
            found => found,
        },
    };
    add(
        run,
        duty,
        bearer,
        grant,
        decided,
        basis,
        Proof { filed, by },
    );
}

/// The completion reports: of the owner, and of the managing agency.
fn completion<'a>(run: &mut Run<'a>, grant: &'a Grant) {
    let (duty, as_of) = (&COMPLETION_REPORT, run.as_of());
    let Some(end) = grant.carried_out_until(as_of) else {
        if grant.first_event(undoes).is_none() {
            run.not_applied(duty, Reason::GoverningDateUnknown);
        }
        return;
    };
    let Some(due) = duty.due(end) else { return };
    let documents = grant.documents().iter();
    let reports = documents.filter(|one| one.kind() == Some(DocumentKind::CompletionReport));
    let (mut dated, mut is_undated) = (None, false);
    for report in reports {
        match report.date() {
            Some(date) if date <= as_of => {
                dated = Some(dated.map_or(date, |first: Date| first.min(date)));
            }
            Some(_) => {}
            None => is_undated = true,
        }
    }
    // The agency's report follows the owner's.
    let agency = bearer_of(grant, Bearer::ManagingAgency);
    let by = match run.filed.about_event(duty.id(), agency, end) {
        Evidence::On(date) => Some(date),
        Evidence::Nothing | Evidence::Unknowable | Evidence::Undated => None,
    };
    for bearer in [Bearer::Owner, Bearer::ManagingAgency] {
        let governed = grant.governed_until(duty.subject(), end, due).flatten();
        let Some(basis) = aid_provision(run, duty, bearer, grant, governed, due) else {
            continue;
        };
        let filed = run
            .filed
            .about_event(duty.id(), bearer_of(grant, bearer), end);
        let filed = match (filed, dated) {
            (Evidence::On(date), Some(other)) => Evidence::On(date.min(other)),
            (Evidence::On(date), None) | (_, Some(date)) => Evidence::On(date),
            (_, None) if is_undated => Evidence::Undated,
            (Evidence::Nothing, None) if may_be_undone(grant) => Evidence::Unknowable,
            (found, None) => found,
        };
        add(run, duty, bearer, grant, end, basis, Proof { filed, by });
    }
}

/// What Decree 50/2020 asks of relief after a disaster.
fn relief<'a>(run: &mut Run<'a>, grant: &'a Grant, decided: Date) {
    let bearer = Bearer::ManagingAgency;
    let complete = grant.dossier().and_then(|dossier| dossier.complete_on());
    let level = grant.decision().and_then(|decision| decision.level());
    match complete.filter(|complete| *complete <= run.as_of()) {
        Some(_) if matches!(level, Some(ApprovalLevel::PrimeMinister) | None) => {
            run.not_applied(&RELIEF_APPROVAL, Reason::RecordSaysTooLittle);
        }
        Some(complete) => {
            if let Some(basis) = run.provision_on(&RELIEF_APPROVAL, bearer, complete) {
                let proof = Evidence::On(decided).into();
                add(run, &RELIEF_APPROVAL, bearer, grant, complete, basis, proof);
            }
        }
        None => run.not_applied(&RELIEF_APPROVAL, Reason::GoverningDateUnknown),
    }
    if let Some(basis) = run.provision_on(&RELIEF_NOTICE, bearer, decided) {
        event_claim(run, &RELIEF_NOTICE, bearer, grant, decided, basis);
    }
}
