//! What the cells of a `vientro_report` tell, one by one and in columns.

use std::ffi::{CString, c_char};
use std::ptr;

use super::cube::{VIENTRO_MARK_IN_DOUBT, VIENTRO_MARK_INEXACT, VIENTRO_MARK_UNDIVIDED};
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::guard::guard;
use super::lang::{VIENTRO_LANG_NONE, lang};
use super::pointer::{Out, OutList, copied, copy_out, element, halves, object};
use super::status::vientro_status;
use super::tables::{Table, vientro_report};
use super::text::{Both, c_text};
use crate::report::{Figure, Value};

/// As the kind of a cell: nothing could stand here. Since 0.1.
pub const VIENTRO_CELL_BLANK: u32 = 1;
/// As the kind of a cell: a number of things, or a difference of two; vientro_report_number tells it.
/// Since 0.1.
pub const VIENTRO_CELL_COUNT: u32 = 2;
/// As the kind of a cell: money by currency; vientro_report_amounts tells it. Since 0.1.
pub const VIENTRO_CELL_AID: u32 = 3;
/// As the kind of a cell: an exact quotient; vientro_report_ratio tells it. Since 0.1.
pub const VIENTRO_CELL_RATIO: u32 = 4;
/// As the kind of a cell: nobody can tell, which is not zero; vientro_report_reason tells why.
/// Since 0.1.
pub const VIENTRO_CELL_CANNOT_TELL: u32 = 5;
/// As the kind of a cell: words, a number as it was printed or an answer; vientro_report_text tells
/// them. Since 0.1.
pub const VIENTRO_CELL_TEXT: u32 = 6;

/// A cell, as C reads it.
#[derive(Debug)]
pub(super) struct Cell {
    value: Value,
    marks: u32,
    address: CString,
    words: Option<Words>,
}

/// What a cell says in words.
#[derive(Debug)]
struct Words {
    /// For machines: the permanent id, else the words in English.
    plain: CString,
    both: Both,
}

impl Cell {
    /// Takes over a figure; its address only if records are behind it.
    pub(super) fn of(figure: &Figure, address: impl FnOnce() -> String) -> Self {
        let mark = |is_there, mark| if is_there { mark } else { 0 };
        let words = match &figure.value {
            Value::CannotTell(words) => Some((None, words)),
            Value::Text { id, words } => Some((*id, words)),
            Value::Count(_) | Value::Aid(_) | Value::Ratio { .. } | Value::Blank => None,
        };
        Self {
            value: figure.value.clone(),
            marks: mark(figure.is_in_doubt, VIENTRO_MARK_IN_DOUBT)
                | mark(figure.is_undivided, VIENTRO_MARK_UNDIVIDED)
                | mark(figure.is_inexact, VIENTRO_MARK_INEXACT),
            address: match figure.source {
                Some(_) => c_text(address()),
                None => CString::default(),
            },
            words: words.map(|(id, words)| Words {
                plain: c_text(id.unwrap_or(&words.en)),
                both: Both::of(words),
            }),
        }
    }

    const fn kind(&self) -> Kind {
        match self.value {
            Value::Blank => Kind(VIENTRO_CELL_BLANK, "VIENTRO_CELL_BLANK"),
            Value::Count(_) => Kind(VIENTRO_CELL_COUNT, "VIENTRO_CELL_COUNT"),
            Value::Aid(_) => Kind(VIENTRO_CELL_AID, "VIENTRO_CELL_AID"),
            Value::Ratio { .. } => Kind(VIENTRO_CELL_RATIO, "VIENTRO_CELL_RATIO"),
            Value::CannotTell(_) => Kind(VIENTRO_CELL_CANNOT_TELL, "VIENTRO_CELL_CANNOT_TELL"),
            Value::Text { .. } => Kind(VIENTRO_CELL_TEXT, "VIENTRO_CELL_TEXT"),
        }
    }

    /// Says that it holds something else.
    fn other(&self) -> Failure {
        let Kind(_, kind) = self.kind();
        BorderError::OtherKind { kind }.into()
    }

