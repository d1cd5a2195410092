//! Reconciliation: published figures beside those of the records, and beside each other.

mod tables;

use crate::date::Window;
use crate::record::PublishedFigure;
use crate::registry::Registry;
use crate::report::figures::{Between, Compared, between, compare_with};
use crate::report::known::Known;
use crate::report::tables::DocumentTable;
use crate::statistics::Reporting;

/// Which published figures are reconciled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReconciliationQuery {
    /// Only those that tell of days of this window, or of a day in it; `None` takes all.
    pub window: Option<Window>,
    /// By which rates sums in several currencies are converted: to the currency of the printed
    /// number, else to its own. `None` converts nothing.
    pub reporting: Option<Reporting>,
}

/// Published figures, reconciled (đối chiếu số liệu đã công bố).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// The figures beside those that the records give, by id.
    pub figures: Vec<Compared>,
    /// The figures that tell of one thing beside each other, by their ids.
    pub between: Vec<Between>,
    /// How many published figures were not asked for: they tell of other windows.
    pub elsewhere: usize,
}

impl Reconciliation {
    /// Shows it as tables: `figures` beside those of the records, and `between` them.
    ///
    /// An answer is words with a permanent id; behind a printed number stands its own record.
    pub fn tables(&self) -> Vec<DocumentTable<'static>> {
        [
            tables::figures(&self.figures),
            tables::between(&self.between),
        ]
        .map(DocumentTable::made)
        .into()
    }
}

/// Reconciles the published figures of a registry.
///
/// # Example
/// ```
/// use vientro::Registry;
/// use vientro::exchange::json;
/// use vientro::report::{Answer, ReconciliationQuery, reconcile};
/// let file = r#"{"format":"vientro-submission","version":1,
///   "submission":{"id":"P1","submitter":"press","sequence":1},
///   "published_figures":[
///     {"id":"a","indicator":"organizations_active","as_of":"2021-12-31",
///      "printed":"481 tổ chức","lang":"vi"},
///     {"id":"b","indicator":"organizations_active","as_of":"2021-12-31",
///      "printed":"484 organizations","lang":"en"}]}"#;
/// let mut builder = Registry::builder();
/// json::read(&mut builder, "press.json", file.as_bytes());
/// let found = reconcile(&builder.finish(), &ReconciliationQuery { window: None, reporting: None });
/// assert_eq!(found.figures[0].answer, Answer::CannotTell); // there are no records
/// assert_eq!(found.between[0].answer, Answer::Contradicts);
/// assert_eq!(found.between[0].gap.as_ref().map(|gap| gap.distance), Some(3));
/// ```
pub fn reconcile(registry: &Registry, query: &ReconciliationQuery) -> Reconciliation {
    reconcile_with(&Known::new(registry), query)
}

/// Like [`reconcile`], as a part of another report.
pub(super) fn reconcile_with(known: &Known<'_>, query: &ReconciliationQuery) -> Reconciliation {
    let all = known.registry.records::<PublishedFigure>();
    let (shown, elsewhere): (Vec<&PublishedFigure>, Vec<&PublishedFigure>) =
        all.partition(|figure| query.window.is_none_or(|window| tells_of(figure, &window)));
    Reconciliation {
        figures: shown
            .iter()
            .map(|figure| compare_with(known, figure, query.reporting))
            .collect(),
        between: between(shown.into_iter()),
        elsewhere: elsewhere.len(),
    }
}

/// Tells whether a figure tells of a window: of days of it, or of a day of it.
fn tells_of(figure: &PublishedFigure, window: &Window) -> bool {
    match (figure.window(), figure.as_of()) {
        (Some(its), _) => its.overlaps(window),
        (None, Some(day)) => window.contains(day),
        (None, None) => false,
    }
}
