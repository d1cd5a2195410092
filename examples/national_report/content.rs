//! Everything that the report says, computed once: text, JSON and page draw it.

use std::collections::{BTreeMap, BTreeSet};

use vientro::catalog::province::{Map, UnitId};
use vientro::finding::{Finding, Severity};
use vientro::record::Grant;
use vientro::registry::Registry;
use vientro::report::{
    Answer, Aside, Between, CashGrants, CashQuery, CashScope, CashTable, Compared, ComparisonQuery,
    Figure, Overview, OverviewQuery, ProgrammeQuery, Reconciliation, ReconciliationQuery,
    ReportError, SeriesQuery, TableReport, UnreadableFile, Windows, YearlyQuery, cash_table,
    comparison, overview, programme, reconcile, series, set_aside, unreadable, yearly,
    yearly_report,
};
use vientro::rules::{self, CheckOptions, Checked, Rule};
use vientro::statistics::{self, Drilled, KeyPart, Place, Reporting, places};
use vientro::{Currency, Date, Explain, Lang, Window, WindowKind};

use crate::args::{Args, Asked};
use crate::load::Loaded;

/// The report.
pub struct Content<'a> {
    pub registry: &'a Registry,
    pub files: usize,
    pub lang: Lang,
    /// The reporting currency.
    pub currency: Option<Currency>,
    /// The window of the full report.
    pub window: Window,
    /// The map that its provinces are shown on.
    pub map: Option<Map>,
    pub why: Why,
    /// The day as of which deadlines are checked, and what runs is asked.
    pub as_of: Date,
    /// Window after window; of the nation only.
    pub series: Option<TableReport>,
    pub yearly: TableReport,
    pub comparison: Option<TableReport>,
    pub programme: Option<TableReport>,
    pub cash: Option<CashTable>,
    pub reconciliation: Reconciliation,
    pub checked: Checked,
    pub set_aside: Vec<Aside>,
    pub unreadable: Vec<UnreadableFile>,
}

/// Why the full report is of its window.
pub enum Why {
    /// It was asked for.
    Asked,
    /// So many provinces have reported to its end, of so many.
    Reported { provinces: usize, of: usize },
    /// No province has reported to the end of any.
    NothingReported,
}

impl<'a> Content<'a> {
    pub fn of(loaded: &'a Loaded, args: &Args) -> Result<Self, String> {
        let registry = &loaded.registry;
        let tell = |error: ReportError| error.message(args.lang);
        let windows = every(args.kind, registry);
        let (window, why) = match args.year {
            Some(year) => {
                let window = yearly(args.kind, year);
                let tell = |e: ReportError| format!("--year: {}", e.message(Lang::En));
                (window.map_err(tell)?, Why::Asked)
            }
            None => last_reported(registry, &windows, args.kind).map_err(tell)?,
        };
        let as_of = args.as_of.unwrap_or(window.last());
        let reporting = args.currency.map(Reporting::accounting);
        let province = args.province.map(|asked| unit(asked, args, window));
        let province = province.transpose()?;
        let (threads, map) = (args.threads, args.map.map(window));
        let asked_year = |year| yearly(args.kind, year).map_err(tell);
        let compared = |(one, with): (i32, i32)| {
            let query = ComparisonQuery {
                window: asked_year(one)?,
                with: asked_year(with)?,
                reporting,
                threads,
            };
            comparison(registry, &query).map_err(tell)
        };
        let of_programme = |asked| {
            let query = ProgrammeQuery {
                programme: asked,
                target: args.target,
                reporting,
                threads,
            };
            programme(registry, &query).map_err(tell)
        };
        let cash = || {
            let query = CashQuery {
                window,
                scope: province.map_or(CashScope::All, CashScope::Province),
                grants: CashGrants::BudgetRevenue,
            };
            cash_table(registry, &query).map_err(|error| error.message(args.lang))
        };
        let asked = YearlyQuery {
            window,
            as_of: args.as_of,
            province,
            map,
            reporting,
            threads,
        };
        let windows = SeriesQuery {
            windows,
            as_of: None,
            reporting,
            threads,
        };
        let of_nation = province.is_none();
        let reconciled = ReconciliationQuery {
            window: args.year.map(|_| window),
            reporting,
        };
        Ok(Self {
            registry,
            files: loaded.files,
            lang: args.lang,
            currency: args.currency,
            window,
            map,
            why,
            as_of,
            series: of_nation
                .then(|| series(registry, &windows).map_err(tell))
                .transpose()?,
            yearly: yearly_report(registry, &asked).map_err(tell)?,
            comparison: args.compare.map(compared).transpose()?,
            programme: args.programme.map(of_programme).transpose()?,
            cash: args.cash.then(cash).transpose()?,
            reconciliation: reconcile(registry, &reconciled),
            checked: rules::check(registry, &CheckOptions::on(as_of)),
            set_aside: set_aside(registry),
            unreadable: unreadable(registry),
        })
    }

