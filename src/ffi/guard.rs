//! The one way out of every call: a status, and an error object if one is wanted.
//!
//! I1. A panic of the body ends here. What it was changing is poisoned by its own file.

use std::ptr;

use super::contain::{Place, contain};
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::status::{VIENTRO_OK, vientro_status};
use crate::code::Status;

/// Runs the body of a call that can fail.
///
/// # Safety
/// `err` is NULL, or may be written to.
pub(super) unsafe fn guard(
    err: *mut *mut vientro_error,
    body: impl FnOnce() -> Result<(), Failure>,
) -> vientro_status {
    if !err.is_null() {
        // SAFETY: not NULL, and then the caller says that it may be written to.
        unsafe { err.write_unaligned(ptr::null_mut()) };
    }
    // The body's state is gone with it, but for handles, which say themselves that they are poisoned.
    match contain(body) {
        Ok(Ok(())) => VIENTRO_OK,
        // SAFETY: the caller's word.
        Ok(Err(failure)) => unsafe { failed(Ok(failure), err) },
        // SAFETY: as above.
        Err(place) => unsafe { failed(Err(place), err) },
    }
}

/// Tells why a call failed: by its own word, or by a bug at a place. One function for all calls.
///
/// # Safety
/// As for [`guard`].
#[cold]
#[inline(never)]
unsafe fn failed(why: Result<Failure, Place>, err: *mut *mut vientro_error) -> vientro_status {
    let tell = |failure: Failure| {
        let status = failure.error().code().status();
        if !err.is_null() {
            let error = Box::into_raw(Box::new(vientro_error::new(&failure)));
            // SAFETY: not NULL, and then the caller says that it may be written to.
            unsafe { err.write_unaligned(error) };
        }
        status
    };
    let told = why.and_then(|failure| contain(|| tell(failure)));
    let told = told.or_else(|place| contain(|| tell(BorderError::Panicked { place }.into())));
    told.unwrap_or(Status::Internal).number()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ffi::error::{vientro_error_code, vientro_error_free, vientro_error_id};
    use crate::ffi::status::VIENTRO_E_INTERNAL;
    use std::ffi::CStr;
    use std::fs;

    #[test]
    fn a_panic_becomes_a_status() {
        let mut err = ptr::dangling_mut();
        // SAFETY: `err` may be written to, and what was written is a live error.
        unsafe {
            let status = guard(&raw mut err, || panic!("a bug"));
            assert_eq!(status, VIENTRO_E_INTERNAL);
            assert_eq!(vientro_error_code(err), VIENTRO_E_INTERNAL);
            assert_eq!(CStr::from_ptr(vientro_error_id(err)), c"ffi.panicked");
            vientro_error_free(err);
            assert_eq!(
                guard(ptr::null_mut(), || panic!("a bug")),
                VIENTRO_E_INTERNAL
            );
        }
    }

    #[test]
    fn every_function_that_takes_something_is_guarded() {
        // Read at run time: a file that is added is looked at too.
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src/ffi");
        let files = [root.to_owned(), format!("{root}/interchange")];
        let files = files
            .iter()
            .flat_map(|folder| fs::read_dir(folder).unwrap());
        let files = files.map(|file| file.unwrap().path());
        let files = files.filter(|file| file.is_file());
        let mut functions_seen = 0;
        for file in files {
            let source = fs::read_to_string(&file).unwrap();
            let file = file.display();
            let functions: Vec<&str> = source.split("\n#[unsafe(no_mangle)]\n").skip(1).collect();
            functions_seen += functions.len();
            for function in functions {
                let body = function.split("\n}\n").next().unwrap();
                let takes_nothing = body.contains("()") && !body.contains("unsafe");
                assert!(body.contains("guard") || takes_nothing, "{file}: {body}");
            }
        }
        assert!(functions_seen > 70, "{functions_seen}");
    }

    /// A fault that tests/hostile.sh plants: an interpreter that looks for such has to find it.
    #[cfg(vientro_seeded)]
    #[test]
    fn a_read_after_a_free_is_found() {
        let freed = Box::into_raw(Box::new(1u32));
        // SAFETY: none, on purpose.
        let read = unsafe {
            drop(Box::from_raw(freed));
            freed.read()
        };
        assert_eq!(read, 1);
    }
}
