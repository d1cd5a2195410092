//! The C object `vientro_registry`: the consolidated records, immutable.

use std::sync::OnceLock;

use super::aside::Aside;
use super::contain::guard_or;
use super::error::vientro_error;
use super::failure::Failure;
use super::format;
use super::guard::guard;
use super::pointer::{Out, count, object};
use super::records::Lists;
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::text::vientro_text;
use crate::registry::Registry;

/// The consolidated records of any number of submissions.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. Since 0.1.
#[derive(Debug)]
pub struct vientro_registry {
    registry: Registry,
    /// As C reads them, made when they are first asked for.
    lists: Lists,
    aside: OnceLock<Aside>,
}

impl vientro_registry {
    /// Hands a registry over to the caller.
    pub(super) fn hand_over(registry: Registry) -> *mut Self {
        hand_over(Self {
            registry,
            lists: Lists::new(),
            aside: OnceLock::new(),
        })
    }

    /// Returns the records.
    pub(super) const fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Returns the lists of records as C reads them.
    pub(super) const fn lists(&self) -> &Lists {
        &self.lists
    }

    /// Returns what is beside the records as C reads it.
    pub(super) fn aside(&self) -> &Aside {
        self.aside.get_or_init(|| Aside::of(&self.registry))
    }
}

/// Takes a further share of a registry, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_retain(
    registry: *const vientro_registry,
) -> *mut vientro_registry {
    // SAFETY: the caller's word: it came from `hand_over` and a share of it is still held.
    guard_or((), || unsafe { retain(registry) });
    registry.cast_mut()
}

/// Gives back a share of a registry, and frees it with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_free(registry: *mut vientro_registry) {
    // SAFETY: the caller's word: it came from `hand_over` and this share is still held.
    guard_or((), || unsafe { release(registry) });
}

/// Returns how many versions of records there are, those included that other versions replace or
/// contradict; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_record_count(registry: *const vientro_registry) -> u64 {
    // SAFETY: the caller's word.
    unsafe { guarded_count(registry, Registry::len) }
}

/// Returns how many records could not be read and were set aside; 0 for NULL. Any thread.
/// Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_set_aside_count(
    registry: *const vientro_registry,
) -> u64 {
    // SAFETY: the caller's word.
    unsafe { guarded_count(registry, |registry| registry.set_aside().len()) }
}

/// Returns how many files could not be read, or not to their end; 0 for NULL. Any thread.
/// Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_unreadable_count(
    registry: *const vientro_registry,
) -> u64 {
    // SAFETY: the caller's word.
    unsafe { guarded_count(registry, |registry| registry.unreadable().len()) }
}

/// Tells what could not be read, where, and why, as JSON.
///
/// {"set_aside":[{"file","line","pointer","kind","id","submission","problems":[{"path","code",
/// "message"}]}],"unreadable":[{"file","line","whole","reason"}]}: "kind" is the name of the list,
/// "id" is null where even that could not be read, "whole" is false where the records before that
/// line were read; messages and reasons are {"vi","en"}. Sorted; the content of records is not in
/// it. The overview holds the same.
///
/// out: receives the text, which the caller frees; NULL on failure.
///
/// VIENTRO_E_UNSUPPORTED: built without JSON. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `out` points at a pointer; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_set_aside_json(
    registry: *const vientro_registry,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        unsafe { write(registry, out, format::set_aside) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what putting the submissions together found, versions that were replaced or that
/// contradict each other, as JSON.
///
/// [{"rule","severity","record","path","message","citation"}]: "severity" is "error", "warning" or
/// "info", "record" reads "grants/LS-2019-01", the message is {"vi","en"}, "citation" too, or null
/// where no text of law is behind it. Sorted. The overview holds the same.
///
/// out: receives the text, which the caller frees; NULL on failure.
///
/// Fails as vientro_registry_set_aside_json does. Any thread. Since 0.1.
///
/// # Safety
/// `registry` is NULL or a live registry, `out` points at a pointer; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_registry_findings_json(
    registry: *const vientro_registry,
    out: *mut *mut vientro_text,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        unsafe { write(registry, out, format::findings) }
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// # Safety
/// `registry` is NULL or a live registry.
unsafe fn guarded_count(
    registry: *const vientro_registry,
    what: impl FnOnce(&Registry) -> usize,
) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        registry
            .as_ref()
            .map_or(0, |registry| count(what(&registry.registry)))
    })
}

/// # Safety
/// `registry` is NULL or a live registry, `out` is NULL or can be written.
unsafe fn write(
    registry: *const vientro_registry,
    out: *mut *mut vientro_text,
    what: impl FnOnce(&Registry) -> Result<String, Failure>,
) -> Result<(), Failure> {
    // SAFETY: the caller's word.
    let (out, registry) = unsafe {
        let out = Out::new(out, "out", std::ptr::null_mut())?;
        (out, object(registry, "registry")?)
    };
    let text = what(registry.registry())?;
    out.set(vientro_text::hand_over(text));
    Ok(())
}