    /// The reports made of tables, with the name that an address calls them by.
    pub fn reports(&self) -> Vec<(&'static str, &TableReport)> {
        let all = [
            ("series", self.series.as_ref()),
            ("yearly", Some(&self.yearly)),
            ("comparison", self.comparison.as_ref()),
            ("programme", self.programme.as_ref()),
        ];
        all.into_iter()
            .filter_map(|(name, report)| Some((name, report?)))
            .collect()
    }

    /// Finds the figure at an address and the records behind it.
    pub fn drill(&self, address: &str) -> Result<(&Figure, Vec<Drilled>), String> {
        let (name, cell) = address.split_once(':').unwrap_or(("yearly", address));
        let found = self.reports().into_iter().find(|(one, _)| *one == name);
        let (_, report) = found.ok_or_else(|| {
            let no = self.lang.pick("không có báo cáo", "there is no report");
            format!("{no} `{name}`")
        })?;
        let cell = whole_address(cell, self.window.kind());
        let tell = |error: ReportError| error.message(self.lang);
        let figure = report.figure(&cell).map_err(tell)?;
        Ok((figure, report.drill(self.registry, &cell).map_err(tell)?))
    }

    /// Published figures by answer: contradictions first, what cannot be told last.
    pub fn by_answer(&self) -> [(Answer, Vec<&Compared>); 4] {
        [
            Answer::Contradicts,
            Answer::OffEstimate,
            Answer::Consistent,
            Answer::CannotTell,
        ]
        .map(|answer| {
            let figures = self.reconciliation.figures.iter();
            let same = figures.filter(|figure| figure.answer == answer);
            (answer, same.collect())
        })
    }

    /// The pairs of published figures that do not print the same number.
    pub fn differing(&self) -> Vec<&Between> {
        let pairs = self.reconciliation.between.iter();
        pairs
            .filter(|pair| pair.answer != Answer::Consistent || pair.printed[0] != pair.printed[1])
            .collect()
    }

    /// What the rules found, the worst first, rule by rule.
    pub fn findings(&self) -> Vec<Group<'_>> {
        let mut groups: BTreeMap<(Severity, &'static str), Vec<&Finding>> = BTreeMap::new();
        for finding in &self.checked.findings {
            let group = groups.entry((finding.severity, finding.rule)).or_default();
            group.push(finding);
        }
        let group = |((severity, rule), findings)| Group {
            severity,
            rule,
            findings,
        };
        groups.into_iter().map(group).collect()
    }

    /// The reconciliation, what consolidating found and what was set aside, for JSON.
    pub fn overview(&self) -> Overview {
        Overview {
            sections: Vec::new(),
            set_aside: self.set_aside.clone(),
            unreadable: self.unreadable.clone(),
            reconciliation: self.reconciliation.clone(),
            findings: self.registry.findings().to_vec(),
        }
    }
}

/// The findings of one rule.
pub struct Group<'a> {
    pub severity: Severity,
    pub rule: &'static str,
    pub findings: Vec<&'a Finding>,
}

