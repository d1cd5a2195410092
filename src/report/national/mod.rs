//! The national report: every report of a window, what the law finds, and what could not be read.
//!
//! I1. A part is the report that its own query gives, to the byte; nothing is computed here.
//! I2. The full report and the check are as of one day.

mod window;

pub use window::{NationalWindow, WindowChoice};

use crate::catalog::NationalProgramme;
use crate::catalog::province::{Map, UnitId};
use crate::date::{Date, Window};
use crate::finding::Finding;
use crate::money::Money;
use crate::registry::Registry;
use crate::report::aside::{Aside, UnreadableFile, set_aside, unreadable};
use crate::report::cash::{CashGrants, CashQuery, CashScope, CashTable, cash_table};
use crate::report::overview::{ReportError, every};
use crate::report::reconciliation::{Reconciliation, ReconciliationQuery, reconcile};
use crate::report::tables::{
    self, ComparisonQuery, DocumentTable, Figure, ProgrammeQuery, SeriesQuery, TableReport,
    YearlyQuery, comparison, programme, series, yearly_report,
};
use crate::rules::{self, CheckOptions, Checked};
use crate::statistics::{Drilled, Reporting, Threads};

/// What the national report is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NationalQuery {
    /// The window of the full report.
    pub window: NationalWindow,
    /// The day on which "running" and "registered" are asked and deadlines are checked; `None` is the
    /// window's last day.
    pub as_of: Option<Date>,
    /// Only this province, and no series; `None` is the nation.
    pub province: Option<UnitId>,
    /// The map that provinces are shown on.
    pub map: NationalMap,
    /// The reporting currency; `None` keeps the original ones.
    pub reporting: Option<Reporting>,
    /// Two windows beside each other: one, and with which.
    pub compare: Option<(Window, Window)>,
    /// A national programme over its years.
    pub programme: Option<NationalGoal>,
    /// The cash table of the window, with these grants.
    pub cash: Option<CashGrants>,
    /// How many threads may work.
    pub threads: Threads,
}

/// The map that a national report shows provinces on (bản đồ đơn vị hành chính).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NationalMap {
    /// That of the window's last day.
    OfWindow,
    /// This one.
    On(Map),
    /// None: each province stays where its record puts it.
    AsRecorded,
}

impl NationalMap {
    /// Returns the map of a report of a window; `None` leaves each province where its record puts it.
    pub fn of(self, window: &Window) -> Option<Map> {
        match self {
            Self::OfWindow => Some(Map::on(window.last())),
            Self::On(map) => Some(map),
            Self::AsRecorded => None,
        }
    }
}

/// A national programme, and what it was to reach (chương trình quốc gia và mục tiêu).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NationalGoal {
    /// The programme.
    pub programme: &'static NationalProgramme,
    /// What was to be reached; no source prints one for the table of programmes to hold.
    pub target: Option<Money>,
}

impl NationalQuery {
    /// Asks for a window of the whole nation in original currencies, and nothing beside it.
    pub const fn of(window: NationalWindow) -> Self {
        Self {
            window,
            as_of: None,
            province: None,
            map: NationalMap::OfWindow,
            reporting: None,
            compare: None,
            programme: None,
            cash: None,
            threads: Threads::ONE,
        }
    }
}

/// The national report (báo cáo quốc gia về viện trợ phi chính phủ nước ngoài).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NationalReport {
    /// The window of the full report.
    pub window: Window,
    /// Why it is this one.
    pub choice: WindowChoice,
    /// The day on which "running" and "registered" were asked and deadlines were checked.
    pub as_of: Date,
    /// The map that its provinces are shown on; `None` is where records put them.
    pub map: Option<Map>,
    /// How many files were given, those that could not be read included; the same twice counts once.
    pub files: usize,
    /// How many versions of records were read.
    pub records: usize,
    /// Every window of the kind that records reach into; of the nation only, and of none there is none.
    pub series: Option<TableReport>,
    /// The full report.
    pub yearly: TableReport,
    /// Two windows beside each other, if they were asked for.
    pub comparison: Option<TableReport>,
    /// A national programme over its years, if it was asked for.
    pub programme: Option<TableReport>,
    /// The cash table of the window, if it was asked for.
    pub cash: Option<CashTable>,
    /// Published figures: those of the window if it was asked for, else all.
    pub reconciliation: Reconciliation,
    /// What the rules find.
    pub checked: Checked,
    /// What consolidating submissions found.
    pub findings: Vec<Finding>,
    /// The records that could not be read: counted in no figure.
    pub set_aside: Vec<Aside>,
    /// The files that could not be read, or not to their end.
    pub unreadable: Vec<UnreadableFile>,
}

