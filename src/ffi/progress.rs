//! How C is told how far a long call is.

use std::ffi::c_void;
use std::ops::ControlFlow;

/// Is told how far a call is: `done` of `total`, which stays the same and may be 0.
///
/// Called on the thread that made the call, every few milliseconds while it works, and never after
/// it has returned. Non-zero stops the call, which then answers VIENTRO_E_STOPPED. It must return to
/// its caller: no exception and no longjmp may leave it. It cannot use the object that the call works
/// on: VIENTRO_E_INVALID, "ffi.in_use". Since 0.1.
pub type vientro_progress =
    Option<unsafe extern "C" fn(userdata: *mut c_void, done: u64, total: u64) -> i32>;

/// Tells a caller's function; NULL is told nothing.
///
/// # Safety
/// `progress` is NULL or a function that takes `userdata` and returns to its caller, for as long as
/// what is returned here.
pub(super) unsafe fn caller(
    progress: vientro_progress,
    userdata: *mut c_void,
) -> impl FnMut(u64, u64) -> ControlFlow<()> {
    move |done, total| {
        // SAFETY: the caller's word.
        let answer = progress.map_or(0, |tell| unsafe { tell(userdata, done, total) });
        if answer == 0 {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }
}
