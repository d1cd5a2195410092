//! The C object `vientro_report`: a report and its tables, immutable. What their cells tell is in
//! `cells`.

use std::ffi::{CString, c_char};
use std::ptr;

use super::cells::Cell;
use super::contain::guard_or;
use super::error::vientro_error;
use super::failure::Failure;
use super::format;
use super::guard::guard;
use super::lang::lang;
use super::pointer::{self, Out, count, element, object, text, threads};
use super::registry::vientro_registry;
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::text::{Both, c_text, vientro_text};
use crate::finding::Message;
use crate::report::{DocumentTable, ReportColumn, ReportDocument, ReportQuery, ReportRow};

/// A report of a registry, with the cells of its tables.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. It needs no registry. Since 0.1.
#[derive(Debug)]
pub struct vientro_report {
    query: ReportQuery,
    document: ReportDocument,
    /// As C reads them.
    id: CString,
    tables: Vec<Table>,
    warnings: Vec<Warning>,
}

/// What a reader must know, and of which part of the report.
#[derive(Debug)]
struct Warning {
    part: CString,
    text: Both,
}

#[derive(Debug)]
pub(super) struct Table {
    id: CString,
    title: Both,
    head: Both,
    notes: Vec<Both>,
    columns: Vec<Line>,
    /// The row of all comes last.
    rows: Vec<Line>,
    /// Row by row.
    pub(super) cells: Vec<Vec<Cell>>,
}

/// A column, or a row.
#[derive(Debug)]
struct Line {
    code: CString,
    label: Both,
}

impl Line {
    fn of(code: &str, label: &Message) -> Self {
        Self {
            code: c_text(code),
            label: Both::of(label),
        }
    }
}

impl Table {
    fn of(named: &DocumentTable<'_>) -> Self {
        let table = &*named.table;
        let columns = table.columns.iter();
        let cells = |row: &ReportRow| {
            let figures = row.cells.iter().zip(&table.columns);
            let cell = |(figure, column): (_, &ReportColumn)| {
                Cell::of(figure, || {
                    format!("{}/{}/{}", named.id, row.code, column.id)
                })
            };
            figures.map(cell).collect()
        };
        Self {
            id: c_text(&*named.id),
            title: Both::of(&table.title),
            head: Both::of(&table.head),
            notes: table.notes.iter().map(Both::of).collect(),
            columns: columns.map(|one| Line::of(one.id, &one.label)).collect(),
            rows: table
                .all_rows()
                .map(|row| Line::of(&row.code, &row.label))
                .collect(),
            cells: table.all_rows().map(cells).collect(),
        }
    }
}

impl vientro_report {
    fn of(query: ReportQuery, document: ReportDocument) -> Self {
        let warning = |(part, text): (&str, _)| Warning {
            part: c_text(part),
            text: Both::of(text),
        };
        Self {
            query,
            id: c_text(document.id()),
            tables: document.tables().iter().map(Table::of).collect(),
            warnings: document.warnings().into_iter().map(warning).collect(),
            document,
        }
    }

    pub(super) const fn document(&self) -> &ReportDocument {
        &self.document
    }

    pub(super) fn table(&self, table: u64) -> Result<&Table, Failure> {
        element(&self.tables, table, "table")
    }
}

/// Makes a report.
///
/// registry: the records.
/// query, query_length: what is asked, one JSON object, of which "report" says which report it is:
///   yearly, series, programme, comparison, cash, reconciliation, or national, which is all of them
///   with what the law finds. {"report":"yearly","window":{"kind":"calendar_year","year":2023},
///   "province":"VN-63-20"}; docs/query-json.md of the repository describes it. Length in bytes or
///   VIENTRO_NUL.
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
        out.set(hand_over(vientro_report::of(query, document)));
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

/// Tells what the report was asked, as the JSON that vientro_report_new reads.
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
pub unsafe extern "C" fn vientro_report_query_json(
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
        out.set(vientro_text::hand_over(format::asked(&report.query)?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns the permanent id of what the report is, as its JSON says: "series", "national_year",
/// "provincial_year", "national_programme", "comparison", "cash", "reconciliation" or "national"; "" for
/// NULL. More may come.
///
/// The text belongs to the report. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_id(report: *const vientro_report) -> *const c_char {
    // SAFETY: the caller's word.
    guard_or(c"".as_ptr(), || unsafe {
        report.as_ref().map_or(c"", |report| &report.id).as_ptr()
    })
}

/// Returns how many things a reader must know before using the figures; 0 for NULL. Any thread.
/// Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_warning_count(report: *const vientro_report) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        report
            .as_ref()
            .map_or(0, |report| count(report.warnings.len()))
    })
}

/// Tells what a reader must know before using the figures: amounts that could not be converted, windows
/// that are not alike.
///
/// report: the report.
/// warning: its position, from 0 to below vientro_report_warning_count.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// part: receives of which part of the report "national" it is, the name before the ids of tables,
///   "yearly"; "" where the report has no parts. May be NULL.
/// text: receives it in words. Both belong to the report.
///
/// VIENTRO_E_RANGE: no such warning. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `part` is NULL or can be written, `text` points at a pointer;
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_warning(
    report: *const vientro_report,
    warning: u64,
    lang: u32,
    part: *mut *const c_char,
    text: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (part, text, report) = unsafe {
            (
                Out::optional(part, ptr::null()),
                Out::new(text, "text", ptr::null())?,
                object(report, "report")?,
            )
        };
        let warning = element(&report.warnings, warning, "warning")?;
        text.set(warning.text.get(self::lang(lang)?).as_ptr());
        pointer::tell(part, warning.part.as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many tables there are; 0 for NULL. Any thread. Since 0.1.
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
/// id: receives the permanent id, which no other table of the report has: "organizations", in the
///   report "national" with the name of its part, "yearly:organizations".
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

/// Tells what stands at the head of the rows of a table, above their labels.
///
/// report, table: the report, and the position of the table.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// head: receives it; it belongs to the report.
///
/// VIENTRO_E_RANGE: no such table. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `head` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_table_head(
    report: *const vientro_report,
    table: u64,
    lang: u32,
    head: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (head, report) = unsafe {
            let head = Out::new(head, "head", ptr::null())?;
            (head, object(report, "report")?)
        };
        let table = report.table(table)?;
        head.set(table.head.get(self::lang(lang)?).as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many notes a table has; 0 for NULL, and where there is no such table. Any thread.
/// Since 0.1.
///
/// report, table: the report, and the position of the table.
///
/// # Safety
/// `report` is NULL or a live report.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_table_note_count(
    report: *const vientro_report,
    table: u64,
) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        let table = report.as_ref().and_then(|report| report.table(table).ok());
        table.map_or(0, |table| count(table.notes.len()))
    })
}

/// Tells a note of a table: what is to be said of it.
///
/// report, table: the report, and the position of the table.
/// note: its position, from 0 to below vientro_report_table_note_count.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// text: receives it in words; it belongs to the report.
///
/// VIENTRO_E_RANGE: no such table or note. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `text` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_table_note(
    report: *const vientro_report,
    table: u64,
    note: u64,
    lang: u32,
    text: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (text, report) = unsafe {
            let text = Out::new(text, "text", ptr::null())?;
            (text, object(report, "report")?)
        };
        let note = element(&report.table(table)?.notes, note, "note")?;
        text.set(note.get(self::lang(lang)?).as_ptr());
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

/// Names the records behind a cell, with what each adds to it, as JSON, as vientro_cube_drill does.
/// The cells of the report "cash" and printed numbers name their records without amounts.
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
        let records = report.document.drill(registry.registry(), address);
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
