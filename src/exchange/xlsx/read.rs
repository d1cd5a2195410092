//! Reading workbooks into a registry under construction.

use super::book::{self, Book, Ended};
use super::error::WorkbookError;
use super::grid::Grid;
use super::lists;
use super::sheet::XlsxSheet;
use crate::code::Explain;
use crate::exchange::json::Outcome;
use crate::exchange::table::{
    At, Findings, ReadError, ReadOptions, Report, Schema, Sheet, Table, TableError, load,
};
use crate::exchange::watch::{Progress, Stopped, Watch};
use crate::finding::{Message, Severity};
use crate::registry::{RegistryBuilder, Rest};

/// How workbooks are read (tùy chọn khi đọc bảng tính).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XlsxOptions {
    /// How tables are read, whatever they come in. The locale is that of cells with text: numbers and
    /// days that a spreadsheet stores as such have no language.
    pub tables: ReadOptions,
    /// How many sheets a workbook may have.
    pub most_sheets: usize,
    /// How many cells and texts it may have.
    pub most_cells: usize,
    /// How many bytes it may unpack to.
    pub most_unpacked: u64,
}

impl XlsxOptions {
    /// The options of a caller who states nothing: 256 sheets, four million cells, 256 MiB.
    pub const fn unstated() -> Self {
        Self {
            tables: ReadOptions::unstated(),
            most_sheets: 256,
            most_cells: 4_000_000,
            most_unpacked: 1 << 28,
        }
    }
}

/// Reads the tables of a workbook, which are one submission, into a registry under construction (đọc
/// tệp bảng tính).
///
/// A sheet is the table that its name says, in Vietnamese or English: `grants`, `Khoản viện trợ`. A
/// record that cannot be read is set aside as JSON of what its cells held; the others are read. Every
/// problem is told at its cell; the file of a finding is `a.xlsx#grants`. A file that is no workbook is
/// kept unread.
///
/// # Errors
/// * [`ReadError::NoSubmission`], [`ReadError::Submission`] if nobody says who submits the data.
///   Nothing was added then.
///
/// # Example
/// ```
/// use vientro::Registry;
/// use vientro::exchange::xlsx::{self, TemplateOptions, XlsxOptions};
/// use vientro::{Date, Lang};
/// let template = xlsx::template(&TemplateOptions::for_provinces(Date::new(2025, 12, 31)?))?;
/// let mut builder = Registry::builder();
/// let report = xlsx::read(&mut builder, "mau.xlsx", &template, &XlsxOptions::unstated());
/// // Nobody has filled it yet.
/// assert!(report.is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(
    builder: &mut RegistryBuilder,
    name: &str,
    bytes: &[u8],
    options: &XlsxOptions,
) -> Result<Report, ReadError> {
    let mark = builder.mark();
    let read = read_watched(builder, (name, bytes), options, &mut Watch::of_nobody());
    if read.is_err() {
        builder.back_to(mark);
    }
    read
}

/// Reads a workbook as [`read`] does, and tells how far it is; `progress` may break it off.
///
/// # Errors
/// * [`ReadError::Stopped`] if `progress` broke it off; the builder holds what it held before.
/// * those of [`read`].
pub fn read_with_progress(
    builder: &mut RegistryBuilder,
    name: &str,
    bytes: &[u8],
    options: &XlsxOptions,
    progress: Progress<'_>,
) -> Result<Report, ReadError> {
    let mut watch = Watch::of(progress);
    let mark = builder.mark();
    let read = read_watched(builder, (name, bytes), options, &mut watch)
        .and_then(|report| Ok(watch.end().map(|()| report)?));
    if read.is_err() {
        builder.back_to(mark);
    }
    read
}

fn read_watched(
    builder: &mut RegistryBuilder,
    (name, bytes): (&str, &[u8]),
    options: &XlsxOptions,
    watch: &mut Watch<'_>,
) -> Result<Report, ReadError> {
    let mut findings = Findings::new(options.tables.most_findings);
    let book = match book::read(bytes, options, watch) {
        Ok(book) => book,
        Err(Ended::Stopped) => return Err(Stopped.into()),
        Err(Ended::Refused(error)) => {
            told(&mut findings, At::file(name), &error);
            let reason = Message::of(&error);
            builder.unreadable(name, 1, reason, Rest::Whole(bytes));
            let outcome = Outcome {
                records: 0,
                set_aside: 0,
                is_complete: false,
            };
            return Ok(Report {
                outcome,
                findings: findings.list,
                left_out: findings.left_out,
            });
        }
    };
    let schema = Schema::new();
    let mut is_complete = true;
    let mut sheets = Vec::new();
    for grid in &book.sheets {
        if let Some(error) = &grid.broken {
            is_complete = false;
            let row = grid.rows.last().map(|row| row.number);
            let full = grid.full_name(name);
            let at = At::file(&full);
            told(&mut findings, At { row, ..at }, error);
            let line = row.unwrap_or(1);
            let reason = Message::of(error);
            builder.unreadable(&full, line, reason, Rest::Whole(bytes));
            if grid.rows.is_empty() {
                continue;
            }
        }
        let sheet = XlsxSheet::new(name, grid, &book.shared);
        match table(&schema, grid) {
            Some(table) => sheets.push((schema.position(table), sheet)),
            None if is_none(grid) => {}
            None => {
                is_complete = false;
                let error = TableError::UnknownTable;
                findings.error(At::file(sheet.name()), &error);
                let lines = sheet.lines(0, usize::MAX);
                let reason = Message::of(&error);
                builder.unreadable(sheet.name(), 1, reason, Rest::Whole(&lines));
            }
        }
    }
    let mut report = load(builder, &schema, sheets, &options.tables, findings, watch)?;
    report.outcome.is_complete = report.outcome.is_complete && is_complete;
    Ok(report)
}

fn told(findings: &mut Findings, at: At<'_>, error: &WorkbookError) {
    findings.add(at, Severity::Error, error.code(), || Message::of(error));
}

/// The table that a sheet is.
pub(super) fn table<'s>(schema: &'s Schema, grid: &Grid) -> Option<&'s Table> {
    schema.called(&grid.name)
}

/// Tells whether a sheet is no table and not meant to be one: blank, hidden, or written by this room
/// for people.
fn is_none(grid: &Grid) -> bool {
    grid.is_hidden || lists::is_for_people(&grid.name) || grid.width == 0
}

/// The sheets of a workbook that are tables, and which.
pub(super) fn tables<'b>(schema: &Schema, book: &'b Book) -> Vec<(usize, XlsxSheet<'b>)> {
    let sheets = book.sheets.iter().filter_map(|grid| {
        let table = table(schema, grid)?;
        Some((
            schema.position(table),
            XlsxSheet::new("", grid, &book.shared),
        ))
    });
    sheets.collect()
}
