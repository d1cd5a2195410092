//! Queries written as JSON, as they are read.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::province::Map;
use crate::date::{Date, Window, WorkingCalendar};
use crate::exchange::json::view::{AmountView, document};
use crate::money::{MaxAge, Money, Through, Totals};
use crate::report::{
    CashGrants, CashScope, NationalMap, NationalQuery, NationalWindow, ReportQuery,
};
use crate::rules::CheckOptions;
use crate::statistics::{CubeQuery, KeyPart, Reporting};

/// Writes the query of a cube as JSON, with a line feed at the end; [`read_query`] reads it back.
///
/// A filter without values, which lets nothing pass, is the one thing that does not read back.
///
/// [`read_query`]: super::read_query
pub fn query_json(query: &CubeQuery) -> String {
    let windows = query.slots.iter().map(|slot| {
        let mut view = WindowView::of(slot.window);
        view.as_of = (slot.day != slot.window.last()).then(|| slot.day.to_string());
        view
    });
    document(&CubeView {
        measure: query.measure.id(),
        by: query.by.iter().map(|one| one.id()).collect(),
        filters: query
            .filters
            .iter()
            .map(|filter| FilterView {
                dimension: filter.dimension.id(),
                codes: filter.values.iter().map(KeyPart::code).collect(),
            })
            .collect(),
        windows: windows.collect(),
        map: query.map.map(Map::id),
        counts: query.counts.iter().map(|one| one.id()).collect(),
        reporting: query.reporting.as_ref().map(ReportingView::of),
        division: query.division.id(),
    })
}

/// Writes what a check is asked (tùy chọn kiểm tra) as JSON, with a line feed at the end;
/// [`read_check_options`] reads it back.
///
/// A calendar that covers all days, without a first and a last one, is the one thing that does not
/// read back.
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// use vientro::{Date, rules::CheckOptions};
/// let options = CheckOptions::on(Date::new(2023, 12, 31)?).without("GRANT-012")?;
/// let text = json::check_options_json(&options);
/// assert_eq!(json::read_check_options(&text), Ok(options));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`read_check_options`]: super::read_check_options
pub fn check_options_json(options: &CheckOptions) -> String {
    document(&OptionsView {
        as_of: options.as_of().to_string(),
        switched_off: options.switched_off().collect(),
        severities: options
            .severities()
            .map(|(rule, severity)| (rule, severity.id()))
            .collect(),
        calendar: options.calendar().map(CalendarView::of),
    })
}

#[derive(Serialize)]
struct OptionsView {
    as_of: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    switched_off: Vec<&'static str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    severities: BTreeMap<&'static str, &'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar: Option<CalendarView>,
}

#[derive(Serialize)]
pub(super) struct CalendarView {
    covers: PeriodView,
    holidays: Vec<String>,
    made_up: Vec<String>,
}

impl CalendarView {
    pub(super) fn of(calendar: &WorkingCalendar) -> Self {
        let covered = calendar.covered();
        let day = |day: Date| day.to_string();
        Self {
            covers: PeriodView {
                from: covered.from().map(day),
                until: covered.until().map(day),
            },
            holidays: calendar.holidays().map(day).collect(),
            made_up: calendar.made_up().map(day).collect(),
        }
    }
}

