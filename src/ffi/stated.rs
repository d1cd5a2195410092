//! The C object `vientro_stated`: a figure as a source states it, immutable.

use std::ffi::c_char;
use std::ptr;

use super::contain::guard_or;
use super::error::vientro_error;
use super::failure::Failure;
use super::guard::guard;
use super::lang::{VIENTRO_LANG_NONE, lang};
use super::pointer::{Out, copy_out, currency, halves, number_of, object, tell, text, whole};
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use crate::money::number::{Comparison, NumberError, Qualifier, Stated, Unit};

/// As a qualifier: exact to the last printed digit, without a word. Since 0.1.
pub const VIENTRO_QUALIFIER_EXACT: u32 = 1;
/// Nearly ("gần"): below the figure. Since 0.1.
pub const VIENTRO_QUALIFIER_NEARLY: u32 = 2;
/// Over ("hơn"): above the figure. Since 0.1.
pub const VIENTRO_QUALIFIER_OVER: u32 = 3;
/// About ("khoảng"): around the figure. Since 0.1.
pub const VIENTRO_QUALIFIER_ABOUT: u32 = 4;
/// Estimated ("ước"): around the figure, and never contradicted. Since 0.1.
pub const VIENTRO_QUALIFIER_ESTIMATED: u32 = 5;

/// As a unit: a number without unit. Since 0.1.
pub const VIENTRO_UNIT_PLAIN: u32 = 1;
/// Percent. Since 0.1.
pub const VIENTRO_UNIT_PERCENT: u32 = 2;
/// Times, as in "gấp 9 lần". Since 0.1.
pub const VIENTRO_UNIT_TIMES: u32 = 3;
/// An amount of money. Since 0.1.
pub const VIENTRO_UNIT_MONEY: u32 = 4;
/// Things, named in the language of the source: "381 tổ chức". Since 0.1.
pub const VIENTRO_UNIT_COUNTED: u32 = 5;

/// As a verdict: the value is one that the figure allows. Since 0.1.
pub const VIENTRO_VERDICT_CONSISTENT: u32 = 1;
/// The value is not what was estimated; an estimate is never contradicted. Since 0.1.
pub const VIENTRO_VERDICT_OFF_ESTIMATE: u32 = 2;
/// The value is one that the figure rules out. Since 0.1.
pub const VIENTRO_VERDICT_CONTRADICTS: u32 = 3;

/// The numbers of the qualifiers, and what they stand for.
pub(super) const QUALIFIERS: [(u32, Qualifier); Qualifier::ALL.len()] = [
    (VIENTRO_QUALIFIER_EXACT, Qualifier::Exact),
    (VIENTRO_QUALIFIER_NEARLY, Qualifier::Nearly),
    (VIENTRO_QUALIFIER_OVER, Qualifier::Over),
    (VIENTRO_QUALIFIER_ABOUT, Qualifier::About),
    (VIENTRO_QUALIFIER_ESTIMATED, Qualifier::Estimated),
];

/// A figure as a source states it: qualifier, value, printed precision, unit.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. Since 0.1.
#[derive(Debug)]
pub struct vientro_stated(Stated);

/// Reads a figure as people write it, to its last character: "gần 562 triệu USD", "2.624 tỷ đồng",
/// "381 tổ chức", "US$1.14 billion".
///
/// text, length: the figure alone; length in bytes or VIENTRO_NUL.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, which is never guessed.
/// out: receives the figure, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: no figure in this language; the message tells the byte at which reading stopped.
/// VIENTRO_E_CURRENCY: a dollar that does not name its country. VIENTRO_E_RANGE: more than 38 digits.
/// Any thread. Since 0.1.
///
/// # Safety
/// `text` points at `length` bytes, `out` at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_stated_parse(
    text: *const c_char,
    length: u64,
    lang: u32,
    out: *mut *mut vientro_stated,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, text) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            (out, self::text(text, length, "text")?)
        };
        let figure = Stated::parse(text, self::lang(lang)?);
        let figure = figure.map_err(|error| Failure::of("text", error))?;
        out.set(hand_over(vientro_stated(figure)));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the parts of a figure: its value is the printed digits times 10 to the power of exponent