    /// Returns its numbers, each with a currency or 0; one that is zero if it holds none.
    fn numbers(&self) -> Vec<(u32, i128)> {
        let mut numbers = match &self.value {
            Value::Count(count) => vec![(0, *count)],
            Value::Ratio {
                numerator,
                denominator,
            } => vec![(0, *numerator), (0, *denominator)],
            Value::Aid(totals) => {
                let number =
                    |one: crate::money::Total| (one.currency().numeric().into(), one.minor());
                totals.iter().map(number).collect()
            }
            Value::Blank | Value::CannotTell(_) | Value::Text { .. } => Vec::new(),
        };
        if numbers.is_empty() {
            numbers.push((0, 0));
        }
        numbers
    }
}

/// A kind of cell: its number, and its name in the header.
struct Kind(u32, &'static str);

/// A number of a cell, in columns.
struct Entry {
    cell: u64,
    kind: u32,
    marks: u32,
    currency: u32,
    number: i128,
}

fn entries(table: &Table) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (position, cell) in (0..).zip(table.cells.iter().flatten()) {
        let Kind(kind, _) = cell.kind();
        entries.extend(cell.numbers().into_iter().map(|(currency, number)| Entry {
            cell: position,
            kind,
            marks: cell.marks,
            currency,
            number,
        }));
    }
    entries
}

impl vientro_report {
    fn cell(&self, table: u64, row: u64, column: u64) -> Result<&Cell, Failure> {
        let row = element(&self.table(table)?.cells, row, "row")?;
        element(row, column, "column")
    }
}

