//! The C object `vientro_rates`: exchange rates, immutable.

use std::ffi::{CString, c_char};
use std::ptr;

use super::contain::guard_or;
use super::date::{PeriodOut, period};
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::guard::guard;
use super::lang::lang;
use super::pointer::{
    NUL, Out, count, currency, element, list, number_of, object, of_number, tell, text,
};
use super::registry::vientro_registry;
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::text::{Both, c_text};
use crate::date::Period;
use crate::money::{Rate, RateKind, RateTable, parse_decimal};
use crate::registry::Rates;
use crate::text::Text;

/// As a kind of rate: the Ministry of Finance's monthly rate for State accounting. Since 0.1.
pub const VIENTRO_RATE_ACCOUNTING: u32 = 1;
/// The State Bank's central rate. Since 0.1.
pub const VIENTRO_RATE_CENTRAL: u32 = 2;
/// A commercial bank's buying rate. Since 0.1.
pub const VIENTRO_RATE_BANK_BUYING: u32 = 3;
/// A rate agreed in a contract. Since 0.1.
pub const VIENTRO_RATE_CONTRACT: u32 = 4;

/// The numbers above, and what they stand for.
pub(super) const RATE_KINDS: [(u32, RateKind); RateKind::ALL.len()] = [
    (VIENTRO_RATE_ACCOUNTING, RateKind::Accounting),
    (VIENTRO_RATE_CENTRAL, RateKind::Central),
    (VIENTRO_RATE_BANK_BUYING, RateKind::BankBuying),
    (VIENTRO_RATE_CONTRACT, RateKind::Contract),
];

/// Exchange rates by kind and pair of currencies.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. It needs no registry. Since 0.1.
#[derive(Debug)]
pub struct vientro_rates {
    table: RateTable,
    quoted: Vec<Quoted>,
    left_out: Vec<LeftOut>,
}

/// A rate as C reads it.
#[derive(Debug)]
pub(super) struct Quoted {
    from: u32,
    to: u32,
    kind: u32,
    valid: Period,
    value: CString,
    source: CString,
}

/// A record that makes no rate, as C reads it.
#[derive(Debug)]
struct LeftOut {
    id: CString,
    reason: Both,
}

impl vientro_rates {
    fn hand_over(rates: Rates) -> *mut Self {
        let left_out = rates.left_out.iter().map(|one| LeftOut {
            id: c_text(one.id.as_str()),
            reason: Both::of(&one.reason),
        });
        hand_over(Self {
            quoted: rates.table.iter().map(Quoted::of).collect(),
            left_out: left_out.collect(),
            table: rates.table,
        })
    }

    /// Returns the rates.
    pub(super) const fn table(&self) -> &RateTable {
        &self.table
    }
}

impl Quoted {
    pub(super) fn of(rate: &Rate) -> Self {
        Self {
            from: rate.from().numeric().into(),
            to: rate.to().numeric().into(),
            kind: number_of(&RATE_KINDS, &rate.kind()),
            valid: rate.valid(),
            value: c_text(rate.value().to_string()),
            source: c_text(rate.source().as_str()),
        }
    }
}

/// Where a rate is written; each place may be NULL.
pub(super) struct QuotedOut<'a> {
    from: Option<Out<'a, u32>>,
    to: Option<Out<'a, u32>>,
    value: Option<Out<'a, *const c_char>>,
    kind: Option<Out<'a, u32>>,
    valid: PeriodOut<'a>,
    source: Option<Out<'a, *const c_char>>,
}

impl QuotedOut<'_> {
    /// Takes the places and clears them.
    ///
    /// # Safety
    /// Each is NULL, or may be written to during the call.
    pub(super) unsafe fn new(
        (from, to): (*mut u32, *mut u32),
        value: *mut *const c_char,
        kind: *mut u32,
        (first, last, open): (*mut i32, *mut i32, *mut u32),
        source: *mut *const c_char,
    ) -> Self {
        // SAFETY: the caller's word.
        unsafe {
            Self {
                from: Out::optional(from, 0),
                to: Out::optional(to, 0),
                value: Out::optional(value, ptr::null()),
                kind: Out::optional(kind, 0),
                valid: PeriodOut::new(first, last, open),
                source: Out::optional(source, ptr::null()),
            }
        }
    }

    /// Writes the rate.
    pub(super) fn set(self, rate: &Quoted) {
        tell(self.from, rate.from);
        tell(self.to, rate.to);
        tell(self.value, rate.value.as_ptr());
        tell(self.kind, rate.kind);
        self.valid.set(rate.valid);
        tell(self.source, rate.source.as_ptr());
    }
}

