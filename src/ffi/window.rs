//! Reporting windows in C: a kind, and `int32_t` first and last days.

use std::ffi::c_char;

use super::date::day;
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::guard::guard;
use super::lang::{VIENTRO_LANG_NONE, lang};
use super::pointer::{Out, copy_out, of_number};
use super::status::vientro_status;
use crate::date::{Window, WindowError, WindowKind};
use crate::statistics::KeyPart;

/// As a kind of window: 1 January to 31 December. Since 0.1.
pub const VIENTRO_WINDOW_CALENDAR_YEAR: u32 = 1;
/// 15 December of the year before to 14 December, of Decree 58/2022. Since 0.1.
pub const VIENTRO_WINDOW_DECREE_58: u32 = 2;
/// 1 January to 31 January of the next year, of Circular 23/2022. Since 0.1.
pub const VIENTRO_WINDOW_BUDGET_YEAR: u32 = 3;
/// January to June or July to December. Since 0.1.
pub const VIENTRO_WINDOW_HALF_YEAR: u32 = 4;
/// A month, first to last day. Since 0.1.
pub const VIENTRO_WINDOW_MONTH: u32 = 5;
/// Any other run of days. Since 0.1.
pub const VIENTRO_WINDOW_SPAN: u32 = 6;

/// The numbers above, and what they stand for.
pub(super) const WINDOW_KINDS: [(u32, WindowKind); WindowKind::ALL.len()] = [
    (VIENTRO_WINDOW_CALENDAR_YEAR, WindowKind::CalendarYear),
    (VIENTRO_WINDOW_DECREE_58, WindowKind::Decree58),
    (VIENTRO_WINDOW_BUDGET_YEAR, WindowKind::BudgetYear),
    (VIENTRO_WINDOW_HALF_YEAR, WindowKind::Half),
    (VIENTRO_WINDOW_MONTH, WindowKind::Month),
    (VIENTRO_WINDOW_SPAN, WindowKind::Span),
];

/// Reads a window from the three numbers that it is in C.
fn window(kind: u32, first: i32, last: i32) -> Result<Window, Failure> {
    let kind = of_number(&WINDOW_KINDS, kind, "kind")?;
    let (first, last) = (day(first, "first")?, day(last, "last")?);
    Window::new(kind, first, last).map_err(|error| Failure::of("last", error))
}

/// Where the days of a window are written.
struct Days<'a> {
    first: Out<'a, i32>,
    last: Out<'a, i32>,
}

impl Days<'_> {
    /// # Safety
    /// Each is NULL, or may be written to during the call.
    unsafe fn new(first: *mut i32, last: *mut i32) -> Result<Self, Failure> {
        // SAFETY: the caller's word.
        let (first, last) = unsafe { (Out::new(first, "first", 0)?, Out::new(last, "last", 0)?) };
        Ok(Self { first, last })
    }

    fn set(&self, window: Window) {
        self.first.set(window.first().days_since_1970());
        self.last.set(window.last().days_since_1970());
    }
}

/// Tells which days a window of a kind and year covers.
///
/// kind: VIENTRO_WINDOW_ number but VIENTRO_WINDOW_SPAN, which has the days that it is given.
/// year: the year that the window is named after, for VIENTRO_WINDOW_DECREE_58 that of its last day.
/// part: the month, 1 to 12, of VIENTRO_WINDOW_MONTH; 1 or 2 of VIENTRO_WINDOW_HALF_YEAR; else 0.
/// first, last: receive the days since 1970-01-01; 0 on failure.
///
/// VIENTRO_E_VALUE: no such kind, a span, or no such part. VIENTRO_E_RANGE: no such month, or days
/// outside the years 1900 to 2200. Any thread. Since 0.1.
///
/// # Safety
/// `first` and `last` point at numbers; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_window_new(
    kind: u32,
    year: i32,
    part: u32,
    first: *mut i32,
    last: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let days = unsafe { Days::new(first, last) }?;
        let (kind, number) = (of_number(&WINDOW_KINDS, kind, "kind")?, kind);
        let made = match (kind, part) {
            (WindowKind::CalendarYear, 0) => Window::calendar_year(year),
            (WindowKind::Decree58, 0) => Window::decree_58(year),
            (WindowKind::BudgetYear, 0) => Window::budget_year(year),
            (WindowKind::Half, 1) => Window::first_half(year),
            (WindowKind::Half, 2) => Window::second_half(year),
            (WindowKind::Month, month) => Window::month(year, month),
            (WindowKind::Span, _) => {
                let argument = "kind";
                return Err(BorderError::UnknownNumber { argument, number }.into());
            }
            (
                WindowKind::CalendarYear
                | WindowKind::Decree58
                | WindowKind::BudgetYear
                | WindowKind::Half,
                part,
            ) => {
                let (argument, number) = ("part", part);
                return Err(BorderError::UnknownNumber { argument, number }.into());
            }
        };
        let is_month = kind != WindowKind::Month || (1..=12).contains(&part);
        let argument = if is_month { "year" } else { "part" };
        days.set(made.map_err(|error| Failure::of(argument, error))?);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Checks the days of a window, and tells the year that it is named after.