#[derive(Serialize)]
struct PeriodView {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

/// Writes the query of a report as JSON, with a line feed at the end; [`read_report_query`] reads it
/// back, for one thread.
///
/// [`read_report_query`]: super::read_report_query
pub fn report_query_json(query: &ReportQuery) -> String {
    let mut view = ReportView {
        report: query.id(),
        ..ReportView::default()
    };
    match query {
        ReportQuery::Yearly(query) => {
            view.window = Some(WindowView::of(query.window));
            view.as_of = day(query.as_of);
            view.province = query.province.map(|unit| unit.to_string());
            view.map = query.map.map(Map::id);
            view.reporting = query.reporting.as_ref().map(ReportingView::of);
        }
        ReportQuery::Series(query) => {
            view.windows = query.windows.iter().copied().map(WindowView::of).collect();
            view.as_of = day(query.as_of);
            view.reporting = query.reporting.as_ref().map(ReportingView::of);
        }
        ReportQuery::Programme(query) => {
            view.programme = Some(query.programme.id());
            view.target = query.target.and_then(target);
            view.reporting = query.reporting.as_ref().map(ReportingView::of);
        }
        ReportQuery::Comparison(query) => {
            view.window = Some(WindowView::of(query.window));
            view.with = Some(WindowView::of(query.with));
            view.reporting = query.reporting.as_ref().map(ReportingView::of);
        }
        ReportQuery::Cash(query) => {
            view.window = Some(WindowView::of(query.window));
            match &query.scope {
                CashScope::All => {}
                CashScope::ManagingAgency(agency) => view.managing_agency = Some(agency.as_str()),
                CashScope::Province(unit) => view.province = Some(unit.to_string()),
            }
            view.grants = Some(query.grants.id());
        }
        ReportQuery::Reconciliation(query) => {
            view.window = query.window.map(WindowView::of);
            view.reporting = query.reporting.as_ref().map(ReportingView::of);
        }
        ReportQuery::National(query) => view.national(query),
    }
    document(&view)
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn target(amount: Money) -> Option<AmountView> {
    let mut target = Totals::new();
    target.add(amount);
    target.iter().map(AmountView::of).next()
}

impl ReportView<'_> {
    fn national(&mut self, query: &NationalQuery) {
        match query.window {
            NationalWindow::One(window) => self.window = Some(WindowView::of(window)),
            NationalWindow::LastReported(kind) => self.last_reported = Some(kind.id()),
        }
        self.as_of = day(query.as_of);
        self.province = query.province.map(|unit| unit.to_string());
        self.map = match query.map {
            NationalMap::OfWindow => None,
            NationalMap::On(map) => Some(map.id()),
            NationalMap::AsRecorded => Some("none"),
        };
        self.reporting = query.reporting.as_ref().map(ReportingView::of);
        self.compare = query.compare.map(|(window, with)| CompareView {
            window: WindowView::of(window),
            with: WindowView::of(with),
        });
        if let Some(goal) = query.programme {
            self.programme = Some(goal.programme.id());
            self.target = goal.target.and_then(target);
        }
        self.cash = query.cash.map(CashGrants::id);
    }
}

#[derive(Serialize)]
struct CompareView {
    window: WindowView,
    with: WindowView,
}

#[derive(Serialize)]
struct CubeView {
    measure: &'static str,
    by: Vec<&'static str>,
    filters: Vec<FilterView>,
    windows: Vec<WindowView>,
    map: Option<&'static str>,
    counts: Vec<&'static str>,
    reporting: Option<ReportingView>,
    division: &'static str,
}

#[derive(Serialize)]
struct FilterView {
    dimension: &'static str,
    codes: Vec<String>,
}

#[derive(Serialize)]
struct WindowView {
    kind: &'static str,
    from: String,
    until: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
}

impl WindowView {
    fn of(window: Window) -> Self {
        Self {
            kind: window.kind().id(),
            from: window.first().to_string(),
            until: window.last().to_string(),
            as_of: None,
        }
    }
}

#[derive(Serialize)]
struct ReportingView {
    currency: &'static str,
    rate_kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_age_days: Option<u32>,
    through: &'static str,
    rounding: &'static str,
}

impl ReportingView {
    const fn of(reporting: &Reporting) -> Self {
        Self {
            currency: reporting.currency.code(),
            rate_kind: reporting.kind.id(),
            max_age_days: match reporting.max_age {
                MaxAge::ValidOnDay => None,
                MaxAge::Days(days) => Some(days),
            },
            through: match reporting.through {
                Through::Nothing => "nothing",
                Through::Any => "any",
                Through::Currency(currency) => currency.code(),
            },
            rounding: reporting.rounding.id(),
        }
    }
}

/// What any report may be asked; what is absent is not written.
#[derive(Default, Serialize)]
struct ReportView<'a> {
    report: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    programme: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<WindowView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_reported: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<WindowView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    windows: Vec<WindowView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    managing_agency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    map: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grants: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<AmountView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    compare: Option<CompareView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cash: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reporting: Option<ReportingView>,
}
