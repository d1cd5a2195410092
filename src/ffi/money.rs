//! Money in C: `int64_t` minor units and the ISO 4217 number of the currency.

use std::ffi::c_char;

use super::error::vientro_error;
use super::failure::Failure;
use super::guard::guard;
use super::lang::{VIENTRO_LANG_NONE, lang};
use super::pointer::{Out, OutList, copy_out, currency, list, text, whole};
use super::status::vientro_status;
use crate::money::{Money, MoneyError, number};

/// Makes an amount of the two numbers that it is in C.
fn money(minor: i64, number: u32, argument: &'static str) -> Result<Money, Failure> {
    let currency = currency(number, argument)?;
    Money::from_minor(minor, currency).map_err(|error| Failure::of(argument, error))
}

/// Makes two amounts; that of the same currency is looked up once.
fn pair(a: i64, a_currency: u32, b: i64, b_currency: u32) -> Result<(Money, Money), Failure> {
    let first = money(a, a_currency, "a_currency")?;
    if a_currency != b_currency {
        return Ok((first, money(b, b_currency, "b_currency")?));
    }
    let second = Money::from_minor(b, first.currency());
    let second = second.map_err(|error| Failure::of("b_currency", error))?;
    Ok((first, second))
}

/// Reads an amount, exactly or not at all.
///
/// text, length: the amount alone, without its unit; length in bytes or VIENTRO_NUL.
/// currency: the ISO 4217 number.
/// lang: how it is written, which is never guessed. VIENTRO_LANG_NONE: as machines do,
///   "114673.00". VIENTRO_LANG_VI: "114.673,00". VIENTRO_LANG_EN: "114,673.00".
/// minor: receives minor units, cents for USD and whole dong for VND; 0 on failure.
///
/// VIENTRO_E_VALUE: not an amount in this form, or no such currency or language.
/// VIENTRO_E_CURRENCY: more digits than the currency has (nothing is rounded), or it has no minor
/// unit. VIENTRO_E_OVERFLOW, VIENTRO_E_RANGE: it does not fit. VIENTRO_E_TEXT: not UTF-8.
/// Any thread. Since 0.1.
///
/// # Safety
/// `text` points at `length` bytes, `minor` at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_parse(
    text: *const c_char,
    length: u64,
    currency: u32,
    lang: u32,
    minor: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (minor, text) = unsafe {
            let minor = Out::new(minor, "minor", 0)?;
            (minor, self::text(text, length, "text")?)
        };
        let currency = self::currency(currency, "currency")?;
        let money = match lang {
            VIENTRO_LANG_NONE => {
                Money::parse(text, currency).map_err(|error| Failure::of("text", error))?
            }
            lang => Money::parse_in(text, currency, self::lang(lang)?)
                .map_err(|error| Failure::of("text", error))?,
        };
        minor.set(money.minor());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Writes an amount with every digit of its minor unit, without its unit.
