//! The C object `vientro_report`: a report and, if it is made of tables, its cells; immutable.

use std::ffi::{CString, c_char};
use std::ptr;

use super::contain::guard_or;
use super::cube::{VIENTRO_MARK_IN_DOUBT, VIENTRO_MARK_UNDIVIDED};
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::format;
use super::guard::guard;
use super::lang::lang;
use super::pointer::{Out, OutList, copied, count, element, halves, object, text, threads};
use super::registry::vientro_registry;
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::text::{Both, c_text, vientro_text};
use crate::code::clip;
use crate::report::{Figure, ReportDocument, ReportError, ReportRow, ReportTable, Value};

/// As the kind of a cell: nothing could stand here. Since 0.1.
pub const VIENTRO_CELL_BLANK: u32 = 1;
/// As the kind of a cell: a number of things, or a difference of two; vientro_report_count tells it.
/// Since 0.1.
pub const VIENTRO_CELL_COUNT: u32 = 2;
/// As the kind of a cell: money by currency; vientro_report_amounts tells it. Since 0.1.
pub const VIENTRO_CELL_AID: u32 = 3;
/// As the kind of a cell: an exact quotient; vientro_report_ratio tells it. Since 0.1.
pub const VIENTRO_CELL_RATIO: u32 = 4;
/// As the kind of a cell: nobody can tell, which is not zero; vientro_report_reason tells why.
/// Since 0.1.
pub const VIENTRO_CELL_CANNOT_TELL: u32 = 5;

/// A report of a registry, with its cells if it is made of tables.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. It needs no registry. Since 0.1.
#[derive(Debug)]
pub struct vientro_report {
    document: ReportDocument,
    /// As C reads them; none for a report that is not made of tables.
    tables: Vec<Table>,
}

#[derive(Debug)]
struct Table {
    id: CString,
    title: Both,
    columns: Vec<Line>,
    /// The row of all comes last.
    rows: Vec<Line>,
    /// Row by row.
    cells: Vec<Vec<Cell>>,
}

/// A column, or a row.
#[derive(Debug)]
struct Line {
    code: CString,
    label: Both,
}

#[derive(Debug)]
struct Cell {
    address: CString,
    reason: Option<Both>,
}

impl Table {
    fn of(table: &ReportTable) -> Self {
        let line = |code: &str, label| Line {
            code: c_text(code),
            label: Both::of(label),
        };
        Self {
            id: c_text(table.id),
            title: Both::of(&table.title),
            columns: table
                .columns
                .iter()
                .map(|column| line(column.id, &column.label))
                .collect(),
            rows: rows(table).map(|row| line(&row.code, &row.label)).collect(),
            cells: rows(table).map(|row| cells(table, row)).collect(),
        }
    }
}

/// The rows, with that of all at the end.
fn rows(table: &ReportTable) -> impl Iterator<Item = &ReportRow> {
    table.rows.iter().chain(&table.total)
}

fn cells(table: &ReportTable, row: &ReportRow) -> Vec<Cell> {
    let columns = table.columns.iter().zip(&row.cells);
    let cell = |(column, figure): (&crate::report::ReportColumn, &Figure)| Cell {
        address: match figure.source {
            Some(_) => c_text(format!("{}/{}/{}", table.id, row.code, column.id)),
            None => CString::default(),
        },
        reason: match &figure.value {
            Value::CannotTell(reason) => Some(Both::of(reason)),
            Value::Count(_) | Value::Aid(_) | Value::Ratio { .. } | Value::Blank => None,
        },
    };
    columns.map(cell).collect()
}

impl vientro_report {
    fn of(document: ReportDocument) -> Self {
        let tables = match &document {
            ReportDocument::Tables(report) => report.tables.iter().map(Table::of).collect(),
            ReportDocument::Cash(_) | ReportDocument::Reconciliation(_) => Vec::new(),
        };
        Self { document, tables }
    }

    fn table(&self, table: u64) -> Result<&Table, Failure> {
        element(&self.tables, table, "table")
    }

    fn cell(&self, place: Place) -> Result<&Cell, Failure> {
        let row = element(&self.table(place.table)?.cells, place.row, "row")?;
        element(row, place.column, "column")
    }

    fn figure(&self, place: Place) -> Result<&Figure, Failure> {
        let tables = match &self.document {
            ReportDocument::Tables(report) => report.tables.as_slice(),
            ReportDocument::Cash(_) | ReportDocument::Reconciliation(_) => &[],
        };
        // Says what there is, the row of all included.
        let _ = element(&self.table(place.table)?.rows, place.row, "row")?;
        let table = element(tables, place.table, "table")?;
        let row = match &table.total {
            Some(total) if place.row == count(table.rows.len()) => total,
            Some(_) | None => element(&table.rows, place.row, "row")?,
        };
        element(&row.cells, place.column, "column")
    }
}

