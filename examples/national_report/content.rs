//! What the report says: asked of the library once, and put in the order in which it is read.

use std::collections::{BTreeMap, BTreeSet};

use vientro::catalog::province::{Map, UnitId};
use vientro::finding::{Finding, Severity};
use vientro::registry::Registry;
use vientro::report::{
    Answer, Between, CashGrants, Compared, Figure, NationalGoal, NationalQuery, NationalReport,
    NationalWindow, Overview, OverviewQuery, ReportError, Windows, national, overview, yearly,
};
use vientro::rules::{self, Rule};
use vientro::statistics::{Drilled, KeyPart, Reporting};
use vientro::{Currency, Explain, Lang, Window, WindowKind};

use crate::args::{Args, Asked};

/// The report, and how it is shown.
pub struct Content<'a> {
    pub registry: &'a Registry,
    pub report: NationalReport,
    pub lang: Lang,
    /// The reporting currency.
    pub currency: Option<Currency>,
}

impl<'a> Content<'a> {
    pub fn of(registry: &'a Registry, args: &Args) -> Result<Self, String> {
        let report = national(registry, &query(registry, args)?);
        Ok(Self {
            registry,
            report: report.map_err(|error| error.message(args.lang))?,
            lang: args.lang,
            currency: args.currency,
        })
    }

    /// Finds the figure at an address and the records behind it.
    pub fn drill(&self, address: &str) -> Result<(Figure, Vec<Drilled>), String> {
        let address = whole_address(address, self.report.window.kind());
        let tell = |error: ReportError| error.message(self.lang);
        let figure = self.report.figure(&address).map_err(tell)?;
        let records = self.report.drill(self.registry, &address);
        Ok((figure, records.map_err(tell)?))
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
            let figures = self.report.reconciliation.figures.iter();
            let same = figures.filter(|figure| figure.answer == answer);
            (answer, same.collect())
        })
    }

    /// The pairs of published figures that do not print the same number.
    pub fn differing(&self) -> Vec<&Between> {
        let pairs = self.report.reconciliation.between.iter();
        pairs
            .filter(|pair| pair.answer != Answer::Consistent || pair.printed[0] != pair.printed[1])
            .collect()
    }

    /// What the rules found, the worst first, rule by rule.
    pub fn findings(&self) -> Vec<Group<'_>> {
        let mut groups: BTreeMap<(Severity, &str), Vec<&Finding>> = BTreeMap::new();
        for finding in &self.report.checked.findings {
            let group = groups
                .entry((finding.severity, &*finding.rule))
                .or_default();
            group.push(finding);
        }
        let group = |((severity, rule), findings)| Group {
            severity,
            rule,
            findings,
        };
        groups.into_iter().map(group).collect()
    }
}

/// Makes the query of the report.
fn query(registry: &Registry, args: &Args) -> Result<NationalQuery, String> {
    let window = match args.year {
        Some(year) => NationalWindow::One(window_of(args.kind, year)?),
        None => NationalWindow::LastReported(args.kind),
    };
    let tell = |error: ReportError| error.message(args.lang);
    let asked_year = |year| yearly(args.kind, year).map_err(tell);
    let compare = match args.compare {
        Some((one, with)) => Some((asked_year(one)?, asked_year(with)?)),
        None => None,
    };
    let province = match args.province {
        None => None,
        Some(Asked::Unit(unit)) => Some(unit),
        Some(Asked::Code(code)) => {
            let (window, _) = window.find(registry).map_err(tell)?;
            let map = args.map.of(&window).unwrap_or(Map::on(window.last()));
            let found = UnitId::parse(&format!("VN-{}-{code}", map.id()));
            Some(found.map_err(|error| format!("--province: {}", error.message(args.lang)))?)
        }
    };
    Ok(NationalQuery {
        window,
        as_of: args.as_of,
        province,
        map: args.map,
        reporting: args.currency.map(Reporting::accounting),
        compare,
        programme: args.programme.map(|programme| NationalGoal {
            programme,
            target: args.target,
        }),
        cash: args.cash.then_some(CashGrants::BudgetRevenue),
        threads: args.threads,
    })
}

/// Makes the window that `--year` names.
fn window_of(kind: WindowKind, year: i32) -> Result<Window, String> {
    yearly(kind, year).map_err(|error| format!("--year: {}", error.message(Lang::En)))
}

/// The findings of one rule.
pub struct Group<'a> {
    pub severity: Severity,
    pub rule: &'a str,
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
        Some(year) => Windows::One(window_of(args.kind, year)?),
    };
    let query = OverviewQuery {
        windows,
        as_of: args.as_of,
    };
    overview(registry, &query).map_err(|error| error.message(args.lang))
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
