//! The C object `vientro_cube`: figures grouped by any dimensions, immutable.

use std::collections::BTreeMap;
use std::ffi::{CString, c_char};
use std::ptr;
use std::sync::OnceLock;

use super::contain::guard_or;
use super::cube_keys::Keys;
use super::error::vientro_error;
use super::failure::Failure;
use super::format;
use super::guard::guard;
use super::pointer::{
    Out, OutList, bytes_of, copied, count, currency, element, halves, object, text, threads,
};
use super::registry::vientro_registry;
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::text::{c_text, vientro_text};
use crate::code::clip;
use crate::statistics::{Count, Cube, Mark, StatisticsError, cube, key_text, parse_key};

/// As a mark: a record behind the figure is in doubt, contradicted or with a version unread.
/// Since 0.1.
pub const VIENTRO_MARK_IN_DOUBT: u32 = 1;
/// As a mark of a cube: money behind the cell lies undivided among several places; it is missing from
/// the figure only where the key or a filter names a place. Of a report: money that lies undivided
/// among places or sectors is missing from the figure. Since 0.1.
pub const VIENTRO_MARK_UNDIVIDED: u32 = 2;
/// As a mark: an amount in the figure is stated as "nearly", "about" or the like. Since 0.1.
pub const VIENTRO_MARK_INEXACT: u32 = 4;
/// As a mark of a cube: money behind the cell lies undivided among several sectors; it is missing from
/// the figure only where the key or a filter names a sector. Reports say it with
/// VIENTRO_MARK_UNDIVIDED. Since 0.1.
pub const VIENTRO_MARK_UNDIVIDED_SECTOR: u32 = 8;

/// Figures of records, grouped by any dimensions into cells.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. It needs no registry, and names no record without one. Since 0.1.
#[derive(Debug)]
pub struct vientro_cube {
    cube: Cube,
    /// The cells as C reads them, made when they are first asked for.
    cells: OnceLock<Cells>,
    /// Their keys, part by part, made when they are first asked for.
    keys: OnceLock<Keys>,
    /// The bytes, made when they are first asked for.
    bytes: OnceLock<Vec<u8>>,
}

/// The cells of a cube, in columns.
#[derive(Debug)]
pub(super) struct Cells {
    pub(super) keys: Vec<CString>,
    pub(super) facts: Vec<u64>,
    pub(super) marks: Vec<u32>,
    counts: BTreeMap<Count, Vec<u64>>,
    sums: Sums,
}

/// What the cells sum up to, in columns: one entry for each cell and currency with money, by cell
/// and then by the currency's code.
#[derive(Debug)]
struct Sums {
    /// Where the entries of a cell begin; one more tells where those of the last one end.
    begins: Vec<usize>,
    cells: Vec<u64>,
    currencies: Vec<u32>,
    low: Vec<u64>,
    high: Vec<i64>,
}

impl Sums {
    /// Finds what a cell sums up to in a currency.
    #[inline(always)]
    fn of(&self, cell: u64, currency: u32) -> Option<(u64, i64)> {
        let cell = usize::try_from(cell).ok()?;
        let here = *self.begins.get(cell)?..*self.begins.get(cell.checked_add(1)?)?;
        let currencies = self.currencies.get(here.clone())?;
        let place = currencies.iter().position(|one| *one == currency)?;
        let place = here.start.checked_add(place)?;
        Some((*self.low.get(place)?, *self.high.get(place)?))
    }
}

impl vientro_cube {
    pub(super) fn hand_over(cube: Cube) -> *mut Self {
        hand_over(Self {
            cube,
            cells: OnceLock::new(),
            keys: OnceLock::new(),
            bytes: OnceLock::new(),
        })
    }

    pub(super) const fn cube(&self) -> &Cube {
        &self.cube
    }

    #[inline(always)]
    pub(super) fn cells(&self) -> &Cells {
        self.cells.get_or_init(|| Cells::of(&self.cube))
    }

    pub(super) fn keys(&self) -> &Keys {
        self.keys.get_or_init(|| Keys::of(&self.cube))
    }
}

impl Cells {
    fn of(cube: &Cube) -> Self {
        let mut cells = Self {
            keys: Vec::new(),
            facts: Vec::new(),
            marks: Vec::new(),
            counts: BTreeMap::new(),
            sums: Sums {
                begins: vec![0],
                cells: Vec::new(),
                currencies: Vec::new(),
                low: Vec::new(),
                high: Vec::new(),
            },
        };
        let sums = &mut cells.sums;
        for (position, cell) in (0..).zip(cube.cells()) {
            cells.keys.push(c_text(key_text(&cell.key)));
            cells.facts.push(cell.facts);
            let marks = cell.marks.iter().map(|mark| bit(*mark));
            cells.marks.push(marks.fold(0, |all, mark| all | mark));
            for what in &cube.query().counts {
                let counted = cell.count(*what).unwrap_or(0);
                cells.counts.entry(*what).or_default().push(count(counted));
            }
            for sum in cell.sums.iter() {
                let (low, high) = halves(sum.minor());
                sums.cells.push(position);
                sums.currencies.push(sum.currency().numeric().into());
                sums.low.push(low);
                sums.high.push(high);
            }
            sums.begins.push(sums.cells.len());
        }
        cells
    }
}