impl Group<'_> {
    /// The title of the rule, if it still has one.
    pub fn title(&self, lang: Lang) -> &'static str {
        rules::find(self.rule).map_or("", |rule: &Rule| rule.title().get(lang))
    }

    /// The provisions that the findings cite, each with how well it is known.
    pub fn citations(&self, lang: Lang) -> Vec<String> {
        let mut cited = BTreeSet::new();
        for citation in self.findings.iter().filter_map(|finding| finding.citation) {
            let evidence = citation.evidence();
            let mark = if evidence.is_verified() { "✓" } else { "?" };
            cited.insert(format!(
                "{} [{mark} {}]",
                citation.text(lang),
                evidence.label(lang)
            ));
        }
        if cited.is_empty() {
            let convention = "quy ước của định dạng bản nộp";
            cited.insert(
                lang.pick(convention, "convention of the submission format")
                    .to_owned(),
            );
        }
        cited.into_iter().collect()
    }
}

/// Makes the overview by province and year, as the C library does.
pub fn overview_of(registry: &Registry, args: &Args) -> Result<Overview, String> {
    let windows = match args.year {
        None => Windows::All(args.kind),
        Some(year) => {
            let window = yearly(args.kind, year);
            let tell = |e: ReportError| format!("--year: {}", e.message(Lang::En));
            Windows::One(window.map_err(tell)?)
        }
    };
    let query = OverviewQuery {
        windows,
        as_of: args.as_of,
    };
    overview(registry, &query).map_err(|error| error.message(args.lang))
}

/// The windows of a kind from the first day of the records to the last.
fn every(kind: WindowKind, registry: &Registry) -> Vec<Window> {
    let Some((first, last)) = statistics::days(registry) else {
        return Vec::new();
    };
    // A window may begin in the year before the one that names it, or end in the year after.
    let years = first.year().saturating_sub(1)..=last.year().saturating_add(1);
    let windows = years.filter_map(|year| yearly(kind, year).ok());
    windows
        .filter(|window| window.first() <= last && first <= window.last())
        .collect()
}

/// The last window to whose end most provinces have reported.
///
/// A province has, if a submission that carries a grant of its is as of that day or a later one, and
/// a grant of its was decided in the window: an empty year that has just begun is no year reported.
fn last_reported(
    registry: &Registry,
    windows: &[Window],
    kind: WindowKind,
) -> Result<(Window, Why), ReportError> {
    let mut reported: Vec<(Place, Date, Date)> = Vec::new();
    for entry in registry.entries::<Grant>() {
        let source = registry.source(entry);
        let as_of = source.and_then(|source| source.submission().as_of());
        let day = entry.record().decision().and_then(|one| one.date());
        if let (Some(as_of), Some(day)) = (as_of, day) {
            let places = places(entry.record(), day).into_iter();
            reported.extend(places.map(|place| (place, as_of, day)));
        }
    }
    for window in windows.iter().rev() {
        let map = Map::on(window.last());
        let (mut all, mut complete) = (BTreeSet::new(), BTreeSet::new());
        for (place, as_of, day) in &reported {
            let Place::Unit(unit) = place.on(map) else {
                continue;
            };
            all.insert(unit);
            if *as_of >= window.last() && window.contains(*day) {
                complete.insert(unit);
            }
        }
        let (provinces, of) = (complete.len(), all.len());
        if provinces.saturating_mul(2) > of {
            return Ok((*window, Why::Reported { provinces, of }));
        }
    }
    let window = match windows.last() {
        Some(window) => *window,
        // Without any record every year is as good as another.
        None => yearly(kind, 2023)?,
    };
    Ok((window, Why::NothingReported))
}

/// The unit that was asked for: a code is one of the asked map, else of the window's last day.
fn unit(asked: Asked, args: &Args, window: Window) -> Result<UnitId, String> {
    match asked {
        Asked::Unit(unit) => Ok(unit),
        Asked::Code(code) => {
            let map = args.map.map(window).unwrap_or(Map::on(window.last()));
            let found = UnitId::parse(&format!("VN-{}-{code}", map.id()));
            found.map_err(|error| format!("--province: {}", error.message(args.lang)))
        }
    }
}

/// Completes the address of a row that is a year: `aid/2023/disbursed` of a series.
fn whole_address(address: &str, kind: WindowKind) -> String {
    let mut parts = address.split('/');
    if let (Some(table), Some(row), Some(column), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    {
        let window = row.parse().ok().and_then(|year| yearly(kind, year).ok());
        if let Some(window) = window {
            return format!("{table}/{}/{column}", KeyPart::Window(window).code());
        }
    }
    address.to_owned()
}