/// Makes exchange rates of columns: one unit of from is value units of to.
///
/// from, to: the ISO 4217 numbers of the currencies.
/// values: the values as machines write decimals, "23967" or "206.48", each with a final NUL; none is
///   a binary float anywhere.
/// kinds: VIENTRO_RATE_ numbers.
/// valid_from, valid_until, open: the first and last days of validity, in days since 1970-01-01, and
///   VIENTRO_OPEN_ marks; open may be NULL, where no end is open.
/// sources: who published each, and where, with a final NUL, up to 1024 bytes.
/// count: how many rates there are, up to 1048576; as many entries each column has.
/// out: receives the rates, which the caller frees; NULL on failure.
///
/// Rates that are there twice, to the letter, count once. The path of an error names column and
/// entry, "values[3]". VIENTRO_E_VALUE: a value or source that does not read, no such currency, kind
/// or mark, or a value that is not above zero. VIENTRO_E_RANGE: a period that ends before it begins, or
/// too many rates. Any thread. Since 0.1.
///
/// # Safety
/// Each column points at `count` entries, `open` may be NULL, each text ends with a NUL, `out` points
/// at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rates_new(
    from: *const u32,
    to: *const u32,
    values: *const *const c_char,
    kinds: *const u32,
    valid_from: *const i32,
    valid_until: *const i32,
    open: *const u32,
    sources: *const *const c_char,
    count: u64,
    out: *mut *mut vientro_rates,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, columns) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            let columns = Columns {
                from: list(from, count, "from")?,
                to: list(to, count, "to")?,
                values: list(values, count, "values")?,
                kinds: list(kinds, count, "kinds")?,
                valid_from: list(valid_from, count, "valid_from")?,
                valid_until: list(valid_until, count, "valid_until")?,
                open: if open.is_null() {
                    None
                } else {
                    Some(list(open, count, "open")?)
                },
                sources: list(sources, count, "sources")?,
            };
            (out, columns)
        };
        let mut rates = Vec::new();
        for position in 0..columns.from.len() {
            // SAFETY: the caller's word.
            let rate = unsafe { columns.rate(position) };
            rates.push(rate.map_err(|failure| failure.at(position))?);
        }
        out.set(vientro_rates::hand_over(Rates {
            table: rates.into_iter().collect(),
            left_out: Vec::new(),
        }));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes the exchange rates out of a registry, those that count.
///
/// registry: the records.
/// out: receives the rates, which the caller frees; NULL on failure. Records that make no rate are
///   told by vientro_rates_left_out.
///
/// VIENTRO_E_NULL: a pointer is NULL. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `out` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rates_of_registry(
    registry: *const vientro_registry,
    out: *mut *mut vientro_rates,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, registry) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, object(registry, "registry")?)
        };
        out.set(vientro_rates::hand_over(registry.registry().rates()));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many rates there are; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `rates` is NULL or live rates.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rates_count(rates: *const vientro_rates) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        rates.as_ref().map_or(0, |rates| count(rates.quoted.len()))
    })
}

/// Tells a rate: one unit of from is value units of to.
///
/// rates, at: the rates, and the position, from 0 to below vientro_rates_count; they stand by kind,
///   pair of currencies and first day.
/// from, to: receive the ISO 4217 numbers.
/// value: receives the value with the digits as quoted, "206.48"; it belongs to the rates.
/// kind: receives a VIENTRO_RATE_ number.
/// valid_from, valid_until, open: receive the first and last day of validity in days since
///   1970-01-01, 0 where it is open, and VIENTRO_OPEN_ marks.
/// source: receives who published it, and where; it belongs to the rates.
/// Each place may be NULL; on failure the numbers are 0 and the texts NULL.
///
/// VIENTRO_E_RANGE: no such position. Any thread. Since 0.1.
///
/// # Safety
/// `rates` is NULL or live rates, each place is NULL or can be written; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rates_at(
    rates: *const vientro_rates,
    at: u64,
    from: *mut u32,
    to: *mut u32,
    value: *mut *const c_char,
    kind: *mut u32,
    valid_from: *mut i32,
    valid_until: *mut i32,
    open: *mut u32,
    source: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (places, rates) = unsafe {
            let valid = (valid_from, valid_until, open);
            let places = QuotedOut::new((from, to), value, kind, valid, source);
            (places, object(rates, "rates")?)
        };
        places.set(element(&rates.quoted, at, "at")?);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many records of the registry make no rate; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `rates` is NULL or live rates.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rates_left_out_count(rates: *const vientro_rates) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        rates
            .as_ref()
            .map_or(0, |rates| count(rates.left_out.len()))
    })
}