const fn bit(mark: Mark) -> u32 {
    match mark {
        Mark::InDoubt => VIENTRO_MARK_IN_DOUBT,
        Mark::Undivided => VIENTRO_MARK_UNDIVIDED,
        Mark::UndividedSector => VIENTRO_MARK_UNDIVIDED_SECTOR,
        Mark::Inexact => VIENTRO_MARK_INEXACT,
    }
}

/// Makes the cube that answers a query.
///
/// registry: the records.
/// query, query_length: what is asked, one JSON object: {"measure":"aid_disbursed","by":["window",
///   "province"],"windows":[{"kind":"calendar_year","years":[2016,2024]}]}; docs/query-json.md of
///   the repository describes it. Length in bytes or VIENTRO_NUL. If it asks for a currency, an amount
///   without a rate is no failure: it stays in its own currency, as vientro_cube_sums shows, and
///   vientro_cube_conversions_json says which it is and why.
/// threads: how many threads may work, the caller's own included, 1 to 256; the answer is the same
///   for any number, and with 1 no other thread runs.
/// out: receives the cube, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE, VIENTRO_E_INVALID: the query does not read, or contradicts itself; the message
/// tells every problem with its place, the id is that of the first. VIENTRO_E_RANGE: no such number
/// of threads, or too many cells. VIENTRO_E_OVERFLOW: a sum does not fit. VIENTRO_E_UNSUPPORTED:
/// built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `query` points at as many bytes as its length says, `out`
/// points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_new(
    registry: *const vientro_registry,
    query: *const c_char,
    query_length: u64,
    threads: u32,
    out: *mut *mut vientro_cube,
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
        let query = format::cube_query(query)?;
        let made = cube(registry.registry(), &query, threads);
        let made = made.map_err(|error| Failure::of("query", error))?;
        out.set(vientro_cube::hand_over(made));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Makes one cube of two that answer the same query, each of its own records; they stay as they are.
///
/// Cubes of parts, merged in any order, are that of the whole to the byte: sums add up, and what
/// both counted counts once. The records of the parts must differ.
///
/// a, b: the cubes.
/// out: receives the cube of both, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: they answer different queries. VIENTRO_E_OVERFLOW: a sum does not fit.
/// VIENTRO_E_RANGE: too many cells. Any thread. Since 0.1.
///
/// # Safety
/// `a` and `b` are NULL or live cubes, `out` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_merge(
    a: *const vientro_cube,
    b: *const vientro_cube,
    out: *mut *mut vientro_cube,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, a, b) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(a, "a")?, object(b, "b")?)
        };
        let mut whole = a.cube.clone();
        whole.merge(&b.cube)?;
        out.set(vientro_cube::hand_over(whole));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Makes a cube of the bytes that vientro_cube_bytes gave, here or elsewhere.
///
/// bytes, length: the bytes, up to 2147483647; VIENTRO_NUL is no length here.
/// out: receives the cube, which the caller frees; NULL on failure.
///
/// VIENTRO_E_INVALID: these are not the bytes of a cube, whole and unchanged. VIENTRO_E_RANGE: too
/// long. Any thread. Since 0.1.
///
/// # Safety
/// `bytes` points at `length` bytes, `out` at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_from_bytes(
    bytes: *const c_char,
    length: u64,
    out: *mut *mut vientro_cube,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, bytes) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, bytes_of(bytes, length, "bytes")?)
        };
        let cube = Cube::from_bytes(bytes).map_err(|error| Failure::of("bytes", error))?;
        out.set(vientro_cube::hand_over(cube));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the bytes of a cube, to be kept or sent: query and cells, the same for the same cube on any
/// machine. They name codes, and no record but what the query counts by id.
///
/// cube: the cube.
/// data, length: receive where the bytes are, and how many; they belong to the cube. NULL and 0 on
///   failure.
///
/// VIENTRO_E_RANGE: a list in it is longer than the form allows. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `data` points at a pointer, `length` at a number; `err` is NULL or
/// a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_bytes(
    cube: *const vientro_cube,
    data: *mut *const c_char,
    length: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (data, length, cube) = unsafe {
            let data = Out::new(data, "data", ptr::null())?;
            let length = Out::new(length, "length", 0)?;
            (data, length, object(cube, "cube")?)
        };
        let bytes = match cube.bytes.get() {
            Some(bytes) => bytes,
            None => {
                let made = cube.cube.to_bytes()?;
                cube.bytes.get_or_init(|| made)
            }
        };
        length.set(count(bytes.len()));
        data.set(bytes.as_ptr().cast());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many cells there are, those without anything left out; 0 for NULL. Any thread.
/// Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_cell_count(cube: *const vientro_cube) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        cube.as_ref()
            .map_or(0, |cube| count(cube.cells().keys.len()))
    })
}

/// Tells what a cell is of.
///
/// cube: the cube.
/// cell: its position, from 0 to below vientro_cube_cell_count; cells stand in the order of keys.
/// key: receives its place, one code for each dimension of the query:
///   "window=calendar_year/2023-01-01/2023-12-31;province=VN-63-20"; it belongs to the cube. ""
///   for a cube without dimensions.
/// facts: receives from how many parts of amounts it is summed.
/// marks: receives VIENTRO_MARK_ numbers, added up.
/// Each of the three may be NULL.
///
/// VIENTRO_E_RANGE: no such cell. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `key`, `facts` and `marks` are NULL or can be written; `err` is
/// NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_cell(
    cube: *const vientro_cube,
    cell: u64,
    key: *mut *const c_char,
    facts: *mut u64,
    marks: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (key, facts, marks, cube) = unsafe {
            (
                Out::optional(key, ptr::null()),
                Out::optional(facts, 0),
                Out::optional(marks, 0),
                object(cube, "cube")?,
            )
        };
        let cells = cube.cells();
        let its_key = element(&cells.keys, cell, "cell")?;
        let its_facts = element(&cells.facts, cell, "cell")?;
        let its_marks = element(&cells.marks, cell, "cell")?;
        if let Some(out) = key {
            out.set(its_key.as_ptr());
        }
        if let Some(out) = facts {
            out.set(*its_facts);
        }
        if let Some(out) = marks {
            out.set(*its_marks);
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what a cell sums up to in a currency; 0 if there is no money in it there.
///
/// cube, cell: the cube, and the position of the cell.
/// currency: the ISO 4217 number.
/// low, high: receive the minor units, high times 2^64 plus low: both halves of a 128-bit number in
///   two's complement. Where high is 0 or -1, (int64_t)low often is all of it.
///
/// VIENTRO_E_RANGE: no such cell. VIENTRO_E_VALUE: no such currency. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `low` and `high` point at numbers; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_sum(
    cube: *const vientro_cube,
    cell: u64,
    currency: u32,
    low: *mut u64,
    high: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (low, high, cube) = unsafe {
            let (low, high) = (Out::new(low, "low", 0)?, Out::new(high, "high", 0)?);
            (low, high, object(cube, "cube")?)
        };
        let currency = self::currency(currency, "currency")?.numeric();
        let cells = cube.cells();
        let _ = element(&cells.keys, cell, "cell")?;
        if let Some(sum) = cells.sums.of(cell, currency.into()) {
            low.set(sum.0);
            high.set(sum.1);
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Copies the sums of all cells out as columns, one entry for each cell and currency with money,
/// by cell and then by the currency's code.
///
/// cube: the cube.
/// cells: receives the position of the cell.
/// currencies: receives the ISO 4217 number.
/// low, high: receive the minor units, as vientro_cube_sum does.
/// capacity: for how many entries each column has room. A column that is NULL is not wanted; with
///   all of them NULL the call only asks for the size.
/// needed: receives how many entries there are, even if the columns are too short.
///
/// VIENTRO_E_RANGE: the columns are too short; they then hold zeros. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, each column is NULL or has room for `capacity` entries, `needed`
/// points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_sums(
    cube: *const vientro_cube,
    cells: *mut u64,
    currencies: *mut u32,
    low: *mut u64,
    high: *mut i64,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, cells, currencies, low, high, cube) = unsafe {
            (
                Out::new(needed, "needed", 0)?,
                OutList::column(cells, capacity)?,
                OutList::column(currencies, capacity)?,
                OutList::column(low, capacity)?,
                OutList::column(high, capacity)?,
                object(cube, "cube")?,
            )
        };
        let sums = &cube.cells().sums;
        let is_wanted = cells.is_some() || currencies.is_some() || low.is_some() || high.is_some();
        if copied(sums.cells.len(), capacity, is_wanted, &needed)? {
            OutList::copy(cells, &sums.cells);
            OutList::copy(currencies, &sums.currencies);
            OutList::copy(low, &sums.low);
            OutList::copy(high, &sums.high);
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Copies out what all cells count, one number for each cell in their order.
///
/// cube: the cube.
/// what, what_length: "organizations", "donors", "grants" or "records", if the query counts it;
///   length in bytes or VIENTRO_NUL.
/// counts: receives the numbers; nothing is counted twice within a cell. NULL only asks for the
///   size.
/// capacity: for how many cells the column has room.
/// needed: receives how many cells there are, even if the column is too short.
///
/// VIENTRO_E_VALUE: the query does not count it. VIENTRO_E_RANGE: the column is too short; it then
/// holds zeros. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `what` points at as many bytes as its length says, `counts` is NULL
/// or has room for `capacity` numbers, `needed` points at a number; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_counts(
    cube: *const vientro_cube,
    what: *const c_char,
    what_length: u64,
    counts: *mut u64,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, counts, cube, what) = unsafe {
            (
                Out::new(needed, "needed", 0)?,
                OutList::column(counts, capacity)?,
                object(cube, "cube")?,
                text(what, what_length, "what")?,
            )
        };
        let known = Count::parse(what).filter(|what| cube.cube.query().counts.contains(what));
        let known = known.ok_or_else(|| {
            let key = clip(what);
            Failure::of("what", StatisticsError::OtherKey { key })
        })?;
        let cells = cube.cells();
        if copied(cells.keys.len(), capacity, counts.is_some(), &needed)? {
            let counted = cells.counts.get(&known).map_or(&[][..], Vec::as_slice);
            OutList::copy(counts, counted);
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Names the records behind a cell, with what each adds to it, as JSON.
///
/// [{"record","kind","id","amounts":[{"amount","currency"}]}]: "record" reads "grants/LS-2019-01".
/// Sorted; the amounts add up to the cell's. A registry that changed since gives what it holds now.
///
/// cube: the cube.
/// registry: the records that it was made of. NULL if there are none at hand: a cube alone knows
///   none.
/// key, key_length: the cell, as vientro_cube_cell tells it; length in bytes or VIENTRO_NUL.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: the registry is NULL (the id is "statistics.no_records"), or the key does not fit
/// the query. VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `registry` is NULL or a live registry, `key` points at as many
/// bytes as its length says, `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_drill(
    cube: *const vientro_cube,
    registry: *const vientro_registry,
    key: *const c_char,
    key_length: u64,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, cube, registry, key) = unsafe {
            (
                Out::new(out, "out", ptr::null_mut())?,
                object(cube, "cube")?,
                registry.as_ref(),
                text(key, key_length, "key")?,
            )
        };
        let parts = parse_key(key).ok_or_else(|| {
            let key = clip(key);
            Failure::of("key", StatisticsError::OtherKey { key })
        })?;
        let registry = registry.map(vientro_registry::registry);
        let records = cube.cube.drill(&parts, registry)?;
        out.set(vientro_text::hand_over(format::drilled(&records)?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells every amount behind the cells that was converted to the currency of the query, and every one
/// that could not be, as JSON: {"conversions","unconverted"}, as in reports; docs/report-json.md of the
/// repository describes both. They are empty if the query asks for no currency.
///
/// cube: the cube.
/// registry: the records that it was made of. NULL if there are none at hand: a cube alone knows
///   none. A registry that changed since gives what it holds now.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: the registry is NULL (the id is "statistics.no_records"). VIENTRO_E_UNSUPPORTED:
/// built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `registry` is NULL or a live registry, `out` points at a pointer;
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_conversions_json(
    cube: *const vientro_cube,
    registry: *const vientro_registry,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, cube, registry) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(cube, "cube")?, registry.as_ref())
        };
        let registry = registry.map(vientro_registry::registry);
        let (converted, left) = cube.cube.conversions(registry)?;
        let text = format::conversions(&converted, &left)?;
        out.set(vientro_text::hand_over(text));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells a cube as JSON: {"measure","by","cells":[{"cell","key","amounts","facts","counts",
/// "marks"}]}; docs/report-json.md of the repository describes it.
///
/// cube: the cube.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_to_json(
    cube: *const vientro_cube,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, cube) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(cube, "cube")?)
        };
        out.set(vientro_text::hand_over(format::cube(&cube.cube)?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the query that a cube answers, as the JSON that vientro_cube_new reads.
///
/// cube: the cube.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_query_json(
    cube: *const vientro_cube,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, cube) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(cube, "cube")?)
        };
        let query = format::query(cube.cube.query())?;
        out.set(vientro_text::hand_over(query));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of a cube, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_retain(cube: *const vientro_cube) -> *mut vientro_cube {
    // SAFETY: the caller's word: it came from `hand_over` and a share of it is still held.
    guard_or((), || unsafe { retain(cube) });
    cube.cast_mut()
}

/// Gives back a share of a cube, and frees it with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `cube` is NULL or a live cube, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_cube_free(cube: *mut vientro_cube) {
    // SAFETY: the caller's word: it came from `hand_over` and this share is still held.
    guard_or((), || unsafe { release(cube) });
}