/// less decimals. "Gần 4,9 triệu USD" is nearly 49, 1 decimal, exponent 6, money, 840.
///
/// figure: the figure.
/// qualifier: receives a VIENTRO_QUALIFIER_ number.
/// low, high: receive the printed digits as a whole number, high times 2^64 plus low.
/// decimals: receives how many of them follow the decimal mark.
/// exponent: receives 3 for thousands, 6 for millions, 9 for billions and so on, else 0.
/// unit: receives a VIENTRO_UNIT_ number.
/// currency: receives the ISO 4217 number of VIENTRO_UNIT_MONEY, else 0.
/// Each of them may be NULL.
///
/// VIENTRO_E_NULL: the figure is NULL. Any thread. Since 0.1.
///
/// # Safety
/// `figure` is NULL or a live figure, every place is NULL or can be written; `err` is NULL or a place
/// for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_stated_parts(
    figure: *const vientro_stated,
    qualifier: *mut u32,
    low: *mut u64,
    high: *mut i64,
    decimals: *mut u32,
    exponent: *mut u32,
    unit: *mut u32,
    currency: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (qualifier, low, high, decimals, exponent, unit, currency, figure) = unsafe {
            (
                Out::optional(qualifier, 0),
                Out::optional(low, 0),
                Out::optional(high, 0),
                Out::optional(decimals, 0),
                Out::optional(exponent, 0),
                Out::optional(unit, 0),
                Out::optional(currency, 0),
                &object(figure, "figure")?.0,
            )
        };
        tell(qualifier, number_of(&QUALIFIERS, &figure.qualifier()));
        let (its_low, its_high) = halves(figure.mantissa());
        tell(low, its_low);
        tell(high, its_high);
        tell(decimals, figure.decimals().into());
        tell(exponent, figure.multiplier().exponent().into());
        let (its_unit, its_currency) = match figure.unit() {
            Unit::Plain => (VIENTRO_UNIT_PLAIN, 0),
            Unit::Percent => (VIENTRO_UNIT_PERCENT, 0),
            Unit::Times => (VIENTRO_UNIT_TIMES, 0),
            Unit::Currency(currency) => (VIENTRO_UNIT_MONEY, currency.numeric().into()),
            Unit::Counted(_) => (VIENTRO_UNIT_COUNTED, 0),
        };
        tell(unit, its_unit);
        tell(currency, its_currency);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Writes a figure.