/// Tells which record of the registry makes no rate, and why.
///
/// rates, at: the rates, and the position, from 0 to below vientro_rates_left_out_count.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// id, reason: receive the id of the record and the reason; they belong to the rates. NULL on
///   failure. Each place may be NULL.
///
/// VIENTRO_E_RANGE: no such position. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `rates` is NULL or live rates, `id` and `reason` are NULL or can be written; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rates_left_out(
    rates: *const vientro_rates,
    at: u64,
    lang: u32,
    id: *mut *const c_char,
    reason: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (id, reason, rates) = unsafe {
            (
                Out::optional(id, ptr::null()),
                Out::optional(reason, ptr::null()),
                object(rates, "rates")?,
            )
        };
        let one = element(&rates.left_out, at, "at")?;
        let its_reason = one.reason.get(self::lang(lang)?);
        tell(id, one.id.as_ptr());
        tell(reason, its_reason.as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of rates, for another owner; each share is freed once.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `rates` is NULL or live rates.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rates_retain(rates: *const vientro_rates) -> *mut vientro_rates {
    // SAFETY: the caller's word.
    guard_or((), || unsafe { retain(rates) });
    rates.cast_mut()
}

/// Gives back a share of rates, and frees them with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `rates` is NULL or live rates, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rates_free(rates: *mut vientro_rates) {
    // SAFETY: the caller's word.
    guard_or((), || unsafe { release(rates) });
}

/// The columns that rates are made of, of one length.
struct Columns<'a> {
    from: &'a [u32],
    to: &'a [u32],
    values: &'a [*const c_char],
    kinds: &'a [u32],
    valid_from: &'a [i32],
    valid_until: &'a [i32],
    open: Option<&'a [u32]>,
    sources: &'a [*const c_char],
}

/// The longest source, in bytes.
const MOST_SOURCE: usize = 1024;

impl Columns<'_> {
    /// Reads the rate at a position; a failure names the column.
    ///
    /// # Safety
    /// Each text is NULL or ends with a NUL.
    unsafe fn rate(&self, position: usize) -> Result<Rate, Failure> {
        fn at<T: Copy>(column: &[T], position: usize, empty: T) -> T {
            column.get(position).copied().unwrap_or(empty)
        }
        // SAFETY: the caller's word.
        let (value, source) = unsafe {
            let value = at(self.values, position, ptr::null());
            let source = at(self.sources, position, ptr::null());
            (text(value, NUL, "values")?, text(source, NUL, "sources")?)
        };
        let from = currency(at(self.from, position, 0), "from")?;
        let to = currency(at(self.to, position, 0), "to")?;
        let value = parse_decimal(value).map_err(|error| Failure::of("values", error))?;
        let kind = of_number(&RATE_KINDS, at(self.kinds, position, 0), "kinds")?;
        let days = (
            at(self.valid_from, position, 0),
            at(self.valid_until, position, 0),
        );
        let open = self.open.map_or(0, |open| at(open, position, 0));
        let valid = period(days, ("valid_from", "valid_until"), open)?;
        // One text may stand behind every pointer of the column, and is copied for each rate.
        if source.len() > MOST_SOURCE {
            let (argument, length, most) = ("sources", count(source.len()), count(MOST_SOURCE));
            return Err(BorderError::TooLong {
                argument,
                length,
                most,
            }
            .into());
        }
        let source = Text::new(source).map_err(|error| Failure::of("sources", error))?;
        let rate = Rate::new(from, to, value, kind, valid, source);
        rate.map_err(|error| Failure::of("values", error))
    }
}
