//! The C object `vientro_error`: what went wrong, for programs and for people.

use std::ffi::{CString, c_char};

use super::contain::guard_or;
use super::failure::Failure;
use super::lang::known;
use super::status::{VIENTRO_OK, vientro_status};
use super::text::c_text;
use crate::lang::Lang;

/// What went wrong, for programs and for people.
///
/// Made only for a caller that gives a place for it, as the last argument of a call, and only when
/// the call fails; until then that place is NULL. The caller frees it. Immutable: any number of
/// threads may read it. Since 0.1.
#[derive(Debug)]
pub struct vientro_error {
    status: vientro_status,
    id: CString,
    path: CString,
    vi: CString,
    en: CString,
}

impl vientro_error {
    pub(super) fn new(failure: &Failure) -> Self {
        let code = failure.error().code();
        let message = |lang| c_text(failure.error().message(lang));
        Self {
            status: code.status().number(),
            id: c_text(code.id()),
            path: c_text(failure.argument()),
            vi: message(Lang::Vi),
            en: message(Lang::En),
        }
    }
}

/// Returns the status that the failed call returned; VIENTRO_OK if the error is NULL. Since 0.1.
///
/// # Safety
/// `error` is NULL or a live error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_error_code(error: *const vientro_error) -> vientro_status {
    // SAFETY: the caller's word.
    guard_or(VIENTRO_OK, || unsafe {
        error.as_ref().map_or(VIENTRO_OK, |error| error.status)
    })
}

/// Returns the permanent id of what went wrong, "money.too_precise" for example: what a program
/// compares. "" if the error is NULL.
///
/// Never NULL; lives as long as the error. Since 0.1.
///
/// # Safety
/// `error` is NULL or a live error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_error_id(error: *const vientro_error) -> *const c_char {
    // SAFETY: the caller's word.
    unsafe { guarded_part(error, |error| &error.id) }
}

/// Returns one sentence for people, without a full stop; "" if the error is NULL. The wording may
/// change; personal data is never in it.
///
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN; any other number reads as English.
///
/// Never NULL; lives as long as the error. Since 0.1.
///
/// # Safety
/// `error` is NULL or a live error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_error_message(
    error: *const vientro_error,
    lang: u32,
) -> *const c_char {
    // SAFETY: the caller's word.
    unsafe {
        guarded_part(error, |error| {
            let lang = known(lang).unwrap_or(Lang::En);
            lang.pick(&error.vi, &error.en)
        })
    }
}

/// Returns what is at fault: the name of the argument as this header has it. "" if no single one
/// is, or if the error is NULL.
///
/// Never NULL; lives as long as the error. Since 0.1.
///
/// # Safety
/// `error` is NULL or a live error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_error_path(error: *const vientro_error) -> *const c_char {
    // SAFETY: the caller's word.
    unsafe { guarded_part(error, |error| &error.path) }
}

/// Frees an error; NULL is fine. Since 0.1.
///
/// # Safety
/// `error` is NULL or a live error, which nobody uses from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_error_free(error: *mut vientro_error) {
    // SAFETY: the caller's word: it came from `guard` and was not freed before.
    guard_or((), || unsafe {
        if !error.is_null() {
            drop(Box::from_raw(error));
        }
    });
}

/// # Safety
/// `error` is NULL or a live error.
unsafe fn guarded_part(
    error: *const vientro_error,
    part: impl FnOnce(&vientro_error) -> &CString,
) -> *const c_char {
    // SAFETY: the caller's word.
    guard_or(c"".as_ptr(), || unsafe {
        error.as_ref().map_or(c"", |error| part(error)).as_ptr()
    })
}