///
/// figure: the figure.
/// lang: VIENTRO_LANG_NONE: as the source prints it. VIENTRO_LANG_VI or VIENTRO_LANG_EN: in the
///   language; the noun of what is counted stays in that of the source.
/// buffer, capacity: receives the text with a final NUL; NULL and 0 only ask for the size.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// VIENTRO_E_VALUE: no such language. VIENTRO_E_RANGE: the buffer is too small; it then holds "".
/// Any thread. Since 0.1.
///
/// # Safety
/// `figure` is NULL or a live figure, `capacity` bytes of `buffer` can be written, `needed` points at
/// a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_stated_format(
    figure: *const vientro_stated,
    lang: u32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, figure) = unsafe {
            let needed = Out::new(needed, "needed", 0)?;
            (needed, &object(figure, "figure")?.0)
        };
        let text = match lang {
            VIENTRO_LANG_NONE => figure.printed().to_string(),
            lang => figure.to_text(self::lang(lang)?),
        };
        // SAFETY: the caller's word.
        unsafe { copy_out(&text, buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the value of a figure as an amount, whatever its qualifier.
///
/// figure: the figure.
/// minor, currency: receive minor units and the ISO 4217 number; 0 on failure.
///
/// VIENTRO_E_CURRENCY: it is no amount of money, or finer than the minor unit. VIENTRO_E_OVERFLOW:
/// it does not fit. Any thread. Since 0.1.
///
/// # Safety
/// `figure` is NULL or a live figure, `minor` and `currency` point at numbers; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_stated_money(
    figure: *const vientro_stated,
    minor: *mut i64,
    currency: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (minor, currency, figure) = unsafe {
            let minor = Out::new(minor, "minor", 0)?;
            let currency = Out::new(currency, "currency", 0)?;
            (minor, currency, &object(figure, "figure")?.0)
        };
        let money = figure.to_money().map_err(blame)?;
        minor.set(money.minor());
        currency.set(money.currency().numeric().into());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Compares a figure with an exact sum of money.
///
/// With v the stated value, p the place of its last digit and q that of its last digit that is not
/// zero, x is consistent if it is v, or within p/2 where p is coarser than the minor unit (exact); from
/// v - q to below v (nearly); above v to below v + q (over); within q/2 (about, estimated).
///
/// figure: the figure.
/// low, high, currency: the sum in minor units, high times 2^64 plus low, and the ISO 4217 number.
/// verdict: receives a VIENTRO_VERDICT_ number; 0 on failure.
/// distance_low, distance_high, decimals: receive how far the sum lies outside what the figure
///   allows, in units of 10 to the power of less decimals; 0 if it is consistent. Each may be NULL.
///
/// VIENTRO_E_CURRENCY: the figure is no amount, or in another currency. VIENTRO_E_OVERFLOW: too large
/// to be compared. VIENTRO_E_VALUE: no such currency. Any thread. Since 0.1.
///
/// # Safety
/// `figure` is NULL or a live figure, `verdict` points at a number, the other places are NULL or can
/// be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_stated_compare_money(
    figure: *const vientro_stated,
    low: u64,
    high: i64,
    currency: u32,
    verdict: *mut u32,
    distance_low: *mut u64,
    distance_high: *mut i64,
    decimals: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (verdict, figure) = unsafe {
            let verdict = VerdictOut::new(verdict, distance_low, distance_high, decimals)?;
            (verdict, &object(figure, "figure")?.0)
        };
        let currency = self::currency(currency, "currency")?;
        let found = figure.compare_money(whole(low, high), currency);
        verdict.set(found.map_err(blame)?);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Compares a figure with a quotient, exactly: a number of things (divided by 1), a share (in percent
/// if the figure is) or a growth.
///
/// figure: the figure, which is no amount of money.
/// numerator, denominator: the quotient; of what counts things, the denominator is 1. It is above
///   zero.
/// verdict, distance_low, distance_high, decimals: as for vientro_stated_compare_money.
///
/// VIENTRO_E_VALUE: the figure is an amount of money, or of things and the denominator is not 1; or
/// the denominator is not above zero. VIENTRO_E_OVERFLOW: too large to be compared. Any thread.
/// Since 0.1.
///
/// # Safety
/// `figure` is NULL or a live figure, `verdict` points at a number, the other places are NULL or can
/// be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_stated_compare_ratio(
    figure: *const vientro_stated,
    numerator: i64,
    denominator: i64,
    verdict: *mut u32,
    distance_low: *mut u64,
    distance_high: *mut i64,
    decimals: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (verdict, figure) = unsafe {
            let verdict = VerdictOut::new(verdict, distance_low, distance_high, decimals)?;
            (verdict, &object(figure, "figure")?.0)
        };
        let found = match (figure.unit(), denominator) {
            (Unit::Counted(_) | Unit::Plain, 1) => figure.compare(numerator.into(), 0),
            _ => figure.compare_ratio(numerator.into(), denominator.into()),
        };
        verdict.set(found.map_err(blame)?);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Compares two figures: they are consistent if some value is one that both allow.
///
/// a, b: the figures.
/// verdict, distance_low, distance_high, decimals: as for vientro_stated_compare_money; the distance
///   is how far apart the nearest values lie that each of them allows.
///
/// VIENTRO_E_VALUE: they are in different units. VIENTRO_E_OVERFLOW: too large to be compared. Any
/// thread. Since 0.1.
///
/// # Safety
/// `a` and `b` are NULL or live figures, `verdict` points at a number, the other places are NULL or
/// can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_stated_agree(
    a: *const vientro_stated,
    b: *const vientro_stated,
    verdict: *mut u32,
    distance_low: *mut u64,
    distance_high: *mut i64,
    decimals: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (verdict, a, b) = unsafe {
            let verdict = VerdictOut::new(verdict, distance_low, distance_high, decimals)?;
            (verdict, &object(a, "a")?.0, &object(b, "b")?.0)
        };
        let found = a.agrees_with(b).map_err(|error| Failure::of("b", error))?;
        verdict.set(found);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of a figure, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `figure` is NULL or a live figure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_stated_retain(
    figure: *const vientro_stated,
) -> *mut vientro_stated {
    // SAFETY: the caller's word.
    guard_or((), || unsafe { retain(figure) });
    figure.cast_mut()
}

/// Gives back a share of a figure, and frees it with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `figure` is NULL or a live figure, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_stated_free(figure: *mut vientro_stated) {
    // SAFETY: the caller's word.
    guard_or((), || unsafe { release(figure) });
}

fn blame(error: NumberError) -> Failure {
    Failure::of("figure", error)
}

/// Where the outcome of a comparison is written.
struct VerdictOut<'a> {
    verdict: Out<'a, u32>,
    low: Option<Out<'a, u64>>,
    high: Option<Out<'a, i64>>,
    decimals: Option<Out<'a, u32>>,
}

impl VerdictOut<'_> {
    /// # Safety
    /// Each is NULL, or may be written to during the call.
    unsafe fn new(
        verdict: *mut u32,
        low: *mut u64,
        high: *mut i64,
        decimals: *mut u32,
    ) -> Result<Self, Failure> {
        // SAFETY: the caller's word.
        unsafe {
            // Those that may be NULL are cleared first, whatever the other one is.
            let (low, high) = (Out::optional(low, 0), Out::optional(high, 0));
            let decimals = Out::optional(decimals, 0);
            Ok(Self {
                verdict: Out::new(verdict, "verdict", 0)?,
                low,
                high,
                decimals,
            })
        }
    }

    fn set(self, found: Comparison) {
        let (verdict, distance, decimals) = match found {
            Comparison::Consistent => (VIENTRO_VERDICT_CONSISTENT, 0, 0),
            Comparison::OffEstimate {
                distance, decimals, ..
            } => (VIENTRO_VERDICT_OFF_ESTIMATE, distance, decimals),
            Comparison::Contradicts {
                distance, decimals, ..
            } => (VIENTRO_VERDICT_CONTRADICTS, distance, decimals),
        };
        self.verdict.set(verdict);
        let (low, high) = halves(distance);
        tell(self.low, low);
        tell(self.high, high);
        tell(self.decimals, decimals.into());
    }
}