/// Tells what kind of value a cell holds.
///
/// report, table, row, column: the report, and the positions.
/// kind: receives a VIENTRO_CELL_ number; others may be added.
/// marks: receives VIENTRO_MARK_ numbers, added up; may be NULL.
/// address: receives "table/row/column", for vientro_report_drill; "" for a cell that is computed
///   from others, blank or mere words. It belongs to the report; may be NULL.
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
        let cell = report.cell(table, row, column)?;
        let Kind(number, _) = cell.kind();
        kind.set(number);
        if let Some(out) = marks {
            out.set(cell.marks);
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
pub unsafe extern "C" fn vientro_report_number(
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
        let cell = report.cell(table, row, column)?;
        let Value::Count(count) = cell.value else {
            return Err(cell.other());
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
        let cell = report.cell(table, row, column)?;
        let Value::Aid(totals) = &cell.value else {
            return Err(cell.other());
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
        let cell = report.cell(table, row, column)?;
        let Value::Ratio {
            numerator,
            denominator,
        } = cell.value
        else {
            return Err(cell.other());
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
        let (cell, lang) = (report.cell(table, row, column)?, self::lang(lang)?);
        let (Value::CannotTell(_), Some(words)) = (&cell.value, &cell.words) else {
            return Err(cell.other());
        };
        reason.set(words.both.get(lang).as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the words in a cell of the kind VIENTRO_CELL_TEXT: a number as it was printed, an answer.
///
/// report, table, row, column: the report, and the positions.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN; VIENTRO_LANG_NONE for what machines read: the permanent
///   id of an answer, "consistent", a date as "2023-12-31", other words as in English.
/// words: receives them; they belong to the report.
///
/// VIENTRO_E_RANGE: no such cell. VIENTRO_E_VALUE: it holds something else, or no such language. Any
/// thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `words` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_text(
    report: *const vientro_report,
    table: u64,
    row: u64,
    column: u64,
    lang: u32,
    words: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (words, report) = unsafe {
            let words = Out::new(words, "words", ptr::null())?;
            (words, object(report, "report")?)
        };
        let cell = report.cell(table, row, column)?;
        let (Value::Text { .. }, Some(its)) = (&cell.value, &cell.words) else {
            return Err(cell.other());
        };
        words.set(match lang {
            VIENTRO_LANG_NONE => its.plain.as_ptr(),
            lang => its.both.get(self::lang(lang)?).as_ptr(),
        });
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Copies out what any cell says, as text: the one call for a program that only shows or keeps it.
///
/// report, table, row, column: the report, and the positions.
/// lang: VIENTRO_LANG_NONE: as machines read it, "381", "USD 228650000.00" (with ", " between
///   currencies), "0" for no money, "381/430" for a quotient, "-" where nothing could stand, "?"
///   where nobody can tell; words as their permanent id. VIENTRO_LANG_VI, VIENTRO_LANG_EN: as people
///   do, "228.650.000,00 USD", and why nobody can tell.
/// buffer, capacity: receives the text with a final NUL; NULL and 0 only ask for the size.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// VIENTRO_E_RANGE: no such cell, or the buffer is too small; it then holds "". VIENTRO_E_VALUE: no
/// such language. Any thread. Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, `capacity` bytes of `buffer` can be written, `needed` points at
/// a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_value(
    report: *const vientro_report,
    table: u64,
    row: u64,
    column: u64,
    lang: u32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, report) = unsafe {
            let needed = Out::new(needed, "needed", 0)?;
            (needed, object(report, "report")?)
        };
        let value = &report.cell(table, row, column)?.value;
        let text = match lang {
            VIENTRO_LANG_NONE => value.plain(),
            lang => value.to_text(self::lang(lang)?),
        };
        // SAFETY: the caller's word.
        unsafe { copy_out(&text, buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Copies out every cell of a table as columns: all that a host needs, but for words, in one call.
///
/// Entries stand cell by cell, row by row. A cell has one entry; one of the kind VIENTRO_CELL_AID has
/// one for each currency, by code, and one of the kind VIENTRO_CELL_RATIO has two: what is divided,
/// then what it is divided by. What an entry has no number for is 0: so a VIENTRO_CELL_AID entry
/// without currency says that there is no money.
///
/// report, table: the report, and the position of the table.
/// cells: receives of which cell the entry is: its row times the number of columns, plus its column.
/// kinds: receives the VIENTRO_CELL_ number of the cell; others may be added.
/// marks: receives the VIENTRO_MARK_ numbers of the cell, added up.
/// currencies: receives the ISO 4217 number; 0 for what is no money.
/// low, high: receive the number, minor units of money: high times 2^64 plus low, both halves of a
///   128-bit number in two's complement.
/// capacity: for how many entries each column has room. A column that is NULL is not wanted; with
///   all of them NULL the call only asks for the size.
/// needed: receives how many entries there are, even if the columns are too short.
///
/// VIENTRO_E_RANGE: no such table, or the columns are too short; they then hold zeros. Any thread.
/// Since 0.1.
///
/// # Safety
/// `report` is NULL or a live report, each column is NULL or has room for `capacity` entries, `needed`
/// points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_report_cells(
    report: *const vientro_report,
    table: u64,
    cells: *mut u64,
    kinds: *mut u32,
    marks: *mut u32,
    currencies: *mut u32,
    low: *mut u64,
    high: *mut i64,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, cells, kinds, marks, currencies, low, high, report) = unsafe {
            (
                Out::new(needed, "needed", 0)?,
                OutList::column(cells, capacity)?,
                OutList::column(kinds, capacity)?,
                OutList::column(marks, capacity)?,
                OutList::column(currencies, capacity)?,
                OutList::column(low, capacity)?,
                OutList::column(high, capacity)?,
                object(report, "report")?,
            )
        };
        let all = entries(report.table(table)?);
        let is_wanted = cells.is_some()
            || kinds.is_some()
            || marks.is_some()
            || currencies.is_some()
            || low.is_some()
            || high.is_some();
        if copied(all.len(), capacity, is_wanted, &needed)? {
            OutList::fill(cells, all.iter().map(|one| one.cell));
            OutList::fill(kinds, all.iter().map(|one| one.kind));
            OutList::fill(marks, all.iter().map(|one| one.marks));
            OutList::fill(currencies, all.iter().map(|one| one.currency));
            OutList::fill(low, all.iter().map(|one| halves(one.number).0));
            OutList::fill(high, all.iter().map(|one| halves(one.number).1));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
