//! Reports made of tables, cubes and drilled cells as JSON.
//!
//! The same registry and query give the same bytes, whoever asks.

use serde::Serialize;

use crate::exchange::json::cash::cash_json;
use crate::exchange::json::national::national_json;
use crate::exchange::json::report::reconciliation_json;
use crate::exchange::json::view::{AmountView, LabelView, amounts, document};
use crate::finding::Message;
use crate::lang::Lang;
use crate::report::{
    Figure, FigureSource, ReportColumn, ReportDocument, ReportRow, ReportTable, TableReport, Value,
};
use crate::statistics::{Cell, Conversion, Count, Cube, Drilled, Mark, Unconverted, key_text};

/// Writes a report made of tables as JSON, with a line feed at the end.
///
/// A cell is `{"count"}`, `{"amounts"}`, `{"numerator","denominator"}` or `{"cannot_tell"}`, or an
/// empty object; `"cell"` is there where records are behind it. See `docs/report-json.md`.
pub fn report_json(report: &TableReport) -> String {
    document(&ReportView::of(report))
}

/// Writes a report as JSON, whichever it is, with a line feed at the end.
pub fn report_document_json(report: &ReportDocument) -> String {
    match report {
        ReportDocument::Tables(report) => report_json(report),
        ReportDocument::Cash(table) => cash_json(table),
        ReportDocument::Reconciliation(reconciliation) => reconciliation_json(reconciliation),
        ReportDocument::National(report) => national_json(report),
    }
}

/// Writes the cells of a cube as JSON, by key, with a line feed at the end.
pub fn cube_json(cube: &Cube) -> String {
    document(&CubeView {
        measure: cube.query().measure.id(),
        by: cube.query().by.iter().map(|one| one.id()).collect(),
        cells: cube.cells().map(|cell| CubeCellView::of(&cell)).collect(),
    })
}

/// Writes the records behind a cell as JSON, with a line feed at the end.
pub fn drilled_json(records: &[Drilled]) -> String {
    let view: Vec<DrilledView<'_>> = records
        .iter()
        .map(|record| DrilledView {
            record: format!("{}/{}", record.kind.list(), record.id),
            kind: record.kind.list(),
            id: &record.id,
            amounts: amounts(&record.sums),
        })
        .collect();
    document(&view)
}

/// Writes what was converted for a cube, and what could not be, as JSON, with a line feed at the end.
pub fn conversions_json(conversions: &[Conversion], unconverted: &[Unconverted]) -> String {
    document(&ConversionsView {
        conversions: conversions.iter().map(ConversionView::of).collect(),
        unconverted: unconverted.iter().map(UnconvertedView::of).collect(),
    })
}

#[derive(Serialize)]
struct ConversionsView<'a> {
    conversions: Vec<ConversionView<'a>>,
    unconverted: Vec<UnconvertedView<'a>>,
}

#[derive(Serialize)]
pub(super) struct ReportView<'a> {
    report: &'static str,
    version: &'static str,
    catalogues: &'static str,
    title: LabelView<'a>,
    tables: Vec<TableView<'a>>,
    warnings: Vec<LabelView<'a>>,
    conversions: Vec<ConversionView<'a>>,
    unconverted: Vec<UnconvertedView<'a>>,
    set_aside: usize,
    unreadable: usize,
}

impl<'a> ReportView<'a> {
    pub(super) fn of(report: &'a TableReport) -> Self {
        Self {
            report: report.kind.id(),
            version: report.stamp.library,
            catalogues: report.stamp.catalogue,
            title: LabelView::of(&report.title),
            tables: report.tables.iter().map(TableView::of).collect(),
            warnings: report.warnings.iter().map(LabelView::of).collect(),
            conversions: report.conversions.iter().map(ConversionView::of).collect(),
            unconverted: report.unconverted.iter().map(UnconvertedView::of).collect(),
            set_aside: report.set_aside,
            unreadable: report.unreadable,
        }
    }
}

#[derive(Serialize)]
struct TableView<'a> {
    id: &'static str,
    title: LabelView<'a>,
    head: LabelView<'a>,
    columns: Vec<ColumnView<'a>>,
    rows: Vec<RowView<'a>>,
    total: Option<RowView<'a>>,
    notes: Vec<LabelView<'a>>,
}

