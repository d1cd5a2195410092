//! Bugs on purpose, for a test of the very build that is shipped: tests/install.sh.
//!
//! Only with the feature `selftest`, and in no header: a library with it is not for use.

use super::builder::vientro_builder;
use super::error::vientro_error;
use super::guard::guard;
use super::pointer::object;
use super::status::vientro_status;

/// Panics, which is contained.
///
/// # Safety
/// `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_selftest_panic(err: *mut *mut vientro_error) -> vientro_status {
    // SAFETY: the caller's word.
    unsafe { guard(err, || bug()) }
}

/// Panics while a builder is being changed.
///
/// # Safety
/// `builder` is NULL or a live builder that no other thread uses; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_selftest_poison(
    builder: *mut vientro_builder,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let builder = unsafe { object(builder.cast_const(), "builder") }?;
        builder.work(|_| bug())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

#[expect(clippy::panic, reason = "this is what it is for")]
fn bug() -> ! {
    panic!("a bug on purpose")
}
