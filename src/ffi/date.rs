//! Days, as C has them: `int32_t` days since 1970-01-01.

use std::ffi::c_char;

use super::error::vientro_error;
use super::failure::Failure;
use super::guard::guard;
use super::pointer::{Out, copy_out, text};
use super::status::vientro_status;
use crate::date::Date;

/// Reads a day: "2019-06-30" is 18077.
///
/// text, length: year, month and day as YYYY-MM-DD, of the years 1900 to 2200; length in bytes or
///   VIENTRO_NUL.
/// days: receives the days since 1970-01-01, below zero for earlier ones; 0 on failure.
///
/// VIENTRO_E_VALUE: another form. VIENTRO_E_RANGE: no such day, or outside the range.
/// VIENTRO_E_TEXT: not UTF-8. Any thread. Since 0.1.
///
/// # Safety
/// `text` points at `length` bytes, `days` at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_date_parse(
    text: *const c_char,
    length: u64,
    days: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (days, text) = unsafe {
            let days = Out::new(days, "days", 0)?;
            (days, self::text(text, length, "text")?)
        };
        let date = Date::parse(text).map_err(|error| Failure::of("text", error))?;
        days.set(date.days_since_1970());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Writes a day: 18077 is "2019-06-30".
///
/// days: the days since 1970-01-01, of the years 1900 to 2200.
/// buffer, capacity: receives the text with a final NUL; NULL and 0 only ask for the size. 11 bytes
///   are enough for any day.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// VIENTRO_E_RANGE: the day is outside the range, or the buffer is too small; it then holds "".
/// Any thread. Since 0.1.
///
/// # Safety
/// `capacity` bytes of `buffer` can be written, `needed` points at a number; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_date_format(
    days: i32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let needed = unsafe { Out::new(needed, "needed", 0) }?;
        let date = Date::from_days_since_1970(days).map_err(|error| Failure::of("days", error))?;
        // SAFETY: the caller's word.
        unsafe { copy_out(&date.to_string(), buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
