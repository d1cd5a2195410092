//! Days, as C has them: `int32_t` days since 1970-01-01.

use std::ffi::c_char;

use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::guard::guard;
use super::pointer::{Out, copy_out, tell, text};
use super::status::vientro_status;
use crate::date::{Date, DateError, Period};

/// As a mark of a period: its beginning is open, and its first day says nothing. Since 0.1.
pub const VIENTRO_OPEN_FROM: u32 = 1;
/// As a mark of a period: its end is open, and its last day says nothing. Since 0.1.
pub const VIENTRO_OPEN_UNTIL: u32 = 2;

/// Reads a day.
pub(super) fn day(days: i32, argument: &'static str) -> Result<Date, Failure> {
    Date::from_days_since_1970(days).map_err(|error| Failure::of(argument, error))
}

/// Reads a period; the names are those of its first and of its last day.
pub(super) fn period(
    (from, until): (i32, i32),
    names: (&'static str, &'static str),
    open: u32,
) -> Result<Period, Failure> {
    if open > VIENTRO_OPEN_FROM | VIENTRO_OPEN_UNTIL {
        let (argument, number) = ("open", open);
        return Err(BorderError::UnknownNumber { argument, number }.into());
    }
    let end = |days, mark, argument| match open & mark {
        0 => day(days, argument).map(Some),
        _ => Ok(None),
    };
    let from = end(from, VIENTRO_OPEN_FROM, names.0)?;
    let until = end(until, VIENTRO_OPEN_UNTIL, names.1)?;
    Period::new(from, until).map_err(|error| Failure::of(names.1, error))
}

/// Where a period is written: its first and last day, 0 where it is open, and the marks.
pub(super) struct PeriodOut<'a> {
    from: Option<Out<'a, i32>>,
    until: Option<Out<'a, i32>>,
    open: Option<Out<'a, u32>>,
}

impl PeriodOut<'_> {
    /// Takes the places, each of which may be NULL, and clears them.
    ///
    /// # Safety
    /// Each is NULL, or may be written to during the call.
    pub(super) unsafe fn new(from: *mut i32, until: *mut i32, open: *mut u32) -> Self {
        // SAFETY: the caller's word.
        unsafe {
            Self {
                from: Out::optional(from, 0),
                until: Out::optional(until, 0),
                open: Out::optional(open, 0),
            }
        }
    }

    /// Writes the period.
    pub(super) fn set(self, period: Period) {
        let days = |day: Option<Date>| day.map_or(0, Date::days_since_1970);
        let mark = |day: Option<Date>, mark| if day.is_none() { mark } else { 0 };
        tell(self.from, days(period.from()));
        tell(self.until, days(period.until()));
        let open = mark(period.from(), VIENTRO_OPEN_FROM);
        tell(self.open, open | mark(period.until(), VIENTRO_OPEN_UNTIL));
    }
}

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
        let date = day(days, "days")?;
        // SAFETY: the caller's word.
        unsafe { copy_out(&date.to_string(), buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Reads a day as Vietnamese papers write it: "17/9/2019" or "ngày 17 tháng 9 năm 2019".
///
/// text, length: the day alone, its year in four digits; length in bytes or VIENTRO_NUL.
/// days: receives the days since 1970-01-01; 0 on failure.
///
/// Fails as vientro_date_parse does. Any thread. Since 0.1.
///
/// # Safety
/// `text` points at `length` bytes, `days` at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_date_parse_vi(
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
        let date = Date::parse_vi(text).map_err(|error| Failure::of("text", error))?;
        days.set(date.days_since_1970());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Writes a day as Vietnamese papers do: "17/9/2019", "02/7/2020", "05/01/2022".
///
/// days, buffer, capacity, needed: as for vientro_date_format.
///
/// Fails as vientro_date_format does. Any thread. Since 0.1.
///
/// # Safety
/// `capacity` bytes of `buffer` can be written, `needed` points at a number; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_date_format_vi(
    days: i32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let needed = unsafe { Out::new(needed, "needed", 0) }?;
        let date = day(days, "days")?;
        // SAFETY: the caller's word.
        unsafe { copy_out(&date.to_vi(), buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Makes a day from year, month and day of the month: 2019, 6 and 30 are 18077.
///
/// year: 1900 to 2200. month: 1 to 12. day: 1 to 31.
/// days: receives the days since 1970-01-01; 0 on failure.
///
/// VIENTRO_E_RANGE: no such day, or outside the range. Any thread. Since 0.1.
///
/// # Safety
/// `days` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_date_new(
    year: i32,
    month: u32,
    day: u32,
    days: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let days = unsafe { Out::new(days, "days", 0) }?;
        let date = Date::new(year, month, day).map_err(|error| Failure::of("day", error))?;
        days.set(date.days_since_1970());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells year, month and day of the month of a day.
///
/// days: the days since 1970-01-01, of the years 1900 to 2200.
/// year, month, day: receive them; each may be NULL, 0 on failure.
///
/// VIENTRO_E_RANGE: the day is outside the range. Any thread. Since 0.1.
///
/// # Safety
/// `year`, `month` and `day` are NULL or can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_date_parts(
    days: i32,
    year: *mut i32,
    month: *mut u32,
    day: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (year, month, day) = unsafe {
            (
                Out::optional(year, 0),
                Out::optional(month, 0),
                Out::optional(day, 0),
            )
        };
        let date = self::day(days, "days")?;
        tell(year, date.year());
        tell(month, date.month());
        tell(day, date.day());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells whether a day is a Saturday or a Sunday; vientro_calendar_is_working knows holidays too.
///
/// days: the days since 1970-01-01, of the years 1900 to 2200.
/// weekend: receives 1 if it is one, 0 if it is none; 0 on failure.
///
/// VIENTRO_E_RANGE: the day is outside the range. Any thread. Since 0.1.
///
/// # Safety
/// `weekend` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_date_is_weekend(
    days: i32,
    weekend: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let weekend = unsafe { Out::new(weekend, "weekend", 0) }?;
        weekend.set(day(days, "days")?.is_weekend().into());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Adds calendar days to a day.
///
/// days: the days since 1970-01-01, of the years 1900 to 2200.
/// more: how many days later, or earlier if below zero.
/// sum: receives the day; 0 on failure.
///
/// VIENTRO_E_RANGE: a day is outside the range. Any thread. Since 0.1.
///
/// # Safety
/// `sum` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_date_plus_days(
    days: i32,
    more: i32,
    sum: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    // SAFETY: the caller's word.
    unsafe { guarded_move(days, sum, err, |date| date.plus_days(more)) }
}

/// Adds months to a day: the same day of the month, or the last of a shorter month.
///
/// days: the days since 1970-01-01, of the years 1900 to 2200.
/// months: how many months later, or earlier if below zero.
/// sum: receives the day; 0 on failure.
///
/// VIENTRO_E_RANGE: a day is outside the range. Any thread. Since 0.1.
///
/// # Safety
/// `sum` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_date_plus_months(
    days: i32,
    months: i32,
    sum: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    // SAFETY: the caller's word.
    unsafe { guarded_move(days, sum, err, |date| date.plus_months(months)) }
}

/// # Safety
/// `sum` is NULL or can be written; `err` is NULL or a place for an error.
unsafe fn guarded_move(
    days: i32,
    sum: *mut i32,
    err: *mut *mut vientro_error,
    moved: impl FnOnce(Date) -> Result<Date, DateError>,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let sum = unsafe { Out::new(sum, "sum", 0) }?;
        let moved = moved(day(days, "days")?).map_err(|error| Failure::of("days", error))?;
        sum.set(moved.days_since_1970());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
