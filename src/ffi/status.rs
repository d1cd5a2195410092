//! The outcome of a call as a number.
//!
//! I1. The numbers and names are those of [`Status`], which never change.

use std::ffi::{CStr, c_char};

use super::contain::guard_or;
use crate::code::Status;

/// The outcome of a call: VIENTRO_OK, or why it failed.
///
/// Numbers are never changed or used again; one that is not known here means failure. What
/// exactly went wrong is told by the text id of the vientro_error. Since 0.1.
pub type vientro_status = i32;

/// Done. Since 0.1.
pub const VIENTRO_OK: vientro_status = 0;
/// A required pointer was NULL. Since 0.1.
pub const VIENTRO_E_NULL: vientro_status = 1;
/// Text that is not UTF-8, or holds U+0000. Since 0.1.
pub const VIENTRO_E_TEXT: vientro_status = 2;
/// An unknown code, name, option or form of writing. Since 0.1.
pub const VIENTRO_E_VALUE: vientro_status = 3;
/// A number, date, length or buffer size outside its range. Since 0.1.
pub const VIENTRO_E_RANGE: vientro_status = 4;
/// Data that has the wrong shape. Since 0.1.
pub const VIENTRO_E_INVALID: vientro_status = 5;
/// Two currencies where one is needed, or more digits than the currency has. Since 0.1.
pub const VIENTRO_E_CURRENCY: vientro_status = 6;
/// An exact result that does not fit. Since 0.1.
pub const VIENTRO_E_OVERFLOW: vientro_status = 7;
/// Memory could not be had. Since 0.1.
pub const VIENTRO_E_NOMEM: vientro_status = 8;
/// The caller's structure is newer than the library. Since 0.1.
pub const VIENTRO_E_NEWER: vientro_status = 9;
/// A callback asked to stop. Since 0.1.
pub const VIENTRO_E_STOPPED: vientro_status = 10;
/// A bug of the library was contained; a handle that was being changed can only be freed.
/// Since 0.1.
pub const VIENTRO_E_INTERNAL: vientro_status = 11;
/// What was asked for was not built into this library. Since 0.1.
pub const VIENTRO_E_UNSUPPORTED: vientro_status = 12;

/// The constants above, in order of their numbers.
const NUMBERS: [(vientro_status, &CStr); Status::ALL.len()] = [
    (VIENTRO_OK, c"VIENTRO_OK"),
    (VIENTRO_E_NULL, c"VIENTRO_E_NULL"),
    (VIENTRO_E_TEXT, c"VIENTRO_E_TEXT"),
    (VIENTRO_E_VALUE, c"VIENTRO_E_VALUE"),
    (VIENTRO_E_RANGE, c"VIENTRO_E_RANGE"),
    (VIENTRO_E_INVALID, c"VIENTRO_E_INVALID"),
    (VIENTRO_E_CURRENCY, c"VIENTRO_E_CURRENCY"),
    (VIENTRO_E_OVERFLOW, c"VIENTRO_E_OVERFLOW"),
    (VIENTRO_E_NOMEM, c"VIENTRO_E_NOMEM"),
    (VIENTRO_E_NEWER, c"VIENTRO_E_NEWER"),
    (VIENTRO_E_STOPPED, c"VIENTRO_E_STOPPED"),
    (VIENTRO_E_INTERNAL, c"VIENTRO_E_INTERNAL"),
    (VIENTRO_E_UNSUPPORTED, c"VIENTRO_E_UNSUPPORTED"),
];

/// Returns the name of a status, "VIENTRO_E_TEXT" for example; "" for a number that this library
/// does not know.
///
/// The text is static, never NULL. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub extern "C" fn vientro_status_name(status: vientro_status) -> *const c_char {
    guard_or(c"".as_ptr(), || {
        let known = NUMBERS.iter().find(|(number, _)| *number == status);
        known.map_or(c"", |(_, name)| name).as_ptr()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_those_of_the_core() {
        let core = Status::ALL.map(|status| (status.number(), status.name()));
        let face = NUMBERS.map(|(number, name)| (number, name.to_str().unwrap()));
        assert_eq!(face, core);
    }

    #[test]
    fn every_constant_has_its_own_name() {
        for (number, name) in NUMBERS {
            let name = name.to_str().unwrap();
            let line = format!("pub const {name}: vientro_status = {number};");
            assert!(include_str!("status.rs").contains(&line), "{line}");
        }
    }
}
