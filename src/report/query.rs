//! Any report, asked for by one value and answered by one.

use crate::finding::Message;
use crate::registry::Registry;
use crate::report::cash::{CashQuery, CashTable, cash_table};
use crate::report::national::{NationalQuery, NationalReport, national};
use crate::report::overview::ReportError;
use crate::report::reconciliation::{Reconciliation, ReconciliationQuery, reconcile};
use crate::report::tables::{
    self, ComparisonQuery, DocumentTable, ProgrammeQuery, SeriesQuery, TableReport, YearlyQuery,
    comparison, programme, series, yearly_report,
};
use crate::statistics::{Drilled, Threads};

/// What a report is asked for, whichever it is (yêu cầu báo cáo).
///
/// # Example
/// ```
/// use vientro::report::{ReportDocument, ReportQuery, YearlyQuery};
/// use vientro::{Registry, Window};
/// let query = ReportQuery::Yearly(YearlyQuery::of(Window::calendar_year(2023)?));
/// let document = query.run(&Registry::builder().finish())?;
/// assert!(matches!(document, ReportDocument::Tables(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReportQuery {
    /// The nation or a province in a window.
    Yearly(YearlyQuery),
    /// Window after window.
    Series(SeriesQuery),
    /// A national programme over its years.
    Programme(ProgrammeQuery),
    /// Two windows beside each other.
    Comparison(ComparisonQuery),
    /// What aid came in, was used and was recorded.
    Cash(CashQuery),
    /// Published figures beside computed ones.
    Reconciliation(ReconciliationQuery),
    /// Every report of a window, what the law finds, and what could not be read.
    National(NationalQuery),
}

/// A report, whichever it is (báo cáo).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(
    clippy::large_enum_variant,
    reason = "made one at a time, and never many side by side"
)]
pub enum ReportDocument {
    /// A report made of tables.
    Tables(TableReport),
    /// The table of aid received, used and recorded.
    Cash(CashTable),
    /// Published figures, reconciled.
    Reconciliation(Reconciliation),
    /// The national report.
    National(NationalReport),
}

impl ReportQuery {
    /// The permanent ids, in order.
    pub const IDS: [&'static str; 7] = [
        "yearly",
        "series",
        "programme",
        "comparison",
        "cash",
        "reconciliation",
        "national",
    ];

    /// Returns the permanent id: `yearly`, `series` and so on.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Yearly(_) => "yearly",
            Self::Series(_) => "series",
            Self::Programme(_) => "programme",
            Self::Comparison(_) => "comparison",
            Self::Cash(_) => "cash",
            Self::Reconciliation(_) => "reconciliation",
            Self::National(_) => "national",
        }
    }

    /// Allows this many threads; the answer is the same for any number.
    #[must_use]
    pub fn with_threads(mut self, threads: Threads) -> Self {
        match &mut self {
            Self::Yearly(query) => query.threads = threads,
            Self::Series(query) => query.threads = threads,
            Self::Programme(query) => query.threads = threads,
            Self::Comparison(query) => query.threads = threads,
            Self::National(query) => query.threads = threads,
            // One pass over the records, on the caller's own thread.
            Self::Cash(_) | Self::Reconciliation(_) => {}
        }
        self
    }

    /// Makes the report.
    ///
    /// # Errors
    /// * [`ReportError`], as the report's own function.
    pub fn run(&self, registry: &Registry) -> Result<ReportDocument, ReportError> {
        Ok(match self {
            Self::Yearly(query) => ReportDocument::Tables(yearly_report(registry, query)?),
            Self::Series(query) => ReportDocument::Tables(series(registry, query)?),
            Self::Programme(query) => ReportDocument::Tables(programme(registry, query)?),
            Self::Comparison(query) => ReportDocument::Tables(comparison(registry, query)?),
            Self::Cash(query) => ReportDocument::Cash(cash_table(registry, query)?),
            Self::Reconciliation(query) => {
                ReportDocument::Reconciliation(reconcile(registry, query))
            }
            Self::National(query) => ReportDocument::National(national(registry, query)?),
        })
    }
}

impl ReportDocument {
    /// Returns every table, each under an id that no other one of the document has.
    ///
    /// # Example
    /// ```
    /// use vientro::report::{ReconciliationQuery, ReportQuery};
    /// let query = ReconciliationQuery { window: None, reporting: None };
    /// let document = ReportQuery::Reconciliation(query).run(&vientro::Registry::builder().finish())?;
    /// let tables = document.tables();
    /// assert_eq!((tables[0].id.as_ref(), tables[0].table.columns[0].id), ("figures", "published"));
    /// # Ok::<(), vientro::report::ReportError>(())
    /// ```
    pub fn tables(&self) -> Vec<DocumentTable<'_>> {
        match self {
            Self::Tables(report) => report.tables(),
            Self::Cash(table) => table.tables(),
            Self::Reconciliation(reconciliation) => reconciliation.tables(),
            Self::National(report) => report.tables(),
        }
    }

    /// Returns the permanent id of what it is: `national_year`, `cash`, `reconciliation`, `national`.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Tables(report) => report.kind.id(),
            Self::Cash(_) => "cash",
            Self::Reconciliation(_) => "reconciliation",
            Self::National(_) => "national",
        }
    }

    /// Lists what a reader must know before using the figures, each with the name of the part that it
    /// is of: that before the ids of its tables, empty where the report has no parts.
    pub fn warnings(&self) -> Vec<(&'static str, &Message)> {
        match self {
            Self::Tables(report) => of_part("", &report.warnings).collect(),
            Self::Cash(table) => of_part("", &table.notes).collect(),
            Self::Reconciliation(_) => Vec::new(),
            Self::National(report) => {
                let cash = report.cash.iter();
                let cash = cash.flat_map(|table| of_part("cash", &table.notes));
                let parts = report.reports().into_iter();
                parts
                    .flat_map(|(name, part)| of_part(name, &part.warnings))
                    .chain(cash)
                    .collect()
            }
        }
    }

    /// Names the records behind the figure at an address, `table/row/column`, with what each adds to it
    /// where that is known.
    ///
    /// # Errors
    /// * [`ReportError::NoCell`] if there is no such figure, or it is computed from others.
    /// * [`ReportError::Statistics`] if the records do not give it any more.
    pub fn drill(&self, registry: &Registry, address: &str) -> Result<Vec<Drilled>, ReportError> {
        match self {
            Self::Tables(report) => report.drill(registry, address),
            Self::National(report) => report.drill(registry, address),
            Self::Cash(_) | Self::Reconciliation(_) => {
                tables::drill(&self.tables(), registry, address)
            }
        }
    }
}

/// Puts the name of a part beside its warnings.
fn of_part<'a>(
    part: &'static str,
    warnings: &'a [Message],
) -> impl Iterator<Item = (&'static str, &'a Message)> {
    warnings.iter().map(move |warning| (part, warning))
}
