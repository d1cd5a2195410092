//! What reporting windows put on ministries and provinces, managing agencies and owners.

use std::collections::BTreeMap;

use super::certificate::window_claim;
use super::{Claim, Run, provision, windows};
use crate::catalog::agency;
use crate::catalog::province::{self, Fate, Province, ProvinceCode};
use crate::date::{Date, Window, WindowKind};
use crate::duties::table::{
    ACCOUNTING_HALF_YEAR, ACCOUNTING_MONTH, ACCOUNTING_YEAR, AID_ANNUAL_REPORT, AID_SETTLEMENT,
    OPERATIONS_ANNUAL_REPORT, RECORDING_FILES,
};
use crate::duties::{Bearer, Duty};
use crate::finding::Reason;
use crate::law::{Basis, Subject};
use crate::record::{AfterDisaster, BudgetClass, Executor, Filing, Grant, Party, PartyKind};

pub(super) fn run(run: &mut Run<'_>) {
    operations(run);
    let agency = Bearer::ManagingAgency;
    let budget = Some(BudgetClass::BudgetRevenue);
    let other = Some(BudgetClass::NotBudgetRevenue);
    for (duty, bearer, class) in [
        (&AID_ANNUAL_REPORT, agency, None),
        (&AID_SETTLEMENT, agency, other),
        (&ACCOUNTING_MONTH, agency, budget),
        (&ACCOUNTING_HALF_YEAR, agency, budget),
        (&ACCOUNTING_YEAR, agency, budget),
        (&RECORDING_FILES, Bearer::Owner, budget),
    ] {
        of_grants(run, duty, bearer, class);
    }
}

/// What is known of one bearer in one window: a grant of its puts the duty on it, or why none does.
type Standing = Option<Result<&'static Basis, Reason>>;

/// The reports about windows in which a grant runs.
fn of_grants(run: &mut Run<'_>, duty: &'static Duty, bearer: Bearer, class: Option<BudgetClass>) {
    let (registry, as_of) = (run.registry, run.as_of());
    let grants = || registry.records::<Grant>();
    let known = |day: &Date| *day <= as_of;
    let first = grants().filter_map(Grant::decided_on).min().filter(known);
    let (Some(first), Some(kind)) = (first, duty.window()) else {
        return;
    };
    let all = windows(kind, first, run.options.until());
    let mut bodies: BTreeMap<&str, Vec<Standing>> = BTreeMap::new();
    for grant in grants() {
        let Some(decided) = grant.decided_on().filter(known) else {
            continue;
        };
        let id = if bearer == Bearer::Owner {
            grant.owner()
        } else {
            grant.managing_agency()
        };
        let is_asked = match (class, grant.budget_class()) {
            (None, _) => true,
            (Some(_), None) => {
                run.not_applied(duty, Reason::RecordSaysTooLittle);
                false
            }
            (Some(class), Some(its)) => class == its,
        };
        if !is_asked || is_done_by_donor(duty, grant) {
            continue;
        }
        // Emergency aid is reported as Decree 50/2020 says; its accounting is that of all aid.
        let disaster = if duty.subject() == Subject::GrantAid {
            AfterDisaster::of(grant, as_of)
        } else {
            AfterDisaster::No
        };
        let Some(id) = id.filter(|_| disaster == AfterDisaster::No) else {
            if disaster != AfterDisaster::Relief {
                run.not_applied(duty, Reason::RecordSaysTooLittle);
            }
            continue;
        };
        let cells = bodies
            .entry(id.as_str())
            .or_insert_with(|| vec![None; all.len()]);
        let last = last_day(grant, as_of).unwrap_or(run.options.until());
        let from = all.partition_point(|window| last_of_its_year(window) < decided);
        let cells = cells.iter_mut().zip(&all).skip(from);
        for (cell, window) in cells.take_while(|(_, window)| window.first() <= last) {
            if matches!(cell, Some(Ok(_))) {
                continue;
            }
            let (began, due) = (window.last().min(last), window.last());
            let governed = grant.governed_until(duty.subject(), began, due).flatten();
            let found = provision(duty, bearer, governed, due);
            let is_better = match (&cell, &found) {
                (Some(Err(one)), Err(other)) => other < one,
                (Some(_) | None, _) => true,
            };
            if is_better {
                *cell = Some(found);
            }
        }
    }
    for (id, cells) in bodies {
        for (cell, window) in cells.into_iter().zip(&all) {
            match cell {
                None => {}
                Some(Err(reason)) => run.not_applied(duty, reason),
                Some(Ok(basis)) => {
                    let filed = run.filed.about_window(duty.id(), Some(id), window);
                    let claim = Claim {
                        duty,
                        bearer,
                        bearer_id: Some(id),
                        about: None,
                        window: Some(*window),
                        counted_from: window.last(),
                        basis,
                    };
                    run.add(&claim, filed.into());
                }
            }
        }
    }
}