/// Makes the national report.
///
/// # Errors
/// * [`ReportError::NotYearly`] if the kind of the window is none of calendar year, Decree 58 and budget
///   year.
/// * [`ReportError::OpenTerm`] if the programme's term has no first or no last day.
/// * [`ReportError::Statistics`] or [`ReportError::Money`] if a sum does not fit.
///
/// # Example
/// ```
/// use vientro::report::{NationalQuery, NationalWindow, WindowChoice, national};
/// use vientro::{Registry, WindowKind};
/// let query = NationalQuery::of(NationalWindow::LastReported(WindowKind::CalendarYear));
/// let report = national(&Registry::builder().finish(), &query)?;
/// assert_eq!(report.choice, WindowChoice::NothingReported);
/// assert!(report.tables().iter().any(|one| one.id == "yearly:organizations"));
/// # Ok::<(), vientro::report::ReportError>(())
/// ```
pub fn national(registry: &Registry, query: &NationalQuery) -> Result<NationalReport, ReportError> {
    let (window, choice) = query.window.find(registry)?;
    let map = query.map.of(&window);
    let as_of = query.as_of.unwrap_or(window.last());
    let (reporting, threads) = (query.reporting, query.threads);
    let windows = every(window.kind(), registry)?;
    let is_series = query.province.is_none() && !windows.is_empty();
    let of_nation = || {
        let query = SeriesQuery {
            windows,
            as_of: None,
            reporting,
            threads,
        };
        series(registry, &query)
    };
    let full = YearlyQuery {
        window,
        as_of: query.as_of,
        province: query.province,
        map,
        reporting,
        threads,
    };
    let compared = |(window, with)| {
        let query = ComparisonQuery {
            window,
            with,
            reporting,
            threads,
        };
        comparison(registry, &query)
    };
    let towards = |goal: NationalGoal| {
        let query = ProgrammeQuery {
            programme: goal.programme,
            target: goal.target,
            reporting,
            threads,
        };
        programme(registry, &query)
    };
    let cash = |grants| {
        let query = CashQuery {
            window,
            scope: query.province.map_or(CashScope::All, CashScope::Province),
            grants,
        };
        cash_table(registry, &query)
    };
    let published = ReconciliationQuery {
        window: (choice == WindowChoice::Asked).then_some(window),
        reporting,
    };
    let unread = registry.unreadable().iter().filter(|file| file.is_whole());
    Ok(NationalReport {
        window,
        choice,
        as_of,
        map,
        files: registry.sources().len().saturating_add(unread.count()),
        records: registry.len(),
        series: is_series.then(of_nation).transpose()?,
        yearly: yearly_report(registry, &full)?,
        comparison: query.compare.map(compared).transpose()?,
        programme: query.programme.map(towards).transpose()?,
        cash: query.cash.map(cash).transpose()?,
        reconciliation: reconcile(registry, &published),
        checked: rules::check(registry, &CheckOptions::on(as_of)),
        findings: registry.findings().to_vec(),
        set_aside: set_aside(registry),
        unreadable: unreadable(registry),
    })
}

impl NationalReport {
    /// Returns the parts that are reports made of tables, each with the name that addresses call it by.
    pub fn reports(&self) -> Vec<(&'static str, &TableReport)> {
        let all = [
            ("series", self.series.as_ref()),
            (YEARLY, Some(&self.yearly)),
            ("comparison", self.comparison.as_ref()),
            ("programme", self.programme.as_ref()),
        ];
        let there = |(name, report): (_, Option<_>)| Some((name, report?));
        all.into_iter().filter_map(there).collect()
    }

    /// Returns the tables of every part, with its name before the id: `series:aid`.
    pub fn tables(&self) -> Vec<DocumentTable<'_>> {
        let cash = self.cash.iter().map(|cash| ("cash", cash.tables()));
        let published = ("reconciliation", self.reconciliation.tables());
        let reports = self.reports().into_iter();
        reports
            .map(|(name, report)| (name, report.tables()))
            .chain(cash)
            .chain([published])
            .flat_map(|(name, tables)| tables.into_iter().map(|table| table.of_part(name)))
            .collect()
    }

    /// Returns the figure at an address, `part:table/row/column`; the full report needs no name.
    ///
    /// # Errors
    /// * [`ReportError::NoCell`] if there is none.
    pub fn figure(&self, address: &str) -> Result<Figure, ReportError> {
        tables::figure(&self.tables(), &whole(address)).cloned()
    }

    /// Names the records behind the figure at an address, with what each adds to it.
    ///
    /// # Errors
    /// * [`ReportError::NoCell`] if there is no such figure, or it is computed from others.
    /// * [`ReportError::Statistics`] if the records do not give it any more.
    pub fn drill(&self, registry: &Registry, address: &str) -> Result<Vec<Drilled>, ReportError> {
        tables::drill(&self.tables(), registry, &whole(address))
    }
}

/// What addresses call the full report.
const YEARLY: &str = "yearly";

/// Puts the name of the full report before an address that names none.
fn whole(address: &str) -> String {
    let table = address.split('/').next().unwrap_or_default();
    if table.contains(':') {
        address.to_owned()
    } else {
        format!("{YEARLY}:{address}")
    }
}
