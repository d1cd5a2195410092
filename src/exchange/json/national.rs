//! The national report as JSON: each part as its own report writes it.
//!
//! The same registry and query give the same bytes, whoever asks.

use serde::Serialize;

use crate::catalog;
use crate::catalog::province::Map;
use crate::exchange::json::cash::CashView;
use crate::exchange::json::checked::CheckedView;
use crate::exchange::json::report::ReconciliationView;
use crate::exchange::json::tables::ReportView;
use crate::exchange::json::view::{AsideView, FindingView, UnreadableView, WindowView, document};
use crate::report::{NationalReport, WindowChoice};

/// Writes the national report as JSON, with a line feed at the end.
///
/// What was not asked for is left out. `docs/report-json.md` describes it key by key.
pub fn national_json(report: &NationalReport) -> String {
    document(&NationalView {
        report: "national",
        version: env!("CARGO_PKG_VERSION"),
        catalogues: catalog::VERSION,
        window: WindowView::of(&report.window),
        choice: ChoiceView::of(report.choice),
        as_of: report.as_of.to_string(),
        map: report.map.map(Map::id),
        files: report.files,
        records: report.records,
        series: report.series.as_ref().map(ReportView::of),
        yearly: ReportView::of(&report.yearly),
        comparison: report.comparison.as_ref().map(ReportView::of),
        programme: report.programme.as_ref().map(ReportView::of),
        cash: report.cash.as_ref().map(CashView::of),
        reconciliation: ReconciliationView::of(&report.reconciliation),
        checked: CheckedView::of(&report.checked),
        findings: report.findings.iter().map(FindingView::of).collect(),
        set_aside: report.set_aside.iter().map(AsideView::of).collect(),
        unreadable: report.unreadable.iter().map(UnreadableView::of).collect(),
    })
}

#[derive(Serialize)]
struct NationalView<'a> {
    report: &'static str,
    version: &'static str,
    catalogues: &'static str,
    window: WindowView,
    choice: ChoiceView,
    as_of: String,
    map: Option<&'static str>,
    files: usize,
    records: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<ReportView<'a>>,
    yearly: ReportView<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<ReportView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    programme: Option<ReportView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cash: Option<CashView<'a>>,
    reconciliation: ReconciliationView<'a>,
    checked: CheckedView<'a>,
    findings: Vec<FindingView<'a>>,
    set_aside: Vec<AsideView<'a>>,
    unreadable: Vec<UnreadableView<'a>>,
}

/// Why the report is of its window.
#[derive(Serialize)]
struct ChoiceView {
    id: &'static str,
    #[serde(flatten)]
    reported: Option<ReportedView>,
}

#[derive(Serialize)]
struct ReportedView {
    provinces: usize,
    of: usize,
}

impl ChoiceView {
    const fn of(choice: WindowChoice) -> Self {
        Self {
            id: choice.id(),
            reported: match choice {
                WindowChoice::Reported { provinces, of } => Some(ReportedView { provinces, of }),
                WindowChoice::Asked | WindowChoice::NothingReported => None,
            },
        }
    }
}
