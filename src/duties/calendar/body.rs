//! What reporting windows put on ministries and provinces, managing agencies and owners.

use std::collections::BTreeMap;

use super::certificate::window_claim;
use super::{Claim, Run, provision, windows};
use crate::catalog::agency;
use crate::catalog::province::{self, Fate, Province, ProvinceCode};
use crate::date::{Date, Window, WindowKind};
use crate::duties::filed::Evidence;
use crate::duties::table::{
    ACCOUNTING_HALF_YEAR, ACCOUNTING_MONTH, ACCOUNTING_YEAR, AID_ANNUAL_REPORT, AID_SETTLEMENT,
    OPERATIONS_ANNUAL_REPORT, RECORDING_FILES,
};
use crate::duties::{Bearer, Duty};
use crate::finding::Reason;
use crate::law::{Basis, Subject};
use crate::record::{
    AfterDisaster, BudgetClass, Executor, Filing, Grant, GrantEventKind, Party, PartyKind,
    governed_term,
};

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

/// What is known of one bearer in one window, the best answer first.
#[derive(Clone, Copy)]
enum Standing {
    /// A grant of its that ran puts the duty on it.
    Asked(&'static Basis),
    /// A grant of its does, if it ran.
    Perhaps(&'static Basis),
    /// None does, for this reason.
    NotAsked(Reason),
}

impl Standing {
    /// Tells whether it says more than what was known before.
    fn is_better(&self, before: &Self) -> bool {
        match (self, before) {
            (_, Self::Asked(_)) | (Self::Perhaps(_), Self::Perhaps(_)) => false,
            (Self::Asked(_), _) | (Self::Perhaps(_), Self::NotAsked(_)) => true,
            (Self::NotAsked(_), Self::Perhaps(_)) => false,
            (Self::NotAsked(one), Self::NotAsked(other)) => one < other,
        }
    }
}

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
    // By the place of the window: most bodies have grants in few of them.
    let mut bodies: BTreeMap<&str, BTreeMap<usize, Standing>> = BTreeMap::new();
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
        let cells = bodies.entry(id.as_str()).or_default();
        let Some(term) = grant.term_under(duty.subject()) else {
            continue;
        };
        let ran = Ran::of(grant, decided, as_of);
        let last = ran.last.unwrap_or(run.options.until());
        // What was revoked before its start, for example, never ran.
        if last < ran.first {
            continue;
        }
        let from = all.partition_point(|window| last_of_its_year(window) < ran.first);
        let windows = all.iter().enumerate().skip(from);
        for (place, window) in windows.take_while(|(_, window)| window.first() <= last) {
            if matches!(cells.get(&place), Some(Standing::Asked(_))) {
                continue;
            }
            let (began, due) = (window.last().min(last), window.last());
            let governed = governed_term(duty.subject(), term, began, due);
            let found = match provision(duty, bearer, governed, due) {
                Ok(basis) if ran.is_known => Standing::Asked(basis),
                Ok(basis) => Standing::Perhaps(basis),
                Err(reason) => Standing::NotAsked(reason),
            };
            let before = cells.entry(place).or_insert(found);
            if found.is_better(before) {
                *before = found;
            }
        }
    }
    for (id, cells) in bodies {
        for (place, standing) in cells {
            let Some(window) = all.get(place) else {
                continue;
            };
            let filed = run.filed.about_window(duty.id(), Some(id), window);
            let (basis, filed) = match standing {
                Standing::Asked(basis) => (basis, filed),
                // Whether it had to be filed at all, nobody knows.
                Standing::Perhaps(basis) if filed == Evidence::Nothing => {
                    (basis, Evidence::Unknowable)
                }
                Standing::Perhaps(basis) => (basis, filed),
                Standing::NotAsked(reason) => {
                    run.not_applied(duty, reason);
                    continue;
                }
            };
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

/// When a grant ran, as known by a day.
struct Ran {
    first: Date,
    /// The last day of its term, or the one on which it ended.
    last: Option<Date>,
    /// Whether the record tells both; if it does not, nobody can tell whether it ran on a day.
    is_known: bool,
}

impl Ran {
    /// It ran from its first day on, but not before it was decided.
    fn of(grant: &Grant, decided: Date, as_of: Date) -> Self {
        let ended = grant.first_event(|kind| kind.ends_running());
        let ended = ended.filter(|day| *day <= as_of);
        let last = grant.end_on(as_of).into_iter().chain(ended).min();
        let mut events = grant.events().iter();
        let may_have_ended = events.any(|event| {
            event.date().is_none() && event.kind().is_some_and(GrantEventKind::ends_running)
        });
        let actual = grant.actual();
        let is_actual = actual.is_some_and(|days| days.from().is_some() && days.until().is_some());
        let mut changes = grant.amendments().iter();
        let may_have_moved = !is_actual
            && changes.any(|change| change.date().is_none() && change.planned().is_some());
        Self {
            first: grant
                .start_on(as_of)
                .map_or(decided, |start| start.max(decided)),
            last,
            is_known: last.is_some() && !may_have_ended && !may_have_moved,
        }
    }
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