/// Where a cell stands.
#[derive(Clone, Copy)]
struct Place {
    table: u64,
    row: u64,
    column: u64,
}

/// Says that a cell holds something else.
fn other(figure: &Figure) -> Failure {
    let kind = match figure.value {
        Value::Blank => "VIENTRO_CELL_BLANK",
        Value::Count(_) => "VIENTRO_CELL_COUNT",
        Value::Aid(_) => "VIENTRO_CELL_AID",
        Value::Ratio { .. } => "VIENTRO_CELL_RATIO",
        Value::CannotTell(_) => "VIENTRO_CELL_CANNOT_TELL",
    };
    BorderError::OtherKind { kind }.into()
}

/// Makes a report.
///
/// registry: the records.
/// query, query_length: what is asked, one JSON object, of which "report" says which report it is:
///   yearly, series, programme, comparison, cash or reconciliation. {"report":"yearly","window":
///   {"kind":"calendar_year","year":2023},"province":"VN-63-20"}; docs/query-json.md of the
///   repository describes it. Length in bytes or VIENTRO_NUL.
/// threads: how many threads may work, the caller's own included, 1 to 256; the answer is the same
///   for any number, and with 1 no other thread runs.
/// out: receives the report, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE, VIENTRO_E_INVALID, VIENTRO_E_RANGE: the query does not read; the message tells
/// every problem with its place, the id is that of the first. VIENTRO_E_OVERFLOW: a sum does not fit.
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `query` points at as many bytes as its length says, `out`
/// points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_new(
    registry: *const vientro_registry,
    query: *const c_char,
    query_length: u64,
    threads: u32,
    out: *mut *mut vientro_report,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, registry, query) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            let registry = object(registry, "registry")?;
            (out, registry, text(query, query_length, "query")?)
        };
        let threads = self::threads(threads)?;
        let query = format::report_query(query)?.with_threads(threads);
        let document = query.run(registry.registry());
        let document = document.map_err(|error| Failure::of("query", error))?;
        out.set(hand_over(vientro_report::of(document)));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the whole report as JSON; docs/report-json.md, docs/cash-json.md and docs/overview-json.md of
/// the repository describe it.
///
/// report: the report.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `out` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_to_json(
    report: *const vientro_report,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, report) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(report, "report")?)
        };
        let text = format::document(&report.document)?;
        out.set(vientro_text::hand_over(text));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many tables there are; 0 for NULL, and for the reports "cash" and "reconciliation",
/// which are only told as JSON. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_table_count(report: *const vientro_report) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        report
            .as_ref()
            .map_or(0, |report| count(report.tables.len()))
    })
}

