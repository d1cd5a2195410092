//! The C object `vientro_builder`: a registry under construction.

use std::ffi::{c_char, c_void};
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::contain::guard_or;
use super::error::vientro_error;
use super::failure::{BorderError, Failure};
use super::format;
use super::guard::guard;
use super::pointer::{Out, bytes, count, object, text};
use super::progress::{caller, vientro_progress};
use super::registry::vientro_registry;
use super::status::vientro_status;
use crate::exchange::Progress;
use crate::registry::{Registry, RegistryBuilder};

/// A registry under construction: takes files in any order, from any number of submitters.
///
/// Mutable: one thread at a time. After VIENTRO_E_INTERNAL it can only be freed. Since 0.1.
#[derive(Debug)]
pub struct vientro_builder {
    /// Locked only to be exchanged: a call that comes while another works finds that out.
    state: Mutex<State>,
}

/// What a builder holds: its records are out while they are worked on, so that a panic leaves
/// nothing behind that is half done.
#[derive(Debug)]
enum State {
    Ready(Box<RegistryBuilder>),
    Working,
    Poisoned,
}

/// Work on a builder; where it ends without giving the records back, they are lost.
struct Work<'a>(&'a vientro_builder);

impl vientro_builder {
    fn new() -> Self {
        Self {
            state: Mutex::new(State::Ready(Box::new(Registry::builder()))),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A state that is being moved cannot panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Result<(Box<RegistryBuilder>, Work<'_>), Failure> {
        let argument = "builder";
        let mut state = self.state();
        let (next, taken) = match mem::replace(&mut *state, State::Working) {
            State::Ready(records) => (State::Working, Ok((records, Work(self)))),
            State::Working => (State::Working, Err(BorderError::InUse { argument }.into())),
            State::Poisoned => (
                State::Poisoned,
                Err(BorderError::Poisoned { argument }.into()),
            ),
        };
        *state = next;
        taken
    }

    /// Works on the records; should that panic, the builder is poisoned.
    pub(super) fn work<T>(
        &self,
        work: impl FnOnce(&mut RegistryBuilder) -> T,
    ) -> Result<T, Failure> {
        let (mut records, guard) = self.take()?;
        let result = work(&mut records);
        guard.done(records);
        Ok(result)
    }

    /// Makes the registry, and starts anew; should that panic, the builder is poisoned.
    fn finish(&self) -> Result<Registry, Failure> {
        let (records, guard) = self.take()?;
        let registry = records.finish();
        guard.done(Box::new(Registry::builder()));
        Ok(registry)
    }

    /// Tells whether a call works on it, of which a callback may be running.
    fn is_in_use(&self) -> bool {
        matches!(*self.state(), State::Working)
    }
}

impl Work<'_> {
    fn done(self, records: Box<RegistryBuilder>) {
        *self.0.state() = State::Ready(records);
        // From here on the builder may be another call's.
        mem::forget(self);
    }
}

impl Drop for Work<'_> {
    /// Only work that ended in a panic gets here.
    fn drop(&mut self) {
        *self.0.state() = State::Poisoned;
    }
}

/// Makes an empty builder.
///
/// out: receives the builder, which the caller frees; NULL on failure.
///
/// Fails only as every call can. Any thread. Since 0.1.
///
/// # Safety
/// `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_builder_new(
    out: *mut *mut vientro_builder,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let out = unsafe { Out::new(out, "out", std::ptr::null_mut()) }?;
        out.set(Box::into_raw(Box::new(vientro_builder::new())));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Adds the bytes of a file in the submission format, one JSON object.
///
/// Bad content is no failure: a record that cannot be read, a file that breaks off or that is
/// something else altogether, all is kept aside with its place and the reason, and counted in no
/// figure. The order of files changes nothing.
///
/// builder: what to add to.
/// name, name_length: names the file in messages; length in bytes or VIENTRO_NUL.
/// content, content_length: its bytes, up to 2147483647; length or VIENTRO_NUL.
/// records, set_aside: receive how many records were read, and how many were set aside; each may
///   be NULL.
/// complete: receives 1 if the file was read to its end, else 0; may be NULL.
///
/// VIENTRO_E_TEXT: the name is not UTF-8 or holds U+0000. VIENTRO_E_RANGE: too long.
/// VIENTRO_E_UNSUPPORTED: built without JSON. On failure nothing was added. Since 0.1.
///
/// # Safety
/// `builder` is NULL or a live builder that no other thread uses, `name` and `content` point at as
/// many bytes as their lengths say; `records`, `set_aside`, `complete` and `err` are NULL or can be
/// written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_builder_add_json(
    builder: *mut vientro_builder,
    name: *const c_char,
    name_length: u64,
    content: *const c_char,
    content_length: u64,
    records: *mut u64,
    set_aside: *mut u64,
    complete: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        unsafe {
            let file = File {
                builder,
                name,
                name_length,
                content,
                content_length,
            };
            add_json(&file, None, records, set_aside, complete)
        }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Adds the bytes of a file as vientro_builder_add_json does, and tells how far it is.
