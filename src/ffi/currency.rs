//! Currencies by their ISO 4217 numbers, as C names them.

use std::ffi::c_char;

use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::guard::guard;
use super::pointer::{Out, copy_out, currency, text};
use super::status::vientro_status;
use crate::money::{Currency, MoneyError};

/// Finds the ISO 4217 number of a currency by its code: "VND" is 704, "USD" is 840.
///
/// Two numbers changed hands: 532 is XCG and no longer ANG, 891 is CSD and no longer YUM. The codes
/// that lost theirs are refused, since their number would mean the other currency.
///
/// code, length: three capital letters; length in bytes or VIENTRO_NUL.
/// numeric: receives the number; 0 on failure.
///
/// VIENTRO_E_VALUE: no such code. VIENTRO_E_CURRENCY: its number means another currency.
/// Any thread. Since 0.1.
///
/// # Safety
/// `code` points at `length` bytes, `numeric` at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_currency_numeric(
    code: *const c_char,
    length: u64,
    numeric: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (numeric, code) = unsafe {
            let numeric = Out::new(numeric, "numeric", 0)?;
            (numeric, text(code, length, "code")?)
        };
        let found = Currency::parse(code).map_err(|error| Failure::of("code", error))?;
        let (code, number) = (found.code(), found.numeric());
        let holder = Currency::from_numeric(number)?.code();
        if holder != code {
            let error = BorderError::NumberChangedHands {
                code,
                number,
                holder,
            };
            return Err(error.into());
        }
        numeric.set(number.into());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Copies out the code of a currency, three letters: 704 is "VND".
///
/// currency: the ISO 4217 number.
/// buffer, capacity: receives the code with a final NUL; NULL and 0 only ask for the size.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// VIENTRO_E_VALUE: no such number. VIENTRO_E_RANGE: the buffer is too small; it then holds "".
/// Any thread. Since 0.1.
///
/// # Safety
/// `capacity` bytes of `buffer` can be written, `needed` points at a number; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_currency_code(
    currency: u32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let needed = unsafe { Out::new(needed, "needed", 0) }?;
        let code = self::currency(currency, "currency")?.code();
        // SAFETY: the caller's word.
        unsafe { copy_out(code, buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells how many digits the minor unit of a currency has: 0 for VND, 2 for USD.
///
/// currency: the ISO 4217 number.
/// digits: receives the number of digits; 0 on failure.
///
/// VIENTRO_E_VALUE: no such number. VIENTRO_E_CURRENCY: it has no minor unit (XDR, metals, test
/// codes), so it cannot make an amount. Any thread. Since 0.1.
///
/// # Safety
/// `digits` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_currency_minor_digits(
    currency: u32,
    digits: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let digits = unsafe { Out::new(digits, "digits", 0) }?;
        let currency = self::currency(currency, "currency")?;
        let found = currency.minor_digits();
        let found = found.ok_or(MoneyError::NoMinorUnit { currency });
        digits.set(
            found
                .map_err(|error| Failure::of("currency", error))?
                .into(),
        );
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