/// Tells what a table is.
///
/// report: the report.
/// table: its position, from 0 to below vientro_report_table_count.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the title.
/// id: receives the permanent id, "organizations".
/// title: receives the title.
/// rows: receives how many rows there are; that of all together, if there is one, comes last and has
///   the code "total".
/// columns: receives how many columns there are.
/// Each of the four may be NULL; text belongs to the report.
///
/// VIENTRO_E_RANGE: no such table. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `id`, `title`, `rows` and `columns` are NULL or can be written;
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_table(
    report: *const vientro_report,
    table: u64,
    lang: u32,
    id: *mut *const c_char,
    title: *mut *const c_char,
    rows: *mut u64,
    columns: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (id, title, rows, columns, report) = unsafe {
            (
                Out::optional(id, ptr::null()),
                Out::optional(title, ptr::null()),
                Out::optional(rows, 0),
                Out::optional(columns, 0),
                object(report, "report")?,
            )
        };
        let (table, lang) = (report.table(table)?, self::lang(lang)?);
        if let Some(out) = id {
            out.set(table.id.as_ptr());
        }
        if let Some(out) = title {
            out.set(table.title.get(lang).as_ptr());
        }
        if let Some(out) = rows {
            out.set(count(table.rows.len()));
        }
        if let Some(out) = columns {
            out.set(count(table.columns.len()));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what a column is.
///
/// report, table: the report, and the position of the table.
/// column: its position, from 0.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the label.
/// id: receives the permanent id, "approved".
/// label: receives the label.
/// Both may be NULL; text belongs to the report.
///
/// VIENTRO_E_RANGE: no such table or column. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `id` and `label` are NULL or can be written; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_column(
    report: *const vientro_report,
    table: u64,
    column: u64,
    lang: u32,
    id: *mut *const c_char,
    label: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (id, label, report) = unsafe {
            (
                Out::optional(id, ptr::null()),
                Out::optional(label, ptr::null()),
                object(report, "report")?,
            )
        };
        let line = element(&report.table(table)?.columns, column, "column")?;
        tell(line, lang, id, label)
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what a row is.
///
/// report, table: the report, and the position of the table.
/// row: its position, from 0.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the label.
/// code: receives the permanent code of what the row is of, "VN-63-20"; "total" is all together.
/// label: receives the label.
/// Both may be NULL; text belongs to the report.
///
/// VIENTRO_E_RANGE: no such table or row. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `code` and `label` are NULL or can be written; `err` is NULL or
/// a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_row(
    report: *const vientro_report,
    table: u64,
    row: u64,
    lang: u32,
    code: *mut *const c_char,
    label: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (code, label, report) = unsafe {
            (
                Out::optional(code, ptr::null()),
                Out::optional(label, ptr::null()),
                object(report, "report")?,
            )
        };
        let line = element(&report.table(table)?.rows, row, "row")?;
        tell(line, lang, code, label)
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what kind of value a cell holds.
///
/// report, table, row, column: the report, and the positions.
/// kind: receives a VIENTRO_CELL_ number; others may be added.
/// marks: receives VIENTRO_MARK_ numbers, added up; may be NULL.
/// address: receives "table/row/column", for vientro_report_drill; "" for a cell that is computed
///   from others, or blank. It belongs to the report; may be NULL.
///
/// VIENTRO_E_RANGE: no such cell. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `kind` points at a number, `marks` and `address` are NULL or can
/// be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_cell(
    report: *const vientro_report,
    table: u64,
    row: u64,
    column: u64,
    kind: *mut u32,
    marks: *mut u32,
    address: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (kind, marks, address, report) = unsafe {
            (
                Out::new(kind, "kind", 0)?,
                Out::optional(marks, 0),
                Out::optional(address, ptr::null()),
                object(report, "report")?,
            )
        };
        let place = Place { table, row, column };
        let (figure, cell) = (report.figure(place)?, report.cell(place)?);
        kind.set(match figure.value {
            Value::Blank => VIENTRO_CELL_BLANK,
            Value::Count(_) => VIENTRO_CELL_COUNT,
            Value::Aid(_) => VIENTRO_CELL_AID,
            Value::Ratio { .. } => VIENTRO_CELL_RATIO,
            Value::CannotTell(_) => VIENTRO_CELL_CANNOT_TELL,
        });
        if let Some(out) = marks {
            let mark = |is_there, mark| if is_there { mark } else { 0 };
            let in_doubt = mark(figure.is_in_doubt, VIENTRO_MARK_IN_DOUBT);
            out.set(in_doubt | mark(figure.is_undivided, VIENTRO_MARK_UNDIVIDED));
        }
        if let Some(out) = address {
            out.set(cell.address.as_ptr());
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the number in a cell of the kind VIENTRO_CELL_COUNT.
///
/// report, table, row, column: the report, and the positions.
/// number: receives it; below zero where it is a difference.
///
/// VIENTRO_E_RANGE: no such cell. VIENTRO_E_VALUE: it holds something else. VIENTRO_E_OVERFLOW: it
/// does not fit. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `number` points at a number; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_count(
    report: *const vientro_report,
    table: u64,
    row: u64,
    column: u64,
    number: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (number, report) = unsafe {
            let number = Out::new(number, "number", 0)?;
            (number, object(report, "report")?)
        };
        let figure = report.figure(Place { table, row, column })?;
        let Value::Count(count) = figure.value else {
            return Err(other(figure));
        };
        number.set(i64::try_from(count).map_err(|_| BorderError::TooGreat)?);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Copies out the money in a cell of the kind VIENTRO_CELL_AID as columns, one entry for each
/// currency, by code; none if there is no money.
///
/// report, table, row, column: the report, and the positions.
/// currencies: receives the ISO 4217 number.
/// low, high: receive the minor units, high times 2^64 plus low: both halves of a 128-bit number in
///   two's complement.
/// capacity: for how many entries each column has room. A column that is NULL is not wanted; with
///   all of them NULL the call only asks for the size.
/// needed: receives how many entries there are, even if the columns are too short.
///
/// VIENTRO_E_RANGE: no such cell, or the columns are too short; they then hold zeros.
/// VIENTRO_E_VALUE: it holds something else. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, each column is NULL or has room for `capacity` entries, `needed`
/// points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_amounts(
    report: *const vientro_report,
    table: u64,
    row: u64,
    column: u64,
    currencies: *mut u32,
    low: *mut u64,
    high: *mut i64,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, currencies, low, high, report) = unsafe {
            (
                Out::new(needed, "needed", 0)?,
                OutList::column(currencies, capacity)?,
                OutList::column(low, capacity)?,
                OutList::column(high, capacity)?,
                object(report, "report")?,
            )
        };
        let figure = report.figure(Place { table, row, column })?;
        let Value::Aid(totals) = &figure.value else {
            return Err(other(figure));
        };
        let is_wanted = currencies.is_some() || low.is_some() || high.is_some();
        if copied(totals.iter().len(), capacity, is_wanted, &needed)? {
            let numbers = totals.iter().map(|one| one.currency().numeric().into());
            OutList::fill(currencies, numbers);
            OutList::fill(low, totals.iter().map(|one| halves(one.minor()).0));
            OutList::fill(high, totals.iter().map(|one| halves(one.minor()).1));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the exact quotient in a cell of the kind VIENTRO_CELL_RATIO, as two 128-bit numbers.
///
/// report, table, row, column: the report, and the positions.
/// numerator_low, numerator_high: receive the halves of what is divided.
/// denominator_low, denominator_high: receive the halves of what it is divided by, above zero.
///
/// VIENTRO_E_RANGE: no such cell. VIENTRO_E_VALUE: it holds something else. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, the four places point at numbers; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_ratio(
    report: *const vientro_report,
    table: u64,
    row: u64,
    column: u64,
    numerator_low: *mut u64,
    numerator_high: *mut i64,
    denominator_low: *mut u64,
    denominator_high: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (above, below, report) = unsafe {
            let above = (
                Out::new(numerator_low, "numerator_low", 0)?,
                Out::new(numerator_high, "numerator_high", 0)?,
            );
            let below = (
                Out::new(denominator_low, "denominator_low", 0)?,
                Out::new(denominator_high, "denominator_high", 0)?,
            );
            (above, below, object(report, "report")?)
        };
        let figure = report.figure(Place { table, row, column })?;
        let Value::Ratio {
            numerator,
            denominator,
        } = figure.value
        else {
            return Err(other(figure));
        };
        for ((low, high), number) in [(above, numerator), (below, denominator)] {
            let halves = halves(number);
            low.set(halves.0);
            high.set(halves.1);
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells why nobody can tell what should stand in a cell of the kind VIENTRO_CELL_CANNOT_TELL.
///
/// report, table, row, column: the report, and the positions.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// reason: receives it in words; it belongs to the report.
///
/// VIENTRO_E_RANGE: no such cell. VIENTRO_E_VALUE: it holds something else, or no such language. Any
/// thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `reason` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_reason(
    report: *const vientro_report,
    table: u64,
    row: u64,
    column: u64,
    lang: u32,
    reason: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (reason, report) = unsafe {
            let reason = Out::new(reason, "reason", ptr::null())?;
            (reason, object(report, "report")?)
        };
        let place = Place { table, row, column };
        let (cell, lang) = (report.cell(place)?, self::lang(lang)?);
        let Some(text) = &cell.reason else {
            return Err(other(report.figure(place)?));
        };
        reason.set(text.get(lang).as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Names the records behind a cell, with what each adds to it, as JSON, as vientro_cube_drill does.
///
/// report: the report.
/// registry: the records that it was made of.
/// address, address_length: the cell, as vientro_report_cell tells it; length in bytes or VIENTRO_NUL.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: the registry is NULL (the id is "statistics.no_records"), or no records are behind
/// such a cell. VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `registry` is NULL or a live registry, `address` points at as
/// many bytes as its length says, `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_drill(
    report: *const vientro_report,
    registry: *const vientro_registry,
    address: *const c_char,
    address_length: u64,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, report, registry, address) = unsafe {
            (
                Out::new(out, "out", ptr::null_mut())?,
                object(report, "report")?,
                registry.as_ref(),
                text(address, address_length, "address")?,
            )
        };
        let registry = registry.ok_or(crate::statistics::StatisticsError::NoRecords)?;
        let records = match &report.document {
            ReportDocument::Tables(report) => report.drill(registry.registry(), address),
            ReportDocument::Cash(_) | ReportDocument::Reconciliation(_) => {
                let address = clip(address);
                Err(ReportError::NoCell { address })
            }
        };
        let records = records.map_err(|error| Failure::of("address", error))?;
        out.set(vientro_text::hand_over(format::drilled(&records)?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of a report, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_retain(
    report: *const vientro_report,
) -> *mut vientro_report {
    // SAFETY: the caller's word: it came from `hand_over` and a share of it is still held.
    guard_or((), || unsafe { retain(report) });
    report.cast_mut()
}

/// Gives back a share of a report, and frees it with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_free(report: *mut vientro_report) {
    // SAFETY: the caller's word: it came from `hand_over` and this share is still held.
    guard_or((), || unsafe { release(report) });
}

/// Tells a column or a row.
fn tell(
    line: &Line,
    lang: u32,
    code: Option<Out<'_, *const c_char>>,
    label: Option<Out<'_, *const c_char>>,
) -> Result<(), Failure> {
    let lang = self::lang(lang)?;
    if let Some(out) = code {
        out.set(line.code.as_ptr());
    }
    if let Some(out) = label {
        out.set(line.label.get(lang).as_ptr());
    }
    Ok(())
}