///
/// progress, userdata: called on this thread before this call returns, never after, first with
///   nothing done and last with all done; NULL for nobody. What `total` counts says nothing about
///   the file but how much there is to do. The other arguments are those of
///   vientro_builder_add_json.
///
/// VIENTRO_E_STOPPED: `progress` asked to stop; the builder is as before the call. Else fails as
/// vientro_builder_add_json does. Since 0.1.
///
/// # Safety
/// As for vientro_builder_add_json; `progress` is NULL or a function that returns to its caller.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_builder_add_json_with_progress(
    builder: *mut vientro_builder,
    name: *const c_char,
    name_length: u64,
    content: *const c_char,
    content_length: u64,
    progress: vientro_progress,
    userdata: *mut c_void,
    records: *mut u64,
    set_aside: *mut u64,
    complete: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        unsafe {
            let file = File {
                builder,
                name,
                name_length,
                content,
                content_length,
            };
            let mut tell = caller(progress, userdata);
            add_json(&file, Some(&mut tell), records, set_aside, complete)
        }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// A file as a caller gives it, and what it goes to.
struct File {
    builder: *const vientro_builder,
    name: *const c_char,
    name_length: u64,
    content: *const c_char,
    content_length: u64,
}

/// # Safety
/// As for [`vientro_builder_add_json`].
unsafe fn add_json(
    file: &File,
    progress: Option<Progress<'_>>,
    records: *mut u64,
    set_aside: *mut u64,
    complete: *mut u32,
) -> Result<(), Failure> {
    // SAFETY: the caller's word.
    let (records, set_aside, complete, builder, name, content) = unsafe {
        (
            Out::optional(records, 0),
            Out::optional(set_aside, 0),
            Out::optional(complete, 0),
            object(file.builder, "builder")?,
            text(file.name, file.name_length, "name")?,
            bytes(file.content, file.content_length, "content")?,
        )
    };
    let fed = builder.work(|builder| format::feed(builder, name, content, progress))??;
    if let Some(out) = records {
        out.set(count(fed.records));
    }
    if let Some(out) = set_aside {
        out.set(count(fed.set_aside));
    }
    if let Some(out) = complete {
        out.set(fed.is_complete.into());
    }
    Ok(())
}

/// Makes the registry of all that was added, and decides which version of each record counts.
///
/// The builder stays the caller's: it is empty again, to be fed anew or freed. So finishing twice
/// makes a second, empty registry.
///
/// builder: what to finish.
/// out: receives the registry, which the caller frees; NULL on failure.
///
/// Fails only as every call can. Since 0.1.
///
/// # Safety
/// `builder` is NULL or a live builder that no other thread uses, `out` points at a pointer; `err`
/// is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_builder_finish(
    builder: *mut vientro_builder,
    out: *mut *mut vientro_registry,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, builder) = unsafe {
            let out = Out::new(out, "out", std::ptr::null_mut())?;
            (out, object(builder, "builder")?)
        };
        out.set(vientro_registry::hand_over(builder.finish()?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Frees a builder with all that was added since it was made or last finished; NULL is fine. A
/// registry that was made of it stays. In a callback of a call on this builder it does nothing.
/// Since 0.1.
///
/// # Safety
/// `builder` is NULL or a live builder, which nobody uses from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_builder_free(builder: *mut vientro_builder) {
    // SAFETY: the caller's word: it came from `vientro_builder_new` and was not freed before.
    guard_or((), || unsafe {
        if !builder.is_null() && !(*builder).is_in_use() {
            drop(Box::from_raw(builder));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ffi::error::{vientro_error_free, vientro_error_id};
    use crate::ffi::status::{VIENTRO_E_INTERNAL, VIENTRO_OK};
    use std::ffi::CStr;
    use std::ptr;

    #[test]
    fn a_panic_poisons_the_builder_which_can_still_be_freed() {
        let mut builder = ptr::null_mut();
        let mut err = ptr::null_mut();
        let mut registry = ptr::dangling_mut();
        // SAFETY: the pointers are to live places and live objects, each freed once.
        unsafe {
            assert_eq!(
                vientro_builder_new(&raw mut builder, &raw mut err),
                VIENTRO_OK
            );
            let broken = &*builder;
            let status = guard(&raw mut err, || broken.work(|_| panic!("a bug")));
            assert_eq!(status, VIENTRO_E_INTERNAL);
            vientro_error_free(err);

            let status = vientro_builder_finish(builder, &raw mut registry, &raw mut err);
            assert_eq!((status, registry), (VIENTRO_E_INTERNAL, ptr::null_mut()));
            assert_eq!(CStr::from_ptr(vientro_error_id(err)), c"ffi.poisoned");
            vientro_error_free(err);
            let mut records = 7;
            let status = vientro_builder_add_json(
                builder,
                c"a".as_ptr(),
                1,
                c"{}".as_ptr(),
                2,
                &raw mut records,
                ptr::null_mut(),
                ptr::null_mut(),
                ptr::null_mut(),
            );
            assert_eq!((status, records), (VIENTRO_E_INTERNAL, 0));
            vientro_builder_free(builder);
        }
    }

    #[cfg(not(feature = "json"))]
    #[test]
    fn a_format_that_was_not_built_in_is_an_error_and_no_bug() {
        let mut builder = vientro_builder::new();
        let (name, content) = (c"a".as_ptr(), c"{}".as_ptr());
        let none = ptr::null_mut();
        for _ in 0..2 {
            // SAFETY: the pointers are to live text and a live builder; NULL is fine for the rest.
            let status = unsafe {
                vientro_builder_add_json(
                    &raw mut builder,
                    name,
                    1,
                    content,
                    2,
                    none,
                    none,
                    ptr::null_mut(),
                    ptr::null_mut(),
                )
            };
            assert_eq!(status, crate::ffi::status::VIENTRO_E_UNSUPPORTED);
        }
    }
}
