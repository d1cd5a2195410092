//! What leads from one code to another: purposes to sectors, bodies to who took their place.

use std::ffi::c_char;

use super::date::day;
use super::error::vientro_error;
use super::failure::Failure;
use super::guard::guard;
use super::pointer::{Out, copy_out, text};
use super::status::vientro_status;
use crate::catalog::{Sector, agency};

/// Tells the one sector that a DAC purpose code falls in: "12220" in "health".
///
/// purpose, length: five digits, or the three of a category; length in bytes or VIENTRO_NUL.
/// buffer, capacity: receives the code of the sector with a final NUL; NULL and 0 only ask for the
///   size.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// VIENTRO_E_VALUE: another form, or no sector is laid down for it. VIENTRO_E_RANGE: the buffer is
/// too small; it then holds "". Any thread. Since 0.1.
///
/// # Safety
/// `purpose` points at `length` bytes, `capacity` bytes of `buffer` can be written, `needed` points
/// at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_sector_of_purpose(
    purpose: *const c_char,
    length: u64,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, purpose) = unsafe {
            let needed = Out::new(needed, "needed", 0)?;
            (needed, text(purpose, length, "purpose")?)
        };
        let sector = Sector::of_dac_purpose(purpose);
        let sector = sector.map_err(|error| Failure::of("purpose", error))?;
        // SAFETY: the caller's word.
        unsafe { copy_out(sector.id(), buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells which central body holds the duties of a body on a day: itself, or who took its place. On
/// 2025-03-01 those of "mpi" are held by "mof".
///
/// agency, length: the code of the body; length in bytes or VIENTRO_NUL.
/// as_of: the day, in days since 1970-01-01.
/// buffer, capacity: receives the code of the holder with a final NUL; NULL and 0 only ask for the
///   size.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// VIENTRO_E_VALUE: no such body. VIENTRO_E_RANGE: it did not exist yet, or the buffer is too small;
/// it then holds "". Any thread. Since 0.1.
///
/// # Safety
/// `agency` points at `length` bytes, `capacity` bytes of `buffer` can be written, `needed` points at
/// a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_agency_holder(
    agency: *const c_char,
    length: u64,
    as_of: i32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, agency) = unsafe {
            let needed = Out::new(needed, "needed", 0)?;
            (needed, text(agency, length, "agency")?)
        };
        let body = agency::parse(agency).map_err(|error| Failure::of("agency", error))?;
        let holder = body.holder_on(day(as_of, "as_of")?);
        let holder = holder.map_err(|error| Failure::of("as_of", error))?;
        // SAFETY: the caller's word.
        unsafe { copy_out(holder.id(), buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
