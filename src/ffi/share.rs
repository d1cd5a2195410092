//! Objects that several owners share: each gives its share back, the last one frees.

use std::sync::Arc;

/// Hands an object over to the caller, who holds its first share.
pub(super) fn hand_over<T>(object: T) -> *mut T {
    Arc::into_raw(Arc::new(object)).cast_mut()
}

/// Takes a further share.
///
/// # Safety
/// `object` is NULL, or came from [`hand_over`] and a share of it is still held.
pub(super) unsafe fn retain<T>(object: *const T) {
    if !object.is_null() {
        // SAFETY: the caller's word.
        unsafe { Arc::increment_strong_count(object) };
    }
}

/// Gives a share back.
///
/// # Safety
/// `object` is NULL, or came from [`hand_over`] and this share of it is still held.
pub(super) unsafe fn release<T>(object: *mut T) {
    if !object.is_null() {
        // SAFETY: the caller's word.
        drop(unsafe { Arc::from_raw(object.cast_const()) });
    }
}
