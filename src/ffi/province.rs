//! Provinces in C: which unit a code of two digits means, and how it stands on another map.

use std::ffi::c_char;
use std::ptr;

use super::codes::vientro_codes;
use super::date::day;
use super::error::vientro_error;
use super::failure::Failure;
use super::guard::guard;
use super::lists::List;
use super::pointer::{Out, copy_out, given, of_number, text};
use super::status::vientro_status;
use crate::catalog::ProvinceCode;
use crate::catalog::province::{self, Map, ProvinceError, Translated};

/// As a map: that of 63 units, in force until 2025-06-30. Since 0.1.
pub const VIENTRO_MAP_63: u32 = 63;
/// As a map: that of 34 units, in force from 2025-07-01. Since 0.1.
pub const VIENTRO_MAP_34: u32 = 34;

/// As the place of a unit on a map: the same unit, perhaps under another code, name or kind.
/// Since 0.1.
pub const VIENTRO_PLACED_SAME: u32 = 1;
/// As the place of a unit on a map: the unit lies wholly in a larger one. Since 0.1.
pub const VIENTRO_PLACED_MERGED: u32 = 2;
/// As the place of a unit on a map: it holds several units of the map, and what it carries cannot be
/// divided among them; a figure stays whole, under the unit itself. Since 0.1.
pub const VIENTRO_PLACED_NOT_DIVISIBLE: u32 = 3;

/// The numbers above, and what they stand for.
pub(super) const MAPS: [(u32, Map); Map::ALL.len()] =
    [(VIENTRO_MAP_63, Map::Old63), (VIENTRO_MAP_34, Map::New34)];

/// Tells which unit a code of two digits means: "15" is "VN-63-15", Yen Bai, until 2025-06-30 and
/// "VN-34-15", Lao Cai, from then. The list "province_unit" of vientro_codes_new tells the rest.
///
/// code, length: two digits; length in bytes or VIENTRO_NUL.
/// as_of: points at the day, in days since 1970-01-01; NULL if it is not known, which is enough
///   unless the code is one of the seven that changed their unit.
/// buffer, capacity: receives the unit with a final NUL; NULL and 0 only ask for the size. 9 bytes
///   are enough for any unit.
/// needed: receives the bytes needed, with the final NUL, even if the buffer is too small.
///
/// VIENTRO_E_VALUE: no such code, or without a day it may mean either of two units. VIENTRO_E_RANGE:
/// no unit has the code on the day, or the buffer is too small; it then holds "". Any thread.
/// Since 0.1.
///
/// # Safety
/// `code` points at `length` bytes, `as_of` is NULL or points at a number, `capacity` bytes of
/// `buffer` can be written, `needed` points at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_province_unit(
    code: *const c_char,
    length: u64,
    as_of: *const i32,
    buffer: *mut c_char,
    capacity: u64,
    needed: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (needed, code, as_of) = unsafe {
            let needed = Out::new(needed, "needed", 0)?;
            (needed, text(code, length, "code")?, given(as_of))
        };
        let blame = |error: ProvinceError| Failure::of("code", error);
        let code = ProvinceCode::parse(code).map_err(blame)?;
        let unit = match as_of {
            None => province::undated(code),
            Some(days) => {
                let on = day(days, "as_of")?;
                province::at(code, on).ok_or(ProvinceError::CodeNotInForce { code, on })
            }
        };
        let unit = unit.map_err(blame)?.id().to_string();
        // SAFETY: the caller's word.
        unsafe { copy_out(&unit, buffer, capacity, &needed) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Places the unit that had a code on a day on a map.
///
/// code, length: two digits; length in bytes or VIENTRO_NUL.
/// as_of: the day on which the code is read, in days since 1970-01-01.
/// map: VIENTRO_MAP_63 or VIENTRO_MAP_34.
/// placed: receives a VIENTRO_PLACED_ number; 0 on failure.
/// units: receives the units of the map, in the form of the list "province_unit": the one that it is
///   or lies in, or the several that it holds. The caller frees it; NULL on failure. It may be NULL,
///   if the units are not wanted.
///
/// VIENTRO_E_VALUE: no such code or map. VIENTRO_E_RANGE: no unit has the code on the day. Any
/// thread. Since 0.1.
///
/// # Safety
/// `code` points at `length` bytes, `placed` at a number, `units` is NULL or points at a pointer;
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_province_translate(
    code: *const c_char,
    length: u64,
    as_of: i32,
    map: u32,
    placed: *mut u32,
    units: *mut *mut vientro_codes,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (units, placed, code) = unsafe {
            let units = Out::optional(units, ptr::null_mut());
            let placed = Out::new(placed, "placed", 0)?;
            (units, placed, text(code, length, "code")?)
        };
        let blame = |error: ProvinceError| Failure::of("code", error);
        let code = ProvinceCode::parse(code).map_err(blame)?;
        let map = of_number(&MAPS, map, "map")?;
        let translated = province::translate(code, day(as_of, "as_of")?, map).map_err(blame)?;
        let (its_place, its_units) = match translated {
            Translated::Same(unit) => (VIENTRO_PLACED_SAME, vec![unit]),
            Translated::MergedInto(unit) => (VIENTRO_PLACED_MERGED, vec![unit]),
            Translated::NotDivisible { parts, .. } => (VIENTRO_PLACED_NOT_DIVISIBLE, parts),
        };
        placed.set(its_place);
        if let Some(units) = units {
            let list = List::of_units(its_units.into_iter());
            units.set(vientro_codes::hand_over(list));
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}