///
/// minor, currency: minor units, and the ISO 4217 number.
/// lang: VIENTRO_LANG_NONE: as machines read it, "114673.00". VIENTRO_LANG_VI: "114.673,00".
///   VIENTRO_LANG_EN: "114,673.00".
/// buffer, capacity: receives the text with a final NUL; NULL and 0 only ask for the size.
///   32 bytes are enough for any amount.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// VIENTRO_E_VALUE: no such currency or language. VIENTRO_E_CURRENCY: it has no minor unit.
/// VIENTRO_E_RANGE: the buffer is too small; it then holds "". Any thread. Since 0.1.
///
/// # Safety
/// `capacity` bytes of `buffer` can be written, `needed` points at a number; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_format(
    minor: i64,
    currency: u32,
    lang: u32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let needed = unsafe { Out::new(needed, "needed", 0) }?;
        let money = money(minor, currency, "currency")?;
        let text = match lang {
            VIENTRO_LANG_NONE => money.plain(),
            lang => money.to_text(self::lang(lang)?),
        };
        // SAFETY: the caller's word.
        unsafe { copy_out(&text, buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Writes a total, a 128-bit number of minor units, as vientro_money_format writes an amount.
///
/// low, high: the halves of the number, as vientro_cube_sum and others tell them.
/// currency, lang: as for vientro_money_format.
/// buffer, capacity: receives the text with a final NUL; NULL and 0 only ask for the size.
///   64 bytes are enough for any total.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// Fails as vientro_money_format does. Any thread. Since 0.1.
///
/// # Safety
/// `capacity` bytes of `buffer` can be written, `needed` points at a number; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_total_format(
    low: u64,
    high: i64,
    currency: u32,
    lang: u32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let needed = unsafe { Out::new(needed, "needed", 0) }?;
        let currency = self::currency(currency, "currency")?;
        let digits = currency.minor_digits();
        let digits = digits.ok_or(MoneyError::NoMinorUnit { currency });
        let digits = digits.map_err(|error| Failure::of("currency", error))?;
        let total = whole(low, high);
        let text = match lang {
            VIENTRO_LANG_NONE => number::to_plain(total, digits),
            lang => number::to_text(total, digits, self::lang(lang)?),
        };
        // SAFETY: the caller's word.
        unsafe { copy_out(&text, buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Adds two amounts of one currency.
///
/// a, a_currency, b, b_currency: minor units and ISO 4217 numbers.
/// sum: receives minor units of that currency; 0 on failure.
///
/// VIENTRO_E_CURRENCY: two currencies (a zero is no exception), or one without minor unit.
/// VIENTRO_E_OVERFLOW: the sum does not fit; it is never wrapped. VIENTRO_E_VALUE: no such
/// currency. Any thread. Since 0.1.
///
/// # Safety
/// `sum` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_add(
    a: i64,
    a_currency: u32,
    b: i64,
    b_currency: u32,
    sum: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let sum = unsafe { Out::new(sum, "sum", 0) }?;
        let (a, b) = pair(a, a_currency, b, b_currency)?;
        sum.set(a.checked_add(b)?.minor());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes the amount b away from the amount a, of the same currency.
///
/// a, a_currency, b, b_currency: minor units and ISO 4217 numbers.
/// difference: receives minor units of that currency; 0 on failure.
///
/// Fails as vientro_money_add does. Any thread. Since 0.1.
///
/// # Safety
/// `difference` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_subtract(
    a: i64,
    a_currency: u32,
    b: i64,
    b_currency: u32,
    difference: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let difference = unsafe { Out::new(difference, "difference", 0) }?;
        let (a, b) = pair(a, a_currency, b, b_currency)?;
        difference.set(a.checked_sub(b)?.minor());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Splits an amount in proportion to weights. The parts add up to the amount, to the last minor
/// unit: units left over go one each to the largest remainders, of equal ones to the first. A part
/// with the weight 0 is 0.
///
/// minor, currency: minor units, and the ISO 4217 number.
/// weights, count: the weights, up to 1048576 of them.
/// parts: receives as many amounts in minor units; zeros on failure. It must not overlap weights.
///
/// VIENTRO_E_VALUE: no weight, only zeros, or no such currency. VIENTRO_E_CURRENCY: it has no minor
/// unit. VIENTRO_E_RANGE: too many weights. Any thread. Since 0.1.
///
/// # Safety
/// `weights` points at `count` numbers, `parts` at room for as many; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_money_allocate(
    minor: i64,
    currency: u32,
    weights: *const u64,
    count: u64,
    parts: *mut i64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (parts, weights) = unsafe {
            let parts = OutList::new(parts, count, "parts")?;
            (parts, list(weights, count, "weights")?)
        };
        let money = money(minor, currency, "currency")?;
        let weights: Vec<u128> = weights.iter().copied().map(u128::from).collect();
        let shares = money.allocate(&weights);
        let shares = shares.map_err(|error| Failure::of("weights", error))?;
        parts.set(shares.into_iter().map(Money::minor));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