/// The last day of what a window is named after: in the thirteenth month of a budget year only what
/// belongs to the year is still recorded.
fn last_of_its_year(window: &Window) -> Date {
    match window.kind() {
        WindowKind::BudgetYear => {
            let year = Window::calendar_year(window.first().year());
            year.map_or(window.last(), |year| year.last())
        }
        WindowKind::CalendarYear
        | WindowKind::Decree58
        | WindowKind::Half
        | WindowKind::Month
        | WindowKind::Span => window.last(),
    }
}

/// Tells whether a grant is not recorded by its owner: Decree 80/2020, Article 20(1).
fn is_done_by_donor(duty: &Duty, grant: &Grant) -> bool {
    let executor = grant.executor();
    *duty == RECORDING_FILES && executor.is_some_and(|executor| executor != Executor::Owner)
}

/// The last day of a grant as known by a day: the one of its term, or the one on which it ended.
fn last_day(grant: &Grant, as_of: Date) -> Option<Date> {
    let ended = grant.first_event(|kind| kind.ends_running());
    let ended = ended.filter(|day| *day <= as_of);
    grant.end_on(as_of).into_iter().chain(ended).min()
}

/// What is known of a ministry or a province.
struct Body<'a> {
    party: &'a Party,
    first: Date,
    /// The units that its code meant on the days on which it is known to be.
    units: Vec<&'static Province>,
}

impl<'a> Body<'a> {
    /// Only a state agency is a ministry or a People's Committee.
    fn new(party: &'a Party, day: Date) -> Option<Self> {
        (party.kind() == Some(PartyKind::StateAgency)).then_some(Self {
            party,
            first: day,
            units: Vec::new(),
        })
    }

    fn seen(&mut self, day: Date) {
        self.first = self.first.min(day);
        let unit = self
            .party
            .province()
            .and_then(|code| province::at(code, day));
        if let Some(unit) = unit {
            // A unit of one identity may have had several terms, each with a fate of its own.
            if !self.units.contains(&unit) {
                self.units.push(unit);
            }
        }
    }

    const fn bearer(&self) -> Bearer {
        match self.party.province() {
            Some(_) => Bearer::Province,
            None => Bearer::Ministry,
        }
    }

    /// Tells whether it is still there: a province that went into another one is not.
    fn is_there(&self, day: Date) -> bool {
        let Some(code) = self.party.province() else {
            let name = self.party.names().and_then(|names| names.vi());
            let body = name.and_then(|name| agency::by_name(name).ok());
            return body.is_none_or(|body| body.term().contains(day));
        };
        self.units.iter().any(|unit| lasts_until(unit, code, day))
    }
}

/// Tells whether a unit is still there on a day under a code: from one term to the next, as long as its
/// territory or its name goes on with the code.
fn lasts_until(unit: &'static Province, code: ProvinceCode, day: Date) -> bool {
    let next = |unit: &&'static Province| match unit.fate() {
        Some(Fate::Unchanged | Fate::ContinuesName | Fate::Split) => {
            unit.heirs().find(|heir| heir.code() == code)
        }
        Some(Fate::Absorbed) | None => None,
    };
    std::iter::successors(Some(unit), next).any(|unit| unit.term().contains(day))
}

/// The yearly reports of ministries and provinces on foreign NGOs: of each state agency that manages a
/// grant or has filed such a report, from the first of these days on.
fn operations(run: &mut Run<'_>) {
    let (registry, as_of) = (run.registry, run.as_of());
    let duty = &OPERATIONS_ANNUAL_REPORT;
    let managed = registry.records::<Grant>().filter_map(|grant| {
        let agency = grant.managing_agency()?;
        Some((agency.as_str(), grant.decided_on()?))
    });
    let filed = registry.records::<Filing>().filter_map(|filing| {
        let is_it = filing.duty().is_some_and(|id| id.as_str() == duty.id());
        let bearer = filing.bearer().filter(|_| is_it)?;
        Some((bearer.as_str(), filing.date()?))
    });
    let mut bodies: BTreeMap<&str, Option<Body<'_>>> = BTreeMap::new();
    for (id, day) in managed.chain(filed).filter(|(_, day)| *day <= as_of) {
        let body = bodies.entry(id).or_insert_with(|| {
            let party = registry.get::<Party>(id);
            party.and_then(|party| Body::new(party, day))
        });
        if let Some(body) = body {
            body.seen(day);
        }
    }
    let Some(kind) = duty.window() else { return };
    for (id, body) in bodies {
        let Some(body) = body else { continue };
        for window in windows(kind, body.first, run.options.until()) {
            if body.is_there(window.last()) {
                window_claim(run, duty, (body.bearer(), Some(id)), window);
            }
        }
    }
}