impl<'a> TableView<'a> {
    fn of(table: &'a ReportTable) -> Self {
        Self {
            id: table.id,
            title: LabelView::of(&table.title),
            head: LabelView::of(&table.head),
            columns: table.columns.iter().map(ColumnView::of).collect(),
            rows: table.rows.iter().map(RowView::of).collect(),
            total: table.total.as_ref().map(RowView::of),
            notes: table.notes.iter().map(LabelView::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct ColumnView<'a> {
    id: &'static str,
    label: LabelView<'a>,
}

impl<'a> ColumnView<'a> {
    fn of(column: &'a ReportColumn) -> Self {
        Self {
            id: column.id,
            label: LabelView::of(&column.label),
        }
    }
}

#[derive(Serialize)]
struct RowView<'a> {
    code: &'a str,
    label: LabelView<'a>,
    cells: Vec<FigureView<'a>>,
}

impl<'a> RowView<'a> {
    fn of(row: &'a ReportRow) -> Self {
        Self {
            code: &row.code,
            label: LabelView::of(&row.label),
            cells: row.cells.iter().map(FigureView::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct FigureView<'a> {
    #[serde(flatten)]
    value: ValueView<'a>,
    #[serde(skip_serializing_if = "is_false")]
    in_doubt: bool,
    #[serde(skip_serializing_if = "is_false")]
    undivided: bool,
    #[serde(skip_serializing_if = "is_false")]
    inexact: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a function of a reference"
)]
const fn is_false(mark: &bool) -> bool {
    !*mark
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueView<'a> {
    Count {
        count: i128,
    },
    Aid {
        amounts: Vec<AmountView>,
    },
    Ratio {
        numerator: String,
        denominator: String,
    },
    CannotTell {
        cannot_tell: LabelView<'a>,
    },
    Text {
        text: LabelView<'a>,
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<&'static str>,
    },
    Blank {},
}

impl<'a> FigureView<'a> {
    fn of(figure: &'a Figure) -> Self {
        Self {
            value: match &figure.value {
                Value::Count(count) => ValueView::Count { count: *count },
                Value::Aid(totals) => ValueView::Aid {
                    amounts: amounts(totals),
                },
                Value::Ratio {
                    numerator,
                    denominator,
                } => ValueView::Ratio {
                    numerator: numerator.to_string(),
                    denominator: denominator.to_string(),
                },
                Value::CannotTell(reason) => ValueView::CannotTell {
                    cannot_tell: LabelView::of(reason),
                },
                Value::Text { id, words } => ValueView::Text {
                    text: LabelView::of(words),
                    id: *id,
                },
                Value::Blank => ValueView::Blank {},
            },
            in_doubt: figure.is_in_doubt,
            undivided: figure.is_undivided,
            inexact: figure.is_inexact,
            cell: match &figure.source {
                Some(FigureSource::Cube(cell)) => Some(key_text(&cell.1)),
                Some(FigureSource::Records(_)) | None => None,
            },
        }
    }
}

#[derive(Serialize)]
struct ConversionView<'a> {
    measure: &'static str,
    record: String,
    day: String,
    original: AmountView,
    result: AmountView,
    rounding: &'static str,
    rates: Vec<RateView<'a>>,
}

#[derive(Serialize)]
struct RateView<'a> {
    from: &'static str,
    to: &'static str,
    value: String,
    direction: &'static str,
    kind: &'static str,
    valid_from: Option<String>,
    valid_until: Option<String>,
    source: &'a str,
}

impl<'a> ConversionView<'a> {
    fn of(conversion: &'a Conversion) -> Self {
        let rate = |leg: &'a crate::money::Leg| RateView {
            from: leg.rate().from().code(),
            to: leg.rate().to().code(),
            value: leg.rate().value().to_string(),
            direction: leg.direction().id(),
            kind: leg.rate().kind().id(),
            valid_from: leg.rate().valid().from().map(|day| day.to_string()),
            valid_until: leg.rate().valid().until().map(|day| day.to_string()),
            source: leg.rate().source().as_str(),
        };
        Self {
            measure: conversion.measure.id(),
            record: format!("{}/{}", conversion.kind.list(), conversion.record),
            day: conversion.day.to_string(),
            original: AmountView::of(conversion.original),
            result: AmountView::of(conversion.result),
            rounding: conversion.rounding.id(),
            rates: conversion.route.legs().iter().map(rate).collect(),
        }
    }
}

#[derive(Serialize)]
struct UnconvertedView<'a> {
    measure: &'static str,
    record: String,
    day: String,
    original: AmountView,
    reason: LabelView<'a>,
}

impl<'a> UnconvertedView<'a> {
    fn of(amount: &'a Unconverted) -> Self {
        Self {
            measure: amount.measure.id(),
            record: format!("{}/{}", amount.kind.list(), amount.record),
            day: amount.day.to_string(),
            original: AmountView::of(amount.original),
            reason: LabelView::of(&amount.reason),
        }
    }
}

#[derive(Serialize)]
struct CubeView {
    measure: &'static str,
    by: Vec<&'static str>,
    cells: Vec<CubeCellView>,
}

#[derive(Serialize)]
struct CubeCellView {
    cell: String,
    key: Vec<KeyView>,
    amounts: Vec<AmountView>,
    facts: u64,
    counts: Vec<CountView>,
    marks: Vec<&'static str>,
}

#[derive(Serialize)]
struct KeyView {
    dimension: &'static str,
    code: String,
    label: OwnedLabel,
}

#[derive(Serialize)]
struct OwnedLabel {
    vi: String,
    en: String,
}

impl From<Message> for OwnedLabel {
    fn from(message: Message) -> Self {
        Self {
            vi: message.get(Lang::Vi).to_owned(),
            en: message.get(Lang::En).to_owned(),
        }
    }
}

#[derive(Serialize)]
struct CountView {
    of: &'static str,
    count: usize,
}

impl CubeCellView {
    fn of(cell: &Cell) -> Self {
        let key = cell.key.iter().map(|part| KeyView {
            dimension: part.dimension().id(),
            code: part.code(),
            label: part.label().into(),
        });
        let count = |(count, ids): (&Count, &std::collections::BTreeSet<Box<str>>)| CountView {
            of: count.id(),
            count: ids.len(),
        };
        Self {
            cell: key_text(&cell.key),
            key: key.collect(),
            amounts: amounts(&cell.sums),
            facts: cell.facts,
            counts: cell.ids.iter().map(count).collect(),
            marks: cell.marks.iter().copied().map(Mark::id).collect(),
        }
    }
}

#[derive(Serialize)]
struct DrilledView<'a> {
    record: String,
    kind: &'static str,
    id: &'a str,
    amounts: Vec<AmountView>,
}
