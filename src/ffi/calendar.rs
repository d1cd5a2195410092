//! The C object `vientro_calendar`: which days are working days, immutable.

use std::ptr;

use super::contain::guard_or;
use super::date::{day, period};
use super::error::vientro_error;
use super::failure::Failure;
use super::guard::guard;
use super::pointer::{Out, list, object};
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use crate::date::{Date, WorkingCalendar};

/// Which days are working days: Monday to Friday without the holidays that it was given, and the
/// weekend days on which work is made up. No holiday is built in.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. Since 0.1.
#[derive(Debug)]
pub struct vientro_calendar(WorkingCalendar);

impl vientro_calendar {
    pub(super) const fn calendar(&self) -> &WorkingCalendar {
        &self.0
    }
}

/// Makes a calendar of working days.
///
/// from, until, open: the days for which all holidays are given, in days since 1970-01-01, and
///   VIENTRO_OPEN_ marks, 0 for none; no question beyond them is answered.
/// holidays, holiday_count: the holidays, days off in lieu included, in any order; NULL and 0 for
///   none.
/// made_up, made_up_count: the weekend days on which work is made up; NULL and 0 for none.
/// out: receives the calendar, which the caller frees; NULL on failure.
///
/// VIENTRO_E_INVALID: a day is a holiday and a make-up day. VIENTRO_E_RANGE: a day is outside the
/// years 1900 to 2200, the period ends before it begins, or there are more than 1048576 days.
/// VIENTRO_E_VALUE: no such mark. Any thread. Since 0.1.
///
/// # Safety
/// `holidays` and `made_up` point at as many numbers as their counts say, `out` at a pointer; `err`
/// is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_calendar_new(
    from: i32,
    until: i32,
    open: u32,
    holidays: *const i32,
    holiday_count: u64,
    made_up: *const i32,
    made_up_count: u64,
    out: *mut *mut vientro_calendar,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, holidays, made_up) = unsafe {
            let out = Out::new(out, "out", ptr::null_mut())?;
            let holidays = list(holidays, holiday_count, "holidays")?;
            (out, holidays, list(made_up, made_up_count, "made_up")?)
        };
        let covered = period((from, until), ("from", "until"), open)?;
        let holidays = days(holidays, "holidays")?;
        let made = WorkingCalendar::new(covered, holidays, days(made_up, "made_up")?);
        let made = made.map_err(|error| Failure::of("made_up", error))?;
        out.set(hand_over(vientro_calendar(made)));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells whether a day is a working day.
///
/// calendar, days: the calendar, and the day in days since 1970-01-01.
/// working: receives 1 if it is one, 0 if it is none; 0 on failure.
///
/// VIENTRO_E_RANGE: the calendar does not cover the day. Any thread. Since 0.1.
///
/// # Safety
/// `calendar` is NULL or a live calendar, `working` points at a number; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_calendar_is_working(
    calendar: *const vientro_calendar,
    days: i32,
    working: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (working, calendar) = unsafe {
            let working = Out::new(working, "working", 0)?;
            (working, object(calendar, "calendar")?)
        };
        let found = calendar.0.is_working(day(days, "days")?);
        working.set(found.map_err(|error| Failure::of("days", error))?.into());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells the day on which a term of working days ends. The day that it runs from is not counted.
///
/// calendar, days: the calendar, and the day that the term runs from, in days since 1970-01-01.
/// working_days: how many; below zero for the day on which the term began; with 0 the day itself.
/// end: receives the day; 0 on failure.
///
/// VIENTRO_E_RANGE: a day on the way is not covered. Any thread. Since 0.1.
///
/// # Safety
/// `calendar` is NULL or a live calendar, `end` points at a number; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_calendar_plus(
    calendar: *const vientro_calendar,
    days: i32,
    working_days: i32,
    end: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (end, calendar) = unsafe {
            let end = Out::new(end, "end", 0)?;
            (end, object(calendar, "calendar")?)
        };
        let found = calendar
            .0
            .plus_working_days(day(days, "days")?, working_days);
        let found = found.map_err(|error| Failure::of("working_days", error))?;
        end.set(found.days_since_1970());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells how many working days lie between two days, the first not counted and the second counted.
///
/// calendar, from, to: the calendar, and the days in days since 1970-01-01.
/// working_days: receives how many, below zero if the second is earlier; 0 on failure.
///
/// VIENTRO_E_RANGE: a day on the way is not covered. Any thread. Since 0.1.
///
/// # Safety
/// `calendar` is NULL or a live calendar, `working_days` points at a number; `err` is NULL or a place
/// for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_calendar_between(
    calendar: *const vientro_calendar,
    from: i32,
    to: i32,
    working_days: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (working_days, calendar) = unsafe {
            let working_days = Out::new(working_days, "working_days", 0)?;
            (working_days, object(calendar, "calendar")?)
        };
        let (from, to) = (day(from, "from")?, day(to, "to")?);
        let found = calendar.0.working_days_between(from, to);
        working_days.set(found.map_err(|error| Failure::of("to", error))?);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of a calendar, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `calendar` is NULL or a live calendar.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_calendar_retain(
    calendar: *const vientro_calendar,
) -> *mut vientro_calendar {
    // SAFETY: the caller's word.
    guard_or((), || unsafe { retain(calendar) });
    calendar.cast_mut()
}

/// Gives back a share of a calendar, and frees it with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `calendar` is NULL or a live calendar, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_calendar_free(calendar: *mut vientro_calendar) {
    // SAFETY: the caller's word.
    guard_or((), || unsafe { release(calendar) });
}

/// Reads a column of days.
fn days(column: &[i32], argument: &'static str) -> Result<Vec<Date>, Failure> {
    let days = column.iter().enumerate();
    let days = days.map(|(at, &days)| day(days, argument).map_err(|failure| failure.at(at)));
    days.collect()
}