///
/// kind, first, last: VIENTRO_WINDOW_ number, and days since 1970-01-01.
/// year: receives the year; 0 for a span, which has none, and on failure.
///
/// VIENTRO_E_VALUE: no such kind. VIENTRO_E_RANGE: the kind has no window of exactly these days, or
/// they are outside the years 1900 to 2200. Any thread. Since 0.1.
///
/// # Safety
/// `year` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_window_year(
    kind: u32,
    first: i32,
    last: i32,
    year: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let year = unsafe { Out::new(year, "year", 0) }?;
        year.set(window(kind, first, last)?.year().unwrap_or(0));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells which days the window of the same kind covers that comes next.
///
/// kind, first, last: VIENTRO_WINDOW_ number, and days since 1970-01-01.
/// next_first, next_last: receive the days since 1970-01-01; 0 on failure.
///
/// VIENTRO_E_VALUE: no such kind, or a span, which has no neighbours. VIENTRO_E_RANGE: the kind has
/// no window of exactly these days, or the next one is outside the years 1900 to 2200. Any thread.
/// Since 0.1.
///
/// # Safety
/// `next_first` and `next_last` point at numbers; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_window_next(
    kind: u32,
    first: i32,
    last: i32,
    next_first: *mut i32,
    next_last: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    // SAFETY: the caller's word.
    unsafe {
        guarded_neighbour(
            (kind, first, last),
            next_first,
            next_last,
            err,
            Window::next,
        )
    }
}

/// Tells which days the window of the same kind covers that comes before.
///
/// kind, first, last: VIENTRO_WINDOW_ number, and days since 1970-01-01.
/// previous_first, previous_last: receive the days since 1970-01-01; 0 on failure.
///
/// Fails as vientro_window_next does. Any thread. Since 0.1.
///
/// # Safety
/// `previous_first` and `previous_last` point at numbers; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_window_previous(
    kind: u32,
    first: i32,
    last: i32,
    previous_first: *mut i32,
    previous_last: *mut i32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    // SAFETY: the caller's word.
    unsafe {
        guarded_neighbour(
            (kind, first, last),
            previous_first,
            previous_last,
            err,
            Window::previous,
        )
    }
}

/// Names a window as it is written in a sentence or a column head.
///
/// kind, first, last: VIENTRO_WINDOW_ number, and days since 1970-01-01.
/// lang: VIENTRO_LANG_NONE: the code that the keys of a cube hold,
///   "decree_58/2021-12-15/2022-12-14". VIENTRO_LANG_VI: "6 tháng đầu năm 2022". VIENTRO_LANG_EN:
///   "first half of 2022".
/// buffer, capacity: receives the text with a final NUL; NULL and 0 only ask for the size.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// VIENTRO_E_VALUE: no such kind or language. VIENTRO_E_RANGE: the kind has no window of exactly
/// these days, or the buffer is too small; it then holds "". Any thread. Since 0.1.
///
/// # Safety
/// `capacity` bytes of `buffer` can be written, `needed` points at a number; `err` is NULL or a
/// place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_window_format(
    kind: u32,
    first: i32,
    last: i32,
    lang: u32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let needed = unsafe { Out::new(needed, "needed", 0) }?;
        let window = window(kind, first, last)?;
        let text = match lang {
            VIENTRO_LANG_NONE => KeyPart::Window(window).code(),
            lang => window.label(self::lang(lang)?),
        };
        // SAFETY: the caller's word.
        unsafe { copy_out(&text, buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// # Safety
/// `first_out` and `last_out` are NULL or can be written; `err` is NULL or a place for an error.
unsafe fn guarded_neighbour(
    (kind, first, last): (u32, i32, i32),
    first_out: *mut i32,
    last_out: *mut i32,
    err: *mut *mut vientro_error,
    moved: impl FnOnce(&Window) -> Result<Window, WindowError>,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let days = unsafe { Days::new(first_out, last_out) }?;
        let moved = moved(&window(kind, first, last)?);
        days.set(moved.map_err(|error| Failure::of("kind", error))?);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
