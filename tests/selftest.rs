//! In a Rust program, a bug that the C face contains is told to the program's own panic hook.
//!
//! `cargo test --features selftest --test selftest`; what the shipped library does: tests/install.sh.

#![cfg(feature = "selftest")]
#![expect(unsafe_code, reason = "it calls the C face")]

use std::panic;
use std::ptr;
use std::sync::atomic::{AtomicU32, Ordering};

// Its functions are declared below.
use vientro as _;

unsafe extern "C" {
    fn vientro_selftest_panic(err: *mut *mut std::ffi::c_void) -> i32;
}

const INTERNAL: i32 = 11;

#[test]
fn the_host_keeps_its_hook() {
    static TOLD: AtomicU32 = AtomicU32::new(0);
    panic::set_hook(Box::new(|_| {
        TOLD.fetch_add(1, Ordering::Relaxed);
    }));
    // SAFETY: no error is asked for.
    let status = unsafe { vientro_selftest_panic(ptr::null_mut()) };
    assert_eq!(status, INTERNAL);
    assert_eq!(TOLD.load(Ordering::Relaxed), 1);
}
