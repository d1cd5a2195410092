//! The overview of a registry, as a document.

use std::ffi::c_char;

use super::error::vientro_error;
use super::failure::Failure;
use super::format;
use super::guard::guard;
use super::pointer::{Out, given, object, text};
use super::registry::vientro_registry;
use super::status::vientro_status;
use super::text::vientro_text;
use crate::code::clip;
use crate::date::{Date, WindowError, WindowKind};
use crate::report::{OverviewQuery, Windows, yearly};

/// As a year: every year from that of the first record to that of the last. Since 0.1.
pub const VIENTRO_ALL_YEARS: i32 = 0;

/// Makes the overview of a registry, window by window and place by place, as JSON: grants and
/// organizations, aid approved, running and disbursed; then what was set aside, published figures
/// beside computed ones, and what putting the submissions together found.
///
/// Amounts are text with their currency, labels are in both languages. The same records and
/// arguments give the same bytes, in whatever order the files came.
///
/// docs/overview-json.md of the repository describes it key by key.
///
/// registry: the records.
/// year: the year that names the window, or VIENTRO_ALL_YEARS.
/// window, window_length: "calendar_year" (1 January to 31 December), "decree_58" (15 December
///   before to 14 December) or "budget_year" (1 January to 31 January after); length in bytes or
///   VIENTRO_NUL.
/// as_of: the day on which "running" is asked, in days since 1970-01-01 (18077 is 2019-06-30); NULL
///   is the last day of each window.
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_VALUE: no such window. VIENTRO_E_RANGE: the year or day is outside the range of dates.
/// VIENTRO_E_OVERFLOW: a sum does not fit. VIENTRO_E_UNSUPPORTED: built without JSON. Any thread.
/// Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `window` points at as many bytes as its length says,
/// `as_of` is NULL or points at a number, `out` points at a pointer; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_overview_json(
    registry: *const vientro_registry,
    year: i32,
    window: *const c_char,
    window_length: u64,
    as_of: *const i32,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, registry, window, as_of) = unsafe {
            let out = Out::new(out, "out", std::ptr::null_mut())?;
            let registry = object(registry, "registry")?;
            let window = text(window, window_length, "window")?;
            (out, registry, window, given(as_of))
        };
        let query = OverviewQuery {
            windows: windows(window, year)?,
            as_of: as_of.map(day).transpose()?,
        };
        let report = format::report(registry.registry(), &query)?;
        out.set(vientro_text::hand_over(report));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Reads which windows are meant.
fn windows(id: &str, year: i32) -> Result<Windows, Failure> {
    let kind = WindowKind::parse(id).ok_or_else(|| WindowError::UnknownKind { id: clip(id) });
    let kind = kind.map_err(|error| Failure::of("window", error))?;
    if year == VIENTRO_ALL_YEARS {
        return Ok(Windows::All(kind));
    }
    let window = yearly(kind, year).map_err(|error| Failure::of("year", error))?;
    Ok(Windows::One(window))
}

/// Reads a day.
fn day(days: i32) -> Result<Date, Failure> {
    Date::from_days_since_1970(days).map_err(|error| Failure::of("as_of", error))
}
